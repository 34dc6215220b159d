//! Sessions against a store: what ends them, and what apps get.

use super::*;
use crate::testing::TestEngine;
use kakoi_wire::ApiError;
use serde_json::{Value, json};

/// A domain with a private space of alice's and a shared one, each with an app that runs; answers with the domain's id.
async fn studio(test: &TestEngine) -> String {
    let (vpc, subnets) = test.default_vpc();
    let [domain_role, alice_role, shared_role] = [
        test.role("Domain").await,
        test.role("Alice").await,
        test.role("Shared").await,
    ];
    let made = test
        .ok(
            "sagemaker",
            "CreateDomain",
            json!({"DomainName": "d", "AuthMode": "IAM", "VpcId": vpc, "SubnetIds": subnets,
                   "DefaultUserSettings": {"ExecutionRole": domain_role}, "DefaultSpaceSettings": {"ExecutionRole": shared_role}}),
        )
        .await;
    let domain = made["DomainArn"]
        .as_str()
        .and_then(|a| a.rsplit('/').next())
        .expect("an id")
        .to_owned();
    test.edit(&domain, |d: &mut kakoi_studio::Domain| {
        d.life.turn(kakoi_studio::Status::InService, 0)
    })
    .await;
    for (name, settings) in [("alice", json!({"ExecutionRole": alice_role})), ("bob", json!({}))] {
        let profile = json!({"DomainId": domain, "UserProfileName": name, "UserSettings": settings});
        test.ok("sagemaker", "CreateUserProfile", profile).await;
        let key = format!("{domain}/{name}");
        test.edit(&key, |p: &mut kakoi_studio::UserProfile| {
            p.life.turn(kakoi_studio::Status::InService, 0)
        })
        .await;
    }
    for (space, owner, sharing) in [
        ("alice", "alice", "Private"),
        ("bob", "bob", "Private"),
        ("team", "alice", "Shared"),
    ] {
        test.ok(
            "sagemaker",
            "CreateSpace",
            json!({"DomainId": domain, "SpaceName": space, "OwnershipSettings": {"OwnerUserProfileName": owner},
                   "SpaceSharingSettings": {"SharingType": sharing}}),
        )
        .await;
    }
    domain
}

/// Starts an app as the reconciler would.
async fn start(test: &TestEngine, domain: &str, space: &str) -> WorkloadId {
    let app = json!({"DomainId": domain, "SpaceName": space, "AppType": "JupyterLab", "AppName": "default"});
    test.ok("sagemaker", "CreateApp", app).await;
    let workload = WorkloadId::from_entropy(crate::entropy());
    let key = format!("{domain}/space/{space}/JupyterLab/default");
    test.edit(&key, move |app: &mut App| app.workload = Some(workload))
        .await;
    workload
}

async fn set_status(test: &TestEngine, domain: &str, space: &str, status: AppStatus) {
    let key = format!("{domain}/space/{space}/JupyterLab/default");
    test.edit(&key, move |app: &mut App| app.status = status).await;
}

fn identify(test: &TestEngine, given: &SessionCredentials) -> Result<Caller, KeyError> {
    test.engine
        .identify(&given.access_key_id, Some(&given.session_token), Via::Host)
}

/// A session of a role that's there, lasting so long.
fn session(test: &TestEngine, role: &str, lasting_ms: i64) -> RoleSession {
    let role: Role = test
        .engine
        .store()
        .get(&role.to_ascii_lowercase())
        .expect("a store")
        .expect("a role");
    RoleSession {
        role: role.name,
        role_id: role.id,
        session: "s".into(),
        issued: now_ms(),
        expires: now_ms() + lasting_ms,
        workload: None,
        policy: None,
    }
}

fn issue(test: &TestEngine, session: &RoleSession) -> SessionCredentials {
    test.engine.sessions().issue(session, &mut crate::entropy)
}

fn refusal(result: Result<RoleCredentials, ApiError>) -> (String, String) {
    let error = result.expect_err("it must be refused");
    (error.code().to_owned(), error.message().to_owned())
}

#[tokio::test]
async fn a_session_is_its_roles_until_it_ends() {
    let test = TestEngine::new(false).await;
    test.role("Runner").await;
    let given = issue(&test, &session(&test, "Runner", 60_000));
    let caller = identify(&test, &given).expect("a caller");
    assert_eq!(caller.arn, "arn:aws:sts::000000000000:assumed-role/Runner/s");
    assert!(caller.user_id.starts_with("AROA") && caller.user_id.ends_with(":s"));
    let who = test
        .call_as(&caller, "sts", "GetCallerIdentity", json!({}))
        .await
        .expect("everybody may ask");
    assert_eq!(
        (&who["Arn"], &who["UserId"]),
        (&json!(caller.arn), &json!(caller.user_id))
    );
    let secret = test
        .engine
        .session_secret(&given.access_key_id, Some(&given.session_token));
    assert_eq!(secret, Ok(given.secret_access_key.clone()));

    let ended = issue(&test, &session(&test, "Runner", 0));
    assert_eq!(identify(&test, &ended).expect_err("ended"), KeyError::ExpiredToken);
    let secret = test
        .engine
        .session_secret(&ended.access_key_id, Some(&ended.session_token));
    assert_eq!(secret, Err(KeyError::ExpiredToken));
}

#[tokio::test]
async fn missing_foreign_and_changed_tokens_are_nobodys() {
    let test = TestEngine::new(false).await;
    test.role("Runner").await;
    let [one, two] = [0, 1].map(|_| issue(&test, &session(&test, "Runner", 60_000)));
    let foreign = Sealer::new(&SessionKey([8; 32])).issue(&session(&test, "Runner", 60_000), &mut crate::entropy);
    let mut changed = one.session_token.clone();
    changed.replace_range(30..31, if &changed[30..31] == "A" { "B" } else { "A" });
    for (key, token, wanted) in [
        (&one.access_key_id, None, KeyError::InvalidToken),
        (&one.access_key_id, Some(&two.session_token), KeyError::InvalidToken),
        (&one.access_key_id, Some(&changed), KeyError::InvalidToken),
        (
            &foreign.access_key_id,
            Some(&foreign.session_token),
            KeyError::InvalidToken,
        ),
        (&"AKIAABCDEFGHIJKLMNOP".to_owned(), None, KeyError::Unknown),
        (
            &"AKIAABCDEFGHIJKLMNOP".to_owned(),
            Some(&one.session_token),
            KeyError::Unknown,
        ),
    ] {
        let token = token.map(String::as_str);
        assert_eq!(test.engine.identify(key, token, Via::Host).expect_err(key), wanted);
        assert_eq!(test.engine.session_secret(key, token), Err(wanted));
    }
}

#[tokio::test]
async fn a_role_made_again_is_another_role() {
    let test = TestEngine::new(false).await;
    test.role("Runner").await;
    let given = issue(&test, &session(&test, "Runner", 60_000));
    let caller = identify(&test, &given).expect("a caller");
    test.ok("iam", "DeleteRole", json!({"RoleName": "Runner"})).await;
    assert_eq!(identify(&test, &given).expect_err("no role"), KeyError::InvalidToken);
    test.role("Runner").await;
    let admin = json!({"RoleName": "Runner", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"});
    test.ok("iam", "AttachRolePolicy", admin).await;
    assert_eq!(
        identify(&test, &given).expect_err("another role"),
        KeyError::InvalidToken
    );
    // Also for a call that was identified just before.
    let late = test
        .call_as(&caller, "ec2", "DescribeVpcs", json!({}))
        .await
        .expect_err("gone");
    assert_eq!(late.code(), "UnauthorizedOperation");
}

#[tokio::test]
async fn apps_get_their_own_role_and_lose_it_with_their_life() {
    let test = TestEngine::new(false).await;
    let domain = studio(&test).await;
    for (space, role) in [("alice", "Alice"), ("bob", "Domain"), ("team", "Shared")] {
        let workload = start(&test, &domain, space).await;
        let given = test.engine.workload_credentials(workload).expect("credentials");
        assert_eq!(given.role_arn, format!("arn:aws:iam::000000000000:role/{role}"));
        let left = given.credentials.expires - now_ms();
        assert!((3_590_000..=3_600_000).contains(&left), "{left}");
        let caller = identify(&test, &given.credentials).expect("a caller");
        assert_eq!(
            caller.arn,
            format!("arn:aws:sts::000000000000:assumed-role/{role}/SageMaker")
        );
        set_status(&test, &domain, space, AppStatus::InService).await;
        assert_eq!(
            test.engine.workload_credentials(workload).expect("credentials"),
            given,
            "the same again"
        );
        assert!(identify(&test, &given.credentials).is_ok());

        set_status(&test, &domain, space, AppStatus::Deleting).await;
        assert_eq!(
            identify(&test, &given.credentials).expect_err("deleting"),
            KeyError::InvalidToken
        );
        assert_eq!(refusal(test.engine.workload_credentials(workload)).0, "AccessDenied");
        // Created again, it's another workload; the old one's credentials stay dead.
        let key = format!("{domain}/space/{space}/JupyterLab/default");
        test.edit(&key, |app: &mut App| {
            (app.status, app.workload, app.deleted) = (AppStatus::Deleted, None, Some(now_ms()));
        })
        .await;
        let again = start(&test, &domain, space).await;
        assert_eq!(
            identify(&test, &given.credentials).expect_err("another"),
            KeyError::InvalidToken
        );
        assert!(test.engine.workload_credentials(again).is_ok());
        assert_eq!(refusal(test.engine.workload_credentials(workload)).0, "AccessDenied");
    }
}

#[tokio::test]
async fn a_restarted_server_still_knows_the_sessions_of_running_apps() {
    let test = TestEngine::new(false).await;
    let domain = studio(&test).await;
    let workload = start(&test, &domain, "alice").await;
    let given = test.engine.workload_credentials(workload).expect("credentials");
    let restarted = test.restarted();
    let caller = restarted.identify(
        &given.credentials.access_key_id,
        Some(&given.credentials.session_token),
        Via::Host,
    );
    assert!(caller.is_ok());
    assert_eq!(
        restarted.workload_credentials(workload).expect("credentials").role_arn,
        given.role_arn
    );
}

#[tokio::test]
async fn an_app_whose_role_can_not_be_assumed_is_told_why() {
    let test = TestEngine::new(false).await;
    let domain = studio(&test).await;
    let workload = start(&test, &domain, "alice").await;
    let given = test.engine.workload_credentials(workload).expect("credentials");
    let trust = |principal: Value, effect: &str| {
        let document = json!({"Statement": {"Effect": effect, "Principal": principal, "Action": "sts:AssumeRole"}});
        json!({"RoleName": "Alice", "PolicyDocument": document.to_string()})
    };
    for nobody in [
        trust(json!({"Service": "ec2.amazonaws.com"}), "Allow"),
        trust(json!({"AWS": "000000000000"}), "Allow"),
        trust(json!({"Service": "sagemaker.amazonaws.com"}), "Deny"),
    ] {
        test.ok("iam", "UpdateAssumeRolePolicy", nobody).await;
        let (code, message) = refusal(test.engine.workload_credentials(workload));
        assert!(code == "AccessDenied" && message.contains("trust policy"), "{message}");
    }
    test.ok(
        "iam",
        "UpdateAssumeRolePolicy",
        trust(json!({"Service": "sagemaker.amazonaws.com"}), "Allow"),
    )
    .await;
    assert_eq!(test.engine.workload_credentials(workload).expect("credentials"), given);
    test.ok("iam", "DeleteRole", json!({"RoleName": "Alice"})).await;
    assert!(
        refusal(test.engine.workload_credentials(workload))
            .1
            .contains("does not exist")
    );
    // Made again: new credentials, not those of the role that was.
    test.role("Alice").await;
    let again = test.engine.workload_credentials(workload).expect("credentials");
    assert_ne!(again.credentials, given.credentials);
    // The profile's role changed: the next credentials are of the new one.
    let key = format!("{domain}/alice");
    test.edit(&key, |p: &mut kakoi_studio::UserProfile| p.settings = None)
        .await;
    let changed = test.engine.workload_credentials(workload).expect("credentials");
    assert_eq!(changed.role_arn, "arn:aws:iam::000000000000:role/Domain");
}
