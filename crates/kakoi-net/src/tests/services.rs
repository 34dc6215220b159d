//! What a region starts with, and EFS.

use super::*;

#[test]
fn a_new_region_has_a_default_vpc_as_aws_makes_it() {
    let mut lab = Lab::new();
    let vpc = lab.network.default_vpc().expect("default VPC").clone();
    assert!(vpc.enable_dns_support && vpc.enable_dns_hostnames);
    let subnets: Vec<_> = lab
        .network
        .visible_subnets()
        .map(|s| {
            (
                s.cidr.to_string(),
                s.zone.clone(),
                s.default_for_az,
                s.map_public_ip_on_launch,
            )
        })
        .collect();
    let wanted = [
        ("172.31.0.0/20", "us-east-1a"),
        ("172.31.16.0/20", "us-east-1b"),
        ("172.31.32.0/20", "us-east-1c"),
    ];
    assert_eq!(
        subnets,
        wanted.map(|(cidr, zone)| (cidr.to_owned(), zone.to_owned(), true, true))
    );
    let main = lab.network.main_route_table(vpc.id).expect("main");
    let gateway = lab.network.internet_gateway_of(vpc.id).expect("gateway").id;
    assert_eq!(
        main.routes.values().copied().collect::<Vec<_>>(),
        [RouteTarget::InternetGateway(gateway)]
    );
    lab.refused("DefaultVpcAlreadyExists", |n, ctx| n.create_default_vpc(ctx));
    assert_eq!(lab.network.visible_vpcs().count(), 1);
}

#[test]
fn starting_again_changes_nothing_even_without_the_default_vpc() {
    let mut lab = Lab::new();
    let vpc = lab.network.default_vpc().expect("default").id;
    let subnets: Vec<_> = lab.network.visible_subnets().map(|s| s.id).collect();
    for subnet in subnets {
        lab.run(|n, _| n.delete_subnet(subnet)).expect("deleted");
    }
    let gateway = lab.network.internet_gateway_of(vpc).expect("gateway").id;
    lab.run(|n, _| n.detach_internet_gateway(gateway, vpc))
        .expect("detached");
    lab.run(|n, ctx| n.delete_vpc(ctx, vpc)).expect("deleted");
    let before = lab.network.clone();
    lab.run(|n, ctx| n.initialise(ctx)).expect("again");
    assert!(lab.network == before);
    lab.run(|n, ctx| n.create_default_vpc(ctx))
        .expect("a user may make it anew");
}

#[test]
fn the_studio_network_reaches_the_internet_through_its_nat() {
    let lab = Lab::new();
    let subnet = &lab.network.subnets[&lab.network.studio_subnet().expect("subnet")];
    let nat = lab.network.nat_gateways.values().next().expect("NAT gateway");
    assert_eq!(nat.public_ip, Some(Ipv4Addr::new(198, 51, 100, 1)));
    let target = |subnet: &Subnet| {
        lab.network
            .route_table_of(subnet)
            .expect("table")
            .routes
            .values()
            .copied()
            .collect::<Vec<_>>()
    };
    assert_eq!(target(subnet), [RouteTarget::NatGateway(nat.id)]);
    let gateway = lab.network.internet_gateway_of(subnet.vpc).expect("gateway").id;
    assert_eq!(
        target(&lab.network.subnets[&nat.subnet]),
        [RouteTarget::InternetGateway(gateway)]
    );
    let group = &lab.network.groups[&lab.network.studio_group().expect("group")];
    assert_eq!(
        group.rules.values().map(|r| r.direction).collect::<Vec<_>>(),
        [Direction::Egress]
    );
    let vpc = lab.network.studio_vpc().expect("VPC");
    assert!(vpc.enable_dns_support && vpc.enable_dns_hostnames);
}

#[test]
fn the_studio_network_exists_for_nobody() {
    let mut lab = Lab::new();
    let (usual, a, _) = lab.usual();
    let vpc = lab.network.studio_vpc().expect("studio").id;
    let subnet_id = lab.network.studio_subnet().expect("studio");
    let group_id = lab.network.studio_group().expect("studio");
    let table = lab.main_table(vpc);
    let gateway = lab.network.internet_gateway_of(vpc).expect("gateway").id;
    let nat_gateway = lab
        .network
        .nat_gateways
        .values()
        .find(|x| x.vpc == vpc)
        .expect("NAT")
        .clone();
    let main = lab.network.route_tables[&table].main.expect("main");
    let acl = lab.network.default_acl(vpc).expect("ACL").id;
    lab.refused("InvalidVpcID.NotFound", |n, ctx| n.delete_vpc(ctx, vpc));
    lab.refused("InvalidVpcID.NotFound", |n, ctx| {
        n.create_subnet(ctx, subnet(vpc, "198.19.200.0/24", None))
    });
    lab.refused("InvalidSubnetID.NotFound", |n, _| n.delete_subnet(subnet_id));
    lab.refused("InvalidGroup.NotFound", |n, _| n.delete_security_group(group_id));
    lab.refused("InvalidGroup.NotFound", |n, ctx| {
        n.authorize(
            ctx,
            group_id,
            Direction::Ingress,
            &[Permission::new("-1", None, PeerSpec::Cidr("0.0.0.0/0".to_owned()))],
            Tags::new(),
        )
    });
    lab.refused("InvalidRouteTableID.NotFound", |n, _| {
        n.delete_route(table, &RouteSpec::destination_only("0.0.0.0/0"))
    });
    lab.refused("InvalidRouteTableID.NotFound", |n, ctx| {
        n.associate_route_table(ctx, table, a)
    });
    lab.refused("InvalidAssociationID.NotFound", |n, _| n.disassociate_route_table(main));
    lab.refused("InvalidInternetGatewayID.NotFound", |n, _| {
        n.detach_internet_gateway(gateway, vpc)
    });
    lab.refused("InvalidInternetGatewayID.NotFound", |n, _| {
        n.attach_internet_gateway(gateway, usual)
    });
    lab.refused("NatGatewayNotFound", |n, ctx| n.delete_nat_gateway(ctx, nat_gateway.id));
    lab.refused("InvalidAllocationID.NotFound", |n, _| {
        n.release_address(nat_gateway.allocation.expect("public"))
    });
    lab.refused("InvalidVpcID.NotFound", |n, ctx| {
        n.create_endpoint(ctx, endpoints::gateway_endpoint(vpc, &[table]))
    });
    assert!(lab.network.find_interface(nat_gateway.interface).is_err() && lab.network.find_network_acl(acl).is_err());
    lab.run(|n, ctx| n.create_app_interface(ctx, leg(subnet_id, &[group_id], 1)))
        .expect("but the service can use it");
    assert!(lab.network.visible_interfaces().next().is_none() && lab.network.visible_nat_gateways().next().is_none());
    assert!(lab.network.visible_addresses().next().is_none());
    assert!(
        lab.network.visible_groups().all(|g| g.vpc != vpc) && lab.network.visible_route_tables().all(|t| t.vpc != vpc)
    );
    assert!(
        lab.network.visible_network_acls().all(|x| x.vpc != vpc)
            && lab.network.visible_internet_gateways().all(|g| g.attached != Some(vpc))
    );
}

#[test]
fn mount_targets_are_one_for_each_zone() {
    let mut lab = Lab::new();
    let (vpc, a, b) = lab.usual();
    let a2 = lab.subnet(vpc, "10.0.3.0/24", "us-east-1a");
    let other = lab.vpc("10.1.0.0/16");
    let foreign = lab.subnet(other, "10.1.0.0/24", "us-east-1c");
    let stranger = lab.group(other, "stranger");
    let fs = lab
        .run(|n, ctx| n.create_file_system(ctx, "d-1", None, Tags::new()))
        .expect("file system");
    lab.refused("FileSystemAlreadyExists", |n, ctx| {
        n.create_file_system(ctx, "d-1", None, Tags::new())
    });
    lab.refused("BadRequest", |n, ctx| n.create_file_system(ctx, "", None, Tags::new()));
    let none = BTreeSet::new;
    lab.refused("SubnetNotFound", |n, ctx| {
        n.create_mount_target(ctx, fs, SubnetId::from_entropy(1 << 50), none())
    });
    lab.refused("FileSystemNotFound", |n, ctx| {
        n.create_mount_target(ctx, FileSystemId::from_entropy(1 << 50), a, none())
    });
    lab.refused("SecurityGroupNotFound", |n, ctx| {
        n.create_mount_target(ctx, fs, a, [stranger].into())
    });
    let target = lab
        .run(|n, ctx| n.create_mount_target(ctx, fs, a, none()))
        .expect("mount target");
    lab.refused("MountTargetConflict", |n, ctx| {
        n.create_mount_target(ctx, fs, a2, none())
    });
    lab.refused("MountTargetConflict", |n, ctx| {
        n.create_mount_target(ctx, fs, foreign, none())
    });
    lab.run(|n, ctx| n.create_mount_target(ctx, fs, b, none()))
        .expect("another zone");
    let web = lab.group(vpc, "web");
    lab.refused("SecurityGroupNotFound", |n, _| {
        n.modify_mount_target_groups(target, &[stranger].into())
    });
    lab.run(|n, _| n.modify_mount_target_groups(target, &[web].into()))
        .expect("another group");
    lab.refused("FileSystemInUse", |n, _| n.delete_file_system(fs));
    lab.refused("DependencyViolation", |n, _| n.delete_subnet(a));
    let all: Vec<_> = lab.network.mount_targets_of(fs).map(|t| t.id).collect();
    for id in all {
        lab.run(|n, _| n.delete_mount_target(id)).expect("deleted");
    }
    lab.refused("MountTargetNotFound", |n, _| n.delete_mount_target(target));
    lab.run(|n, _| n.delete_file_system(fs)).expect("deleted");
    lab.refused("FileSystemNotFound", |n, _| n.delete_file_system(fs));
}

#[test]
fn file_systems_are_tagged_by_arn_or_id() {
    let mut lab = Lab::empty();
    let fs = lab
        .run(|n, ctx| n.create_file_system(ctx, "d-1", None, Tags::new()))
        .expect("file system");
    let region = lab.region.clone();
    let arn = region.arn("elasticfilesystem", format!("file-system/{fs}"));
    let tag = |k: &str| Tags::from([(k.to_owned(), "1".to_owned())]);
    lab.run(|n, _| n.tag_efs(&region, &arn, &tag("a"))).expect("by ARN");
    lab.run(|n, _| n.tag_efs(&region, &fs.to_string(), &tag("b")))
        .expect("by id");
    lab.refused("BadRequest", |n, _| n.tag_efs(&region, &arn, &tag("aws:x")));
    lab.refused("BadRequest", |n, _| {
        n.tag_efs(&region, &arn.replace("us-east-1", "eu-west-1"), &tag("c"))
    });
    lab.run(|n, _| n.untag_efs(&region, &arn, &["a".to_owned(), "z".to_owned()]))
        .expect("removed");
    assert_eq!(lab.network.file_systems[&fs].tags, tag("b"));
}

#[test]
fn access_points_are_of_a_file_system_and_keep_it() {
    let mut lab = Lab::empty();
    let fs = lab
        .run(|n, ctx| n.create_file_system(ctx, "d-1", None, Tags::new()))
        .expect("file system");
    let wanted = |token: &str| CreateAccessPoint {
        token: token.into(),
        root: RootPath::read("/shared/data").expect("a path"),
        ..CreateAccessPoint::default()
    };
    lab.refused("FileSystemNotFound", |n, ctx| {
        n.create_access_point(ctx, FileSystemId::from_entropy(1 << 50), wanted("a"))
    });
    lab.refused("BadRequest", |n, ctx| n.create_access_point(ctx, fs, wanted("")));
    let id = lab
        .run(|n, ctx| n.create_access_point(ctx, fs, wanted("a")))
        .expect("made");
    lab.refused("AccessPointAlreadyExists", |n, ctx| {
        n.create_access_point(ctx, fs, wanted("a"))
    });
    for change in [
        |w: &mut CreateAccessPoint| {
            w.user = Some(PosixUser {
                uid: 1,
                gid: 1,
                secondary: vec![2; 17],
            });
        },
        |w: &mut CreateAccessPoint| w.tags = Tags::from([("aws:x".to_owned(), String::new())]),
    ] {
        let mut wanted = wanted("b");
        change(&mut wanted);
        lab.refused("BadRequest", |n, ctx| n.create_access_point(ctx, fs, wanted.clone()));
    }
    let region = lab.region.clone();
    let arn = lab.network.access_points[&id].arn(&region);
    let tag = Tags::from([("team".to_owned(), "a".to_owned())]);
    lab.run(|n, _| n.tag_efs(&region, &arn, &tag)).expect("by ARN");
    assert_eq!(lab.network.efs_tags(&region, &id.to_string()), Ok(&tag));
    lab.run(|n, _| n.untag_efs(&region, &id.to_string(), &["team".to_owned()]))
        .expect("by id");
    assert_eq!(lab.network.efs_tags(&region, &arn), Ok(&Tags::new()));
    lab.refused("FileSystemInUse", |n, _| n.delete_file_system(fs));
    lab.run(|n, _| n.delete_access_point(id)).expect("deleted");
    lab.refused("AccessPointNotFound", |n, _| n.delete_access_point(id));
    lab.run(|n, _| n.delete_file_system(fs)).expect("deleted");
}

#[test]
fn a_file_system_has_a_bounded_number_of_access_points() {
    let mut lab = Lab::empty();
    let fs = lab
        .run(|n, ctx| n.create_file_system(ctx, "d-1", None, Tags::new()))
        .expect("file system");
    let wanted = |number: usize| CreateAccessPoint {
        token: number.to_string(),
        ..CreateAccessPoint::default()
    };
    for number in 0..1_000 {
        lab.run(|n, ctx| n.create_access_point(ctx, fs, wanted(number)))
            .expect("within the limit");
    }
    lab.refused("AccessPointLimitExceeded", |n, ctx| {
        n.create_access_point(ctx, fs, wanted(1_000))
    });
}

#[test]
fn root_paths_lead_down_only() {
    for good in ["/", "/a", "/a/b/c/d", "/shared data/\u{e9}"] {
        assert_eq!(RootPath::read(good).expect(good).as_str(), good);
    }
    let long = format!("/{}", "x".repeat(100));
    for bad in [
        "",
        "a",
        "a/b",
        "//",
        "/a/",
        "/a//b",
        "/..",
        "/a/..",
        "/a/../b",
        "/.",
        "/.a",
        "/a/b/c/d/e",
        "/a\n",
        "/a\0",
        "/$a",
        "/a*",
        &long,
    ] {
        assert_eq!(RootPath::read(bad).expect_err(bad).code, "BadRequest", "{bad:?}");
    }
    for (text, mode) in [
        ("770", 0o770),
        ("0770", 0o770),
        ("1777", 0o1777),
        ("000", 0),
        ("7777", 0o7777),
    ] {
        let read = Permissions::read(text).expect(text);
        assert_eq!((read.as_str(), read.mode()), (text, mode));
    }
    for bad in ["", "77", "07777", "778", "+77", " 77", "0o7", "\u{661}77"] {
        assert_eq!(Permissions::read(bad).expect_err(bad).code, "BadRequest", "{bad:?}");
    }
    assert_eq!(RootPath::default().names().count(), 0);
    assert_eq!(
        RootPath::read("/a/b").expect("good").names().collect::<Vec<_>>(),
        ["a", "b"]
    );
}

#[test]
fn what_every_region_has_follows_from_its_name() {
    let [a, b]: [Region; 2] = ["us-east-1", "eu-west-1"].map(|r| r.parse().expect("region"));
    assert_eq!(s3_prefix_list_id(&a), s3_prefix_list_id(&a));
    assert_ne!(s3_prefix_list_id(&a), s3_prefix_list_id(&b));
    assert_eq!(s3_prefix_list(&b, Vec::new()).name, "com.amazonaws.eu-west-1.s3");
    assert_eq!(default_dhcp_options(&a).domain_name, "ec2.internal");
    assert_eq!(default_dhcp_options(&b).domain_name, "eu-west-1.compute.internal");
}
