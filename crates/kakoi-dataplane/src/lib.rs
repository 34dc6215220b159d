//! The seam between the engine and a backend that makes the network and the apps real.
//!
//! A backend knows the IR and nothing of API or store. The engine knows these traits and no backend.

mod database;
mod flows;

pub use database::{ADMINISTRATOR, DatabaseEnd, DatabaseSettings, DatabaseSpec, MASTER_ROLE, Wire, database_answers};

pub use flows::{Count, FlowEvent, FlowTuple, RouterFlows};

use async_trait::async_trait;
use kakoi_netir::{DatabaseService, NetworkIr};
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

/// A backend's failure: what couldn't be done, with the cause in the text's chain.
#[derive(Debug, thiserror::Error)]
#[error("{step}: {detail}")]
pub struct BackendError {
    /// The step that failed, in words: "creating the namespace of vpc-…".
    pub step: String,
    /// The cause, and the next step for a person where one is known.
    pub detail: String,
}

impl BackendError {
    /// An error at a step.
    pub fn new(step: impl Into<String>, detail: impl std::fmt::Display) -> Self {
        Self {
            step: step.into(),
            detail: detail.to_string(),
        }
    }
}

/// What became of one item of an apply.
#[derive(Debug, Default)]
pub struct ApplyReport {
    /// Items that failed, by name. Everything else is applied **and read back**.
    pub failed: BTreeMap<String, BackendError>,
    /// How many items were changed.
    pub changed: usize,
}

/// Makes the network of the IR real. Idempotent: applying the same IR twice changes nothing.
#[async_trait]
pub trait NetworkBackend: Send + Sync {
    /// Brings the machine to the IR: routers, interfaces, rules, routes, workload namespaces; removes what isn't in it.
    /// Rules change atomically for each router; filter elements come before links, and links go before elements.
    async fn apply(&self, ir: &NetworkIr) -> ApplyReport;

    /// Whether a workload's namespace, links, routes and rules are in place, read back from the kernel now.
    async fn verify(&self, ir: &NetworkIr, workload: WorkloadId) -> Result<(), BackendError>;

    /// What routers' kernels have told of flows since the last call; with `count`, also how far each open connection's counters
    /// are. Never waits for anything to happen. A backend that can't tell says nothing.
    async fn take_flows(&self, count: bool) -> Vec<RouterFlows> {
        let _ = count;
        Vec::new()
    }
}

/// Limits of a workload, from its instance type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Memory, in bytes.
    pub memory_bytes: u64,
    /// CPU, in thousandths of a core.
    pub cpu_millis: u32,
    /// Processes and threads.
    pub pids: u32,
}

/// How a workload is to be started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkloadSpec {
    /// The workload; its namespace must be applied and verified before.
    pub id: WorkloadId,
    /// The slot: which persisted host uid it runs as.
    pub slot: u32,
    /// Limits.
    pub limits: Limits,
    /// What runs.
    pub payload: Payload,
}

/// What a workload runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Payload {
    /// A notebook.
    App(AppSpec),
    /// A database.
    Database(Box<DatabaseSpec>),
}

/// What's an app's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppSpec {
    /// Home directory of the space on the domain's volume.
    pub home: PathBuf,
    /// More directories to bind, by path inside the sandbox.
    pub binds: BTreeMap<PathBuf, PathBuf>,
    /// Files of its `/etc`, by name (`resolv.conf`, `passwd`, the CA bundle…).
    pub etc: BTreeMap<String, Vec<u8>>,
    /// Its whole environment, save the token.
    pub env: BTreeMap<String, String>,
    /// The secret between gateway and JupyterLab.
    pub token: String,
    /// Command and arguments, as seen inside.
    pub argv: Vec<String>,
}

/// What of an app's start must be known when a sandbox is parked for it: nothing that's secret or the app's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParkedSpec {
    /// The space it's for, by a name that no other space ever had or gets.
    pub space: String,
    /// The slot whose uid it runs as.
    pub slot: u32,
    /// Limits.
    pub limits: Limits,
    /// Files of its `/etc`, as far as they're the same for every app.
    pub etc: BTreeMap<String, Vec<u8>>,
    /// Its whole environment.
    pub env: BTreeMap<String, String>,
    /// Command and arguments, as seen inside.
    pub argv: Vec<String>,
}

/// The pool of parked workloads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolState {
    /// Most parked at once; 0: there's no pool.
    pub size: usize,
    /// Parked now, for anybody's claim.
    pub ready: usize,
    /// Workloads started so far, in whatever way.
    pub starts: u64,
}

/// How a process ended; as text for people: "exit status 1", "killed by signal 9".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// By itself, with this status.
    Status(i32),
    /// By this signal.
    Signal(i32),
}

impl std::fmt::Display for Ending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Status(status) => write!(f, "exit status {status}"),
            Self::Signal(signal) => write!(f, "killed by signal {signal}"),
        }
    }
}

/// What became of a command run inside a workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunOutput {
    /// How it ended.
    pub ending: Ending,
    /// What it wrote by then, each at most [`RunOutput::MOST`] bytes.
    pub stdout: Vec<u8>,
    /// The same of its errors.
    pub stderr: Vec<u8>,
}

impl RunOutput {
    /// Most bytes of each output; a command that writes more fails.
    pub const MOST: usize = 64 << 10;
}

/// What a backend knows of a started workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkloadState {
    /// Its first process lives.
    Running,
    /// It ended by itself or was killed.
    Ended(Ending),
}

/// A place in a workload's output. The default is its beginning; every other one comes from [`WorkloadBackend::read_log`] and
/// means nothing to anybody but the backend, save that its offset counts bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPosition {
    /// Which of the files, one after the other, that hold the output.
    pub file: u64,
    /// When that file was made, which tells it from an earlier one of the same number; 0 where that isn't known.
    pub made: u64,
    /// Bytes of it before this place.
    pub offset: u64,
}

/// A piece of a workload's output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogChunk {
    /// Where it begins. The place after its first *n* bytes is this one with an offset of *n* more.
    pub start: LogPosition,
    /// The output, as it was written.
    pub bytes: Vec<u8>,
    /// Bytes before it that can't be read any more, or were passed over. At least: of a file that is gone nobody knows the length.
    pub skipped: u64,
    /// Nothing more will ever follow these bytes in the same file: a line that isn't ended here is as long as it will get.
    pub ends_file: bool,
    /// Whether more is there already.
    pub more: bool,
}

impl LogChunk {
    /// The place after its first bytes.
    pub fn after(&self, bytes: usize) -> LogPosition {
        LogPosition {
            offset: self.start.offset + bytes as u64,
            ..self.start
        }
    }
}

/// Runs apps and databases.
#[async_trait]
pub trait WorkloadBackend: Send + Sync {
    /// Starts a workload in its (already verified) namespace. Returns once its first process runs.
    async fn start(&self, spec: &WorkloadSpec) -> Result<(), BackendError>;
    /// Stops a workload with everything in it and forgets it. Stopping one that isn't there is fine.
    async fn stop(&self, id: WorkloadId) -> Result<(), BackendError>;
    /// Workloads, running or not, whose output is still kept.
    async fn logs(&self) -> Result<BTreeSet<WorkloadId>, BackendError>;
    /// Reads at most so many bytes of a workload's output, from a place on. Output is bounded, so what's wanted may be gone:
    /// then, and when more than `backlog` bytes wait, it goes on at a later place and says how much was skipped. A workload
    /// without output has an empty one. Finding nothing new costs next to nothing.
    async fn read_log(
        &self,
        id: WorkloadId,
        from: LogPosition,
        at_most: usize,
        backlog: u64,
    ) -> Result<LogChunk, BackendError>;
    /// Removes the output kept of a workload.
    async fn remove_log(&self, id: WorkloadId) -> Result<(), BackendError>;
    /// Everything that was started and not stopped, also by an earlier server.
    async fn list(&self) -> Result<BTreeMap<WorkloadId, WorkloadState>, BackendError>;
    /// A TCP connection to 127.0.0.1:port **inside** the workload's namespace; waits this long for something to listen.
    async fn connect(&self, id: WorkloadId, port: u16, patience: Duration)
    -> Result<std::net::TcpStream, BackendError>;
    /// Whether a database takes sessions now, asked on its port through the workload's namespace as [`database_answers`] does.
    /// What doesn't listen yet doesn't answer: an error is something that waiting won't mend.
    async fn answers(&self, id: WorkloadId, port: u16) -> Result<bool, BackendError>;
    /// Runs a command inside a running workload, in `/`, with its environment and under its limits, and waits for its end: at most 30
    /// seconds, then it's killed and that's an error, as is more output than [`RunOutput::MOST`]. `stdin` is at most as long.
    async fn run(&self, id: WorkloadId, argv: &[String], stdin: &[u8]) -> Result<RunOutput, BackendError>;
    /// Brings the pool one step nearer to these, the most wanted first: ends what nobody wants, and parks at most one more. What's
    /// parked is no workload: [`WorkloadBackend::list`] and [`WorkloadBackend::logs`] don't know it. A start that isn't from the pool
    /// goes first, gives up what's being parked, and waits until nothing parked has its slot's uid. `starts` is the number of
    /// [`WorkloadBackend::pool`] from before the caller found out what's wanted: if anything was started since, nothing is done.
    async fn park(&self, _wanted: Vec<ParkedSpec>, _starts: u64) {}
    /// The id of a parked workload that fits, kept for the caller: a start of that id then takes it, and falls back to a cold start by
    /// itself. None: nothing that fits is ready.
    fn reserve(&self, _spec: &ParkedSpec) -> Option<WorkloadId> {
        None
    }
    /// Gives up a reserved one. One that isn't reserved, or was started, is left alone.
    async fn give_up(&self, _id: WorkloadId) {}
    /// The pool's size and what's ready.
    fn pool(&self) -> PoolState {
        PoolState::default()
    }
    /// Which limits are enforced here, in words for `status` ("cgroup v1: memory, cpu, pids").
    fn limits_enforced(&self) -> String;
    /// What of the machine's size an app may have: (vCPUs, bytes of memory).
    fn machine(&self) -> (u32, u64);
}

/// How much a directory of a file system may hold, where the machine can enforce it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VolumeSize {
    /// Bytes.
    pub bytes: u64,
    /// Files, directories and links.
    pub inodes: u64,
}

impl VolumeSize {
    /// A volume of so many GB as the API counts them (GiB), with an inode for every 16 KiB, as ext4 makes them.
    pub fn of_gb(gb: u32) -> Self {
        Self {
            bytes: u64::from(gb) << 30,
            inodes: u64::from(gb) << 16,
        }
    }
}

/// Directories of file systems and of databases. Separate from the store: files are made before they're promised.
#[async_trait]
pub trait VolumeBackend: Send + Sync {
    /// Makes a directory of a file system, owned by the slot; existing content is kept. Where quotas are enforced it holds no more
    /// than `size` from now on.
    async fn ensure(
        &self,
        file_system: FileSystemId,
        name: &str,
        slot: u32,
        size: VolumeSize,
    ) -> Result<PathBuf, BackendError>;
    /// Removes a file system and all files.
    async fn remove_file_system(&self, file_system: FileSystemId) -> Result<(), BackendError>;
    /// Removes one directory of a file system.
    async fn remove(&self, file_system: FileSystemId, name: &str) -> Result<(), BackendError>;
    /// Makes the directory of a database's data, owned by the slot; existing data is kept. Where quotas are enforced it holds no
    /// more than `size` from now on.
    async fn ensure_database(&self, database: WorkloadId, slot: u32, size: VolumeSize)
    -> Result<PathBuf, BackendError>;
    /// Removes a database's data. Removing what isn't there is fine.
    async fn remove_database(&self, database: WorkloadId) -> Result<(), BackendError>;
    /// Whether sizes are enforced here, in words for `status`; if not, why.
    fn quotas_enforced(&self) -> String;
}

/// Serves what stands behind addresses of routers and of the internet side: resolvers, endpoints, mount targets, public
/// service addresses. Idempotent, like the network.
#[async_trait]
pub trait EdgeBackend: Send + Sync {
    /// Opens what the IR names and isn't open yet, closes what it no longer names, and swaps DNS views.
    async fn apply(&self, ir: &NetworkIr) -> ApplyReport;
}

/// A certificate for a program that reads it from files.
#[derive(Clone)]
pub struct Certificate {
    /// The chain in PEM, the server's own first.
    pub chain: String,
    /// The private key in PEM (PKCS#8).
    pub key: String,
}

/// The key stays out of logs.
impl std::fmt::Debug for Certificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Certificate").finish_non_exhaustive()
    }
}

/// Issues certificates that the region's notebooks trust.
pub trait CertificateIssuer: Send + Sync {
    /// One for a database, for each name that it's ever called by: with AWS names and without. It's good for longer than a year.
    ///
    /// # Errors
    /// The label isn't part of a DNS name, or the key can't be made.
    fn issue(&self, service: DatabaseService, label: &str) -> Result<Certificate, BackendError>;
}
