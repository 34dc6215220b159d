//! Listing keys: a prefix, a delimiter that rolls keys up, and pages. A page costs one step in the index for each of its
//! entries, however many keys are rolled up.

use super::{Result, UserMetadata, index};
use rusqlite::{Connection, OptionalExtension, params};

/// What to list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    pub(crate) prefix: String,
    pub(crate) delimiter: String,
    /// Where to begin; the key itself is included.
    pub(crate) from: Vec<u8>,
    pub(crate) limit: usize,
}

/// A listed object.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) size: u64,
    pub(crate) etag: String,
    pub(crate) modified: i64,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing<T = Entry> {
    pub(crate) entries: Vec<T>,
    pub(crate) prefixes: Vec<String>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<Vec<u8>>,
    /// The last key or prefix of this page.
    pub(crate) last: Option<String>,
}

/// A listed upload.
#[derive(Clone, Debug)]
pub(crate) struct UploadEntry {
    pub(crate) key: String,
    pub(crate) id: String,
    pub(crate) initiated: i64,
    pub(crate) algorithm: Option<String>,
}

/// A page of uploads.
pub(crate) type UploadListing = Listing<UploadEntry>;

/// The least string above a key.
pub(crate) fn above(key: &[u8]) -> Vec<u8> {
    let mut above = key.to_vec();
    above.push(0);
    above
}

/// The least string above everything that begins with a prefix; `None` if there's none.
fn beyond(prefix: &[u8]) -> Option<Vec<u8>> {
    let mut beyond = prefix.to_vec();
    while let Some(last) = beyond.pop() {
        if last < u8::MAX {
            beyond.push(last + 1);
            return Some(beyond);
        }
    }
    None
}

impl Query {
    /// The part of a key that is rolled up, if it is.
    fn rolled<'a>(&self, key: &'a str) -> Option<&'a str> {
        if self.delimiter.is_empty() {
            return None;
        }
        let rest = key.get(self.prefix.len()..)?;
        let end = rest.find(&self.delimiter)? + self.delimiter.len() + self.prefix.len();
        key.get(..end)
    }

    /// Where a listing begins that a client wants after `marker`: behind all of a prefix that was answered rolled up.
    pub(crate) fn after(&mut self, marker: &str) {
        self.from = match self.rolled(marker) {
            Some(rolled) if rolled == marker && marker.starts_with(&self.prefix) => {
                beyond(marker.as_bytes()).unwrap_or_else(|| vec![u8::MAX; 1025])
            }
            _ => above(marker.as_bytes()),
        };
    }

    /// Walks keys in order. `next` answers the first entry at or above a key.
    fn walk<T>(&self, mut next: impl FnMut(&[u8]) -> Result<Option<(String, Vec<u8>, T)>>) -> Result<Listing<T>> {
        let mut listing = Listing {
            entries: Vec::new(),
            prefixes: Vec::new(),
            next: None,
            last: None,
        };
        let mut from = self.from.clone().max(self.prefix.clone().into_bytes());
        if self.limit == 0 {
            return Ok(listing);
        }
        while let Some((key, position, entry)) = next(&from)? {
            if !key.starts_with(&self.prefix) {
                break;
            }
            if listing.entries.len() + listing.prefixes.len() >= self.limit {
                listing.next = Some(from);
                break;
            }
            if let Some(rolled) = self.rolled(&key) {
                listing.prefixes.push(rolled.to_owned());
                listing.last = Some(rolled.to_owned());
                match beyond(rolled.as_bytes()) {
                    Some(beyond) => from = beyond,
                    None => break,
                }
            } else {
                listing.entries.push(entry);
                listing.last = Some(key);
                from = position;
            }
        }
        Ok(listing)
    }
}

/// A page of objects.
pub(crate) fn objects(connection: &Connection, bucket: &str, query: &Query) -> Result<Listing> {
    let bucket = index::bucket(connection, bucket)?;
    let mut statement = connection.prepare_cached(
        "SELECT key, size, etag, modified FROM objects WHERE bucket = ?1 AND key >= ?2 ORDER BY key LIMIT 1",
    )?;
    query.walk(|from| {
        let row = statement
            .query_row(params![bucket, from], |r| {
                let key = String::from_utf8_lossy(&r.get::<_, Vec<u8>>(0)?).into_owned();
                Ok(Entry {
                    key,
                    size: r.get(1)?,
                    etag: r.get(2)?,
                    modified: r.get(3)?,
                })
            })
            .optional()?;
        Ok(row.map(|entry| (entry.key.clone(), above(entry.key.as_bytes()), entry)))
    })
}

/// A page of uploads, by key and id. A position is a key, a zero byte and an id.
pub(crate) fn uploads(connection: &Connection, bucket: &str, query: &Query, after_id: &str) -> Result<UploadListing> {
    let bucket = index::bucket(connection, bucket)?;
    let mut statement = connection.prepare_cached(
        "SELECT key, id, initiated, algorithm, stated FROM uploads
         WHERE bucket = ?1 AND (key > ?2 OR (key = ?2 AND id > ?3)) ORDER BY key, id LIMIT 1",
    )?;
    // The place of the last answered upload; a jump behind a rolled-up prefix sets it anew.
    let mut place: (Vec<u8>, String) = (query.from.clone(), after_id.to_owned());
    let mut at = query.from.clone().max(query.prefix.clone().into_bytes());
    if at != place.0 {
        place = (at.clone(), String::new());
    }
    query.walk(|from| {
        if from != at.as_slice() {
            place = (from.to_vec(), String::new());
        }
        let row = statement
            .query_row(params![bucket, place.0, place.1], |r| {
                let key = String::from_utf8_lossy(&r.get::<_, Vec<u8>>(0)?).into_owned();
                let algorithm: String = r.get(3)?;
                let stated: bool = r.get(4)?;
                Ok(UploadEntry {
                    key,
                    id: r.get(1)?,
                    initiated: r.get(2)?,
                    algorithm: stated.then_some(algorithm),
                })
            })
            .optional()?;
        Ok(row.map(|entry| {
            at = entry.key.clone().into_bytes();
            place = (at.clone(), entry.id.clone());
            (entry.key.clone(), at.clone(), entry)
        }))
    })
}

/// Of a key's user metadata, the bytes that count against AWS's 2 KB.
pub(crate) fn metadata_size(user: &UserMetadata) -> usize {
    user.iter().map(|(name, value)| name.len() + value.len()).sum()
}
