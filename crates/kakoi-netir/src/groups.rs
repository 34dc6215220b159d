//! Security groups resolved: references become their members' addresses, and what can't match is kept and flagged.

use crate::peering::Peerings;
use crate::resolve::PrefixLists;
use crate::{GroupIr, InertRule, InertWhy, RuleIr};
use kakoi_net::{Direction, Network, Peer, SecurityGroup};
use kakoi_types::*;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// Private addresses by VPC and group: what a reference to a group means (line 6).
pub(crate) type Members = BTreeMap<(VpcId, SecurityGroupId), Vec<Ipv4Addr>>;

/// Collects the members of all groups in one pass.
pub(crate) fn members(network: &Network) -> Members {
    let mut members = Members::new();
    for interface in network.interfaces.values() {
        for group in &interface.groups {
            members
                .entry((interface.vpc, *group))
                .or_default()
                .push(interface.private_ip);
        }
    }
    members
}

/// A group as an interface of `vpc` wears it. One that's gone or belongs to another VPC lets nothing through.
pub(crate) fn resolve_group(
    network: &Network,
    lists: &PrefixLists,
    members: &Members,
    peerings: &Peerings<'_>,
    vpc: VpcId,
    id: SecurityGroupId,
) -> GroupIr {
    let Some(group) = network.groups.get(&id).filter(|g| g.vpc == vpc) else {
        return GroupIr::default();
    };
    let mut ir = GroupIr::default();
    for rule in group.rules.values() {
        match peers(network, lists, members, peerings, group, &rule.peer) {
            Ok(mut peers) => {
                peers.sort();
                peers.dedup();
                let resolved = RuleIr {
                    origin: rule.id,
                    traffic: rule.traffic,
                    peers,
                };
                match rule.direction {
                    Direction::Ingress => ir.ingress.push(resolved),
                    Direction::Egress => ir.egress.push(resolved),
                }
            }
            Err(why) => ir.inert.push(InertRule { origin: rule.id, why }),
        }
    }
    ir
}

fn peers(
    network: &Network,
    lists: &PrefixLists,
    members: &Members,
    peerings: &Peerings<'_>,
    group: &SecurityGroup,
    peer: &Peer,
) -> Result<Vec<Ipv4Net>, InertWhy> {
    match peer {
        Peer::Cidr(cidr) => Ok(vec![cidr.trunc()]),
        Peer::Group(other) => {
            // Of the same VPC, or of one that an active peering connection joins to it (line 7).
            let of = network.groups.get(other).map(|o| o.vpc);
            let meant = of.filter(|vpc| *vpc == group.vpc || peerings.join(group.vpc, *vpc));
            let Some(vpc) = meant else {
                return Err(InertWhy::StaleGroup(*other));
            };
            match members.get(&(vpc, *other)) {
                Some(addresses) => Ok(addresses.iter().map(|a| Ipv4Net::from(*a)).collect()),
                None => Err(InertWhy::GroupHasNoMembers(*other)),
            }
        }
        Peer::PrefixList(list) => match lists.get(list) {
            Some(entries) if !entries.is_empty() => Ok(entries.iter().map(Ipv4Net::trunc).collect()),
            _ => Err(InertWhy::EmptyPrefixList(*list)),
        },
    }
}
