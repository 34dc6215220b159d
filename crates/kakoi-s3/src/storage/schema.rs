//! The index's tables, and how an older index becomes one of today.

use super::{Result, StorageError};
use rusqlite::{Connection, TransactionBehavior};

/// Each step brings an index from the version of its place to the next. Steps are never changed once released.
const STEPS: &[&str] = &["
    CREATE TABLE buckets (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, tags TEXT NOT NULL
    ) STRICT;
    -- AUTOINCREMENT: an id is never used again, so readers of a deleted object can't meet another.
    CREATE TABLE objects (
        id INTEGER PRIMARY KEY AUTOINCREMENT, bucket INTEGER NOT NULL REFERENCES buckets(id), key BLOB NOT NULL,
        size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL, facts TEXT NOT NULL, tags TEXT NOT NULL,
        UNIQUE (bucket, key)
    ) STRICT;
    -- An object is its pieces, in order: one of a plain object, one for each part of a multipart upload.
    CREATE TABLE pieces (
        object INTEGER NOT NULL REFERENCES objects(id) ON DELETE CASCADE, number INTEGER NOT NULL,
        file TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, PRIMARY KEY (object, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE uploads (
        id TEXT PRIMARY KEY, bucket INTEGER NOT NULL REFERENCES buckets(id), key BLOB NOT NULL, initiated INTEGER NOT NULL,
        facts TEXT NOT NULL, tags TEXT NOT NULL, algorithm TEXT NOT NULL, composite INTEGER NOT NULL, stated INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX uploads_by_key ON uploads (bucket, key, id);
    CREATE TABLE parts (
        upload TEXT NOT NULL REFERENCES uploads(id) ON DELETE CASCADE, number INTEGER NOT NULL, file TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL, checksum TEXT NOT NULL,
        PRIMARY KEY (upload, number)
    ) STRICT, WITHOUT ROWID;
    -- Files that nothing names any more, with the object whose readers may still need them.
    CREATE TABLE doomed (id INTEGER PRIMARY KEY, file TEXT NOT NULL, object INTEGER NOT NULL) STRICT;
"];

/// Brings the index to today's version.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i64 = tx.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    let done = usize::try_from(version)
        .ok()
        .filter(|v| *v <= STEPS.len())
        .ok_or(StorageError::Later(version))?;
    for step in STEPS.get(done..).unwrap_or_default() {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", i64::try_from(STEPS.len()).unwrap_or(i64::MAX))?;
    Ok(tx.commit()?)
}
