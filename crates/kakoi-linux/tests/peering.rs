//! Peering connections and VPCs of several ranges against real packets: what passes between two VPCs, and what never does.

mod support;

use kakoi_net::{AppLeg, Traffic};
use kakoi_netir::{AclRuleIr, DropWhy, LegRoutes, NextHop};
use std::os::fd::{AsFd, OwnedFd};
use std::process::Command;
use support::peers::*;
use support::*;

/// Runs `ip` in a namespace of the test.
fn ip_command(namespace: &OwnedFd, arguments: &[&str]) -> String {
    let out = kakoi_linux::in_netns(namespace.as_fd(), || Command::new("ip").args(arguments).output()).unwrap();
    assert!(
        out.status.success(),
        "ip {arguments:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn links(namespace: &OwnedFd) -> usize {
    let all = ip_command(namespace, &["-br", "link"]);
    all.lines().filter(|line| line.starts_with('p')).count()
}

/// Leads a range over a router's first peering link, whatever the product thinks of it.
fn force_route(namespace: &OwnedFd, range: &str, peering: u128) {
    let link = kakoi_linux::compile::peering_link(pcx(peering));
    ip_command(
        namespace,
        &["route", "replace", range, "via", "169.254.1.1", "dev", &link, "onlink"],
    );
}

#[test]
fn peers_reach_each_other_by_routes_on_both_sides_and_groups() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = in_a_row();
    region.apply(&ir);
    let (here, there) = (region.app(10), region.app(20));
    for at in [&here, &there] {
        serve(at, "0.0.0.0", 8888);
        serve_udp(at, "0.0.0.0", 8888);
    }
    assert_eq!(
        probe(&here, THERE, 8888).as_deref(),
        Some(HERE),
        "the sender's own address"
    );
    assert_eq!(probe(&there, HERE, 8888).as_deref(), Some(THERE));
    assert!(probe_udp(&here, THERE, 8888) && probe_udp(&there, HERE, 8888));
    assert!(ping(&here, THERE) && ping(&there, HERE));
    assert!(!ping(&here, "10.30.1.21"), "nobody has that address");

    // The receiver's groups judge by the sender's private address.
    let far = vpc(&mut ir, 2).groups.get_mut(&sg_id(1)).unwrap();
    far.ingress = vec![rule(tcp(8888), &["10.20.1.11/32"])];
    region.apply(&ir);
    assert_eq!(probe(&here, THERE, 8888), None);
    assert!(probe(&region.app(11), THERE, 8888).is_some());
    let far = vpc(&mut ir, 2).groups.get_mut(&sg_id(1)).unwrap();
    far.ingress = vec![rule(Traffic::All, &["10.20.0.0/16"])];
    // The sender's do, too.
    group(&mut ir, 1).egress = vec![rule(Traffic::All, &["10.20.0.0/16"])];
    region.apply(&ir);
    assert_eq!(probe(&here, THERE, 8888), None);
    assert!(probe(&there, HERE, 8888).is_some(), "an answer needs no rule");
    group(&mut ir, 1).egress = vec![rule(Traffic::All, &["0.0.0.0/0"])];

    // Without a route back the answer is lost; without one there the question is.
    let back = vpc(&mut ir, 2)
        .tables
        .insert(rtb_id(1), peered("10.30.0.0", &[]))
        .unwrap();
    region.apply(&ir);
    assert!(probe(&here, THERE, 8888).is_none() && probe(&there, HERE, 8888).is_none());
    vpc(&mut ir, 2).tables.insert(rtb_id(1), back);
    region.apply(&ir);
    assert!(probe(&here, THERE, 8888).is_some() && probe(&there, HERE, 8888).is_some());
}

#[test]
fn endpoints_and_mount_targets_answer_peers_and_the_resolver_does_not() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = in_a_row();
    for (n, port) in [(3, 443), (5, 2049)] {
        group(&mut ir, n).ingress = vec![rule(tcp(port), &["10.20.1.10/32", "10.30.1.20/32"])];
    }
    region.apply(&ir);
    let (router, here, there) = (region.router(1), region.app(10), region.app(20));
    serve(&router, ENDPOINT, 443);
    serve(&router, ENDPOINT, 444);
    serve(&router, MOUNT, 2049);
    serve(&router, RESOLVER, 53);
    serve_udp(&router, RESOLVER, 53);
    assert_eq!(probe(&there, ENDPOINT, 443).as_deref(), Some(THERE));
    assert_eq!(probe(&there, MOUNT, 2049).as_deref(), Some(THERE));
    assert_eq!(probe(&there, ENDPOINT, 444), None, "no rule for that port");
    assert!(probe(&here, RESOLVER, 53).is_some() && probe_udp(&here, RESOLVER, 53));
    assert!(probe(&there, RESOLVER, 53).is_none() && !probe_udp(&there, RESOLVER, 53));

    // The endpoint's own subnet must lead back, as any interface's.
    vpc(&mut ir, 1).tables.insert(rtb_id(1), peered("10.20.0.0", &[]));
    region.apply(&ir);
    assert!(probe(&there, ENDPOINT, 443).is_none() && probe(&there, MOUNT, 2049).is_none());
    assert!(probe(&here, ENDPOINT, 443).is_some());
}

#[test]
fn nothing_passes_through_a_peer_to_anywhere_else() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = in_a_row();
    // The middle VPC has a way out of its own, which only its own apps may use.
    let middle = vpc(&mut ir, 2);
    middle.internet_gateway = Some(igw_id(1));
    let nat = kakoi_netir::NatIr {
        private_ip: ip("10.30.0.99"),
        public_ip: ip(PUBLIC),
        subnet: subnet_id(1),
    };
    middle.nat_gateways.insert(nat_id(1), nat);
    let mut table = peered(
        "10.30.0.0",
        &[("10.20.0.0", "10.20.255.255", 1), ("10.40.0.0", "10.40.255.255", 2)],
    );
    table
        .ranges
        .push(range("11.0.0.0", "223.255.255.255", NextHop::Nat(nat_id(1))));
    middle.tables.insert(rtb_id(1), table);
    // The first sends everything to its peer, and the last answers it, as if the IR were wrong about both.
    let all = [("10.30.0.0", "223.255.255.255", 1)];
    vpc(&mut ir, 1).tables.insert(rtb_id(1), peered("10.20.0.0", &all));
    let all = [("10.20.0.0", "10.39.255.255", 2)];
    vpc(&mut ir, 3).tables.insert(rtb_id(1), peered("10.40.0.0", &all));
    region.apply(&ir);
    force_route(&region.router(1), "10.40.0.0/16", 1);
    force_route(&region.router(1), "203.0.113.0/24", 1);
    force_route(&region.router(3), "10.20.0.0/16", 2);
    let (here, there, beyond) = (region.app(10), region.app(20), region.app(30));
    serve(&beyond, "0.0.0.0", 8888);
    serve(&there, "0.0.0.0", 8888);
    serve(&region.internet(), HOST, 443);
    // Each half works for those it's meant for.
    assert!(probe(&here, THERE, 8888).is_some() && probe(&there, BEYOND, 8888).is_some());
    assert_eq!(probe(&there, HOST, 443).as_deref(), Some(PUBLIC));
    assert!(probe(&here, BEYOND, 8888).is_none() && !ping(&here, BEYOND), "transit");
    assert_eq!(probe(&here, HOST, 443), None, "a peer's NAT gateway");
}

#[test]
fn a_peer_sends_from_its_own_ranges_only() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = in_a_row();
    region.apply(&ir);
    let (here, there) = (region.app(10), region.app(20));
    serve(&there, "0.0.0.0", 8888);
    assert!(probe(&here, THERE, 8888).is_some());
    // The other side thinks that the peer is smaller than it is. The way back is there all the same.
    vpc(&mut ir, 2).peerings.insert(pcx(1), peering(1, &["10.20.2.0/24"]));
    region.apply(&ir);
    force_route(&region.router(2), "10.20.0.0/16", 1);
    assert_eq!(probe(&here, THERE, 8888), None);
    ip_command(&region.router(2), &["route", "del", "10.20.0.0/16"]);
    vpc(&mut ir, 2)
        .peerings
        .insert(pcx(1), peering(1, &["10.20.2.0/24", "10.20.1.0/24"]));
    region.apply(&ir);
    assert!(probe(&here, THERE, 8888).is_some());
}

#[test]
fn network_acls_of_both_sides_judge_what_crosses_a_peering() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = in_a_row();
    region.apply(&ir);
    let (here, there) = (region.app(10), region.app(20));
    serve(&there, "0.0.0.0", 8888);
    serve(&region.router(1), ENDPOINT, 443);
    group(&mut ir, 3).ingress = vec![rule(tcp(443), &["10.30.1.20/32"])];
    region.apply(&ir);
    assert!(probe(&here, THERE, 8888).is_some() && probe(&there, ENDPOINT, 443).is_some());
    let denial = |cidr: &str| AclRuleIr {
        number: 50,
        allow: false,
        traffic: Traffic::All,
        cidr: cidr.parse().unwrap(),
    };
    for (n, peer) in [(1, "10.30.1.0/24"), (2, "10.20.1.0/24")] {
        for ingress in [true, false] {
            let mut closed = ir.clone();
            let acl = vpc(&mut closed, n).acls.get_mut(&acl_id(1)).unwrap();
            let rules = if ingress { &mut acl.ingress } else { &mut acl.egress };
            rules.insert(0, denial(peer));
            region.apply(&closed);
            assert_eq!(probe(&here, THERE, 8888), None, "VPC {n}, ingress {ingress}");
            assert_eq!(probe(&there, ENDPOINT, 443), None, "VPC {n}, ingress {ingress}");
            region.apply(&ir);
            assert!(probe(&here, THERE, 8888).is_some() && probe(&there, ENDPOINT, 443).is_some());
        }
    }
}

#[test]
fn a_deleted_peering_ends_open_connections_and_leaves_no_link() {
    if !may_make_namespaces() {
        return;
    }
    let mut region = Region::new();
    let ir = in_a_row();
    region.apply(&ir);
    let (here, there) = (region.app(10), region.app(20));
    serve(&there, "0.0.0.0", 8888);
    let mut stream = open(&here, THERE, 8888).unwrap();
    assert!(ask(&mut stream).is_ok());
    assert_eq!((links(&region.router(1)), links(&region.router(2))), (1, 2));

    // A server that starts anew keeps what's there.
    region.restart();
    region.apply(&ir);
    assert!(ask(&mut stream).is_ok(), "the connection goes on");
    assert_eq!(region.apply(&ir), 0, "nothing to do a second time");

    let mut ended = ir.clone();
    vpc(&mut ended, 1).peerings.clear();
    vpc(&mut ended, 2).peerings.remove(&pcx(1));
    region.apply(&ended);
    assert!(ask(&mut stream).is_err(), "the connection ends");
    assert_eq!(probe(&here, THERE, 8888), None);
    region.network.settle();
    assert_eq!((links(&region.router(1)), links(&region.router(2))), (0, 1));
    // Nor does it come back with the peering: both sides have forgotten it.
    region.apply(&ir);
    assert!(probe(&here, THERE, 8888).is_some());

    // One that ended while no server ran is found, too.
    region.restart();
    region.apply(&ended);
    region.network.settle();
    assert_eq!((links(&region.router(1)), links(&region.router(2))), (0, 1));
    assert_eq!(probe(&here, THERE, 8888), None);
}

#[test]
fn the_rules_are_the_same_whether_a_peering_came_first_or_later() {
    if !may_make_namespaces() {
        return;
    }
    let (region, fresh) = (Region::new(), Region::new());
    let ir = in_a_row();
    let mut edited = ir.clone();
    vpc(&mut edited, 1).peerings.clear();
    vpc(&mut edited, 2).peerings.clear();
    vpc(&mut edited, 3).peerings.clear();
    region.apply(&edited);
    region.apply(&ir);
    fresh.apply(&ir);
    for n in 1..=3 {
        assert_eq!(ruleset(&region.router(n)), ruleset(&fresh.router(n)), "VPC {n}");
    }
}

#[test]
fn every_range_of_a_vpc_is_local() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = vpc_only();
    let own = vpc(&mut ir, 1);
    own.more_cidrs = vec!["10.21.0.0/16".parse().unwrap()];
    own.subnets.insert(subnet_id(2), subnet("10.21.1.0/24", 1));
    let table = own.tables.get_mut(&rtb_id(1)).unwrap();
    table.ranges.push(range("10.21.0.0", "10.21.255.255", NextHop::Local));
    table.ranges.sort_by_key(|r| r.first);
    let led = with_endpoint(&own.tables[&rtb_id(1)], 1);
    own.tables.insert(rtb_id(1), led);
    add_endpoint(&mut ir, 1);
    add_app(&mut ir, 40, 1, AppLeg::Vpc, "10.21.1.40", &[1], LegRoutes::Default);
    vpc(&mut ir, 1).interfaces.get_mut(&eni_id(40)).unwrap().subnet = subnet_id(2);
    group(&mut ir, 1).ingress = vec![rule(Traffic::All, &["10.20.0.0/15"])];
    region.apply(&ir);
    let (first, second) = (region.app(10), region.app(40));
    serve(&first, "0.0.0.0", 8888);
    serve(&second, "0.0.0.0", 8888);
    serve(&region.endpoint(1), S3, 443);
    assert_eq!(probe(&first, "10.21.1.40", 8888).as_deref(), Some(HERE));
    assert_eq!(probe(&second, HERE, 8888).as_deref(), Some("10.21.1.40"));
    // The gateway endpoint knows the way back to both ranges.
    assert_eq!(probe(&first, S3, 443).as_deref(), Some(HERE));
    assert_eq!(probe(&second, S3, 443).as_deref(), Some("10.21.1.40"));

    // Both are found without looking at routes; but not one that a table leads elsewhere.
    let short = || -> Vec<String> {
        let rules = &region.network.router_table(vpc_id(1)).unwrap().chains["leave"].rules;
        let ranges = rules.iter().filter_map(|rule| {
            let words = rule.to_string();
            Some(
                words
                    .strip_prefix("ip daddr ")?
                    .strip_suffix(" meta mark set 0x1 goto inside")?
                    .to_owned(),
            )
        });
        ranges.collect()
    };
    assert_eq!(short(), ["10.20.0.0/16", "10.21.0.0/16"]);
    let table = vpc(&mut ir, 1).tables.get_mut(&rtb_id(1)).unwrap();
    let second_range = table.ranges.iter_mut().find(|r| r.first == ip("10.21.0.0")).unwrap();
    second_range.next = NextHop::Drop(DropWhy::Blackhole);
    region.apply(&ir);
    assert_eq!(short(), ["10.20.0.0/16"]);
    assert_eq!(probe(&first, "10.21.1.40", 8888), None);
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
