//! `kakoi doctor`: tries what a region needs, for real, and names the cure for each thing that's missing.

use super::{Output, print};
use crate::server::{environment, paths::DataDir, programs};
use kakoi_anchor::{Anchor, Mode, SandboxSpec};
use kakoi_linux::slots::Slots;
use serde_json::json;
use std::os::fd::AsFd;
use std::process::ExitCode;

struct Finding {
    what: &'static str,
    /// What was found, or what to do.
    outcome: Result<String, String>,
}

pub fn run(data: &DataDir, output: Output) -> anyhow::Result<ExitCode> {
    // No progress bar: it runs in a thread, and `namespaces` joins what only a process without threads may join.
    let findings = [
        Finding {
            what: "kakoi-hold",
            outcome: shown(programs::hold()),
        },
        Finding {
            what: "nft",
            outcome: shown(programs::nft()),
        },
        Finding {
            what: "bubblewrap",
            outcome: programs::bubblewrap().map_err(|e| format!("{e:#}")),
        },
        Finding {
            what: "git",
            outcome: shown(programs::git()),
        },
        Finding {
            what: "PostgreSQL",
            outcome: shown(programs::postgres().map(|found| found.folder)),
        },
        Finding {
            what: "notebook environment",
            outcome: shown(environment()),
        },
        Finding {
            what: "subordinate ids",
            outcome: subordinate_ids(),
        },
        Finding {
            what: "namespaces",
            outcome: namespaces(),
        },
        Finding {
            what: "data directory",
            outcome: data_directory(data),
        },
    ];
    let healthy = findings.iter().all(|f| f.outcome.is_ok());
    match output {
        Output::Json => print::json(&json!(
            findings
                .iter()
                .map(|f| json!({
                    "what": f.what,
                    "ok": f.outcome.is_ok(),
                    "detail": f.outcome.as_ref().unwrap_or_else(|e| e),
                }))
                .collect::<Vec<_>>()
        )),
        Output::Table => {
            let word = |f: &Finding| if f.outcome.is_ok() { "ok" } else { "MISSING" }.to_owned();
            let rows = findings
                .iter()
                .map(|f| vec![f.what.to_owned(), word(f), f.outcome.clone().unwrap_or_else(|e| e)]);
            println!("{}", print::table(&["what", "state", "detail"], rows));
        }
    }
    Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn shown(found: anyhow::Result<std::path::PathBuf>) -> Result<String, String> {
    found.map(|p| p.display().to_string()).map_err(|e| format!("{e:#}"))
}

fn subordinate_ids() -> Result<String, String> {
    if Mode::detect() == Mode::Root {
        return Ok("not needed by root".to_owned());
    }
    programs::on_path("newuidmap").ok_or("install it: apt-get install uidmap")?;
    Ok("newuidmap is installed; the range is tried below".to_owned())
}

/// Makes an anchor, a namespace and a rule set in it, and takes them away again.
fn namespaces() -> Result<String, String> {
    let hold = std::env::current_exe()
        .map_err(|e| e.to_string())?
        .with_file_name("kakoi-hold");
    let scratch = Scratch::new().map_err(|e| format!("making a scratch directory: {e}"))?;
    let chain = |e: kakoi_anchor::Error| super::chain(&e);
    let info = kakoi_anchor::start(&hold, &scratch.0, Mode::detect()).map_err(|e| with_apparmor_hint(chain(e)))?;
    let attempt = || -> Result<(), String> {
        kakoi_anchor::join(&info).map_err(|e| with_apparmor_hint(chain(e)))?;
        let anchor = Anchor::connect(&scratch.0).map_err(chain)?;
        let namespace = anchor.netns_new("doctor").map_err(|e| with_apparmor_hint(chain(e)))?;
        kakoi_linux::host::try_rules(namespace.as_fd())
            .map_err(|e| format!("nftables doesn't work in a namespace: {e}; load the kernel module nf_tables"))?;
        let slots = if info.rootless {
            Slots::rootless(1)
        } else {
            Slots::root(0)
        };
        let slot_uid = slots.uid(1).map_err(|e| e.to_string())?;
        let sandbox = SandboxSpec {
            slot_uid,
            ..trial_sandbox()
        };
        anchor
            .spawn_sandbox("doctor", "", &sandbox, namespace.as_fd())
            .map_err(|e| format!("a sandbox doesn't start: {}", with_apparmor_hint(chain(e))))?;
        anchor.shutdown().map_err(chain)
    };
    let outcome = attempt();
    if outcome.is_err()
        && Anchor::connect(&scratch.0)
            .and_then(|anchor| anchor.shutdown())
            .is_err()
    {
        // It doesn't answer either: nothing of it may stay behind.
        let _ = rustix::process::Pid::from_raw(info.pid)
            .map(|pid| rustix::process::kill_process(pid, rustix::process::Signal::KILL));
    }
    outcome?;
    Ok("namespaces, nftables in them, and a sandbox work".to_owned())
}

/// A sandbox that ends at once.
fn trial_sandbox() -> SandboxSpec {
    SandboxSpec {
        slot_uid: 0,
        inside_uid: 1000,
        hostname: "doctor".to_owned(),
        netns: 0,
        binds: Vec::new(),
        env: vec![("PATH".to_owned(), "/usr/bin".to_owned())],
        chdir: "/".to_owned(),
        argv: vec!["/usr/bin/true".to_owned()],
        fds: Vec::new(),
        tmp_bytes: 1 << 20,
        shm_bytes: 1 << 20,
    }
}

fn with_apparmor_hint(error: String) -> String {
    let restricted = std::fs::read_to_string("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
        .is_ok_and(|v| v.trim() == "1");
    if restricted {
        format!(
            "{error}. This kernel lets only programs with an AppArmor profile make user namespaces; ship one once, as root: `profile kakoi-hold /PATH/TO/kakoi-hold flags=(unconfined) {{ userns, }}` in /etc/apparmor.d, then `apparmor_parser -r` it"
        )
    } else {
        format!(
            "{error}. If user namespaces are off: sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces above 0"
        )
    }
}

/// A directory that's gone when dropped.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new() -> std::io::Result<Self> {
        use std::os::unix::fs::DirBuilderExt;
        let path = std::env::temp_dir().join(format!("kakoi-doctor-{}", std::process::id()));
        std::fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = rustix::mount::unmount(self.0.join("run"), rustix::mount::UnmountFlags::DETACH);
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn data_directory(data: &DataDir) -> Result<String, String> {
    let begin = data.path().ancestors().find(|p| p.exists()).unwrap_or(data.path());
    let stat = rustix::fs::statvfs(begin).map_err(|e| format!("{}: {e}", begin.display()))?;
    let free_mib = stat.f_bavail.saturating_mul(stat.f_frsize) >> 20;
    if free_mib < 512 {
        return Err(format!(
            "only {free_mib} MiB are free at {}; make room or choose another --data-dir",
            begin.display()
        ));
    }
    Ok(format!("{} ({free_mib} MiB free)", data.path().display()))
}
