//! Namespaces held by this process, networks written by hand, and probes that count only bytes.
#![allow(dead_code)] // each test file uses its part

pub mod peers;

use kakoi_linux::netns::Holder;
use kakoi_linux::{LinuxNetwork, NetworkConfig, in_netns, listen_tcp};
use kakoi_net::{AppLeg, PortRange, Traffic};
use kakoi_netir::*;
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddrV4, TcpStream, UdpSocket};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Set in runs inside a user namespace of their own.
pub const NESTED: &str = "KAKOI_TEST_NESTED";

/// Runs every test of this file once more, as root of a user namespace of an ordinary user: this one, or uid 65534 under root.
/// Inside such a run it does nothing.
pub fn run_in_a_user_namespace() {
    if std::env::var_os(NESTED).is_some() {
        return;
    }
    // A copy that any user may run; the build directory may be closed to others.
    let own = std::env::current_exe().unwrap();
    let program = std::env::temp_dir().join(format!("{}-{}", own.file_name().unwrap().display(), std::process::id()));
    std::fs::copy(&own, &program).unwrap();
    let mut command = if may_make_namespaces() {
        let mut command = std::process::Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", "unshare"]);
        command
    } else {
        println!("the same as real root: NOT TESTED, needs root");
        std::process::Command::new("unshare")
    };
    command
        .args(["--user", "--map-root-user", "--net", "--mount"])
        .arg(&program)
        .current_dir("/");
    let output = command.env(NESTED, "1").output().unwrap();
    std::fs::remove_file(&program).unwrap();
    let (text, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{text}{errors}");
    assert!(text.contains("test result: ok"), "{text}");
}

/// Whether this process may make namespaces itself. If not, the run in a user namespace covers the test.
pub fn may_make_namespaces() -> bool {
    // SAFETY: geteuid has no arguments and can't fail.
    let root = unsafe { libc::geteuid() } == 0;
    assert!(
        root || std::env::var_os(NESTED).is_none(),
        "the user namespace doesn't map this user to root"
    );
    root
}

/// A new network namespace, made by a thread that ends right away.
pub fn new_namespace() -> io::Result<OwnedFd> {
    let thread = std::thread::spawn(|| {
        // SAFETY: unshare has no pointers and changes only this thread.
        if unsafe { libc::unshare(libc::CLONE_NEWNET) } < 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(File::open("/proc/thread-self/ns/net")?.into())
    });
    thread.join().expect("the thread doesn't panic")
}

#[derive(Default)]
pub struct InProcess {
    namespaces: Mutex<BTreeMap<String, OwnedFd>>,
    kept: Mutex<BTreeMap<String, OwnedFd>>,
}

impl Holder for InProcess {
    fn netns(&self, name: &str) -> io::Result<Option<OwnedFd>> {
        self.namespaces
            .lock()
            .unwrap()
            .get(name)
            .map(OwnedFd::try_clone)
            .transpose()
    }
    fn netns_new(&self, name: &str) -> io::Result<OwnedFd> {
        let fd = new_namespace()?;
        let copy = fd.try_clone()?;
        match self.namespaces.lock().unwrap().insert(name.to_owned(), fd) {
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
            None => Ok(copy),
        }
    }
    fn netns_drop(&self, name: &str) -> io::Result<()> {
        self.namespaces.lock().unwrap().remove(name);
        Ok(())
    }
    fn netns_list(&self) -> io::Result<Vec<String>> {
        Ok(self.namespaces.lock().unwrap().keys().cloned().collect())
    }
    fn put(&self, name: &str, fd: BorrowedFd<'_>) -> io::Result<()> {
        self.kept
            .lock()
            .unwrap()
            .insert(name.to_owned(), fd.try_clone_to_owned()?);
        Ok(())
    }
    fn get(&self, name: &str) -> io::Result<Option<OwnedFd>> {
        self.kept.lock().unwrap().get(name).map(OwnedFd::try_clone).transpose()
    }
    fn drop_fd(&self, name: &str) -> io::Result<()> {
        self.kept.lock().unwrap().remove(name);
        Ok(())
    }
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.kept.lock().unwrap().keys().cloned().collect())
    }
}

pub fn ip(text: &str) -> Ipv4Addr {
    text.parse().unwrap()
}

pub const HOST: &str = "203.0.113.99";
pub const SERVICE: &str = "198.18.0.10";
pub const PUBLIC: &str = "198.51.100.7";
pub const RESOLVER: &str = "10.20.0.2";

pub fn config() -> NetworkConfig {
    NetworkConfig {
        internet_hosts: [ip(HOST)].into(),
        service_addresses: [ip(SERVICE), ip(S3)].into(),
        workload_addresses: [ip("169.254.170.2")].into(),
    }
}

/// A region in this process.
pub struct Region {
    pub holder: Arc<InProcess>,
    pub network: LinuxNetwork,
}

impl Region {
    pub fn new() -> Self {
        let holder = Arc::new(InProcess::default());
        Self {
            network: LinuxNetwork::new(config(), holder.clone()),
            holder,
        }
    }

    /// One whose internet has other hosts than usual.
    pub fn with_internet(hosts: &BTreeSet<Ipv4Addr>) -> Self {
        let holder = Arc::new(InProcess::default());
        let config = NetworkConfig {
            internet_hosts: hosts.clone(),
            ..NetworkConfig::default()
        };
        Self {
            network: LinuxNetwork::new(config, holder.clone()),
            holder,
        }
    }

    /// What a server that starts anew sees.
    pub fn restart(&mut self) {
        self.network = LinuxNetwork::new(config(), self.holder.clone());
    }

    pub fn apply(&self, ir: &NetworkIr) -> usize {
        let report = self.network.apply_blocking(ir);
        assert!(report.failed.is_empty(), "{:#?}", report.failed);
        for id in ir.workloads.keys() {
            self.network.verify_blocking(ir, *id).unwrap();
        }
        report.changed
    }

    pub fn app(&self, n: u128) -> OwnedFd {
        self.network
            .workload_namespace(app_id(n))
            .unwrap()
            .expect("the app is there")
    }

    pub fn router(&self, n: u128) -> OwnedFd {
        self.network
            .router_namespace(vpc_id(n))
            .unwrap()
            .expect("the router is there")
    }

    pub fn endpoint(&self, n: u128) -> OwnedFd {
        self.network
            .endpoint_namespace(vpce_id(n))
            .unwrap()
            .expect("the endpoint is there")
    }

    pub fn internet(&self) -> OwnedFd {
        self.network
            .internet_namespace()
            .unwrap()
            .expect("the internet is there")
    }
}

/// Answers each connection with the caller's address, for as long as the process lives.
pub fn serve(namespace: &OwnedFd, address: &str, port: u16) {
    let listener = listen_tcp(namespace.as_fd(), SocketAddrV4::new(ip(address), port)).unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            std::thread::spawn(move || {
                let peer = stream.peer_addr().map(|a| a.ip().to_string()).unwrap_or_default();
                let mut line = [0; 1];
                while stream.read_exact(&mut line).is_ok() && stream.write_all(format!("{peer}\n").as_bytes()).is_ok() {
                }
            });
        }
    });
}

pub const PATIENCE: Duration = Duration::from_millis(400);

/// Opens a connection to a [`serve`] listener.
pub fn open(namespace: &OwnedFd, address: &str, port: u16) -> io::Result<TcpStream> {
    let stream = kakoi_linux::connect(namespace.as_fd(), SocketAddrV4::new(ip(address), port), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// One question on an open connection: the address the other side sees.
pub fn ask(stream: &mut TcpStream) -> io::Result<String> {
    stream.write_all(b"?")?;
    let mut answer = Vec::new();
    let mut byte = [0];
    loop {
        stream.read_exact(&mut byte)?;
        if byte[0] == b'\n' {
            return Ok(String::from_utf8_lossy(&answer).into_owned());
        }
        answer.push(byte[0]);
    }
}

/// The address a listener sees, if bytes come back.
pub fn probe(namespace: &OwnedFd, address: &str, port: u16) -> Option<String> {
    open(namespace, address, port).and_then(|mut s| ask(&mut s)).ok()
}

/// Answers datagrams with themselves.
pub fn serve_udp(namespace: &OwnedFd, address: &str, port: u16) {
    let socket = kakoi_linux::bind_udp(namespace.as_fd(), SocketAddrV4::new(ip(address), port)).unwrap();
    std::thread::spawn(move || {
        let mut buffer = [0; 64];
        while let Ok((n, from)) = socket.recv_from(&mut buffer) {
            if socket.send_to(&buffer[..n], from).is_err() {
                return;
            }
        }
    });
}

pub fn probe_udp(namespace: &OwnedFd, address: &str, port: u16) -> bool {
    in_netns(namespace.as_fd(), || {
        let socket = UdpSocket::bind("0.0.0.0:0")?;
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.connect((address, port))?;
        socket.send(b"?")?;
        socket.recv(&mut [0; 8])
    })
    .is_ok()
}

/// One ping; whether its answer comes.
pub fn ping(namespace: &OwnedFd, address: &str) -> bool {
    const ECHO: [u8; 8] = [8, 0, 0xf7, 0xd6, 0, 0x29, 0, 0]; // number 0x29, with its checksum
    in_netns(namespace.as_fd(), || {
        // SAFETY: socket takes no pointers; what it returns is a new descriptor that nobody else owns.
        let fd = unsafe { libc::socket(libc::AF_INET, libc::SOCK_RAW | libc::SOCK_CLOEXEC, libc::IPPROTO_ICMP) };
        if fd < 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: as above. A raw socket sends and receives like a UDP one; what's received begins with the IP header.
        let socket = unsafe { <UdpSocket as std::os::fd::FromRawFd>::from_raw_fd(fd) };
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.connect((address, 0))?;
        socket.send(&ECHO)?;
        let mut answer = [0; 64];
        let size = socket.recv(&mut answer)?;
        Ok(size == 28 && answer[20] == 0 && answer[24..26] == ECHO[4..6])
    })
    .unwrap_or(false)
}

macro_rules! ids {
    ($($name:ident -> $kind:ident),*) => {$(pub fn $name(n: u128) -> $kind { $kind::from_entropy(n) })*};
}
ids!(vpc_id -> VpcId, app_id -> WorkloadId, eni_id -> NetworkInterfaceId, sg_id -> SecurityGroupId, rtb_id -> RouteTableId, nat_id -> NatGatewayId, acl_id -> NetworkAclId,
     subnet_id -> SubnetId, vpce_id -> VpcEndpointId, igw_id -> InternetGatewayId);

pub fn rule(traffic: Traffic, peers: &[&str]) -> RuleIr {
    RuleIr {
        origin: SecurityGroupRuleId::from_entropy(1),
        traffic,
        peers: peers.iter().map(|p| p.parse().unwrap()).collect(),
    }
}

pub fn tcp(port: u16) -> Traffic {
    Traffic::Tcp(PortRange::one(port))
}

pub fn range(first: &str, last: &str, next: NextHop) -> RangeIr {
    let origin = RouteOrigin {
        table: rtb_id(1),
        destination: "test".into(),
    };
    RangeIr {
        first: ip(first),
        last: ip(last),
        origin,
        next,
        rivals: Vec::new(),
    }
}

/// Local, and everything outside the VPC's and link-local addresses by `outside`, if given.
pub fn table(outside: Option<NextHop>) -> TableIr {
    let mut ranges = vec![range("10.20.0.0", "10.20.255.255", NextHop::Local)];
    if let Some(next) = outside {
        ranges.insert(0, range("0.0.0.0", "10.19.255.255", next.clone()));
        ranges.push(range("10.21.0.0", "169.253.255.255", next.clone()));
        ranges.push(range(
            "169.254.0.0",
            "169.254.255.255",
            NextHop::Drop(DropWhy::NeverForwarded),
        ));
        ranges.push(range("169.255.0.0", "223.255.255.255", next));
    }
    TableIr { ranges }
}

pub fn router(n: u128) -> RouterIr {
    RouterIr {
        vpc: vpc_id(n),
        cidr: "10.20.0.0/16".parse().unwrap(),
        more_cidrs: Vec::new(),
        resolvers: vec![ip(RESOLVER), ip("169.254.169.253")],
        interfaces: BTreeMap::new(),
        subnets: [(1, "10.20.0.0/16"), (99, "198.19.0.0/16")]
            .map(|(n, cidr)| (subnet_id(n), subnet(cidr, 1)))
            .into(),
        acls: [(acl_id(1), open_acl())].into(),
        groups: BTreeMap::new(),
        tables: [(rtb_id(1), table(None))].into(),
        internet_gateway: None,
        nat_gateways: BTreeMap::new(),
        gateway_endpoints: BTreeMap::new(),
        peerings: BTreeMap::new(),
        dns: DnsIr::default(),
    }
}

/// A subnet with a network ACL.
pub fn subnet(cidr: &str, acl: u128) -> SubnetIr {
    SubnetIr {
        cidr: cidr.parse().unwrap(),
        acl: acl_id(acl),
    }
}

/// A network ACL like a VPC's default one.
pub fn open_acl() -> AclIr {
    let everything = vec![AclRuleIr {
        number: 100,
        allow: true,
        traffic: Traffic::All,
        cidr: "0.0.0.0/0".parse().unwrap(),
    }];
    AclIr {
        ingress: everything.clone(),
        egress: everything,
    }
}

pub fn interface(address: &str, groups: &[u128], attachment: AttachmentIr) -> InterfaceIr {
    InterfaceIr {
        address: ip(address),
        subnet: subnet_id(1),
        table: rtb_id(1),
        public_ip: None,
        groups: groups.iter().map(|g| sg_id(*g)).collect(),
        attachment,
    }
}

/// Puts an app with one leg into a network; its interface has the app's number (plus 1000 for a home leg).
pub fn add_app(ir: &mut NetworkIr, n: u128, vpc: u128, leg: AppLeg, address: &str, groups: &[u128], routes: LegRoutes) {
    let eni = eni_id(if leg == AppLeg::Home { n + 1000 } else { n });
    let attachment = AttachmentIr::Workload {
        workload: app_id(n),
        leg,
    };
    ir.routers
        .get_mut(&vpc_id(vpc))
        .unwrap()
        .interfaces
        .insert(eni, interface(address, groups, attachment));
    let leg_ir = LegIr {
        vpc: vpc_id(vpc),
        interface: eni,
        address: ip(address),
        routes,
    };
    ir.workloads.entry(app_id(n)).or_default().legs.insert(leg, leg_ir);
}

pub const ENDPOINT: &str = "10.20.1.200";
pub const MOUNT: &str = "10.20.1.50";

/// A VPC with an endpoint (443 from group 1), a mount target (2049 from group 1 and 4), two apps of group 1, one of 2.
/// Group 1: anything from itself, everything out. Group 2: nothing in, everything out. Group 3: the endpoint's. Group 4: NFS only.
pub fn vpc_only() -> NetworkIr {
    let mut ir = NetworkIr::default();
    let mut vpc = router(1);
    let everywhere = || rule(Traffic::All, &["0.0.0.0/0"]);
    let members = ["10.20.1.10/32", "10.20.1.11/32"];
    let group = |ingress, egress| GroupIr {
        ingress,
        egress,
        inert: vec![],
    };
    vpc.groups
        .insert(sg_id(1), group(vec![rule(Traffic::All, &members)], vec![everywhere()]));
    vpc.groups.insert(sg_id(2), group(vec![], vec![everywhere()]));
    vpc.groups
        .insert(sg_id(3), group(vec![rule(tcp(443), &members)], vec![]));
    vpc.groups
        .insert(sg_id(4), group(vec![], vec![rule(tcp(2049), &["10.20.1.50/32"])]));
    vpc.groups.insert(
        sg_id(5),
        group(vec![rule(tcp(2049), &["10.20.1.10/32", "10.20.2.77/32"])], vec![]),
    );
    let endpoint = AttachmentIr::Endpoint {
        endpoint: VpcEndpointId::from_entropy(1),
        service_name: "com.amazonaws.us-east-1.sagemaker.api".into(),
    };
    vpc.interfaces.insert(eni_id(500), interface(ENDPOINT, &[3], endpoint));
    let mount = AttachmentIr::MountTarget {
        mount_target: MountTargetId::from_entropy(1),
        file_system: FileSystemId::from_entropy(1),
    };
    vpc.interfaces.insert(eni_id(501), interface(MOUNT, &[5], mount));
    ir.routers.insert(vpc_id(1), vpc);
    for (n, address, group) in [(10, "10.20.1.10", 1), (11, "10.20.1.11", 1), (12, "10.20.1.12", 2)] {
        add_app(&mut ir, n, 1, AppLeg::Vpc, address, &[group], LegRoutes::Default);
    }
    ir
}

/// Adds an internet gateway, a NAT gateway, and a route to it in the first table.
pub fn add_nat(ir: &mut NetworkIr, vpc: u128, public: &str) {
    let vpc = ir.routers.get_mut(&vpc_id(vpc)).unwrap();
    vpc.internet_gateway = Some(igw_id(1));
    vpc.nat_gateways.insert(
        nat_id(1),
        NatIr {
            private_ip: ip("10.20.0.99"),
            public_ip: ip(public),
            subnet: subnet_id(1),
        },
    );
    vpc.interfaces.insert(
        eni_id(600),
        interface("10.20.0.99", &[], AttachmentIr::NatGateway(nat_id(1))),
    );
    vpc.tables.insert(rtb_id(1), table(Some(NextHop::Nat(nat_id(1)))));
}

/// Where S3 answers, and another address of its prefix list.
pub const S3: &str = "198.18.0.130";
pub const S3_UNUSED: &str = "198.18.0.131";

/// A table like another, with S3's prefix list led to a gateway endpoint.
pub fn with_endpoint(table: &TableIr, n: u128) -> TableIr {
    let (first, last) = (ip("198.18.0.128"), ip("198.18.0.255"));
    let mut ranges = Vec::new();
    for r in &table.ranges {
        if r.last < first || last < r.first {
            ranges.push(r.clone());
            continue;
        }
        let cut = |first, last| RangeIr {
            first,
            last,
            ..r.clone()
        };
        ranges.push(cut(r.first, ip("198.18.0.127")));
        ranges.push(cut(ip("198.18.1.0"), r.last));
    }
    ranges.push(range(
        "198.18.0.128",
        "198.18.0.255",
        NextHop::GatewayEndpoint(vpce_id(n)),
    ));
    ranges.sort_by_key(|r| r.first);
    TableIr { ranges }
}

/// Adds a gateway endpoint of S3 to the first VPC; tables are led there by [`with_endpoint`].
pub fn add_endpoint(ir: &mut NetworkIr, n: u128) {
    let endpoint = GatewayEndpointIr {
        service_name: "com.amazonaws.us-east-1.s3".into(),
        addresses: [ip(S3)].into(),
    };
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.gateway_endpoints.insert(vpce_id(n), endpoint);
}

pub fn group(ir: &mut NetworkIr, n: u128) -> &mut GroupIr {
    ir.routers
        .get_mut(&vpc_id(1))
        .unwrap()
        .groups
        .get_mut(&sg_id(n))
        .unwrap()
}

/// The kernel's rules without handles and counters, as nft lists them; set elements sorted.
pub fn ruleset(namespace: &OwnedFd) -> Vec<String> {
    let text = kakoi_linux::nft::text::list(namespace.as_fd()).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text.replace("kakoi_next", "kakoi")).unwrap();
    fn clean(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                map.remove("handle");
                if let Some(counter) = map.get_mut("counter") {
                    *counter = serde_json::Value::Null;
                }
                map.values_mut().for_each(clean);
                if let Some(serde_json::Value::Array(elements)) = map.get_mut("elem") {
                    elements.sort_by_key(ToString::to_string);
                }
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(clean),
            _ => {}
        }
    }
    clean(&mut value);
    let mut items: Vec<String> = value["nftables"]
        .as_array()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    // Rules keep their order within their chain; everything else has none.
    items.sort_by_cached_key(|item| {
        if item.contains("\"rule\":{") {
            chain_of(item)
        } else {
            item.clone()
        }
    });
    items
}

fn chain_of(item: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(item).unwrap();
    format!("rule {}", value["rule"]["chain"])
}
