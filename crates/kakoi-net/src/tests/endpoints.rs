//! VPC endpoints, interface and gateway.

use super::*;

const API: &str = "com.amazonaws.us-east-1.sagemaker.api";
const S3: &str = "com.amazonaws.us-east-1.s3";
const OPEN: &str = r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#;

pub(crate) fn gateway_endpoint(vpc: VpcId, tables: &[RouteTableId]) -> CreateEndpoint {
    CreateEndpoint {
        vpc,
        service_name: S3.to_owned(),
        endpoint_type: EndpointType::Gateway,
        route_tables: tables.iter().copied().collect(),
        subnets: BTreeSet::new(),
        groups: BTreeSet::new(),
        private_dns: None,
        policy: None,
        tags: Tags::new(),
    }
}

pub(crate) fn interface_endpoint(vpc: VpcId, subnets: &[SubnetId], private_dns: bool) -> CreateEndpoint {
    CreateEndpoint {
        service_name: API.to_owned(),
        endpoint_type: EndpointType::Interface,
        subnets: subnets.iter().copied().collect(),
        private_dns: Some(private_dns),
        ..gateway_endpoint(vpc, &[])
    }
}

fn with_dns(lab: &mut Lab, vpc: VpcId) {
    lab.run(|n, _| n.modify_vpc_attribute(vpc, VpcAttribute::EnableDnsHostnames(true)))
        .expect("DNS host names");
}

#[test]
fn an_interface_endpoint_has_an_interface_in_each_subnet() {
    let mut lab = Lab::empty();
    let (vpc, a, b) = lab.usual();
    with_dns(&mut lab, vpc);
    let id = lab
        .run(|n, ctx| n.create_endpoint(ctx, interface_endpoint(vpc, &[a, b], true)))
        .expect("created");
    let of_endpoint = |lab: &Lab| {
        lab.network
            .interfaces
            .values()
            .filter(|i| i.purpose == InterfacePurpose::Endpoint(id))
            .map(|i| i.groups.clone())
            .collect::<Vec<_>>()
    };
    let default = lab.network.default_group(vpc).expect("default").id;
    assert_eq!(of_endpoint(&lab), vec![BTreeSet::from([default]); 2]);
    let web = lab.group(vpc, "web");
    let swap = ModifyEndpoint {
        add_groups: [web].into(),
        remove_groups: [default].into(),
        remove_subnets: [b].into(),
        ..ModifyEndpoint::default()
    };
    lab.run(|n, ctx| n.modify_endpoint(ctx, id, &swap)).expect("changed");
    assert_eq!(of_endpoint(&lab), [BTreeSet::from([web])]);
    lab.refused("DependencyViolation", |n, _| n.delete_security_group(web));
    lab.refused("DependencyViolation", |n, _| n.delete_subnet(a));
    lab.run(|n, _| n.delete_endpoint(id)).expect("deleted");
    assert!(lab.network.interfaces.is_empty());
    lab.refused("InvalidVpcEndpointId.NotFound", |n, _| n.delete_endpoint(id));
}

#[test]
fn interface_endpoints_are_judged() {
    let mut lab = Lab::new();
    let (vpc, a, b) = lab.usual();
    let a2 = lab.subnet(vpc, "10.0.3.0/24", "us-east-1a");
    let other = lab.vpc("10.1.0.0/16");
    let foreign = lab.subnet(other, "10.1.0.0/24", "us-east-1c");
    let stranger = lab.group(other, "stranger");
    let table = lab.main_table(vpc);
    lab.refused("InvalidParameter", |n, ctx| {
        n.create_endpoint(ctx, interface_endpoint(vpc, &[a], true))
    });
    with_dns(&mut lab, vpc);
    let base = || interface_endpoint(vpc, &[a], false);
    let named = |name: &str| CreateEndpoint {
        service_name: name.to_owned(),
        ..base()
    };
    let cases = [
        (named("com.amazonaws.us-east-1.sts"), "InvalidServiceName"),
        (named("com.amazonaws.eu-west-1.sagemaker.api"), "InvalidServiceName"),
        (named("nonsense"), "InvalidServiceName"),
        (named(S3), "InvalidParameter"),
        (
            CreateEndpoint {
                endpoint_type: EndpointType::Gateway,
                ..base()
            },
            "InvalidParameter",
        ),
        (
            CreateEndpoint {
                route_tables: [table].into(),
                ..base()
            },
            "InvalidParameter",
        ),
        (
            CreateEndpoint {
                groups: [stranger].into(),
                ..base()
            },
            "InvalidGroup.NotFound",
        ),
        (interface_endpoint(vpc, &[a, a2], false), "DuplicateSubnetsInSameZone"),
        (interface_endpoint(vpc, &[a, foreign], false), "InvalidParameter"),
        (
            interface_endpoint(vpc, &[SubnetId::from_entropy(1 << 50)], false),
            "InvalidSubnetID.NotFound",
        ),
        (
            CreateEndpoint {
                policy: Some("{".to_owned()),
                ..base()
            },
            "InvalidPolicyDocument",
        ),
        (
            CreateEndpoint {
                policy: Some(r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#.to_owned()),
                ..base()
            },
            "InvalidPolicyDocument",
        ),
        (
            CreateEndpoint {
                policy: Some("[]".to_owned()),
                ..base()
            },
            "InvalidPolicyDocument",
        ),
        (
            CreateEndpoint {
                policy: Some(format!("{OPEN}{}", " ".repeat(20_480))),
                ..base()
            },
            "InvalidPolicyDocument",
        ),
    ];
    for (request, code) in cases {
        lab.refused(code, |n, ctx| n.create_endpoint(ctx, request));
    }
    let first = lab
        .run(|n, ctx| n.create_endpoint(ctx, interface_endpoint(vpc, &[a], true)))
        .expect("with private DNS");
    lab.refused("InvalidParameter", |n, ctx| {
        n.create_endpoint(ctx, interface_endpoint(vpc, &[b], true))
    });
    let second = lab
        .run(|n, ctx| n.create_endpoint(ctx, interface_endpoint(vpc, &[b], false)))
        .expect("without it");
    let default = lab.network.default_group(vpc).expect("default").id;
    let dns = |on| ModifyEndpoint {
        private_dns: Some(on),
        ..ModifyEndpoint::default()
    };
    let cases = [
        (second, dns(true), "InvalidParameter"),
        (
            second,
            ModifyEndpoint {
                add_route_tables: [table].into(),
                ..ModifyEndpoint::default()
            },
            "InvalidParameter",
        ),
        (
            second,
            ModifyEndpoint {
                remove_subnets: [a].into(),
                ..ModifyEndpoint::default()
            },
            "InvalidParameter",
        ),
        (
            second,
            ModifyEndpoint {
                remove_groups: [default].into(),
                ..ModifyEndpoint::default()
            },
            "InvalidParameter",
        ),
        (
            second,
            ModifyEndpoint {
                remove_groups: [stranger].into(),
                ..ModifyEndpoint::default()
            },
            "InvalidParameter",
        ),
        (
            second,
            ModifyEndpoint {
                reset_policy: true,
                policy: Some("{}".to_owned()),
                ..ModifyEndpoint::default()
            },
            "InvalidParameterCombination",
        ),
        (
            first,
            ModifyEndpoint {
                remove_subnets: [a].into(),
                add_subnets: [foreign].into(),
                ..ModifyEndpoint::default()
            },
            "InvalidParameter",
        ),
    ];
    for (id, change, code) in cases {
        lab.refused(code, |n, ctx| n.modify_endpoint(ctx, id, &change));
    }
    lab.run(|n, ctx| {
        n.modify_endpoint(
            ctx,
            first,
            &ModifyEndpoint {
                remove_subnets: [a].into(),
                add_subnets: [a2].into(),
                ..dns(false)
            },
        )
    })
    .expect("swapped in its zone");
    lab.run(|n, ctx| n.modify_endpoint(ctx, second, &dns(true)))
        .expect("the names are free now");
}

#[test]
fn a_gateway_endpoint_owns_its_routes() {
    let mut lab = Lab::empty();
    let (vpc, a, _) = lab.usual();
    let main = lab.main_table(vpc);
    let table = lab
        .run(|n, ctx| n.create_route_table(ctx, vpc, Tags::new()))
        .expect("table");
    let other = lab.vpc("10.1.0.0/16");
    let foreign = lab.main_table(other);
    let list = s3_prefix_list_id(&lab.region.region);
    lab.refused("InvalidParameter", |n, ctx| {
        n.create_endpoint(ctx, gateway_endpoint(vpc, &[main, foreign]))
    });
    lab.refused("InvalidParameter", |n, ctx| {
        n.create_endpoint(
            ctx,
            CreateEndpoint {
                subnets: [a].into(),
                ..gateway_endpoint(vpc, &[main])
            },
        )
    });
    let id = lab
        .run(|n, ctx| n.create_endpoint(ctx, gateway_endpoint(vpc, &[main, table])))
        .expect("created");
    lab.refused("RouteAlreadyExists", |n, ctx| {
        n.create_endpoint(ctx, gateway_endpoint(vpc, &[main]))
    });
    assert_eq!(
        lab.network.route_tables[&main].routes[&RouteDestination::PrefixList(list)],
        RouteTarget::GatewayEndpoint(id)
    );
    let spec = RouteSpec {
        prefix_list: Some(list.to_string()),
        ..RouteSpec::default()
    };
    lab.refused("InvalidParameterValue", |n, _| n.delete_route(main, &spec));
    let gateway = lab.gateway(vpc);
    lab.refused("InvalidParameterValue", |n, ctx| {
        n.replace_route(
            ctx,
            main,
            &RouteSpec {
                gateway: Some(gateway.to_string()),
                ..spec
            },
        )
    });
    lab.run(|n, _| n.delete_route_table(table))
        .expect("the endpoint forgets it");
    let change = |add: &[RouteTableId], remove: &[RouteTableId]| ModifyEndpoint {
        add_route_tables: add.iter().copied().collect(),
        remove_route_tables: remove.iter().copied().collect(),
        ..ModifyEndpoint::default()
    };
    lab.refused("InvalidParameter", |n, ctx| {
        n.modify_endpoint(ctx, id, &change(&[], &[table]))
    });
    lab.refused("RouteAlreadyExists", |n, ctx| {
        n.modify_endpoint(ctx, id, &change(&[main], &[]))
    });
    lab.refused("InvalidParameter", |n, ctx| {
        n.modify_endpoint(
            ctx,
            id,
            &ModifyEndpoint {
                private_dns: Some(true),
                ..ModifyEndpoint::default()
            },
        )
    });
    lab.run(|n, ctx| n.modify_endpoint(ctx, id, &change(&[], &[main])))
        .expect("removed");
    assert!(lab.network.route_tables[&main].routes.is_empty());
    lab.run(|n, ctx| {
        n.modify_endpoint(
            ctx,
            id,
            &ModifyEndpoint {
                policy: Some(OPEN.to_owned()),
                ..change(&[main], &[])
            },
        )
    })
    .expect("added");
    lab.run(|n, _| n.delete_endpoint(id)).expect("deleted");
    assert!(lab.network.route_tables[&main].routes.is_empty());
}

#[test]
fn the_offered_services_are_creatable() {
    let services = endpoint_services(&"us-east-1".parse().expect("region"));
    assert_eq!(
        services.iter().map(|s| s.service_name.as_str()).collect::<Vec<_>>(),
        [API, S3]
    );
    assert_eq!(
        services[0].private_dns_name.as_deref(),
        Some("api.sagemaker.us-east-1.amazonaws.com")
    );
}
