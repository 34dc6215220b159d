//! The system calls that rustix doesn't wrap, or wraps only for programs that may have threads.
//!
//! All of this relies on one invariant: the process is single-threaded. It never makes a policy decision.

use std::ffi::CString;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::time::Duration;

use rustix::event::Timespec;
use rustix::process::Pid;

/// Descriptors below this number may be targets for a child; our own are moved above while placing them.
pub const HIGH: RawFd = 64;

fn check(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}

/// Runs `body` in a forked child that exits with its value (70 after a panic); returns the child's pid.
pub fn fork(body: impl FnOnce() -> i32) -> io::Result<Pid> {
    // SAFETY: the process is single-threaded, so the child may run any code, allocation included.
    let pid = check(unsafe { libc::fork() })?;
    if pid == 0 {
        let code = std::panic::catch_unwind(std::panic::AssertUnwindSafe(body)).unwrap_or(70);
        exit_now(code);
    }
    Ok(Pid::from_raw(pid).expect("fork gives the parent a positive pid"))
}

/// Ends the process without running destructors that belong to the parent of a fork.
pub fn exit_now(code: i32) -> ! {
    // SAFETY: _exit takes any number and doesn't return.
    unsafe { libc::_exit(code) }
}

/// Makes the process ignore a signal; exec keeps that, so children undo it by [`default_signals`].
pub fn ignore_signal(signal: libc::c_int) {
    // SAFETY: SIG_IGN is a valid disposition and installs no code of ours.
    unsafe { libc::signal(signal, libc::SIG_IGN) };
}

/// Undoes what the anchor changed about signals, and what it inherited: a shell's background job ignores SIGINT, which a
/// notebook kernel would inherit, and then couldn't be interrupted.
pub fn default_signals() -> io::Result<()> {
    for signal in 1..=libc::SIGRTMAX() {
        // SAFETY: SIG_DFL is a valid disposition and installs no code of ours; KILL, STOP and the C library's own two
        // refuse, which is right.
        unsafe { libc::signal(signal, libc::SIG_DFL) };
    }
    change_mask(libc::SIG_SETMASK, &[]).map(drop)
}

fn change_mask(how: libc::c_int, signals: &[libc::c_int]) -> io::Result<libc::sigset_t> {
    // SAFETY: an all-zero sigset_t is a valid object, which sigemptyset then initialises properly.
    let mut set: libc::sigset_t = unsafe { std::mem::zeroed() };
    // SAFETY: `set` is a live, writable sigset_t in both calls.
    unsafe {
        libc::sigemptyset(&raw mut set);
        for signal in signals {
            libc::sigaddset(&raw mut set, *signal);
        }
    }
    // SAFETY: `set` is initialised; the old mask isn't asked for.
    check(unsafe { libc::sigprocmask(how, &raw const set, std::ptr::null_mut()) })?;
    Ok(set)
}

/// Blocks signals and makes them readable instead.
pub struct Signals(OwnedFd);

impl Signals {
    pub fn block(signals: &[libc::c_int]) -> io::Result<Signals> {
        let set = change_mask(libc::SIG_BLOCK, signals)?;
        // SAFETY: `set` is initialised, and -1 asks for a new descriptor.
        let fd = check(unsafe { libc::signalfd(-1, &raw const set, libc::SFD_CLOEXEC | libc::SFD_NONBLOCK) })?;
        // SAFETY: signalfd returned a fresh descriptor that nothing else owns.
        Ok(Signals(unsafe { OwnedFd::from_raw_fd(fd) }))
    }

    /// Signals that came since the last call.
    pub fn take(&self) -> Vec<libc::c_int> {
        const RECORD: usize = size_of::<libc::signalfd_siginfo>();
        let mut buffer = [0u8; RECORD * 8];
        let mut taken = Vec::new();
        while let Ok(bytes @ 1..) = rustix::io::read(&self.0, &mut buffer) {
            for record in buffer[..bytes].chunks_exact(RECORD) {
                let number = record
                    .first_chunk::<4>()
                    .expect("a record is longer than its first field");
                taken.push(u32::from_ne_bytes(*number) as libc::c_int); // ssi_signo is the first field
            }
        }
        taken
    }
}

impl AsFd for Signals {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// How a reaped process ended.
pub fn exit_status(status: rustix::process::WaitStatus) -> kakoi_anchor::ExitStatus {
    match status.terminating_signal() {
        Some(signal) => kakoi_anchor::ExitStatus::Signal(signal),
        None => kakoi_anchor::ExitStatus::Code(status.exit_status().unwrap_or_default()),
    }
}

/// Signals a process; a pid below 1 would mean groups and is refused. One that is gone is no error.
pub fn kill(pid: Pid, signal: libc::c_int) -> io::Result<()> {
    // SAFETY: kill takes any numbers; the pid is positive by type.
    match check(unsafe { libc::kill(pid.as_raw_nonzero().get(), signal) }) {
        Err(e) if e.raw_os_error() != Some(libc::ESRCH) => Err(e),
        _ => Ok(()),
    }
}

/// Signals a process group; one that is gone is no error.
pub fn kill_group(leader: Pid, signal: libc::c_int) -> io::Result<()> {
    // SAFETY: kill takes any numbers; a negative pid above -1's meaning names the group of a real leader.
    match check(unsafe { libc::kill(-leader.as_raw_nonzero().get(), signal) }) {
        Err(e) if e.raw_os_error() != Some(libc::ESRCH) => Err(e),
        _ => Ok(()),
    }
}

/// Takes on ids for good, without supplementary groups.
pub fn become_ids(uid: u32, gid: u32) -> io::Result<()> {
    // SAFETY: an empty list is what setgroups(2) documents for "none"; the process has one thread.
    check(unsafe { libc::setgroups(0, std::ptr::null()) })?;
    // SAFETY: numbers only; the process has one thread.
    check(unsafe { libc::setresgid(gid, gid, gid) })?;
    // SAFETY: as above.
    check(unsafe { libc::setresuid(uid, uid, uid) })?;
    Ok(())
}

/// Makes every descriptor from `first` on close at exec.
pub fn close_on_exec_from(first: u32) -> io::Result<()> {
    close_range(first, u32::MAX, libc::CLOSE_RANGE_CLOEXEC as libc::c_int)
}

/// Closes every descriptor in the range; no object of this process may own one of them.
pub fn close_range(first: u32, last: u32, flags: libc::c_int) -> io::Result<()> {
    // SAFETY: numbers only. The callers run before owning descriptors in the range, or only set close-on-exec.
    check(unsafe { libc::syscall(libc::SYS_close_range, first, last, flags) } as libc::c_int).map(drop)
}

/// Gives descriptors their numbers in the program about to be exec'd. Everything else from 3 on closes at exec.
pub fn place_fds(wanted: &[(BorrowedFd<'_>, RawFd)]) -> io::Result<()> {
    let mut high = Vec::with_capacity(wanted.len());
    for (fd, target) in wanted {
        high.push((rustix::io::fcntl_dupfd_cloexec(fd, HIGH)?, *target));
    }
    close_on_exec_from(3)?;
    for (fd, target) in high {
        // SAFETY: dup2 onto a number below HIGH; what was there belongs to objects that are never used again, because
        // the next thing this process does is exec or _exit.
        check(unsafe { libc::dup2(fd.as_raw_fd(), target) })?;
    }
    Ok(())
}

/// Takes over a descriptor that this process was started with.
pub fn inherited(fd: RawFd) -> io::Result<OwnedFd> {
    // SAFETY: F_SETFD on any number is harmless; it fails when nothing is open there.
    check(unsafe { libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC) })?;
    // SAFETY: it is open, came from our parent, and the caller takes each number once.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}

/// Clears close-on-exec, between fork and exec.
pub fn keep_at_exec(fd: RawFd) -> io::Result<()> {
    // SAFETY: F_SETFD on any number is harmless.
    check(unsafe { libc::fcntl(fd, libc::F_SETFD, 0) }).map(drop)
}

/// Replaces the program. Returns only a failure.
pub fn exec(path: &str, argv: &[String], env: &[(String, String)]) -> io::Error {
    let c = |text: &str| CString::new(text).map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "NUL in text"));
    let prepared = (|| {
        let path = c(path)?;
        let argv = argv.iter().map(|a| c(a)).collect::<io::Result<Vec<_>>>()?;
        let env = env
            .iter()
            .map(|(k, v)| c(&format!("{k}={v}")))
            .collect::<io::Result<Vec<_>>>()?;
        Ok((path, argv, env))
    })();
    let (path, argv, env) = match prepared {
        Ok(prepared) => prepared,
        Err(e) => return e,
    };
    let pointers = |list: &[CString]| {
        list.iter()
            .map(|s| s.as_ptr())
            .chain([std::ptr::null()])
            .collect::<Vec<_>>()
    };
    let (argv_pointers, env_pointers) = (pointers(&argv), pointers(&env));
    // SAFETY: NUL-terminated strings in null-terminated lists, all alive until exec returns.
    unsafe { libc::execve(path.as_ptr(), argv_pointers.as_ptr(), env_pointers.as_ptr()) };
    io::Error::last_os_error()
}

/// Leaves namespaces of the parent behind. `flags` never contains CLONE_FILES.
pub fn unshare(flags: rustix::thread::UnshareFlags) -> io::Result<()> {
    // SAFETY: only the descriptor table could break Rust's promises, and no caller unshares that.
    Ok(unsafe { rustix::thread::unshare_unsafe(flags) }?)
}

/// An anonymous file with this content, to be read from its start.
pub fn memfd(name: &str, content: &[u8]) -> io::Result<OwnedFd> {
    let fd = rustix::fs::memfd_create(name, rustix::fs::MemfdFlags::CLOEXEC)?;
    let mut file = File::from(fd);
    file.write_all(content)?;
    file.rewind()?;
    Ok(file.into())
}

/// For poll.
pub fn timespec(duration: Duration) -> Timespec {
    Timespec {
        tv_sec: duration.as_secs() as i64,
        tv_nsec: i64::from(duration.subsec_nanos()),
    }
}
