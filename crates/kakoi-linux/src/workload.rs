//! Apps and databases as sandboxes, children of the anchor.
//!
//! An app's view: the host's `/usr` read-only, a generated `/etc`, the notebook environment and our PID 1 below
//! `/opt/kakoi`, its home, and nothing else of the machine; a database's: see the module `database`. Nothing starts here before
//! the caller has verified the namespace.

mod attach;
mod database;
mod parked;
mod run;

use crate::limits::Limiter;
use crate::slots::Slots;
use async_trait::async_trait;
use kakoi_anchor::Anchor;
use kakoi_anchor::protocol::{Bind, ChildState, ExitStatus, SandboxSpec, SpawnKind, SpawnSpec};
use kakoi_dataplane::{
    AppSpec, BackendError, Ending, Limits, LogChunk, LogPosition, ParkedSpec, Payload, PoolState, RunOutput,
    WorkloadBackend, WorkloadSpec, WorkloadState,
};
use kakoi_types::WorkloadId;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddrV4, TcpStream};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The home directory inside.
pub const HOME: &str = "/home/sagemaker-user";
/// The notebook environment inside.
pub const ENVIRONMENT: &str = "/opt/kakoi/env";
/// The variable with the secret between gateway and JupyterLab; the launcher takes it out of its environment.
pub const TOKEN: &str = "KAKOI_JUPYTER_TOKEN";
/// The launcher inside.
pub const LAUNCHER: &str = "/opt/kakoi/launch.py";

/// How long a killed sandbox may take to be gone.
const STOP_DEADLINE: Duration = Duration::from_secs(20);

/// Starts and stops sandboxes through the anchor.
#[derive(Clone)]
pub struct Sandboxes {
    inner: Arc<Inner>,
}

/// Where things lie on the host.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Small files of running apps.
    pub run: PathBuf,
    /// The anchor's logs.
    pub logs: PathBuf,
    /// The notebook environment.
    pub environment: PathBuf,
    /// The launcher's file.
    pub launcher: PathBuf,
    /// The file of `kakoi` itself, which supervises databases from inside.
    pub kakoi: PathBuf,
}

struct Inner {
    anchor: Arc<Anchor>,
    folders: Folders,
    slots: Slots,
    limiter: Limiter,
    pool: parked::Pool,
}

impl Sandboxes {
    /// Sandboxes started through an anchor, with at most `pool` parked ones; environment and launcher are bound to their neutral
    /// paths.
    pub fn new(anchor: Arc<Anchor>, folders: Folders, slots: Slots, limiter: Limiter, pool: usize) -> Self {
        Self {
            inner: Arc::new(Inner {
                anchor,
                folders,
                slots,
                limiter,
                pool: parked::Pool::new(pool),
            }),
        }
    }

    /// The exec socket of a running app, for commands inside it.
    pub fn exec_socket(&self, id: WorkloadId) -> Result<OwnedFd, BackendError> {
        self.inner.exec_socket(id)
    }

    /// Gives a command's pipes or pseudo-terminal to the slot it runs as, so that it can open `/dev/stdout` and the like, too.
    /// They must be fresh ones, made for this command.
    pub fn give_stdio(&self, slot: u32, fds: &[OwnedFd]) -> Result<(), BackendError> {
        let uid = self.inner.slots.uid(slot)?;
        for fd in fds {
            let kind = rustix::fs::fstat(fd).map(|stat| rustix::fs::FileType::from_raw_mode(stat.st_mode));
            // A terminal, not any character device: as root this would give `/dev/null` away.
            if kind != Ok(rustix::fs::FileType::Fifo) && !rustix::termios::isatty(fd) {
                return Err(BackendError::new(
                    "giving the command its standard streams",
                    "only pipes and terminals can be passed in",
                ));
            }
            let owner = (rustix::fs::Uid::from_raw(uid), rustix::fs::Gid::from_raw(uid));
            rustix::fs::fchown(fd, Some(owner.0), Some(owner.1))
                .map_err(|e| BackendError::new("giving the command its standard streams", e))?;
        }
        Ok(())
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, BackendError> + Send + 'static,
    ) -> Result<T, BackendError> {
        let inner = self.inner.clone();
        crate::blocking(move || work(&inner)).await
    }
}

/// Connects as soon as something listens. A refused connection costs next to nothing on a loopback of one's own, and nothing
/// inside could tell us earlier.
fn connect_patiently(address: SocketAddrV4, patience: Duration) -> io::Result<TcpStream> {
    const BETWEEN: Duration = Duration::from_millis(3);
    let begun = Instant::now();
    loop {
        match TcpStream::connect_timeout(&address.into(), Duration::from_secs(5)) {
            Err(e) if e.kind() == io::ErrorKind::ConnectionRefused && begun.elapsed() < patience => {
                std::thread::sleep(BETWEEN)
            }
            other => return other,
        }
    }
}

fn ending(status: ExitStatus) -> Ending {
    match status {
        ExitStatus::Code(code) => Ending::Status(code),
        ExitStatus::Signal(signal) => Ending::Signal(signal),
    }
}

fn path_text(path: &Path) -> String {
    path.display().to_string()
}

/// Folders of the host's `/etc` that programs of its `/usr` can't do without: names of commands (`awk`), fonts.
const HOST_ETC: [&str; 2] = ["alternatives", "fonts"];

fn write_etc(directory: &Path, files: &BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    for name in host_etc() {
        fs::create_dir_all(directory.join(name))?;
    }
    for (name, content) in files {
        let path = directory.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        // What's there already stays as it is: a parked app may have it open.
        if fs::read(&path).is_ok_and(|there| there == *content) {
            continue;
        }
        fs::write(path, content)?;
    }
    Ok(())
}

fn host_etc() -> impl Iterator<Item = &'static str> {
    HOST_ETC
        .into_iter()
        .filter(|name| Path::new("/etc").join(name).is_dir())
}

fn bind(source: &Path, target: &str, writable: bool) -> Bind {
    Bind {
        source: path_text(source),
        target: target.to_owned(),
        writable,
    }
}

impl Inner {
    fn start(&self, spec: &WorkloadSpec) -> Result<(), BackendError> {
        self.pool.note_start();
        if let Payload::App(app) = &spec.payload
            && let Some(parked) = self.pool.take(spec.id)
        {
            match self.claim(parked, spec, app) {
                Ok(()) => {
                    self.pool.reveal(spec.id);
                    return Ok(());
                }
                Err(error) => {
                    tracing::warn!(workload = %spec.id, %error, "the app starts cold instead");
                    self.stop(spec.id)?;
                    self.pool.reveal(spec.id);
                }
            }
        }
        self.make_way(spec.slot)?;
        let slot_uid = self.slots.uid(spec.slot)?;
        let netns = self.netns(spec.id, || "finding the workload's namespace".to_owned())?;
        let etc = self.etc(spec.id);
        let sandbox = match &spec.payload {
            Payload::App(app) => {
                let mut sandbox = self.app(app, &spec.limits, slot_uid, &etc)?;
                sandbox.env.push((TOKEN.to_owned(), app.token.clone()));
                sandbox
            }
            Payload::Database(database) => {
                database::sandbox(&self.folders.kakoi, database, &spec.limits, slot_uid, &etc)?
            }
        };
        self.spawn(spec.id, &spec.limits, sandbox, &[netns.as_fd()]).map(drop)
    }

    /// Has the anchor start a sandbox within its limits; answers with bubblewrap's pid.
    fn spawn(
        &self,
        id: WorkloadId,
        limits: &Limits,
        sandbox: SandboxSpec,
        fds: &[BorrowedFd<'_>],
    ) -> Result<i32, BackendError> {
        let id = id.to_string();
        let spawn = SpawnSpec {
            meta: String::new(),
            cgroup_procs: self.limiter.prepare(&id, limits)?,
            rlimits: self.limiter.rlimits(limits),
            kind: SpawnKind::Sandbox(sandbox),
        };
        match self.anchor.spawn(&id, &spawn, fds) {
            Ok(spawned) => Ok(spawned.pid),
            Err(error) => {
                self.limiter.remove(&id);
                Err(BackendError::new("starting the sandbox", crate::chain(&error)))
            }
        }
    }

    fn netns(&self, id: WorkloadId, step: impl FnOnce() -> String) -> Result<OwnedFd, BackendError> {
        self.anchor
            .fd_get(&format!("netns/{}", crate::app_name(id)))
            .map_err(|e| BackendError::new(step(), crate::chain(&e)))
    }

    /// Where a workload's `/etc` is made.
    fn etc(&self, id: WorkloadId) -> PathBuf {
        self.folders.run.join(id.to_string()).join("etc")
    }

    /// An app's sandbox, cold or parked, without its token.
    fn app(&self, app: &AppSpec, limits: &Limits, slot_uid: u32, etc: &Path) -> Result<SandboxSpec, BackendError> {
        write_etc(etc, &app.etc).map_err(|e| BackendError::new("writing the app's /etc", crate::chain(&e)))?;
        let mut binds = vec![
            bind(etc, "/etc", false),
            bind(&self.folders.environment, ENVIRONMENT, false),
            bind(&self.folders.launcher, LAUNCHER, false),
            bind(&app.home, HOME, true),
        ];
        binds.extend(host_etc().map(|name| bind(&Path::new("/etc").join(name), &format!("/etc/{name}"), false)));
        binds.extend(
            app.binds
                .iter()
                .map(|(inside, outside)| bind(outside, &path_text(inside), true)),
        );
        let shm_bytes = limits.memory_bytes / 2;
        Ok(SandboxSpec {
            slot_uid,
            inside_uid: 1000,
            hostname: "default".to_owned(),
            netns: 0,
            binds,
            env: app.env.clone().into_iter().collect(),
            chdir: HOME.to_owned(),
            argv: app.argv.clone(),
            fds: Vec::new(),
            tmp_bytes: shm_bytes,
            shm_bytes,
        })
    }

    /// A connection to 127.0.0.1 inside the workload's namespace.
    fn connect(&self, id: WorkloadId, port: u16, patience: Duration) -> Result<io::Result<TcpStream>, BackendError> {
        let netns = self.netns(id, || format!("connecting to port {port} of {id}"))?;
        let address = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
        Ok(crate::netns::in_netns(netns.as_fd(), move || {
            connect_patiently(address, patience)
        }))
    }

    fn exec_socket(&self, id: WorkloadId) -> Result<OwnedFd, BackendError> {
        self.anchor
            .fd_get(&format!("exec/{id}"))
            .map_err(|e| BackendError::new(format!("reaching the sandbox of {id}"), crate::chain(&e)))
    }

    fn stop(&self, id: WorkloadId) -> Result<(), BackendError> {
        let name = id.to_string();
        let step = |e: kakoi_anchor::Error| BackendError::new(format!("stopping {id}"), crate::chain(&e));
        let find = || -> Result<Option<ChildState>, BackendError> {
            Ok(self
                .anchor
                .list()
                .map_err(step)?
                .into_iter()
                .find(|c| c.id == name)
                .map(|c| c.state))
        };
        let deadline = Instant::now() + STOP_DEADLINE;
        while let Some(state) = find()? {
            if let ChildState::Exited(_) = state {
                self.anchor.ack(&name).map_err(step)?;
                break;
            }
            // It may have ended in between, which is what's wanted.
            let _ = self.anchor.kill(&name, libc::SIGKILL);
            if Instant::now() > deadline {
                return Err(BackendError::new(
                    format!("stopping {id}"),
                    "its processes survive SIGKILL; look for a hung disk or mount",
                ));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        self.limiter.remove(&name);
        match fs::remove_dir_all(self.folders.run.join(&name)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(BackendError::new("removing the app's /etc", e)),
            _ => Ok(()),
        }
    }

    /// Logs of apps are named `<workload>.log` and, rotated, `<workload>.log.1`; other files there aren't ours to judge.
    fn logs(&self) -> io::Result<BTreeSet<WorkloadId>> {
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(&self.folders.logs)? {
            let name = entry?.file_name();
            found.extend(
                name.to_str()
                    .and_then(|n| n.split_once(".log"))
                    .and_then(|(id, _)| id.parse::<WorkloadId>().ok())
                    .filter(|id| !self.pool.is_hidden(*id)),
            );
        }
        Ok(found)
    }

    fn remove_log(&self, id: WorkloadId) -> io::Result<()> {
        for name in [format!("{id}.log"), format!("{id}.log.1")] {
            match fs::remove_file(self.folders.logs.join(name)) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
                _ => {}
            }
        }
        Ok(())
    }

    fn list(&self) -> Result<BTreeMap<WorkloadId, WorkloadState>, BackendError> {
        let children = self
            .anchor
            .list()
            .map_err(|e| BackendError::new("asking the anchor what runs", crate::chain(&e)))?;
        Ok(children
            .into_iter()
            .filter_map(|child| {
                let state = match child.state {
                    ChildState::Exited(status) => WorkloadState::Ended(ending(status)),
                    ChildState::Starting | ChildState::Running => WorkloadState::Running,
                };
                Some((child.id.parse().ok()?, state))
            })
            // Asked after the anchor: what has become an app meanwhile has a record by now.
            .filter(|(id, _)| !self.pool.is_hidden(*id))
            .collect())
    }
}

#[async_trait]
impl WorkloadBackend for Sandboxes {
    async fn start(&self, spec: &WorkloadSpec) -> Result<(), BackendError> {
        let spec = spec.clone();
        self.blocking(move |inner| inner.start(&spec)).await
    }

    async fn stop(&self, id: WorkloadId) -> Result<(), BackendError> {
        self.blocking(move |inner| inner.stop(id)).await
    }

    async fn logs(&self) -> Result<BTreeSet<WorkloadId>, BackendError> {
        self.blocking(|inner| inner.logs().map_err(|e| BackendError::new("listing logs", e)))
            .await
    }

    async fn read_log(
        &self,
        id: WorkloadId,
        from: LogPosition,
        at_most: usize,
        backlog: u64,
    ) -> Result<LogChunk, BackendError> {
        self.blocking(move |inner| {
            let path = inner.folders.logs.join(format!("{id}.log"));
            crate::log::read(&path, from, at_most, backlog)
                .map_err(|e| BackendError::new(format!("reading the output of {id}"), e))
        })
        .await
    }

    async fn remove_log(&self, id: WorkloadId) -> Result<(), BackendError> {
        self.blocking(move |inner| inner.remove_log(id).map_err(|e| BackendError::new("removing a log", e)))
            .await
    }

    async fn list(&self) -> Result<BTreeMap<WorkloadId, WorkloadState>, BackendError> {
        self.blocking(Inner::list).await
    }

    async fn connect(&self, id: WorkloadId, port: u16, patience: Duration) -> Result<TcpStream, BackendError> {
        self.blocking(move |inner| {
            inner
                .connect(id, port, patience)?
                .map_err(|e| BackendError::new(format!("connecting to port {port} of {id}"), e))
        })
        .await
    }

    async fn answers(&self, id: WorkloadId, port: u16) -> Result<bool, BackendError> {
        self.blocking(move |inner| {
            let stream = inner.connect(id, port, Duration::ZERO)?;
            // One that doesn't listen, or hangs up, isn't ready: whether it still lives is asked elsewhere.
            Ok(stream.and_then(kakoi_dataplane::database_answers).unwrap_or(false))
        })
        .await
    }

    async fn run(&self, id: WorkloadId, argv: &[String], stdin: &[u8]) -> Result<RunOutput, BackendError> {
        let (argv, stdin) = (argv.to_vec(), stdin.to_vec());
        self.blocking(move |inner| {
            let socket = inner.exec_socket(id)?;
            run::run(&socket, argv, &stdin).map_err(|why| BackendError::new(format!("running a command in {id}"), why))
        })
        .await
    }

    async fn park(&self, wanted: Vec<ParkedSpec>, starts: u64) {
        let inner = self.inner.clone();
        // Not waited for: it takes a second, and the next step finds it under way.
        tokio::task::spawn_blocking(move || inner.park(&wanted, starts));
    }

    fn reserve(&self, spec: &ParkedSpec) -> Option<WorkloadId> {
        self.inner.pool.reserve(spec)
    }

    async fn give_up(&self, id: WorkloadId) {
        let inner = self.inner.clone();
        let discard = move || {
            if let Some(parked) = inner.pool.take(id) {
                inner.discard(id, Some(parked));
            }
        };
        if tokio::task::spawn_blocking(discard).await.is_err() {
            tracing::error!(workload = %id, "discarding a parked sandbox panicked");
        }
    }

    fn pool(&self) -> PoolState {
        self.inner.pool.state()
    }

    fn limits_enforced(&self) -> String {
        self.inner.limiter.describe()
    }

    fn machine(&self) -> (u32, u64) {
        let vcpus = std::thread::available_parallelism().map_or(1, |n| u32::try_from(n.get()).unwrap_or(u32::MAX));
        let pages = rustix::system::sysinfo();
        (vcpus, pages.totalram as u64 * u64::from(pages.mem_unit))
    }
}
