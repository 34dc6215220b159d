//! The simulator's answer is the packet's fate: on random small networks it says what a walker says that reads the intent
//! itself. Every address atom and port edge of a network is asked about, so for that network it's a proof, no sample.
//!
//! `KAKOI_PROOF_PACKETS` asks for more packets, `KAKOI_PROOF_SEED` begins with another network.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;
mod topology;
mod walker;

use common::*;
use kakoi_net::*;
use kakoi_netir::*;
use kakoi_netsim::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::net::Ipv4Addr;
use walker::{Arrival, Kind, Start, World};

/// Networks on which simulator and walker once differed: seeds, for ever asked again.
const REGRESSIONS: [u64; 0] = [];

/// The packets of a run; whole networks, so a few more.
const PACKETS: u64 = 1_000_000;

/// The client's port of every question.
const CLIENT_PORT: u16 = 49152;

/// How the IR is made: as it should be, or wrongly on purpose.
type Resolve = dyn Fn(&Net) -> NetworkIr;

type Question = (Start, Ipv4Addr, Kind);

fn simulated(ir: &NetworkIr, (start, dst, kind): Question) -> Option<Arrival> {
    let origin = match start {
        Start::Process(workload) => Origin::Workload(workload),
        Start::Link(interface, source) => Origin::Interface { interface, source },
    };
    let protocol = match kind {
        Kind::Tcp(port) => Protocol::Tcp(port),
        Kind::Udp(port) => Protocol::Udp(port),
        Kind::Ping => Protocol::PING,
    };
    match fate(
        ir,
        &origin,
        &Packet {
            dst,
            protocol,
            source_port: CLIENT_PORT,
        },
    ) {
        Verdict::Dropped { .. } => None,
        Verdict::Delivered { to, .. } => Some(match to {
            Destination::Own => Arrival::Own,
            Destination::Interface(id) => Arrival::Interface(id),
            Destination::Endpoint { service } => Arrival::Endpoint(service),
            Destination::MountTarget(id) => Arrival::MountTarget(id),
            Destination::Resolver => Arrival::Resolver,
            Destination::Internet { source } => Arrival::Internet(source),
            Destination::GatewayEndpoint { endpoint, service } => Arrival::GatewayEndpoint(endpoint, service),
        }),
    }
}

fn services() -> BTreeMap<String, BTreeSet<Ipv4Addr>> {
    BTreeMap::from([(S3.to_owned(), BTreeSet::from([ip(S3_ADDRESS)]))])
}

/// What was asked, and how often what came of it.
#[derive(Default)]
struct Tally {
    networks: u64,
    packets: u64,
    outcomes: BTreeMap<&'static str, u64>,
}

fn outcome(arrival: &Option<Arrival>) -> &'static str {
    match arrival {
        None => "dropped",
        Some(Arrival::Own) => "own",
        Some(Arrival::Interface(_)) => "interface",
        Some(Arrival::Endpoint(_)) => "endpoint",
        Some(Arrival::MountTarget(_)) => "mount target",
        Some(Arrival::Resolver) => "resolver",
        Some(Arrival::Internet(_)) => "internet",
        Some(Arrival::GatewayEndpoint(..)) => "gateway endpoint",
    }
}

/// Asks both about every packet of a network; the first question on which they differ.
fn difference(net: &Net, resolve: &Resolve, tally: &mut Tally) -> Option<Question> {
    let (ir, services) = (resolve(net), services());
    let world = World {
        network: &net.network,
        lists: &net.lists,
        services: &services,
    };
    let (addresses, kinds) = (topology::addresses(net), topology::kinds(net));
    tally.networks += 1;
    // What sends nothing at all, or from a forged address, is dropped before anything looks at ports.
    let few = vec![Kind::Tcp(2049), Kind::Udp(53), Kind::Ping];
    for (start, in_full) in topology::starts(net) {
        for dst in &addresses {
            for kind in if in_full { &kinds } else { &few } {
                let arrival = world.walk(start, *dst, *kind);
                tally.packets += 1;
                *tally.outcomes.entry(outcome(&arrival)).or_default() += 1;
                if simulated(&ir, (start, *dst, *kind)) != arrival {
                    return Some((start, *dst, *kind));
                }
            }
        }
    }
    None
}

/// The networks that are this one with one rule, route or interface less.
fn smaller(net: &Net) -> Vec<Net> {
    let mut all = Vec::new();
    let mut without = |change: &dyn Fn(&mut Network)| {
        let mut less = net.clone();
        change(&mut less.network);
        all.push(less);
    };
    for id in net.network.interfaces.keys() {
        without(&|n| drop(n.interfaces.remove(id)));
    }
    for (id, group) in &net.network.groups {
        for rule in group.rules.keys() {
            without(&|n| drop(n.groups[id].rules.remove(rule)));
        }
    }
    for (id, table) in &net.network.route_tables {
        for destination in table.routes.keys() {
            without(&|n| n.route_tables[id].routes.retain(|d, _| d != destination));
        }
    }
    all
}

/// Leaves out what the difference doesn't need, until nothing more can be left out.
fn minimised(mut net: Net, question: Question, resolve: &Resolve) -> Net {
    let services = services();
    let differs = |net: &Net| {
        let world = World {
            network: &net.network,
            lists: &net.lists,
            services: &services,
        };
        simulated(&resolve(net), question) != world.walk(question.0, question.1, question.2)
    };
    while let Some(less) = smaller(&net).into_iter().find(|n| differs(n)) {
        net = less;
    }
    net
}

/// What's left, to be kept as a test.
fn described(net: &Net) -> String {
    let (n, mut text) = (&net.network, String::new());
    let mut line = |what: std::fmt::Arguments<'_>| writeln!(text, "  {what}").expect("a string takes all");
    for i in n.interfaces.values() {
        line(format_args!(
            "{} {} in {} wears {:?}: {:?}",
            i.id, i.private_ip, i.subnet, i.groups, i.purpose
        ));
    }
    for g in n.groups.values() {
        for r in g.rules.values() {
            line(format_args!("{} {:?} {:?} {:?}", g.id, r.direction, r.traffic, r.peer));
        }
    }
    for t in n.route_tables.values() {
        for (destination, target) in &t.routes {
            line(format_args!(
                "{} of {:?}: {destination:?} to {target:?}",
                t.id,
                t.subnets.values()
            ));
        }
    }
    line(format_args!("prefix lists {:?}", net.lists));
    text
}

fn ask(seed: u64, tally: &mut Tally) {
    let net = topology::network(seed);
    let Some(question) = difference(&net, &Net::ir, tally) else {
        return;
    };
    let net = minimised(net, question, &Net::ir);
    let ir = net.ir();
    let services = services();
    let world = World {
        network: &net.network,
        lists: &net.lists,
        services: &services,
    };
    panic!(
        "seed {seed}: {question:?}\n  simulator {:?}\n  walker {:?}\n{}Add the seed to REGRESSIONS.",
        simulated(&ir, question),
        world.walk(question.0, question.1, question.2),
        described(&net)
    );
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| {
        text.parse().unwrap_or_else(|_| panic!("{name} is a number"))
    })
}

#[test]
fn the_simulator_says_what_the_walker_says() {
    let (first, wanted) = (number("KAKOI_PROOF_SEED", 1), number("KAKOI_PROOF_PACKETS", PACKETS));
    let mut tally = Tally::default();
    let mut seed = first;
    while tally.packets < wanted {
        ask(seed, &mut tally);
        seed = seed.wrapping_add(1);
    }
    println!(
        "{} packets in {} networks, seeds from {first}: {:?}",
        tally.packets, tally.networks, tally.outcomes
    );
    // Agreement about nothing but drops would prove little.
    if wanted >= PACKETS {
        for outcome in [
            "dropped",
            "own",
            "interface",
            "endpoint",
            "mount target",
            "resolver",
            "internet",
            "gateway endpoint",
        ] {
            let times = tally.outcomes.get(outcome).copied().unwrap_or_default();
            assert!(times >= 100, "only {times} packets: {outcome}");
        }
    }
}

#[test]
fn networks_that_once_differed_agree() {
    let mut tally = Tally::default();
    for seed in REGRESSIONS {
        ask(seed, &mut tally);
    }
    assert_eq!(tally.networks, REGRESSIONS.len() as u64);
}

#[test]
fn a_seed_always_gives_the_same_network() {
    assert_eq!(topology::network(7).network, topology::network(7).network);
    assert_ne!(topology::network(7).network, topology::network(8).network);
}

type Mistake = (&'static str, fn(&mut RouterIr));

/// Mistakes that an engine could make.
const MISTAKES: [Mistake; 9] = [
    ("an ingress rule forgotten", |r| {
        r.groups.values_mut().for_each(|g| drop(g.ingress.pop()));
    }),
    ("an egress rule forgotten", |r| {
        r.groups.values_mut().for_each(|g| drop(g.egress.pop()));
    }),
    ("one port too many", |r| {
        for rule in r.groups.values_mut().flat_map(|g| &mut g.egress) {
            if let Traffic::Tcp(ports) | Traffic::Udp(ports) = &mut rule.traffic {
                ports.to = ports.to.saturating_add(1);
            }
        }
    }),
    ("a peer forgotten", |r| {
        for rule in r.groups.values_mut().flat_map(|g| &mut g.egress) {
            rule.peers.pop();
        }
    }),
    ("a range one address too short", |r| {
        for range in r
            .tables
            .values_mut()
            .flat_map(|t| &mut t.ranges)
            .filter(|r| r.first < r.last)
        {
            range.last = Ipv4Addr::from(u32::from(range.last) - 1);
        }
    }),
    ("a blackhole that doesn't win", |r| {
        for table in r.tables.values_mut() {
            let nat = table
                .ranges
                .iter()
                .map(|r| &r.next)
                .find(|n| matches!(n, NextHop::Nat(_)))
                .cloned();
            for range in table
                .ranges
                .iter_mut()
                .filter(|r| r.next == NextHop::Drop(DropWhy::Blackhole))
            {
                range.next = nat.clone().unwrap_or(NextHop::Local);
            }
        }
    }),
    ("no resolver", |r| r.resolvers.clear()),
    ("another source behind NAT", |r| {
        r.nat_gateways.values_mut().for_each(|n| n.public_ip = n.private_ip);
    }),
    ("a gateway endpoint where nothing answers", |r| {
        r.gateway_endpoints.values_mut().for_each(|e| e.addresses.clear());
    }),
];

#[test]
fn every_mistake_is_found_and_minimised() {
    for (name, mistake) in MISTAKES {
        let wrong = move |net: &Net| {
            let mut ir = net.ir();
            ir.routers.values_mut().for_each(mistake);
            ir
        };
        let found = (1..=40).find_map(|seed| {
            let net = topology::network(seed);
            difference(&net, &wrong, &mut Tally::default()).map(|question| (net, question))
        });
        let (net, question) = found.unwrap_or_else(|| panic!("{name}: not seen in 40 networks"));
        let least = minimised(net, question, &wrong);
        let rules: usize = least.network.groups.values().map(|g| g.rules.len()).sum();
        let routes: usize = least.network.route_tables.values().map(|t| t.routes.len()).sum();
        let interfaces = least.network.interfaces.len();
        assert!(
            rules <= 3 && routes <= 3 && interfaces <= 3,
            "{name}: left\n{}",
            described(&least)
        );
    }
}
