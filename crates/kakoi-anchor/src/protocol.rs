//! The messages between server, anchor and the sandbox's PID 1.
//!
//! One JSON document per SEQPACKET datagram, file descriptors beside it (SCM_RIGHTS); a request names a descriptor by
//! its index in that list. The protocol is versioned as a whole: see [`PROTOCOL`]. Nothing here does I/O.

use serde::{Deserialize, Serialize};

/// Version of all messages in this file. A server that meets an anchor with another number must not guess.
pub const PROTOCOL: u32 = 2;

/// File name of the anchor's socket inside the data directory.
pub const SOCKET_NAME: &str = "anchor.sock";
/// File name of the anchor's description ([`crate::Info`]) inside the data directory.
pub const INFO_NAME: &str = "anchor.json";
/// Folder of the children's logs (`<id>.log`, once rotated `<id>.log.1`) inside the data directory.
pub const LOGS_NAME: &str = "logs";
/// A child's log is rotated when it would grow past this many bytes; one old file is kept.
pub const LOG_MAX_BYTES: u64 = 8 * 1024 * 1024;
/// How many exec'd commands may live at once inside one sandbox.
pub const MAX_LIVE_EXECS: usize = 64;
/// Lowest and highest number a passed descriptor may get inside a sandbox; lower ones belong to the launcher.
pub const SANDBOX_FD_RANGE: std::ops::RangeInclusive<i32> = 10..=63;
/// Lowest and highest number a passed descriptor may get in a service.
pub const SERVICE_FD_RANGE: std::ops::RangeInclusive<i32> = 0..=63;

/// What a client asks; each request gets exactly one [`Reply`] on the same connection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Must be the first message of a connection.
    Hello {
        /// The client's [`PROTOCOL`].
        protocol: u32,
    },
    /// Starts a child. The reply comes when the program runs (service) or PID 1 has started the payload (sandbox).
    Spawn {
        /// Unique among the children not yet acknowledged; also the log's name. See [`valid_id`].
        id: String,
        /// What to start.
        spec: Box<SpawnSpec>,
    },
    /// Children in the order of their ids, in pages.
    List {
        /// Start after this id; none: from the first.
        after: Option<String>,
    },
    /// Forgets an exited child with its descriptors `pid/<id>` and `exec/<id>`.
    Ack {
        /// The child's id.
        id: String,
    },
    /// Signals a child's first process. SIGKILL takes a whole sandbox down.
    Kill {
        /// The child's id.
        id: String,
        /// Signal number.
        signal: i32,
    },
    /// Parks the descriptors sent along, one name each; an existing name is replaced.
    FdPut {
        /// One name per descriptor sent along.
        names: Vec<String>,
    },
    /// Asks for a duplicate of a parked descriptor.
    FdGet {
        /// The name it was parked under.
        name: String,
    },
    /// Closes parked descriptors; unknown names are ignored, so that a teardown can be repeated.
    FdDrop {
        /// The names to close.
        names: Vec<String>,
    },
    /// Names of parked descriptors, in order, in pages.
    FdList {
        /// Start after this name; none: from the first.
        after: Option<String>,
    },
    /// Makes a network namespace with IPv6 disabled before any link exists, and parks it as `netns/<name>`.
    NetnsNew {
        /// Name without the `netns/` prefix. An existing one is an error.
        name: String,
    },
    /// Turns this connection into a stream of [`Event`]s.
    Subscribe,
    /// Kills and reaps every child, removes socket and description, and exits after the reply.
    Shutdown,
}

/// The anchor's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Answer to `Hello`.
    Hello {
        /// The anchor's [`PROTOCOL`].
        protocol: u32,
        /// Version of the `kakoi-hold` that runs.
        hold_version: String,
        /// The anchor's pid.
        pid: i32,
    },
    /// The child runs.
    Spawned {
        /// Pid of the child's first process, as the host sees it. For a sandbox it is bubblewrap's outer process.
        pid: i32,
    },
    /// One page of children.
    Children {
        /// In the order of their ids.
        children: Vec<Child>,
        /// Whether another page follows.
        more: bool,
    },
    /// One page of names.
    Names {
        /// In order.
        names: Vec<String>,
        /// Whether another page follows.
        more: bool,
    },
    /// The descriptor asked for travels with this message.
    Fd,
    /// Done, nothing to say.
    Done,
    /// Refused or failed; nothing was started or stored.
    Error {
        /// What kind of failure, for decisions.
        kind: ErrorKind,
        /// What happened, for people.
        message: String,
    },
}

/// Why the anchor refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// First message wasn't `Hello` with the anchor's protocol.
    Protocol,
    /// The request makes no sense: bad id, descriptor index, signal.
    Invalid,
    /// No such child or descriptor.
    NotFound,
    /// The id or name is taken.
    Exists,
    /// The child still runs.
    Running,
    /// A step of the start failed; the message names it. Nothing of the child is left.
    Spawn,
    /// The system refused something else.
    System,
}

/// Sent to subscribers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A child ended and waits for `Ack`.
    Exited {
        /// The child's id.
        id: String,
        /// How it ended.
        status: ExitStatus,
    },
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExitStatus {
    /// By itself, with this code.
    Code(i32),
    /// By this signal.
    Signal(i32),
}

/// Whether a child lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChildState {
    /// Being started: its `Spawn` has no reply yet.
    Starting,
    /// Runs.
    Running,
    /// Ended; the status is kept until `Ack`.
    Exited(ExitStatus),
}

/// A child as `List` shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// The id given at its start.
    pub id: String,
    /// Pid of its first process.
    pub pid: i32,
    /// Start time of that process in clock ticks since boot (`/proc/PID/stat`, field 22).
    pub start_time: u64,
    /// Whether it lives.
    pub state: ChildState,
    /// The metadata given at its start, untouched.
    pub meta: String,
}

/// Everything needed to start a child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpawnSpec {
    /// Opaque text of the caller, at most [`MAX_META`] bytes, given back by `List`.
    #[serde(default)]
    pub meta: String,
    /// `cgroup.procs` files into which the child's pid is written before anything of it runs. A failure ends the start.
    #[serde(default)]
    pub cgroup_procs: Vec<String>,
    /// Limits set before the program runs.
    #[serde(default)]
    pub rlimits: Vec<Rlimit>,
    /// A plain program or a sandbox.
    pub kind: SpawnKind,
}

/// Most bytes of [`SpawnSpec::meta`].
pub const MAX_META: usize = 4096;

/// What kind of child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpawnKind {
    /// A program of ours, with the anchor's view of the file system.
    Service(ServiceSpec),
    /// Code we don't trust, in bubblewrap.
    Sandbox(SandboxSpec),
}

/// A plain program. It must not daemonize: processes that lose their parent are killed by the anchor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceSpec {
    /// Program file, absolute.
    pub path: String,
    /// Arguments, the program's name first.
    pub argv: Vec<String>,
    /// The whole environment.
    #[serde(default)]
    pub env: Vec<(String, String)>,
    /// Working directory; none: `/`.
    #[serde(default)]
    pub cwd: Option<String>,
    /// Uid inside the anchor's user namespace; none: the anchor's own (0).
    #[serde(default)]
    pub uid: Option<u32>,
    /// Gid; none: same number as `uid`, when that is given.
    #[serde(default)]
    pub gid: Option<u32>,
    /// Index of a network namespace among the descriptors sent; none: the host's.
    #[serde(default)]
    pub netns: Option<usize>,
    /// Descriptors it gets, numbers in [`SERVICE_FD_RANGE`]. 1 and 2 are its log unless mapped.
    #[serde(default)]
    pub fds: Vec<FdMap>,
}

/// A descriptor that the child shall have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FdMap {
    /// Index among the descriptors sent with the request.
    pub index: usize,
    /// Number in the child.
    pub target: i32,
}

/// A sandboxed payload. Always there: `/usr` of the host read-only, `/proc`, a minimal `/dev`, `/tmp`, `/dev/shm`, our
/// PID 1 at `/opt/kakoi/init`, a read-only root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SandboxSpec {
    /// The slot: uid (and gid) outside, in the anchor's user namespace. Never 0.
    pub slot_uid: u32,
    /// Uid and gid that the payload sees.
    #[serde(default = "default_inside_id")]
    pub inside_uid: u32,
    /// Host name inside.
    #[serde(default = "default_hostname")]
    pub hostname: String,
    /// Index of the network namespace among the descriptors sent. Required: a sandbox never shares the host's.
    pub netns: usize,
    /// Directories and files, mounted in this order (a nested one after its parent), all nosuid,nodev.
    #[serde(default)]
    pub binds: Vec<Bind>,
    /// The whole environment, also of exec'd commands.
    #[serde(default)]
    pub env: Vec<(String, String)>,
    /// Working directory inside, of the payload and (by default) of exec'd commands.
    pub chdir: String,
    /// The payload, its program first (looked up on the PATH of `env`).
    pub argv: Vec<String>,
    /// Descriptors of the payload alone, numbers in [`SANDBOX_FD_RANGE`].
    #[serde(default)]
    pub fds: Vec<FdMap>,
    /// Size of `/tmp` in bytes; it counts as memory.
    #[serde(default = "default_tmp_bytes")]
    pub tmp_bytes: u64,
    /// Size of `/dev/shm` in bytes; it counts as memory.
    #[serde(default = "default_shm_bytes")]
    pub shm_bytes: u64,
}

fn default_inside_id() -> u32 {
    1000
}
fn default_hostname() -> String {
    "default".to_owned()
}
fn default_tmp_bytes() -> u64 {
    2 << 30
}
fn default_shm_bytes() -> u64 {
    1 << 30
}

/// A directory or file of the anchor's view that the sandbox sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bind {
    /// Absolute path outside, in the anchor's mount namespace.
    pub source: String,
    /// Absolute path inside. `/etc` takes the generated directory. Directly below the target of an earlier, writable bind the
    /// sandbox's user may have put anything there: the directory is made if nothing is there, no link is followed, and if it
    /// can't be a mount point, the sandbox starts without it and its log says so.
    pub target: String,
    /// Whether the payload may write.
    pub writable: bool,
}

/// One limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rlimit {
    /// Which.
    pub resource: RlimitResource,
    /// Soft limit; the greatest number means none.
    pub soft: u64,
    /// Hard limit; the greatest number means none.
    pub hard: u64,
}

/// Limits worth setting (RLIMIT_AS is left out: it breaks libraries that map much and use little).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RlimitResource {
    /// Open descriptors.
    Nofile,
    /// Processes and threads per user.
    Nproc,
    /// Size of core files in bytes.
    Core,
    /// Size of one file in bytes.
    Fsize,
    /// Stack in bytes.
    Stack,
    /// Locked memory in bytes.
    Memlock,
}

/// What a server sends on `exec/<id>` to the sandbox's PID 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PidOneRequest {
    /// Run a command; four descriptors travel along: stdin, stdout, stderr, session socket.
    Exec(ExecRequest),
    /// Signal the payload (graceful stops; bubblewrap itself forwards nothing).
    Signal {
        /// Signal number.
        signal: i32,
    },
}

/// A command to run inside a sandbox, with the environment of its PID 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExecRequest {
    /// Program (looked up on PATH) and arguments.
    pub argv: Vec<String>,
    /// Added to, or replacing parts of, the environment.
    #[serde(default)]
    pub env: Vec<(String, String)>,
    /// Working directory; none: the payload's.
    #[serde(default)]
    pub cwd: Option<String>,
}

/// What PID 1 sends on a session socket. After `Exited` or `Refused` nothing follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExecEvent {
    /// The command runs.
    Started {
        /// Its pid inside the sandbox.
        pid: i32,
    },
    /// The command ended. A command that couldn't be found or run counts as code 127 or 126, with a line on its stderr.
    Exited(ExitStatus),
    /// Not run: too many live commands, or a malformed request.
    Refused {
        /// Why.
        message: String,
    },
}

/// What a client may send on a session socket. Closing it hangs the command up (SIGHUP).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionRequest {
    /// Signal the command's process group.
    Signal {
        /// Signal number.
        signal: i32,
    },
}

/// The message by which PID 1 says, on its exec socket, that the payload runs.
pub const READY_MESSAGE: &[u8] = br#"{"ready":true}"#;

/// Whether `id` may name a child: 1–128 of `A-Z a-z 0-9 . _ -`, not beginning with a dot, because it names a file too.
pub fn valid_id(id: &str) -> bool {
    (1..=128).contains(&id.len())
        && !id.starts_with('.')
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// Whether `name` may name a parked descriptor: 1–256 printable ASCII characters.
pub fn valid_fd_name(name: &str) -> bool {
    (1..=256).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_could_leave_the_log_directory_are_refused() {
        for bad in ["", ".", "..", "../x", "a/b", "a b", ".hidden", "a\0", &"x".repeat(129)] {
            assert!(!valid_id(bad), "{bad:?}");
        }
        for good in ["a", "app-1.x_y", &"x".repeat(128)] {
            assert!(valid_id(good), "{good:?}");
        }
    }

    #[test]
    fn a_sandbox_without_a_network_namespace_does_not_parse() {
        let text = r#"{"slot_uid":5,"chdir":"/","argv":["x"]}"#;
        assert!(serde_json::from_str::<SandboxSpec>(text).is_err());
        let text = r#"{"slot_uid":5,"chdir":"/","argv":["x"],"netns":0}"#;
        let spec: SandboxSpec = serde_json::from_str(text).expect("the required fields are there");
        assert_eq!((spec.inside_uid, spec.hostname.as_str()), (1000, "default"));
    }
}
