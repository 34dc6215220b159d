//! Objects in the index.

use super::{Piece, Result, StorageError, UserMetadata, index, now};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

/// Tags, in the order of their keys.
pub(crate) type Tags = Vec<(String, String)>;

/// What an object answers with besides its content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Facts {
    pub(crate) content_type: Option<String>,
    pub(crate) content_encoding: Option<String>,
    pub(crate) content_language: Option<String>,
    pub(crate) content_disposition: Option<String>,
    pub(crate) cache_control: Option<String>,
    /// Milliseconds since 1970.
    pub(crate) expires: Option<i64>,
    pub(crate) user: UserMetadata,
    pub(crate) checksum: Option<Checksum>,
}

/// A checksum as it is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checksum {
    /// `CRC32`, `CRC32C`, `CRC64NVME`, `SHA1`, `SHA256`.
    pub(crate) algorithm: String,
    /// In base64; of a composite one with `-` and the number of parts.
    pub(crate) value: String,
    /// Whether it is the checksum of the parts' checksums.
    pub(crate) composite: bool,
}

/// An object.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) id: i64,
    pub(crate) size: u64,
    /// Without quotes.
    pub(crate) etag: String,
    /// Milliseconds since 1970, whole seconds: what HTTP can say.
    pub(crate) modified: i64,
    pub(crate) facts: Facts,
    pub(crate) tags: Tags,
}

/// What must hold of the key for a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    Always,
    /// `If-None-Match: *`.
    Absent,
    /// `If-Match: *`.
    Present,
    /// `If-Match` with an `ETag`, without quotes.
    Is(String),
}

pub(crate) fn find(connection: &Connection, bucket: &str, key: &str) -> Result<Object> {
    let bucket = index::bucket(connection, bucket)?;
    let row = connection
        .prepare_cached("SELECT id, size, etag, modified, facts, tags FROM objects WHERE bucket = ?1 AND key = ?2")?
        .query_row(params![bucket, key.as_bytes()], |r| {
            Ok((
                r.get(0)?,
                r.get(1)?,
                r.get(2)?,
                r.get(3)?,
                r.get::<_, String>(4)?,
                r.get::<_, String>(5)?,
            ))
        })
        .optional()?;
    let (id, size, etag, modified, facts, tags) = row.ok_or(StorageError::NoSuchKey)?;
    let (facts, tags) = (serde_json::from_str(&facts)?, serde_json::from_str(&tags)?);
    Ok(Object {
        id,
        size,
        etag,
        modified,
        facts,
        tags,
    })
}

/// An object's content files; `None` if there's no such object any more.
pub(super) fn pieces(connection: &Connection, object: i64) -> Result<Option<Vec<Piece>>> {
    let mut statement = connection.prepare_cached("SELECT file, size FROM pieces WHERE object = ?1 ORDER BY number")?;
    let rows = statement.query_map([object], |r| {
        Ok(Piece {
            file: r.get(0)?,
            size: r.get(1)?,
        })
    })?;
    let pieces: Vec<Piece> = rows.collect::<rusqlite::Result<_>>()?;
    Ok((!pieces.is_empty()).then_some(pieces))
}

/// A new object at a key, instead of the one that's there. Answers when it was made.
pub(crate) fn put(
    tx: &Transaction<'_>,
    (bucket, key): (&str, &str),
    condition: &Condition,
    new: &Object,
    pieces: &[Piece],
) -> Result<i64> {
    let row = index::bucket(tx, bucket)?;
    check(tx, row, key, condition)?;
    let modified = now() / 1000 * 1000;
    remove(tx, row, key)?;
    tx.execute(
        "INSERT INTO objects (bucket, key, size, etag, modified, facts, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            row,
            key.as_bytes(),
            new.size,
            new.etag,
            modified,
            serde_json::to_string(&new.facts)?,
            serde_json::to_string(&new.tags)?
        ],
    )?;
    let object = tx.last_insert_rowid();
    let mut statement = tx.prepare_cached("INSERT INTO pieces (object, number, file, size) VALUES (?1, ?2, ?3, ?4)")?;
    for (piece, number) in pieces.iter().zip(1i64..) {
        statement.execute(params![object, number, piece.file, piece.size])?;
    }
    Ok(modified)
}

fn check(tx: &Transaction<'_>, bucket: i64, key: &str, condition: &Condition) -> Result<()> {
    if *condition == Condition::Always {
        return Ok(());
    }
    let etag: Option<String> = tx
        .query_row(
            "SELECT etag FROM objects WHERE bucket = ?1 AND key = ?2",
            params![bucket, key.as_bytes()],
            |r| r.get(0),
        )
        .optional()?;
    match (condition, etag) {
        (Condition::Always, _) | (Condition::Absent, None) | (Condition::Present, Some(_)) => Ok(()),
        (Condition::Is(wanted), Some(etag)) if *wanted == etag => Ok(()),
        (Condition::Is(_) | Condition::Present, None) => Err(StorageError::NoSuchKey),
        _ => Err(StorageError::PreconditionFailed),
    }
}

/// Whether there was one.
fn remove(tx: &Transaction<'_>, bucket: i64, key: &str) -> Result<bool> {
    tx.prepare_cached(
        "INSERT INTO doomed (file, object)
         SELECT file, object FROM pieces WHERE object = (SELECT id FROM objects WHERE bucket = ?1 AND key = ?2)",
    )?
    .execute(params![bucket, key.as_bytes()])?;
    let gone = tx
        .prepare_cached("DELETE FROM objects WHERE bucket = ?1 AND key = ?2")?
        .execute(params![bucket, key.as_bytes()])?;
    Ok(gone > 0)
}

/// Deletes objects; a key without one is no error.
pub(crate) fn delete(tx: &Transaction<'_>, bucket: &str, keys: &[String], condition: &Condition) -> Result<()> {
    let bucket = index::bucket(tx, bucket)?;
    for key in keys {
        check(tx, bucket, key, condition)?;
        remove(tx, bucket, key)?;
    }
    Ok(())
}

pub(crate) fn set_tags(tx: &Transaction<'_>, bucket: &str, key: &str, tags: &Tags) -> Result<()> {
    let object = find(tx, bucket, key)?;
    tx.execute(
        "UPDATE objects SET tags = ?2 WHERE id = ?1",
        params![object.id, serde_json::to_string(tags)?],
    )?;
    Ok(())
}
