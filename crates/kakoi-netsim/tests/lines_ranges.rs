//! The simulator on several ranges of a VPC, customers' prefix lists and ICMP types, checklist line by line.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;

use common::*;
use kakoi_net::{Direction, Peer, RouteTarget, Traffic};
use kakoi_netsim::*;
use kakoi_types::*;

fn from_app(u: &Usual, packet: Packet) -> Verdict {
    fate(&u.net.ir(), &Origin::Workload(u.app), &packet)
}

fn name(verdict: &Verdict) -> &'static str {
    verdict.code().map_or("delivered", Code::name)
}

/// The usual VPC with a second range, and an app in it whose group lets in the first one's addresses.
fn with_two_ranges() -> (Usual, WorkloadId, SubnetId) {
    let mut u = Usual::new();
    u.net.add_range(u.vpc, "100.64.0.0/16");
    let subnet = u.net.subnet(u.vpc, "100.64.1.0/24", "us-east-1b");
    let group = u.net.open_group(u.vpc);
    u.net.rule(group, Direction::Ingress, tcp(443), peer("10.20.0.0/16"));
    let app = u.net.app(subnet, "100.64.1.10", &[group]);
    (u, app, subnet)
}

#[test]
fn line_21_ranges_of_a_vpc_reach_each_other_by_their_local_routes() {
    let (mut u, other, _) = with_two_ranges();
    let verdict = from_app(&u, Packet::tcp(ip("100.64.1.10"), 443));
    let Verdict::Delivered { hops, .. } = &verdict else {
        panic!("{}", sentence(&verdict))
    };
    let local = Hop::Route {
        table: u.private_table,
        destination: "100.64.0.0/16".to_owned(),
    };
    assert!(hops.contains(&local), "{hops:?}");
    // A broader route of a user's doesn't override it, nor a narrower one.
    u.net
        .route(u.private_table, "100.64.1.0/24", RouteTarget::NatGateway(u.nat));
    assert!(from_app(&u, Packet::tcp(ip("100.64.1.10"), 443)).is_delivered());
    let back = fate(
        &u.net.ir(),
        &Origin::Workload(other),
        &Packet::tcp(ip(Usual::ENDPOINT), 443),
    );
    assert_eq!(
        back.code(),
        Some(Code::EniSgRulesMismatch(Direction::Ingress)),
        "the endpoint's group admits the first range only"
    );
    u.net
        .rule(u.endpoint_group, Direction::Ingress, tcp(443), peer("100.64.0.0/16"));
    let back = fate(
        &u.net.ir(),
        &Origin::Workload(other),
        &Packet::tcp(ip(Usual::ENDPOINT), 443),
    );
    assert!(back.is_delivered(), "{}", sentence(&back));
}

#[test]
fn line_24_an_address_of_the_second_range_that_nobody_has() {
    let (mut u, _, _) = with_two_ranges();
    assert_eq!(
        name(&from_app(&u, Packet::tcp(ip("100.64.9.9"), 443))),
        "NO_POSSIBLE_DESTINATION"
    );
    let ranges = &mut u.net.network.vpcs[&u.vpc].more_cidrs;
    ranges.clear();
    assert_eq!(
        name(&from_app(&u, Packet::tcp(ip("100.64.9.9"), 443))),
        "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"
    );
}

#[test]
fn lines_10_30_34_an_app_in_the_second_range_has_the_resolver_and_the_gateways() {
    let (mut u, app, subnet) = with_two_ranges();
    let table = u.net.table(u.vpc, &[subnet]);
    u.net.route(table, "0.0.0.0/0", RouteTarget::NatGateway(u.nat));
    u.net.gateway_endpoint(u.vpc, &[table], &["198.18.0.16/28"]);
    let ir = u.net.ir();
    let sends = |packet: Packet| fate(&ir, &Origin::Workload(app), &packet);
    assert!(sends(Packet::udp(ip("10.20.0.2"), 53)).is_delivered());
    assert_eq!(
        name(&sends(Packet::udp(ip("100.64.0.2"), 53))),
        "NO_POSSIBLE_DESTINATION"
    );
    let out = sends(Packet::tcp(ip("203.0.113.1"), 443));
    assert!(
        matches!(&out, Verdict::Delivered { to: Destination::Internet { source }, .. } if *source == ip(Usual::NAT_PUBLIC)),
        "{}",
        sentence(&out)
    );
    assert!(sends(Packet::tcp(ip(S3_ADDRESS), 443)).is_delivered());
}

#[test]
fn line_08_a_customers_prefix_list_counts_at_once_in_every_rule_that_names_it() {
    let mut u = Usual::new();
    let group = u.net.group(u.vpc);
    u.net.app(u.private, "10.20.1.50", &[group]);
    let list = u.net.prefix_list(&["10.20.1.128/25"]);
    u.net.rule(group, Direction::Ingress, tcp(443), Peer::PrefixList(list));
    u.net.revoke(u.group, u.egress);
    u.net.rule(u.group, Direction::Egress, tcp(443), Peer::PrefixList(list));
    let packet = Packet::tcp(ip("10.20.1.50"), 443);
    let refusal = |u: &Usual| from_app(u, packet).code();
    assert_eq!(refusal(&u), Some(Code::EniSgRulesMismatch(Direction::Egress)));
    let entries = |u: &mut Usual, ranges: &[&str]| {
        u.net.network.prefix_lists[&list].entries = ranges.iter().map(|r| (cidr(r), None)).collect();
    };
    entries(&mut u, &["10.20.1.50/32"]);
    assert_eq!(refusal(&u), Some(Code::EniSgRulesMismatch(Direction::Ingress)));
    entries(&mut u, &["10.20.1.50/32", "10.20.1.10/32"]);
    assert_eq!(refusal(&u), None);
    entries(&mut u, &[]);
    assert_eq!(refusal(&u), Some(Code::EniSgRulesMismatch(Direction::Egress)));
}

#[test]
fn lines_19_20_a_customers_prefix_list_leads_packets_by_its_longest_entry() {
    let mut u = Usual::new();
    let list = u.net.prefix_list(&["203.0.113.0/24", "203.0.113.64/26"]);
    u.net
        .route_list(u.private_table, list, RouteTarget::InternetGateway(u.igw));
    u.net
        .route(u.private_table, "203.0.113.0/25", RouteTarget::NatGateway(u.nat));
    let at = |address: &str| name(&from_app(&u, Packet::tcp(ip(address), 443)));
    assert_eq!(at("203.0.113.63"), "delivered", "the plain /25");
    assert_eq!(
        at("203.0.113.64"),
        "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
        "the list's /26"
    );
    assert_eq!(at("203.0.113.127"), "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
    assert_eq!(
        at("203.0.113.128"),
        "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
        "the list's /24"
    );
    assert_eq!(at("203.0.114.1"), "delivered", "the default route");
}

#[test]
fn line_20_ambiguous_prefix_lists_are_told_about() {
    let mut u = Usual::new();
    let one = u.net.prefix_list(&["203.0.113.0/24"]);
    let two = u.net.prefix_list(&["203.0.113.0/24"]);
    let hint = "KAKOI_ROUTE_AMBIGUOUS_PREFIX_LISTS";
    let text = |u: &Usual| sentence(&from_app(u, Packet::tcp(ip("203.0.113.1"), 443)));
    u.net.route_list(u.private_table, one, RouteTarget::NatGateway(u.nat));
    u.net.route_list(u.private_table, two, RouteTarget::NatGateway(u.nat));
    assert!(
        text(&u).starts_with("Reaches") && !text(&u).contains(hint),
        "{}",
        text(&u)
    );
    u.net
        .route_list(u.private_table, two, RouteTarget::InternetGateway(u.igw));
    let said = text(&u);
    assert!(said.starts_with("Reaches the internet"), "{said}");
    assert!(said.contains(hint) && said.contains(&two.to_string()), "{said}");
    u.net
        .route_list(u.private_table, one, RouteTarget::InternetGateway(u.igw));
    u.net.route_list(u.private_table, two, RouteTarget::NatGateway(u.nat));
    let said = text(&u);
    assert!(
        said.starts_with("Blocked (IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS)"),
        "{said}"
    );
    assert!(said.contains(hint) && said.contains(&two.to_string()), "{said}");
    u.net
        .route(u.private_table, "203.0.113.0/24", RouteTarget::NatGateway(u.nat));
    assert!(!text(&u).contains(hint), "a plain route wins without a doubt");
}

#[test]
fn line_09_icmp_rules_admit_their_type_and_code_only() {
    let icmp = |kind, code| Traffic::Icmp { kind, code };
    let rules = [
        (icmp(None, None), [true, true, true, true, true]),
        (icmp(Some(8), None), [true, true, false, false, false]),
        (icmp(Some(8), Some(0)), [true, false, false, false, false]),
        (icmp(Some(8), Some(1)), [false, true, false, false, false]),
        (icmp(Some(13), None), [false, false, true, false, false]),
        (icmp(Some(15), Some(0)), [false, false, false, true, false]),
        (icmp(Some(17), None), [false, false, false, false, true]),
        (icmp(Some(0), None), [false; 5]),
        (Traffic::Protocol(58), [false; 5]),
    ];
    for (traffic, wanted) in rules {
        let mut u = Usual::new();
        let group = u.net.group(u.vpc);
        u.net.app(u.private, "10.20.1.50", &[group]);
        u.net.rule(group, Direction::Ingress, traffic, peer("0.0.0.0/0"));
        let asked = [(8, 0), (8, 1), (13, 0), (15, 0), (17, 0)];
        let found = asked.map(|(kind, code)| {
            let packet = Packet::icmp_type(ip("10.20.1.50"), kind, code);
            from_app(&u, packet).is_delivered()
        });
        assert_eq!(found, wanted, "{traffic:?}");
    }
}

#[test]
fn line_09_icmp_that_is_no_request_opens_nothing() {
    let mut u = Usual::new();
    let group = u.net.group(u.vpc);
    u.net.app(u.private, "10.20.1.50", &[group]);
    u.net.rule(group, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
    for kind in 0..=u8::MAX {
        let verdict = from_app(&u, Packet::icmp_type(ip("10.20.1.50"), kind, 0));
        let wanted = if [8, 13, 15, 17].contains(&kind) {
            "delivered"
        } else {
            "PROTOCOL_RESTRICTION"
        };
        assert_eq!(name(&verdict), wanted, "type {kind}");
    }
}

#[test]
fn line_14_the_answer_to_an_icmp_request_is_judged_by_its_own_type() {
    let mut u = Usual::new();
    let servers = u.net.subnet(u.vpc, "10.20.2.0/24", "us-east-1a");
    let group = u.net.group(u.vpc);
    u.net.app(servers, "10.20.2.10", &[group]);
    u.net.rule(group, Direction::Ingress, Traffic::All, peer("0.0.0.0/0"));
    let icmp = |kind| Traffic::Icmp {
        kind: Some(kind),
        code: None,
    };
    let all = acl_rule(100, true, Traffic::All, "0.0.0.0/0");
    for (asks, answers) in [(8, 0), (13, 14), (15, 16), (17, 18)] {
        let packet = Packet::icmp_type(ip("10.20.2.10"), asks, 0);
        let out = [acl_rule(100, true, icmp(answers), "10.20.1.0/24")];
        u.net.acl(u.vpc, &[servers], &[all], &out);
        assert!(from_app(&u, packet).is_delivered(), "type {asks}");
        let out = [acl_rule(90, false, icmp(answers), "10.20.1.0/24"), all];
        u.net.acl(u.vpc, &[servers], &[all], &out);
        assert_eq!(name(&from_app(&u, packet)), "KAKOI_RETURN_PORTS_BLOCKED", "type {asks}");
    }
}

#[test]
fn line_34_a_gateway_endpoint_carries_echo_requests_only_of_icmp() {
    let mut u = Usual::new();
    u.net.gateway_endpoint(u.vpc, &[u.private_table], &["198.18.0.16/28"]);
    assert!(from_app(&u, Packet::icmp(ip(S3_ADDRESS))).is_delivered());
    assert_eq!(
        name(&from_app(&u, Packet::icmp_type(ip(S3_ADDRESS), 13, 0))),
        "VPCE_GATEWAY_PROTOCOL_RESTRICTION"
    );
}
