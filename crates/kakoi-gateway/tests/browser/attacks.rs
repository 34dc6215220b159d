//! Requests that no honest browser sends, byte by byte.

use crate::support::*;
use kakoi_gateway::Limits;

#[tokio::test]
async fn requests_from_other_sites_change_nothing() {
    let world = World::new(Limits::default()).await;
    let head = "Host: {host}\n{cookie}\n{close}\n";
    for (line, headers) in [
        ("POST /api/kernels", "Content-Length: 2\n\n{}"),
        ("POST /api/kernels", "Origin: null\nContent-Length: 2\n\n{}"),
        (
            "POST /api/kernels",
            "Origin: http://evil.example\nContent-Length: 2\n\n{}",
        ),
        (
            "POST /api/kernels",
            "Origin: http://k0000000000000000000000000000000b.localhost:1\nContent-Length: 0\n\n",
        ),
        (
            "POST /api/kernels",
            "Origin: {origin}.evil.example\nContent-Length: 0\n\n",
        ),
        (
            "POST /api/kernels",
            "Origin: {origin}\nOrigin: http://evil.example\nContent-Length: 0\n\n",
        ),
        ("DELETE /api/kernels/1", "Referer: {origin}/lab\n\n"),
        ("PUT /api/contents/a", "Content-Length: 0\n\n"),
        (
            "OPTIONS /api",
            "Origin: http://evil.example\nAccess-Control-Request-Method: PUT\n\n",
        ),
        ("GET /api/contents", "Origin: http://evil.example\n\n"),
        (
            "GET /files/a.js",
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: script\n\n",
        ),
        (
            "GET /lab",
            "Sec-Fetch-Site: same-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe\n\n",
        ),
    ] {
        let answer = world.raw(&format!("{line} HTTP/1.1\n{head}{headers}")).await;
        let refused = answer.starts_with("HTTP/1.1 403") || answer.starts_with("HTTP/1.1 400");
        assert!(refused, "{line} {headers}: {answer}");
    }
    assert_eq!(world.seen.take(), Vec::<String>::new());
    let own = "POST /api/kernels HTTP/1.1\nHost: {host}\n{cookie}\nOrigin: {origin}\nContent-Length: 2\n{close}\n\n{}";
    assert_eq!(world.status(own).await, 200);
}

#[tokio::test]
async fn an_upgrade_needs_its_own_origin_and_a_session_before_the_app_hears_of_it() {
    let world = World::new(Limits::default()).await;
    let upgrade = "GET /ws HTTP/1.1\nHost: {host}\nConnection: Upgrade\nUpgrade: websocket\n";
    for (headers, status) in [
        ("{cookie}\n\n", 403),
        ("{cookie}\nOrigin: null\n\n", 403),
        ("{cookie}\nOrigin: http://evil.example\n\n", 403),
        (
            "{cookie}\nOrigin: https://k0000000000000000000000000000000a.localhost:1\n\n",
            403,
        ),
        ("Origin: {origin}\nConnection: close\n\n", 401),
        (
            "Cookie: __Host-kakoi=forged\nOrigin: {origin}\nConnection: close\n\n",
            401,
        ),
    ] {
        assert_eq!(world.status(&format!("{upgrade}{headers}")).await, status, "{headers}");
    }
    assert_eq!(world.seen.take(), Vec::<String>::new());
    assert_eq!(world.websocket("/ws").await.0, 101);
}

#[tokio::test]
async fn host_tricks_reach_no_site() {
    let world = World::new(Limits::default()).await;
    let host = world.host();
    let rest = "{cookie}\n{close}\n\n";
    for (line, hosts, status) in [
        ("/", format!("Host: {}\n", host.to_ascii_uppercase()), 421),
        ("/", format!("Host: {}\n", host.replace("localhost", "localhost.")), 421),
        ("/", format!("Host: {SITE}.localhost\n"), 421),
        ("/", format!("Host: {SITE}.localhost:1\n"), 421),
        ("/", format!("Host: x.{host}\n"), 421),
        ("/", format!("Host: x{host}\n"), 421),
        (
            "/",
            format!("Host: {SITE}.localhost.evil.example:{}\n", world.port),
            421,
        ),
        ("/", format!("Host: u@{host}\n"), 421),
        ("/", format!("Host: 127.0.0.1:{}\n", world.port), 421),
        ("/", format!("Host: {host}\nHost: {host}\n"), 400),
        ("/", format!("Host: {host}\nHost: evil.example\n"), 400),
        ("/", String::new(), 400),
        ("http://evil.example/", format!("Host: {host}\n"), 421),
        (&format!("http://u@{host}/"), format!("Host: {host}\n"), 421),
        (
            &format!("http://{host}/"),
            format!("Host: {}\n", host.replace(SITE, OTHER)),
            421,
        ),
    ] {
        assert_eq!(
            world.status(&format!("GET {line} HTTP/1.1\n{hosts}{rest}")).await,
            status,
            "{line} {hosts}"
        );
    }
    for line in ["TRACE / HTTP/1.1\n", "CONNECT {host} HTTP/1.1\n"] {
        assert_eq!(
            world.status(&format!("{line}Host: {{host}}\n{rest}")).await,
            405,
            "{line}"
        );
    }
    assert_eq!(world.seen.take(), Vec::<String>::new());
    assert_eq!(
        world
            .status(&format!("GET http://{{host}}/ HTTP/1.1\nHost: {{host}}\n{rest}"))
            .await,
        200
    );
}

#[tokio::test]
async fn no_header_of_a_browser_names_an_identity_to_the_app() {
    let world = World::new(Limits::default()).await;
    let request = "GET /lab?token=stolen&a=1 HTTP/1.1\nHost: {host}\nCookie: _xsrf=1; __Host-kakoi=good; user=2\n\
        Authorization: token stolen\nX-Forwarded-For: 1.2.3.4\nX-Forwarded-User: root\nX_Forwarded_User: root\nForwarded: for=1\n\
        X-Real-IP: 1.2.3.4\nX-Kakoi-Profile: bob\nRemote-User: root\nRemote_User: root\nX-Remote-User: root\nVia: x\n\
        Proxy-Authorization: x\nX-Named: 1\nTE: trailers\nUpgrade: h2c\nHTTP2-Settings: x\n\
        Connection: X-Named, HTTP2-Settings, Authorization, Host, close\nX-XSRFToken: kept\n\n";
    assert_eq!(world.status(request).await, 200);
    let seen = world.seen.take().concat();
    let mut lines: Vec<&str> = seen.trim_end().split("\r\n").collect();
    lines[1..].sort_unstable();
    let host = format!("host: {}", world.host());
    let wanted = [
        "GET /lab?a=1 HTTP/1.1",
        "authorization: token own",
        "cookie: _xsrf=1; user=2",
        host.as_str(),
        "x-xsrftoken: kept",
    ];
    assert_eq!(lines, wanted);
}

#[tokio::test]
async fn paths_reach_the_app_as_they_were_sent() {
    let world = World::new(Limits::default()).await;
    for path in [
        "/a/../../b",
        "/a;x=1/..;/b",
        "/%2e%2e%2f",
        "//evil.example/x",
        "/a%00b?c=%2F..&;",
        "/auth/",
        "/AUTH",
        "/%61uth",
    ] {
        let request = format!("GET {path} HTTP/1.1\nHost: {{host}}\n{{cookie}}\n{{close}}\n\n");
        assert_eq!(world.status(&request).await, 200, "{path}");
        let seen = world.seen.take().concat();
        assert!(seen.starts_with(&format!("GET {path} HTTP/1.1\r\n")), "{path}: {seen}");
    }
}

#[tokio::test]
async fn an_app_sets_neither_the_session_cookie_nor_one_for_other_hosts() {
    let world = World::new(Limits::default()).await;
    let answer = world
        .raw("GET /cookies HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n")
        .await;
    let lower = answer.to_ascii_lowercase();
    assert!(lower.contains("set-cookie: _xsrf=1; path=/\r\n") && lower.contains("set-cookie: user=2; path=/\r\n"));
    assert_eq!(lower.matches("set-cookie").count(), 2, "{answer}");
    assert!(!lower.contains("alt-svc") && !lower.contains("x-hop"), "{answer}");
    assert!(lower.contains("x-frame-options: sameorigin"), "{answer}");
}

/// hyper decides where a request ends: it refuses contradictory lengths, or lets `Transfer-Encoding` win and frames the request
/// anew. Whatever comes first, the app never sees the second request inside the first one's body.
#[tokio::test]
async fn requests_with_two_lengths_smuggle_nothing() {
    let world = World::new(Limits::default()).await;
    let head = "POST /a HTTP/1.1\nHost: {host}\n{cookie}\nOrigin: {origin}\n";
    let hidden = "GET /hidden HTTP/1.1\nHost: x\n\n";
    for framing in [
        "Content-Length: 60\nTransfer-Encoding: chunked\n",
        "Transfer-Encoding: chunked\nContent-Length: 60\n",
        "Transfer-Encoding: chunked, identity\n",
        "Transfer-Encoding: identity\nContent-Length: 5\n",
        "Transfer-Encoding:\u{b}chunked\nContent-Length: 5\n",
        "Transfer-Encoding : chunked\n",
        "X: 1\n Transfer-Encoding: chunked\nContent-Length: 5\n",
        "Content-Length: 5\nContent-Length: 60\n",
        "Content-Length: +5\n",
        "Content-Length: 5, 5\n",
    ] {
        let answer = world.raw(&format!("{head}{framing}\n0\n\n{hidden}")).await;
        for seen in world.seen.take() {
            assert!(!seen.contains("GET /hidden"), "{framing}: the app saw {seen}");
        }
        assert!(
            !answer.contains("HTTP/1.1 200") || answer.matches("HTTP/1.1").count() <= 2,
            "{framing}: {answer}"
        );
    }
    let chunked = format!("{head}Transfer-Encoding: chunked\n{{close}}\n\n5\nhello\n0\n\n{hidden}");
    assert_eq!(world.status(&chunked).await, 200);
    let seen = world.seen.take().concat();
    assert!(seen.contains("hello") && !seen.contains("/hidden"), "{seen}");
}

#[tokio::test]
async fn headers_have_a_limit() {
    let world = World::new(Limits {
        header_bytes: 4096,
        ..Limits::default()
    })
    .await;
    let request = |length| {
        format!(
            "GET / HTTP/1.1\nHost: {{host}}\n{{cookie}}\nX: {}\n{{close}}\n\n",
            "y".repeat(length)
        )
    };
    assert_eq!(world.status(&request(3000)).await, 200);
    assert_eq!(world.status(&request(5000)).await, 431);
}
