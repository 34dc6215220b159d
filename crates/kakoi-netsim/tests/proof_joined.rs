//! The simulator's answer is the packet's fate where peering connections join VPCs: it says what the walker says, on every
//! address edge of random networks with several ranges and customers' prefix lists.
//!
//! `KAKOI_PROOF_SEED` begins with another network.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;
#[path = "topology/joined.rs"]
mod joined;
mod topology;
#[allow(dead_code, reason = "each proof uses its own part")]
mod walker;

use common::*;
use kakoi_net::*;
use kakoi_netir::{DropWhy, NetworkIr, NextHop, RouterIr};
use kakoi_netsim::{Destination, Origin, Packet, Protocol, Verdict, fate, sentence};
use kakoi_types::VpcId;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use topology::questions::{self, CLIENT_PORT, Kind, Question, Start};
use topology::subnets_of;
use walker::{Arrival, World};

/// Networks on which simulator and walker once differed.
const REGRESSIONS: [u64; 0] = [];

/// The networks of a run.
const NETWORKS: u64 = 60;

const KINDS: [Kind; 6] = [
    Kind::Tcp(443),
    Kind::Tcp(2049),
    Kind::Tcp(5432),
    Kind::Udp(53),
    Kind::Udp(80),
    Kind::Ping,
];

fn asked(ir: &NetworkIr, question: &Question) -> Verdict {
    let from = match question.start {
        Start::Process(workload) => Origin::Workload(workload),
        Start::Link(interface, source) => Origin::Interface { interface, source },
        Start::Outside(source) => Origin::Internet { source },
    };
    let protocol = match question.kind {
        Kind::Tcp(port) => Protocol::Tcp(port),
        Kind::Udp(port) => Protocol::Udp(port),
        Kind::Ping => Protocol::PING,
    };
    let packet = Packet {
        dst: question.dst,
        protocol,
        source_port: question.client_port,
    };
    fate(ir, &from, &packet)
}

fn arrival(verdict: Verdict) -> Option<Arrival> {
    let Verdict::Delivered { to, .. } = verdict else {
        return None;
    };
    Some(match to {
        Destination::Own => Arrival::Own,
        Destination::Interface(id) => Arrival::Interface(id),
        Destination::Endpoint { service } => Arrival::Endpoint(service),
        Destination::MountTarget(id) => Arrival::MountTarget(id),
        Destination::Resolver => Arrival::Resolver,
        Destination::Internet { source } => Arrival::Internet(source),
        Destination::GatewayEndpoint { endpoint, service } => Arrival::GatewayEndpoint(endpoint, service),
    })
}

/// Whether a VPC has a subnet that holds the address.
fn holds(net: &Net, vpc: VpcId, address: Ipv4Addr) -> bool {
    let subnets = subnets_of(net, vpc);
    subnets.iter().any(|s| net.network.subnets[s].cidr.contains(&address))
}

#[derive(Default)]
struct Tally {
    packets: u64,
    /// Of those, delivered in another VPC than the sender's.
    between: u64,
    /// Of those, answered by a mount target or an endpoint.
    at_router: u64,
}

/// The first question on which the two differ.
fn difference(net: &Net, ir: &NetworkIr, tally: &mut Tally) -> Option<Question> {
    let services = BTreeMap::from([(S3.to_owned(), BTreeSet::from([ip(S3_ADDRESS)]))]);
    let world = World {
        network: &net.network,
        lists: &net.lists,
        services: &services,
    };
    let addresses = questions::addresses(net);
    let ports = questions::client_ports(net);
    let mut turn = ports.iter().cycle();
    for (start, _) in questions::starts(net) {
        let Start::Process(workload) = start else { continue };
        let home = net.network.interfaces.values().find_map(|i| match i.purpose {
            InterfacePurpose::App { workload: w, .. } | InterfacePurpose::Database { workload: w, .. }
                if w == workload =>
            {
                Some(i.vpc)
            }
            _ => None,
        });
        for dst in &addresses {
            for kind in KINDS {
                for client_port in [CLIENT_PORT, turn.next().copied().unwrap_or(CLIENT_PORT)] {
                    let question = Question {
                        start,
                        dst: *dst,
                        kind,
                        client_port,
                    };
                    let (walked, simulated) = (world.walk(&question), arrival(asked(ir, &question)));
                    if simulated != walked {
                        return Some(question);
                    }
                    tally.packets += 1;
                    let elsewhere = home.is_some_and(|vpc| !holds(net, vpc, *dst));
                    if elsewhere
                        && let Some(Arrival::Interface(_) | Arrival::MountTarget(_) | Arrival::Endpoint(_)) = walked
                    {
                        tally.between += 1;
                        tally.at_router += u64::from(!matches!(walked, Some(Arrival::Interface(_))));
                    }
                }
            }
        }
    }
    None
}

#[test]
fn line_27_the_simulator_says_what_the_walker_says_over_peering_connections() {
    let first: u64 = std::env::var("KAKOI_PROOF_SEED").map_or(1, |text| text.parse().expect("a number"));
    let mut tally = Tally::default();
    for seed in REGRESSIONS
        .into_iter()
        .chain((0..NETWORKS).map(|i| first.wrapping_add(i)))
    {
        let net = joined::network(seed);
        if let Some(question) = difference(&net, &net.ir(), &mut tally) {
            let verdict = asked(&net.ir(), &question);
            panic!("seed {seed}: {question:?}: {}", sentence(&verdict));
        }
    }
    let Tally {
        packets,
        between,
        at_router,
    } = tally;
    println!("{packets} packets in {NETWORKS} networks, {between} delivered between VPCs, {at_router} at routers");
    // Agreement about nothing but drops would prove little.
    assert!(between >= 1_000 && at_router >= 100, "{between}, {at_router}");
}

type Mistake = (&'static str, fn(&mut RouterIr));

/// Mistakes that an engine could make about what joins VPCs.
const MISTAKES: [Mistake; 4] = [
    ("no peering connection", |r| r.peerings.clear()),
    ("a connection to itself", |r| {
        r.peerings.values_mut().for_each(|p| p.peer = r.vpc);
    }),
    ("a second range without its local route", |r| {
        let first = r.cidr;
        for table in r.tables.values_mut() {
            table
                .ranges
                .retain(|range| range.next != NextHop::Local || first.contains(&range.first));
        }
    }),
    ("a dead connection that carries", |r| {
        let living = r.peerings.keys().next().copied();
        for range in r.tables.values_mut().flat_map(|t| &mut t.ranges) {
            if let (NextHop::Drop(DropWhy::Blackhole), Some(id)) = (&range.next, living) {
                range.next = NextHop::Peering(id);
            }
        }
    }),
];

#[test]
fn every_mistake_about_peering_connections_is_found() {
    for (name, mistake) in MISTAKES {
        let found = (1..=NETWORKS).any(|seed| {
            let net = joined::network(seed);
            let mut ir = net.ir();
            ir.routers.values_mut().for_each(mistake);
            difference(&net, &ir, &mut Tally::default()).is_some()
        });
        assert!(found, "{name}: not seen in {NETWORKS} networks");
    }
}
