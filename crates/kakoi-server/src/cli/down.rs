//! `kakoi down`: stops everything and returns when nothing is left, also when server or anchor are dead.

use super::{Output, print};
use crate::server::paths::DataDir;
use crate::server::region_cgroup;
use anyhow::{Context, bail};
use kakoi_anchor::{Anchor, Mode};
use kakoi_linux::limits::Limiter;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How long the server may take to drain, and the anchor to be gone.
const DEADLINE: Duration = Duration::from_secs(30);

pub fn run(data: &DataDir, delete_data: bool, output: Output) -> anyhow::Result<ExitCode> {
    if !data.exists() {
        return say(output, "nothing was running, and there's no data");
    }
    stop_server(data)?;
    let cgroup = region_cgroup(data)?;
    let living = kakoi_anchor::find_living(data.path());
    let was_running = living.is_some();
    if delete_data {
        // Homes belong to subordinate uids: only root of a user namespace with the same map may remove them. Without an anchor
        // a new one is made for that.
        let info = match living {
            Some(info) => info,
            None => {
                let hold = std::env::current_exe()?.with_file_name("kakoi-hold");
                kakoi_anchor::start(&hold, data.path(), Mode::detect())
                    .context("making a namespace to remove homes in")?
            }
        };
        kakoi_anchor::join(&info).context("joining the anchor")?;
        stop_anchor(data, &info)?;
        if let Some(cgroup) = &cgroup {
            Limiter::remove_region(cgroup);
        }
        // The anchor's private mount lives on in the namespace that this process joined.
        let _ = rustix::mount::unmount(data.path().join("run"), rustix::mount::UnmountFlags::DETACH);
        std::fs::remove_dir_all(data.path()).with_context(|| format!("removing {}", data.path().display()))?;
        return say(output, "stopped, and all data removed");
    }
    if let Some(info) = living {
        stop_anchor(data, &info)?;
    }
    if let Some(cgroup) = &cgroup {
        Limiter::remove_region(cgroup);
    }
    for left in [data.control_socket(), data.run_dir()] {
        let removed = if left.is_dir() {
            std::fs::remove_dir_all(&left)
        } else {
            std::fs::remove_file(&left)
        };
        match removed {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(e).with_context(|| format!("removing {}", left.display()));
            }
            _ => {}
        }
    }
    say(
        output,
        if was_running {
            "stopped; homes and settings are kept, `kakoi up` starts the notebooks again"
        } else {
            "nothing was running; data is kept"
        },
    )
}

fn say(output: Output, text: &str) -> anyhow::Result<ExitCode> {
    match output {
        Output::Json => print::json(&serde_json::json!({ "result": text })),
        Output::Table => println!("{text}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Ends the server, if one holds the lock: first by SIGTERM, which drains, then by SIGKILL.
fn stop_server(data: &DataDir) -> anyhow::Result<()> {
    let Ok(file) = std::fs::OpenOptions::new().read(true).write(true).open(data.lock()) else {
        return Ok(());
    };
    let is_free = || rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive).is_ok();
    if is_free() {
        return Ok(());
    }
    let pid: i32 = std::fs::read_to_string(data.lock())?
        .trim()
        .parse()
        .context("the lock names no pid")?;
    let pid = rustix::process::Pid::from_raw(pid).context("the lock names no pid")?;
    let bar = print::progress("stopping the server");
    let begun = Instant::now();
    // The lock is held, so the pid in it is the server's and hasn't been given to another.
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).context("stopping the server")?;
    while !is_free() {
        if begun.elapsed() > DEADLINE {
            rustix::process::kill_process(pid, rustix::process::Signal::KILL).context("killing the server")?;
        }
        if begun.elapsed() > 2 * DEADLINE {
            bail!(
                "the server (pid {}) survives SIGKILL; look for a hung disk",
                pid.as_raw_nonzero()
            );
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    bar.finish_and_clear();
    Ok(())
}

/// Ends the anchor and all that hangs on it.
fn stop_anchor(data: &DataDir, info: &kakoi_anchor::Info) -> anyhow::Result<()> {
    let bar = print::progress("stopping notebooks and their networks");
    let asked = Anchor::connect(data.path()).and_then(|anchor| anchor.shutdown());
    if asked.is_err()
        && info.is_alive()
        && let Some(pid) = rustix::process::Pid::from_raw(info.pid)
    {
        // It speaks another version or doesn't answer. Its children die with it.
        rustix::process::kill_process(pid, rustix::process::Signal::KILL).context("killing the anchor")?;
    }
    let begun = Instant::now();
    while info.is_alive() {
        if begun.elapsed() > DEADLINE {
            bail!("the anchor (pid {}) doesn't end", info.pid);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    bar.finish_and_clear();
    for name in ["anchor.sock", "anchor.json"] {
        let _ = std::fs::remove_file(data.path().join(name));
    }
    Ok(())
}
