//! Attributes of files as the protocol has them, and the kernel's errors in its words.

use crate::handle::Inode;
use crate::{Identity, Ids};
use nfs3_types::nfs3::{
    ACCESS3_DELETE, ACCESS3_EXECUTE, ACCESS3_EXTEND, ACCESS3_LOOKUP, ACCESS3_MODIFY, ACCESS3_READ, fattr3, ftype3,
    nfsstat3, nfstime3, specdata3,
};
use rustix::fs::{FileType, Statx, StatxFlags};
use rustix::io::Errno;

/// What a file belongs to when the identity isn't shown to whom.
const NOBODY: u32 = 65_534;

/// What the kernel says of a file.
#[derive(Clone, Copy)]
pub struct Attributes {
    pub inode: Inode,
    pub kind: FileType,
    pub mode: u32,
    pub uid: u32,
    pub gid: u32,
    pub size: u64,
    links: u32,
    used: u64,
    times: [nfstime3; 3],
}

impl Identity {
    /// What its client is shown for one of this process's ids: those that its programs have inside, or an access point's.
    pub(crate) fn show(&self, id: u32) -> u32 {
        self.shown.get(&id).copied().unwrap_or(NOBODY)
    }
}

impl From<Statx> for Attributes {
    fn from(s: Statx) -> Self {
        let born = StatxFlags::from_bits_retain(s.stx_mask).contains(StatxFlags::BTIME);
        let time = |t: rustix::fs::StatxTimestamp| nfstime3 {
            // Before 1970 and after 2106 there's no saying it in this protocol.
            seconds: u32::try_from(t.tv_sec).unwrap_or(if t.tv_sec < 0 { 0 } else { u32::MAX }),
            nseconds: t.tv_nsec,
        };
        Self {
            inode: Inode {
                number: s.stx_ino,
                born: if born {
                    (s.stx_btime.tv_sec, s.stx_btime.tv_nsec)
                } else {
                    (0, 0)
                },
            },
            kind: FileType::from_raw_mode(s.stx_mode.into()),
            mode: u32::from(s.stx_mode) & 0o7777,
            uid: s.stx_uid,
            size: s.stx_size,
            gid: s.stx_gid,
            links: s.stx_nlink,
            used: s.stx_blocks.saturating_mul(512),
            times: [time(s.stx_atime), time(s.stx_mtime), time(s.stx_ctime)],
        }
    }
}

impl Attributes {
    pub fn ctime(&self) -> nfstime3 {
        self.times[2]
    }

    pub fn mtime(&self) -> nfstime3 {
        self.times[1]
    }

    pub fn atime(&self) -> nfstime3 {
        self.times[0]
    }

    /// As an identity's client sees them.
    pub fn shown_to(&self, identity: &Identity) -> fattr3 {
        fattr3 {
            type_: match self.kind {
                FileType::Directory => ftype3::NF3DIR,
                FileType::Symlink => ftype3::NF3LNK,
                FileType::Socket => ftype3::NF3SOCK,
                FileType::Fifo => ftype3::NF3FIFO,
                FileType::CharacterDevice => ftype3::NF3CHR,
                FileType::BlockDevice => ftype3::NF3BLK,
                FileType::RegularFile | FileType::Unknown => ftype3::NF3REG,
            },
            mode: self.mode,
            nlink: self.links,
            uid: identity.show(self.uid),
            gid: identity.show(self.gid),
            size: self.size,
            used: self.used,
            // Not even of a device that is there: no client shall make one of it.
            rdev: specdata3::default(),
            fsid: identity.file_system,
            fileid: self.inode.number,
            atime: self.times[0],
            mtime: self.times[1],
            ctime: self.times[2],
        }
    }

    /// Of the wanted rights those that the mode gives such a user.
    pub fn access(&self, ids: &Ids, wanted: u32) -> u32 {
        let bits = if self.uid == ids.user {
            self.mode >> 6
        } else if ids.in_group(self.gid) {
            self.mode >> 3
        } else {
            self.mode
        } & 0o7;
        let directory = self.kind == FileType::Directory;
        let mut granted = 0;
        if bits & 4 != 0 {
            granted |= ACCESS3_READ;
        }
        if bits & 2 != 0 {
            granted |= ACCESS3_MODIFY | ACCESS3_EXTEND | if directory { ACCESS3_DELETE } else { 0 };
        }
        if bits & 1 != 0 {
            granted |= if directory { ACCESS3_LOOKUP } else { ACCESS3_EXECUTE };
        }
        granted & wanted
    }
}

/// `/`, which holds the directories and can't be changed.
pub fn of_top(identity: &Identity) -> fattr3 {
    fattr3 {
        type_: ftype3::NF3DIR,
        mode: 0o555,
        nlink: 2,
        uid: identity.show(identity.ids.user),
        gid: identity.show(identity.ids.group),
        size: 4096,
        used: 0,
        rdev: specdata3::default(),
        fsid: identity.file_system,
        fileid: TOP,
        atime: nfstime3::default(),
        mtime: nfstime3::default(),
        ctime: nfstime3::default(),
    }
}

/// The number of `/`. Inode 1 is never a file's on the file systems that homes are on.
pub const TOP: u64 = 1;

/// The kernel's error in the protocol's words.
pub fn status(error: Errno) -> nfsstat3 {
    match error {
        Errno::PERM => nfsstat3::NFS3ERR_PERM,
        Errno::NOENT => nfsstat3::NFS3ERR_NOENT,
        // A link where none may be, or a way out: as if the permission were missing, which it is.
        Errno::ACCESS | Errno::LOOP => nfsstat3::NFS3ERR_ACCES,
        Errno::EXIST => nfsstat3::NFS3ERR_EXIST,
        Errno::XDEV => nfsstat3::NFS3ERR_XDEV,
        Errno::NOTDIR => nfsstat3::NFS3ERR_NOTDIR,
        Errno::ISDIR => nfsstat3::NFS3ERR_ISDIR,
        Errno::INVAL => nfsstat3::NFS3ERR_INVAL,
        Errno::FBIG | Errno::OVERFLOW => nfsstat3::NFS3ERR_FBIG,
        Errno::NOSPC => nfsstat3::NFS3ERR_NOSPC,
        Errno::ROFS => nfsstat3::NFS3ERR_ROFS,
        Errno::MLINK => nfsstat3::NFS3ERR_MLINK,
        Errno::NAMETOOLONG => nfsstat3::NFS3ERR_NAMETOOLONG,
        Errno::NOTEMPTY => nfsstat3::NFS3ERR_NOTEMPTY,
        Errno::DQUOT => nfsstat3::NFS3ERR_DQUOT,
        Errno::STALE => nfsstat3::NFS3ERR_STALE,
        Errno::NXIO => nfsstat3::NFS3ERR_NXIO,
        Errno::NODEV => nfsstat3::NFS3ERR_NODEV,
        Errno::OPNOTSUPP => nfsstat3::NFS3ERR_NOTSUPP,
        Errno::AGAIN | Errno::MFILE | Errno::NFILE | Errno::NOMEM => nfsstat3::NFS3ERR_JUKEBOX,
        _ => nfsstat3::NFS3ERR_IO,
    }
}
