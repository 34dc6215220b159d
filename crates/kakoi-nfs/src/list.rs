//! Listing directories: READDIR and READDIRPLUS, bounded by bytes of the answer.

use crate::attributes::{self, TOP};
use crate::session::{Place, Session};
use crate::tree::Node;
use nfs3_types::nfs3::*;
use nfs3_types::xdr_codec::{BoundedList, List, Pack};
use rustix::fs::{RawDir, SeekFrom, seek};
use std::mem::MaybeUninit;

/// The most bytes of one listing.
pub const MAX_LIST: u32 = 32 * 1024;
/// Room for what comes with the list: status, attributes, verifier, end.
const ROUND: u32 = 128;

/// One entry on its way to a client.
struct Entry {
    number: u64,
    name: Vec<u8>,
    cookie: u64,
    /// What READDIRPLUS tells besides, where the entry can be opened.
    place: Option<Place>,
}

impl Session {
    pub fn readdir(&self, handle: &[u8], cookie: u64, count: u32) -> Result<READDIR3resok<'static>, nfsstat3> {
        let place = self.open(handle)?;
        let mut list = bounded(count)?;
        let eof = self.each(&place, cookie, false, |entry| {
            let entry = entry3 {
                fileid: entry.number,
                name: entry.name.into(),
                cookie: entry.cookie,
            };
            list.try_push(entry).is_ok()
        })?;
        let entries = some(list.into_inner(), eof)?;
        Ok(READDIR3resok {
            dir_attributes: Nfs3Option::Some(self.attributes(&place)),
            cookieverf: cookieverf3::default(),
            reply: dirlist3 { entries, eof },
        })
    }

    pub fn readdirplus(&self, handle: &[u8], cookie: u64, count: u32) -> Result<READDIRPLUS3resok<'static>, nfsstat3> {
        let place = self.open(handle)?;
        let mut list = bounded(count)?;
        let eof = self.each(&place, cookie, true, |entry| {
            let known = entry
                .place
                .and_then(|place| Some((self.attributes(&place), self.seal_place(&place).ok()?)));
            let (name_attributes, name_handle) = match known {
                Some((attributes, handle)) => (Nfs3Option::Some(attributes), Nfs3Option::Some(handle)),
                None => (Nfs3Option::None, Nfs3Option::None),
            };
            let entry = entryplus3 {
                fileid: entry.number,
                name: entry.name.into(),
                cookie: entry.cookie,
                name_attributes,
                name_handle,
            };
            list.try_push(entry).is_ok()
        })?;
        let entries = some(list.into_inner(), eof)?;
        Ok(READDIRPLUS3resok {
            dir_attributes: Nfs3Option::Some(self.attributes(&place)),
            cookieverf: cookieverf3::default(),
            reply: dirlistplus3 { entries, eof },
        })
    }

    /// Gives the entries after a cookie until one isn't taken; whether all were.
    fn each(
        &self,
        place: &Place,
        cookie: u64,
        opened: bool,
        mut take: impl FnMut(Entry) -> bool,
    ) -> Result<bool, nfsstat3> {
        match place {
            Place::Top => self.each_at_top(cookie, &mut take),
            Place::In(index, node) => self.each_in(*index, node, cookie, opened, &mut take),
        }
    }

    fn each_at_top(&self, cookie: u64, take: &mut impl FnMut(Entry) -> bool) -> Result<bool, nfsstat3> {
        let own = [".", ".."].map(|name| (name, Place::Top));
        let mut all: Vec<(&str, Place)> = own.into();
        for (index, (name, _, tree)) in self.trees.iter().enumerate() {
            if let (Ok(node), Ok(index)) = (tree.top(), u8::try_from(index)) {
                all.push((name, Place::In(index, node)));
            }
        }
        let skipped = usize::try_from(cookie).map_err(|_| nfsstat3::NFS3ERR_BAD_COOKIE)?;
        for (at, (name, place)) in all.into_iter().enumerate().skip(skipped) {
            let number = match &place {
                Place::Top => TOP,
                Place::In(_, node) => node.inode().number,
            };
            let entry = Entry {
                number,
                name: name.as_bytes().to_vec(),
                cookie: at as u64 + 1,
                place: Some(place),
            };
            if !take(entry) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Cookies are the kernel's own positions, so a listing goes on over changes as it does for local programs.
    fn each_in(
        &self,
        index: u8,
        node: &Node,
        cookie: u64,
        opened: bool,
        take: &mut impl FnMut(Entry) -> bool,
    ) -> Result<bool, nfsstat3> {
        let tree = self.tree(index)?;
        let directory = node.entries()?;
        if i64::try_from(cookie).is_err() || seek(&directory, SeekFrom::Start(cookie)).is_err() {
            return Err(nfsstat3::NFS3ERR_BAD_COOKIE);
        }
        let mut buffer = [MaybeUninit::uninit(); 8192];
        let mut entries = RawDir::new(&directory, &mut buffer);
        while let Some(entry) = entries.next() {
            let entry = entry.map_err(attributes::status)?;
            let name = entry.file_name().to_bytes();
            // What's above the top of a directory is no client's to know.
            let number = if name == b".." {
                self.above(index, node)
            } else {
                entry.ino()
            };
            let mut place = None;
            if !matches!(name, b"." | b"..") {
                tree.remember(node, name, entry.ino());
                if opened {
                    place = tree.child(node, name).ok().map(|child| Place::In(index, child));
                }
            }
            let entry = Entry {
                number,
                name: name.to_vec(),
                cookie: entry.next_entry_cookie(),
                place,
            };
            if !take(entry) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn bounded<T: Pack>(count: u32) -> Result<BoundedList<T>, nfsstat3> {
    let room = count
        .min(MAX_LIST)
        .checked_sub(ROUND)
        .ok_or(nfsstat3::NFS3ERR_TOOSMALL)?;
    Ok(BoundedList::new(room as usize))
}

/// An answer without an entry that isn't the end would be asked for again and again.
fn some<T>(list: List<T>, eof: bool) -> Result<List<T>, nfsstat3> {
    if list.is_empty() && !eof {
        return Err(nfsstat3::NFS3ERR_TOOSMALL);
    }
    Ok(list)
}
