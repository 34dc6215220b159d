//! The anchor's loop: connections, children, logs. Everything is non-blocking except the few milliseconds in which a
//! child is forked or a namespace made.

use std::collections::BTreeMap;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use kakoi_anchor::{ErrorKind, Info, LOGS_NAME, PROTOCOL, Reply, Request, SpawnSpec, valid_fd_name, valid_id, wire};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::net::{SocketFlags, accept_with};
use rustix::process::{PidfdFlags, pidfd_open};

use super::children::{Entry, Phase, Starting};
use super::lives::START_LIMIT;
use super::spawn::{self, Common};
use super::{Ready, netns, peer_is_ours};
use crate::sys::{self, Signals};

/// More connections than any set of servers and commands needs.
const MAX_CONNECTIONS: usize = 64;
/// Room for entries in one page of a list, well below the size of a message.
const PAGE_BYTES: usize = 96 * 1024;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ConnectionState {
    /// Nothing said yet.
    Fresh,
    /// Protocol agreed.
    Ready,
    /// Asked for a start; hears next when that is decided.
    Waiting,
    /// Hears events only.
    Subscriber,
}

pub(super) struct Connection {
    pub(super) socket: OwnedFd,
    pub(super) state: ConnectionState,
}

/// What a polled descriptor is.
#[derive(Clone)]
enum Source {
    Signals,
    Listener,
    Connection(u64),
    Log(String),
    Errors(String),
    Readiness(String),
}

/// Why a request is refused.
pub(super) struct Refusal(pub(super) ErrorKind, pub(super) String);

/// What a handled request leads to.
enum Outcome {
    Reply(Reply),
    ReplyWithFd(OwnedFd),
    /// The reply follows when the start is decided.
    Later,
    Subscribe,
    Finished,
}

/// All state of the anchor.
pub struct Server {
    pub(super) data_dir: PathBuf,
    hold: String,
    listener: OwnedFd,
    pub(super) signals: Signals,
    pub(super) info: Info,
    nofile: rustix::process::Rlimit,
    /// Held, never read: another anchor for this directory can't start while it's open.
    _lock: std::fs::File,
    pub(super) connections: BTreeMap<u64, Connection>,
    next_connection: u64,
    /// Closed for a moment when descriptors run out.
    spare: Option<std::fs::File>,
    pub(super) children: BTreeMap<String, Entry>,
    pub(super) parked: BTreeMap<String, OwnedFd>,
    pub(super) finished: bool,
}

impl Server {
    pub fn new(ready: Ready) -> Server {
        let Ready {
            data_dir,
            hold,
            listener,
            signals,
            info,
            nofile,
            _lock,
        } = ready;
        Server {
            data_dir,
            hold,
            listener,
            signals,
            info,
            nofile,
            _lock,
            connections: BTreeMap::new(),
            next_connection: 0,
            spare: spare(),
            children: BTreeMap::new(),
            parked: BTreeMap::new(),
            finished: false,
        }
    }

    /// Serves until shutdown; true when nothing is left behind.
    pub fn run(mut self) -> bool {
        while !self.finished {
            let ready = match self.wait() {
                Ok(ready) => ready,
                Err(e) => {
                    eprintln!("kakoi-hold: waiting: {e}");
                    return false; // children die with us, by their parent-death signal
                }
            };
            for source in ready {
                match source {
                    Source::Signals => self.take_signals(),
                    Source::Listener => self.accept(),
                    Source::Connection(number) => self.hear(number),
                    Source::Log(id) => {
                        if let Some(entry) = self.children.get_mut(&id) {
                            entry.log.pump();
                        }
                    }
                    Source::Errors(id) => self.advance(&id, |s| {
                        s.read_errors();
                        true
                    }),
                    Source::Readiness(id) => self.advance(&id, Starting::read_ready),
                }
            }
            self.enforce_deadlines();
        }
        true
    }

    fn wait(&self) -> io::Result<Vec<Source>> {
        let mut sources = vec![Source::Signals, Source::Listener];
        let mut polled = vec![
            PollFd::new(&self.signals, PollFlags::IN),
            PollFd::new(&self.listener, PollFlags::IN),
        ];
        for (number, connection) in &self.connections {
            let flags = match connection.state {
                ConnectionState::Waiting => PollFlags::empty(), // its end is still noticed
                _ => PollFlags::IN,
            };
            sources.push(Source::Connection(*number));
            polled.push(PollFd::new(&connection.socket, flags));
        }
        let mut deadline: Option<Instant> = None;
        for (id, entry) in &self.children {
            if let Some(fd) = entry.log.fd() {
                sources.push(Source::Log(id.clone()));
                polled.push(PollFd::from_borrowed_fd(fd, PollFlags::IN));
            }
            let Phase::Starting(starting) = &entry.phase else {
                continue;
            };
            if starting.doomed.is_some() {
                continue; // waits to be reaped
            }
            deadline = Some(deadline.map_or(starting.deadline, |d| d.min(starting.deadline)));
            if let Some(errors) = &starting.errors {
                sources.push(Source::Errors(id.clone()));
                polled.push(PollFd::new(errors, PollFlags::IN));
            }
            if let (Some(exec), true) = (&starting.exec, starting.awaits_ready() && !starting.silent) {
                sources.push(Source::Readiness(id.clone()));
                polled.push(PollFd::new(exec, PollFlags::IN));
            }
        }
        let left = deadline.map(|d| sys::timespec(d.saturating_duration_since(Instant::now())));
        match poll(&mut polled, left.as_ref()) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(Vec::new()),
            Err(e) => return Err(e.into()),
        }
        let ready = polled.iter().zip(sources).filter(|(p, _)| !p.revents().is_empty());
        Ok(ready.map(|(_, source)| source).collect())
    }

    fn accept(&mut self) {
        loop {
            match accept_with(&self.listener, SocketFlags::CLOEXEC) {
                Ok(socket) if self.connections.len() < MAX_CONNECTIONS && peer_is_ours(&socket) => {
                    let connection = Connection {
                        socket,
                        state: ConnectionState::Fresh,
                    };
                    self.connections.insert(self.next_connection, connection);
                    self.next_connection += 1;
                }
                Ok(_) => {} // closed at once
                Err(rustix::io::Errno::MFILE | rustix::io::Errno::NFILE) if self.spare.take().is_some() => {
                    // Without a descriptor the caller would stay in the queue and the loop would spin on it.
                    drop(accept_with(&self.listener, SocketFlags::CLOEXEC));
                    self.spare = spare();
                }
                Err(_) => return, // none left
            }
        }
    }

    fn hear(&mut self, number: u64) {
        let Some(connection) = self.connections.get(&number) else {
            return;
        };
        let state = connection.state;
        let message = match wire::receive(&connection.socket, false) {
            Ok(Some(message)) if matches!(state, ConnectionState::Fresh | ConnectionState::Ready) => message,
            Err(e) if e.kind() == io::ErrorKind::WouldBlock => return,
            Ok(_) | Err(_) => {
                self.connections.remove(&number); // gone, or speaks out of turn
                return;
            }
        };
        let outcome = match message.decode::<Request>() {
            Ok(request) => self.handle(number, state, request, message.fds),
            Err(e) => Err(Refusal(ErrorKind::Invalid, e.to_string())),
        };
        match outcome {
            Ok(Outcome::Reply(reply)) => self.reply(number, &reply, None),
            Ok(Outcome::ReplyWithFd(fd)) => self.reply(number, &Reply::Fd, Some(fd.as_fd())),
            Ok(Outcome::Later) => self.set_state(number, ConnectionState::Waiting),
            Ok(Outcome::Subscribe) => {
                self.reply(number, &Reply::Done, None);
                self.set_state(number, ConnectionState::Subscriber);
            }
            Ok(Outcome::Finished) => {
                self.reply(number, &Reply::Done, None);
                self.finished = true;
            }
            Err(Refusal(kind, message)) => self.reply(number, &Reply::Error { kind, message }, None),
        }
    }

    pub(super) fn set_state(&mut self, number: u64, state: ConnectionState) {
        if let Some(connection) = self.connections.get_mut(&number) {
            connection.state = state;
        }
    }

    /// A client that doesn't read its replies is dropped.
    pub(super) fn reply(&mut self, number: u64, reply: &Reply, fd: Option<BorrowedFd<'_>>) {
        if let Some(connection) = self.connections.get(&number)
            && wire::send(&connection.socket, reply, fd.as_slice(), false).is_err()
        {
            self.connections.remove(&number);
        }
    }

    fn handle(
        &mut self,
        number: u64,
        state: ConnectionState,
        request: Request,
        fds: Vec<OwnedFd>,
    ) -> Result<Outcome, Refusal> {
        if let Request::Hello { protocol } = request {
            if protocol == PROTOCOL {
                self.set_state(number, ConnectionState::Ready);
            }
            let (pid, hold_version) = (self.info.pid, self.info.hold_version.clone());
            return Ok(Outcome::Reply(Reply::Hello {
                protocol: PROTOCOL,
                hold_version,
                pid,
            }));
        }
        if state != ConnectionState::Ready {
            let text = format!("this anchor speaks protocol {PROTOCOL}: run `kakoi down`, then start again");
            return Err(Refusal(ErrorKind::Protocol, text));
        }
        match request {
            Request::Hello { .. } => {}
            Request::Spawn { id, spec } => {
                self.spawn(number, id, &spec, &fds)?;
                return Ok(Outcome::Later);
            }
            Request::List { after } => {
                let entries = self.children.iter().map(|(id, entry)| (id, entry.describe(id)));
                let (children, more) = page(entries, after.as_deref());
                return Ok(Outcome::Reply(Reply::Children { children, more }));
            }
            Request::Ack { id } => {
                if self.child(&id)?.is_alive() {
                    return Err(Refusal(ErrorKind::Running, format!("{id} still runs")));
                }
                self.children.remove(&id);
                self.parked.remove(&format!("pid/{id}"));
                self.parked.remove(&format!("exec/{id}"));
            }
            Request::Kill { id, signal } => {
                let entry = self.child(&id)?;
                if entry.is_alive() {
                    // Not yet reaped, so the pid is still this child's.
                    sys::kill(entry.pid, signal).map_err(|e| Refusal(ErrorKind::Invalid, e.to_string()))?;
                }
            }
            Request::FdPut { names } => {
                if names.len() != fds.len() || !names.iter().all(|n| valid_fd_name(n)) {
                    return Err(Refusal(
                        ErrorKind::Invalid,
                        "one valid name is needed per descriptor".to_owned(),
                    ));
                }
                self.parked.extend(names.into_iter().zip(fds));
            }
            Request::FdGet { name } => {
                let fd = self.parked.get(&name).map(OwnedFd::try_clone);
                let fd = fd.ok_or_else(|| Refusal(ErrorKind::NotFound, format!("no descriptor {name}")))?;
                return fd.map(Outcome::ReplyWithFd).map_err(system);
            }
            Request::FdDrop { names } => {
                for name in names {
                    self.parked.remove(&name);
                }
            }
            Request::FdList { after } => {
                let (names, more) = page(self.parked.keys().map(|n| (n, n.clone())), after.as_deref());
                return Ok(Outcome::Reply(Reply::Names { names, more }));
            }
            Request::NetnsNew { name } => return self.netns_new(&name).map(Outcome::ReplyWithFd),
            Request::Subscribe => return Ok(Outcome::Subscribe),
            Request::Shutdown => {
                self.shut_down()?;
                return Ok(Outcome::Finished);
            }
        }
        Ok(Outcome::Reply(Reply::Done))
    }

    fn child(&self, id: &str) -> Result<&Entry, Refusal> {
        self.children
            .get(id)
            .ok_or_else(|| Refusal(ErrorKind::NotFound, format!("no child {id}")))
    }

    fn netns_new(&mut self, name: &str) -> Result<OwnedFd, Refusal> {
        let name = format!("netns/{name}");
        if !valid_fd_name(&name) {
            return Err(Refusal(ErrorKind::Invalid, format!("{name} is no valid name")));
        }
        if self.parked.contains_key(&name) {
            return Err(Refusal(ErrorKind::Exists, format!("{name} is there already")));
        }
        let fd = netns::create().map_err(system)?;
        let ours = fd.try_clone().map_err(system)?;
        self.parked.insert(name, ours);
        Ok(fd)
    }

    fn spawn(&mut self, requester: u64, id: String, spec: &SpawnSpec, fds: &[OwnedFd]) -> Result<(), Refusal> {
        if !valid_id(&id) {
            return Err(Refusal(ErrorKind::Invalid, format!("{id:?} is no valid id")));
        }
        if self.children.contains_key(&id) {
            return Err(Refusal(ErrorKind::Exists, format!("{id} is there already")));
        }
        spawn::validate(spec, fds.len()).map_err(|e| Refusal(ErrorKind::Invalid, e))?;
        let log = self.data_dir.join(LOGS_NAME).join(format!("{id}.log"));
        let common = Common {
            hold: &self.hold,
            nofile: self.nofile,
            log: &log,
        };
        let forked = spawn::spawn(spec, fds, &common).map_err(|e| Refusal(ErrorKind::Spawn, e.to_string()))?;
        // From here on the child is in the table, so the loop reaps it whatever happens.
        let pid = forked.pid;
        if let Ok(pidfd) = pidfd_open(pid, PidfdFlags::empty()) {
            self.parked.insert(format!("pid/{id}"), pidfd);
        }
        let start_time = kakoi_anchor::process_start_time(pid.as_raw_nonzero().get()).unwrap_or_default();
        let starting = Starting::new(requester, forked.errors, forked.exec, Instant::now() + START_LIMIT);
        let phase = Phase::Starting(Box::new(starting));
        self.children.insert(
            id,
            Entry {
                pid,
                start_time,
                meta: spec.meta.clone(),
                log: forked.log,
                phase,
            },
        );
        Ok(())
    }
}

pub(super) fn system(error: io::Error) -> Refusal {
    Refusal(ErrorKind::System, error.to_string())
}

fn spare() -> Option<std::fs::File> {
    std::fs::File::open("/dev/null").ok()
}

/// Whether a read would return at once.
pub fn readable(fd: BorrowedFd<'_>) -> bool {
    let now = sys::timespec(Duration::ZERO);
    matches!(
        poll(&mut [PollFd::from_borrowed_fd(fd, PollFlags::IN)], Some(&now)),
        Ok(1)
    )
}

/// The entries after a name, as many as fit, and whether more follow. Input is in the order of the names.
fn page<'a, T: serde::Serialize>(
    entries: impl Iterator<Item = (&'a String, T)>,
    after: Option<&str>,
) -> (Vec<T>, bool) {
    let mut left = PAGE_BYTES;
    let mut taken = Vec::new();
    for (name, entry) in entries {
        if after.is_some_and(|after| name.as_str() <= after) {
            continue;
        }
        let size = serde_json::to_vec(&entry).map_or(0, |bytes| bytes.len() + 1);
        if size > left {
            return (taken, true);
        }
        left -= size;
        taken.push(entry);
    }
    (taken, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_join_to_the_whole_list() {
        let names: Vec<String> = (0..3000).map(|n| format!("{n:04}-{}", "x".repeat(100))).collect();
        let mut all: Vec<String> = Vec::new();
        let mut rounds = 0;
        loop {
            let (part, more) = page(names.iter().map(|n| (n, n.clone())), all.last().map(String::as_str));
            all.extend(part);
            rounds += 1;
            if !more {
                break;
            }
        }
        assert_eq!(all, names);
        assert!(rounds > 2, "the list needs several pages");
    }
}
