//! PID 1 of a sandbox: starts the payload, reaps, and runs commands that a server asks for over an inherited socket.
//!
//! It exists so that nobody has to enter a hostile sandbox from outside: exec'd commands are born inside, under the same
//! filter, cgroup and uid. The payload runs under the same uid as this process, so it makes itself undumpable first
//! (then `/proc/1` belongs to nobody inside) and keeps every descriptor close-on-exec. It ends when the payload ends;
//! the kernel then kills whatever is left. It never trusts a byte that comes from inside: none does.

use std::collections::HashMap;
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd, RawFd};
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode, Stdio};

use kakoi_anchor::{
    ExecEvent, ExecRequest, ExitStatus, MAX_LIVE_EXECS, PidOneRequest, READY_MESSAGE, SessionRequest, wire,
};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{DumpableBehavior, Pid, WaitOptions, set_dumpable_behavior, wait};

use crate::sandbox::EXEC_FD;
use crate::sys::{self, Signals};

/// Signals that the payload gets when they are sent to PID 1.
const FORWARDED: [libc::c_int; 4] = [libc::SIGTERM, libc::SIGINT, libc::SIGQUIT, libc::SIGHUP];
/// Exit codes of shells for commands that can't be run and can't be found.
const NOT_RUNNABLE: i32 = 126;
const NOT_FOUND: i32 = 127;
/// Most requests handled before signals and sessions get their turn again.
const BURST: usize = 16;

/// Runs the payload and serves until it ends; its exit code becomes ours.
pub fn run(keep: &[RawFd], payload: &[String]) -> ExitCode {
    match serve(keep, payload) {
        Ok(code) => ExitCode::from(code),
        Err((what, error)) => {
            eprintln!("kakoi: {what}: {error}");
            ExitCode::from(if error.kind() == io::ErrorKind::NotFound {
                NOT_FOUND
            } else {
                NOT_RUNNABLE
            } as u8)
        }
    }
}

type Failure = (String, io::Error);

fn serve(keep: &[RawFd], payload: &[String]) -> Result<u8, Failure> {
    let fail = |what: &str| {
        let what = what.to_owned();
        move |e: io::Error| (what, e)
    };
    set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(|e| fail("hiding PID 1")(e.into()))?;
    close_strays(keep).map_err(fail("closing descriptors"))?;
    let exec_socket = sys::inherited(EXEC_FD).map_err(fail("exec socket"))?;
    let mut blocked = FORWARDED.to_vec();
    blocked.push(libc::SIGCHLD);
    let signals = Signals::block(&blocked).map_err(fail("signals"))?;
    let payload = start_payload(keep, payload).map_err(fail(&payload[0]))?;
    wire::send_bytes(&exec_socket, READY_MESSAGE, &[], false).map_err(fail("saying ready"))?;

    let mut sessions = Sessions::default();
    let mut listening = true;
    loop {
        let mut polled = vec![PollFd::new(&signals, PollFlags::IN)];
        let pids: Vec<Pid> = sessions.live.keys().copied().collect();
        polled.extend(sessions.live.values().map(|s| match s {
            Some(socket) => PollFd::new(socket, PollFlags::IN),
            None => PollFd::new(&signals, PollFlags::empty()), // keeps the order; hung up already
        }));
        if listening {
            polled.push(PollFd::new(&exec_socket, PollFlags::IN));
        }
        match poll(&mut polled, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(e) => return Err(("waiting".to_owned(), e.into())),
        }
        let ready: Vec<bool> = polled.iter().map(|p| !p.revents().is_empty()).collect();
        drop(polled);
        for (pid, ready) in pids.iter().zip(&ready[1..]) {
            if *ready {
                sessions.hear(*pid);
            }
        }
        if listening && ready.last() == Some(&true) {
            listening = serve_requests(&exec_socket, &mut sessions, payload);
        }
        for signal in signals.take() {
            if signal != libc::SIGCHLD {
                let _ = sys::kill(payload, signal); // a payload that is gone is noticed below
            }
        }
        while let Ok(Some((pid, status))) = wait(WaitOptions::NOHANG) {
            let status = sys::exit_status(status);
            if pid == payload {
                return Ok(match status {
                    ExitStatus::Code(code) => code as u8,
                    ExitStatus::Signal(signal) => (128 + signal) as u8, // PID 1 can't die by a signal of its own
                });
            }
            sessions.ended(pid, status);
        }
    }
}

/// bubblewrap leaves us what we asked for and nothing else; this doesn't rely on it.
fn close_strays(keep: &[RawFd]) -> io::Result<()> {
    let mut kept: Vec<u32> = keep.iter().map(|fd| *fd as u32).chain([EXEC_FD as u32]).collect();
    kept.sort_unstable();
    let mut next = 3;
    for fd in kept {
        if fd > next {
            sys::close_range(next, fd - 1, 0)?;
        }
        next = fd + 1;
    }
    sys::close_range(next, u32::MAX, 0)?;
    sys::close_on_exec_from(3)
}

fn start_payload(keep: &[RawFd], argv: &[String]) -> io::Result<Pid> {
    let kept = keep
        .iter()
        .map(|fd| sys::inherited(*fd))
        .collect::<io::Result<Vec<OwnedFd>>>()?;
    let numbers = keep.to_vec();
    let mut command = Command::new(&argv[0]);
    command.args(&argv[1..]);
    let prepare = move || {
        sys::default_signals()?; // std keeps our mask
        numbers.iter().try_for_each(|fd| sys::keep_at_exec(*fd))
    };
    // SAFETY: the closure runs between fork and exec of a single-threaded process and only makes system calls.
    unsafe { command.pre_exec(prepare) };
    let child = command.spawn()?;
    drop(kept); // PID 1 keeps no copy: the payload alone decides when its pipes close
    Ok(pid_of(&child))
}

fn pid_of(child: &std::process::Child) -> Pid {
    Pid::from_raw(child.id() as i32).expect("a child's pid is positive")
}

/// Handles queued requests; false when no server can ever send another.
fn serve_requests(socket: &OwnedFd, sessions: &mut Sessions, payload: Pid) -> bool {
    for _ in 0..BURST {
        let message = match wire::receive(socket, false) {
            Ok(Some(message)) => message,
            Ok(None) => return false,
            Err(e) if e.kind() == io::ErrorKind::InvalidData => continue,
            Err(e) => return e.kind() == io::ErrorKind::WouldBlock,
        };
        match message.decode() {
            Ok(PidOneRequest::Signal { signal }) => {
                let _ = sys::kill(payload, signal); // a bad number or a dead payload changes nothing
            }
            Ok(PidOneRequest::Exec(request)) => match <[OwnedFd; 4]>::try_from(message.fds) {
                Ok(fds) => sessions.start(&request, fds),
                Err(mut fds) => refuse(fds.pop(), "an exec needs four descriptors"),
            },
            Err(e) => refuse(message.fds.into_iter().next_back(), &e.to_string()),
        }
    }
    true
}

fn refuse(session: Option<OwnedFd>, why: &str) {
    if let Some(session) = session {
        tell(
            &session,
            &ExecEvent::Refused {
                message: why.to_owned(),
            },
        );
    }
}

/// A reader that doesn't read loses messages; PID 1 doesn't wait for anybody.
fn tell(session: &OwnedFd, event: &ExecEvent) {
    let _ = wire::send(session, event, &[], false);
}

/// Live commands and, until it hangs up, the socket of whoever started each.
#[derive(Default)]
struct Sessions {
    live: HashMap<Pid, Option<OwnedFd>>,
}

impl Sessions {
    fn start(&mut self, request: &ExecRequest, [stdin, stdout, stderr, session]: [OwnedFd; 4]) {
        if self.live.len() >= MAX_LIVE_EXECS {
            return refuse(Some(session), "too many commands run in this sandbox already");
        }
        let [program, arguments @ ..] = request.argv.as_slice() else {
            return refuse(Some(session), "no command");
        };
        let complain = stderr.try_clone();
        let mut command = Command::new(program);
        command.args(arguments).envs(request.env.iter().map(|(k, v)| (k, v)));
        if let Some(cwd) = &request.cwd {
            command.current_dir(cwd);
        }
        command
            .stdin(Stdio::from(stdin))
            .stdout(Stdio::from(stdout))
            .stderr(Stdio::from(stderr));
        let prepare = || {
            sys::default_signals()?; // std keeps our mask
            rustix::process::setsid()?;
            // A terminal becomes the session's own: Ctrl-C and job control need that.
            if rustix::termios::isatty(rustix::stdio::stdin()) {
                rustix::process::ioctl_tiocsctty(rustix::stdio::stdin())?;
            }
            Ok(())
        };
        // SAFETY: the closure runs between fork and exec of a single-threaded process and only makes system calls.
        unsafe { command.pre_exec(prepare) };
        match command.spawn() {
            Ok(child) => {
                let pid = pid_of(&child);
                tell(
                    &session,
                    &ExecEvent::Started {
                        pid: pid.as_raw_nonzero().get(),
                    },
                );
                self.live.insert(pid, Some(session));
            }
            Err(e) => {
                if let Ok(stderr) = complain {
                    say(stderr, &format!("kakoi: {program}: {e}\n"));
                }
                let code = if e.kind() == io::ErrorKind::NotFound {
                    NOT_FOUND
                } else {
                    NOT_RUNNABLE
                };
                tell(&session, &ExecEvent::Exited(ExitStatus::Code(code)));
            }
        }
    }

    /// A message or the end of a session. After the end the command gets SIGHUP, once; what it left is the app's.
    fn hear(&mut self, pid: Pid) {
        let Some(slot) = self.live.get_mut(&pid) else { return };
        let Some(session) = slot else { return };
        match wire::receive(&*session, false) {
            Ok(Some(message)) => {
                if let Ok(SessionRequest::Signal { signal }) = message.decode() {
                    let _ = sys::kill_group(pid, signal); // a bad number changes nothing
                }
            }
            Err(e) if matches!(e.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::InvalidData) => {}
            Ok(None) | Err(_) => {
                *slot = None;
                let _ = sys::kill(pid, libc::SIGHUP); // it may have ended just now
            }
        }
    }

    fn ended(&mut self, pid: Pid, status: ExitStatus) {
        if let Some(Some(session)) = self.live.remove(&pid) {
            tell(&session, &ExecEvent::Exited(status));
        }
    }
}

/// Writes a line to a descriptor of a caller, if there is room: a pipe that polls writable takes a short line whole.
fn say(fd: OwnedFd, line: &str) {
    let mut polled = [PollFd::from_borrowed_fd(fd.as_fd(), PollFlags::OUT)];
    let now = sys::timespec(std::time::Duration::ZERO);
    if matches!(poll(&mut polled, Some(&now)), Ok(1)) {
        let line = &line.as_bytes()[..line.len().min(libc::PIPE_BUF)];
        let _ = std::fs::File::from(fd).write(line); // the exit code tells the same
    }
}
