//! Edits at random, one thing each, as users make them. A script is a list of numbers, one for each edit, so that it can be
//! made shorter and still be played. What the model learns next is edited here, too: one more arm of [`edit`].

use super::{Dice, entries, entry, range, subnets_of, traffic};
use crate::common::*;
use kakoi_net::*;
use kakoi_types::*;

/// Which edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Everything,
    /// Rules of groups, and who wears which: what open connections outlive.
    Groups,
}

/// The address of an app that comes and goes, in the first subnet.
const GUEST: &str = "10.20.1.12";

/// Makes one edit, decided by its number and the network alone; in words.
pub fn edit(net: &mut Net, number: u64, of: Of) -> String {
    let dice = &mut Dice(number);
    let vpcs: Vec<VpcId> = net.network.vpcs.keys().copied().collect();
    // The first VPC, where most apps are, more often.
    let vpc = if dice.one_in(4) { dice.pick(&vpcs) } else { vpcs[0] };
    let kinds = match of {
        Of::Groups => 6,
        // Only networks with peering connections have these.
        Of::Everything if net.network.peerings.is_empty() => 22,
        Of::Everything => 28,
    };
    match dice.below(kinds) {
        0 | 1 => add_rule(net, dice, vpc),
        2 | 3 => revoke(net, dice, vpc),
        4 | 5 => wear(net, dice, vpc),
        6..=9 => change_entry(net, dice, vpc),
        10 | 11 => associate(net, dice, vpc),
        12..=14 => change_route(net, dice, vpc),
        15 => nat(net, dice, vpc),
        16 => internet_gateway(net, vpc),
        17 => gateway_endpoint(net, dice, vpc),
        18 => prefix_list(net, dice),
        19 => {
            let on = &mut net.network.vpcs[&vpc].enable_dns_support;
            *on = !*on;
            format!("the resolver of {vpc}: {on}")
        }
        20 => guest(net, dice, vpcs[0]),
        21 => mount_target(net, dice, vpc),
        22 | 23 => peering(net, dice),
        24 | 25 => peering_route(net, dice),
        _ => customers_list(net, dice),
    }
}

fn groups_of(net: &Net, vpc: VpcId) -> Vec<SecurityGroupId> {
    let groups = net.network.groups.values();
    groups.filter(|g| g.vpc == vpc).map(|g| g.id).collect()
}

fn add_rule(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let groups = groups_of(net, vpc);
    let group = dice.pick(&groups);
    let peer = if dice.one_in(3) {
        Peer::Group(dice.pick(&groups))
    } else {
        Peer::Cidr(range(dice))
    };
    let (direction, traffic) = (dice.pick(&[Direction::Ingress, Direction::Egress]), traffic(dice));
    let text = format!("{group} gets {direction:?} {traffic:?} {peer:?}");
    net.rule(group, direction, traffic, peer);
    text
}

fn revoke(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let groups = net.network.groups.values().filter(|g| g.vpc == vpc);
    let rules: Vec<_> = groups.flat_map(|g| g.rules.keys().map(|r| (g.id, *r))).collect();
    if rules.is_empty() {
        return add_rule(net, dice, vpc);
    }
    let (group, rule) = dice.pick(&rules);
    net.revoke(group, rule);
    format!("{group} loses {rule}")
}

fn wear(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let groups = groups_of(net, vpc);
    let interfaces = net.network.interfaces.values();
    let interfaces: Vec<_> = interfaces
        .filter(|i| i.vpc == vpc && !i.groups.is_empty())
        .map(|i| i.id)
        .collect();
    let interface = dice.pick(&interfaces);
    let worn = (0..=dice.below(2)).map(|_| dice.pick(&groups)).collect();
    let text = format!("{interface} wears {worn:?}");
    net.network.interfaces[&interface].groups = worn;
    text
}

fn acls_of(net: &Net, vpc: VpcId) -> Vec<NetworkAclId> {
    let acls = net.network.network_acls.values();
    acls.filter(|a| a.vpc == vpc).map(|a| a.id).collect()
}

fn change_entry(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let id = dice.pick(&acls_of(net, vpc));
    let acl = &mut net.network.network_acls[&id];
    let (ingress, word) = (dice.one_in(2), if dice.one_in(2) { "gone" } else { "new" });
    let entries = if ingress { &mut acl.ingress } else { &mut acl.egress };
    let number = if word == "gone" && !entries.is_empty() {
        let numbers: Vec<u16> = entries.keys().copied().collect();
        let number = dice.pick(&numbers);
        entries.remove(&number);
        number
    } else {
        // The last one opens what the others left, else little would ever pass.
        let (number, entry) = match dice.below(3) {
            0 => acl_rule(32_766, true, Traffic::All, "0.0.0.0/0"),
            _ => (dice.pick(&[1, 90, 100, 110, 200]), entry(dice)),
        };
        entries.insert(number, entry);
        number
    };
    format!("{id} ingress {ingress} {number}: {:?}", entries.get(&number))
}

fn associate(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let subnet = dice.pick(&subnets_of(net, vpc));
    let acl = match dice.below(4) {
        0 if acls_of(net, vpc).len() < 8 => {
            let (into, out) = (entries(dice), entries(dice));
            Some(net.acl(vpc, &[], &into, &out))
        }
        0 | 1 => Some(dice.pick(&acls_of(net, vpc))),
        _ => None,
    };
    net.network.subnets[&subnet].acl = acl;
    format!("{subnet} is under {acl:?}")
}

fn change_route(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let tables = net.network.route_tables.values();
    let tables: Vec<_> = tables.filter(|t| t.vpc == vpc).map(|t| t.id).collect();
    let table = dice.pick(&tables);
    let routes: Vec<_> = net.network.route_tables[&table].routes.keys().copied().collect();
    if !routes.is_empty() && dice.one_in(3) {
        let destination = dice.pick(&routes);
        net.network.route_tables[&table].routes.remove(&destination);
        return format!("{table} loses {destination:?}");
    }
    let n = &net.network;
    let nats = n.nat_gateways.values().filter(|nat| nat.vpc == vpc);
    let gateways = n
        .internet_gateways
        .values()
        .filter(|g| g.attached.is_none_or(|v| v == vpc));
    let endpoints = n.endpoints.values().filter(|e| e.vpc == vpc);
    let endpoints = endpoints.filter(|e| matches!(e.kind, EndpointKind::Gateway { .. }));
    let targets: Vec<_> = nats
        .map(|nat| RouteTarget::NatGateway(nat.id))
        .chain(gateways.map(|g| RouteTarget::InternetGateway(g.id)))
        .chain(endpoints.map(|e| RouteTarget::GatewayEndpoint(e.id)))
        .collect();
    let to = if dice.one_in(3) { cidr("0.0.0.0/0") } else { range(dice) };
    let target = dice.pick(&targets);
    net.route(table, &to.to_string(), target);
    format!("{table} leads {to} to {target:?}")
}

fn nat(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let nats = net.network.nat_gateways.values();
    let nats: Vec<_> = nats.filter(|n| n.vpc == vpc).map(|n| n.id).collect();
    let nat = &mut net.network.nat_gateways[&dice.pick(&nats)];
    nat.deleted = nat.deleted.is_none().then_some(1);
    format!("{} deleted: {:?}", nat.id, nat.deleted)
}

fn internet_gateway(net: &mut Net, vpc: VpcId) -> String {
    let gateways: Vec<_> = net.network.internet_gateways.keys().copied().collect();
    let of_vpc = |id: &&InternetGatewayId| net.network.internet_gateways[*id].attached == Some(vpc);
    let attached = gateways.iter().find(of_vpc).copied();
    let free = |id: &&InternetGatewayId| net.network.internet_gateways[*id].attached.is_none();
    let (id, to) = match (attached, gateways.iter().find(free)) {
        (Some(id), _) => (id, None),
        (None, Some(id)) => (*id, Some(vpc)),
        (None, None) => return "no gateway to attach".to_owned(),
    };
    net.network.internet_gateways[&id].attached = to;
    format!("{id} attached to {to:?}")
}

fn gateway_endpoint(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let endpoints = net.network.endpoints.values().filter(|e| e.vpc == vpc);
    let found = endpoints
        .filter(|e| matches!(e.kind, EndpointKind::Gateway { .. }))
        .map(|e| e.id)
        .next();
    if let Some(id) = found {
        net.network.endpoints.remove(&id);
        let tables: Vec<_> = net.network.route_tables.keys().copied().collect();
        for table in tables {
            let target = RouteTarget::GatewayEndpoint(id);
            net.network.route_tables[&table]
                .routes
                .retain(|to, t| *t != target || matches!(to, RouteDestination::Cidr(_)));
        }
        return format!("{id} goes");
    }
    let tables = net.network.route_tables.values().filter(|t| t.vpc == vpc);
    let tables: Vec<_> = tables.map(|t| t.id).filter(|_| !dice.one_in(3)).collect();
    let (id, _) = net.gateway_endpoint(vpc, &tables, &[&[S3_ADDRESS, "/28"].concat()]);
    format!("{id} comes, for {tables:?}")
}

fn prefix_list(net: &mut Net, dice: &mut Dice) -> String {
    let lists: Vec<_> = net.lists.keys().copied().collect();
    let list = dice.pick(&lists);
    let entries: Vec<_> = (0..dice.below(4)).map(|_| range(dice)).collect();
    let text = format!("{list} is {entries:?}");
    net.lists.insert(list, entries);
    text
}

fn peering(net: &mut Net, dice: &mut Dice) -> String {
    let ids: Vec<_> = net.network.peerings.keys().copied().collect();
    let peering = &mut net.network.peerings[&dice.pick(&ids)];
    peering.status = match peering.status {
        PeeringStatus::Active => PeeringStatus::Deleted,
        _ => PeeringStatus::Active,
    };
    format!("{} is {:?}", peering.id, peering.status)
}

fn peering_route(net: &mut Net, dice: &mut Dice) -> String {
    let n = &net.network;
    let ids: Vec<_> = n.peerings.keys().copied().collect();
    let peering = &n.peerings[&dice.pick(&ids)];
    let (target, ends) = (
        RouteTarget::Peering(peering.id),
        [peering.requester.vpc, peering.accepter.vpc],
    );
    let (near, far) = dice.pick(&[(ends[0], ends[1]), (ends[1], ends[0])]);
    let tables = n.route_tables.values().filter(|t| t.vpc == near);
    let tables: Vec<_> = tables.map(|t| t.id).collect();
    let subnets: Vec<_> = subnets_of(net, far).iter().map(|s| n.subnets[s].cidr).collect();
    let ranges = [vec![n.vpcs[&far].cidr], subnets].concat();
    let (table, to) = (dice.pick(&tables), dice.pick(&ranges));
    let routes = &mut net.network.route_tables[&table].routes;
    if routes.remove(&RouteDestination::Cidr(to)).is_some() {
        return format!("{table} loses {to}");
    }
    net.route(table, &to.to_string(), target);
    format!("{table} leads {to} to {target:?}")
}

fn customers_list(net: &mut Net, dice: &mut Dice) -> String {
    let lists: Vec<_> = net.network.prefix_lists.keys().copied().collect();
    let list = &mut net.network.prefix_lists[&dice.pick(&lists)];
    let entry = range(dice);
    if list.entries.remove(&entry).is_none() {
        list.entries.insert(entry, None);
    }
    format!("{} is {:?}", list.id, list.entries.keys())
}

fn guest(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let there = net.network.interfaces.values().find(|i| i.private_ip == ip(GUEST));
    if let Some(id) = there.map(|i| i.id) {
        net.network.interfaces.remove(&id);
        return format!("{id} goes");
    }
    let groups = groups_of(net, vpc);
    let subnet = subnets_of(net, vpc)[0];
    let workload = net.app(subnet, GUEST, &[dice.pick(&groups)]);
    format!("{workload} comes")
}

fn mount_target(net: &mut Net, dice: &mut Dice, vpc: VpcId) -> String {
    let subnets = subnets_of(net, vpc);
    let targets = net.network.mount_targets.values();
    let found = targets
        .filter(|t| subnets.contains(&t.subnet))
        .map(|t| (t.id, t.interface))
        .next();
    if let (Some((id, interface)), true) = (found, dice.one_in(2)) {
        net.network.mount_targets.remove(&id);
        net.network.interfaces.remove(&interface);
        return format!("{id} goes");
    }
    let (subnet, groups) = (subnets[0], groups_of(net, vpc));
    let base = u32::from(net.network.subnets[&subnet].cidr.network());
    let free = |a: &std::net::Ipv4Addr| !net.network.interfaces.values().any(|i| i.private_ip == *a);
    let address = (60..70).map(|n| std::net::Ipv4Addr::from(base + n)).find(free);
    let (Some(address), Some(file_system)) = (address, net.network.file_systems.keys().next().copied()) else {
        return "no room for a mount target".to_owned();
    };
    let id = net.mount_target(file_system, subnet, &address.to_string(), &[dice.pick(&groups)]);
    format!("{id} comes")
}
