//! Streams: records in, records out, one call of a connection at a time.

use crate::answer::{Call, LAST_FRAGMENT, broken, carry_out, header, refuse};
use crate::handle::Key;
use crate::read::MAX_IO;
use crate::session::Session;
use crate::tree::Tree;
use crate::worker::{THREADS, Workers};
use crate::{Directory, Identity, Point, View};
use std::collections::HashMap;
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::Semaphore;

/// The largest WRITE with its header.
const MAX_RECORD: usize = MAX_IO as usize + 4 * 1024;
const MAX_FRAGMENTS: usize = 64;
/// How long a connection may ask nothing. Clients of the kernel close theirs after five minutes and open another when needed.
const IDLE: Duration = Duration::from_secs(360);
/// How long the rest of a record may take.
const RECORD: Duration = Duration::from_secs(30);
/// How long a client may take for an answer.
const WRITE: Duration = Duration::from_secs(30);
/// Calls of one identity that are worked on at once, over all its connections.
const AT_ONCE: usize = THREADS / 4;
/// Directories that are kept open while nobody uses them.
const OPEN_TREES: usize = 128;
/// Identities whose turns are counted; more than have connections are forgotten.
const COUNTED: usize = 1_024;

/// The server: one for all mount targets.
pub struct NfsServer {
    key: Key,
    verifier: [u8; 8],
    workers: Workers,
    trees: Mutex<Trees>,
    turns: Mutex<HashMap<String, Weak<Semaphore>>>,
}

impl NfsServer {
    /// A server whose handles hold as long as `secret` stays the same.
    ///
    /// # Errors
    /// The threads can't be started, or can't give up their power over files.
    pub fn start(secret: &[u8; 32]) -> io::Result<Self> {
        let mut verifier = [0; 8];
        getrandom::fill(&mut verifier).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Self {
            key: Key::derive(secret),
            verifier,
            workers: Workers::start()?,
            trees: Mutex::default(),
            turns: Mutex::default(),
        })
    }

    /// Serves one connection to its end. `who` is asked before each call who is at the other end **now**, with the name of the access
    /// point that the call means, which may be any text, or an empty one; and `waits` is told whether it's for the client to send
    /// something.
    pub async fn converse<S, W>(&self, mut stream: S, who: W, waits: impl Fn(bool))
    where
        S: AsyncRead + AsyncWrite + Unpin,
        W: Fn(&str) -> Option<Identity>,
    {
        let mut turn = None;
        while let Some(call) = read_record(&mut stream).await {
            waits(false);
            let reply = match header(&call) {
                None => return,
                Some(Call::Answered(reply)) => reply,
                Some(Call::Asks(ask)) => {
                    let (xid, mounts) = (ask.xid, ask.mounts());
                    match who(ask.point()) {
                        Some(identity) => self.carry_out(call, xid, mounts, identity, &mut turn).await,
                        None => refuse(&ask),
                    }
                }
            };
            let Ok(length) = u32::try_from(reply.len()) else { return };
            let mut record = Vec::with_capacity(4 + reply.len());
            record.extend_from_slice(&(LAST_FRAGMENT | length).to_be_bytes());
            record.extend_from_slice(&reply);
            match tokio::time::timeout(WRITE, stream.write_all(&record)).await {
                Ok(Ok(())) => waits(true),
                _ => return,
            }
        }
    }

    async fn carry_out(
        &self,
        call: Vec<u8>,
        xid: u32,
        mounts: bool,
        identity: Identity,
        turn: &mut Option<(String, Arc<Semaphore>)>,
    ) -> Vec<u8> {
        if turn.as_ref().is_none_or(|(whose, _)| *whose != identity.name) {
            *turn = Some((identity.name.clone(), self.turns_of(&identity.name)));
        }
        let Some((_, turns)) = turn else { return broken(xid) };
        let Ok(_permit) = turns.acquire().await else {
            return broken(xid);
        };
        let session = match self.session(identity, mounts) {
            Ok(session) => session,
            Err(error) => {
                tracing::error!(%error, "opening the directories of a file system");
                return broken(xid);
            }
        };
        let done = self
            .workers
            .run(session.identity.ids.clone(), move || match header(&call) {
                Some(Call::Asks(ask)) => carry_out(&session, &ask),
                _ => broken(xid),
            });
        done.await.unwrap_or_else(|| broken(xid))
    }

    fn turns_of(&self, name: &str) -> Arc<Semaphore> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = turns.get(name).and_then(Weak::upgrade) {
            return known;
        }
        if turns.len() >= COUNTED {
            turns.retain(|_, weak| weak.strong_count() > 0);
        }
        let new = Arc::new(Semaphore::new(AT_ONCE));
        turns.insert(name.to_owned(), Arc::downgrade(&new));
        new
    }

    fn session(&self, identity: Identity, mounts: bool) -> io::Result<Session> {
        let mut trees = Vec::new();
        match &identity.view {
            View::Homes(directories) => {
                for Directory { name, path } in directories {
                    if let Some(tree) = self.tree(path, identity.ids.user)? {
                        trees.push((name.clone(), path.as_os_str().as_bytes().to_vec(), tree));
                    }
                }
            }
            View::Point(point) => {
                if let Some((path, tree)) = self.point(point, mounts && identity.may_write)? {
                    trees.push((String::new(), path.into_os_string().into_vec(), tree));
                }
            }
        }
        Ok(Session {
            identity,
            trees,
            key: self.key.clone(),
            verifier: self.verifier,
        })
    }

    fn tree(&self, path: &Path, owner: u32) -> io::Result<Option<Arc<Tree>>> {
        let mut trees = self.trees.lock().unwrap_or_else(PoisonError::into_inner);
        let at = (path.to_owned(), Some(owner));
        // One that was removed meanwhile is nobody's any more.
        if let Some(tree) = trees.get(&at).filter(|tree| tree.top().is_ok()) {
            return Ok(Some(tree.clone()));
        }
        let tree = Tree::open(path, owner)?;
        Ok(tree.map(|tree| keep(&mut trees, at, tree)))
    }

    /// An access point's directory. Its way is gone each time: clients can move what's on it. Only the mount of one who may write
    /// makes it.
    fn point(&self, point: &Point, makes: bool) -> io::Result<Option<(PathBuf, Arc<Tree>)>> {
        let Some(found) = Tree::open_point(point, point.creation.filter(|_| makes))? else {
            return Ok(None);
        };
        let path: PathBuf = std::iter::once(point.top.clone())
            .chain(point.names.iter().map(PathBuf::from))
            .collect();
        let mut trees = self.trees.lock().unwrap_or_else(PoisonError::into_inner);
        let at = (path.clone(), None);
        let tree = match trees.get(&at) {
            Some(known) if known.is_same(&found) => known.clone(),
            _ => keep(&mut trees, at, found),
        };
        Ok(Some((path, tree)))
    }
}

/// Directories by path and, for homes, owner.
type Trees = HashMap<(PathBuf, Option<u32>), Arc<Tree>>;

fn keep(trees: &mut Trees, at: (PathBuf, Option<u32>), tree: Tree) -> Arc<Tree> {
    if trees.len() >= OPEN_TREES {
        trees.retain(|_, tree| Arc::strong_count(tree) > 1);
    }
    let tree = Arc::new(tree);
    trees.insert(at, tree.clone());
    tree
}

/// One call; `None` at the connection's end, or if the client breaks a limit: then it's closed.
async fn read_record(stream: &mut (impl AsyncRead + Unpin)) -> Option<Vec<u8>> {
    let first = tokio::time::timeout(IDLE, stream.read_u32()).await.ok()?.ok()?;
    tokio::time::timeout(RECORD, read_fragments(stream, first)).await.ok()?
}

async fn read_fragments(stream: &mut (impl AsyncRead + Unpin), mut mark: u32) -> Option<Vec<u8>> {
    let mut record = Vec::new();
    for _ in 0..MAX_FRAGMENTS {
        let length = (mark & !LAST_FRAGMENT) as usize;
        if length > MAX_RECORD - record.len() {
            return None;
        }
        let end = record.len() + length;
        // Grows with what comes, not with what's announced.
        let mut rest = (&mut *stream).take(length as u64);
        rest.read_to_end(&mut record).await.ok()?;
        if record.len() != end {
            return None;
        }
        if mark & LAST_FRAGMENT != 0 {
            return Some(record);
        }
        mark = stream.read_u32().await.ok()?;
    }
    None
}
