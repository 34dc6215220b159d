//! Which packets of a network are sent: both sides of its boundaries, as many as can be asked about at once.

use super::{Outcome, Place, expected};
use crate::common::Net;
use crate::topology::Dice;
use crate::topology::questions::{self, Kind, Question, Start};
use kakoi_netir::NetworkIr;
use kakoi_netsim::{Destination, Hop, Verdict};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// The probes of a network.
const PROBES: usize = 48;

/// Public addresses of NAT gateways and databases, which may be somebody else's only once these are gone.
pub fn public(net: &Net) -> BTreeSet<Ipv4Addr> {
    let nats = net.network.nat_gateways.values().filter_map(|n| n.public_ip);
    let databases = net.network.addresses.values().map(|a| a.public_ip);
    nats.chain(databases).collect()
}

/// Addresses of the test's internet: every one that's asked about, also those that nothing ever carries there, so that what
/// gets out where it mustn't is answered.
pub fn internet(net: &Net) -> BTreeSet<Ipv4Addr> {
    let public = public(net);
    questions::addresses(net)
        .into_iter()
        .filter(|a| !matches!(a.octets(), [0 | 127 | 224.., ..]) && *a != Ipv4Addr::new(169, 254, 1, 1))
        .filter(|a| !public.contains(a))
        .collect()
}

/// A short name of what the simulator says: questions are chosen from each.
pub fn class(verdict: &Verdict, kind: Kind) -> String {
    let what = match verdict {
        Verdict::Dropped { code, .. } => code.to_string(),
        Verdict::Delivered { to, hops } => match to {
            Destination::Own => "own",
            // By its private address, or by the one on the internet.
            Destination::Interface(_) if hops.iter().any(|h| matches!(h, Hop::InternetGateway(_))) => "public address",
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
    /// Gateways' addresses.
    public: BTreeSet<Ipv4Addr>,
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
        // Of what is gone nobody has the address yet, in this internet.
        if matches!(expected, Outcome::Answered(Place::Internet, _)) && self.public.contains(&question.dst) {
            return false;
        }
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
pub fn questions(net: &Net, ir: &NetworkIr, dice: &mut Dice) -> Vec<(Question, Outcome)> {
    let mut choice = Choice {
        ir,
        // To a socket of Linux 0.0.0.0 is the machine itself: no packet with that address can be sent.
        addresses: questions::addresses(net)
            .into_iter()
            .filter(|a| !a.is_unspecified())
            .collect(),
        kinds: questions::kinds(net),
        client_ports: questions::client_ports(net),
        public: public(net),
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
