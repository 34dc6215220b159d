//! Sizes of volumes as project quotas of ext4 and XFS.
//!
//! A directory that gets a project id hands it down to everything made in it, the kernel counts blocks and inodes by project, and
//! `EDQUOT` (on XFS `ENOSPC`) ends what would exceed them. A sandbox can't leave its project: inside a user namespace the kernel refuses changes of
//! project ids and of their inheritance, and links and renames across projects.
//!
//! The id of a directory is kept by the directory itself and nowhere else. A new one is searched from a number derived from the
//! directory's path, and taken only if the file system knows no use and no limit of it, whoever set them; so no id is given to
//! two directories, nor again while files of an earlier owner exist.

use rustix::fs::{CWD, FileType, Mode, OFlags, openat};
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::path::Path;

use kakoi_dataplane::VolumeSize;

/// Whether sizes are enforced, and why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quotas {
    /// By project quotas of this kind of file system.
    Projects(&'static str),
    /// Not at all; the reason, for people.
    Off(String),
}

/// The kind of quota: projects.
const PRJQUOTA: u32 = 2;
/// Quota state of XFS's interface, which every file system with quotas answers.
const Q_XGETQSTAT: u32 = 0x5805;
/// In that state: project limits are enforced, not merely counted.
const FS_QUOTA_PDQ_ENFD: u16 = 1 << 5;
/// Project ids below are left to `/etc/projid`, where people number theirs.
const FIRST_PROJECT: u32 = 1 << 24;
/// How many ids are tried for a directory.
const ATTEMPTS: u32 = 1_000;
/// Limits are counted in blocks of this size.
const QUOTA_BLOCK: u64 = 1024;

const FS_XFLAG_PROJINHERIT: u32 = 0x200;
/// `FS_IOC_FSGETXATTR` and `FS_IOC_FSSETXATTR`.
const GET_XATTR: rustix::ioctl::Opcode = rustix::ioctl::opcode::read::<FsXattr>(b'X', 31);
const SET_XATTR: rustix::ioctl::Opcode = rustix::ioctl::opcode::write::<FsXattr>(b'X', 32);

/// The kernel's `struct fsxattr`.
#[repr(C)]
#[derive(Clone, Copy, Default)]
struct FsXattr {
    xflags: u32,
    extsize: u32,
    nextents: u32,
    projid: u32,
    cowextsize: u32,
    padding: [u8; 8],
}

/// The kernel's `struct fs_quota_stat`; only the flags are read.
#[repr(C)]
#[derive(Clone, Copy, Default)]
struct QuotaState {
    version: i8,
    flags: u16,
    padding: i8,
    files: [QuotaFile; 2],
    incore: u32,
    times: [i32; 3],
    warnings: [u16; 2],
}

#[repr(C)]
#[derive(Clone, Copy, Default)]
struct QuotaFile {
    inode: u64,
    blocks: u64,
    extents: u32,
}

/// What a project uses and may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Usage {
    bytes: u64,
    inodes: u64,
    limits: VolumeSize,
}

impl Quotas {
    /// What the file system of a directory offers this process.
    pub fn detect(directory: &Path) -> Self {
        let file_system = match open(directory) {
            Ok(fd) => fd,
            Err(error) => return Self::Off(format!("{} can't be opened ({error})", directory.display())),
        };
        let kind = rustix::fs::fstatfs(&file_system).map_or("unknown", |s| kind(s.f_type as u64));
        let mut state = QuotaState::default();
        // SAFETY: Q_XGETQSTAT fills a `struct fs_quota_stat`, which `state` is.
        let asked = unsafe { control(file_system.as_fd(), Q_XGETQSTAT, 0, (&raw mut state).cast()) };
        if asked.is_err() || state.flags & FS_QUOTA_PDQ_ENFD == 0 {
            return Self::Off(match kind {
                "ext4" => {
                    "its ext4 file system isn't mounted with the option prjquota (after `tune2fs -O project,quota`)"
                        .into()
                }
                "xfs" => "its xfs file system isn't mounted with the option prjquota".into(),
                other => format!(
                    "its file system ({other}) has no project quotas; ext4 and xfs with the mount option prjquota have"
                ),
            });
        }
        // Limits are the business of the machine's own root; the question costs the same right as setting them.
        match usage(file_system.as_fd(), FIRST_PROJECT) {
            Ok(_) => Self::Projects(kind),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Self::Off("setting them takes root, and this server runs without".into())
            }
            Err(error) => Self::Off(format!("asking for them failed ({error})")),
        }
    }

    /// For `status`, in words.
    pub fn describe(&self) -> String {
        match self {
            Self::Projects(kind) => format!("enforced by project quotas on {kind}"),
            Self::Off(why) => format!("not enforced: {why}"),
        }
    }

    /// Limits a directory and everything in it. Content that's older than the quotas is counted from now on.
    pub fn limit(&self, directory: &Path, size: VolumeSize) -> io::Result<()> {
        if let Self::Off(_) = self {
            return Ok(());
        }
        let fd = open(directory)?;
        let mut xattr = attributes(fd.as_fd())?;
        let inherited = xattr.xflags & FS_XFLAG_PROJINHERIT != 0;
        if xattr.projid != 0 && inherited {
            return set_limits(fd.as_fd(), xattr.projid, size);
        }
        // Limits first: a directory without them would be seen as done the next time.
        let project = free_project(fd.as_fd(), directory)?;
        set_limits(fd.as_fd(), project, size)?;
        // What was made while there were no quotas; the directory itself comes last, as the sign that all is done.
        adopt(fd.as_fd(), project)?;
        xattr.projid = project;
        xattr.xflags |= FS_XFLAG_PROJINHERIT;
        set_attributes(fd.as_fd(), xattr)
    }

    /// The project of a directory, to be forgotten once its files are gone.
    pub fn project(&self, directory: &Path) -> Option<u32> {
        if let Self::Off(_) = self {
            return None;
        }
        let xattr = attributes(open(directory).ok()?.as_fd()).ok()?;
        (xattr.projid >= FIRST_PROJECT).then_some(xattr.projid)
    }

    /// Takes the limits of projects away, so that their ids are free once nothing is charged to them. `near` is any directory of
    /// the file system.
    pub fn forget(&self, near: &Path, projects: &[u32]) -> io::Result<()> {
        if projects.is_empty() {
            return Ok(());
        }
        let fd = open(near)?;
        let none = VolumeSize { bytes: 0, inodes: 0 };
        projects
            .iter()
            .try_for_each(|project| set_limits(fd.as_fd(), *project, none))
    }
}

/// Opened without following a link at its end. What leads there is ours alone.
fn open(directory: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(openat(CWD, directory, flags, Mode::empty())?)
}

/// Names of file systems by the magic numbers of statfs(2).
fn kind(magic: u64) -> &'static str {
    match magic & 0xffff_ffff {
        0xef53 => "ext4",
        0x5846_5342 => "xfs",
        0x9123_683e => "btrfs",
        0x0102_1994 => "tmpfs",
        0x794c_7630 => "overlay",
        0x2fc1_2fc1 => "zfs",
        0x6969 => "nfs",
        0xf2f5_2010 => "f2fs",
        _ => "unknown",
    }
}

/// Where the search for a directory's id begins: FNV-1a of its path, in the range of ours.
fn first_project(directory: &Path) -> u32 {
    use std::os::unix::ffi::OsStrExt;
    let hash = directory
        .as_os_str()
        .as_bytes()
        .iter()
        .fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
        });
    in_range(hash)
}

/// Brings a number into the range of our ids; the highest number means "no id" to the kernel.
fn in_range(number: u32) -> u32 {
    FIRST_PROJECT + number % (i32::MAX as u32 - FIRST_PROJECT)
}

/// An id that nothing on the file system is charged to and nobody has set a limit of.
fn free_project(file_system: BorrowedFd<'_>, directory: &Path) -> io::Result<u32> {
    let mut project = first_project(directory);
    let unused = Usage {
        bytes: 0,
        inodes: 0,
        limits: VolumeSize { bytes: 0, inodes: 0 },
    };
    for _ in 0..ATTEMPTS {
        if usage(file_system, project)? == unused {
            return Ok(project);
        }
        project = in_range(project - FIRST_PROJECT + 1);
    }
    Err(io::Error::other("no free project id was found"))
}

/// One level of a walk: a directory and what's left of its entries.
struct Level(OwnedFd, rustix::fs::Dir);

/// Gives everything below a directory a project. Never follows a link or leaves the file system: each step opens a name inside of
/// an open directory. Links and special files keep project 0: their inodes aren't counted, and they hold no data.
fn adopt(top: BorrowedFd<'_>, project: u32) -> io::Result<()> {
    let mut levels = vec![level(top.try_clone_to_owned()?)?];
    while let Some(Level(fd, entries)) = levels.last_mut() {
        let Some(entry) = entries.next().transpose()? else {
            levels.pop();
            continue;
        };
        let name = entry.file_name();
        if name == c"." || name == c".." || !matches!(entry.file_type(), FileType::Directory | FileType::RegularFile) {
            continue;
        }
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let inner = match openat(fd.as_fd(), name, flags, Mode::empty()) {
            Ok(inner) => inner,
            // Gone, or something else by now: another space's app may use a profile's directory.
            Err(rustix::io::Errno::NOENT | rustix::io::Errno::LOOP | rustix::io::Errno::NXIO) => continue,
            Err(error) => return Err(error.into()),
        };
        let mut xattr = attributes(inner.as_fd())?;
        xattr.projid = project;
        if entry.file_type() == FileType::Directory {
            xattr.xflags |= FS_XFLAG_PROJINHERIT;
        }
        set_attributes(inner.as_fd(), xattr)?;
        if entry.file_type() == FileType::Directory {
            levels.push(level(inner)?);
        }
    }
    Ok(())
}

fn level(fd: OwnedFd) -> io::Result<Level> {
    let entries = rustix::fs::Dir::read_from(&fd)?;
    Ok(Level(fd, entries))
}

fn attributes(fd: BorrowedFd<'_>) -> io::Result<FsXattr> {
    // SAFETY: FS_IOC_FSGETXATTR fills a `struct fsxattr`, which `FsXattr` is, and the opcode was made for its size.
    Ok(unsafe { rustix::ioctl::ioctl(fd, rustix::ioctl::Getter::<GET_XATTR, FsXattr>::new()) }?)
}

fn set_attributes(fd: BorrowedFd<'_>, xattr: FsXattr) -> io::Result<()> {
    // SAFETY: FS_IOC_FSSETXATTR reads a `struct fsxattr`, which `FsXattr` is, and the opcode was made for its size.
    Ok(unsafe { rustix::ioctl::ioctl(fd, rustix::ioctl::Setter::<SET_XATTR, FsXattr>::new(xattr)) }?)
}

/// `quotactl_fd(2)` for projects.
///
/// # Safety
/// `data` must point to what the command reads or fills.
unsafe fn control(fd: BorrowedFd<'_>, command: u32, id: u32, data: *mut libc::c_void) -> io::Result<()> {
    let command = command << 8 | PRJQUOTA;
    // SAFETY: the caller vouches for `data`; the descriptor is open through the call.
    let result = unsafe { libc::syscall(libc::SYS_quotactl_fd, fd.as_raw_fd(), command, id, data) };
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

fn usage(file_system: BorrowedFd<'_>, project: u32) -> io::Result<Usage> {
    // SAFETY: a dqblk of zeros is valid: it holds numbers only.
    let mut found: libc::dqblk = unsafe { std::mem::zeroed() };
    // SAFETY: Q_GETQUOTA fills a `struct if_dqblk`, which libc's `dqblk` is.
    let asked = unsafe { control(file_system, libc::Q_GETQUOTA as u32, project, (&raw mut found).cast()) };
    match asked {
        // XFS knows only projects that were used.
        Err(error) if matches!(error.raw_os_error(), Some(libc::ENOENT)) => {}
        other => other?,
    }
    Ok(Usage {
        bytes: found.dqb_curspace,
        inodes: found.dqb_curinodes,
        limits: VolumeSize {
            bytes: found.dqb_bhardlimit * QUOTA_BLOCK,
            inodes: found.dqb_ihardlimit,
        },
    })
}

fn set_limits(file_system: BorrowedFd<'_>, project: u32, size: VolumeSize) -> io::Result<()> {
    // SAFETY: a dqblk of zeros is valid: it holds numbers only.
    let mut wanted: libc::dqblk = unsafe { std::mem::zeroed() };
    wanted.dqb_bhardlimit = size.bytes / QUOTA_BLOCK;
    wanted.dqb_ihardlimit = size.inodes;
    wanted.dqb_valid = libc::QIF_LIMITS;
    // SAFETY: Q_SETQUOTA reads a `struct if_dqblk`, which libc's `dqblk` is.
    unsafe { control(file_system, libc::Q_SETQUOTA as u32, project, (&raw mut wanted).cast()) }
}

#[cfg(test)]
mod tests;
