//! DB instances and DB subnet groups as a client sees them.

mod public;

use crate::testing::TestEngine;
use kakoi_database::{Database, DatabaseService, DatabaseStatus};
use kakoi_studio::Slot;
use serde_json::{Value, json};

const PASSWORD: &str = "correct-horse-battery";

fn wanted(name: &str) -> Value {
    json!({
        "DBInstanceIdentifier": name, "DBInstanceClass": "db.t3.micro", "Engine": "postgres", "AllocatedStorage": 20,
        "MasterUsername": "alice", "MasterUserPassword": PASSWORD,
    })
}

fn with(mut input: Value, members: Value) -> Value {
    let more = members.as_object().expect("members").clone();
    input.as_object_mut().expect("an object").extend(more);
    input
}

async fn ok(test: &TestEngine, operation: &str, input: Value) -> Value {
    test.ok("rds", operation, input).await
}

/// Code, status and message of a refusal.
async fn refused(test: &TestEngine, operation: &str, input: Value) -> (String, u16, String) {
    let error = test
        .call("rds", operation, input.clone())
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
    let key = Database::key_of(DatabaseService::Rds, name);
    test.edit::<Database>(&key, move |d| {
        d.status = status;
        d.applied_revision = d.master_revision;
    })
    .await;
}

fn record(test: &TestEngine, name: &str) -> Database {
    let key = Database::key_of(DatabaseService::Rds, name);
    test.engine.store().get(&key).expect("a store").expect("a record")
}

async fn described(test: &TestEngine, name: &str) -> Value {
    ok(test, "DescribeDBInstances", json!({"DBInstanceIdentifier": name})).await["DBInstances"][0].clone()
}

#[tokio::test]
async fn an_instance_is_made_with_slot_interface_and_verifier_in_one_transaction() {
    let test = TestEngine::new(false).await;
    let [group] = test.groups().await;
    let input = with(
        wanted("MyDb"),
        json!({"VpcSecurityGroupIds": [group], "DBName": "sales", "Tags": [{"Key": "team", "Value": "blue"}]}),
    );
    let made = ok(&test, "CreateDBInstance", input).await["DBInstance"].clone();
    assert_eq!(made["DBInstanceIdentifier"], "mydb", "stored in lower case");
    assert_eq!(made["DBInstanceStatus"], "creating");
    assert!(made.get("Endpoint").is_none(), "none before it answers: {made}");
    assert_eq!(made["DBSubnetGroup"]["DBSubnetGroupName"], "default");
    assert_eq!(
        made["VpcSecurityGroups"],
        json!([{"VpcSecurityGroupId": group, "Status": "active"}])
    );
    assert_eq!(made["DBInstanceArn"], "arn:aws:rds:us-east-1:000000000000:db:mydb");
    assert_eq!(made["TagList"], json!([{"Key": "team", "Value": "blue"}]));
    assert_eq!(
        made["DBParameterGroups"][0]["DBParameterGroupName"],
        "default.postgres15"
    );
    assert_eq!((&made["StorageType"], &made["Iops"]), (&json!("gp3"), &json!(3000)));
    let resource = made["DbiResourceId"].as_str().expect("an id").to_owned();
    // What the AWS provider takes for a resource id, and not for a name.
    assert!(
        resource.len() == 29
            && resource[3..]
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    );

    let kept = record(&test, "mydb");
    assert!(
        kept.master_verifier.starts_with("SCRAM-SHA-256$4096:"),
        "{}",
        kept.master_verifier
    );
    assert!(!format!("{kept:?}").contains(PASSWORD));
    assert_eq!((kept.master_revision, kept.applied_revision, kept.port), (1, 0, 5432));
    let slot: Slot = test
        .engine
        .store()
        .get(&kept.slot_owner())
        .expect("a store")
        .expect("a slot");
    assert_eq!(slot.number, kept.slot);
    let network = test.engine.network();
    let interface = network.database_interface(kept.workload).expect("an interface");
    assert_eq!(network.subnets[&interface.subnet].zone, made["AvailabilityZone"]);

    set(&test, "mydb", DatabaseStatus::Available).await;
    let seen = described(&test, "MYDB").await;
    assert_eq!(seen["DBInstanceStatus"], "available");
    let label = kept.label(test.engine.region());
    assert_eq!(
        seen["Endpoint"]["Address"],
        format!("{label}.us-east-1.rds.amazonaws.com")
    );
    assert_eq!(seen["Endpoint"]["Port"], 5432);
    assert_eq!(
        refused(&test, "CreateDBInstance", wanted("mydb")).await.0,
        "DBInstanceAlreadyExists"
    );

    let by_resource = json!({"Filters": [{"Name": "dbi-resource-id", "Values": [resource]}]});
    assert_eq!(
        ok(&test, "DescribeDBInstances", by_resource).await["DBInstances"][0]["DBInstanceIdentifier"],
        "mydb"
    );
    let missing = refused(&test, "DescribeDBInstances", json!({"DBInstanceIdentifier": "no"})).await;
    assert_eq!((missing.0.as_str(), missing.1), ("DBInstanceNotFound", 404));
    let none = json!({"Filters": [{"Name": "db-instance-id", "Values": ["no"]}]});
    assert_eq!(ok(&test, "DescribeDBInstances", none).await["DBInstances"], json!([]));
    let unknown = json!({"Filters": [{"Name": "colour", "Values": ["blue"]}]});
    assert_eq!(
        refused(&test, "DescribeDBInstances", unknown).await.0,
        "InvalidParameterValue"
    );
}

#[tokio::test]
async fn what_this_region_cannot_do_is_refused_by_name() {
    let test = TestEngine::new(false).await;
    let (_, foreign_subnet) = test.other_vpc().await;
    let foreign = test.engine.network();
    let vpc = foreign.subnets[&foreign_subnet.parse().expect("an id")].vpc;
    let foreign_group = foreign.default_group(vpc).expect("a group").id.to_string();
    for (members, code, says) in [
        (json!({"Engine": "mysql"}), "InvalidParameterValue", "postgres"),
        (json!({"MultiAZ": true}), "InvalidParameterCombination", "MultiAZ"),
        (
            json!({"ManageMasterUserPassword": true}),
            "InvalidParameterCombination",
            "MasterUserPassword",
        ),
        (
            json!({"EnableIAMDatabaseAuthentication": true}),
            "InvalidParameterCombination",
            "password",
        ),
        (
            json!({"MaxAllocatedStorage": 100}),
            "InvalidParameterCombination",
            "MaxAllocatedStorage",
        ),
        (json!({"EngineVersion": "16.1"}), "InvalidParameterCombination", "15"),
        (
            json!({"DBParameterGroupName": "mine"}),
            "DBParameterGroupNotFound",
            "default.postgres15",
        ),
        (
            json!({"OptionGroupName": "mine"}),
            "OptionGroupNotFoundFault",
            "default:postgres-15",
        ),
        (json!({"NetworkType": "DUAL"}), "NetworkTypeNotSupported", "IPV4"),
        (
            json!({"DBInstanceClass": "db.x9.large"}),
            "InvalidParameterValue",
            "db.t3",
        ),
        (
            json!({"DBInstanceClass": "db.r5.24xlarge"}),
            "InsufficientDBInstanceCapacity",
            "smaller",
        ),
        (json!({"DBInstanceIdentifier": "-a"}), "InvalidParameterValue", "hyphen"),
        (json!({"MasterUsername": "user"}), "InvalidParameterValue", "reserved"),
        (
            json!({"MasterUsername": null}),
            "InvalidParameterValue",
            "MasterUsername",
        ),
        (
            json!({"MasterUserPassword": "short"}),
            "InvalidParameterValue",
            "8 to 128",
        ),
        (
            json!({"MasterUserPassword": null}),
            "InvalidParameterValue",
            "MasterUserPassword",
        ),
        (json!({"AllocatedStorage": 5}), "InvalidParameterValue", "20 to 65536"),
        (
            json!({"AllocatedStorage": null}),
            "InvalidParameterValue",
            "AllocatedStorage",
        ),
        (json!({"Port": 80}), "InvalidParameterValue", "1150-65535"),
        (json!({"BackupRetentionPeriod": 36}), "InvalidParameterValue", "35"),
        (json!({"DBSubnetGroupName": "no"}), "DBSubnetGroupNotFoundFault", "no"),
        (
            json!({"AvailabilityZone": "us-east-1x"}),
            "InvalidParameterValue",
            "us-east-1x",
        ),
        (
            json!({"VpcSecurityGroupIds": ["sg-1"]}),
            "InvalidParameterValue",
            "sg-1",
        ),
        (
            json!({ "VpcSecurityGroupIds": [foreign_group] }),
            "InvalidParameterCombination",
            "different VPCs",
        ),
        (
            json!({"Tags": [{"Key": "aws:x", "Value": "y"}]}),
            "InvalidParameterValue",
            "reserved",
        ),
    ] {
        let (found, _, message) = refused(&test, "CreateDBInstance", with(wanted("mydb"), members.clone())).await;
        assert_eq!(found, code, "{members}: {message}");
        assert!(message.contains(says), "{members}: {message}");
    }
    assert!(
        test.engine.store().scan::<Database>("").expect("a store").is_empty(),
        "nothing was left behind"
    );
    assert!(test.engine.store().scan::<Slot>("").expect("a store").is_empty());
    // What asks for nothing is no reason to refuse, and what has no effect is shown as it was given.
    let harmless = json!({
        "MultiAZ": false, "PubliclyAccessible": false, "EngineVersion": "15.4", "BackupRetentionPeriod": 7, "StorageType": "gp2",
        "StorageEncrypted": true, "KmsKeyId": "arn:aws:kms:us-east-1:000000000000:key/k", "EnablePerformanceInsights": true,
        "PreferredMaintenanceWindow": "Mon:01:00-Mon:01:30", "CopyTagsToSnapshot": true,
    });
    let made = ok(&test, "CreateDBInstance", with(wanted("mydb"), harmless)).await["DBInstance"].clone();
    for (member, value) in [
        ("EngineVersion", json!("15.4")),
        ("BackupRetentionPeriod", json!(7)),
        ("StorageType", json!("gp2")),
        ("StorageEncrypted", json!(true)),
        ("KmsKeyId", json!("arn:aws:kms:us-east-1:000000000000:key/k")),
        ("PerformanceInsightsEnabled", json!(true)),
        ("PreferredMaintenanceWindow", json!("mon:01:00-mon:01:30")),
        ("CopyTagsToSnapshot", json!(true)),
        ("MultiAZ", json!(false)),
        ("MonitoringInterval", json!(0)),
    ] {
        assert_eq!(made[member], value, "{member}");
    }
    assert!(made.get("Iops").is_none(), "gp2 has none");
}

#[tokio::test]
async fn without_postgresql_or_a_default_vpc_the_refusal_says_the_cure() {
    let mut test = TestEngine::new(false).await;
    let (vpc, subnets) = test.default_vpc();
    let mut settings = test.engine.settings().clone();
    settings.postgres_version = None;
    let with_postgres = test.engine.clone();
    test.engine = crate::Engine::new(test.engine.store().clone(), settings, test.engine.backends().clone());
    let (code, _, message) = refused(&test, "CreateDBInstance", wanted("mydb")).await;
    assert_eq!(code, "InsufficientDBInstanceCapacity");
    assert!(message.contains("Install"), "{message}");
    assert_eq!(
        ok(&test, "DescribeDBEngineVersions", json!({})).await["DBEngineVersions"],
        json!([])
    );

    test.engine = with_postgres;
    let versions = ok(
        &test,
        "DescribeDBEngineVersions",
        json!({"Engine": "postgres", "DefaultOnly": true}),
    )
    .await;
    assert_eq!(versions["DBEngineVersions"][0]["EngineVersion"], "15");
    assert_eq!(versions["DBEngineVersions"][0]["DBParameterGroupFamily"], "postgres15");
    let other = ok(&test, "DescribeDBEngineVersions", json!({"Engine": "mysql"})).await;
    assert_eq!(other["DBEngineVersions"], json!([]));
    for subnet in subnets {
        test.ok("ec2", "DeleteSubnet", json!({ "SubnetId": subnet })).await;
    }
    let gateway = test.ok("ec2", "DescribeInternetGateways", json!({})).await;
    let gateway = gateway["InternetGateways"][0]["InternetGatewayId"].clone();
    test.ok(
        "ec2",
        "DetachInternetGateway",
        json!({"InternetGatewayId": gateway, "VpcId": vpc}),
    )
    .await;
    test.ok("ec2", "DeleteVpc", json!({ "VpcId": vpc })).await;
    let (code, _, message) = refused(&test, "CreateDBInstance", wanted("mydb")).await;
    assert_eq!(code, "InvalidSubnet");
    assert!(message.contains("create-default-vpc"), "{message}");
}

#[tokio::test]
async fn a_change_is_applied_at_once_or_refused() {
    let test = TestEngine::new(false).await;
    let [first, second] = test.groups().await;
    ok(
        &test,
        "CreateDBInstance",
        with(wanted("mydb"), json!({ "VpcSecurityGroupIds": [first] })),
    )
    .await;
    let modify = |members: Value| with(json!({"DBInstanceIdentifier": "mydb"}), members);
    let early = refused(&test, "ModifyDBInstance", modify(json!({"DeletionProtection": true}))).await;
    assert_eq!(early.0, "InvalidDBInstanceState");
    set(&test, "mydb", DatabaseStatus::Available).await;

    // Groups are on the interface that the running database has.
    let changed = ok(
        &test,
        "ModifyDBInstance",
        modify(json!({ "VpcSecurityGroupIds": [second] })),
    )
    .await;
    assert_eq!(
        changed["DBInstance"]["VpcSecurityGroups"][0]["VpcSecurityGroupId"],
        second
    );
    assert_eq!(changed["DBInstance"]["DBInstanceStatus"], "available");
    let network = test.engine.network();
    let interface = network
        .database_interface(record(&test, "mydb").workload)
        .expect("an interface");
    assert_eq!(
        interface.groups.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [second]
    );

    let before = record(&test, "mydb").master_verifier;
    let changed = ok(
        &test,
        "ModifyDBInstance",
        modify(json!({"MasterUserPassword": "another-horse"})),
    )
    .await;
    assert_eq!(
        changed["DBInstance"]["PendingModifiedValues"]["MasterUserPassword"],
        "****"
    );
    let kept = record(&test, "mydb");
    assert!(kept.wants_password() && kept.master_verifier != before);
    assert_eq!(kept.master_revision, 2);

    for members in [
        json!({"AllocatedStorage": 40}),
        json!({"DBInstanceClass": "db.t3.small"}),
    ] {
        let (code, _, message) = refused(&test, "ModifyDBInstance", modify(members.clone())).await;
        assert_eq!(code, "InvalidParameterCombination", "{members}");
        assert!(message.contains("ApplyImmediately"), "{message}");
    }
    for (members, code) in [
        (json!({"AllocatedStorage": 19}), "InvalidParameterCombination"),
        (
            json!({"NewDBInstanceIdentifier": "other"}),
            "InvalidParameterCombination",
        ),
        (json!({"EngineVersion": "16"}), "InvalidParameterCombination"),
        (json!({"DBSubnetGroupName": "other"}), "InvalidParameterCombination"),
        (json!({"MultiAZ": true}), "InvalidParameterCombination"),
        (json!({"DBPortNumber": 22}), "InvalidParameterValue"),
        (json!({"VpcSecurityGroupIds": ["sg-1"]}), "InvalidParameterValue"),
        (json!({"StorageType": "io1"}), "InvalidParameterValue"),
    ] {
        assert_eq!(
            refused(&test, "ModifyDBInstance", modify(members.clone())).await.0,
            code,
            "{members}"
        );
    }
    // Given as they are, they change nothing: so a plan that was applied finds nothing to do.
    let same = json!({
        "AllocatedStorage": 20, "DBInstanceClass": "db.t3.micro", "EngineVersion": "15", "DBPortNumber": 5432,
        "DBParameterGroupName": "default.postgres15", "BackupRetentionPeriod": 3,
    });
    let changed = ok(&test, "ModifyDBInstance", modify(same)).await;
    assert_eq!(changed["DBInstance"]["DBInstanceStatus"], "available");
    assert_eq!(changed["DBInstance"]["BackupRetentionPeriod"], 3);

    let grown = json!({"AllocatedStorage": 21, "DBInstanceClass": "db.t3.small", "ApplyImmediately": true});
    let changed = ok(&test, "ModifyDBInstance", modify(grown)).await;
    assert_eq!(changed["DBInstance"]["DBInstanceStatus"], "modifying");
    assert_eq!(
        changed["DBInstance"]["AllocatedStorage"], 22,
        "AWS rounds up to a tenth more"
    );
    assert_eq!(changed["DBInstance"]["DBInstanceClass"], "db.t3.small");
    let twice = refused(&test, "ModifyDBInstance", modify(json!({"DeletionProtection": true}))).await;
    assert_eq!(twice.0, "InvalidDBInstanceState");
    // Full storage is the one other state in which it may be changed: that's how it gets more.
    set(&test, "mydb", DatabaseStatus::StorageFull).await;
    assert_eq!(described(&test, "mydb").await["DBInstanceStatus"], "storage-full");
    let shrunk = modify(json!({"AllocatedStorage": 21, "ApplyImmediately": true}));
    let (code, _, message) = refused(&test, "ModifyDBInstance", shrunk).await;
    assert_eq!(code, "InvalidParameterCombination");
    assert!(message.contains("only grow"), "{message}");
    ok(
        &test,
        "ModifyDBInstance",
        modify(json!({"AllocatedStorage": 60, "ApplyImmediately": true})),
    )
    .await;
    assert_eq!(described(&test, "mydb").await["DBInstanceStatus"], "modifying");
    let missing = refused(&test, "ModifyDBInstance", json!({"DBInstanceIdentifier": "no"})).await;
    assert_eq!((missing.0.as_str(), missing.1), ("DBInstanceNotFound", 404));
}

#[tokio::test]
async fn a_deletion_needs_no_protection_and_no_snapshot_and_waits_for_the_reconciler() {
    let test = TestEngine::new(false).await;
    ok(
        &test,
        "CreateDBInstance",
        with(wanted("mydb"), json!({"DeletionProtection": true})),
    )
    .await;
    set(&test, "mydb", DatabaseStatus::Available).await;
    let delete = |members: Value| with(json!({"DBInstanceIdentifier": "mydb"}), members);
    for members in [
        json!({}),
        json!({"FinalDBSnapshotIdentifier": "last"}),
        json!({"FinalDBSnapshotIdentifier": "last", "SkipFinalSnapshot": true}),
    ] {
        let (code, _, message) = refused(&test, "DeleteDBInstance", delete(members.clone())).await;
        assert_eq!(code, "InvalidParameterCombination", "{members}");
        assert!(message.contains("SkipFinalSnapshot"), "{message}");
    }
    let skip = delete(json!({"SkipFinalSnapshot": true}));
    let (code, _, message) = refused(&test, "DeleteDBInstance", skip.clone()).await;
    assert_eq!(code, "InvalidParameterCombination");
    assert!(message.contains("protect"), "{message}");
    let unprotect = json!({"DBInstanceIdentifier": "mydb", "DeletionProtection": false});
    ok(&test, "ModifyDBInstance", unprotect).await;
    let deleted = ok(&test, "DeleteDBInstance", skip.clone()).await;
    assert_eq!(deleted["DBInstance"]["DBInstanceStatus"], "deleting");
    let kept = record(&test, "mydb");
    assert!(
        test.engine.network().database_interface(kept.workload).is_some(),
        "until its process has ended"
    );
    assert_eq!(
        refused(&test, "DeleteDBInstance", skip).await.0,
        "InvalidDBInstanceState"
    );
    assert_eq!(
        refused(&test, "CreateDBInstance", wanted("mydb")).await.0,
        "DBInstanceAlreadyExists"
    );
}

#[tokio::test]
async fn ec2_keeps_what_a_database_stands_on() {
    let test = TestEngine::new(false).await;
    let [group] = test.groups().await;
    let (_, subnets) = test.default_vpc();
    let pair = json!({
        "DBSubnetGroupName": "Pair", "DBSubnetGroupDescription": "two", "SubnetIds": [subnets[0], subnets[1]],
        "Tags": [{"Key": "a", "Value": "b"}],
    });
    let made = ok(&test, "CreateDBSubnetGroup", pair.clone()).await["DBSubnetGroup"].clone();
    assert_eq!(made["DBSubnetGroupName"], "pair");
    assert_eq!(made["Subnets"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        refused(&test, "CreateDBSubnetGroup", pair).await.0,
        "DBSubnetGroupAlreadyExists"
    );
    let input = json!({ "DBSubnetGroupName": "PAIR", "VpcSecurityGroupIds": [group] });
    let made = ok(&test, "CreateDBInstance", with(wanted("mydb"), input)).await["DBInstance"].clone();
    assert_eq!(made["DBSubnetGroup"]["DBSubnetGroupName"], "pair");
    let network = test.engine.network();
    let workload = record(&test, "mydb").workload;
    let used = network
        .database_interface(workload)
        .expect("an interface")
        .subnet
        .to_string();
    let (code, message) = test.refused("ec2", "DeleteSubnet", json!({ "SubnetId": used })).await;
    assert_eq!(code, "DependencyViolation");
    assert!(message.contains("RDSNetworkInterface"), "{message}");
    let (code, _) = test
        .refused("ec2", "DeleteSecurityGroup", json!({ "GroupId": group }))
        .await;
    assert_eq!(code, "DependencyViolation");
    let filter = json!({"Filters": [{"Name": "description", "Values": ["RDSNetworkInterface"]}]});
    let shown = test.ok("ec2", "DescribeNetworkInterfaces", filter).await;
    assert_eq!(shown["NetworkInterfaces"][0]["Groups"][0]["GroupId"], group);

    // In use: neither the group nor the subnet of the interface can be taken away.
    let in_use = refused(&test, "DeleteDBSubnetGroup", json!({"DBSubnetGroupName": "pair"})).await;
    assert_eq!(in_use.0, "InvalidDBSubnetGroupStateFault");
    let others: Vec<&String> = subnets.iter().filter(|s| **s != used).collect();
    let change = |subnets: Value| json!({"DBSubnetGroupName": "pair", "SubnetIds": subnets});
    let (code, _, message) = refused(&test, "ModifyDBSubnetGroup", change(json!(others))).await;
    assert_eq!(code, "InvalidParameterValue");
    assert!(message.contains(&used), "{message}");
    ok(&test, "ModifyDBSubnetGroup", change(json!(subnets))).await;
    // EC2 knows nothing of subnet groups: a subnet that no interface is in may go, as on AWS.
    let unused = others.first().expect("a subnet").to_string();
    test.ok("ec2", "DeleteSubnet", json!({ "SubnetId": unused })).await;
    let shown = ok(&test, "DescribeDBSubnetGroups", json!({"DBSubnetGroupName": "pair"})).await;
    let gone: Vec<&Value> = shown["DBSubnetGroups"][0]["Subnets"]
        .as_array()
        .expect("subnets")
        .iter()
        .filter(|s| s["SubnetStatus"] == "Inactive")
        .collect();
    assert_eq!(gone.len(), 1);
    assert_eq!(gone[0]["SubnetIdentifier"], unused);
}

#[tokio::test]
async fn subnet_groups_cover_two_zones_of_one_vpc() {
    let test = TestEngine::new(false).await;
    let (_, subnets) = test.default_vpc();
    let (_, foreign) = test.other_vpc().await;
    let group =
        |subnets: Value| json!({"DBSubnetGroupName": "g", "DBSubnetGroupDescription": "d", "SubnetIds": subnets});
    for (input, code) in [
        (group(json!([subnets[0]])), "DBSubnetGroupDoesNotCoverEnoughAZs"),
        (group(json!([subnets[0], foreign])), "InvalidSubnet"),
        (group(json!([subnets[0], "subnet-1"])), "InvalidSubnet"),
        (group(json!([])), "InvalidParameterValue"),
        (
            with(group(json!(subnets)), json!({"DBSubnetGroupName": "default"})),
            "InvalidParameterValue",
        ),
        (
            with(group(json!(subnets)), json!({"DBSubnetGroupDescription": ""})),
            "InvalidParameterValue",
        ),
    ] {
        assert_eq!(
            refused(&test, "CreateDBSubnetGroup", input.clone()).await.0,
            code,
            "{input}"
        );
    }
    ok(&test, "CreateDBSubnetGroup", group(json!(subnets))).await;
    let missing = refused(&test, "DescribeDBSubnetGroups", json!({"DBSubnetGroupName": "no"})).await;
    assert_eq!((missing.0.as_str(), missing.1), ("DBSubnetGroupNotFoundFault", 404));
    let none = refused(&test, "DescribeDBSubnetGroups", json!({"DBSubnetGroupName": "default"})).await;
    assert_eq!(
        none.0, "DBSubnetGroupNotFoundFault",
        "there is one once an instance uses it"
    );
    ok(&test, "CreateDBInstance", wanted("mydb")).await;
    let shown = ok(&test, "DescribeDBSubnetGroups", json!({"DBSubnetGroupName": "default"})).await;
    assert_eq!(shown["DBSubnetGroups"][0]["Subnets"].as_array().map(Vec::len), Some(3));
    let all = ok(&test, "DescribeDBSubnetGroups", json!({})).await;
    assert_eq!(all["DBSubnetGroups"].as_array().map(Vec::len), Some(2));
    ok(&test, "DeleteDBSubnetGroup", json!({"DBSubnetGroupName": "G"})).await;
    let again = refused(&test, "DeleteDBSubnetGroup", json!({"DBSubnetGroupName": "g"})).await;
    assert_eq!(again.0, "DBSubnetGroupNotFoundFault");
}

#[tokio::test]
async fn lists_have_pages_quotas_and_tags() {
    let test = TestEngine::new(false).await;
    for n in 0..40 {
        ok(&test, "CreateDBInstance", wanted(&format!("db{n:02}"))).await;
    }
    assert_eq!(
        refused(&test, "CreateDBInstance", wanted("more")).await.0,
        "InstanceQuotaExceeded"
    );
    let first = ok(&test, "DescribeDBInstances", json!({"MaxRecords": 20})).await;
    let second = ok(
        &test,
        "DescribeDBInstances",
        json!({"MaxRecords": 20, "Marker": first["Marker"]}),
    )
    .await;
    assert_eq!(first["DBInstances"][19]["DBInstanceIdentifier"], "db19");
    assert_eq!(second["DBInstances"][0]["DBInstanceIdentifier"], "db20");
    assert!(second["Marker"].is_null(), "{}", second["Marker"]);
    for input in [
        json!({"MaxRecords": 19}),
        json!({"MaxRecords": 101}),
        json!({"Marker": "x"}),
        json!({"Marker": first["Marker"], "DBInstanceIdentifier": "db00"}),
    ] {
        assert_eq!(
            refused(&test, "DescribeDBInstances", input.clone()).await.0,
            "InvalidParameterValue",
            "{input}"
        );
    }
    let large = json!({"DBInstanceIdentifier": "db00", "AllocatedStorage": 65536, "ApplyImmediately": true});
    set(&test, "db00", DatabaseStatus::Available).await;
    set(&test, "db01", DatabaseStatus::Available).await;
    ok(&test, "ModifyDBInstance", large.clone()).await;
    let too_much = with(large, json!({"DBInstanceIdentifier": "db01"}));
    assert_eq!(
        refused(&test, "ModifyDBInstance", too_much).await.0,
        "StorageQuotaExceeded"
    );

    let arn = "arn:aws:rds:us-east-1:000000000000:db:db00";
    let add = |tags: Value| json!({"ResourceName": arn, "Tags": tags});
    ok(
        &test,
        "AddTagsToResource",
        add(json!([{"Key": "a", "Value": "1"}, {"Key": "b"}])),
    )
    .await;
    let named = json!({ "ResourceName": arn });
    let tags = ok(&test, "ListTagsForResource", named.clone()).await;
    assert_eq!(
        tags["TagList"],
        json!([{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}])
    );
    ok(
        &test,
        "RemoveTagsFromResource",
        json!({"ResourceName": arn, "TagKeys": ["a", "none"]}),
    )
    .await;
    assert_eq!(
        ok(&test, "ListTagsForResource", named).await["TagList"],
        json!([{"Key": "b", "Value": ""}])
    );
    let many: Vec<Value> = (0..50).map(|n| json!({"Key": format!("k{n}"), "Value": ""})).collect();
    assert_eq!(
        refused(&test, "AddTagsToResource", add(json!(many))).await.0,
        "InvalidParameterValue"
    );
    for (arn, code) in [
        ("arn:aws:rds:us-east-1:000000000000:db:no", "DBInstanceNotFound"),
        (
            "arn:aws:rds:us-east-1:000000000000:subgrp:no",
            "DBSubnetGroupNotFoundFault",
        ),
        ("arn:aws:rds:us-east-1:000000000000:pg:x", "InvalidParameterValue"),
        ("arn:aws:rds:eu-west-1:000000000000:db:db00", "InvalidParameterValue"),
        ("db00", "InvalidParameterValue"),
    ] {
        let input = json!({ "ResourceName": arn });
        assert_eq!(refused(&test, "ListTagsForResource", input).await.0, code, "{arn}");
    }
}

#[tokio::test]
async fn a_subnet_group_whose_zones_went_takes_no_more_instances() {
    let test = TestEngine::new(false).await;
    let (_, subnets) = test.default_vpc();
    let pair = json!({
        "DBSubnetGroupName": "pair", "DBSubnetGroupDescription": "two", "SubnetIds": [subnets[0], subnets[1]],
    });
    ok(&test, "CreateDBSubnetGroup", pair).await;
    let zone = test.engine.network().subnets[&subnets[1].parse().expect("an id")]
        .zone
        .clone();
    let placed = with(
        wanted("a"),
        json!({"DBSubnetGroupName": "pair", "AvailabilityZone": zone}),
    );
    assert_eq!(
        ok(&test, "CreateDBInstance", placed).await["DBInstance"]["AvailabilityZone"],
        zone
    );
    let elsewhere = test.engine.network().subnets[&subnets[2].parse().expect("an id")]
        .zone
        .clone();
    let misplaced = with(
        wanted("b"),
        json!({"DBSubnetGroupName": "pair", "AvailabilityZone": elsewhere}),
    );
    assert_eq!(
        refused(&test, "CreateDBInstance", misplaced).await.0,
        "InvalidVPCNetworkStateFault"
    );
    test.ok("ec2", "DeleteSubnet", json!({ "SubnetId": subnets[0] })).await;
    let another = with(wanted("b"), json!({"DBSubnetGroupName": "pair"}));
    assert_eq!(
        refused(&test, "CreateDBInstance", another).await.0,
        "InvalidVPCNetworkStateFault"
    );
}
