//! A notebook at work while its server drains, dies, or is flooded.

use super::{CLOSED_ALICE, cookie_of, host, site_of};
use crate::Region;
use kakoi_e2e::browser::Browser;
use kakoi_e2e::checks::{Checks, say};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::json;
use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// More than all buffers between a notebook and its browser hold.
const DOWNLOAD: &str = "big.bin";

/// How long people and programs may wait on a flooded listener, on a busy machine.
const SOON: Duration = Duration::from_secs(10);

pub fn checks(checks: &mut Checks, browser: &mut Browser, region: &mut Region) {
    let page = CLOSED_ALICE.page();
    let mut kernel = String::new();
    let begun = checks.run("browser: a kernel keeps x", || {
        kernel = browser.new_notebook(&page, "restart.ipynb", &["x = 41"]);
        let ran = browser.run_all(&page, None);
        assert!(!ran[0].failed, "{ran:?}");
    });
    if !begun {
        return;
    }
    checks.run(
        "browser: 10,000 silent connections and slow readers stop nobody",
        || {
            flood(browser, region);
            assert_eq!(browser.run_cell(&page, "x").text, "41");
        },
    );
    checks.run(
        "browser: a drained restart ends a download and keeps the kernel",
        || {
            drained(browser, region, &kernel);
        },
    );
    checks.run(
        "browser: kill -9 cuts sessions; the same cookie and kernel go on",
        || {
            killed(browser, region, &kernel);
        },
    );
}

fn make_download(region: &Region) -> String {
    let script = format!(
        "python3 -c \"
import hashlib
piece = b''.join(hashlib.sha256(bytes([n])).digest() for n in range(256)) * 128
with open('{DOWNLOAD}', 'wb') as file:
    for n in range(256):
        file.write(piece)
\" && sha256sum {DOWNLOAD} | cut -d' ' -f1"
    );
    region.place.shell(&CLOSED_ALICE.space(), &script)
}

fn drained(browser: &mut Browser, region: &mut Region, kernel: &str) {
    let page = CLOSED_ALICE.page();
    let hash = make_download(region);
    let url = json!({ "url": format!("/files/{DOWNLOAD}") });
    let begun = browser.probe(&page, "download_begin", url);
    assert_eq!(
        (&begun["status"], &begun["length"]),
        (&json!(200), &json!(256 << 20)),
        "{begun}"
    );
    region.server.ask_to_end();
    browser.kernel_lost(&page);
    let whole = browser.probe(&page, "download_end", json!({}));
    assert_eq!(whole["complete"], true, "{whole}");
    assert_eq!(
        (&whole["sha256"], &whole["errors"]),
        (&json!(hash), &json!([])),
        "{whole}"
    );
    assert_eq!(region.server.ended(), Some(0));
    region.restart(&[]);
    assert_eq!(browser.kernel_ready(&page), kernel, "the same kernel, without a click");
    assert_eq!(browser.run_cell(&page, "x + 1").text, "42");
}

fn killed(browser: &mut Browser, region: &mut Region, kernel: &str) {
    let page = CLOSED_ALICE.page();
    let site = site_of(browser, CLOSED_ALICE);
    let cookie = cookie_of(browser, &site);
    region.server.kill();
    browser.kernel_lost(&page);
    region.restart(&[]);
    assert_eq!(browser.kernel_ready(&page), kernel, "the same kernel, without a click");
    assert_eq!(browser.run_cell(&page, "x + 2").text, "43");
    assert_eq!(
        cookie_of(browser, &site),
        cookie,
        "the session of before, without a new sign-in"
    );
    region.place.shell(&CLOSED_ALICE.space(), &format!("rm -f {DOWNLOAD}"));
}

/// As many sockets as this process may have, up to 10,000.
fn connections() -> usize {
    const WANTED: u64 = 10_000;
    const OTHERS: u64 = 500;
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(u64::MAX).min(WANTED + OTHERS);
    if limit.current.unwrap_or(u64::MAX) < most {
        let raised = Rlimit {
            current: Some(most),
            maximum: limit.maximum,
        };
        setrlimit(Resource::Nofile, raised).expect("up to the maximum");
    }
    usize::try_from(most - OTHERS).expect("a small number")
}

fn flood(browser: &mut Browser, region: &mut Region) {
    let count = connections();
    if count < 10_000 {
        say(&format!(
            "      the limit of open files allows {count} silent connections, not 10,000"
        ));
    }
    make_download(region);
    let page = CLOSED_ALICE.page();
    let site = site_of(browser, CLOSED_ALICE);
    let cookie = cookie_of(browser, &site).expect("signed in");
    let address = region.server.authority().parse().expect("an address");
    let connect = || TcpStream::connect_timeout(&address, SOON).expect("the listener takes connections");
    // Slow readers: each has asked for all of a file, and reads none of it.
    let slow: Vec<TcpStream> = (0..4)
        .map(|_| {
            let mut stream = connect();
            let host = host(&format!("{site}/"));
            let request =
                format!("GET /files/{DOWNLOAD} HTTP/1.1\r\nhost: {host}\r\ncookie: __Host-kakoi={cookie}\r\n\r\n");
            stream.write_all(request.as_bytes()).expect("sent");
            stream
        })
        .collect();
    let mut silent = Vec::with_capacity(count);
    for half in 1..=2 {
        while silent.len() < count * half / 2 {
            let mut stream = connect();
            // Every other one begins a request that it never ends. The listener may already have cut it.
            if silent.len() % 2 == 0 {
                let _ = stream.write_all(b"GET / HTTP/1.1\r\nhost: ");
            }
            silent.push(stream);
        }
        let begun = Instant::now();
        let answer = browser.probe(&page, "fetch", json!({ "url": "/api/status" }));
        assert_eq!(answer["status"], 200, "the signed-in page: {answer}");
        assert!(begun.elapsed() < SOON, "the page waited {:?}", begun.elapsed());
        let begun = Instant::now();
        region.boto.call("sagemaker", "list_domains", json!({}));
        assert!(begun.elapsed() < SOON, "the API took {:?}", begun.elapsed());
    }
    drop((silent, slow));
}
