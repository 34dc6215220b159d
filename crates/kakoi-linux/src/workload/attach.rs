//! A parked sandbox's home, which comes when the sandbox becomes an app.

use super::{HOME, path_text};
use kakoi_anchor::mounts;
use kakoi_dataplane::AppSpec;
use rustix::thread::{LinkNameSpaceType, UnshareFlags, move_into_link_name_space};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

/// What was attached.
pub(super) struct Attached {
    /// Device and inode of the home, as seen through the sandbox.
    pub(super) home: [u64; 2],
    /// What the app's log should say.
    pub(super) notes: Vec<String>,
}

/// Attaches the home and what lies in it, on a thread of its own: entering a mount namespace can't be undone.
pub(super) fn attach_home(namespace: OwnedFd, app: &AppSpec, uid: u32) -> io::Result<Attached> {
    let home = mounts::take(&app.home, true)?;
    let mut inner = Vec::new();
    for (inside, outside) in &app.binds {
        let name = inside
            .strip_prefix(HOME)
            .ok()
            .and_then(Path::to_str)
            .filter(|name| !name.is_empty() && !name.contains('/'))
            .ok_or_else(|| io::Error::other("only the top of the home can hold another directory"))?;
        inner.push((name, inside, mounts::take(outside, true)?));
    }
    let wanted = rustix::fs::fstat(&home)?;
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new()
            .name("mounts".into())
            .stack_size(256 << 10)
            .spawn_scoped(scope, || {
                // SAFETY: only the table of descriptors could break Rust's promises, and that one stays shared.
                unsafe { rustix::thread::unshare_unsafe(UnshareFlags::FS) }?;
                move_into_link_name_space(namespace.as_fd(), Some(LinkNameSpaceType::Mount))?;
                mounts::attach(home.as_fd(), Path::new(HOME))?;
                let mut notes = Vec::new();
                for (name, target, tree) in &inner {
                    if let Err(why) = mounts::attach_inside(home.as_fd(), name, tree.as_fd(), uid)? {
                        notes.push(format!("{} isn't there: what stands in its place can't be a mount point ({why}). Move that away, then delete the app and create it again.", path_text(target)));
                    }
                }
                // Read back through the sandbox: the path leads to this very directory.
                let found = rustix::fs::stat(HOME)?;
                if (found.st_dev, found.st_ino) != (wanted.st_dev, wanted.st_ino) {
                    return Err(io::Error::other("the home isn't where it was attached"));
                }
                Ok(Attached {
                    home: [found.st_dev, found.st_ino],
                    notes,
                })
            })?;
        worker
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("attaching the home panicked")))
    })
}
