//! The resolver as a way out.

use crate::Attack;
use crate::attacks;
use crate::region::{ALICE, BOB, RESOLVER, Region};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;

/// Sockets that a process holds in the host's network, as the kernel's tables tell them.
fn host_sockets(pid: u32) -> BTreeSet<String> {
    let inodes: BTreeSet<String> = fs::read_dir(format!("/proc/{pid}/fd"))
        .expect("its descriptors")
        .flatten()
        .filter_map(|e| fs::read_link(e.path()).ok())
        .filter_map(|l| {
            l.to_string_lossy()
                .strip_prefix("socket:[")
                .map(|i| i.trim_end_matches(']').to_owned())
        })
        .collect();
    ["tcp", "tcp6", "udp", "udp6", "raw"]
        .iter()
        .flat_map(|table| {
            let text = fs::read_to_string(format!("/proc/net/{table}")).unwrap_or_default();
            text.lines().map(|l| format!("{table} {l}")).collect::<Vec<_>>()
        })
        .filter(|line| {
            line.split_whitespace()
                .nth(10)
                .is_some_and(|inode| inodes.contains(inode))
        })
        .collect()
}

/// Secrets in names, in every type of record that tunnels use, by UDP and TCP: the answer is always the same `no`, it carries
/// nothing, and the server asks nobody, for it holds no socket that could.
fn a_tunnel_in_names(region: &Region) {
    let known = region.inside(
        ALICE,
        "network",
        "resolving",
        &[RESOLVER, "api.sagemaker.us-east-1.amazonaws.com"],
    );
    assert_eq!(known[0], 0, "the resolver answers: {known}");
    for domain in [
        "tunnel.example",
        "tunnel.kakoi.internal",
        "tunnel.amazonaws.com",
        "tunnel.us-east-1.compute.internal",
    ] {
        let told = region.inside(ALICE, "network", "tunnel", &[RESOLVER, domain, "4"]);
        assert_eq!(told, json!({ "codes": [3], "answers": 0, "beyond": 0 }), "{domain}");
    }
    let pid = region.server.lock().expect("not poisoned").pid();
    let sockets = host_sockets(pid);
    assert!(!sockets.is_empty(), "its own listener is seen");
    for socket in &sockets {
        let words: Vec<&str> = socket.split_whitespace().collect();
        assert!(
            words[0] == "tcp" && words[2].starts_with("0100007F:"),
            "a socket on the host beside loopback: {socket}"
        );
    }
}

fn resolvers_of_others(region: &Region) {
    let own = region.inside(
        ALICE,
        "network",
        "resolving",
        &[RESOLVER, "api.sagemaker.us-east-1.amazonaws.com"],
    );
    assert_eq!(own[0], 0);
    let others = ["1.1.1.1", "8.8.8.8", "198.19.0.2", "10.20.1.2", "169.254.1.1"];
    let told = region.inside(
        ALICE,
        "network",
        "silent_resolvers",
        &[&["example.com"], &others[..]].concat(),
    );
    assert_eq!(told.as_object().expect("answers").len(), others.len());
    for (server, answer) in told.as_object().expect("answers") {
        assert!(answer.is_null(), "{server} answers: {answer}");
    }
}

/// What one asks for changes nothing of what another is told: there's no cache to write into.
fn messages_through_the_resolver(region: &Region) {
    let ask = |app: &str| region.inside(app, "network", "resolving", &[RESOLVER, "message.kakoi.example"]);
    let before = ask(BOB);
    for _ in 0..3 {
        ask(ALICE);
    }
    assert_eq!(ask(BOB), before);
    assert_eq!(before[0], 3);
}

fn public_names_in_the_closed_domain(region: &Region) {
    for name in ["github.com", "pypi.org", "GITHUB.com", "github.com.", "www.google.com"] {
        let told = region.inside(ALICE, "network", "resolving", &[RESOLVER, name]);
        assert_eq!((&told[0], &told[1]), (&json!(3), &json!(0)), "{name}");
    }
    let open = region
        .place
        .shell(crate::region::OPEN, "getent ahostsv4 github.com | head -1");
    assert!(!open.is_empty(), "the name is there where it may be asked for");
}

pub const ATTACKS: &[Attack] = attacks![
    a_tunnel_in_names,
    resolvers_of_others,
    messages_through_the_resolver,
    public_names_in_the_closed_domain,
];
