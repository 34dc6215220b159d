//! The simulator, checklist line by line.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;

use common::*;
use kakoi_net::{AppLeg, Direction, Peer, PortRange, RouteTarget, Traffic};
use kakoi_netsim::*;
use kakoi_types::*;

fn from_app(u: &Usual, packet: Packet) -> Verdict {
    fate(&u.net.ir(), &Origin::Workload(u.app), &packet)
}

fn code(verdict: &Verdict) -> String {
    verdict.code().map_or_else(|| "delivered".to_owned(), |c| c.to_string())
}

fn at(verdict: &Verdict) -> &Hop {
    match verdict {
        Verdict::Dropped { at, .. } => at,
        Verdict::Delivered { .. } => panic!("delivered: {}", sentence(verdict)),
    }
}

fn to(verdict: &Verdict) -> &Destination {
    match verdict {
        Verdict::Delivered { to, .. } => to,
        Verdict::Dropped { .. } => panic!("{}", sentence(verdict)),
    }
}

fn behind(endpoint: VpcEndpointId) -> Destination {
    Destination::GatewayEndpoint {
        endpoint,
        service: S3.to_owned(),
    }
}

/// The usual VPC with a second app, whose only group is returned.
fn with_peer() -> (Usual, SecurityGroupId, Packet) {
    let mut u = Usual::new();
    let group = u.net.group(u.vpc);
    u.net.app(u.private, "10.20.1.50", &[group]);
    (u, group, Packet::tcp(ip("10.20.1.50"), 8888))
}

#[test]
fn line_01_all_rules_of_all_groups_are_united() {
    let (mut u, group, packet) = with_peer();
    assert_eq!(code(&from_app(&u, packet)), "SG_HAS_NO_RULES");
    let first = u.net.rule(group, Direction::Ingress, tcp(22), peer("0.0.0.0/0"));
    let verdict = from_app(&u, packet);
    assert_eq!(verdict.code(), Some(Code::EniSgRulesMismatch(Direction::Ingress)));
    assert!(
        matches!(at(&verdict), Hop::Groups { direction: Direction::Ingress, groups, .. } if groups.contains(&group))
    );
    let second = u.net.rule(group, Direction::Ingress, tcp(8888), Peer::Group(u.group));
    assert!(first < second);
    let verdict = from_app(&u, packet);
    let Verdict::Delivered { hops, .. } = &verdict else {
        panic!("{}", sentence(&verdict))
    };
    assert!(
        hops.iter()
            .any(|h| matches!(h, Hop::Rule { rule, direction: Direction::Ingress, .. } if *rule == second)),
        "the rule is named"
    );
    assert!(
        hops.iter()
            .any(|h| matches!(h, Hop::Rule { rule, direction: Direction::Egress, .. } if *rule == u.egress))
    );
}

#[test]
fn line_05_a_new_group_lets_nothing_in_and_everything_out() {
    let mut u = Usual::new();
    let new = u.net.open_group(u.vpc);
    let app = u.net.app(u.private, "10.20.1.60", &[new]);
    let ir = u.net.ir();
    assert!(fate(&ir, &Origin::Workload(app), &Packet::tcp(ip("203.0.113.1"), 443)).is_delivered());
    let inward = fate(&ir, &Origin::Workload(u.app), &Packet::tcp(ip("10.20.1.60"), 443));
    assert_eq!(inward.code(), Some(Code::SgHasNoRules(Direction::Ingress)));
}

#[test]
fn line_05_no_rule_in_a_direction_blocks() {
    let mut u = Usual::new();
    u.net.revoke(u.group, u.egress);
    u.net.revoke(u.nfs_out, u.nfs_out_rule);
    let verdict = from_app(&u, Packet::tcp(ip("203.0.113.1"), 443));
    assert_eq!(verdict.code(), Some(Code::SgHasNoRules(Direction::Egress)));
    assert!(
        sentence(&verdict).contains("egress rule for TCP 443 to 203.0.113.1/32"),
        "{}",
        sentence(&verdict)
    );
}

#[test]
fn line_06_a_reference_matches_members_only() {
    let (mut u, group, packet) = with_peer();
    let other = u.net.group(u.vpc);
    u.net.rule(group, Direction::Ingress, Traffic::All, Peer::Group(other));
    assert_eq!(
        code(&from_app(&u, packet)),
        "ENI_SG_RULES_MISMATCH",
        "the reference has no members: inert"
    );
    let member = u.net.app(u.private, "10.20.1.61", &[other, u.group]);
    assert_eq!(code(&from_app(&u, packet)), "ENI_SG_RULES_MISMATCH");
    assert!(fate(&u.net.ir(), &Origin::Workload(member), &packet).is_delivered());
}

#[test]
fn line_08_prefix_lists_work_in_egress_rules() {
    let mut u = Usual::new();
    let (endpoint, list) = u.net.gateway_endpoint(u.vpc, &[u.private_table], &["198.18.0.16/28"]);
    u.net.revoke(u.group, u.egress);
    let packet = Packet::tcp(ip("198.18.0.17"), 443);
    assert_eq!(code(&from_app(&u, packet)), "ENI_SG_RULES_MISMATCH");
    u.net.rule(u.group, Direction::Egress, tcp(443), Peer::PrefixList(list));
    assert_eq!(to(&from_app(&u, packet)), &behind(endpoint));
    assert_eq!(
        code(&from_app(&u, Packet::tcp(ip("198.18.0.33"), 443))),
        "ENI_SG_RULES_MISMATCH"
    );
}

#[test]
fn line_09_protocols_ports_and_icmp_types() {
    let icmp = |kind, code| Traffic::Icmp { kind, code };
    let range = PortRange { from: 8000, to: 8010 };
    let table = [
        (Traffic::All, [true, true, true, true]),
        (Traffic::Tcp(range), [true, false, false, false]),
        (Traffic::Tcp(PortRange::ALL), [true, true, false, false]),
        (Traffic::Udp(range), [false, false, true, false]),
        (icmp(None, None), [false, false, false, true]),
        (icmp(Some(8), None), [false, false, false, true]),
        (icmp(Some(8), Some(0)), [false, false, false, true]),
        (icmp(Some(8), Some(1)), [false, false, false, false]),
        (icmp(Some(3), None), [false, false, false, false]),
        (Traffic::Protocol(47), [false, false, false, false]),
    ];
    let (u, group, packet) = with_peer();
    for (traffic, expected) in table {
        let mut u = u.clone();
        u.net.rule(group, Direction::Ingress, traffic, peer("10.20.0.0/16"));
        let packets = [
            Packet::tcp(packet.dst, 8010),
            Packet::tcp(packet.dst, 8011),
            Packet::udp(packet.dst, 8000),
            Packet::icmp(packet.dst),
        ];
        assert_eq!(packets.map(|p| from_app(&u, p).is_delivered()), expected, "{traffic:?}");
    }
}

#[test]
fn line_10_no_group_blocks_the_resolver() {
    let mut u = Usual::new();
    u.net.revoke(u.group, u.egress);
    u.net.revoke(u.nfs_out, u.nfs_out_rule);
    for address in ["10.20.0.2", "169.254.169.253"].map(ip) {
        assert_eq!(to(&from_app(&u, Packet::udp(address, 53))), &Destination::Resolver);
        assert_eq!(to(&from_app(&u, Packet::tcp(address, 53))), &Destination::Resolver);
        for other in [
            Packet::udp(address, 5353),
            Packet::tcp(address, 80),
            Packet::icmp(address),
        ] {
            assert_eq!(code(&from_app(&u, other)), "PROTOCOL_RESTRICTION");
        }
    }
    u.net.network.vpcs[&u.vpc].enable_dns_support = false;
    assert!(!from_app(&u, Packet::udp(ip("10.20.0.2"), 53)).is_delivered());
    assert!(!from_app(&u, Packet::udp(ip("169.254.169.253"), 53)).is_delivered());
}

#[test]
fn line_11_an_interface_sends_from_its_own_address_only() {
    let u = Usual::new();
    let ir = u.net.ir();
    let interface = ir.workloads[&u.app].legs[&AppLeg::Vpc].interface;
    let packet = Packet::tcp(ip("203.0.113.1"), 443);
    let send = |source| {
        fate(
            &ir,
            &Origin::Interface {
                interface,
                source: ip(source),
            },
            &packet,
        )
    };
    assert!(send(Usual::APP).is_delivered());
    for forged in ["10.20.1.11", "198.18.0.1", Usual::MOUNT] {
        assert_eq!(code(&send(forged)), "ENI_SOURCE_DEST_CHECK_RESTRICTION", "{forged}");
    }
}

#[test]
fn line_18_the_main_table_routes_a_loose_subnet() {
    let mut u = Usual::new();
    let loose = u.net.subnet(u.vpc, "10.20.50.0/24", "us-east-1b");
    let app = u.net.app(loose, "10.20.50.4", &[u.group]);
    let packet = Packet::tcp(ip("203.0.113.1"), 443);
    let verdict = fate(&u.net.ir(), &Origin::Workload(app), &packet);
    assert_eq!(verdict.code(), Some(Code::NoRouteToDestination));
    assert_eq!(at(&verdict), &Hop::Table(u.net.main_table(u.vpc)));
    u.net
        .route(u.net.main_table(u.vpc), "0.0.0.0/0", RouteTarget::NatGateway(u.nat));
    assert!(fate(&u.net.ir(), &Origin::Workload(app), &packet).is_delivered());
}

#[test]
fn line_22_blackholes_win_and_drop() {
    let mut u = Usual::new();
    let lost = InternetGatewayId::from_entropy(u128::MAX);
    u.net
        .route(u.private_table, "203.0.113.0/24", RouteTarget::InternetGateway(lost));
    let verdict = from_app(&u, Packet::tcp(ip("203.0.113.1"), 443));
    assert_eq!(verdict.code(), Some(Code::BadStateRoute));
    assert_eq!(
        at(&verdict),
        &Hop::Route {
            table: u.private_table,
            destination: "203.0.113.0/24".into()
        }
    );
    assert!(from_app(&u, Packet::tcp(ip("203.0.114.1"), 443)).is_delivered());
}

#[test]
fn line_23_link_local_goes_nowhere() {
    let u = Usual::new();
    assert_eq!(
        code(&from_app(&u, Packet::tcp(ip("169.254.169.254"), 80))),
        "CANNOT_ROUTE"
    );
}

#[test]
fn line_24_addresses_without_an_interface() {
    let u = Usual::new();
    for nobody in ["10.20.1.77", "10.20.200.1", "10.20.1.1", "10.20.9.5"] {
        assert_eq!(
            code(&from_app(&u, Packet::tcp(ip(nobody), 443))),
            "NO_POSSIBLE_DESTINATION",
            "{nobody}"
        );
    }
}

#[test]
fn line_25_the_receiver_needs_no_route_of_its_own() {
    let mut u = Usual::new();
    let far = u.net.subnet(u.vpc, "10.20.60.0/24", "us-east-1b");
    let group = u.net.group(u.vpc);
    u.net
        .rule(group, Direction::Ingress, Traffic::All, peer("10.20.1.0/24"));
    u.net.app(far, "10.20.60.4", &[group]);
    assert!(from_app(&u, Packet::icmp(ip("10.20.60.4"))).is_delivered());
}

#[test]
fn line_29_no_public_address_no_internet_gateway() {
    let mut u = Usual::new();
    u.net
        .route(u.private_table, "0.0.0.0/0", RouteTarget::InternetGateway(u.igw));
    let verdict = from_app(&u, Packet::tcp(ip("203.0.113.1"), 443));
    assert_eq!(code(&verdict), "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
    assert_eq!(at(&verdict), &Hop::InternetGateway(u.igw));
}

#[test]
fn line_29_private_destinations_are_refused_at_the_internet() {
    let u = Usual::new();
    for (address, expected) in [
        ("10.99.0.1", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"),
        ("192.168.1.1", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"),
        ("198.19.1.10", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"),
        ("100.64.0.1", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"),
    ] {
        assert_eq!(
            code(&from_app(&u, Packet::tcp(ip(address), 443))),
            expected,
            "{address}"
        );
    }
}

#[test]
fn line_30_through_a_nat_gateway_the_source_is_its_public_address() {
    let mut u = Usual::new();
    let out = Packet::tcp(ip("203.0.113.1"), 443);
    assert_eq!(
        to(&from_app(&u, out)),
        &Destination::Internet {
            source: ip(Usual::NAT_PUBLIC)
        }
    );
    assert_eq!(
        to(&from_app(&u, Packet::tcp(ip("198.18.0.5"), 443))),
        &Destination::Internet {
            source: ip(Usual::NAT_PUBLIC)
        }
    );
    assert_eq!(
        code(&from_app(&u, Packet::tcp(ip(Usual::NAT_PUBLIC), 22))),
        "NO_POSSIBLE_DESTINATION",
        "unasked, from outside"
    );
    u.net.unroute(u.public_table, "0.0.0.0/0");
    let verdict = from_app(&u, out);
    assert_eq!(code(&verdict), "NO_ROUTE_TO_DESTINATION");
    assert!(
        sentence(&verdict).contains(&u.nat.to_string()),
        "{}",
        sentence(&verdict)
    );
    let private = u.net.nat(u.public, "10.20.9.6", None);
    u.net
        .route(u.public_table, "0.0.0.0/0", RouteTarget::InternetGateway(u.igw));
    u.net
        .route(u.private_table, "0.0.0.0/0", RouteTarget::NatGateway(private));
    assert_eq!(code(&from_app(&u, out)), "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
    u.net
        .route(u.private_table, "0.0.0.0/0", RouteTarget::NatGateway(u.nat));
    u.net.route(u.public_table, "0.0.0.0/0", RouteTarget::NatGateway(u.nat));
    assert_eq!(
        code(&from_app(&u, out)),
        "NO_POSSIBLE_DESTINATION",
        "its own subnet can't use it"
    );
}

#[test]
fn line_34_gateway_endpoints_only_from_associated_tables_and_not_udp() {
    let mut u = Usual::new();
    let (endpoint, _) = u.net.gateway_endpoint(u.vpc, &[u.private_table], &["198.18.0.16/28"]);
    let s3 = ip(S3_ADDRESS);
    for packet in [Packet::tcp(s3, 443), Packet::icmp(s3)] {
        assert_eq!(to(&from_app(&u, packet)), &behind(endpoint));
    }
    assert_eq!(
        code(&from_app(&u, Packet::udp(s3, 443))),
        "VPCE_GATEWAY_PROTOCOL_RESTRICTION"
    );
    let loose = u.net.subnet(u.vpc, "10.20.50.0/24", "us-east-1b");
    let app = u.net.app(loose, "10.20.50.4", &[u.group]);
    assert_eq!(
        code(&fate(&u.net.ir(), &Origin::Workload(app), &Packet::tcp(s3, 443))),
        "NO_ROUTE_TO_DESTINATION"
    );
    u.net
        .route(u.private_table, "198.18.0.17/32", RouteTarget::NatGateway(u.nat));
    assert!(
        matches!(to(&from_app(&u, Packet::tcp(s3, 443))), Destination::Internet { .. }),
        "the narrower route wins"
    );
}

#[test]
fn line_34_only_the_services_own_addresses_answer_behind_a_gateway_endpoint() {
    let mut u = Usual::new();
    u.net.unroute(u.private_table, "0.0.0.0/0");
    let (endpoint, _) = u.net.gateway_endpoint(u.vpc, &[u.private_table], &["198.18.0.16/28"]);
    let arrives = sentence(&from_app(&u, Packet::tcp(ip(S3_ADDRESS), 443)));
    for part in [
        "Reaches com.amazonaws.us-east-1.s3 behind the gateway endpoint",
        &u.egress.to_string(),
        &u.private_table.to_string(),
    ] {
        assert!(arrives.contains(part), "{arrives}");
    }
    let nobody = from_app(&u, Packet::tcp(ip("198.18.0.18"), 443));
    assert_eq!(nobody.code(), Some(Code::NoPossibleDestination));
    assert_eq!(at(&nobody), &Hop::GatewayEndpoint(endpoint));
    assert!(
        sentence(&nobody).contains("it answers at 198.18.0.17"),
        "{}",
        sentence(&nobody)
    );
    assert_eq!(
        code(&from_app(&u, Packet::tcp(ip("198.18.0.33"), 443))),
        "NO_ROUTE_TO_DESTINATION",
        "outside the prefix list"
    );
    // It's a route, not a name: neither private names nor public ones come with it.
    let ir = u.net.ir();
    assert_eq!(
        resolve_name(&ir, u.app, &NameKind::Service(S3.into())),
        NameAnswer::Public { note: None }
    );
    assert!(matches!(
        resolve_name(&ir, u.app, &NameKind::Public),
        NameAnswer::Refused {
            code: Code::KakoiDnsNoInternetRoute,
            ..
        }
    ));
    let mut broken = ir.clone();
    broken
        .routers
        .get_mut(&u.vpc)
        .expect("the router")
        .gateway_endpoints
        .clear();
    let verdict = fate(&broken, &Origin::Workload(u.app), &Packet::tcp(ip(S3_ADDRESS), 443));
    assert_eq!(verdict.code(), Some(Code::UnknownResource));
    u.net.network.endpoints.remove(&endpoint);
    assert_eq!(code(&from_app(&u, Packet::tcp(ip(S3_ADDRESS), 443))), "BAD_STATE_ROUTE");
}

#[test]
fn line_35_the_endpoints_group_decides_and_endpoints_never_initiate() {
    let u = Usual::new();
    let endpoint = ip(Usual::ENDPOINT);
    assert_eq!(
        to(&from_app(&u, Packet::tcp(endpoint, 443))),
        &Destination::Endpoint { service: API.into() }
    );
    assert_eq!(
        from_app(&u, Packet::tcp(endpoint, 80)).code(),
        Some(Code::EniSgRulesMismatch(Direction::Ingress))
    );
    let ir = u.net.ir();
    let (id, _) = ir.routers[&u.vpc]
        .interfaces
        .iter()
        .find(|(_, i)| i.address == endpoint)
        .expect("the endpoint's interface");
    let verdict = fate(
        &ir,
        &Origin::Interface {
            interface: *id,
            source: endpoint,
        },
        &Packet::tcp(ip(Usual::APP), 443),
    );
    assert_eq!(code(&verdict), "VPCE_INTRA_VPC_TRAFFIC");
}

#[test]
fn line_36_names_come_before_routes() {
    let service = NameKind::Service(API.into());
    let mut u = Usual::new();
    assert_eq!(
        resolve_name(&u.net.ir(), u.app, &service),
        NameAnswer::Private(vec![ip(Usual::ENDPOINT)])
    );
    u.net.network.vpcs[&u.vpc].enable_dns_hostnames = false;
    let NameAnswer::Public { note: Some((code, _)) } = resolve_name(&u.net.ir(), u.app, &service) else {
        panic!("a public answer with a note")
    };
    assert_eq!(code.name(), "KAKOI_DNS_PRIVATE_DNS_OFF");
    u.net.network.vpcs[&u.vpc].enable_dns_support = false;
    for kind in [service, NameKind::Public, NameKind::MountTarget(u.file_system)] {
        assert!(matches!(
            resolve_name(&u.net.ir(), u.app, &kind),
            NameAnswer::Refused {
                code: Code::KakoiDnsVpcAttributesOff,
                ..
            }
        ));
    }
    let other = NameKind::Service("com.amazonaws.us-east-1.s3".into());
    assert_eq!(
        resolve_name(&Usual::new().net.ir(), u.app, &other),
        NameAnswer::Public { note: None }
    );
}

#[test]
fn public_names_follow_the_internet_route() {
    let mut u = Usual::new();
    assert_eq!(
        resolve_name(&u.net.ir(), u.app, &NameKind::Public),
        NameAnswer::Public { note: None }
    );
    u.net.unroute(u.private_table, "0.0.0.0/0");
    assert!(matches!(
        resolve_name(&u.net.ir(), u.app, &NameKind::Public),
        NameAnswer::Refused {
            code: Code::KakoiDnsNoInternetRoute,
            ..
        }
    ));
    u.net.network.vpcs[&u.vpc]
        .tags
        .insert("kakoi:public-dns".into(), "always".into());
    assert_eq!(
        resolve_name(&u.net.ir(), u.app, &NameKind::Public),
        NameAnswer::Public { note: None }
    );
}

#[test]
fn line_40_a_mount_target_name_leads_to_the_askers_zone_but_by_address_any_zone_works() {
    let mut u = Usual::new();
    let kind = NameKind::MountTarget(u.file_system);
    assert_eq!(
        resolve_name(&u.net.ir(), u.app, &kind),
        NameAnswer::Private(vec![ip(Usual::MOUNT)])
    );
    let second = u.net.subnet(u.vpc, "10.20.2.0/24", "us-east-1b");
    let away = u.net.app(second, "10.20.2.4", &[u.group, u.nfs_out]);
    let ir = u.net.ir();
    assert!(matches!(
        resolve_name(&ir, away, &kind),
        NameAnswer::Refused {
            code: Code::KakoiDnsNoMountTargetInAz,
            ..
        }
    ));
    assert!(matches!(
        to(&fate(
            &ir,
            &Origin::Workload(away),
            &Packet::tcp(ip(Usual::MOUNT), 2049)
        )),
        Destination::MountTarget(_)
    ));
    assert_eq!(
        code(&from_app(&u, Packet::tcp(ip(Usual::MOUNT), 111))),
        "ENI_SG_RULES_MISMATCH",
        "its group admits 2049 only"
    );
}

#[test]
fn line_43_vpc_only_gains_nothing_from_a_public_subnet() {
    let mut u = Usual::new();
    let app = u.net.app(u.public, "10.20.9.40", &[u.group]);
    let verdict = fate(
        &u.net.ir(),
        &Origin::Workload(app),
        &Packet::tcp(ip("203.0.113.1"), 443),
    );
    assert_eq!(code(&verdict), "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
}

#[test]
fn line_44_public_internet_only_reaches_the_internet_and_its_home_and_nothing_private() {
    let (mut u, app) = Usual::new().with_studio();
    u.net
        .rule(u.endpoint_group, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
    let ir = u.net.ir();
    let send = |packet| fate(&ir, &Origin::Workload(app), &packet);
    assert_eq!(
        to(&send(Packet::tcp(ip("203.0.113.1"), 443))),
        &Destination::Internet {
            source: ip("198.51.100.250")
        }
    );
    assert!(matches!(
        to(&send(Packet::tcp(ip(Usual::MOUNT), 2049))),
        Destination::MountTarget(_)
    ));
    assert_eq!(
        to(&send(Packet::udp(ip("169.254.169.253"), 53))),
        &Destination::Resolver
    );
    assert_eq!(to(&send(Packet::tcp(ip("198.19.1.10"), 8888))), &Destination::Own);
    assert_eq!(to(&send(Packet::tcp(ip("127.0.0.1"), 8888))), &Destination::Own);
    for private in [Usual::ENDPOINT, Usual::APP, "10.20.0.2", "192.168.0.1", "100.64.0.1"] {
        assert_eq!(
            code(&send(Packet::tcp(ip(private), 443))),
            "KAKOI_SAGEMAKER_MANAGED_VPC_CANNOT_REACH_PRIVATE",
            "{private}"
        );
    }
    assert_eq!(code(&send(Packet::tcp(ip("169.254.169.254"), 80))), "CANNOT_ROUTE");
}

#[test]
fn line_44_the_home_leg_does_nfs_and_nothing_else_whatever_its_groups_say() {
    let (mut u, app) = Usual::new().with_studio();
    u.net
        .rule(u.nfs_out, Direction::Egress, Traffic::All, peer("0.0.0.0/0"));
    u.net
        .rule(u.nfs_out, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
    u.net
        .rule(u.nfs_in, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
    let ir = u.net.ir();
    let home = &ir.workloads[&app].legs[&AppLeg::Home];
    assert!(fate(&ir, &Origin::Workload(app), &Packet::tcp(ip(Usual::MOUNT), 2049)).is_delivered());
    for packet in [Packet::tcp(ip(Usual::MOUNT), 22), Packet::icmp(ip(Usual::MOUNT))] {
        assert_eq!(
            code(&fate(&ir, &Origin::Workload(app), &packet)),
            "KAKOI_HOME_INTERFACE_NFS_ONLY"
        );
    }
    for dst in [Usual::ENDPOINT, Usual::APP, "203.0.113.1", "10.20.0.2"] {
        let forced = fate(
            &ir,
            &Origin::Interface {
                interface: home.interface,
                source: home.address,
            },
            &Packet::tcp(ip(dst), 443),
        );
        assert_eq!(code(&forced), "KAKOI_HOME_INTERFACE_NFS_ONLY", "{dst}");
    }
    assert_eq!(
        code(&from_app(&u, Packet::tcp(home.address, 8888))),
        "KAKOI_HOME_INTERFACE_NFS_ONLY",
        "nothing comes in"
    );
}

#[test]
fn apps_of_the_studio_network_are_closed_to_each_other() {
    let (mut u, app) = Usual::new().with_studio();
    let studio_subnet = u
        .net
        .network
        .subnets
        .values()
        .find(|s| s.cidr == cidr("198.19.1.0/24"))
        .expect("the subnet")
        .id;
    let group = u.net.open_group(u.net.network.subnets[&studio_subnet].vpc);
    let other = u.net.workload();
    u.net
        .leg(other, AppLeg::Internet, studio_subnet, "198.19.1.11", &[group]);
    let verdict = fate(
        &u.net.ir(),
        &Origin::Workload(app),
        &Packet::tcp(ip("198.19.1.11"), 8888),
    );
    assert_eq!(verdict.code(), Some(Code::SgHasNoRules(Direction::Ingress)));
}

#[test]
fn unknown_apps_and_broken_irs_are_closed() {
    let u = Usual::new();
    let packet = Packet::tcp(ip("203.0.113.1"), 443);
    let nobody = WorkloadId::from_entropy(u128::MAX);
    assert_eq!(
        code(&fate(&u.net.ir(), &Origin::Workload(nobody), &packet)),
        "NO_SOURCE_OR_DESTINATION"
    );
    let mut ir = u.net.ir();
    ir.routers.clear();
    assert_eq!(code(&fate(&ir, &Origin::Workload(u.app), &packet)), "UNKNOWN_RESOURCE");
    let mut ir = u.net.ir();
    ir.routers.get_mut(&u.vpc).expect("the router").tables.clear();
    assert_eq!(code(&fate(&ir, &Origin::Workload(u.app), &packet)), "UNKNOWN_RESOURCE");
    let (u, app) = u.with_studio();
    let mut ir = u.net.ir();
    ir.workloads
        .get_mut(&app)
        .expect("the app")
        .legs
        .remove(&AppLeg::Internet);
    assert_eq!(
        code(&fate(&ir, &Origin::Workload(app), &packet)),
        "NO_ROUTE_TO_DESTINATION"
    );
}

#[test]
fn the_home_gate_names_the_missing_rule() {
    let (mut u, open) = Usual::new().with_studio();
    let mounts = [ip(Usual::MOUNT)];
    let gate = |u: &Usual, app| home_gate(&u.net.ir(), app, &mounts);
    assert_eq!(gate(&u, u.app), Ok(()));
    assert_eq!(gate(&u, open), Ok(()));
    assert_eq!(
        home_gate(&u.net.ir(), open, &[ip("10.20.1.99"), ip(Usual::MOUNT)]),
        Ok(()),
        "one is enough"
    );
    assert!(home_gate(&u.net.ir(), open, &[]).is_err());
    assert!(
        home_gate(&u.net.ir(), open, &[ip("10.20.1.99")])
            .expect_err("nobody's address")
            .contains("NO_POSSIBLE_DESTINATION")
    );
    u.net.revoke(u.nfs_out, u.nfs_out_rule);
    let text = gate(&u, open).expect_err("no egress rule");
    assert!(
        text.contains(&u.nfs_out.to_string()) && text.contains("TCP 2049") && text.contains("ENI_SG_RULES_MISMATCH"),
        "{text}"
    );
    assert_eq!(gate(&u, u.app), Ok(()), "its own group is open");
    u.net
        .rule(u.nfs_out, Direction::Egress, tcp(2049), Peer::Group(u.nfs_in));
    u.net.network.groups[&u.nfs_in].rules.clear();
    for app in [open, u.app] {
        let text = gate(&u, app).expect_err("no ingress rule");
        assert!(
            text.contains(&u.nfs_in.to_string()) && text.contains("SG_HAS_NO_RULES"),
            "{text}"
        );
    }
}

#[test]
fn the_api_gate_wants_the_endpoint_or_the_internet() {
    let service_ip = ip("198.18.0.5");
    let gate = |u: &Usual, app| api_gate(&u.net.ir(), app, API, service_ip);
    let (mut u, open) = Usual::new().with_studio();
    assert_eq!(gate(&u, u.app), Ok(()));
    assert_eq!(gate(&u, open), Ok(()));
    // The name leads to the endpoint: a closed endpoint isn't made up for by the NAT gateway.
    u.net.network.groups[&u.endpoint_group].rules.clear();
    let text = gate(&u, u.app).expect_err("the endpoint's group is closed");
    assert!(text.contains(&u.endpoint_group.to_string()), "{text}");
    u.net.network.vpcs[&u.vpc].enable_dns_hostnames = false;
    assert_eq!(gate(&u, u.app), Ok(()), "the public name, through the NAT gateway");
    u.net.unroute(u.private_table, "0.0.0.0/0");
    let text = gate(&u, u.app).expect_err("neither");
    assert!(
        text.contains("KAKOI_DNS_PRIVATE_DNS_OFF") && text.contains("NO_ROUTE_TO_DESTINATION"),
        "{text}"
    );
    u.net.network.vpcs[&u.vpc].enable_dns_support = false;
    assert!(gate(&u, u.app).expect_err("no DNS").contains("enableDnsSupport"));
    assert_eq!(gate(&u, open), Ok(()), "the domain's VPC doesn't matter to it");
}

#[test]
fn the_studio_network_as_a_region_makes_it_leads_to_the_internet() {
    let mut counter = 0u128;
    let mut entropy = || {
        counter += 1;
        counter
    };
    let region = RegionContext {
        region: "us-east-1".parse().expect("a region"),
        account: "000000000000".parse().expect("an account"),
    };
    let mut ctx = kakoi_net::Ctx {
        now: 0,
        entropy: &mut entropy,
        region: &region,
        host_addresses: &[],
    };
    let mut network = kakoi_net::Network::with_defaults(&mut ctx).expect("a new region");
    let workload = WorkloadId::from_entropy(7);
    let leg = kakoi_net::AppInterface {
        subnet: network.studio_subnet().expect("the studio's subnet"),
        groups: network.studio_group().into_iter().collect(),
        workload,
        leg: AppLeg::Internet,
        description: String::new(),
        tags: Tags::new(),
    };
    network.create_app_interface(&mut ctx, leg).expect("an interface");
    let ir = kakoi_netir::resolve(&network, &kakoi_netir::RegionAddresses::default());
    let verdict = fate(&ir, &Origin::Workload(workload), &Packet::tcp(ip("203.0.113.1"), 443));
    assert!(matches!(to(&verdict), Destination::Internet { .. }));
    assert_eq!(
        resolve_name(&ir, workload, &NameKind::Public),
        NameAnswer::Public { note: None }
    );
    assert_eq!(api_gate(&ir, workload, API, ip("198.18.0.5")), Ok(()));
    let vpc = network.default_vpc().expect("the default VPC").cidr.network();
    assert_eq!(
        code(&fate(&ir, &Origin::Workload(workload), &Packet::tcp(vpc, 443))),
        "KAKOI_SAGEMAKER_MANAGED_VPC_CANNOT_REACH_PRIVATE"
    );
}

#[test]
fn sentences_name_the_hop_and_the_cure() {
    let mut u = Usual::new();
    let open = sentence(&from_app(&u, Packet::tcp(ip("203.0.113.1"), 443)));
    for part in [
        "Reaches the internet",
        Usual::NAT_PUBLIC,
        &u.egress.to_string(),
        &u.nat.to_string(),
        &u.private_table.to_string(),
    ] {
        assert!(open.contains(part), "{open}");
    }
    u.net.unroute(u.private_table, "0.0.0.0/0");
    let closed = sentence(&from_app(&u, Packet::tcp(ip("203.0.113.1"), 443)));
    for part in [
        "Blocked (NO_ROUTE_TO_DESTINATION)",
        &u.private_table.to_string(),
        "203.0.113.1",
        "would open it",
    ] {
        assert!(closed.contains(part), "{closed}");
    }
}

/// Everything, allowed.
fn all(number: u16) -> AclRule {
    acl_rule(number, true, Traffic::All, "0.0.0.0/0")
}

fn deny(number: u16) -> AclRule {
    acl_rule(number, false, Traffic::All, "0.0.0.0/0")
}

fn tcp_ports(number: u16, from: u16, to: u16) -> AclRule {
    acl_rule(number, true, Traffic::Tcp(PortRange { from, to }), "0.0.0.0/0")
}

/// The usual VPC, and a second app in a subnet of its own that answers on every port.
fn across() -> (Usual, SubnetId, Packet) {
    let mut u = Usual::new();
    let servers = u.net.subnet(u.vpc, "10.20.2.0/24", "us-east-1a");
    let group = u.net.open_group(u.vpc);
    u.net.rule(group, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
    u.net.app(servers, "10.20.2.10", &[group]);
    (u, servers, Packet::tcp(ip("10.20.2.10"), 5432))
}

fn acl_at(verdict: &Verdict) -> (NetworkAclId, Direction, Option<u16>) {
    match at(verdict) {
        Hop::AclRule {
            acl, direction, number, ..
        } => (*acl, *direction, Some(*number)),
        Hop::Acl { acl, direction, .. } => (*acl, *direction, None),
        other => panic!("{other}"),
    }
}

#[test]
fn line_10_no_network_acl_blocks_the_resolver() {
    let mut u = Usual::new();
    u.net.acl(u.vpc, &[u.private, u.public], &[], &[]);
    for address in ["10.20.0.2", "169.254.169.253"].map(ip) {
        for packet in [Packet::udp(address, 53), Packet::tcp(address, 53)] {
            assert_eq!(to(&from_app(&u, packet)), &Destination::Resolver);
        }
    }
    assert_eq!(
        code(&from_app(&u, Packet::tcp(ip("203.0.113.1"), 443))),
        "SUBNET_ACL_RESTRICTION"
    );
}

#[test]
fn line_12_only_a_subnets_border_is_judged() {
    let (mut u, servers, packet) = across();
    let endpoint = Packet::tcp(ip(Usual::ENDPOINT), 443);
    let mount = Packet::tcp(ip(Usual::MOUNT), 2049);
    let verdict = from_app(&u, packet);
    let Verdict::Delivered { hops, .. } = &verdict else {
        panic!("{}", sentence(&verdict))
    };
    let rules: Vec<_> = hops
        .iter()
        .filter_map(|h| match h {
            Hop::AclRule {
                number,
                direction,
                subnet,
                ..
            } => Some((*number, *direction, *subnet)),
            _ => None,
        })
        .collect();
    assert_eq!(
        rules,
        [(100, Direction::Egress, u.private), (100, Direction::Ingress, servers)],
        "the default network ACL, at both borders"
    );
    let closed = u.net.acl(u.vpc, &[u.private], &[], &[]);
    for inside in [endpoint, mount] {
        assert!(from_app(&u, inside).is_delivered(), "same subnet");
    }
    let verdict = from_app(&u, packet);
    assert_eq!(verdict.code(), Some(Code::SubnetAclRestriction(Direction::Egress)));
    assert_eq!(acl_at(&verdict), (closed, Direction::Egress, None));

    let mut u = across().0;
    let closed = u.net.acl(u.vpc, &[servers], &[], &[all(100)]);
    let verdict = from_app(&u, packet);
    assert_eq!(verdict.code(), Some(Code::SubnetAclRestriction(Direction::Ingress)));
    assert_eq!(acl_at(&verdict), (closed, Direction::Ingress, None));
    assert!(
        sentence(&verdict).contains("last rule * denies") && sentence(&verdict).contains("TCP 5432 from 10.20.1.10/32"),
        "{}",
        sentence(&verdict)
    );
}

#[test]
fn line_12_endpoints_and_mount_targets_of_other_subnets_are_judged() {
    let (mut u, servers, _) = across();
    let far = u.net.endpoint(servers, "10.20.2.20", &[u.endpoint_group], false);
    let file_system = u.net.file_system();
    u.net.mount_target(file_system, servers, "10.20.2.30", &[u.nfs_in]);
    let packets = [Packet::tcp(ip("10.20.2.20"), 443), Packet::tcp(ip("10.20.2.30"), 2049)];
    for packet in packets {
        assert!(from_app(&u, packet).is_delivered(), "{far}");
    }
    u.net.acl(u.vpc, &[servers], &[all(100)], &[]);
    for packet in packets {
        assert_eq!(code(&from_app(&u, packet)), "KAKOI_RETURN_PORTS_BLOCKED");
    }
}

#[test]
fn line_13_the_lowest_number_that_matches_decides() {
    let (mut u, servers, packet) = across();
    let narrow = acl_rule(90, false, tcp(5432), "10.20.1.10/32");
    let acl = u.net.acl(u.vpc, &[servers], &[all(100), narrow], &[all(100)]);
    let verdict = from_app(&u, packet);
    assert_eq!(acl_at(&verdict), (acl, Direction::Ingress, Some(90)));
    let text = sentence(&verdict);
    assert!(
        text.contains("rule 90") && text.contains("lower number than 90"),
        "{text}"
    );
    assert!(
        from_app(&u, Packet::tcp(packet.dst, 5433)).is_delivered(),
        "another port"
    );
    let moved = u.net.network.network_acls[&acl].ingress.remove(&90).expect("the rule");
    u.net.network.network_acls[&acl].ingress.insert(110, moved);
    assert!(from_app(&u, packet).is_delivered(), "100 comes first now");
    u.net.network.network_acls[&acl].ingress.remove(&100);
    let other = from_app(&u, Packet::tcp(packet.dst, 5433));
    assert_eq!(acl_at(&other), (acl, Direction::Ingress, None), "the last rule denies");
}

#[test]
fn where_groups_and_a_network_acl_deny_both_are_listed_groups_first() {
    let (mut u, servers, packet) = across();
    let listed = |u: &Usual| denials(&u.net.ir(), &Origin::Workload(u.app), &packet);
    assert_eq!(listed(&u), [], "delivered");
    let acl = u.net.acl(u.vpc, &[servers], &[], &[all(100)]);
    let by_acl = (acl, Direction::Ingress, None);
    assert_eq!(listed(&u).iter().map(acl_at).collect::<Vec<_>>(), [by_acl]);
    u.net.revoke(u.group, u.egress);
    u.net.revoke(u.nfs_out, u.nfs_out_rule);
    let both = listed(&u);
    assert_eq!(both.len(), 2);
    assert_eq!(both[0].code(), Some(Code::SgHasNoRules(Direction::Egress)));
    assert_eq!(both[0], from_app(&u, packet));
    assert_eq!(acl_at(&both[1]), by_acl);
}

#[test]
fn line_13_icmp_goes_by_type_and_code() {
    let (mut u, servers, packet) = across();
    let icmp = |number, kind| {
        let code = None;
        acl_rule(number, true, Traffic::Icmp { kind: Some(kind), code }, "0.0.0.0/0")
    };
    let ping = Packet::icmp(packet.dst);
    let acl = u.net.acl(u.vpc, &[servers], &[icmp(100, 8)], &[icmp(100, 0)]);
    assert!(from_app(&u, ping).is_delivered());
    u.net.network.network_acls[&acl].egress = [icmp(100, 8)].into();
    let verdict = from_app(&u, ping);
    assert_eq!(verdict.code(), Some(Code::KakoiReturnPortsBlocked));
    assert!(
        sentence(&verdict).contains("ICMP type 0 code 0"),
        "{}",
        sentence(&verdict)
    );
    u.net.network.network_acls[&acl].ingress = [icmp(100, 0)].into();
    assert_eq!(code(&from_app(&u, ping)), "SUBNET_ACL_RESTRICTION");
}

#[test]
fn line_14_an_answer_is_judged_by_the_clients_port() {
    let (mut u, servers, packet) = across();
    let linux = tcp_ports(100, 32768, 60999);
    let acl = u.net.acl(u.vpc, &[servers], &[all(100)], &[linux]);
    assert!(from_app(&u, packet).is_delivered(), "the usual port");
    assert!(from_app(&u, packet.from_port(40000)).is_delivered());
    let verdict = from_app(&u, packet.from_port(61500));
    assert_eq!(verdict.code(), Some(Code::KakoiReturnPortsBlocked));
    assert_eq!(acl_at(&verdict), (acl, Direction::Egress, None));
    let text = sentence(&verdict);
    for part in [
        "answers reach client ports 32768–60999 only",
        "TCP 61500 to 10.20.1.10/32",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert_eq!(
        code(&from_app(&u, Packet::udp(packet.dst, 53))),
        "KAKOI_RETURN_PORTS_BLOCKED"
    );

    // The client's subnet judges the answer, too.
    u.net
        .acl(u.vpc, &[u.private], &[tcp_ports(100, 50000, 65535)], &[all(100)]);
    let verdict = from_app(&u, packet.from_port(40000));
    assert!(
        sentence(&verdict).contains("client ports 50000–60999 only"),
        "{}",
        sentence(&verdict)
    );
    assert!(from_app(&u, packet.from_port(55555)).is_delivered());
    u.net.acl(u.vpc, &[u.private], &[tcp_ports(100, 80, 443)], &[all(100)]);
    let verdict = from_app(&u, packet);
    assert!(
        sentence(&verdict).contains("answers reach no client port"),
        "{}",
        sentence(&verdict)
    );
}

#[test]
fn line_14_the_ports_that_answers_reach_are_exactly_those_that_work() {
    let (mut u, servers, packet) = across();
    let tcp_deny = |number, from, to| acl_rule(number, false, Traffic::Tcp(PortRange { from, to }), "10.20.1.0/24");
    let elsewhere = acl_rule(70, false, Traffic::All, "10.20.9.0/24");
    let rules = [
        elsewhere,
        tcp_deny(80, 2000, 2009),
        tcp_ports(90, 1024, 3000),
        deny(100),
        tcp_ports(110, 0, 9),
    ];
    u.net.acl(u.vpc, &[servers], &[all(100)], &rules);
    u.net.acl(
        u.vpc,
        &[u.private],
        &[tcp_ports(5, 1500, 2999), tcp_ports(7, 3000, 3000)],
        &[all(100)],
    );
    let ir = u.net.ir();
    let router = &ir.routers[&u.vpc];
    let by_address = |a: &str| {
        router
            .interfaces
            .values()
            .find(|i| i.address == ip(a))
            .expect("an interface")
    };
    let borders = kakoi_netir::Borders::inside(by_address(Usual::APP), by_address("10.20.2.10"));
    let ports = return_ports(&[(router, &borders)], packet.protocol);
    assert_eq!(
        ports,
        [PortRange { from: 1500, to: 1999 }, PortRange { from: 2010, to: 3000 }]
    );
    for port in 0..=u16::MAX {
        let works = fate(&ir, &Origin::Workload(u.app), &packet.from_port(port)).is_delivered();
        assert_eq!(works, ports.iter().any(|r| r.contains(port)), "port {port}");
    }
    assert!(return_ports(&[(router, &borders)], Protocol::Udp(53)).is_empty());
}

#[test]
fn line_17_both_subnets_network_acls_judge_on_the_way_through_a_nat_gateway() {
    let out = Packet::tcp(ip("203.0.113.1"), 443);
    let delivered = |private: [&[AclRule]; 2], public: [&[AclRule]; 2]| {
        let mut u = Usual::new();
        u.net.acl(u.vpc, &[u.private], private[0], private[1]);
        u.net.acl(u.vpc, &[u.public], public[0], public[1]);
        let verdict = from_app(&u, out);
        verdict.code().map(|c| {
            (c.name(), matches!(acl_at(&verdict), (_, Direction::Egress, _)), {
                let (Hop::AclRule { subnet, .. } | Hop::Acl { subnet, .. }) = at(&verdict) else {
                    unreachable!()
                };
                *subnet == u.private
            })
        })
    };
    let (https, back) = (tcp_ports(100, 443, 443), tcp_ports(100, 1024, 65535));
    let inward = [
        acl_rule(100, true, tcp(443), "10.20.1.0/24"),
        acl_rule(110, true, back.1.traffic, "203.0.113.0/24"),
    ];
    let outward = [
        acl_rule(100, true, tcp(443), "203.0.113.0/24"),
        acl_rule(110, true, back.1.traffic, "10.20.1.0/24"),
    ];
    assert_eq!(delivered([&[back], &[https]], [&inward, &outward]), None);
    let denied = "SUBNET_ACL_RESTRICTION";
    assert_eq!(
        delivered([&[back], &[]], [&inward, &outward]),
        Some((denied, true, true))
    );
    assert_eq!(
        delivered([&[back], &[https]], [&inward[1..], &outward]),
        Some((denied, false, false))
    );
    assert_eq!(
        delivered([&[back], &[https]], [&inward, &outward[1..]]),
        Some((denied, true, false))
    );
}

#[test]
fn line_31_an_answer_through_a_nat_gateway_passes_both_subnets_network_acls() {
    let out = Packet::tcp(ip("203.0.113.1"), 443);
    let back = tcp_ports(100, 1024, 65535).1.traffic;
    let inward = [
        acl_rule(100, true, tcp(443), "10.20.1.0/24"),
        acl_rule(110, true, back, "203.0.113.0/24"),
    ];
    let outward = [
        acl_rule(100, true, tcp(443), "203.0.113.0/24"),
        acl_rule(110, true, back, "10.20.1.0/24"),
    ];
    let https = acl_rule(100, true, tcp(443), "203.0.113.0/24");
    for (private_in, public_in, public_out, dies_at) in [
        (
            &[all(100)][..],
            &inward[..1],
            &outward[..],
            Some((false, Direction::Ingress)),
        ),
        (&[all(100)], &inward, &outward[..1], Some((false, Direction::Egress))),
        (
            &[deny(50), all(100)],
            &inward,
            &outward,
            Some((true, Direction::Ingress)),
        ),
        (&[all(100)], &inward, &outward, None),
    ] {
        let mut u = Usual::new();
        let private = u.net.acl(u.vpc, &[u.private], private_in, &[https]);
        u.net.acl(u.vpc, &[u.public], public_in, public_out);
        let verdict = from_app(&u, out);
        match dies_at {
            None => assert!(verdict.is_delivered(), "{}", sentence(&verdict)),
            Some((in_private, direction)) => {
                assert_eq!(verdict.code(), Some(Code::KakoiReturnPortsBlocked));
                let (acl, at, _) = acl_at(&verdict);
                assert_eq!((acl == private, at), (in_private, direction));
            }
        }
    }
}

#[test]
fn line_34_a_gateway_endpoint_is_behind_the_clients_border_only() {
    let mut u = Usual::new();
    let (endpoint, _) = u.net.gateway_endpoint(u.vpc, &[u.private_table], &["198.18.0.16/28"]);
    u.net.acl(u.vpc, &[u.public], &[], &[]);
    let packet = Packet::tcp(ip(S3_ADDRESS), 443);
    assert_eq!(to(&from_app(&u, packet)), &behind(endpoint));
    u.net.acl(
        u.vpc,
        &[u.private],
        &[acl_rule(1, false, Traffic::All, "198.18.0.17/32"), all(2)],
        &[all(1)],
    );
    let verdict = from_app(&u, packet);
    assert_eq!(code(&verdict), "KAKOI_RETURN_PORTS_BLOCKED");
    assert!(sentence(&verdict).contains("rule 1 of"), "{}", sentence(&verdict));
    u.net.acl(u.vpc, &[u.private], &[all(1)], &[]);
    assert_eq!(code(&from_app(&u, packet)), "SUBNET_ACL_RESTRICTION");
}
