//! A table reached by changes must be the table that would be written anew, as the kernel holds it.

mod support;

use kakoi_linux::netlink::route::RouteSocket;
use kakoi_linux::nft::kernel::NftSocket;
use kakoi_net::{AppLeg, PortRange, Traffic};
use kakoi_netir::{AclRuleIr, AttachmentIr, GroupIr, LegRoutes, NetworkIr, NextHop, RangeIr};
use std::os::fd::AsFd;
use support::*;

/// Kinds of steps.
const KINDS: u64 = 11;

/// A step of a network's life: something added, removed or edited, by number.
fn step(ir: &mut NetworkIr, n: u64) {
    let pick = |modulus: u64| u128::from((n / KINDS) % modulus);
    match n % KINDS {
        0 => add_app(
            ir,
            40 + pick(6),
            1,
            AppLeg::Vpc,
            &format!("10.20.3.{}", 40 + pick(6)),
            &[1 + pick(2), 2 + pick(3)],
            LegRoutes::Default,
        ),
        1 => {
            ir.workloads.remove(&app_id(40 + pick(6)));
            ir.routers
                .get_mut(&vpc_id(1))
                .unwrap()
                .interfaces
                .remove(&eni_id(40 + pick(6)));
        }
        2 => {
            let from = (n % 40) as u16;
            let ports = Traffic::Tcp(PortRange { from, to: from + 30 });
            group(ir, 1 + pick(3))
                .ingress
                .push(rule(ports, &["10.20.0.0/17", "10.20.1.0/24", "0.0.0.0/0"]));
        }
        3 => drop(group(ir, 1 + pick(3)).ingress.pop()),
        4 => {
            let icmp = Traffic::Icmp {
                kind: Some(8),
                code: None,
            };
            group(ir, 1).egress = vec![
                rule(icmp, &["10.20.0.0/16"]),
                rule(Traffic::Protocol(50), &["10.20.3.0/24"]),
                rule(Traffic::All, &["10.20.3.7/32"]),
            ];
        }
        5 if n.is_multiple_of(2) => add_nat(ir, 1, PUBLIC),
        5 => {
            let plain = vpc_only().routers.remove(&vpc_id(1)).unwrap();
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            (vpc.internet_gateway, vpc.nat_gateways, vpc.tables) = (None, plain.nat_gateways, plain.tables);
            vpc.interfaces.remove(&eni_id(600));
        }
        6 => {
            // An endpoint comes, with or without a table that leads there, or goes, and so does the route.
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            let id = vpce_id(1 + pick(3));
            if vpc.gateway_endpoints.remove(&id).is_some() {
                let led = |r: &RangeIr| r.next == NextHop::GatewayEndpoint(id);
                if vpc.tables[&rtb_id(1)].ranges.iter().any(led) {
                    vpc.tables.insert(rtb_id(1), table(None));
                }
            } else {
                add_endpoint(ir, 1 + pick(3));
                if !n.is_multiple_of(3) {
                    let tables = &mut ir.routers.get_mut(&vpc_id(1)).unwrap().tables;
                    tables.insert(rtb_id(1), with_endpoint(&table(None), 1 + pick(3)));
                }
            }
        }
        8 => {
            // A network ACL's rule comes, changes or goes, or the ACL as a whole.
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            let acl = vpc.acls.entry(acl_id(1 + pick(3))).or_default();
            let number = (n % 7) as u16;
            let traffic = match n % 5 {
                0 => Traffic::Tcp(PortRange { from: 0, to: 65_535 }),
                1 => Traffic::Udp(PortRange {
                    from: 53,
                    to: 60 + number,
                }),
                2 => Traffic::Icmp {
                    kind: Some(8),
                    code: n.is_multiple_of(2).then_some(0),
                },
                3 => Traffic::Icmp { kind: None, code: None },
                _ => Traffic::Protocol(50),
            };
            let rule = AclRuleIr {
                number,
                allow: n.is_multiple_of(2),
                traffic,
                cidr: "10.20.0.0/17".parse().unwrap(),
            };
            if number == 6 {
                vpc.acls.remove(&acl_id(1 + pick(3)));
            } else if let Some(old) = acl.ingress.iter_mut().find(|old| old.number == number) {
                *old = rule;
            } else {
                acl.ingress.push(rule.clone());
                acl.egress = vec![rule];
            }
        }
        9 => {
            // A subnet comes, gets another ACL, or goes.
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            let id = subnet_id(200 + pick(4));
            if n.is_multiple_of(3) && vpc.subnets.remove(&id).is_some() {
                return;
            }
            vpc.subnets
                .insert(id, subnet(&format!("10.21.{}.0/24", pick(4)), 1 + u128::from(n % 3)));
        }
        _ => {
            // A group comes with an interface that wears it, and goes with it.
            let vpc = ir.routers.get_mut(&vpc_id(1)).unwrap();
            if vpc.groups.remove(&sg_id(77)).is_some() {
                vpc.interfaces.remove(&eni_id(777));
            } else {
                vpc.groups.insert(
                    sg_id(77),
                    GroupIr {
                        ingress: vec![rule(tcp(80), &["10.20.0.0/16"])],
                        ..GroupIr::default()
                    },
                );
                let attachment = AttachmentIr::Workload {
                    workload: app_id(777),
                    leg: AppLeg::Vpc,
                };
                vpc.interfaces
                    .insert(eni_id(777), interface("10.20.7.7", &[77], attachment));
            }
        }
    }
}

#[test]
fn changes_add_up_to_the_whole() {
    if !may_make_namespaces() {
        return;
    }
    let region = Region::new();
    let mut ir = vpc_only();
    region.apply(&ir);
    let mut seen = 0;
    // A fixed, mixed order: a multiplicative walk over all kinds of steps.
    for round in 1u64..=80 {
        step(&mut ir, round * 2_654_435_761 % 1_009);
        region.apply(&ir);
        let live = kakoi_linux::nft::text::list(region.router(1).as_fd()).unwrap();
        assert!(
            !live.contains("kakoi_next"),
            "round {round}: the table was replaced instead of changed"
        );
        if round % 5 == 0 {
            let by_changes = ruleset(&region.router(1));
            let table = region.network.router_table(vpc_id(1)).expect("it was applied");
            region.network.settle();
            let mut socket = RouteSocket::open_in(region.router(1).as_fd()).unwrap();
            let wanted = &ir.routers[&vpc_id(1)].gateway_endpoints;
            let links = socket.links().unwrap();
            let links: Vec<_> = links.keys().filter(|name| name.starts_with('g')).cloned().collect();
            let named: Vec<_> = wanted
                .keys()
                .map(|id| kakoi_linux::compile::endpoint_link(*id))
                .collect();
            assert_eq!(links, named, "round {round}");
            assert_eq!(socket.mark_rules(101).unwrap().len(), wanted.len(), "round {round}");
            seen += wanted.len();
            let fresh = new_namespace().unwrap();
            // Once as one transaction, once staged in small ones over a live table, as without root.
            let mut nft = NftSocket::open_in(fresh.as_fd()).unwrap();
            for (name, live, budget) in [("kakoi", None, None), ("kakoi_next", Some("kakoi"), Some(4 << 10))] {
                let chains = nft.base_chains("kakoi").unwrap();
                let old = live.map(|old| (old, &chains[..]));
                for script in kakoi_linux::nft::text::replace(name, old, &table, budget) {
                    kakoi_linux::nft::text::run(fresh.as_fd(), &script).unwrap();
                }
            }
            assert_eq!(nft.live_table("pre").unwrap(), Some("kakoi_next"));
            nft.set_default_deny("kakoi_next", true).unwrap();
            nft.remove_table("kakoi").unwrap();
            let anew = ruleset(&fresh);
            let differ: Vec<_> = by_changes
                .iter()
                .filter(|i| !anew.contains(i))
                .chain(anew.iter().filter(|i| !by_changes.contains(i)))
                .collect();
            assert!(by_changes == anew, "round {round}: {differ:#?}");
        }
    }
    assert!(seen > 0, "no gateway endpoint ever came");
}

#[test]
fn changes_add_up_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
