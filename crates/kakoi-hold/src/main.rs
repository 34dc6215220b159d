//! `kakoi-hold`: the small, single-threaded program that keeps Kakoi's processes alive and confines them.
//!
//! Two programs in one file, so that a sandbox needs nothing but this binary:
//! * `kakoi-hold anchor` owns the namespaces, is the parent of every child, and keeps their descriptors;
//! * `kakoi-hold pid1` is PID 1 inside a sandbox (the launcher between the two is a forked child of the anchor).
//!
//! It never makes a thread (fork and namespaces demand that), never talks to a network, and takes no decision about
//! apps or networks: it does what a server of the same user tells it over a unix socket.

mod anchor;
mod binds;
mod pid1;
mod sandbox;
mod seccomp;
mod sys;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: kakoi-hold anchor --data-dir DIR [--rootless]
       kakoi-hold pid1 [--keep FD]... -- PROGRAM [ARGUMENT]...
       kakoi-hold --version
kakoi-hold is started by kakoi; there is no reason to run it by hand.";

fn main() -> ExitCode {
    let mut args = std::env::args();
    args.next();
    let mode = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let done = match mode.as_str() {
        "anchor" => anchor_arguments(&rest).map(|(data_dir, rootless)| anchor::run(data_dir, rootless)),
        "pid1" => pid1_arguments(&rest).map(|(keep, payload)| pid1::run(&keep, &payload)),
        "--version" => {
            println!("kakoi-hold {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        _ => None,
    };
    done.unwrap_or_else(|| {
        eprintln!("{USAGE}");
        ExitCode::from(2)
    })
}

fn anchor_arguments(args: &[String]) -> Option<(PathBuf, bool)> {
    match args {
        [flag, dir] if flag == "--data-dir" => Some((PathBuf::from(dir), false)),
        [flag, dir, rootless] if flag == "--data-dir" && rootless == "--rootless" => Some((PathBuf::from(dir), true)),
        _ => None,
    }
}

fn pid1_arguments(args: &[String]) -> Option<(Vec<i32>, Vec<String>)> {
    let dashes = args.iter().position(|a| a == "--")?;
    let payload = args.get(dashes + 1..).filter(|p| !p.is_empty())?;
    let mut keep = Vec::new();
    for pair in args[..dashes].chunks(2) {
        match pair {
            [flag, number] if flag == "--keep" => keep.push(number.parse().ok()?),
            _ => return None,
        }
    }
    Some((keep, payload.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_payload_may_have_options_of_its_own() {
        let (keep, payload) = pid1_arguments(&words("--keep 10 --keep 11 -- sh -c --keep")).expect("well formed");
        assert_eq!((keep, payload), (vec![10, 11], words("sh -c --keep")));
        assert!(pid1_arguments(&words("--keep --")).is_none());
        assert!(pid1_arguments(&words("--keep 10 --")).is_none());
    }
}
