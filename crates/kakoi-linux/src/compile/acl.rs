//! Network ACLs: a chain per ACL and direction, found by the subnet that a packet leaves or enters.
//!
//! Every packet of both directions is judged by itself, without connection tracking. Allowing is `return`: the packet
//! goes on behind the jump. So a look-up that found nothing would let a packet pass as well; hence each map covers all
//! keys, and those of no subnet lead to [`NOWHERE`], which drops.

use super::{NAT, Numbering, Previous, flows, name_of, public};
use crate::nft::{Chain, Data, DataKind, Field, NftTable, Rule, SetDef, Value};
use kakoi_net::{PortRange, Traffic};
use kakoi_netir::{AclIr, AclRuleIr, RouterIr};
use kakoi_types::{Ipv4Net, NetworkAclId, SubnetId};
use std::sync::Arc;

/// Where packets of no known subnet are dropped.
const NOWHERE: &str = "acl_nowhere";
/// Where packets pass that cross no border: those that stay in their subnet, or whose border is judged elsewhere.
const SAME_SUBNET: &str = "acl_same_subnet";
/// The maps from what a packet crosses to the chain that judges it. All together so that reading back misses none.
pub(crate) const MAPS: [&str; 5] = ["acl_out", "acl_in", "acl_nat_in", "acl_nat_out", "acl_public"];
/// Chains that every router has.
pub(crate) const FIXED_CHAINS: [&str; 2] = [NOWHERE, SAME_SUBNET];

type Span = (u32, u32);

/// In which directions network ACLs must be asked: where one isn't open, or a subnet or its ACL isn't known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    /// What leaves subnets.
    pub out: bool,
    /// What comes into subnets.
    pub into: bool,
}

/// Reads off the IR whether packets need asking.
pub(super) fn judged(router: &RouterIr) -> Judged {
    let closed = |rules: fn(&AclIr) -> &Vec<AclRuleIr>| {
        let mut acls = router.subnets.values().map(|s| router.acls.get(&s.acl));
        !acls.all(|acl| acl.is_some_and(|acl| open(rules(acl))))
    };
    let lost = !all_in_subnets(router);
    Judged {
        out: lost || closed(|acl| &acl.egress),
        into: lost || closed(|acl| &acl.ingress),
    }
}

/// Whether rules let everything pass: the first one does.
fn open(rules: &[AclRuleIr]) -> bool {
    let first = rules.first();
    first.is_some_and(|rule| rule.allow && rule.traffic == Traffic::All && rule.cidr.prefix_len() == 0)
}

fn all_in_subnets(router: &RouterIr) -> bool {
    let interfaces = router.interfaces.values().map(|i| (i.subnet, i.address));
    let gateways = router.nat_gateways.values().map(|n| (n.subnet, n.private_ip));
    // Many interfaces share few subnets: mostly it's the last one's again.
    let mut last: Option<(SubnetId, Ipv4Net)> = None;
    interfaces.chain(gateways).all(|(subnet, address)| {
        if last.is_none_or(|(id, _)| id != subnet) {
            last = router.subnets.get(&subnet).map(|ir| (subnet, ir.cidr));
        }
        last.is_some_and(|(id, cidr)| id == subnet && cidr.contains(&address))
    })
}

const ALL: Span = (0, u32::MAX);

/// Brings a table's ACL chains and maps to the router's; what has the same source as before is left.
pub(super) fn compile(table: &mut NftTable, router: &RouterIr, numbers: &Numbering, previous: Option<Previous<'_>>) {
    let before = previous.iter().flat_map(|p| p.router.acls.keys());
    for gone in before.filter(|id| !router.acls.contains_key(*id)) {
        for direction in ["in", "out"] {
            table.chains.remove(name_of(*gone, direction).as_str());
        }
    }
    for (id, ir) in &router.acls {
        if previous.is_some_and(|p| p.router.acls.get(id) == Some(ir)) {
            continue;
        }
        for (direction, word, peer, rules) in [
            ("in", "ingress", "ip saddr", &ir.ingress),
            ("out", "egress", "ip daddr", &ir.egress),
        ] {
            let last = format!("{id}/{word}/*");
            let last = format!("{} comment \"{last}\"", flows::refuse(&last));
            let texts = rules.iter().map(|rule| rule_text(*id, word, peer, rule));
            let chain = Chain {
                hook: None,
                rules: texts.chain([last]).map(Rule::from).collect(),
            };
            table.chains.insert(name_of(*id, direction).into(), Arc::new(chain));
        }
    }
    if previous.is_none() {
        let nowhere = Chain {
            hook: None,
            rules: vec![flows::refuse(NOWHERE)],
        };
        table.chains.insert(NOWHERE.into(), Arc::new(nowhere));
        table.chains.insert(SAME_SUBNET.into(), Arc::new(Chain::default()));
    }
    let same = previous.is_some_and(|p| {
        p.router.subnets == router.subnets
            && p.router.acls.keys().eq(router.acls.keys())
            && p.router.nat_gateways == router.nat_gateways
            && public::pairs(p.router).eq(public::pairs(router))
            && p.numbers.nats == numbers.nats
    });
    if !same {
        table
            .sets
            .extend(maps(router, numbers).map(|(name, map)| (name.into(), Arc::new(map))));
    }
}

/// One rule in nft's words, named in its comment.
fn rule_text(acl: NetworkAclId, direction: &str, peer: &str, rule: &AclRuleIr) -> String {
    let mut words = Vec::new();
    if rule.cidr.prefix_len() > 0 {
        words.push(format!("{peer} {}", rule.cidr));
    }
    words.extend(match &rule.traffic {
        Traffic::All => None,
        Traffic::Tcp(range) => Some(ports("tcp", range)),
        Traffic::Udp(range) => Some(ports("udp", range)),
        Traffic::Icmp { kind: None, .. } => Some("meta l4proto icmp".to_owned()),
        Traffic::Icmp { kind: Some(kind), code } => {
            let code = code.map_or_else(String::new, |code| format!(" icmp code {code}"));
            Some(format!("icmp type {kind}{code}"))
        }
        Traffic::Protocol(number) => Some(format!("meta l4proto {number}")),
    });
    let name = format!("{acl}/{direction}/{}", rule.number);
    let verdict = if rule.allow {
        "counter return".to_owned()
    } else {
        flows::refuse(&name).to_string()
    };
    words.push(format!("{verdict} comment \"{name}\""));
    words.join(" ")
}

fn ports(protocol: &str, range: &PortRange) -> String {
    match (range.from, range.to) {
        (0, u16::MAX) => format!("meta l4proto {protocol}"),
        (from, to) if from == to => format!("{protocol} dport {from}"),
        (from, to) => format!("{protocol} dport {from}-{to}"),
    }
}

fn span(net: Ipv4Net) -> Span {
    (u32::from(net.network()), u32::from(net.broadcast()))
}

fn maps(router: &RouterIr, numbers: &Numbering) -> impl Iterator<Item = (&'static str, SetDef)> {
    // The chain that judges what crosses a subnet's border; without an ACL nothing does.
    let judge = |subnet: &SubnetId, direction: &str| {
        let acl = router.subnets.get(subnet).map(|s| s.acl);
        acl.filter(|id| router.acls.contains_key(id))
            .map_or_else(|| NOWHERE.to_owned(), |id| name_of(id, direction))
    };
    let inside = |subnet: &SubnetId| router.subnets.get(subnet).map(|s| span(s.cidr));
    let addresses = [Field::Address, Field::Address];
    let crossing = |direction: &str| {
        let rows = router.subnets.iter();
        let rows = rows.map(|(id, ir)| (span(ir.cidr), Some(span(ir.cidr)), judge(id, direction)));
        total(&addresses, rows.collect())
    };
    // By NAT gateway's number, and the address on the private side.
    let by_own_address = (public::OWN_ADDRESS, public::OWN_ADDRESS);
    let pass = || SAME_SUBNET.to_owned();
    let through = |direction: &str| {
        let known = router.nat_gateways.iter();
        let rows = known.filter_map(|(id, ir)| {
            let mark = NAT + numbers.nats.get(id)?;
            Some(((mark, mark), inside(&ir.subnet), judge(&ir.subnet, direction)))
        });
        // No NAT gateway's subnet is between an interface's own public address and the internet.
        let rows = rows.chain([(by_own_address, None, pass())]);
        total(&[Field::Mark, Field::Address], rows.collect())
    };
    let public = router.nat_gateways.values().map(|ir| {
        let address = u32::from(ir.public_ip);
        ((address, address), None, judge(&ir.subnet, "in"))
    });
    // What's for an interface's public address is judged once that's its private one.
    let own = public::pairs(router).map(|(_, public)| {
        let address = u32::from(public);
        ((address, address), None, pass())
    });
    let public = total(&addresses, public.chain(own).collect());
    MAPS.into_iter()
        .zip([crossing("out"), crossing("in"), through("in"), through("out"), public])
}

/// A map that knows every pair of keys. A row is a range of the first key, and the chain of its packets; but none judges
/// those whose second key is in the row's own subnet. Between rows is nowhere.
fn total(fields: &[Field; 2], mut rows: Vec<(Span, Option<Span>, String)>) -> SetDef {
    rows.sort_unstable();
    let mut map = SetDef::new(fields, DataKind::Goto, true);
    let mut add = |first: (u64, u64), second: (u64, u64), chain: &str| {
        if let (Some(first), Some(second)) = (narrow(first), narrow(second)) {
            map.elements.insert(vec![first, second], Data::Jump(chain.to_owned()));
        }
    };
    let wide = |(from, to): Span| (u64::from(from), u64::from(to) + 1);
    let mut next = 0;
    for (row, same, chain) in rows {
        let (from, to) = wide(row);
        add((next, from), wide(ALL), NOWHERE);
        match same.map(wide) {
            None => add((from, to), wide(ALL), &chain),
            Some((low, high)) => {
                add((from, to), (0, low), &chain);
                add((from, to), (low, high), SAME_SUBNET);
                add((from, to), (high, wide(ALL).1), &chain);
            }
        }
        next = to;
    }
    add((next, wide(ALL).1), wide(ALL), NOWHERE);
    map
}

/// A range without its end as an element's; none if it's empty. Ends don't fit where the range reaches the last key.
fn narrow((from, end): (u64, u64)) -> Option<Value> {
    let last = end.checked_sub(1).filter(|last| *last >= from)?;
    Some(Value::Span(u32::try_from(from).ok()?, u32::try_from(last).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The chain of a pair of keys; there must be exactly one.
    fn found(map: &SetDef, pair: [u32; 2]) -> &str {
        let holds = |key: &[Value]| {
            key.iter()
                .zip(pair)
                .all(|(value, n)| matches!(value, Value::Span(from, to) if (*from..=*to).contains(&n)))
        };
        let chains: Vec<_> = map.elements.iter().filter(|(key, _)| holds(key)).collect();
        match chains[..] {
            [(_, Data::Jump(chain))] => chain,
            _ => panic!("{pair:?}: {chains:?}"),
        }
    }

    #[test]
    fn every_pair_of_keys_leads_to_one_chain() {
        let whole = || (ALL, Some(ALL), "a".to_owned());
        let first = || ((0, 9), Some((0, 9)), "b".to_owned());
        let next = || ((10, 19), Some((10, 19)), "c".to_owned());
        let last = || ((u32::MAX - 1, u32::MAX), Some((u32::MAX - 1, u32::MAX)), "d".to_owned());
        let single = || ((30, 30), None, "e".to_owned());
        let tables = [
            vec![],
            vec![whole()],
            vec![last(), next(), single(), first()],
            vec![next()],
        ];
        let points = [0, 9, 10, 19, 20, 29, 30, 31, u32::MAX - 2, u32::MAX - 1, u32::MAX];
        for rows in tables {
            let map = total(&[Field::Address, Field::Address], rows.clone());
            for (a, b) in points.iter().flat_map(|a| points.map(|b| (*a, b))) {
                let within = |(from, to): Span, n: u32| (from..=to).contains(&n);
                let row = rows.iter().find(|(span, ..)| within(*span, a));
                let wanted = row.map_or(NOWHERE, |(_, same, chain)| match same {
                    Some(same) if within(*same, b) => SAME_SUBNET,
                    _ => chain,
                });
                assert_eq!(found(&map, [a, b]), wanted, "{a} {b} in {rows:?}");
            }
        }
    }
}
