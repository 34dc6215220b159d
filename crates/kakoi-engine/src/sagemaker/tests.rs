//! Handlers over a real store.

use crate::testing::TestEngine;
use kakoi_studio::{App, AppOwner, AppStatus, DELETED_APP_KEPT_MS, Domain, Life, Space, Status, UserProfile};
use kakoi_types::DomainId;
use serde_json::{Value, json};

const SM: &str = "sagemaker";

/// A domain that the reconciler would have brought to InService, in the default VPC.
async fn domain(test: &TestEngine, access: &str, groups: &[String]) -> String {
    let (vpc, subnets) = test.default_vpc();
    let name = format!("role-{:x}", crate::entropy());
    let role = test.role(&name).await;
    let settings = json!({"ExecutionRole": role, "SecurityGroups": groups});
    let request = json!({"DomainName": "lab", "AuthMode": "IAM", "VpcId": vpc, "SubnetIds": subnets, "AppNetworkAccessType": access,
        "DefaultUserSettings": settings, "DefaultSpaceSettings": settings});
    let made = test.ok(SM, "CreateDomain", request).await;
    let id = made["DomainId"].as_str().expect("an id").to_owned();
    in_service(test, &id).await;
    id
}

async fn in_service(test: &TestEngine, id: &str) {
    test.edit::<Domain>(id, |d| {
        d.life = Life {
            status: Status::InService,
            ..d.life.clone()
        }
    })
    .await;
}

/// A profile with a private space.
async fn ana(test: &TestEngine, domain: &str) {
    test.ok(
        SM,
        "CreateUserProfile",
        json!({"DomainId": domain, "UserProfileName": "Ana"}),
    )
    .await;
    let request = json!({"DomainId": domain, "SpaceName": "notes", "OwnershipSettings": {"OwnerUserProfileName": "ana"},
        "SpaceSharingSettings": {"SharingType": "Private"}, "SpaceSettings": {"AppType": "JupyterLab"}});
    test.ok(SM, "CreateSpace", request).await;
}

fn app(domain: &str) -> Value {
    json!({"DomainId": domain, "SpaceName": "notes", "AppType": "JupyterLab", "AppName": "default"})
}

fn with(mut value: Value, member: &str, other: Value) -> Value {
    value[member] = other;
    value
}

async fn set_app(test: &TestEngine, domain: &str, edit: impl FnOnce(&mut App) + Send + 'static) {
    let key = App::key_of(
        &DomainId::from_client(domain),
        &AppOwner::Space("notes".into()),
        "JupyterLab",
        "default",
    );
    test.edit::<App>(&key, edit).await;
}

#[tokio::test]
async fn a_domain_is_recorded_pending_and_described_as_asked() {
    let test = TestEngine::new(false).await;
    let (vpc, mut subnets) = test.default_vpc();
    let [group] = test.groups().await;
    let role = test.role("runner").await;
    let request = json!({"DomainName": "lab", "AuthMode": "IAM", "VpcId": vpc, "SubnetIds": subnets, "AppNetworkAccessType": "VpcOnly",
        "DefaultUserSettings": {"ExecutionRole": role, "SecurityGroups": [group]}, "Tags": [{"Key": "team", "Value": "blue"}]});
    let made = test.ok(SM, "CreateDomain", request).await;
    let id = made["DomainId"].as_str().expect("an id");
    assert_eq!(made["Url"], format!("https://{id}.studio.us-east-1.sagemaker.aws"));

    let described = test.ok(SM, "DescribeDomain", json!({"DomainId": id})).await;
    subnets.sort();
    for (member, wanted) in [
        ("Status", json!("Pending")),
        ("AppNetworkAccessType", json!("VpcOnly")),
        ("VpcId", json!(vpc)),
        ("SubnetIds", json!(subnets)),
        (
            "DefaultUserSettings",
            json!({"ExecutionRole": role, "SecurityGroups": [group]}),
        ),
        ("TagPropagation", json!("DISABLED")),
        ("AuthMode", json!("IAM")),
        ("DomainArn", made["DomainArn"].clone()),
    ] {
        assert_eq!(described[member], wanted, "{member}");
    }
    assert_eq!(described.get("HomeEfsFileSystemId"), None);
    let tags = test.ok(SM, "ListTags", json!({"ResourceArn": made["DomainArn"]})).await;
    assert_eq!(tags["Tags"], json!([{"Key": "team", "Value": "blue"}]));
}

#[tokio::test]
async fn a_domain_that_refers_to_nothing_is_refused_and_nothing_changes() {
    let test = TestEngine::new(false).await;
    let (vpc, subnets) = test.default_vpc();
    let (_, foreign) = test.other_vpc().await;
    let groups: [String; 5] = test.groups().await;
    let good =
        json!({"DomainName": "lab", "AuthMode": "IAM", "VpcId": vpc, "SubnetIds": subnets, "DefaultUserSettings": {}});
    let gone = "arn:aws:iam::000000000000:role/gone";
    for (bad, named) in [
        (with(good.clone(), "VpcId", json!(null)), "VpcId and SubnetIds"),
        (
            with(good.clone(), "VpcId", json!("vpc-0123456789abcdef0")),
            "vpc-0123456789abcdef0",
        ),
        (with(good.clone(), "VpcId", json!("nonsense")), "nonsense"),
        (with(good.clone(), "SubnetIds", json!([foreign])), foreign.as_str()),
        (
            with(good.clone(), "SubnetIds", json!(["subnet-0123456789abcdef0"])),
            "subnet-0123456789abcdef0",
        ),
        (with(good.clone(), "AuthMode", json!("SSO")), "Identity Center"),
        (
            with(good.clone(), "AppSecurityGroupManagement", json!("Service")),
            "AppSecurityGroupManagement can only be set for Rstudio enabled domains.",
        ),
        (
            with(
                good.clone(),
                "DefaultUserSettings",
                json!({"SecurityGroups": ["sg-0123456789abcdef0"]}),
            ),
            "sg-0123456789abcdef0",
        ),
        (
            with(good.clone(), "DefaultUserSettings", json!({"SecurityGroups": groups})),
            "at most 4",
        ),
        (
            with(good.clone(), "DefaultUserSettings", json!({"ExecutionRole": gone})),
            gone,
        ),
        (
            with(good.clone(), "Tags", json!([{"Key": "AWS:x", "Value": ""}])),
            "AWS:x",
        ),
    ] {
        let (code, message) = test.refused(SM, "CreateDomain", bad).await;
        assert_eq!(code, "ValidationException", "{message}");
        assert!(message.contains(named), "{message}");
    }
    assert_eq!(test.ok(SM, "ListDomains", json!({})).await["Domains"], json!([]));
    // A role of another account can't be looked up and is believed.
    test.ok(
        SM,
        "CreateDomain",
        with(
            good,
            "DefaultUserSettings",
            json!({"ExecutionRole": "arn:aws:iam::111111111111:role/theirs"}),
        ),
    )
    .await;
}

#[tokio::test]
async fn what_isnt_there_is_not_found() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "PublicInternetOnly", &[]).await;
    let missing = "d-aaaaaaaaaaaa";
    for (operation, input) in [
        ("DescribeDomain", json!({"DomainId": missing})),
        ("UpdateDomain", json!({"DomainId": missing})),
        ("DeleteDomain", json!({"DomainId": missing})),
        (
            "CreateUserProfile",
            json!({"DomainId": missing, "UserProfileName": "x"}),
        ),
        ("DescribeUserProfile", json!({"DomainId": id, "UserProfileName": "x"})),
        ("UpdateUserProfile", json!({"DomainId": id, "UserProfileName": "x"})),
        ("DeleteUserProfile", json!({"DomainId": id, "UserProfileName": "x"})),
        ("DescribeSpace", json!({"DomainId": id, "SpaceName": "x"})),
        ("UpdateSpace", json!({"DomainId": id, "SpaceName": "x"})),
        ("DeleteSpace", json!({"DomainId": id, "SpaceName": "x"})),
        ("CreateApp", app(&id)),
        ("DescribeApp", app(&id)),
        ("DeleteApp", app(&id)),
        (
            "ListTags",
            json!({"ResourceArn": "arn:aws:sagemaker:us-east-1:000000000000:domain/d-x"}),
        ),
        (
            "AddTags",
            json!({"ResourceArn": "arn:aws:sagemaker:eu-west-1:000000000000:domain/d-x", "Tags": []}),
        ),
    ] {
        assert_eq!(
            test.refused(SM, operation, input).await.0,
            "ResourceNotFound",
            "{operation}"
        );
    }
}

#[tokio::test]
async fn profiles_are_unique_whatever_the_case_and_groups_are_counted_together() {
    let test = TestEngine::new(false).await;
    let groups: [String; 5] = test.groups().await;
    let id = domain(&test, "VpcOnly", &groups[..2]).await;
    ana(&test, &id).await;
    let create =
        |name: &str, settings: Value| json!({"DomainId": id, "UserProfileName": name, "UserSettings": settings});
    assert_eq!(
        test.refused(SM, "CreateUserProfile", create("ANA", json!({}))).await.0,
        "ResourceInUse"
    );
    let crowded = create("bob", json!({"SecurityGroups": groups[2..5]}));
    assert_eq!(
        test.refused(SM, "CreateUserProfile", crowded).await.0,
        "ValidationException"
    );
    test.ok(
        SM,
        "CreateUserProfile",
        create("bob", json!({"SecurityGroups": groups[2..4]})),
    )
    .await;
    // The domain can't take a group more, either, for bob would have too many.
    let more = json!({"DomainId": id, "DefaultUserSettings": {"SecurityGroups": [groups[0], groups[1], groups[4]]}});
    let (code, message) = test.refused(SM, "UpdateDomain", more).await;
    assert!(code == "ValidationException" && message.contains("/bob]"), "{message}");

    let uid = |v: &Value| v["HomeEfsFileSystemUid"].as_str().expect("a uid").to_owned();
    let first = test
        .ok(
            SM,
            "DescribeUserProfile",
            json!({"DomainId": id, "UserProfileName": "aNa"}),
        )
        .await;
    assert_eq!(
        (first["UserProfileName"].clone(), uid(&first)),
        (json!("Ana"), "200001".into())
    );
    let second = test
        .ok(
            SM,
            "DescribeUserProfile",
            json!({"DomainId": id, "UserProfileName": "bob"}),
        )
        .await;
    assert_ne!(uid(&first), uid(&second));
    let sso = with(create("eve", json!({})), "SingleSignOnUserValue", json!("eve"));
    assert_eq!(
        test.refused(SM, "CreateUserProfile", sso).await.0,
        "ValidationException"
    );
}

#[tokio::test]
async fn spaces_need_their_owner_and_keep_their_app_type() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "PublicInternetOnly", &[]).await;
    ana(&test, &id).await;
    let create = json!({"DomainId": id, "SpaceName": "other"});
    let owner = json!({"OwnerUserProfileName": "ana"});
    let half = with(create.clone(), "OwnershipSettings", owner);
    assert_eq!(
        test.refused(SM, "CreateSpace", half.clone()).await.0,
        "ValidationException"
    );
    let stranger = with(half, "OwnershipSettings", json!({"OwnerUserProfileName": "nobody"}));
    assert_eq!(
        test.refused(
            SM,
            "CreateSpace",
            with(stranger, "SpaceSharingSettings", json!({"SharingType": "Private"}))
        )
        .await
        .0,
        "ResourceNotFound"
    );
    assert_eq!(
        test.refused(SM, "CreateSpace", with(create, "SpaceName", json!("notes")))
            .await
            .0,
        "ResourceInUse"
    );

    let update = json!({"DomainId": id, "SpaceName": "notes", "SpaceDisplayName": "My notes", "SpaceSettings": {"AppType": "CodeEditor"}});
    assert_eq!(
        test.refused(SM, "UpdateSpace", update.clone()).await.0,
        "ValidationException"
    );
    let storage = json!({"SpaceStorageSettings": {"EbsStorageSettings": {"EbsVolumeSizeInGb": 10}}});
    test.ok(SM, "UpdateSpace", with(update, "SpaceSettings", storage.clone()))
        .await;
    let space = test
        .ok(SM, "DescribeSpace", json!({"DomainId": id, "SpaceName": "notes"}))
        .await;
    assert_eq!(space["OwnershipSettings"], json!({"OwnerUserProfileName": "Ana"}));
    assert_eq!(space["SpaceSettings"], with(storage, "AppType", json!("JupyterLab")));
    assert_eq!(
        (space["SpaceDisplayName"].clone(), space["Status"].clone()),
        (json!("My notes"), json!("InService"))
    );
}

#[tokio::test]
async fn an_app_lives_dies_and_is_the_same_app_when_started_again() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "PublicInternetOnly", &[]).await;
    ana(&test, &id).await;
    let made = test.ok(SM, "CreateApp", app(&id)).await;
    assert_eq!(
        made["AppArn"],
        format!("arn:aws:sagemaker:us-east-1:000000000000:app/{id}/notes/jupyterlab/default")
    );
    assert_eq!(test.refused(SM, "CreateApp", app(&id)).await.0, "ResourceInUse");
    let described = test.ok(SM, "DescribeApp", app(&id)).await;
    assert_eq!(
        (described["Status"].clone(), described["ResourceSpec"].clone()),
        (json!("Pending"), json!({"InstanceType": "ml.t3.medium"}))
    );

    test.ok(SM, "DeleteApp", app(&id)).await;
    assert_eq!(test.ok(SM, "DescribeApp", app(&id)).await["Status"], "Deleting");
    test.ok(SM, "DeleteApp", app(&id)).await;
    let deleted = crate::now_ms();
    set_app(&test, &id, move |app| {
        (app.status, app.deleted, app.created) = (AppStatus::Deleted, Some(deleted), 1_000)
    })
    .await;
    let (code, message) = test.refused(SM, "DeleteApp", app(&id)).await;
    assert!(
        code == "ValidationException" && message.contains("has already been deleted"),
        "{message}"
    );

    test.ok(SM, "CreateApp", app(&id)).await;
    assert_eq!(test.ok(SM, "DescribeApp", app(&id)).await["CreationTime"], json!(1.0));
    set_app(&test, &id, |app| app.status = AppStatus::Failed).await;
    let (code, message) = test.refused(SM, "DeleteApp", app(&id)).await;
    assert!(
        code == "ValidationException" && message.contains("previously failed and was automatically deleted"),
        "{message}"
    );

    set_app(&test, &id, move |app| {
        (app.status, app.deleted) = (AppStatus::Deleted, Some(deleted - DELETED_APP_KEPT_MS))
    })
    .await;
    assert_eq!(test.refused(SM, "DescribeApp", app(&id)).await.0, "ResourceNotFound");
    assert_eq!(
        test.ok(SM, "ListApps", json!({"DomainIdEquals": id})).await["Apps"],
        json!([])
    );
    test.ok(SM, "CreateApp", app(&id)).await;
    assert_ne!(test.ok(SM, "DescribeApp", app(&id)).await["CreationTime"], json!(1.0));
}

#[tokio::test]
async fn apps_that_cant_run_are_refused() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "VpcOnly", &[]).await;
    ana(&test, &id).await;
    let good = app(&id);
    assert!(
        test.refused(SM, "CreateApp", good.clone())
            .await
            .1
            .contains("Security groups are required")
    );
    let [group] = test.groups().await;
    test.ok(
        SM,
        "UpdateUserProfile",
        json!({"DomainId": id, "UserProfileName": "ana", "UserSettings": {"SecurityGroups": [group]}}),
    )
    .await;
    let spec = |name: &str| with(app(&id), "ResourceSpec", json!({"InstanceType": name}));
    let both = with(good.clone(), "UserProfileName", json!("ana"));
    for (bad, code) in [
        (
            with(good.clone(), "AppType", json!("KernelGateway")),
            "ValidationException",
        ),
        (both.clone(), "ValidationException"),
        (with(both, "SpaceName", json!(null)), "ValidationException"),
        (spec("ml.g5.xlarge"), "ResourceLimitExceeded"),
        (spec("ml.m5.24xlarge"), "ResourceLimitExceeded"),
        (spec("ml.geospatial.interactive"), "ResourceLimitExceeded"),
    ] {
        assert_eq!(test.refused(SM, "CreateApp", bad.clone()).await.0, code, "{bad}");
    }
    test.edit::<Space>(&format!("{id}/notes"), |s| s.life.status = Status::Deleting)
        .await;
    assert_eq!(
        test.refused(SM, "CreateApp", good.clone()).await.0,
        "ValidationException"
    );
    test.edit::<Space>(&format!("{id}/notes"), |s| s.life.status = Status::InService)
        .await;
    test.edit::<Domain>(&id, |d| d.default_user_settings = json!({})).await;
    assert!(
        test.refused(SM, "CreateApp", good.clone())
            .await
            .1
            .contains("ExecutionRole")
    );
    test.edit::<UserProfile>(&format!("{id}/ana"), |p| {
        p.settings = Some(json!({"ExecutionRole": "r", "SecurityGroups": ["sg-1"]}))
    })
    .await;
    test.ok(SM, "CreateApp", good).await;
}

#[tokio::test]
async fn deletion_goes_from_the_inside_out() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "PublicInternetOnly", &[]).await;
    ana(&test, &id).await;
    test.ok(SM, "CreateApp", app(&id)).await;
    let (profile, space) = (
        json!({"DomainId": id, "UserProfileName": "ana"}),
        json!({"DomainId": id, "SpaceName": "notes"}),
    );
    let of_domain = json!({"DomainId": id, "RetentionPolicy": {"HomeEfsFileSystem": "Delete"}});
    let arn = format!("arn:aws:sagemaker:us-east-1:000000000000:user-profile/{id}/Ana");
    let in_use = |message: String| ("ResourceInUse".to_owned(), message);
    assert_eq!(
        test.refused(SM, "DeleteUserProfile", profile.clone()).await,
        in_use(format!(
            "Unable to delete UserProfile [{arn}] because App(s) are associated with it."
        ))
    );
    assert_eq!(test.refused(SM, "DeleteSpace", space.clone()).await.0, "ResourceInUse");
    set_app(&test, &id, |app| app.status = AppStatus::Failed).await;
    assert_eq!(
        test.refused(SM, "DeleteUserProfile", profile.clone()).await,
        in_use(format!(
            "Unable to delete UserProfile [{arn}] because Space(s) are associated with it."
        ))
    );
    test.ok(SM, "DeleteSpace", space.clone()).await;
    assert_eq!(test.ok(SM, "DescribeSpace", space).await["Status"], "Deleting");
    assert_eq!(test.refused(SM, "DescribeApp", app(&id)).await.0, "ResourceNotFound");
    // The reconciler has removed the directory.
    test.engine
        .commit({
            let key = format!("{id}/notes");
            move |tx, _| {
                tx.delete::<Space>(&key);
                Ok(())
            }
        })
        .await
        .expect("commit");
    assert_eq!(
        test.refused(SM, "DeleteDomain", of_domain.clone()).await.0,
        "ResourceInUse"
    );
    test.ok(SM, "DeleteUserProfile", profile).await;
    test.ok(SM, "DeleteDomain", of_domain).await;
    assert_eq!(
        test.ok(SM, "DescribeDomain", json!({"DomainId": id})).await["Status"],
        "Deleting"
    );
    assert!(
        test.engine
            .store()
            .get::<Domain>(&id)
            .expect("store")
            .expect("domain")
            .delete_file_system
    );
    assert_eq!(
        test.refused(SM, "CreateUserProfile", json!({"DomainId": id, "UserProfileName": "x"}))
            .await
            .0,
        "ValidationException"
    );
}

#[tokio::test]
async fn an_update_that_running_apps_would_feel_is_refused() {
    let test = TestEngine::new(false).await;
    let [group] = test.groups().await;
    let id = domain(&test, "PublicInternetOnly", &[group]).await;
    let (_, subnets) = test.default_vpc();
    ana(&test, &id).await;
    test.ok(SM, "CreateApp", app(&id)).await;
    let update = json!({"DomainId": id});
    let to_vpc_only = with(update.clone(), "AppNetworkAccessType", json!("VpcOnly"));
    for refused in [
        to_vpc_only.clone(),
        with(update.clone(), "SubnetIds", json!(subnets[..1])),
        with(
            update.clone(),
            "DomainSettingsForUpdate",
            json!({"ExecutionRoleIdentityConfig": "USER_PROFILE_NAME"}),
        ),
        with(
            update.clone(),
            "DefaultUserSettings",
            json!({"ExecutionRole": test.role("next").await}),
        ),
    ] {
        assert_eq!(
            test.refused(SM, "UpdateDomain", refused.clone()).await.0,
            "ResourceInUse",
            "{refused}"
        );
    }
    // What no user's app feels goes through: the app's space is private.
    test.ok(
        SM,
        "UpdateDomain",
        with(
            update.clone(),
            "DefaultSpaceSettings",
            json!({"ExecutionRole": test.role("shared").await}),
        ),
    )
    .await;
    assert_eq!(
        test.refused(SM, "UpdateDomain", update.clone()).await.0,
        "ResourceInUse",
        "still Updating"
    );
    in_service(&test, &id).await;

    set_app(&test, &id, |app| app.status = AppStatus::Failed).await;
    let (vpc, foreign) = test.other_vpc().await;
    for invalid in [
        with(update.clone(), "VpcId", json!(vpc)),
        with(update.clone(), "SubnetIds", json!([foreign])),
        with(update, "AppSecurityGroupManagement", json!("Customer")),
    ] {
        assert_eq!(
            test.refused(SM, "UpdateDomain", invalid.clone()).await.0,
            "ValidationException",
            "{invalid}"
        );
    }
    test.ok(SM, "UpdateDomain", to_vpc_only).await;
    let described = test.ok(SM, "DescribeDomain", json!({"DomainId": id})).await;
    assert_eq!(
        (described["Status"].clone(), described["AppNetworkAccessType"].clone()),
        (json!("Updating"), json!("VpcOnly"))
    );
    assert_eq!(
        described["SubnetIds"].as_array().map(Vec::len),
        Some(subnets.len()),
        "the domain's own subnets stay"
    );
}

#[tokio::test]
async fn strict_aws_wants_vpc_and_subnets_with_vpc_only() {
    let test = TestEngine::new(true).await;
    let id = domain(&test, "VpcOnly", &[]).await;
    let (vpc, subnets) = test.default_vpc();
    let update = json!({"DomainId": id, "AppNetworkAccessType": "VpcOnly", "VpcId": vpc});
    let (code, message) = test.refused(SM, "UpdateDomain", update.clone()).await;
    assert_eq!(
        (code.as_str(), message.as_str()),
        (
            "ValidationException",
            "VpcId and Subnet IDs are required for updating domains to VpcOnly mode."
        )
    );
    test.ok(SM, "UpdateDomain", with(update, "SubnetIds", json!(subnets)))
        .await;
}

#[tokio::test]
async fn lists_are_filtered_sorted_and_paged() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "PublicInternetOnly", &[]).await;
    let other = domain(&test, "PublicInternetOnly", &[]).await;
    for at in 0..12 {
        test.ok(
            SM,
            "CreateUserProfile",
            json!({"DomainId": id, "UserProfileName": format!("user{at:02}")}),
        )
        .await;
        test.edit::<UserProfile>(&format!("{id}/user{at:02}"), move |p| p.life.created = 100 - at)
            .await;
    }
    test.ok(
        SM,
        "CreateUserProfile",
        json!({"DomainId": other, "UserProfileName": "elsewhere"}),
    )
    .await;
    let names = |page: &Value| -> Vec<String> {
        page["UserProfiles"]
            .as_array()
            .expect("profiles")
            .iter()
            .map(|p| p["UserProfileName"].as_str().expect("name").to_owned())
            .collect()
    };
    let query = json!({"DomainIdEquals": id, "SortOrder": "Descending"});
    let first = test.ok(SM, "ListUserProfiles", query.clone()).await;
    assert_eq!(
        names(&first),
        (0..10).map(|n| format!("user{n:02}")).collect::<Vec<_>>()
    );
    let token = first["NextToken"].clone();
    let second = test
        .ok(SM, "ListUserProfiles", with(query, "NextToken", token.clone()))
        .await;
    assert_eq!(
        (names(&second), second.get("NextToken")),
        (vec!["user10".to_owned(), "user11".to_owned()], None)
    );
    let mismatched = json!({"DomainIdEquals": other, "SortOrder": "Descending", "NextToken": token});
    assert_eq!(
        test.refused(SM, "ListUserProfiles", mismatched).await.0,
        "ValidationException"
    );
    assert_eq!(
        test.refused(SM, "ListDomains", json!({"NextToken": "ä"})).await.0,
        "ValidationException"
    );
    assert_eq!(
        names(
            &test
                .ok(SM, "ListUserProfiles", json!({"UserProfileNameContains": "ELSE"}))
                .await
        ),
        ["elsewhere"]
    );
    let both = json!({"UserProfileNameEquals": "a", "SpaceNameEquals": "b"});
    assert_eq!(test.refused(SM, "ListApps", both).await.0, "ValidationException");
}

#[tokio::test]
async fn apps_are_tagged_by_their_lower_case_arn() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "PublicInternetOnly", &[]).await;
    ana(&test, &id).await;
    let arn = test.ok(SM, "CreateApp", app(&id)).await["AppArn"].clone();
    let tag = |key: &str, value: &str| json!({"Key": key, "Value": value});
    test.ok(
        SM,
        "AddTags",
        json!({"ResourceArn": arn, "Tags": [tag("a", "1"), tag("b", "2")]}),
    )
    .await;
    test.ok(SM, "AddTags", json!({"ResourceArn": arn, "Tags": [tag("a", "3")]}))
        .await;
    test.ok(SM, "DeleteTags", json!({"ResourceArn": arn, "TagKeys": ["b", "c"]}))
        .await;
    assert_eq!(
        test.ok(SM, "ListTags", json!({"ResourceArn": arn})).await["Tags"],
        json!([tag("a", "3")])
    );
    let many: Vec<Value> = (0..50).map(|n| tag(&format!("k{n}"), "")).collect();
    assert_eq!(
        test.refused(SM, "AddTags", json!({"ResourceArn": arn, "Tags": many}))
            .await
            .0,
        "ValidationException"
    );
    assert_eq!(
        test.refused(SM, "AddTags", json!({"ResourceArn": arn, "Tags": [tag("aws:x", "")]}))
            .await
            .0,
        "ValidationException"
    );
    assert_eq!(
        test.ok(SM, "ListTags", json!({"ResourceArn": arn})).await["Tags"],
        json!([tag("a", "3")])
    );
}

/// `SpaceStorageSettings` of a space.
fn volume(gb: u32) -> Value {
    json!({"SpaceStorageSettings": {"EbsStorageSettings": {"EbsVolumeSizeInGb": gb}}})
}

#[tokio::test]
async fn volumes_have_a_size_that_only_grows_and_not_under_an_app() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "PublicInternetOnly", &[]).await;
    ana(&test, &id).await;
    let size = async |test: &TestEngine, name: &str| {
        let space = test
            .ok(SM, "DescribeSpace", json!({"DomainId": id, "SpaceName": name}))
            .await;
        space["SpaceSettings"]["SpaceStorageSettings"]["EbsStorageSettings"]["EbsVolumeSizeInGb"].clone()
    };
    assert_eq!(size(&test, "notes").await, 5, "AWS's default");
    let bounds = |default: u32, most: u32| {
        let ebs = json!({"DefaultEbsVolumeSizeInGb": default, "MaximumEbsVolumeSizeInGb": most});
        json!({"DomainId": id, "DefaultUserSettings": {"SpaceStorageSettings": {"DefaultEbsStorageSettings": ebs}}})
    };
    let (code, message) = test.refused(SM, "UpdateDomain", bounds(21, 20)).await;
    assert!(
        code == "ValidationException" && message.contains("MaximumEbsVolumeSizeInGb"),
        "{message}"
    );
    test.ok(SM, "UpdateDomain", bounds(8, 20)).await;
    in_service(&test, &id).await;
    assert_eq!(
        size(&test, "notes").await,
        5,
        "a space keeps the size that it was made with"
    );
    let create = json!({"DomainId": id, "SpaceName": "more", "OwnershipSettings": {"OwnerUserProfileName": "ana"},
        "SpaceSharingSettings": {"SharingType": "Private"}, "SpaceSettings": {}});
    let (code, message) = test
        .refused(SM, "CreateSpace", with(create.clone(), "SpaceSettings", volume(21)))
        .await;
    assert!(code == "ValidationException" && message.contains("is 20"), "{message}");
    test.ok(SM, "CreateSpace", create).await;
    assert_eq!(size(&test, "more").await, 8);
    let listed = test
        .ok(
            SM,
            "ListSpaces",
            json!({"DomainIdEquals": id, "SpaceNameContains": "more"}),
        )
        .await;
    assert_eq!(listed["Spaces"][0]["SpaceSettingsSummary"], volume(8));

    let update = |gb: u32| json!({"DomainId": id, "SpaceName": "notes", "SpaceSettings": volume(gb)});
    test.ok(SM, "UpdateSpace", update(10)).await;
    for (gb, named) in [(9, "shrink from 10 to 9"), (21, "is 20")] {
        let (code, message) = test.refused(SM, "UpdateSpace", update(gb)).await;
        assert!(code == "ValidationException" && message.contains(named), "{message}");
    }
    test.ok(SM, "CreateApp", app(&id)).await;
    assert_eq!(test.refused(SM, "UpdateSpace", update(11)).await.0, "ResourceInUse");
    test.ok(SM, "UpdateSpace", update(10)).await;
    assert_eq!(size(&test, "notes").await, 10);
}

#[tokio::test]
async fn shared_spaces_need_what_they_run_with() {
    let test = TestEngine::new(false).await;
    let (vpc, subnets) = test.default_vpc();
    let role = test.role("runner").await;
    let [group] = test.groups().await;
    let settings = json!({"ExecutionRole": role, "SecurityGroups": [group]});
    let request = json!({"DomainName": "lab", "AuthMode": "IAM", "VpcId": vpc, "SubnetIds": subnets, "AppNetworkAccessType": "VpcOnly",
        "DefaultUserSettings": settings});
    let id = test.ok(SM, "CreateDomain", request).await["DomainId"]
        .as_str()
        .expect("an id")
        .to_owned();
    in_service(&test, &id).await;
    ana(&test, &id).await;
    let shared = json!({"DomainId": id, "SpaceName": "ours", "OwnershipSettings": {"OwnerUserProfileName": "ana"},
        "SpaceSharingSettings": {"SharingType": "Shared"}});
    let (code, message) = test.refused(SM, "CreateSpace", shared.clone()).await;
    assert!(
        code == "ValidationException" && message.contains("DefaultSpaceSettings"),
        "{message}"
    );
    let update = |settings: Value| json!({"DomainId": id, "DefaultSpaceSettings": settings});
    test.ok(SM, "UpdateDomain", update(json!({"ExecutionRole": role})))
        .await;
    in_service(&test, &id).await;
    test.ok(SM, "CreateSpace", shared).await;
    // Neither the profile's nor the domain's groups for users count.
    let run = with(app(&id), "SpaceName", json!("ours"));
    let (_, message) = test.refused(SM, "CreateApp", run.clone()).await;
    assert!(
        message.contains("Security groups are required") && message.contains("DefaultSpaceSettings"),
        "{message}"
    );
    test.ok(SM, "UpdateDomain", update(json!({"SecurityGroups": [group]})))
        .await;
    in_service(&test, &id).await;
    test.ok(SM, "CreateApp", run).await;
}

#[tokio::test]
async fn the_domain_decides_on_mounting_for_itself() {
    let test = TestEngine::new(false).await;
    let id = domain(&test, "PublicInternetOnly", &[]).await;
    let update = |said: &str| json!({"DomainId": id, "DefaultUserSettings": {"AutoMountHomeEFS": said}});
    assert_eq!(
        test.refused(SM, "UpdateDomain", update("DefaultAsDomain")).await.0,
        "ValidationException"
    );
    test.ok(SM, "UpdateDomain", update("Disabled")).await;
}
