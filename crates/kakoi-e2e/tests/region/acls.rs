//! A network ACL under a running notebook, by unmodified clients: each packet that crosses a subnet's border is judged, answers
//! too, and each edit counts for the next one.

use crate::Region;
use crate::edits::{is_unreachable, list_bucket};
use crate::lab::refused;
use kakoi_e2e::checks::Checks;
use serde_json::{Value, json};

pub fn checks(checks: &mut Checks, region: &mut Region) {
    checks.run("a subnet's network ACL judges packets and their answers", || {
        borders(region)
    });
}

/// An entry for TCP from and to everywhere.
fn tcp(acl: &str, egress: bool, number: u16, action: &str, ports: (u16, u16)) -> Value {
    json!({
        "NetworkAclId": acl, "Egress": egress, "RuleNumber": number, "RuleAction": action, "Protocol": "6",
        "CidrBlock": "0.0.0.0/0", "PortRange": { "From": ports.0, "To": ports.1 },
    })
}

fn borders(region: &mut Region) {
    let vpc = region.facts.vpc.clone();
    let of_vpc = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc] }] });
    let described = region.boto.call("ec2", "describe_network_acls", of_vpc).value;
    let default = described["NetworkAcls"][0]["NetworkAclId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let before = described["NetworkAcls"][0]["Associations"]
        .as_array()
        .expect("a list")
        .clone();
    assert!(
        before.len() >= 2,
        "both subnets have the default network ACL: {described}"
    );
    let acl = region.boto.text(
        "ec2",
        "create_network_acl",
        json!({ "VpcId": vpc }),
        "/NetworkAcl/NetworkAclId",
    );
    assert_eq!(list_bucket(region), "ok");
    let mut associations = Vec::new();
    for association in &before {
        let input = json!({ "AssociationId": association["NetworkAclAssociationId"], "NetworkAclId": acl });
        associations.push(
            region
                .boto
                .text("ec2", "replace_network_acl_association", input, "/NewAssociationId"),
        );
    }
    assert!(
        is_unreachable(&list_bucket(region)),
        "a new network ACL denies everything"
    );
    let edit = |region: &mut Region, operation: &str, input: Value| {
        region.boto.call("ec2", operation, input);
    };
    edit(
        region,
        "create_network_acl_entry",
        tcp(&acl, true, 100, "allow", (443, 443)),
    );
    assert!(is_unreachable(&list_bucket(region)), "answers aren't allowed in");
    edit(
        region,
        "create_network_acl_entry",
        tcp(&acl, false, 100, "allow", (1024, 65535)),
    );
    assert_eq!(list_bucket(region), "ok", "there and back");
    edit(
        region,
        "create_network_acl_entry",
        tcp(&acl, true, 90, "deny", (443, 443)),
    );
    assert!(is_unreachable(&list_bucket(region)), "the lower number decides");
    let gone = json!({ "NetworkAclId": acl, "Egress": true, "RuleNumber": 90 });
    edit(region, "delete_network_acl_entry", gone.clone());
    assert_eq!(list_bucket(region), "ok", "without it");
    edit(
        region,
        "replace_network_acl_entry",
        tcp(&acl, false, 100, "deny", (1024, 65535)),
    );
    assert!(is_unreachable(&list_bucket(region)), "answers are denied");

    let mut code = |operation: &str, input: Value| refused(&mut region.boto, "ec2", operation, input);
    assert_eq!(
        code("delete_network_acl_entry", gone),
        "InvalidNetworkAclEntry.NotFound"
    );
    let again = tcp(&acl, true, 100, "allow", (1, 2));
    assert_eq!(code("create_network_acl_entry", again), "NetworkAclEntryAlreadyExists");
    assert_eq!(
        code("delete_network_acl", json!({ "NetworkAclId": acl })),
        "DependencyViolation"
    );

    for association in associations {
        let input = json!({ "AssociationId": association, "NetworkAclId": default });
        edit(region, "replace_network_acl_association", input);
    }
    assert_eq!(list_bucket(region), "ok", "by the default network ACL again");
    edit(region, "delete_network_acl", json!({ "NetworkAclId": acl }));
}
