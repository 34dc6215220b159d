//! The mount target's NFS: version 3 with MOUNT (RFC 1813), on one port, over streams that others accepted.
//!
//! Who asks is told by the caller, from what the network knows of the connection's source. What a client says of itself
//! (AUTH_SYS's uid, gids and host name) isn't read. An [`Identity`] has a few directories, a uid that all its files belong to,
//! and a key of its own in every handle; without one there's nothing but NULL and refused mounts.
//!
//! Three walls, each enough alone against a client's tricks: a handle is made by a keyed hash over identity and file
//! (`handle`); names are resolved beneath a descriptor of the directory, through no link and over no mount (`tree`); and the
//! thread that does it has the owner's uid for files and none of root's power over them (`worker`).
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

use std::path::PathBuf;

/// Who asks: what it may see, and as whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What handles are bound to. Never given twice: a handle of one identity is worth nothing to another, or to a later one at
    /// the same address.
    pub name: String,
    /// The uid and gid of its files, as this process sees them. Everything is done with them, and what's made gets them.
    pub owner: u32,
    /// The uid and gid that clients are shown for the owner's.
    pub shown: u32,
    /// The number of the file system, as clients are shown it.
    pub file_system: u64,
    /// Its directories, by the names under which `/` shows them.
    pub directories: Vec<Directory>,
}

/// A directory that an identity sees, with everything beneath it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    /// Its name below `/`: one component.
    pub name: String,
    /// Where it is. It must belong to the identity's owner, else it isn't shown; it's never given to another owner under the
    /// same path.
    pub path: PathBuf,
}
