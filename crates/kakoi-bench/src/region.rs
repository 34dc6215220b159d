//! Regions to measure: each in a data directory of its own on the real disk, and gone afterwards, also on Ctrl-C.

use crate::client::Access;
use anyhow::{Context, bail, ensure};
use serde_json::Value;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a start may take.
const START_DEADLINE: Duration = Duration::from_secs(120);
/// How long a server may take to stop after being asked.
const STOP_DEADLINE: Duration = Duration::from_secs(20);

/// Data directories that a Ctrl-C must take down.
static LIVE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Set once a signal came: from then on only its thread ends the program.
static STOPPING: AtomicBool = AtomicBool::new(false);

/// Returns at once, or, after a signal, never: whoever cleans up ends the program.
pub fn yield_to_signal() {
    while STOPPING.load(Ordering::SeqCst) {
        std::thread::park();
    }
}

fn live<T>(f: impl FnOnce(&mut Vec<PathBuf>) -> T) -> T {
    f(&mut LIVE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Takes down whatever is there and removes every file of this process below `place`. For the end by a signal.
pub fn clean_up(kakoi: &Path, place: &Path) {
    STOPPING.store(true, Ordering::SeqCst);
    for dir in live(std::mem::take) {
        take_down(kakoi, &dir);
    }
    let own = format!("-{}", std::process::id());
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let stem = name.to_string_lossy();
        if stem.strip_suffix(".log").unwrap_or(&stem).ends_with(&own) {
            let path = entry.path();
            let _ = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
        }
    }
    let _ = fs::remove_dir(place);
}

fn take_down(kakoi: &Path, dir: &Path) {
    let down = Command::new(kakoi)
        .args(["down", "--delete-data", "--data-dir"])
        .arg(dir)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .process_group(0)
        .output();
    match down {
        Ok(output) if !output.status.success() => eprintln!(
            "kakoi down of {}: {}",
            dir.display(),
            String::from_utf8_lossy(&output.stderr).trim()
        ),
        Err(error) => eprintln!("kakoi down of {}: {error}", dir.display()),
        Ok(_) => {}
    }
    let _ = fs::remove_dir_all(dir);
    let _ = fs::remove_file(log_of(dir));
}

fn log_of(dir: &Path) -> PathBuf {
    dir.with_extension("log")
}

/// A region under measurement. Dropping it takes it down and removes its files.
pub struct Region {
    kakoi: PathBuf,
    dir: PathBuf,
    server: Option<Child>,
}

impl Region {
    /// Names a fresh data directory below `place`; starts nothing.
    pub fn new(kakoi: &Path, place: &Path, name: &str) -> anyhow::Result<Self> {
        yield_to_signal();
        fs::create_dir_all(place).with_context(|| format!("making {}", place.display()))?;
        let dir = place.join(format!("{name}-{}", std::process::id()));
        ensure!(
            !dir.exists(),
            "{} is left from an earlier run; `kakoi down --delete-data --data-dir` it",
            dir.display()
        );
        live(|all| all.push(dir.clone()));
        Ok(Self {
            kakoi: kakoi.to_owned(),
            dir,
            server: None,
        })
    }

    /// The data directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The database's file.
    pub fn database(&self) -> PathBuf {
        self.dir.join("kakoi.db")
    }

    /// The server's pid; 0 while it isn't running.
    pub fn server_pid(&self) -> u32 {
        self.server.as_ref().map_or(0, Child::id)
    }

    /// Starts the server and returns as soon as it told where it listens, which is before it answers: what's sent then waits
    /// in the listener's queue.
    pub fn start(&mut self, arguments: &[&str]) -> anyhow::Result<Access> {
        yield_to_signal();
        ensure!(self.server.is_none(), "the server already runs");
        let told = self.dir.join("config");
        let _ = fs::remove_file(&told);
        let log = fs::File::create(log_of(&self.dir)).context("making the server's log")?;
        let mut command = Command::new(&self.kakoi);
        command
            .args(["up", "--listen", "127.0.0.1:0", "--data-dir"])
            .arg(&self.dir)
            .args(arguments);
        // A group of its own, so that a Ctrl-C at the terminal is for us alone; we then take it down.
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .process_group(0);
        let server = command
            .spawn()
            .with_context(|| format!("starting {}", self.kakoi.display()))?;
        self.server = Some(server);
        self.await_file(&told)?;
        Access::read(&self.dir).context("the files for AWS's clients name no endpoint or no key")
    }

    /// Starts the server with the example domains and waits until their notebooks run. Returns the anchor's pid too.
    pub fn start_quickstart(&mut self, arguments: &[&str]) -> anyhow::Result<(Access, u32)> {
        let ready = self.dir.join("bench-ready.json");
        let path = ready.display().to_string();
        let access = self.start(&[&["--quickstart", "--ready-file", &path], arguments].concat())?;
        self.await_file(&ready)?;
        let ready: Value = serde_json::from_slice(&fs::read(&ready)?)?;
        let anchor = ready
            .get("anchor_pid")
            .and_then(Value::as_u64)
            .context("no anchor_pid")?;
        Ok((access, u32::try_from(anchor)?))
    }

    /// Files are renamed into place, so one that's there is whole.
    fn await_file(&mut self, path: &Path) -> anyhow::Result<()> {
        let deadline = Instant::now() + START_DEADLINE;
        while !path.exists() {
            if let Some(server) = &mut self.server
                && let Some(status) = server.try_wait()?
            {
                self.server = None;
                let log = fs::read_to_string(log_of(&self.dir)).unwrap_or_default();
                bail!("kakoi up ended ({status}): {}", log.trim());
            }
            ensure!(
                Instant::now() < deadline,
                "kakoi up wasn't ready after {} s",
                START_DEADLINE.as_secs()
            );
            // Half a millisecond is below what's measured here by a hundred times.
            std::thread::sleep(Duration::from_micros(500));
        }
        Ok(())
    }

    /// Stops the server; anchor and apps stay.
    pub fn stop(&mut self) -> anyhow::Result<()> {
        let Some(mut server) = self.server.take() else {
            return Ok(());
        };
        let pid = rustix::process::Pid::from_child(&server);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
        let deadline = Instant::now() + STOP_DEADLINE;
        while server.try_wait()?.is_none() {
            if Instant::now() > deadline {
                server.kill()?;
                server.wait()?;
                bail!("the server didn't stop within {} s", STOP_DEADLINE.as_secs());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    }

    /// Stops everything and keeps the data.
    pub fn down(&mut self) -> anyhow::Result<()> {
        self.stop()?;
        let output = Command::new(&self.kakoi)
            .args(["down", "--data-dir"])
            .arg(&self.dir)
            .output()?;
        ensure!(
            output.status.success(),
            "kakoi down: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
        Ok(())
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            eprintln!("{error:#}");
        }
        // Whoever takes it out of the list takes it down.
        let mine = live(|all| {
            let before = all.len();
            all.retain(|d| *d != self.dir);
            before != all.len()
        });
        if mine {
            take_down(&self.kakoi, &self.dir);
        }
    }
}
