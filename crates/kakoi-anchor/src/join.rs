//! Entering the anchor's namespaces. The kernel lets only a single-threaded process change its user namespace, so this
//! comes first in `kakoi up`. The network namespace stays the host's: listeners need it.

use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

use crate::error::{Error, Result};
use crate::info::Info;

/// How often threads are counted before they're taken for ones that stay, and the pause in between: one second in all.
const COUNTS: u32 = 200;
const PAUSE: Duration = Duration::from_millis(5);

/// Waits until one thread is left; answers with how many there are at last. A thread that was joined may still be counted for a
/// moment: the kernel wakes who waits for it before it takes it off the list, and on a busy machine that moment is long.
fn threads_at_last(mut count: impl FnMut() -> io::Result<usize>, mut pause: impl FnMut()) -> io::Result<usize> {
    let mut threads = count()?;
    for _ in 1..COUNTS {
        if threads == 1 {
            break;
        }
        pause();
        threads = count()?;
    }
    Ok(threads)
}

/// Moves the calling process into the anchor's mount namespace and, when it's rootless, into its user namespace, where
/// the process is uid 0 with all capabilities over what the anchor owns. Supplementary groups are dropped there.
/// The working directory is kept when its path exists in there too, else it becomes `/`.
///
/// # Errors
/// [`Error::Threads`] when other threads run already; [`Error::NotRunning`]-like I/O errors when the anchor died.
pub fn join(info: &Info) -> Result<()> {
    let count = || Ok(std::fs::read_dir("/proc/self/task")?.count());
    let threads = threads_at_last(count, || std::thread::sleep(PAUSE)).map_err(Error::io("counting threads"))?;
    if threads != 1 {
        return Err(Error::Threads { count: threads });
    }
    let open = |kind: &str| File::open(format!("/proc/{}/ns/{kind}", info.pid));
    let mount = open("mnt").map_err(Error::io("opening the anchor's mount namespace"))?;
    let user = match info.rootless {
        true => Some(open("user").map_err(Error::io("opening the anchor's user namespace"))?),
        false => None,
    };
    // The pid may have been reused before the files were opened; afterwards they pin the namespaces.
    if !info.is_alive() {
        return Err(Error::Io {
            step: "finding the anchor",
            source: io::ErrorKind::NotFound.into(),
        });
    }
    let cwd = std::env::current_dir().ok();
    let enter = |file: &File, kind| move_into_link_name_space(file.as_fd(), Some(kind)).map_err(io::Error::from);
    if let Some(user) = user {
        enter(&user, LinkNameSpaceType::User).map_err(Error::io("joining the anchor's user namespace"))?;
        // SAFETY: a null list of length 0 is what setgroups(2) documents for "none"; no other thread exists.
        if unsafe { libc::setgroups(0, std::ptr::null()) } != 0 {
            return Err(Error::Io {
                step: "dropping groups",
                source: io::Error::last_os_error(),
            });
        }
    }
    enter(&mount, LinkNameSpaceType::Mount).map_err(Error::io("joining the anchor's mount namespace"))?;
    if let Some(cwd) = cwd {
        // Entering set it to `/`, which is where it stays when the old path isn't there.
        let _ = std::env::set_current_dir(cwd);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_on_its_way_out_is_waited_for_and_one_that_stays_is_told() {
        let mut counts = [3, 2, 1].into_iter();
        let mut pauses = 0;
        let left = threads_at_last(|| Ok(counts.next().expect("no more than needed")), || pauses += 1);
        assert_eq!((left.expect("counted"), pauses), (1, 2));
        assert_eq!(threads_at_last(|| Ok(2), || ()).expect("counted"), 2);
        let failing = threads_at_last(|| Err(io::ErrorKind::NotFound.into()), || ());
        assert!(failing.is_err());
    }
}
