//! One `kakoi up`: until it's ready, while it runs, and how it ends.

use crate::wait_for;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Child;
use std::time::Duration;

/// How long a region may take to be ready, on a busy machine.
const READY: Duration = Duration::from_secs(180);

/// A `kakoi up` that isn't ready yet.
pub struct Starting {
    child: Child,
    ready_file: PathBuf,
    log: PathBuf,
}

impl Starting {
    pub(crate) fn new(child: Child, ready_file: PathBuf, log: PathBuf) -> Self {
        Self { child, ready_file, log }
    }

    /// What it printed so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Ends it without a chance to clean up.
    ///
    /// # Panics
    /// If it can't be killed.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    /// Waits for the ready file.
    ///
    /// # Panics
    /// If it ends or takes too long.
    pub fn ready(mut self) -> Server {
        let text = wait_for("kakoi up is ready", READY, || {
            if let Some(status) = self.child.try_wait().expect("its state") {
                panic!("kakoi up ended ({status}):\n{}", self.log());
            }
            fs::read(&self.ready_file).ok()
        });
        let ready = serde_json::from_slice(&text).expect("the ready file is JSON");
        Server {
            child: self.child,
            ready,
            log: self.log,
        }
    }
}

/// A running `kakoi up`. Dropped, it's ended; the apps go on.
pub struct Server {
    child: Child,
    /// The ready file.
    pub ready: Value,
    log: PathBuf,
}

impl Server {
    /// A string of the ready file.
    ///
    /// # Panics
    /// If it isn't there.
    pub fn text(&self, field: &str) -> &str {
        self.ready[field]
            .as_str()
            .unwrap_or_else(|| panic!("the ready file has no {field}: {}", self.ready))
    }

    /// `HOST:PORT` of the API.
    pub fn authority(&self) -> &str {
        self.text("endpoint").trim_start_matches("http://")
    }

    /// The process that was started.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The anchor.
    ///
    /// # Panics
    /// If the ready file doesn't say.
    pub fn anchor(&self) -> i32 {
        self.ready["anchor_pid"]
            .as_i64()
            .and_then(|p| i32::try_from(p).ok())
            .expect("anchor_pid")
    }

    /// What it printed so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// `kill -9`.
    ///
    /// # Panics
    /// If it can't be killed.
    pub fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    /// SIGTERM, without waiting for what comes of it.
    pub fn ask_to_end(&self) {
        terminate(&self.child);
    }

    /// SIGTERM; answers with its exit code.
    ///
    /// # Panics
    /// If it doesn't end.
    pub fn terminate(&mut self) -> Option<i32> {
        terminate(&self.child);
        wait_for("the server drains", Duration::from_secs(30), || {
            self.child.try_wait().expect("its state")
        })
        .code()
    }

    /// Waits until it ended by itself.
    ///
    /// # Panics
    /// If it doesn't.
    pub fn ended(&mut self) -> Option<i32> {
        wait_for("the server ends", Duration::from_secs(30), || {
            self.child.try_wait().expect("its state")
        })
        .code()
    }
}

fn terminate(child: &Child) {
    let pid = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
    let _ = pid.map(|pid| rustix::process::kill_process(pid, rustix::process::Signal::TERM));
}

impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
