//! What routers tell of flows, against real packets: each probe that dies is told once for each packet, by the rule that let it
//! die; each that arrives is told as a connection and never as a refusal.

mod support;

use kakoi_dataplane::{FlowEvent, FlowTuple, RouterFlows};
use kakoi_flows::{Action, Explanation, Flow, Gatherer, Model, explain};
use kakoi_net::{AppLeg, Traffic};
use kakoi_netir::{AclIr, AclRuleIr, LegRoutes, NetworkIr, NextHop};
use std::collections::{BTreeMap, BTreeSet};
use std::net::UdpSocket;
use std::os::fd::{AsFd, OwnedFd};
use std::time::{Duration, Instant};
use support::peers::*;
use support::*;

const FAR: &str = "10.20.2.14";

/// Apps 10 and 11 of a group that reaches itself, 12 of another one; 14 in a subnet of its own; a NAT gateway.
fn region_of_two_subnets() -> NetworkIr {
    let mut ir = vpc_only();
    add_app(&mut ir, 14, 1, AppLeg::Vpc, FAR, &[1], LegRoutes::Default);
    group(&mut ir, 1).ingress = vec![rule(Traffic::All, &["0.0.0.0/0"])];
    group(&mut ir, 2).egress = vec![rule(tcp(9), &["0.0.0.0/0"])];
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    let ranges = [(1, "10.20.1.0/24"), (3, "10.20.2.0/24")];
    vpc.interfaces.get_mut(&eni_id(14)).unwrap().subnet = subnet_id(3);
    vpc.subnets = ranges.map(|(n, cidr)| (subnet_id(n), subnet(cidr, n))).into();
    vpc.acls = ranges.map(|(n, _)| (acl_id(n), open_acl())).into();
    ir
}

/// What's told until something fits, within the patience of a person; then once more what came with it.
fn told_until(region: &Region, fits: impl Fn(&FlowEvent) -> bool) -> Vec<FlowEvent> {
    let end = Instant::now() + Duration::from_secs(5);
    let mut events = Vec::new();
    while Instant::now() < end && !events.iter().any(&fits) {
        events.extend(taken(region, false).0);
        std::thread::yield_now();
    }
    events
}

fn taken(region: &Region, count: bool) -> (Vec<FlowEvent>, u64) {
    let all = region.network.take_flows_blocking(count);
    let missed = all.iter().map(|r| r.missed).sum();
    (all.into_iter().flat_map(|r| r.events).collect(), missed)
}

fn flow(event: &FlowEvent) -> &FlowTuple {
    match event {
        FlowEvent::Refused { flow, .. } | FlowEvent::Opened { flow, .. } | FlowEvent::Counted { flow, .. } => flow,
    }
}

/// Flows that the gatherer makes of events.
fn gathered(events: Vec<FlowEvent>) -> Vec<Flow> {
    let (vpc, mut number) = (vpc_id(1), 0);
    let mut gatherer = Gatherer::new(vpc);
    let seen = RouterFlows { vpc, events, missed: 0 };
    gatherer.see(0, seen, false, &mut || {
        number += 1;
        number
    });
    gatherer.close(i64::MAX, true)
}

/// The model says of a flow what the kernel said, and the line names the rule.
fn agrees(ir: &NetworkIr, flow: &Flow) -> Explanation {
    let why = explain(ir, flow);
    assert_eq!(why.model, Model::Agrees, "{flow:?} {why:?}");
    why
}

/// The rules that are told to have refused one datagram from an app.
fn refusals(region: &Region, ir: &NetworkIr, from: &OwnedFd, source: &str, to: &str, port: u16) -> BTreeSet<String> {
    taken(region, false);
    kakoi_linux::in_netns(from.as_fd(), || {
        let socket = UdpSocket::bind((source, 0))?;
        socket.send_to(b"?", (to, port))
    })
    .unwrap();
    let meant = |e: &FlowEvent| (flow(e).destination, flow(e).destination_port) == (ip(to), port);
    let events: Vec<_> = told_until(region, meant).into_iter().filter(meant).collect();
    assert_eq!(events.len(), 1, "one packet, one event: {events:?}");
    events
        .into_iter()
        .map(|event| match event.clone() {
            FlowEvent::Refused {
                by, flow, bytes, entry, ..
            } => {
                let told = gathered(vec![event]);
                let why = agrees(ir, &told[0]);
                assert!(!by.starts_with("acl-") || why.rule == by, "{why:?}");
                assert!(
                    entry.is_some_and(|e| eni_id(10).to_string().ends_with(&e) || eni_id(12).to_string().ends_with(&e))
                );
                let records = kakoi_flows::records(ir, &told[0], &why);
                assert_eq!(records.len(), 1, "one line");
                assert_eq!((flow.source, flow.protocol, bytes), (ip(source), 17, 29));
                by
            }
            other => panic!("not refused: {other:?}"),
        })
        .collect()
}

fn one(name: impl Into<String>) -> BTreeSet<String> {
    [name.into()].into()
}

#[test]
fn each_kind_of_refusal_is_told_once_by_its_rule() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = region_of_two_subnets();
    region.apply(&ir);
    let (a, c) = (region.app(10), region.app(12));
    let near = "10.20.1.11";
    assert_eq!(refusals(&region, &ir, &a, "10.20.1.10", HOST, 443), one("pre/no-route"));
    assert_eq!(refusals(&region, &ir, &c, "10.20.1.12", near, 8888), one("groups/out"));
    assert_eq!(
        refusals(&region, &ir, &a, "10.20.1.10", "10.20.1.12", 8888),
        one("groups/in")
    );

    // A forged source.
    let spoof = "10.20.1.99";
    kakoi_linux::in_netns(a.as_fd(), || {
        let done = std::process::Command::new("ip")
            .args(["addr", "add", "10.20.1.99/32", "dev", "lo"])
            .status()?;
        assert!(done.success());
        Ok(())
    })
    .unwrap();
    assert_eq!(refusals(&region, &ir, &a, spoof, near, 8888), one("pre/spoof"));

    kakoi_linux::in_netns(a.as_fd(), || {
        let done = std::process::Command::new("ip")
            .args(["addr", "del", "10.20.1.99/32", "dev", "lo"])
            .status()?;
        assert!(done.success());
        Ok(())
    })
    .unwrap();

    // Network ACLs: a numbered rule and the last one, at either subnet; also where a group would deny, too.
    let deny = |number| AclRuleIr {
        number,
        allow: false,
        traffic: Traffic::All,
        cidr: "10.20.0.0/16".parse().unwrap(),
    };
    let acl = |ir: &mut NetworkIr, n: u128, change: &dyn Fn(&mut AclIr)| {
        change(
            ir.routers
                .get_mut(&vpc_id(1))
                .unwrap()
                .acls
                .get_mut(&acl_id(n))
                .unwrap(),
        );
    };
    let open = ir.clone();
    acl(&mut ir, 1, &|acl| acl.egress.insert(0, deny(7)));
    region.apply(&ir);
    let named = |n: u128, rule: &str| one(format!("{}/{rule}", acl_id(n)));
    assert_eq!(
        refusals(&region, &ir, &a, "10.20.1.10", FAR, 8888),
        named(1, "egress/7")
    );
    assert_eq!(
        refusals(&region, &ir, &c, "10.20.1.12", FAR, 8888),
        named(1, "egress/7"),
        "its groups deny it too"
    );
    ir = open.clone();
    acl(&mut ir, 3, &|acl| acl.ingress.clear());
    region.apply(&ir);
    assert_eq!(
        refusals(&region, &ir, &a, "10.20.1.10", FAR, 8888),
        named(3, "ingress/*")
    );
    ir = open.clone();
    ir.routers.get_mut(&vpc_id(1)).unwrap().acls.remove(&acl_id(3));
    region.apply(&ir);
    assert_eq!(refusals(&region, &ir, &a, "10.20.1.10", FAR, 8888), one("acl_nowhere"));

    // Routes.
    ir = open.clone();
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.tables
        .insert(rtb_id(1), table(Some(NextHop::InternetGateway(igw_id(1)))));
    region.apply(&ir);
    assert_eq!(
        refusals(&region, &ir, &a, "10.20.1.10", HOST, 443),
        one("pre/no-public-address")
    );
    assert_eq!(
        refusals(&region, &ir, &a, "10.20.1.10", "169.254.7.7", 80),
        one("pre/route")
    );
}

#[test]
fn an_accepted_connection_is_told_once_and_counted_and_no_refusal_is() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let ir = region_of_two_subnets();
    region.apply(&ir);
    let (app, far) = (region.app(10), region.app(14));
    serve(&far, "0.0.0.0", 8888);
    serve_udp(&far, "0.0.0.0", 8889);
    taken(&region, false);
    let mut lasting = open(&app, FAR, 8888).unwrap();
    ask(&mut lasting).unwrap();
    assert!(probe_udp(&app, FAR, 8889) && ping(&app, FAR));
    let events = told_until(&region, |e| flow(e).protocol == 1);
    let opened: Vec<_> = events
        .iter()
        .filter(|e| matches!(e, FlowEvent::Opened { .. }))
        .collect();
    assert_eq!((opened.len(), events.len()), (3, 3), "{events:?}");
    let tuple = |n: usize| (flow(opened[n]).protocol, flow(opened[n]).destination_port);
    assert_eq!([tuple(0), tuple(1), tuple(2)], [(6, 8888), (17, 8889), (1, 0x0800)]);

    for flow in gathered(events.clone()) {
        let why = agrees(&ir, &flow);
        let one = kakoi_types::SecurityGroupRuleId::from_entropy(1);
        assert_eq!(why.rule, format!("{one},{one}"), "both sides' rules");
        assert_eq!(why.hop, eni_id(14).to_string());
    }

    let (counted, missed) = taken(&region, true);
    assert_eq!(missed, 0);
    let of_tcp = counted.iter().find_map(|e| match e {
        FlowEvent::Counted { flow, there, back, .. } if flow.protocol == 6 => Some((*there, *back)),
        _ => None,
    });
    let (there, back) = of_tcp.expect("counted");
    // SYN, ACK, question, ACK; SYN-ACK, ACK and answer at least.
    assert!(
        there.packets >= 4 && back.packets >= 2 && back.bytes > 100,
        "{there:?} {back:?}"
    );
    let of_udp = counted.iter().find_map(|e| match e {
        FlowEvent::Counted { flow, there, back, .. } if flow.protocol == 17 => Some((*there, *back)),
        _ => None,
    });
    let (there, back) = of_udp.expect("counted");
    assert_eq!((there.packets, there.bytes, back.packets, back.bytes), (1, 29, 1, 29));
}

#[test]
fn an_answer_that_a_network_acl_refuses_is_told_at_its_rule() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = region_of_two_subnets();
    ir.routers
        .get_mut(&vpc_id(1))
        .unwrap()
        .acls
        .get_mut(&acl_id(3))
        .unwrap()
        .egress
        .clear();
    region.apply(&ir);
    let (app, far) = (region.app(10), region.app(14));
    serve(&far, "0.0.0.0", 8888);
    serve_udp(&far, "0.0.0.0", 8889);
    for udp in [false, true] {
        taken(&region, false);
        if udp {
            assert!(!probe_udp(&app, FAR, 8889));
        } else {
            assert!(probe(&app, FAR, 8888).is_none());
        }
        let is_refused = |e: &FlowEvent| matches!(e, FlowEvent::Refused { .. });
        let flows = gathered(told_until(&region, is_refused));
        let refused: Vec<&Flow> = flows.iter().filter(|f| f.action != Action::Accept).collect();
        assert_eq!(
            (flows.len(), refused.len()),
            (2, 1),
            "the question accepted, the answer refused: {flows:?}"
        );
        let why = agrees(&ir, refused[0]);
        assert_eq!(why.rule, format!("{}/egress/*", acl_id(3)));
        assert_eq!(why.interface, Some(eni_id(14)));
        // The same rule would refuse what the server began itself.
        assert!(
            ["KAKOI_RETURN_PORTS_BLOCKED", "SUBNET_ACL_RESTRICTION"].contains(&why.code.as_str()),
            "{why:?}"
        );
        let question = flows.iter().find(|f| f.action == Action::Accept).unwrap();
        agrees(&ir, question);
    }
}

#[test]
fn a_flood_of_refusals_is_bounded_said_and_harms_no_neighbour() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    region.apply(&region_of_two_subnets());
    let (app, near, far) = (region.app(10), region.app(11), region.app(14));
    serve(&far, "0.0.0.0", 8888);
    taken(&region, false);
    const FLOOD: u64 = 200_000;
    kakoi_linux::in_netns(app.as_fd(), || {
        let socket = UdpSocket::bind("10.20.1.10:0")?;
        socket.connect((HOST, 443))?;
        for _ in 0..FLOOD {
            socket.send(b"flood")?;
        }
        Ok(())
    })
    .unwrap();
    assert!(probe(&near, FAR, 8888).is_some(), "others go on");
    let (mut told, mut missed, mut looks) = (0, 0, 0);
    loop {
        let (events, lost) = taken(&region, false);
        // One socket's budget of each kind, and the last datagram beyond it.
        assert!(events.len() <= 2 * 4096 + 64, "{}", events.len());
        told += events.iter().filter(|e| matches!(e, FlowEvent::Refused { .. })).count() as u64;
        missed += lost;
        looks += 1;
        if events.is_empty() {
            break;
        }
    }
    assert!(looks > 1 && told > 0 && told < FLOOD, "{told} in {looks}");
    // A refusal after the flood tells by its number how many weren't told: with those, each is accounted for.
    kakoi_linux::in_netns(app.as_fd(), || {
        UdpSocket::bind("10.20.1.10:0")?.send_to(b"?", (HOST, 444))
    })
    .unwrap();
    let end = Instant::now() + Duration::from_secs(5);
    let mut seen = false;
    while Instant::now() < end && !seen {
        let (events, lost) = taken(&region, false);
        seen = events.iter().any(|e| flow(e).destination_port == 444);
        missed += lost;
        std::thread::yield_now();
    }
    assert_eq!(told + missed, FLOOD);
}

/// What routers told of, made flows of and explained, once each of the VPCs `of` told of something.
fn told_by(region: &Region, ir: &NetworkIr, of: &[u128]) -> Vec<(Flow, Explanation)> {
    let end = Instant::now() + Duration::from_secs(5);
    let mut gatherers: BTreeMap<_, _> = (1..4).map(|n| (vpc_id(n), Gatherer::new(vpc_id(n)))).collect();
    let (mut told, mut number) = (BTreeSet::new(), 0);
    while Instant::now() < end && !of.iter().all(|n| told.contains(&vpc_id(*n))) {
        for seen in region.network.take_flows_blocking(false) {
            if !seen.events.is_empty() {
                told.insert(seen.vpc);
            }
            gatherers.get_mut(&seen.vpc).unwrap().see(0, seen, false, &mut || {
                number += 1;
                number
            });
        }
        std::thread::yield_now();
    }
    let flows = gatherers.values_mut().flat_map(|g| g.close(i64::MAX, true));
    flows.map(|flow| (flow.clone(), explain(ir, &flow))).collect()
}

#[test]
fn what_crosses_a_peering_is_told_by_each_router_for_itself() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = in_a_row();
    region.apply(&ir);
    let (here, there) = (region.app(10), region.app(20));
    serve(&there, "0.0.0.0", 8888);
    taken(&region, false);
    assert!(probe(&here, THERE, 8888).is_some());
    let told = told_by(&region, &ir, &[1, 2]);
    let seen: Vec<_> = told
        .iter()
        .map(|(flow, why)| {
            assert_eq!(
                (&flow.action, why.model),
                (&Action::Accept, Model::Agrees),
                "{flow:?} {why:?}"
            );
            (flow.vpc, why.interface, flow.tuple.destination_port)
        })
        .collect();
    // The sender's interface is of the first VPC alone, and the receiver's of the second.
    let of = |vpc: u128, eni: u128| (vpc_id(vpc), Some(eni_id(eni)), 8888);
    assert_eq!(seen, [of(1, 10), of(2, 20)]);

    // The receiver's groups refuse: its router says so, and the sender's let it through.
    ir.routers
        .get_mut(&vpc_id(2))
        .unwrap()
        .groups
        .get_mut(&sg_id(1))
        .unwrap()
        .ingress
        .clear();
    region.apply(&ir);
    assert!(probe(&here, THERE, 8889).is_none());
    let told = told_by(&region, &ir, &[1, 2]);
    let seen: Vec<_> = told
        .iter()
        .map(|(flow, why)| {
            assert_eq!(why.model, Model::Agrees, "{flow:?} {why:?}");
            let by = match &flow.action {
                Action::Accept => "",
                Action::Reject { by, .. } => by,
            };
            (flow.vpc, by, why.interface, why.code.as_str())
        })
        .collect();
    let refused = (vpc_id(2), "groups/in", Some(eni_id(20)), "SG_HAS_NO_RULES");
    assert_eq!(seen, [(vpc_id(1), "", Some(eni_id(10)), ""), refused]);

    // No route leads over the peering connection: the sender's own router refuses.
    let mut without = in_a_row();
    vpc(&mut without, 1).tables.insert(rtb_id(1), peered("10.20.0.0", &[]));
    region.apply(&without);
    assert!(probe(&here, THERE, 8890).is_none());
    let told = told_by(&region, &without, &[1]);
    assert_eq!(told.len(), 1, "{told:?}");
    let (flow, why) = &told[0];
    assert!(
        matches!(&flow.action, Action::Reject { by, .. } if by == "pre/no-route"),
        "{flow:?}"
    );
    assert_eq!(
        (why.model, why.code.as_str()),
        (Model::Agrees, "NO_ROUTE_TO_DESTINATION"),
        "{why:?}"
    );

    // A route leads on through the peer: no transit, and no line that says something else than the packet's fate.
    let mut through = in_a_row();
    let both = [("10.30.0.0", "10.30.255.255", 1), ("10.40.0.0", "10.40.255.255", 1)];
    vpc(&mut through, 1)
        .tables
        .insert(rtb_id(1), peered("10.20.0.0", &both));
    region.apply(&through);
    assert!(probe(&here, BEYOND, 8888).is_none());
    for (flow, why) in told_by(&region, &through, &[1]) {
        assert_ne!(why.model, Model::Differs, "{flow:?} {why:?}");
    }
}

/// Accepted traffic with connections told and counted and without, turn by turn; and refused traffic. Medians, for the report.
#[test]
#[ignore = "a measurement: cargo test -p kakoi-linux --test flows -- --ignored --nocapture cost"]
fn what_telling_costs() {
    if !may_make_namespaces() {
        return;
    }
    const TURNS: usize = 24;
    const CONNECTIONS: u32 = 400;
    const PACKETS: u32 = 15_000;
    let region = Region::new();
    region.apply(&region_of_two_subnets());
    let (app, far) = (region.app(10), region.app(14));
    serve(&far, "0.0.0.0", 8888);
    let sink = kakoi_linux::bind_udp(far.as_fd(), "0.0.0.0:9999".parse().unwrap()).unwrap();
    let tell = |on: bool| {
        kakoi_linux::in_netns(region.router(1).as_fd(), || {
            let path = "/proc/sys/net/netfilter/nf_conntrack_";
            std::fs::write(format!("{path}acct"), if on { "1" } else { "0" })?;
            std::fs::write(format!("{path}events"), if on { "2" } else { "0" })
        })
        .unwrap();
    };
    // The sender's own processor time: the router's work is done in it, and other programs' isn't.
    let spent = || {
        let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        // SAFETY: the pointer is to one live value.
        let done = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
        assert_eq!(done, 0);
        Duration::new(time.tv_sec as u64, time.tv_nsec as u32).as_secs_f64()
    };
    let connect = || {
        kakoi_linux::in_netns(app.as_fd(), || {
            let begun = spent();
            for _ in 0..CONNECTIONS {
                std::net::TcpStream::connect((FAR, 8888))?;
            }
            Ok(f64::from(CONNECTIONS) / (spent() - begun))
        })
        .unwrap()
    };
    let send = |to: (&str, u16)| {
        kakoi_linux::in_netns(app.as_fd(), || {
            let socket = UdpSocket::bind("0.0.0.0:0")?;
            socket.connect(to)?;
            let begun = spent();
            for _ in 0..PACKETS {
                let _ = socket.send(&[0; 64]);
            }
            Ok(f64::from(PACKETS) / (spent() - begun))
        })
        .unwrap()
    };
    let mut rates: [Vec<f64>; 5] = Default::default();
    for turn in 0..TURNS {
        // Which comes first changes, so that what only grows (closed connections) is nobody's fault.
        for (n, on) in if turn % 2 == 0 {
            [(0, false), (1, true)]
        } else {
            [(1, true), (0, false)]
        } {
            tell(on);
            rates[n].push(connect());
            rates[n + 2].push(send((FAR, 9999)));
            taken(&region, false);
        }
        rates[4].push(send((HOST, 443)));
        taken(&region, false);
    }
    drop(sink);
    let middle = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let median = |n: usize| middle(rates[n].clone());
    for (name, a) in [("connections/s", 0), ("packets/s", 2)] {
        let (off, on) = (median(a), median(a + 1));
        println!(
            "{name}: {off:.0} untold, {on:.0} told ({:+.1} %)",
            (on / off - 1.0) * 100.0
        );
    }
    println!("refused packets/s, told as far as there is room: {:.0}", median(4));
}

/// A database with a public address in the first subnet, whose table leads to the internet; PostgreSQL from the internet's own
/// address is admitted.
fn published() -> NetworkIr {
    let mut ir = region_of_two_subnets();
    let group = kakoi_netir::GroupIr {
        ingress: vec![rule(tcp(5432), &["198.18.0.10/32"])],
        ..Default::default()
    };
    add_app(&mut ir, 60, 1, AppLeg::Database, "10.20.1.60", &[6], LegRoutes::Default);
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.groups.insert(sg_id(6), group);
    vpc.internet_gateway = Some(igw_id(1));
    vpc.tables
        .insert(rtb_id(1), table(Some(NextHop::InternetGateway(igw_id(1)))));
    vpc.interfaces.get_mut(&eni_id(60)).unwrap().public_ip = Some(ip(PUBLIC));
    ir
}

#[test]
fn what_comes_to_a_public_address_is_told_at_the_private_one() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = published();
    region.apply(&ir);
    let (internet, database) = (region.internet(), region.app(60));
    serve(&database, "0.0.0.0", 5432);
    let explained = |ir: &NetworkIr, port: u16| -> (Flow, Explanation) {
        taken(&region, false);
        drop(open(&internet, PUBLIC, port));
        let meant = |e: &FlowEvent| [flow(e).source_port, flow(e).destination_port].contains(&port);
        let events: Vec<_> = told_until(&region, meant).into_iter().filter(meant).collect();
        let told = gathered(events).into_iter().next().expect("a flow");
        let why = agrees(ir, &told);
        for record in kakoi_flows::records(ir, &told, &why) {
            let seen = [record.tuple.source, record.tuple.destination];
            assert!(
                seen.contains(&ip("10.20.1.60")) && !seen.contains(&ip(PUBLIC)),
                "{record:?}"
            );
            assert_eq!(record.interface, Some(eni_id(60)));
        }
        (told, why)
    };
    assert!(probe(&internet, PUBLIC, 5432).is_some());
    let (accepted, why) = explained(&ir, 5432);
    assert_eq!(accepted.action, kakoi_flows::Action::Accept);
    assert!(!why.rule.is_empty() && why.code.is_empty(), "{why:?}");
    let (_, why) = explained(&ir, 5433);
    assert_eq!(
        (why.code.as_str(), why.hop),
        ("ENI_SG_RULES_MISMATCH", sg_id(6).to_string())
    );

    // A network ACL on the way in, and no way back.
    let mut denied = ir.clone();
    let acl = denied
        .routers
        .get_mut(&vpc_id(1))
        .unwrap()
        .acls
        .get_mut(&acl_id(1))
        .unwrap();
    let rule = AclRuleIr {
        number: 50,
        allow: false,
        traffic: Traffic::All,
        cidr: "198.18.0.0/24".parse().unwrap(),
    };
    acl.ingress.insert(0, rule);
    region.apply(&denied);
    let (_, why) = explained(&denied, 5432);
    assert_eq!(
        (why.code.as_str(), why.rule),
        ("SUBNET_ACL_RESTRICTION", format!("{}/ingress/50", acl_id(1)))
    );
    let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
    vpc.tables.insert(rtb_id(1), table(None));
    region.apply(&ir);
    taken(&region, false);
    drop(open(&internet, PUBLIC, 5432));
    let answer = |e: &FlowEvent| flow(e).source == ip("10.20.1.60");
    let events: Vec<_> = told_until(&region, answer).into_iter().filter(answer).collect();
    let told = gathered(events).into_iter().next().expect("an answer that died");
    assert_eq!(agrees(&ir, &told).code, "NO_ROUTE_TO_DESTINATION");
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
