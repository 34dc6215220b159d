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
        inbound_only: None,
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
        (named("com.amazonaws.us-east-1.dynamodb"), "InvalidServiceName"),
        (
            CreateEndpoint {
                inbound_only: Some(true),
                ..base()
            },
            "InvalidParameter",
        ),
        (
            CreateEndpoint {
                endpoint_type: EndpointType::Gateway,
                ..named("com.amazonaws.us-east-1.sts")
            },
            "InvalidParameter",
        ),
        (named("com.amazonaws.eu-west-1.sagemaker.api"), "InvalidServiceName"),
        (named("nonsense"), "InvalidServiceName"),
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
    let mut lab = Lab::empty();
    let (vpc, a, b) = lab.usual();
    with_dns(&mut lab, vpc);
    let main = lab.main_table(vpc);
    let services = endpoint_services(&lab.region.region);
    let short = |s: &EndpointService| s.service_name.replace("com.amazonaws.us-east-1.", "");
    let listed: Vec<_> = services.iter().map(|s| (short(s), s.endpoint_type)).collect();
    let interface = [
        "ec2",
        "elasticfilesystem",
        "logs",
        "rds",
        "redshift",
        "s3",
        "sagemaker.api",
        "sagemaker.runtime",
        "sts",
    ];
    let mut expected: Vec<_> = interface.map(|n| (n.to_owned(), EndpointType::Interface)).into();
    expected.insert(5, ("s3".to_owned(), EndpointType::Gateway));
    assert_eq!(listed, expected);
    for service in services {
        let interface = service.endpoint_type == EndpointType::Interface;
        let request = CreateEndpoint {
            service_name: service.service_name.clone(),
            private_dns: None,
            ..if interface {
                interface_endpoint(vpc, &[a, b], false)
            } else {
                gateway_endpoint(vpc, &[main])
            }
        };
        let id = lab.run(|n, ctx| n.create_endpoint(ctx, request)).expect("offered");
        let name = service.endpoint_name(id);
        match &lab.network.endpoints[&id].kind {
            EndpointKind::Gateway { .. } => assert!(name.is_none() && service.private_dns_names.is_empty()),
            kind @ EndpointKind::Interface { interfaces, .. } => {
                assert_eq!(interfaces.len(), 2, "one for each zone");
                let is_s3 = short(&service) == "s3";
                assert_eq!(
                    kind.moves_names_in_vpc(),
                    !is_s3,
                    "S3's private DNS is asked for or off"
                );
                let front = if is_s3 { "*." } else { "" };
                let names = &service.private_dns_names;
                let regional = names[0].strip_suffix(".amazonaws.com").expect("a regional name");
                assert_eq!(name, Some(format!("{front}{id}.{regional}.vpce.amazonaws.com")));
            }
        }
    }
    lab.refused("InvalidParameter", |n, ctx| {
        n.create_endpoint(ctx, interface_endpoint(vpc, &[a], true))
    });
}

#[test]
fn the_private_names_of_s3_need_a_gateway_endpoint_or_the_whole_vpc() {
    let mut lab = Lab::empty();
    let (vpc, a, b) = lab.usual();
    let main = lab.main_table(vpc);
    let s3 = |subnet, private_dns, inbound_only| CreateEndpoint {
        service_name: S3.to_owned(),
        private_dns: Some(private_dns),
        inbound_only,
        ..interface_endpoint(vpc, &[subnet], true)
    };
    let state = |lab: &Lab, id: VpcEndpointId| match &lab.network.endpoints[&id].kind {
        EndpointKind::Interface {
            private_dns,
            inbound_only,
            ..
        } => (*private_dns, *inbound_only),
        EndpointKind::Gateway { .. } => panic!("an interface endpoint"),
    };
    let dns = |private_dns, inbound_only| ModifyEndpoint {
        private_dns,
        inbound_only,
        ..ModifyEndpoint::default()
    };
    let off = lab
        .run(|n, ctx| n.create_endpoint(ctx, s3(b, false, None)))
        .expect("without names");
    lab.refused("InvalidParameter", |n, ctx| {
        n.create_endpoint(ctx, s3(a, false, Some(true)))
    });
    lab.refused("InvalidParameter", |n, ctx| {
        n.create_endpoint(ctx, s3(a, true, Some(false)))
    }); // the VPC's attributes
    with_dns(&mut lab, vpc);
    // AWS's default is inbound only, which leaves the VPC to a gateway endpoint.
    for inbound_only in [None, Some(true)] {
        let message = lab.refused("InvalidParameter", |n, ctx| {
            n.create_endpoint(ctx, s3(a, true, inbound_only))
        });
        assert!(message.contains("must have a Gateway endpoint"), "{message}");
    }
    lab.refused("InvalidParameter", |n, ctx| {
        n.modify_endpoint(ctx, off, &dns(Some(true), None))
    });
    let id = lab
        .run(|n, ctx| n.create_endpoint(ctx, s3(a, true, Some(false))))
        .expect("for the whole VPC");
    assert_eq!(state(&lab, id), (true, false));
    let message = lab.refused("InvalidParameter", |n, ctx| {
        n.modify_endpoint(ctx, off, &dns(Some(true), Some(false)))
    });
    let conflict = format!(
        "private-dns-enabled cannot be set because there is already a conflicting DNS domain for s3.us-east-1.amazonaws.com in the VPC {vpc}"
    );
    assert_eq!(message, conflict);
    lab.refused("InvalidParameter", |n, ctx| {
        n.modify_endpoint(ctx, id, &dns(None, Some(true)))
    });
    let gateway = lab
        .run(|n, ctx| n.create_endpoint(ctx, gateway_endpoint(vpc, &[main])))
        .expect("a gateway endpoint");
    lab.refused("InvalidParameter", |n, ctx| {
        n.modify_endpoint(ctx, gateway, &dns(None, Some(false)))
    });
    let steps = [
        (dns(None, Some(true)), (true, true)),
        (dns(Some(true), None), (true, true)),
        (dns(None, Some(false)), (true, false)),
        (dns(Some(true), None), (true, false)),
        (dns(Some(false), None), (false, false)),
        (dns(Some(true), None), (true, true)),
    ];
    for (change, expected) in steps {
        lab.run(|n, ctx| n.modify_endpoint(ctx, id, &change)).expect("changed");
        assert_eq!(state(&lab, id), expected, "{change:?}");
    }
    lab.refused("InvalidParameter", |n, ctx| {
        n.modify_endpoint(ctx, id, &dns(Some(false), Some(true)))
    });
    let mut request = gateway_endpoint(vpc, &[]);
    request.inbound_only = Some(false);
    lab.refused("InvalidParameter", |n, ctx| n.create_endpoint(ctx, request));
}

#[test]
fn the_policy_of_an_endpoint_is_its_vpcs_alone() {
    let mut lab = Lab::empty();
    let (vpc, _, _) = lab.usual();
    let other = lab.vpc("10.1.0.0/16");
    let id = lab
        .run(|n, ctx| n.create_endpoint(ctx, gateway_endpoint(vpc, &[])))
        .expect("created");
    assert_eq!(lab.network.endpoint_policy(vpc, id), Some(DEFAULT_ENDPOINT_POLICY));
    assert_eq!(lab.network.endpoint_policy(other, id), None);
    let change = |policy: Option<&str>| ModifyEndpoint {
        policy: policy.map(str::to_owned),
        reset_policy: policy.is_none(),
        ..ModifyEndpoint::default()
    };
    let nothing = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}"#;
    lab.run(|n, ctx| n.modify_endpoint(ctx, id, &change(Some(nothing))))
        .expect("changed");
    assert_eq!(lab.network.endpoint_policy(vpc, id), Some(nothing));
    lab.run(|n, ctx| n.modify_endpoint(ctx, id, &change(None)))
        .expect("reset");
    assert_eq!(lab.network.endpoint_policy(vpc, id), Some(DEFAULT_ENDPOINT_POLICY));
    lab.run(|n, _| n.delete_endpoint(id)).expect("deleted");
    assert_eq!(lab.network.endpoint_policy(vpc, id), None);
}

#[test]
fn endpoints_have_quotas() {
    let mut lab = Lab::empty();
    let (vpc, _, _) = lab.usual();
    let other = lab.vpc("10.1.0.0/16");
    for vpc in [vpc, other].into_iter().cycle().take(20) {
        lab.run(|n, ctx| n.create_endpoint(ctx, gateway_endpoint(vpc, &[])))
            .expect("within the quota");
    }
    lab.refused("VpcEndpointLimitExceeded", |n, ctx| {
        n.create_endpoint(ctx, gateway_endpoint(other, &[]))
    });
    for _ in 0..50 {
        lab.run(|n, ctx| n.create_endpoint(ctx, interface_endpoint(vpc, &[], false)))
            .expect("within the quota");
    }
    lab.refused("VpcEndpointLimitExceeded", |n, ctx| {
        n.create_endpoint(ctx, interface_endpoint(vpc, &[], false))
    });
    lab.run(|n, ctx| n.create_endpoint(ctx, interface_endpoint(other, &[], false)))
        .expect("another VPC's quota");
}

#[test]
fn endpoints_stored_before_inbound_only_existed_are_read() {
    let kind: EndpointKind = serde_json::from_str(r#"{"Interface":{"interfaces":{},"groups":[],"private_dns":true}}"#)
        .expect("an older one");
    assert!(kind.moves_names_in_vpc());
}
