//! From the IR to what one namespace's kernel should hold. Pure: the same router and numbers give the same table.
//!
//! Two rules keep it from failing open. A map look-up that misses leaves the packet's mark as it was, so the mark is
//! zeroed before each, or the kinds of numbers are kept apart (route tables, outcomes). And base chains end in a drop.

pub(crate) mod acl;
mod chains;
pub mod flows;
pub(crate) mod peering;
pub(crate) mod public;
pub(crate) mod tracked;

pub(crate) use chains::{BASE_CHAINS, WAYS};
use chains::{base, base_chains};

use crate::nft::boxes::{self, Box};
use crate::nft::{Chain, Data, DataKind, Field, HookKind, Matching, NftTable, Peer, Rule, SetDef, Value};
use kakoi_net::{AppLeg, Traffic};
use kakoi_netir::{AttachmentIr, GroupIr, InterfaceIr, NextHop, RouterIr, RuleIr};
use kakoi_types::{
    Ipv4Net, NatGatewayId, NetworkInterfaceId, RouteTableId, SecurityGroupId, VpcEndpointId, VpcId,
    VpcPeeringConnectionId,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::net::Ipv4Addr;
use std::sync::Arc;

/// A router's link to the region's internet.
pub const GATEWAY_LINK: &str = "igw";
/// A gateway endpoint's link to its router.
pub const VPC_LINK: &str = "vpc";
/// Outcome of a route look-up: to an address of the VPC.
const LOCAL: u32 = 1;
/// Outcome: dropped by a route.
const DROPPED: u32 = 2;
/// Outcome: to the internet gateway, by an interface that has no public address.
const NO_PUBLIC_ADDRESS: u32 = 3;
/// Outcome: over a peering connection. Which one, the address says: ranges of peers are disjoint, and each is routed over its
/// peering's link.
const PEERING: u32 = 4;
/// NAT gateways' outcomes are this plus their number; so a mask tells them from everything else. Numbers start at 1.
pub const NAT: u32 = 0x1_0000;
/// The map from NAT gateways' outcomes to their public addresses.
pub(crate) const NAT_SOURCE: &str = "nat_source";
/// Gateway endpoints' outcomes are this plus their number.
pub const GATEWAY_ENDPOINT: u32 = 0x2_0000;
/// The bits that [`NAT`] and [`GATEWAY_ENDPOINT`] are compared under.
pub const KIND_MASK: u32 = 0xffff_0000;
/// Route tables' numbers start here, apart from outcomes: a missed look-up leaves no outcome.
const TABLE_BASE: u32 = 0x4_0000;
const TCP: u32 = 6;
const UDP: u32 = 17;

/// Small numbers for ids, kept from one compilation to the next so that a change stays small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    tables: BTreeMap<RouteTableId, u32>,
    nats: BTreeMap<NatGatewayId, u32>,
    /// Gateway endpoints', as their links and routing tables are found by, too.
    pub endpoints: BTreeMap<VpcEndpointId, u32>,
    combinations: BTreeMap<BTreeSet<SecurityGroupId>, u32>,
}

impl Numbering {
    /// What an earlier server's rules say of it. Tracked connections are marked with the numbers of NAT gateways, so those must be
    /// the same as before.
    pub fn kept(router: &RouterIr, nat_source: &BTreeMap<u32, Ipv4Addr>) -> Self {
        let number = |public: Ipv4Addr| {
            let mark = nat_source.iter().find(|(_, address)| **address == public);
            mark.and_then(|(mark, _)| mark.checked_sub(NAT)).filter(|n| *n > 0)
        };
        let nats = router.nat_gateways.iter();
        Self {
            nats: nats.filter_map(|(id, ir)| Some((*id, number(ir.public_ip)?))).collect(),
            ..Self::default()
        }
    }

    /// Numbers for a router: known ids keep theirs, new ones get free ones, gone ones are forgotten. A number freed
    /// here is given out by the next call at the earliest, so no transaction deletes and reuses one.
    pub fn next(&self, router: &RouterIr) -> Self {
        let combinations = router
            .interfaces
            .values()
            .filter(|i| judged(&i.attachment) && !i.groups.is_empty());
        Self {
            tables: renumber(&self.tables, router.tables.keys()),
            nats: renumber(&self.nats, router.nat_gateways.keys()),
            endpoints: renumber(&self.endpoints, router.gateway_endpoints.keys()),
            combinations: renumber(&self.combinations, combinations.map(|i| &i.groups)),
        }
    }
}

fn renumber<'a, K: Ord + Clone + 'a>(
    known: &BTreeMap<K, u32>,
    wanted: impl Iterator<Item = &'a K>,
) -> BTreeMap<K, u32> {
    let taken: BTreeSet<u32> = known.values().copied().collect();
    let mut free = (1u32..).filter(|n| !taken.contains(n));
    let mut numbers = BTreeMap::new();
    for key in wanted.collect::<BTreeSet<_>>() {
        let number = known
            .get(key)
            .copied()
            .or_else(|| free.next())
            .expect("there are more numbers than ids");
        numbers.insert(key.clone(), number);
    }
    numbers
}

/// NAT gateways' addresses are nobody's: packets reach them by route only, so no group judges them.
fn judged(attachment: &AttachmentIr) -> bool {
    !matches!(attachment, AttachmentIr::NatGateway(_))
}

/// A link's name: its kind, and the last 14 digits of the id it stands for. The kernel takes 15 characters.
fn link_name(kind: char, id: impl Display) -> String {
    let id = id.to_string();
    format!("{kind}{}", &id[id.len() - 14..])
}

/// Name of an interface's link in its router.
pub fn interface_link(interface: NetworkInterfaceId) -> String {
    link_name('e', interface)
}

/// Name of a router's link in the internet namespace.
pub fn router_link(vpc: VpcId) -> String {
    link_name('v', vpc)
}

/// Name of a gateway endpoint's link in its router.
pub fn endpoint_link(endpoint: VpcEndpointId) -> String {
    link_name('g', endpoint)
}

/// Name of a peering connection's link, in the routers on both sides.
pub fn peering_link(peering: VpcPeeringConnectionId) -> String {
    link_name('p', peering)
}

/// Addresses that a router's `lo` owns: resolvers, interface endpoints, mount targets.
pub fn own_addresses(router: &RouterIr) -> BTreeSet<Ipv4Addr> {
    let served = router.interfaces.values().filter(|i| {
        matches!(
            i.attachment,
            AttachmentIr::Endpoint { .. } | AttachmentIr::MountTarget { .. }
        )
    });
    served
        .map(|i| i.address)
        .chain(router.resolvers.iter().copied())
        .collect()
}

/// Name of a set or chain of a group, a network ACL or a peering connection: the id, a direction, and what it is.
pub(crate) fn name_of(id: impl Display, direction: &str) -> String {
    format!("{}_{direction}", id.to_string().replace('-', "_"))
}

/// What was compiled before.
#[derive(Clone, Copy)]
pub struct Previous<'a> {
    /// From this.
    pub router: &'a RouterIr,
    /// With these numbers.
    pub numbers: &'a Numbering,
    /// To this.
    pub table: &'a NftTable,
}

/// Compiles a router's table. With what was compiled before, the same comes out for less: parts whose source is the
/// same are shared.
pub fn router_table(router: &RouterIr, numbers: &Numbering, previous: Option<Previous<'_>>) -> NftTable {
    let mut table = previous.map_or_else(
        || NftTable {
            chains: base_chains(),
            ..NftTable::default()
        },
        |p| p.table.clone(),
    );
    let same = previous.is_some_and(|p| {
        p.router.tables == router.tables
            && p.router.nat_gateways == router.nat_gateways
            && p.router.gateway_endpoints == router.gateway_endpoints
            && p.router.resolvers == router.resolvers
            && (&p.numbers.tables, &p.numbers.nats, &p.numbers.endpoints)
                == (&numbers.tables, &numbers.nats, &numbers.endpoints)
    });
    match previous.filter(|_| same) {
        Some(p) => patch_interfaces(&mut table, p, router, numbers),
        None => table.sets.extend(router_sets(router, numbers)),
    }
    let nothing = GroupIr::default();
    let worn = groups_of(router, numbers);
    let before = previous.map(|p| groups_of(p.router, p.numbers)).unwrap_or_default();
    for gone in before.difference(&worn) {
        remove_group(&mut table, *gone);
    }
    for group in worn {
        let ir = router.groups.get(&group).unwrap_or(&nothing);
        let old = previous
            .filter(|_| before.contains(&group))
            .map(|p| p.router.groups.get(&group).unwrap_or(&nothing));
        if old != Some(ir) {
            add_group(&mut table, group, ir);
        }
    }
    combinations(&mut table, numbers, previous.map(|p| p.numbers));
    acl::compile(&mut table, router, numbers, previous);
    peering::compile(&mut table, router, previous);
    public::compile(&mut table, router, previous);
    for (name, chain) in chains::ways(router, acl::judged(router)) {
        if table.chains.get(name).is_none_or(|known| **known != chain) {
            table.chains.insert(name.into(), Arc::new(chain));
        }
    }
    table
}

/// Groups that need chains: known ones, and ones worn without being known, which allow nothing.
fn groups_of(router: &RouterIr, numbers: &Numbering) -> BTreeSet<SecurityGroupId> {
    router
        .groups
        .keys()
        .chain(numbers.combinations.keys().flatten())
        .copied()
        .collect()
}

/// A chain per set of groups and direction, found by its number.
fn combinations(table: &mut NftTable, numbers: &Numbering, before: Option<&Numbering>) {
    let nothing = BTreeMap::new();
    let known = before.map_or(&nothing, |b| &b.combinations);
    if before.is_some() && *known == numbers.combinations {
        return;
    }
    let is_in = |other: &BTreeMap<_, u32>, groups, number: &u32| other.get(groups) == Some(number);
    for direction in ["out", "in"] {
        let map_name = format!("combo_{direction}");
        let mut map = match table.sets.get(map_name.as_str()) {
            Some(map) => SetDef::clone(map),
            None => SetDef::new(&[Field::Mark], DataKind::Goto, false),
        };
        let gone = known.iter().filter(|(g, n)| !is_in(&numbers.combinations, *g, n));
        for (_, number) in gone {
            table.chains.remove(combination_name(*number, direction).as_str());
            map.elements.remove(&vec![Value::one(*number)]);
        }
        let come = numbers.combinations.iter().filter(|(g, n)| !is_in(known, *g, n));
        for (groups, number) in come {
            let name = combination_name(*number, direction);
            let jumps = groups.iter().map(|g| Rule::Jump(name_of(*g, direction)));
            let chain = Chain {
                hook: None,
                rules: jumps.chain([flows::refuse(&flows::groups(direction))]).collect(),
            };
            table.chains.insert(name.as_str().into(), Arc::new(chain));
            map.elements.insert(vec![Value::one(*number)], Data::Goto(name));
        }
        table.sets.insert(map_name.into(), Arc::new(map));
    }
}

fn combination_name(number: u32, direction: &str) -> String {
    format!("co_{number}_{direction}")
}

/// The element that leads from an interface's combination of groups to its chain; none for interfaces without groups.
pub(crate) fn own_combination<'t>(
    table: &'t NftTable,
    numbers: &Numbering,
    interface: &InterfaceIr,
    direction: &str,
) -> Option<(&'t Vec<Value>, &'t Data)> {
    let number = numbers.combinations.get(&interface.groups)?;
    let map = table.sets.get(format!("combo_{direction}").as_str())?;
    map.elements.get_key_value(&vec![Value::one(*number)])
}

/// The sets and maps that know interfaces.
const INTERFACE_SETS: [(&str, &[Field], DataKind); 6] = [
    ("eni_src", &[Field::IfName, Field::Address], DataKind::Mark),
    ("eni_out", &[Field::IfName], DataKind::Mark),
    ("eni_in", &[Field::Address], DataKind::Mark),
    // What the router's own sockets send as an interface is routed by that interface's table, too.
    ("own_table", &[Field::Address], DataKind::Mark),
    ("home_links", &[Field::IfName], DataKind::Member),
    ("mounts", &[Field::Address], DataKind::Member),
];

/// What an interface has in each of them. A known table or combination keeps its number, so this follows from the
/// interface alone as long as the tables are the same.
fn interface_elements(
    id: NetworkInterfaceId,
    interface: &InterfaceIr,
    numbers: &Numbering,
) -> [Option<(Vec<Value>, Data)>; 6] {
    let combination = numbers.combinations.get(&interface.groups).copied();
    let table = numbers.tables.get(&interface.table).copied();
    let address = Value::address(interface.address);
    let into = combination.filter(|_| judged(&interface.attachment));
    let into = into.map(|number| (vec![address.clone()], Data::Mark(number)));
    let AttachmentIr::Workload { leg, .. } = interface.attachment else {
        let own_table = table.map(|number| (vec![address.clone()], Data::Mark(TABLE_BASE + number)));
        let is_mount = matches!(interface.attachment, AttachmentIr::MountTarget { .. });
        let mount = is_mount.then(|| (vec![address], Data::Member));
        return [None, None, into, own_table, None, mount];
    };
    let link = Value::name(interface_link(id));
    // No table has the base's own number: without one, an interface reaches no more than its resolver.
    let source = Data::Mark(TABLE_BASE + table.unwrap_or_default());
    let source = (vec![link.clone(), address], source);
    let home = (leg == AppLeg::Home).then(|| (vec![link.clone()], Data::Member));
    let out = combination.map(|number| (vec![link], Data::Mark(number)));
    [Some(source), out, into, None, home, None]
}

/// Brings the maps of interfaces from the previous router's to this one's.
fn patch_interfaces(table: &mut NftTable, previous: Previous<'_>, router: &RouterIr, numbers: &Numbering) {
    let (old, new) = (&previous.router.interfaces, &router.interfaces);
    let differ = |(id, interface): &(&NetworkInterfaceId, &InterfaceIr), other: &BTreeMap<_, _>| {
        other.get(*id).is_none_or(|known| known != *interface)
    };
    let gone: Vec<_> = old.iter().filter(|item| differ(item, new)).collect();
    let come: Vec<_> = new.iter().filter(|item| differ(item, old)).collect();
    if gone.is_empty() && come.is_empty() {
        return;
    }
    for (n, (name, ..)) in INTERFACE_SETS.into_iter().enumerate() {
        let Some(set) = table.sets.get_mut(name) else { continue };
        let set = Arc::make_mut(set);
        // An address may go from one to another.
        for (id, interface) in &gone {
            if let Some((key, _)) = &interface_elements(**id, interface, previous.numbers)[n] {
                set.elements.remove(key);
            }
        }
        for (id, interface) in &come {
            set.elements
                .extend(interface_elements(**id, interface, numbers)[n].take());
        }
    }
}

fn router_sets(router: &RouterIr, numbers: &Numbering) -> BTreeMap<Arc<str>, Arc<SetDef>> {
    let mut known = INTERFACE_SETS.map(|(name, key, data)| (name, SetDef::new(key, data, false)));
    for (id, interface) in &router.interfaces {
        for ((_, set), element) in known.iter_mut().zip(interface_elements(*id, interface, numbers)) {
            set.elements.extend(element);
        }
    }
    let mut routes = SetDef::new(&[Field::Mark, Field::Address], DataKind::Mark, true);
    for (id, ir) in &router.tables {
        let Some(number) = numbers.tables.get(id) else { continue };
        for range in &ir.ranges {
            let outcome = match &range.next {
                NextHop::Local => LOCAL,
                NextHop::Nat(nat) => numbers.nats.get(nat).map_or(DROPPED, |n| NAT + n),
                NextHop::InternetGateway(_) => NO_PUBLIC_ADDRESS,
                NextHop::GatewayEndpoint(id) => numbers.endpoints.get(id).map_or(DROPPED, |n| GATEWAY_ENDPOINT + n),
                NextHop::Peering(_) => PEERING,
                NextHop::Drop(_) => DROPPED,
            };
            let span = Value::Span(u32::from(range.first), u32::from(range.last));
            routes
                .elements
                .insert(vec![Value::one(TABLE_BASE + number), span], Data::Mark(outcome));
        }
    }
    let mut nat = SetDef::new(&[Field::Mark], DataKind::Address, false);
    for (id, ir) in &router.nat_gateways {
        if let Some(number) = numbers.nats.get(id) {
            nat.elements
                .insert(vec![Value::one(NAT + number)], Data::Address(ir.public_ip));
        }
    }
    let mut endpoint_links = SetDef::new(&[Field::IfName], DataKind::Member, false);
    let mut endpoint_source = SetDef::new(&[Field::IfName, Field::Address], DataKind::Member, false);
    for (id, ir) in &router.gateway_endpoints {
        let link = Value::name(endpoint_link(*id));
        endpoint_links.elements.insert(vec![link.clone()], Data::Member);
        let sources = ir.addresses.iter().map(|a| vec![link.clone(), Value::address(*a)]);
        endpoint_source.elements.extend(sources.map(|key| (key, Data::Member)));
    }
    let mut resolvers = SetDef::new(&[Field::Address], DataKind::Member, false);
    resolvers.elements.extend(
        router
            .resolvers
            .iter()
            .map(|a| (vec![Value::address(*a)], Data::Member)),
    );
    [
        ("routes", routes),
        (NAT_SOURCE, nat),
        ("gwe_links", endpoint_links),
        ("gwe_src", endpoint_source),
        ("resolvers", resolvers),
    ]
    .into_iter()
    .chain(known)
    .map(|(name, set)| (name.into(), Arc::new(set)))
    .collect()
}

/// The three kinds of a group's sets: by port, by protocol (everything is every protocol), by ICMP type and code.
const GROUP_SETS: [(&str, Matching, &[Field]); 3] = [
    (
        "ports",
        Matching::Ports,
        &[Field::Address, Field::Protocol, Field::Port],
    ),
    ("proto", Matching::Protocol, &[Field::Address, Field::Protocol]),
    (
        "icmp",
        Matching::Icmp,
        &[Field::Address, Field::IcmpType, Field::IcmpCode],
    ),
];

/// A group's chains, and sets of the kinds that its rules need. The kernel finds a set by walking all of a table's, so
/// empty ones would cost every change; and packets look up what's there.
fn add_group(table: &mut NftTable, group: SecurityGroupId, ir: &GroupIr) {
    let directions = [
        ("in", "ingress", &ir.ingress, Peer::Source),
        ("out", "egress", &ir.egress, Peer::Destination),
    ];
    for (direction, word, rules, peer) in directions {
        let name = name_of(group, direction);
        let mut chain = Chain::default();
        for ((kind, matching, fields), boxes) in GROUP_SETS.iter().zip(group_boxes(rules)) {
            let set_name = format!("{name}_{kind}");
            if boxes.is_empty() {
                table.sets.remove(set_name.as_str());
                continue;
            }
            let mut set = SetDef::new(fields, DataKind::Member, true);
            let key = |b: &Box| b.iter().map(|(from, to)| Value::Span(*from, *to)).collect();
            set.elements = boxes.iter().map(|b| (key(b), Data::Member)).collect();
            chain.rules.push(Rule::Accept {
                peer,
                matching: *matching,
                set: set_name.clone(),
                comment: format!("{group}/{word}"),
            });
            table.sets.insert(set_name.into(), Arc::new(set));
        }
        table.chains.insert(name.into(), Arc::new(chain));
    }
}

fn remove_group(table: &mut NftTable, group: SecurityGroupId) {
    for direction in ["in", "out"] {
        let name = name_of(group, direction);
        for (kind, ..) in GROUP_SETS {
            table.sets.remove(format!("{name}_{kind}").as_str());
        }
        table.chains.remove(name.as_str());
    }
}

/// A direction's rules as disjoint boxes, in the order of the three kinds of sets.
pub(crate) fn group_boxes(rules: &[RuleIr]) -> [Vec<Box>; 3] {
    let mut kinds: [Vec<Box>; 3] = Default::default();
    for rule in rules {
        for peer in &rule.peers {
            let addresses = (u32::from(peer.network()), u32::from(peer.broadcast()));
            let ports = |protocol, range: &kakoi_net::PortRange| {
                (
                    0,
                    vec![
                        addresses,
                        (protocol, protocol),
                        (u32::from(range.from), u32::from(range.to)),
                    ],
                )
            };
            let byte = |value: Option<u8>| value.map_or((0, 255), |v| (u32::from(v), u32::from(v)));
            let (kind, cut) = match &rule.traffic {
                Traffic::All => (1, vec![addresses, (0, 255)]),
                Traffic::Tcp(range) => ports(TCP, range),
                Traffic::Udp(range) => ports(UDP, range),
                Traffic::Icmp { kind, code } => (2, vec![addresses, byte(*kind), byte(*code)]),
                Traffic::Protocol(number) => (1, vec![addresses, (u32::from(*number), u32::from(*number))]),
            };
            kinds[kind].push(cut);
        }
    }
    kinds.map(|list| boxes::disjoint(&list))
}

/// The internet namespace's table: routers reach simulated hosts and public services, and nothing else reaches anything.
/// `sources` are the public addresses behind each router's link; `own` the addresses on `lo`.
pub fn internet_table(sources: &BTreeMap<VpcId, BTreeSet<Ipv4Addr>>, own: &BTreeSet<Ipv4Addr>) -> NftTable {
    let mut link_src = SetDef::new(&[Field::IfName, Field::Address], DataKind::Member, false);
    let mut links = SetDef::new(&[Field::IfName], DataKind::Member, false);
    for (vpc, addresses) in sources {
        let link = Value::name(router_link(*vpc));
        links.elements.insert(vec![link.clone()], Data::Member);
        link_src.elements.extend(
            addresses
                .iter()
                .map(|a| (vec![link.clone(), Value::address(*a)], Data::Member)),
        );
    }
    let mut addresses = SetDef::new(&[Field::Address], DataKind::Member, false);
    addresses
        .elements
        .extend(own.iter().map(|a| (vec![Value::address(*a)], Data::Member)));
    let pre = [
        "iifname \"lo\" accept",
        "meta nfproto ipv6 counter drop",
        "iifname . ip saddr != @link_src counter drop",
        "accept",
    ];
    let forward = [
        "ct state invalid counter drop",
        "ip daddr { 0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/3 } counter drop",
        "ct state established,related accept",
        "oifname @links accept",
        "counter drop",
    ];
    let input = [
        "iifname \"lo\" accept",
        "ct state invalid counter drop",
        "ct state established,related accept",
        "ip daddr @own meta l4proto { tcp, udp } accept",
        "counter drop",
    ];
    let sets = [("link_src", link_src), ("links", links), ("own", addresses)];
    let chains = [
        ("pre", base(HookKind::Filter, "prerouting priority raw", &pre)),
        ("pass", base(HookKind::Filter, "forward priority filter", &forward)),
        ("own_in", base(HookKind::Filter, "input priority filter", &input)),
    ];
    NftTable {
        sets: sets.into_iter().map(|(n, s)| (n.into(), Arc::new(s))).collect(),
        chains: chains.into_iter().map(|(n, c)| (n.into(), Arc::new(c))).collect(),
    }
}

/// A gateway endpoint's table: its VPC reaches the service by TCP and ping, at the service's own addresses; nothing goes on
/// from there, and what's refused gets no answer. The service is whoever listens in the namespace.
pub fn endpoint_table(vpc: &[Ipv4Net], own: &BTreeSet<Ipv4Addr>) -> NftTable {
    let mut addresses = SetDef::new(&[Field::Address], DataKind::Member, false);
    addresses
        .elements
        .extend(own.iter().map(|a| (vec![Value::address(*a)], Data::Member)));
    let in_none: String = vpc.iter().map(|range| format!("ip saddr != {range} ")).collect();
    let source = format!("{in_none}counter drop");
    let pre = [
        "iifname \"lo\" accept",
        "meta nfproto ipv6 counter drop",
        "iifname != \"vpc\" counter drop",
        &source,
        "ip daddr != @own counter drop",
        "accept",
    ];
    let input = [
        "iifname \"lo\" accept",
        "ct state invalid counter drop",
        "ct state established,related accept",
        "meta l4proto tcp accept",
        "icmp type echo-request accept",
        "counter drop",
    ];
    let chains = [
        ("pre", base(HookKind::Filter, "prerouting priority raw", &pre)),
        (
            "pass",
            base(HookKind::Filter, "forward priority filter", &["counter drop"]),
        ),
        ("own_in", base(HookKind::Filter, "input priority filter", &input)),
    ];
    NftTable {
        sets: BTreeMap::from([("own".into(), Arc::new(addresses))]),
        chains: chains.into_iter().map(|(n, c)| (n.into(), Arc::new(c))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kakoi_net::PortRange;
    use kakoi_types::SecurityGroupRuleId;
    use proptest::prelude::*;

    fn traffic() -> impl Strategy<Value = Traffic> {
        let range = (0u16..6, 0u16..6).prop_map(|(a, b)| PortRange {
            from: a.min(b),
            to: a.max(b),
        });
        prop_oneof![
            Just(Traffic::All),
            range.clone().prop_map(Traffic::Tcp),
            range.prop_map(Traffic::Udp),
            (proptest::option::of(0u8..3), proptest::option::of(0u8..3)).prop_map(|(kind, code)| Traffic::Icmp {
                kind,
                code: kind.and(code)
            }),
            (50u8..52).prop_map(Traffic::Protocol),
        ]
    }

    fn rules() -> impl Strategy<Value = Vec<RuleIr>> {
        let peer = (0u32..8, 29u8..=32).prop_map(|(low, prefix)| {
            Ipv4Net::new(Ipv4Addr::from(0x0a00_0000 | low), prefix)
                .expect("a prefix below 33")
                .trunc()
        });
        let rule = (traffic(), proptest::collection::vec(peer, 1..4));
        let origin = SecurityGroupRuleId::from_entropy(1);
        proptest::collection::vec(
            rule.prop_map(move |(traffic, peers)| RuleIr { origin, traffic, peers }),
            0..6,
        )
    }

    /// What a rule means, read off its definition.
    fn matches(rule: &RuleIr, peer: Ipv4Addr, protocol: u32, first: u32, second: u32) -> bool {
        let traffic = match rule.traffic {
            Traffic::All => true,
            Traffic::Tcp(ports) => protocol == 6 && ports.contains(first as u16),
            Traffic::Udp(ports) => protocol == 17 && ports.contains(first as u16),
            Traffic::Icmp { kind, code } => {
                protocol == 1
                    && kind.is_none_or(|k| u32::from(k) == first)
                    && code.is_none_or(|c| u32::from(c) == second)
            }
            Traffic::Protocol(number) => u32::from(number) == protocol,
        };
        traffic && rule.peers.iter().any(|p| p.contains(&peer))
    }

    fn holds(boxes: &[Box], point: &[u32]) -> bool {
        let count = boxes
            .iter()
            .filter(|b| b.iter().zip(point).all(|((lo, hi), p)| lo <= p && p <= hi))
            .count();
        assert!(count <= 1, "overlapping boxes");
        count == 1
    }

    proptest! {
        #[test]
        fn a_groups_sets_accept_what_its_rules_mean(rules in rules()) {
            let [ports, protocols, icmp] = group_boxes(&rules);
            for low in 0..9u32 {
                let peer = Ipv4Addr::from(0x0a00_0000 | low);
                let address = u32::from(peer);
                for protocol in [1, 6, 17, 47, 50, 51] {
                    for (first, second) in (0..7).flat_map(|a| (0..4).map(move |b| (a, b))) {
                        let wanted = rules.iter().any(|r| matches(r, peer, protocol, first, second));
                        let compiled = holds(&ports, &[address, protocol, first])
                            || holds(&protocols, &[address, protocol])
                            || (protocol == 1 && holds(&icmp, &[address, first, second]));
                        prop_assert_eq!(compiled, wanted, "{} protocol {} {} {}", peer, protocol, first, second);
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_stay_and_a_freed_one_is_not_reused_at_once() {
        let ids: Vec<RouteTableId> = (0..4).map(RouteTableId::from_entropy).collect();
        let first = renumber(&BTreeMap::new(), ids[..2].iter());
        assert_eq!(first.values().copied().collect::<Vec<_>>(), [1, 2]);
        let second = renumber(&first, ids[1..3].iter());
        assert_eq!((second[&ids[1]], second[&ids[2]]), (2, 3), "1 was freed in this step");
        assert_eq!(renumber(&second, ids[1..].iter())[&ids[3]], 1);
    }

    #[test]
    fn outcomes_tables_and_gateways_have_numbers_apart() {
        for outcome in [LOCAL, DROPPED, NO_PUBLIC_ADDRESS] {
            assert_eq!(outcome & KIND_MASK, 0);
        }
        assert_eq!(
            (public::OWN_ADDRESS, public::OWN_ADDRESS & KIND_MASK),
            (0x1_0000, NAT),
            "as rules have it"
        );
        for kind in [NAT, GATEWAY_ENDPOINT] {
            assert_eq!(kind & KIND_MASK, kind);
            assert_ne!(
                TABLE_BASE & KIND_MASK,
                kind,
                "a missed look-up would look like a gateway"
            );
        }
        assert_ne!(NAT, GATEWAY_ENDPOINT);
    }
}
