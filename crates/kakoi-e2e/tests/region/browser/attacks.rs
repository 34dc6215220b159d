//! What a page of alice's does to bob's site and to the API, in a browser that has her cookies, and then bob's too.

use super::urls::by_hand;
use super::{CLOSED_ALICE, CLOSED_BOB, cookie_of, enter, open_url, origin, site_of};
use crate::Region;
use kakoi_e2e::browser::Browser;
use serde_json::{Value, json};

pub fn before_and_after_the_victim_signs_in(browser: &mut Browser, region: &mut Region) {
    let alice = site_of(browser, CLOSED_ALICE);
    let url = open_url(&region.place, CLOSED_BOB);
    let bob = origin(&url);
    let own = cookie_of(browser, &alice).expect("alice is signed in");
    assert_eq!(by_hand(region, &alice, &own), 200);
    assert_eq!(by_hand(region, &bob, &own), 401, "alice's cookie on bob's site");

    // His URL, seen by alice's page: it can't use it up in his browser's place.
    let image = json!({ "url": url, "options": { "mode": "no-cors", "credentials": "include" } });
    unreadable(&browser.probe(&CLOSED_ALICE.page(), "fetch", image));
    attack(browser, region, &bob);
    assert_eq!(cookie_of(browser, &bob), None, "nothing of alice's goes to bob's site");

    let his = enter(browser, CLOSED_BOB, &url)["value"].clone();
    let before = state(browser, region);
    attack(browser, region, &bob);
    assert_eq!(state(browser, region), before, "nothing of bob's has changed");
    assert_eq!(cookie_of(browser, &bob).map(Value::from), Some(his));
    assert_eq!(cookie_of(browser, &alice), Some(own), "nor has her own session");
    let workers = "navigator.serviceWorker.getRegistrations().then(all => all.length)";
    let registered = browser.step(&CLOSED_BOB.page(), "evaluate", json!({ "script": workers }));
    assert_eq!(registered, 0, "no service worker stands before bob's site");
}

/// What an attack could change: bob's files, kernels and terminals, and the domain.
fn state(browser: &mut Browser, region: &mut Region) -> Value {
    let files = region.place.shell(&CLOSED_BOB.space(), "ls -A1");
    let ask = |browser: &mut Browser, path: &str| {
        let answer = browser.probe(&CLOSED_BOB.page(), "fetch", json!({ "url": path }));
        assert_eq!(answer["status"], 200, "{path}: {answer}");
        answer["text"]
            .as_str()
            .map(|t| t.matches("\"id\"").count() + t.matches("\"name\"").count())
    };
    let (kernels, terminals) = (ask(browser, "/api/kernels"), ask(browser, "/api/terminals"));
    let domain = region.boto.call(
        "sagemaker",
        "describe_domain",
        json!({ "DomainId": CLOSED_BOB.domain_id(region) }),
    );
    json!([
        files,
        kernels,
        terminals,
        domain.value["Status"],
        domain.value["LastModifiedTime"]
    ])
}

/// An answer that a page learns nothing from.
fn unreadable(answer: &Value) {
    let nothing = answer["error"].is_string() || (answer["type"] == "opaque" && answer["text"] == "");
    assert!(nothing, "a page of another site reads {answer}");
}

fn attack(browser: &mut Browser, region: &Region, bob: &str) {
    let page = CLOSED_ALICE.page();
    let api = region.server.text("endpoint").to_owned();
    fetches(browser, &page, bob, &api);
    forms(browser, &page, bob, &api);
    frames_and_sockets(browser, &page, bob, &api);
    workers_and_cookies(browser, &page, bob);
}

fn fetches(browser: &mut Browser, page: &str, bob: &str, api: &str) {
    // The same things are there for alice on her own site.
    for path in ["/api/contents", "/api/kernels", "/files/network.ipynb"] {
        let own = browser.probe(page, "fetch", json!({ "url": path }));
        assert_eq!(own["status"], 200, "{path}: {own}");
        for mode in ["cors", "no-cors"] {
            let options = json!({ "mode": mode, "credentials": "include" });
            let url = format!("{bob}{path}");
            unreadable(&browser.probe(page, "fetch", json!({ "url": url, "options": options })));
        }
    }
    let body = "{\"type\":\"file\",\"format\":\"text\",\"content\":\"x\"}";
    for (method, mode, url) in [
        ("POST", "no-cors", format!("{bob}/api/kernels")),
        ("POST", "no-cors", format!("{bob}/api/terminals")),
        ("POST", "no-cors", format!("{bob}/api/contents")),
        ("PUT", "cors", format!("{bob}/api/contents/planted.txt")),
        ("DELETE", "cors", format!("{bob}/api/contents/network.ipynb")),
        ("POST", "no-cors", format!("{api}/")),
        ("POST", "cors", format!("{api}/")),
        ("GET", "cors", format!("{api}/")),
    ] {
        let mut options = json!({ "method": method, "mode": mode, "credentials": "include" });
        if method != "GET" {
            options["body"] = json!(body);
        }
        unreadable(&browser.probe(page, "fetch", json!({ "url": url, "options": options })));
    }
}

fn forms(browser: &mut Browser, page: &str, bob: &str, api: &str) {
    let create = json!({ "type": "file", "content": "planted" });
    let query = json!({ "Action": "CreateInternetGateway", "Version": "2016-11-15" });
    for (url, enctype, fields, status) in [
        (format!("{bob}/api/contents"), "text/plain", &create, 403),
        (
            format!("{bob}/api/kernels"),
            "application/x-www-form-urlencoded",
            &create,
            403,
        ),
        (format!("{bob}/api/terminals"), "multipart/form-data", &create, 403),
        (format!("{api}/"), "application/x-www-form-urlencoded", &query, 403),
    ] {
        let form = json!({ "url": url, "enctype": enctype, "fields": fields });
        let answer = browser.step(page, "form", form);
        assert_eq!(answer["status"], status, "a form to {url}: {answer}");
    }
}

fn frames_and_sockets(browser: &mut Browser, page: &str, bob: &str, api: &str) {
    for url in [format!("{bob}/lab"), format!("{bob}/"), format!("{api}/")] {
        let frame = browser.step(page, "iframe", json!({ "url": url }));
        assert_eq!(
            (&frame["shown"], &frame["readable"]),
            (&json!(false), &json!(false)),
            "{url}: {frame}"
        );
    }
    let socket = |url: &str| json!({ "url": url.replacen("http", "ws", 1) });
    let own = site_of(browser, CLOSED_ALICE);
    let opened = browser.probe(page, "websocket", socket(&format!("{own}/api/events/subscribe")));
    assert_eq!(opened["opened"], true, "on her own site: {opened}");
    for url in [
        format!("{bob}/api/events/subscribe"),
        format!("{bob}/api/kernels/0/channels"),
        format!("{bob}/terminals/websocket/1"),
        format!("{api}/"),
    ] {
        let opened = browser.probe(page, "websocket", socket(&url));
        assert_eq!(opened["opened"], false, "{url}: {opened}");
    }
}

fn workers_and_cookies(browser: &mut Browser, page: &str, bob: &str) {
    for worker in [
        json!({ "script": format!("{bob}/files/worker.js") }),
        json!({ "script": "/files/worker.js", "scope": format!("{bob}/") }),
    ] {
        let answer = browser.probe(page, "service_worker", worker);
        assert!(answer["error"].is_string(), "{answer}");
    }
    for cookie in [
        "planted=1; Domain=localhost",
        "planted=1; Domain=.localhost; Path=/",
        "__Host-kakoi=planted; Domain=localhost; Path=/; Secure",
        "__Host-kakoi=planted; Path=/; Secure",
    ] {
        let answer = browser.probe(page, "cookie", json!({ "cookie": cookie }));
        let readable = answer["document_cookie"].as_str().expect("a text");
        assert!(!readable.contains("planted"), "{cookie}: {readable}");
    }
    let jar = browser.step("jar", "cookies", json!({ "url": format!("{bob}/") }));
    assert!(!jar.to_string().contains("planted"), "{jar}");
}
