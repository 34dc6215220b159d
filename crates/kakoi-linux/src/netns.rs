//! Work inside network namespaces: sockets, sysctls, and the seam to whoever keeps namespaces alive.
//!
//! A namespace is a property of a thread, and a thread that entered one can't return without root. So everything
//! here happens on a thread made for it. Nothing ever runs in the caller's own network namespace.

use rustix::fs::{Mode, OFlags};
use rustix::mount::{FsMountFlags, FsOpenFlags, MountAttrFlags, fsconfig_create, fsmount, fsopen};
use std::fs::File;
use std::io;
use std::net::{SocketAddrV4, TcpListener, TcpStream, UdpSocket};
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::FileExt;
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
/// link copies them: no redirects, no source routes, no 127/8 on links.
const COMMON: [(&str, &str); 5] = [
    ("accept_redirects", "0"),
    ("send_redirects", "0"),
    ("secure_redirects", "0"),
    ("accept_source_route", "0"),
    ("route_localnet", "0"),
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
    let (filter, forward) = match role {
        Role::Router => ("0", "1"),
        Role::Workload => ("1", "0"),
    };
    in_netns(namespace, || {
        let proc = proc()?;
        let (ipv4, ipv6) = (Settings::open(&proc, "ipv4")?, Settings::open(&proc, "ipv6"));
        // First: the kernel takes a change of it as one of what's accepted from others, too.
        ipv4.set("ip_forward", forward)?;
        for scope in ["all", "default"] {
            let off = match &ipv6 {
                Ok(ipv6) => ipv6.set(&format!("conf/{scope}/disable_ipv6"), "1"),
                Err(error) => Err(io::Error::new(
                    error.kind(),
                    format!("IPv6 can't be switched off: {error}"),
                )),
            };
            match off {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                done => done?,
            }
            for (name, value) in COMMON.into_iter().chain([("rp_filter", filter)]) {
                ipv4.set(&format!("conf/{scope}/{name}"), value)?;
            }
        }
        Ok(())
    })
}

/// Refuses TCP segments of unknown connections as new ones, and counts each connection's packets and bytes. Exists only once
/// connection tracking does, so it's written after the namespace's rules.
pub fn strict_conntrack(namespace: BorrowedFd<'_>) -> io::Result<()> {
    in_netns(namespace, || {
        let settings = Settings::open(&proc()?, "netfilter")?;
        settings.set("nf_conntrack_tcp_loose", "0")?;
        settings.set("nf_conntrack_acct", "1")
    })
}

/// A proc file system that nobody has looked into, or the machine's where none may be made (outside the PID namespace that the
/// user namespace owns). Each namespace has its own `sys/net/ipv4`, all under one name, and the kernel goes through those that it
/// remembers: 0.8 ms for a look-up with 1,000 namespaces. One of its own knows none, and costs 0.2 ms.
fn proc() -> io::Result<OwnedFd> {
    let own = || {
        let context = fsopen("proc", FsOpenFlags::FSOPEN_CLOEXEC)?;
        fsconfig_create(&context)?;
        fsmount(&context, FsMountFlags::FSMOUNT_CLOEXEC, MountAttrFlags::empty())
    };
    let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
    own().or_else(|_| Ok(rustix::fs::open("/proc", flags, Mode::empty())?))
}

/// One part of the settings of the calling thread's namespace.
struct Settings {
    part: &'static str,
    directory: OwnedFd,
}

impl Settings {
    fn open(proc: &OwnedFd, part: &'static str) -> io::Result<Self> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let directory = rustix::fs::openat(proc, format!("sys/net/{part}"), flags, Mode::empty())?;
        Ok(Self { part, directory })
    }

    /// Gives a setting a value. One that has it already isn't written: some writes wait for a lock that all namespaces of the
    /// machine share, and a restarted server takes over hundreds.
    fn set(&self, name: &str, value: &str) -> io::Result<()> {
        let set = || -> io::Result<()> {
            let flags = OFlags::RDWR | OFlags::CLOEXEC;
            let file = File::from(rustix::fs::openat(&self.directory, name, flags, Mode::empty())?);
            let mut now = [0; 16];
            let length = file.read_at(&mut now, 0)?;
            if now[..length].trim_ascii() != value.as_bytes() {
                file.write_all_at(value.as_bytes(), 0)?;
            }
            Ok(())
        };
        set().map_err(|error| {
            let why = format!("net/{}/{name} can't be set to {value}: {error}", self.part);
            io::Error::new(error.kind(), why)
        })
    }
}
