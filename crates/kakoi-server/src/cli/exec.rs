//! `kakoi app exec`: a command inside a sandbox, its bytes and exit code untouched.
//!
//! The command gets pipes, or a pseudo-terminal of its own, never our descriptors: code in there may be hostile, and what it
//! leaves running would keep the operator's terminal open and read it. The session goes on when the server ends.

use super::ControlClient;
use crate::server::control::{ControlReply, ControlRequest};
use crate::server::paths::DataDir;
use anyhow::{Context, bail};
use kakoi_anchor::{ExecEvent, ExecSession, ExitStatus};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::termios::{OptionalActions, Termios};
use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::process::ExitCode;
use std::time::Duration;

/// The operator's terminal in raw mode, put back at the end.
struct RawTerminal(Termios);

impl RawTerminal {
    fn enter() -> anyhow::Result<Self> {
        let before = rustix::termios::tcgetattr(std::io::stdin())?;
        let mut raw = before.clone();
        raw.make_raw();
        rustix::termios::tcsetattr(std::io::stdin(), OptionalActions::Now, &raw)?;
        Ok(Self(before))
    }
}

impl Drop for RawTerminal {
    fn drop(&mut self) {
        let _ = rustix::termios::tcsetattr(std::io::stdin(), OptionalActions::Now, &self.0);
    }
}

/// Our ends of the command's stdin, stdout and stderr, and its own.
struct Ends {
    input: File,
    outputs: Vec<(File, bool)>,
    theirs: [OwnedFd; 3],
}

fn pipes() -> anyhow::Result<Ends> {
    let pipe = || rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC);
    let ((stdin, input), (output, stdout), (errors, stderr)) = (pipe()?, pipe()?, pipe()?);
    Ok(Ends {
        input: input.into(),
        outputs: vec![(output.into(), false), (errors.into(), true)],
        theirs: [stdin, stdout, stderr],
    })
}

fn terminal() -> anyhow::Result<Ends> {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)?;
    grantpt(&master)?;
    unlockpt(&master)?;
    let name = ptsname(&master, Vec::new())?;
    let slave = rustix::fs::open(
        name.as_c_str(),
        rustix::fs::OFlags::RDWR | rustix::fs::OFlags::NOCTTY | rustix::fs::OFlags::CLOEXEC,
        rustix::fs::Mode::empty(),
    )?;
    if let Ok(size) = rustix::termios::tcgetwinsize(std::io::stdout()) {
        rustix::termios::tcsetwinsize(&master, size)?;
    }
    let input = File::from(rustix::io::fcntl_dupfd_cloexec(&master, 3)?);
    let dup = || rustix::io::fcntl_dupfd_cloexec(&slave, 3);
    Ok(Ends {
        input,
        outputs: vec![(File::from(master), false)],
        theirs: [dup()?, dup()?, slave],
    })
}

/// Runs the command and ends with its exit code; killed by a signal counts as 128 + its number, as in shells.
pub fn run(data: &DataDir, domain: &str, space: &str, argv: Vec<String>) -> anyhow::Result<ExitCode> {
    let interactive = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let ends = if interactive { terminal()? } else { pipes()? };
    let env = std::env::var("TERM")
        .ok()
        .filter(|_| interactive)
        .map(|t| ("TERM".to_owned(), t))
        .into_iter()
        .collect();
    let client = ControlClient::connect(data)?;
    let request = ControlRequest::Exec {
        domain: domain.to_owned(),
        space: space.to_owned(),
        argv,
        env,
    };
    client.send(
        &request,
        &[ends.theirs[0].as_fd(), ends.theirs[1].as_fd(), ends.theirs[2].as_fd()],
    )?;
    let session = match client.receive()? {
        (ControlReply::Session, fds) => {
            ExecSession::from(fds.into_iter().next().context("the server sent no session")?)
        }
        (ControlReply::Failed(why), _) => bail!(why),
        _ => bail!("unexpected answer"),
    };
    let Ends {
        mut input,
        outputs,
        theirs,
    } = ends;
    drop(theirs);
    let raw = interactive.then(RawTerminal::enter).transpose()?;
    // stdin may be a file, which poll can't wait for, so a thread copies it; it ends with the process.
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin().lock(), &mut input);
    });
    let status = pump(&session, outputs, interactive)?;
    drop(raw);
    Ok(match status {
        ExitStatus::Code(code) => ExitCode::from(u8::try_from(code & 0xff).unwrap_or(255)),
        ExitStatus::Signal(signal) => ExitCode::from(u8::try_from((128 + signal) & 0xff).unwrap_or(255)),
    })
}

fn put(bytes: &[u8], to_stderr: bool) -> std::io::Result<()> {
    if to_stderr {
        std::io::stderr().write_all(bytes)
    } else {
        let mut out = std::io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }
}

/// Copies output until the command ends, then what it had written by then. Processes it left behind may hold the pipes open
/// for ever, so their end isn't waited for.
fn pump(session: &ExecSession, mut outputs: Vec<(File, bool)>, interactive: bool) -> anyhow::Result<ExitStatus> {
    // A terminal's size is looked at now and then: people resize windows seldom, and a signal could reach another thread.
    let look = rustix::event::Timespec {
        tv_sec: 0,
        tv_nsec: 300_000_000,
    };
    loop {
        if interactive
            && let (Ok(size), Some((terminal, _))) = (rustix::termios::tcgetwinsize(std::io::stdout()), outputs.first())
        {
            // Setting the same size again signals nobody.
            let _ = rustix::termios::tcsetwinsize(terminal, size);
        }
        let (ended, ready): (bool, Vec<bool>) = {
            let mut fds: Vec<PollFd<'_>> = vec![PollFd::from_borrowed_fd(session.as_fd(), PollFlags::IN)];
            fds.extend(
                outputs
                    .iter()
                    .map(|(f, _)| PollFd::from_borrowed_fd(f.as_fd(), PollFlags::IN)),
            );
            match poll(&mut fds, interactive.then_some(&look)) {
                Err(rustix::io::Errno::INTR) => continue,
                other => other?,
            };
            (
                !fds[0].revents().is_empty(),
                fds[1..].iter().map(|f| !f.revents().is_empty()).collect(),
            )
        };
        let mut open = Vec::new();
        for ((mut file, to_stderr), ready) in outputs.into_iter().zip(ready) {
            if !ready || copy_once(&mut file, to_stderr)? {
                open.push((file, to_stderr));
            }
        }
        outputs = open;
        if !ended {
            continue;
        }
        match session.next(Some(Duration::from_secs(5))) {
            Ok(ExecEvent::Started { .. }) => {}
            Ok(ExecEvent::Exited(status)) => {
                for (mut file, to_stderr) in outputs {
                    while readable(file.as_fd())? && copy_once(&mut file, to_stderr)? {}
                }
                return Ok(status);
            }
            Ok(ExecEvent::Refused { message }) => bail!("the sandbox refused: {message}"),
            Err(error) => return Err(error).context("the app ended while the command ran"),
        }
    }
}

/// Copies what there is; false at the end.
fn copy_once(file: &mut File, to_stderr: bool) -> anyhow::Result<bool> {
    let mut buffer = [0u8; 65536];
    match file.read(&mut buffer) {
        Ok(0) => Ok(false),
        Ok(n) => {
            put(&buffer[..n], to_stderr)?;
            Ok(true)
        }
        // A pseudo-terminal whose other side is closed says so by an error.
        Err(e) if e.raw_os_error() == Some(libc::EIO) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

fn readable(fd: BorrowedFd<'_>) -> anyhow::Result<bool> {
    let now = rustix::event::Timespec { tv_sec: 0, tv_nsec: 0 };
    let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::IN)];
    Ok(poll(&mut fds, Some(&now))? > 0)
}
