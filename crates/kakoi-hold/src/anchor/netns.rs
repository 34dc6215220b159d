//! Making a network namespace without entering it: a forked child makes it and hands its descriptor back.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};

use kakoi_anchor::wire;
use rustix::process::{WaitOptions, waitpid};
use rustix::thread::UnshareFlags;

use crate::sys;

/// A namespace with IPv6 disabled for every link it will ever have; `lo` is down.
pub fn create() -> io::Result<OwnedFd> {
    let (ours, theirs) = wire::pair()?;
    let pid = sys::fork(|| match in_child() {
        Ok(file) => i32::from(wire::send(&theirs, &(), &[file.as_fd()], true).is_err()),
        Err(e) => {
            let _ = wire::send(&theirs, &e.to_string(), &[], true); // the reader then sees the end instead
            1
        }
    })?;
    drop(theirs);
    let answer = wire::receive(&ours, true);
    waitpid(Some(pid), WaitOptions::empty())?;
    let answer = answer?.ok_or_else(|| io::Error::other("its maker died"))?;
    let text = String::from_utf8_lossy(&answer.bytes).into_owned();
    answer.fds.into_iter().next().ok_or_else(|| io::Error::other(text))
}

fn in_child() -> io::Result<File> {
    sys::unshare(UnshareFlags::NEWNET)?;
    // /proc/sys/net shows the namespace of whoever opens it.
    for conf in ["all", "default", "lo"] {
        let path = format!("/proc/sys/net/ipv6/conf/{conf}/disable_ipv6");
        match OpenOptions::new().write(true).open(path) {
            Ok(mut file) => file.write_all(b"1")?,
            Err(e) if e.kind() == io::ErrorKind::NotFound => {} // a kernel without IPv6
            Err(e) => return Err(e),
        }
    }
    File::open("/proc/self/ns/net")
}
