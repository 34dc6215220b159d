//! Resolution of what joins: peering connections, several ranges of a VPC, customers' prefix lists.

mod common;

use common::*;
use kakoi_net::{Direction, Owner, Peer, PeeringStatus, RouteTarget, Traffic};
use kakoi_netir::*;
use kakoi_types::*;

fn range_of<'a>(ir: &'a NetworkIr, vpc: VpcId, table: RouteTableId, address: &str) -> Option<&'a RangeIr> {
    let address = ip(address);
    let ranges = &ir.routers[&vpc].tables[&table].ranges;
    ranges.iter().find(|r| r.first <= address && address <= r.last)
}

fn next_of(ir: &NetworkIr, vpc: VpcId, table: RouteTableId, address: &str) -> Option<NextHop> {
    range_of(ir, vpc, table, address).map(|r| r.next.clone())
}

const BLACKHOLE: Option<NextHop> = Some(NextHop::Drop(DropWhy::Blackhole));

#[test]
fn line_27_an_active_connection_is_known_on_both_sides() {
    let mut p = Peered::new();
    let (far_vpc, near_vpc, id) = (p.far_vpc, p.near.vpc, p.peering);
    p.net().add_range(far_vpc, "10.31.0.0/16");
    let ir = p.ir();
    let far = PeeringIr {
        peer: far_vpc,
        cidrs: vec![cidr("10.30.0.0/16"), cidr("10.31.0.0/16")],
    };
    let near = PeeringIr {
        peer: near_vpc,
        cidrs: vec![cidr("10.20.0.0/16")],
    };
    assert_eq!(ir.routers[&near_vpc].peerings, [(id, far)].into());
    assert_eq!(ir.routers[&far_vpc].peerings, [(id, near)].into());
}

#[test]
fn line_27_a_route_leads_to_addresses_of_the_peer_only() {
    let mut p = Peered::new();
    let (vpc, table, id) = (p.near.vpc, p.near.private_table, p.peering);
    p.net().route(table, "0.0.0.0/0", RouteTarget::Peering(id));
    let far_vpc = p.far_vpc;
    p.net().add_range(far_vpc, "10.33.0.0/16");
    let ir = p.ir();
    let next = |address: &str| next_of(&ir, vpc, table, address);
    let outside = Some(NextHop::Drop(DropWhy::NotInPeer(id)));
    assert_eq!(next("10.29.255.255"), outside);
    assert_eq!(next("10.30.0.0"), Some(NextHop::Peering(id)));
    assert_eq!(next("10.30.255.255"), Some(NextHop::Peering(id)));
    assert_eq!(next("10.31.0.0"), outside);
    assert_eq!(next("10.32.255.255"), outside);
    assert_eq!(next("10.33.0.0"), Some(NextHop::Peering(id)));
    assert_eq!(next("10.33.255.255"), Some(NextHop::Peering(id)));
    assert_eq!(next("10.34.0.0"), outside);
    assert_eq!(next("203.0.113.5"), outside);
    assert_eq!(next("10.20.9.9"), Some(NextHop::Local));
    assert_eq!(next("169.254.170.2"), Some(NextHop::Drop(DropWhy::NeverForwarded)));
}

#[test]
fn line_22_a_connection_that_carries_nothing_is_a_blackhole() {
    let next = |p: &Peered| next_of(&p.ir(), p.near.vpc, p.near.private_table, Peered::FAR_APP);
    let joined = Peered::new();
    assert_eq!(next(&joined), Some(NextHop::Peering(joined.peering)));
    for status in [
        PeeringStatus::PendingAcceptance,
        PeeringStatus::Rejected,
        PeeringStatus::Deleted,
        PeeringStatus::Failed(String::new()),
    ] {
        let mut p = joined.clone();
        p.set_status(status.clone());
        assert_eq!(next(&p), BLACKHOLE, "{status:?}");
        assert!(p.ir().routers.values().all(|r| r.peerings.is_empty()), "{status:?}");
    }
    let mut p = joined.clone();
    p.near.net.network.peerings.remove(&p.peering);
    assert_eq!(next(&p), BLACKHOLE);

    let mut p = joined;
    let third = p.net().vpc("10.40.0.0/16");
    let far_vpc = p.far_vpc;
    let foreign = p.net().peering(far_vpc, third);
    let table = p.near.private_table;
    p.net().route(table, "10.30.0.0/16", RouteTarget::Peering(foreign));
    assert_eq!(next(&p), BLACKHOLE, "a connection of other VPCs");
}

#[test]
fn line_27_connections_that_cannot_be_carry_nothing() {
    let overlapping = {
        let mut p = Peered::new();
        let far_vpc = p.far_vpc;
        p.net().add_range(far_vpc, "10.20.128.0/17");
        p
    };
    let studio = {
        let mut p = Peered::new();
        p.near.net.network.vpcs[&p.far_vpc].owner = Owner::Service;
        p
    };
    let gone = {
        let mut p = Peered::new();
        p.near.net.network.vpcs.remove(&p.far_vpc);
        p
    };
    for p in [overlapping, studio, gone] {
        let ir = p.ir();
        assert!(ir.routers.values().all(|r| r.peerings.is_empty()));
        assert_eq!(next_of(&ir, p.near.vpc, p.near.private_table, "10.30.1.10"), BLACKHOLE);
    }
    let mut p = Peered::new();
    let (vpc, table) = (p.near.vpc, p.near.private_table);
    let itself = p.net().peering(vpc, vpc);
    p.net().route(table, "10.50.0.0/16", RouteTarget::Peering(itself));
    assert_eq!(next_of(&p.ir(), vpc, table, "10.50.0.1"), BLACKHOLE);
}

#[test]
fn line_27_tables_lead_to_peers_with_a_router_only() {
    let mut p = Peered::new();
    let empty = p.net().vpc("10.40.0.0/16");
    let (vpc, table) = (p.near.vpc, p.near.private_table);
    let id = p.net().peering(vpc, empty);
    p.net().route(table, "10.40.0.0/15", RouteTarget::Peering(id));
    let ir = p.ir();
    assert!(!ir.routers[&vpc].peerings.contains_key(&id));
    let nobody = Some(NextHop::Drop(DropWhy::PeerIsEmpty(id)));
    assert_eq!(next_of(&ir, vpc, table, "10.40.0.1"), nobody);
    let outside = Some(NextHop::Drop(DropWhy::NotInPeer(id)));
    assert_eq!(next_of(&ir, vpc, table, "10.41.0.1"), outside);
}

#[test]
fn line_30_a_nat_gateway_uses_no_peering_connection() {
    let mut p = Peered::new();
    let (vpc, table, behind, id, nat) = (
        p.near.vpc,
        p.near.private_table,
        p.near.public_table,
        p.peering,
        p.near.nat,
    );
    p.net().route(behind, "203.0.113.0/24", RouteTarget::Peering(id));
    assert_eq!(
        next_of(&p.ir(), vpc, table, "203.0.113.5"),
        Some(NextHop::Drop(DropWhy::NatUnusable(nat)))
    );
}

#[test]
fn line_07_a_reference_over_an_active_connection_is_the_members_addresses() {
    let mut p = Peered::new();
    let (far_group, group, vpc) = (p.far_group, p.near.group, p.near.vpc);
    let rule = p
        .net()
        .rule(far_group, Direction::Ingress, tcp(5432), Peer::Group(group));
    let back = p
        .net()
        .rule(group, Direction::Egress, tcp(5432), Peer::Group(far_group));
    let peers = |p: &Peered, vpc: VpcId, group: SecurityGroupId, id: SecurityGroupRuleId| {
        let ir = p.ir();
        let group = &ir.routers[&vpc].groups[&group];
        let rule = group.ingress.iter().chain(&group.egress).find(|r| r.origin == id);
        let inert = group.inert.iter().find(|r| r.origin == id);
        (rule.map(|r| r.peers.clone()), inert.map(|r| r.why.clone()))
    };
    assert_eq!(
        peers(&p, p.far_vpc, far_group, rule),
        (Some(vec![cidr("10.20.1.10/32")]), None)
    );
    assert_eq!(peers(&p, vpc, group, back), (Some(vec![cidr("10.30.1.10/32")]), None));
    p.set_status(PeeringStatus::Deleted);
    assert_eq!(
        peers(&p, p.far_vpc, far_group, rule),
        (None, Some(InertWhy::StaleGroup(group)))
    );
    assert_eq!(
        peers(&p, vpc, group, back),
        (None, Some(InertWhy::StaleGroup(far_group)))
    );
}

#[test]
fn line_07_a_reference_is_not_transitive() {
    let mut p = Peered::new();
    let third = p.net().vpc("10.40.0.0/16");
    let subnet = p.net().subnet(third, "10.40.1.0/24", "us-east-1a");
    let third_group = p.net().open_group(third);
    p.net().app(subnet, "10.40.1.10", &[third_group]);
    let (far_vpc, group, vpc) = (p.far_vpc, p.near.group, p.near.vpc);
    p.net().peering(far_vpc, third);
    p.net()
        .rule(group, Direction::Ingress, Traffic::All, Peer::Group(third_group));
    let inert = &p.ir().routers[&vpc].groups[&group].inert;
    assert_eq!(inert[0].why, InertWhy::StaleGroup(third_group));
}

#[test]
fn line_21_each_range_of_a_vpc_has_its_local_route() {
    let mut u = Usual::new();
    u.net.add_range(u.vpc, "100.64.0.0/16");
    u.net.add_range(u.vpc, "10.99.0.0/24");
    u.net
        .route(u.private_table, "100.64.3.0/24", RouteTarget::NatGateway(u.nat));
    let ir = u.net.ir();
    let router = &ir.routers[&u.vpc];
    assert_eq!(
        router.cidrs().collect::<Vec<_>>(),
        [cidr("10.20.0.0/16"), cidr("100.64.0.0/16"), cidr("10.99.0.0/24")]
    );
    assert_eq!(router.resolvers, [ip("10.20.0.2"), ip("169.254.169.253")]);
    for (address, destination) in [
        ("10.20.255.255", "10.20.0.0/16"),
        ("100.64.0.0", "100.64.0.0/16"),
        ("100.64.3.7", "100.64.0.0/16"),
        ("100.64.255.255", "100.64.0.0/16"),
        ("10.99.0.255", "10.99.0.0/24"),
    ] {
        let range = range_of(&ir, u.vpc, u.private_table, address).expect("a route");
        assert_eq!(
            (&range.next, range.origin.destination.as_str()),
            (&NextHop::Local, destination),
            "{address}"
        );
    }
    let never = Some(NextHop::Drop(DropWhy::NeverForwarded));
    assert_eq!(next_of(&ir, u.vpc, u.private_table, "10.99.1.0"), never);
    assert_eq!(next_of(&ir, u.vpc, u.private_table, "100.65.0.0"), never);
}

#[test]
fn line_08_customers_prefix_lists_expand_in_rules() {
    let mut u = Usual::new();
    let list = u.net.prefix_list(&["10.7.0.0/16", "10.6.0.0/16"]);
    let empty = u.net.prefix_list(&[]);
    u.net
        .rule(u.nfs_in, Direction::Egress, tcp(443), Peer::PrefixList(list));
    u.net
        .rule(u.nfs_in, Direction::Egress, tcp(80), Peer::PrefixList(empty));
    let ir = u.net.ir();
    let group = &ir.routers[&u.vpc].groups[&u.nfs_in];
    assert_eq!(group.egress[0].peers, [cidr("10.6.0.0/16"), cidr("10.7.0.0/16")]);
    assert_eq!(group.inert[0].why, InertWhy::EmptyPrefixList(empty));
}

#[test]
fn line_20_two_prefix_lists_with_the_same_range_are_named_and_the_lowest_id_wins() {
    let mut p = Peered::new();
    let (vpc, table, igw, nat, peering) = (p.near.vpc, p.near.private_table, p.near.igw, p.near.nat, p.peering);
    let lists: Vec<PrefixListId> = (0..3)
        .map(|_| p.net().prefix_list(&["203.0.113.0/25", "192.0.2.0/24"]))
        .collect();
    let (first, second, third) = (lists[0], lists[1], lists[2]);
    assert!(first < second && second < third);
    p.net().route_list(table, third, RouteTarget::Peering(peering));
    p.net().route_list(table, second, RouteTarget::NatGateway(nat));
    p.net().route_list(table, first, RouteTarget::NatGateway(nat));
    p.net().route(table, "192.0.2.0/24", RouteTarget::InternetGateway(igw));
    let ir = p.ir();
    let range = range_of(&ir, vpc, table, "203.0.113.7").expect("a route");
    assert_eq!(range.next, NextHop::Nat(nat));
    assert_eq!(range.origin.destination, first.to_string());
    let rival = RouteOrigin {
        table,
        destination: third.to_string(),
    };
    assert_eq!(range.rivals, [rival], "the second list has the same target");
    let plain = range_of(&ir, vpc, table, "192.0.2.7").expect("a route");
    assert_eq!(plain.next, NextHop::InternetGateway(igw));
    assert!(plain.rivals.is_empty(), "a plain route wins without a doubt");
    let longer = range_of(&ir, vpc, table, "203.0.113.200").expect("a route");
    assert!(longer.rivals.is_empty());
}

#[test]
fn line_20_a_tie_behind_a_nat_gateway_is_named_too() {
    let mut p = Peered::new();
    let (vpc, table, behind, igw, peering) = (
        p.near.vpc,
        p.near.private_table,
        p.near.public_table,
        p.near.igw,
        p.peering,
    );
    let one = p.net().prefix_list(&["203.0.113.0/25"]);
    let two = p.net().prefix_list(&["203.0.113.0/25"]);
    p.net().route_list(behind, one, RouteTarget::InternetGateway(igw));
    p.net().route_list(behind, two, RouteTarget::Peering(peering));
    let ir = p.ir();
    let range = range_of(&ir, vpc, table, "203.0.113.7").expect("a route");
    assert_eq!(range.next, NextHop::Nat(p.near.nat));
    let rival = RouteOrigin {
        table: behind,
        destination: two.to_string(),
    };
    assert_eq!(range.rivals, [rival]);
}
