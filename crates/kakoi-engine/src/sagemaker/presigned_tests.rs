//! Presigned URLs and the sessions they buy, over a real store.

use crate::testing::TestEngine;
use crate::{BrowserTarget, Engine};
use kakoi_store::Record;
use kakoi_studio::*;
use kakoi_types::{DomainId, WorkloadId};
use serde_json::{Value, json};

const SM: &str = "sagemaker";

/// A domain with the profiles Ana and Bo, each with a private space of the same name in lower case, and a shared space `team`.
async fn lab() -> (TestEngine, String) {
    let test = TestEngine::new(false).await;
    let (vpc, subnets) = test.default_vpc();
    let role = test.role("runner").await;
    let request = json!({"DomainName": "lab", "AuthMode": "IAM", "VpcId": vpc, "SubnetIds": subnets,
        "DefaultUserSettings": {"ExecutionRole": role}, "DefaultSpaceSettings": {"ExecutionRole": role}});
    let made = test.ok(SM, "CreateDomain", request).await;
    let id = made["DomainId"].as_str().expect("an id").to_owned();
    test.edit::<Domain>(&id, |d| d.life.status = Status::InService).await;
    for name in ["Ana", "Bo"] {
        profile(&test, &id, name).await;
        space(&test, &id, &name.to_lowercase(), name, "Private").await;
    }
    space(&test, &id, "team", "Ana", "Shared").await;
    (test, id)
}

async fn profile(test: &TestEngine, id: &str, name: &str) {
    test.ok(
        SM,
        "CreateUserProfile",
        json!({"DomainId": id, "UserProfileName": name}),
    )
    .await;
}

async fn space(test: &TestEngine, id: &str, name: &str, owner: &str, sharing: &str) {
    let request = json!({"DomainId": id, "SpaceName": name, "OwnershipSettings": {"OwnerUserProfileName": owner},
        "SpaceSharingSettings": {"SharingType": sharing}, "SpaceSettings": {"AppType": "JupyterLab"}});
    test.ok(SM, "CreateSpace", request).await;
}

fn ask(id: &str, profile: &str, space: Option<&str>) -> Value {
    json!({"DomainId": id, "UserProfileName": profile, "SpaceName": space})
}

/// A URL's site and token.
async fn presign(test: &TestEngine, request: Value) -> (String, String) {
    let made = test.ok(SM, "CreatePresignedDomainUrl", request).await;
    let url = made["AuthorizedUrl"].as_str().expect("a URL").to_owned();
    take_apart(&url)
}

fn take_apart(url: &str) -> (String, String) {
    let (host, token) = url.split_once("/auth?token=").expect("a token");
    let site = host
        .strip_prefix("http://")
        .and_then(|h| h.strip_suffix(".localhost:4560"));
    (site.expect("a site").to_owned(), token.to_owned())
}

async fn redeem(engine: &Engine, site: &str, token: &str) -> Option<String> {
    let redeemed = engine.redeem_ticket(site, token).await;
    redeemed
        .map_err(|e| e.chain())
        .expect("the store")
        .map(|r| secret_hash(&r.cookie))
}

/// Signs in; answers with the site and the hash of the cookie.
async fn sign_in(test: &TestEngine, id: &str, profile: &str, space: Option<&str>) -> (String, String) {
    let (site, token) = presign(test, ask(id, profile, space)).await;
    let cookie = redeem(&test.engine, &site, &token).await.expect("a session");
    (site, cookie)
}

fn target(test: &TestEngine, (site, cookie): &(String, String)) -> Option<BrowserTarget> {
    let found = test.engine.browser_session(site, cookie).map_err(|e| e.chain());
    found.expect("the store").map(|(_, target)| target)
}

#[tokio::test]
async fn a_url_is_redeemed_once_on_its_own_site_within_its_time() {
    let (test, id) = lab().await;
    let (site, token) = presign(&test, ask(&id, "ana", Some("ana"))).await;
    let (other, _) = presign(&test, ask(&id, "bo", Some("bo"))).await;
    assert_ne!(site, other);
    assert_eq!(redeem(&test.engine, &other, &token).await, None, "another site");
    for forged in ["", "x", &token[..63], &token.replace(&token[..1], "z"), &"0".repeat(64)] {
        assert_eq!(redeem(&test.engine, &site, forged).await, None, "{forged}");
    }
    let at_once = tokio::join!(redeem(&test.engine, &site, &token), redeem(&test.engine, &site, &token));
    assert!(
        at_once.0.is_some() != at_once.1.is_some(),
        "exactly one of two at once: {at_once:?}"
    );
    assert_eq!(redeem(&test.engine, &site, &token).await, None, "used");

    let (site, late) = presign(&test, ask(&id, "ana", Some("ana"))).await;
    let key = Ticket::key_of(&site, &secret_hash(&late));
    test.edit::<Ticket>(&key, |ticket| ticket.expires = crate::now_ms())
        .await;
    assert_eq!(redeem(&test.engine, &site, &late).await, None, "late");
}

#[tokio::test]
async fn only_hashes_of_tokens_and_cookies_are_stored() {
    let (test, id) = lab().await;
    let (site, token) = presign(&test, ask(&id, "ana", Some("ana"))).await;
    let tickets = test.engine.store().scan::<Ticket>("").expect("store");
    assert!(!serde_json::to_string(&tickets).expect("JSON").contains(&token));
    let redeemed = test
        .engine
        .redeem_ticket(&site, &token)
        .await
        .map_err(|e| e.chain())
        .expect("store");
    let cookie = redeemed.expect("a session").cookie;
    let sessions = test.engine.store().scan::<BrowserSession>("").expect("store");
    assert_eq!((cookie.len(), sessions.len()), (64, 1));
    assert!(!serde_json::to_string(&sessions).expect("JSON").contains(&cookie));
}

#[tokio::test]
async fn times_and_landing_are_as_asked_or_awss_defaults() {
    let (test, id) = lab().await;
    for (given, lives_s, session_s, landing) in [
        (json!({}), 300, 43_200, "/lab"),
        (
            json!({"ExpiresInSeconds": 5, "SessionExpirationDurationInSeconds": 1800, "LandingUri": "app:JupyterLab:lab/tree/a"}),
            5,
            1800,
            "/lab/tree/a",
        ),
    ] {
        let mut request = ask(&id, "ana", Some("ana"));
        request
            .as_object_mut()
            .expect("object")
            .extend(given.as_object().expect("object").clone());
        let (site, token) = presign(&test, request).await;
        let key = Ticket::key_of(&site, &secret_hash(&token));
        let ticket = test
            .engine
            .store()
            .get::<Ticket>(&key)
            .expect("store")
            .expect("a ticket");
        assert_eq!(
            (ticket.expires - ticket.created, ticket.session_seconds),
            (lives_s * 1000, session_s)
        );
        assert_eq!(ticket.landing, landing);
    }
    let update = json!({"DomainId": id, "UserProfileName": "Ana", "UserSettings": {"DefaultLandingUri": "studio::lab/tree/mine"}});
    test.ok(SM, "UpdateUserProfile", update).await;
    let (site, token) = presign(&test, ask(&id, "ana", Some("ana"))).await;
    let redeemed = test
        .engine
        .redeem_ticket(&site, &token)
        .await
        .map_err(|e| e.chain())
        .expect("store");
    assert_eq!(redeemed.expect("a session").landing, "/lab/tree/mine");
}

#[tokio::test]
async fn urls_for_what_is_not_there_or_not_ones_own_are_refused() {
    let (test, id) = lab().await;
    let with_landing = |space: Option<&str>, uri: &str| {
        let mut request = ask(&id, "ana", space);
        request["LandingUri"] = json!(uri);
        request
    };
    for (request, code, named) in [
        (ask("d-abcdefghijkl", "ana", None), "ResourceNotFound", "d-abcdefghijkl"),
        (ask(&id, "eve", None), "ResourceNotFound", "eve"),
        (ask(&id, "ana", Some("gone")), "ResourceNotFound", "gone"),
        (ask(&id, "bo", Some("ana")), "ValidationException", "private"),
        (
            with_landing(Some("ana"), "app:RStudioServerPro:x"),
            "ValidationException",
            "RStudioServerPro",
        ),
        (
            with_landing(Some("ana"), "studio:://evil.example"),
            "ValidationException",
            "stay on the site",
        ),
        (
            with_landing(Some("ana"), "https://evil.example"),
            "ValidationException",
            "studio::path",
        ),
        (with_landing(None, "studio::lab"), "ValidationException", "SpaceName"),
    ] {
        let (got, message) = test.refused(SM, "CreatePresignedDomainUrl", request).await;
        assert!(got == code && message.contains(named), "{got}: {message}");
    }
    assert_eq!(test.engine.store().scan::<Ticket>("").expect("store"), []);
    test.edit::<Domain>(&id, |d| d.life.status = Status::Deleting).await;
    let (code, _) = test
        .refused(SM, "CreatePresignedDomainUrl", ask(&id, "ana", None))
        .await;
    assert_eq!(code, "ValidationException");
}

#[tokio::test]
async fn a_session_follows_its_app() {
    let (test, id) = lab().await;
    let session = sign_in(&test, &id, "ana", Some("ana")).await;
    assert!(matches!(target(&test, &session), Some(BrowserTarget::NoApp(space)) if space.name == "ana"));
    let request = json!({"DomainId": id, "SpaceName": "ana", "AppType": "JupyterLab", "AppName": "default"});
    test.ok(SM, "CreateApp", request).await;
    assert_eq!(
        target(&test, &session),
        Some(BrowserTarget::Changing(AppStatus::Pending))
    );
    let owner = AppOwner::Space("ana".into());
    let key = App::key_of(&DomainId::from_client(&id), &owner, "JupyterLab", "default");
    let workload = WorkloadId::from_entropy(7);
    test.edit::<App>(&key, move |app| {
        app.status = AppStatus::InService;
        app.workload = Some(workload);
        app.token = "secret".into();
    })
    .await;
    let token = "secret".to_owned();
    assert_eq!(target(&test, &session), Some(BrowserTarget::App { workload, token }));
    test.edit::<App>(&key, |app| {
        app.status = AppStatus::Failed;
        app.failure_reason = Some("no route".into());
    })
    .await;
    assert_eq!(target(&test, &session), Some(BrowserTarget::Failed("no route".into())));
}

#[tokio::test]
async fn a_space_made_again_under_its_name_is_another_site() {
    let (test, id) = lab().await;
    let session = sign_in(&test, &id, "ana", Some("ana")).await;
    let unused = presign(&test, ask(&id, "ana", Some("ana"))).await;
    assert!(target(&test, &session).is_some());
    test.ok(SM, "DeleteSpace", json!({"DomainId": id, "SpaceName": "ana"}))
        .await;
    assert_eq!(
        target(&test, &session),
        None,
        "dead as soon as the deletion is answered"
    );
    // What the reconciler does once the directory is gone.
    let key = Space::key_of(&DomainId::from_client(&id), "ana");
    let forget = test.engine.commit(move |tx, _| {
        tx.delete::<Space>(&key);
        Ok(())
    });
    forget.await.map_err(|e| e.chain()).expect("store");
    space(&test, &id, "ana", "Ana", "Private").await;
    assert_eq!(target(&test, &session), None, "the old cookie stays dead");
    assert_eq!(
        redeem(&test.engine, &unused.0, &unused.1).await,
        None,
        "and so do old URLs"
    );
    let (site, _) = presign(&test, ask(&id, "ana", Some("ana"))).await;
    assert_ne!(site, session.0);
}

#[tokio::test]
async fn sessions_die_with_the_profile_that_opened_them_and_stay_dead() {
    let (test, id) = lab().await;
    let bos = sign_in(&test, &id, "bo", Some("team")).await;
    let bos_list = sign_in(&test, &id, "bo", None).await;
    let anas = sign_in(&test, &id, "ana", Some("team")).await;
    assert_eq!(bos.0, anas.0, "one site for a shared space");
    let key = Space::key_of(&DomainId::from_client(&id), "bo");
    let forget = test.engine.commit(move |tx, _| {
        tx.delete::<Space>(&key);
        Ok(())
    });
    forget.await.map_err(|e| e.chain()).expect("store");
    test.ok(
        SM,
        "DeleteUserProfile",
        json!({"DomainId": id, "UserProfileName": "Bo"}),
    )
    .await;
    assert_eq!((target(&test, &bos), target(&test, &bos_list)), (None, None));
    assert!(target(&test, &anas).is_some());
    profile(&test, &id, "Bo").await;
    assert_eq!(
        (target(&test, &bos), target(&test, &bos_list)),
        (None, None),
        "another Bo"
    );
    test.edit::<Domain>(&id, |d| d.life.status = Status::Deleting).await;
    assert_eq!(target(&test, &anas), None, "the domain goes, and all with it");
}

#[tokio::test]
async fn the_list_shows_ones_own_private_spaces_and_the_shared_ones() {
    let (test, id) = lab().await;
    let (site, cookie) = sign_in(&test, &id, "bo", None).await;
    assert_eq!(
        target(&test, &(site.clone(), cookie.clone())),
        Some(BrowserTarget::List)
    );
    let found = test
        .engine
        .browser_session(&site, &cookie)
        .map_err(|e| e.chain())
        .expect("store");
    let (list, _) = found.expect("a session");
    let (domain, spaces) = test
        .engine
        .spaces_open_to(&list.entrant)
        .map_err(|e| e.chain())
        .expect("a list");
    let names: Vec<_> = spaces.iter().map(|listed| listed.space.name.as_str()).collect();
    assert_eq!((domain.as_str(), names), ("lab", vec!["bo", "team"]));
    let open = async |space: &str| {
        test.engine
            .open_from_list(&list, space)
            .await
            .map_err(|e| e.chain())
            .expect("store")
    };
    assert_eq!((open("ana").await, open("gone").await), (None, None));
    let (space_site, token) = take_apart(&open("bo").await.expect("a URL"));
    let cookie = redeem(&test.engine, &space_site, &token).await.expect("a session");
    let key = BrowserSession::key_of(&space_site, &cookie);
    let session = test
        .engine
        .store()
        .get::<BrowserSession>(&key)
        .expect("store")
        .expect("a session");
    assert!(session.expires <= list.expires, "no longer than the list's own session");
    let key = list.key();
    test.edit::<BrowserSession>(&key, |list| list.expires = crate::now_ms())
        .await;
    assert_eq!(open("bo").await, None, "a list that's over opens nothing");
}

#[tokio::test]
async fn unused_urls_and_sessions_are_bounded_and_swept() {
    let (test, id) = lab().await;
    let session = sign_in(&test, &id, "ana", Some("team")).await;
    for _ in 0..MAX_TICKETS + 3 {
        presign(&test, ask(&id, "bo", Some("team"))).await;
    }
    let tickets = || test.engine.store().scan::<Ticket>("").expect("store");
    assert_eq!(tickets().len(), MAX_TICKETS);
    let first = sign_in(&test, &id, "bo", Some("team")).await;
    for _ in 0..MAX_SESSIONS {
        sign_in(&test, &id, "bo", Some("team")).await;
    }
    let sessions = || test.engine.store().scan::<BrowserSession>("").expect("store");
    assert_eq!(sessions().len(), MAX_SESSIONS + 1, "Bo's, and Ana's one");
    assert_eq!(target(&test, &first), None, "the oldest made room");
    assert!(target(&test, &session).is_some(), "another profile's isn't touched");
    for ticket in tickets() {
        test.edit::<Ticket>(&ticket.key(), |ticket| ticket.expires = crate::now_ms())
            .await;
    }
    let key = Space::key_of(&DomainId::from_client(&id), "team");
    test.edit::<Space>(&key, |space| space.life.status = Status::Deleting)
        .await;
    let listed = sign_in(&test, &id, "ana", None).await;
    test.engine
        .sweep_browser_records()
        .await
        .map_err(|e| e.chain())
        .expect("swept");
    assert_eq!((tickets().len(), sessions().len()), (0, 1));
    assert!(target(&test, &listed).is_some());
}

#[tokio::test]
async fn what_a_deleted_profile_left_in_browsers_goes_with_it() {
    let (test, id) = lab().await;
    for who in ["ana", "bo"] {
        sign_in(&test, &id, who, Some("team")).await;
        sign_in(&test, &id, who, None).await;
        presign(&test, ask(&id, who, Some("team"))).await;
    }
    let left = || {
        let store = test.engine.store();
        let tickets = store.scan::<Ticket>("").expect("store").into_iter().map(|t| t.entrant);
        let sessions = store.scan::<BrowserSession>("").expect("store");
        let mut profiles: Vec<_> = tickets
            .chain(sessions.into_iter().map(|s| s.entrant))
            .map(|e| e.profile.to_lowercase())
            .collect();
        profiles.sort();
        profiles
    };
    assert_eq!(left(), ["ana", "ana", "ana", "bo", "bo", "bo"]);
    let key = Space::key_of(&DomainId::from_client(&id), "bo");
    let gone = test.engine.commit(move |tx, _| {
        tx.delete::<Space>(&key);
        Ok(())
    });
    gone.await.map_err(|e| e.chain()).expect("deleted");
    test.ok(
        SM,
        "DeleteUserProfile",
        json!({"DomainId": id, "UserProfileName": "Bo"}),
    )
    .await;
    assert_eq!(left(), ["ana", "ana", "ana"]);
}
