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
    let model = Model::of(&ir);
    let all = packets();
    apps.iter()
        .flat_map(|app| all.iter().map(|p| (Origin::Workload(*app), p)))
        .map(|(from, p)| {
            let verdict = fate(&ir, &from, p);
            assert_eq!(model.fate(&from, p), verdict, "the model made once says the same");
            verdict
        })
        .map(|verdict| match verdict {
            Verdict::Delivered { to, .. } => Ok(to),
            Verdict::Dropped { code, .. } => Err(code.name()),
        })
        .collect()
}

/// A rule of a random network ACL, numbered by its place.
#[derive(Clone, Debug)]
struct WantedAcl {
    allow: bool,
    traffic: Traffic,
    range: Ipv4Net,
}

const REMOTES: [&str; 2] = ["203.0.113.1", "203.0.113.200"];

/// Few ports, so that rules meet: 5 for servers and 49152 for clients, each with a neighbour.
fn wanted_acl() -> impl Strategy<Value = WantedAcl> {
    let ports = prop_oneof![
        Just((5, 5)),
        Just((49152, 49152)),
        Just((6, 49153)),
        Just((0, u16::MAX))
    ]
    .prop_map(|(from, to)| PortRange { from, to });
    let icmp = prop_oneof![Just(None), Just(Some(0)), Just(Some(8))];
    let traffic = prop_oneof![
        3 => Just(Traffic::All),
        3 => ports.clone().prop_map(Traffic::Tcp),
        1 => ports.prop_map(Traffic::Udp),
        1 => icmp.prop_map(|kind| Traffic::Icmp { kind, code: None }),
    ];
    let near = prop_oneof![Just(Usual::APP), Just(REMOTES[0]), Just(REMOTES[1]), Just("10.20.2.10")];
    let length = prop_oneof![Just(0u8), Just(16), Just(24), Just(25), Just(32)];
    let range = (near, length).prop_map(|(a, l)| Ipv4Net::new(ip(a), l).expect("a length up to 32").trunc());
    let allow = prop::bool::weighted(0.7);
    (allow, traffic, range).prop_map(|(allow, traffic, range)| WantedAcl { allow, traffic, range })
}

/// Rules in and out of the subnet of the app, of the NAT gateway and of a server.
type Acls = [Vec<WantedAcl>; 6];

fn acls() -> impl Strategy<Value = Acls> {
    prop::array::uniform6(prop::collection::vec(wanted_acl(), 1..5))
}

fn with_acls(acls: &Acls, number: impl Fn(usize) -> u16) -> Usual {
    let mut u = Usual::new();
    let servers = u.net.subnet(u.vpc, "10.20.2.0/24", "us-east-1a");
    let group = u.net.open_group(u.vpc);
    u.net.rule(
        group,
        Direction::Ingress,
        Traffic::All,
        Peer::Cidr("0.0.0.0/0".parse().expect("a range")),
    );
    u.net.app(servers, "10.20.2.10", &[group]);
    let numbered = |rules: &[WantedAcl]| -> Vec<AclRule> {
        let rule = |(i, r): (usize, &WantedAcl)| acl_rule(number(i), r.allow, r.traffic, &r.range.to_string());
        rules.iter().enumerate().map(rule).collect()
    };
    for (subnet, pair) in [u.private, u.public, servers].into_iter().zip(acls.chunks(2)) {
        u.net.acl(u.vpc, &[subnet], &numbered(&pair[0]), &numbered(&pair[1]));
    }
    u
}

/// What the app's packets become, those to the internet and those to the other subnet.
fn acl_outcomes(u: &Usual) -> Vec<Option<&'static str>> {
    let ir = u.net.ir();
    let targets = REMOTES.into_iter().chain(["10.20.2.10", Usual::ENDPOINT]).map(ip);
    let packets = targets.flat_map(|dst| {
        let ports = [5, 6, 443]
            .into_iter()
            .flat_map(move |p| [Packet::tcp(dst, p), Packet::udp(dst, p)]);
        ports
            .chain([Packet::icmp(dst)])
            .flat_map(|p| [p, p.from_port(49153), p.from_port(1024)])
    });
    packets
        .map(|p| fate(&ir, &Origin::Workload(u.app), &p).code().map(Code::name))
        .collect()
}

fn disjoint(a: &WantedAcl, b: &WantedAcl) -> bool {
    let ports = |a: PortRange, b: PortRange| a.to < b.from || b.to < a.from;
    let traffic = match (a.traffic, b.traffic) {
        (Traffic::All, _) | (_, Traffic::All) => false,
        (Traffic::Tcp(a), Traffic::Tcp(b)) | (Traffic::Udp(a), Traffic::Udp(b)) => ports(a, b),
        (Traffic::Icmp { kind: a, .. }, Traffic::Icmp { kind: b, .. }) => a.zip(b).is_some_and(|(a, b)| a != b),
        _ => true,
    };
    traffic || !(a.range.contains(&b.range) || b.range.contains(&a.range))
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

    #[test]
    fn renumbering_a_network_acl_in_order_changes_nothing(acls in acls(), step in 1u16..500, first in 1u16..1000) {
        let before = acl_outcomes(&with_acls(&acls, |i| i as u16 + 1));
        prop_assert_eq!(before, acl_outcomes(&with_acls(&acls, |i| first + step * i as u16)));
    }

    #[test]
    fn swapping_disjoint_neighbours_of_a_network_acl_changes_nothing(acls in acls()) {
        let before = acl_outcomes(&with_acls(&acls, |i| i as u16 + 1));
        for list in 0..acls.len() {
            for i in 1..acls[list].len() {
                if disjoint(&acls[list][i - 1], &acls[list][i]) {
                    let mut swapped = acls.clone();
                    swapped[list].swap(i - 1, i);
                    prop_assert_eq!(&before, &acl_outcomes(&with_acls(&swapped, |i| i as u16 + 1)));
                }
            }
        }
    }

    #[test]
    fn an_allow_added_last_to_a_network_acl_never_closes_anything(acls in acls(), more in wanted_acl(), list in 0usize..6) {
        let before = acl_outcomes(&with_acls(&acls, |i| i as u16 + 1));
        let mut with_more = acls;
        with_more[list].push(WantedAcl { allow: true, ..more });
        for (old, new) in before.iter().zip(acl_outcomes(&with_acls(&with_more, |i| i as u16 + 1))) {
            prop_assert!(old.is_some() || new.is_none(), "{old:?} became {new:?}");
        }
    }

    /// Every address, port and client port that rules can tell apart is tried.
    #[test]
    fn public_names_open_exactly_where_some_public_packet_is_answered(acls in acls(), narrow in prop::option::of(0usize..3)) {
        let mut u = with_acls(&acls, |i| i as u16 + 1);
        if let Some(which) = narrow {
            u.net.revoke(u.group, u.egress);
            let traffic = [tcp(5), Traffic::Udp(PortRange::ALL), Traffic::Icmp { kind: Some(8), code: None }][which];
            u.net.rule(u.group, Direction::Egress, traffic, Peer::Cidr("203.0.113.128/25".parse().expect("a range")));
        }
        let ir = u.net.ir();
        let remotes = REMOTES.into_iter().chain(["203.0.113.2", "203.0.113.201", "203.0.1.1", "8.8.8.8"]).map(ip);
        let ports = [0u16, 5, 6, 49152, 49153, 49154];
        let mut packets = remotes.flat_map(|dst| {
            let of = ports.into_iter().flat_map(move |p| [Packet::tcp(dst, p), Packet::udp(dst, p)]);
            of.chain([Packet::icmp(dst)]).flat_map(move |p| ports.map(|port| p.from_port(port)))
        });
        let reaches = packets.any(|p| fate(&ir, &Origin::Workload(u.app), &p).is_delivered());
        prop_assert_eq!(ir.routers[&u.vpc].dns.public_for.contains(&ip(Usual::APP)), reaches);
    }
}
