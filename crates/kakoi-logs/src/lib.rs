//! CloudWatch Logs' storage: groups, streams and events in one SQLite file that can't grow without end.
//!
//! Knows no protocol, no clock and no app: time comes in as an argument, in milliseconds since the Unix epoch. One connection
//! writes, behind a lock; reads have connections of their own and never wait for it. All calls block: an asynchronous caller
//! makes them on a thread for that.
//!
//! What comes from elsewhere (a file that is followed) is stored together with the place that was read up to, in one
//! transaction: whoever goes on from [`LogStore::position`] after a crash neither loses nor repeats anything.

mod read;
mod write;

#[cfg(test)]
mod tests;

pub use read::Scan;
pub use write::Source;

use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What an event costs besides its message, in bytes: CloudWatch Logs' own figure for batches and billing, and about what a row
/// costs here.
pub const EVENT_OVERHEAD: u64 = 26;

/// How much is kept.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a stream's events; beyond it its oldest go.
    pub stream_bytes: u64,
    /// Bytes of all events; beyond it the oldest of the largest stream go, so that a flood displaces itself and not its
    /// neighbours.
    pub total_bytes: u64,
    /// Log groups.
    pub groups: usize,
    /// Streams of a group.
    pub streams: usize,
    /// Tags of a group.
    pub tags: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            stream_bytes: 16 << 20, // as much as the two files of an app's output
            total_bytes: 256 << 20, // the file stays below about twice this: a laptop's disk doesn't notice
            groups: 500,            // lists of groups are sorted in memory
            streams: 1000,          // lists of a group's streams, too
            tags: 50,               // AWS's own
        }
    }
}

/// What can't be done.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// There's no group of this name.
    #[error("there is no log group {0}")]
    NoGroup(String),
    /// There's no stream of this name.
    #[error("there is no log stream {0}")]
    NoStream(String),
    /// There is a group of this name already.
    #[error("there is a log group {0} already")]
    GroupExists(String),
    /// There is a stream of this name already.
    #[error("there is a log stream {0} already")]
    StreamExists(String),
    /// No more groups: the limit.
    #[error("there can't be more than {0} log groups")]
    TooManyGroups(usize),
    /// No more streams in a group: the limit.
    #[error("a log group can't have more than {0} streams")]
    TooManyStreams(usize),
    /// No more tags on a group: the limit.
    #[error("a log group can't have more than {0} tags")]
    TooManyTags(usize),
    /// The file is of a newer version.
    #[error("{path} was written by a newer version (schema {found}, this one knows {known}); use that version")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema's version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The database: disk, or a bug.
    #[error("the log database")]
    Database(#[from] rusqlite::Error),
}

/// A log group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its number, never used again.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub created: i64,
    /// Days that events are kept; `None` for as long as there's room.
    pub retention_days: Option<u32>,
    /// Bytes of its events, with [`EVENT_OVERHEAD`] each.
    pub bytes: u64,
}

impl Group {
    /// Events before this time are past the group's retention.
    pub fn kept_since(&self, now: i64) -> i64 {
        const DAY: i64 = 24 * 60 * 60 * 1000;
        self.retention_days
            .map_or(0, |days| now.saturating_sub(i64::from(days) * DAY).max(0))
    }
}

/// A log stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// Its number, never used again.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub created: i64,
    /// Time of the earliest event kept.
    pub first_event: Option<i64>,
    /// Time of the latest event.
    pub last_event: Option<i64>,
    /// When events came last.
    pub last_ingestion: Option<i64>,
    /// Bytes of its events, with [`EVENT_OVERHEAD`] each.
    pub bytes: u64,
}

/// An event to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// Its time.
    pub at: i64,
    /// Its text.
    pub message: String,
}

impl NewEvent {
    /// What it counts for, in bytes.
    pub fn bytes(&self) -> u64 {
        self.message.len() as u64 + EVENT_OVERHEAD
    }
}

/// A stored event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Where it stands.
    pub place: Place,
    /// Its stream's number.
    pub stream: i64,
    /// When it came.
    pub ingested: i64,
    /// Its text.
    pub message: String,
}

/// Where an event stands among all: by its time, then in the order of coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The event's time.
    pub at: i64,
    /// The event's number, never used again.
    pub id: i64,
}

impl Place {
    /// Before every event of this time, after every earlier one.
    pub fn before_all_at(at: i64) -> Self {
        Self { at, id: -1 }
    }
}

/// The schema's history; entry *n* leads from version *n* to *n + 1*. The rows' bytes and their total are kept up by triggers, so
/// that no deletion, whatever its way, forgets one.
const MIGRATIONS: &[&str] = &["
    CREATE TABLE log_group (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, retention_days INTEGER
    );
    CREATE TABLE tag (
        group_id INTEGER NOT NULL REFERENCES log_group(id) ON DELETE CASCADE, key TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (group_id, key)
    ) WITHOUT ROWID;
    CREATE TABLE log_stream (
        id INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL REFERENCES log_group(id) ON DELETE CASCADE,
        name TEXT NOT NULL, created INTEGER NOT NULL, first_event INTEGER, last_event INTEGER, last_ingestion INTEGER,
        bytes INTEGER NOT NULL DEFAULT 0, UNIQUE (group_id, name)
    );
    CREATE INDEX stream_by_bytes ON log_stream (bytes);
    CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL,
        stream_id INTEGER NOT NULL REFERENCES log_stream(id) ON DELETE CASCADE,
        at INTEGER NOT NULL, ingested INTEGER NOT NULL, message TEXT NOT NULL
    );
    CREATE INDEX event_of_group ON event (group_id, at);
    CREATE INDEX event_of_stream ON event (stream_id, at);
    CREATE TABLE source (name TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE total (bytes INTEGER NOT NULL);
    INSERT INTO total VALUES (0);
    CREATE TRIGGER stream_changed AFTER UPDATE OF bytes ON log_stream
        BEGIN UPDATE total SET bytes = bytes + new.bytes - old.bytes; END;
    CREATE TRIGGER stream_deleted AFTER DELETE ON log_stream
        BEGIN UPDATE total SET bytes = bytes - old.bytes; END;
"];

/// A handle to the store; clones share it.
#[derive(Clone)]
pub struct LogStore {
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    limits: Limits,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

fn connect(path: &Path) -> Result<Connection, rusqlite::Error> {
    let db = Connection::open(path)?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: what was acknowledged is on disk, not merely in the page cache.
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.set_prepared_statement_cache_capacity(32);
    Ok(db)
}

fn migrate(db: &mut Connection, path: &Path) -> Result<(), LogError> {
    let known = MIGRATIONS.len() as i64;
    let found: i64 = db.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    if found > known {
        return Err(LogError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    for (version, sql) in (0..).zip(MIGRATIONS).skip(usize::try_from(found).unwrap_or(0)) {
        let tx = db.transaction()?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", version + 1)?;
        tx.commit()?;
    }
    Ok(())
}

impl LogStore {
    /// Opens (or makes) the database.
    ///
    /// # Errors
    /// The file can't be opened, or is of a newer version.
    pub fn open(path: &Path, limits: Limits) -> Result<Self, LogError> {
        let mut db = connect(path)?;
        migrate(&mut db, path)?;
        Ok(Self {
            shared: Arc::new(Shared {
                path: path.to_owned(),
                limits,
                writer: Mutex::new(db),
                readers: Mutex::new(Vec::new()),
            }),
        })
    }
}

/// Tags of a group.
pub type Tags = BTreeMap<String, String>;
