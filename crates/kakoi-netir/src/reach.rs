//! Which interfaces have a path to some public address, by TCP, UDP or an echo request: for these public names resolve.

use crate::acl::{Borders, PortProtocol};
use crate::address::bounds;
use crate::{InterfaceIr, NextHop, PortRange, RouterIr, RuleIr, Traffic};
use kakoi_types::*;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// Public addresses about which every network ACL on the way thinks alike, and what passes them: nothing of a protocol
/// whose answers wouldn't come back to any client port.
struct Area {
    first: u32,
    last: u32,
    tcp: Vec<PortRange>,
    udp: Vec<PortRange>,
    echo: bool,
}

impl Area {
    fn admits(&self, traffic: &Traffic) -> bool {
        let meets =
            |open: &[PortRange], ports: &PortRange| open.iter().any(|o| o.from <= ports.to && ports.from <= o.to);
        match traffic {
            Traffic::All => true,
            Traffic::Tcp(ports) => meets(&self.tcp, ports),
            Traffic::Udp(ports) => meets(&self.udp, ports),
            Traffic::Icmp { kind, code } => self.echo && kind.is_none_or(|k| k == 8) && code.is_none_or(|c| c == 0),
            Traffic::Protocol(_) => false,
        }
    }

    fn is_closed(&self) -> bool {
        self.tcp.is_empty() && self.udp.is_empty() && !self.echo
    }
}

/// Interfaces alike in these have the same areas: the number tells where among the ranges of the NAT subnets' network
/// ACLs the private address lies; the last tells whether there's a public one.
type Place = (RouteTableId, SubnetId, usize, bool);

/// Answers for one router. Areas are made once per place and asked once per group, so that many interfaces cost little.
pub(crate) struct PublicReach<'a> {
    router: &'a RouterIr,
    nat_cuts: Vec<u32>,
    places: BTreeMap<Place, (Vec<Area>, BTreeMap<SecurityGroupId, bool>)>,
}

impl<'a> PublicReach<'a> {
    pub(crate) fn of(router: &'a RouterIr) -> Self {
        let mut nat_cuts: Vec<u32> = router
            .nat_gateways
            .values()
            .flat_map(|n| cuts(router, n.subnet))
            .collect();
        nat_cuts.sort_unstable();
        nat_cuts.dedup();
        Self {
            router,
            nat_cuts,
            places: BTreeMap::new(),
        }
    }

    /// Whether some public address and port exist that the interface's groups, its routes and the network ACLs on the way
    /// and back let it reach.
    pub(crate) fn reached_by(&mut self, interface: &InterfaceIr) -> bool {
        let among = self.nat_cuts.partition_point(|c| *c <= u32::from(interface.address));
        let router = self.router;
        let public = router.public_ip_of(interface).is_some();
        let place = (interface.table, interface.subnet, among, public);
        let (areas, known) = self
            .places
            .entry(place)
            .or_insert_with(|| (areas(router, interface), BTreeMap::new()));
        interface.groups.iter().any(|id| {
            *known.entry(*id).or_insert_with(|| {
                let group = router.groups.get(id);
                group.is_some_and(|g| g.egress.iter().any(|rule| opens(areas, rule)))
            })
        })
    }
}

fn opens(areas: &[Area], rule: &RuleIr) -> bool {
    rule.peers.iter().any(|peer| {
        let (first, last) = bounds(peer);
        let near = &areas[areas.partition_point(|a| a.last < first)..];
        near.iter()
            .take_while(|a| a.first <= last)
            .any(|a| a.admits(&rule.traffic))
    })
}

/// Sorted and disjoint; what's closed altogether is left out.
fn areas(router: &RouterIr, interface: &InterfaceIr) -> Vec<Area> {
    let mut areas = Vec::new();
    for range in router.tables.get(&interface.table).iter().flat_map(|t| &t.ranges) {
        let nat = match &range.next {
            NextHop::Nat(nat) => match router.nat_gateways.get(nat) {
                Some(nat) => Some(nat),
                None => continue,
            },
            NextHop::InternetGateway(_) if router.public_ip_of(interface).is_some() => None,
            _ => continue,
        };
        let (first, last) = (u32::from(range.first), u32::from(range.last));
        let subnets = [interface.subnet].into_iter().chain(nat.map(|nat| nat.subnet));
        let mut starts: Vec<u32> = subnets
            .flat_map(|s| cuts(router, s))
            .filter(|c| (first..=last).contains(c))
            .chain([first])
            .collect();
        starts.sort_unstable();
        starts.dedup();
        for (i, start) in starts.iter().enumerate() {
            let remote = Ipv4Addr::from(*start);
            let borders = match nat {
                Some(nat) => Borders::nat(interface, nat, remote),
                None => Borders::outwards(interface, remote),
            };
            let ports = |protocol| match router.open_ports(&borders.reply, protocol) {
                back if back.is_empty() => Vec::new(),
                _ => router.open_ports(&borders.forward, protocol),
            };
            let area = Area {
                first: *start,
                last: starts.get(i + 1).map_or(last, |next| next - 1),
                tcp: ports(PortProtocol::Tcp),
                udp: ports(PortProtocol::Udp),
                echo: router.passes_icmp(&borders.forward, 8, 0) && router.passes_icmp(&borders.reply, 0, 0),
            };
            if !area.is_closed() {
                areas.push(area);
            }
        }
    }
    areas
}

/// Where the ranges of a subnet's network ACL begin, and where the addresses after them do.
fn cuts(router: &RouterIr, subnet: SubnetId) -> Vec<u32> {
    let acl = router.subnets.get(&subnet).and_then(|s| router.acls.get(&s.acl));
    let rules = acl.into_iter().flat_map(|a| a.ingress.iter().chain(&a.egress));
    rules
        .flat_map(|rule| {
            let (first, last) = bounds(&rule.cidr);
            [Some(first), last.checked_add(1)]
        })
        .flatten()
        .collect()
}
