//! What one app costs in the network, and a group's edit, with many interfaces there: the local backend itself, without
//! server and store, in namespaces that one process makes for itself and that end with it.

mod router;

use crate::Bench;
use crate::report::{Hold, Row, percentile};
use anyhow::{Context, bail, ensure};
use kakoi_linux::netns::Holder;
use kakoi_linux::{LinuxNetwork, NetworkConfig, listen_tcp};
use kakoi_net::{AppLeg, PortRange, Traffic};
use kakoi_netir::*;
use kakoi_types::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddrV4, TcpStream};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How many apps share a group that admits its own members.
const TEAM: usize = 5;
/// Interfaces whose rules a router is measured with.
const MANY: usize = 10_000;
/// The port that the edited rule opens.
const PORT: u16 = 7000;

/// Measures in a process of its own, so that everything it makes ends with it; without root in a user namespace.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let sizes = match (bench.quick, bench.full) {
        (true, _) => "10,200",
        (_, true) => "10,1000,10000",
        _ => "10,1000",
    };
    inside(bench, &["--network-sizes", sizes])
}

/// Traffic through a router with the rules of 10,000 interfaces.
pub fn measure_router(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    ensure!(
        std::thread::available_parallelism()?.get() > 1,
        "this needs two CPUs: one for each end of a connection"
    );
    inside(bench, &["--router-interfaces", &MANY.to_string()])
}

pub use router::{explain, measure_here as measure_router_here};

/// The rows that this program prints when it measures in a process of its own.
fn inside(bench: &Bench, arguments: &[&str]) -> anyhow::Result<Vec<Row>> {
    let own = std::env::current_exe()?;
    let mut command = if rustix::process::geteuid().is_root() {
        Command::new(&own)
    } else {
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--net", "--mount", "--"])
            .arg(&own);
        command
    };
    command.args(arguments);
    if bench.quick {
        command.arg("--quick");
    }
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    ensure!(
        output.status.success(),
        "measuring the network failed ({})",
        output.status
    );
    let text = String::from_utf8(output.stdout)?;
    serde_json::from_str(text.trim()).context("the rows of the network")
}

/// Measures in this process, which must be root in some user namespace.
pub fn measure_here(sizes: &[usize], quick: bool) -> anyhow::Result<Vec<Row>> {
    more_descriptors();
    let mut world = World::new()?;
    let mut rows = Vec::new();
    for size in sizes {
        let began = Instant::now();
        world.grow(*size)?;
        eprintln!("  {size} interfaces made in {:.1} s", began.elapsed().as_secs_f64());
        rows.extend(world.measure(*size, quick)?);
        rows.extend(world.restarts(*size, quick)?);
    }
    Ok(rows)
}

/// Each app's namespace is held by three descriptors.
fn more_descriptors() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let now = getrlimit(Resource::Nofile);
    let wanted = Rlimit {
        current: now.maximum,
        maximum: now.maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, wanted) {
        eprintln!("  the number of descriptors stays at {:?}: {error}", now.current);
    }
}

/// Namespaces held by this process.
#[derive(Default)]
struct InProcess {
    namespaces: Mutex<BTreeMap<String, OwnedFd>>,
}

impl InProcess {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, OwnedFd>> {
        self.namespaces.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Holder for InProcess {
    fn netns(&self, name: &str) -> io::Result<Option<OwnedFd>> {
        self.all().get(name).map(OwnedFd::try_clone).transpose()
    }
    fn netns_new(&self, name: &str) -> io::Result<OwnedFd> {
        let thread = std::thread::Builder::new().stack_size(64 << 10).spawn(|| {
            // SAFETY: unshare takes no pointers and changes only this thread, which ends right away.
            if unsafe { libc::unshare(libc::CLONE_NEWNET) } < 0 {
                return Err(io::Error::last_os_error());
            }
            Ok(OwnedFd::from(File::open("/proc/thread-self/ns/net")?))
        })?;
        let fd = thread
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("a thread panicked")))?;
        let copy = fd.try_clone()?;
        match self.all().insert(name.to_owned(), fd) {
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
            None => Ok(copy),
        }
    }
    fn netns_drop(&self, name: &str) -> io::Result<()> {
        self.all().remove(name);
        Ok(())
    }
    fn netns_list(&self) -> io::Result<Vec<String>> {
        Ok(self.all().keys().cloned().collect())
    }
    // Only namespaces are kept in this benchmark.
    fn put(&self, _name: &str, _fd: BorrowedFd<'_>) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
    fn get(&self, _name: &str) -> io::Result<Option<OwnedFd>> {
        Ok(None)
    }
    fn drop_fd(&self, _name: &str) -> io::Result<()> {
        Ok(())
    }
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(Vec::new())
    }
}

fn vpc() -> VpcId {
    VpcId::from_entropy(1)
}

/// The group that every app wears.
fn common() -> SecurityGroupId {
    SecurityGroupId::from_entropy(1)
}

fn workload(n: usize) -> WorkloadId {
    WorkloadId::from_entropy(10 + n as u128)
}

/// Address of app *n*: `10.20.1.0` and up.
fn address(n: usize) -> Ipv4Addr {
    Ipv4Addr::from(u32::from(Ipv4Addr::new(10, 20, 1, 0)) + n as u32)
}

fn rule(traffic: Traffic, peers: Vec<Ipv4Net>) -> RuleIr {
    RuleIr {
        origin: SecurityGroupRuleId::from_entropy(1),
        traffic,
        peers,
    }
}

fn cidr(text: &str) -> Ipv4Net {
    text.parse().expect("a range written in this file")
}

/// One VPC without a way out. Every app wears one group common to all and one of its team, which admits its members.
fn empty() -> NetworkIr {
    let table = RouteTableId::from_entropy(1);
    let local = RangeIr {
        first: Ipv4Addr::new(10, 20, 0, 0),
        last: Ipv4Addr::new(10, 20, 255, 255),
        origin: RouteOrigin {
            table,
            destination: "10.20.0.0/16".into(),
        },
        next: NextHop::Local,
        rivals: Vec::new(),
    };
    let group = GroupIr {
        ingress: vec![rule(Traffic::Tcp(PortRange::one(443)), vec![cidr("10.20.0.0/16")])],
        egress: vec![rule(Traffic::All, vec![cidr("0.0.0.0/0")])],
        inert: Vec::new(),
    };
    let subnet = SubnetIr {
        cidr: cidr("10.20.0.0/16"),
        acl: NetworkAclId::from_entropy(1),
    };
    let everything = vec![AclRuleIr {
        number: 100,
        allow: true,
        traffic: Traffic::All,
        cidr: cidr("0.0.0.0/0"),
    }];
    let acl = AclIr {
        ingress: everything.clone(),
        egress: everything,
    };
    let router = RouterIr {
        vpc: vpc(),
        cidr: cidr("10.20.0.0/16"),
        more_cidrs: Vec::new(),
        resolvers: vec![Ipv4Addr::new(10, 20, 0, 2), Ipv4Addr::new(169, 254, 169, 253)],
        interfaces: BTreeMap::new(),
        subnets: BTreeMap::from([(SubnetId::from_entropy(1), subnet)]),
        acls: BTreeMap::from([(NetworkAclId::from_entropy(1), acl)]),
        groups: BTreeMap::from([(common(), group)]),
        tables: BTreeMap::from([(table, TableIr { ranges: vec![local] })]),
        internet_gateway: None,
        nat_gateways: BTreeMap::new(),
        gateway_endpoints: BTreeMap::new(),
        peerings: BTreeMap::new(),
        dns: DnsIr::default(),
    };
    NetworkIr {
        routers: BTreeMap::from([(vpc(), router)]),
        ..NetworkIr::default()
    }
}

fn router(ir: &mut NetworkIr) -> anyhow::Result<&mut RouterIr> {
    ir.routers.get_mut(&vpc()).context("the router")
}

fn add_app(ir: &mut NetworkIr, n: usize, team: usize) -> anyhow::Result<()> {
    let interface = NetworkInterfaceId::from_entropy(10 + n as u128);
    let team = SecurityGroupId::from_entropy(100 + team as u128);
    let router = router(ir)?;
    let group = router.groups.entry(team).or_insert_with(|| GroupIr {
        ingress: vec![rule(Traffic::All, Vec::new())],
        ..GroupIr::default()
    });
    let member = Ipv4Net::new(address(n), 32)?;
    for rule in &mut group.ingress {
        rule.peers.push(member);
        rule.peers.sort_unstable();
    }
    let attachment = AttachmentIr::Workload {
        workload: workload(n),
        leg: AppLeg::Vpc,
    };
    let seen = InterfaceIr {
        address: address(n),
        subnet: SubnetId::from_entropy(1),
        table: RouteTableId::from_entropy(1),
        public_ip: None,
        groups: [common(), team].into(),
        attachment,
    };
    router.interfaces.insert(interface, seen);
    let leg = LegIr {
        vpc: vpc(),
        interface,
        address: address(n),
        routes: LegRoutes::Default,
    };
    ir.workloads.insert(
        workload(n),
        WorkloadIr {
            legs: BTreeMap::from([(AppLeg::Vpc, leg)]),
        },
    );
    Ok(())
}

/// Opens or closes a port in the group that every app wears.
fn set_port(ir: &mut NetworkIr, open: bool) -> anyhow::Result<()> {
    let group = router(ir)?.groups.get_mut(&common()).context("the common group")?;
    group.ingress.truncate(1);
    if open {
        group
            .ingress
            .push(rule(Traffic::Tcp(PortRange::one(PORT)), vec![cidr("10.20.0.0/16")]));
    }
    Ok(())
}

/// Sends bytes to and fro until told to stop; the longest round trip, in seconds.
fn converse(mut from: &TcpStream, mut to: &TcpStream, over: &AtomicBool) -> io::Result<f64> {
    for end in [from, to] {
        end.set_nodelay(true)?;
        end.set_read_timeout(Some(Duration::from_secs(10)))?;
    }
    let mut longest = Duration::ZERO;
    for count in 0_u64.. {
        let began = Instant::now();
        let (sent, mut got) = ([count as u8], [0]);
        from.write_all(&sent)?;
        to.read_exact(&mut got)?;
        to.write_all(&got)?;
        from.read_exact(&mut got)?;
        if got != sent {
            return Err(io::Error::other("another byte came back"));
        }
        longest = longest.max(began.elapsed());
        if over.load(Ordering::SeqCst) {
            break;
        }
    }
    Ok(longest.as_secs_f64())
}

/// Segments that a connection had to send again.
fn retransmissions(stream: &TcpStream) -> io::Result<u32> {
    // SAFETY: tcp_info is plain numbers, for which zeroes are a value.
    let mut info: libc::tcp_info = unsafe { std::mem::zeroed() };
    let mut size = size_of::<libc::tcp_info>() as libc::socklen_t;
    // SAFETY: the pointers are to live values, and the size is the one's.
    let done = unsafe {
        libc::getsockopt(
            stream.as_raw_fd(),
            libc::IPPROTO_TCP,
            libc::TCP_INFO,
            (&raw mut info).cast(),
            &raw mut size,
        )
    };
    if done < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(info.tcpi_total_retrans)
    }
}

struct World {
    network: LinuxNetwork,
    /// Keeps the namespaces when the network is taken over by another one, as the anchor does.
    holder: Arc<InProcess>,
    ir: NetworkIr,
}

impl World {
    fn new() -> anyhow::Result<Self> {
        let holder = Arc::new(InProcess::default());
        let network = LinuxNetwork::new(NetworkConfig::default(), holder.clone());
        let world = Self {
            network,
            holder,
            ir: empty(),
        };
        world.apply(&world.ir)?;
        Ok(world)
    }

    fn apply(&self, ir: &NetworkIr) -> anyhow::Result<()> {
        let report = self.network.apply_blocking(ir);
        match report.failed.iter().next() {
            Some((item, error)) => bail!("{item}: {error}"),
            None => Ok(()),
        }
    }

    fn grow(&mut self, size: usize) -> anyhow::Result<()> {
        for n in self.ir.workloads.len()..size {
            add_app(&mut self.ir, n, n / TEAM)?;
        }
        self.apply(&self.ir)
    }

    fn measure(&self, size: usize, quick: bool) -> anyhow::Result<Vec<Row>> {
        let rounds = if quick { 10 } else { 30 };
        let (known, remove) = self.one_app(size, 0, rounds)?;
        let (first, remove_last) = self.one_app(size, size, rounds)?;
        let (open, close) = self.edits(size, if quick { 30 } else { 100 })?;
        let worst = |times: &[f64]| {
            let mut sorted = times.to_vec();
            sorted.sort_by(f64::total_cmp);
            percentile(&sorted, 0.99).unwrap_or_default()
        };
        let p99 = worst(&open);
        let judged = "from the edit to a TCP connection through the router that only the new rule admits; the group is worn by every interface";
        Ok(vec![
            Row::new(
                format!("namespace + ENI + rules of one app, groups in use, {size} ENIs"),
                "ms",
                known,
            )
            .hold(Hold::Below(5.0))
            .peers("podman run 220–430 ms")
            .note("applied and read back; backend alone, in one process; others wear the same groups"),
            Row::new(
                format!("namespace + ENI + rules of one app, first of a group, {size} ENIs"),
                "ms",
                first,
            )
            .hold(Hold::Below(5.0))
            .note("nobody else wears one of its groups, as with a user's only notebook"),
            Row::new(
                format!("one app removed, groups still in use, {size} ENIs"),
                "ms",
                remove,
            ),
            Row::new(
                format!("one app removed, last of a group, {size} ENIs"),
                "ms",
                remove_last,
            ),
            Row::new(format!("group edit to a packet judged by it, {size} ENIs"), "ms", open).note(judged),
            Row::new(
                format!("group edit to a packet judged by it, p99, {size} ENIs"),
                "ms",
                vec![p99],
            )
            .hold(Hold::Below(20.0)),
            Row::new(format!("group edit that takes a rule away, {size} ENIs"), "ms", close),
        ])
    }

    /// Takes the namespaces over with a network that knows nothing, as a restarted server does, while two apps of a team
    /// talk: until everything is compared and in place. Bytes that didn't come back in order end the measurement.
    fn restarts(&mut self, size: usize, quick: bool) -> anyhow::Result<Vec<Row>> {
        let app = |n| {
            self.network
                .workload_namespace(workload(n))?
                .context("the app's namespace")
        };
        let target = SocketAddrV4::new(address(1), PORT);
        let listener = listen_tcp(app(1)?.as_fd(), target)?;
        let talk = kakoi_linux::connect(app(0)?.as_fd(), target, Duration::from_secs(2))?;
        let (answering, _) = listener.accept()?;
        let over = AtomicBool::new(false);
        let (mut times, mut pauses) = (Vec::new(), Vec::new());
        for _ in 0..if quick { 3 } else { 7 } {
            let next = LinuxNetwork::new(NetworkConfig::default(), self.holder.clone());
            over.store(false, Ordering::SeqCst);
            let pause = std::thread::scope(|scope| -> anyhow::Result<f64> {
                let talking = scope.spawn(|| converse(&talk, &answering, &over));
                let before = retransmissions(&talk)?;
                self.network = next;
                let began = Instant::now();
                let applied = self.apply(&self.ir);
                times.push(began.elapsed().as_secs_f64() * 1e3);
                over.store(true, Ordering::SeqCst);
                let pause = talking.join().map_err(|_| anyhow::anyhow!("the talk panicked"))??;
                applied?;
                let lost = retransmissions(&talk)?.saturating_sub(before);
                ensure!(lost == 0, "{lost} segments of an open connection were lost");
                Ok(pause)
            })?;
            pauses.push(pause * 1e3);
        }
        Ok(vec![
            Row::new(format!("restart: network of {size} apps converged"), "ms", times)
                .hold(Hold::Below(2000.0))
                .note("another instance takes over the namespaces and compares everything, while an open connection loses no segment"),
            Row::new(
                format!("restart: longest round trip meanwhile, {size} apps"),
                "ms",
                pauses,
            )
            .note("one byte there and back on the open connection; both CPUs are busy"),
        ])
    }

    /// Adds and removes one more app of a team, again and again.
    fn one_app(&self, size: usize, team: usize, rounds: usize) -> anyhow::Result<(Vec<f64>, Vec<f64>)> {
        let (mut add, mut remove) = (Vec::new(), Vec::new());
        let mut more = self.ir.clone();
        add_app(&mut more, size, team)?;
        for _ in 0..rounds {
            let began = Instant::now();
            self.apply(&more)?;
            self.network.verify_blocking(&more, workload(size))?;
            add.push(began.elapsed().as_secs_f64() * 1e3);
            let began = Instant::now();
            self.apply(&self.ir)?;
            remove.push(began.elapsed().as_secs_f64() * 1e3);
            self.network.settle();
        }
        Ok((add, remove))
    }

    /// Opens and closes a port, again and again, and proves each opening by a connection.
    fn edits(&self, size: usize, rounds: usize) -> anyhow::Result<(Vec<f64>, Vec<f64>)> {
        let app = |n| {
            self.network
                .workload_namespace(workload(n))?
                .context("the app's namespace")
        };
        // Of different teams, so that no team's group lets them through.
        ensure!(size > TEAM, "{size} interfaces are of one team");
        let (from, to) = (app(0)?, app(size - 1)?);
        let target = SocketAddrV4::new(address(size - 1), PORT);
        let listener = listen_tcp(to.as_fd(), target)?;
        listener.set_nonblocking(true)?;
        let (mut with, mut without) = (self.ir.clone(), self.ir.clone());
        set_port(&mut with, true)?;
        set_port(&mut without, false)?;
        let refused = kakoi_linux::connect(from.as_fd(), target, Duration::from_millis(150));
        ensure!(refused.is_err(), "the port is open before a rule opens it");
        let (mut open, mut close) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let began = Instant::now();
            self.apply(&with)?;
            let connection = kakoi_linux::connect(from.as_fd(), target, Duration::from_secs(2));
            open.push(began.elapsed().as_secs_f64() * 1e3);
            drop(connection.context("connecting through the rule just added")?);
            while listener.accept().is_ok() {}
            let began = Instant::now();
            self.apply(&without)?;
            close.push(began.elapsed().as_secs_f64() * 1e3);
        }
        Ok((open, close))
    }
}
