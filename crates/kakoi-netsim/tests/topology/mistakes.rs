//! Mistakes that an engine could make, to show that a comparison finds them.

use kakoi_net::*;
use kakoi_netir::*;
use std::net::Ipv4Addr;

/// What went wrong, in words, and a router's IR with it.
pub type Mistake = (&'static str, fn(&mut RouterIr));

/// Mistakes that an engine could make.
pub const MISTAKES: [Mistake; 16] = [
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
    ("a network ACL's entry forgotten", |r| {
        r.acls
            .values_mut()
            .for_each(|a| a.ingress.truncate(a.ingress.len().saturating_sub(1)));
    }),
    ("two entries of a network ACL in the wrong order", |r| {
        for entries in r.acls.values_mut().flat_map(|a| [&mut a.ingress, &mut a.egress]) {
            entries.reverse();
        }
    }),
    ("one port too many in a network ACL", |r| {
        for entry in r.acls.values_mut().flat_map(|a| &mut a.egress) {
            if let Traffic::Tcp(ports) | Traffic::Udp(ports) = &mut entry.traffic {
                ports.to = ports.to.saturating_add(1);
            }
        }
    }),
    ("echo replies taken for requests", |r| {
        for entry in r
            .acls
            .values_mut()
            .flat_map(|a| [&mut a.ingress, &mut a.egress])
            .flatten()
        {
            if let Traffic::Icmp { kind, .. } = &mut entry.traffic {
                *kind = kind.map(|kind| 8 - kind);
            }
        }
    }),
    ("every subnet under the default network ACL", |r| {
        let first = r.acls.keys().next().copied();
        for subnet in r.subnets.values_mut() {
            subnet.acl = first.unwrap_or(subnet.acl);
        }
    }),
    ("a NAT gateway in another subnet", |r| {
        let last = r.subnets.keys().next().copied();
        for nat in r.nat_gateways.values_mut() {
            nat.subnet = last.unwrap_or(nat.subnet);
        }
    }),
    ("a public address forgotten", |r| {
        r.interfaces.values_mut().for_each(|i| i.public_ip = None);
    }),
];
