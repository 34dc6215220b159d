//! Databases' interfaces.

use super::*;

fn wanted(subnet: SubnetId, groups: &[SecurityGroupId]) -> DatabaseInterface {
    DatabaseInterface {
        subnet,
        groups: groups.iter().copied().collect(),
        workload: WorkloadId::from_entropy(7),
        service: DatabaseService::Rds,
        label: "mydb.c0123456789a".into(),
    }
}

#[test]
fn a_database_has_one_interface_whose_groups_change_and_which_holds_its_subnet() {
    let mut lab = Lab::empty();
    let (vpc, a, _) = lab.usual();
    let workload = WorkloadId::from_entropy(7);
    let other_vpc = lab
        .run(|n, ctx| n.create_vpc(ctx, "10.77.0.0/16", Tags::new()))
        .expect("a VPC");
    let make = |lab: &mut Lab, vpc, name| {
        lab.run(|n, ctx| n.create_security_group(ctx, group(Some(vpc), name)))
            .expect("a group")
    };
    let (mine, foreign) = (make(&mut lab, vpc, "mine"), make(&mut lab, other_vpc, "foreign"));
    let refused = |result: Result<NetworkInterfaceId, NetError>| result.expect_err("refused").code.into_owned();
    let of_another = lab.run(|n, ctx| n.create_database_interface(ctx, wanted(a, &[foreign])));
    assert_eq!(refused(of_another), "InvalidGroup.NotFound");
    let id = lab
        .run(|n, ctx| n.create_database_interface(ctx, wanted(a, &[])))
        .expect("an interface");
    let default = lab.network.default_group(vpc).expect("a group").id;
    assert_eq!(lab.network.interfaces[&id].groups, [default].into());
    let twice = lab.run(|n, ctx| n.create_database_interface(ctx, wanted(a, &[])));
    assert_eq!(refused(twice), "InvalidParameterValue");

    let groups = [mine].into();
    lab.run(|n, _| n.modify_database_groups(workload, &groups))
        .expect("changed");
    assert_eq!(lab.network.interfaces[&id].groups, groups);
    let stray = lab.run(|n, _| n.modify_database_groups(workload, &[foreign].into()));
    assert_eq!(stray.expect_err("of another VPC").code, "InvalidGroup.NotFound");
    for held in [
        lab.run(|n, _| n.delete_subnet(a)),
        lab.run(|n, _| n.delete_security_group(mine)),
        lab.run(|n, ctx| n.delete_vpc(ctx, vpc)),
    ] {
        assert_eq!(held.expect_err("in use").code, "DependencyViolation");
    }
    assert!(lab.network.release_database_interface(workload));
    assert!(!lab.network.release_database_interface(workload), "gone already");
    lab.run(|n, _| n.delete_security_group(mine)).expect("free again");
    lab.run(|n, _| n.delete_subnet(a)).expect("free again");
    let none = lab.run(|n, _| n.modify_database_groups(workload, &BTreeSet::new()));
    assert_eq!(
        none.expect_err("no interface").code,
        "InvalidNetworkInterfaceID.NotFound"
    );
}

#[test]
fn lines_29_41_a_public_address_is_the_databases_as_long_as_it_is_public() {
    let mut lab = Lab::empty();
    let (vpc, a, _) = lab.usual();
    let workload = WorkloadId::from_entropy(7);
    lab.run(|n, ctx| n.create_database_interface(ctx, wanted(a, &[])))
        .expect("an interface");
    let make = |lab: &mut Lab, on: bool| lab.run(|n, ctx| n.set_database_public(ctx, workload, on));
    let refused = |result: Result<(), NetError>| {
        let error = result.expect_err("refused");
        (error.code.into_owned(), error.message)
    };
    let (code, message) = refused(make(&mut lab, true));
    assert_eq!(code, "InvalidVPCNetworkStateFault");
    assert!(message.contains("internet gateway"), "{message}");
    let gateway = lab.gateway(vpc);
    let (code, message) = refused(make(&mut lab, true));
    assert_eq!(code, "InvalidVPCNetworkStateFault");
    assert!(message.contains("DNS hostnames"), "{message}");
    assert!(!lab.network.allows_public_databases(vpc));
    lab.run(|n, _| n.modify_vpc_attribute(vpc, VpcAttribute::EnableDnsHostnames(true)))
        .expect("changed");
    assert!(lab.network.allows_public_databases(vpc));

    lab.host = vec![Ipv4Addr::new(198, 51, 100, 1)];
    make(&mut lab, true).expect("public");
    let address = lab.network.database_address(workload);
    assert_eq!(address, Some(Ipv4Addr::new(198, 51, 100, 2)), "not the host's own");
    make(&mut lab, true).expect("as before");
    assert_eq!(lab.network.database_address(workload), address);
    assert_eq!(lab.network.addresses.len(), 1);
    assert_eq!(lab.network.visible_addresses().count(), 0, "not the user's");
    let (id, association) = lab
        .network
        .addresses
        .values()
        .find_map(|a| Some((a.id, a.association.as_ref()?.id)))
        .expect("an address");
    lab.refused("InvalidAllocationID.NotFound", |n, _| n.release_address(id));
    lab.refused("InvalidAssociationID.NotFound", |n, _| {
        n.disassociate_address(association)
    });
    lab.refused("DependencyViolation", |n, _| n.detach_internet_gateway(gateway, vpc));

    make(&mut lab, false).expect("private");
    make(&mut lab, false).expect("as before");
    assert!(lab.network.addresses.is_empty());
    make(&mut lab, true).expect("public again");
    assert!(lab.network.release_database_interface(workload));
    assert!(lab.network.addresses.is_empty(), "it goes with the database");
    let (code, _) = refused(make(&mut lab, true));
    assert_eq!(code, "InvalidNetworkInterfaceID.NotFound");
    lab.run(|n, _| n.detach_internet_gateway(gateway, vpc))
        .expect("nothing is mapped");
}
