//! The simulator's answer is the packet's fate: on random small networks it says what a walker says that reads the intent
//! itself. Every address atom and port edge of a network is asked about, so for that network it's a proof, no sample.
//!
//! `KAKOI_PROOF_PACKETS` asks for more packets, `KAKOI_PROOF_SEED` begins with another network.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;
mod topology;
mod walker;

use common::*;
use kakoi_netir::*;
use kakoi_netsim::*;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use topology::mistakes::MISTAKES;
use topology::questions::{self, CLIENT_PORT, Kind, Question, services};
use topology::shrink::{self, described};
use walker::{Arrival, World};

/// Networks on which simulator and walker once differed: seeds, for ever asked again.
const REGRESSIONS: [u64; 0] = [];

/// The packets of a run; whole networks, so a few more.
const PACKETS: u64 = 1_000_000;

/// How the IR is made: as it should be, or wrongly on purpose.
type Resolve = dyn Fn(&Net) -> NetworkIr;

fn simulated(ir: &NetworkIr, question: &Question) -> Option<Arrival> {
    match question.fate(ir) {
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

/// Asks both about every packet of a network; the first question on which they differ. Clients' ports decide about answers
/// alone: the first port of an address where anything arrives is asked about from all of them, the others from one after the
/// other.
fn difference(net: &Net, resolve: &Resolve, tally: &mut Tally) -> Option<Question> {
    let (ir, services) = (resolve(net), services());
    let world = world(net, &services);
    let (addresses, kinds) = (questions::addresses(net), questions::kinds(net));
    let client_ports = questions::client_ports(net);
    let mut turn = client_ports.iter().cycle();
    tally.networks += 1;
    // What sends nothing at all, or from a forged address, is dropped before anything looks at ports.
    let few = vec![Kind::Tcp(2049), Kind::Udp(53), Kind::Ping];
    for (start, in_full) in questions::starts(net) {
        for dst in &addresses {
            let (mut tcp, mut udp) = (false, false);
            for kind in if in_full { &kinds } else { &few } {
                let mut question = Question {
                    start,
                    dst: *dst,
                    kind: *kind,
                    client_port: CLIENT_PORT,
                };
                let arrives = world.arrives(&question).is_some();
                let ports = match kind {
                    Kind::Ping => &[CLIENT_PORT][..],
                    Kind::Tcp(_) if arrives && !std::mem::replace(&mut tcp, true) => &client_ports[..],
                    Kind::Udp(_) if arrives && !std::mem::replace(&mut udp, true) => &client_ports[..],
                    _ => std::slice::from_ref(turn.next().expect("a cycle never ends")),
                };
                for port in ports {
                    question.client_port = *port;
                    let arrival = world.walk(&question);
                    tally.packets += 1;
                    *tally.outcomes.entry(outcome(&arrival)).or_default() += 1;
                    if matches!(arrival, Some(Arrival::Interface(_))) && dst.octets()[..3] == [198, 51, 100] {
                        *tally.outcomes.entry("public address").or_default() += 1;
                    }
                    if arrives && arrival.is_none() {
                        *tally.outcomes.entry("without an answer").or_default() += 1;
                    }
                    if simulated(&ir, &question) != arrival {
                        return Some(question);
                    }
                }
            }
        }
    }
    None
}

fn world<'a>(net: &'a Net, services: &'a BTreeMap<String, BTreeSet<Ipv4Addr>>) -> World<'a> {
    World {
        network: &net.network,
        lists: &net.lists,
        services,
    }
}

/// The smallest network on which they still differ about a question.
fn minimised(net: Net, question: &Question, resolve: &Resolve) -> Net {
    let services = services();
    shrink::minimised(net, |net| {
        simulated(&resolve(net), question) != world(net, &services).walk(question)
    })
}

fn ask(seed: u64, tally: &mut Tally) {
    let net = topology::network(seed);
    let Some(question) = difference(&net, &Net::ir, tally) else {
        return;
    };
    let net = minimised(net, &question, &Net::ir);
    let ir = net.ir();
    let services = services();
    panic!(
        "seed {seed}: {question:?}\n  simulator {:?}\n  walker {:?}\n{}Add the seed to REGRESSIONS.",
        simulated(&ir, &question),
        world(&net, &services).walk(&question),
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
            "without an answer",
            "own",
            "interface",
            "public address",
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
        let least = minimised(net, &question, &wrong);
        let rules: usize = least.network.groups.values().map(|g| g.rules.len()).sum();
        let routes: usize = least.network.route_tables.values().map(|t| t.routes.len()).sum();
        let interfaces = least.network.interfaces.len();
        // Of a way over two borders four entries are needed before an answer comes, and a gateway's subnet adds as many.
        let acls = least.network.network_acls.values();
        let entries: usize = acls.map(|a| a.ingress.len() + a.egress.len()).sum();
        assert!(
            rules <= 3 && routes <= 3 && interfaces <= 3 && entries <= 8,
            "{name}: left\n{}",
            described(&least)
        );
    }
}
