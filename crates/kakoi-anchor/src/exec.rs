//! Running commands inside a sandbox through its PID 1. The exec socket is parked in the anchor as `exec/<id>`; each
//! command has a session socket of its own, so several servers and commands share the exec socket.

use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::error::{Error, Result};
use crate::protocol::{ExecEvent, ExecRequest, ExitStatus, PidOneRequest, SessionRequest};
use crate::wire;

/// A command running inside a sandbox. Dropping it hangs the command up; what the command left running stays.
/// For async callers: wait until the descriptor ([`AsFd`]) is readable, then call [`ExecSession::next`]
/// with a timeout of zero.
#[derive(Debug)]
pub struct ExecSession {
    socket: OwnedFd,
}

impl AsFd for ExecSession {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

impl AsRawFd for ExecSession {
    fn as_raw_fd(&self) -> RawFd {
        self.socket.as_raw_fd()
    }
}

/// A session handed over by the server that asked for it.
impl From<OwnedFd> for ExecSession {
    fn from(socket: OwnedFd) -> Self {
        Self { socket }
    }
}

/// Asks PID 1 to run a command with these descriptors as its stdin, stdout and stderr. Returns at once: the session
/// tells what became of it.
///
/// # Errors
/// [`Error::Closed`] when the sandbox is gone, [`Error::Timeout`] when its queue is full.
pub fn exec(exec_socket: impl AsFd, request: &ExecRequest, stdio: [BorrowedFd<'_>; 3]) -> Result<ExecSession> {
    let (ours, theirs) = wire::pair().map_err(Error::io("making a session socket"))?;
    let fds = [stdio[0], stdio[1], stdio[2], theirs.as_fd()];
    send(exec_socket, &PidOneRequest::Exec(request.clone()), &fds, "exec")?;
    Ok(ExecSession { socket: ours })
}

/// Signals the payload itself, for graceful stops.
///
/// # Errors
/// As [`exec`].
pub fn signal_payload(exec_socket: impl AsFd, signal: i32) -> Result<()> {
    send(exec_socket, &PidOneRequest::Signal { signal }, &[], "signal")
}

fn send(socket: impl AsFd, message: &impl serde::Serialize, fds: &[BorrowedFd<'_>], call: &'static str) -> Result<()> {
    wire::send(socket, message, fds, false).map_err(|e| match e.kind() {
        std::io::ErrorKind::WouldBlock => Error::Timeout { call },
        std::io::ErrorKind::BrokenPipe | std::io::ErrorKind::ConnectionReset => Error::Closed { call },
        _ => Error::Io { step: call, source: e },
    })
}

impl ExecSession {
    /// Signals the command's process group.
    ///
    /// # Errors
    /// [`Error::Closed`] when the command is over.
    pub fn signal(&self, signal: i32) -> Result<()> {
        send(&self.socket, &SessionRequest::Signal { signal }, &[], "signal")
    }

    /// Waits for the next event, at most this long; none: for ever.
    ///
    /// # Errors
    /// [`Error::Timeout`]; [`Error::Closed`] when the whole sandbox went away.
    pub fn next(&self, timeout: Option<Duration>) -> Result<ExecEvent> {
        const CALL: &str = "exec";
        wait_readable(self.socket.as_fd(), timeout, CALL)?;
        match wire::receive(&self.socket, false) {
            Ok(Some(message)) => message.decode().map_err(Error::io("decoding an exec event")),
            Ok(None) => Err(Error::Closed { call: CALL }),
            Err(e) if e.kind() == std::io::ErrorKind::ConnectionReset => Err(Error::Closed { call: CALL }),
            Err(e) => Err(Error::Io {
                step: "receiving an exec event",
                source: e,
            }),
        }
    }

    /// Waits until the command ends, at most this long; none: for ever.
    ///
    /// # Errors
    /// As [`ExecSession::next`]; [`Error::NotRun`] when PID 1 refused it.
    pub fn wait(&self, timeout: Option<Duration>) -> Result<ExitStatus> {
        let end = timeout.map(|t| Instant::now() + t);
        loop {
            let left = end.map(|e| e.saturating_duration_since(Instant::now()));
            match self.next(left)? {
                ExecEvent::Started { .. } => {}
                ExecEvent::Exited(status) => return Ok(status),
                ExecEvent::Refused { message } => return Err(Error::NotRun { message }),
            }
        }
    }
}

/// Waits until a read wouldn't block.
pub(crate) fn wait_readable(fd: BorrowedFd<'_>, timeout: Option<Duration>, call: &'static str) -> Result<()> {
    let end = timeout.map(|t| Instant::now() + t);
    loop {
        let left = end.map(|e| e.saturating_duration_since(Instant::now()));
        let left = left.map(|l| Timespec {
            tv_sec: l.as_secs() as i64,
            tv_nsec: i64::from(l.subsec_nanos()),
        });
        match poll(&mut [PollFd::from_borrowed_fd(fd, PollFlags::IN)], left.as_ref()) {
            Ok(0) => return Err(Error::Timeout { call }),
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(e) => {
                return Err(Error::Io {
                    step: "waiting",
                    source: e.into(),
                });
            }
        }
    }
}
