//! Packets between two apps through a router with the rules of many interfaces, beside the same router with its rules taken away.
//!
//! The rules are those that the product compiles. Only the two apps have namespaces and links: a ruleset names the other
//! interfaces, and packets never meet them. The worst case on purpose: each interface wears five groups of twenty rules, and in
//! both directions only the last rule of the last group admits.

use super::{World, address, cidr, empty, more_descriptors, router, rule, workload};
use crate::Bench;
use crate::report::{Hold, Row};
use anyhow::{Context, ensure};
use kakoi_linux::{in_netns, listen_tcp};
use kakoi_net::{AppLeg, PortRange, Traffic};
use kakoi_netir::*;
use kakoi_netsim::{Model, Origin, Packet, sentence};
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddrV4, TcpStream};
use std::os::fd::AsFd;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Interfaces that wear the same groups.
const TEAM: usize = 20;
/// Groups of an interface.
const GROUPS: usize = 5;
/// Rules of a group, in each direction.
const RULES: u16 = 20;
/// The port that the last rule admits.
const ADMITTED: u16 = 8443;
/// A port that no rule admits.
const REFUSED: u16 = 8444;

/// Measures in this process, which must be root in some user namespace.
pub fn measure_here(interfaces: usize, quick: bool) -> anyhow::Result<Vec<Row>> {
    ensure!(interfaces >= 2, "two apps need two interfaces");
    more_descriptors();
    let began = Instant::now();
    let (ruled, bare) = (World::with_rules_of(interfaces)?, World::with_rules_of(2)?);
    eprintln!(
        "  rules of {interfaces} interfaces made in {:.1} s",
        began.elapsed().as_secs_f64()
    );
    bare.forget_rules()?;
    // Both controls: rules judge in the one, and none does in the other, where the refusal is the far kernel's own.
    let blocked = ruled.connect(REFUSED, Duration::from_millis(200));
    ensure!(
        blocked
            .as_ref()
            .is_err_and(|e| e.kind() != ErrorKind::ConnectionRefused),
        "the router with rules lets a packet through that no rule admits: {blocked:?}"
    );
    let refused = bare.connect(REFUSED, Duration::from_secs(2));
    ensure!(
        refused
            .as_ref()
            .is_err_and(|e| e.kind() == ErrorKind::ConnectionRefused),
        "the router without rules carries no packet: {refused:?}"
    );

    let time = Duration::from_millis(if quick { 200 } else { 500 });
    let (mut bits, mut bare_bits, mut connections, mut bare_connections) = (vec![], vec![], vec![], vec![]);
    // The first round warms both and isn't counted.
    for round in 0..=if quick { 3 } else { 11 } {
        let samples = [
            ruled.throughput(time)?,
            bare.throughput(time)?,
            ruled.connections(time)?,
            bare.connections(time)?,
        ];
        if round > 0 {
            bits.push(samples[0]);
            bare_bits.push(samples[1]);
            connections.push(samples[2]);
            bare_connections.push(samples[3]);
        }
    }
    let title = |what: &str| format!("through the router, rules of {interfaces} ENIs: {what}");
    Ok(vec![
        Row::new(title("throughput"), "Gbit/s", bits)
            .beside("router without rules", bare_bits)
            .hold(Hold::RatioAbove(0.95))
            .note("one TCP connection; five groups of 20 rules each, only the last rule of the last admits, both ways; sender on CPU 0, receiver on CPU 1"),
        Row::new(title("new connections"), "/s", connections)
            .beside("router without rules", bare_connections)
            .hold(Hold::RatioAbove(0.8))
            .peers("podman bridge 0.66 of a bare link")
            .note("connect, one byte, close, one after the other; both ends on CPU 0"),
    ])
}

/// A group of a team, the last of which admits.
fn group(team: usize, n: usize) -> (SecurityGroupId, GroupIr) {
    let id = SecurityGroupId::from_entropy((1000 + team * GROUPS + n) as u128);
    let last = n + 1 == GROUPS;
    let rules = |base: u16| -> Vec<RuleIr> {
        let port = |k: u16| if last && k + 1 == RULES { ADMITTED } else { base + k };
        let all = |k| rule(Traffic::Tcp(PortRange::one(port(k))), vec![cidr("10.20.0.0/16")]);
        (0..RULES).map(all).collect()
    };
    let base = 1000 + 100 * n as u16;
    let group = GroupIr {
        ingress: rules(base),
        egress: rules(base),
        inert: Vec::new(),
    };
    (id, group)
}

/// Two apps, of different teams where there are several, and the rules of so many interfaces.
fn network(interfaces: usize) -> anyhow::Result<NetworkIr> {
    let mut ir = empty();
    let own = router(&mut ir)?;
    for n in 0..interfaces {
        let groups: Vec<_> = (0..GROUPS).map(|k| group(n / TEAM, k)).collect();
        let worn: BTreeSet<SecurityGroupId> = groups.iter().map(|(id, _)| *id).collect();
        own.groups.extend(groups);
        let seen = InterfaceIr {
            address: address(n),
            subnet: SubnetId::from_entropy(1),
            table: RouteTableId::from_entropy(1),
            public_ip: None,
            groups: worn,
            attachment: AttachmentIr::Workload {
                workload: workload(n),
                leg: AppLeg::Vpc,
            },
        };
        own.interfaces.insert(interface(n), seen);
    }
    for n in [0, interfaces - 1] {
        let leg = LegIr {
            vpc: super::vpc(),
            interface: interface(n),
            address: address(n),
            routes: LegRoutes::Default,
        };
        let legs = BTreeMap::from([(AppLeg::Vpc, leg)]);
        ir.workloads.insert(workload(n), WorkloadIr { legs });
    }
    Ok(ir)
}

fn interface(n: usize) -> NetworkInterfaceId {
    NetworkInterfaceId::from_entropy(10 + n as u128)
}

/// How long the model takes to say what becomes of a packet between the two apps, with the rules and in words.
pub fn explain(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    /// Answers that one sample is the mean of.
    const EACH: u32 = 200;
    let ir = network(super::MANY)?;
    let model = Model::of(&ir);
    let origin = Origin::Workload(workload(0));
    let target = address(super::MANY - 1);
    let mut rows = Vec::new();
    for (port, what) in [(ADMITTED, "delivered"), (REFUSED, "dropped, with what would open it")] {
        let packet = Packet::tcp(target, port);
        ensure!(
            model.fate(&origin, &packet).is_delivered() == (port == ADMITTED),
            "the model judges port {port} otherwise than the router"
        );
        let mut samples = Vec::new();
        for _ in 0..bench.repeats(15, 5) {
            let began = Instant::now();
            for _ in 0..EACH {
                black_box(sentence(&black_box(&model).fate(&origin, black_box(&packet))));
            }
            samples.push(began.elapsed().as_secs_f64() * 1e6 / f64::from(EACH));
        }
        let title = format!("model: a packet explained, {what}, {} ENIs", super::MANY);
        rows.push(
            Row::new(title, "µs", samples)
                .hold(Hold::Below(50.0))
                .peers("Reachability Analyzer: minutes per pair")
                .note(
                    "the packet's way with the rules by id, and the sentence; the model alone, on what backends apply",
                ),
        );
    }
    Ok(rows)
}

impl World {
    fn with_rules_of(interfaces: usize) -> anyhow::Result<Self> {
        let mut world = Self::new()?;
        world.ir = network(interfaces)?;
        world.apply(&world.ir)?;
        for n in [0, interfaces - 1] {
            world.network.verify_blocking(&world.ir, workload(n))?;
        }
        Ok(world)
    }

    /// Takes every rule away, in the router and at both apps: links, addresses and routes stay.
    fn forget_rules(&self) -> anyhow::Result<()> {
        let router = self
            .network
            .router_namespace(super::vpc())?
            .context("the router's namespace")?;
        for namespace in [router, self.end(0)?, self.end(1)?] {
            let status = in_netns(namespace.as_fd(), || {
                Command::new("nft").args(["flush", "ruleset"]).status()
            })?;
            ensure!(status.success(), "nft flush ruleset failed ({status})");
        }
        Ok(())
    }

    /// Number of the first or the last app.
    fn number(&self, end: usize) -> usize {
        if end == 0 {
            0
        } else {
            self.ir.routers.values().map(|r| r.interfaces.len() - 1).sum()
        }
    }

    fn end(&self, end: usize) -> anyhow::Result<std::os::fd::OwnedFd> {
        let namespace = self.network.workload_namespace(workload(self.number(end)))?;
        namespace.context("the app's namespace")
    }

    fn target(&self, port: u16) -> SocketAddrV4 {
        SocketAddrV4::new(address(self.number(1)), port)
    }

    fn connect(&self, port: u16, patience: Duration) -> io::Result<TcpStream> {
        let from = self.end(0).map_err(io::Error::other)?;
        kakoi_linux::connect(from.as_fd(), self.target(port), patience)
    }

    /// Gbit/s of one connection.
    fn throughput(&self, time: Duration) -> anyhow::Result<f64> {
        let listener = listen_tcp(self.end(1)?.as_fd(), self.target(ADMITTED))?;
        let mut sender = self.connect(ADMITTED, Duration::from_secs(2))?;
        let (mut receiver, _) = listener.accept()?;
        std::thread::scope(|scope| {
            let received = scope.spawn(move || -> io::Result<f64> {
                on_cpu(1)?;
                let (mut buffer, mut bytes, began) = (vec![0; 256 << 10], 0, Instant::now());
                loop {
                    match receiver.read(&mut buffer)? {
                        0 => return Ok(bytes as f64 * 8e-9 / began.elapsed().as_secs_f64()),
                        count => bytes += count,
                    }
                }
            });
            let sent = scope.spawn(move || -> io::Result<()> {
                on_cpu(0)?;
                let (buffer, began) = (vec![7; 256 << 10], Instant::now());
                while began.elapsed() < time {
                    sender.write_all(&buffer)?;
                }
                sender.shutdown(Shutdown::Write)
            });
            sent.join().map_err(|_| anyhow::anyhow!("the sender panicked"))??;
            Ok(received
                .join()
                .map_err(|_| anyhow::anyhow!("the receiver panicked"))??)
        })
    }

    /// Connections a second, one after the other.
    fn connections(&self, time: Duration) -> anyhow::Result<f64> {
        let listener = listen_tcp(self.end(1)?.as_fd(), self.target(ADMITTED))?;
        let (from, target, over) = (self.end(0)?, self.target(ADMITTED), AtomicBool::new(false));
        let over = &over;
        std::thread::scope(|scope| {
            let answering = scope.spawn(move || -> io::Result<()> {
                on_cpu(0)?;
                loop {
                    let (mut stream, _) = listener.accept()?;
                    if over.load(Ordering::SeqCst) {
                        return Ok(());
                    }
                    stream.write_all(b"!")?;
                }
            });
            let rate = in_netns(from.as_fd(), || {
                on_cpu(0)?;
                let (mut count, began) = (0_u32, Instant::now());
                while began.elapsed() < time {
                    ask(target)?;
                    count += 1;
                }
                let rate = f64::from(count) / began.elapsed().as_secs_f64();
                over.store(true, Ordering::SeqCst);
                TcpStream::connect(target).map(|_| rate)
            });
            // Without the last connection the other thread would wait for ever: then its listener's namespace is gone with us.
            let rate = rate.context("connecting through the router")?;
            answering
                .join()
                .map_err(|_| anyhow::anyhow!("the listener panicked"))??;
            Ok(rate)
        })
    }
}

/// A connection, its byte, and a close that leaves no port waiting.
fn ask(target: SocketAddrV4) -> io::Result<()> {
    let mut stream = TcpStream::connect(target)?;
    rustix::net::sockopt::set_socket_linger(&stream, Some(Duration::ZERO))?;
    stream.read_exact(&mut [0; 1])
}

/// Ties the calling thread to a CPU.
fn on_cpu(cpu: usize) -> io::Result<()> {
    let mut set = rustix::thread::CpuSet::new();
    set.set(cpu);
    Ok(rustix::thread::sched_setaffinity(None, &set)?)
}
