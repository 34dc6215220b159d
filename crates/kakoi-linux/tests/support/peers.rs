//! Three VPCs in a row, peered.

use super::*;
use kakoi_types::VpcPeeringConnectionId;

pub const HERE: &str = "10.20.1.10";
pub const THERE: &str = "10.30.1.20";
pub const BEYOND: &str = "10.40.1.30";

pub fn pcx(n: u128) -> VpcPeeringConnectionId {
    VpcPeeringConnectionId::from_entropy(n)
}

pub fn vpc(ir: &mut NetworkIr, n: u128) -> &mut RouterIr {
    ir.routers.get_mut(&vpc_id(n)).unwrap()
}

/// The local route, and ranges that lead over peering connections.
pub fn peered(own: &str, over: &[(&str, &str, u128)]) -> TableIr {
    let base: std::net::Ipv4Addr = ip(own);
    let last = std::net::Ipv4Addr::from(u32::from(base) | 0xffff);
    let mut ranges = vec![range(own, &last.to_string(), NextHop::Local)];
    ranges.extend(
        over.iter()
            .map(|(first, last, n)| range(first, last, NextHop::Peering(pcx(*n)))),
    );
    ranges.sort_by_key(|r| r.first);
    TableIr { ranges }
}

pub fn another(n: u128, cidr: &str, own: &str, over: &[(&str, &str, u128)]) -> RouterIr {
    let mut router = router(n);
    router.cidr = cidr.parse().unwrap();
    router.resolvers.clear();
    router.subnets = [(subnet_id(1), subnet(cidr, 1))].into();
    router.tables = [(rtb_id(1), peered(own, over))].into();
    let group = kakoi_netir::GroupIr {
        ingress: vec![rule(Traffic::All, &["10.0.0.0/8"])],
        egress: vec![rule(Traffic::All, &["0.0.0.0/0"])],
        inert: vec![],
    };
    router.groups.insert(sg_id(1), group);
    router
}

pub fn peering(peer: u128, cidrs: &[&str]) -> PeeringIr {
    PeeringIr {
        peer: vpc_id(peer),
        cidrs: cidrs.iter().map(|c| c.parse().unwrap()).collect(),
    }
}

/// Three VPCs in a row: 1 and 2 are peers, 2 and 3 are, with routes to each other.
pub fn in_a_row() -> NetworkIr {
    let mut ir = vpc_only();
    let over = |n| [("10.30.0.0", "10.30.255.255", n)];
    vpc(&mut ir, 1).tables.insert(rtb_id(1), peered("10.20.0.0", &over(1)));
    let back = [("10.20.0.0", "10.20.255.255", 1), ("10.40.0.0", "10.40.255.255", 2)];
    ir.routers
        .insert(vpc_id(2), another(2, "10.30.0.0/16", "10.30.0.0", &back));
    ir.routers
        .insert(vpc_id(3), another(3, "10.40.0.0/16", "10.40.0.0", &over(2)));
    vpc(&mut ir, 1).peerings.insert(pcx(1), peering(2, &["10.30.0.0/16"]));
    vpc(&mut ir, 2).peerings.insert(pcx(1), peering(1, &["10.20.0.0/16"]));
    vpc(&mut ir, 2).peerings.insert(pcx(2), peering(3, &["10.40.0.0/16"]));
    vpc(&mut ir, 3).peerings.insert(pcx(2), peering(2, &["10.30.0.0/16"]));
    add_app(&mut ir, 20, 2, AppLeg::Vpc, THERE, &[1], LegRoutes::Default);
    add_app(&mut ir, 30, 3, AppLeg::Vpc, BEYOND, &[1], LegRoutes::Default);
    group(&mut ir, 1).ingress = vec![rule(Traffic::All, &["10.0.0.0/8"])];
    ir
}
