//! Which checks an operation makes.

use super::*;

/// A policy that denies a name denies it however it's spelled.
#[tokio::test]
async fn a_check_names_the_resource_as_it_was_first_written() {
    let test = TestEngine::new(false).await;
    test.role("Reader").await;
    let profile = |domain: &str, name: &str| UserProfile {
        domain: kakoi_types::DomainId::from_client(domain),
        name: name.into(),
        settings: None,
        uid: 1,
        sso_identifier: None,
        sso_value: None,
        life: kakoi_studio::Life::begin(kakoi_studio::Status::InService, 0),
        tags: [("team".to_owned(), "blue".to_owned())].into(),
    };
    let bob = profile(DOMAIN, "Bob");
    test.engine
        .commit(move |tx, _| {
            tx.put(&bob);
            Ok(())
        })
        .await
        .expect("a profile");
    let denied = |resource: &str| json!([{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "*", "Resource": resource}]);
    let input = json!({"DomainId": DOMAIN, "UserProfileName": "bOB"});
    let tags = json!({"ResourceArn": format!("arn:aws:sagemaker:us-east-1:000000000000:user-profile/{DOMAIN}/BOB")});
    put(&test, "Reader", denied("arn:aws:sagemaker:*:*:user-profile/*/Bob")).await;
    let caller = session(&test, "Reader", Via::Host, None);
    assert!(!may(
        &test,
        &caller,
        "sagemaker",
        "CreatePresignedDomainUrl",
        input.clone()
    ));
    assert!(!may(&test, &caller, "sagemaker", "ListTags", tags.clone()));
    put(&test, "Reader", denied("arn:aws:iam::*:role/Reader")).await;
    assert!(!may(&test, &caller, "iam", "GetRole", json!({"RoleName": "rEADER"})));
    let by_tag = json!([{"Effect": "Allow", "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"sagemaker:ResourceTag/team": "blue"}}}]);
    put(&test, "Reader", by_tag).await;
    assert!(!may(&test, &caller, "sagemaker", "CreatePresignedDomainUrl", input));
    assert!(!may(&test, &caller, "sagemaker", "ListTags", tags));
    assert!(may(&test, &caller, "sagemaker", "ListDomains", json!({})));
}

fn of(test: &TestEngine, service: &str, operation: &str, input: Value) -> Vec<(String, String)> {
    let facts = Facts::new(&test.engine);
    let all = checks(&facts, service, operation, &input).expect("checks");
    all.into_iter().map(|c| (c.action.into_owned(), c.resource)).collect()
}

#[tokio::test]
async fn every_operation_is_checked_under_its_services_prefix() {
    let test = TestEngine::new(false).await;
    for service in kakoi_api::services() {
        let prefix = match service.name {
            "efs" => "elasticfilesystem",
            name => name,
        };
        for operation in service.operations {
            let made = of(&test, service.name, operation.name, json!({}));
            assert_eq!(made[0].0, format!("{prefix}:{}", operation.name));
        }
    }
    for operation in ec2::named_operations() {
        assert!(kakoi_api::operation("ec2", operation).is_some(), "{operation}");
    }
}

#[tokio::test]
async fn operations_are_checked_on_what_they_name() {
    let test = TestEngine::new(false).await;
    let network = test.engine.network();
    let vpc = network.default_vpc().expect("a VPC").id;
    let group = network.groups.values().find(|g| g.vpc == vpc).expect("a group").id;
    let main = network.route_tables.values().find(|t| t.vpc == vpc).expect("a table");
    let role = "arn:aws:iam::000000000000:role/r";
    let settings = json!({"ExecutionRole": role});
    for (service, operation, input, wanted) in [
        (
            "sagemaker",
            "CreateDomain",
            json!({"DefaultUserSettings": settings, "DefaultSpaceSettings": settings, "Tags": [{"Key": "a", "Value": "b"}]}),
            vec![
                (
                    "sagemaker:CreateDomain",
                    "sagemaker:us-east-1:000000000000:domain/*".to_owned(),
                ),
                ("sagemaker:AddTags", "sagemaker:us-east-1:000000000000:domain/*".into()),
                ("iam:PassRole", "iam::000000000000:role/r".into()),
            ],
        ),
        (
            "ec2",
            "CreateFlowLogs",
            json!({"ResourceType": "Subnet", "ResourceIds": ["subnet-1"], "DeliverLogsPermissionArn": "arn:aws:iam::000000000000:role/r"}),
            vec![
                (
                    "ec2:CreateFlowLogs",
                    "ec2:us-east-1:000000000000:vpc-flow-log/*".to_owned(),
                ),
                (
                    "ec2:CreateFlowLogs",
                    "ec2:us-east-1:000000000000:subnet/subnet-1".into(),
                ),
                ("iam:PassRole", "iam::000000000000:role/r".into()),
            ],
        ),
        (
            "ec2",
            "DeleteFlowLogs",
            json!({"FlowLogIds": ["fl-1"]}),
            vec![(
                "ec2:DeleteFlowLogs",
                "ec2:us-east-1:000000000000:vpc-flow-log/fl-1".into(),
            )],
        ),
        (
            "sagemaker",
            "UpdateUserProfile",
            json!({"DomainId": "d-1", "UserProfileName": "u", "UserSettings": settings}),
            vec![
                (
                    "sagemaker:UpdateUserProfile",
                    "sagemaker:us-east-1:000000000000:user-profile/d-1/u".into(),
                ),
                ("iam:PassRole", "iam::000000000000:role/r".into()),
            ],
        ),
        (
            "ec2",
            "ModifyNetworkInterfaceAttribute",
            json!({"NetworkInterfaceId": "eni-1", "Groups": [group]}),
            vec![
                (
                    "ec2:ModifyNetworkInterfaceAttribute",
                    "ec2:us-east-1:000000000000:network-interface/eni-1".into(),
                ),
                (
                    "ec2:ModifyNetworkInterfaceAttribute",
                    format!("ec2:us-east-1:000000000000:security-group/{group}"),
                ),
            ],
        ),
        (
            "ec2",
            "DetachNetworkInterface",
            json!({"AttachmentId": "eni-attach-00000000000000000"}),
            vec![(
                "ec2:DetachNetworkInterface",
                "ec2:us-east-1:000000000000:network-interface/*".into(),
            )],
        ),
        (
            "ec2",
            "DeleteNetworkInterface",
            json!({"NetworkInterfaceId": "eni-1"}),
            vec![(
                "ec2:DeleteNetworkInterface",
                "ec2:us-east-1:000000000000:network-interface/eni-1".into(),
            )],
        ),
        (
            "efs",
            "ModifyMountTargetSecurityGroups",
            json!({"MountTargetId": "fsmt-00000000000000000", "SecurityGroups": [group]}),
            vec![(
                "elasticfilesystem:ModifyMountTargetSecurityGroups",
                "elasticfilesystem:us-east-1:000000000000:file-system/*".into(),
            )],
        ),
        (
            "sagemaker",
            "DescribeApp",
            json!({"DomainId": "d-1", "SpaceName": "s", "AppType": "JupyterLab", "AppName": "default"}),
            vec![(
                "sagemaker:DescribeApp",
                "sagemaker:us-east-1:000000000000:app/d-1/s/jupyterlab/default".into(),
            )],
        ),
        (
            "sagemaker",
            "ListApps",
            json!({"SpaceNameEquals": "s", "DomainIdEquals": "d-1"}),
            vec![(
                "sagemaker:ListApps",
                "sagemaker:us-east-1:000000000000:app/d-1/s/*/*".into(),
            )],
        ),
        (
            "ec2",
            "CreateSubnet",
            json!({"VpcId": vpc.to_string(), "TagSpecifications": [{"ResourceType": "subnet", "Tags": [{"Key": "a", "Value": "b"}]}]}),
            vec![
                ("ec2:CreateSubnet", "ec2:us-east-1:000000000000:subnet/*".into()),
                ("ec2:CreateSubnet", format!("ec2:us-east-1:000000000000:vpc/{vpc}")),
                ("ec2:CreateTags", "ec2:us-east-1:000000000000:subnet/*".into()),
            ],
        ),
        (
            "ec2",
            "DeleteSecurityGroup",
            json!({"GroupName": "default"}),
            vec![(
                "ec2:DeleteSecurityGroup",
                format!("ec2:us-east-1:000000000000:security-group/{group}"),
            )],
        ),
        (
            "ec2",
            "DeleteSecurityGroup",
            json!({"GroupName": "none"}),
            vec![(
                "ec2:DeleteSecurityGroup",
                "ec2:us-east-1:000000000000:security-group/*".into(),
            )],
        ),
        (
            "iam",
            "CreatePolicy",
            json!({"PolicyName": "p", "Path": "/team/", "Tags": [{"Key": "a", "Value": "b"}]}),
            vec![
                ("iam:CreatePolicy", "iam::000000000000:policy/team/p".into()),
                ("iam:TagPolicy", "iam::000000000000:policy/team/p".into()),
            ],
        ),
        (
            "iam",
            "CreatePolicyVersion",
            json!({"PolicyArn": "arn:aws:iam::000000000000:policy/p"}),
            vec![("iam:CreatePolicyVersion", "iam::000000000000:policy/p".into())],
        ),
        (
            "ec2",
            "DisassociateAddress",
            json!({"AssociationId": "eipassoc-1"}),
            vec![(
                "ec2:DisassociateAddress",
                "ec2:us-east-1:000000000000:elastic-ip/*".into(),
            )],
        ),
        (
            "ec2",
            "DisassociateRouteTable",
            json!({"AssociationId": main.main.expect("main").to_string()}),
            vec![(
                "ec2:DisassociateRouteTable",
                format!("ec2:us-east-1:000000000000:route-table/{}", main.id),
            )],
        ),
        (
            "ec2",
            "CreateTags",
            json!({"Resources": ["sg-1", "vpce-1", "?"], "Tags": []}),
            vec![
                (
                    "ec2:CreateTags",
                    "ec2:us-east-1:000000000000:security-group/sg-1".into(),
                ),
                (
                    "ec2:CreateTags",
                    "ec2:us-east-1:000000000000:vpc-endpoint/vpce-1".into(),
                ),
                ("ec2:CreateTags", "ec2:us-east-1:000000000000:*/?".into()),
            ],
        ),
        (
            "ec2",
            "CreateVpcEndpoint",
            json!({"VpcId": "vpc-1", "SubnetConfigurations": [{"SubnetId": "subnet-1"}]}),
            vec![
                (
                    "ec2:CreateVpcEndpoint",
                    "ec2:us-east-1:000000000000:vpc-endpoint/*".into(),
                ),
                ("ec2:CreateVpcEndpoint", "ec2:us-east-1:000000000000:vpc/vpc-1".into()),
                (
                    "ec2:CreateVpcEndpoint",
                    "ec2:us-east-1:000000000000:subnet/subnet-1".into(),
                ),
            ],
        ),
        (
            "efs",
            "CreateAccessPoint",
            json!({"FileSystemId": "fs-1", "Tags": [{"Key": "team", "Value": "a"}]}),
            vec![
                (
                    "elasticfilesystem:CreateAccessPoint",
                    "elasticfilesystem:us-east-1:000000000000:file-system/fs-1".into(),
                ),
                (
                    "elasticfilesystem:TagResource",
                    "elasticfilesystem:us-east-1:000000000000:access-point/*".into(),
                ),
            ],
        ),
        (
            "efs",
            "DeleteAccessPoint",
            json!({"AccessPointId": "arn:aws:elasticfilesystem:us-east-1:000000000000:access-point/fsap-1"}),
            vec![(
                "elasticfilesystem:DeleteAccessPoint",
                "elasticfilesystem:us-east-1:000000000000:access-point/fsap-1".into(),
            )],
        ),
        (
            "efs",
            "DescribeAccessPoints",
            json!({"FileSystemId": "fs-1"}),
            vec![(
                "elasticfilesystem:DescribeAccessPoints",
                "elasticfilesystem:us-east-1:000000000000:file-system/fs-1".into(),
            )],
        ),
        (
            "efs",
            "TagResource",
            json!({"ResourceId": "fsap-1", "Tags": [{"Key": "team", "Value": "a"}]}),
            vec![(
                "elasticfilesystem:TagResource",
                "elasticfilesystem:us-east-1:000000000000:access-point/fsap-1".into(),
            )],
        ),
        (
            "efs",
            "DescribeMountTargets",
            json!({"FileSystemId": "fs-1"}),
            vec![(
                "elasticfilesystem:DescribeMountTargets",
                "elasticfilesystem:us-east-1:000000000000:file-system/fs-1".into(),
            )],
        ),
        (
            "logs",
            "DescribeLogGroups",
            json!({"logGroupNamePrefix": "/aws"}),
            vec![(
                "logs:DescribeLogGroups",
                "logs:us-east-1:000000000000:log-group::log-stream:".into(),
            )],
        ),
        (
            "logs",
            "GetLogEvents",
            json!({"logGroupIdentifier": "arn:aws:logs:us-east-1:000000000000:log-group:g:*", "logStreamName": "s"}),
            vec![(
                "logs:GetLogEvents",
                "logs:us-east-1:000000000000:log-group:g:log-stream:s".into(),
            )],
        ),
        (
            "logs",
            "TagResource",
            json!({"resourceArn": "arn:aws:logs:us-east-1:000000000000:log-group:g:*", "tags": {"a": "b"}}),
            vec![("logs:TagResource", "logs:us-east-1:000000000000:log-group:g".into())],
        ),
        (
            "iam",
            "CreateRole",
            json!({"RoleName": "n", "Path": "/p/"}),
            vec![("iam:CreateRole", "iam::000000000000:role/p/n".into())],
        ),
        (
            "rds",
            "CreateDBInstance",
            json!({"DBInstanceIdentifier": "MyDb", "DBParameterGroupName": "p", "Tags": [{"Key": "a", "Value": "b"}]}),
            vec![
                ("rds:CreateDBInstance", "rds:us-east-1:000000000000:db:mydb".into()),
                (
                    "rds:CreateDBInstance",
                    "rds:us-east-1:000000000000:subgrp:default".into(),
                ),
                ("rds:CreateDBInstance", "rds:us-east-1:000000000000:pg:p".into()),
                ("rds:AddTagsToResource", "rds:us-east-1:000000000000:db:mydb".into()),
            ],
        ),
        (
            "rds",
            "DescribeDBInstances",
            json!({"DBInstanceIdentifier": "arn:aws:rds:us-east-1:000000000000:db:MyDb"}),
            vec![("rds:DescribeDBInstances", "rds:us-east-1:000000000000:db:mydb".into())],
        ),
        (
            "rds",
            "RemoveTagsFromResource",
            json!({"ResourceName": "arn:aws:rds:us-east-1:000000000000:subgrp:G"}),
            vec![(
                "rds:RemoveTagsFromResource",
                "rds:us-east-1:000000000000:subgrp:g".into(),
            )],
        ),
        (
            "redshift",
            "CreateCluster",
            json!({"ClusterIdentifier": "wh", "IamRoles": [role], "Tags": [{"Key": "a", "Value": "b"}]}),
            vec![
                (
                    "redshift:CreateCluster",
                    "redshift:us-east-1:000000000000:cluster:wh".into(),
                ),
                (
                    "redshift:CreateTags",
                    "redshift:us-east-1:000000000000:cluster:wh".into(),
                ),
                ("iam:PassRole", "iam::000000000000:role/r".into()),
            ],
        ),
        (
            "redshift",
            "DescribeClusterSubnetGroups",
            json!({}),
            vec![(
                "redshift:DescribeClusterSubnetGroups",
                "redshift:us-east-1:000000000000:subnetgroup:*".into(),
            )],
        ),
        (
            "sts",
            "AssumeRole",
            json!({"RoleArn": role}),
            vec![("sts:AssumeRole", "iam::000000000000:role/r".into())],
        ),
    ] {
        let made = of(&test, service, operation, input.clone());
        let wanted: Vec<(String, String)> = wanted
            .into_iter()
            .map(|(a, r)| (a.into(), format!("arn:aws:{r}")))
            .collect();
        assert_eq!(made, wanted, "{operation} {input}");
    }
}

#[tokio::test]
async fn a_database_counts_by_its_tags_and_by_those_it_is_made_with() {
    let test = TestEngine::new(false).await;
    test.role("Reader").await;
    let tags = json!([{"Key": "team", "Value": "blue"}]);
    let database = json!({
        "DBInstanceIdentifier": "mydb", "DBInstanceClass": "db.t3.micro", "Engine": "postgres", "AllocatedStorage": 20,
        "MasterUsername": "alice", "MasterUserPassword": "correct-horse", "Tags": tags,
    });
    let cluster = json!({
        "ClusterIdentifier": "wh", "NodeType": "dc2.large", "MasterUsername": "awsuser", "MasterUserPassword": "Correct1horse",
        "Tags": tags,
    });
    let named = |key: &str, denied: bool| {
        json!([{"Effect": "Allow", "Action": "*", "Resource": "*"},
            {"Effect": if denied { "Deny" } else { "Allow" }, "Action": "*", "Resource": "*", "Condition": {"StringEquals": {key: "blue"}}}])
    };
    for (key, service, operation, input) in [
        ("aws:RequestTag/team", "rds", "CreateDBInstance", &database),
        ("rds:req-tag/team", "rds", "CreateDBInstance", &database),
        ("aws:RequestTag/team", "redshift", "CreateCluster", &cluster),
    ] {
        put(&test, "Reader", named(key, true)).await;
        let caller = session(&test, "Reader", Via::Host, None);
        assert!(!may(&test, &caller, service, operation, input.clone()), "{key}");
        put(&test, "Reader", named(key, false)).await;
        assert!(may(&test, &caller, service, operation, input.clone()), "{key}");
    }
    test.ok("rds", "CreateDBInstance", database).await;
    test.ok("redshift", "CreateCluster", cluster).await;
    let db = json!({"DBInstanceIdentifier": "MYDB"});
    let wh = json!({"ClusterIdentifier": "wh"});
    for (key, service, operation, input) in [
        ("aws:ResourceTag/team", "rds", "DeleteDBInstance", &db),
        ("rds:db-tag/team", "rds", "DeleteDBInstance", &db),
        ("aws:ResourceTag/team", "redshift", "DeleteCluster", &wh),
    ] {
        put(&test, "Reader", named(key, true)).await;
        let caller = session(&test, "Reader", Via::Host, None);
        assert!(!may(&test, &caller, service, operation, input.clone()), "{key}");
        let other = json!({"DBInstanceIdentifier": "other", "ClusterIdentifier": "other"});
        assert!(may(&test, &caller, service, operation, other), "{key}");
    }
}
