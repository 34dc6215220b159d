//! Work inside network namespaces: sockets, sysctls, and the seam to whoever keeps namespaces alive.
//!
//! A namespace is a property of a thread, and a thread that entered one can't return without root. So everything
//! here happens on a thread made for it. Nothing ever runs in the caller's own network namespace.

use rustix::fs::{Mode, OFlags};
use std::fs::File;
use std::io::{self, Write};
use std::net::{SocketAddrV4, TcpListener, TcpStream, UdpSocket};
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd};
use std::time::Duration;

/// Keeps network namespaces and descriptors alive while the server restarts. The anchor implements it.
pub trait Holder: Send + Sync {
    /// A descriptor of a namespace, if there's one of that name.
    fn netns(&self, name: &str) -> io::Result<Option<OwnedFd>>;
    /// Makes a namespace, empty but for a `lo` that's down.
    ///
    /// # Errors
    /// A name that's taken is refused.
    fn netns_new(&self, name: &str) -> io::Result<OwnedFd>;
    /// Lets go of a namespace; the kernel removes it when nothing else holds it. A name that isn't there is fine.
    fn netns_drop(&self, name: &str) -> io::Result<()>;
    /// Names of every namespace.
    fn netns_list(&self) -> io::Result<Vec<String>>;
    /// Keeps a duplicate of a descriptor under a name, replacing an earlier one.
    fn put(&self, name: &str, fd: BorrowedFd<'_>) -> io::Result<()>;
    /// A duplicate of a kept descriptor.
    fn get(&self, name: &str) -> io::Result<Option<OwnedFd>>;
    /// Forgets a kept descriptor. A name that isn't there is fine.
    fn drop_fd(&self, name: &str) -> io::Result<()>;
    /// Names of every kept descriptor.
    fn list(&self) -> io::Result<Vec<String>>;
}

/// Moves the calling thread into a namespace, for good. Only for threads that end afterwards and for children
/// between fork and exec.
pub(crate) fn enter(namespace: BorrowedFd<'_>) -> io::Result<()> {
    // SAFETY: setns takes no pointers; it changes the calling thread only.
    let rc = unsafe { libc::setns(namespace.as_raw_fd(), libc::CLONE_NEWNET) };
    if rc < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// Runs `work` on a disposable thread inside a namespace and returns its result. Takes some 30–60 µs by itself.
///
/// # Errors
/// The namespace can't be entered, no thread can be had, or `work` fails or panics.
pub fn in_netns<T: Send>(namespace: BorrowedFd<'_>, work: impl FnOnce() -> io::Result<T> + Send) -> io::Result<T> {
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new()
            .name("netns".into())
            .stack_size(256 << 10)
            .spawn_scoped(scope, move || {
                enter(namespace)?;
                work()
            })?;
        worker
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("work inside a network namespace panicked")))
    })
}

/// A TCP listener inside a namespace. It survives the namespace's name: drop it before the namespace is dropped.
pub fn listen_tcp(namespace: BorrowedFd<'_>, address: SocketAddrV4) -> io::Result<TcpListener> {
    in_netns(namespace, || TcpListener::bind(address))
}

/// A UDP socket inside a namespace.
pub fn bind_udp(namespace: BorrowedFd<'_>, address: SocketAddrV4) -> io::Result<UdpSocket> {
    in_netns(namespace, || UdpSocket::bind(address))
}

/// A TCP connection made from inside a namespace.
pub fn connect(namespace: BorrowedFd<'_>, address: SocketAddrV4, timeout: Duration) -> io::Result<TcpStream> {
    in_netns(namespace, || TcpStream::connect_timeout(&address.into(), timeout))
}

/// Sysctls of every namespace, for links that exist and links to come. Written before the first link, because a new
/// link copies them: IPv6 off, no redirects, no source routes, no 127/8 on links.
const COMMON: [(&str, &str); 6] = [
    ("ipv6/conf/{}/disable_ipv6", "1"),
    ("ipv4/conf/{}/accept_redirects", "0"),
    ("ipv4/conf/{}/send_redirects", "0"),
    ("ipv4/conf/{}/secure_redirects", "0"),
    ("ipv4/conf/{}/accept_source_route", "0"),
    ("ipv4/conf/{}/route_localnet", "0"),
];

/// What a namespace is for, as far as the kernel's settings go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Forwards packets. Reverse-path filtering is off: returning packets take another table than leaving ones, and
    /// the raw chain pins each source address to its link, which is stricter.
    Router,
    /// An app's: never forwards, strict reverse-path filtering.
    Workload,
}

/// Writes a namespace's sysctls.
///
/// # Errors
/// A setting that can't be written, by name. A kernel without IPv6 has nothing to switch off.
pub fn harden(namespace: BorrowedFd<'_>, role: Role) -> io::Result<()> {
    in_netns(namespace, || {
        let settings = Settings::open()?;
        for scope in ["all", "default"] {
            for (path, value) in COMMON {
                settings.write(&path.replace("{}", scope), value)?;
            }
            let filter = if role == Role::Router { "0" } else { "1" };
            settings.write(&format!("ipv4/conf/{scope}/rp_filter"), filter)?;
        }
        settings.write("ipv4/ip_forward", if role == Role::Router { "1" } else { "0" })
    })
}

/// Refuses TCP segments of unknown connections as new ones, and counts each connection's packets and bytes. Exists only once
/// connection tracking does, so it's written after the namespace's rules.
pub fn strict_conntrack(namespace: BorrowedFd<'_>) -> io::Result<()> {
    in_netns(namespace, || {
        let settings = Settings::open()?;
        settings.write("netfilter/nf_conntrack_tcp_loose", "0")?;
        settings.write("netfilter/nf_conntrack_acct", "1")
    })
}

/// The settings of the calling thread's namespace. Looking up `/proc/sys/net` takes the kernel a step per namespace of
/// the machine, and what's in it none: so it's looked up once.
struct Settings(OwnedFd);

impl Settings {
    fn open() -> io::Result<Self> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self(rustix::fs::open("/proc/sys/net", flags, Mode::empty())?))
    }

    fn write(&self, name: &str, value: &str) -> io::Result<()> {
        let flags = OFlags::WRONLY | OFlags::CLOEXEC;
        let file = rustix::fs::openat(&self.0, name, flags, Mode::empty()).map_err(io::Error::from);
        match file.and_then(|file| File::from(file).write_all(value.as_bytes())) {
            Err(error) if name.starts_with("ipv6/") && error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(io::Error::new(
                error.kind(),
                format!("net/{name} can't be set to {value}: {error}"),
            )),
            Ok(()) => Ok(()),
        }
    }
}
