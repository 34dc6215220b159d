//! Resolution, checklist line by line.

mod common;

use common::*;
use kakoi_net::{Direction, Owner, Peer, RouteTarget, Traffic};
use kakoi_netir::*;
use kakoi_types::*;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

fn table(ir: &NetworkIr, vpc: VpcId, id: RouteTableId) -> &TableIr {
    &ir.routers[&vpc].tables[&id]
}

fn next_of(table: &TableIr, address: &str) -> Option<NextHop> {
    let address = ip(address);
    table
        .ranges
        .iter()
        .find(|r| r.first <= address && address <= r.last)
        .map(|r| r.next.clone())
}

#[test]
fn line_06_a_reference_is_the_members_private_addresses() {
    let mut u = Usual::new();
    u.net.app(u.private, "10.20.1.11", &[u.nfs_out]);
    let ir = u.net.ir();
    let rule = &ir.routers[&u.vpc].groups[&u.nfs_in].ingress[0];
    assert_eq!(rule.peers, [cidr("10.20.1.10/32"), cidr("10.20.1.11/32")]);
}

#[test]
fn line_07_stale_and_foreign_references_are_inert() {
    let mut u = Usual::new();
    let other_vpc = u.net.vpc("10.30.0.0/16");
    let foreign = u.net.group(other_vpc);
    let gone = SecurityGroupId::from_entropy(u128::MAX);
    let empty = u.net.group(u.vpc);
    let list = PrefixListId::from_entropy(99);
    let wanted = [
        (Peer::Group(foreign), InertWhy::StaleGroup(foreign)),
        (Peer::Group(gone), InertWhy::StaleGroup(gone)),
        (Peer::Group(empty), InertWhy::GroupHasNoMembers(empty)),
        (Peer::PrefixList(list), InertWhy::EmptyPrefixList(list)),
    ];
    let rules = wanted.map(|(peer, why)| InertRule {
        origin: u.net.rule(u.group, Direction::Ingress, Traffic::All, peer),
        why,
    });
    let group = u.net.ir().routers[&u.vpc].groups[&u.group].clone();
    assert_eq!(group.inert, rules);
    assert!(group.ingress.is_empty());
}

#[test]
fn line_08_prefix_lists_expand() {
    let mut u = Usual::new();
    let (_, list) = u.net.gateway_endpoint(u.vpc, &[], &["198.18.0.16/28", "198.18.0.8/32"]);
    u.net
        .rule(u.nfs_in, Direction::Egress, tcp(443), Peer::PrefixList(list));
    let ir = u.net.ir();
    assert_eq!(
        ir.routers[&u.vpc].groups[&u.nfs_in].egress[0].peers,
        [cidr("198.18.0.8/32"), cidr("198.18.0.16/28")]
    );
}

#[test]
fn line_18_no_explicit_association_means_the_main_table() {
    let mut u = Usual::new();
    let loose = u.net.subnet(u.vpc, "10.20.50.0/24", "us-east-1b");
    u.net.app(loose, "10.20.50.4", &[u.group]);
    let main = u.net.main_table(u.vpc);
    let ir = u.net.ir();
    let interface = ir.routers[&u.vpc]
        .interfaces
        .values()
        .find(|i| i.subnet == loose)
        .expect("the app's interface");
    assert_eq!(interface.table, main);
    assert_eq!(table(&ir, u.vpc, main).ranges.len(), 1, "only the local route");
}

#[test]
fn line_19_longest_prefix_decides_prefix_lists_included() {
    let mut u = Usual::new();
    let (endpoint, _) = u.net.gateway_endpoint(u.vpc, &[u.private_table], &["198.18.0.16/28"]);
    u.net
        .route(u.private_table, "203.0.113.0/24", RouteTarget::InternetGateway(u.igw));
    let ir = u.net.ir();
    let table = table(&ir, u.vpc, u.private_table);
    assert_eq!(next_of(table, "198.18.0.15"), Some(NextHop::Nat(u.nat)));
    assert_eq!(next_of(table, "198.18.0.16"), Some(NextHop::GatewayEndpoint(endpoint)));
    assert_eq!(next_of(table, "198.18.0.31"), Some(NextHop::GatewayEndpoint(endpoint)));
    assert_eq!(next_of(table, "198.18.0.32"), Some(NextHop::Nat(u.nat)));
    assert_eq!(next_of(table, "203.0.113.1"), Some(NextHop::InternetGateway(u.igw)));
}

#[test]
fn line_20_a_plain_route_beats_a_prefix_list_of_the_same_range() {
    let mut u = Usual::new();
    u.net.gateway_endpoint(u.vpc, &[u.private_table], &["198.18.0.16/28"]);
    u.net
        .route(u.private_table, "198.18.0.16/28", RouteTarget::NatGateway(u.nat));
    let ir = u.net.ir();
    assert_eq!(
        next_of(table(&ir, u.vpc, u.private_table), "198.18.0.20"),
        Some(NextHop::Nat(u.nat))
    );
}

#[test]
fn line_21_the_local_route_is_never_overridden() {
    let mut u = Usual::new();
    u.net
        .route(u.private_table, "10.20.9.0/24", RouteTarget::NatGateway(u.nat));
    let ir = u.net.ir();
    assert_eq!(
        next_of(table(&ir, u.vpc, u.private_table), "10.20.9.77"),
        Some(NextHop::Local)
    );
}

#[test]
fn line_22_targets_that_are_gone_or_detached_are_blackholes() {
    let dead = NextHop::Drop(DropWhy::Blackhole);
    let mut u = Usual::new();
    u.net.network.nat_gateways[&u.nat].deleted = Some(1);
    let ir = u.net.ir();
    assert_eq!(
        next_of(table(&ir, u.vpc, u.private_table), "203.0.113.1"),
        Some(dead.clone())
    );
    assert!(ir.routers[&u.vpc].nat_gateways.is_empty());

    let mut u = Usual::new();
    u.net.network.internet_gateways[&u.igw].attached = None;
    let ir = u.net.ir();
    assert_eq!(
        next_of(table(&ir, u.vpc, u.public_table), "203.0.113.1"),
        Some(dead.clone())
    );
    let range = table(&ir, u.vpc, u.private_table)
        .ranges
        .iter()
        .find(|r| r.first <= ip("203.0.113.1") && ip("203.0.113.1") <= r.last);
    let range = range.expect("a range");
    assert_eq!(
        (range.next.clone(), range.origin.table),
        (dead.clone(), u.public_table),
        "the NAT subnet's route is what drops"
    );

    let mut u = Usual::new();
    let (endpoint, _) = u.net.gateway_endpoint(u.vpc, &[u.private_table], &["198.18.0.16/28"]);
    u.net.network.endpoints.remove(&endpoint);
    assert_eq!(
        next_of(table(&u.net.ir(), u.vpc, u.private_table), "198.18.0.16"),
        Some(dead)
    );
}

#[test]
fn line_23_link_local_is_never_forwarded() {
    let mut u = Usual::new();
    let never = Some(NextHop::Drop(DropWhy::NeverForwarded));
    let before = u.net.ir();
    assert_eq!(next_of(table(&before, u.vpc, u.private_table), "169.254.170.2"), never);
    assert_eq!(next_of(table(&before, u.vpc, u.private_table), "169.254.0.0"), never);
    u.net.unroute(u.private_table, "0.0.0.0/0");
    assert_eq!(
        next_of(table(&u.net.ir(), u.vpc, u.private_table), "169.254.170.2"),
        None,
        "absent without a route"
    );
}

#[test]
fn line_29_private_destinations_are_cut_out_of_gateway_routes() {
    let u = Usual::new();
    let ir = u.net.ir();
    for id in [u.private_table, u.public_table] {
        for address in [
            "10.0.0.1",
            "10.21.0.0",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.3.4",
            "100.64.0.0",
            "198.19.0.1",
            "127.0.0.1",
            "0.0.0.1",
            "224.0.0.1",
            "255.255.255.255",
        ] {
            assert_eq!(
                next_of(table(&ir, u.vpc, id), address),
                Some(NextHop::Drop(DropWhy::NeverForwarded)),
                "{address}"
            );
        }
    }
    for address in [
        "9.255.255.255",
        "11.0.0.0",
        "172.32.0.0",
        "100.128.0.0",
        "198.18.0.9",
        "203.0.113.5",
        "223.255.255.255",
    ] {
        assert_eq!(
            next_of(table(&ir, u.vpc, u.private_table), address),
            Some(NextHop::Nat(u.nat)),
            "{address}"
        );
    }
}

#[test]
fn line_30_a_nat_gateway_is_looked_through() {
    let mut u = Usual::new();
    u.net.unroute(u.public_table, "0.0.0.0/0");
    u.net
        .route(u.public_table, "203.0.113.0/25", RouteTarget::InternetGateway(u.igw));
    let ir = u.net.ir();
    let flat = table(&ir, u.vpc, u.private_table);
    assert_eq!(next_of(flat, "203.0.113.127"), Some(NextHop::Nat(u.nat)));
    assert_eq!(
        next_of(flat, "203.0.113.128"),
        Some(NextHop::Drop(DropWhy::NatSubnetHasNoRoute(u.nat)))
    );
}

#[test]
fn line_30_private_nat_own_subnet_and_nat_behind_nat_are_unusable() {
    let mut u = Usual::new();
    let private_nat = u.net.nat(u.public, "10.20.9.6", None);
    u.net
        .route(u.private_table, "0.0.0.0/0", RouteTarget::NatGateway(private_nat));
    let unusable = |nat| Some(NextHop::Drop(DropWhy::NatUnusable(nat)));
    let ir = u.net.ir();
    assert_eq!(
        next_of(table(&ir, u.vpc, u.private_table), "203.0.113.1"),
        unusable(private_nat)
    );
    assert!(!ir.routers[&u.vpc].nat_gateways.contains_key(&private_nat));

    let mut u = Usual::new();
    u.net.route(u.public_table, "0.0.0.0/0", RouteTarget::NatGateway(u.nat));
    let ir = u.net.ir();
    assert_eq!(
        next_of(table(&ir, u.vpc, u.private_table), "203.0.113.1"),
        unusable(u.nat)
    );
    assert_eq!(
        next_of(table(&ir, u.vpc, u.public_table), "203.0.113.1"),
        unusable(u.nat)
    );
}

#[test]
fn line_36_private_dns_needs_the_endpoint_and_both_attributes() {
    let good = Usual::new();
    let private = |u: &Usual| u.net.ir().routers[&u.vpc].dns.private_services.get(API).cloned();
    assert_eq!(private(&good), Some(vec![ip(Usual::ENDPOINT)]));
    let mut u = good.clone();
    u.net.network.vpcs[&u.vpc].enable_dns_hostnames = false;
    assert_eq!(private(&u), None);
    let mut u = good.clone();
    u.net.network.vpcs[&u.vpc].enable_dns_support = false;
    assert_eq!(private(&u), None);
    assert!(u.net.ir().routers[&u.vpc].resolvers.is_empty());
    let mut u = good;
    u.net.network.interfaces.retain_endpointless(u.endpoint);
    u.net.endpoint(u.private, "10.20.1.21", &[u.endpoint_group], false);
    assert_eq!(private(&u), None);
}

#[test]
fn line_36_private_dns_for_inbound_resolvers_moves_nothing_inside_the_vpc() {
    let mut u = Usual::new();
    let kakoi_net::EndpointKind::Interface { inbound_only, .. } = &mut u.net.network.endpoints[&u.endpoint].kind else {
        panic!("an interface endpoint")
    };
    *inbound_only = true;
    assert!(u.net.ir().routers[&u.vpc].dns.private_services.is_empty());
}

#[test]
fn line_34_gateway_endpoints_know_where_their_service_answers() {
    let mut u = Usual::new();
    let before = digest(&u.net.ir().routers[&u.vpc]);
    let (unused, _) = u.net.gateway_endpoint(u.vpc, &[], &["198.18.0.16/28"]);
    let other = u.net.vpc("10.99.0.0/16");
    let (foreign, _) = u.net.gateway_endpoint(other, &[], &[]);
    let ir = u.net.ir();
    let router = &ir.routers[&u.vpc];
    assert_eq!(
        router.gateway_endpoints.keys().collect::<Vec<_>>(),
        [&unused],
        "not {foreign}"
    );
    assert_eq!(router.gateway_endpoints[&unused].addresses, [ip(S3_ADDRESS)].into());
    assert_ne!(digest(router), before, "a change that a backend must see");
    let nowhere = kakoi_netir::resolve(&u.net.network, &kakoi_netir::RegionAddresses::default());
    assert!(
        nowhere.routers[&u.vpc].gateway_endpoints[&unused].addresses.is_empty(),
        "a service that's served nowhere has no address"
    );
    assert!(!router.dns.private_services.contains_key(S3), "no name comes with it");
}

/// Removes an endpoint's interfaces.
trait RetainEndpointless {
    fn retain_endpointless(&mut self, endpoint: VpcEndpointId);
}

impl RetainEndpointless for imbl::OrdMap<NetworkInterfaceId, kakoi_net::NetworkInterface> {
    fn retain_endpointless(&mut self, endpoint: VpcEndpointId) {
        *self = self
            .iter()
            .filter(|(_, i)| i.purpose != kakoi_net::InterfacePurpose::Endpoint(endpoint))
            .map(|(k, v)| (*k, v.clone()))
            .collect();
    }
}

#[test]
fn line_40_mount_targets_are_known_by_zone() {
    let mut u = Usual::new();
    let second = u.net.subnet(u.vpc, "10.20.2.0/24", "us-east-1b");
    u.net.mount_target(u.file_system, second, "10.20.2.30", &[u.nfs_in]);
    let dns = u.net.ir().routers[&u.vpc].dns.clone();
    let zones: Vec<_> = dns.mount_targets[&u.file_system]
        .iter()
        .map(|(z, a)| (z.as_str(), *a))
        .collect();
    assert_eq!(
        zones,
        [("us-east-1a", ip(Usual::MOUNT)), ("us-east-1b", ip("10.20.2.30"))]
    );
    assert_eq!(dns.zone_of[&ip(Usual::APP)], "us-east-1a");
}

#[test]
fn line_44_the_home_leg_has_routes_to_its_mount_targets_only() {
    let (mut u, app) = Usual::new().with_studio();
    let other_group = u.net.group(u.vpc);
    let other_fs = u.net.file_system();
    u.net.mount_target(other_fs, u.private, "10.20.1.31", &[other_group]);
    let ir = u.net.ir();
    let legs = &ir.workloads[&app].legs;
    assert_eq!(legs[&AppLeg::Internet].routes, LegRoutes::Default);
    assert_eq!(
        legs[&AppLeg::Home].routes,
        LegRoutes::Only(BTreeSet::from([ip(Usual::MOUNT)]))
    );
    u.net
        .rule(u.nfs_out, Direction::Egress, Traffic::All, peer("0.0.0.0/0"));
    let dns = u.net.ir().routers[&u.vpc].dns.clone();
    assert!(
        dns.public_for.contains(&ip(Usual::APP)) && !dns.public_for.contains(&ip("10.20.1.40")),
        "nor does it ask for names"
    );
    u.net.network.groups[&u.nfs_out].rules.clear();
    assert_eq!(
        u.net.ir().workloads[&app].legs[&AppLeg::Home].routes,
        LegRoutes::Only(BTreeSet::new())
    );
}

#[test]
fn public_names_open_with_a_nat_route_that_the_groups_allow() {
    let asked = |u: &Usual| u.net.ir().routers[&u.vpc].dns.public_for.contains(&ip(Usual::APP));
    let mut u = Usual::new();
    assert!(asked(&u));
    u.net.revoke(u.group, u.egress);
    assert!(!asked(&u), "its groups reach the mount target only");
    u.net
        .rule(u.group, Direction::Egress, Traffic::All, peer("192.168.0.0/16"));
    assert!(!asked(&u), "no public address in that range");
    u.net.rule(u.group, Direction::Egress, tcp(443), peer("203.0.113.9/32"));
    assert!(asked(&u));
    u.net.unroute(u.private_table, "0.0.0.0/0");
    assert!(!asked(&u));
    u.net
        .route(u.private_table, "0.0.0.0/0", RouteTarget::InternetGateway(u.igw));
    assert!(!asked(&u), "an app has no public address");
    assert!(!u.net.ir().routers[&u.vpc].dns.public_always);
    u.net.network.vpcs[&u.vpc]
        .tags
        .insert(PUBLIC_DNS_TAG.to_owned(), "always".to_owned());
    assert!(u.net.ir().routers[&u.vpc].dns.public_always);
}

#[test]
fn public_names_need_every_network_acl_on_the_way_and_back() {
    let everything = acl_rule(100, true, Traffic::All, "0.0.0.0/0");
    let ports = |from, to, range| acl_rule(100, true, Traffic::Tcp(PortRange { from, to }), range);
    let asked = |private: [&[AclRule]; 2], public: [&[AclRule]; 2]| {
        let mut u = Usual::new();
        u.net.acl(u.vpc, &[u.private], private[0], private[1]);
        u.net.acl(u.vpc, &[u.public], public[0], public[1]);
        u.net.ir().routers[&u.vpc].dns.public_for.contains(&ip(Usual::APP))
    };
    let open: [&[AclRule]; 2] = [&[everything], &[everything]];
    assert!(asked(open, open));
    for closed in [[&[][..], &[everything]], [&[everything], &[]]] {
        assert!(!asked(closed, open) && !asked(open, closed));
    }
    let https = ports(443, 443, "0.0.0.0/0");
    assert!(asked([&[ports(1024, 65535, "0.0.0.0/0")], &[https]], open));
    assert!(
        !asked(
            [&[https], &[https]],
            [&[ports(1024, 65535, "0.0.0.0/0")], &[everything]]
        ),
        "no client port is in both"
    );
    assert!(
        !asked([&[everything], &[ports(443, 443, "10.0.0.0/8")]], open),
        "no public address"
    );
    let one = acl_rule(100, true, Traffic::All, "203.0.113.9/32");
    let other = acl_rule(100, true, Traffic::All, "203.0.113.10/32");
    assert!(asked([&[one], &[one]], open));
    assert!(
        !asked([&[other], &[one]], open),
        "another address answers than may be asked"
    );
    let peers = acl_rule(90, false, Traffic::All, "10.20.1.10/32");
    assert!(
        !asked(open, [&[peers, everything], &[everything]]),
        "the NAT gateway takes nothing from it"
    );
    let neighbour = acl_rule(90, false, Traffic::All, "10.20.1.11/32");
    assert!(asked(open, [&[neighbour, everything], &[everything]]));
}

#[test]
fn routers_exist_for_vpcs_with_interfaces_and_for_the_studio_network() {
    let mut net = Net::default();
    net.vpc("10.1.0.0/16");
    let studio = net.vpc_of("198.19.0.0/16", Owner::Service);
    let ir = net.ir();
    assert_eq!(ir.routers.keys().copied().collect::<Vec<_>>(), [studio]);
    assert_eq!(ir.routers[&studio].resolvers, [ip("198.19.0.2"), ip("169.254.169.253")]);
}

#[test]
fn dangling_references_leave_things_out_and_closed() {
    let mut u = Usual::new();
    u.net.network.subnets.remove(&u.private);
    let ir = u.net.ir();
    assert!(ir.workloads.is_empty());
    assert_eq!(ir.routers[&u.vpc].interfaces.len(), 1, "the NAT gateway's");

    let mut u = Usual::new();
    u.net.network.groups.remove(&u.group);
    let ir = u.net.ir();
    assert_eq!(
        ir.routers[&u.vpc].groups[&u.group],
        GroupIr::default(),
        "worn, but lets nothing through"
    );

    let mut u = Usual::new();
    u.net.network.vpcs.remove(&u.vpc);
    assert_eq!(u.net.ir(), NetworkIr::default());
}

#[test]
fn the_digest_follows_content() {
    let mut u = Usual::new();
    let before = digest(&u.net.ir().routers[&u.vpc]);
    assert_eq!(before, digest(&u.net.ir().routers[&u.vpc]));
    u.net.rule(u.group, Direction::Ingress, tcp(22), peer("10.20.0.0/16"));
    assert_ne!(before, digest(&u.net.ir().routers[&u.vpc]));
}

/// Flattening against a walker that looks at one address at a time.
fn walk(u: &Usual, start: RouteTableId, address: Ipv4Addr, behind_nat: bool) -> Option<NextHop> {
    if cidr("10.20.0.0/16").contains(&address) {
        return Some(NextHop::Local);
    }
    let routes = &u.net.network.route_tables[&start].routes;
    let matching = routes.iter().filter_map(|(d, t)| match d {
        kakoi_net::RouteDestination::Cidr(c) if c.contains(&address) => Some((c.prefix_len(), *t)),
        _ => None,
    });
    let (_, target) = matching.max_by_key(|(length, _)| *length)?;
    if address.is_link_local() {
        return Some(NextHop::Drop(DropWhy::NeverForwarded));
    }
    let closed = never_crosses_gateway(address);
    Some(match target {
        RouteTarget::InternetGateway(_) if closed => NextHop::Drop(DropWhy::NeverForwarded),
        RouteTarget::InternetGateway(id) => NextHop::InternetGateway(id),
        RouteTarget::NatGateway(id) if behind_nat => NextHop::Drop(DropWhy::NatUnusable(id)),
        RouteTarget::NatGateway(_) if closed => NextHop::Drop(DropWhy::NeverForwarded),
        RouteTarget::NatGateway(id) => match walk(u, u.public_table, address, true) {
            None => NextHop::Drop(DropWhy::NatSubnetHasNoRoute(id)),
            Some(NextHop::InternetGateway(_)) => NextHop::Nat(id),
            Some(_) => NextHop::Drop(DropWhy::NatUnusable(id)),
        },
        RouteTarget::GatewayEndpoint(_) | RouteTarget::Peering(_) => unreachable!("not in these tables"),
    })
}

fn any_cidr() -> impl Strategy<Value = Ipv4Net> {
    (
        prop_oneof![
            Just(0x0000_0000u32),
            Just(0xcb00_7100),
            Just(0x0a14_0000),
            Just(0xa9fe_0000),
            any::<u32>()
        ],
        0u8..=32,
    )
        .prop_map(|(bits, length)| {
            Ipv4Net::new(Ipv4Addr::from(bits), length)
                .expect("a length up to 32")
                .trunc()
        })
}

proptest! {
    #[test]
    fn flattening_agrees_with_a_walk_at_every_border(
        private in prop::collection::vec((any_cidr(), any::<bool>()), 0..6),
        public in prop::collection::vec((any_cidr(), any::<bool>()), 0..6),
    ) {
        let mut u = Usual::new();
        for (id, routes) in [(u.private_table, &private), (u.public_table, &public)] {
            let target = |nat| if nat { RouteTarget::NatGateway(u.nat) } else { RouteTarget::InternetGateway(u.igw) };
            u.net.network.route_tables[&id].routes = routes.iter().map(|(c, nat)| (kakoi_net::RouteDestination::Cidr(*c), target(*nat))).collect();
        }
        let ir = u.net.ir();
        for id in [u.private_table, u.public_table] {
            let flat = table(&ir, u.vpc, id);
            prop_assert!(flat.ranges.iter().all(|r| r.first <= r.last));
            prop_assert!(flat.ranges.windows(2).all(|w| w[0].last < w[1].first));
            let borders = flat.ranges.iter().flat_map(|r| [r.first, r.last])
                .chain(private.iter().chain(&public).flat_map(|(c, _)| [c.network(), c.broadcast()]));
            for border in borders.map(u32::from) {
                for address in [border.wrapping_sub(1), border, border.wrapping_add(1)].map(Ipv4Addr::from) {
                    let flat_next = flat.ranges.iter().find(|r| r.first <= address && address <= r.last).map(|r| r.next.clone());
                    prop_assert_eq!(flat_next, walk(&u, id, address, false), "{} in {}", address, id);
                }
            }
        }
    }

    #[test]
    fn resolving_twice_gives_the_same(ports in prop::collection::vec(any::<u16>(), 0..8)) {
        let mut u = Usual::new();
        for port in ports {
            u.net.rule(u.group, Direction::Ingress, tcp(port), Peer::Group(u.group));
        }
        let (first, second) = (u.net.ir(), u.net.clone().ir());
        prop_assert_eq!(digest(&first.routers[&u.vpc]), digest(&second.routers[&u.vpc]));
        prop_assert_eq!(first, second);
    }
}
