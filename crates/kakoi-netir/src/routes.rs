//! Route tables flattened to disjoint ranges, NAT gateways looked through. Longest prefix decides (line 19); the local
//! route can't be overridden in this version (line 21); a route without a living target still wins, and drops (line 22).

use crate::address::{LINK_LOCAL, NEVER_CROSS, bounds};
use crate::resolve::PrefixLists;
use crate::{DropWhy, NextHop, RangeIr, RouteOrigin, TableIr, never_crosses_gateway};
use kakoi_net::{EndpointKind, NatGateway, Network, RouteDestination, RouteTable, RouteTarget, Vpc};
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// The table that routes each subnet: its explicit one, else the VPC's main table (line 18).
pub(crate) struct TableOf<'a> {
    explicit: BTreeMap<SubnetId, &'a RouteTable>,
    main: BTreeMap<VpcId, &'a RouteTable>,
}

impl<'a> TableOf<'a> {
    pub(crate) fn new(network: &'a Network) -> Self {
        let mut found = Self {
            explicit: BTreeMap::new(),
            main: BTreeMap::new(),
        };
        for table in network.route_tables.values() {
            if table.main.is_some() {
                found.main.entry(table.vpc).or_insert(table);
            }
            for subnet in table.subnets.values() {
                if network.subnets.get(subnet).is_some_and(|s| s.vpc == table.vpc) {
                    found.explicit.entry(*subnet).or_insert(table);
                }
            }
        }
        found
    }

    pub(crate) fn of(&self, subnet: SubnetId, vpc: VpcId) -> Option<&'a RouteTable> {
        self.explicit.get(&subnet).or_else(|| self.main.get(&vpc)).copied()
    }
}

/// A route of one table with its destination as an address range.
struct Prefix {
    net: Ipv4Net,
    destination: String,
    target: RouteTarget,
}

/// A table as a list of prefixes.
struct Prefixes {
    table: RouteTableId,
    list: Vec<Prefix>,
}

impl Prefixes {
    fn new(table: &RouteTable, lists: &PrefixLists) -> Self {
        let mut list = Vec::new();
        for (destination, target) in &table.routes {
            let nets: Vec<Ipv4Net> = match destination {
                RouteDestination::Cidr(cidr) => vec![cidr.trunc()],
                RouteDestination::PrefixList(id) => lists.get(id).cloned().unwrap_or_default(),
            };
            let text = String::from(*destination);
            list.extend(nets.into_iter().map(|net| Prefix {
                net,
                destination: text.clone(),
                target: *target,
            }));
        }
        // Longest first; a plain route beats a prefix list of the same range (line 20: static before prefix list).
        let from_list = |p: &Prefix| p.destination.starts_with(PrefixListId::PREFIX);
        list.sort_by_key(|p| (std::cmp::Reverse(p.net.prefix_len()), from_list(p)));
        Self { table: table.id, list }
    }

    fn longest(&self, address: Ipv4Addr) -> Option<(&Prefix, RouteOrigin)> {
        let prefix = self.list.iter().find(|p| p.net.contains(&address))?;
        Some((
            prefix,
            RouteOrigin {
                table: self.table,
                destination: prefix.destination.clone(),
            },
        ))
    }
}

/// Flattens a table of a VPC.
pub(crate) fn flatten(
    network: &Network,
    lists: &PrefixLists,
    table_of: &TableOf<'_>,
    vpc: &Vpc,
    table: &RouteTable,
) -> TableIr {
    let own = Prefixes::new(table, lists);
    let mut behind_nat = BTreeMap::new();
    for target in table.routes.values() {
        let RouteTarget::NatGateway(id) = target else { continue };
        let Some(nat) = living_nat(network, vpc, *id) else {
            continue;
        };
        if let Some(nat_table) = table_of.of(nat.subnet, vpc.id) {
            behind_nat.insert(*id, Prefixes::new(nat_table, lists));
        }
    }

    let mut cuts: BTreeSet<u32> = BTreeSet::from([0]);
    let everything = own
        .list
        .iter()
        .chain(behind_nat.values().flat_map(|p| &p.list))
        .map(|p| &p.net);
    for net in everything.chain(&NEVER_CROSS).chain([&vpc.cidr]) {
        let (first, last) = bounds(net);
        cuts.insert(first);
        if let Some(next) = last.checked_add(1) {
            cuts.insert(next);
        }
    }

    let walk = Walk {
        network,
        vpc,
        table: table.id,
        own,
        behind_nat,
    };
    let starts: Vec<u32> = cuts.into_iter().collect();
    let mut ranges: Vec<RangeIr> = Vec::new();
    for (i, first) in starts.iter().enumerate() {
        let last = starts.get(i + 1).map_or(u32::MAX, |next| next - 1);
        let Some((origin, next)) = walk.decide(Ipv4Addr::from(*first)) else {
            continue;
        };
        match ranges.last_mut() {
            Some(before)
                if u32::from(before.last).checked_add(1) == Some(*first)
                    && before.origin == origin
                    && before.next == next =>
            {
                before.last = Ipv4Addr::from(last);
            }
            _ => ranges.push(RangeIr {
                first: Ipv4Addr::from(*first),
                last: Ipv4Addr::from(last),
                origin,
                next,
            }),
        }
    }
    TableIr { ranges }
}

/// A NAT gateway that exists, isn't deleted and stands in this VPC.
fn living_nat<'a>(network: &'a Network, vpc: &Vpc, id: NatGatewayId) -> Option<&'a NatGateway> {
    network
        .nat_gateways
        .get(&id)
        .filter(|n| n.deleted.is_none() && n.vpc == vpc.id)
}

struct Walk<'a> {
    network: &'a Network,
    vpc: &'a Vpc,
    table: RouteTableId,
    own: Prefixes,
    behind_nat: BTreeMap<NatGatewayId, Prefixes>,
}

impl Walk<'_> {
    /// The route that decides about an address, and its outcome; `None` without any route.
    fn decide(&self, address: Ipv4Addr) -> Option<(RouteOrigin, NextHop)> {
        if self.vpc.cidr.contains(&address) {
            let destination = self.vpc.cidr.trunc().to_string();
            return Some((
                RouteOrigin {
                    table: self.table,
                    destination,
                },
                NextHop::Local,
            ));
        }
        let (prefix, origin) = self.own.longest(address)?;
        if LINK_LOCAL.contains(&address) {
            return Some((origin, NextHop::Drop(DropWhy::NeverForwarded)));
        }
        let blackhole = NextHop::Drop(DropWhy::Blackhole);
        let next = match prefix.target {
            RouteTarget::InternetGateway(id) if !self.attached(id) => blackhole,
            RouteTarget::InternetGateway(_) if never_crosses_gateway(address) => NextHop::Drop(DropWhy::NeverForwarded),
            RouteTarget::InternetGateway(id) => NextHop::InternetGateway(id),
            RouteTarget::GatewayEndpoint(id) if self.is_gateway_endpoint(id) => NextHop::GatewayEndpoint(id),
            RouteTarget::GatewayEndpoint(_) | RouteTarget::Peering(_) => blackhole,
            RouteTarget::NatGateway(id) => match living_nat(self.network, self.vpc, id) {
                None => blackhole,
                Some(nat) => return Some(self.through_nat(nat, address, origin)),
            },
        };
        Some((origin, next))
    }

    /// Behind a NAT gateway its own subnet's table decides (line 30). Where a route of that table is what drops, it's the
    /// origin; otherwise the route that led to the gateway is.
    fn through_nat(&self, nat: &NatGateway, address: Ipv4Addr, led_here: RouteOrigin) -> (RouteOrigin, NextHop) {
        if never_crosses_gateway(address) {
            return (led_here, NextHop::Drop(DropWhy::NeverForwarded));
        }
        let Some((behind, origin)) = self.behind_nat.get(&nat.id).and_then(|p| p.longest(address)) else {
            return (led_here, NextHop::Drop(DropWhy::NatSubnetHasNoRoute(nat.id)));
        };
        match behind.target {
            RouteTarget::InternetGateway(id) if !self.attached(id) => (origin, NextHop::Drop(DropWhy::Blackhole)),
            RouteTarget::InternetGateway(_) if nat.allocation.is_some() && nat.public_ip.is_some() => {
                (led_here, NextHop::Nat(nat.id))
            }
            // A private NAT gateway, a NAT gateway behind a NAT gateway (also itself), or a gateway endpoint behind one.
            _ => (origin, NextHop::Drop(DropWhy::NatUnusable(nat.id))),
        }
    }

    fn attached(&self, id: InternetGatewayId) -> bool {
        self.network
            .internet_gateways
            .get(&id)
            .is_some_and(|g| g.attached == Some(self.vpc.id))
    }

    fn is_gateway_endpoint(&self, id: VpcEndpointId) -> bool {
        self.network
            .endpoints
            .get(&id)
            .is_some_and(|e| e.vpc == self.vpc.id && matches!(e.kind, EndpointKind::Gateway { .. }))
    }
}
