//! Procedures that change nothing.

use crate::attributes::{self, TOP};
use crate::handle::Target;
use crate::session::{Place, Session, plain};
use crate::xdr::Reader;
use nfs3_types::nfs3::*;
use nfs3_types::xdr_codec::Opaque;
use rustix::fs::OFlags;

/// The rights that change something.
const CHANGES: u32 = ACCESS3_MODIFY | ACCESS3_EXTEND | ACCESS3_DELETE;

/// The most bytes that one READ gives and one WRITE takes.
pub const MAX_IO: u32 = 128 * 1024;

impl Session {
    pub fn getattr(&self, handle: &[u8]) -> Result<GETATTR3resok, nfsstat3> {
        let place = self.open(handle)?;
        Ok(GETATTR3resok {
            obj_attributes: self.attributes(&place),
        })
    }

    pub fn lookup(&self, handle: &[u8], name: &[u8]) -> Result<LOOKUP3resok, nfsstat3> {
        let place = self.open(handle)?;
        let found = match (&place, name) {
            (Place::In(_, node), _) if node.directory().is_err() => return Err(nfsstat3::NFS3ERR_NOTDIR),
            (_, b".") => self.open(handle)?,
            (Place::Top, b"..") => Place::Top,
            (Place::Top, name) => {
                plain(name)?;
                let index = self.trees.iter().position(|(shown, _, _)| shown.as_bytes() == name);
                let index = index
                    .and_then(|i| u8::try_from(i).ok())
                    .ok_or(nfsstat3::NFS3ERR_NOENT)?;
                Place::In(index, self.tree(index)?.top()?)
            }
            (Place::In(index, node), b"..") if self.tree(*index)?.is_top(node.inode()) => self.top()?,
            (Place::In(index, node), b"..") => Place::In(*index, self.tree(*index)?.parent(node)?),
            (Place::In(index, node), name) => {
                plain(name)?;
                Place::In(*index, self.tree(*index)?.child(node, name)?)
            }
        };
        Ok(LOOKUP3resok {
            object: self.seal_place(&found)?,
            obj_attributes: Nfs3Option::Some(self.attributes(&found)),
            dir_attributes: Nfs3Option::Some(self.attributes(&place)),
        })
    }

    pub fn seal_place(&self, place: &Place) -> Result<nfs_fh3, nfsstat3> {
        match place {
            Place::Top => self.seal(Target::Top),
            Place::In(index, node) => self.handle_of(*index, node),
        }
    }

    pub fn access(&self, handle: &[u8], wanted: u32) -> Result<ACCESS3resok, nfsstat3> {
        let place = self.open(handle)?;
        let access = match &place {
            Place::Top => wanted & (ACCESS3_READ | ACCESS3_LOOKUP),
            Place::In(_, node) if self.identity.may_write => node.attributes.access(&self.identity.ids, wanted),
            Place::In(_, node) => node.attributes.access(&self.identity.ids, wanted & !CHANGES),
        };
        Ok(ACCESS3resok {
            obj_attributes: Nfs3Option::Some(self.attributes(&place)),
            access,
        })
    }

    /// A link's text. It's the client that follows it, in its own tree; nothing here ever does.
    pub fn readlink(&self, handle: &[u8]) -> Result<READLINK3resok<'static>, nfsstat3> {
        let (_, _, node) = self.open_file(handle)?;
        let text = rustix::fs::readlinkat(node.fd(), "", Vec::new()).map_err(|_| nfsstat3::NFS3ERR_INVAL)?;
        Ok(READLINK3resok {
            symlink_attributes: self.after(&node),
            data: nfspath3(Opaque::owned(text.into_bytes())),
        })
    }

    pub fn read(&self, handle: &[u8], offset: u64, count: u32) -> Result<READ3resok<'static>, nfsstat3> {
        let (_, _, node) = self.open_file(handle)?;
        let file = node.open(OFlags::RDONLY, self.identity.ids.user)?;
        let size = node.attributes.size;
        // No more is reserved than there is.
        let most = u64::from(count.min(MAX_IO)).min(size.saturating_sub(offset));
        let mut data = vec![0; usize::try_from(most).map_err(|_| nfsstat3::NFS3ERR_INVAL)?];
        let mut have = 0;
        while have < data.len() {
            match rustix::io::pread(&file, &mut data[have..], offset + have as u64).map_err(attributes::status)? {
                0 => break,
                n => have += n,
            }
        }
        data.truncate(have);
        let file_attributes = self.after(&node);
        let size = match &file_attributes {
            Nfs3Option::Some(now) => now.size,
            Nfs3Option::None => size,
        };
        Ok(READ3resok {
            file_attributes,
            count: have as u32,
            eof: offset.saturating_add(have as u64) >= size,
            data: Opaque::owned(data),
        })
    }

    pub fn fsstat(&self, handle: &[u8]) -> Result<FSSTAT3resok, nfsstat3> {
        let place = self.open(handle)?;
        let fs = match &place {
            Place::In(_, node) => rustix::fs::fstatvfs(node.fd()),
            Place::Top => match self.trees.first() {
                Some((_, _, tree)) => rustix::fs::fstatvfs(tree.top()?.fd()),
                None => return Err(nfsstat3::NFS3ERR_STALE),
            },
        }
        .map_err(attributes::status)?;
        let bytes = |blocks: u64| blocks.saturating_mul(fs.f_frsize);
        Ok(FSSTAT3resok {
            obj_attributes: Nfs3Option::Some(self.attributes(&place)),
            tbytes: bytes(fs.f_blocks),
            fbytes: bytes(fs.f_bfree),
            abytes: bytes(fs.f_bavail),
            tfiles: fs.f_files,
            ffiles: fs.f_ffree,
            afiles: fs.f_favail,
            invarsec: 0,
        })
    }

    pub fn fsinfo(&self, handle: &[u8]) -> Result<FSINFO3resok, nfsstat3> {
        let place = self.open(handle)?;
        Ok(FSINFO3resok {
            obj_attributes: Nfs3Option::Some(self.attributes(&place)),
            rtmax: MAX_IO,
            rtpref: MAX_IO,
            rtmult: 4096,
            wtmax: MAX_IO,
            wtpref: MAX_IO,
            wtmult: 4096,
            dtpref: crate::list::MAX_LIST,
            maxfilesize: i64::MAX as u64,
            time_delta: nfstime3 {
                seconds: 0,
                nseconds: 1,
            },
            properties: FSF3_LINK | FSF3_SYMLINK | FSF3_HOMOGENEOUS | FSF3_CANSETTIME,
        })
    }

    pub fn pathconf(&self, handle: &[u8]) -> Result<PATHCONF3resok, nfsstat3> {
        let place = self.open(handle)?;
        Ok(PATHCONF3resok {
            obj_attributes: Nfs3Option::Some(self.attributes(&place)),
            linkmax: 32_000,
            name_max: 255,
            no_trunc: true,
            chown_restricted: true,
            case_insensitive: false,
            case_preserving: true,
        })
    }

    /// The number that clients are shown for a directory's own entry and for the one above it.
    pub fn above(&self, index: u8, node: &crate::tree::Node) -> u64 {
        let above = || {
            let tree = self.tree(index).ok()?;
            (!tree.is_top(node.inode())).then(|| tree.parent(node).ok()).flatten()
        };
        let top = if self.point().is_empty() {
            TOP
        } else {
            node.inode().number
        };
        above().map_or(top, |parent| parent.inode().number)
    }
}

/// The arguments of READ and COMMIT: handle, offset, count.
pub fn range<'a>(args: &mut Reader<'a>) -> Option<(&'a [u8], u64, u32)> {
    Some((args.handle()?, args.long()?, args.word()?))
}
