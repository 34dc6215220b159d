//! What a closed domain's notebook may do, and what no door lets it do; which checks each operation makes.

use super::*;
use crate::RoleSession;
use crate::testing::TestEngine;
use kakoi_studio::{Role, UserProfile};
use kakoi_types::{VpcEndpointId, VpcId};
use serde_json::json;
use std::net::Ipv4Addr;

const SOURCE: Ipv4Addr = Ipv4Addr::new(172, 31, 0, 9);

/// A caller with a role's session.
fn session(test: &TestEngine, role: &str, via: Via, policy: Option<Value>) -> Caller {
    let role: Role = test
        .engine
        .store()
        .get(&role.to_ascii_lowercase())
        .expect("a store")
        .expect("a role");
    let session = RoleSession {
        role: role.name,
        role_id: role.id,
        session: "SageMaker".into(),
        issued: crate::now_ms(),
        expires: crate::now_ms() + 60_000,
        workload: None,
        policy: policy.map(|p| p.to_string()),
    };
    let given = test.engine.sessions().issue(&session, &mut crate::entropy);
    test.engine
        .identify(&given.access_key_id, Some(&given.session_token), via)
        .expect("a caller")
}

async fn put(test: &TestEngine, role: &str, statements: Value) {
    let document = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
    let policy = json!({"RoleName": role, "PolicyName": "notebook", "PolicyDocument": document});
    test.ok("iam", "PutRolePolicy", policy).await;
}

/// An endpoint in the default VPC, with this policy.
async fn endpoint(test: &TestEngine, policy: Option<Value>) -> (VpcEndpointId, Via) {
    let (vpc, _) = test.default_vpc();
    let mut input = json!({"VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.s3"});
    if let Some(policy) = policy {
        input["PolicyDocument"] = json!(policy.to_string());
    }
    let made = test.ok("ec2", "CreateVpcEndpoint", input).await;
    let id = made["VpcEndpoint"]["VpcEndpointId"].as_str().expect("an id");
    let id: VpcEndpointId = id.parse().expect("an id");
    let vpc: VpcId = vpc.parse().expect("an id");
    (
        id,
        Via::Endpoint {
            endpoint: id,
            vpc,
            source: SOURCE,
        },
    )
}

async fn refused(test: &TestEngine, caller: &Caller, service: &str, operation: &str, input: Value) -> ApiError {
    test.call_as(caller, service, operation, input.clone())
        .await
        .expect_err(&format!("{operation} {input} by {:?}", caller.via))
}

fn is_denied(error: &ApiError) -> bool {
    matches!(
        error.code(),
        "AccessDenied" | "AccessDeniedException" | "UnauthorizedOperation"
    )
}

/// The statements of the quickstart's notebooks.
fn notebook(domain: &str, user: &str) -> Value {
    let arn = |kind: &str| format!("arn:aws:sagemaker:us-east-1:000000000000:{kind}/{domain}*");
    let in_domain: Vec<String> = ["domain", "user-profile", "space", "app"].map(arn).to_vec();
    let profile = format!("arn:aws:sagemaker:us-east-1:000000000000:user-profile/{domain}/{user}");
    let logs =
        format!("arn:aws:logs:us-east-1:000000000000:log-group:/aws/sagemaker/studio:log-stream:{domain}/{user}/*");
    json!([
        {"Effect": "Allow", "Action": ["sagemaker:Describe*", "sagemaker:List*"], "Resource": in_domain},
        {"Effect": "Allow", "Action": "sagemaker:CreatePresignedDomainUrl", "Resource": profile},
        {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::b-alice", "arn:aws:s3:::b-alice/*"]},
        {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"},
        {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": logs},
    ])
}

const DOMAIN: &str = "d-abcdefghijkl";

/// Whether a caller may make a call, apart from what the handler says.
fn may(test: &TestEngine, caller: &Caller, service: &str, operation: &str, input: Value) -> bool {
    match test.engine.authorize_call(caller, service, operation, &input) {
        Ok(()) => true,
        Err(error) => {
            assert!(is_denied(&error), "{operation}: {}", error.chain());
            false
        }
    }
}

#[tokio::test]
async fn a_notebook_of_a_closed_domain_can_not_open_it_by_any_door() {
    let test = TestEngine::new(false).await;
    let notebook_role = test.role("notebook").await;
    let other = test.role("other").await;
    put(&test, "notebook", notebook(DOMAIN, "alice")).await;
    let (_, by_endpoint) = endpoint(&test, None).await;
    for via in [Via::Host, Via::Public { source: SOURCE }, by_endpoint] {
        let caller = session(&test, "notebook", via, None);
        let allowed =
            |service, operation, input| assert!(may(&test, &caller, service, operation, input), "{operation}");
        allowed("sagemaker", "DescribeDomain", json!({"DomainId": DOMAIN}));
        allowed(
            "sagemaker",
            "DescribeUserProfile",
            json!({"DomainId": DOMAIN, "UserProfileName": "bob"}),
        );
        allowed("sagemaker", "ListUserProfiles", json!({"DomainIdEquals": DOMAIN}));
        allowed("sagemaker", "ListSpaces", json!({"DomainIdEquals": DOMAIN}));
        allowed(
            "sagemaker",
            "ListApps",
            json!({"DomainIdEquals": DOMAIN, "UserProfileNameEquals": "bob"}),
        );
        let own = json!({"DomainId": DOMAIN, "UserProfileName": "alice", "SpaceName": "alice"});
        allowed("sagemaker", "CreatePresignedDomainUrl", own);
        allowed(
            "logs",
            "PutLogEvents",
            json!({"logGroupName": "/aws/sagemaker/studio", "logStreamName": format!("{DOMAIN}/alice/x")}),
        );
        allowed("sts", "GetCallerIdentity", json!({}));
        for (action, resource) in [
            ("s3:PutObject", "arn:aws:s3:::b-alice/a/b"),
            ("s3:ListBucket", "arn:aws:s3:::b-alice"),
            ("s3:ListAllMyBuckets", "*"),
        ] {
            assert!(
                test.engine.authorize(&caller, &[Check::new(action, resource)]).is_ok(),
                "{action}"
            );
        }

        for (service, operation, input) in [
            ("sagemaker", "DescribeDomain", json!({"DomainId": "d-other"})),
            ("sagemaker", "ListDomains", json!({})),
            ("sagemaker", "ListApps", json!({})),
            ("sagemaker", "ListUserProfiles", json!({"DomainIdEquals": "d-other"})),
            (
                "sagemaker",
                "CreatePresignedDomainUrl",
                json!({"DomainId": DOMAIN, "UserProfileName": "bob"}),
            ),
            (
                "sagemaker",
                "CreatePresignedDomainUrl",
                json!({"DomainId": DOMAIN, "UserProfileName": "*"}),
            ),
            (
                "sagemaker",
                "UpdateDomain",
                json!({"DomainId": DOMAIN, "AppNetworkAccessType": "PublicInternetOnly"}),
            ),
            (
                "sagemaker",
                "CreateApp",
                json!({"DomainId": DOMAIN, "SpaceName": "alice", "AppType": "JupyterLab", "AppName": "x"}),
            ),
            (
                "sagemaker",
                "DeleteUserProfile",
                json!({"DomainId": DOMAIN, "UserProfileName": "bob"}),
            ),
            (
                "sagemaker",
                "AddTags",
                json!({"ResourceArn": format!("arn:aws:sagemaker:us-east-1:000000000000:domain/{DOMAIN}"), "Tags": []}),
            ),
            (
                "ec2",
                "CreateRoute",
                json!({"RouteTableId": "rtb-00000000000000001", "DestinationCidrBlock": "0.0.0.0/0"}),
            ),
            (
                "ec2",
                "AuthorizeSecurityGroupIngress",
                json!({"GroupId": "sg-00000000000000001"}),
            ),
            (
                "ec2",
                "AuthorizeSecurityGroupEgress",
                json!({"GroupId": "sg-00000000000000001"}),
            ),
            (
                "ec2",
                "ModifyVpcEndpoint",
                json!({"VpcEndpointId": "vpce-00000000000000001", "ResetPolicy": true}),
            ),
            ("ec2", "DescribeVpcs", json!({})),
            (
                "ec2",
                "CreateTags",
                json!({"Resources": ["vpc-00000000000000001"], "Tags": [{"Key": "kakoi:public-dns", "Value": "always"}]}),
            ),
            (
                "efs",
                "DeleteFileSystem",
                json!({"FileSystemId": "fs-00000000000000001"}),
            ),
            (
                "iam",
                "PutRolePolicy",
                json!({"RoleName": "notebook", "PolicyName": "p", "PolicyDocument": "{}"}),
            ),
            (
                "iam",
                "AttachRolePolicy",
                json!({"RoleName": "notebook", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}),
            ),
            ("iam", "ListRoles", json!({})),
            ("sts", "AssumeRole", json!({"RoleArn": other, "RoleSessionName": "s"})),
            (
                "sts",
                "AssumeRole",
                json!({"RoleArn": notebook_role, "RoleSessionName": "s"}),
            ),
            (
                "logs",
                "PutLogEvents",
                json!({"logGroupName": "/aws/sagemaker/studio", "logStreamName": format!("{DOMAIN}/bob/x")}),
            ),
            (
                "logs",
                "GetLogEvents",
                json!({"logGroupName": "/aws/sagemaker/studio", "logStreamName": format!("{DOMAIN}/alice/x")}),
            ),
        ] {
            assert!(
                is_denied(&refused(&test, &caller, service, operation, input.clone()).await),
                "{operation} {input}"
            );
        }
        for (action, resource) in [
            ("s3:GetObject", "arn:aws:s3:::b-bob/a"),
            ("s3:GetObject", "arn:aws:s3:::b-alice2/a"),
            ("s3:CreateBucket", "arn:aws:s3:::mine"),
        ] {
            let error = test
                .engine
                .authorize(&caller, &[Check::new(action, resource)])
                .expect_err(action);
            assert_eq!((error.code(), error.status().as_u16()), ("AccessDenied", 403));
        }
    }
}

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

#[tokio::test]
async fn an_endpoints_policy_binds_root_and_roles_and_nobody_else_answers_for_it() {
    let test = TestEngine::new(false).await;
    test.role("admin").await;
    put(
        &test,
        "admin",
        json!({"Effect": "Allow", "Action": "*", "Resource": "*"}),
    )
    .await;
    let allow = |action: &str, principal: Value| json!({"Statement": {"Effect": "Allow", "Principal": principal, "Action": action, "Resource": "*"}});
    let root = |via: Via| Caller {
        via,
        ..Caller::root(test.engine.region(), "root")
    };
    let both = |via: &Via| [root(via.clone()), session(&test, "admin", via.clone(), None)];
    let (id, via) = endpoint(&test, Some(allow("s3:GetObject", json!("*")))).await;
    let get = Check::new("s3:GetObject", "arn:aws:s3:::b/k");
    let put_object = Check::new("s3:PutObject", "arn:aws:s3:::b/k");
    for caller in both(&via) {
        assert!(test.engine.authorize(&caller, std::slice::from_ref(&get)).is_ok());
        let error = test
            .engine
            .authorize(&caller, &[get.clone(), put_object.clone()])
            .expect_err("refused");
        assert!(
            error
                .message()
                .ends_with("because no VPC endpoint policy allows the s3:PutObject action"),
            "{}",
            error.message()
        );
        // Needs no permission, but passes the endpoint all the same.
        assert!(!may(&test, &caller, "sts", "GetCallerIdentity", json!({})));
        assert!(!may(&test, &caller, "ec2", "DescribeVpcs", json!({})));
        // What a call implies is no call through the endpoint.
        let implied = put_object.clone().judged_by(Judges::Caller);
        assert!(test.engine.authorize(&caller, &[get.clone(), implied]).is_ok());
    }
    for caller in both(&Via::Host) {
        assert!(
            test.engine
                .authorize(&caller, std::slice::from_ref(&put_object))
                .is_ok()
        );
    }
    let modify = async |policy: &str| {
        let change = json!({"VpcEndpointId": id.to_string(), "PolicyDocument": policy});
        test.ok("ec2", "ModifyVpcEndpoint", change).await;
    };
    // For one role only, then by the endpoint's own id.
    modify(&allow("*", json!({"AWS": "arn:aws:iam::000000000000:role/admin"})).to_string()).await;
    let [as_root, as_role] = both(&via);
    assert!(test.engine.authorize(&as_root, std::slice::from_ref(&get)).is_err());
    assert!(test.engine.authorize(&as_role, std::slice::from_ref(&get)).is_ok());
    let only_other = json!({"Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpce": id.to_string()}}}]});
    modify(&only_other.to_string()).await;
    for caller in both(&via) {
        let error = test
            .engine
            .authorize(&caller, std::slice::from_ref(&get))
            .expect_err("denied");
        assert!(
            error
                .message()
                .ends_with("with an explicit deny in a VPC endpoint policy"),
            "{}",
            error.message()
        );
        assert!(
            test.engine
                .authorize(&caller, std::slice::from_ref(&put_object))
                .is_ok()
        );
    }
    let reset = json!({"VpcEndpointId": id.to_string(), "ResetPolicy": true});
    test.ok("ec2", "ModifyVpcEndpoint", reset).await;
    for caller in both(&via) {
        assert!(test.engine.authorize(&caller, std::slice::from_ref(&get)).is_ok());
    }
    test.ok("ec2", "DeleteVpcEndpoints", json!({"VpcEndpointIds": [id.to_string()]}))
        .await;
    for caller in both(&via) {
        assert!(
            test.engine.authorize(&caller, std::slice::from_ref(&get)).is_err(),
            "an endpoint that's gone lets nothing pass"
        );
    }
}

#[tokio::test]
async fn where_a_call_comes_from_is_known_to_conditions() {
    let test = TestEngine::new(false).await;
    test.role("placed").await;
    let (id, by_endpoint) = endpoint(&test, None).await;
    let (vpc, _) = test.default_vpc();
    let doors = [Via::Host, Via::Public { source: SOURCE }, by_endpoint];
    let at = async |condition: Value| {
        put(
            &test,
            "placed",
            json!({"Effect": "Allow", "Action": "ec2:DescribeVpcs", "Resource": "*", "Condition": condition}),
        )
        .await;
        doors.clone().map(|via| {
            may(
                &test,
                &session(&test, "placed", via, None),
                "ec2",
                "DescribeVpcs",
                json!({}),
            )
        })
    };
    for (condition, wanted) in [
        (
            json!({"StringEquals": {"aws:SourceVpce": id.to_string()}}),
            [false, false, true],
        ),
        (json!({"StringEquals": {"aws:SourceVpc": vpc}}), [false, false, true]),
        (
            json!({"IpAddress": {"aws:VpcSourceIp": "172.31.0.0/16"}}),
            [false, false, true],
        ),
        (
            json!({"IpAddress": {"aws:SourceIp": "172.31.0.0/16"}}),
            [false, true, false],
        ),
        (
            json!({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}),
            [true, false, false],
        ),
        (json!({"Bool": {"aws:SecureTransport": "true"}}), [false, true, true]),
        (
            json!({"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::000000000000:role/placed"}}),
            [true; 3],
        ),
        (
            json!({"StringEquals": {"aws:PrincipalType": "AssumedRole", "aws:PrincipalAccount": "000000000000", "aws:RequestedRegion": "us-east-1"}}),
            [true; 3],
        ),
        (json!({"StringLike": {"aws:userid": "AROA*:SageMaker"}}), [true; 3]),
        (
            json!({"DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}, "NumericGreaterThan": {"aws:EpochTime": "1577836800"}}),
            [true; 3],
        ),
        (
            json!({"DateLessThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}),
            [false; 3],
        ),
        (json!({"StringEquals": {"aws:Unheard": "x"}}), [false; 3]),
    ] {
        assert_eq!(at(condition.clone()).await, wanted, "{condition}");
    }
}

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
