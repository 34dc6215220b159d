//! What ordinary sockets of a sandbox reach that they mustn't.

use crate::Attack;
use crate::attacks;
use crate::region::Control::{Caged, Plain};
use crate::region::{ALICE, BOB, CLOSED, LEGAL, OPEN, RESOLVER, Region, in_both};
use serde_json::Value;
use std::net::TcpListener;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};

/// Connects from a notebook, with so many seconds of patience: target → what came of it.
fn reaching(region: &Region, app: &str, patience: &str, targets: &[String]) -> Value {
    let arguments: Vec<&str> = std::iter::once(patience)
        .chain(targets.iter().map(String::as_str))
        .collect();
    region.inside(app, "network", "reaching", &arguments)
}

/// A refused connection is mostly silence, so each call takes its whole patience: many targets go into one.
fn none_reached(region: &Region, app: &str, targets: &[String]) {
    for (target, result) in reaching(region, app, "1.5", targets).as_object().expect("results") {
        assert_ne!(result, "reached", "{app} reaches {target}");
    }
}

pub fn reached(region: &Region, app: &str, target: &str) {
    let result = reaching(region, app, "60", &[target.to_owned()]);
    assert_eq!(result[target], "reached", "{app} to {target}, which is allowed");
}

/// The same attack by a process without a network of its own.
fn reached_outside(region: &Region, target: &str) {
    let result = region.outside(Plain, "network", "reaching", &["60", target]);
    assert_eq!(result[target], "reached", "the probe, outside");
}

fn another_notebook(region: &Region) {
    reached(region, ALICE, &format!("{}:{LEGAL}", region.bob));
    let ports = [22, 80, 443, 8888, 2049, u64::from(CLOSED)];
    none_reached(region, ALICE, &ports.map(|p| format!("{}:{p}", region.bob)));
    let token = region.token("closed-port");
    region.inside(ALICE, "network", "send", &[&region.bob, &CLOSED.to_string(), &token]);
    region.never_arrives(&token);
}

/// Alice may ask bob; that lets nobody ask alice, and no third one ask bob.
fn the_legal_path_backwards(region: &Region) {
    let target = format!("{}:{LEGAL}", region.alice);
    none_reached(region, BOB, std::slice::from_ref(&target));
    none_reached(region, OPEN, &[target, format!("{}:{LEGAL}", region.bob)]);
}

/// Apps of open domains stand in another router: no way leads there.
fn a_notebook_of_the_other_domain(region: &Region) {
    let other = region.place.shell(
        OPEN,
        "ip -4 -o address show dev eth0 | awk '{ sub(\"/.*\", \"\", $4); print $4 }'",
    );
    let other_leg = region.place.shell(
        OPEN,
        "ip -4 -o address show dev eth1 | awk '{ sub(\"/.*\", \"\", $4); print $4 }'",
    );
    none_reached(
        region,
        ALICE,
        &[
            format!("{other}:8888"),
            format!("{other_leg}:8888"),
            format!("{other}:2049"),
        ],
    );
    none_reached(
        region,
        OPEN,
        &[format!("{}:8888", region.alice), format!("{}:8888", region.bob)],
    );
    assert_eq!(
        region.place.shell(
            OPEN,
            "curl -s -m 60 -o /dev/null -w '%{http_code}' http://127.0.0.1:8888/api"
        ),
        "200"
    );
}

fn the_routers_own_addresses(region: &Region) {
    reached(region, ALICE, &format!("{RESOLVER}:53"));
    let addresses = [
        "169.254.1.1",
        "10.20.0.1",
        "10.20.0.2",
        "10.20.1.1",
        "10.20.2.1",
        "10.20.0.0",
        "10.20.255.255",
    ];
    let ports = [1, 22, 53, 80, 111, 443, 2049, 4560, 8080];
    let mut targets: Vec<String> = addresses
        .iter()
        .flat_map(|a| ports.map(|p| format!("{a}:{p}")))
        .collect();
    targets.retain(|t| t != &format!("{RESOLVER}:53"));
    none_reached(region, ALICE, &targets);
    let asked = [
        format!("{RESOLVER}:53"),
        "169.254.1.1:53".to_owned(),
        format!("{RESOLVER}:123"),
        "10.20.1.1:53".to_owned(),
    ];
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    let answered = region.inside(ALICE, "network", "reaching_by_udp", &asked);
    assert_eq!(
        answered,
        serde_json::json!([format!("{RESOLVER}:53")]),
        "only the resolver answers, on its port"
    );
}

fn instance_metadata(region: &Region) {
    in_both(|app| {
        none_reached(
            region,
            app,
            &["169.254.169.254:80", "169.254.169.123:123", "169.254.170.23:80"].map(String::from),
        );
        let found = region.inside(
            app,
            "network",
            "http",
            &["169.254.169.254", "80", "/latest/meta-data/", "169.254.169.254"],
        );
        assert!(found.is_null(), "{app}: {found}");
        let own = region.inside(
            app,
            "network",
            "http",
            &["169.254.170.2", "80", "/credentials", "169.254.170.2"],
        );
        assert_eq!(own[0], 200, "its own credentials do answer");
    });
}

fn key_of(region: &Region, app: &str) -> String {
    let own = region.inside(
        app,
        "network",
        "http",
        &["169.254.170.2", "80", "/credentials", "169.254.170.2"],
    );
    let body: Value = serde_json::from_str(own[1].as_str().expect("a body")).expect("JSON");
    body["RoleArn"]
        .as_str()
        .map(|role| format!("{role} {}", body["AccessKeyId"]))
        .expect("a role")
}

/// The address of the credentials is the same for everybody, and leads to one's own only, over any link.
fn credentials_of_another(region: &Region) {
    let [alice, bob, open] = [ALICE, BOB, OPEN].map(|app| key_of(region, app));
    assert!(alice != bob && alice != open && bob != open, "{alice} {bob} {open}");
    for device in ["eth0", "lo"] {
        let found = region.inside(
            ALICE,
            "network",
            "http",
            &["169.254.170.2", "80", "/credentials", "169.254.170.2", device],
        );
        let body = found[1].as_str().unwrap_or_default();
        for other in [&bob, &open] {
            let key = other.split('"').nth(1).expect("a key");
            assert!(!body.contains(key), "over {device}: {body}");
        }
    }
    none_reached(region, ALICE, &[format!("{}:80", region.bob)]);
}

/// A page that a browser inside shows could have any name lead to the address.
fn credentials_by_another_name(region: &Region) {
    for name in [
        "evil.example",
        "localhost",
        "169.254.170.2.evil.example",
        "169.254.170.2:8080",
        "",
    ] {
        let found = region.inside(ALICE, "network", "http", &["169.254.170.2", "80", "/credentials", name]);
        assert_ne!(found[0], 200, "{name:?}: {found}");
        assert!(!found.to_string().contains("SecretAccessKey"), "{name:?}");
    }
    let post = region.inside(
        ALICE,
        "network",
        "http",
        &["169.254.170.2", "80", "/credentials", "169.254.170.2", "", "POST"],
    );
    assert_ne!(post[0], 200);
    key_of(region, ALICE);
}

fn the_credentials_door(region: &Region) {
    let tried = region.inside(ALICE, "network", "taking_the_credentials_door", &[]);
    assert!(
        !tried["169.254.170.2"].is_null() && !tried["0.0.0.0"].is_null(),
        "{tried}"
    );
    assert!(tried["another port"].is_null(), "the probe can listen: {tried}");
    key_of(region, ALICE);
}

/// The host's own loopback, where the API and the browsers' sites are.
fn loopback_of_the_host(region: &Region) {
    let api = region.server.lock().expect("not poisoned").authority().to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    assert!(std::net::TcpStream::connect(&api).is_ok() && std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
    let api_port = api.rsplit(':').next().expect("a port").to_owned();
    reached_outside(region, &format!("127.0.0.1:{port}"));
    let mut targets = Vec::new();
    for port in [api_port, port.to_string()] {
        for host in [
            "127.0.0.1",
            "127.0.0.2",
            "0.0.0.0",
            "127.255.255.254",
            "169.254.1.1",
            "10.20.0.2",
        ] {
            targets.push(format!("{host}:{port}"));
        }
    }
    in_both(|app| {
        none_reached(region, app, &targets);
        reached(region, app, "127.0.0.1:8888");
    });
}

/// Addresses of the machine itself.
fn addresses_of_the_host(region: &Region) {
    let out = std::process::Command::new("ip")
        .args(["-4", "-o", "address"])
        .output()
        .expect("ip runs");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let addresses = text
        .split_whitespace()
        .filter_map(|w| w.split_once('/'))
        .map(|(a, _)| a.to_owned());
    let listeners: Vec<TcpListener> = addresses
        .filter(|a| !a.starts_with("127."))
        .filter_map(|a| TcpListener::bind((a, 0)).ok())
        .collect();
    let targets: Vec<String> = listeners
        .iter()
        .map(|l| l.local_addr().expect("an address").to_string())
        .collect();
    for target in &targets {
        reached_outside(region, target);
    }
    in_both(|app| none_reached(region, app, &targets));
}

fn abstract_unix_sockets_of_the_host(region: &Region) {
    let name = format!("kakoi-isolation-{}-{:?}", std::process::id(), region.way);
    let address = SocketAddr::from_abstract_name(&name).expect("a name");
    let _listener = UnixListener::bind_addr(&address).expect("an abstract socket");
    let free = region.outside(Plain, "network", "unix", &["abstract", &name]);
    assert!(free["stream"].is_null(), "the probe, outside: {free}");
    let known = region.outside(Plain, "network", "unix_names", &[]).to_string();
    assert!(known.contains(&name), "the probe, outside: {known}");
    in_both(|app| {
        let tried = region.inside(app, "network", "unix", &["abstract", &name]);
        for style in ["stream", "datagram", "packets"] {
            assert_eq!(tried[style], "ECONNREFUSED", "{app}: {tried}");
        }
        let names = region.inside(app, "network", "unix_names", &[]).to_string();
        assert!(!names.contains(&name), "{app}: {names}");
    });
}

/// The region's own sockets: by their paths, and by what /proc shows.
fn control_sockets_by_path(region: &Region) {
    let data = region.place.data();
    for socket in ["control.sock", "anchor.sock"] {
        let path = data.join(socket);
        assert!(path.exists(), "{}", path.display());
        let path = path.display().to_string();
        let seen_through = ["/proc/1/root", "/proc/self/root", "/proc/1/cwd"].map(|p| format!("{p}{path}"));
        for place in [path].iter().chain(&seen_through) {
            let tried = region.inside(ALICE, "network", "unix", &["path", place]);
            assert!(
                ["ENOENT", "EACCES"]
                    .iter()
                    .any(|e| tried["stream"] == *e && tried["packets"] == *e),
                "{place}: {tried}"
            );
        }
    }
}

fn own_links_and_routes(region: &Region) {
    let shape = region.inside(ALICE, "network", "shape_of_the_network", &[]);
    let tried = region.inside(ALICE, "network", "changing_own_links", &["eth0", &region.bob]);
    for (what, error) in tried.as_object().expect("tries") {
        assert_eq!(error, "EPERM", "{what}");
    }
    assert_eq!(region.inside(ALICE, "network", "shape_of_the_network", &[]), shape);
    let free = region.outside(Caged, "network", "changing_own_links", &["lo", "10.9.9.9"]);
    assert!(free["address"].is_null(), "with powers the same request works: {free}");
}

fn multicast_and_broadcast(region: &Region) {
    let own = region.inside(ALICE, "network", "own_multicast", &[]);
    assert_eq!(own["worked"], true, "the probe hears itself");
    for port in [LEGAL, CLOSED] {
        let token = region.token("multicast");
        let port = port.to_string();
        let addresses = [
            "224.0.0.1",
            "224.0.0.251",
            "239.1.2.3",
            "255.255.255.255",
            "10.20.255.255",
            "10.20.2.255",
        ];
        region.inside(
            ALICE,
            "network",
            "multicast_and_broadcast",
            &[&[port.as_str(), &token], &addresses[..]].concat(),
        );
        region.never_arrives(&token);
    }
}

fn ipv6(region: &Region) {
    let token = region.token("ipv6");
    in_both(|app| {
        assert_eq!(
            region.place.shell(app, "ip -6 -o address; ip -6 route"),
            "",
            "{app} has IPv6"
        );
        let tried = region.inside(app, "network", "six", &[&region.bob, &LEGAL.to_string(), &token]);
        for (what, result) in tried.as_object().expect("tries") {
            assert_eq!(result["worked"], false, "{app}: {what}");
        }
    });
    region.never_arrives(&token);
}

/// An IPv4 address in IPv6's clothes is judged as what it is.
fn ipv4_mapped_into_ipv6(region: &Region) {
    let (closed, allowed) = (region.token("mapped"), region.token("mapped-allowed"));
    region.inside(ALICE, "network", "mapped", &[&region.bob, &CLOSED.to_string(), &closed]);
    region.never_arrives(&closed);
    region.inside(ALICE, "network", "mapped", &[&region.bob, &LEGAL.to_string(), &allowed]);
    region.arrives(&allowed);
}

fn source_routes(region: &Region) {
    let token = region.token("source-route");
    let hops = [region.bob.as_str(), RESOLVER, "10.20.1.1"];
    for target in [RESOLVER, region.bob.as_str()] {
        region.inside(
            ALICE,
            "network",
            "source_routed",
            &[&[target, &CLOSED.to_string(), &token], &hops[..]].concat(),
        );
    }
    region.never_arrives(&token);
}

fn other_transports(region: &Region) {
    let token = region.token("transport");
    for port in [LEGAL, CLOSED] {
        region.inside(
            ALICE,
            "network",
            "transports",
            &[&region.bob, &port.to_string(), &token],
        );
    }
    region.never_arrives(&token);
    let closed = format!("tcp {CLOSED} ");
    assert!(
        region.victim.with(&closed).is_empty(),
        "a connection to the closed port"
    );
}

/// The closed domain has no way out, by address or by name.
fn the_internet_from_the_closed_domain(region: &Region) {
    let targets = ["203.0.113.99:80", "198.18.0.250:443", "1.1.1.1:443", "8.8.8.8:53"].map(String::from);
    none_reached(region, ALICE, &targets);
    reached(region, OPEN, "203.0.113.99:80");
}

/// Ports of the sandbox that others can't reach though its owner opens them to all.
fn a_listener_for_everybody(region: &Region) {
    let listening = region.ongoing(ALICE, "network", "listening_for", &["8899", "anybody", "180"]);
    for app in [BOB, OPEN] {
        region.inside(app, "network", "send", &[&region.alice, "8899", "anybody"]);
    }
    let fence = region.token("fence-own");
    assert!(listening.with("true").is_empty());
    region.inside(
        ALICE,
        "network",
        "send",
        &["127.0.0.1", "8899", &format!("anybody {fence}")],
    );
    listening.wait_for("true");
}

pub const ATTACKS: &[Attack] = attacks![
    another_notebook,
    the_legal_path_backwards,
    a_notebook_of_the_other_domain,
    the_routers_own_addresses,
    instance_metadata,
    credentials_of_another,
    credentials_by_another_name,
    the_credentials_door,
    loopback_of_the_host,
    addresses_of_the_host,
    abstract_unix_sockets_of_the_host,
    control_sockets_by_path,
    own_links_and_routes,
    multicast_and_broadcast,
    ipv6,
    ipv4_mapped_into_ipv6,
    source_routes,
    other_transports,
    the_internet_from_the_closed_domain,
    a_listener_for_everybody,
];
