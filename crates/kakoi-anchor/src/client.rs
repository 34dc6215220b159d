//! The blocking client. A round trip costs tens of microseconds, so async callers may call it directly, except `spawn`,
//! `spawn_sandbox` and `shutdown`, which wait for processes: those belong on a blocking thread.

use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustix::net::{AddressFamily, SocketFlags, SocketType, connect, socket_with, sockopt};

use crate::error::{Error, Result};
use crate::exec::wait_readable;
use crate::protocol::{Child, Event, PROTOCOL, Reply, Request, SandboxSpec, SpawnKind, SpawnSpec};
use crate::wire;

/// Deadline of an ordinary call.
const CALL: Duration = Duration::from_secs(5);
/// Deadline of a start; the anchor gives up by itself before that.
const SPAWN_CALL: Duration = Duration::from_secs(20);
/// Deadline of a shutdown; the anchor gives up waiting for unkillable processes before that.
const SHUTDOWN_CALL: Duration = Duration::from_secs(30);

/// A connection to a living anchor; calls are serialised. After a failed call the next one connects anew.
#[derive(Debug)]
pub struct Anchor {
    data_dir: PathBuf,
    connection: Mutex<Option<OwnedFd>>,
}

/// A child that was started.
#[derive(Debug)]
pub struct Spawned {
    /// Pid of its first process as the host sees it.
    pub pid: i32,
    /// The exec socket, for a sandbox (also parked as `exec/<id>`).
    pub exec: Option<OwnedFd>,
}

impl Anchor {
    /// Connects to the anchor of this data directory.
    ///
    /// # Errors
    /// [`Error::NotRunning`], [`Error::Protocol`] (names `kakoi down`), or the system's.
    pub fn connect(data_dir: &Path) -> Result<Anchor> {
        let connection = open(data_dir)?;
        Ok(Anchor {
            data_dir: data_dir.to_owned(),
            connection: Mutex::new(Some(connection)),
        })
    }

    /// Starts a child; returns when its program runs. Descriptors are named in the spec by their index in `fds`.
    ///
    /// # Errors
    /// [`Error::Refused`] naming the failed step; then nothing of the child is left.
    pub fn spawn(&self, id: &str, spec: &SpawnSpec, fds: &[BorrowedFd<'_>]) -> Result<Spawned> {
        let request = Request::Spawn {
            id: id.to_owned(),
            spec: Box::new(spec.clone()),
        };
        match self.call("spawn", SPAWN_CALL, &request, fds)? {
            (Reply::Spawned { pid }, mut fds) => Ok(Spawned { pid, exec: fds.pop() }),
            _ => Err(Error::Unexpected { call: "spawn" }),
        }
    }

    /// Starts a sandbox without extra limits; returns when its PID 1 has started the payload. `netns` becomes the only
    /// descriptor, whatever index the spec names.
    ///
    /// # Errors
    /// As [`Anchor::spawn`].
    pub fn spawn_sandbox(&self, id: &str, meta: &str, spec: &SandboxSpec, netns: BorrowedFd<'_>) -> Result<Spawned> {
        let spec = SpawnSpec {
            meta: meta.to_owned(),
            cgroup_procs: Vec::new(),
            rlimits: Vec::new(),
            kind: SpawnKind::Sandbox(SandboxSpec {
                netns: 0,
                ..spec.clone()
            }),
        };
        self.spawn(id, &spec, &[netns])
    }

    /// All children not yet acknowledged, in the order of their ids.
    ///
    /// # Errors
    /// Of the connection.
    pub fn list(&self) -> Result<Vec<Child>> {
        let mut all: Vec<Child> = Vec::new();
        loop {
            let after = all.last().map(|c| c.id.clone());
            match self.call("list", CALL, &Request::List { after }, &[])?.0 {
                Reply::Children { children, more } => {
                    let stuck = children.is_empty();
                    all.extend(children);
                    if !more || stuck {
                        return Ok(all);
                    }
                }
                _ => return Err(Error::Unexpected { call: "list" }),
            }
        }
    }

    /// Forgets an exited child and its parked `pid/<id>` and `exec/<id>`.
    ///
    /// # Errors
    /// [`Error::Refused`] with `Running` or `NotFound`.
    pub fn ack(&self, id: &str) -> Result<()> {
        self.done("ack", &Request::Ack { id: id.to_owned() }, &[])
    }

    /// Signals a child's first process; an exited one is no error. SIGKILL takes a whole sandbox down.
    ///
    /// # Errors
    /// [`Error::Refused`] with `NotFound` or `Invalid`.
    pub fn kill(&self, id: &str, signal: i32) -> Result<()> {
        self.done(
            "kill",
            &Request::Kill {
                id: id.to_owned(),
                signal,
            },
            &[],
        )
    }

    /// Parks descriptors under names; existing names are replaced.
    ///
    /// # Errors
    /// [`Error::Refused`] with `Invalid`; nothing is stored then.
    pub fn fd_put(&self, fds: &[(&str, BorrowedFd<'_>)]) -> Result<()> {
        let names = fds.iter().map(|(name, _)| (*name).to_owned()).collect();
        let fds: Vec<BorrowedFd<'_>> = fds.iter().map(|(_, fd)| *fd).collect();
        self.done("fd-put", &Request::FdPut { names }, &fds)
    }

    /// A duplicate of a parked descriptor.
    ///
    /// # Errors
    /// [`Error::Refused`] with `NotFound`.
    pub fn fd_get(&self, name: &str) -> Result<OwnedFd> {
        self.fd("fd-get", &Request::FdGet { name: name.to_owned() })
    }

    /// Closes parked descriptors; unknown names are no error.
    ///
    /// # Errors
    /// Of the connection.
    pub fn fd_drop(&self, names: &[&str]) -> Result<()> {
        self.done(
            "fd-drop",
            &Request::FdDrop {
                names: names.iter().map(|n| (*n).to_owned()).collect(),
            },
            &[],
        )
    }

    /// Names of all parked descriptors, in order.
    ///
    /// # Errors
    /// Of the connection.
    pub fn fd_list(&self) -> Result<Vec<String>> {
        let mut all: Vec<String> = Vec::new();
        loop {
            match self
                .call(
                    "fd-list",
                    CALL,
                    &Request::FdList {
                        after: all.last().cloned(),
                    },
                    &[],
                )?
                .0
            {
                Reply::Names { names, more } => {
                    let stuck = names.is_empty();
                    all.extend(names);
                    if !more || stuck {
                        return Ok(all);
                    }
                }
                _ => return Err(Error::Unexpected { call: "fd-list" }),
            }
        }
    }

    /// Makes a network namespace (IPv6 disabled, `lo` down), parked as `netns/<name>`, and returns it.
    ///
    /// # Errors
    /// [`Error::Refused`] with `Exists` or `System`.
    pub fn netns_new(&self, name: &str) -> Result<OwnedFd> {
        self.fd("netns-new", &Request::NetnsNew { name: name.to_owned() })
    }

    /// Opens a second connection on which the ends of children are told.
    ///
    /// # Errors
    /// Of the connection.
    pub fn subscribe(&self) -> Result<Events> {
        let socket = open(&self.data_dir)?;
        match round_trip(&socket, "subscribe", CALL, &Request::Subscribe, &[])?.0 {
            Reply::Done => Ok(Events { socket }),
            _ => Err(Error::Unexpected { call: "subscribe" }),
        }
    }

    /// Kills every child and ends the anchor; returns when nothing of them is left.
    ///
    /// # Errors
    /// [`Error::Refused`] when a process can't be killed; the anchor then lives on.
    pub fn shutdown(&self) -> Result<()> {
        match self.call("shutdown", SHUTDOWN_CALL, &Request::Shutdown, &[])?.0 {
            Reply::Done => Ok(()),
            _ => Err(Error::Unexpected { call: "shutdown" }),
        }
    }

    fn done(&self, call: &'static str, request: &Request, fds: &[BorrowedFd<'_>]) -> Result<()> {
        match self.call(call, CALL, request, fds)?.0 {
            Reply::Done => Ok(()),
            _ => Err(Error::Unexpected { call }),
        }
    }

    fn fd(&self, call: &'static str, request: &Request) -> Result<OwnedFd> {
        let (reply, mut fds) = self.call(call, CALL, request, &[])?;
        match (reply, fds.pop()) {
            (Reply::Fd, Some(fd)) => Ok(fd),
            _ => Err(Error::Unexpected { call }),
        }
    }

    fn call(
        &self,
        call: &'static str,
        deadline: Duration,
        request: &Request,
        fds: &[BorrowedFd<'_>],
    ) -> Result<(Reply, Vec<OwnedFd>)> {
        // A panic elsewhere can't leave the connection half used: it is taken out while a call runs.
        let mut slot = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let socket = match slot.take() {
            Some(socket) => socket,
            None => open(&self.data_dir)?,
        };
        let outcome = round_trip(&socket, call, deadline, request, fds);
        if matches!(outcome, Ok(_) | Err(Error::Refused { .. })) {
            *slot = Some(socket);
        }
        outcome
    }
}

/// Ends of children, as they happen. Ends before the subscription are in [`Anchor::list`].
#[derive(Debug)]
pub struct Events {
    socket: OwnedFd,
}

impl AsFd for Events {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

impl AsRawFd for Events {
    fn as_raw_fd(&self) -> RawFd {
        self.socket.as_raw_fd()
    }
}

impl Events {
    /// Waits for the next event, at most this long; none: for ever.
    ///
    /// # Errors
    /// [`Error::Timeout`]; [`Error::Closed`] when the anchor ended or dropped a reader that was too slow: subscribe
    /// again and read [`Anchor::list`].
    pub fn next(&self, timeout: Option<Duration>) -> Result<Event> {
        wait_readable(self.socket.as_fd(), timeout, "event")?;
        match wire::receive(&self.socket, false).map_err(Error::io("receiving an event"))? {
            Some(message) => message.decode().map_err(Error::io("decoding an event")),
            None => Err(Error::Closed { call: "event" }),
        }
    }
}

fn open(data_dir: &Path) -> Result<OwnedFd> {
    let socket =
        socket_with(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None).map_err(|e| Error::Io {
            step: "making a socket",
            source: e.into(),
        })?;
    let connected = wire::socket_address(data_dir).and_then(|(address, _directory)| Ok(connect(&socket, &address)?));
    connected.map_err(|e| match e.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => Error::NotRunning {
            data_dir: data_dir.to_owned(),
        },
        _ => Error::Io {
            step: "connecting to the anchor",
            source: e,
        },
    })?;
    match round_trip(&socket, "hello", CALL, &Request::Hello { protocol: PROTOCOL }, &[]) {
        Ok((Reply::Hello { protocol, .. }, _)) if protocol == PROTOCOL => Ok(socket),
        Ok((Reply::Hello { protocol, .. }, _)) => Err(Error::Protocol {
            theirs: protocol,
            ours: PROTOCOL,
        }),
        Ok(_) | Err(Error::Refused { .. }) => Err(Error::Protocol {
            theirs: 0,
            ours: PROTOCOL,
        }),
        Err(e) => Err(e),
    }
}

fn round_trip(
    socket: &OwnedFd,
    call: &'static str,
    deadline: Duration,
    request: &Request,
    fds: &[BorrowedFd<'_>],
) -> Result<(Reply, Vec<OwnedFd>)> {
    let fail = |e: io::Error| match e.kind() {
        io::ErrorKind::WouldBlock => Error::Timeout { call },
        io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset => Error::Closed { call },
        _ => Error::Io { step: call, source: e },
    };
    sockopt::set_socket_timeout(socket, sockopt::Timeout::Recv, Some(deadline)).map_err(|e| fail(e.into()))?;
    sockopt::set_socket_timeout(socket, sockopt::Timeout::Send, Some(deadline)).map_err(|e| fail(e.into()))?;
    wire::send(socket, request, fds, true).map_err(fail)?;
    let Some(answer) = wire::receive(socket, true).map_err(fail)? else {
        return Err(Error::Closed { call });
    };
    match answer.decode().map_err(fail)? {
        Reply::Error { kind, message } => Err(Error::Refused { kind, message }),
        reply => Ok((reply, answer.fds)),
    }
}
