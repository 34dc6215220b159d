//! One directory with everything beneath it: from inodes to open descriptors.
//!
//! A handle names an inode, the kernel wants a name. The names of inodes that clients were told of are remembered, a bounded number
//! of them; what was forgotten, or renamed behind our back in the same files' bind mount, is searched for. Either way the name is
//! resolved beneath the directory's own descriptor, through no link and over no mount, and what's opened must be the very inode
//! that the handle was made for: so names are a hint, and never decide what a client gets.

use crate::attributes::{self, Attributes};
use crate::handle::Inode;
use crate::session::plain;
use crate::worker::as_owner;
use crate::{Creation, Point};
use nfs3_types::nfs3::nfsstat3;
use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, ResolveFlags, StatxFlags, openat, openat2, statx};
use rustix::io::Errno;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Names remembered: at least so many of the latest, at most twice as many.
const NAMES: usize = 4_096;
/// Entries that a search looks at before it gives up.
const SEARCHED: usize = 50_000;
/// Bytes of paths that a search keeps for later; directories beyond aren't looked into.
const SEARCH_PATHS: usize = 4 << 20;
/// The longest path the kernel takes.
const LONGEST_PATH: usize = 4_095;

const WITHIN: ResolveFlags = ResolveFlags::BENEATH
    .union(ResolveFlags::NO_SYMLINKS)
    .union(ResolveFlags::NO_MAGICLINKS)
    .union(ResolveFlags::NO_XDEV);

/// What each field of [`Attributes`] needs.
const WANTED: StatxFlags = StatxFlags::BASIC_STATS.union(StatxFlags::BTIME);

/// A directory that clients see.
pub struct Tree {
    root: OwnedFd,
    inode: Inode,
    names: Mutex<Names>,
    searching: Mutex<()>,
}

/// A file or directory, found and held: an `O_PATH` descriptor, which gives no access to content.
pub struct Node {
    fd: OwnedFd,
    pub attributes: Attributes,
}

impl Node {
    pub fn inode(&self) -> Inode {
        self.attributes.inode
    }

    pub fn fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }

    pub fn directory(&self) -> Result<&Self, nfsstat3> {
        match self.attributes.kind {
            FileType::Directory => Ok(self),
            _ => Err(nfsstat3::NFS3ERR_NOTDIR),
        }
    }

    /// Content is that of regular files: opening a pipe or a device could do something.
    pub fn regular(&self) -> Result<&Self, nfsstat3> {
        match self.attributes.kind {
            FileType::RegularFile => Ok(self),
            FileType::Directory => Err(nfsstat3::NFS3ERR_ISDIR),
            _ => Err(nfsstat3::NFS3ERR_INVAL),
        }
    }

    /// Its attributes as they are now.
    pub fn again(&self) -> Option<Attributes> {
        look(self.fd()).ok()
    }

    /// A path that leads to this very inode, whatever its name is by now; only this process can use it.
    pub fn magic_path(&self) -> String {
        format!("/proc/self/fd/{}", self.fd.as_raw_fd())
    }

    fn reopen(&self, flags: OFlags) -> Result<OwnedFd, Errno> {
        let flags = flags | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        openat(CWD, self.magic_path(), flags, Mode::empty())
    }

    /// A regular file's content. The owner's mode doesn't keep its owner out (`worker::as_owner`).
    pub fn open(&self, flags: OFlags, owner: u32) -> Result<OwnedFd, nfsstat3> {
        self.regular()?;
        self.open_owned(flags, owner)
    }

    fn open_owned(&self, flags: OFlags, owner: u32) -> Result<OwnedFd, nfsstat3> {
        match self.reopen(flags) {
            Err(Errno::ACCESS) if self.attributes.uid == owner => as_owner(|| self.reopen(flags)),
            other => other,
        }
        .map_err(attributes::status)
    }

    /// A directory's entries, as far as its mode lets its owner list it.
    pub fn entries(&self) -> Result<OwnedFd, nfsstat3> {
        self.directory()?;
        self.reopen(OFlags::RDONLY | OFlags::DIRECTORY)
            .map_err(attributes::status)
    }

    /// Makes what was changed durable. Links and special files have nothing that can be opened; their directory keeps them.
    pub fn sync(&self) -> Result<(), nfsstat3> {
        if !matches!(self.attributes.kind, FileType::Directory | FileType::RegularFile) {
            return Ok(());
        }
        // Who may change something may not always read it; nothing is read.
        let fd = match self.reopen(OFlags::RDONLY) {
            Err(Errno::ACCESS) => as_owner(|| self.reopen(OFlags::RDONLY)),
            other => other,
        };
        rustix::fs::fsync(fd.map_err(attributes::status)?).map_err(attributes::status)
    }
}

impl Tree {
    /// Opens a directory of an owner's. `None` if it isn't there, or belongs to somebody else: nobody is shown that one.
    pub fn open(path: &Path, owner: u32) -> io::Result<Option<Self>> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let root = match openat(CWD, path, flags, Mode::empty()) {
            Ok(root) => root,
            Err(Errno::NOENT) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let found = look(root.as_fd())?;
        Ok((found.uid == owner).then(|| Self::of(root, found.inode)))
    }

    fn of(root: OwnedFd, inode: Inode) -> Self {
        Self {
            root,
            inode,
            names: Mutex::default(),
            searching: Mutex::default(),
        }
    }

    /// Opens an access point's directory, and makes it first if it's missing and `make` is given. `None` if there's no such
    /// directory, or a link is on the way: clients make what's beneath the shared one.
    pub fn open_point(point: &Point, make: Option<Creation>) -> io::Result<Option<Self>> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut at = openat(CWD, &point.top, flags, Mode::empty())?;
        for (number, name) in point.names.iter().enumerate() {
            let make = make.map(|creation| match number + 1 == point.names.len() {
                true => creation,
                false => Creation {
                    user: creation.above,
                    group: creation.above,
                    mode: 0o755,
                    above: creation.above,
                },
            });
            if plain(name.as_bytes()).is_err() {
                return Ok(None);
            }
            if make.is_some()
                && let Err(error) = rustix::fs::mkdirat(&at, name, Mode::RWXU)
                && error != Errno::EXIST
            {
                return Err(error.into());
            }
            at = match openat2(&at, name, flags, Mode::empty(), WITHIN) {
                Ok(next) => next,
                Err(Errno::NOENT | Errno::NOTDIR | Errno::LOOP | Errno::XDEV) => return Ok(None),
                Err(error) => return Err(error.into()),
            };
            if let Some(creation) = make {
                give(at.as_fd(), creation)?;
            }
        }
        let found = look(at.as_fd())?;
        Ok(Some(Self::of(at, found.inode)))
    }

    /// Whether both are one directory.
    pub fn is_same(&self, other: &Self) -> bool {
        self.inode == other.inode
    }

    /// The directory itself, while it exists.
    pub fn top(&self) -> Result<Node, nfsstat3> {
        let node = self.beneath(b".").map_err(attributes::status)?;
        self.require(node, self.inode)
    }

    pub fn is_top(&self, inode: Inode) -> bool {
        inode == self.inode
    }

    fn require(&self, node: Node, inode: Inode) -> Result<Node, nfsstat3> {
        if node.inode() == inode {
            Ok(node)
        } else {
            Err(nfsstat3::NFS3ERR_STALE)
        }
    }

    fn beneath(&self, path: &[u8]) -> Result<Node, Errno> {
        open_in(self.root.as_fd(), path)
    }

    /// The file that an inode is.
    pub fn node(&self, inode: Inode) -> Result<Node, nfsstat3> {
        if self.is_top(inode) {
            return self.top();
        }
        if let Some(path) = self.path(inode.number)
            && let Ok(node) = self.beneath(&path)
            && node.inode() == inode
        {
            return Ok(node);
        }
        let path = self.search(inode.number)?.ok_or(nfsstat3::NFS3ERR_STALE)?;
        let node = self.beneath(&path).map_err(|_| nfsstat3::NFS3ERR_STALE)?;
        self.require(node, inode)
    }

    /// What a directory has under a name, which is remembered.
    pub fn child(&self, parent: &Node, name: &[u8]) -> Result<Node, nfsstat3> {
        let node = open_in(parent.fd(), name).map_err(attributes::status)?;
        self.remember(parent, name, node.inode().number);
        Ok(node)
    }

    /// The directory above one that isn't the top.
    pub fn parent(&self, node: &Node) -> Result<Node, nfsstat3> {
        let path = self.path(node.inode().number).ok_or(nfsstat3::NFS3ERR_STALE)?;
        let above = path
            .iter()
            .rposition(|byte| *byte == b'/')
            .map_or(&b"."[..], |at| &path[..at]);
        let node = self.beneath(above).map_err(|_| nfsstat3::NFS3ERR_STALE)?;
        Ok(node)
    }

    /// Keeps a name for an inode.
    pub fn remember(&self, parent: &Node, name: &[u8], number: u64) {
        let parent = parent.inode().number;
        if parent != number {
            self.names().put(number, parent, name.into());
        }
    }

    fn names(&self) -> std::sync::MutexGuard<'_, Names> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The path of an inode, if each name on it is remembered.
    fn path(&self, number: u64) -> Option<Vec<u8>> {
        let mut names = self.names();
        let (mut parts, mut length, mut at) = (Vec::new(), 0, number);
        while at != self.inode.number {
            let (parent, name) = names.get(at)?;
            length += name.len() + 1;
            // Also where stale names lead in a circle.
            if length > LONGEST_PATH {
                return None;
            }
            parts.push(name);
            at = parent;
        }
        parts.reverse();
        Some(parts.join(&b'/'))
    }

    /// Looks for an inode everywhere in the tree; one search at a time, and no further than a bounded number of entries. Directories
    /// are kept as paths, not open, so a deep tree takes no descriptors.
    fn search(&self, number: u64) -> Result<Option<Vec<u8>>, nfsstat3> {
        let Ok(_one) = self.searching.try_lock() else {
            return Err(nfsstat3::NFS3ERR_JUKEBOX);
        };
        let (mut left, mut kept) = (SEARCHED, 0);
        let mut waiting: Vec<(u64, Vec<u8>)> = vec![(self.inode.number, b".".to_vec())];
        while let Some((parent, path)) = waiting.pop() {
            kept -= path.len().min(kept);
            let Ok(directory) = self.beneath(&path) else { continue };
            let Ok(entries) = directory
                .entries()
                .and_then(|fd| Dir::new(fd).map_err(attributes::status))
            else {
                continue;
            };
            for entry in entries.flatten() {
                let name = entry.file_name().to_bytes();
                if matches!(name, b"." | b"..") {
                    continue;
                }
                let Some(rest) = left.checked_sub(1) else {
                    return Ok(None);
                };
                left = rest;
                let below = match path.as_slice() {
                    b"." => name.to_vec(),
                    path => [path, b"/", name].concat(),
                };
                if entry.ino() == number {
                    self.names().put(number, parent, name.into());
                    return Ok(Some(below));
                }
                let room = below.len() < LONGEST_PATH && kept + below.len() <= SEARCH_PATHS;
                if entry.file_type() == FileType::Directory && room {
                    kept += below.len();
                    self.names().put(entry.ino(), parent, name.into());
                    waiting.push((entry.ino(), below));
                }
            }
        }
        Ok(None)
    }
}

/// Opens a path beneath a directory, with no access to content; a link at its end is opened itself.
fn open_in(directory: BorrowedFd<'_>, path: &[u8]) -> Result<Node, Errno> {
    let flags = OFlags::PATH | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let fd = openat2(directory, OsStr::from_bytes(path), flags, Mode::empty(), WITHIN)?;
    let attributes = look(fd.as_fd())?;
    Ok(Node { fd, attributes })
}

/// Gives a directory that this process made to whom it's for. Only a new one belongs to this process itself: clients' ids are
/// others, so what a client put in its place, and what was given before, stays as it is.
fn give(directory: BorrowedFd<'_>, to: Creation) -> io::Result<()> {
    if look(directory)?.uid != rustix::process::geteuid().as_raw() {
        return Ok(());
    }
    let (user, group) = (rustix::fs::Uid::from_raw(to.user), rustix::fs::Gid::from_raw(to.group));
    let path = format!("/proc/self/fd/{}", directory.as_raw_fd());
    // The owner last: until then another try finds it unfinished. Changing the owner leaves a directory's mode as it is.
    rustix::fs::chmod(&path, Mode::from_raw_mode(to.mode))?;
    rustix::fs::chownat(directory, "", Some(user), Some(group), AtFlags::EMPTY_PATH)?;
    Ok(())
}

fn look(fd: BorrowedFd<'_>) -> Result<Attributes, Errno> {
    let found = statx(fd, "", AtFlags::EMPTY_PATH | AtFlags::SYMLINK_NOFOLLOW, WANTED)?;
    // A descriptor keeps a removed file alive; for clients it's gone.
    if found.stx_nlink == 0 {
        return Err(Errno::STALE);
    }
    Ok(Attributes::from(found))
}

/// Where inodes are: parent and name. Two generations: the younger becomes the older when it's full, and what's used moves up.
#[derive(Default)]
struct Names {
    young: HashMap<u64, (u64, Box<[u8]>)>,
    old: HashMap<u64, (u64, Box<[u8]>)>,
}

impl Names {
    fn put(&mut self, number: u64, parent: u64, name: Box<[u8]>) {
        if self.young.len() >= NAMES {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(number, (parent, name));
    }

    fn get(&mut self, number: u64) -> Option<(u64, Box<[u8]>)> {
        if let Some(found) = self.young.get(&number) {
            return Some(found.clone());
        }
        let (parent, name) = self.old.remove(&number)?;
        self.put(number, parent, name.clone());
        Some((parent, name))
    }
}
