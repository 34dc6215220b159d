//! Network ACLs through the engine's door.

use super::*;

async fn acl_of(test: &TestEngine, name: &str, value: &str) -> Value {
    let found = ok(test, "DescribeNetworkAcls", json!({ "Filters": filter(name, value) })).await;
    found["NetworkAcls"][0].clone()
}

fn tcp(acl: &str, number: u32, port: u32) -> Value {
    json!({ "NetworkAclId": acl, "RuleNumber": number, "Egress": false, "Protocol": "6", "RuleAction": "allow",
        "CidrBlock": "10.20.1.7/24", "PortRange": { "From": port, "To": port } })
}

#[tokio::test]
async fn a_default_acl_is_printed_with_its_final_denial_and_cannot_be_deleted() {
    let test = TestEngine::new(false).await;
    let (vpc, private, public) = vpc_with_subnets(&test).await;
    let acl = acl_of(&test, "vpc-id", &vpc).await;
    assert_eq!(acl["IsDefault"], true);
    let entries = acl["Entries"].as_array().expect("entries");
    let shown: Vec<_> = entries
        .iter()
        .map(|e| {
            (
                e["Egress"].as_bool(),
                e["RuleNumber"].as_i64(),
                e["RuleAction"].as_str(),
                e["Protocol"].as_str(),
            )
        })
        .collect();
    let of = |egress| {
        [
            (Some(egress), Some(100), Some("allow"), Some("-1")),
            (Some(egress), Some(32767), Some("deny"), Some("-1")),
        ]
    };
    assert_eq!(shown, [of(true), of(false)].concat());
    let mut subnets: Vec<String> = acl["Associations"]
        .as_array()
        .expect("associations")
        .iter()
        .map(|a| text(&a["SubnetId"]))
        .collect();
    subnets.sort_unstable();
    let mut both = [private, public];
    both.sort_unstable();
    assert_eq!(subnets, both);
    let id = json!({ "NetworkAclId": acl["NetworkAclId"] });
    assert_eq!(code(&test, "DeleteNetworkAcl", id).await, "InvalidParameterValue");
}

#[tokio::test]
async fn entries_are_created_replaced_filtered_and_deleted() {
    let test = TestEngine::new(false).await;
    let (vpc, ..) = vpc_with_subnets(&test).await;
    let made = json!({ "VpcId": vpc, "ClientToken": "once" });
    let acl = text(&ok(&test, "CreateNetworkAcl", made.clone()).await["NetworkAcl"]["NetworkAclId"]);
    let again = ok(&test, "CreateNetworkAcl", made).await;
    assert_eq!(
        again["NetworkAcl"]["NetworkAclId"],
        acl.as_str(),
        "a client token makes one"
    );
    ok(&test, "CreateNetworkAclEntry", tcp(&acl, 10, 443)).await;
    assert_eq!(
        code(&test, "CreateNetworkAclEntry", tcp(&acl, 10, 80)).await,
        "NetworkAclEntryAlreadyExists"
    );
    let found = acl_of(&test, "entry.port-range.from", "443").await;
    assert_eq!(found["NetworkAclId"], acl.as_str());
    let entries = found["Entries"].as_array().expect("entries");
    let entry = entries.iter().find(|e| e["RuleNumber"] == 10).expect("the entry");
    assert_eq!(entry["CidrBlock"], "10.20.1.0/24");
    assert_eq!(entry["PortRange"], json!({ "From": 443, "To": 443 }));

    let ping = json!({ "NetworkAclId": acl, "RuleNumber": 10, "Egress": false, "Protocol": "1", "RuleAction": "deny",
        "CidrBlock": "0.0.0.0/0", "IcmpTypeCode": { "Type": 8, "Code": -1 } });
    ok(&test, "ReplaceNetworkAclEntry", ping).await;
    assert_eq!(acl_of(&test, "entry.port-range.from", "443").await, Value::Null);
    assert_eq!(
        acl_of(&test, "entry.icmp.type", "8").await["NetworkAclId"],
        acl.as_str()
    );
    let mut without_ports = tcp(&acl, 20, 1);
    without_ports["PortRange"] = Value::Null;
    let mut odd_action = tcp(&acl, 20, 1);
    odd_action["RuleAction"] = json!("maybe");
    for (wanted, input) in [
        ("InvalidParameterValue", odd_action),
        ("InvalidParameterValue", tcp(&acl, 32767, 1)),
        ("MissingParameter", without_ports),
        ("InvalidNetworkAclID.NotFound", tcp("acl-00000000000000001", 1, 1)),
    ] {
        assert_eq!(
            code(&test, "CreateNetworkAclEntry", input.clone()).await,
            wanted,
            "{input}"
        );
    }
    let entry = json!({ "NetworkAclId": acl, "RuleNumber": 10, "Egress": false });
    ok(&test, "DeleteNetworkAclEntry", entry.clone()).await;
    assert_eq!(
        code(&test, "DeleteNetworkAclEntry", entry).await,
        "InvalidNetworkAclEntry.NotFound"
    );
    ok(&test, "DeleteNetworkAcl", json!({ "NetworkAclId": acl })).await;
}

#[tokio::test]
async fn a_subnet_moves_between_acls_of_its_vpc() {
    let test = TestEngine::new(false).await;
    let (vpc, private, _) = vpc_with_subnets(&test).await;
    let acl = text(&ok(&test, "CreateNetworkAcl", json!({ "VpcId": vpc })).await["NetworkAcl"]["NetworkAclId"]);
    let association = |acl: &Value| {
        let all = acl["Associations"].as_array().expect("associations");
        let of = all.iter().find(|a| a["SubnetId"] == private.as_str());
        text(&of.expect("the subnet's")["NetworkAclAssociationId"])
    };
    let old = association(&acl_of(&test, "association.subnet-id", &private).await);
    let (other, _) = test.default_vpc();
    let foreign = text(&acl_of(&test, "vpc-id", &other).await["NetworkAclId"]);
    assert_eq!(
        code(
            &test,
            "ReplaceNetworkAclAssociation",
            json!({ "AssociationId": old, "NetworkAclId": foreign })
        )
        .await,
        "InvalidParameterValue"
    );
    let moved = ok(
        &test,
        "ReplaceNetworkAclAssociation",
        json!({ "AssociationId": old, "NetworkAclId": acl }),
    )
    .await;
    let now = acl_of(&test, "association.subnet-id", &private).await;
    assert_eq!(now["NetworkAclId"], acl.as_str());
    assert_eq!(association(&now), text(&moved["NewAssociationId"]));
    assert_eq!(
        code(&test, "DeleteNetworkAcl", json!({ "NetworkAclId": acl })).await,
        "DependencyViolation"
    );
}
