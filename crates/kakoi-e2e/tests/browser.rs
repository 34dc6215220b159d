//! The browser's driver itself, before two sites of the test's own: what it says happened, and that nothing is left of it.

use kakoi_e2e::browser::{self, Browser};
use kakoi_e2e::checks::alone;
use kakoi_e2e::setup;
use kakoi_e2e::{procs, wait_for};
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

/// Sets a cookie in Secure and HttpOnly form, answers, or says that there's nothing.
fn answer(mut stream: TcpStream) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    while !lines.next()?.ok()?.is_empty() {}
    let (status, more, body) = match first.split(' ').nth(1)? {
        "/enter" => (
            "303 See Other",
            "location: /\r\nset-cookie: __Host-test=1; Path=/; Secure; HttpOnly; SameSite=Lax\r\n",
            "",
        ),
        "/" => ("200 OK", "", "<p>hello"),
        _ => ("404 Not Found", "", "nothing"),
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html\r\n{more}content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    write!(stream, "{head}{body}").ok()
}

#[test]
fn tells_what_happened_and_leaves_nothing() {
    let _one = alone(Path::new(env!("CARGO_TARGET_TMPDIR")), setup::own_way());
    let Some(tools) = browser::find() else {
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream));
        }
    });

    let mut browser = Browser::start(&tools, "driver");
    let opened = browser.open("alice", &format!("http://ka.localhost:{port}/enter"));
    assert_eq!(opened["statuses"], json!([303, 200]), "{opened}");
    assert_eq!(opened["text"], "hello");
    let cookies = browser.step(
        "alice",
        "cookies",
        json!({ "url": format!("http://ka.localhost:{port}/") }),
    );
    let cookie = &cookies[0];
    assert_eq!(
        (&cookie["name"], &cookie["value"]),
        (&json!("__Host-test"), &json!("1"))
    );
    assert_eq!(
        (&cookie["httpOnly"], &cookie["secure"], &cookie["sameSite"]),
        (&json!(true), &json!(true), &json!("Lax"))
    );
    let others = browser.step(
        "alice",
        "cookies",
        json!({ "url": format!("http://kb.localhost:{port}/") }),
    );
    assert_eq!(others, json!([]), "the cookie stays on its site");

    let fetch = |url: String| json!({ "url": url });
    let same = browser.probe("alice", "fetch", fetch("/missing".into()));
    assert_eq!((&same["status"], &same["text"]), (&json!(404), &json!("nothing")));
    let other = browser.probe("alice", "fetch", fetch(format!("http://kb.localhost:{port}/")));
    assert!(other["error"].is_string(), "{other}");
    let domain = browser.probe("alice", "cookie", json!({ "cookie": "wide=1; Domain=localhost" }));
    assert_eq!(domain["document_cookie"], "", "`localhost` is like a public suffix");
    let log = browser.log("alice");
    let missing = format!("http://ka.localhost:{port}/missing");
    assert_eq!(log["http"], json!([[404, "GET", missing]]), "{log}");

    // Nothing outside of this machine, by name or by number (an address that is documentation's).
    for outside in ["http://example.com/", "http://192.0.2.1/", "http://[2001:db8::1]/"] {
        let refused = browser
            .try_step("bob", "open", json!({ "url": outside, "timeout": 20 }))
            .expect_err(outside);
        assert!(refused.contains("ERR_NAME_NOT_RESOLVED"), "{refused}");
    }
    let late = browser.try_step(
        "bob",
        "evaluate",
        json!({ "script": "new Promise(() => {})", "timeout": 0.5 }),
    );
    assert!(late.expect_err("a step that never ends").contains("not in time"));

    let own = i32::try_from(std::process::id()).expect("a pid");
    let family = procs::descendants(own);
    assert!(
        family.iter().any(|p| p.command.contains("--headless")),
        "Chromium is one of ours: {family:?}"
    );
    drop(browser);
    wait_for("every process of the browser ends", Duration::from_secs(20), || {
        (!family.iter().any(procs::Process::is_alive)).then_some(())
    });
}
