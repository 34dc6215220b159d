//! Other processes, and what `/proc` tells and takes.

use crate::Attack;
use crate::attacks;
use crate::region::{ALICE, BOB, OPEN, Region};
use kakoi_e2e::procs;

fn processes_of_others(region: &Region) {
    for app in [ALICE, OPEN] {
        let seen = region.inside(app, "files", "other_processes", &[]);
        assert!(
            seen["count"].as_u64().is_some_and(|n| (2..30).contains(&n)),
            "{app}: {seen}"
        );
        assert_eq!(seen["users"], serde_json::json!(["1000"]), "{app}");
    }
}

fn the_first_process_through_proc(region: &Region) {
    let seen = region.inside(ALICE, "files", "other_processes", &[]);
    assert_eq!(seen["own"], true, "the probe reads its own");
    for (what, answer) in seen["first"].as_object().expect("tries") {
        assert!(
            answer == "EACCES" || answer == "EPERM" || answer == "ENOENT",
            "{what}: {answer}"
        );
    }
}

/// Files of another sandbox or of the host through a process's root.
fn roots_of_others_through_proc(region: &Region) {
    let pids = [region.anchor(), region.notebook(ALICE), region.notebook(BOB), 1]
        .map(|p| format!("/proc/{p}/root/etc/shadow"));
    let paths: Vec<&str> = pids.iter().map(String::as_str).collect();
    let tried = region.inside(ALICE, "files", "opening", &[&["read"], &paths[..]].concat());
    for (path, answer) in tried.as_object().expect("tries") {
        assert!(answer.is_string(), "{path} gave {answer} bytes");
    }
    let own = region.inside(ALICE, "files", "opening", &["read", "/proc/self/root/etc/passwd"]);
    assert!(
        own["/proc/self/root/etc/passwd"].as_u64().is_some_and(|n| n > 0),
        "the probe reads its own: {own}"
    );
}

fn signals_to_others(region: &Region) {
    let pids = [region.anchor(), region.notebook(BOB), region.notebook(OPEN)];
    let names = pids.map(|p| p.to_string());
    let tried = region.inside(ALICE, "files", "signalling", &names.each_ref().map(String::as_str));
    for name in &names {
        assert_eq!(tried[name], "ESRCH", "{tried}");
    }
    assert!(tried["child"].is_null(), "its own child gets signals: {tried}");
    assert!(pids.iter().all(|p| procs::process(*p).is_some()));
}

/// Neither does the first process end or stop by a signal from inside, nor can its app outlive it.
fn killing_the_first_process(region: &Region) {
    let tried = region.inside(ALICE, "files", "killing_the_first", &[]);
    assert_ne!(tried["state"], "T", "{tried}");
    assert_eq!(region.place.shell(ALICE, "echo alive"), "alive");
}

fn settings_of_the_kernel(region: &Region) {
    for app in [ALICE, OPEN] {
        let tried = region.inside(app, "files", "settings", &[]);
        let tried = tried.as_object().expect("tries");
        assert!(tried.len() >= 6, "{tried:?}");
        for (path, answer) in tried.iter().filter(|(p, _)| !p.contains("oom_score_adj")) {
            assert_ne!(answer, "opened", "{app}: {path}");
        }
    }
}

fn being_spared_when_memory_is_short(region: &Region) {
    let tried = region.inside(ALICE, "files", "lower_own_score", &[]);
    assert_eq!(tried["worked"], false, "{tried}");
}

fn memory_of_the_kernel(region: &Region) {
    let paths = [
        "/proc/kcore",
        "/proc/kmsg",
        "/dev/mem",
        "/proc/vmallocinfo",
        "/proc/iomem",
        "/sys/kernel",
        "/sys/fs/cgroup",
        "/boot",
    ];
    let tried = region.inside(ALICE, "files", "opening", &[&["read"], &paths[..]].concat());
    for (path, answer) in tried.as_object().expect("tries") {
        // iomem may be read, but names no address to who has no powers.
        assert!(
            answer.is_string() || path == "/proc/iomem",
            "{path} gave {answer} bytes"
        );
    }
    let iomem = region
        .place
        .shell(ALICE, "grep -vc '^ *00000000-00000000' /proc/iomem || true");
    assert!(
        iomem == "0" || iomem.is_empty(),
        "{iomem} lines of /proc/iomem name addresses"
    );
}

pub const ATTACKS: &[Attack] = attacks![
    processes_of_others,
    the_first_process_through_proc,
    roots_of_others_through_proc,
    signals_to_others,
    killing_the_first_process,
    settings_of_the_kernel,
    being_spared_when_memory_is_short,
    memory_of_the_kernel,
];
