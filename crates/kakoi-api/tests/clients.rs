//! Requests captured from botocore are believed, understood and answered.

mod common;

use bytes::Bytes;
use common::*;
use kakoi_api::{ec2, efs, sagemaker, sts};
use kakoi_wire::sigv4::{AuthError, Verifier};
use kakoi_wire::{ApiError, TypedOperation, decode, encode};
use serde_json::{Value, json};
use time::Duration;

#[test]
fn every_captured_request_verifies_and_decodes() {
    for name in all_captured() {
        let (parts, body) = captured(&name);
        let verified = verify(&parts, &body);
        let (route, _) = decoded(&name);
        verified
            .check_scope(route.operation.service, "us-east-1")
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(
            name.starts_with(route.operation.service.name),
            "{name}: {}",
            route.operation.name
        );
    }
}

#[test]
fn a_changed_request_does_not_verify() {
    for name in all_captured() {
        let (mut parts, mut body) = captured(&name);
        let check = |parts: &_, body: &[u8]| Verifier::new().verify(parts, body, SIGNED_AT, &TestKeys);
        body.push(b' ');
        assert_eq!(
            check(&parts, &body),
            Err(AuthError::SignatureDoesNotMatch),
            "{name}: body"
        );
        body.pop();
        parts.method = http::Method::PATCH;
        assert_eq!(
            check(&parts, &body),
            Err(AuthError::SignatureDoesNotMatch),
            "{name}: method"
        );
        let (mut parts, body) = captured(&name);
        parts.headers.insert("host", "other:1".parse().unwrap());
        assert_eq!(
            check(&parts, &body),
            Err(AuthError::SignatureDoesNotMatch),
            "{name}: host"
        );
        let (mut parts, body) = captured(&name);
        parts
            .headers
            .append("x-amz-target", "SageMaker.DeleteDomain".parse().unwrap());
        assert!(check(&parts, &body).is_err(), "{name}: an unsigned target");
    }
}

#[test]
fn a_cached_key_gives_the_same_answers() {
    let verifier = Verifier::new();
    let (parts, body) = captured("ec2-describe-vpcs");
    for _ in 0..3 {
        verifier.verify(&parts, &body, SIGNED_AT, &TestKeys).unwrap();
        assert!(verifier.verify(&parts, b"other", SIGNED_AT, &TestKeys).is_err());
    }
}

#[test]
fn clocks_and_expiry() {
    let (parts, body) = captured("ec2-describe-vpcs");
    let at = |minutes| Verifier::new().verify(&parts, &body, SIGNED_AT + Duration::minutes(minutes), &TestKeys);
    assert!(at(14).is_ok() && at(-14).is_ok());
    assert!(matches!(at(16), Err(AuthError::Expired { .. })));
    assert!(matches!(at(-16), Err(AuthError::NotYetCurrent { .. })));
    let (parts, body) = captured("sts-presigned");
    let at = |seconds| Verifier::new().verify(&parts, &body, SIGNED_AT + Duration::seconds(seconds), &TestKeys);
    assert!(at(59).is_ok());
    assert_eq!(at(61), Err(AuthError::RequestExpired));
}

#[test]
fn security_groups_as_a_client_sends_them() {
    let (parts, body) = captured("ec2-create-security-group");
    let route = kakoi_api::router().identify(&parts, &body).unwrap();
    assert_eq!(route.operation.name, ec2::op::CreateSecurityGroup::NAME);
    let input: ec2::CreateSecurityGroupRequest = decode::decode(&route, &parts, &body).unwrap();
    assert_eq!(
        (input.group_name.as_str(), input.description.as_str()),
        ("web", "for web")
    );
    let tags = &input.tag_specifications[0].tags;
    assert_eq!(tags[0].value.as_deref(), Some("a b+c&d=é"));
    assert_eq!(tags[1].value.as_deref(), Some(""));
    let (_, rules) = decoded("ec2-authorize-ingress");
    assert_eq!(
        rules["IpPermissions"],
        json!([
            { "IpProtocol": "tcp", "FromPort": 2049, "ToPort": 2049,
              "UserIdGroupPairs": [{ "GroupId": "sg-0fedcba9876543210" }],
              "IpRanges": [{ "CidrIp": "10.0.0.0/8", "Description": "x" }] },
            { "IpProtocol": "-1", "PrefixListIds": [{ "PrefixListId": "pl-1" }] }
        ])
    );
}

#[test]
fn other_operations_as_clients_send_them() {
    let (_, vpcs) = decoded("ec2-describe-vpcs");
    assert_eq!(vpcs["Filters"][1], json!({ "Name": "tag:kakoi", "Values": ["a", "b"] }));
    assert_eq!(vpcs["MaxResults"], 50);
    let (_, endpoint) = decoded("ec2-create-vpc-endpoint");
    assert_eq!(endpoint["SubnetIds"], json!(["subnet-1", "subnet-2"]));
    assert_eq!(endpoint["PrivateDnsEnabled"], true);
    let (_, attribute) = decoded("ec2-modify-vpc-attribute");
    assert_eq!(attribute["EnableDnsHostnames"], json!({ "Value": true }));
    let (_, targets) = decoded("efs-describe-mount-targets");
    assert_eq!(
        targets,
        json!({ "FileSystemId": "fs-0123456789abcdef0", "MaxItems": 3 })
    );
    let (route, tags) = decoded("efs-list-tags");
    assert_eq!(route.operation.name, efs::op::ListTagsForResource::NAME);
    assert!(
        tags["ResourceId"]
            .as_str()
            .unwrap()
            .ends_with(":file-system/fs-0123456789abcdef0")
    );
    let (_, role) = decoded("iam-create-role");
    assert_eq!(
        role["Tags"],
        json!([{ "Key": "a", "Value": "b" }, { "Key": "c", "Value": "d" }])
    );
    let (_, untag) = decoded("iam-untag-role");
    assert_eq!(untag["TagKeys"], json!(["a", "c"]));
    let (parts, body) = captured("sagemaker-create-domain");
    let route = kakoi_api::router().identify(&parts, &body).unwrap();
    let domain: sagemaker::CreateDomainRequest = decode::decode(&route, &parts, &body).unwrap();
    // An empty list is not the same as none: on update it removes.
    assert_eq!(domain.default_user_settings.security_groups, Some(Vec::new()));
    assert_eq!(domain.tags.unwrap()[0].key, "é");
}

fn text(response: &http::Response<Bytes>) -> String {
    String::from_utf8(response.body().to_vec()).unwrap()
}

#[test]
fn ec2_answers() {
    let output = ec2::DescribeVpcsResult {
        vpcs: vec![ec2::Vpc {
            vpc_id: Some("vpc-<&>".into()),
            is_default: Some(true),
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = encode::encode_response(ec2::op::DescribeVpcs::operation(), &output, "id-1");
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-amzn-requestid"], "id-1");
    let body = text(&response);
    assert!(body.contains(
        r#"<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>id-1</requestId>"#
    ));
    assert!(
        body.contains("<vpcSet><item>")
            && body.contains("<vpcId>vpc-&lt;&amp;&gt;</vpcId>")
            && body.contains("<tagSet></tagSet>")
    );
    assert!(!body.contains("nextToken") && body.contains("<isDefault>true</isDefault>"));
    // The same from untyped data.
    let value = serde_json::to_value(&output).unwrap();
    assert_eq!(
        text(&encode::encode_response(
            ec2::op::DescribeVpcs::operation(),
            &value,
            "id-1"
        ))
        .len(),
        body.len()
    );
    // No output, and an output with `return`.
    let void = encode::encode_response(ec2::op::DeleteVpc::operation(), &(), "id-2");
    assert!(text(&void).contains("<requestId>id-2</requestId><return>true</return></DeleteVpcResponse>"));
    let rules = ec2::AuthorizeSecurityGroupIngressResult::default();
    let body = text(&encode::encode_response(
        ec2::op::AuthorizeSecurityGroupIngress::operation(),
        &rules,
        "id-3",
    ));
    assert!(body.contains("<return>true</return>"));
}

#[test]
fn other_answers() {
    let out = sagemaker::ListDomainsResponse::default();
    let response = encode::encode_response(sagemaker::op::ListDomains::operation(), &out, "i");
    assert_eq!(text(&response), r#"{"Domains":[]}"#);
    assert_eq!(response.headers()["content-type"], "application/x-amz-json-1.1");
    let void = encode::encode_response(sagemaker::op::DeleteDomain::operation(), &(), "i");
    assert_eq!((void.status().as_u16(), text(&void)), (200, String::new()));
    let gone = encode::encode_response(efs::op::DeleteMountTarget::operation(), &(), "i");
    assert_eq!((gone.status().as_u16(), text(&gone)), (204, String::new()));
    let who = sts::GetCallerIdentityResponse {
        account: Some("000000000000".into()),
        ..Default::default()
    };
    let body = text(&encode::encode_response(
        sts::op::GetCallerIdentity::operation(),
        &who,
        "i",
    ));
    assert!(body.contains("<GetCallerIdentityResult><Account>000000000000</Account></GetCallerIdentityResult>"));
    assert!(
        body.ends_with("<ResponseMetadata><RequestId>i</RequestId></ResponseMetadata></GetCallerIdentityResponse>")
    );
}

#[test]
fn errors_in_each_form() {
    let error = ApiError::modelled(
        efs::op::DeleteFileSystem::operation(),
        "FileSystemInUse",
        "still has mount targets",
    );
    assert_eq!(error.status(), 409);
    let response = encode::encode_error(&efs::SERVICE, &error, "i");
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(
        (&body["ErrorCode"], &body["Message"]),
        (&json!("FileSystemInUse"), &json!("still has mount targets"))
    );
    assert_eq!(response.headers()["x-amzn-errortype"], "FileSystemInUse");
    let error = ApiError::client("InvalidVpcID.NotFound", "The vpc ID 'vpc-<>' does not exist");
    let body = text(&encode::encode_error(&ec2::SERVICE, &error, "i"));
    assert!(body.contains(
        "<Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>The vpc ID 'vpc-&lt;&gt;' does not exist"
    ));
    assert!(body.contains("<RequestID>i</RequestID>"));
    let missing = ApiError::modelled(kakoi_api::iam::op::GetRole::operation(), "NoSuchEntity", "no");
    assert_eq!(missing.status(), 404);
    assert!(
        text(&encode::encode_error(&kakoi_api::iam::SERVICE, &missing, "i"))
            .contains("<Type>Sender</Type><Code>NoSuchEntity")
    );
}
