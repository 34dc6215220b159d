//! The simulator on what peering connections carry, checklist line by line.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;

use common::*;
use kakoi_net::{AppLeg, Direction, Peer, PeeringStatus, PortRange, RouteTarget, Traffic};
use kakoi_netsim::*;
use kakoi_types::*;

const FAR: &str = Peered::FAR_APP;

fn from_near(p: &Peered, packet: Packet) -> Verdict {
    fate(&p.ir(), &Origin::Workload(p.near.app), &packet)
}

fn https(dst: &str) -> Packet {
    Packet::tcp(ip(dst), 443)
}

/// What becomes of HTTPS from the near app to an address.
fn fate_to(p: &Peered, dst: &str) -> Verdict {
    from_near(p, https(dst))
}

fn name(verdict: &Verdict) -> &'static str {
    verdict.code().map_or("delivered", Code::name)
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

#[test]
fn line_27_a_packet_passes_both_sides_and_each_is_named() {
    let p = Peered::new();
    let verdict = fate_to(&p, FAR);
    let Verdict::Delivered { to, hops } = &verdict else {
        panic!("{}", sentence(&verdict))
    };
    let interfaces = &p.near.net.network.interfaces;
    let far = interfaces
        .values()
        .find(|i| i.private_ip == ip(FAR))
        .expect("the far app's");
    assert_eq!(*to, Destination::Interface(far.id));
    let place = |wanted: &dyn Fn(&Hop) -> bool| hops.iter().position(wanted).expect("the hop");
    let acl_of = |wanted: SubnetId, way: Direction| {
        place(&|h| matches!(h, Hop::AclRule { subnet, direction, .. } if (*subnet, *direction) == (wanted, way)))
    };
    let order = [
        place(&|h| matches!(h, Hop::Rule { group, direction: Direction::Egress, .. } if *group == p.near.group)),
        place(
            &|h| matches!(h, Hop::Route { table, destination } if *table == p.near.private_table && destination == "10.30.0.0/16"),
        ),
        acl_of(p.near.private, Direction::Egress),
        place(&|h| *h == Hop::Peering(p.peering)),
        acl_of(p.far_subnet, Direction::Ingress),
        place(&|h| matches!(h, Hop::Rule { group, direction: Direction::Ingress, .. } if *group == p.far_group)),
    ];
    assert!(order.is_sorted(), "{hops:?}");
    assert!(
        sentence(&verdict).contains(&p.peering.to_string()),
        "{}",
        sentence(&verdict)
    );
}

#[test]
fn line_27_the_sender_needs_a_route() {
    let mut p = Peered::new();
    let table = p.near.private_table;
    p.net().unroute(table, "10.30.0.0/16");
    assert_eq!(name(&fate_to(&p, FAR)), "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS");
    p.net().unroute(table, "0.0.0.0/0");
    let verdict = fate_to(&p, FAR);
    assert_eq!(name(&verdict), "NO_ROUTE_TO_DESTINATION");
    assert_eq!(*at(&verdict), Hop::Table(table));
}

#[test]
fn line_27_the_answer_needs_a_route_back() {
    let mut p = Peered::new();
    let (near, far_vpc, far_subnet, far_table) = (p.near.vpc, p.far_vpc, p.far_subnet, p.far_table);
    p.net().unroute(far_table, "10.20.0.0/16");
    let lost = |p: &Peered, at_wanted: Hop, word: &str| {
        let verdict = fate_to(p, FAR);
        assert_eq!(name(&verdict), "NO_ROUTE_TO_DESTINATION");
        assert_eq!(*at(&verdict), at_wanted);
        let text = sentence(&verdict);
        assert!(text.contains("its answer dies") && text.contains(word), "{text}");
    };
    lost(&p, Hop::Table(far_table), "has no route back to 10.20.1.10");
    let route = |destination: &str| Hop::Route {
        table: far_table,
        destination: destination.to_owned(),
    };
    let igw = p.net().igw(far_vpc);
    p.net().route(far_table, "0.0.0.0/0", RouteTarget::InternetGateway(igw));
    lost(&p, route("0.0.0.0/0"), "elsewhere");
    let nat = p.net().nat(far_subnet, "10.30.1.5", Some("198.51.100.9"));
    p.net().route(far_table, "10.20.0.0/16", RouteTarget::NatGateway(nat));
    lost(&p, route("10.20.0.0/16"), "elsewhere");
    let third = p.net().vpc("10.20.0.0/16");
    let other = p.net().subnet(third, "10.20.1.0/24", "us-east-1a");
    let group = p.net().open_group(third);
    p.net().app(other, "10.20.1.10", &[group]);
    let to_third = p.net().peering(far_vpc, third);
    p.net().route(far_table, "10.20.0.0/16", RouteTarget::Peering(to_third));
    lost(&p, route("10.20.0.0/16"), "elsewhere");
    p.net().network.peerings[&to_third].status = PeeringStatus::Deleted;
    lost(&p, route("10.20.0.0/16"), "gone or carries nothing");
    // Any connection with the sender's VPC does, and the narrowest range that holds the sender.
    let second = p.net().peering(far_vpc, near);
    p.net().route(far_table, "10.20.1.10/32", RouteTarget::Peering(second));
    assert!(fate_to(&p, FAR).is_delivered());
    p.net().route(far_table, "10.20.1.10/32", RouteTarget::NatGateway(nat));
    let peering = p.peering;
    p.net().route(far_table, "10.20.0.0/16", RouteTarget::Peering(peering));
    lost(&p, route("10.20.1.10/32"), "elsewhere");
}

/// The table of the answering interface's own subnet counts, not another one of its VPC (line 18).
#[test]
fn line_27_each_far_subnet_has_its_own_way_back() {
    let mut p = Peered::new();
    let (far_vpc, far_group) = (p.far_vpc, p.far_group);
    let other = p.net().subnet(far_vpc, "10.30.2.0/24", "us-east-1b");
    p.net().app(other, "10.30.2.10", &[far_group]);
    assert!(fate_to(&p, FAR).is_delivered());
    let verdict = fate_to(&p, "10.30.2.10");
    assert_eq!(name(&verdict), "NO_ROUTE_TO_DESTINATION");
    let main = p.near.net.main_table(far_vpc);
    assert_eq!(*at(&verdict), Hop::Table(main));
    let peering = p.peering;
    p.net().route(main, "10.20.1.0/24", RouteTarget::Peering(peering));
    assert!(fate_to(&p, "10.30.2.10").is_delivered());
}

#[test]
fn line_27_the_far_vpc_must_contain_the_address() {
    let mut p = Peered::new();
    let (table, id, far_vpc) = (p.near.private_table, p.peering, p.far_vpc);
    p.net().route(table, "10.0.0.0/8", RouteTarget::Peering(id));
    let verdict = fate_to(&p, "10.31.0.1");
    assert_eq!(name(&verdict), "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
    assert!(sentence(&verdict).contains(&id.to_string()));
    assert_eq!(
        name(&fate_to(&p, "10.30.77.1")),
        "NO_POSSIBLE_DESTINATION",
        "in its range, but nobody's"
    );
    p.net().add_range(far_vpc, "10.31.0.0/16");
    assert_eq!(name(&fate_to(&p, "10.31.0.1")), "NO_POSSIBLE_DESTINATION");
    let subnet = p.net().subnet(far_vpc, "10.31.1.0/24", "us-east-1a");
    let group = p.far_group;
    p.net().app(subnet, "10.31.0.1", &[group]);
    let main = p.near.net.main_table(far_vpc);
    p.net().route(main, "10.20.0.0/16", RouteTarget::Peering(id));
    assert!(fate_to(&p, "10.31.0.1").is_delivered());
}

#[test]
fn line_27_peering_is_not_transitive() {
    let mut p = Peered::new();
    let (far_vpc, far_table, near_table, id) = (p.far_vpc, p.far_table, p.near.private_table, p.peering);
    let third = p.net().vpc("10.40.0.0/16");
    let subnet = p.net().subnet(third, "10.40.1.0/24", "us-east-1a");
    let group = p.net().open_group(third);
    p.net().rule(group, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
    p.net().app(subnet, "10.40.1.10", &[group]);
    let onward = p.net().peering(far_vpc, third);
    p.net().route(far_table, "10.40.0.0/16", RouteTarget::Peering(onward));
    let third_main = p.near.net.main_table(third);
    p.net().route(third_main, "10.30.0.0/16", RouteTarget::Peering(onward));
    p.net().route(third_main, "10.20.0.0/16", RouteTarget::Peering(onward));
    let from_far = fate(&p.ir(), &Origin::Workload(p.far_app), &https("10.40.1.10"));
    assert!(from_far.is_delivered(), "{}", sentence(&from_far));
    p.net().route(near_table, "10.40.0.0/16", RouteTarget::Peering(id));
    assert_eq!(name(&fate_to(&p, "10.40.1.10")), "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
}

#[test]
fn line_27_no_gateway_nat_gateway_endpoint_route_or_resolver_of_the_peer() {
    let mut p = Peered::new();
    let (near_table, far_vpc, far_table, far_subnet, id) =
        (p.near.private_table, p.far_vpc, p.far_table, p.far_subnet, p.peering);
    let public = p.net().subnet(far_vpc, "10.30.9.0/24", "us-east-1a");
    let public_table = p.net().table(far_vpc, &[public]);
    let igw = p.net().igw(far_vpc);
    let nat = p.net().nat(public, "10.30.9.5", Some("198.51.100.9"));
    p.net().route(far_table, "0.0.0.0/0", RouteTarget::NatGateway(nat));
    p.net()
        .route(public_table, "0.0.0.0/0", RouteTarget::InternetGateway(igw));
    p.net().route(public_table, "10.20.0.0/16", RouteTarget::Peering(id));
    p.net().gateway_endpoint(far_vpc, &[far_table], &["198.18.0.16/28"]);
    for service in ["203.0.113.1", S3_ADDRESS] {
        let from_far = fate(&p.ir(), &Origin::Workload(p.far_app), &https(service));
        assert!(from_far.is_delivered(), "{}", sentence(&from_far));
    }
    p.net().route(near_table, "0.0.0.0/0", RouteTarget::Peering(id));
    for service in ["203.0.113.1", S3_ADDRESS] {
        assert_eq!(
            name(&fate_to(&p, service)),
            "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
            "{service}"
        );
    }
    let verdict = fate_to(&p, "10.30.9.5");
    assert_eq!(
        (name(&verdict), at(&verdict)),
        ("NO_POSSIBLE_DESTINATION", &Hop::NatGateway(nat))
    );
    let question = from_near(&p, Packet::udp(ip("10.30.0.2"), 53));
    assert_eq!(name(&question), "NO_POSSIBLE_DESTINATION");
    assert!(
        from_near(&p, Packet::udp(ip("10.20.0.2"), 53)).is_delivered(),
        "its own answers"
    );
    let home = p.net().workload();
    let group = p.far_group;
    p.net().leg(home, AppLeg::Home, far_subnet, "10.30.1.40", &[group]);
    assert_eq!(name(&fate_to(&p, "10.30.1.40")), "KAKOI_HOME_INTERFACE_NFS_ONLY");
}

#[test]
fn lines_27_35_40_endpoints_mount_targets_and_databases_are_reached_by_address() {
    let mut p = Peered::new();
    let (far_subnet, far_group) = (p.far_subnet, p.far_group);
    let file_system = p.net().file_system();
    let target = p
        .net()
        .mount_target(file_system, far_subnet, "10.30.1.30", &[far_group]);
    p.net().endpoint(far_subnet, "10.30.1.20", &[far_group], true);
    let database = p.net().workload();
    let interface = p
        .net()
        .leg(database, AppLeg::Database, far_subnet, "10.30.1.60", &[far_group]);
    let service = API.to_owned();
    assert_eq!(*to(&fate_to(&p, "10.30.1.20")), Destination::Endpoint { service });
    let nfs = from_near(&p, Packet::tcp(ip("10.30.1.30"), 2049));
    assert_eq!(*to(&nfs), Destination::MountTarget(target));
    let sql = from_near(&p, Packet::tcp(ip("10.30.1.60"), 5432));
    assert_eq!(*to(&sql), Destination::Interface(interface));
}

#[test]
fn line_44_a_public_internet_only_app_gets_nothing_of_a_peering() {
    let (near, app) = Usual::new().with_studio();
    let mut p = Peered::new();
    // The same network with the studio in it: built anew on the usual one that has it.
    p.near = near;
    let net = &mut p.near.net;
    p.far_vpc = net.vpc("10.30.0.0/16");
    let subnet = net.subnet(p.far_vpc, "10.30.1.0/24", "us-east-1a");
    let group = net.open_group(p.far_vpc);
    net.rule(group, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
    net.app(subnet, FAR, &[group]);
    let id = net.peering(p.near.vpc, p.far_vpc);
    net.route(p.near.private_table, "10.30.0.0/16", RouteTarget::Peering(id));
    net.route(net.main_table(p.far_vpc), "10.20.0.0/16", RouteTarget::Peering(id));
    assert!(fate_to(&p, FAR).is_delivered(), "a VpcOnly app of the same VPC does");
    let verdict = fate(&p.ir(), &Origin::Workload(app), &https(FAR));
    assert_eq!(name(&verdict), "KAKOI_SAGEMAKER_MANAGED_VPC_CANNOT_REACH_PRIVATE");
}

#[test]
fn line_22_a_connection_that_is_not_active_drops() {
    let mut p = Peered::new();
    assert!(fate_to(&p, FAR).is_delivered());
    for status in [PeeringStatus::PendingAcceptance, PeeringStatus::Deleted] {
        p.set_status(status);
        assert_eq!(name(&fate_to(&p, FAR)), "BAD_STATE_ROUTE");
    }
    p.set_status(PeeringStatus::Active);
    assert!(fate_to(&p, FAR).is_delivered());
}

#[test]
fn line_07_references_work_over_an_active_connection_only() {
    let mut p = Peered::new();
    let (near_group, far_group, far_table, id) = (p.near.group, p.far_group, p.far_table, p.peering);
    let egress = p.near.egress;
    p.net().network.groups[&far_group].rules.clear();
    p.net().revoke(near_group, egress);
    let member = Peer::Group(near_group);
    p.net().rule(far_group, Direction::Ingress, tcp(443), member);
    assert_eq!(name(&fate_to(&p, FAR)), "ENI_SG_RULES_MISMATCH");
    p.net()
        .rule(near_group, Direction::Egress, tcp(443), Peer::Group(far_group));
    assert!(fate_to(&p, FAR).is_delivered());
    let private = p.near.private;
    let stranger_group = {
        let vpc = p.near.vpc;
        p.net().open_group(vpc)
    };
    let stranger = p.net().app(private, "10.20.1.70", &[stranger_group]);
    let verdict = fate(&p.ir(), &Origin::Workload(stranger), &https(FAR));
    assert_eq!(verdict.code(), Some(Code::EniSgRulesMismatch(Direction::Ingress)));
    p.set_status(PeeringStatus::Deleted);
    let verdict = fate_to(&p, FAR);
    assert_eq!(
        verdict.code(),
        Some(Code::EniSgRulesMismatch(Direction::Egress)),
        "stale"
    );
    // Joined anew, the rules mean the same addresses again.
    let (near, far) = (p.near.vpc, p.far_vpc);
    let again = p.net().peering(far, near);
    let near_table = p.near.private_table;
    p.net().route(near_table, "10.30.0.0/16", RouteTarget::Peering(again));
    p.net().route(far_table, "10.20.0.0/16", RouteTarget::Peering(again));
    assert!(fate_to(&p, FAR).is_delivered(), "by {again} now, not by {id}");
}

#[test]
fn line_02_far_groups_judge_the_request_only() {
    let mut p = Peered::new();
    let far_group = p.far_group;
    let rules = &mut p.net().network.groups[&far_group].rules;
    rules.retain(|_, r| r.direction == Direction::Ingress);
    assert!(fate_to(&p, FAR).is_delivered(), "the answer passes by state");
    let started_there = fate(&p.ir(), &Origin::Workload(p.far_app), &https(Usual::APP));
    assert_eq!(started_there.code(), Some(Code::SgHasNoRules(Direction::Egress)));
}

#[test]
fn line_11_a_forged_source_gets_nowhere() {
    let p = Peered::new();
    let ir = p.ir();
    let interface = ir.workloads[&p.near.app].legs[&AppLeg::Vpc].interface;
    let send = |source: &str| {
        let from = Origin::Interface {
            interface,
            source: ip(source),
        };
        fate(&ir, &from, &https(FAR))
    };
    assert!(send(Usual::APP).is_delivered());
    for source in ["10.20.1.11", "10.30.1.11"] {
        assert_eq!(name(&send(source)), "ENI_SOURCE_DEST_CHECK_RESTRICTION", "{source}");
    }
}

fn ports(number: u16, from: u16, to: u16, range: &str) -> AclRule {
    acl_rule(number, true, Traffic::Tcp(PortRange { from, to }), range)
}

#[test]
fn lines_12_14_both_subnets_network_acls_judge_both_ways() {
    let everywhere = acl_rule(100, true, Traffic::All, "0.0.0.0/0");
    let delivered = |near: [&[AclRule]; 2], far: [&[AclRule]; 2]| {
        let mut p = Peered::new();
        let (vpc, far_vpc, subnet, far_subnet) = (p.near.vpc, p.far_vpc, p.near.private, p.far_subnet);
        p.net().acl(vpc, &[subnet], near[0], near[1]);
        p.net().acl(far_vpc, &[far_subnet], far[0], far[1]);
        let verdict = fate_to(&p, FAR);
        let place = verdict.code().map(|_| match at(&verdict) {
            Hop::AclRule { subnet, direction, .. } | Hop::Acl { subnet, direction, .. } => {
                (*subnet == p.near.private, *direction)
            }
            other => panic!("{other}"),
        });
        (name(&verdict), place)
    };
    let near_out = [ports(100, 443, 443, "10.30.1.10/32")];
    let near_in = [ports(100, 49152, 49152, "10.30.1.10/32")];
    let far_in = [ports(100, 443, 443, "10.20.1.10/32")];
    let far_out = [ports(100, 49152, 49152, "10.20.1.10/32")];
    assert_eq!(
        delivered([&near_in, &near_out], [&far_in, &far_out]),
        ("delivered", None),
        "exactly these four rules are needed"
    );
    let denied = "SUBNET_ACL_RESTRICTION";
    let blocked = "KAKOI_RETURN_PORTS_BLOCKED";
    let all = &[everywhere][..];
    let (out, into) = (Direction::Egress, Direction::Ingress);
    assert_eq!(delivered([all, &[]], [all, all]), (denied, Some((true, out))));
    assert_eq!(delivered([all, all], [&[], all]), (denied, Some((false, into))));
    assert_eq!(delivered([all, all], [all, &[]]), (blocked, Some((false, out))));
    assert_eq!(delivered([&[], all], [all, all]), (blocked, Some((true, into))));
}

#[test]
fn line_14_the_ports_that_answers_reach_over_a_peering_are_exactly_those_that_work() {
    let mut p = Peered::new();
    let (vpc, far_vpc, subnet, far_subnet) = (p.near.vpc, p.far_vpc, p.near.private, p.far_subnet);
    let all = acl_rule(100, true, Traffic::All, "0.0.0.0/0");
    let out = [
        ports(100, 1000, 2000, "10.20.0.0/16"),
        ports(110, 3000, 3500, "10.20.0.0/16"),
    ];
    let into = [ports(100, 1500, 3200, "10.30.0.0/16")];
    p.net().acl(far_vpc, &[far_subnet], &[all], &out);
    p.net().acl(vpc, &[subnet], &into, &[all]);
    let ir = p.ir();
    let works = |port: u16| fate(&ir, &Origin::Workload(p.near.app), &https(FAR).from_port(port)).is_delivered();
    for port in [1499, 2001, 2999, 3201, 49152] {
        assert!(!works(port), "{port}");
    }
    for port in [1500, 2000, 3000, 3200] {
        assert!(works(port), "{port}");
    }
    let verdict = fate_to(&p, FAR);
    assert!(
        sentence(&verdict).contains("client ports 1500–2000, 3000–3200 only"),
        "{}",
        sentence(&verdict)
    );
}

#[test]
fn line_37_private_names_stay_in_their_vpc() {
    let mut p = Peered::new();
    let far_app = p.far_app;
    let asked = |p: &Peered, who, name: NameKind| resolve_name(&p.ir(), who, &name);
    let api = NameKind::Service(API.to_owned());
    assert_eq!(
        asked(&p, p.near.app, api.clone()),
        NameAnswer::Private(vec![ip(Usual::ENDPOINT)])
    );
    assert_eq!(asked(&p, far_app, api), NameAnswer::Public { note: None });
    let (far_subnet, far_group) = (p.far_subnet, p.far_group);
    let file_system = p.net().file_system();
    p.net()
        .mount_target(file_system, far_subnet, "10.30.1.30", &[far_group]);
    let name = NameKind::MountTarget(file_system);
    assert_eq!(
        asked(&p, far_app, name.clone()),
        NameAnswer::Private(vec![ip("10.30.1.30")])
    );
    assert!(matches!(
        asked(&p, p.near.app, name),
        NameAnswer::Refused {
            code: Code::KakoiDnsNoMountTargetInAz,
            ..
        }
    ));
}
