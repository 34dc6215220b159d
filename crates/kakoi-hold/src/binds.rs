//! The launcher's mounts: sources are taken by root of the namespace and attached below a private directory, from where
//! bubblewrap binds them.
//!
//! A target inside another writable bind, such as `user-default-efs` in a home, is a place that the sandbox's user controls, and
//! may be a link, a file, or change at any moment. It's never named by a path: the place is made and opened relative to the home's
//! own mount, **with the slot's file-system ids**, following no link and leaving no mount; what's opened is a descriptor, and the
//! source is attached to that very directory. So a trick gains nothing that its author couldn't do to their own files, and at
//! worst they start without the directory, which the log says.

use std::ffi::CString;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;

use kakoi_anchor::{Bind, SandboxSpec, mounts};
use rustix::fs::Mode;
use rustix::mount::{MountFlags, MountPropagationFlags, mount, mount_change};
use rustix::thread::UnshareFlags;

use crate::sandbox::{StepError, step};
use crate::sys;

/// The private directory that the sources are bound to.
const NEUTRAL: &str = "/run/kakoi";

/// Where a sandbox's pseudo-terminals are mounted, for bubblewrap to bind.
pub const TERMINALS: &str = "/run/kakoi/pts";
/// Pseudo-terminals of one sandbox. The kernel counts those of all sandboxes together, 3,072 by default (`kernel.pty.max`
/// without what it reserves for the host), so without a share one app could take them all. An open terminal of
/// JupyterLab takes one.
const MOST_TERMINALS: u32 = 64;

/// The neutral path of the bind with this index; the one after the last is our binary.
pub fn neutral(index: usize, count: usize) -> String {
    if index == count {
        format!("{NEUTRAL}/init")
    } else {
        format!("{NEUTRAL}/{index}")
    }
}

/// Where a bind goes inside of an earlier, writable one: that one's index and a path relative to it.
pub fn host(binds: &[Bind], index: usize) -> Option<(usize, &str)> {
    let target = &binds.get(index)?.target;
    binds[..index].iter().enumerate().find_map(|(at, outer)| {
        let inner = target.strip_prefix(&outer.target)?.strip_prefix('/')?;
        outer.writable.then_some((at, inner))
    })
}

/// Refuses what can't be attached safely: deeper than directly below the top of a writable bind, or below a bind that itself is
/// inside of one.
pub fn validate(binds: &[Bind]) -> Result<(), String> {
    for index in 0..binds.len() {
        if let Some((at, inner)) = host(binds, index)
            && (inner.is_empty() || inner.contains('/') || host(binds, at).is_some())
        {
            let target = &binds[index].target;
            return Err(format!(
                "bind to {target}: only the top of a writable bind can hold another"
            ));
        }
    }
    Ok(())
}

/// Binds sources and our binary to their neutral paths, in a mount namespace of this process's own.
pub fn to_neutral_paths(spec: &SandboxSpec, init: &str, init_target: &str) -> Result<(), StepError> {
    sys::unshare(UnshareFlags::NEWNS).map_err(step("mount namespace"))?;
    mount_change("/", MountPropagationFlags::PRIVATE | MountPropagationFlags::REC)
        .map_err(step("mount propagation"))?;
    let binds = &spec.binds;
    let init = Bind {
        source: init.to_owned(),
        target: init_target.to_owned(),
        writable: false,
    };
    let all = || binds.iter().chain([&init]).enumerate();
    // The trees are taken before /run is covered, because a source may lie below it.
    let trees: Vec<OwnedFd> = all().map(|(_, bind)| take(bind)).collect::<Result<_, _>>()?;
    let flags = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
    mount("tmpfs", "/run", "tmpfs", flags, c"mode=0755,size=1m").map_err(step("private /run"))?;
    std::fs::create_dir(NEUTRAL).map_err(step("neutral directory"))?;
    terminals().map_err(step("pseudo-terminals"))?;
    for ((index, bind), tree) in all().zip(&trees) {
        if let Some((at, name)) = host(binds, index) {
            // The outer bind stands by now: it comes earlier.
            attach_inside(trees[at].as_fd(), name, tree.as_fd(), spec.slot_uid, &bind.target)?;
            continue;
        }
        let place = neutral(index, binds.len());
        let kind = rustix::fs::fstat(tree)
            .map_err(step(format!("looking at {}", bind.source)))?
            .st_mode;
        let made = match rustix::fs::FileType::from_raw_mode(kind) {
            rustix::fs::FileType::Directory => std::fs::create_dir(&place),
            _ => std::fs::write(&place, b""),
        };
        made.map_err(step(format!("place for {}", bind.target)))?;
        mounts::attach(tree.as_fd(), Path::new(&place))
            .map_err(step(format!("binding {} for {}", bind.source, bind.target)))?;
    }
    // A umask of ours must not lock the slot's user out of the way there.
    rustix::fs::chmod(NEUTRAL, Mode::from_raw_mode(0o755)).map_err(step("neutral directory"))
}

/// Mounts pseudo-terminals of the sandbox's own, so many at most: bubblewrap has no word for the bound.
fn terminals() -> io::Result<()> {
    std::fs::create_dir(TERMINALS)?;
    let options = format!("newinstance,ptmxmode=0666,mode=0620,max={MOST_TERMINALS}");
    let options = CString::new(options)?;
    mount(
        "devpts",
        TERMINALS,
        "devpts",
        MountFlags::NOSUID | MountFlags::NOEXEC,
        options.as_c_str(),
    )?;
    Ok(())
}

/// A source as a detached tree; the error names it.
fn take(bind: &Bind) -> Result<OwnedFd, StepError> {
    mounts::take(Path::new(&bind.source), bind.writable).map_err(step(format!("opening {}", bind.source)))
}

/// Attaches a tree to a directory directly below an attached one whose content the slot's user controls.
fn attach_inside(
    outer: BorrowedFd<'_>,
    name: &str,
    tree: BorrowedFd<'_>,
    slot: u32,
    target: &str,
) -> Result<(), StepError> {
    let attached =
        mounts::attach_inside(outer, name, tree, slot).map_err(step(format!("taking the ids of slot uid {slot}")))?;
    if let Err(why) = attached {
        // Everything that the user can bring about ends here, and costs them this directory only.
        eprintln!(
            "kakoi: {target} isn't there: what stands in its place can't be a mount point ({why}). Move that away, then delete the app and create it again."
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bind(target: &str, writable: bool) -> Bind {
        Bind {
            source: "/source".into(),
            target: target.into(),
            writable,
        }
    }

    #[test]
    fn a_bind_inside_a_writable_one_is_told_apart_from_one_beside_it() {
        let binds = [
            bind("/etc", false),
            bind("/home/u", true),
            bind("/etc/fonts", false),
            bind("/home/user2", true),
            bind("/home/u/efs", true),
        ];
        let hosts: Vec<_> = (0..binds.len()).map(|i| host(&binds, i)).collect();
        assert_eq!(hosts, [None, None, None, None, Some((1, "efs"))]);
        assert_eq!(validate(&binds), Ok(()));
    }

    #[test]
    fn what_would_need_a_walk_through_the_users_directories_is_refused() {
        for bad in ["/home/u/a/b", "/home/u/", "/home/u//a"] {
            assert!(validate(&[bind("/home/u", true), bind(bad, true)]).is_err(), "{bad}");
        }
        let deep = [
            bind("/home/u", true),
            bind("/home/u/a", true),
            bind("/home/u/a/b", true),
        ];
        assert!(validate(&deep).is_err());
    }
}
