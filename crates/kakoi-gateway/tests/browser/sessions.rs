//! Ways in, and the pages around them.

use crate::support::*;
use kakoi_gateway::*;

const AUTH: &str = "GET /auth?token=t HTTP/1.1\nHost: {host}\n{close}\n\n";

#[tokio::test]
async fn a_presigned_url_works_once_and_sets_a_host_cookie() {
    let world = World::new(Limits::default()).await;
    world.studio.ticket(SITE, "t", "/lab/tree/a.ipynb?x=1");
    let first = world.raw(AUTH).await.to_ascii_lowercase();
    assert!(first.starts_with("http/1.1 303"), "{first}");
    for header in [
        "location: /lab/tree/a.ipynb?x=1\r\n",
        "set-cookie: __host-kakoi=c0ffee; path=/; secure; httponly; samesite=lax; max-age=1800\r\n",
        "referrer-policy: no-referrer\r\n",
        "cache-control: no-store\r\n",
    ] {
        assert!(first.contains(header), "{header} in {first}");
    }
    let second = world.raw(AUTH).await.to_ascii_lowercase();
    assert!(
        second.starts_with("http/1.1 403") && !second.contains("set-cookie"),
        "{second}"
    );
    assert!(second.contains("kakoi space open"), "it says what to do: {second}");
    assert_eq!(world.seen.take(), Vec::<String>::new(), "no app hears of it");
}

#[tokio::test]
async fn a_forged_token_or_one_of_another_site_opens_nothing_and_stays_good_at_home() {
    let world = World::new(Limits::default()).await;
    world.studio.ticket(OTHER, "t", "/lab");
    for request in [
        AUTH,
        "GET /auth?token=forged HTTP/1.1\nHost: {host}\n{close}\n\n",
        "GET /auth?token= HTTP/1.1\nHost: {host}\n{close}\n\n",
        "GET /auth?token=t&token=t HTTP/1.1\nHost: {host}\n{close}\n\n",
        "GET /auth HTTP/1.1\nHost: {host}\n{close}\n\n",
    ] {
        let answer = world.raw(request).await.to_ascii_lowercase();
        assert!(
            answer.starts_with("http/1.1 403") && !answer.contains("set-cookie"),
            "{answer}"
        );
        assert!(!answer.contains("forged"), "nothing of the request is shown: {answer}");
    }
    let own = AUTH.replace("{host}", &world.host().replace(SITE, OTHER));
    assert_eq!(world.status(&own).await, 303);
}

#[tokio::test]
async fn a_url_is_not_used_up_by_heads_prefetches_posts_or_images() {
    let world = World::new(Limits::default()).await;
    world.studio.ticket(SITE, "t", "/lab");
    let line = "GET /auth?token=t HTTP/1.1\nHost: {host}\n{close}\n";
    for (request, status) in [
        (AUTH.replace("GET", "HEAD"), 405),
        (AUTH.replace("GET", "OPTIONS"), 405),
        (format!("{line}Sec-Purpose: prefetch;prerender\n\n"), 503),
        (format!("{line}Purpose: prefetch\n\n"), 503),
        (
            format!("{line}Sec-Fetch-Mode: no-cors\nSec-Fetch-Dest: image\nSec-Fetch-Site: same-origin\n\n"),
            503,
        ),
        (
            format!("{line}Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe\nSec-Fetch-Site: cross-site\n\n"),
            403,
        ),
    ] {
        assert_eq!(world.status(&request).await, status, "{request}");
    }
    let visit = format!("{line}Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: document\nSec-Fetch-Site: none\n\n");
    assert_eq!(world.status(&visit).await, 303);
}

#[tokio::test]
async fn a_landing_that_leads_elsewhere_is_not_followed() {
    let world = World::new(Limits::default()).await;
    for landing in ["//evil.example", "/\\evil.example", "https://evil.example", "/a\tb", ""] {
        world.studio.ticket(SITE, "t", landing);
        let answer = world.raw(AUTH).await;
        assert!(answer.contains("location: /\r\n"), "{landing}: {answer}");
    }
}

#[tokio::test]
async fn a_cookie_opens_its_own_site_and_no_other() {
    let world = World::new(Limits::default()).await;
    let request = "GET /lab HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n";
    assert_eq!(world.status(request).await, 200);
    world.seen.take();
    let other = request.replace("{host}", &world.host().replace(SITE, OTHER));
    assert_eq!(world.status(&other).await, 401);
    for cookies in [
        "Cookie: __Host-kakoi=forged",
        "Cookie: __host-kakoi=good",
        "Cookie: kakoi=good",
        "Accept: text/html",
    ] {
        assert_eq!(
            world.status(&request.replace("{cookie}", cookies)).await,
            401,
            "{cookies}"
        );
    }
    assert_eq!(world.seen.take(), Vec::<String>::new());
}

#[tokio::test]
async fn two_session_cookies_are_refused() {
    let world = World::new(Limits::default()).await;
    for cookies in [
        "Cookie: __Host-kakoi=good; __Host-kakoi=good",
        "Cookie: __Host-kakoi=good\nCookie: __Host-kakoi=evil",
    ] {
        let request = format!("GET / HTTP/1.1\nHost: {{host}}\n{cookies}\n{{close}}\n\n");
        assert_eq!(world.status(&request).await, 400);
    }
    assert_eq!(world.seen.take(), Vec::<String>::new());
}

#[tokio::test]
async fn a_browser_without_a_session_gets_a_page_and_a_program_a_line() {
    let world = World::new(Limits::default()).await;
    let page = world
        .raw("GET / HTTP/1.1\nHost: {host}\nAccept: text/html\n{close}\n\n")
        .await;
    assert!(page.starts_with("HTTP/1.1 401") && page.contains("<h1>"), "{page}");
    assert!(page.contains("default-src 'none'; style-src 'sha256-"), "{page}");
    let line = world.raw("GET /api HTTP/1.1\nHost: {host}\n{close}\n\n").await;
    assert!(line.starts_with("HTTP/1.1 401") && !line.contains('<'), "{line}");
}

#[tokio::test]
async fn a_space_without_a_running_app_says_why_and_escapes_it() {
    let world = World::new(Limits::default()).await;
    let reason = "<script>alert(1)</script>".to_owned();
    for (waiting, shown, refreshes) in [
        (
            Waiting::Missing {
                command: "aws x".into(),
            },
            "CreateApp",
            true,
        ),
        (Waiting::Changing { status: "Pending" }, "Pending", true),
        (Waiting::Failed { reason }, "&lt;script&gt;alert(1)", false),
    ] {
        world.studio.session(SITE, "waits", Target::Waiting(waiting));
        let request = "GET /lab HTTP/1.1\nHost: {host}\nCookie: __Host-kakoi=waits\nAccept: text/html\n{close}\n\n";
        let page = world.raw(request).await;
        assert!(page.starts_with("HTTP/1.1 503") && page.contains(shown), "{page}");
        assert!(!page.contains("<script>"), "{page}");
        assert_eq!(page.contains("refresh: 2\r\n"), refreshes, "{page}");
    }
}

#[tokio::test]
async fn the_list_page_opens_a_space_by_a_post_of_its_own() {
    let world = World::new(Limits::default()).await;
    world.studio.session(SITE, "lists", Target::List);
    *world.studio.listing.lock().unwrap() = vec![Entry {
        space: "notes".into(),
        display_name: Some("<b>Notes</b>".into()),
        shared: true,
        status: Some("InService".into()),
    }];
    let cookie = "Cookie: __Host-kakoi=lists";
    let page = world
        .raw(&format!("GET / HTTP/1.1\nHost: {{host}}\n{cookie}\n{{close}}\n\n"))
        .await;
    assert!(
        page.contains("&lt;b&gt;Notes") && page.contains("InService") && page.contains("value=\"notes\""),
        "{page}"
    );
    assert!(
        page.contains("referrer-policy: same-origin"),
        "or the form's Origin would be null: {page}"
    );
    let post = |origin: &str, body: &str| {
        let length = body.len();
        format!("POST /open HTTP/1.1\nHost: {{host}}\n{cookie}\n{origin}Content-Length: {length}\n{{close}}\n\n{body}")
    };
    let opened = world.raw(&post("Origin: {origin}\n", "space=notes")).await;
    assert!(opened.starts_with("HTTP/1.1 303"), "{opened}");
    assert!(
        opened.contains("location: http://k0000000000000000000000000000000b.localhost:1/auth?token=t-notes"),
        "{opened}"
    );
    for (origin, body, status) in [
        ("", "space=notes", 403),
        ("Origin: null\n", "space=notes", 403),
        ("Origin: http://evil.example\n", "space=notes", 403),
        ("Origin: {origin}\n", "space=others", 404),
        ("Origin: {origin}\n", "", 404),
        ("Origin: {origin}\n", &"x".repeat(5000), 404),
    ] {
        assert_eq!(world.status(&post(origin, body)).await, status, "{origin} {body:.20}");
    }
    let by_get = format!("GET /open?space=notes HTTP/1.1\nHost: {{host}}\n{cookie}\n{{close}}\n\n");
    assert_eq!(world.status(&by_get).await, 405);
}
