//! Resolver, certificates and simulated internet together, under their true names and ports: in a
//! network namespace that the test makes and that ends with it.

use std::collections::HashSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use kakoi_edge::dns::{DnsTcpLimits, PublicNames, View, serve_tcp, serve_udp};
use kakoi_edge::pki::Authorities;
use kakoi_edge::simulated::{self, SimulatedInternet};
use kakoi_edge::tls::HttpLimits;
use kakoi_edge::{ConnectionLimits, shutdown_channel};

/// Tells the inner run which namespace it must not be in.
const OUTER: &str = "KAKOI_EDGE_TEST_OUTER_NETNS";

fn network_namespace() -> String {
    std::fs::read_link("/proc/self/ns/net")
        .unwrap()
        .to_string_lossy()
        .into_owned()
}

/// Runs itself again inside a namespace; there it's the test proper.
#[tokio::test(flavor = "multi_thread")]
async fn pip_and_git_work_under_true_names() {
    if let Ok(outer) = std::env::var(OUTER) {
        assert_ne!(outer, network_namespace(), "never on the host's own network");
        return inside_a_namespace().await;
    }
    let status = Command::new("unshare")
        .args(["--user", "--map-root-user", "--net", "--mount", "--"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "namespace::pip_and_git_work_under_true_names", "--nocapture"])
        .env(OUTER, network_namespace())
        .status()
        .unwrap();
    assert!(status.success());
}

fn run(program: &str, arguments: &[&str]) -> String {
    let (good, said) = try_run(program, arguments, &[]);
    assert!(good, "{program} {arguments:?}: {said}");
    said
}

fn try_run(program: &str, arguments: &[&str], environment: &[(&str, &Path)]) -> (bool, String) {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .args(arguments);
    let output = command.envs(environment.iter().copied()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

fn tcp(address: Ipv4Addr, port: u16) -> std::net::TcpListener {
    let listener = std::net::TcpListener::bind(SocketAddr::from((address, port))).unwrap();
    listener.set_nonblocking(true).unwrap();
    listener
}

/// The inner half: changes loopback's addresses, so it's called in a namespace of its own only.
async fn inside_a_namespace() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().to_path_buf();
    let resolver = Ipv4Addr::new(10, 20, 0, 2);
    std::fs::write(home.join("resolv.conf"), format!("nameserver {resolver}\n")).unwrap();
    run(
        "mount",
        &["--bind", home.join("resolv.conf").to_str().unwrap(), "/etc/resolv.conf"],
    );
    run("ip", &["link", "set", "lo", "up"]);
    let sites: HashSet<Ipv4Addr> = simulated::hosts().map(|(_, address)| address).collect();
    for address in sites.iter().chain([&resolver, &simulated::PROBE_ADDRESS]) {
        run("ip", &["address", "add", &format!("{address}/32"), "dev", "lo"]);
    }

    let authorities = Authorities::open(&home).unwrap();
    let bundle = home.join("bundle.pem");
    std::fs::write(&bundle, authorities.bundle_simulated()).unwrap();
    let (stop, shutdown) = shutdown_channel();
    let internet = SimulatedInternet::new(&home.join("internet"));
    internet.prepare().await.unwrap();
    let config = simulated::tls_config(authorities.simulated.clone()).unwrap();
    let mut servers = tokio::task::JoinSet::new();
    for &address in &sites {
        let limits = HttpLimits::default();
        servers.spawn(
            internet
                .clone()
                .serve_https(tcp(address, 443), config.clone(), shutdown.clone(), limits),
        );
        servers.spawn(simulated::serve_http_redirect(
            tcp(address, 80),
            shutdown.clone(),
            limits,
        ));
    }
    let probe = tcp(simulated::PROBE_ADDRESS, 80);
    servers.spawn(simulated::serve_probe(
        probe,
        shutdown.clone(),
        ConnectionLimits::default(),
    ));
    let open = View {
        public: simulated::hosts().collect(),
        public_names: PublicNames::Always,
        ..View::default()
    };
    let closed = View {
        public_names: PublicNames::default(),
        ..open.clone()
    };
    let (views, reader) = tokio::sync::watch::channel(Arc::new(closed));
    let udp = std::net::UdpSocket::bind((resolver, 53)).unwrap();
    udp.set_nonblocking(true).unwrap();
    servers.spawn(serve_udp(udp, reader.clone(), shutdown.clone()));
    servers.spawn(serve_tcp(
        tcp(resolver, 53),
        reader,
        shutdown.clone(),
        DnsTcpLimits::default(),
    ));

    tokio::task::spawn_blocking(move || {
        let at = |name: &str| home.join(name).to_str().unwrap().to_owned();
        let environment = [
            ("HOME", home.as_path()),
            ("GIT_SSL_CAINFO", &bundle),
            ("PIP_CERT", &bundle),
            ("PIP_CONFIG_FILE", Path::new("/dev/null")),
        ];
        let clone = ["clone", "-q", "https://github.com/kakoi/example", &at("example")];
        let (good, said) = try_run("git", &clone, &environment);
        assert!(!good && said.contains("Could not resolve host"), "closed: {said}");
        views.send_replace(Arc::new(open));
        let (good, said) = try_run("git", &clone, &environment);
        assert!(good, "open: {said}");
        let target = at("packages");
        let install = [
            "-m",
            "pip",
            "install",
            "--no-cache-dir",
            "--disable-pip-version-check",
            "--target",
            &target,
            "kakoi-hello",
        ];
        let (good, said) = try_run("/usr/bin/python3", &install, &environment);
        assert!(good, "{said}");
        let code =
            format!("import sys; sys.path.insert(0, {target:?}); import kakoi_hello; print(kakoi_hello.hello())");
        assert_eq!(run("/usr/bin/python3", &["-c", &code]).trim(), "hello, world!");
        let strict = "import ssl, socket, sys\n\
            context = ssl.create_default_context(cafile=sys.argv[1])\n\
            context.verify_flags |= ssl.VERIFY_X509_STRICT\n\
            socket.setdefaulttimeout(10)\n\
            s = context.wrap_socket(socket.create_connection(('example.com', 443)), server_hostname='example.com')\n\
            s.sendall(b'GET / HTTP/1.0\\r\\nHost: example.com\\r\\n\\r\\n')\n\
            print(b''.join(iter(lambda: s.recv(4096), b'')).decode())\n";
        assert!(run("/usr/bin/python3", &["-c", strict, bundle.to_str().unwrap()]).contains("simulated by Kakoi"));
    })
    .await
    .unwrap();
    stop.send(true).unwrap();
    while let Some(server) = servers.join_next().await {
        server.unwrap().unwrap();
    }
}
