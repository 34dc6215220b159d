//! Public addresses of databases against real packets (lines 29 and 41): in and out one to one, judged by groups and network ACLs,
//! and only where routes lead both ways.

mod support;

use kakoi_net::{AppLeg, Direction, Traffic};
use kakoi_netir::{AclRuleIr, GroupIr, LegRoutes, NatIr, NetworkIr, NextHop, RouterIr, TableIr};
use kakoi_types::Ipv4Net;
use std::net::UdpSocket;
use std::os::fd::AsFd;
use std::process::Command;
use support::*;

/// The database's two addresses.
const PRIVATE: &str = "10.20.5.60";
const KNOWN: &str = "198.51.100.60";
/// The notebook's, in another VPC, and what the internet sees of it.
const NOTEBOOK: &str = "10.30.1.20";
const NAT_ADDRESS: &str = "198.51.100.8";
/// What the internet's namespace asks from: the lowest of its addresses.
const ASKER: &str = SERVICE;
const PORT: u16 = 5432;
const DATABASE: u128 = 60;

fn vpc(ir: &mut NetworkIr, n: u128) -> &mut RouterIr {
    ir.routers.get_mut(&vpc_id(n)).unwrap()
}

/// Local, and everything on the internet by `next`.
fn led(own: &str, next: Option<NextHop>) -> TableIr {
    let cidr: Ipv4Net = own.parse().unwrap();
    let mut ranges = vec![range(
        &cidr.network().to_string(),
        &cidr.broadcast().to_string(),
        NextHop::Local,
    )];
    ranges.extend(next.map(|next| range("198.18.0.0", "203.255.255.255", next)));
    TableIr { ranges }
}

/// A VPC with a publicly accessible database in a subnet of its own, which the internet's host may ask, and another one with a
/// notebook behind a NAT gateway, as a `PublicInternetOnly` app is.
fn with_database() -> NetworkIr {
    let mut ir = vpc_only();
    add_app(
        &mut ir,
        DATABASE,
        1,
        AppLeg::Database,
        PRIVATE,
        &[6],
        LegRoutes::Default,
    );
    let near = vpc(&mut ir, 1);
    near.internet_gateway = Some(igw_id(1));
    let public = NextHop::InternetGateway(igw_id(1));
    near.tables.insert(rtb_id(2), led("10.20.0.0/16", Some(public)));
    near.acls.insert(acl_id(2), open_acl());
    near.subnets.remove(&subnet_id(1));
    near.subnets.insert(subnet_id(1), subnet("10.20.0.0/22", 1));
    near.subnets.insert(subnet_id(5), subnet("10.20.5.0/24", 2));
    let admits = |peers: &[&str]| GroupIr {
        ingress: vec![
            rule(tcp(PORT), peers),
            rule(
                Traffic::Icmp {
                    kind: Some(8),
                    code: None,
                },
                peers,
            ),
        ],
        egress: vec![rule(Traffic::All, &["0.0.0.0/0"])],
        inert: vec![],
    };
    near.groups.insert(
        sg_id(6),
        admits(&[&[ASKER, "/32"].concat(), "198.51.100.8/32", "10.20.1.10/32"]),
    );
    let database = near.interfaces.get_mut(&eni_id(DATABASE)).unwrap();
    (database.subnet, database.table) = (subnet_id(5), rtb_id(2));
    database.public_ip = Some(ip(KNOWN));

    let mut far = router(2);
    far.cidr = "10.30.0.0/16".parse().unwrap();
    far.resolvers.clear();
    far.subnets = [(subnet_id(1), subnet("10.30.0.0/16", 1))].into();
    far.internet_gateway = Some(igw_id(2));
    let nat = NatIr {
        private_ip: ip("10.30.0.99"),
        public_ip: ip(NAT_ADDRESS),
        subnet: subnet_id(1),
    };
    far.nat_gateways.insert(nat_id(2), nat);
    far.tables
        .insert(rtb_id(1), led("10.30.0.0/16", Some(NextHop::Nat(nat_id(2)))));
    far.groups.insert(sg_id(1), admits(&[]));
    ir.routers.insert(vpc_id(2), far);
    add_app(&mut ir, 20, 2, AppLeg::Vpc, NOTEBOOK, &[1], LegRoutes::Default);
    ir
}

fn database(ir: &mut NetworkIr) -> &mut kakoi_netir::InterfaceIr {
    vpc(ir, 1).interfaces.get_mut(&eni_id(DATABASE)).unwrap()
}

#[test]
fn a_public_address_is_reached_from_the_internet_and_through_nat_and_leaves_as_itself() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = with_database();
    region.apply(&ir);
    let (internet, notebook, database_ns, inside) =
        (region.internet(), region.app(20), region.app(DATABASE), region.app(10));
    serve(&database_ns, "0.0.0.0", PORT);
    serve(&internet, HOST, 443);
    assert_eq!(
        probe(&internet, KNOWN, PORT).as_deref(),
        Some(ASKER),
        "the sender's own address"
    );
    assert!(ping(&internet, KNOWN));
    assert_eq!(probe(&notebook, KNOWN, PORT).as_deref(), Some(NAT_ADDRESS));
    assert_eq!(probe(&inside, PRIVATE, PORT).as_deref(), Some("10.20.1.10"));
    assert_eq!(
        probe(&notebook, PRIVATE, PORT),
        None,
        "the private address isn't on the internet"
    );
    assert_eq!(
        probe(&database_ns, HOST, 443).as_deref(),
        Some(KNOWN),
        "one to one, out as well"
    );

    // Without the address nothing passes either way, and with it again everything does.
    let mut stream = open(&internet, KNOWN, PORT).unwrap();
    assert!(ask(&mut stream).is_ok());
    database(&mut ir).public_ip = None;
    region.apply(&ir);
    assert!(ask(&mut stream).is_err(), "an open connection ends with the address");
    assert!(probe(&internet, KNOWN, PORT).is_none() && probe(&notebook, KNOWN, PORT).is_none());
    assert_eq!(probe(&database_ns, HOST, 443), None);
    assert!(probe(&inside, PRIVATE, PORT).is_some());
    database(&mut ir).public_ip = Some(ip(KNOWN));
    region.apply(&ir);
    assert!(probe(&internet, KNOWN, PORT).is_some() && probe(&database_ns, HOST, 443).is_some());
}

#[test]
fn groups_and_network_acls_judge_what_comes_to_a_public_address() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let ir = with_database();
    region.apply(&ir);
    let (internet, notebook, database_ns) = (region.internet(), region.app(20), region.app(DATABASE));
    serve(&database_ns, "0.0.0.0", PORT);
    serve(&database_ns, "0.0.0.0", PORT + 1);
    let passes = || {
        (
            probe(&internet, KNOWN, PORT).is_some(),
            probe(&notebook, KNOWN, PORT).is_some(),
        )
    };
    assert_eq!(passes(), (true, true));
    assert_eq!(probe(&internet, KNOWN, PORT + 1), None, "no rule for that port");

    // By the public source address, and by none of those that it stands for.
    let mut closed = ir.clone();
    group(&mut closed, 6).ingress = vec![rule(tcp(PORT), &["10.0.0.0/8", &[ASKER, "/32"].concat()])];
    region.apply(&closed);
    assert_eq!(passes(), (true, false));

    let denial = |cidr: &str| AclRuleIr {
        number: 50,
        allow: false,
        traffic: Traffic::All,
        cidr: cidr.parse().unwrap(),
    };
    for direction in [Direction::Ingress, Direction::Egress] {
        let mut stream = open(&internet, KNOWN, PORT).unwrap();
        let mut closed = ir.clone();
        let acl = vpc(&mut closed, 1).acls.get_mut(&acl_id(2)).unwrap();
        let rules = match direction {
            Direction::Ingress => &mut acl.ingress,
            Direction::Egress => &mut acl.egress,
        };
        rules.insert(0, denial(&[ASKER, "/32"].concat()));
        region.apply(&closed);
        assert_eq!(passes(), (false, true), "{direction:?}");
        assert!(ask(&mut stream).is_err(), "{direction:?}: open connections, too");
        region.apply(&ir);
        assert_eq!(passes(), (true, true));
    }
}

#[test]
fn a_public_address_in_a_private_subnet_is_not_reached() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let ir = with_database();
    region.apply(&ir);
    let (internet, notebook, database_ns) = (region.internet(), region.app(20), region.app(DATABASE));
    serve(&database_ns, "0.0.0.0", PORT);
    serve(&internet, HOST, 443);
    let passes = || probe(&internet, KNOWN, PORT).is_some() || probe(&notebook, KNOWN, PORT).is_some();
    let mut private = ir.clone();
    let own = vpc(&mut private, 1);
    let nat = NatIr {
        private_ip: ip("10.20.0.99"),
        public_ip: ip(PUBLIC),
        subnet: subnet_id(1),
    };
    own.nat_gateways.insert(nat_id(1), nat);
    for (next, out) in [
        (None, None),
        // The way out is the NAT gateway's, and it never saw the question.
        (Some(NextHop::Nat(nat_id(1))), Some(PUBLIC)),
    ] {
        region.apply(&ir);
        let mut stream = open(&internet, KNOWN, PORT).unwrap();
        assert!(passes() && ask(&mut stream).is_ok());
        vpc(&mut private, 1)
            .tables
            .insert(rtb_id(2), led("10.20.0.0/16", next.clone()));
        region.apply(&private);
        assert!(!passes(), "{next:?}");
        assert!(
            ask(&mut stream).is_err(),
            "{next:?}: nor do answers of open connections get out"
        );
        assert_eq!(probe(&database_ns, HOST, 443).as_deref(), out, "{next:?}");
    }
    // Nor without a gateway: then the address is nobody's.
    let mut detached = ir.clone();
    vpc(&mut detached, 1).internet_gateway = None;
    region.apply(&detached);
    assert!(!passes());
    region.apply(&ir);
    assert!(passes());
}

#[test]
fn nobody_uses_a_public_address_that_is_not_its_own() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = with_database();
    // An app of the same public subnet, and with the same table.
    add_app(&mut ir, 61, 1, AppLeg::Vpc, "10.20.5.61", &[6], LegRoutes::Default);
    let app = vpc(&mut ir, 1).interfaces.get_mut(&eni_id(61)).unwrap();
    (app.subnet, app.table) = (subnet_id(5), rtb_id(2));
    region.apply(&ir);
    let (internet, database_ns, app) = (region.internet(), region.app(DATABASE), region.app(61));
    serve(&internet, HOST, 443);
    serve_udp(&internet, HOST, 443);
    assert!(probe(&database_ns, HOST, 443).is_some() && probe_udp(&database_ns, HOST, 443));
    assert_eq!(probe(&app, HOST, 443), None, "an app has no public address");
    for source in [PRIVATE, KNOWN] {
        let own_it = |verb: &str| {
            let range = format!("{source}/32");
            let done = Command::new("ip").args(["addr", verb, &range, "dev", "lo"]).status();
            assert!(done.unwrap().success(), "{verb} {range}");
        };
        let answered = kakoi_linux::in_netns(app.as_fd(), || {
            own_it("add");
            let socket = UdpSocket::bind((source, 0))?;
            socket.set_read_timeout(Some(PATIENCE))?;
            socket.send_to(b"?", (HOST, 443))?;
            let answered = socket.recv(&mut [0; 8]).is_ok();
            own_it("del");
            Ok(answered)
        });
        assert!(!answered.unwrap(), "forged {source}");
    }
    // A NAT gateway's address takes nothing, though the gateway's link now takes connections.
    let nat = NatIr {
        private_ip: ip("10.20.0.99"),
        public_ip: ip(PUBLIC),
        subnet: subnet_id(1),
    };
    vpc(&mut ir, 1).nat_gateways.insert(nat_id(1), nat);
    vpc(&mut ir, 1)
        .tables
        .insert(rtb_id(1), led("10.20.0.0/16", Some(NextHop::Nat(nat_id(1)))));
    region.apply(&ir);
    let inside = region.app(10);
    serve(&inside, "0.0.0.0", PORT);
    serve(&database_ns, "0.0.0.0", PORT);
    assert_eq!(probe(&inside, HOST, 443).as_deref(), Some(PUBLIC), "it does go out");
    assert!(probe(&internet, PUBLIC, PORT).is_none() && !ping(&internet, PUBLIC));
    // Through the VPC's own NAT gateway and back in: the database sees the NAT gateway.
    group(&mut ir, 6).ingress = vec![rule(tcp(PORT), &["198.51.100.7/32"])];
    region.apply(&ir);
    assert_eq!(probe(&inside, KNOWN, PORT).as_deref(), Some(PUBLIC));
    assert_eq!(
        probe(&inside, PRIVATE, PORT),
        None,
        "the group knows the public address only"
    );
}

#[test]
fn a_server_that_starts_anew_keeps_connections_to_public_addresses_and_rules_are_the_same() {
    if !may_make_namespaces() {
        return;
    }
    let (mut region, fresh) = (Region::new(), Region::new());
    let ir = with_database();
    let mut edited = ir.clone();
    database(&mut edited).public_ip = None;
    region.apply(&edited);
    region.apply(&ir);
    fresh.apply(&ir);
    assert_eq!(ruleset(&region.router(1)), ruleset(&fresh.router(1)));
    serve(&region.app(DATABASE), "0.0.0.0", PORT);
    let mut stream = open(&region.internet(), KNOWN, PORT).unwrap();
    assert!(ask(&mut stream).is_ok());
    region.restart();
    region.apply(&ir);
    assert!(ask(&mut stream).is_ok(), "the connection goes on");
    assert_eq!(region.apply(&ir), 0, "nothing to do a second time");
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
