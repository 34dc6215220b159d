//! People in a real browser: ways in, notebooks by JupyterLab's own interface, and what a hostile page gets at. As root
//! all users of both domains run the notebook; as an ordinary user alice does, the rest is the same.

mod attacks;
mod restarts;
mod urls;

use crate::Region;
use kakoi_e2e::browser::{self, Browser};
use kakoi_e2e::checks::Checks;
use kakoi_e2e::setup::{Place, Way};
use serde_json::{Value, json};

/// A user of the quickstart, who is also the name of the page that's theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    domain: &'static str,
    mode: &'static str,
    user: &'static str,
}

const OPEN_ALICE: Person = Person {
    domain: "research-open",
    mode: "PublicInternetOnly",
    user: "alice",
};
const CLOSED_ALICE: Person = Person {
    domain: "research-closed",
    mode: "VpcOnly",
    user: "alice",
};
const OPEN_BOB: Person = Person {
    user: "bob",
    ..OPEN_ALICE
};
const CLOSED_BOB: Person = Person {
    user: "bob",
    ..CLOSED_ALICE
};

impl Person {
    /// `DOMAIN/SPACE`.
    fn space(self) -> String {
        format!("{}/{}", self.domain, self.user)
    }

    fn page(self) -> String {
        format!("{}-{}", self.domain, self.user)
    }

    fn domain_id(self, region: &Region) -> String {
        let facts = &region.facts;
        let id = if self.mode == "VpcOnly" {
            &facts.closed_domain
        } else {
            &facts.open_domain
        };
        id.clone()
    }
}

pub fn checks(checks: &mut Checks, region: &mut Region) {
    let Some(tools) = browser::find() else { return };
    let way = region.place.setup.way;
    let mut browser = Browser::start(&tools, &format!("region-{way:?}").to_lowercase());
    let browser = &mut browser;
    let mut late = None;
    checks.run("browser: sign in by a presigned URL, once", || {
        late = Some(urls::short_lived(region));
        for person in [OPEN_ALICE, CLOSED_ALICE] {
            let url = open_url(&region.place, person);
            enter(browser, person, &url);
            urls::used(browser, &url);
        }
    });
    checks.run("browser: the same notebook in both domains", || {
        for person in [OPEN_ALICE, CLOSED_ALICE] {
            notebook(browser, region, person);
        }
    });
    checks.run("browser: a hostile page gets at nobody else's notebook", || {
        attacks::before_and_after_the_victim_signs_in(browser, region);
    });
    checks.run("browser: bob's notebooks", || {
        let url = urls::by_boto(region, OPEN_BOB, &json!({}));
        enter(browser, OPEN_BOB, &url);
        if way == Way::Root {
            notebook(browser, region, OPEN_BOB);
            notebook(browser, region, CLOSED_BOB);
        }
    });
    checks.run(
        "browser: the list page shows one's own spaces, by the keyboard too",
        || {
            list_page(browser, region);
        },
    );
    checks.run("browser: forged, late and foreign URLs open nothing", || {
        urls::refused(browser, region, late.as_ref().expect("made before"));
    });
    checks.run("browser: a space of the same name isn't the same space", || {
        urls::recreated(browser, region);
    });
    restarts::checks(checks, browser, region);
}

/// What `kakoi space open` prints.
fn open_url(place: &Place, person: Person) -> String {
    let answer = place.json(&["space", "open", &person.space()]);
    answer["url"].as_str().expect("a URL").to_owned()
}

/// `http://HOST:PORT` of a URL.
fn origin(url: &str) -> String {
    url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
}

/// `HOST:PORT` of a URL.
fn host(url: &str) -> String {
    url.split('/').nth(2).expect("a URL with a host").to_owned()
}

/// Opens a one-time URL: a session on the space's own site, with a cookie that only this site has and no page can read.
fn enter(browser: &mut Browser, person: Person, url: &str) -> Value {
    let entered = browser.sign_in(&person.page(), url);
    let statuses = entered["statuses"].as_array().expect("a list");
    assert_eq!(statuses.first(), Some(&json!(303)), "{entered}");
    assert_eq!(statuses.last(), Some(&json!(200)), "{entered}");
    let address = entered["url"].as_str().expect("a URL");
    assert_eq!(origin(address), origin(url), "JupyterLab is on the space's own site");
    let cookies = entered["cookies"].as_array().expect("a list");
    let ours: Vec<&Value> = cookies.iter().filter(|c| c["name"] == "__Host-kakoi").collect();
    assert_eq!(ours.len(), 1, "{entered}");
    let cookie = ours[0];
    let site = host(url).split(':').next().expect("a name").to_owned();
    for (attribute, expected) in [
        ("secure", json!(true)),
        ("httpOnly", json!(true)),
        ("sameSite", json!("Lax")),
        ("path", json!("/")),
        // A leading dot would mean a Domain attribute.
        ("domain", json!(site)),
    ] {
        assert_eq!(cookie[attribute], expected, "{attribute} of {cookie}");
    }
    let readable = entered["document_cookie"].as_str().expect("a text");
    assert!(!readable.contains("__Host-kakoi"), "{readable}");
    cookie.clone()
}

/// The session's secret, as the browser has it for a person's site.
fn cookie_of(browser: &mut Browser, site: &str) -> Option<String> {
    let all = browser.step("jar", "cookies", json!({ "url": format!("{site}/") }));
    let all = all.as_array().expect("a list");
    let mut ours = all.iter().filter(|c| c["name"] == "__Host-kakoi");
    let found = ours.next().and_then(|c| c["value"].as_str()).map(str::to_owned);
    assert_eq!(ours.next(), None, "one session cookie per site");
    found
}

/// The site that a person's page shows.
fn site_of(browser: &mut Browser, person: Person) -> String {
    let address = browser.step(&person.page(), "evaluate", json!({ "script": "location.origin" }));
    address.as_str().expect("an origin").to_owned()
}

const S3: &str = "import boto3, json, math

s3 = boto3.client(\"s3\")
s3.put_object(Bucket=bucket, Key=\"wave.json\", Body=json.dumps([math.exp(-n / 60) * math.sin(n / 6) for n in range(200)]))
wave = json.load(s3.get_object(Bucket=bucket, Key=\"wave.json\")[\"Body\"])
print(len(wave), \"numbers written to S3 and read back\")";

const DESCRIBE: &str = "boto3.client(\"sagemaker\").describe_domain(DomainId=domain)[\"AppNetworkAccessType\"]";

const INTERNET: &str = "import urllib.request

try:
    with urllib.request.urlopen(\"https://github.com\", timeout=5) as page:
        print(\"github.com answers:\", page.status, page.reason)
except OSError as error:
    print(\"github.com can't be reached:\", error)";

const PLOT: &str = "import matplotlib.pyplot as plt

plt.figure(figsize=(9, 2.2))
plt.plot(wave)
plt.title(\"wave.json, from S3\")
plt.show()";

/// Runs the same cells by the menu "Run All Cells"; their answers differ as the domains do.
fn notebook(browser: &mut Browser, region: &Region, person: Person) {
    let page = person.page();
    let id = person.domain_id(region);
    let bucket = format!("kakoi-{}-{}", person.domain, person.user);
    let about = if person.mode == "VpcOnly" {
        "its VPC's routes, groups and endpoints decide what this notebook reaches."
    } else {
        "this notebook reaches the internet, and of the VPC nothing but its home."
    };
    let title = format!("# {}\n\nMode **{}**: {about}", person.domain, person.mode);
    let settings = format!("domain, bucket = \"{id}\", \"{bucket}\"");
    let cells = json!([{ "markdown": title }, settings, S3, DESCRIBE, INTERNET, PLOT]);
    browser.step(
        &page,
        "new_notebook",
        json!({ "name": "network.ipynb", "cells": cells }),
    );
    let ran = browser.run_all(&page, Some(&page));
    let texts: Vec<&str> = ran.iter().map(|cell| cell.text.as_str()).collect();
    assert!(ran.iter().all(|cell| !cell.failed), "{texts:?}");
    assert_eq!(texts[1], "200 numbers written to S3 and read back");
    assert!(texts[2].contains(&format!("'{}'", person.mode)), "{texts:?}");
    if person.mode == "VpcOnly" {
        assert!(texts[3].starts_with("github.com can't be reached: "), "{texts:?}");
    } else {
        assert_eq!(texts[3], "github.com answers: 200 OK");
    }
    assert_eq!(ran[4].pictures, [true], "a plot that a person sees: {ran:?}");
    let asked = browser.step(
        &page,
        "evaluate",
        json!({ "script": "[...document.querySelectorAll('.Toastify__toast, .jp-Dialog')].map(e => e.textContent)" }),
    );
    assert_eq!(asked, json!([]), "JupyterLab asks for no news of the internet");
    if person.user == "alice" {
        let name = format!("{page}-portrait");
        let size = json!({ "name": name, "width": 1200, "height": 900 });
        browser.step(&page, "portrait", size);
    }
}

/// The list shows the private space of the profile and nobody else's; Tab and Enter lead into it.
fn list_page(browser: &mut Browser, region: &Region) {
    for person in [OPEN_ALICE, CLOSED_ALICE] {
        let answer = region.place.json(&["profile", "open", &person.space()]);
        let url = answer["url"].as_str().expect("a URL");
        let opened = browser.open("list", url);
        assert_eq!(opened["statuses"], json!([303, 200]), "{opened}");
        let text = opened["text"].as_str().expect("a text");
        assert!(
            text.contains("Signed in as alice") && text.contains("private") && text.contains("InService"),
            "{text}"
        );
        assert!(!text.contains("bob"), "{text}");
        let focus = browser.step("list", "press", json!({ "keys": ["Tab"] }));
        assert_eq!(focus, "Open alice");
        browser.step("list", "press", json!({ "keys": ["Enter"] }));
        let arrived = browser.step("list", "arrived", json!({}));
        let arrived = arrived.as_str().expect("an address");
        assert_eq!(origin(arrived), site_of(browser, person), "the space's own site");
        assert_ne!(origin(arrived), origin(url), "the list has a site of its own");
        // Nobody else may be opened by a form of one's own.
        let back = browser.open("list", &format!("{}/", origin(url)));
        assert_eq!(back["statuses"], json!([200]), "{back}");
        let foreign = json!({ "url": format!("{}/open", origin(url)), "fields": { "space": "bob" } });
        let answer = browser.step("list", "form", foreign);
        assert_eq!(answer["status"], 404, "{answer}");
    }
}
