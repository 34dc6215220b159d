//! What decided a flow: the kernel says by which rule it refused; the model says the same again, and what the kernel can't name.

use crate::gather::{Action, Flow, ends_like};
use kakoi_dataplane::FlowTuple;
use kakoi_netir::{AttachmentIr, Direction, NetworkIr, RouterIr};
use kakoi_netsim::{Code, Hop, Origin, Packet, Verdict, denials, fate};
use kakoi_types::{NetworkInterfaceId, SubnetId};
use std::net::Ipv4Addr;

/// What the model makes of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// The same as the kernel.
    Agrees,
    /// Something else. Never hidden: it's a mistake of one of the two, or a change that was under way.
    Differs,
    /// It can't be asked: it knows first packets of connections between interfaces, TCP, UDP and pings.
    Unasked,
}

impl Model {
    /// As lines have it.
    pub fn word(self) -> &'static str {
        match self {
            Model::Agrees => "agrees",
            Model::Differs => "differs",
            Model::Unasked => "-",
        }
    }
}

/// What decided a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The interface that decided, or the sender's.
    pub interface: Option<NetworkInterfaceId>,
    /// Which way the packets went at that interface.
    pub direction: Direction,
    /// The rules: of groups (both sides' of an accepted flow), or of a network ACL (`acl-…/ingress/100`); empty if none is named.
    pub rule: String,
    /// The route (`rtb-…/0.0.0.0/0`); empty if none was asked for.
    pub route: String,
    /// The hop that decided, or the last one.
    pub hop: String,
    /// Reachability Analyzer's code; empty if accepted.
    pub code: String,
    /// Whether the model says the same.
    pub model: Model,
}

/// Where a packet is refused, as far as the kernel and the model can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Spoof,
    Route,
    Groups(Direction),
    Acl(String),
    NoAcl,
    /// No packet of a connection.
    Invalid,
    Other,
}

impl Place {
    fn of_rule(by: &str) -> Self {
        match by {
            "pre/spoof" => Place::Spoof,
            "pre/route"
            | "pre/no-route"
            | "pre/no-public-address"
            | "pass_out/no-way-back"
            | "own_out/no-route"
            | "peering/no-route"
            | "peering/resolver" => Place::Route,
            "groups/out" | "pass_out/*" | "own_out/*" => Place::Groups(Direction::Egress),
            "groups/in" | "pass_in/*" | "own_in/*" => Place::Groups(Direction::Ingress),
            "acl_nowhere" => Place::NoAcl,
            _ if by.starts_with("acl-") => Place::Acl(by.to_owned()),
            _ if by.ends_with("/invalid") => Place::Invalid,
            _ => Place::Other,
        }
    }

    /// Whether a denial of the model's is this one.
    fn is_that_of(&self, verdict: &Verdict) -> bool {
        let Verdict::Dropped { code, at, .. } = verdict else {
            return false;
        };
        match (self, at) {
            (
                Place::Acl(name),
                Hop::AclRule {
                    acl, direction, number, ..
                },
            ) => *name == format!("{acl}/{}/{number}", word(*direction)),
            (Place::Acl(name), Hop::Acl { acl, direction, .. }) => *name == format!("{acl}/{}/*", word(*direction)),
            (Place::NoAcl, Hop::Router(_)) => *code == Code::UnknownResource,
            (Place::Groups(here), Hop::Groups { direction, .. }) => here == direction,
            // The home interface's limits and the resolver's are groups' and routes' work in the kernel.
            (Place::Groups(_) | Place::Route, _) if matches!(code, Code::KakoiHomeInterfaceNfsOnly) => true,
            (Place::Groups(_), Hop::Resolver(_)) => true,
            // A NAT gateway's own address wears no groups, and nothing passes without.
            (Place::Groups(Direction::Ingress), Hop::NatGateway(_)) => true,
            (Place::Route, Hop::Route { .. } | Hop::Table(_) | Hop::InternetGateway(_)) => true,
            (Place::Route, Hop::GatewayEndpoint(_)) => *code == Code::VpceGatewayProtocolRestriction,
            (Place::Spoof, _) => *code == Code::EniSourceDestCheckRestriction,
            _ => false,
        }
    }

    /// The code where the model has none to give.
    fn code(&self) -> &'static str {
        match self {
            Place::Spoof => "ENI_SOURCE_DEST_CHECK_RESTRICTION",
            Place::Route => "NO_ROUTE_TO_DESTINATION",
            Place::Groups(_) => "ENI_SG_RULES_MISMATCH",
            Place::Acl(_) => "SUBNET_ACL_RESTRICTION",
            Place::NoAcl => "UNKNOWN_RESOURCE",
            Place::Invalid => "KAKOI_NO_CONNECTION",
            Place::Other => "KAKOI_REFUSED",
        }
    }
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Ingress => "ingress",
        Direction::Egress => "egress",
    }
}

fn interface_of(router: &RouterIr, address: Ipv4Addr) -> Option<NetworkInterfaceId> {
    router
        .interfaces
        .iter()
        .find(|(_, i)| i.address == address)
        .map(|(id, _)| *id)
}

/// The interface of a peer that has an address: what comes over a peering connection was sent there.
fn of_a_peer(ir: &NetworkIr, router: &RouterIr, address: Ipv4Addr) -> Option<NetworkInterfaceId> {
    let peer = router
        .peerings
        .values()
        .find(|p| p.cidrs.iter().any(|c| c.contains(&address)))?;
    interface_of(ir.routers.get(&peer.peer)?, address)
}

fn subnet_of(router: &RouterIr, id: Option<NetworkInterfaceId>) -> Option<SubnetId> {
    Some(router.interfaces.get(&id?)?.subnet)
}

/// A flow as its VPC's interfaces see it: what the internet sends to a public address is for the private one, and so AWS's flow
/// logs have it.
pub(crate) fn inside(router: &RouterIr, tuple: FlowTuple) -> FlowTuple {
    let from_here = interface_of(router, tuple.source).is_some();
    let mut known = router.public_interfaces().filter(|_| !from_here);
    match known.find(|(public, ..)| *public == tuple.destination) {
        Some((_, _, interface)) => FlowTuple {
            destination: interface.address,
            ..tuple
        },
        None => tuple,
    }
}

/// A packet as the model knows it; none if it's of a kind that the model doesn't know.
fn packet(destination: Ipv4Addr, tuple: &FlowTuple) -> Option<Packet> {
    Some(match (tuple.protocol, tuple.destination_port) {
        (6, port) => Packet::tcp(destination, port).from_port(tuple.source_port),
        (17, port) => Packet::udp(destination, port).from_port(tuple.source_port),
        (1, 0x0800) => Packet::icmp(destination),
        _ => return None,
    })
}

/// The model's question for a packet from an interface.
fn question(interface: NetworkInterfaceId, tuple: &FlowTuple) -> Option<(Origin, Packet)> {
    let source = tuple.source;
    let origin = Origin::Interface { interface, source };
    Some((origin, packet(tuple.destination, tuple)?))
}

/// The same for a packet from wherever it came: an interface of the VPC or of a peer, or the internet, where the receiver is known
/// by its public address.
fn asked(
    ir: &NetworkIr,
    router: &RouterIr,
    tuple: &FlowTuple,
    (sender, receiver): (Option<NetworkInterfaceId>, Option<NetworkInterfaceId>),
) -> Option<(Origin, Packet)> {
    if let Some(asker) = sender.or_else(|| of_a_peer(ir, router, tuple.source)) {
        return question(asker, tuple);
    }
    let public = router.public_ip_of(router.interfaces.get(&receiver?)?)?;
    let origin = Origin::Internet { source: tuple.source };
    Some((origin, packet(public, tuple)?))
}

fn answered(tuple: &FlowTuple) -> FlowTuple {
    let ports = if tuple.protocol == 1 {
        (0, 0x0800) // an echo reply's question
    } else {
        (tuple.destination_port, tuple.source_port)
    };
    FlowTuple {
        source: tuple.destination,
        destination: tuple.source,
        protocol: tuple.protocol,
        source_port: ports.0,
        destination_port: ports.1,
    }
}

/// Explains a flow by the network that was in force.
pub fn explain(ir: &NetworkIr, flow: &Flow) -> Explanation {
    let mut explanation = Explanation {
        interface: None,
        direction: Direction::Egress,
        rule: String::new(),
        route: String::new(),
        hop: flow.vpc.to_string(),
        code: String::new(),
        model: Model::Unasked,
    };
    let Some(router) = ir.routers.get(&flow.vpc) else {
        return explanation;
    };
    let tuple = inside(router, flow.tuple);
    let sender = interface_of(router, tuple.source);
    let receiver = interface_of(router, tuple.destination);
    explanation.interface = sender.or(receiver);
    if sender.is_none() && receiver.is_some() {
        explanation.direction = Direction::Ingress;
    }
    match &flow.action {
        Action::Accept => {
            if let Some(asked) = asked(ir, router, &tuple, (sender, receiver)) {
                accepted(ir, asked, sender.is_some(), &mut explanation);
            }
        }
        Action::Reject { by, entry } => {
            let from = entry
                .as_deref()
                .and_then(|entry| router.interfaces.keys().copied().find(|id| ends_like(*id, entry)));
            refused(ir, router, &tuple, (by, from), (sender, receiver), &mut explanation);
        }
    }
    explanation
}

fn accepted(ir: &NetworkIr, (origin, packet): (Origin, Packet), from_here: bool, explanation: &mut Explanation) {
    let verdict = fate(ir, &origin, &packet);
    let (Verdict::Delivered { hops, .. } | Verdict::Dropped { hops, .. }) = &verdict;
    note_hops(hops, explanation);
    // What dies behind the router, or on its way back, was let through here.
    let beyond = |code| match code {
        Code::KakoiReturnPortsBlocked | Code::NoPossibleDestination => true,
        Code::NoRouteToDestination => !from_here,
        _ => false,
    };
    // The router of a peer, or of a public address, judges for itself, and tells of it.
    let left = |hop: &Hop| matches!(hop, Hop::Peering(_) | Hop::InternetGateway(_));
    let elsewhere = from_here && hops.iter().any(left);
    explanation.model = if verdict.code().is_none_or(beyond) || elsewhere {
        Model::Agrees
    } else {
        Model::Differs
    };
}

/// The rules, the route and the last hop of a way.
fn note_hops(hops: &[Hop], explanation: &mut Explanation) {
    let rules: Vec<String> = hops
        .iter()
        .filter_map(|hop| match hop {
            Hop::Rule { rule, .. } => Some(rule.to_string()),
            _ => None,
        })
        .collect();
    explanation.rule = rules.join(",");
    let route = hops.iter().find_map(|hop| match hop {
        Hop::Route { table, destination } => Some(format!("{table}/{destination}")),
        _ => None,
    });
    explanation.route = route.unwrap_or_default();
    let place = |hop: &&Hop| {
        !matches!(
            hop,
            Hop::Rule { .. } | Hop::AclRule { .. } | Hop::Route { .. } | Hop::Rivals(_)
        )
    };
    if let Some(last) = hops.iter().rev().find(place) {
        explanation.hop = hop_word(last);
    }
}

/// A hop without spaces: an id, or ids joined.
fn hop_word(hop: &Hop) -> String {
    match hop {
        Hop::App(id) => id.to_string(),
        Hop::Leg { interface, .. } | Hop::Interface(interface) => interface.to_string(),
        Hop::Rule { rule, .. } => rule.to_string(),
        Hop::Groups { groups, .. } => groups.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        Hop::AclRule { acl, .. } | Hop::Acl { acl, .. } => acl.to_string(),
        Hop::Route { table, .. } | Hop::Table(table) => table.to_string(),
        Hop::NatGateway(id) => id.to_string(),
        Hop::InternetGateway(id) => id.to_string(),
        Hop::GatewayEndpoint(id) => id.to_string(),
        Hop::Resolver(address) => address.to_string(),
        Hop::Peering(id) => id.to_string(),
        Hop::Rivals(routes) => routes.iter().map(|r| r.table.to_string()).collect::<Vec<_>>().join(","),
        Hop::Internet(address) => address.to_string(),
        Hop::Router(vpc) => vpc.to_string(),
    }
}

fn refused(
    ir: &NetworkIr,
    router: &RouterIr,
    tuple: &FlowTuple,
    (by, from): (&str, Option<NetworkInterfaceId>),
    (sender, receiver): (Option<NetworkInterfaceId>, Option<NetworkInterfaceId>),
    explanation: &mut Explanation,
) {
    let place = Place::of_rule(by);
    explanation.code = place.code().to_owned();
    let decided_at = match &place {
        // The address is forged: only the link says who it was.
        Place::Spoof => (from, Direction::Egress),
        Place::Groups(Direction::Ingress) if receiver.is_some() => (receiver, Direction::Ingress),
        Place::Acl(name) => {
            explanation.rule = name.clone();
            explanation.hop = name.split('/').next().unwrap_or_default().to_owned();
            acl_side(router, name, sender, receiver)
        }
        _ => (from.or(sender).or(receiver), Direction::Egress),
    };
    (explanation.interface, explanation.direction) = decided_at;
    if let Place::Groups(_) = place
        && let Some(worn) = explanation.interface.and_then(|id| router.interfaces.get(&id))
    {
        explanation.hop = worn
            .groups
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(",");
    }
    if place == Place::Invalid || place == Place::Other {
        return;
    }
    let direct = match place {
        Place::Spoof => from.and_then(|id| question(id, tuple)),
        _ => asked(ir, router, tuple, (sender, receiver)),
    };
    let direct = direct.map(|(o, p)| denials(ir, &o, &p));
    let found = direct.iter().flatten().find(|v| place.is_that_of(v)).cloned();
    // An answer is refused by network ACLs, or for want of a way back: then the model was asked for the question's way and back.
    let back = answered(tuple);
    let way_back = || {
        let (origin, packet) = asked(ir, router, &back, (receiver, sender))?;
        let verdict = fate(ir, &origin, &packet);
        let lost = |code| matches!(code, Code::KakoiReturnPortsBlocked | Code::NoRouteToDestination);
        (verdict.code().is_some_and(lost) && place.is_that_of(&verdict)).then_some(verdict)
    };
    let found = found.or_else(way_back);
    explanation.model = match (&found, &direct) {
        (Some(_), _) => Model::Agrees,
        (None, Some(_)) => Model::Differs,
        (None, None) => Model::Unasked,
    };
    if let Some(Verdict::Dropped { code, at, hops, .. }) = found {
        explanation.code = code.name().to_owned();
        explanation.hop = hop_word(&at);
        let route = hops.iter().chain([&at]).find_map(|hop| match hop {
            Hop::Route { table, destination } => Some(format!("{table}/{destination}")),
            Hop::Table(table) => Some(format!("{table}/-")),
            _ => None,
        });
        explanation.route = route.unwrap_or_default();
    }
}

/// The side that a network ACL's rule judged at: the sender's subnet on the way out, the receiver's on the way in, else a NAT
/// gateway's.
fn acl_side(
    router: &RouterIr,
    name: &str,
    sender: Option<NetworkInterfaceId>,
    receiver: Option<NetworkInterfaceId>,
) -> (Option<NetworkInterfaceId>, Direction) {
    let direction = if name.contains("/ingress/") {
        Direction::Ingress
    } else {
        Direction::Egress
    };
    let judges = |id: &NetworkInterfaceId| {
        let acl = subnet_of(router, Some(*id))
            .and_then(|s| router.subnets.get(&s))
            .map(|s| s.acl);
        acl.is_some_and(|acl| name.starts_with(&format!("{acl}/")))
    };
    let own = if direction == Direction::Ingress {
        receiver
    } else {
        sender
    };
    let nat = || {
        let gateways = router.interfaces.iter();
        let mut gateways = gateways.filter(|(_, i)| matches!(i.attachment, AttachmentIr::NatGateway(_)));
        gateways.find(|(id, _)| judges(id)).map(|(id, _)| *id)
    };
    (own.filter(judges).or_else(nat).or(sender).or(receiver), direction)
}
