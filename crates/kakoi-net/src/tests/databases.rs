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
