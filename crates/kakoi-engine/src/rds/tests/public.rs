//! Publicly accessible instances (lines 29 and 41).

use super::*;

async fn ec2(test: &TestEngine, operation: &str, input: Value) -> Value {
    test.ok("ec2", operation, input).await
}

/// The association of a database's interface, as EC2 shows it.
async fn association(test: &TestEngine, name: &str) -> Option<Value> {
    let network = test.engine.network();
    let interface = network
        .database_interface(record(test, name).workload)
        .expect("an interface")
        .id;
    let input = json!({"NetworkInterfaceIds": [interface.to_string()]});
    let shown = ec2(test, "DescribeNetworkInterfaces", input).await["NetworkInterfaces"][0].clone();
    assert_eq!(
        shown.get("Association"),
        shown["PrivateIpAddresses"][0].get("Association"),
        "the same in both places"
    );
    shown.get("Association").cloned()
}

fn gateway_of(test: &TestEngine, vpc: &str) -> String {
    let network = test.engine.network();
    let vpc = vpc.parse().expect("an id");
    network.internet_gateway_of(vpc).expect("a gateway").id.to_string()
}

#[tokio::test]
async fn an_instance_is_public_by_default_where_its_vpc_has_an_internet_gateway() {
    let test = TestEngine::new(false).await;
    let (vpc, _) = test.default_vpc();
    let made = ok(&test, "CreateDBInstance", wanted("first")).await["DBInstance"].clone();
    assert_eq!(made["PubliclyAccessible"], true);
    let shown = association(&test, "first").await.expect("an association");
    assert_eq!(shown, json!({"IpOwnerId": "amazon-rds", "PublicIp": "198.51.100.2"}));
    // It's the service's own: no call of EC2 sees or takes it, and nobody else gets the same.
    assert_eq!(ec2(&test, "DescribeAddresses", json!({})).await["Addresses"], json!([]));
    let own = ec2(&test, "AllocateAddress", json!({"Domain": "vpc"})).await;
    assert_eq!(own["PublicIp"], "198.51.100.3");
    let closed = with(wanted("closed"), json!({"PubliclyAccessible": false}));
    assert_eq!(
        ok(&test, "CreateDBInstance", closed).await["DBInstance"]["PubliclyAccessible"],
        false
    );
    assert_eq!(association(&test, "closed").await, None);

    // The gateway stays while an address is mapped, and goes with the last one.
    let detach = json!({"InternetGatewayId": gateway_of(&test, &vpc), "VpcId": vpc});
    let kept = test
        .call("ec2", "DetachInternetGateway", detach.clone())
        .await
        .expect_err("an address is mapped");
    assert_eq!(kept.code(), "DependencyViolation");
    set(&test, "first", DatabaseStatus::Available).await;
    let private = json!({"DBInstanceIdentifier": "first", "PubliclyAccessible": false});
    assert_eq!(
        ok(&test, "ModifyDBInstance", private).await["DBInstance"]["PubliclyAccessible"],
        false
    );
    ec2(&test, "DetachInternetGateway", detach).await;
    let made = ok(&test, "CreateDBInstance", wanted("second")).await["DBInstance"].clone();
    assert_eq!(made["PubliclyAccessible"], false, "the VPC has no gateway now");
}

#[tokio::test]
async fn an_instance_is_made_public_and_private_at_once_and_says_what_its_vpc_lacks() {
    let test = TestEngine::new(false).await;
    let (vpc, _) = test.default_vpc();
    ok(
        &test,
        "CreateDBInstance",
        with(wanted("mydb"), json!({"PubliclyAccessible": false})),
    )
    .await;
    set(&test, "mydb", DatabaseStatus::Available).await;
    let modify = |on: bool| json!({"DBInstanceIdentifier": "mydb", "PubliclyAccessible": on});
    let opened = ok(&test, "ModifyDBInstance", modify(true)).await["DBInstance"].clone();
    assert_eq!(
        (&opened["PubliclyAccessible"], &opened["DBInstanceStatus"]),
        (&json!(true), &json!("available"))
    );
    let first = association(&test, "mydb").await.expect("an association");
    ok(&test, "ModifyDBInstance", modify(true)).await;
    assert_eq!(association(&test, "mydb").await, Some(first), "it keeps its address");
    // What's left out stays.
    let other = json!({"DBInstanceIdentifier": "mydb", "DeletionProtection": false});
    assert_eq!(
        ok(&test, "ModifyDBInstance", other).await["DBInstance"]["PubliclyAccessible"],
        true
    );
    ok(&test, "ModifyDBInstance", modify(false)).await;
    assert_eq!(association(&test, "mydb").await, None);
    let workload = record(&test, "mydb").workload;
    assert_eq!(test.engine.network().database_address(workload), None);

    let public = |name: &str| with(wanted(name), json!({"PubliclyAccessible": true}));
    let refusals = async |lacks: &str| {
        for (operation, input) in [
            ("CreateDBInstance", public("other")),
            ("ModifyDBInstance", modify(true)),
        ] {
            let (code, status, message) = refused(&test, operation, input).await;
            assert_eq!(
                (code.as_str(), status),
                ("InvalidVPCNetworkStateFault", 400),
                "{operation}"
            );
            assert!(
                message.starts_with("Cannot create a publicly accessible DBInstance."),
                "{message}"
            );
            assert!(message.contains(lacks), "{message}");
        }
    };
    let hostnames = |on: bool| json!({"VpcId": vpc, "EnableDnsHostnames": {"Value": on}});
    ec2(&test, "ModifyVpcAttribute", hostnames(false)).await;
    refusals("does not support DNS resolution, DNS hostnames, or both").await;
    ec2(&test, "ModifyVpcAttribute", hostnames(true)).await;
    let detach = json!({"InternetGatewayId": gateway_of(&test, &vpc), "VpcId": vpc});
    ec2(&test, "DetachInternetGateway", detach).await;
    refusals("has no internet gateway attached").await;
    let databases = test.engine.store().scan::<Database>("").expect("a store");
    assert_eq!(databases.len(), 1, "nothing was left behind");
}
