//! The threads that touch files: as a user of the files, never as root.
//!
//! Each has given away, for itself alone, every capability but those to change its ids, and one kept in reserve for a single rule
//! of NFS ([`as_owner`]). So a quota that root may exceed holds here, too, and a mistake elsewhere in this crate reaches what the
//! owner's own programs reach. File systems block; these threads may, the runtime's don't.

use crate::Ids;
use rustix::fs::Gid;
use rustix::io::Errno;
use rustix::thread::{CapabilitySet, CapabilitySets, capabilities, set_capabilities, set_thread_groups};
use std::cell::RefCell;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// How many files are worked on at once. One source has at most a quarter of it (`server`).
pub const THREADS: usize = 8;

const IDS: CapabilitySet = CapabilitySet::SETUID.union(CapabilitySet::SETGID);

type Job = Box<dyn FnOnce() + Send>;

/// A handle to the threads; they end with the last one.
pub struct Workers(Sender<Job>);

impl Workers {
    /// Starts the threads.
    ///
    /// # Errors
    /// One can't be started, or can't give its power away.
    pub fn start() -> io::Result<Self> {
        let (jobs, queue) = channel::<Job>();
        let queue = Arc::new(Mutex::new(queue));
        for number in 0..THREADS {
            let queue = queue.clone();
            let (told, ready) = channel();
            std::thread::Builder::new()
                .name(format!("nfs-{number}"))
                .spawn(move || {
                    let stripped = strip();
                    let goes_on = stripped.is_ok();
                    let _ = told.send(stripped);
                    while goes_on && let Some(job) = next(&queue) {
                        job();
                    }
                })?;
            ready.recv().map_err(|_| io::Error::other("a thread ended"))??;
        }
        Ok(Self(jobs))
    }

    /// Does something with files as a user of theirs. `None` if it can't be done as that user, or it panicked.
    pub async fn run<T: Send + 'static>(&self, ids: Ids, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (answer, wait) = tokio::sync::oneshot::channel();
        let job = move || match become_user(&ids) {
            Ok(()) => drop(answer.send(work())),
            Err(error) => tracing::error!(?ids, %error, "taking the ids of a file system's user"),
        };
        self.0.send(Box::new(job)).ok()?;
        wait.await.ok()
    }
}

fn next(queue: &Mutex<Receiver<Job>>) -> Option<Job> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Gives away what this thread doesn't need. Without the power to change ids there's nothing to give: such a process serves its
/// own files only, as tests do.
fn strip() -> io::Result<()> {
    let mut sets = capabilities(None)?;
    if !sets.effective.contains(IDS) {
        return Ok(());
    }
    // Of this thread only, as everything here.
    set_thread_groups(&[])?;
    GROUPS.set(Some(Vec::new()));
    sets.effective = IDS;
    sets.permitted &= IDS.union(CapabilitySet::DAC_OVERRIDE);
    sets.inheritable = CapabilitySet::empty();
    Ok(set_capabilities(None, sets)?)
}

thread_local! {
    /// The groups that this thread is in besides its own; `None` where it can't change them.
    static GROUPS: RefCell<Option<Vec<u32>>> = const { RefCell::new(None) };
}

/// Sets the ids that files are judged by and made with. Root is refused: nobody's files are root's.
fn become_user(ids: &Ids) -> io::Result<()> {
    const ASK: u32 = u32::MAX;
    let refused = || Err(io::ErrorKind::PermissionDenied.into());
    let all = [ids.user, ids.group].into_iter().chain(ids.others.iter().copied());
    if all.into_iter().any(|id| id == 0 || id == ASK) {
        return refused();
    }
    join(&ids.others)?;
    // Neither call reports a failure; each tells the id as it was before, and an impossible one changes nothing.
    // SAFETY: numbers only; both calls are of this thread alone.
    let now = unsafe {
        libc::setfsgid(ids.group);
        libc::setfsuid(ids.user);
        (libc::setfsgid(ASK), libc::setfsuid(ASK))
    };
    if now == (ids.group.cast_signed(), ids.user.cast_signed()) {
        Ok(())
    } else {
        refused()
    }
}

/// Makes this thread a member of these groups and no others.
fn join(groups: &[u32]) -> io::Result<()> {
    GROUPS.with_borrow_mut(|known| match known {
        Some(known) if known == groups => Ok(()),
        Some(known) => {
            let wanted: Vec<Gid> = groups.iter().map(|group| Gid::from_raw(*group)).collect();
            set_thread_groups(&wanted)?;
            *known = groups.to_vec();
            Ok(())
        }
        None if groups.is_empty() => Ok(()),
        None => Err(io::ErrorKind::PermissionDenied.into()),
    })
}

/// Opens a file of the owner's own that its mode keeps closed. An NFS server checks permissions at each READ and WRITE, a Unix
/// program only at open: one that makes a read-only file and then fills it, as Git does, needs this (RFC 1813, section 4.4). The
/// caller has verified, on the descriptor that's opened anew here, that it's a regular file of the user's own; or it reads nothing
/// and makes a change durable.
pub fn as_owner<T>(open: impl FnOnce() -> Result<T, Errno>) -> Result<T, Errno> {
    let sets = capabilities(None)?;
    let raised = CapabilitySets {
        effective: sets.effective | CapabilitySet::DAC_OVERRIDE,
        ..sets
    };
    set_capabilities(None, raised).map_err(|_| Errno::ACCESS)?;
    let opened = open();
    // What couldn't be given back must not be kept: better no thread than a powerful one.
    if let Err(error) = set_capabilities(None, sets) {
        panic!("giving a capability back: {error}");
    }
    opened
}
