//! File handles: which file, by which access point if any, with a keyed hash over it **and** over whose handle it is.
//!
//! A handle that was guessed, altered, replayed by another identity, or made for another directory of the same one fails the hash
//! before anything of it is used. The key outlives the server, so mounts go on over a restart.

use crate::POINT_PREFIX;
use hmac::{Hmac, Mac};
use nfs3_types::nfs3::{nfs_fh3, nfsstat3};
use nfs3_types::xdr_codec::Opaque;
use sha2::Sha256;

const VERSION: u8 = 1;
const FIELDS: usize = 22;
const HASH: usize = 16;
/// RFC 1813: the longest handle.
const LONGEST: usize = 64;

/// One inode, for as long as it exists: numbers are used again, a number with a time of birth isn't. File systems without times
/// of birth have zeros here, and a handle may then mean a later file **of the same directory**.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inode {
    pub number: u64,
    pub born: (i64, u32),
}

/// What a handle means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `/`, which holds the identity's directories.
    Top,
    /// A file in the directory of this index.
    File(u8, Inode),
}

/// Makes and reads handles.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// A key of its own, made from one that has other uses, too.
    pub fn derive(secret: &[u8; 32]) -> Self {
        let mut key = [0; 32];
        let hash = mac(secret, &[b"kakoi nfs handles 1"]);
        key.copy_from_slice(&hash);
        Self(key)
    }

    /// `whose` are the identity and the directory that the target is in; `point` is the access point's name, empty without one.
    pub fn seal(&self, whose: &[&[u8]], point: &str, target: Target) -> nfs_fh3 {
        let mut bytes = Vec::with_capacity(LONGEST);
        bytes.push(VERSION);
        let (index, inode) = match target {
            Target::Top => (
                u8::MAX,
                Inode {
                    number: 0,
                    born: (0, 0),
                },
            ),
            Target::File(index, inode) => (index, inode),
        };
        bytes.push(index);
        bytes.extend_from_slice(&inode.number.to_be_bytes());
        bytes.extend_from_slice(&inode.born.0.to_be_bytes());
        bytes.extend_from_slice(&inode.born.1.to_be_bytes());
        bytes.extend_from_slice(point.as_bytes());
        let hash = self.hash(whose, &bytes);
        bytes.extend_from_slice(&hash[..HASH]);
        nfs_fh3 {
            data: Opaque::owned(bytes),
        }
    }

    /// What a handle says, to be believed only after [`Key::check`].
    pub fn claimed(bytes: &[u8]) -> Result<Target, nfsstat3> {
        let bad = nfsstat3::NFS3ERR_BADHANDLE;
        if !(FIELDS + HASH..=LONGEST).contains(&bytes.len()) || bytes[0] != VERSION {
            return Err(bad);
        }
        let number = |at: usize| bytes.get(at..at + 8)?.try_into().ok().map(u64::from_be_bytes);
        let nanoseconds = bytes
            .get(18..22)
            .and_then(|b| b.try_into().ok())
            .map(u32::from_be_bytes);
        let inode = Inode {
            number: number(2).ok_or(bad)?,
            born: (number(10).ok_or(bad)?.cast_signed(), nanoseconds.ok_or(bad)?),
        };
        Ok(match bytes[1] {
            u8::MAX => Target::Top,
            index => Target::File(index, inode),
        })
    }

    /// The access point that a handle says it's of; empty for one that says none, or isn't a handle.
    pub fn claimed_point(bytes: &[u8]) -> &str {
        let end = bytes.len().checked_sub(HASH).filter(|_| bytes.len() <= LONGEST);
        let name = end.and_then(|end| bytes.get(FIELDS..end));
        let name = name.and_then(|name| str::from_utf8(name).ok());
        name.filter(|name| name.starts_with(POINT_PREFIX)).unwrap_or_default()
    }

    /// Whether these bytes were sealed by this key for this owner.
    pub fn check(&self, whose: &[&[u8]], bytes: &[u8]) -> Result<(), nfsstat3> {
        let end = bytes.len().checked_sub(HASH).ok_or(nfsstat3::NFS3ERR_BADHANDLE)?;
        let (fields, hash) = bytes.split_at(end);
        let mut mac = keyed(&self.0, whose);
        feed(&mut mac, fields);
        // Compares in constant time.
        mac.verify_truncated_left(hash).map_err(|_| nfsstat3::NFS3ERR_BADHANDLE)
    }

    fn hash(&self, whose: &[&[u8]], fields: &[u8]) -> [u8; 32] {
        let mut mac = keyed(&self.0, whose);
        feed(&mut mac, fields);
        mac.finalize().into_bytes().into()
    }
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    keyed(key, parts).finalize().into_bytes().into()
}

fn keyed(key: &[u8], parts: &[&[u8]]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        feed(&mut mac, part);
    }
    mac
}

/// With its length first: no two lists of parts look alike.
fn feed(mac: &mut Hmac<Sha256>, part: &[u8]) {
    mac.update(&(part.len() as u64).to_be_bytes());
    mac.update(part);
}
