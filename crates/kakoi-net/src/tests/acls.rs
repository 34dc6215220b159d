//! Network ACLs: entries, associations, and what keeps one from being deleted.

use super::*;

fn tcp(from: i64, to: i64) -> AclEntrySpec {
    AclEntrySpec {
        allow: true,
        protocol: "6".into(),
        cidr: Some("10.0.1.7/24".into()),
        ports: Some((from, to)),
        ..AclEntrySpec::default()
    }
}

#[test]
fn entries_are_checked_kept_by_number_and_canonical() {
    let mut lab = Lab::new();
    let vpc = lab.vpc("10.0.0.0/16");
    let acl = lab
        .run(|n, ctx| n.create_network_acl(ctx, vpc, Tags::new()))
        .expect("ACL");
    assert!(lab.network.network_acls[&acl].ingress.is_empty() && lab.network.network_acls[&acl].egress.is_empty());
    let way = Direction::Ingress;
    lab.run(|n, _| n.create_network_acl_entry(acl, way, 100, &tcp(80, 90)))
        .expect("entry");
    let entry = lab.network.network_acls[&acl].ingress[&100];
    assert_eq!(entry.cidr.to_string(), "10.0.1.0/24");
    assert_eq!(entry.traffic, Traffic::Tcp(PortRange { from: 80, to: 90 }));
    assert!(lab.network.network_acls[&acl].egress.is_empty());

    lab.refused("NetworkAclEntryAlreadyExists", |n, _| {
        n.create_network_acl_entry(acl, way, 100, &tcp(1, 2))
    });
    for number in [-1, 0, 32767, 65636] {
        lab.refused("InvalidParameterValue", |n, _| {
            n.create_network_acl_entry(acl, way, number, &tcp(1, 2))
        });
    }
    let without = |protocol: &str| AclEntrySpec {
        protocol: protocol.into(),
        ports: None,
        ..tcp(1, 2)
    };
    for protocol in ["tcp", "17", "icmp"] {
        lab.refused("MissingParameter", |n, _| {
            n.create_network_acl_entry(acl, way, 5, &without(protocol))
        });
    }
    let ipv6 = AclEntrySpec {
        ipv6_cidr: Some("::/0".into()),
        ..tcp(1, 2)
    };
    lab.refused("UnsupportedOperation", |n, _| {
        n.create_network_acl_entry(acl, way, 5, &ipv6)
    });
    lab.refused("InvalidNetworkAclEntry.NotFound", |n, _| {
        n.replace_network_acl_entry(acl, way, 5, &tcp(1, 2))
    });
    lab.run(|n, _| n.replace_network_acl_entry(acl, way, 100, &without("-1")))
        .expect("replaced");
    assert_eq!(lab.network.network_acls[&acl].ingress[&100].traffic, Traffic::All);
    for number in 1..20 {
        lab.run(|n, _| n.create_network_acl_entry(acl, way, number, &tcp(1, 2)))
            .expect("entry");
    }
    lab.refused("NetworkAclEntryLimitExceeded", |n, _| {
        n.create_network_acl_entry(acl, way, 101, &tcp(1, 2))
    });
    lab.run(|n, _| n.delete_network_acl_entry(acl, way, 100))
        .expect("deleted");
    lab.refused("InvalidNetworkAclEntry.NotFound", |n, _| {
        n.delete_network_acl_entry(acl, way, 100)
    });
}

#[test]
fn an_association_moves_a_subnet_and_holds_its_acl() {
    let mut lab = Lab::new();
    let (vpc, a, b) = lab.usual();
    let other = lab.vpc("10.1.0.0/16");
    let foreign = lab
        .run(|n, ctx| n.create_network_acl(ctx, other, Tags::new()))
        .expect("ACL");
    let acl = lab
        .run(|n, ctx| n.create_network_acl(ctx, vpc, Tags::new()))
        .expect("ACL");
    let default = lab.network.default_acl(vpc).expect("default").id;
    let old = lab.network.subnets[&a].acl_association;
    lab.refused("InvalidParameterValue", |n, ctx| {
        n.replace_network_acl_association(ctx, old, foreign)
    });
    let new = lab
        .run(|n, ctx| n.replace_network_acl_association(ctx, old, acl))
        .expect("moved");
    assert_ne!(new, old);
    assert_eq!(lab.network.acl_of(&lab.network.subnets[&a]).map(|x| x.id), Some(acl));
    assert_eq!(
        lab.network.acl_of(&lab.network.subnets[&b]).map(|x| x.id),
        Some(default)
    );
    lab.refused("InvalidAssociationID.NotFound", |n, ctx| {
        n.replace_network_acl_association(ctx, old, acl)
    });
    lab.refused("DependencyViolation", |n, _| n.delete_network_acl(acl));
    lab.refused("InvalidParameterValue", |n, _| n.delete_network_acl(default));
    lab.run(|n, ctx| n.replace_network_acl_association(ctx, new, default))
        .expect("back");
    lab.run(|n, _| n.delete_network_acl(acl)).expect("deleted");
    lab.refused("InvalidNetworkAclID.NotFound", |n, _| n.delete_network_acl(acl));
    lab.refused("DependencyViolation", |n, ctx| n.delete_vpc(ctx, other));
    lab.run(|n, _| n.delete_network_acl(foreign)).expect("deleted");
    lab.run(|n, ctx| n.delete_vpc(ctx, other)).expect("deleted");
}
