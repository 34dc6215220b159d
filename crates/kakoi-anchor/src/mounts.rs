//! What a sandbox sees of the host's directories: trees taken by root of the namespace and attached where they belong.
//!
//! Shared by who builds a sandbox (`kakoi-hold`) and who gives a parked one its home later (the server), so that a home is
//! mounted in one way only. Everything here acts on the calling thread alone; it never names a path that the sandbox's user
//! controls.

use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags, ResolveFlags};
use rustix::io::Errno;
use rustix::mount::{MoveMountFlags, OpenTreeFlags, move_mount, open_tree};

/// A source as a detached tree without set-uid programs and devices, and read-only unless `writable`.
///
/// # Errors
/// The system's, for a source that isn't there or may not be taken.
pub fn take(source: &Path, writable: bool) -> io::Result<OwnedFd> {
    let flags = OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC | OpenTreeFlags::AT_RECURSIVE;
    let tree = open_tree(CWD, source, flags)?;
    let read_only = if writable { 0 } else { libc::MOUNT_ATTR_RDONLY };
    set_attributes(
        tree.as_fd(),
        libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV | read_only,
    )?;
    Ok(tree)
}

/// Attaches a tree to a path of the calling thread's mount namespace that no user controls.
///
/// # Errors
/// The system's.
pub fn attach(tree: BorrowedFd<'_>, place: &Path) -> io::Result<()> {
    Ok(move_mount(
        tree,
        "",
        CWD,
        place,
        MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH,
    )?)
}

/// Attaches a tree to a directory directly below an attached one whose content the slot's user controls. The place is made and
/// opened **with the slot's file-system ids**, following no link and leaving no mount, and the tree goes to that very directory.
///
/// # Errors
/// The outer one: ids that can't be taken on. The inner one: what stands in the place, which its user can bring about.
pub fn attach_inside(
    outer: BorrowedFd<'_>,
    name: &str,
    tree: BorrowedFd<'_>,
    slot: u32,
) -> io::Result<Result<(), io::Error>> {
    let place = with_fs_ids(slot, || place_inside(outer, name))?;
    Ok(place.map_err(io::Error::from).and_then(|place| {
        let both = MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH | MoveMountFlags::MOVE_MOUNT_T_EMPTY_PATH;
        Ok(move_mount(tree, "", &place, "", both)?)
    }))
}

/// Makes the directory if nothing is there, and opens it; both with whatever ids the caller has taken on.
fn place_inside(outer: BorrowedFd<'_>, name: &str) -> Result<OwnedFd, Errno> {
    match rustix::fs::mkdirat(outer, name, Mode::from_raw_mode(0o700)) {
        Ok(()) | Err(Errno::EXIST) => {}
        Err(why) => return Err(why),
    }
    let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let within =
        ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS | ResolveFlags::NO_XDEV;
    rustix::fs::openat2(outer, name, flags, Mode::empty(), within)
}

/// Runs `body` with the ids of a user for everything that files are judged by, and without root's power over files. A change
/// of these ids clears the parent-death signal.
fn with_fs_ids<T>(id: u32, body: impl FnOnce() -> T) -> io::Result<T> {
    set_fs_ids(id)?;
    let result = body();
    set_fs_ids(0)?;
    Ok(result)
}

fn set_fs_ids(id: u32) -> io::Result<()> {
    // Neither call reports a failure; each tells the id as it was before, and an impossible one changes nothing.
    const ASK: u32 = u32::MAX;
    // SAFETY: numbers only; the calls concern the calling thread alone.
    let now = unsafe {
        libc::setfsgid(id);
        libc::setfsuid(id);
        (libc::setfsgid(ASK), libc::setfsuid(ASK))
    };
    if now == (id as libc::c_int, id as libc::c_int) {
        Ok(())
    } else {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}

/// Sets mount attributes (`MOUNT_ATTR_*`) on a detached tree and everything below it.
fn set_attributes(tree: BorrowedFd<'_>, attributes: u64) -> io::Result<()> {
    let attr = libc::mount_attr {
        attr_set: attributes,
        attr_clr: 0,
        propagation: 0,
        userns_fd: 0,
    };
    // SAFETY: the path is an empty C string, `attr` lives through the call and its true size is given.
    let result = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            tree.as_raw_fd(),
            c"".as_ptr(),
            libc::AT_EMPTY_PATH | libc::AT_RECURSIVE,
            &raw const attr,
            size_of::<libc::mount_attr>(),
        )
    };
    if result < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}
