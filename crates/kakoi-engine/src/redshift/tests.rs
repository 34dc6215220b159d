//! Clusters and cluster subnet groups as a client sees them.

use crate::testing::TestEngine;
use kakoi_database::{Database, DatabaseService, DatabaseStatus};
use serde_json::{Value, json};

const PASSWORD: &str = "Correct1Horse";

fn wanted(name: &str) -> Value {
    json!({
        "ClusterIdentifier": name, "NodeType": "dc2.large", "ClusterType": "single-node", "MasterUsername": "awsuser",
        "MasterUserPassword": PASSWORD,
    })
}

fn with(mut input: Value, members: Value) -> Value {
    let more = members.as_object().expect("members").clone();
    input.as_object_mut().expect("an object").extend(more);
    input
}

async fn ok(test: &TestEngine, operation: &str, input: Value) -> Value {
    test.ok("redshift", operation, input).await
}

/// Code, status and message of a refusal.
async fn refused(test: &TestEngine, operation: &str, input: Value) -> (String, u16, String) {
    let error = test
        .call("redshift", operation, input.clone())
        .await
        .expect_err(&format!("{operation} {input} must be refused"));
    assert!(!error.chain().contains(PASSWORD), "{}", error.chain());
    (
        error.code().to_owned(),
        error.status().as_u16(),
        error.message().to_owned(),
    )
}

async fn set(test: &TestEngine, name: &str, status: DatabaseStatus) {
    let key = Database::key_of(DatabaseService::Redshift, name);
    test.edit::<Database>(&key, move |d| {
        d.status = status;
        d.applied_revision = d.master_revision;
    })
    .await;
}

fn record(test: &TestEngine, name: &str) -> Database {
    let key = Database::key_of(DatabaseService::Redshift, name);
    test.engine.store().get(&key).expect("a store").expect("a record")
}

async fn described(test: &TestEngine, name: &str) -> Value {
    ok(test, "DescribeClusters", json!({"ClusterIdentifier": name})).await["Clusters"][0].clone()
}

#[tokio::test]
async fn a_cluster_is_made_and_shown_as_redshift_shows_it() {
    let test = TestEngine::new(false).await;
    let (_, subnets) = test.default_vpc();
    let group = json!({"ClusterSubnetGroupName": "One", "Description": "d", "SubnetIds": [subnets[0]]});
    let made = ok(&test, "CreateClusterSubnetGroup", group).await;
    assert_eq!(
        made["ClusterSubnetGroup"]["ClusterSubnetGroupName"], "one",
        "one zone will do"
    );
    let members = json!({
        "ClusterSubnetGroupName": "one", "IamRoles": ["arn:aws:iam::000000000000:role/r"], "EnhancedVpcRouting": true,
        "Tags": [{"Key": "team", "Value": "blue"}],
    });
    let made = ok(&test, "CreateCluster", with(wanted("wh"), members)).await["Cluster"].clone();
    assert_eq!(
        (&made["ClusterStatus"], &made["ClusterAvailabilityStatus"]),
        (&json!("creating"), &json!("Unavailable"))
    );
    assert!(made.get("Endpoint").is_none(), "{made}");
    assert_eq!(made["DBName"], "dev");
    assert_eq!(made["EnhancedVpcRouting"], true);
    assert_eq!(made["Encrypted"], true);
    assert_eq!(
        made["IamRoles"],
        json!([{"IamRoleArn": "arn:aws:iam::000000000000:role/r", "ApplyStatus": "in-sync"}])
    );
    assert_eq!(made["TotalStorageCapacityInMegaBytes"], 160 * 1024);
    let kept = record(&test, "wh");
    assert!(kept.master_verifier.starts_with("SCRAM-SHA-256$4096:"));
    assert!(!format!("{kept:?}").contains(PASSWORD));
    assert_eq!((kept.port, kept.storage_gb), (5439, 160));
    let network = test.engine.network();
    let interface = network.database_interface(kept.workload).expect("an interface");
    assert_eq!(interface.description, "RedshiftNetworkInterface");
    assert_eq!(
        made["ClusterNodes"][0]["PrivateIPAddress"],
        interface.private_ip.to_string()
    );
    let default = network.default_group(interface.vpc).expect("a group").id.to_string();
    assert_eq!(
        made["VpcSecurityGroups"],
        json!([{"VpcSecurityGroupId": default, "Status": "active"}])
    );
    set(&test, "wh", DatabaseStatus::Available).await;
    let seen = described(&test, "wh").await;
    let label = kept.label(test.engine.region());
    assert_eq!(
        seen["Endpoint"]["Address"],
        format!("{label}.us-east-1.redshift.amazonaws.com")
    );
    assert_eq!(seen["Endpoint"]["Port"], 5439);
    assert_eq!(seen["ClusterAvailabilityStatus"], "Available");
    let logging = ok(&test, "DescribeLoggingStatus", json!({"ClusterIdentifier": "wh"})).await;
    assert_eq!(logging["LoggingEnabled"], false);
    assert_eq!(
        refused(&test, "CreateCluster", wanted("wh")).await.0,
        "ClusterAlreadyExists"
    );
    for operation in ["DescribeClusters", "DescribeLoggingStatus"] {
        let missing = refused(&test, operation, json!({"ClusterIdentifier": "no"})).await;
        assert_eq!((missing.0.as_str(), missing.1), ("ClusterNotFound", 404));
    }
    // The two services share records and nothing that a client sees.
    assert_eq!(
        test.ok("rds", "DescribeDBInstances", json!({})).await["DBInstances"],
        json!([])
    );
    set(&test, "wh", DatabaseStatus::Failed).await;
    assert_eq!(described(&test, "wh").await["ClusterStatus"], "hardware-failure");
}

#[tokio::test]
async fn what_this_region_cannot_do_is_refused_by_name() {
    let test = TestEngine::new(false).await;
    for (members, code, says) in [
        (
            json!({"ClusterType": "multi-node", "NumberOfNodes": 2}),
            "UnsupportedOperation",
            "single-node",
        ),
        (json!({"NumberOfNodes": 2}), "UnsupportedOperation", "single-node"),
        (json!({"NumberOfNodes": 0}), "InvalidParameterValue", "NumberOfNodes"),
        (json!({"ClusterType": "huge"}), "InvalidParameterValue", "single-node"),
        (
            json!({"NodeType": "ra3.16xlarge"}),
            "InvalidParameterValue",
            "dc2.large",
        ),
        (json!({"MultiAZ": true}), "UnsupportedOperation", "MultiAZ"),
        (
            json!({"ManageMasterPassword": true}),
            "UnsupportedOperation",
            "MasterUserPassword",
        ),
        (json!({"ElasticIp": "1.2.3.4"}), "UnsupportedOperation", "ElasticIp"),
        (json!({"IpAddressType": "dualstack"}), "UnsupportedOperation", "ipv4"),
        (
            json!({"ClusterParameterGroupName": "mine"}),
            "ClusterParameterGroupNotFound",
            "default",
        ),
        (json!({"ClusterIdentifier": "WH"}), "InvalidParameterValue", "lowercase"),
        (json!({"MasterUsername": "user"}), "InvalidParameterValue", "reserved"),
        (
            json!({"MasterUserPassword": "nodigitsorupper"}),
            "InvalidParameterValue",
            "uppercase",
        ),
        (
            json!({"MasterUserPassword": null}),
            "InvalidParameterValue",
            "MasterUserPassword",
        ),
        (json!({"DBName": "Dev"}), "InvalidParameterValue", "lowercase"),
        (
            json!({"NodeType": "ra3.large", "Port": 6000}),
            "InvalidParameterValue",
            "5431-5455",
        ),
        (
            json!({"ClusterSubnetGroupName": "no"}),
            "ClusterSubnetGroupNotFoundFault",
            "no",
        ),
        (
            json!({"Tags": [{"Key": "", "Value": "y"}]}),
            "InvalidTagFault",
            "1 to 128",
        ),
    ] {
        let (found, status, message) = refused(&test, "CreateCluster", with(wanted("wh"), members.clone())).await;
        assert_eq!(found, code, "{members}: {message}");
        assert!(message.contains(says), "{members}: {message}");
        assert_eq!(
            status,
            if code == "ClusterParameterGroupNotFound" {
                404
            } else {
                400
            },
            "{members}"
        );
    }
    assert!(
        test.engine.store().scan::<Database>("").expect("a store").is_empty(),
        "nothing was left behind"
    );
}

#[tokio::test]
async fn a_cluster_is_changed_and_deleted() {
    let test = TestEngine::new(false).await;
    let [group] = test.groups().await;
    ok(&test, "CreateCluster", wanted("wh")).await;
    set(&test, "wh", DatabaseStatus::Available).await;
    let modify = |members: Value| with(json!({"ClusterIdentifier": "wh"}), members);
    let changed = ok(
        &test,
        "ModifyCluster",
        modify(json!({"VpcSecurityGroupIds": [group], "MasterUserPassword": "Another1Horse", "AllowVersionUpgrade": false})),
    )
    .await["Cluster"]
        .clone();
    assert_eq!(changed["VpcSecurityGroups"][0]["VpcSecurityGroupId"], group);
    assert_eq!(changed["PendingModifiedValues"], json!({"MasterUserPassword": "****"}));
    assert_eq!(changed["AllowVersionUpgrade"], false);
    assert!(record(&test, "wh").wants_password());
    for (members, code) in [
        (json!({"NodeType": "ra3.large"}), "UnsupportedOptionFault"),
        (json!({"NumberOfNodes": 3}), "UnsupportedOperation"),
        (json!({"NewClusterIdentifier": "other"}), "UnsupportedOperation"),
        (json!({"MasterUserPassword": "weak"}), "InvalidParameterValue"),
        (json!({"VpcSecurityGroupIds": ["sg-1"]}), "InvalidParameterValue"),
    ] {
        assert_eq!(
            refused(&test, "ModifyCluster", modify(members.clone())).await.0,
            code,
            "{members}"
        );
    }
    let moved = ok(&test, "ModifyCluster", modify(json!({"Port": 5440}))).await;
    assert_eq!(moved["Cluster"]["ClusterStatus"], "modifying", "it restarts");
    assert_eq!(
        refused(&test, "ModifyCluster", modify(json!({"Port": 5441}))).await.0,
        "InvalidClusterState"
    );

    let (code, _, message) = refused(&test, "DeleteCluster", modify(json!({}))).await;
    assert_eq!(code, "InvalidParameterCombination");
    assert!(message.contains("SkipFinalClusterSnapshot"), "{message}");
    let named = modify(json!({"FinalClusterSnapshotIdentifier": "last"}));
    assert_eq!(refused(&test, "DeleteCluster", named).await.0, "UnsupportedOperation");
    let skip = modify(json!({"SkipFinalClusterSnapshot": true}));
    let deleted = ok(&test, "DeleteCluster", skip.clone()).await;
    assert_eq!(deleted["Cluster"]["ClusterStatus"], "deleting");
    assert_eq!(refused(&test, "DeleteCluster", skip).await.0, "InvalidClusterState");
}

#[tokio::test]
async fn subnet_groups_and_tags_are_listed_by_tag() {
    let test = TestEngine::new(false).await;
    let (_, subnets) = test.default_vpc();
    let tags = json!([{"Key": "team", "Value": "blue"}]);
    let group = json!({"ClusterSubnetGroupName": "g", "Description": "d", "SubnetIds": [subnets[0]], "Tags": tags});
    ok(&test, "CreateClusterSubnetGroup", group.clone()).await;
    assert_eq!(
        refused(&test, "CreateClusterSubnetGroup", group).await.0,
        "ClusterSubnetGroupAlreadyExists"
    );
    ok(
        &test,
        "CreateCluster",
        with(wanted("wh"), json!({"ClusterSubnetGroupName": "g"})),
    )
    .await;
    let in_use = refused(
        &test,
        "DeleteClusterSubnetGroup",
        json!({"ClusterSubnetGroupName": "g"}),
    )
    .await;
    assert_eq!(in_use.0, "InvalidClusterSubnetGroupStateFault");
    let missing = refused(
        &test,
        "DescribeClusterSubnetGroups",
        json!({"ClusterSubnetGroupName": "no"}),
    )
    .await;
    assert_eq!(
        (missing.0.as_str(), missing.1),
        ("ClusterSubnetGroupNotFoundFault", 400)
    );

    let cluster = "arn:aws:redshift:us-east-1:000000000000:cluster:wh";
    let add = json!({"ResourceName": cluster, "Tags": [{"Key": "team", "Value": "red"}, {"Key": "x", "Value": "y"}]});
    ok(&test, "CreateTags", add).await;
    let listed = |input: Value| {
        let test = &test;
        async move {
            let answer = ok(test, "DescribeTags", input).await;
            let tags = answer["TaggedResources"].as_array().expect("tags").clone();
            tags.iter()
                .map(|t| format!("{}={}", t["ResourceType"], t["Tag"]["Value"]))
                .collect::<Vec<_>>()
        }
    };
    let all = [r#""cluster"="red""#, r#""cluster"="y""#, r#""subnetgroup"="blue""#];
    assert_eq!(listed(json!({})).await, all);
    assert_eq!(listed(json!({"TagKeys": ["team"]})).await, [all[0], all[2]]);
    assert_eq!(listed(json!({"TagValues": ["blue"]})).await, [all[2]]);
    assert_eq!(listed(json!({"ResourceType": "subnetgroup"})).await, [all[2]]);
    assert_eq!(
        listed(json!({"ResourceName": cluster, "TagKeys": ["x"]})).await,
        [all[1]]
    );
    let by_tag = ok(
        &test,
        "DescribeClusters",
        json!({"TagKeys": ["team"], "TagValues": ["red"]}),
    )
    .await;
    assert_eq!(by_tag["Clusters"].as_array().map(Vec::len), Some(1));
    let none = ok(
        &test,
        "DescribeClusters",
        json!({"TagKeys": ["team"], "TagValues": ["y"]}),
    )
    .await;
    assert_eq!(none["Clusters"], json!([]), "key and value are of one tag");
    ok(
        &test,
        "DeleteTags",
        json!({"ResourceName": cluster, "TagKeys": ["team", "x"]}),
    )
    .await;
    assert_eq!(listed(json!({})).await, [all[2]]);
    let gone = json!({"ResourceName": "arn:aws:redshift:us-east-1:000000000000:cluster:no", "Tags": []});
    let gone = refused(&test, "CreateTags", gone).await;
    assert_eq!((gone.0.as_str(), gone.1), ("ResourceNotFoundFault", 404));
    let many: Vec<Value> = (0..51).map(|n| json!({"Key": format!("k{n}"), "Value": ""})).collect();
    let many = json!({"ResourceName": cluster, "Tags": many});
    assert_eq!(refused(&test, "CreateTags", many).await.0, "TagLimitExceededFault");
}

#[tokio::test]
async fn a_cluster_is_publicly_accessible_only_if_asked_and_its_vpc_is_on_the_internet() {
    let test = TestEngine::new(false).await;
    let cluster = |members| with(wanted("wh"), members);
    let made = ok(&test, "CreateCluster", cluster(json!({}))).await["Cluster"].clone();
    assert_eq!(
        made["PubliclyAccessible"], false,
        "though the default VPC has a gateway"
    );
    assert!(made["ClusterNodes"][0].get("PublicIPAddress").is_none(), "{made}");
    set(&test, "wh", DatabaseStatus::Available).await;
    let modify = |on: bool| json!({"ClusterIdentifier": "wh", "PubliclyAccessible": on});
    let opened = ok(&test, "ModifyCluster", modify(true)).await["Cluster"].clone();
    assert_eq!(opened["PubliclyAccessible"], true);
    assert_eq!(opened["ClusterNodes"][0]["PublicIPAddress"], "198.51.100.2");
    let filter = json!({"Filters": [{"Name": "association.ip-owner-id", "Values": ["amazon-redshift"]}]});
    let interfaces = test.ok("ec2", "DescribeNetworkInterfaces", filter).await["NetworkInterfaces"].clone();
    assert_eq!(interfaces[0]["Association"]["PublicIp"], "198.51.100.2", "{interfaces}");
    let closed = ok(&test, "ModifyCluster", modify(false)).await["Cluster"].clone();
    assert_eq!(closed["PubliclyAccessible"], false);

    let (vpc, _) = test.default_vpc();
    let network = test.engine.network();
    let gateway = network
        .internet_gateway_of(vpc.parse().expect("an id"))
        .expect("a gateway")
        .id;
    let detach = json!({"InternetGatewayId": gateway.to_string(), "VpcId": vpc});
    test.ok("ec2", "DetachInternetGateway", detach).await;
    for (operation, input) in [
        ("ModifyCluster", modify(true)),
        (
            "CreateCluster",
            with(wanted("other"), json!({"PubliclyAccessible": true})),
        ),
    ] {
        let (code, status, message) = refused(&test, operation, input).await;
        assert_eq!(
            (code.as_str(), status),
            ("InvalidVPCNetworkStateFault", 400),
            "{operation}"
        );
        assert!(
            message.contains("cluster") && message.contains("no internet gateway"),
            "{message}"
        );
    }
    assert_eq!(described(&test, "wh").await["PubliclyAccessible"], false);
}
