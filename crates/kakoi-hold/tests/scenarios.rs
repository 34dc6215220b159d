//! The anchor and its sandboxes for real: as root (when the tests run as root) and as an ordinary user.
//!
//! Each mode is one process without threads, started from this same file, because `join` needs that. Without
//! privileges the rootful mode is reported as skipped; without subordinate ids the rootless one.

mod checks;
mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Made by the tests when they run as root and it's missing; `useradd` gives it subordinate ids.
const USER: &str = "kakoi-test";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    match args.get(1).map(String::as_str) {
        Some("scenario") => checks::run(&args[2], Path::new(&args[3])),
        Some("create") => support::create_and_wait(Path::new(&args[2])),
        _ => top(),
    }
}

fn top() -> ExitCode {
    let root = rustix::process::geteuid().is_root();
    let base = std::env::temp_dir().join(format!("kakoi-hold-test-{}", std::process::id()));
    std::fs::create_dir(&base).expect("a directory for the test");
    let copy = |from: &Path, name: &str| {
        let to = base.join(name);
        std::fs::copy(from, &to).expect("a copy that every user can run");
        to
    };
    copy(Path::new(env!("CARGO_BIN_EXE_kakoi-hold")), "kakoi-hold");
    let program = copy(&std::env::current_exe().expect("own path"), "scenarios");
    std::fs::set_permissions(&base, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("traversable");

    let mut failed = false;
    for mode in ["rootful", "rootless"] {
        if mode == "rootful" && !root {
            println!("test {mode} ... skipped (needs root)");
            continue;
        }
        let dir = base.join(mode);
        std::fs::create_dir(&dir).expect("a directory for the mode");
        let mut command = match (mode, root) {
            ("rootless", true) => as_test_user(&dir),
            _ => Command::new("env"),
        };
        let status = command
            .arg(&program)
            .args(["scenario", mode])
            .arg(&dir)
            .status()
            .expect("the scenario runs");
        if !status.success() {
            failed = true;
            println!("test {mode} ... FAILED ({status})");
            stop_leftover(&dir.join("data"));
            show_logs(&dir.join("data/logs"));
        }
    }
    let _ = std::fs::remove_dir_all(&base); // after a failure, files of mapped users may need root
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn as_test_user(dir: &PathBuf) -> Command {
    let known = |()| {
        Command::new("id")
            .arg(USER)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
    };
    if !known(()).expect("id runs").success() {
        let made = Command::new("useradd")
            .args(["--create-home", USER])
            .status()
            .expect("useradd runs");
        assert!(made.success(), "the test user can't be made");
    }
    let owned = Command::new("chown")
        .arg(format!("{USER}:"))
        .arg(dir)
        .status()
        .expect("chown runs");
    assert!(owned.success());
    let mut command = Command::new("setpriv");
    command.args(["--reuid", USER, "--regid", USER, "--clear-groups", "--"]);
    command
}

fn stop_leftover(data: &Path) {
    if let Some(info) = kakoi_anchor::find_living(data) {
        let _ = Command::new("kill").arg("-KILL").arg(info.pid.to_string()).status();
    }
}

fn show_logs(logs: &Path) {
    for entry in std::fs::read_dir(logs).into_iter().flatten().flatten() {
        let text = std::fs::read(entry.path()).unwrap_or_default();
        println!("--- {:?}\n{}", entry.file_name(), String::from_utf8_lossy(&text));
    }
}
