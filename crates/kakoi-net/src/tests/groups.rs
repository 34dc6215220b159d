//! Security groups and their rules.

use super::*;

fn cidr(text: &str) -> PeerSpec {
    PeerSpec::Cidr(text.to_owned())
}

fn tcp(from: i64, to: i64, peer: PeerSpec) -> Permission {
    Permission::new("tcp", Some((from, to)), peer)
}

#[test]
fn names_are_judged() {
    let mut lab = Lab::new();
    let vpc = lab.vpc("10.0.0.0/16");
    lab.group(vpc, "web");
    let cases = [
        ("web", "InvalidGroup.Duplicate"),
        ("default", "InvalidGroup.Reserved"),
        ("sg-web", "InvalidParameterValue"),
        ("", "InvalidParameterValue"),
        ("wéb", "InvalidParameterValue"),
    ];
    for (name, code) in cases {
        lab.refused(code, |n, ctx| n.create_security_group(ctx, group(Some(vpc), name)));
    }
    lab.refused("InvalidParameterValue", |n, ctx| {
        n.create_security_group(ctx, group(Some(vpc), &"x".repeat(256)))
    });
    lab.refused("MissingParameter", |n, ctx| {
        n.create_security_group(
            ctx,
            CreateSecurityGroup {
                description: String::new(),
                ..group(Some(vpc), "a")
            },
        )
    });
    let in_default = lab
        .run(|n, ctx| n.create_security_group(ctx, group(None, "web")))
        .expect("same name in the default VPC");
    assert_eq!(
        Some(lab.network.groups[&in_default].vpc),
        lab.network.default_vpc().map(|v| v.id)
    );
    Lab::empty().refused("VPCIdNotSpecified", |n, ctx| {
        n.create_security_group(ctx, group(None, "web"))
    });
}

#[test]
fn permissions_are_judged() {
    let mut lab = Lab::new();
    let vpc = lab.vpc("10.0.0.0/16");
    let web = lab.group(vpc, "web");
    let other_vpc = lab.vpc("10.1.0.0/16");
    let stranger = lab.group(other_vpc, "stranger");
    let any = || cidr("0.0.0.0/0");
    let two = Permission {
        peers: vec![(any(), None), (any(), None)],
        ..tcp(1, 1, any())
    };
    let nobody = Permission {
        peers: Vec::new(),
        ..tcp(1, 1, any())
    };
    let odd_text = Permission {
        peers: vec![(any(), Some("ü".to_owned()))],
        ..tcp(1, 1, any())
    };
    let cases = [
        (tcp(443, 80, any()), "InvalidParameterValue"),
        (tcp(0, 65536, any()), "InvalidParameterValue"),
        (tcp(-2, 80, any()), "InvalidParameterValue"),
        (Permission::new("tcp", None, any()), "InvalidParameterValue"),
        (Permission::new("smtp", None, any()), "InvalidParameterValue"),
        (Permission::new("256", None, any()), "InvalidParameterValue"),
        (Permission::new("icmp", Some((256, 0)), any()), "InvalidParameterValue"),
        (
            Permission::new("icmp", Some((-1, 3)), any()),
            "InvalidPermission.Malformed",
        ),
        (Permission::new("icmpv6", Some((-1, -1)), any()), "UnsupportedOperation"),
        (tcp(1, 1, cidr("10.0.0.0/33")), "InvalidParameterValue"),
        (tcp(1, 1, cidr("::/0")), "UnsupportedOperation"),
        (tcp(1, 1, PeerSpec::Ipv6Cidr("::/0".to_owned())), "UnsupportedOperation"),
        (tcp(1, 1, PeerSpec::Group("web".to_owned())), "InvalidGroupId.Malformed"),
        (
            tcp(1, 1, PeerSpec::Group(stranger.to_string())),
            "InvalidGroup.NotFound",
        ),
        (
            tcp(1, 1, PeerSpec::GroupName("stranger".to_owned())),
            "InvalidGroup.NotFound",
        ),
        (
            tcp(1, 1, PeerSpec::PrefixList("pl-0123456789abcdef0".to_owned())),
            "InvalidPrefixListID.NotFound",
        ),
        (two, "InvalidParameterValue"),
        (nobody, "MissingParameter"),
        (odd_text, "InvalidParameterValue"),
    ];
    for (permission, code) in cases {
        // The first permission is fine: it mustn't be added when the second is refused.
        lab.refused(code, |n, ctx| {
            n.authorize(
                ctx,
                web,
                Direction::Ingress,
                &[tcp(22, 22, cidr("10.0.0.0/8")), permission],
                Tags::new(),
            )
        });
    }
    lab.refused("MissingParameter", |n, ctx| {
        n.authorize(ctx, web, Direction::Ingress, &[], Tags::new())
    });
    let list = s3_prefix_list_id(&lab.region.region);
    let good = [
        Permission::new("tcp", Some((-1, -1)), any()),
        Permission::new("17", Some((53, 53)), cidr("10.1.2.3/8")),
        Permission::new("icmp", Some((3, 4)), PeerSpec::Group(web.to_string())),
        Permission::new("icmp", None, PeerSpec::GroupName("default".to_owned())),
        Permission::new("50", None, PeerSpec::PrefixList(list.to_string())),
        Permission::new("-1", Some((0, 0)), any()),
    ];
    let rules = lab
        .run(|n, ctx| n.authorize(ctx, web, Direction::Ingress, &good, Tags::new()))
        .expect("added");
    let traffic: Vec<Traffic> = rules.iter().map(|r| r.traffic).collect();
    let wanted = [
        Traffic::Tcp(PortRange::ALL),
        Traffic::Udp(PortRange::one(53)),
        Traffic::Icmp {
            kind: Some(3),
            code: Some(4),
        },
        Traffic::Icmp { kind: None, code: None },
        Traffic::Protocol(50),
        Traffic::All,
    ];
    assert_eq!(traffic, wanted);
    assert_eq!(rules[1].peer, Peer::Cidr("10.0.0.0/8".parse().expect("cidr")));
    lab.refused("InvalidPermission.Duplicate", |n, ctx| {
        n.authorize(
            ctx,
            web,
            Direction::Ingress,
            &[Permission::new("udp", Some((53, 53)), cidr("10.0.0.0/8"))],
            Tags::new(),
        )
    });
}

#[test]
fn sixty_rules_for_each_direction() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("10.0.0.0/16");
    let web = lab.group(vpc, "web");
    let ports = |range: std::ops::Range<i64>| range.map(|p| tcp(p, p, cidr("0.0.0.0/0"))).collect::<Vec<_>>();
    lab.run(|n, ctx| n.authorize(ctx, web, Direction::Ingress, &ports(0..60), Tags::new()))
        .expect("sixty");
    lab.refused("RulesPerSecurityGroupLimitExceeded", |n, ctx| {
        n.authorize(ctx, web, Direction::Ingress, &ports(60..61), Tags::new())
    });
    lab.run(|n, ctx| n.authorize(ctx, web, Direction::Egress, &ports(0..59), Tags::new()))
        .expect("fifty-nine and the default one");
    lab.refused("RulesPerSecurityGroupLimitExceeded", |n, ctx| {
        n.authorize(ctx, web, Direction::Egress, &ports(60..61), Tags::new())
    });
}

/// Terraform does this to every group that it makes, and goes on after `InvalidPermission.NotFound` only.
#[test]
fn a_rule_for_ipv6_is_never_there_to_be_revoked() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("10.0.0.0/16");
    let web = lab.group(vpc, "web");
    let everywhere = |range: &str| vec![Permission::new("-1", None, PeerSpec::Ipv6Cidr(range.to_owned()))];
    lab.refused("InvalidPermission.NotFound", |n, ctx| {
        n.revoke(ctx, web, Direction::Egress, &Selector::Permissions(everywhere("::/0")))
    });
    lab.refused("InvalidPermission.NotFound", |n, ctx| {
        n.update_rule_descriptions(ctx, web, Direction::Egress, &everywhere("::/0"))
    });
    let mixed = vec![
        Permission::new("-1", None, cidr("0.0.0.0/0")),
        everywhere("fd00::/8").remove(0),
    ];
    lab.refused("InvalidPermission.NotFound", |n, ctx| {
        n.revoke(ctx, web, Direction::Egress, &Selector::Permissions(mixed.clone()))
    });
    lab.refused("UnsupportedOperation", |n, ctx| {
        n.authorize(ctx, web, Direction::Egress, &everywhere("::/0"), Tags::new())
    });
}

#[test]
fn rules_are_revoked_by_content_or_id_all_or_none() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("10.0.0.0/16");
    let web = lab.group(vpc, "web");
    let rules = lab
        .run(|n, ctx| {
            n.authorize(
                ctx,
                web,
                Direction::Ingress,
                &[tcp(80, 80, cidr("10.0.0.0/8")), tcp(81, 81, cidr("10.0.0.0/8"))],
                Tags::new(),
            )
        })
        .expect("added");
    let by_content = |port| {
        Selector::Permissions(vec![
            tcp(80, 80, cidr("10.9.9.9/8")),
            tcp(port, port, cidr("10.0.0.0/8")),
        ])
    };
    lab.refused("InvalidPermission.NotFound", |n, ctx| {
        n.revoke(ctx, web, Direction::Ingress, &by_content(82))
    });
    lab.refused("InvalidPermission.NotFound", |n, ctx| {
        n.revoke(ctx, web, Direction::Egress, &by_content(81))
    });
    lab.refused("InvalidSecurityGroupRuleId.NotFound", |n, ctx| {
        n.revoke(ctx, web, Direction::Egress, &Selector::Rules(vec![rules[0].id]))
    });
    lab.refused("InvalidSecurityGroupRuleId.NotFound", |n, ctx| {
        n.revoke(
            ctx,
            web,
            Direction::Ingress,
            &Selector::Rules(vec![rules[0].id, SecurityGroupRuleId::from_entropy(9)]),
        )
    });
    let gone = lab
        .run(|n, ctx| n.revoke(ctx, web, Direction::Ingress, &Selector::Rules(vec![rules[1].id])))
        .expect("by id");
    assert_eq!(gone, [rules[1].clone()]);
    lab.run(|n, ctx| {
        n.revoke(
            ctx,
            web,
            Direction::Ingress,
            &Selector::Permissions(vec![tcp(80, 80, cidr("10.0.0.0/8"))]),
        )
    })
    .expect("by content");
    assert_eq!(lab.network.groups[&web].rules_in(Direction::Ingress).count(), 0);
}

#[test]
fn rules_and_descriptions_are_rewritten_in_place() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("10.0.0.0/16");
    let web = lab.group(vpc, "web");
    let (a, b) = (tcp(80, 80, cidr("10.0.0.0/8")), tcp(81, 81, cidr("10.0.0.0/8")));
    let rules = lab
        .run(|n, ctx| n.authorize(ctx, web, Direction::Ingress, &[a.clone(), b.clone()], Tags::new()))
        .expect("added");
    let change = |rule: usize, permission: &Permission| ModifyRule {
        rule: rules[rule].id,
        permission: permission.clone(),
    };
    lab.refused("InvalidPermission.Duplicate", |n, ctx| {
        n.modify_security_group_rules(ctx, web, &[change(0, &b)])
    });
    lab.run(|n, ctx| n.modify_security_group_rules(ctx, web, &[change(0, &b), change(1, &a)]))
        .expect("they trade places");
    assert_eq!(
        lab.network.groups[&web].rules[&rules[0].id].traffic,
        Traffic::Tcp(PortRange::one(81))
    );
    let told = Permission {
        peers: vec![(cidr("10.0.0.0/8"), Some("told".to_owned()))],
        ..a
    };
    lab.run(|n, ctx| n.update_rule_descriptions(ctx, web, Direction::Ingress, &[told]))
        .expect("described");
    assert_eq!(
        lab.network.groups[&web].rules[&rules[1].id].description.as_deref(),
        Some("told")
    );
    lab.refused("InvalidSecurityGroupRuleId.NotFound", |n, _| {
        n.update_rule_descriptions_by_id(web, Direction::Egress, &[(rules[0].id, None)])
    });
    lab.run(|n, _| n.update_rule_descriptions_by_id(web, Direction::Ingress, &[(rules[1].id, None)]))
        .expect("cleared");
    assert_eq!(lab.network.groups[&web].rules[&rules[1].id].description, None);
}

#[test]
fn groups_in_use_stay() {
    let mut lab = Lab::empty();
    let (vpc, subnet, _) = lab.usual();
    let (web, db) = (lab.group(vpc, "web"), lab.group(vpc, "db"));
    let default = lab.network.default_group(vpc).expect("default").id;
    lab.refused("CannotDelete", |n, _| n.delete_security_group(default));
    lab.run(|n, ctx| {
        n.authorize(
            ctx,
            db,
            Direction::Ingress,
            &[tcp(5432, 5432, PeerSpec::Group(web.to_string()))],
            Tags::new(),
        )
    })
    .expect("rule");
    lab.run(|n, ctx| {
        n.authorize(
            ctx,
            db,
            Direction::Ingress,
            &[tcp(5432, 5432, PeerSpec::Group(db.to_string()))],
            Tags::new(),
        )
    })
    .expect("rule on itself");
    lab.refused("DependencyViolation", |n, _| n.delete_security_group(web));
    lab.run(|n, ctx| n.create_app_interface(ctx, leg(subnet, &[db], 1)))
        .expect("worn");
    lab.refused("DependencyViolation", |n, _| n.delete_security_group(db));
    lab.network.release_app_interfaces(WorkloadId::from_entropy(1));
    lab.run(|n, _| n.delete_security_group(db))
        .expect("its own rule doesn't hold it");
    lab.run(|n, _| n.delete_security_group(web)).expect("free");
    lab.refused("InvalidGroup.NotFound", |n, _| n.delete_security_group(web));
}

#[test]
fn an_interface_wears_at_most_five_groups_of_its_vpc() {
    let mut lab = Lab::empty();
    let (vpc, subnet, _) = lab.usual();
    let groups: Vec<_> = (0..6).map(|n| lab.group(vpc, &format!("g{n}"))).collect();
    lab.refused("SecurityGroupsPerInterfaceLimitExceeded", |n, ctx| {
        n.create_app_interface(ctx, leg(subnet, &groups, 1))
    });
    let other = lab.vpc("10.1.0.0/16");
    let stranger = lab.group(other, "g");
    lab.refused("InvalidGroup.NotFound", |n, ctx| {
        n.create_app_interface(ctx, leg(subnet, &[stranger], 1))
    });
    lab.run(|n, ctx| n.create_app_interface(ctx, leg(subnet, &groups[..5], 1)))
        .expect("five");
    lab.refused("InvalidParameterValue", |n, ctx| {
        n.create_app_interface(ctx, leg(subnet, &groups[..5], 1))
    });
    let plain = lab
        .run(|n, ctx| n.create_app_interface(ctx, leg(subnet, &[], 2)))
        .expect("none named");
    assert_eq!(
        lab.network.interfaces[&plain].groups,
        BTreeSet::from([lab.network.default_group(vpc).expect("default").id])
    );
}

#[test]
fn managed_groups_go_when_nothing_else_needs_them() {
    let mut lab = Lab::empty();
    let (vpc, _, _) = lab.usual();
    let nfs = Traffic::Tcp(PortRange::one(2049));
    let pair = |lab: &mut Lab, n: u8| {
        let ids = ["in", "out"].map(|way| {
            lab.run(|net, ctx| {
                net.create_managed_group(ctx, vpc, &format!("{way}-{n}"), "[DO NOT DELETE] NFS", Tags::new())
            })
            .expect("group")
        });
        assert!(ids.iter().all(|id| lab.network.groups[id].rules.is_empty()));
        lab.run(|net, ctx| net.add_managed_rule(ctx, ids[0], Direction::Ingress, nfs, Peer::Group(ids[1])))
            .expect("rule");
        lab.run(|net, ctx| net.add_managed_rule(ctx, ids[1], Direction::Egress, nfs, Peer::Group(ids[0])))
            .expect("rule");
        lab.refused("InvalidPermission.Duplicate", |net, ctx| {
            net.add_managed_rule(ctx, ids[1], Direction::Egress, nfs, Peer::Group(ids[0]))
        });
        ids
    };
    let free = pair(&mut lab, 1);
    assert_eq!(lab.network.delete_managed_groups(&free), BTreeSet::from(free));
    let held = pair(&mut lab, 2);
    let fsx = lab.group(vpc, "fsx");
    lab.run(|n, ctx| {
        n.authorize(
            ctx,
            fsx,
            Direction::Ingress,
            &[tcp(988, 988, PeerSpec::Group(held[1].to_string()))],
            Tags::new(),
        )
    })
    .expect("rule");
    assert!(
        lab.network.delete_managed_groups(&held).is_empty(),
        "the named one stays, and keeps the one that it names"
    );
    assert!(lab.network.check().is_empty());
}

#[test]
fn a_running_apps_groups_are_replaced_whole_and_checked() {
    let mut lab = Lab::new();
    let subnet = lab.network.visible_subnets().next().expect("a default subnet").clone();
    let mut group = |name: &str| {
        let request = CreateSecurityGroup {
            vpc: Some(subnet.vpc),
            name: name.into(),
            description: "d".into(),
            tags: Tags::new(),
        };
        lab.run(|n, ctx| n.create_security_group(ctx, request)).expect("group")
    };
    let (one, two) = (group("one"), group("two"));
    let app = WorkloadId::from_entropy(1);
    let id = lab
        .run(|n, ctx| n.create_app_interface(ctx, leg(subnet.id, &[one], 1)))
        .expect("a leg");
    let AppInterface { leg: which, .. } = leg(subnet.id, &[one], 1);
    lab.run(|n, _| n.set_app_groups(app, which, &BTreeSet::from([two])))
        .expect("replaced");
    assert_eq!(lab.network.interfaces[&id].groups, BTreeSet::from([two]));
    lab.run(|n, _| n.delete_security_group(one)).expect("nobody wears it");
    lab.refused("InvalidGroup.NotFound", |n, _| {
        n.set_app_groups(app, which, &BTreeSet::from([one]))
    });
    // No such app: nothing to do.
    lab.run(|n, _| n.set_app_groups(WorkloadId::from_entropy(2), which, &BTreeSet::from([one])))
        .expect("nothing");
}

#[test]
fn a_services_interface_is_changed_detached_and_deleted_by_nobody_else() {
    let mut lab = Lab::new();
    let subnet = lab.network.visible_subnets().next().expect("a default subnet").id;
    let id = lab
        .run(|n, ctx| n.create_app_interface(ctx, leg(subnet, &[], 1)))
        .expect("a leg");
    let attachment = lab.network.interfaces[&id].attachment;
    let network = &lab.network;
    assert_eq!(network.refuse_interface_change(id).code, "AuthFailure");
    assert_eq!(network.refuse_detachment(attachment).code, "OperationNotPermitted");
    let deletion = network.refuse_interface_deletion(id);
    assert_eq!(deletion.code, "InvalidParameterValue");
    assert_eq!(
        deletion.message,
        format!("Network interface '{id}' is currently in use.")
    );
    let nothing = NetworkInterfaceId::from_entropy(77);
    for refusal in [
        network.refuse_interface_change(nothing),
        network.refuse_interface_deletion(nothing),
    ] {
        assert_eq!(refusal.code, "InvalidNetworkInterfaceID.NotFound");
    }
    let no_attachment = network.refuse_detachment(AttachmentId::from_entropy(77));
    assert_eq!(no_attachment.code, "InvalidAttachmentID.NotFound");
}
