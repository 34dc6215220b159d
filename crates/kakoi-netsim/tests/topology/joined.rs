//! Random VPCs that peering connections join, with several ranges and customers' prefix lists.

use crate::common::*;
use crate::topology::{Dice, acls, public, range, traffic, vpc};
use kakoi_net::*;
use kakoi_types::*;

/// Every range that prefix lists and added ranges are made of may hold one of these.
const SECOND: [&str; 3] = ["100.64", "10.21", "172.20"];

/// The network of a seed that's joined if a third of all are; else one that stands alone.
#[allow(dead_code, reason = "each test binary uses its own part")]
pub fn or_alone(seed: u64) -> Net {
    if seed.is_multiple_of(3) {
        network(seed)
    } else {
        crate::topology::network(seed)
    }
}

/// The network of a seed: two VPCs or three, joined or nearly so.
pub fn network(seed: u64) -> Net {
    let (mut net, mut dice) = (Net::default(), Dice(seed));
    let dice = &mut dice;
    for second in [20, 30, 40].into_iter().take(2 + dice.below(2)) {
        vpc(&mut net, dice, second);
    }
    let vpcs: Vec<VpcId> = net.network.vpcs.keys().copied().collect();
    for (i, vpc) in vpcs.iter().enumerate() {
        if dice.one_in(3) {
            // One range in four is another VPC's, too: then no connection may join the two.
            let at = SECOND[if dice.one_in(4) { 0 } else { i }];
            net.add_range(*vpc, &format!("{at}.0.0/16"));
            let subnet = net.subnet(*vpc, &format!("{at}.1.0/24"), "us-east-1b");
            let groups: Vec<_> = groups_of(&net, *vpc);
            let worn = dice.pick(&groups);
            net.app(subnet, &format!("{at}.1.10"), &[worn]);
        }
    }
    let mut peerings = vec![VpcPeeringConnectionId::from_entropy(u128::MAX)]; // never was: a blackhole
    for (i, one) in vpcs.iter().enumerate() {
        for other in &vpcs[..i] {
            for _ in 0..dice.pick(&[0, 1, 1, 1, 2]) {
                let id = net.peering(*one, *other);
                net.network.peerings[&id].status = dice.pick(&[
                    PeeringStatus::Active,
                    PeeringStatus::Active,
                    PeeringStatus::Active,
                    PeeringStatus::Active,
                    PeeringStatus::PendingAcceptance,
                    PeeringStatus::Deleted,
                ]);
                peerings.push(id);
                usual(&mut net, dice, id, [*one, *other]);
            }
        }
    }
    let lists: Vec<PrefixListId> = (0..3)
        .map(|_| {
            let entries: Vec<String> = (0..dice.below(4)).map(|_| near(dice).to_string()).collect();
            net.prefix_list(&entries.iter().map(String::as_str).collect::<Vec<_>>())
        })
        .collect();
    let tables: Vec<RouteTableId> = net.network.route_tables.keys().copied().collect();
    for _ in 0..dice.below(8) {
        let (table, target) = (dice.pick(&tables), RouteTarget::Peering(dice.pick(&peerings)));
        if dice.one_in(2) {
            net.route_list(table, dice.pick(&lists), target);
        } else {
            net.route(table, &near(dice).to_string(), target);
        }
    }
    let groups: Vec<SecurityGroupId> = net.network.groups.keys().copied().collect();
    for _ in 0..4 + dice.below(12) {
        let peer = match dice.below(5) {
            0 | 1 => Peer::Group(dice.pick(&groups)),
            2 => Peer::PrefixList(dice.pick(&lists)),
            3 => Peer::Cidr(range(dice)),
            _ => Peer::Cidr(near(dice)),
        };
        let direction = dice.pick(&[Direction::Ingress, Direction::Ingress, Direction::Egress]);
        net.rule(dice.pick(&groups), direction, traffic(dice), peer);
    }
    if dice.one_in(2) {
        acls(&mut net, dice);
    }
    if dice.one_in(2) {
        public(&mut net, dice, 60);
    }
    net
}

/// Routes over a connection as people make them: most tables of both sides, the other's first range.
fn usual(net: &mut Net, dice: &mut Dice, id: VpcPeeringConnectionId, ends: [VpcId; 2]) {
    for (near, far) in [(ends[0], ends[1]), (ends[1], ends[0])] {
        let destination = net.network.vpcs[&far].cidr.to_string();
        let of_near = |t: &&RouteTable| t.vpc == near;
        let tables: Vec<_> = net
            .network
            .route_tables
            .values()
            .filter(of_near)
            .map(|t| t.id)
            .collect();
        for table in tables {
            if !dice.one_in(5) {
                net.route(table, &destination, RouteTarget::Peering(id));
            }
        }
    }
}

fn groups_of(net: &Net, vpc: VpcId) -> Vec<SecurityGroupId> {
    let groups = net.network.groups.values();
    groups.filter(|g| g.vpc == vpc).map(|g| g.id).collect()
}

/// A range around somebody's address.
fn near(dice: &mut Dice) -> Ipv4Net {
    let place = dice.pick(&[
        "10.20.1.10",
        "10.20.2.10",
        "10.30.1.10",
        "10.30.2.30",
        "10.40.1.11",
        "100.64.1.10",
    ]);
    Ipv4Net::new(ip(place), dice.pick(&[8, 15, 16, 16, 23, 24, 24, 31, 32]))
        .expect("a length up to 32")
        .trunc()
}
