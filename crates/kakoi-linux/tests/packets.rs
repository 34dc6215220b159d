//! Real packets between namespaces that each test makes for itself.

mod support;

use kakoi_linux::in_netns;
use kakoi_linux::netlink::route::{Route, RouteSocket, Via};
use kakoi_linux::netns::Holder;
use kakoi_linux::nft::kernel::NftSocket;
use kakoi_net::{AppLeg, Traffic};
use kakoi_netir::{AclRuleIr, GroupIr, LegRoutes, NatIr, NetworkIr, NextHop};
use std::io;
use std::net::SocketAddrV4;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use support::*;

/// Listeners everywhere something could be reached.
fn listen_everywhere(region: &Region) {
    serve(&region.router(1), ENDPOINT, 443);
    serve(&region.router(1), ENDPOINT, 8443);
    serve(&region.router(1), MOUNT, 2049);
    serve(&region.router(1), RESOLVER, 53);
    serve(&region.router(1), RESOLVER, 111);
    serve_udp(&region.router(1), RESOLVER, 53);
    serve_udp(&region.router(1), "169.254.169.253", 53);
    serve(&region.internet(), HOST, 443);
    serve(&region.internet(), SERVICE, 443);
    for n in [10, 11, 12] {
        serve(&region.app(n), "0.0.0.0", 8888);
    }
}

#[test]
fn vpc_only_apps_reach_what_groups_allow_and_no_internet() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let ir = vpc_only();
    assert!(region.apply(&ir) > 0);
    assert_eq!(region.apply(&ir), 0, "applying twice changes nothing");
    listen_everywhere(&region);
    let (a, b, c) = (region.app(10), region.app(11), region.app(12));

    assert_eq!(
        probe(&a, ENDPOINT, 443).as_deref(),
        Some("10.20.1.10"),
        "endpoint, source preserved"
    );
    assert_eq!(probe(&a, ENDPOINT, 8443), None, "another port of the endpoint");
    assert_eq!(probe(&c, ENDPOINT, 443), None, "endpoint from another group");
    assert!(probe(&a, MOUNT, 2049).is_some(), "mount target");
    assert_eq!(
        probe(&b, MOUNT, 2049),
        None,
        "mount target from an address that isn't admitted"
    );
    assert_eq!(
        probe(&a, "10.20.1.11", 8888).as_deref(),
        Some("10.20.1.10"),
        "another app of the group"
    );
    assert_eq!(probe(&c, "10.20.1.11", 8888), None, "app of another group");
    assert_eq!(probe(&a, "10.20.1.12", 8888), None, "a group without ingress");
    for app in [&a, &c] {
        assert!(probe_udp(app, RESOLVER, 53), "resolver");
        assert!(probe_udp(app, "169.254.169.253", 53), "resolver, link-local");
        assert!(probe(app, RESOLVER, 53).is_some(), "resolver over TCP");
        assert_eq!(probe(app, RESOLVER, 111), None, "another port of the resolver");
        assert_eq!(probe(app, HOST, 443), None, "internet");
        assert_eq!(probe(app, SERVICE, 443), None, "public service");
    }
}

#[test]
fn a_nat_gateway_opens_the_internet_and_its_removal_closes_it() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let closed = vpc_only();
    region.apply(&closed);
    listen_everywhere(&region);
    let app = region.app(10);
    assert_eq!(probe(&app, HOST, 443), None);

    let mut open_ir = closed.clone();
    add_nat(&mut open_ir, 1, PUBLIC);
    region.apply(&open_ir);
    assert_eq!(
        probe(&app, HOST, 443).as_deref(),
        Some(PUBLIC),
        "the source is the NAT gateway's"
    );
    assert_eq!(probe(&app, SERVICE, 443).as_deref(), Some(PUBLIC));
    assert_eq!(probe(&app, "10.20.0.99", 443), None, "the NAT gateway itself is nobody");
    let mut lasting = open(&app, HOST, 443).unwrap();
    assert_eq!(ask(&mut lasting).unwrap(), PUBLIC);

    // Only the route goes: judged at once, open connections too.
    let mut no_route = open_ir.clone();
    no_route
        .routers
        .get_mut(&vpc_id(1))
        .unwrap()
        .tables
        .insert(rtb_id(1), table(None));
    region.apply(&no_route);
    assert_eq!(probe(&app, HOST, 443), None);
    assert!(ask(&mut lasting).is_err(), "a connection without a route");
    assert!(probe(&app, ENDPOINT, 443).is_some(), "the rest stays");

    // A route straight to the internet gateway is useless without a public address.
    let mut public_subnet = open_ir.clone();
    public_subnet
        .routers
        .get_mut(&vpc_id(1))
        .unwrap()
        .tables
        .insert(rtb_id(1), table(Some(NextHop::InternetGateway(igw_id(1)))));
    region.apply(&public_subnet);
    assert_eq!(probe(&app, HOST, 443), None);

    region.apply(&open_ir);
    assert_eq!(probe(&app, HOST, 443).as_deref(), Some(PUBLIC), "open again");
    region.apply(&closed);
    assert_eq!(probe(&app, HOST, 443), None, "gateway gone");
}

fn public_internet_only() -> NetworkIr {
    let mut ir = vpc_only();
    let mut studio = router(2);
    studio.groups.insert(
        sg_id(9),
        GroupIr {
            egress: vec![rule(Traffic::All, &["0.0.0.0/0"])],
            ..GroupIr::default()
        },
    );
    ir.routers.insert(vpc_id(2), studio);
    add_nat(&mut ir, 2, "198.51.100.8");
    for (n, last) in [(20, 20), (21, 21)] {
        add_app(
            &mut ir,
            n,
            2,
            AppLeg::Internet,
            &format!("198.19.0.{last}"),
            &[9],
            LegRoutes::Default,
        );
    }
    add_app(
        &mut ir,
        20,
        1,
        AppLeg::Home,
        "10.20.2.77",
        &[4],
        LegRoutes::Only([ip(MOUNT)].into()),
    );
    ir
}

#[test]
fn public_internet_only_apps_reach_the_internet_and_of_the_vpc_only_their_home() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let ir = public_internet_only();
    region.apply(&ir);
    listen_everywhere(&region);
    serve(&region.app(21), "0.0.0.0", 8888);
    let app = region.app(20);
    assert_eq!(probe(&app, HOST, 443).as_deref(), Some("198.51.100.8"));
    assert_eq!(probe(&app, SERVICE, 443).as_deref(), Some("198.51.100.8"));
    assert_eq!(
        probe(&app, MOUNT, 2049).as_deref(),
        Some("10.20.2.77"),
        "home by the second leg"
    );
    for (address, port) in [
        (ENDPOINT, 443),
        ("10.20.1.11", 8888),
        (MOUNT, 443),
        ("10.20.0.1", 53),
        ("198.19.0.21", 8888),
    ] {
        assert_eq!(probe(&app, address, port), None, "{address}:{port}");
    }
    assert_eq!(
        probe(&region.app(10), "10.20.2.77", 8888),
        None,
        "nobody reaches an app through its home leg"
    );
}

/// Found by random networks: the groups of a home leg are a user's to edit, what it's for isn't.
#[test]
fn a_home_leg_does_nfs_and_nothing_else_whatever_groups_say() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = public_internet_only();
    for n in [1, 4, 5] {
        let everything = || vec![rule(Traffic::All, &["0.0.0.0/0"])];
        (group(&mut ir, n).ingress, group(&mut ir, n).egress) = (everything(), everything());
    }
    region.apply(&ir);
    listen_everywhere(&region);
    serve(&region.router(1), MOUNT, 443);
    serve_udp(&region.router(1), MOUNT, 2049);
    serve(&region.app(20), "0.0.0.0", 8888);
    let (app, other) = (region.app(20), region.app(10));
    assert_eq!(probe(&app, MOUNT, 2049).as_deref(), Some("10.20.2.77"));
    assert!(probe(&other, MOUNT, 443).is_some() && probe_udp(&other, MOUNT, 2049) && ping(&other, MOUNT));
    assert_eq!(probe(&app, MOUNT, 443), None, "another port");
    assert!(!probe_udp(&app, MOUNT, 2049), "another protocol");
    assert!(!ping(&app, MOUNT), "no ports at all");
    // The app may give itself routes over that leg.
    let route = |to: &str| Route::main(format!("{to}/32").parse().unwrap(), home_way(&app));
    let mut socket = RouteSocket::open_in(app.as_fd()).unwrap();
    socket
        .add_routes(&["10.20.1.10", "10.20.1.11", RESOLVER].map(route))
        .unwrap();
    assert_eq!(probe(&other, "10.20.2.77", 8888), None, "towards it");
    assert_eq!(
        probe(&app, "10.20.1.11", 8888),
        None,
        "an app, by a route of its own making"
    );
    assert_eq!(probe(&app, RESOLVER, 53), None, "the VPC's resolver, likewise");
}

/// The way over the link that an app's route to a mount target takes.
fn home_way(app: &OwnedFd) -> Via {
    let mut socket = RouteSocket::open_in(app.as_fd()).unwrap();
    socket.route_to(ip(MOUNT)).unwrap().expect("the home leg's route").via
}

#[test]
fn a_sender_with_another_address_is_dropped() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = vpc_only();
    add_nat(&mut ir, 1, PUBLIC);
    region.apply(&ir);
    listen_everywhere(&region);
    let c = region.app(12);
    // Whoever owns the app's namespace may give it any address: here it claims a's, which the endpoint would admit.
    let mut socket = RouteSocket::open_in(c.as_fd()).unwrap();
    let index = socket.link("eth0").unwrap().unwrap();
    // The new one first: losing its only address would take routes and neighbours away.
    socket.add_addresses(index, [ip("10.20.1.10")]).unwrap();
    socket.delete_addresses(index, [ip("10.20.1.12")]).unwrap();
    let before = dropped(&region);
    assert_eq!(probe(&c, ENDPOINT, 443), None);
    assert!(!probe_udp(&c, RESOLVER, 53));
    assert_eq!(probe(&c, HOST, 443), None);
    assert!(dropped(&region) > before, "the packets did reach the router");
    assert!(
        region.network.verify_blocking(&ir, app_id(12)).is_err(),
        "reading back notices"
    );
    // The gateway side can't start anything either.
    let internet = region.internet();
    let mut socket = RouteSocket::open_in(internet.as_fd()).unwrap();
    let link = socket
        .links()
        .unwrap()
        .into_iter()
        .find(|(name, _)| name.starts_with('v'))
        .unwrap()
        .1;
    socket
        .add_routes(&[Route::main("10.20.0.0/16".parse().unwrap(), Via::Link(link))])
        .unwrap();
    socket
        .add_neighbours(&[
            (link, ip("10.20.1.10"), [2, 0x4b, 255, 255, 255, 2]),
            (link, ip(RESOLVER), [2, 0x4b, 255, 255, 255, 2]),
        ])
        .unwrap();
    assert_eq!(probe(&internet, "10.20.1.10", 8888), None);
    assert_eq!(probe(&internet, RESOLVER, 53), None);
}

/// Packets counted by the router's anti-spoofing rule.
fn dropped(region: &Region) -> u64 {
    let text = kakoi_linux::nft::text::list(region.router(1).as_fd()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let rules = value["nftables"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|i| i["rule"]["chain"] == "pre" && i.to_string().contains("pre/spoof"));
    rules
        .flat_map(|r| r["rule"]["expr"].as_array().unwrap().clone())
        .filter_map(|e| e["counter"]["packets"].as_u64())
        .sum()
}

#[test]
fn edits_are_judged_at_once_and_open_connections_stay() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = vpc_only();
    region.apply(&ir);
    listen_everywhere(&region);
    let (a, b, c) = (region.app(10), region.app(11), region.app(12));
    let mut tracked = open(&a, "10.20.1.11", 8888).unwrap();
    assert_eq!(ask(&mut tracked).unwrap(), "10.20.1.10");

    group(&mut ir, 1).ingress.clear();
    region.apply(&ir);
    assert_eq!(probe(&a, "10.20.1.11", 8888), None, "a new connection");
    assert!(ask(&mut tracked).is_ok(), "a tracked one goes on, as on AWS");

    group(&mut ir, 1).ingress = vec![rule(tcp(8888), &["10.20.1.0/24"]), rule(tcp(8888), &["10.20.1.8/29"])];
    region.apply(&ir);
    assert!(probe(&a, "10.20.1.11", 8888).is_some());
    assert!(probe(&c, "10.20.1.11", 8888).is_some());

    // Egress is judged towards apps, endpoints and mount targets alike.
    group(&mut ir, 1).egress = vec![rule(tcp(443), &["10.20.1.200/32"])];
    region.apply(&ir);
    assert_eq!(probe(&a, "10.20.1.11", 8888), None);
    assert!(probe(&a, ENDPOINT, 443).is_some());
    assert_eq!(probe(&a, MOUNT, 2049), None);
    assert!(probe_udp(&a, RESOLVER, 53), "no group judges the resolver");

    // An interface without groups may do nothing but ask the resolver.
    group(&mut ir, 1).egress = vec![rule(Traffic::All, &["0.0.0.0/0"])];
    let eni = ir
        .routers
        .get_mut(&vpc_id(1))
        .unwrap()
        .interfaces
        .get_mut(&eni_id(12))
        .unwrap();
    eni.groups.clear();
    region.apply(&ir);
    assert_eq!(probe(&c, "10.20.1.11", 8888), None);
    assert!(probe_udp(&c, RESOLVER, 53));
    assert!(probe(&b, "10.20.1.10", 8888).is_some());
}

/// A namespace's settings that differ from what they should be, after another value was written to each if asked for.
fn unsettled(namespace: &OwnedFd, forwards: bool, spoil: bool) -> Vec<String> {
    let (forward, filter) = if forwards { ("1", "0") } else { ("0", "1") };
    let mut wanted = vec![("ipv4/ip_forward".to_owned(), forward)];
    for scope in ["all", "default"] {
        wanted.push((format!("ipv4/conf/{scope}/rp_filter"), filter));
        wanted.push((format!("ipv6/conf/{scope}/disable_ipv6"), "1"));
        for name in [
            "accept_redirects",
            "send_redirects",
            "secure_redirects",
            "accept_source_route",
            "route_localnet",
        ] {
            wanted.push((format!("ipv4/conf/{scope}/{name}"), "0"));
        }
    }
    if forwards {
        wanted.push(("netfilter/nf_conntrack_tcp_loose".to_owned(), "0"));
        wanted.push(("netfilter/nf_conntrack_acct".to_owned(), "1"));
    }
    let path = |name: &str| format!("/proc/sys/net/{name}");
    in_netns(namespace.as_fd(), || {
        if spoil {
            for (name, value) in &wanted {
                std::fs::write(path(name), if *value == "0" { "1" } else { "0" })?;
            }
        }
        wanted.retain(|(name, value)| std::fs::read_to_string(path(name)).is_ok_and(|now| now.trim() != *value));
        Ok(wanted.into_iter().map(|(name, _)| name).collect())
    })
    .unwrap()
}

#[test]
fn namespaces_have_their_settings_and_a_restarted_server_puts_them_right() {
    if !may_make_namespaces() {
        return;
    }
    let mut region = Region::new();
    let ir = vpc_only();
    region.apply(&ir);
    let none: [String; 0] = [];
    assert_eq!(unsettled(&region.router(1), true, false), none);
    assert_eq!(unsettled(&region.app(10), false, false), none);
    let (router, app) = (region.router(1), region.app(10));
    assert!(unsettled(&router, true, true).len() > 10, "others were written");
    assert!(unsettled(&app, false, true).len() > 10);
    region.restart();
    region.apply(&ir);
    assert_eq!(unsettled(&router, true, false), none);
    assert_eq!(unsettled(&app, false, false), none);
}

#[test]
fn a_restarted_server_converges_without_cutting_connections() {
    if !may_make_namespaces() {
        return;
    }
    let mut region = Region::new();
    let mut ir = vpc_only();
    add_nat(&mut ir, 1, PUBLIC);
    region.apply(&ir);
    listen_everywhere(&region);
    let mut inside = open(&region.app(10), "10.20.1.11", 8888).unwrap();
    let mut outside = open(&region.app(10), HOST, 443).unwrap();
    assert!(ask(&mut inside).is_ok() && ask(&mut outside).is_ok());
    let before = ruleset(&region.router(1));

    region.restart();
    ir.workloads.remove(&app_id(12));
    ir.routers.get_mut(&vpc_id(1)).unwrap().interfaces.remove(&eni_id(12));
    region.apply(&ir);
    assert!(ask(&mut inside).is_ok(), "a connection between apps");
    assert_eq!(
        ask(&mut outside).unwrap(),
        PUBLIC,
        "a connection through the NAT gateway"
    );
    assert_eq!(
        region.holder.netns(&app_id(12).to_string()).unwrap().map(drop),
        None,
        "what isn't wanted any more went"
    );
    region.network.settle();
    let mut socket = RouteSocket::open_in(region.router(1).as_fd()).unwrap();
    assert_eq!(socket.links().unwrap().keys().filter(|n| n.starts_with('e')).count(), 2);
    assert_ne!(ruleset(&region.router(1)), before);
    assert!(probe(&region.app(11), HOST, 443).is_some());
}

/// Sends datagrams, one after the answer to the other, until told to stop; how many were answered. Some open a connection of
/// their own. Nobody repeats a datagram, so one that's lost is never answered.
fn converse(from: &OwnedFd, to: &str, over: &AtomicBool) -> io::Result<u64> {
    let connect = || {
        let socket = kakoi_linux::bind_udp(from.as_fd(), SocketAddrV4::new([0, 0, 0, 0].into(), 0))?;
        socket.set_read_timeout(Some(Duration::from_secs(5)))?;
        socket.connect(SocketAddrV4::new(ip(to), 53)).map(|()| socket)
    };
    let mut socket = connect()?;
    for answered in 0.. {
        if answered % 16 == 15 {
            socket = connect()?;
        }
        if over.load(Ordering::SeqCst) {
            return Ok(answered);
        }
        socket.send(&[1])?;
        socket
            .recv(&mut [0; 64])
            .map_err(|error| io::Error::other(format!("after {answered} datagrams to {to} one was lost: {error}")))?;
    }
    unreachable!("nobody counts that far")
}

/// Does something while an app converses with another one, the internet and the resolver; none of their packets may be lost.
fn meanwhile(region: &mut Region, work: impl FnOnce(&mut Region)) {
    let app = region.app(10);
    let over = AtomicBool::new(false);
    let answered = std::thread::scope(|scope| {
        let talks = ["10.20.1.11", HOST, RESOLVER].map(|to| {
            let (app, over) = (&app, &over);
            scope.spawn(move || converse(app, to, over))
        });
        work(region);
        over.store(true, Ordering::SeqCst);
        talks.map(|talk| talk.join().unwrap().unwrap())
    });
    assert!(answered.iter().all(|n| *n > 20), "{answered:?} datagrams meanwhile");
}

/// A network where [`meanwhile`] works, whose network ACL has to be looked at.
fn conversing() -> (Region, NetworkIr) {
    let region = Region::new();
    let mut ir = vpc_only();
    add_nat(&mut ir, 1, PUBLIC);
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    let deny = |number| AclRuleIr {
        number,
        allow: false,
        traffic: tcp(25),
        cidr: "0.0.0.0/0".parse().unwrap(),
    };
    let acl = vpc.acls.get_mut(&acl_id(1)).unwrap();
    acl.ingress.insert(0, deny(10));
    acl.egress.insert(0, deny(10));
    region.apply(&ir);
    serve_udp(&region.app(11), "10.20.1.11", 53);
    serve_udp(&region.internet(), HOST, 53);
    serve_udp(&region.router(1), RESOLVER, 53);
    (region, ir)
}

#[test]
fn a_restarted_server_loses_no_packet() {
    if !may_make_namespaces() {
        return;
    }
    let (mut region, ir) = conversing();
    for _ in 0..10 {
        meanwhile(&mut region, |region| {
            region.restart();
            region.apply(&ir);
        });
    }
}

/// A NAT gateway whose id comes before that of [`add_nat`]'s.
fn add_first_nat(ir: &mut NetworkIr) {
    let first = NatIr {
        private_ip: ip("10.20.0.98"),
        public_ip: ip("198.51.100.8"),
        subnet: subnet_id(1),
    };
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.nat_gateways.insert(nat_id(0), first);
}

#[test]
fn nat_gateways_keep_their_connections_over_a_restart_whatever_came_or_went_before() {
    if !may_make_namespaces() {
        return;
    }
    let (mut region, alone) = conversing();
    let mut both = alone.clone();
    add_first_nat(&mut both);
    region.apply(&NetworkIr::default());
    // It's the second of two, and later the only one.
    region.apply(&both);
    serve(&region.internet(), HOST, 443);
    let mut open_one = open(&region.app(10), HOST, 443).unwrap();
    assert_eq!(ask(&mut open_one).unwrap(), PUBLIC);
    region.apply(&alone);
    region.restart();
    region.apply(&alone);
    assert_eq!(ask(&mut open_one).unwrap(), PUBLIC, "the other one is gone");
    region.restart();
    region.apply(&both);
    assert_eq!(ask(&mut open_one).unwrap(), PUBLIC, "the other one is back");
}

#[test]
fn a_server_that_ended_while_tables_changed_is_no_obstacle() {
    if !may_make_namespaces() {
        return;
    }
    let (mut region, ir) = conversing();
    let listed = |region: &Region| kakoi_linux::nft::text::list(region.router(1).as_fd()).unwrap();
    for round in 0..4 {
        let table = region.network.router_table(vpc_id(1)).unwrap();
        let router = region.router(1);
        let mut nft = NftSocket::open_in(router.as_fd()).unwrap();
        let live = nft.live_table("pre").unwrap().expect("one judges");
        let next = if live == "kakoi" { "kakoi_next" } else { "kakoi" };
        let chains = nft.base_chains(live).unwrap();
        nft.set_default_deny(live, false).unwrap();
        let scripts = kakoi_linux::nft::text::replace(next, Some((live, &chains)), &table, None);
        // Once the next one was only staged, once it judges already.
        let run = &scripts[..scripts.len() - (round + 1) % 2];
        for script in run {
            kakoi_linux::nft::text::run(router.as_fd(), script).unwrap();
        }
        meanwhile(&mut region, |region| {
            region.restart();
            region.apply(&ir);
        });
        let left = listed(&region);
        assert!(left.contains("\"policy\": \"drop\""), "{left}");
        let open = "\"type\": \"filter\", \"hook\"";
        let open: Vec<_> = left.split("{\"chain\"").filter(|c| c.contains(open)).collect();
        assert!(open.iter().all(|c| c.contains("\"policy\": \"drop\"")), "{open:#?}");
        assert_eq!(left.matches("{\"table\"").count(), 1, "{left}");
    }
}

#[test]
fn edits_lose_no_packet_of_what_they_do_not_concern() {
    if !may_make_namespaces() {
        return;
    }
    let (mut region, ir) = conversing();
    type Edit = (&'static str, fn(&mut NetworkIr));
    let edits: [Edit; 7] = [
        ("an app that joins", |ir| {
            add_app(ir, 20, 1, AppLeg::Vpc, "10.20.1.20", &[1, 2], LegRoutes::Default);
        }),
        ("a rule of their group", |ir| {
            group(ir, 1).ingress.push(rule(tcp(443), &["10.20.0.0/16"]));
        }),
        ("a rule of their network ACL", |ir| {
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            vpc.acls.get_mut(&acl_id(1)).unwrap().ingress.remove(0);
        }),
        ("another network ACL", |ir| {
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            vpc.acls.insert(acl_id(2), open_acl());
            vpc.subnets.insert(subnet_id(3), subnet("10.21.3.0/24", 2));
        }),
        ("another NAT gateway", add_first_nat),
        ("another route table", |ir| {
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            vpc.tables.insert(rtb_id(0), table(None));
        }),
        ("a public database", |ir| {
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            vpc.interfaces.get_mut(&eni_id(12)).unwrap().public_ip = Some(ip("198.51.100.9"));
        }),
    ];
    for (what, edit) in edits {
        eprintln!("{what}");
        meanwhile(&mut region, |region| {
            for _ in 0..10 {
                let mut edited = ir.clone();
                edit(&mut edited);
                region.apply(&edited);
                region.apply(&ir);
            }
        });
    }
}

#[test]
fn addresses_change_owner_without_inheriting_connections_and_nothing_is_left_at_the_end() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = public_internet_only();
    add_nat(&mut ir, 1, PUBLIC);
    region.apply(&ir);
    listen_everywhere(&region);
    let mut old = open(&region.app(10), "10.20.1.11", 8888).unwrap();
    assert!(ask(&mut old).is_ok());

    // Another app takes 10's address.
    ir.workloads.remove(&app_id(10));
    ir.routers.get_mut(&vpc_id(1)).unwrap().interfaces.remove(&eni_id(10));
    add_app(&mut ir, 30, 1, AppLeg::Vpc, "10.20.1.10", &[1], LegRoutes::Default);
    region.apply(&ir);
    assert!(ask(&mut old).is_err(), "the old owner is cut off");
    drop(old);
    assert!(probe(&region.app(30), ENDPOINT, 443).is_some(), "the new one is served");

    // A home leg's routes change without touching the link.
    let home = ir
        .workloads
        .get_mut(&app_id(20))
        .unwrap()
        .legs
        .get_mut(&AppLeg::Home)
        .unwrap();
    home.routes = LegRoutes::Only([ip("10.20.1.51")].into());
    region.apply(&ir);
    assert_eq!(probe(&region.app(20), MOUNT, 2049), None);

    let empty = NetworkIr::default();
    let router = region.router(1);
    let mut socket = RouteSocket::open_in(router.as_fd()).unwrap();
    region.apply(&empty);
    region.network.settle();
    assert_eq!(region.holder.netns_list().unwrap(), ["inet"]);
    assert!(
        socket.links().unwrap().keys().all(|name| name == "lo" || name == "igw"),
        "no app's link is left"
    );
    let mut internet = RouteSocket::open_in(region.internet().as_fd()).unwrap();
    assert_eq!(internet.links().unwrap().len(), 1);
    assert_eq!(internet.routes().unwrap().len(), 1, "the blackhole alone");
}

/// A VPC whose apps of group 1 are led to a gateway endpoint, by the table of an app that isn't.
fn with_s3() -> NetworkIr {
    let mut ir = vpc_only();
    add_endpoint(&mut ir, 1);
    add_app(&mut ir, 13, 1, AppLeg::Vpc, "10.20.1.13", &[6], LegRoutes::Default);
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    let egress = vec![rule(tcp(443), &["10.20.0.0/16"])];
    vpc.groups.insert(
        sg_id(6),
        GroupIr {
            egress,
            ..GroupIr::default()
        },
    );
    vpc.tables.insert(rtb_id(2), vpc.tables[&rtb_id(1)].clone());
    vpc.interfaces.get_mut(&eni_id(11)).unwrap().table = rtb_id(2);
    lead(&mut ir, 1);
    ir
}

/// Leads the first table's S3 to an endpoint.
fn lead(ir: &mut NetworkIr, n: u128) {
    let tables = &mut ir.routers.get_mut(&vpc_id(1)).unwrap().tables;
    tables.insert(rtb_id(1), with_endpoint(&tables[&rtb_id(2)], n));
}

#[test]
fn a_gateway_endpoint_takes_what_associated_tables_lead_there() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = with_s3();
    region.apply(&ir);
    assert_eq!(region.apply(&ir), 0, "applying twice changes nothing");
    serve(&region.endpoint(1), S3, 443);
    serve_udp(&region.endpoint(1), S3, 443);
    // Also where the packets must not come out.
    serve(&region.internet(), S3, 443);
    let (led, other, closed) = (region.app(10), region.app(11), region.app(13));
    assert_eq!(
        probe(&led, S3, 443).as_deref(),
        Some("10.20.1.10"),
        "S3 sees the app's own address"
    );
    assert_eq!(
        probe(&region.app(12), S3, 443).as_deref(),
        Some("10.20.1.12"),
        "no group of its own"
    );
    assert!(ping(&led, S3), "ping");
    assert!(!probe_udp(&led, S3, 443), "TCP and ping only");
    assert_eq!(probe(&other, S3, 443), None, "another table");
    assert_eq!(probe(&closed, S3, 443), None, "a group without egress there");
    assert!(!ping(&closed, S3));
    let silent = open(&led, S3_UNUSED, 443).unwrap_err();
    assert_eq!(silent.kind(), std::io::ErrorKind::TimedOut, "no answer, not a refusal");
    let refused = open(&led, S3, 80).unwrap_err();
    assert_eq!(
        refused.kind(),
        std::io::ErrorKind::ConnectionRefused,
        "the service's own refusal"
    );

    // The prefix list in a rule opens it.
    group(&mut ir, 6).egress.push(rule(tcp(443), &["198.18.0.128/25"]));
    region.apply(&ir);
    assert_eq!(probe(&closed, S3, 443).as_deref(), Some("10.20.1.13"));
    assert!(!ping(&closed, S3), "the rule is for TCP 443");

    // Nothing starts there, not even as S3, and nobody else's address passes.
    let endpoint = region.endpoint(1);
    serve(&led, "0.0.0.0", 8888);
    assert_eq!(probe(&endpoint, "10.20.1.10", 8888), None);
    assert_eq!(probe(&endpoint, ENDPOINT, 443), None);
    assert!(!probe_udp(&endpoint, RESOLVER, 53));

    // With a NAT gateway the endpoint's route is the longer one; the table that isn't led there goes by the internet.
    add_nat(&mut ir, 1, PUBLIC);
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.tables.insert(rtb_id(2), table(Some(NextHop::Nat(nat_id(1)))));
    lead(&mut ir, 1);
    region.apply(&ir);
    assert_eq!(probe(&led, S3, 443).as_deref(), Some("10.20.1.10"));
    assert_eq!(probe(&other, S3, 443).as_deref(), Some(PUBLIC));
}

#[test]
fn gateway_endpoints_come_and_go_and_cut_connections_as_on_aws() {
    if !may_make_namespaces() {
        return;
    }
    let mut region = Region::new();
    let mut ir = with_s3();
    region.apply(&ir);
    serve(&region.endpoint(1), S3, 443);
    let app = region.app(10);
    let mut open_one = open(&app, S3, 443).unwrap();
    assert_eq!(ask(&mut open_one).unwrap(), "10.20.1.10");

    // A new server finds what's there, and a second endpoint before the first in order changes its number.
    region.restart();
    add_endpoint(&mut ir, 0);
    region.apply(&ir);
    assert_eq!(ask(&mut open_one).unwrap(), "10.20.1.10", "a restart cuts nothing");
    serve(&region.endpoint(0), S3, 443);
    assert!(probe(&app, S3, 443).is_some());

    // Another endpoint takes over: what was open doesn't go on there.
    lead(&mut ir, 0);
    region.apply(&ir);
    assert!(probe(&app, S3, 443).is_some(), "by the other endpoint");
    assert!(ask(&mut open_one).is_err(), "the first one's connection");

    // Without the association nothing gets there, open or new.
    let mut second = open(&app, S3, 443).unwrap();
    assert!(ask(&mut second).is_ok());
    let mut apart = ir.clone();
    let tables = &mut apart.routers.get_mut(&vpc_id(1)).unwrap().tables;
    tables.insert(rtb_id(1), tables[&rtb_id(2)].clone());
    region.apply(&apart);
    assert_eq!(probe(&app, S3, 443), None);
    assert!(ask(&mut second).is_err());
    region.apply(&ir);
    assert!(probe(&app, S3, 443).is_some());

    // A route to an endpoint that isn't there drops; the rest of it is gone.
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.gateway_endpoints.clear();
    region.network.apply_blocking(&ir);
    assert!(
        region.network.verify_blocking(&ir, app_id(10)).is_err(),
        "its table leads nowhere"
    );
    assert!(region.network.verify_blocking(&ir, app_id(11)).is_ok(), "another table");
    assert_eq!(probe(&app, S3, 443), None);
    region.network.settle();
    let names = region.holder.netns_list().unwrap();
    assert!(!names.iter().any(|name| name.starts_with("vpce-")), "{names:?}");
    let mut socket = RouteSocket::open_in(region.router(1).as_fd()).unwrap();
    assert!(!socket.links().unwrap().keys().any(|name| name.starts_with('g')));
    assert_eq!(socket.mark_rules(101).unwrap(), [].into());
    assert!(socket.routes().unwrap().iter().all(|route| route.table < 0x1_0000));

    // And once more from nothing, with what's left of an earlier server in the way.
    add_endpoint(&mut ir, 1);
    lead(&mut ir, 1);
    region.apply(&ir);
    region.restart();
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.gateway_endpoints.clear();
    add_endpoint(&mut ir, 2);
    lead(&mut ir, 2);
    region.apply(&ir);
    region.network.settle();
    serve(&region.endpoint(2), S3, 443);
    assert!(probe(&app, S3, 443).is_some());
    assert_eq!(socket.mark_rules(101).unwrap().len(), 1);
    let links = socket.links().unwrap();
    assert_eq!(
        links.keys().filter(|name| name.starts_with('g')).count(),
        1,
        "{links:?}"
    );
    region.apply(&NetworkIr::default());
    region.network.settle();
    assert_eq!(region.holder.netns_list().unwrap(), ["inet"]);
}

#[test]
fn reading_back_notices_what_a_gateway_endpoint_lacks() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let ir = with_s3();
    region.apply(&ir);
    let intact = |what: &str| assert!(region.network.verify_blocking(&ir, app_id(10)).is_ok(), "{what}");
    let noticed = |what: &str| assert!(region.network.verify_blocking(&ir, app_id(10)).is_err(), "{what}");
    intact("before");
    let mut router = RouteSocket::open_in(region.router(1).as_fd()).unwrap();
    let (mark, table) = router.mark_rules(101).unwrap().into_iter().next().unwrap();
    router.delete_mark_rule(101, mark, u32::MAX, table).unwrap();
    noticed("the router's rule");
    router.add_mark_rule(101, mark, u32::MAX, table).unwrap();
    intact("put back");
    let led = router.routes().unwrap().into_iter().find(|r| r.table == table).unwrap();
    router.delete_routes(&[led]).unwrap();
    noticed("the router's route");
    router.add_routes(&[led]).unwrap();
    let mut inside = RouteSocket::open_in(region.endpoint(1).as_fd()).unwrap();
    inside.delete_addresses(1, [ip(S3)]).unwrap();
    noticed("S3's address");
    inside.add_addresses(1, [ip(S3)]).unwrap();
    intact("put back");
    let back = "10.20.0.0/16".parse().unwrap();
    let back = inside.routes().unwrap().into_iter().find(|r| r.to == back).unwrap();
    inside.delete_routes(&[back]).unwrap();
    noticed("the way back");
    inside.add_routes(&[back]).unwrap();
    kakoi_linux::nft::text::run(region.endpoint(1).as_fd(), "flush chain inet kakoi pre\n").unwrap();
    noticed("the endpoint's rules");
}

#[test]
fn an_address_with_a_new_owner_inherits_no_connection_to_a_gateway_endpoint() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = with_s3();
    region.apply(&ir);
    serve(&region.endpoint(1), S3, 443);
    let mut old = open(&region.app(10), S3, 443).unwrap();
    assert!(ask(&mut old).is_ok());
    assert!(tracked(&region.endpoint(1), "10.20.1.10"));
    ir.workloads.remove(&app_id(10));
    ir.routers.get_mut(&vpc_id(1)).unwrap().interfaces.remove(&eni_id(10));
    add_app(&mut ir, 30, 1, AppLeg::Vpc, "10.20.1.10", &[1], LegRoutes::Default);
    region.apply(&ir);
    assert!(!tracked(&region.endpoint(1), "10.20.1.10"), "both ends forget it");
    assert!(ask(&mut old).is_err());
    assert_eq!(probe(&region.app(30), S3, 443).as_deref(), Some("10.20.1.10"));
}

/// Whether a namespace tracks a connection of an address. It forgets the connection by looking.
fn tracked(namespace: &std::os::fd::OwnedFd, address: &str) -> bool {
    let address = ip(address);
    kakoi_linux::netlink::conntrack::flush(namespace.as_fd(), |a| a == address).unwrap() > 0
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
