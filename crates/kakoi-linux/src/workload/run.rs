//! One command inside a sandbox, from its input to its end. Code in there may be hostile: time and output are bounded, and what
//! the command leaves running isn't waited for.

use kakoi_anchor::{Error, ExecEvent, ExecRequest, ExecSession};
use kakoi_dataplane::RunOutput;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::pipe::{PipeFlags, pipe_with};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::{Duration, Instant};

/// How long a command may take.
const DEADLINE: Duration = Duration::from_secs(30);

/// Why there's no output.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Longer than [`RunOutput::MOST`].
    #[error("its input is longer than {} bytes", RunOutput::MOST)]
    TooMuchInput,
    /// It was killed for it.
    #[error("it wrote more than {} bytes", RunOutput::MOST)]
    TooMuchOutput,
    /// It was killed for it.
    #[error("it didn't end within {} s", DEADLINE.as_secs())]
    TooLate,
    /// PID 1 didn't start it.
    #[error("the sandbox refused it: {0}")]
    Refused(String),
    /// The sandbox ended, or its socket failed.
    #[error("{}", crate::chain(.0))]
    Sandbox(Error),
    /// A pipe.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<Errno> for RunError {
    fn from(errno: Errno) -> Self {
        Self::Io(errno.into())
    }
}

/// What's read of one of the command's outputs.
struct Output {
    pipe: Option<OwnedFd>,
    bytes: Vec<u8>,
}

impl Output {
    /// Reads what's there.
    fn read(&mut self) -> Result<(), RunError> {
        let mut buffer = [0u8; 4096];
        while let Some(pipe) = &self.pipe {
            match rustix::io::read(pipe, &mut buffer) {
                Ok(0) => self.pipe = None,
                Ok(n) if self.bytes.len() + n > RunOutput::MOST => return Err(RunError::TooMuchOutput),
                Ok(n) => self.bytes.extend_from_slice(&buffer[..n]),
                Err(Errno::AGAIN) => break,
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Runs a command and waits for its end.
pub fn run(exec_socket: &OwnedFd, argv: Vec<String>, stdin: &[u8]) -> Result<RunOutput, RunError> {
    if stdin.len() > RunOutput::MOST {
        return Err(RunError::TooMuchInput);
    }
    let pipe = || pipe_with(PipeFlags::CLOEXEC);
    let ((stdin_end, input), (out, stdout_end), (err, stderr_end)) = (pipe()?, pipe()?, pipe()?);
    // Ours alone: the flag belongs to an end's own open file, and the command's ends are others.
    for end in [&input, &out, &err] {
        rustix::io::ioctl_fionbio(end, true)?;
    }
    let request = ExecRequest {
        argv,
        // The same in every sandbox: where PID 1 stands depends on how it began.
        env: vec![("PWD".to_owned(), "/".to_owned())],
        cwd: Some("/".to_owned()),
    };
    let stdio = [stdin_end.as_fd(), stdout_end.as_fd(), stderr_end.as_fd()];
    let session = kakoi_anchor::exec(exec_socket, &request, stdio).map_err(RunError::Sandbox)?;
    drop((stdin_end, stdout_end, stderr_end));
    let outputs = [out, err].map(|pipe| Output {
        pipe: Some(pipe),
        bytes: Vec::new(),
    });
    let result = pump(&session, input, stdin, outputs);
    if result.is_err() {
        let _ = session.signal(libc::SIGKILL); // it may have ended
    }
    result
}

fn pump(
    session: &ExecSession,
    input: OwnedFd,
    mut stdin: &[u8],
    [mut out, mut err]: [Output; 2],
) -> Result<RunOutput, RunError> {
    let deadline = Instant::now() + DEADLINE;
    let mut input = Some(input);
    loop {
        if stdin.is_empty() {
            input = None;
        }
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec {
            tv_sec: i64::try_from(left.as_secs()).unwrap_or(0),
            tv_nsec: i64::from(left.subsec_nanos()),
        };
        let mut polled = vec![PollFd::from_borrowed_fd(session.as_fd(), PollFlags::IN)];
        polled.extend(
            [&out, &err]
                .iter()
                .filter_map(|o| o.pipe.as_ref())
                .map(|p| PollFd::new(p, PollFlags::IN)),
        );
        polled.extend(input.as_ref().map(|p| PollFd::new(p, PollFlags::OUT)));
        match poll(&mut polled, Some(&timeout)) {
            Ok(0) => return Err(RunError::TooLate),
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        let spoke = !polled[0].revents().is_empty();
        drop(polled);
        if let Some(pipe) = &input {
            match rustix::io::write(pipe, stdin) {
                Ok(n) => stdin = &stdin[n..],
                Err(Errno::AGAIN | Errno::INTR) => {}
                // A command that reads no more.
                Err(Errno::PIPE) => stdin = &[],
                Err(error) => return Err(error.into()),
            }
        }
        // After an end there is what it wrote before, and it's all in the pipes: so they're read after the socket.
        let event = if spoke {
            Some(session.next(Some(Duration::ZERO)))
        } else {
            None
        };
        out.read()?;
        err.read()?;
        match event {
            None | Some(Ok(ExecEvent::Started { .. })) => {}
            Some(Ok(ExecEvent::Exited(status))) => {
                return Ok(RunOutput {
                    ending: super::ending(status),
                    stdout: out.bytes,
                    stderr: err.bytes,
                });
            }
            Some(Ok(ExecEvent::Refused { message })) => return Err(RunError::Refused(message)),
            Some(Err(Error::Timeout { .. })) => {}
            Some(Err(error)) => return Err(RunError::Sandbox(error)),
        }
        if Instant::now() > deadline {
            return Err(RunError::TooLate);
        }
    }
}
