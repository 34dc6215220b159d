//! Route tables, gateways, addresses, NAT.

use super::*;

fn to(cidr: &str, gateway: impl std::fmt::Display) -> RouteSpec {
    RouteSpec {
        cidr: Some(cidr.to_owned()),
        gateway: Some(gateway.to_string()),
        ..RouteSpec::default()
    }
}

#[test]
fn routes_are_judged() {
    let mut lab = Lab::new();
    let (vpc, a, _) = lab.usual();
    let gateway = lab.gateway(vpc);
    let table = lab.main_table(vpc);
    let (nat_id, _) = lab.nat(a);
    let other = lab.vpc("10.1.0.0/16");
    let other_subnet = lab.subnet(other, "10.1.0.0/24", "us-east-1a");
    let other_gateway = lab.gateway(other);
    let (other_nat, _) = lab.nat(other_subnet);
    lab.run(|n, ctx| n.create_route(ctx, table, &to("0.0.0.0/0", gateway)))
        .expect("default route");
    lab.run(|n, ctx| n.create_route(ctx, table, &to("10.0.0.0/8", gateway)))
        .expect("wider than the VPC is fine");
    let list = || Some(s3_prefix_list_id(&"us-east-1".parse().expect("region")).to_string());
    let studio_gateway = lab
        .network
        .internet_gateway_of(lab.network.studio_vpc().expect("studio").id)
        .expect("gateway")
        .id;
    let missing = "igw-0123456789abcdef0";
    let cases = [
        (to("0.0.0.0/0", gateway), "RouteAlreadyExists"),
        (to("1.2.3.4/0", gateway), "RouteAlreadyExists"),
        (to("10.0.0.0/16", gateway), "InvalidParameterValue"),
        (to("10.0.1.0/24", gateway), "InvalidParameterValue"),
        (to("169.254.170.0/24", gateway), "InvalidParameterValue"),
        (to("172.16.0.0/33", gateway), "InvalidParameterValue"),
        (to("172.16.0.0/12", other_gateway), "InvalidParameterValue"),
        (to("172.16.0.0/12", missing), "InvalidGatewayID.NotFound"),
        (to("172.16.0.0/12", studio_gateway), "InvalidGatewayID.NotFound"),
        (
            to("172.16.0.0/12", "vgw-0123456789abcdef0"),
            "InvalidGatewayID.NotFound",
        ),
        (to("172.16.0.0/12", "igw-x"), "InvalidInternetGatewayId.Malformed"),
        (to("172.16.0.0/12", "vpce-0123456789abcdef0"), "InvalidParameterValue"),
        (to("172.16.0.0/12", "local"), "InvalidParameterValue"),
        (RouteSpec::to_nat("172.16.0.0/12", other_nat), "InvalidParameterValue"),
        (
            RouteSpec::to_nat("172.16.0.0/12", NatGatewayId::from_entropy(1 << 60)),
            "InvalidNatGatewayID.NotFound",
        ),
        (
            RouteSpec {
                nat_gateway: Some(nat_id.to_string()),
                ..to("172.16.0.0/12", gateway)
            },
            "InvalidParameterCombination",
        ),
        (
            RouteSpec {
                prefix_list: list(),
                ..to("172.16.0.0/12", gateway)
            },
            "InvalidParameterCombination",
        ),
        (
            RouteSpec {
                cidr: None,
                ..to("", gateway)
            },
            "MissingParameter",
        ),
        (
            RouteSpec {
                cidr: None,
                ipv6_cidr: Some("::/0".to_owned()),
                ..to("", gateway)
            },
            "UnsupportedOperation",
        ),
        (
            RouteSpec {
                cidr: None,
                prefix_list: Some("pl-00000000000000001".to_owned()),
                ..to("", gateway)
            },
            "InvalidPrefixListID.NotFound",
        ),
        (RouteSpec::destination_only("172.16.0.0/12"), "MissingParameter"),
        (
            RouteSpec {
                other_target: Some("TransitGateway".to_owned()),
                ..RouteSpec::destination_only("172.16.0.0/12")
            },
            "UnsupportedOperation",
        ),
    ];
    for (spec, code) in cases {
        lab.refused(code, |n, ctx| n.create_route(ctx, table, &spec));
    }
    lab.run(|n, ctx| {
        n.create_route(
            ctx,
            table,
            &RouteSpec {
                cidr: None,
                prefix_list: list(),
                ..to("", gateway)
            },
        )
    })
    .expect("a prefix list");
    lab.run(|n, ctx| n.replace_route(ctx, table, &RouteSpec::to_nat("0.0.0.0/0", nat_id)))
        .expect("replaced");
    lab.refused("InvalidParameterValue", |n, ctx| {
        n.replace_route(ctx, table, &to("192.168.0.0/16", gateway))
    });
    lab.refused("InvalidRoute.NotFound", |n, _| {
        n.delete_route(table, &RouteSpec::destination_only("192.168.0.0/16"))
    });
    lab.refused("InvalidParameterValue", |n, _| {
        n.delete_route(table, &RouteSpec::destination_only("10.0.0.0/16"))
    });
    lab.run(|n, _| n.delete_route(table, &RouteSpec::destination_only("0.0.0.0/0")))
        .expect("deleted");
    lab.refused("InvalidRouteTableID.NotFound", |n, ctx| {
        n.create_route(ctx, RouteTableId::from_entropy(1 << 50), &to("0.0.0.0/0", gateway))
    });
}

#[test]
fn routes_to_what_is_gone_are_blackholes() {
    let mut lab = Lab::empty();
    let (vpc, a, _) = lab.usual();
    let gateway = lab.gateway(vpc);
    let table = lab.main_table(vpc);
    let (nat_id, allocation) = lab.nat(a);
    let association = lab.network.addresses[&allocation]
        .association
        .clone()
        .expect("in use")
        .id;
    lab.run(|n, ctx| n.create_route(ctx, table, &RouteSpec::to_nat("0.0.0.0/0", nat_id)))
        .expect("route");
    lab.run(|n, ctx| n.create_route(ctx, table, &to("192.0.2.0/24", gateway)))
        .expect("route");
    let states = |lab: &Lab| {
        lab.network.route_tables[&table]
            .routes
            .values()
            .map(|t| lab.network.route_state(&lab.network.route_tables[&table], *t))
            .collect::<Vec<_>>()
    };
    assert_eq!(states(&lab), [RouteState::Active; 2]);
    lab.run(|n, ctx| n.delete_nat_gateway(ctx, nat_id)).expect("deleted");
    assert_eq!(states(&lab), [RouteState::Blackhole, RouteState::Active]);
    lab.refused("InvalidAssociationID.NotFound", |n, _| {
        n.disassociate_address(association)
    });
    lab.run(|n, _| n.release_address(allocation)).expect("it's free again");
    lab.run(|n, _| n.detach_internet_gateway(gateway, vpc))
        .expect("detached");
    assert_eq!(states(&lab), [RouteState::Blackhole; 2]);
}

#[test]
fn associations_move_and_end() {
    let mut lab = Lab::empty();
    let (vpc, a, _) = lab.usual();
    let main = lab.main_table(vpc);
    let table = lab
        .run(|n, ctx| n.create_route_table(ctx, vpc, Tags::new()))
        .expect("table");
    let other = lab.vpc("10.1.0.0/16");
    let (stranger, foreign) = (lab.main_table(other), lab.subnet(other, "10.1.0.0/24", "us-east-1a"));
    lab.refused("InvalidParameterValue", |n, ctx| {
        n.associate_route_table(ctx, table, foreign)
    });
    let association = lab
        .run(|n, ctx| n.associate_route_table(ctx, table, a))
        .expect("associated");
    lab.refused("Resource.AlreadyAssociated", |n, ctx| {
        n.associate_route_table(ctx, main, a)
    });
    lab.refused("DependencyViolation", |n, _| n.delete_route_table(table));
    lab.refused("InvalidParameterValue", |n, ctx| {
        n.replace_route_table_association(ctx, association, stranger)
    });
    let moved = lab
        .run(|n, ctx| n.replace_route_table_association(ctx, association, main))
        .expect("moved");
    lab.refused("InvalidAssociationID.NotFound", |n, _| {
        n.disassociate_route_table(association)
    });
    assert_eq!(lab.network.route_tables[&main].subnets[&moved], a);
    lab.run(|n, _| n.disassociate_route_table(moved)).expect("ended");

    let main_association = lab.network.route_tables[&main].main.expect("main");
    lab.refused("InvalidParameterValue", |n, _| {
        n.disassociate_route_table(main_association)
    });
    lab.refused("DependencyViolation", |n, _| n.delete_route_table(main));
    lab.run(|n, ctx| n.replace_route_table_association(ctx, main_association, table))
        .expect("another main table");
    assert_eq!(lab.main_table(vpc), table);
    lab.run(|n, _| n.delete_route_table(main))
        .expect("an ordinary table now");
}

#[test]
fn replacing_the_main_table_by_itself_keeps_it() {
    let mut lab = Lab::empty();
    let vpc = lab.vpc("10.0.0.0/16");
    let main = lab.main_table(vpc);
    let association = lab.network.route_tables[&main].main.expect("main");
    let new = lab
        .run(|n, ctx| n.replace_route_table_association(ctx, association, main))
        .expect("replaced");
    assert_eq!(lab.network.route_tables[&main].main, Some(new));
}

#[test]
fn internet_gateways_attach_to_one_vpc() {
    let mut lab = Lab::new();
    let (vpc, a, _) = lab.usual();
    let gateway = lab.gateway(vpc);
    let other = lab.vpc("10.1.0.0/16");
    let second = lab
        .run(|n, ctx| n.create_internet_gateway(ctx, Tags::new()))
        .expect("gateway");
    lab.refused("Resource.AlreadyAssociated", |n, _| {
        n.attach_internet_gateway(gateway, other)
    });
    lab.refused("InvalidParameterValue", |n, _| n.attach_internet_gateway(second, vpc));
    lab.refused("InvalidInternetGatewayID.NotFound", |n, _| {
        n.attach_internet_gateway(InternetGatewayId::from_entropy(1 << 50), vpc)
    });
    lab.refused("InvalidVpcID.NotFound", |n, _| {
        n.attach_internet_gateway(second, VpcId::from_entropy(1 << 50))
    });
    lab.refused("Gateway.NotAttached", |n, _| n.detach_internet_gateway(gateway, other));
    lab.refused("DependencyViolation", |n, _| n.delete_internet_gateway(gateway));
    let (nat_id, _) = lab.nat(a);
    lab.refused("DependencyViolation", |n, _| n.detach_internet_gateway(gateway, vpc));
    lab.run(|n, ctx| n.delete_nat_gateway(ctx, nat_id)).expect("deleted");
    lab.run(|n, _| n.detach_internet_gateway(gateway, vpc))
        .expect("detached");
    lab.run(|n, _| n.delete_internet_gateway(gateway)).expect("deleted");
}

#[test]
fn elastic_ips_are_the_lowest_free_ones() {
    let mut lab = Lab::empty();
    lab.host = vec![Ipv4Addr::new(198, 51, 100, 2)];
    let ids: Vec<_> = (0..253)
        .map(|_| lab.run(|n, ctx| n.allocate_address(ctx, Tags::new())).expect("free"))
        .collect();
    let last = |id: &AllocationId| lab.network.addresses[id].public_ip.octets()[3];
    assert_eq!(ids[..3].iter().map(last).collect::<Vec<_>>(), [1, 3, 4]);
    lab.refused("AddressLimitExceeded", |n, ctx| n.allocate_address(ctx, Tags::new()));
    lab.run(|n, _| n.release_address(ids[5])).expect("released");
    lab.refused("InvalidAllocationID.NotFound", |n, _| n.release_address(ids[5]));
    lab.run(|n, ctx| n.allocate_address(ctx, Tags::new()))
        .expect("the released one");
}

#[test]
fn nat_gateways_are_judged() {
    let mut lab = Lab::new();
    let (vpc, a, _) = lab.usual();
    let allocation = lab.run(|n, ctx| n.allocate_address(ctx, Tags::new())).expect("address");
    lab.refused("Gateway.NotAttached", |n, ctx| {
        n.create_nat_gateway(ctx, nat(a, Some(allocation)))
    });
    lab.gateway(vpc);
    let public = |allocation| CreateNatGateway {
        connectivity: Connectivity::Public,
        ..nat(a, allocation)
    };
    let at = |address| CreateNatGateway {
        private_ip: Some(address),
        ..nat(a, None)
    };
    let studios = lab
        .network
        .addresses
        .values()
        .find(|e| e.owner == Owner::Service)
        .expect("the studio's")
        .id;
    let cases = [
        (public(None), "MissingParameter"),
        (
            CreateNatGateway {
                connectivity: Connectivity::Private,
                ..nat(a, Some(allocation))
            },
            "InvalidParameterCombination",
        ),
        (
            public(Some(AllocationId::from_entropy(1 << 50))),
            "InvalidAllocationID.NotFound",
        ),
        (public(Some(studios)), "InvalidAllocationID.NotFound"),
        (nat(SubnetId::from_entropy(1 << 50), None), "InvalidSubnetID.NotFound"),
        (
            nat(lab.network.studio_subnet().expect("studio"), None),
            "InvalidSubnetID.NotFound",
        ),
        (at(Ipv4Addr::new(10, 0, 1, 3)), "InvalidParameterValue"),
        (at(Ipv4Addr::new(10, 0, 1, 255)), "InvalidParameterValue"),
        (at(Ipv4Addr::new(10, 0, 2, 9)), "InvalidParameterValue"),
    ];
    for (request, code) in cases {
        lab.refused(code, |n, ctx| n.create_nat_gateway(ctx, request));
    }
    let id = lab
        .run(|n, ctx| n.create_nat_gateway(ctx, nat(a, Some(allocation))))
        .expect("created");
    lab.refused("Resource.AlreadyAssociated", |n, ctx| {
        n.create_nat_gateway(ctx, nat(a, Some(allocation)))
    });
    lab.refused("InvalidIPAddress.InUse", |n, _| n.release_address(allocation));
    let association = lab.network.addresses[&allocation]
        .association
        .clone()
        .expect("in use")
        .id;
    lab.refused("AuthFailure", |n, _| n.disassociate_address(association));
    lab.refused("InvalidAssociationID.NotFound", |n, _| {
        n.disassociate_address(AddressAssociationId::from_entropy(1 << 50))
    });
    let own = lab.network.nat_gateways[&id].private_ip;
    lab.refused("InvalidIPAddress.InUse", |n, ctx| n.create_nat_gateway(ctx, at(own)));
    lab.run(|n, ctx| n.create_nat_gateway(ctx, at(Ipv4Addr::new(10, 0, 1, 200))))
        .expect("a private one");
    assert!(
        lab.network.interfaces[&lab.network.nat_gateways[&id].interface]
            .groups
            .is_empty()
    );

    lab.run(|n, ctx| n.delete_nat_gateway(ctx, id)).expect("deleted");
    assert_eq!(lab.network.nat_gateways[&id].state(), NatState::Deleted);
    lab.refused("NatGatewayNotFound", |n, ctx| n.delete_nat_gateway(ctx, id));
    assert_eq!(lab.network.forget_deleted_nat_gateways(lab.now + 3_599_999), 0);
    assert_eq!(lab.network.forget_deleted_nat_gateways(lab.now + 3_600_000), 1);
    assert!(lab.network.find_nat_gateway(id).is_err());
}
