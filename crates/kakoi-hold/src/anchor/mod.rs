//! The anchor: set-up, then one poll loop until shutdown.
//!
//! It stays in the host's network namespace (listeners live there) and in one session of its own. It must outlive its
//! creator, so it forks once, and nothing of the creator's but the pair socket on stdin reaches it.

mod children;
mod lives;
mod log;
mod netns;
mod server;
mod spawn;

use std::fs::{File, Permissions};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kakoi_anchor::{INFO_NAME, Info, LOGS_NAME, MAPPED, PROTOCOL, SOCKET_NAME, StartMessage, wire};
use rustix::fs::{FlockOperation, Mode, flock};
use rustix::mount::{MountFlags, MountPropagationFlags, mount, mount_change};
use rustix::net::{AddressFamily, SocketFlags, SocketType, bind, listen, socket_with};
use rustix::process::{Resource, Rlimit, getrlimit, set_child_subreaper, setrlimit, setsid, umask};
use rustix::thread::UnshareFlags;

use crate::sandbox::{StepError, step};
use crate::sys::{self, Signals};

/// Private tmpfs of the anchor's mount namespace, inside the data directory: a copy of our binary lives there, so that
/// an upgrade of the installed one can't mix versions within one anchor.
const RUN_NAME: &str = "run";
const LOCK_NAME: &str = "anchor.lock";

/// What set-up hands to the loop.
struct Ready {
    data_dir: PathBuf,
    hold: String,
    listener: OwnedFd,
    signals: Signals,
    info: Info,
    nofile: Rlimit,
    _lock: File,
}

/// Detaches, sets up and serves. The first process returns at once; the anchor returns after shutdown.
pub fn run(data_dir: PathBuf, rootless: bool) -> ExitCode {
    if sys::close_range(3, u32::MAX, 0).is_err() {
        return ExitCode::FAILURE;
    }
    let Ok(creator) = rustix::io::fcntl_dupfd_cloexec(io::stdin(), 3) else {
        return ExitCode::FAILURE;
    };
    match sys::fork(|| i32::from(!anchor(&data_dir, rootless, &creator))) {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn anchor(data_dir: &Path, rootless: bool, creator: &OwnedFd) -> bool {
    let ready = match set_up(data_dir, rootless, creator) {
        Ok(ready) => ready,
        Err(e) => {
            eprintln!("kakoi-hold: {e}");
            let _ = wire::send(creator, &StartMessage::Failed { message: e.to_string() }, &[], false);
            return false;
        }
    };
    // A creator that went away meanwhile changes nothing: the next server finds us by the description.
    let _ = wire::send(creator, &StartMessage::Ready(ready.info.clone()), &[], false);
    server::Server::new(ready).run()
}

fn set_up(data_dir: &Path, rootless: bool, creator: &OwnedFd) -> Result<Ready, StepError> {
    detach().map_err(step("detaching"))?;
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(data_dir.join(LOCK_NAME))
        .map_err(step("opening the lock"))?;
    flock(&lock, FlockOperation::NonBlockingLockExclusive).map_err(step("another anchor holds this data directory"))?;
    enter_namespaces(rootless, creator)?;
    let hold = copy_binary(&data_dir.join(RUN_NAME))?;
    std::fs::create_dir_all(data_dir.join(LOGS_NAME)).map_err(step("log directory"))?;

    // Thousands of descriptors may be parked here; children get the old limit back.
    let nofile = getrlimit(Resource::Nofile);
    setrlimit(
        Resource::Nofile,
        Rlimit {
            current: nofile.maximum,
            maximum: nofile.maximum,
        },
    )
    .map_err(step("descriptor limit"))?;
    let signals = Signals::block(&[libc::SIGCHLD, libc::SIGTERM]).map_err(step("signals"))?;
    let info = describe(rootless).map_err(step("own start time"))?;
    let listener = open_socket(data_dir).map_err(step("socket"))?;
    write_info(data_dir, &info).map_err(step("writing the description"))?;
    Ok(Ready {
        data_dir: data_dir.to_owned(),
        hold,
        listener,
        signals,
        info,
        nofile,
        _lock: lock,
    })
}

/// inotify instances of one uid of the namespace; JupyterLab and its tools use a handful.
const INOTIFY_PER_UID: &str = "32";

fn detach() -> io::Result<()> {
    setsid()?;
    umask(Mode::from_raw_mode(0o077));
    std::env::set_current_dir("/")?;
    sys::ignore_signal(libc::SIGHUP);
    sys::ignore_signal(libc::SIGPIPE);
    set_child_subreaper(Some(rustix::process::getpid()))?;
    let null = File::options().read(true).open("/dev/null")?;
    rustix::stdio::dup2_stdin(&null)?;
    rustix::stdio::dup2_stdout(io::stderr())?; // stderr is the log, opened by our creator
    Ok(())
}

fn enter_namespaces(rootless: bool, creator: &OwnedFd) -> Result<(), StepError> {
    let refused = "the system refused a new namespace (`kakoi doctor` names the cure)";
    if rootless {
        sys::unshare(UnshareFlags::NEWUSER | UnshareFlags::NEWNS).map_err(step(refused))?;
        let request = StartMessage::MapIds {
            pid: rustix::process::getpid().as_raw_nonzero().get(),
        };
        wire::send(creator, &request, &[], true).map_err(step("asking for id maps"))?;
        let answer = wire::receive(creator, true).map_err(step("waiting for id maps"))?;
        if answer.is_none_or(|a| a.bytes != MAPPED) {
            return Err(step("waiting for id maps")(io::Error::from(
                io::ErrorKind::UnexpectedEof,
            )));
        }
        sys::become_ids(0, 0).map_err(step("becoming root of the namespace"))?;
        // inotify instances are counted up to the user who runs the region: without a smaller share for each uid in here, one
        // app could take them all, from other apps and from the operator. A kernel without this limit has nothing to write.
        let _ = std::fs::write("/proc/sys/user/max_inotify_instances", INOTIFY_PER_UID);
    } else {
        sys::unshare(UnshareFlags::NEWNS).map_err(step(refused))?;
    }
    mount_change("/", MountPropagationFlags::PRIVATE | MountPropagationFlags::REC).map_err(step("mount propagation"))
}

fn copy_binary(run: &Path) -> Result<String, StepError> {
    let text = "copying the binary";
    std::fs::create_dir_all(run).map_err(step(text))?;
    mount(
        "tmpfs",
        run,
        "tmpfs",
        MountFlags::NOSUID | MountFlags::NODEV,
        c"mode=0755,size=32m",
    )
    .map_err(step("private directory"))?;
    let copy = run.join("kakoi-hold");
    std::fs::copy("/proc/self/exe", &copy).map_err(step(text))?;
    std::fs::set_permissions(&copy, Permissions::from_mode(0o755)).map_err(step(text))?;
    copy.into_os_string()
        .into_string()
        .map_err(|_| step("data directory isn't UTF-8")(io::ErrorKind::InvalidInput))
}

fn describe(rootless: bool) -> io::Result<Info> {
    let pid = rustix::process::getpid().as_raw_nonzero().get();
    Ok(Info {
        version: PROTOCOL,
        pid,
        start_time: kakoi_anchor::process_start_time(pid)?,
        boot_id: kakoi_anchor::boot_id()?,
        rootless,
        hold_version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// The lock is ours, so a socket that lies there belongs to a dead anchor.
fn open_socket(data_dir: &Path) -> io::Result<OwnedFd> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let listener = socket_with(AddressFamily::UNIX, SocketType::SEQPACKET, flags, None)?;
    match std::fs::remove_file(data_dir.join(SOCKET_NAME)) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let (address, directory) = wire::socket_address(data_dir)?;
    bind(&listener, &address)?; // 0600 by the umask
    drop(directory);
    listen(&listener, 64)?;
    Ok(listener)
}

fn write_info(data_dir: &Path, info: &Info) -> io::Result<()> {
    let temporary = data_dir.join("anchor.json.new");
    std::fs::write(&temporary, serde_json::to_vec(info)?)?;
    std::fs::rename(temporary, data_dir.join(INFO_NAME))
}

/// Whether a peer may give orders: only our own uid, as our user namespace sees it (slots are others there).
fn peer_is_ours(connection: impl AsFd) -> bool {
    rustix::net::sockopt::socket_peercred(connection).is_ok_and(|peer| peer.uid == rustix::process::geteuid())
}
