//! The pool of parked sandboxes: JupyterLab imported, no socket, token, configuration or home, blocked on a pipe.
//!
//! One sandbox per slot, described by the same function as a cold app's. It's used once, by an app that agrees with it in everything
//! that can't be changed later; "go" is the last thing a claim does. Whatever fails before that kills the sandbox, and the app starts
//! cold. Nothing of the pool is stored: with the server go the writing ends of the pipes, and every parked launcher ends by that.

use super::attach::attach_home;
use super::{HOME, Inner, STOP_DEADLINE};
use kakoi_anchor::protocol::FdMap;
use kakoi_dataplane::{AppSpec, BackendError, ParkedSpec, PoolState, WorkloadSpec};
use kakoi_types::WorkloadId;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::Mode;
use rustix::pipe::{PipeFlags, pipe_with};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Numbers of the two pipes' ends inside.
const GO_FD: i32 = 10;
const READY_FD: i32 = 11;
/// What the launcher writes once it's parked.
const PARKED: &[u8] = b"r";
/// How long a fill may take on a busy machine, in seconds.
const FILL_SECONDS: i64 = 60;
/// "Go" fits a pipe whole, so writing it never waits for the sandbox.
const LONGEST_GO: usize = 60 << 10;

/// A sandbox whose payload has said that it's parked. There's no other way to get one of these, so nothing is ever mounted into a
/// sandbox that's still being made.
pub(super) struct Parked {
    id: WorkloadId,
    spec: ParkedSpec,
    /// Closed without a word, it ends the sandbox.
    go: OwnedFd,
    /// The sandbox's mount namespace, opened when it was filled.
    mounts: OwnedFd,
}

impl Parked {
    /// Whether somebody still reads the pipe.
    fn is_waiting(&self) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        let mut polled = [PollFd::new(&self.go, PollFlags::empty())];
        poll(&mut polled, Some(&now)).is_ok() && !polled[0].revents().intersects(PollFlags::ERR | PollFlags::HUP)
    }
}

/// The pool's books.
#[derive(Default)]
pub(super) struct Pool {
    size: usize,
    books: Mutex<Books>,
    /// Told when nothing is left of a hidden one.
    gone: Condvar,
}

#[derive(Default)]
struct Books {
    filling: Option<(WorkloadId, ParkedSpec)>,
    ready: Vec<Parked>,
    reserved: BTreeMap<WorkloadId, Parked>,
    /// Children of the anchor that are no workloads (yet), from before their start until they are one or nothing is left of them. With
    /// the slot, until an app has reserved it.
    hidden: BTreeMap<WorkloadId, Option<u32>>,
    /// Workloads started so far, in whatever way.
    starts: u64,
}

impl Books {
    /// What isn't any app's and has this slot's uid.
    fn of_slot(&self, slot: u32) -> impl Iterator<Item = WorkloadId> + '_ {
        let of_slot = move |(_, of): &(&WorkloadId, &Option<u32>)| **of == Some(slot);
        self.hidden.iter().filter(of_slot).map(|(id, _)| *id)
    }
}

impl Pool {
    pub(super) fn new(size: usize) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn state(&self) -> PoolState {
        let books = self.books();
        PoolState {
            size: self.size,
            ready: books.ready.len(),
            starts: books.starts,
        }
    }

    pub(super) fn is_hidden(&self, id: WorkloadId) -> bool {
        self.books().hidden.contains_key(&id)
    }

    /// A workload is about to be started.
    pub(super) fn note_start(&self) {
        self.books().starts += 1;
    }

    /// From now on the anchor's child of this id is a workload like any other, or isn't there.
    pub(super) fn reveal(&self, id: WorkloadId) {
        self.books().hidden.remove(&id);
        self.gone.notify_all();
    }

    pub(super) fn reserve(&self, spec: &ParkedSpec) -> Option<WorkloadId> {
        let mut books = self.books();
        let at = books
            .ready
            .iter()
            .position(|parked| parked.spec == *spec && parked.is_waiting())?;
        let parked = books.ready.swap_remove(at);
        let id = parked.id;
        books.hidden.insert(id, None);
        books.reserved.insert(id, parked);
        Some(id)
    }

    /// The reserved sandbox, for the one who claims it or gives it up.
    pub(super) fn take(&self, id: WorkloadId) -> Option<Parked> {
        self.books().reserved.remove(&id)
    }

    /// What is being filled, and what's parked for this slot: it's given up.
    fn take_of(&self, slot: u32) -> (Option<(WorkloadId, ParkedSpec)>, Vec<Parked>) {
        let mut books = self.books();
        let (of_slot, kept) = std::mem::take(&mut books.ready)
            .into_iter()
            .partition(|parked| parked.spec.slot == slot);
        books.ready = kept;
        (books.filling.take(), of_slot)
    }

    /// The sandboxes that nobody wants any more or that have died, and what to fill next, with the id it gets. Nothing, if what's
    /// wanted was found out before the last start: its slot may have another owner by now.
    fn plan(&self, wanted: &[ParkedSpec], starts: u64) -> (Vec<Parked>, Option<(WorkloadId, ParkedSpec)>) {
        let wanted = &wanted[..wanted.len().min(self.size)];
        let mut books = self.books();
        if books.starts != starts {
            return (Vec::new(), None);
        }
        let (kept, gone) = std::mem::take(&mut books.ready)
            .into_iter()
            .partition(|parked| parked.is_waiting() && wanted.contains(&parked.spec));
        books.ready = kept;
        if books.filling.is_some() {
            return (gone, None);
        }
        let missing = wanted
            .iter()
            .find(|spec| !books.ready.iter().any(|parked| parked.spec == **spec));
        let next = missing.map(|spec| (WorkloadId::from_entropy(entropy()), spec.clone()));
        if let Some((id, spec)) = &next {
            books.hidden.insert(*id, Some(spec.slot));
        }
        books.filling.clone_from(&next);
        (gone, next)
    }
}

/// An id's randomness, from the kernel.
fn entropy() -> u128 {
    let mut bytes = [0; 16];
    // Sixteen bytes come whole, once the machine has booted; an id that's taken is refused by the anchor.
    let _ = rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::empty());
    u128::from_ne_bytes(bytes)
}

impl Inner {
    /// One step towards a pool of what's wanted: discards, and fills at most one.
    pub(super) fn park(&self, wanted: &[ParkedSpec], starts: u64) {
        let (gone, next) = self.pool.plan(wanted, starts);
        for parked in gone {
            self.discard(parked.id, Some(parked));
        }
        let Some((id, spec)) = next else { return };
        let filled = self.fill(id, &spec);
        let mut books = self.pool.books();
        // Taken away by a cold start that needed the machine: the sandbox is killed then, parked or not.
        let still_wanted = books.filling.take_if(|(filling, _)| *filling == id).is_some();
        match filled {
            Ok(parked) if still_wanted => books.ready.push(parked),
            Ok(parked) => {
                drop(books);
                self.discard(id, Some(parked));
            }
            Err(error) => {
                drop(books);
                if still_wanted {
                    tracing::warn!(%error, "parking a sandbox");
                }
                self.discard(id, None);
            }
        }
    }

    /// Before a start that isn't from the pool: gives up what is being filled, and waits until nothing parked is left of the slot, so
    /// that no uid ever has processes of two owners.
    pub(super) fn make_way(&self, slot: u32) -> Result<(), BackendError> {
        let (filling, of_slot) = self.pool.take_of(slot);
        if let Some((id, _)) = filling {
            self.kill(id);
        }
        for parked in of_slot {
            self.discard(parked.id, Some(parked));
        }
        let deadline = Instant::now() + STOP_DEADLINE;
        let mut books = self.pool.books();
        loop {
            let left: Vec<WorkloadId> = books.of_slot(slot).collect();
            if left.is_empty() {
                return Ok(());
            }
            if Instant::now() > deadline {
                let step = "ending what was parked for the same user";
                return Err(BackendError::new(
                    step,
                    "its processes survive SIGKILL; look for a hung disk or mount",
                ));
            }
            drop(books);
            // Again: the first time a fill may not have begun.
            left.into_iter().for_each(|id| self.kill(id));
            let waited = self.pool.gone.wait_timeout(self.pool.books(), Duration::from_millis(5));
            books = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// It may not have begun, or have ended: who fills or discards it finds out.
    fn kill(&self, id: WorkloadId) {
        let _ = self.anchor.kill(&id.to_string(), libc::SIGKILL);
    }

    /// Ends a sandbox that never became an app, and removes what it had.
    pub(super) fn discard(&self, id: WorkloadId, parked: Option<Parked>) {
        if let Some(parked) = parked {
            self.pool.books().hidden.insert(id, Some(parked.spec.slot));
        }
        if let Err(error) = self.stop(id) {
            // It stays hidden, so that nothing takes it for an app's; the next server stops it.
            return tracing::error!(%error, "discarding a parked sandbox");
        }
        let dropped = self.anchor.fd_drop(&[&format!("netns/{}", crate::app_name(id))]);
        if let Err(error) = dropped {
            tracing::error!(error = crate::chain(&error), "discarding a parked sandbox's namespace");
        }
        if let Err(error) = self.remove_log(id) {
            tracing::error!(%error, "removing a parked sandbox's log");
        }
        self.pool.reveal(id);
    }

    fn fill(&self, id: WorkloadId, spec: &ParkedSpec) -> Result<Parked, BackendError> {
        let step = |e: io::Error| BackendError::new("parking a sandbox", crate::chain(&e));
        let anchored = |e: kakoi_anchor::Error| BackendError::new("parking a sandbox", crate::chain(&e));
        let netns = self.anchor.netns_new(&crate::app_name(id)).map_err(anchored)?;
        let pipe = || pipe_with(PipeFlags::CLOEXEC).map_err(|e| step(e.into()));
        let ((go_end, go), (ready, ready_end)) = (pipe()?, pipe()?);
        let placeholder = self.folders.run.join("placeholder");
        match std::fs::create_dir(&placeholder) {
            Err(e) if e.kind() != io::ErrorKind::AlreadyExists => return Err(step(e)),
            _ => {}
        }
        rustix::fs::chmod(&placeholder, Mode::from_raw_mode(0o555)).map_err(|e| step(e.into()))?;
        let mut argv = spec.argv.clone();
        argv.extend(["--parked".to_owned(), GO_FD.to_string(), READY_FD.to_string()]);
        let app = AppSpec {
            home: placeholder,
            binds: BTreeMap::new(),
            etc: spec.etc.clone(),
            env: spec.env.clone(),
            token: String::new(),
            argv,
        };
        let uid = self.slots.uid(spec.slot)?;
        let mut sandbox = self.app(&app, &spec.limits, uid, &self.etc(id))?;
        for bind in sandbox.binds.iter_mut().filter(|bind| bind.target == HOME) {
            bind.writable = false;
        }
        sandbox.fds = [(1, GO_FD), (2, READY_FD)]
            .map(|(index, target)| FdMap { index, target })
            .into();
        let pid = self.spawn(
            id,
            &spec.limits,
            sandbox,
            &[netns.as_fd(), go_end.as_fd(), ready_end.as_fd()],
        )?;
        drop((go_end, ready_end));
        wait_until_parked(ready.as_fd()).map_err(step)?;
        let mounts = mounts_of(pid).map_err(step)?;
        Ok(Parked {
            id,
            spec: spec.clone(),
            go,
            mounts,
        })
    }

    /// Makes a parked sandbox the app. Its network is verified already; home and files come now, and "go" last. After an error the
    /// sandbox must be killed.
    pub(super) fn claim(&self, parked: Parked, spec: &WorkloadSpec, app: &AppSpec) -> Result<(), BackendError> {
        let step = |e: io::Error| BackendError::new("claiming a parked sandbox", crate::chain(&e));
        let Parked {
            spec: filled,
            go,
            mounts,
            ..
        } = parked;
        if (filled.slot, filled.limits, &filled.env, &filled.argv) != (spec.slot, spec.limits, &app.env, &app.argv) {
            return Err(BackendError::new("claiming a parked sandbox", "the app wants another"));
        }
        self.limiter.prepare(&spec.id.to_string(), &spec.limits)?;
        super::write_etc(&self.etc(spec.id), &app.etc).map_err(step)?;
        let attached = attach_home(mounts, app, self.slots.uid(spec.slot)?).map_err(step)?;
        let message = serde_json::json!({
            "env": app.env,
            "token": app.token,
            "home": attached.home,
            "notes": attached.notes,
        });
        let message = message.to_string();
        if message.len() > LONGEST_GO {
            return Err(BackendError::new(
                "claiming a parked sandbox",
                "its environment is too long",
            ));
        }
        File::from(go).write_all(message.as_bytes()).map_err(step)
    }
}

/// Waits for the payload's own byte. Readiness that anybody else reports comes too early: a mount made while bubblewrap still
/// works goes to the wrong place.
fn wait_until_parked(ready: BorrowedFd<'_>) -> io::Result<()> {
    let timeout = Timespec {
        tv_sec: FILL_SECONDS,
        tv_nsec: 0,
    };
    let mut polled = [PollFd::from_borrowed_fd(ready, PollFlags::IN)];
    let mut byte = [0; 1];
    if poll(&mut polled, Some(&timeout))? == 1 && rustix::io::read(ready, &mut byte)? == 1 && byte == *PARKED {
        return Ok(());
    }
    Err(io::Error::other("its launcher didn't get as far as to wait"))
}

/// The mount namespace inside a sandbox, by the pid of its bubblewrap: that one's only child is PID 1 inside.
fn mounts_of(bubblewrap: i32) -> io::Result<OwnedFd> {
    let path = format!("/proc/{bubblewrap}/task/{bubblewrap}/children");
    let before = std::fs::read_to_string(&path)?;
    let pid: i32 = before.trim().parse().map_err(io::Error::other)?;
    let mounts = File::open(format!("/proc/{pid}/ns/mnt"))?;
    // Still the same child after the file was opened, so the file is its own.
    if std::fs::read_to_string(&path)? == before {
        Ok(mounts.into())
    } else {
        Err(io::Error::other("its first process ended"))
    }
}
