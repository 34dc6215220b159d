//! The simulator's answer is the packet's fate: on random networks, built for real, packets on both sides of every kind of
//! boundary go where it says they go, and nowhere if it says so.
//!
//! `KAKOI_TRUTH_VPCS` asks for more networks, `KAKOI_TRUTH_SEED` begins with another one.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;
mod prober;
mod support;
#[path = "../../kakoi-netsim/tests/topology/mod.rs"]
mod topology;

use common::Net;
use kakoi_linux::{LinuxNetwork, NetworkConfig};
use kakoi_netir::{NetworkIr, RouterIr};
use kakoi_netsim::{Destination, Verdict};
use prober::{Outcome, Probe, Prober, expected};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use support::{InProcess, Region, may_make_namespaces, run_in_a_user_namespace};
use topology::Dice;
use topology::mistakes::MISTAKES;
use topology::questions::{self, Kind, Question, Start};
use topology::shrink;

/// Networks on which simulator and kernel once differed: seeds, for ever asked again.
const REGRESSIONS: [u64; 1] = [
    6, // a home leg whose groups admit more than NFS
];

/// The networks of a run, and the probes of each.
const NETWORKS: u64 = 50;
const PROBES: usize = 48;

/// Networks at work at the same time: mostly they wait, for links to come and for silence.
const AT_ONCE: usize = 8;

/// How long an answer that should come may take on a busy machine, and where a difference is what's looked for.
const PATIENCE: Duration = Duration::from_secs(8);
const SOON: Duration = Duration::from_millis(800);

/// How the IR that's applied is made: as it should be, or wrongly on purpose.
type Resolve<'a> = dyn Fn(&Net) -> NetworkIr + Sync + 'a;

/// Addresses of the test's internet: every one that's asked about, also those that nothing ever carries there, so that what
/// gets out where it mustn't is answered.
fn internet(net: &Net) -> BTreeSet<Ipv4Addr> {
    let public: BTreeSet<_> = net.network.nat_gateways.values().filter_map(|n| n.public_ip).collect();
    questions::addresses(net)
        .into_iter()
        .filter(|a| !matches!(a.octets(), [0 | 127 | 224.., ..]) && *a != Ipv4Addr::new(169, 254, 1, 1))
        .filter(|a| !public.contains(a))
        .collect()
}

/// A short name of what the simulator says: questions are chosen from each.
fn class(verdict: &Verdict, kind: Kind) -> String {
    let what = match verdict {
        Verdict::Dropped { code, .. } => code.to_string(),
        Verdict::Delivered { to, .. } => match to {
            Destination::Own => "own",
            Destination::Interface(_) => "interface",
            Destination::Endpoint { .. } => "endpoint",
            Destination::MountTarget(_) => "mount target",
            Destination::Resolver => "resolver",
            Destination::Internet { .. } => "internet",
            Destination::GatewayEndpoint { .. } => "gateway endpoint",
        }
        .to_owned(),
    };
    let protocol = match kind {
        Kind::Tcp(_) => "TCP",
        Kind::Udp(_) => "UDP",
        Kind::Ping => "ping",
    };
    format!("{what} {protocol}")
}

/// All questions about a network that processes can ask, by what the simulator says; delivered ones and dropped ones.
type Classes = BTreeMap<String, Vec<Question>>;

struct Choice<'a> {
    ir: &'a NetworkIr,
    addresses: Vec<Ipv4Addr>,
    kinds: Vec<Kind>,
    client_ports: Vec<u16>,
    chosen: Vec<(Question, Outcome)>,
    /// Ports that services or clients have already, by protocol: one of them would be in the other's way.
    services: BTreeSet<(bool, u16)>,
    clients: BTreeSet<(bool, u16)>,
    /// Connections, as seen behind a gateway that keeps their port.
    connections: BTreeSet<(bool, u16, Ipv4Addr, u16)>,
}

impl Choice<'_> {
    /// Takes a question if it can be asked together with those taken already.
    fn take(&mut self, question: Question) -> bool {
        let Some(expected) = expected(self.ir, &question) else {
            return false;
        };
        let (tcp, port) = match question.kind {
            Kind::Tcp(port) => (true, port),
            Kind::Udp(port) => (false, port),
            Kind::Ping => {
                let new = !self.chosen.iter().any(|(q, _)| *q == question);
                if new {
                    self.chosen.push((question, expected));
                }
                return new;
            }
        };
        let client = question.client_port;
        if port == 0
            || client == 0
            || client == port
            || self.services.contains(&(tcp, client))
            || self.clients.contains(&(tcp, port))
            || !self.connections.insert((tcp, client, question.dst, port))
        {
            return false;
        }
        self.services.insert((tcp, port));
        self.clients.insert((tcp, client));
        self.chosen.push((question, expected));
        true
    }

    /// Of what arrives, the nearest that doesn't: another address, another port, another client's port.
    fn take_neighbours(&mut self, question: Question) {
        let dropped = |q: &Question| expected(self.ir, q) == Some(Outcome::Silent);
        let nearest = |all: Vec<(u32, Question)>| {
            let all = all.into_iter().filter(|(_, q)| dropped(q));
            all.min_by_key(|(distance, _)| *distance).map(|(_, q)| q)
        };
        let addresses = self.addresses.iter().map(|dst| {
            let distance = u32::from(*dst).abs_diff(u32::from(question.dst));
            (distance, Question { dst: *dst, ..question })
        });
        let ports = self.kinds.iter().filter_map(|kind| match (*kind, question.kind) {
            (Kind::Tcp(a), Kind::Tcp(b)) | (Kind::Udp(a), Kind::Udp(b)) if a > 0 => Some((
                u32::from(a.abs_diff(b)),
                Question {
                    kind: *kind,
                    ..question
                },
            )),
            _ => None,
        });
        let clients = self.client_ports.iter().filter(|port| **port > 0).map(|port| {
            let distance = u32::from(port.abs_diff(question.client_port));
            (
                distance,
                Question {
                    client_port: *port,
                    ..question
                },
            )
        });
        let found = [
            nearest(addresses.collect()),
            nearest(ports.collect()),
            nearest(clients.collect()),
        ];
        for neighbour in found.into_iter().flatten() {
            self.take(neighbour);
        }
    }
}

/// Questions on both sides of boundaries, with what the simulator says: in turns from everything that arrives somewhere, with
/// neighbours that don't, and from every reason to drop.
fn questions(net: &Net, ir: &NetworkIr, dice: &mut Dice) -> Vec<(Question, Outcome)> {
    let mut choice = Choice {
        ir,
        // To a socket of Linux 0.0.0.0 is the machine itself: no packet with that address can be sent.
        addresses: questions::addresses(net)
            .into_iter()
            .filter(|a| !a.is_unspecified())
            .collect(),
        kinds: questions::kinds(net),
        client_ports: questions::client_ports(net),
        chosen: Vec::new(),
        services: BTreeSet::new(),
        clients: BTreeSet::new(),
        connections: BTreeSet::new(),
    };
    let (mut arriving, mut dropped) = (Classes::new(), Classes::new());
    for (start, _) in questions::starts(net) {
        if !matches!(start, Start::Process(_)) {
            continue;
        }
        for dst in &choice.addresses {
            for kind in &choice.kinds {
                let client_port = dice.pick(&choice.client_ports);
                let question = Question {
                    start,
                    dst: *dst,
                    kind: *kind,
                    client_port,
                };
                let verdict = question.fate(ir);
                let classes = if verdict.is_delivered() {
                    &mut arriving
                } else {
                    &mut dropped
                };
                classes.entry(class(&verdict, *kind)).or_default().push(question);
            }
        }
    }
    for (classes, until, with_neighbours) in [(&arriving, PROBES * 2 / 3, true), (&dropped, PROBES, false)] {
        // Not every question can be asked beside the others; where few can, there are fewer.
        for turn in 0..PROBES * 4 {
            if choice.chosen.len() >= until || classes.is_empty() {
                break;
            }
            let of_class = classes.values().nth(turn % classes.len()).expect("within the classes");
            let question = dice.pick(of_class);
            if choice.take(question) && with_neighbours {
                choice.take_neighbours(question);
            }
        }
    }
    choice.chosen
}

/// A network for real, its services, and what becomes of the probes.
fn measured(
    net: &Net,
    applied: &NetworkIr,
    asked: &[(Question, Outcome)],
    patience: Duration,
) -> (Vec<Outcome>, usize) {
    let hosts = internet(net);
    let holder = Arc::new(InProcess::default());
    let config = NetworkConfig {
        internet_hosts: hosts.clone(),
        ..NetworkConfig::default()
    };
    let region = Region {
        network: LinuxNetwork::new(config, holder.clone()),
        holder,
    };
    region.apply(applied);
    let wanted = asked.iter().map(|(q, _)| (q.dst, q.kind)).collect();
    let prober = Prober::new(&region.network, applied, &hosts, &wanted);
    let probes: Vec<Probe> = asked.iter().map(|(q, e)| Probe::of(q, *e)).collect();
    let outcomes = prober.send(&probes, patience);
    (outcomes, prober.all_alive())
}

/// What was asked, and how often what came of it.
#[derive(Default)]
struct Tally {
    networks: usize,
    probes: usize,
    services: usize,
    classes: BTreeMap<String, usize>,
}

/// The first probe of a network that becomes of it what the simulator doesn't say.
fn difference(
    seed: u64,
    resolve: &Resolve<'_>,
    patience: Duration,
    tally: &Mutex<Tally>,
) -> Option<(Question, Outcome)> {
    let net = topology::network(seed);
    let ir = net.ir();
    let asked = questions(&net, &ir, &mut Dice(seed));
    let (outcomes, services) = measured(&net, &resolve(&net), &asked, patience);
    let mut tally = tally.lock().unwrap();
    tally.networks += 1;
    tally.services += services;
    let mut different = None;
    for ((question, expected), outcome) in asked.iter().zip(outcomes) {
        tally.probes += 1;
        let class = class(&question.fate(&ir), question.kind);
        *tally.classes.entry(class).or_default() += 1;
        if outcome != *expected {
            different.get_or_insert((*question, outcome));
        }
    }
    different
}

/// Says what differs, on the smallest network where it still does.
fn tell(seed: u64, question: Question, outcome: Outcome) -> ! {
    let differs = |net: &Net| {
        let ir = net.ir();
        let asked = matches!(question.start, Start::Process(id) if ir.workloads.contains_key(&id));
        let expected = expected(&ir, &question).filter(|_| asked);
        expected.is_some_and(|e| measured(net, &ir, &[(question, e)], SOON).0 != [e])
    };
    // Of a difference that doesn't come back alone, the whole network is told.
    let net = topology::network(seed);
    let least = if differs(&net) {
        shrink::minimised(net, differs)
    } else {
        net
    };
    let ir = least.ir();
    panic!(
        "seed {seed}: {question:?}\n  kernel {outcome:?}\n  simulator {:?}\n  {:#?}\n{}Add the seed to REGRESSIONS.",
        expected(&ir, &question),
        question.fate(&ir),
        shrink::described(&least)
    );
}

/// Asks networks by their seeds, several at a time; the first difference.
fn ask(seeds: &[u64], resolve: &Resolve<'_>, tally: &Mutex<Tally>) -> Option<(u64, Question, Outcome)> {
    let next = AtomicU64::new(0);
    let found = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while found.lock().unwrap().is_none() {
                    let turn = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap();
                    let Some(seed) = seeds.get(turn) else { return };
                    if let Some((question, outcome)) = difference(*seed, resolve, PATIENCE, tally) {
                        found.lock().unwrap().get_or_insert((*seed, question, outcome));
                    }
                }
            });
        }
    });
    found.into_inner().unwrap()
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| {
        text.parse().unwrap_or_else(|_| panic!("{name} is a number"))
    })
}

#[test]
fn packets_go_where_the_simulator_says() {
    if !may_make_namespaces() {
        return;
    }
    let (first, networks) = (number("KAKOI_TRUTH_SEED", 1), number("KAKOI_TRUTH_VPCS", NETWORKS));
    let seeds: Vec<u64> = REGRESSIONS.into_iter().chain(first..first + networks).collect();
    let (tally, begun) = (Mutex::default(), std::time::Instant::now());
    if let Some((seed, question, outcome)) = ask(&seeds, &Net::ir, &tally) {
        tell(seed, question, outcome);
    }
    let tally: Tally = tally.into_inner().unwrap();
    println!(
        "{} probes in {} networks with {} services, seeds from {first}, {:?}: {:#?}",
        tally.probes,
        tally.networks,
        tally.services,
        begun.elapsed(),
        tally.classes
    );
    // Agreement about nothing but silence would prove little.
    if networks >= NETWORKS {
        assert!(tally.probes >= 2_000, "only {} probes", tally.probes);
        let arrived = |what: &str| -> usize {
            let of = tally.classes.iter().filter(|(class, _)| class.starts_with(what));
            of.map(|(_, times)| times).sum()
        };
        let mut all = 0;
        for what in [
            "interface",
            "endpoint",
            "mount target",
            "resolver",
            "internet",
            "gateway endpoint",
        ] {
            assert!(arrived(what) >= 20, "only {} probes: {what}", arrived(what));
            all += arrived(what);
        }
        assert!(all * 4 >= tally.probes, "only {all} of {} probes arrived", tally.probes);
    }
}

/// Differences between the applied network and the one that's asked about are seen, whatever the mistake.
#[test]
fn every_mistake_shows_in_packets() {
    if !may_make_namespaces() {
        return;
    }
    std::thread::scope(|scope| {
        for (name, mistake) in MISTAKES {
            scope.spawn(move || shows(name, mistake));
        }
    });
}

fn shows(name: &str, mistake: fn(&mut RouterIr)) {
    let wrong = |net: &Net| {
        let mut ir = net.ir();
        ir.routers.values_mut().for_each(mistake);
        ir
    };
    // A network where the mistake makes a difference to some chosen probe, by the simulator's word.
    let matters = |seed: &u64| {
        let net = topology::network(*seed);
        let asked = questions(&net, &net.ir(), &mut Dice(*seed));
        let wrong = wrong(&net);
        asked.iter().any(|(q, e)| expected(&wrong, q).is_some_and(|w| w != *e))
    };
    let seed = (1..=60)
        .find(matters)
        .unwrap_or_else(|| panic!("{name}: not asked about in 60 networks"));
    let found = difference(seed, &wrong, SOON, &Mutex::default());
    assert!(found.is_some(), "{name}: not seen in network {seed}");
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
