//! Network ACLs against real packets: each packet is judged alone, where it crosses a subnet's border.

mod support;

use kakoi_net::{AppLeg, PortRange, Traffic};
use kakoi_netir::{AclIr, AclRuleIr, LegRoutes, NetworkIr};
use std::io;
use std::net::TcpStream;
use std::os::fd::{AsFd, FromRawFd, OwnedFd};
use std::time::Duration;
use support::*;

/// An app of another subnet than the rest.
const FAR: &str = "10.20.2.14";
const NEAR: &str = "10.20.1.11";
const EVERYWHERE: &str = "0.0.0.0/0";
/// How long a connection that was cut may take to send again what was lost.
const RETRANSMISSION: Duration = Duration::from_secs(10);

/// The apps and the mount target in subnet 1, the endpoint in 2, one app in 3, the NAT gateway in 4; each subnet with
/// an open ACL of its number. Groups allow everything between apps.
fn four_subnets() -> NetworkIr {
    let mut ir = vpc_only();
    add_app(&mut ir, 14, 1, AppLeg::Vpc, FAR, &[1], LegRoutes::Default);
    group(&mut ir, 1).ingress = vec![rule(Traffic::All, &[EVERYWHERE])];
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    let ranges = [
        (1, "10.20.1.0/25"),
        (2, "10.20.1.128/25"),
        (3, "10.20.2.0/24"),
        (4, "10.20.0.0/24"),
    ];
    vpc.subnets = ranges.map(|(n, cidr)| (subnet_id(n), subnet(cidr, n))).into();
    vpc.acls = ranges.map(|(n, _)| (acl_id(n), open_acl())).into();
    into_their_subnets(&mut ir);
    ir
}

/// Interfaces say which subnet they lie in, as their addresses do.
fn into_their_subnets(ir: &mut NetworkIr) {
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    let of = |address| {
        let mut subnets = vpc.subnets.iter();
        *subnets.find(|(_, s)| s.cidr.contains(&address)).unwrap().0
    };
    for interface in vpc.interfaces.values_mut() {
        interface.subnet = of(interface.address);
    }
    for gateway in vpc.nat_gateways.values_mut() {
        gateway.subnet = of(gateway.private_ip);
    }
}

/// Whether packets inside the VPC are put to network ACLs, out of their subnet and into the other.
fn asked(region: &Region) -> bool {
    let table = region.network.router_table(vpc_id(1)).unwrap();
    table.chains["inside"].rules.len() > 1
}

fn acl(ir: &mut NetworkIr, n: u128) -> &mut AclIr {
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.acls.get_mut(&acl_id(n)).unwrap()
}

fn entry(number: u16, allow: bool, traffic: Traffic, cidr: &str) -> AclRuleIr {
    AclRuleIr {
        number,
        allow,
        traffic,
        cidr: cidr.parse().unwrap(),
    }
}

fn allow(number: u16, traffic: Traffic, cidr: &str) -> AclRuleIr {
    entry(number, true, traffic, cidr)
}

fn deny(number: u16, traffic: Traffic, cidr: &str) -> AclRuleIr {
    entry(number, false, traffic, cidr)
}

fn ports(from: u16, to: u16) -> Traffic {
    Traffic::Tcp(PortRange { from, to })
}

fn echo(kind: u8) -> Traffic {
    Traffic::Icmp {
        kind: Some(kind),
        code: Some(0),
    }
}

/// The address a listener sees of a caller at a port of its choice, if bytes come back.
fn probe_from(namespace: &OwnedFd, port: u16, address: &str, to: u16) -> Option<String> {
    let socket_address = |address: &str, port: u16| libc::sockaddr_in {
        sin_family: libc::AF_INET as libc::sa_family_t,
        sin_port: port.to_be(),
        sin_addr: libc::in_addr {
            s_addr: u32::from(ip(address)).to_be(),
        },
        sin_zero: [0; 8],
    };
    let size = size_of::<libc::sockaddr_in>() as libc::socklen_t;
    let (own, other) = (socket_address("0.0.0.0", port), socket_address(address, to));
    let connected = kakoi_linux::in_netns(namespace.as_fd(), || {
        // SAFETY: socket takes no pointers; what it returns is a new descriptor that nobody else owns.
        let stream = unsafe {
            let fd = libc::socket(libc::AF_INET, libc::SOCK_STREAM | libc::SOCK_CLOEXEC, 0);
            assert!(fd >= 0, "no socket");
            TcpStream::from_raw_fd(fd)
        };
        // Connecting waits as long as writing does.
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let fd = std::os::fd::AsRawFd::as_raw_fd(&stream);
        // SAFETY: both addresses are whole sockaddr_in values that outlive the calls, and the size is theirs.
        let done = unsafe {
            assert_eq!(libc::bind(fd, (&raw const own).cast(), size), 0, "port {port} is taken");
            libc::connect(fd, (&raw const other).cast(), size)
        };
        if done == 0 {
            Ok(stream)
        } else {
            Err(io::Error::last_os_error())
        }
    });
    connected.and_then(|mut stream| ask(&mut stream)).ok()
}

#[test]
fn the_first_rule_that_matches_decides_at_a_subnets_border_and_nowhere_else() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = four_subnets();
    region.apply(&ir);
    let (app, near, far) = (region.app(10), region.app(11), region.app(14));
    for at in [&near, &far] {
        serve(at, "0.0.0.0", 8888);
        serve(at, "0.0.0.0", 8889);
        serve_udp(at, "0.0.0.0", 8888);
    }
    assert_eq!(probe(&app, FAR, 8888).as_deref(), Some("10.20.1.10"));
    assert!(probe_udp(&app, FAR, 8888) && ping(&app, FAR));

    // Into the far subnet: one port is denied first and allowed later, another the other way round.
    acl(&mut ir, 3).ingress = vec![
        deny(50, tcp(8888), "10.20.1.10/32"),
        allow(100, ports(8888, 8889), "10.20.1.0/24"),
        deny(150, tcp(8889), EVERYWHERE),
    ];
    region.apply(&ir);
    assert_eq!(probe(&app, FAR, 8888), None, "denied by an earlier rule");
    assert!(probe(&app, FAR, 8889).is_some(), "allowed by an earlier rule");
    assert!(probe(&near, FAR, 8888).is_some(), "the denial is another address's");
    assert!(!probe_udp(&app, FAR, 8888) && !ping(&app, FAR), "no rule is a denial");

    // Nothing at all may cross: within the subnet nothing changes.
    for n in 1..=4 {
        *acl(&mut ir, n) = AclIr::default();
    }
    region.apply(&ir);
    assert_eq!(probe(&app, FAR, 8889), None);
    assert!(probe(&app, NEAR, 8888).is_some() && probe_udp(&app, NEAR, 8888) && ping(&app, NEAR));
    *acl(&mut ir, 1) = open_acl();
    region.apply(&ir);
    assert_eq!(probe(&app, FAR, 8889), None, "both subnets must agree");
}

#[test]
fn replies_are_judged_by_the_clients_port_and_pings_by_their_type() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = four_subnets();
    region.apply(&ir);
    let (app, far) = (region.app(10), region.app(14));
    serve(&far, "0.0.0.0", 8888);
    assert!(probe_from(&app, 61_400, FAR, 8888).is_some());

    let returned = || allow(100, ports(32_768, 60_999), EVERYWHERE);
    acl(&mut ir, 3).egress = vec![returned()];
    region.apply(&ir);
    assert!(probe_from(&app, 40_000, FAR, 8888).is_some());
    assert_eq!(probe_from(&app, 61_500, FAR, 8888), None, "out of the server's subnet");
    assert!(!ping(&app, FAR));

    acl(&mut ir, 3).egress = open_acl().egress;
    acl(&mut ir, 1).ingress = vec![returned()];
    region.apply(&ir);
    assert!(probe_from(&app, 40_001, FAR, 8888).is_some());
    assert_eq!(probe_from(&app, 61_501, FAR, 8888), None, "into the client's subnet");

    // A ping needs its request's type on one way, and its reply's on the other.
    acl(&mut ir, 1).ingress = vec![allow(100, echo(0), "10.20.2.0/24")];
    acl(&mut ir, 3).ingress = vec![allow(100, echo(8), "10.20.1.0/24")];
    region.apply(&ir);
    assert!(ping(&app, FAR));
    assert!(!ping(&far, "10.20.1.10"), "the other way round");
    acl(&mut ir, 1).ingress = vec![allow(100, echo(8), "10.20.2.0/24")];
    region.apply(&ir);
    assert!(!ping(&app, FAR), "the reply is of another type");
}

#[test]
fn endpoints_and_mount_targets_are_in_subnets_and_the_resolver_in_none() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = four_subnets();
    group(&mut ir, 5).ingress = vec![rule(tcp(2049), &[EVERYWHERE])];
    region.apply(&ir);
    serve(&region.router(1), ENDPOINT, 443);
    serve(&region.router(1), MOUNT, 2049);
    serve_udp(&region.router(1), RESOLVER, 53);
    serve_udp(&region.router(1), "169.254.169.253", 53);
    serve(&region.router(1), RESOLVER, 53);
    let (app, far) = (region.app(10), region.app(14));
    assert!(probe(&app, ENDPOINT, 443).is_some() && probe(&far, MOUNT, 2049).is_some());

    acl(&mut ir, 2).ingress = vec![allow(100, tcp(443), "10.20.2.0/24")];
    region.apply(&ir);
    assert_eq!(probe(&app, ENDPOINT, 443), None, "into the endpoint's subnet");
    acl(&mut ir, 2).ingress = vec![allow(100, tcp(443), "10.20.1.0/24")];
    acl(&mut ir, 2).egress = vec![allow(100, ports(32_768, 60_999), "10.20.1.0/24")];
    region.apply(&ir);
    assert!(probe_from(&app, 40_000, ENDPOINT, 443).is_some());
    assert_eq!(probe_from(&app, 61_500, ENDPOINT, 443), None, "the endpoint's reply");

    // A mount target's replies, within its subnet and out of it.
    acl(&mut ir, 1).egress = vec![];
    region.apply(&ir);
    assert_eq!(probe(&far, MOUNT, 2049), None, "the mount target's reply");
    assert!(probe(&app, MOUNT, 2049).is_some(), "within its subnet");
    *acl(&mut ir, 1) = open_acl();
    acl(&mut ir, 3).ingress = vec![];
    region.apply(&ir);
    assert_eq!(probe(&far, MOUNT, 2049), None, "its reply into the client's subnet");

    for n in 1..=4 {
        *acl(&mut ir, n) = AclIr::default();
    }
    region.apply(&ir);
    for app in [&app, &far] {
        assert!(probe_udp(app, RESOLVER, 53), "resolver");
        assert!(probe_udp(app, "169.254.169.253", 53), "resolver, link-local");
        assert!(probe(app, RESOLVER, 53).is_some(), "resolver over TCP");
        assert_eq!(probe(app, ENDPOINT, 443), None);
    }
}

#[test]
fn a_nat_gateways_subnet_judges_both_sides_of_it_both_ways() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = four_subnets();
    add_nat(&mut ir, 1, PUBLIC);
    into_their_subnets(&mut ir);
    region.apply(&ir);
    assert!(!asked(&region), "all are open");
    serve(&region.internet(), HOST, 443);
    let app = region.app(10);
    let mut port = 40_000;
    let mut reached = |ir: &NetworkIr| {
        region.apply(ir);
        port += 1;
        probe_from(&app, port, HOST, 443)
    };
    assert_eq!(reached(&ir).as_deref(), Some(PUBLIC));

    // Exactly what's needed, in both subnets and directions.
    let (host, private) = ("203.0.113.0/24", "10.20.1.0/25");
    let ephemeral = || ports(32_768, 60_999);
    *acl(&mut ir, 1) = AclIr {
        egress: vec![allow(100, tcp(443), host)],
        ingress: vec![allow(100, ephemeral(), host)],
    };
    *acl(&mut ir, 4) = AclIr {
        ingress: vec![allow(100, tcp(443), private), allow(200, ephemeral(), host)],
        egress: vec![allow(100, tcp(443), host), allow(200, ephemeral(), private)],
    };
    assert_eq!(reached(&ir).as_deref(), Some(PUBLIC));

    // Without any one of them nothing comes back.
    for n in [1, 4] {
        let whole = acl(&mut ir, n).clone();
        for gone in 0..whole.ingress.len() {
            acl(&mut ir, n).ingress.remove(gone);
            assert_eq!(reached(&ir), None, "ACL {n} without ingress {gone}");
            *acl(&mut ir, n) = whole.clone();
        }
        for gone in 0..whole.egress.len() {
            acl(&mut ir, n).egress.remove(gone);
            assert_eq!(reached(&ir), None, "ACL {n} without egress {gone}");
            *acl(&mut ir, n) = whole.clone();
        }
    }
    assert_eq!(reached(&ir).as_deref(), Some(PUBLIC));
    assert_eq!(
        probe_from(&app, 61_500, HOST, 443),
        None,
        "a client's port that isn't let back"
    );

    // In the sender's own subnet nothing is crossed between the two.
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.nat_gateways.get_mut(&nat_id(1)).unwrap().subnet = subnet_id(1);
    *acl(&mut ir, 4) = AclIr::default();
    assert_eq!(reached(&ir).as_deref(), Some(PUBLIC));
}

#[test]
fn a_gateway_endpoints_replies_come_in_by_the_senders_subnet() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = four_subnets();
    add_endpoint(&mut ir, 1);
    let tables = &mut ir.routers.get_mut(&vpc_id(1)).unwrap().tables;
    tables.insert(rtb_id(1), with_endpoint(&table(None), 1));
    region.apply(&ir);
    serve(&region.endpoint(1), S3, 443);
    let app = region.app(10);
    assert!(probe(&app, S3, 443).is_some() && ping(&app, S3));

    let s3 = "198.18.0.128/25";
    *acl(&mut ir, 1) = AclIr {
        egress: vec![allow(100, tcp(443), s3)],
        ingress: vec![allow(100, ports(32_768, 60_999), s3)],
    };
    region.apply(&ir);
    assert!(probe_from(&app, 40_000, S3, 443).is_some());
    assert_eq!(probe_from(&app, 61_500, S3, 443), None, "the reply");
    assert!(!ping(&app, S3));
    acl(&mut ir, 1).egress.clear();
    region.apply(&ir);
    assert_eq!(probe_from(&app, 40_001, S3, 443), None, "the request");
}

#[test]
fn edits_cut_open_connections_at_once_and_letting_them_again_revives_them() {
    if !may_make_namespaces() {
        return;
    }
    let mut region = Region::new();
    let mut ir = four_subnets();
    region.apply(&ir);
    let (app, far) = (region.app(10), region.app(14));
    serve(&far, "0.0.0.0", 8888);
    serve(&region.app(11), "0.0.0.0", 8888);
    let mut crossing = open(&app, FAR, 8888).unwrap();
    let mut inside = open(&app, NEAR, 8888).unwrap();
    assert!(ask(&mut crossing).is_ok() && ask(&mut inside).is_ok());
    assert!(!asked(&region), "open ACLs needn't be looked up");

    let open_one = ir.clone();
    acl(&mut ir, 3).ingress.insert(0, deny(50, tcp(8888), "10.20.1.0/24"));
    region.apply(&ir);
    assert!(asked(&region));
    assert!(ask(&mut crossing).is_err(), "a tracked connection");
    assert!(ask(&mut inside).is_ok());
    region.apply(&open_one);
    crossing.set_read_timeout(Some(RETRANSMISSION)).unwrap();
    assert!(ask(&mut crossing).is_ok(), "it goes on");
    assert!(!asked(&region));

    // Another ACL for the subnet, and after a restart of the server.
    crossing.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut other = open_one.clone();
    let vpc = other.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.acls.insert(acl_id(9), AclIr::default());
    vpc.subnets.get_mut(&subnet_id(1)).unwrap().acl = acl_id(9);
    region.apply(&other);
    assert_eq!(probe(&app, FAR, 8888), None);
    region.restart();
    region.apply(&other);
    assert_eq!(probe(&app, FAR, 8888), None);
    region.apply(&open_one);
    assert!(probe(&app, FAR, 8888).is_some());

    // What lies in no subnet, or in one whose ACL isn't known, passes nowhere.
    let mut nowhere = open_one.clone();
    let vpc = nowhere.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.subnets.remove(&subnet_id(3));
    region.apply(&nowhere);
    assert_eq!(probe(&app, FAR, 8888), None, "no subnet");
    let mut unknown = open_one.clone();
    unknown.routers.get_mut(&vpc_id(1)).unwrap().acls.remove(&acl_id(3));
    region.apply(&unknown);
    assert_eq!(probe(&app, FAR, 8888), None, "no ACL");
    assert!(probe(&app, NEAR, 8888).is_some());
    region.apply(&open_one);
    assert!(probe(&app, FAR, 8888).is_some());

    // Reading back notices what judges no more.
    let flush = format!("flush chain inet {} acl_nowhere\n", live_table(&region));
    kakoi_linux::nft::text::run(region.router(1).as_fd(), &flush).unwrap();
    assert!(region.network.verify_blocking(&open_one, app_id(10)).is_err());
}

fn live_table(region: &Region) -> &'static str {
    let text = kakoi_linux::nft::text::list(region.router(1).as_fd()).unwrap();
    if text.contains("kakoi_next") {
        "kakoi_next"
    } else {
        "kakoi"
    }
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
