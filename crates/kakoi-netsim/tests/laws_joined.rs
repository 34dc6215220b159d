//! Laws of the simulator on random VPCs that peering connections and prefix lists join. Each also counts what's delivered, so
//! that none holds for want of packets.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;

use common::*;
use kakoi_net::{Direction, Peer, PeeringStatus, PortRange, RouteDestination, RouteTarget, Traffic};
use kakoi_netir::NetworkIr;
use kakoi_netsim::*;
use kakoi_types::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

/// The second byte of each VPC's range, and so its name here.
const VPCS: [u8; 3] = [20, 30, 40];

/// The VPCs that each connection joins.
const PAIRS: [[usize; 2]; 3] = [[0, 1], [1, 2], [2, 0]];

/// Ranges that rules, routes and lists are made of.
fn range() -> impl Strategy<Value = Ipv4Net> {
    let address = (0usize..3, 1u8..3).prop_map(|(vpc, subnet)| app_address(vpc, subnet));
    let length = prop_oneof![3 => Just(16u8), 1 => Just(15), 2 => Just(24), 1 => Just(23), 2 => Just(32), 1 => Just(8)];
    (address, length).prop_map(|(a, l)| Ipv4Net::new(ip(&a), l).expect("a length up to 32").trunc())
}

fn app_address(vpc: usize, subnet: u8) -> String {
    format!("10.{}.{subnet}.10", VPCS[vpc])
}

#[derive(Clone, Debug)]
enum WantedPeer {
    Anywhere,
    Range(Ipv4Net),
    /// A group of any of the VPCs.
    Group(usize, usize),
    List(usize),
}

#[derive(Clone, Debug)]
struct WantedRule {
    vpc: usize,
    group: usize,
    direction: Direction,
    traffic: Traffic,
    peer: WantedPeer,
}

#[derive(Clone, Copy, Debug)]
enum WantedDestination {
    Range(Ipv4Net),
    List,
}

#[derive(Clone, Debug)]
struct WantedRoute {
    vpc: usize,
    subnet: u8,
    destination: WantedDestination,
    /// A peering connection by its place, or the NAT gateway.
    target: Option<usize>,
}

#[derive(Clone, Debug)]
struct Wanted {
    rules: Vec<WantedRule>,
    routes: Vec<WantedRoute>,
    /// Two for rules, one for routes; none is empty.
    lists: [Vec<Ipv4Net>; 3],
    active: [bool; 3],
}

fn rule() -> impl Strategy<Value = WantedRule> {
    let traffic = prop_oneof![
        3 => Just(Traffic::All),
        1 => Just(tcp(443)),
        1 => Just(Traffic::Udp(PortRange::ALL)),
        1 => Just(Traffic::Icmp { kind: Some(8), code: None }),
    ];
    let peer = prop_oneof![
        3 => Just(WantedPeer::Anywhere),
        2 => range().prop_map(WantedPeer::Range),
        3 => (0usize..3, 0usize..2).prop_map(|(v, g)| WantedPeer::Group(v, g)),
        3 => (0usize..2).prop_map(WantedPeer::List),
    ];
    let direction = prop_oneof![Just(Direction::Ingress), Just(Direction::Egress)];
    (0usize..3, 0usize..2, direction, traffic, peer).prop_map(|(vpc, group, direction, traffic, peer)| WantedRule {
        vpc,
        group,
        direction,
        traffic,
        peer,
    })
}

fn route() -> impl Strategy<Value = WantedRoute> {
    let destination = prop_oneof![
        4 => range().prop_map(WantedDestination::Range),
        1 => Just(WantedDestination::List),
    ];
    let target = prop::option::weighted(0.85, 0usize..3);
    (0usize..3, 1u8..3, destination, target).prop_map(|(vpc, subnet, destination, target)| WantedRoute {
        vpc,
        subnet,
        destination,
        target,
    })
}

/// The routes that people make: of each table to each other VPC by its connection.
fn usual_routes() -> Vec<WantedRoute> {
    let ways = PAIRS
        .iter()
        .enumerate()
        .flat_map(|(i, [one, other])| [(i, *one, *other), (i, *other, *one)]);
    ways.flat_map(|(peering, vpc, to)| {
        (1..3).map(move |subnet| WantedRoute {
            vpc,
            subnet,
            destination: WantedDestination::Range(cidr(&format!("10.{}.0.0/16", VPCS[to]))),
            target: Some(peering),
        })
    })
    .collect()
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let usual = prop::sample::subsequence(usual_routes(), 8..=12);
    (
        prop::collection::vec(rule(), 12..36),
        (usual, prop::collection::vec(route(), 0..12)).prop_map(|(usual, more)| [usual, more].concat()),
        prop::array::uniform3(prop::collection::vec(range(), 1..4)),
        prop::array::uniform3(prop::bool::weighted(0.7)),
    )
        .prop_map(|(rules, routes, lists, active)| Wanted {
            rules,
            routes,
            lists,
            active,
        })
}

struct World {
    net: Net,
    vpcs: [VpcId; 3],
    groups: [[SecurityGroupId; 2]; 3],
    lists: [PrefixListId; 3],
    peerings: [VpcPeeringConnectionId; 3],
    /// Each with its VPC.
    apps: Vec<(usize, WorkloadId)>,
}

/// Three VPCs with two subnets, each subnet with its table and one app; the first app wears the first group, the other both.
fn build(wanted: &Wanted) -> World {
    let mut net = Net::default();
    let vpcs = VPCS.map(|n| net.vpc(&format!("10.{n}.0.0/16")));
    let groups = vpcs.map(|vpc| [net.group(vpc), net.group(vpc)]);
    let lists = wanted.lists.clone().map(|entries| {
        let entries: Vec<String> = entries.iter().map(Ipv4Net::to_string).collect();
        net.prefix_list(&entries.iter().map(String::as_str).collect::<Vec<_>>())
    });
    let peerings = PAIRS.map(|[one, other]| net.peering(vpcs[one], vpcs[other]));
    for (id, active) in peerings.iter().zip(wanted.active) {
        if !active {
            net.network.peerings[id].status = PeeringStatus::PendingAcceptance;
        }
    }
    let mut apps = Vec::new();
    let mut tables = Vec::new();
    for (v, vpc) in vpcs.into_iter().enumerate() {
        let n = VPCS[v];
        for subnet in 1..3u8 {
            let id = net.subnet(vpc, &format!("10.{n}.{subnet}.0/24"), "us-east-1a");
            let worn = &groups[v][..usize::from(subnet)];
            apps.push((v, net.app(id, &app_address(v, subnet), worn)));
            tables.push(net.table(vpc, &[id]));
        }
    }
    for rule in &wanted.rules {
        let peer = match &rule.peer {
            WantedPeer::Anywhere => peer("0.0.0.0/0"),
            WantedPeer::Range(range) => Peer::Cidr(*range),
            WantedPeer::Group(vpc, group) => Peer::Group(groups[*vpc][*group]),
            WantedPeer::List(list) => Peer::PrefixList(lists[*list]),
        };
        net.rule(groups[rule.vpc][rule.group], rule.direction, rule.traffic, peer);
    }
    for route in &wanted.routes {
        let destination = match route.destination {
            WantedDestination::Range(range) => RouteDestination::Cidr(range),
            WantedDestination::List => RouteDestination::PrefixList(lists[2]),
        };
        let target = match route.target {
            Some(peering) => RouteTarget::Peering(peerings[peering]),
            None => RouteTarget::NatGateway(NatGatewayId::from_entropy(9)),
        };
        let table = tables[route.vpc * 2 + usize::from(route.subnet) - 1];
        // The first wish for a destination counts, so that more wishes replace none.
        net.network.route_tables[&table]
            .routes
            .entry(destination)
            .or_insert(target);
    }
    World {
        net,
        vpcs,
        groups,
        lists,
        peerings,
        apps,
    }
}

/// One packet's sender, whose VPC comes first, the VPC it goes to, and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
struct Outcome {
    from: usize,
    to: usize,
    packet: Packet,
    fate: Result<Destination, &'static str>,
}

/// What becomes of packets between all apps, also to an address that no app has.
fn outcomes(world: &World) -> Vec<Outcome> {
    let ir = world.net.ir();
    let mut all = Vec::new();
    for (from, app) in &world.apps {
        for (to, n) in VPCS.iter().enumerate() {
            for dst in [app_address(to, 1), app_address(to, 2), format!("10.{n}.7.7")] {
                let dst = ip(&dst);
                for packet in [Packet::tcp(dst, 443), Packet::udp(dst, 53), Packet::icmp(dst)] {
                    let fate = fate_of(&ir, *app, packet);
                    let from = *from;
                    all.push(Outcome { from, to, packet, fate });
                }
            }
        }
    }
    all
}

fn fate_of(ir: &NetworkIr, app: WorkloadId, packet: Packet) -> Result<Destination, &'static str> {
    match fate(ir, &Origin::Workload(app), &packet) {
        Verdict::Delivered { to, .. } => Ok(to),
        Verdict::Dropped { code, .. } => Err(code.name()),
    }
}

/// Tries a law on random networks; it returns how many packets it was about, and there must be some.
fn law<S: Strategy>(strategy: S, about: impl Fn(S::Value) -> Result<usize, TestCaseError>) {
    let seen = Cell::new(0);
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::with_cases(128)
    });
    let result = runner.run(&strategy, |value| {
        seen.set(seen.get() + about(value)?);
        Ok(())
    });
    result.unwrap_or_else(|e| panic!("{e}"));
    assert!(seen.get() > 50, "the law was about {} packets only", seen.get());
}

fn delivered_between_vpcs(all: &[Outcome]) -> usize {
    all.iter().filter(|o| o.from != o.to && o.fate.is_ok()).count()
}

#[test]
fn line_27_a_connection_opens_only_between_its_two_vpcs() {
    law((wanted(), 0usize..3), |(mut wanted, which)| {
        wanted.active[which] = false;
        let before = outcomes(&build(&wanted));
        wanted.active[which] = true;
        let after = outcomes(&build(&wanted));
        let mut opened = 0;
        for (old, new) in before.iter().zip(&after) {
            if old.fate.is_ok() {
                prop_assert_eq!(old, new, "an added connection closes nothing");
            } else if new.fate.is_ok() {
                prop_assert!(
                    PAIRS[which].contains(&new.from) && PAIRS[which].contains(&new.to),
                    "{:?}",
                    new
                );
                prop_assert!(new.from != new.to, "{:?}", new);
                opened += 1;
            }
        }
        Ok(opened)
    });
}

#[test]
fn line_27_a_deleted_connection_closes_all_between_its_vpcs_and_nothing_else() {
    law((wanted(), 0usize..3), |(mut wanted, which)| {
        wanted.active[which] = true;
        let mut world = build(&wanted);
        let before = outcomes(&world);
        world.net.network.peerings[&world.peerings[which]].status = PeeringStatus::Deleted;
        let after = outcomes(&world);
        let mut closed = 0;
        for (old, new) in before.iter().zip(&after) {
            let between = new.from != new.to && PAIRS[which].contains(&new.from) && PAIRS[which].contains(&new.to);
            if between {
                prop_assert!(new.fate.is_err(), "{:?}", new);
                closed += usize::from(old.fate.is_ok());
            } else {
                prop_assert_eq!(old.fate.is_ok(), new.fate.is_ok(), "{:?} became {:?}", old, new);
            }
        }
        Ok(closed)
    });
}

/// What passes over a connection does so without any other: it's never carried on (line 27).
#[test]
fn line_27_each_connection_carries_its_packets_alone() {
    law(wanted(), |mut wanted| {
        wanted.active = [true; 3];
        let together = outcomes(&build(&wanted));
        for (which, pair) in PAIRS.iter().enumerate() {
            let mut alone = wanted.clone();
            alone.active = [0, 1, 2].map(|i| i == which);
            for (all, one) in together.iter().zip(outcomes(&build(&alone))) {
                if all.from != all.to && pair.contains(&all.from) && pair.contains(&all.to) {
                    prop_assert_eq!(all.fate.is_ok(), one.fate.is_ok(), "{:?} {:?}", all, one);
                }
            }
        }
        Ok(delivered_between_vpcs(&together))
    });
}

#[test]
fn line_08_halves_of_a_prefix_lists_entries_are_the_entries() {
    law(wanted(), |wanted| {
        let before = outcomes(&build(&wanted));
        let mut halved = wanted.clone();
        // A plain route wins over the list's entry of its own range, but the halves are longer.
        let plain = |entry: &Ipv4Net| {
            let same = |r: &WantedRoute| matches!(r.destination, WantedDestination::Range(range) if range == *entry);
            wanted.routes.iter().any(same)
        };
        let of_rules = if wanted.lists[2].iter().any(plain) { 2 } else { 3 };
        for entries in &mut halved.lists[..of_rules] {
            let halves = entries.iter().flat_map(|e| match e.subnets(e.prefix_len() + 1) {
                Ok(halves) => halves.collect::<Vec<_>>(),
                Err(_) => vec![*e],
            });
            *entries = halves.collect();
        }
        prop_assert_eq!(&before, &outcomes(&build(&halved)));
        Ok(delivered_between_vpcs(&before))
    });
}

#[test]
fn lines_08_20_a_prefix_list_replaced_by_its_entries_changes_nothing() {
    law(wanted(), |wanted| {
        let before = outcomes(&build(&wanted));
        let mut plain = wanted.clone();
        plain.rules = (wanted.rules.iter())
            .flat_map(|rule| match rule.peer {
                WantedPeer::List(list) => wanted.lists[list]
                    .iter()
                    .map(|entry| WantedRule {
                        peer: WantedPeer::Range(*entry),
                        ..rule.clone()
                    })
                    .collect(),
                _ => vec![rule.clone()],
            })
            .collect();
        // A plain route of the same range won before, so it stays first; of two routes of the list the first one counts.
        let (of_list, mut routes): (Vec<_>, Vec<_>) =
            (wanted.routes.iter().cloned()).partition(|r| matches!(r.destination, WantedDestination::List));
        let mut tables = Vec::new();
        for route in of_list {
            if !tables.contains(&(route.vpc, route.subnet)) {
                tables.push((route.vpc, route.subnet));
                routes.extend(wanted.lists[2].iter().map(|entry| WantedRoute {
                    destination: WantedDestination::Range(*entry),
                    ..route.clone()
                }));
            }
        }
        plain.routes = routes;
        prop_assert_eq!(&before, &outcomes(&build(&plain)));
        Ok(delivered_between_vpcs(&before))
    });
}

#[test]
fn line_21_a_range_added_to_a_vpc_changes_nothing_for_others() {
    law((wanted(), 0usize..3), |(wanted, which)| {
        let mut world = build(&wanted);
        let before = outcomes(&world);
        let vpc = world.vpcs[which];
        world.net.add_range(vpc, "10.99.0.0/16");
        prop_assert_eq!(&before, &outcomes(&world));
        let subnet = world.net.subnet(vpc, "10.99.1.0/24", "us-east-1a");
        let newcomer = world.net.open_group(vpc);
        world
            .net
            .rule(newcomer, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
        world.net.app(subnet, "10.99.1.10", &[newcomer]);
        prop_assert_eq!(&before, &outcomes(&world));
        // The newcomer is there for its own VPC, past whatever rule lets packets out.
        let ir = world.net.ir();
        let inside = world.apps.iter().filter(|(v, _)| *v == which);
        Ok(inside
            .filter(|(_, app)| fate_of(&ir, *app, Packet::tcp(ip("10.99.1.10"), 443)).is_ok())
            .count())
    });
}

/// A rule that names a joined VPC's group lets in what rules for its members' addresses would.
#[test]
fn line_07_a_reference_to_a_joined_group_is_its_members_addresses() {
    law(wanted(), |mut wanted| {
        wanted.active = [true; 3];
        let world = build(&wanted);
        let before = outcomes(&world);
        let mut spelled = wanted.clone();
        spelled.rules = (wanted.rules.iter())
            .flat_map(|rule| match rule.peer {
                // The first group is worn by both apps of its VPC, the second by one.
                WantedPeer::Group(vpc, group) => (1 + group as u8..3)
                    .map(|subnet| WantedRule {
                        peer: WantedPeer::Range(ip(&app_address(vpc, subnet)).into()),
                        ..rule.clone()
                    })
                    .collect(),
                _ => vec![rule.clone()],
            })
            .collect();
        prop_assert_eq!(&before, &outcomes(&build(&spelled)));
        prop_assert!(world.groups.iter().all(|g| g[0] != g[1]) && world.lists[0] != world.lists[1]);
        Ok(delivered_between_vpcs(&before))
    });
}
