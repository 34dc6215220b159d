//! Smaller networks, until a difference is as plain as it gets, and what's left in words.

use crate::common::Net;
use kakoi_net::*;
use std::fmt::Write;

/// The networks that are this one with one rule, route, interface or network ACL's entry less.
pub fn smaller(net: &Net) -> Vec<Net> {
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
    for (id, acl) in &net.network.network_acls {
        for number in acl.ingress.keys() {
            without(&|n| n.network_acls[id].ingress.retain(|other, _| other != number));
        }
        for number in acl.egress.keys() {
            without(&|n| n.network_acls[id].egress.retain(|other, _| other != number));
        }
    }
    for id in net.network.peerings.keys() {
        without(&|n| drop(n.peerings.remove(id)));
    }
    for (id, list) in &net.network.prefix_lists {
        for entry in list.entries.keys() {
            without(&|n| n.prefix_lists[id].entries.retain(|other, _| other != entry));
        }
    }
    for (id, subnet) in &net.network.subnets {
        if subnet.acl.is_some() {
            without(&|n| n.subnets[id].acl = None);
        }
    }
    all
}

/// Leaves out whatever isn't needed for it to differ, until nothing more can be left out.
pub fn minimised(mut net: Net, differs: impl Fn(&Net) -> bool) -> Net {
    while let Some(less) = smaller(&net).into_iter().find(&differs) {
        net = less;
    }
    net
}

/// What's left, to be kept as a test.
pub fn described(net: &Net) -> String {
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
    for s in n.subnets.values() {
        line(format_args!("{} {} of {:?}", s.id, s.cidr, s.acl));
    }
    for a in n.network_acls.values() {
        let default = if a.is_default { " default" } else { "" };
        for (direction, entries) in [("ingress", &a.ingress), ("egress", &a.egress)] {
            for (number, e) in entries {
                let word = if e.allow { "allow" } else { "deny" };
                line(format_args!(
                    "{}{default} {direction} {number} {word} {:?} {}",
                    a.id, e.traffic, e.cidr
                ));
            }
        }
    }
    for v in n.vpcs.values().filter(|v| !v.more_cidrs.is_empty()) {
        line(format_args!("{} {} and {:?}", v.id, v.cidr, v.more_cidrs.values()));
    }
    for p in n.peerings.values() {
        line(format_args!(
            "{} of {} and {}: {:?}",
            p.id, p.requester.vpc, p.accepter.vpc, p.status
        ));
    }
    for l in n.prefix_lists.values() {
        line(format_args!("{} is {:?}", l.id, l.entries.keys()));
    }
    line(format_args!("AWS's prefix lists {:?}", net.lists));
    text
}
