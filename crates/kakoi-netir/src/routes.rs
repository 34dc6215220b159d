//! Route tables flattened to disjoint ranges, NAT gateways looked through. Longest prefix decides (line 19); the local
//! routes, one per range of the VPC, can't be overridden in this version (line 21); a route without a living target still
//! wins, and drops (line 22).

use crate::address::{LINK_LOCAL, NEVER_CROSS, bounds};
use crate::peering::Peerings;
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

impl Prefix {
    fn is_of_list(&self) -> bool {
        self.destination.starts_with(PrefixListId::PREFIX)
    }
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
        // Longest first; a plain route beats a prefix list of the same range (line 20: static before prefix list), and of
        // prefix lists the lowest id wins: routes are ordered by it, and the sort is stable.
        list.sort_by_key(|p| (std::cmp::Reverse(p.net.prefix_len()), p.is_of_list()));
        Self { table: table.id, list }
    }

    fn longest(&self, address: Ipv4Addr) -> Option<Decision<'_>> {
        let at = self.list.iter().position(|p| p.net.contains(&address))?;
        let (winner, after) = (&self.list[at], &self.list[at + 1..]);
        let same_range = after
            .iter()
            .take_while(|p| p.net.prefix_len() == winner.net.prefix_len());
        let rivals = same_range.filter(|p| p.net == winner.net && p.target != winner.target && winner.is_of_list());
        Some(Decision {
            target: &winner.target,
            origin: self.origin(winner),
            rivals: rivals.map(|p| self.origin(p)).collect(),
        })
    }

    fn origin(&self, prefix: &Prefix) -> RouteOrigin {
        RouteOrigin {
            table: self.table,
            destination: prefix.destination.clone(),
        }
    }
}

/// The route of a table that wins for an address.
struct Decision<'a> {
    target: &'a RouteTarget,
    origin: RouteOrigin,
    rivals: Vec<RouteOrigin>,
}

/// Flattens a table of a VPC.
pub(crate) fn flatten(
    network: &Network,
    lists: &PrefixLists,
    table_of: &TableOf<'_>,
    peerings: &Peerings<'_>,
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
    let routes = own.list.iter().chain(behind_nat.values().flat_map(|p| &p.list));
    let peers = table.routes.values().filter_map(|target| match target {
        RouteTarget::Peering(id) => peerings.far_side(vpc.id, *id),
        _ => None,
    });
    let cidrs = vpc.cidrs().chain(peers.flat_map(|far| far.vpc.cidrs()));
    for net in routes.map(|p| p.net).chain(NEVER_CROSS).chain(cidrs) {
        let (first, last) = bounds(&net);
        cuts.insert(first);
        if let Some(next) = last.checked_add(1) {
            cuts.insert(next);
        }
    }

    let walk = Walk {
        network,
        peerings,
        vpc,
        table: table.id,
        own,
        behind_nat,
    };
    let starts: Vec<u32> = cuts.into_iter().collect();
    let mut ranges: Vec<RangeIr> = Vec::new();
    for (i, first) in starts.iter().enumerate() {
        let last = starts.get(i + 1).map_or(u32::MAX, |next| next - 1);
        let Some(outcome) = walk.decide(Ipv4Addr::from(*first)) else {
            continue;
        };
        let range = outcome.over(Ipv4Addr::from(*first), Ipv4Addr::from(last));
        match ranges.last_mut() {
            Some(before) if goes_on(before, &range) => before.last = range.last,
            _ => ranges.push(range),
        }
    }
    TableIr { ranges }
}

/// Whether a range begins where the one before ends, with the same outcome by the same route.
fn goes_on(before: &RangeIr, range: &RangeIr) -> bool {
    u32::from(before.last).checked_add(1) == Some(u32::from(range.first))
        && (&before.origin, &before.next, &before.rivals) == (&range.origin, &range.next, &range.rivals)
}

/// What happens to packets to an address.
struct Decided {
    origin: RouteOrigin,
    next: NextHop,
    rivals: Vec<RouteOrigin>,
}

impl Decided {
    fn over(self, first: Ipv4Addr, last: Ipv4Addr) -> RangeIr {
        RangeIr {
            first,
            last,
            origin: self.origin,
            next: self.next,
            rivals: self.rivals,
        }
    }
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
    peerings: &'a Peerings<'a>,
    vpc: &'a Vpc,
    table: RouteTableId,
    own: Prefixes,
    behind_nat: BTreeMap<NatGatewayId, Prefixes>,
}

impl Walk<'_> {
    /// The route that decides about an address, and its outcome; `None` without any route.
    fn decide(&self, address: Ipv4Addr) -> Option<Decided> {
        if let Some(local) = self.vpc.cidrs().map(|c| c.trunc()).find(|c| c.contains(&address)) {
            return Some(Decided {
                origin: RouteOrigin {
                    table: self.table,
                    destination: local.to_string(),
                },
                next: NextHop::Local,
                rivals: Vec::new(),
            });
        }
        let won = self.own.longest(address)?;
        let blackhole = NextHop::Drop(DropWhy::Blackhole);
        let next = match *won.target {
            _ if LINK_LOCAL.contains(&address) => NextHop::Drop(DropWhy::NeverForwarded),
            RouteTarget::InternetGateway(id) if !self.attached(id) => blackhole,
            RouteTarget::InternetGateway(_) if never_crosses_gateway(address) => NextHop::Drop(DropWhy::NeverForwarded),
            RouteTarget::InternetGateway(id) => NextHop::InternetGateway(id),
            RouteTarget::GatewayEndpoint(id) if self.is_gateway_endpoint(id) => NextHop::GatewayEndpoint(id),
            RouteTarget::GatewayEndpoint(_) => blackhole,
            RouteTarget::Peering(id) => self.over_peering(id, address),
            RouteTarget::NatGateway(id) => match living_nat(self.network, self.vpc, id) {
                None => blackhole,
                Some(nat) => return Some(self.through_nat(nat, address, won)),
            },
        };
        Some(Decided {
            origin: won.origin,
            next,
            rivals: won.rivals,
        })
    }

    /// A peering connection carries packets to the far VPC's own addresses, wherever its range lies (line 27).
    fn over_peering(&self, id: VpcPeeringConnectionId, address: Ipv4Addr) -> NextHop {
        match self.peerings.far_side(self.vpc.id, id) {
            None => NextHop::Drop(DropWhy::Blackhole),
            Some(far) if !far.vpc.cidrs().any(|c| c.contains(&address)) => NextHop::Drop(DropWhy::NotInPeer(id)),
            Some(far) if !far.has_router => NextHop::Drop(DropWhy::PeerIsEmpty(id)),
            Some(_) => NextHop::Peering(id),
        }
    }

    /// Behind a NAT gateway its own subnet's table decides (line 30). Where a route of that table is what drops, it's the
    /// origin; otherwise the route that led to the gateway is.
    fn through_nat(&self, nat: &NatGateway, address: Ipv4Addr, led_here: Decision<'_>) -> Decided {
        let (led_by, mut rivals) = (led_here.origin, led_here.rivals);
        let behind = self.behind_nat.get(&nat.id).and_then(|p| p.longest(address));
        let (origin, next) = match behind {
            _ if never_crosses_gateway(address) => (led_by, NextHop::Drop(DropWhy::NeverForwarded)),
            None => (led_by, NextHop::Drop(DropWhy::NatSubnetHasNoRoute(nat.id))),
            Some(behind) => {
                rivals.extend(behind.rivals);
                match *behind.target {
                    RouteTarget::InternetGateway(id) if !self.attached(id) => {
                        (behind.origin, NextHop::Drop(DropWhy::Blackhole))
                    }
                    RouteTarget::InternetGateway(_) if nat.allocation.is_some() && nat.public_ip.is_some() => {
                        (led_by, NextHop::Nat(nat.id))
                    }
                    // A private NAT gateway, or behind one that's public another NAT gateway (also itself), a gateway
                    // endpoint or a peering connection.
                    _ => (behind.origin, NextHop::Drop(DropWhy::NatUnusable(nat.id))),
                }
            }
        };
        Decided { origin, next, rivals }
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
