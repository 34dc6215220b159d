//! The table of children and the start of each: what a start waits for, and how it succeeds or fails. It starts and
//! signals nobody itself and knows no connection but by number.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::Instant;

use kakoi_anchor::{Child, ChildState, ExitStatus, READY_MESSAGE, wire};
use rustix::process::Pid;

use super::log::LogPump;

/// A child that isn't acknowledged yet.
pub struct Entry {
    pub pid: Pid,
    pub start_time: u64,
    pub meta: String,
    pub log: LogPump,
    pub phase: Phase,
}

pub enum Phase {
    Starting(Box<Starting>),
    Running,
    Exited(ExitStatus),
}

/// A start whose requester still waits.
pub struct Starting {
    /// The connection that asked; it may be gone by the end.
    pub requester: u64,
    /// Reports a failed step, or ends silently at exec.
    pub errors: Option<OwnedFd>,
    text: Vec<u8>,
    /// Our end of a sandbox's exec socket, on which readiness is said.
    pub exec: Option<OwnedFd>,
    ready: bool,
    /// The exec socket ended without a word: only the process's end can tell more.
    pub silent: bool,
    /// Why it must die, once that is known.
    pub doomed: Option<String>,
    pub deadline: Instant,
}

/// What is known of a start.
#[derive(Debug, PartialEq, Eq)]
pub enum Progress {
    Waiting,
    Done,
    /// A step failed: the child must be killed and reaped before the requester hears of it.
    Failed(String),
}

impl Starting {
    pub fn new(requester: u64, errors: OwnedFd, exec: Option<OwnedFd>, deadline: Instant) -> Starting {
        Starting {
            requester,
            errors: Some(errors),
            text: Vec::new(),
            exec,
            ready: false,
            silent: false,
            doomed: None,
            deadline,
        }
    }

    /// Reads what is there, without waiting.
    pub fn read_errors(&mut self) {
        let Some(errors) = &self.errors else { return };
        let mut buffer = [0; 4096];
        if !super::server::readable(errors.as_fd()) {
            return;
        }
        match rustix::io::read(errors, &mut buffer) {
            Ok(0) => self.errors = None,
            Ok(bytes) => self.text.extend_from_slice(&buffer[..bytes]),
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => self.errors = None,
        }
    }

    /// Looks for the word of PID 1, without waiting; false when it can never come.
    pub fn read_ready(&mut self) -> bool {
        let Some(exec) = &self.exec else { return true };
        match wire::receive(exec, false) {
            Ok(Some(message)) if message.bytes == READY_MESSAGE => {
                self.ready = true;
                true
            }
            Err(e) if e.kind() == io::ErrorKind::WouldBlock => true,
            Ok(_) | Err(_) => false,
        }
    }

    /// Whether readiness is still to be waited for on the exec socket.
    pub fn awaits_ready(&self) -> bool {
        self.exec.is_some() && !self.ready
    }

    /// Where the start stands, by what was read so far.
    pub fn progress(&self) -> Progress {
        match (&self.errors, self.text.is_empty()) {
            (None, false) => Progress::Failed(String::from_utf8_lossy(&self.text).into_owned()),
            (None, true) if !self.awaits_ready() => Progress::Done,
            _ => Progress::Waiting,
        }
    }
}

impl Entry {
    /// As `List` shows it.
    pub fn describe(&self, id: &str) -> Child {
        Child {
            id: id.to_owned(),
            pid: self.pid.as_raw_nonzero().get(),
            start_time: self.start_time,
            state: match &self.phase {
                Phase::Starting(_) => ChildState::Starting,
                Phase::Running => ChildState::Running,
                Phase::Exited(status) => ChildState::Exited(*status),
            },
            meta: self.meta.clone(),
        }
    }

    pub fn is_alive(&self) -> bool {
        !matches!(self.phase, Phase::Exited(_))
    }

    /// The verdict on a start whose process is dead: it may have succeeded just before.
    pub fn last_progress(&mut self, status: ExitStatus) -> Progress {
        self.log.drain();
        let Phase::Starting(starting) = &mut self.phase else {
            return Progress::Done;
        };
        if let Some(why) = &starting.doomed {
            return Progress::Failed(why.clone());
        }
        starting.read_errors(); // the message …
        starting.read_errors(); // … and its end
        if starting.awaits_ready() {
            starting.read_ready();
        }
        match starting.progress() {
            Progress::Waiting => Progress::Failed(format!(
                "it ended before it was ready ({status:?}): {}",
                self.log.tail()
            )),
            known => known,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::pipe::{PipeFlags, pipe_with};

    fn starting(sandbox: bool) -> (Starting, OwnedFd, Option<OwnedFd>) {
        let (read, write) = pipe_with(PipeFlags::CLOEXEC).expect("a pipe");
        let (ours, theirs) = sandbox.then(|| wire::pair().expect("a pair")).unzip();
        (Starting::new(1, read, ours, Instant::now()), write, theirs)
    }

    #[test]
    fn a_sandbox_is_started_only_by_the_word_of_its_pid_1() {
        let (mut start, errors, exec) = starting(true);
        drop(errors);
        start.read_errors();
        assert_eq!(start.progress(), Progress::Waiting);
        wire::send_bytes(exec.as_ref().expect("a sandbox"), READY_MESSAGE, &[], true).expect("sent");
        assert!(start.read_ready());
        assert_eq!(start.progress(), Progress::Done);
    }

    #[test]
    fn a_failed_step_wins_over_everything() {
        let (mut start, errors, _) = starting(false);
        rustix::io::write(&errors, b"some step: no").expect("written");
        drop(errors);
        start.read_errors();
        assert_eq!(start.progress(), Progress::Waiting, "the message may go on");
        start.read_errors();
        assert_eq!(start.progress(), Progress::Failed("some step: no".to_owned()));
    }
}
