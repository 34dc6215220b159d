//! VPCs, subnets, tags, filters, identifiers.

use super::*;

#[test]
fn malformed_ids_get_the_code_of_their_kind() {
    fn code<T: ResourceId + std::fmt::Debug>() -> String {
        parse_id::<T>("nonsense").expect_err("malformed").code.into_owned()
    }
    assert_eq!(code::<VpcId>(), "InvalidVpcID.Malformed");
    assert_eq!(code::<SubnetId>(), "InvalidSubnetID.Malformed");
    assert_eq!(code::<SecurityGroupId>(), "InvalidGroupId.Malformed");
    assert_eq!(code::<RouteTableId>(), "InvalidRouteTableId.Malformed");
    assert_eq!(code::<InternetGatewayId>(), "InvalidInternetGatewayId.Malformed");
    assert_eq!(code::<NatGatewayId>(), "NatGatewayMalformed");
    assert_eq!(code::<AllocationId>(), "InvalidAllocationID.NotFound");
    assert_eq!(code::<NetworkInterfaceId>(), "InvalidNetworkInterfaceId.Malformed");
    assert!(parse_id::<VpcId>("vpc-0123456789abcdef0").is_ok());
}

#[test]
fn a_vpc_comes_with_its_default_objects_and_takes_them_along() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("100.68.0.18/18");
    assert_eq!(lab.network.vpcs[&vpc].cidr.to_string(), "100.68.0.0/18");
    assert!(lab.network.vpcs[&vpc].enable_dns_support && !lab.network.vpcs[&vpc].enable_dns_hostnames);
    let default = lab.network.default_group(vpc).expect("default group");
    let peers: Vec<_> = default
        .rules
        .values()
        .map(|r| (r.direction, r.traffic, r.peer.clone()))
        .collect();
    assert!(peers.contains(&(Direction::Ingress, Traffic::All, Peer::Group(default.id))));
    assert!(peers.contains(&(
        Direction::Egress,
        Traffic::All,
        Peer::Cidr("0.0.0.0/0".parse().expect("cidr"))
    )));
    assert!(lab.network.default_acl(vpc).is_some() && lab.network.main_route_table(vpc).is_some());
    lab.run(|n, ctx| n.delete_vpc(ctx, vpc)).expect("deleted");
    assert!(lab.network == Network::default());
}

#[test]
fn vpc_ranges_are_judged() {
    let mut lab = Lab::new();
    let cases = [
        ("10.0.0.0/15", "InvalidVpc.Range"),
        ("10.0.0.0/29", "InvalidVpc.Range"),
        ("203.0.113.0/24", "InvalidVpc.Range"),
        ("203.0.112.0/20", "InvalidVpc.Range"),
        ("198.51.100.128/28", "InvalidVpc.Range"),
        ("198.18.0.0/16", "InvalidVpc.Range"),
        ("198.19.4.0/24", "InvalidVpc.Range"),
        ("127.0.0.0/16", "InvalidVpc.Range"),
        ("169.254.0.0/16", "InvalidVpc.Range"),
        ("224.0.0.0/16", "InvalidVpc.Range"),
        ("10.0.0.0", "InvalidParameterValue"),
        ("10.0.0/16", "InvalidParameterValue"),
        ("", "InvalidParameterValue"),
        ("fd00::/56", "UnsupportedOperation"),
    ];
    for (cidr, code) in cases {
        lab.refused(code, |n, ctx| n.create_vpc(ctx, cidr, Tags::new()));
    }
    for cidr in ["10.0.0.0/16", "10.0.0.0/28", "198.17.0.0/16", "198.20.0.0/16"] {
        lab.vpc(cidr);
    }
}

#[test]
fn a_vpc_in_use_stays() {
    let holders: [fn(&mut Lab, VpcId); 5] = [
        |lab, vpc| _ = lab.subnet(vpc, "10.0.1.0/24", "us-east-1a"),
        |lab, vpc| _ = lab.gateway(vpc),
        |lab, vpc| _ = lab.group(vpc, "web"),
        |lab, vpc| _ = lab.run(|n, ctx| n.create_route_table(ctx, vpc, Tags::new())),
        |lab, vpc| {
            let table = lab.main_table(vpc);
            lab.run(|n, ctx| n.create_endpoint(ctx, endpoints::gateway_endpoint(vpc, &[table])))
                .expect("endpoint");
        },
    ];
    for hold in holders {
        let mut lab = Lab::empty();
        let vpc = lab.vpc("10.0.0.0/16");
        hold(&mut lab, vpc);
        lab.refused("DependencyViolation", |n, ctx| n.delete_vpc(ctx, vpc));
    }
    let mut lab = Lab::empty();
    lab.refused("InvalidVpcID.NotFound", |n, ctx| {
        n.delete_vpc(ctx, VpcId::from_entropy(99))
    });
}

#[test]
fn dns_hostnames_need_dns_support() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("10.0.0.0/16");
    lab.run(|n, _| n.modify_vpc_attribute(vpc, VpcAttribute::EnableDnsSupport(false)))
        .expect("off");
    lab.refused("InvalidParameterValue", |n, _| {
        n.modify_vpc_attribute(vpc, VpcAttribute::EnableDnsHostnames(true))
    });
    lab.run(|n, _| n.modify_vpc_attribute(vpc, VpcAttribute::EnableDnsSupport(true)))
        .expect("on");
    lab.run(|n, _| n.modify_vpc_attribute(vpc, VpcAttribute::EnableDnsHostnames(true)))
        .expect("on");
    assert!(lab.network.vpcs[&vpc].enable_dns_hostnames);
}

#[test]
fn subnets_are_judged() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("10.0.0.0/20");
    lab.subnet(vpc, "10.0.1.0/24", "us-east-1a");
    let cases = [
        ("10.0.1.128/25", Some("us-east-1b"), "InvalidSubnet.Conflict"),
        ("10.0.0.0/20", None, "InvalidSubnet.Conflict"),
        ("10.0.16.0/24", None, "InvalidSubnet.Range"),
        ("10.0.0.0/16", None, "InvalidSubnet.Range"),
        ("10.0.2.0/29", None, "InvalidSubnet.Range"),
        ("10.0.2.0/24", Some("us-east-1z"), "InvalidParameterValue"),
        ("10.0.2.0/24", Some("eu-west-1a"), "InvalidParameterValue"),
        ("ten", None, "InvalidParameterValue"),
    ];
    for (cidr, zone, code) in cases {
        lab.refused(code, |n, ctx| n.create_subnet(ctx, subnet(vpc, cidr, zone)));
    }
    lab.refused("InvalidVpcID.NotFound", |n, ctx| {
        n.create_subnet(ctx, subnet(VpcId::from_entropy(77), "10.0.2.0/24", None))
    });
    let chosen = lab
        .run(|n, ctx| n.create_subnet(ctx, subnet(vpc, "10.0.2.0/24", None)))
        .expect("a zone is chosen");
    assert_eq!(
        lab.network.subnets[&chosen].zone, "us-east-1b",
        "the emptiest zone, the first of equals"
    );
    let by_id = CreateSubnet {
        zone_id: Some("use1-az3".to_owned()),
        ..subnet(vpc, "10.0.3.0/24", None)
    };
    let by_id = lab.run(|n, ctx| n.create_subnet(ctx, by_id)).expect("by zone id");
    assert_eq!(lab.network.subnets[&by_id].zone, "us-east-1c");
}

#[test]
fn addresses_are_given_out_from_the_bottom_until_none_is_left() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("10.0.0.0/16");
    let small = lab.subnet(vpc, "10.0.0.0/28", "us-east-1a");
    lab.host = vec![Ipv4Addr::new(10, 0, 0, 5)];
    assert_eq!(lab.network.available_addresses(small), 11);
    let mut given = Vec::new();
    for workload in 0..10 {
        let id = lab
            .run(|n, ctx| n.create_app_interface(ctx, leg(small, &[], workload)))
            .expect("an address");
        given.push(lab.network.interfaces[&id].private_ip.octets()[3]);
    }
    assert_eq!(
        given,
        [4, 6, 7, 8, 9, 10, 11, 12, 13, 14],
        "not the reserved ones and not the host's own"
    );
    lab.refused("InsufficientFreeAddressesInSubnet", |n, ctx| {
        n.create_app_interface(ctx, leg(small, &[], 50))
    });
    lab.refused("DependencyViolation", |n, _| n.delete_subnet(small));
    assert_eq!(lab.network.release_app_interfaces(WorkloadId::from_entropy(3)), 1);
    assert_eq!(lab.network.release_app_interfaces(WorkloadId::from_entropy(3)), 0);
    let again = lab
        .run(|n, ctx| n.create_app_interface(ctx, leg(small, &[], 51)))
        .expect("the freed address");
    assert_eq!(lab.network.interfaces[&again].private_ip, Ipv4Addr::new(10, 0, 0, 8));
}

#[test]
fn deleting_a_subnet_ends_its_association() {
    let mut lab = Lab::empty();
    let (vpc, a, _) = lab.usual();
    let table = lab
        .run(|n, ctx| n.create_route_table(ctx, vpc, Tags::new()))
        .expect("table");
    lab.run(|n, ctx| n.associate_route_table(ctx, table, a))
        .expect("associated");
    lab.run(|n, _| n.delete_subnet(a)).expect("deleted");
    lab.run(|n, _| n.delete_route_table(table))
        .expect("nothing is associated any more");
}

#[test]
fn tags_are_judged() {
    let mut lab = Lab::new();
    let (vpc, subnet, _) = lab.usual();
    let ids = [vpc.to_string(), subnet.to_string()];
    let tag = |k: &str, v: &str| Tags::from([(k.to_owned(), v.to_owned())]);
    lab.run(|n, _| n.create_tags(&ids, &tag("Name", "x"))).expect("tagged");
    assert_eq!(
        lab.network
            .visible_tags()
            .filter(|t| t.key == "Name")
            .map(|t| t.resource_type)
            .collect::<Vec<_>>(),
        ["vpc", "subnet"]
    );
    let many: Tags = (0..50).map(|n| (format!("k{n}"), String::new())).collect();
    let studio = lab.network.studio_subnet().expect("studio").to_string();
    let cases: [(String, Tags, &str); 9] = [
        (vpc.to_string(), tag("aws:x", ""), "InvalidParameterValue"),
        (vpc.to_string(), tag("AWS:x", ""), "InvalidParameterValue"),
        (vpc.to_string(), tag("", ""), "InvalidTagKey.Malformed"),
        (vpc.to_string(), tag(&"k".repeat(129), ""), "InvalidParameterValue"),
        (vpc.to_string(), tag("k", &"v".repeat(257)), "InvalidParameterValue"),
        (vpc.to_string(), many, "TagLimitExceeded"),
        ("nonsense".to_owned(), tag("k", ""), "InvalidID"),
        (
            "vpc-0123456789abcdef0".to_owned(),
            tag("k", ""),
            "InvalidVpcID.NotFound",
        ),
        (studio, tag("k", ""), "InvalidSubnetID.NotFound"),
    ];
    for (id, tags, code) in cases {
        // The first resource is fine: nothing may stick to it.
        lab.refused(code, |n, _| n.create_tags(&[subnet.to_string(), id], &tags));
    }
    lab.run(|n, _| n.delete_tags(&ids, &[("Name".to_owned(), Some("other".to_owned()))]))
        .expect("no match is no error");
    assert_eq!(lab.network.vpcs[&vpc].tags.len(), 1);
    lab.run(|n, _| n.delete_tags(&ids, &[])).expect("all tags");
    assert!(lab.network.vpcs[&vpc].tags.is_empty());
}

#[test]
fn wildcards_match_as_aws_does() {
    let cases = [
        ("*", "", true),
        ("a*c", "abbbc", true),
        ("a*c", "abcb", false),
        ("a?c", "abc", true),
        ("a?c", "ac", false),
        ("*b*b*", "abcb", true),
        ("a\\*", "a*", true),
        ("a\\*", "ab", false),
        ("VPC", "vpc", false),
        ("", "x", false),
        ("?", "ü", true),
    ];
    for (pattern, text, matches) in cases {
        assert_eq!(wildcard(pattern, text), matches, "{pattern} on {text}");
    }
    // Takes a moment, not for ever.
    assert!(!wildcard(&"*a".repeat(200), &"a".repeat(199)));
}

#[test]
fn filters_are_joined_by_and_and_their_values_by_or() {
    let filter = |name: &str, values: &[&str]| Filter {
        name: name.to_owned(),
        values: values.iter().map(|v| (*v).to_owned()).collect(),
    };
    let tags = Tags::from([("Name".to_owned(), "web-1".to_owned())]);
    let field = |name: &str| {
        if name == "vpc-id" {
            vec!["vpc-1".to_owned()]
        } else {
            Vec::new()
        }
    };
    let matches = |filters: &[Filter]| matches_filters(filters, &tags, field);
    assert!(matches(&[]));
    assert!(matches(&[
        filter("vpc-id", &["vpc-2", "vpc-1"]),
        filter("tag:Name", &["web-*"])
    ]));
    assert!(!matches(&[filter("vpc-id", &["vpc-1"]), filter("tag:Name", &["db"])]));
    assert!(matches(&[filter("tag-key", &["N?me"])]));
    assert!(!matches(&[filter("tag:Owner", &["*"])]));
    assert!(check_filter_names(&[filter("tag:x", &["1"]), filter("vpc-id", &["1"])], &["vpc-id"]).is_ok());
    assert_eq!(
        check_filter_names(&[filter("colour", &["1"])], &["vpc-id"])
            .expect_err("unknown")
            .code,
        "InvalidParameterValue"
    );
    assert_eq!(
        check_filter_names(&[filter("vpc-id", &[])], &["vpc-id"])
            .expect_err("empty")
            .code,
        "InvalidParameterValue"
    );
}
