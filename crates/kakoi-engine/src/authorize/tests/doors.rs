//! What depends on the door by which a call came.

use super::*;

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
