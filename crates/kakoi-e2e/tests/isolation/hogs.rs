//! Attacks that use something up. While one is under way the others, the resolver and the API go on answering; and it got no more
//! than its limits give it. Where a limit can't be enforced, `kakoi status` says so: that's asserted instead.

use crate::Attack;
use crate::attacks;
use crate::network::reached;
use crate::region::{ALICE, BOB, LEGAL, Lines, OPEN, PATIENCE, RESOLVER, Region};
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Starts an attack, which holds what it got until it's told to let go.
fn begin(region: &Region, attack: &str, arguments: &[&str]) -> Lines {
    region.ongoing(ALICE, "hogs", attack, arguments)
}

/// Bob's notebook, the resolver, the API and the command line answer while an attack holds what it got, for it doesn't let go
/// before.
fn others_go_on(region: &Region) {
    let timed = |what: &str, act: &dyn Fn()| {
        let begun = Instant::now();
        act();
        let took = begun.elapsed();
        assert!(took < PATIENCE, "{what} took {took:?} meanwhile");
    };
    timed("a command in bob's notebook", &|| {
        assert_eq!(region.place.shell(BOB, "echo alive"), "alive")
    });
    timed("bob's notebook server", &|| {
        assert_eq!(
            region.place.shell(
                BOB,
                "curl -s -m 60 -o /dev/null -w '%{http_code}' http://127.0.0.1:8888/api"
            ),
            "200"
        );
    });
    timed("a name", &|| {
        let told = region.inside(
            BOB,
            "network",
            "resolving",
            &[RESOLVER, "api.sagemaker.us-east-1.amazonaws.com"],
        );
        assert_eq!(told[0], 0, "{told}");
    });
    timed("the API", &|| {
        let mut boto = region.boto.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        boto.call("sagemaker", "list_domains", json!({}));
    });
}

/// Begins, asks the others, and waits for the end.
fn meanwhile_others_go_on(region: &Region, attack: &str, arguments: &[&str]) -> Value {
    let hog = begin(region, attack, arguments);
    others_go_on(region);
    hog.let_go()
}

fn limits(region: &Region) -> String {
    region.place.json(&["status"])["limits"]
        .as_str()
        .expect("words")
        .to_owned()
}

/// 1,024 for each of two processors, whatever counts them.
const PROCESSES: u64 = 2048;

fn fork_bomb(region: &Region) {
    let said = limits(region);
    let got = meanwhile_others_go_on(region, "fork_bomb", &["4000"]);
    assert!(said.contains("processes") || said.contains("pids"), "{said}");
    assert_eq!(got["how"], "EAGAIN", "{got}");
    assert!(
        got["got"].as_u64().is_some_and(|n| (100..=PROCESSES).contains(&n)),
        "{got}"
    );
    assert_eq!(
        region.place.shell(ALICE, "echo alive"),
        "alive",
        "afterwards its owner goes on, too"
    );
}

/// For the two ways to take turns where both at once would need twice a notebook's memory.
static TURN: Mutex<()> = Mutex::new(());

/// `ml.t3.medium` has 4 GiB. Without a limit for memory the attack keeps to little, and the words of the status are what's tested.
fn memory_hog(region: &Region) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let said = limits(region);
    if said.contains("memory are NOT limited") || said.contains("memory and cpu are NOT limited") {
        let got = meanwhile_others_go_on(region, "memory_hog", &["512"]);
        assert_eq!((&got["got"], &got["killed"]), (&512.into(), &false.into()), "{got}");
        return;
    }
    assert!(said.contains("memory"), "{said}");
    let got = meanwhile_others_go_on(region, "memory_hog", &["5120"]);
    assert!(
        got["killed"] == true && got["got"].as_u64().is_some_and(|n| (256..=4096).contains(&n)),
        "{got}"
    );
    assert_eq!(region.place.shell(BOB, "echo alive"), "alive");
}

fn processor_hog(region: &Region) {
    let said = limits(region);
    assert!(said.contains("cpu"), "enforced or not, it's said: {said}");
    meanwhile_others_go_on(region, "processor_hog", &["8"]);
}

/// Temporary folders are memory, and each has a size: half of the instance type's.
fn memory_by_temporary_files(region: &Region) {
    for folder in ["/tmp", "/dev/shm"] {
        let got = meanwhile_others_go_on(region, "file_hog", &[folder, "2200"]);
        assert_eq!(got["how"], "ENOSPC", "{folder}: {got}");
        assert!(got["got"].as_u64().is_some_and(|n| n <= 2048), "{folder}: {got}");
    }
}

fn quotas(region: &Region) -> String {
    region.place.json(&["status"])["volume_quotas"]
        .as_str()
        .expect("words")
        .to_owned()
}

/// A space's volume has 5 GB. Where no file system enforces it, the status says so and why.
fn disk_hog(region: &Region) {
    let said = quotas(region);
    if said.starts_with("not enforced") {
        assert!(said.len() > "not enforced: ".len(), "and says why");
        meanwhile_others_go_on(region, "file_hog", &["~", "256"]);
    } else {
        let got = meanwhile_others_go_on(region, "file_hog", &["~", "6000"]);
        assert_eq!(got["how"], "EDQUOT", "{got}");
    }
}

/// Inodes are a part of the same quota.
fn inode_hog(region: &Region) {
    let got = meanwhile_others_go_on(region, "inode_hog", &["~", "10000"]);
    let said = quotas(region);
    assert!(got["got"] == 10000 || got["how"] == "EDQUOT", "{said}: {got}");
    let free = region.place.shell(BOB, "touch ~/one && rm ~/one && echo made");
    assert_eq!(free, "made");
}

fn descriptor_hog(region: &Region) {
    let got = meanwhile_others_go_on(region, "descriptor_hog", &["2000000"]);
    assert_eq!(got["how"], "EMFILE", "{got}");
}

/// Instances of inotify are counted for the whole region by the kernel, so one app gets a share.
fn watch_hog(region: &Region) {
    let hog = begin(region, "watch_hog", &[]);
    let bob = region.inside(BOB, "hogs", "one_watch", &[]);
    let got = hog.let_go();
    assert_eq!(got["how"], "EMFILE", "{got}");
    assert_eq!(bob["worked"], true, "bob while alice has {}", got["got"]);
}

/// Pseudo-terminals of all sandboxes are counted together by the kernel, 3,072 by default: each sandbox has a share.
fn terminal_hog(region: &Region) {
    let hog = begin(region, "terminal_hog", &["3000"]);
    others_go_on(region);
    let bob = region
        .place
        .shell(BOB, "python3 -c 'import os; os.openpty(); print(1)'");
    assert_eq!(bob, "1");
    let got = hog.let_go();
    assert_eq!(got["how"], "ENOSPC", "{got}");
    assert!(got["got"].as_u64().is_some_and(|n| (32..=64).contains(&n)), "{got}");
}

fn silent_connections_to_the_resolver(region: &Region) {
    let got = meanwhile_others_go_on(region, "connection_hog", &[RESOLVER, "53", "400"]);
    reached(region, BOB, &format!("{RESOLVER}:53"));
    assert!(got["got"].as_u64().is_some_and(|n| n > 0), "{got}");
}

fn silent_connections_to_the_api(region: &Region) {
    let address = region.place.shell(
        ALICE,
        "getent ahostsv4 api.sagemaker.us-east-1.amazonaws.com | awk '{ print $1; exit }'",
    );
    let hog = begin(region, "connection_hog", &[&address, "443", "1500"]);
    let bob = region.place.shell(
        BOB,
        "curl -s -m 60 -o /dev/null -w '%{http_code}' -X POST https://api.sagemaker.us-east-1.amazonaws.com/",
    );
    assert!(bob.starts_with('4'), "bob's call: {bob}");
    others_go_on(region);
    assert!(hog.let_go()["got"].as_u64().is_some_and(|n| n > 50));
}

fn silent_connections_to_own_credentials(region: &Region) {
    let hog = begin(region, "connection_hog", &["169.254.170.2", "80", "1500"]);
    let bob = region.inside(
        BOB,
        "network",
        "http",
        &["169.254.170.2", "80", "/credentials", "169.254.170.2"],
    );
    assert_eq!(bob[0], 200);
    others_go_on(region);
    hog.let_go();
}

fn unsigned_calls_to_the_api(region: &Region) {
    let got = meanwhile_others_go_on(region, "api_flood", &["api.sagemaker.us-east-1.amazonaws.com", "8"]);
    assert!(
        got["answers"]
            .as_object()
            .is_some_and(|a| a.keys().all(|k| k.starts_with('4') || k == "failed")),
        "{got}"
    );
}

/// 1,024 answers a second for one interface, as on AWS, and as many more that were saved up.
fn questions_to_the_resolver(region: &Region) {
    let got = meanwhile_others_go_on(region, "question_flood", &[RESOLVER, "8000"]);
    let number = |name: &str| got[name].as_f64().expect("a number");
    let allowed = 1024.0 * (number("seconds") + 1.0);
    assert!(number("sent") > 1.5 * allowed, "it was a flood: {got}");
    assert!(number("answered") > 500.0 && number("answered") <= allowed, "{got}");
}

/// What a router tracks of one interface is bounded, so that the others' connections find room.
fn tracked_connections(region: &Region) {
    let tracked = || {
        region
            .in_router(&["cat", "/proc/sys/net/netfilter/nf_conntrack_count"])
            .trim()
            .parse::<u64>()
            .expect("a number")
    };
    let before = tracked();
    let hog = begin(region, "tracking_flood", &[&region.bob, &LEGAL.to_string(), "12000"]);
    let more = tracked() - before;
    reached(region, BOB, &format!("{RESOLVER}:53"));
    others_go_on(region);
    let got = hog.let_go();
    assert!(got["got"].as_u64().is_some_and(|n| n > 11_000), "it was a flood: {got}");
    // What others do meanwhile is tracked as well.
    assert!(
        (4000..=8192 + 500).contains(&more),
        "the router tracked {more} more than before"
    );
}

/// The app's log has two files of a size; older lines go.
fn log_flood(region: &Region) {
    let got = meanwhile_others_go_on(region, "log_flood", &["64"]);
    assert!(
        got["got"].as_u64().is_some_and(|n| n > 32 << 20) || !got["how"].is_null(),
        "{got}"
    );
    let folder = region.place.data().join("logs");
    let bytes: u64 = std::fs::read_dir(&folder)
        .expect("the logs")
        .flatten()
        .filter_map(|e| e.metadata().ok())
        .map(|m| m.len())
        .sum();
    assert!(bytes < 64 << 20, "{bytes} bytes of logs");
    assert!(region.place.run(&["app", "logs", ALICE]).status.success());
}

/// As many commands as a sandbox takes; more are refused in words, and the others' go on.
fn flood_of_commands(region: &Region) {
    let running: Vec<_> = (0..70)
        .map(|_| {
            crate::region::exec(&region.place, OPEN, &["sleep", "600"])
                .stderr(std::process::Stdio::piped())
                .spawn()
                .expect("kakoi starts")
        })
        .collect();
    let refused = wait_for("a refusal", PATIENCE, || {
        let out = region.place.exec(OPEN, &["true"]);
        (!out.status.success()).then_some(out)
    });
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("too many commands"),
        "{}",
        String::from_utf8_lossy(&refused.stderr)
    );
    others_go_on(region);
    for mut command in running {
        let _ = command.kill();
        let _ = command.wait();
    }
    wait_for("room for commands", PATIENCE, || {
        region.place.exec(OPEN, &["true"]).status.success().then_some(())
    });
}

pub const ATTACKS: &[Attack] = attacks![
    fork_bomb,
    processor_hog,
    memory_by_temporary_files,
    disk_hog,
    inode_hog,
    descriptor_hog,
    watch_hog,
    terminal_hog,
    silent_connections_to_the_resolver,
    silent_connections_to_the_api,
    silent_connections_to_own_credentials,
    unsigned_calls_to_the_api,
    questions_to_the_resolver,
    tracked_connections,
    log_flood,
    flood_of_commands,
    memory_hog,
];
