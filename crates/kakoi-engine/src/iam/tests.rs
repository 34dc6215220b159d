use super::*;
use serde_json::json;

#[test]
fn role_ids_look_like_iams() {
    let id = unique_id("AROA", u128::MAX);
    assert_eq!(id.len(), 21);
    assert!(id.strip_prefix("AROA").is_some_and(|tail| {
        tail.bytes()
            .all(|b| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b))
    }));
    assert_ne!(unique_id("AROA", 1), unique_id("AROA", 2));
}

#[test]
fn documents_are_encoded_as_botocore_decodes_them() {
    assert_eq!(url_encoded("{\"a b\": \"ä~\"}"), "%7B%22a%20b%22%3A%20%22%C3%A4~%22%7D");
}

#[test]
fn policies_have_a_path_and_a_name() {
    assert_eq!(
        path_and_name("arn:aws:iam::aws:policy/AmazonS3FullAccess"),
        ("/", "AmazonS3FullAccess")
    );
    assert_eq!(
        path_and_name("arn:aws:iam::aws:policy/service-role/X"),
        ("/service-role/", "X")
    );
}

#[tokio::test]
async fn a_role_lives_and_goes_once_it_holds_no_policy() {
    let test = crate::testing::TestEngine::new(false).await;
    let arn = test.role("Runner").await;
    assert_eq!(arn, "arn:aws:iam::000000000000:role/Runner");
    let named = |more: Value| {
        let mut input = json!({"RoleName": "runner"});
        input
            .as_object_mut()
            .expect("object")
            .extend(more.as_object().expect("object").clone());
        input
    };
    let trust = r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}"#;
    let taken = named(json!({"AssumeRolePolicyDocument": trust}));
    assert_eq!(test.refused("iam", "CreateRole", taken).await.0, "EntityAlreadyExists");
    let managed = named(json!({"PolicyArn": "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"}));
    test.ok("iam", "AttachRolePolicy", managed.clone()).await;
    assert_eq!(
        test.refused(
            "iam",
            "AttachRolePolicy",
            named(json!({"PolicyArn": "arn:aws:iam::000000000000:policy/x"}))
        )
        .await
        .0,
        "NoSuchEntity"
    );
    let document = r#"{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;
    let inline = named(json!({"PolicyName": "s3", "PolicyDocument": document}));
    test.ok("iam", "PutRolePolicy", inline.clone()).await;
    let broken = named(json!({"PolicyName": "s3", "PolicyDocument": "{}"}));
    assert_eq!(
        test.refused("iam", "PutRolePolicy", broken).await.0,
        "MalformedPolicyDocument"
    );
    let got = test.ok("iam", "GetRolePolicy", inline.clone()).await;
    assert_eq!(got["PolicyDocument"], url_encoded(document));

    assert_eq!(
        test.refused("iam", "DeleteRole", named(json!({}))).await.0,
        "DeleteConflict"
    );
    test.ok("iam", "DetachRolePolicy", managed.clone()).await;
    assert_eq!(test.refused("iam", "DetachRolePolicy", managed).await.0, "NoSuchEntity");
    assert_eq!(
        test.refused("iam", "DeleteRole", named(json!({}))).await.0,
        "DeleteConflict"
    );
    test.ok("iam", "DeleteRolePolicy", inline).await;
    test.ok(
        "iam",
        "TagRole",
        named(json!({"Tags": [{"Key": "Team", "Value": "blue"}]})),
    )
    .await;
    test.ok(
        "iam",
        "TagRole",
        named(json!({"Tags": [{"Key": "team", "Value": "red"}]})),
    )
    .await;
    assert_eq!(
        test.ok("iam", "ListRoleTags", named(json!({}))).await["Tags"],
        json!([{"Key": "team", "Value": "red"}])
    );
    test.ok("iam", "DeleteRole", named(json!({}))).await;
    let error = test.call("iam", "GetRole", named(json!({}))).await.expect_err("gone");
    assert_eq!((error.code(), error.status().as_u16()), ("NoSuchEntity", 404));
}

#[tokio::test]
async fn roles_are_listed_by_path_in_pages() {
    let test = crate::testing::TestEngine::new(false).await;
    for name in ["c", "a", "b"] {
        test.role(name).await;
    }
    let first = test.ok("iam", "ListRoles", json!({"MaxItems": 2})).await;
    assert_eq!(first["IsTruncated"], true);
    let second = test
        .ok("iam", "ListRoles", json!({"MaxItems": 2, "Marker": first["Marker"]}))
        .await;
    assert_eq!(
        (second["IsTruncated"].clone(), second["Roles"][0]["RoleName"].clone()),
        (json!(false), json!("c"))
    );
    assert_eq!(
        test.ok("iam", "ListRoles", json!({"PathPrefix": "/other/"})).await["Roles"],
        json!([])
    );
}
