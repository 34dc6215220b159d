//! One-time URLs: who gets one, and how often and for how long it's good.

use super::{CLOSED_ALICE, CLOSED_BOB, Person, cookie_of, host, open_url, origin};
use crate::Region;
use crate::roles::calls;
use kakoi_e2e::browser::Browser;
use kakoi_e2e::raw;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A URL by `create_presigned_domain_url` into a person's own space; `more` are further parameters.
pub fn by_boto(region: &mut Region, person: Person, more: &Value) -> String {
    let mut input = json!({
        "DomainId": person.domain_id(region), "UserProfileName": person.user, "SpaceName": person.user,
    });
    for (name, value) in more.as_object().expect("an object") {
        input[name] = value.clone();
    }
    let answer = "/AuthorizedUrl";
    region
        .boto
        .text("sagemaker", "create_presigned_domain_url", input, answer)
}

/// A URL that's good for five seconds, the least that the API allows, and when it was made at the latest.
pub fn short_lived(region: &mut Region) -> (String, Instant) {
    let url = by_boto(region, CLOSED_ALICE, &json!({ "ExpiresInSeconds": 5 }));
    (url, Instant::now())
}

/// A URL that opens nothing, and whose page says so.
fn opens_nothing(browser: &mut Browser, url: &str, why: &str) {
    let opened = browser.open("stray", url);
    assert_eq!(opened["statuses"], json!([403]), "{why}: {opened}");
    let text = opened["text"].as_str().expect("a text");
    assert!(
        text.contains("This link doesn’t open anything") && text.contains("kakoi space open"),
        "{why}: {text}"
    );
}

/// A URL that somebody has used.
pub fn used(browser: &mut Browser, url: &str) {
    opens_nothing(browser, url, "a second time");
}

pub fn refused(browser: &mut Browser, region: &mut Region, late: &(String, Instant)) {
    let fresh = open_url(&region.place, CLOSED_ALICE);
    let last = if fresh.ends_with('0') { "1" } else { "0" };
    let forged = format!("{}{last}", &fresh[..fresh.len() - 1]);
    opens_nothing(browser, &forged, "forged");
    let token = fresh.split_once('?').expect("a query").1;
    let other = open_url(&region.place, CLOSED_BOB);
    opens_nothing(
        browser,
        &format!("{}/auth?{token}", origin(&other)),
        "alice's token on bob's site",
    );
    // A browser that isn't signed in anywhere, so that only the URL can be what opens the space.
    let redeem = |url: &str| {
        let target = url.splitn(4, '/').nth(3).expect("a path");
        let request = format!(
            "GET /{target} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            host(url)
        );
        raw::send(region.server.authority(), request.as_bytes()).status
    };
    assert_eq!(redeem(&fresh), 303, "what came before didn't use it up");
    assert_eq!(redeem(&fresh), 403);
    assert_eq!(redeem(&other), 303);

    let foreign = json!({
        "DomainId": CLOSED_ALICE.domain_id(region), "UserProfileName": "alice", "SpaceName": "bob",
    });
    let by_root = region
        .boto
        .try_call("sagemaker", "create_presigned_domain_url", &foreign);
    assert_eq!(by_root.expect_err("bob's space is private").code, "ValidationException");
    let mut as_bob = foreign.clone();
    as_bob["UserProfileName"] = json!("bob");
    let attempts = [foreign, as_bob].map(|input| ("sagemaker", "create_presigned_domain_url", input));
    let codes = calls(&region.place, "research-closed/alice", &attempts);
    assert_eq!(codes, ["ValidationException", "AccessDeniedException"]);

    wait_for("five seconds have passed", Duration::from_secs(10), || {
        (late.1.elapsed() > Duration::from_secs(5)).then_some(())
    });
    opens_nothing(browser, &late.0, "late");
}

/// The status of `GET /` on a site with a session cookie put there by hand.
pub fn by_hand(region: &Region, site: &str, cookie: &str) -> u16 {
    let request = format!(
        "GET /api/status HTTP/1.1\r\nhost: {}\r\ncookie: __Host-kakoi={cookie}\r\nconnection: close\r\n\r\n",
        host(&format!("{site}/"))
    );
    raw::send(region.server.authority(), request.as_bytes()).status
}

/// Whoever was in a space that's deleted isn't in the one that's made under its name: neither by cookie nor by URL.
pub fn recreated(browser: &mut Browser, region: &mut Region) {
    let domain = CLOSED_ALICE.domain_id(region);
    let key = json!({ "DomainId": domain, "SpaceName": "again" });
    let make = json!({
        "DomainId": domain, "SpaceName": "again", "OwnershipSettings": { "OwnerUserProfileName": "alice" },
        "SpaceSharingSettings": { "SharingType": "Private" }, "SpaceSettings": { "AppType": "JupyterLab" },
    });
    let enter = json!({ "SpaceName": "again" });
    region.boto.call("sagemaker", "create_space", make.clone());
    let [first, unused] = [(); 2].map(|()| by_boto(region, CLOSED_ALICE, &enter));
    let old = origin(&first);
    let opened = browser.open("again", &first);
    assert_eq!(
        opened["statuses"],
        json!([303, 503]),
        "signed in; there's no app: {opened}"
    );
    let cookie = cookie_of(browser, &old).expect("a session");
    assert_eq!(by_hand(region, &old, &cookie), 503, "the cookie is good");

    region.boto.call("sagemaker", "delete_space", key.clone());
    wait_for("the space is gone", Duration::from_secs(30), || {
        region.boto.try_call("sagemaker", "describe_space", &key).err()
    });
    region.boto.call("sagemaker", "create_space", make);
    let new = origin(&by_boto(region, CLOSED_ALICE, &enter));
    assert_ne!(old, new, "a site belongs to one instance of a space");
    for site in [&old, &new] {
        assert_eq!(by_hand(region, site, &cookie), 401, "the old cookie on {site}");
    }
    opens_nothing(browser, &unused, "the old space's");
    let token = unused.split_once('?').expect("a query").1;
    opens_nothing(
        browser,
        &format!("{new}/auth?{token}"),
        "the old space's on the new site",
    );
    let opened = browser.open("again", &format!("{old}/lab"));
    assert_eq!(opened["statuses"], json!([401]), "{opened}");
    region.boto.call("sagemaker", "delete_space", key.clone());
    wait_for("the space is gone", Duration::from_secs(30), || {
        region.boto.try_call("sagemaker", "describe_space", &key).err()
    });
}
