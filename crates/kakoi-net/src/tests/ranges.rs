//! Several ranges of a VPC (line 21), and sets of DHCP options.

use super::*;
use std::collections::BTreeMap;

fn associate(lab: &mut Lab, vpc: VpcId, cidr: &str) -> VpcCidrAssociationId {
    lab.run(|n, ctx| n.associate_vpc_cidr(ctx, vpc, cidr)).expect("a range")
}

#[test]
fn line_21_a_later_range_holds_subnets_and_is_local() {
    let mut lab = Lab::new();
    let (vpc, ..) = lab.usual();
    let gateway = lab.gateway(vpc);
    let association = associate(&mut lab, vpc, "100.64.3.4/20");
    assert_eq!(
        lab.network.vpcs[&vpc]
            .cidrs()
            .map(|c| c.to_string())
            .collect::<Vec<_>>(),
        ["10.0.0.0/16", "100.64.0.0/20"]
    );
    lab.refused("InvalidSubnet.Range", |n, ctx| {
        n.create_subnet(ctx, subnet(vpc, "100.64.16.0/24", None))
    });
    let inside = lab.subnet(vpc, "100.64.1.0/24", "us-east-1a");
    let table = lab.main_table(vpc);
    lab.refused("InvalidParameterValue", |n, ctx| {
        n.create_route(ctx, table, &RouteSpec::to_gateway("100.64.2.0/24", gateway))
    });
    lab.refused("InvalidParameterValue", |n, _| {
        n.delete_route(table, &RouteSpec::destination_only("100.64.0.0/20"))
    });
    lab.refused("InvalidCidrBlock.InUse", |n, _| n.disassociate_vpc_cidr(association));
    lab.run(|n, _| n.delete_subnet(inside)).expect("deleted");
    lab.run(|n, _| n.disassociate_vpc_cidr(association)).expect("gone");
    lab.refused("InvalidVpcCidrBlockAssociationID.NotFound", |n, _| {
        n.disassociate_vpc_cidr(association)
    });
    let first = lab.network.vpcs[&vpc].cidr_association;
    lab.refused("OperationNotPermitted", |n, _| n.disassociate_vpc_cidr(first));
    lab.run(|n, ctx| n.create_route(ctx, table, &RouteSpec::to_gateway("100.64.2.0/24", gateway)))
        .expect("no local route any more");
}

#[test]
fn ranges_are_limited_in_number_family_and_place() {
    let mut lab = Lab::new();
    let (vpc, ..) = lab.usual();
    let gateway = lab.gateway(vpc);
    let table = lab.main_table(vpc);
    for (code, cidr) in [
        ("InvalidVpc.Range", "10.8.0.0/15"),
        ("InvalidVpc.Range", "10.8.0.0/29"),
        ("InvalidVpc.Range", "172.16.0.0/16"),
        ("InvalidVpc.Range", "192.168.0.0/24"),
        ("InvalidVpc.Range", "198.19.0.0/16"),
        ("InvalidVpc.Range", "169.254.0.0/16"),
        ("CidrConflict", "10.0.0.0/16"),
        ("CidrConflict", "10.0.4.0/24"),
        ("InvalidParameterValue", "10.8"),
        ("UnsupportedOperation", "fd00::/56"),
    ] {
        lab.refused(code, |n, ctx| n.associate_vpc_cidr(ctx, vpc, cidr));
    }
    lab.run(|n, ctx| n.create_route(ctx, table, &RouteSpec::to_gateway("10.9.8.0/24", gateway)))
        .expect("a route");
    for wide in ["10.9.8.0/24", "10.9.0.0/16"] {
        lab.refused("CidrConflict", |n, ctx| n.associate_vpc_cidr(ctx, vpc, wide));
    }
    associate(&mut lab, vpc, "10.9.8.128/25");
    for cidr in ["10.1.0.0/16", "100.64.0.0/16", "8.8.0.0/16"] {
        associate(&mut lab, vpc, cidr);
    }
    lab.refused("CidrLimitExceeded", |n, ctx| {
        n.associate_vpc_cidr(ctx, vpc, "10.2.0.0/16")
    });
}

#[test]
fn dhcp_options_are_kept_unless_they_name_another_resolver() {
    let mut lab = Lab::new();
    let vpc = lab.vpc("10.0.0.0/16");
    let own = lab.network.vpcs[&vpc].dhcp_options;
    let option = |name: &str, values: &[&str]| {
        BTreeMap::from([(
            name.to_owned(),
            values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>(),
        )])
    };
    for (code, options) in [
        ("UnsupportedOperation", option("domain-name-servers", &["10.0.0.9"])),
        ("InvalidParameterValue", option("domain-name", &[])),
        ("InvalidParameterValue", option("ntp-servers", &["time"])),
        ("InvalidParameterValue", option("netbios-node-type", &["3"])),
        ("InvalidParameterValue", option("colour", &["red"])),
        ("MissingParameter", BTreeMap::new()),
    ] {
        lab.refused(code, |n, ctx| n.create_dhcp_options(ctx, options, Tags::new()));
    }
    let mut all = option("domain-name", &["corp.example"]);
    all.extend(option("domain-name-servers", &["AmazonProvidedDNS"]));
    let id = lab
        .run(|n, ctx| n.create_dhcp_options(ctx, all, Tags::new()))
        .expect("a set");
    lab.run(|n, ctx| n.associate_dhcp_options(ctx, &id.to_string(), vpc))
        .expect("associated");
    lab.refused("DependencyViolation", |n, ctx| n.delete_dhcp_options(ctx, id));
    lab.refused("InvalidDhcpOptionID.NotFound", |n, ctx| {
        n.associate_dhcp_options(ctx, "dopt-00000000000000001", vpc)
    });
    lab.run(|n, ctx| n.associate_dhcp_options(ctx, "default", vpc))
        .expect("associated");
    assert_eq!(lab.network.vpcs[&vpc].dhcp_options, own);
    lab.run(|n, ctx| n.delete_dhcp_options(ctx, id)).expect("deleted");
    lab.refused("DependencyViolation", |n, ctx| n.delete_dhcp_options(ctx, own));
}
