//! What a notebook of a closed domain may do, and what no door lets it do.

use super::*;

#[tokio::test]
async fn a_notebook_of_a_closed_domain_can_not_open_it_by_any_door() {
    let test = TestEngine::new(false).await;
    let notebook_role = test.role("notebook").await;
    let other = test.role("other").await;
    let policy = notebook_policy(test.engine.region(), DOMAIN, "alice", "b-alice");
    put(&test, "notebook", policy["Statement"].clone()).await;
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
            // Another domain whose id begins the same.
            ("sagemaker", "DescribeDomain", json!({"DomainId": format!("{DOMAIN}x")})),
            (
                "sagemaker",
                "DescribeUserProfile",
                json!({"DomainId": format!("{DOMAIN}x"), "UserProfileName": "alice"}),
            ),
            ("sagemaker", "ListApps", json!({"DomainIdEquals": format!("{DOMAIN}x")})),
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
