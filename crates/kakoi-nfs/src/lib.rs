//! The mount target's NFS: version 3 with MOUNT (RFC 1813), on one port, over streams that others accepted.
//!
//! Who asks is told by the caller, from what the network knows of the connection's source. What a client says of itself
//! (AUTH_SYS's uid, gids and host name) isn't read. An [`Identity`] has a few directories of its own, or an access point's, ids
//! that everything is done with, and a key of its own in every handle; without one there's nothing but NULL and refusals.
//! A client says by a mount's path, and later by its handles, **which** access point it means; whether it may is the caller's
//! to say, each time.
//!
//! Three walls, each enough alone against a client's tricks: a handle is made by a keyed hash over identity and file
//! (`handle`); names are resolved beneath a descriptor of the directory, through no link and over no mount (`tree`); and the
//! thread that does it has the identity's ids for files and none of root's power over them (`worker`).
//!
//! Never here: sockets, namespaces, apps, which identity an address has.

mod answer;
mod attributes;
mod change;
mod handle;
#[cfg(test)]
mod hostile;
mod list;
mod mount;
#[cfg(test)]
mod points;
mod read;
mod server;
#[cfg(test)]
mod service;
mod session;
#[cfg(test)]
mod testing;
mod tree;
mod worker;
mod xdr;

pub use answer::{null_call, null_reply};
pub use server::NfsServer;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// How names of access points begin. A mount's path begins with `/` and such a name, or is one in the own homes.
pub const POINT_PREFIX: &str = "fsap-";

/// Who asks: what it may see, and as whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What handles are bound to, and calls at once are counted by. Never given twice: a handle of one identity is worth nothing to
    /// another, or to a later one at the same address.
    pub name: String,
    /// As whom everything is done.
    pub ids: Ids,
    /// What clients are shown for each of this process's ids that a file may belong to. Other files are shown as nobody's.
    pub shown: Arc<BTreeMap<u32, u32>>,
    /// The number of the file system, as clients are shown it.
    pub file_system: u64,
    /// Whether it may change anything.
    pub may_write: bool,
    /// What it sees.
    pub view: View,
}

/// A user of files, in ids as this process sees them. None may be 0: nobody's files are root's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ids {
    /// The user, whom new files belong to.
    pub user: u32,
    /// Its group, which new files get.
    pub group: u32,
    /// Further groups that it's in.
    pub others: Vec<u32>,
}

impl Ids {
    /// A user whose group has the same number, and who is in no other.
    pub fn alone(id: u32) -> Self {
        Self {
            user: id,
            group: id,
            others: Vec::new(),
        }
    }

    fn in_group(&self, group: u32) -> bool {
        self.group == group || self.others.contains(&group)
    }
}

/// What an identity sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// Its own directories, by their names below `/`.
    Homes(Vec<Directory>),
    /// An access point's directory, as `/`.
    Point(Point),
}

/// A directory that an identity sees, with everything beneath it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    /// Its name below `/`: one component.
    pub name: String,
    /// Where it is. It must belong to the identity's user, else it isn't shown; it's never given to another owner under the
    /// same path.
    pub path: PathBuf,
}

/// An access point: a directory somewhere beneath one that several identities share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its name, which begins with [`POINT_PREFIX`] and has at most 26 bytes.
    pub name: String,
    /// The shared directory. What's in it, clients made.
    pub top: PathBuf,
    /// The names from there to the access point's directory.
    pub names: Vec<String>,
    /// With what the directory is made when it's mounted and isn't there; none: then it can't be mounted.
    pub creation: Option<Creation>,
}

/// What a missing directory is made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Creation {
    /// Its user, as this process sees it.
    pub user: u32,
    /// Its group.
    pub group: u32,
    /// Its mode.
    pub mode: u32,
    /// The user and group of directories above it that are missing, too. Everybody may enter those.
    pub above: u32,
}
