//! How the policies of a role, its boundary and its session add up, and how refusals are worded.

use super::*;

#[tokio::test]
async fn refusals_are_worded_and_coded_as_each_service_does() {
    let test = TestEngine::new(false).await;
    test.role("nobody").await;
    let caller = session(&test, "nobody", Via::Host, None);
    let who = "User: arn:aws:sts::000000000000:assumed-role/nobody/SageMaker is not authorized to perform:";
    for (service, operation, input, code, status, message) in [
        (
            "sagemaker",
            "DescribeDomain",
            json!({"DomainId": "d-1"}),
            "AccessDeniedException",
            400,
            format!(
                "{who} sagemaker:DescribeDomain on resource: arn:aws:sagemaker:us-east-1:000000000000:domain/d-1 because no identity-based policy allows the sagemaker:DescribeDomain action"
            ),
        ),
        (
            "ec2",
            "DescribeVpcs",
            json!({}),
            "UnauthorizedOperation",
            403,
            format!(
                "You are not authorized to perform this operation. {who} ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action"
            ),
        ),
        (
            "iam",
            "GetRole",
            json!({"RoleName": "NOBODY"}),
            "AccessDenied",
            403,
            format!(
                "{who} iam:GetRole on resource: arn:aws:iam::000000000000:role/nobody because no identity-based policy allows the iam:GetRole action"
            ),
        ),
        (
            "efs",
            "DescribeFileSystems",
            json!({}),
            "AccessDeniedException",
            403,
            format!(
                "{who} elasticfilesystem:DescribeFileSystems on resource: arn:aws:elasticfilesystem:us-east-1:000000000000:file-system/* because no identity-based policy allows the elasticfilesystem:DescribeFileSystems action"
            ),
        ),
    ] {
        let error = refused(&test, &caller, service, operation, input).await;
        assert_eq!(
            (error.code(), error.status().as_u16(), error.message()),
            (code, status, &*message)
        );
    }
    put(&test, "nobody", json!([{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "ec2:*", "Resource": "*"}])).await;
    let error = refused(&test, &caller, "ec2", "DescribeVpcs", json!({"DryRun": true})).await;
    assert!(
        error
            .message()
            .ends_with("ec2:DescribeVpcs with an explicit deny in an identity-based policy"),
        "{}",
        error.message()
    );
    // Who may ask learns what there is; who may not learnt nothing above.
    assert_eq!(
        refused(
            &test,
            &caller,
            "sagemaker",
            "DescribeDomain",
            json!({"DomainId": "d-1"})
        )
        .await
        .code(),
        "ResourceNotFound"
    );
}

#[tokio::test]
async fn boundaries_and_session_policies_narrow_and_nothing_is_silently_ignored() {
    let test = TestEngine::new(false).await;
    let role = async |name: &str, boundary: Option<&str>| {
        let trust = r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole"}}"#;
        let mut input = json!({"RoleName": name, "AssumeRolePolicyDocument": trust});
        if let Some(boundary) = boundary {
            input["PermissionsBoundary"] = json!(format!("arn:aws:iam::aws:policy/{boundary}"));
        }
        test.ok("iam", "CreateRole", input).await;
        let admin = json!({"RoleName": name, "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"});
        test.ok("iam", "AttachRolePolicy", admin).await;
    };
    role("free", None).await;
    role("bounded", Some("ReadOnlyAccess")).await;
    role("unknown", Some("SomethingElse")).await;
    let (read, write) = (
        ("ec2", "DescribeVpcs", json!({})),
        ("ec2", "CreateVpc", json!({"CidrBlock": "10.1.0.0/16"})),
    );
    let check = |caller: &Caller, (service, operation, input): &(&str, &str, Value)| {
        may(&test, caller, service, operation, input.clone())
    };
    let free = session(&test, "free", Via::Host, None);
    assert!(check(&free, &read) && check(&free, &write));
    let bounded = session(&test, "bounded", Via::Host, None);
    assert!(check(&bounded, &read) && !check(&bounded, &write));
    let unknown = session(&test, "unknown", Via::Host, None);
    assert!(!check(&unknown, &read) && !check(&unknown, &write));
    let error = refused(&test, &unknown, "ec2", "DescribeVpcs", json!({})).await;
    assert!(
        error
            .message()
            .contains("permissions boundary arn:aws:iam::aws:policy/SomethingElse can't be evaluated"),
        "{}",
        error.message()
    );

    let only = |action: &str| Some(json!({"Statement": {"Effect": "Allow", "Action": action, "Resource": "*"}}));
    let narrow = session(&test, "free", Via::Host, only("ec2:DescribeVpcs"));
    assert!(check(&narrow, &read) && !check(&narrow, &write));
    // A session policy gives nothing that the role hasn't.
    let more = session(&test, "bounded", Via::Host, only("*"));
    assert!(check(&more, &read) && !check(&more, &write));
    let unreadable = session(&test, "free", Via::Host, Some(json!({"Statement": "?"})));
    assert!(!check(&unreadable, &read));
    // A managed policy that's none of the table's grants nothing.
    test.role("attached").await;
    let other = json!({"RoleName": "attached", "PolicyArn": "arn:aws:iam::aws:policy/PowerUserAccess"});
    test.ok("iam", "AttachRolePolicy", other).await;
    assert!(!check(&session(&test, "attached", Via::Host, None), &read));
}

/// Its default version counts, at once, and as a boundary it takes away.
#[tokio::test]
async fn the_accounts_own_managed_policies_count() {
    let test = TestEngine::new(false).await;
    test.role("attached").await;
    let arn = "arn:aws:iam::000000000000:policy/own";
    let allows = |action: &str| {
        let statement = json!({"Statement": {"Effect": "Allow", "Action": action, "Resource": "*"}});
        json!({"PolicyName": "own", "PolicyArn": arn, "PolicyDocument": statement.to_string(), "SetAsDefault": true})
    };
    test.ok("iam", "CreatePolicy", allows("ec2:Describe*")).await;
    let caller = session(&test, "attached", Via::Host, None);
    let reads = || may(&test, &caller, "ec2", "DescribeVpcs", json!({}));
    let creates = || may(&test, &caller, "ec2", "CreateVpc", json!({"CidrBlock": "10.1.0.0/16"}));
    assert!(!reads());
    test.ok(
        "iam",
        "AttachRolePolicy",
        json!({"RoleName": "attached", "PolicyArn": arn}),
    )
    .await;
    assert!(reads() && !creates());
    test.ok("iam", "CreatePolicyVersion", allows("ec2:Create*")).await;
    assert!(!reads() && creates());
    let all = json!([{"Effect": "Allow", "Action": "*", "Resource": "*"}]);
    put(&test, "attached", all).await;
    assert!(reads() && creates());
    let bounds = json!({"RoleName": "attached", "PermissionsBoundary": arn});
    test.ok("iam", "PutRolePermissionsBoundary", bounds).await;
    assert!(!reads() && creates());
    // One that isn't there any more can't be judged: nothing is allowed.
    let lost = "arn:aws:iam::000000000000:policy/lost";
    test.edit::<kakoi_studio::Role>("attached", move |role| {
        role.permissions_boundary = None;
        role.attached.insert(lost.to_owned());
    })
    .await;
    assert!(!reads() && !creates());
}

#[tokio::test]
async fn guards_on_the_mode_and_on_passed_roles_hold() {
    let test = TestEngine::new(false).await;
    test.role("builder").await;
    let statement = |condition: Value| {
        json!([
            {"Effect": "Allow", "Action": "sagemaker:*", "Resource": "*"},
            {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::000000000000:role/notebook-*",
             "Condition": {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}},
            {"Effect": "Deny", "Action": ["sagemaker:CreateDomain", "sagemaker:UpdateDomain"], "Resource": "*", "Condition": condition},
        ])
    };
    let create = |mode: Option<&str>, role: &str| {
        let mut input =
            json!({"DefaultUserSettings": {"ExecutionRole": format!("arn:aws:iam::000000000000:role/{role}")}});
        if let Some(mode) = mode {
            input["AppNetworkAccessType"] = json!(mode);
        }
        input
    };
    let caller = session(&test, "builder", Via::Host, None);
    for condition in [
        json!({"StringEquals": {"sagemaker:AppNetworkAccessType": "PublicInternetOnly"}}),
        json!({"StringNotEqualsIfExists": {"sagemaker:AppNetworkAccessType": "VpcOnly"}, "Null": {"sagemaker:AppNetworkAccessType": "false"}}),
    ] {
        put(&test, "builder", statement(condition)).await;
        let check = |input| may(&test, &caller, "sagemaker", "CreateDomain", input);
        assert!(check(create(Some("VpcOnly"), "notebook-1")));
        assert!(!check(create(Some("PublicInternetOnly"), "notebook-1")));
        assert!(!check(create(None, "notebook-1")), "the default counts");
        assert!(
            !check(create(Some("VpcOnly"), "admin")),
            "a role that may not be passed"
        );
        let update = |mode: &str| json!({"DomainId": "d-1", "AppNetworkAccessType": mode});
        assert!(!may(
            &test,
            &caller,
            "sagemaker",
            "UpdateDomain",
            update("PublicInternetOnly")
        ));
        assert!(may(&test, &caller, "sagemaker", "UpdateDomain", update("VpcOnly")));
        assert!(may(
            &test,
            &caller,
            "sagemaker",
            "UpdateDomain",
            json!({"DomainId": "d-1"})
        ));
    }
}
