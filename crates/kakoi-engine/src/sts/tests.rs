//! AssumeRole: who may, for how long, and what a session is worth.

use super::*;
use crate::Via;
use crate::testing::TestEngine;
use serde_json::json;

const ROOT: &str = "arn:aws:iam::000000000000:root";

async fn role(test: &TestEngine, name: &str, trusts: Value, allows: Value) -> String {
    let trust = json!({"Statement": {"Effect": "Allow", "Principal": trusts, "Action": "sts:AssumeRole"}}).to_string();
    let input = json!({"RoleName": name, "AssumeRolePolicyDocument": trust, "MaxSessionDuration": 7200});
    let made = test.ok("iam", "CreateRole", input).await;
    let policy = json!({"Statement": {"Effect": "Allow", "Action": allows, "Resource": "*"}}).to_string();
    let input = json!({"RoleName": name, "PolicyName": "p", "PolicyDocument": policy});
    test.ok("iam", "PutRolePolicy", input).await;
    made["Role"]["Arn"].as_str().expect("an ARN").to_owned()
}

fn caller(test: &TestEngine, answer: &Value) -> Caller {
    let text = |name: &str| answer["Credentials"][name].as_str().expect("text");
    test.engine
        .identify(text("AccessKeyId"), Some(text("SessionToken")), Via::Host)
        .expect("a caller")
}

fn assume(arn: &str, more: Value) -> Value {
    let mut input = json!({"RoleArn": arn, "RoleSessionName": "me"});
    input
        .as_object_mut()
        .expect("object")
        .extend(more.as_object().expect("object").clone());
    input
}

#[tokio::test]
async fn root_and_trusted_roles_get_sessions_and_nobody_else() {
    let test = TestEngine::new(false).await;
    let open = role(&test, "Open", json!({"AWS": ROOT}), json!(["sts:*", "ec2:Describe*"])).await;
    let closed = role(
        &test,
        "Closed",
        json!({"Service": "sagemaker.amazonaws.com"}),
        json!("*"),
    )
    .await;
    let answer = test
        .ok("sts", "AssumeRole", assume(&open, json!({"DurationSeconds": 900})))
        .await;
    assert_eq!(
        answer["AssumedRoleUser"]["Arn"],
        "arn:aws:sts::000000000000:assumed-role/Open/me"
    );
    let left = answer["Credentials"]["Expiration"].as_f64().expect("a time") - now_ms() as f64 / 1000.0;
    assert!((890.0..=900.0).contains(&left), "{left}");
    let me = caller(&test, &answer);
    let who = test
        .call_as(&me, "sts", "GetCallerIdentity", json!({}))
        .await
        .expect("everybody may ask");
    assert_eq!(who["Arn"], answer["AssumedRoleUser"]["Arn"]);
    assert_eq!(who["UserId"], answer["AssumedRoleUser"]["AssumedRoleId"]);
    assert!(test.call_as(&me, "ec2", "DescribeVpcs", json!({})).await.is_ok());
    assert!(test.call_as(&me, "ec2", "CreateDefaultVpc", json!({})).await.is_err());

    // Root isn't trusted by this role; no role of that name, path or case is told apart from it.
    for arn in [
        &closed,
        "arn:aws:iam::000000000000:role/none-there",
        "arn:aws:iam::000000000000:role/p/Open",
        "arn:aws:iam::000000000000:role/open",
    ] {
        let error = test
            .call("sts", "AssumeRole", assume(arn, json!({})))
            .await
            .expect_err(arn);
        assert_eq!((error.code(), error.status().as_u16()), ("AccessDenied", 403));
        assert!(
            error.message().ends_with(&format!("sts:AssumeRole on resource: {arn}")),
            "{}",
            error.message()
        );
    }
    // From role to role: the caller's policies and the other's trust must both allow it.
    let picky = role(&test, "Picky", json!({"AWS": &open}), json!("ec2:*")).await;
    let next = test
        .call_as(&me, "sts", "AssumeRole", assume(&picky, json!({})))
        .await
        .expect("trusted");
    assert_eq!(
        caller(&test, &next).arn,
        "arn:aws:sts::000000000000:assumed-role/Picky/me"
    );
    let third = caller(&test, &next);
    assert!(
        test.call_as(&third, "sts", "AssumeRole", assume(&open, json!({})))
            .await
            .is_err(),
        "its own policies don't allow it"
    );
    assert!(
        test.call("sts", "AssumeRole", assume(&picky, json!({}))).await.is_err(),
        "root isn't that role"
    );
}

#[tokio::test]
async fn durations_are_bounded_by_the_role_and_by_chaining() {
    let test = TestEngine::new(false).await;
    let open = role(&test, "Open", json!({"AWS": ROOT}), json!("sts:*")).await;
    let long = assume(&open, json!({"DurationSeconds": 7200}));
    let answer = test.ok("sts", "AssumeRole", long.clone()).await;
    let (code, message) = test
        .refused("sts", "AssumeRole", assume(&open, json!({"DurationSeconds": 7201})))
        .await;
    assert!(
        code == "ValidationError" && message.contains("MaxSessionDuration"),
        "{message}"
    );
    let me = caller(&test, &answer);
    let error = test.call_as(&me, "sts", "AssumeRole", long).await.expect_err("chained");
    assert!(
        error.code() == "ValidationError" && error.message().contains("role chaining"),
        "{}",
        error.message()
    );
    let hour = assume(&open, json!({"DurationSeconds": 3600}));
    assert!(test.call_as(&me, "sts", "AssumeRole", hour).await.is_ok());
}

#[tokio::test]
async fn a_session_policy_narrows_and_a_condition_on_the_external_id_counts() {
    let test = TestEngine::new(false).await;
    let open = role(&test, "Open", json!({"AWS": ROOT}), json!("ec2:*")).await;
    let policy =
        json!({"Statement": {"Effect": "Allow", "Action": ["ec2:DescribeVpcs", "iam:*"], "Resource": "*"}}).to_string();
    let answer = test
        .ok("sts", "AssumeRole", assume(&open, json!({"Policy": policy})))
        .await;
    assert!(
        answer["PackedPolicySize"]
            .as_i64()
            .is_some_and(|size| (1..=100).contains(&size))
    );
    let me = caller(&test, &answer);
    assert!(test.call_as(&me, "ec2", "DescribeVpcs", json!({})).await.is_ok());
    assert!(test.call_as(&me, "ec2", "DescribeSubnets", json!({})).await.is_err());
    assert!(test.call_as(&me, "iam", "ListRoles", json!({})).await.is_err());
    for (policy, code) in [
        ("{".to_owned(), "MalformedPolicyDocument"),
        (" ".repeat(2049), "ValidationError"),
    ] {
        assert_eq!(
            test.refused("sts", "AssumeRole", assume(&open, json!({"Policy": policy})))
                .await
                .0,
            code
        );
    }
    let trust = json!({"Statement": {"Effect": "Allow", "Principal": {"AWS": ROOT}, "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": "secret", "sts:RoleSessionName": "me"}}}});
    let change = json!({"RoleName": "Open", "PolicyDocument": trust.to_string()});
    test.ok("iam", "UpdateAssumeRolePolicy", change).await;
    assert_eq!(
        test.refused("sts", "AssumeRole", assume(&open, json!({}))).await.0,
        "AccessDenied"
    );
    assert_eq!(
        test.refused("sts", "AssumeRole", assume(&open, json!({"ExternalId": "guess"})))
            .await
            .0,
        "AccessDenied"
    );
    test.ok("sts", "AssumeRole", assume(&open, json!({"ExternalId": "secret"})))
        .await;
}

#[tokio::test]
async fn parameters_without_effect_are_refused_by_name() {
    let test = TestEngine::new(false).await;
    let open = role(&test, "Open", json!({"AWS": ROOT}), json!("ec2:*")).await;
    for (name, value) in [
        ("Tags", json!([{"Key": "a", "Value": "b"}])),
        ("TransitiveTagKeys", json!(["a"])),
        ("PolicyArns", json!([{"arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}])),
        (
            "ProvidedContexts",
            json!([{"ProviderArn": "arn:aws:iam::aws:contextProvider/x"}]),
        ),
        ("SerialNumber", json!("arn:aws:iam::000000000000:mfa/me")),
        ("TokenCode", json!("123456")),
        ("SourceIdentity", json!("me")),
    ] {
        let (code, message) = test
            .refused("sts", "AssumeRole", assume(&open, json!({ name: value })))
            .await;
        assert!(code == "ValidationError" && message.starts_with(name), "{message}");
    }
}
