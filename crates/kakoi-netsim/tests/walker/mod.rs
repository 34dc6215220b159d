//! A second opinion about packets. It reads what users wrote, the intent, in the most naive way: linear scans, no ranges,
//! nothing precomputed. It shares nothing with the IR and the simulator, so that a mistake has to be made twice to go unseen.
//! "Line n" is the line of the VPC semantics checklist that a rule comes from.

mod peering;
mod public;

use crate::topology::questions::{Kind, Question, Start};
use kakoi_net::*;
use kakoi_types::*;
use public::of_nat;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// Where it arrives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arrival {
    Own,
    Interface(NetworkInterfaceId),
    Endpoint(String),
    MountTarget(MountTargetId),
    Resolver,
    Internet(Ipv4Addr),
    GatewayEndpoint(VpcEndpointId, String),
}

/// A subnet's border, crossed into it or out of it; the address is the other side's.
type Border = (SubnetId, Direction, Ipv4Addr);

/// A packet that arrived, and the borders that its answer crosses.
pub struct Walked {
    pub at: Arrival,
    back: Vec<Border>,
}

/// What there is to read.
pub struct World<'a> {
    pub network: &'a Network,
    pub lists: &'a BTreeMap<PrefixListId, Vec<Ipv4Net>>,
    /// Addresses that answer behind gateway endpoints, by service name.
    pub services: &'a BTreeMap<String, BTreeSet<Ipv4Addr>>,
}

impl World<'_> {
    /// Where the packet arrives, or `None` if it or its answer is dropped.
    pub fn walk(&self, question: &Question) -> Option<Arrival> {
        self.arrives(question)
            .filter(|walked| self.answer_passes(walked, question))
            .map(|walked| walked.at)
    }

    /// Where the packet arrives, whatever becomes of its answer.
    pub fn arrives(&self, question: &Question) -> Option<Walked> {
        let Question { dst, kind, .. } = *question;
        match question.start {
            Start::Outside(source) => self.sent_outside(source, dst, kind),
            Start::Link(id, source) => self.sent_on_link(self.network.interfaces.get(&id)?, source, dst, kind),
            Start::Process(workload) => {
                let legs: Vec<_> = self
                    .interfaces()
                    .filter(|i| leg(i).is_some_and(|(w, _)| w == workload))
                    .collect();
                if legs.is_empty() {
                    return None;
                }
                if dst.octets()[0] == 127 || legs.iter().any(|i| i.private_ip == dst) {
                    return unjudged(Arrival::Own);
                }
                let is_home = |i: &NetworkInterface| leg(i).is_some_and(|(_, l)| l == AppLeg::Home);
                let out = legs
                    .iter()
                    .find(|i| is_home(i) && self.is_home_volume(i, dst))
                    .or_else(|| legs.iter().find(|i| !is_home(i)))?;
                self.sent_on_link(out, out.private_ip, dst, kind)
            }
        }
    }

    fn sent_on_link(&self, sender: &NetworkInterface, source: Ipv4Addr, dst: Ipv4Addr, kind: Kind) -> Option<Walked> {
        let vpc = self.network.vpcs.get(&sender.vpc)?;
        // Only apps and databases open connections, and only from their own address (line 31).
        let (_, which) = leg(sender)?;
        if source != sender.private_ip {
            return None;
        }
        if which == AppLeg::Home && !(kind == Kind::Tcp(2049) && self.is_home_volume(sender, dst)) {
            return None;
        }
        // No group and no network ACL judges the resolver (line 10).
        let base_plus_two = Ipv4Addr::from(u32::from(vpc.cidr.network()) + 2);
        if vpc.enable_dns_support && (dst == base_plus_two || dst == Ipv4Addr::new(169, 254, 169, 253)) {
            let dns = kind == Kind::Tcp(53) || kind == Kind::Udp(53);
            return unjudged(Arrival::Resolver).filter(|_| dns);
        }
        if !self.groups_admit(sender, Direction::Egress, dst, kind) {
            return None;
        }
        // The local routes can't be overridden (line 21).
        if self.is_own(vpc, dst) {
            return self.at_receiver(sender, dst, kind);
        }
        // The studio network leads to the internet and nowhere private.
        if which == AppLeg::Internet && private(dst) {
            return None;
        }
        match self.best_route(sender.subnet, dst)? {
            _ if dst.octets()[..2] == [169, 254] => None,
            RouteTarget::InternetGateway(id) => self.by_own_address(sender, id, dst, kind),
            RouteTarget::NatGateway(id) => self.through_nat(sender, id, dst, kind),
            RouteTarget::GatewayEndpoint(id) => self.through_gateway_endpoint(sender, id, dst, kind),
            RouteTarget::Peering(id) => self.over_peering(sender, id, dst, kind),
        }
    }

    fn at_receiver(&self, sender: &NetworkInterface, dst: Ipv4Addr, kind: Kind) -> Option<Walked> {
        let receiver = self.interfaces().find(|i| i.vpc == sender.vpc && i.private_ip == dst)?;
        // Within a subnet nothing is crossed; between two both must agree, each way (line 12).
        let crossed = sender.subnet != receiver.subnet;
        if crossed
            && !(self.crosses((sender.subnet, Direction::Egress, dst), wire(kind))
                && self.crosses((receiver.subnet, Direction::Ingress, sender.private_ip), wire(kind)))
        {
            return None;
        }
        if !self.groups_admit(receiver, Direction::Ingress, sender.private_ip, kind) {
            return None;
        }
        let at = self.takes(receiver)?;
        let back = [
            (receiver.subnet, Direction::Egress, sender.private_ip),
            (sender.subnet, Direction::Ingress, dst),
        ];
        let back = back.into_iter().filter(|_| crossed).collect();
        Some(Walked { at, back })
    }

    /// What takes a packet at an interface, if anything does.
    fn takes(&self, receiver: &NetworkInterface) -> Option<Arrival> {
        match &receiver.purpose {
            InterfacePurpose::App { leg: AppLeg::Home, .. } | InterfacePurpose::NatGateway(_) => None,
            InterfacePurpose::App { .. } | InterfacePurpose::Database { .. } => Some(Arrival::Interface(receiver.id)),
            InterfacePurpose::MountTarget(id) => Some(Arrival::MountTarget(*id)),
            InterfacePurpose::Endpoint(id) => {
                Some(Arrival::Endpoint(self.network.endpoints.get(id)?.service_name.clone()))
            }
        }
    }

    /// A NAT gateway sends on by the table of the subnet that it stands in (line 30).
    fn through_nat(&self, sender: &NetworkInterface, id: NatGatewayId, dst: Ipv4Addr, kind: Kind) -> Option<Walked> {
        let vpc = sender.vpc;
        let nat = self
            .network
            .nat_gateways
            .values()
            .find(|n| n.id == id && n.vpc == vpc)?;
        let source = of_nat(nat)?;
        let RouteTarget::InternetGateway(gateway) = self.best_route(nat.subnet, dst)? else {
            return None;
        };
        let attached = self.network.internet_gateways.get(&gateway)?.attached == Some(vpc);
        // Its subnet judges what it takes and what it sends on, and so again on the way back (line 17).
        let (mut there, mut back) = (Vec::new(), vec![(nat.subnet, Direction::Ingress, dst)]);
        if sender.subnet != nat.subnet {
            there.push((sender.subnet, Direction::Egress, dst));
            there.push((nat.subnet, Direction::Ingress, sender.private_ip));
            back.push((nat.subnet, Direction::Egress, sender.private_ip));
            back.push((sender.subnet, Direction::Ingress, dst));
        }
        there.push((nat.subnet, Direction::Egress, dst));
        let lets_out = there.into_iter().all(|border| self.crosses(border, wire(kind)));
        if !(lets_out && attached && !off_the_internet(dst)) {
            return None;
        }
        self.on_the_internet(source, dst, kind, back)
    }

    fn through_gateway_endpoint(
        &self,
        sender: &NetworkInterface,
        id: VpcEndpointId,
        dst: Ipv4Addr,
        kind: Kind,
    ) -> Option<Walked> {
        let endpoint = self.network.endpoints.get(&id).filter(|e| e.vpc == sender.vpc)?;
        let carries = matches!(endpoint.kind, EndpointKind::Gateway { .. }) && !matches!(kind, Kind::Udp(_));
        let answers = self.services.get(&endpoint.service_name)?.contains(&dst);
        // Behind it there's no subnet: the sender's alone judges.
        let lets_out = self.crosses((sender.subnet, Direction::Egress, dst), wire(kind));
        (carries && answers && lets_out).then(|| Walked {
            at: Arrival::GatewayEndpoint(id, endpoint.service_name.clone()),
            back: vec![(sender.subnet, Direction::Ingress, dst)],
        })
    }

    /// Whether the answer gets back: at each border it's a packet like any other, to the client's port (line 14).
    fn answer_passes(&self, walked: &Walked, question: &Question) -> bool {
        let answer = match question.kind {
            Kind::Tcp(_) => Wire::Tcp(question.client_port),
            Kind::Udp(_) => Wire::Udp(question.client_port),
            Kind::Ping => Wire::Icmp(0),
        };
        walked.back.iter().all(|border| self.crosses(*border, answer))
    }

    /// Whether the subnet's network ACL lets a packet over its border: of the entries that match, the one with the lowest number
    /// says so, and without any it doesn't (line 13).
    fn crosses(&self, (subnet, direction, other): Border, packet: Wire) -> bool {
        let Some(subnet) = self.network.subnets.get(&subnet) else {
            return false;
        };
        let acl = self.network.network_acls.values().find(|acl| match subnet.acl {
            Some(id) => acl.id == id,
            None => acl.is_default && acl.vpc == subnet.vpc,
        });
        let Some(acl) = acl else { return false };
        let entries = if direction == Direction::Ingress {
            &acl.ingress
        } else {
            &acl.egress
        };
        let matching = entries.iter().filter(|(_, entry)| {
            inside(&entry.cidr, other)
                && match (entry.traffic, packet) {
                    (Traffic::All, _) => true,
                    (Traffic::Tcp(ports), Wire::Tcp(port)) | (Traffic::Udp(ports), Wire::Udp(port)) => {
                        ports.from <= port && port <= ports.to
                    }
                    (Traffic::Icmp { kind, code }, Wire::Icmp(of)) => {
                        kind.unwrap_or(of) == of && code.unwrap_or(0) == 0
                    }
                    _ => false,
                }
        });
        matching
            .min_by_key(|(number, _)| **number)
            .is_some_and(|(_, entry)| entry.allow)
    }

    /// The longest prefix decides (line 19), of equal ones a plain route before a prefix list's (line 20), and a route whose
    /// target is gone wins all the same (line 22).
    fn best_route(&self, subnet: SubnetId, dst: Ipv4Addr) -> Option<RouteTarget> {
        let vpc = self.network.subnets.get(&subnet)?.vpc;
        let tables = || self.network.route_tables.values().filter(|t| t.vpc == vpc);
        let table = tables()
            .find(|t| t.subnets.values().any(|s| *s == subnet))
            .or_else(|| tables().find(|t| t.main.is_some()))?;
        let mut best: Option<(u8, bool, RouteTarget)> = None;
        for (destination, target) in &table.routes {
            let (nets, plain) = match destination {
                RouteDestination::Cidr(net) => (vec![*net], true),
                RouteDestination::PrefixList(id) => (self.entries(id), false),
            };
            for net in nets.iter().filter(|n| inside(n, dst)) {
                let rank = (net.prefix_len(), plain);
                if best.is_none_or(|(length, plain, _)| (length, plain) < rank) {
                    best = Some((rank.0, rank.1, *target));
                }
            }
        }
        best.map(|(_, _, target)| target)
    }

    /// Whether some rule of some group on the interface admits the packet (line 1). NAT gateways wear none.
    fn groups_admit(&self, interface: &NetworkInterface, direction: Direction, other: Ipv4Addr, kind: Kind) -> bool {
        interface.groups.iter().any(|id| {
            let group = self.network.groups.get(id).filter(|g| g.vpc == interface.vpc);
            group.is_some_and(|group| {
                group.rules.values().any(|rule| {
                    rule.direction == direction && covers(&rule.traffic, kind) && self.means(group, &rule.peer, other)
                })
            })
        })
    }

    /// Whether a rule's peer means the address. A reference means the private addresses of a group's interfaces (line 6), and
    /// only of a group that's still there, in the same VPC or one that's joined to it (line 7).
    fn means(&self, group: &SecurityGroup, peer: &Peer, address: Ipv4Addr) -> bool {
        match peer {
            Peer::Cidr(net) => inside(net, address),
            Peer::PrefixList(id) => self.entries(id).iter().any(|n| inside(n, address)),
            Peer::Group(other) => {
                let of = self.network.groups.get(other).map(|o| o.vpc);
                of.filter(|vpc| *vpc == group.vpc || self.are_joined(*vpc, group.vpc))
                    .is_some_and(|vpc| {
                        let wears = |i: &NetworkInterface| i.vpc == vpc && i.groups.contains(other);
                        let mut all = self.network.interfaces.values();
                        all.any(|i| i.private_ip == address && wears(i))
                    })
            }
        }
    }

    /// Whether the address is a mount target that a home interface is for: of its VPC, and its groups let NFS out to it.
    fn is_home_volume(&self, home: &NetworkInterface, dst: Ipv4Addr) -> bool {
        self.interfaces()
            .any(|i| i.vpc == home.vpc && i.private_ip == dst && matches!(i.purpose, InterfacePurpose::MountTarget(_)))
            && self.groups_admit(home, Direction::Egress, dst, Kind::Tcp(2049))
    }

    /// Interfaces with everything they stand on: subnet, VPC, a table, and what they serve.
    fn interfaces(&self) -> impl Iterator<Item = &NetworkInterface> {
        self.network.interfaces.values().filter(|i| {
            let subnet = self.network.subnets.get(&i.subnet).is_some_and(|s| s.vpc == i.vpc);
            let table = || {
                let mut tables = self.network.route_tables.values().filter(|t| t.vpc == i.vpc);
                tables.any(|t| t.main.is_some() || t.subnets.values().any(|s| *s == i.subnet))
            };
            subnet
                && table()
                && match &i.purpose {
                    InterfacePurpose::MountTarget(id) => self.network.mount_targets.contains_key(id),
                    InterfacePurpose::Endpoint(id) => self.network.endpoints.contains_key(id),
                    _ => true,
                }
        })
    }
}

/// What a network ACL sees of a packet: its destination port, or its ICMP type; the code is 0.
#[derive(Clone, Copy)]
enum Wire {
    Tcp(u16),
    Udp(u16),
    Icmp(u8),
}

fn wire(kind: Kind) -> Wire {
    match kind {
        Kind::Tcp(port) => Wire::Tcp(port),
        Kind::Udp(port) => Wire::Udp(port),
        Kind::Ping => Wire::Icmp(8),
    }
}

/// Arrived where no network ACL judges.
fn unjudged(at: Arrival) -> Option<Walked> {
    Some(Walked { at, back: Vec::new() })
}

/// Whose leg an interface is, and which.
fn leg(interface: &NetworkInterface) -> Option<(WorkloadId, AppLeg)> {
    match interface.purpose {
        InterfacePurpose::App { workload, leg } => Some((workload, leg)),
        InterfacePurpose::Database { workload, .. } => Some((workload, AppLeg::Database)),
        _ => None,
    }
}

/// Whether a rule's protocol and ports cover the packet (line 9).
fn covers(traffic: &Traffic, kind: Kind) -> bool {
    match (*traffic, kind) {
        (Traffic::All, _) => true,
        (Traffic::Tcp(ports), Kind::Tcp(port)) | (Traffic::Udp(ports), Kind::Udp(port)) => {
            ports.from <= port && port <= ports.to
        }
        (Traffic::Icmp { kind, code }, Kind::Ping) => kind.unwrap_or(8) == 8 && code.unwrap_or(0) == 0,
        _ => false,
    }
}

/// Whether an address has a range's leading bits; the range may be written with bits behind them.
fn inside(net: &Ipv4Net, address: Ipv4Addr) -> bool {
    let differing = u32::from(net.addr()) ^ u32::from(address);
    u32::from(net.prefix_len()) <= differing.leading_zeros()
}

/// RFC 1918, RFC 6598's shared space and the studio network.
fn private(address: Ipv4Addr) -> bool {
    matches!(
        address.octets(),
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [100, 64..=127, ..] | [198, 19, ..]
    )
}

/// What no gateway to the internet carries: besides private ones "this host", loopback, link-local, multicast, reserved.
fn off_the_internet(address: Ipv4Addr) -> bool {
    private(address) || matches!(address.octets(), [0 | 127 | 224..=255, ..] | [169, 254, ..])
}
