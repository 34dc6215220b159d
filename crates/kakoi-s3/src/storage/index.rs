//! Connections to the index, and buckets in it.

use super::objects::Tags;
use super::{Bucket, Result, StorageError, now};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

/// How long a connection waits for another's transaction.
const PATIENCE: Duration = Duration::from_secs(30);

fn open(dir: &Path) -> Result<Connection> {
    let connection = Connection::open(dir.join("index.db"))?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// The connection that writes: what it commits is on disk.
pub(super) fn open_writer(dir: &Path) -> Result<Connection> {
    // Made here for its mode; SQLite gives its log the same one.
    OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(dir.join("index.db"))?;
    let connection = open(dir)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(connection)
}

/// A connection that reads.
pub(super) fn open_reader(dir: &Path) -> Result<Connection> {
    let connection = open(dir)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// The remover's. What it forgets in a power cut, it does again.
pub(super) fn open_remover(dir: &Path) -> Result<Connection> {
    let connection = open(dir)?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(connection)
}

/// The row id of a bucket.
pub(super) fn bucket(connection: &Connection, name: &str) -> Result<i64> {
    connection
        .prepare_cached("SELECT id FROM buckets WHERE name = ?1")?
        .query_row([name], |r| r.get(0))
        .optional()?
        .ok_or(StorageError::NoSuchBucket)
}

pub(crate) fn require_bucket(connection: &Connection, name: &str) -> Result<()> {
    bucket(connection, name).map(drop)
}

pub(super) fn buckets(connection: &Connection) -> Result<Vec<Bucket>> {
    let mut statement = connection.prepare_cached("SELECT name, created FROM buckets ORDER BY name")?;
    let rows = statement.query_map([], |r| {
        Ok(Bucket {
            name: r.get(0)?,
            created: r.get(1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn create_bucket(tx: &Transaction<'_>, name: &str) -> Result<()> {
    let made = tx.execute(
        "INSERT INTO buckets (name, created, tags) VALUES (?1, ?2, '[]') ON CONFLICT DO NOTHING",
        params![name, now()],
    )?;
    if made == 0 {
        Err(StorageError::BucketExists)
    } else {
        Ok(())
    }
}

pub(crate) fn delete_bucket(tx: &Transaction<'_>, name: &str) -> Result<()> {
    let id = bucket(tx, name)?;
    let used: bool = tx.query_row("SELECT EXISTS (SELECT 1 FROM objects WHERE bucket = ?1)", [id], |r| {
        r.get(0)
    })?;
    if used {
        return Err(StorageError::BucketNotEmpty);
    }
    // As AWS: uploads that were never completed don't keep a bucket.
    tx.execute(
        "INSERT INTO doomed (file, object) SELECT file, 0 FROM parts WHERE upload IN (SELECT id FROM uploads WHERE bucket = ?1)",
        [id],
    )?;
    tx.execute("DELETE FROM uploads WHERE bucket = ?1", [id])?;
    tx.execute("DELETE FROM buckets WHERE id = ?1", [id])?;
    Ok(())
}

pub(crate) fn bucket_tags(connection: &Connection, name: &str) -> Result<Tags> {
    let id = bucket(connection, name)?;
    let text: String = connection.query_row("SELECT tags FROM buckets WHERE id = ?1", [id], |r| r.get(0))?;
    Ok(serde_json::from_str(&text)?)
}

pub(crate) fn set_bucket_tags(tx: &Transaction<'_>, name: &str, tags: &Tags) -> Result<()> {
    let id = bucket(tx, name)?;
    tx.execute(
        "UPDATE buckets SET tags = ?2 WHERE id = ?1",
        params![id, serde_json::to_string(tags)?],
    )?;
    Ok(())
}

pub(super) fn delete_everything(tx: &Transaction<'_>) -> Result<()> {
    tx.execute_batch(
        "INSERT INTO doomed (file, object) SELECT file, object FROM pieces;
         INSERT INTO doomed (file, object) SELECT file, 0 FROM parts;
         DELETE FROM pieces; DELETE FROM parts; DELETE FROM objects; DELETE FROM uploads; DELETE FROM buckets;",
    )?;
    Ok(())
}
