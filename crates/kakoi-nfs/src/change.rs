//! Procedures that change files. What's answered is durable, save an UNSTABLE write, which the client commits later.

use crate::attributes::status;
use crate::read::MAX_IO;
use crate::session::Session;
use crate::tree::{Node, Tree};
use crate::xdr::{SetAttributes, SetTime};
use nfs3_types::nfs3::*;
use rustix::fs::{AtFlags, CWD, Mode, OFlags, Timespec, Timestamps, UTIME_NOW, UTIME_OMIT};
use rustix::io::Errno;
use std::ffi::OsStr;
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStrExt;

/// What CREATE is to do where the name is taken.
#[derive(Clone, Copy)]
pub enum How {
    Unchecked(SetAttributes),
    Guarded(SetAttributes),
    Exclusive([u8; 8]),
}

impl Session {
    pub fn setattr(
        &self,
        handle: &[u8],
        wanted: SetAttributes,
        guard: Option<(u32, u32)>,
    ) -> Result<SETATTR3resok, nfsstat3> {
        let (_, _, node) = self.open_file(handle)?;
        let ctime = node.attributes.ctime();
        if guard.is_some_and(|guard| guard != (ctime.seconds, ctime.nseconds)) {
            return Err(nfsstat3::NFS3ERR_NOT_SYNC);
        }
        self.allowed(&wanted, node.attributes.uid, node.attributes.gid)?;
        self.set(&node, wanted)?;
        node.sync()?;
        Ok(SETATTR3resok {
            obj_wcc: self.wcc(&node),
        })
    }

    /// A file keeps its user and group, and nothing becomes a program that runs as somebody else.
    fn allowed(&self, wanted: &SetAttributes, user: u32, group: u32) -> Result<(), nfsstat3> {
        let other = |wanted: Option<u32>, now| wanted.is_some_and(|id| id != self.identity.show(now));
        let mode = wanted.mode.unwrap_or(0);
        if other(wanted.uid, user) || other(wanted.gid, group) || mode & 0o6000 != 0 {
            return Err(nfsstat3::NFS3ERR_PERM);
        }
        if mode & !0o7777 != 0 {
            return Err(nfsstat3::NFS3ERR_INVAL);
        }
        Ok(())
    }

    /// The same of a file that's made.
    fn allowed_new(&self, wanted: &SetAttributes) -> Result<(), nfsstat3> {
        self.allowed(wanted, self.identity.ids.user, self.identity.ids.group)
    }

    /// Size first: it needs the permission that the mode may take.
    fn set(&self, node: &Node, wanted: SetAttributes) -> Result<(), nfsstat3> {
        if let Some(size) = wanted.size {
            if i64::try_from(size).is_err() {
                return Err(nfsstat3::NFS3ERR_FBIG);
            }
            let file = node.open(OFlags::WRONLY, self.identity.ids.user)?;
            rustix::fs::ftruncate(file, size).map_err(status)?;
        }
        if let Some(mode) = wanted.mode {
            rustix::fs::chmod(node.magic_path(), Mode::from_raw_mode(mode)).map_err(status)?;
        }
        if (wanted.atime, wanted.mtime) != (SetTime::Keep, SetTime::Keep) {
            let time = |wanted| {
                let (tv_sec, tv_nsec) = match wanted {
                    SetTime::Keep => (0, UTIME_OMIT),
                    SetTime::Now => (0, UTIME_NOW),
                    SetTime::To((seconds, nanoseconds)) => (i64::from(seconds), nanoseconds.into()),
                };
                Timespec { tv_sec, tv_nsec }
            };
            let times = Timestamps {
                last_access: time(wanted.atime),
                last_modification: time(wanted.mtime),
            };
            rustix::fs::utimensat(CWD, node.magic_path(), &times, AtFlags::empty()).map_err(status)?;
        }
        Ok(())
    }

    pub fn write(
        &self,
        handle: &[u8],
        offset: u64,
        count: u32,
        stable: u32,
        data: &[u8],
    ) -> Result<WRITE3resok, nfsstat3> {
        let stable = match stable {
            0 => stable_how::UNSTABLE,
            1 => stable_how::DATA_SYNC,
            2 => stable_how::FILE_SYNC,
            _ => return Err(nfsstat3::NFS3ERR_INVAL),
        };
        if data.len() != count as usize || count > MAX_IO {
            return Err(nfsstat3::NFS3ERR_INVAL);
        }
        let end = offset.checked_add(u64::from(count));
        if end.is_none_or(|end| i64::try_from(end).is_err()) {
            return Err(nfsstat3::NFS3ERR_FBIG);
        }
        let (_, _, node) = self.open_file(handle)?;
        let file = node.open(OFlags::WRONLY, self.identity.ids.user)?;
        let mut written = 0;
        while written < data.len() {
            match rustix::io::pwrite(&file, &data[written..], offset + written as u64) {
                Ok(0) => break,
                Ok(n) => written += n,
                Err(Errno::INTR) => {}
                // What was written before the disk was full is told; the rest's error comes with the next try.
                Err(_) if written > 0 => break,
                Err(error) => return Err(status(error)),
            }
        }
        match stable {
            stable_how::UNSTABLE => {}
            stable_how::DATA_SYNC => rustix::fs::fdatasync(&file).map_err(status)?,
            stable_how::FILE_SYNC => rustix::fs::fsync(&file).map_err(status)?,
        }
        Ok(WRITE3resok {
            file_wcc: self.wcc(&node),
            count: written as u32,
            committed: stable,
            verf: writeverf3(self.verifier),
        })
    }

    pub fn commit(&self, handle: &[u8]) -> Result<COMMIT3resok, nfsstat3> {
        let (_, _, node) = self.open_file(handle)?;
        node.sync()?;
        Ok(COMMIT3resok {
            file_wcc: self.wcc(&node),
            verf: writeverf3(self.verifier),
        })
    }

    pub fn create(&self, handle: &[u8], name: &[u8], how: How) -> Result<CREATE3resok, nfsstat3> {
        let (index, tree, dir, name) = self.open_entry(handle, name)?;
        if let How::Unchecked(wanted) | How::Guarded(wanted) = how {
            self.allowed_new(&wanted)?;
        }
        let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let made = rustix::fs::openat(dir.fd(), OsStr::from_bytes(name), flags, Mode::from_raw_mode(0o600));
        let node = match (made, how) {
            (Ok(file), _) => self.begin(tree, &dir, name, file.as_fd(), how)?,
            (Err(Errno::EXIST), How::Unchecked(wanted)) => {
                let node = tree.child(&dir, name)?;
                node.regular().map_err(|_| nfsstat3::NFS3ERR_EXIST)?;
                // Of a file that was there only the size is set: it's how a program empties it.
                let size = SetAttributes {
                    size: wanted.size,
                    ..SetAttributes::default()
                };
                self.set(&node, size)?;
                node
            }
            (Err(Errno::EXIST), How::Exclusive(verifier)) => {
                // The same client asking again, because the answer was lost.
                let node = tree.child(&dir, name)?;
                let (atime, mtime) = (node.attributes.atime(), node.attributes.mtime());
                let same = node.regular().is_ok() && (atime.seconds, mtime.seconds) == halves(verifier);
                if !same {
                    return Err(nfsstat3::NFS3ERR_EXIST);
                }
                node
            }
            (Err(error), _) => return Err(status(error)),
        };
        dir.sync()?;
        Ok(CREATE3resok {
            obj: Nfs3Option::Some(self.handle_of(index, &node)?),
            obj_attributes: self.after(&node),
            dir_wcc: self.wcc(&dir),
        })
    }

    /// Gives a file just made what it was asked to have. The descriptor is it, whatever becomes of its name.
    fn begin(
        &self,
        tree: &Tree,
        dir: &Node,
        name: &[u8],
        file: std::os::fd::BorrowedFd<'_>,
        how: How,
    ) -> Result<Node, nfsstat3> {
        let wanted = match how {
            How::Unchecked(wanted) | How::Guarded(wanted) => SetAttributes {
                mode: Some(wanted.mode.unwrap_or(0o644)),
                ..wanted
            },
            How::Exclusive(verifier) => {
                let (atime, mtime) = halves(verifier);
                SetAttributes {
                    mode: Some(0o600),
                    atime: SetTime::To((atime, 0)),
                    mtime: SetTime::To((mtime, 0)),
                    ..SetAttributes::default()
                }
            }
        };
        let node = tree.child(dir, name)?;
        let made = rustix::fs::fstat(file).map_err(status)?;
        // Replaced by a program in the home in between: then it isn't what this client made.
        if node.inode().number != made.st_ino {
            return Err(nfsstat3::NFS3ERR_EXIST);
        }
        self.set(&node, wanted)?;
        rustix::fs::fsync(file).map_err(status)?;
        Ok(node)
    }

    pub fn mkdir(&self, handle: &[u8], name: &[u8], wanted: SetAttributes) -> Result<MKDIR3resok, nfsstat3> {
        let (index, tree, dir, name) = self.open_entry(handle, name)?;
        self.allowed_new(&wanted)?;
        rustix::fs::mkdirat(dir.fd(), OsStr::from_bytes(name), Mode::from_raw_mode(0o700)).map_err(status)?;
        let node = tree.child(&dir, name)?;
        node.directory()?;
        let wanted = SetAttributes {
            mode: Some(wanted.mode.unwrap_or(0o755)),
            size: None,
            ..wanted
        };
        self.set(&node, wanted)?;
        dir.sync()?;
        Ok(MKDIR3resok {
            obj: Nfs3Option::Some(self.handle_of(index, &node)?),
            obj_attributes: self.after(&node),
            dir_wcc: self.wcc(&dir),
        })
    }

    /// A link is a text. It may say anything: nobody here follows it.
    pub fn symlink(
        &self,
        handle: &[u8],
        name: &[u8],
        wanted: SetAttributes,
        text: &[u8],
    ) -> Result<SYMLINK3resok, nfsstat3> {
        let (index, tree, dir, name) = self.open_entry(handle, name)?;
        let wanted = SetAttributes { mode: None, ..wanted };
        self.allowed_new(&wanted)?;
        if text.contains(&0) {
            return Err(nfsstat3::NFS3ERR_INVAL);
        }
        rustix::fs::symlinkat(OsStr::from_bytes(text), dir.fd(), OsStr::from_bytes(name)).map_err(status)?;
        let node = tree.child(&dir, name)?;
        dir.sync()?;
        Ok(SYMLINK3resok {
            obj: Nfs3Option::Some(self.handle_of(index, &node)?),
            obj_attributes: self.after(&node),
            dir_wcc: self.wcc(&dir),
        })
    }

    pub fn remove(&self, handle: &[u8], name: &[u8]) -> Result<wcc_data, nfsstat3> {
        self.unlink(handle, name, AtFlags::empty())
    }

    pub fn rmdir(&self, handle: &[u8], name: &[u8]) -> Result<wcc_data, nfsstat3> {
        self.unlink(handle, name, AtFlags::REMOVEDIR)
    }

    fn unlink(&self, handle: &[u8], name: &[u8], flags: AtFlags) -> Result<wcc_data, nfsstat3> {
        let (_, _, dir, name) = self.open_entry(handle, name)?;
        rustix::fs::unlinkat(dir.fd(), OsStr::from_bytes(name), flags).map_err(status)?;
        dir.sync()?;
        Ok(self.wcc(&dir))
    }

    pub fn rename(&self, from: (&[u8], &[u8]), to: (&[u8], &[u8])) -> Result<RENAME3resok, nfsstat3> {
        let (index, tree, old, old_name) = self.open_entry(from.0, from.1)?;
        let (other, _, new, new_name) = self.open_entry(to.0, to.1)?;
        if index != other {
            return Err(nfsstat3::NFS3ERR_XDEV);
        }
        let (was, is) = (OsStr::from_bytes(old_name), OsStr::from_bytes(new_name));
        rustix::fs::renameat(old.fd(), was, new.fd(), is).map_err(status)?;
        // The moved file's handle finds it under its new name.
        let _ = tree.child(&new, new_name);
        new.sync()?;
        old.sync()?;
        Ok(RENAME3resok {
            fromdir_wcc: self.wcc(&old),
            todir_wcc: self.wcc(&new),
        })
    }

    pub fn link(&self, file: &[u8], to: (&[u8], &[u8])) -> Result<LINK3resok, nfsstat3> {
        let (index, _, node) = self.open_file(file)?;
        let (other, tree, dir, name) = self.open_entry(to.0, to.1)?;
        if index != other {
            return Err(nfsstat3::NFS3ERR_XDEV);
        }
        node.regular()?;
        let name = OsStr::from_bytes(name);
        rustix::fs::linkat(CWD, node.magic_path(), dir.fd(), name, AtFlags::SYMLINK_FOLLOW).map_err(status)?;
        tree.remember(&dir, name.as_bytes(), node.inode().number);
        dir.sync()?;
        Ok(LINK3resok {
            file_attributes: self.after(&node),
            linkdir_wcc: self.wcc(&dir),
        })
    }
}

/// Where the verifier of an exclusive CREATE is kept: in the seconds of both times.
fn halves(verifier: [u8; 8]) -> (u32, u32) {
    let both = u64::from_be_bytes(verifier);
    ((both >> 32) as u32, both as u32)
}
