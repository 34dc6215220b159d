use super::*;
use crate::testing::TestEngine;
use serde_json::json;

const READ: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}"#;
const ALL: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;
const ARN: &str = "arn:aws:iam::000000000000:policy/team/Own";

fn of(arn: &str) -> Value {
    json!({ "PolicyArn": arn })
}

async fn with_policy() -> TestEngine {
    let test = TestEngine::new(false).await;
    let create = json!({"PolicyName": "Own", "Path": "/team/", "Description": "ours", "PolicyDocument": READ,
        "Tags": [{"Key": "team", "Value": "blue"}]});
    let created = test.ok("iam", "CreatePolicy", create).await;
    assert_eq!(created["Policy"]["Arn"], ARN);
    test
}

async fn code(test: &TestEngine, operation: &str, input: Value) -> (String, u16) {
    let error = test.call("iam", operation, input).await.expect_err("refused");
    (error.code().to_owned(), error.status().as_u16())
}

fn is(code: &str, status: u16) -> (String, u16) {
    (code.to_owned(), status)
}

#[tokio::test]
async fn a_policy_is_made_told_and_refused() {
    let test = with_policy().await;
    let got = test.ok("iam", "GetPolicy", of(ARN)).await;
    assert_eq!(got["Policy"]["DefaultVersionId"], "v1");
    assert_eq!(got["Policy"]["Description"], "ours");
    assert_eq!(got["Policy"]["AttachmentCount"], 0);
    assert_eq!(got["Policy"]["Tags"], json!([{"Key": "team", "Value": "blue"}]));
    let again = |name: &str, document: &str| json!({"PolicyName": name, "PolicyDocument": document});
    assert_eq!(
        code(&test, "CreatePolicy", again("oWN", READ)).await,
        is("EntityAlreadyExists", 409)
    );
    assert_eq!(
        code(&test, "CreatePolicy", again("x", "{}")).await,
        is("MalformedPolicyDocument", 400)
    );
    let long = format!(
        r#"{{"Statement":{{"Sid":"{}","Effect":"Allow","Action":"s3:*","Resource":"*"}}}}"#,
        "x".repeat(MAX_POLICY_CHARACTERS)
    );
    assert_eq!(
        code(&test, "CreatePolicy", again("x", &long)).await,
        is("LimitExceeded", 409)
    );
    for wrong in [
        "arn:aws:iam::000000000000:policy/Own",
        "arn:aws:iam::000000000000:policy/team/own",
        "arn:aws:iam::999999999999:policy/team/Own",
        "arn:aws:iam::aws:policy/NoSuchPolicy",
    ] {
        assert_eq!(
            code(&test, "GetPolicy", of(wrong)).await,
            is("NoSuchEntity", 404),
            "{wrong}"
        );
    }
    test.ok("iam", "UntagPolicy", json!({"PolicyArn": ARN, "TagKeys": ["TEAM"]}))
        .await;
    assert_eq!(test.ok("iam", "ListPolicyTags", of(ARN)).await["Tags"], json!([]));
}

#[tokio::test]
async fn versions_follow_each_other() {
    let test = with_policy().await;
    let version = |id: &str| json!({"PolicyArn": ARN, "VersionId": id});
    let add = json!({"PolicyArn": ARN, "PolicyDocument": ALL, "SetAsDefault": true});
    let added = test.ok("iam", "CreatePolicyVersion", add.clone()).await;
    assert_eq!(added["PolicyVersion"]["VersionId"], "v2");
    assert_eq!(
        test.ok("iam", "GetPolicyVersion", version("v2")).await["PolicyVersion"]["Document"],
        url_encoded(ALL)
    );
    assert_eq!(
        code(&test, "DeletePolicyVersion", version("v2")).await,
        is("DeleteConflict", 409)
    );
    assert_eq!(
        code(&test, "DeletePolicyVersion", version("v9")).await,
        is("NoSuchEntity", 404)
    );
    assert_eq!(
        code(&test, "GetPolicyVersion", version("v9")).await,
        is("NoSuchEntity", 404)
    );
    assert_eq!(
        code(&test, "SetDefaultPolicyVersion", version("v9")).await,
        is("NoSuchEntity", 404)
    );
    for _ in 3..=5 {
        test.ok("iam", "CreatePolicyVersion", add.clone()).await;
    }
    assert_eq!(code(&test, "CreatePolicyVersion", add).await, is("LimitExceeded", 409));
    let first = test
        .ok("iam", "ListPolicyVersions", json!({"PolicyArn": ARN, "MaxItems": 2}))
        .await;
    assert_eq!(first["Versions"][0]["VersionId"], "v5");
    assert_eq!(first["Versions"][0]["Document"], Value::Null);
    let rest = json!({"PolicyArn": ARN, "Marker": first["Marker"]});
    let rest = test.ok("iam", "ListPolicyVersions", rest).await;
    assert_eq!(rest["Versions"][2]["VersionId"], "v1");
    assert_eq!(code(&test, "DeletePolicy", of(ARN)).await, is("DeleteConflict", 409));
    test.ok("iam", "SetDefaultPolicyVersion", version("v1")).await;
    for id in ["v2", "v3", "v4", "v5"] {
        test.ok("iam", "DeletePolicyVersion", version(id)).await;
    }
    test.ok("iam", "DeletePolicy", of(ARN)).await;
    assert_eq!(code(&test, "DeletePolicy", of(ARN)).await, is("NoSuchEntity", 404));
}

#[tokio::test]
async fn what_is_attached_or_a_boundary_stays() {
    let test = with_policy().await;
    test.role("Runner").await;
    let attached = json!({"RoleName": "Runner", "PolicyArn": ARN});
    let bounds = json!({"RoleName": "Runner", "PermissionsBoundary": ARN});
    let missing = json!({"RoleName": "Runner", "PermissionsBoundary": "arn:aws:iam::000000000000:policy/none"});
    assert_eq!(
        code(&test, "PutRolePermissionsBoundary", missing).await,
        is("NoSuchEntity", 404)
    );
    test.ok("iam", "AttachRolePolicy", attached.clone()).await;
    assert_eq!(code(&test, "DeletePolicy", of(ARN)).await, is("DeleteConflict", 409));
    let entities = test.ok("iam", "ListEntitiesForPolicy", of(ARN)).await;
    assert_eq!(entities["PolicyRoles"][0]["RoleName"], "Runner");
    let users = json!({"PolicyArn": ARN, "EntityFilter": "User"});
    assert_eq!(
        test.ok("iam", "ListEntitiesForPolicy", users).await["PolicyRoles"],
        json!([])
    );
    let names = |listed: &Value| -> Vec<String> {
        let all = listed["Policies"].as_array().expect("a list");
        all.iter()
            .map(|p| p["PolicyName"].as_str().expect("a name").to_owned())
            .collect()
    };
    let local = test.ok("iam", "ListPolicies", json!({"Scope": "Local"})).await;
    assert_eq!(names(&local), ["Own"]);
    let used = test.ok("iam", "ListPolicies", json!({"OnlyAttached": true})).await;
    assert_eq!(names(&used), ["Own"]);
    let aws = test.ok("iam", "ListPolicies", json!({"Scope": "AWS"})).await;
    assert_eq!(names(&aws).len(), POLICIES.len());
    test.ok("iam", "PutRolePermissionsBoundary", bounds).await;
    test.ok("iam", "DetachRolePolicy", attached).await;
    assert_eq!(code(&test, "DeletePolicy", of(ARN)).await, is("DeleteConflict", 409));
    let role = json!({"RoleName": "Runner"});
    test.ok("iam", "DeleteRolePermissionsBoundary", role.clone()).await;
    assert_eq!(
        code(&test, "DeleteRolePermissionsBoundary", role).await,
        is("NoSuchEntity", 404)
    );
    test.ok("iam", "DeletePolicy", of(ARN)).await;
}

#[tokio::test]
async fn aws_policies_are_read_and_never_changed() {
    let test = TestEngine::new(false).await;
    let arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
    let (first, again) = (
        test.ok("iam", "GetPolicy", of(arn)).await,
        test.ok("iam", "GetPolicy", of(arn)).await,
    );
    assert_eq!(first, again);
    let version = json!({"PolicyArn": arn, "VersionId": "v1"});
    let text = test.ok("iam", "GetPolicyVersion", version).await["PolicyVersion"]["Document"].clone();
    assert!(text.as_str().is_some_and(|text| text.contains("s3%3A%2A")), "{text}");
    let change = json!({"PolicyArn": arn, "PolicyDocument": READ});
    assert_eq!(
        code(&test, "CreatePolicyVersion", change).await,
        is("AccessDenied", 403)
    );
}

#[tokio::test]
async fn a_role_is_changed() {
    let test = TestEngine::new(false).await;
    test.role("Runner").await;
    let longer = json!({"RoleName": "Runner", "Description": "runs", "MaxSessionDuration": 7200});
    test.ok("iam", "UpdateRole", longer).await;
    let role = test.ok("iam", "GetRole", json!({"RoleName": "Runner"})).await["Role"].clone();
    assert_eq!(
        (&role["Description"], &role["MaxSessionDuration"]),
        (&json!("runs"), &json!(7200))
    );
    test.ok("iam", "UpdateRole", json!({"RoleName": "Runner"})).await;
    let told = test
        .ok(
            "iam",
            "UpdateRoleDescription",
            json!({"RoleName": "Runner", "Description": "rests"}),
        )
        .await["Role"]
        .clone();
    assert_eq!(
        (&told["Description"], &told["MaxSessionDuration"]),
        (&json!("rests"), &json!(3600))
    );
}
