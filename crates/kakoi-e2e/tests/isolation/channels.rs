//! The channel by which the operator's commands get into a sandbox, and what comes back.

use crate::Attack;
use crate::attacks;
use crate::region::{ALICE, BOB, PATIENCE, Region, exec};
use std::io::Write;
use std::process::Stdio;
use std::time::Instant;

/// A command gets pipes of its own: what it leaves running hears nothing that the operator says later.
fn descriptors_of_the_operator(region: &Region) {
    let listed = region.place.shell(
        ALICE,
        "ls -l /proc/self/fd | awk '{ print $NF }' | grep -v '^/proc/' | sort -u",
    );
    assert!(
        listed
            .lines()
            .all(|l| l.starts_with("pipe:") || l == "/dev/null" || l.chars().all(|c| c.is_ascii_digit())),
        "{listed}"
    );
    let mut child = exec(
        &region.place,
        ALICE,
        &[
            "sh",
            "-c",
            "(cat >~/stolen) <&0 & head -c 3 >/dev/null; kill $! 2>/dev/null; wait; echo done",
        ],
    )
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .spawn()
    .expect("kakoi starts");
    child.stdin.take().expect("piped").write_all(b"abc").expect("written");
    let out = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&out.stdout), "done\n");
}

/// What a command leaves running keeps nobody waiting, though it holds the command's pipes.
fn a_command_that_never_lets_go(region: &Region) {
    let begun = Instant::now();
    let out = region.place.exec(
        ALICE,
        &["sh", "-c", "(trap '' HUP TERM; exec sleep 600) & echo started"],
    );
    assert_eq!(String::from_utf8_lossy(&out.stdout), "started\n");
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    region.place.shell(ALICE, "pkill -9 -x sleep; true");
}

/// Whatever bytes come, they are bytes: the exit code is the command's, and nothing else is printed.
fn words_that_imitate_the_channel(region: &Region) {
    let script = r#"printf '{"Exited":{"Code":0}}\n\000\377\033]0;x\007'; exit 7"#;
    let out = region.place.exec(ALICE, &["sh", "-c", script]);
    assert_eq!(out.status.code(), Some(7));
    assert_eq!(out.stdout, b"{\"Exited\":{\"Code\":0}}\n\0\xff\x1b]0;x\x07");
    assert!(out.stderr.is_empty());
}

/// The socket by which commands are asked for is PID 1's, which shows nobody its descriptors.
fn asking_for_commands_oneself(region: &Region) {
    let out = region
        .place
        .exec(ALICE, &["sh", "-c", "ls /proc/1/fd; cat /proc/1/fd/* </dev/null"]);
    assert!(
        !out.status.success() && out.stdout.is_empty(),
        "{}",
        String::from_utf8_lossy(&out.stdout)
    );
    let own = region.place.shell(ALICE, "ls /proc/self/fd");
    assert!(!own.is_empty(), "the probe sees its own");
    let sockets = region
        .place
        .shell(ALICE, "ls -l /proc/[0-9]*/fd 2>/dev/null | grep -c 'socket:' || true");
    let payload = region
        .place
        .shell(ALICE, "ls -l /proc/2/fd 2>/dev/null | grep -c 'socket:' || true");
    assert_eq!(sockets, payload, "only the notebook server has sockets, its own");
}

/// A command's flood of output stops where its reader stops, and kills nobody.
fn an_endless_answer(region: &Region) {
    let mut child = exec(&region.place, ALICE, &["sh", "-c", "yes"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("kakoi starts");
    let mut taken = [0u8; 65536];
    std::io::Read::read_exact(child.stdout.as_mut().expect("piped"), &mut taken).expect("output");
    drop(child.stdout.take());
    let begun = Instant::now();
    assert_eq!(region.place.shell(BOB, "echo alive"), "alive");
    child.wait().expect("it ends");
    assert!(begun.elapsed() < PATIENCE);
    let left = region.place.shell(ALICE, "pgrep -cx yes || true");
    assert_eq!(left, "0", "and it's over");
}

/// Programs in the home that have the names of the operator's tools run as nobody but the notebook's user.
fn programs_in_place_of_others(region: &Region) {
    region.place.shell(ALICE, "mkdir -p ~/.local/bin && printf '#!/bin/sh\\nid -u\\n' > ~/.local/bin/kakoi-probe && chmod +x ~/.local/bin/kakoi-probe");
    assert_eq!(region.place.shell(ALICE, "kakoi-probe"), "1000");
    let python = region.place.shell(ALICE, "printf 'raise SystemExit(9)' > ~/sitecustomize.py; command -v python3; rm ~/sitecustomize.py ~/.local/bin/kakoi-probe");
    assert_eq!(
        python, "/opt/kakoi/env/bin/python3",
        "the environment's programs come first"
    );
}

pub const ATTACKS: &[Attack] = attacks![
    descriptors_of_the_operator,
    a_command_that_never_lets_go,
    words_that_imitate_the_channel,
    asking_for_commands_oneself,
    an_endless_answer,
    programs_in_place_of_others,
];
