//! Which crate may know which: the arrows of the architecture, compared with `cargo metadata`. A new arrow needs a line here,
//! with its reason; an arrow that's gone needs its line removed.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Crate, what it may depend on (ours only, not for tests), and why it's that and no more.
const ALLOWED: &[(&str, &[&str], &str)] = &[
    ("kakoi-types", &[], "ids and addresses: parsing and printing only"),
    (
        "kakoi-net",
        &["types", "policy"],
        "the network as users wrote it, endpoint policies among it; pure",
    ),
    (
        "kakoi-studio",
        &["types", "net"],
        "lifecycles of domains and apps, which name parts of the network; pure",
    ),
    (
        "kakoi-database",
        &["types", "net"],
        "lifecycles of databases, which name parts of the network; pure",
    ),
    ("kakoi-netir", &["types", "net"], "resolves the network; pure"),
    (
        "kakoi-netsim",
        &["types", "netir"],
        "judges packets over the resolved network alone; pure",
    ),
    (
        "kakoi-compare",
        &["types", "net", "netir", "netsim", "studio", "database"],
        "asks the model about both modes of a domain: reads all intent that decides them, changes none; pure",
    ),
    ("kakoi-wire", &[], "AWS's protocols: knows HTTP and no service's rules"),
    ("kakoi-api", &["wire"], "operations as data"),
    (
        "kakoi-store",
        &["types", "net", "studio", "database"],
        "keeps what users wrote; knows neither API nor backends",
    ),
    (
        "kakoi-dataplane",
        &["types", "netir"],
        "the seam: traits and the types that cross it",
    ),
    (
        "kakoi-postgres",
        &["dataplane"],
        "what runs inside a database's sandbox: told by the seam's types what to be, knows no API and no namespace",
    ),
    ("kakoi-anchor", &[], "the anchor's protocol, small enough to audit"),
    (
        "kakoi-hold",
        &["anchor"],
        "the anchor itself: nothing else of ours may live in that process",
    ),
    (
        "kakoi-linux",
        &["types", "net", "netir", "dataplane", "anchor", "postgres"],
        "a backend: knows the resolved network and what a database's sandbox runs, not API, store or engine",
    ),
    (
        "kakoi-edge",
        &[],
        "listeners on sockets that others opened: knows names and certificates, no model",
    ),
    ("kakoi-policy", &[], "what a policy says about a request; pure"),
    (
        "kakoi-nfs",
        &[],
        "speaks NFS and touches files as their owner: who asks is told by its caller",
    ),
    (
        "kakoi-flows",
        &["types", "netir", "netsim", "dataplane"],
        "gathers what routers saw and explains it by the model; pure",
    ),
    ("kakoi-logs", &[], "keeps log events: knows no app and no API"),
    (
        "kakoi-s3",
        &[],
        "keeps objects and speaks S3: who may do what is asked of its caller",
    ),
    (
        "kakoi-gateway",
        &[],
        "carries browsers to apps: sessions and apps are asked of its caller",
    ),
    (
        "kakoi-engine",
        &[
            "types",
            "net",
            "studio",
            "database",
            "netir",
            "netsim",
            "flows",
            "wire",
            "api",
            "store",
            "dataplane",
            "postgres",
            "policy",
            "logs",
        ],
        "request logic: reaches backends through traits only; what a password change is to PostgreSQL is the supervisor's crate's to say",
    ),
    (
        "kakoi-server",
        &[
            "types",
            "net",
            "netir",
            "compare",
            "studio",
            "database",
            "wire",
            "api",
            "store",
            "dataplane",
            "engine",
            "anchor",
            "linux",
            "edge",
            "gateway",
            "s3",
            "logs",
            "postgres",
            "nfs",
        ],
        "puts the parts together: the only one that names a concrete backend",
    ),
    ("kakoi-codegen", &[], "a development tool: writes what kakoi-api holds"),
    (
        "kakoi-bench",
        &[
            "types",
            "net",
            "netir",
            "netsim",
            "studio",
            "wire",
            "store",
            "linux",
            "anchor",
            "dataplane",
            "edge",
            "gateway",
        ],
        "a development tool: fills a store, times the backend, the gateway and the model alone, and signs its own requests; never the engine",
    ),
    (
        "kakoi-e2e",
        &["wire"],
        "a development tool: tests the built binaries from outside, and signs its own requests",
    ),
];

/// Tools of ours, which ship with nothing: no crate may depend on one, and of those in flux the table is an upper bound.
const TOOLS: &[&str] = &["kakoi-codegen", "kakoi-bench", "kakoi-e2e"];

/// What decides has no clock, no randomness, no input or output.
const PURE: &[&str] = &[
    "kakoi-types",
    "kakoi-net",
    "kakoi-database",
    "kakoi-studio",
    "kakoi-netir",
    "kakoi-netsim",
    "kakoi-compare",
    "kakoi-policy",
];
const IMPURE: &[&str] = &[
    "tokio",
    "rustix",
    "libc",
    "nix",
    "getrandom",
    "rand",
    "time",
    "chrono",
    "tempfile",
    "reqwest",
    "hyper",
    "rusqlite",
];

/// What stays alive when all else dies is small: what else than our protocol `kakoi-hold` may use.
const HOLD: &[&str] = &["kakoi-anchor", "libc", "rustix", "seccompiler", "serde", "serde_json"];

/// Normal dependencies of each crate of the workspace.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let out = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
            "--manifest-path",
            manifest,
        ])
        .output()
        .expect("cargo runs");
    assert!(
        out.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    let metadata: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let of = |package: &Value| {
        let all = package["dependencies"].as_array().expect("a list");
        all.iter()
            .filter(|d| d["kind"].is_null())
            .map(|d| text(&d["name"]))
            .collect()
    };
    metadata["packages"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|p| (text(&p["name"]), of(p)))
        .collect()
}

#[test]
fn only_drawn_arrows() {
    let found = dependencies();
    let mut wrong = Vec::new();
    for (name, all) in &found {
        let Some((_, allowed, why)) = ALLOWED.iter().find(|(n, ..)| n == name) else {
            wrong.push(format!(
                "{name} isn't in the table: add it with its arrows and their reason"
            ));
            continue;
        };
        let ours: BTreeSet<&str> = all.iter().filter_map(|d| d.strip_prefix("kakoi-")).collect();
        let allowed: BTreeSet<&str> = allowed.iter().copied().collect();
        wrong.extend(
            ours.difference(&allowed)
                .map(|d| format!("{name} may not know kakoi-{d}: {why}")),
        );
        wrong.extend(
            all.iter()
                .filter(|d| TOOLS.contains(&d.as_str()))
                .map(|d| format!("{name} may not know the tool {d}")),
        );
        // Of the product the table is exact.
        if !TOOLS.contains(&name.as_str()) {
            wrong.extend(
                allowed
                    .difference(&ours)
                    .map(|d| format!("{name} no longer knows kakoi-{d}: remove it from the table")),
            );
        }
    }
    let absent = ALLOWED
        .iter()
        .filter(|(n, ..)| !found.contains_key(*n) && !TOOLS.contains(n));
    wrong.extend(absent.map(|(n, ..)| format!("{n} is in the table and not in the workspace")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_decides_is_pure() {
    let found = dependencies();
    for name in PURE {
        let impure: Vec<_> = found[*name].iter().filter(|d| IMPURE.contains(&d.as_str())).collect();
        assert!(impure.is_empty(), "{name} uses {impure:?}");
    }
}

#[test]
fn what_must_not_die_is_small() {
    let all = &dependencies()["kakoi-hold"];
    let more: Vec<_> = all.iter().filter(|d| !HOLD.contains(&d.as_str())).collect();
    assert!(more.is_empty(), "kakoi-hold uses {more:?}");
}

#[test]
fn one_crate_of_the_product_names_a_backend() {
    let backends = ["kakoi-linux", "kakoi-edge"];
    for (name, all) in dependencies() {
        let named: Vec<_> = all.iter().filter(|d| backends.contains(&d.as_str())).collect();
        let may = name == "kakoi-server" || TOOLS.contains(&name.as_str());
        assert!(may || named.is_empty(), "{name} names {named:?}");
    }
}
