//! Laws of the simulator on random rules: allowing more never closes anything, and how rules are written doesn't matter.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;

use common::*;
use kakoi_net::{Direction, Peer, PortRange, Traffic};
use kakoi_netsim::*;
use kakoi_types::*;
use proptest::prelude::*;
use std::net::Ipv4Addr;

const PEER: &str = "10.20.1.50";

/// A rule of a random group, before it's made.
#[derive(Clone, Debug)]
struct Wanted {
    group: usize,
    direction: Direction,
    traffic: Traffic,
    peer: WantedPeer,
}

#[derive(Clone, Debug)]
enum WantedPeer {
    Range(Ipv4Net),
    Group(usize),
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let ports = (0u16..6, 0u16..3).prop_map(|(from, more)| PortRange { from, to: from + more });
    let traffic = prop_oneof![
        Just(Traffic::All),
        ports.clone().prop_map(Traffic::Tcp),
        ports.prop_map(Traffic::Udp),
        Just(Traffic::Icmp { kind: None, code: None }),
    ];
    let near = prop_oneof![
        Just(Usual::APP),
        Just(PEER),
        Just("203.0.113.1"),
        Just(Usual::MOUNT),
        Just(Usual::ENDPOINT)
    ];
    let range =
        (near, 0u8..=32).prop_map(|(a, length)| Ipv4Net::new(ip(a), length).expect("a length up to 32").trunc());
    let peer = prop_oneof![
        range.prop_map(WantedPeer::Range),
        (0usize..3).prop_map(WantedPeer::Group)
    ];
    let direction = prop_oneof![Just(Direction::Ingress), Just(Direction::Egress)];
    (0usize..3, direction, traffic, peer).prop_map(|(group, direction, traffic, peer)| Wanted {
        group,
        direction,
        traffic,
        peer,
    })
}

/// Two apps in the usual VPC: one wears groups 0 and 1, the other 1 and 2.
fn build(rules: &[Wanted]) -> (Usual, [WorkloadId; 2]) {
    let mut u = Usual::new();
    let groups = [(); 3].map(|()| u.net.group(u.vpc));
    let private = u.private;
    let first = u.net.app(private, "10.20.1.49", &groups[..2]);
    let second = u.net.app(private, PEER, &groups[1..]);
    for rule in rules {
        let peer = match rule.peer {
            WantedPeer::Range(range) => Peer::Cidr(range),
            WantedPeer::Group(other) => Peer::Group(groups[other]),
        };
        u.net.rule(groups[rule.group], rule.direction, rule.traffic, peer);
    }
    (u, [first, second])
}

fn packets() -> Vec<Packet> {
    let targets = [
        "10.20.1.49",
        PEER,
        Usual::APP,
        "203.0.113.1",
        Usual::MOUNT,
        Usual::ENDPOINT,
        "10.20.1.99",
        "10.20.0.2",
        "192.168.0.1",
    ];
    let kinds = |dst: Ipv4Addr| {
        (0..9)
            .flat_map(move |p| [Packet::tcp(dst, p), Packet::udp(dst, p)])
            .chain([Packet::icmp(dst)])
    };
    targets.into_iter().map(ip).flat_map(kinds).collect()
}

/// What every packet of both apps becomes; codes only, since ids of rules follow how they're written.
fn outcomes(rules: &[Wanted]) -> Vec<Result<Destination, &'static str>> {
    let (u, apps) = build(rules);
    let ir = u.net.ir();
    let all = packets();
    apps.iter()
        .flat_map(|app| all.iter().map(|p| fate(&ir, &Origin::Workload(*app), p)))
        .map(|verdict| match verdict {
            Verdict::Delivered { to, .. } => Ok(to),
            Verdict::Dropped { code, .. } => Err(code.name()),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_added_rule_never_closes_anything(rules in prop::collection::vec(wanted(), 0..10), more in wanted()) {
        let before = outcomes(&rules);
        let with_more: Vec<Wanted> = rules.into_iter().chain([more]).collect();
        for (old, new) in before.iter().zip(outcomes(&with_more)) {
            prop_assert!(old.is_err() || *old == new, "{old:?} became {new:?}");
        }
    }

    #[test]
    fn halves_of_a_range_are_the_range(rules in prop::collection::vec(wanted(), 1..10)) {
        let halved: Vec<Wanted> = rules.iter().flat_map(|rule| match &rule.peer {
            WantedPeer::Range(range) if range.prefix_len() < 32 => range
                .subnets(range.prefix_len() + 1).expect("a longer prefix")
                .map(|half| Wanted { peer: WantedPeer::Range(half), ..rule.clone() }).collect(),
            _ => vec![rule.clone()],
        }).collect();
        prop_assert_eq!(outcomes(&rules), outcomes(&halved));
    }

    #[test]
    fn order_does_not_matter(rules in prop::collection::vec(wanted(), 0..10), seed in any::<u64>()) {
        let mut shuffled = rules.clone();
        shuffled.sort_by_key(|r| (format!("{r:?}").len() as u64).wrapping_mul(seed | 1));
        prop_assert_eq!(outcomes(&rules), outcomes(&shuffled));
        shuffled.reverse();
        prop_assert_eq!(outcomes(&rules), outcomes(&shuffled));
    }

    #[test]
    fn asking_twice_gives_the_same_verdict(rules in prop::collection::vec(wanted(), 0..10)) {
        let (u, apps) = build(&rules);
        let (first, second) = (u.net.ir(), u.net.ir());
        for packet in packets() {
            prop_assert_eq!(fate(&first, &Origin::Workload(apps[0]), &packet), fate(&second, &Origin::Workload(apps[0]), &packet));
        }
    }

    #[test]
    fn the_rule_that_a_refusal_asks_for_opens_it(rules in prop::collection::vec(wanted(), 0..6), port in 0u16..9) {
        let (mut u, apps) = build(&rules);
        let packet = Packet::tcp(ip(PEER), port);
        for _ in 0..2 {
            let verdict = fate(&u.net.ir(), &Origin::Workload(apps[0]), &packet);
            let Verdict::Dropped { at: Hop::Groups { direction, groups, .. }, .. } = &verdict else { break };
            let other = if *direction == Direction::Egress { packet.dst } else { ip("10.20.1.49") };
            let group = *groups.first().expect("apps wear groups");
            u.net.rule(group, *direction, tcp(port), Peer::Cidr(other.into()));
            let after = fate(&u.net.ir(), &Origin::Workload(apps[0]), &packet);
            prop_assert_ne!(&after, &verdict);
        }
        prop_assert!(fate(&u.net.ir(), &Origin::Workload(apps[0]), &packet).is_delivered());
    }
}
