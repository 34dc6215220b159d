//! Network ACLs: which borders a connection crosses, and what their rules let through. A packet is judged where it leaves
//! or enters a subnet, never inside of one (line 12), and an answer is judged alone (line 14).

use crate::{AclRuleIr, InterfaceIr, NatIr, RouterIr};
use kakoi_net::{Direction, PortRange, Traffic};
use kakoi_types::*;
use std::net::Ipv4Addr;

/// One packet at one subnet's border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The subnet.
    pub subnet: SubnetId,
    /// Into it or out of it.
    pub direction: Direction,
    /// The other side: the source on the way in, the destination on the way out.
    pub peer: Ipv4Addr,
}

/// The borders that a connection crosses, each way in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Borders {
    /// The client's packets.
    pub forward: Vec<Crossing>,
    /// The server's answers, whose port is the client's.
    pub reply: Vec<Crossing>,
}

impl Borders {
    /// Between two interfaces of a VPC.
    pub fn inside(client: &InterfaceIr, server: &InterfaceIr) -> Self {
        if client.subnet == server.subnet {
            return Self::default();
        }
        let way =
            |from: &InterfaceIr, to: &InterfaceIr| vec![out(from.subnet, to.address), into(to.subnet, from.address)];
        Self {
            forward: way(client, server),
            reply: way(server, client),
        }
    }

    /// Over a peering connection: at the client's router, and at the server's. Only private addresses are seen (line 27).
    pub fn peering(client: &InterfaceIr, server: &InterfaceIr) -> [Self; 2] {
        let near = Self {
            forward: vec![out(client.subnet, server.address)],
            reply: vec![into(client.subnet, server.address)],
        };
        let far = Self {
            forward: vec![into(server.subnet, client.address)],
            reply: vec![out(server.subnet, client.address)],
        };
        [near, far]
    }

    /// Through a gateway endpoint, or an internet gateway by a public address: only the client is in a subnet.
    pub fn outwards(client: &InterfaceIr, remote: Ipv4Addr) -> Self {
        Self {
            forward: vec![out(client.subnet, remote)],
            reply: vec![into(client.subnet, remote)],
        }
    }

    /// From the internet to an interface's public address: only the server is in a subnet.
    pub fn inwards(server: &InterfaceIr, remote: Ipv4Addr) -> Self {
        Self {
            forward: vec![into(server.subnet, remote)],
            reply: vec![out(server.subnet, remote)],
        }
    }

    /// Through a NAT gateway, whose subnet's network ACL judges what it takes and what it sends on (lines 17 and 31).
    /// The last crossing forward and the first back are between its subnet and the internet.
    pub fn nat(client: &InterfaceIr, nat: &NatIr, remote: Ipv4Addr) -> Self {
        let (mut forward, mut reply) = (Vec::new(), vec![into(nat.subnet, remote)]);
        if client.subnet != nat.subnet {
            forward.extend([out(client.subnet, remote), into(nat.subnet, client.address)]);
            reply.extend([out(nat.subnet, client.address), into(client.subnet, remote)]);
        }
        forward.push(out(nat.subnet, remote));
        Self { forward, reply }
    }
}

fn out(subnet: SubnetId, peer: Ipv4Addr) -> Crossing {
    let direction = Direction::Egress;
    Crossing {
        subnet,
        direction,
        peer,
    }
}

fn into(subnet: SubnetId, peer: Ipv4Addr) -> Crossing {
    let direction = Direction::Ingress;
    Crossing {
        subnet,
        direction,
        peer,
    }
}

/// A protocol with ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortProtocol {
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
}

impl RouterIr {
    /// The rules that judge at a border, with the network ACL they belong to; `None` closes the border.
    pub fn acl_rules(&self, crossing: &Crossing) -> Option<(NetworkAclId, &[AclRuleIr])> {
        let id = self.subnets.get(&crossing.subnet)?.acl;
        let acl = self.acls.get(&id)?;
        let rules = match crossing.direction {
            Direction::Ingress => &acl.ingress,
            Direction::Egress => &acl.egress,
        };
        Some((id, rules))
    }

    /// The destination ports with which a packet passes all of the borders: sorted, disjoint, none touching the next.
    pub fn open_ports(&self, crossings: &[Crossing], protocol: PortProtocol) -> Vec<PortRange> {
        self.open_ports_of(vec![PortRange::ALL], crossings, protocol)
    }

    /// Those of the ports with which a packet passes all of the borders: sorted, disjoint, none touching the next.
    pub fn open_ports_of(
        &self,
        ports: Vec<PortRange>,
        crossings: &[Crossing],
        protocol: PortProtocol,
    ) -> Vec<PortRange> {
        crossings.iter().fold(ports, |open, crossing| {
            let rules = self.acl_rules(crossing).map_or(&[][..], |(_, rules)| rules);
            allowed(open, rules, crossing.peer, protocol)
        })
    }

    /// Whether an ICMP packet passes all of the borders.
    pub fn passes_icmp(&self, crossings: &[Crossing], kind: u8, code: u8) -> bool {
        let matches = |rule: &AclRuleIr| match rule.traffic {
            Traffic::All => true,
            Traffic::Icmp { kind: k, code: c } => k.is_none_or(|k| k == kind) && c.is_none_or(|c| c == code),
            Traffic::Tcp(_) | Traffic::Udp(_) | Traffic::Protocol(_) => false,
        };
        crossings.iter().all(|crossing| {
            let rules = self.acl_rules(crossing).map_or(&[][..], |(_, rules)| rules);
            let first = rules.iter().find(|r| r.cidr.contains(&crossing.peer) && matches(r));
            first.is_some_and(|r| r.allow)
        })
    }
}

/// The part of `undecided` that rules allow: each takes what it matches of what the rules before have left (line 13).
fn allowed(
    mut undecided: Vec<PortRange>,
    rules: &[AclRuleIr],
    peer: Ipv4Addr,
    protocol: PortProtocol,
) -> Vec<PortRange> {
    let mut open = Vec::new();
    for rule in rules.iter().filter(|r| r.cidr.contains(&peer)) {
        let matched = match (rule.traffic, protocol) {
            (Traffic::All, _) => PortRange::ALL,
            (Traffic::Tcp(ports), PortProtocol::Tcp) | (Traffic::Udp(ports), PortProtocol::Udp) => ports,
            _ => continue,
        };
        let mut left = Vec::new();
        for range in undecided {
            let (from, to) = (range.from.max(matched.from), range.to.min(matched.to));
            if from > to {
                left.push(range);
                continue;
            }
            if rule.allow {
                open.push(PortRange { from, to });
            }
            if range.from < from {
                left.push(PortRange {
                    from: range.from,
                    to: from - 1,
                });
            }
            if to < range.to {
                left.push(PortRange {
                    from: to + 1,
                    to: range.to,
                });
            }
        }
        undecided = left;
    }
    joined(open)
}

/// Disjoint ranges sorted, those that touch made one.
fn joined(mut ranges: Vec<PortRange>) -> Vec<PortRange> {
    ranges.sort();
    let mut joined: Vec<PortRange> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(before) if before.to.checked_add(1) == Some(range.from) => before.to = range.to,
            _ => joined.push(range),
        }
    }
    joined
}
