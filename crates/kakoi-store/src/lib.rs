//! Durable intent: typed records in transactions over embedded SQLite.
//!
//! One writer thread commits in groups: every call that waits while a commit is being made goes into the next one, so
//! a disk flush is shared by all of them. A call is answered only after the commit that holds it is on disk.
//! VPC intent is small and asked as a whole, so it's kept in memory as a persistent value ([`Network`]) and stored by
//! difference; studio objects are many and asked by key, so they stay on disk and start-up doesn't grow with them.
//! This crate knows no rule of any service.

mod network;
mod studio;
mod writer;

use kakoi_net::Network;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};

pub use writer::Tx;

/// A failure of the store. None is the caller's fault.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database file can't be opened or migrated.
    #[error("opening the database {path}")]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
    /// It was written by a newer Kakoi.
    #[error(
        "the database {path} was written by a newer kakoi (schema {found}, this one knows {known}); use that version or another --data-dir"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// Reading or writing failed; nothing of the transaction is kept.
    #[error("reading or writing the database")]
    Sql(#[source] rusqlite::Error),
    /// There's no room left. Nothing of the transaction is kept; what was acknowledged before stands.
    #[error("the disk that holds the database is full; make room there, then try again")]
    Full,
    /// The commit that this change was part of failed; nothing of it is kept.
    #[error("committing to the database")]
    Commit(#[source] Arc<rusqlite::Error>),
    /// A stored record doesn't parse: the database was edited or is damaged.
    #[error("the {kind} record {key} is unreadable")]
    Record {
        /// Its kind.
        kind: &'static str,
        /// Its key.
        key: String,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// SQLite gave up the whole transaction that this change was to be part of; nothing of it is kept.
    #[error("the database gave up the transaction")]
    NoTransaction,
    /// The writer has ended (shutdown).
    #[error("the store is closed")]
    Closed,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        if is_full(&error) { Self::Full } else { Self::Sql(error) }
    }
}

/// A full disk shows as an I/O error, too, where SQLite grows its shared-memory file.
fn is_full(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DiskFull))
}

/// A typed record. Its key is unique within its kind; keys sort by bytes, so a common prefix makes a scan.
pub trait Record: Serialize + DeserializeOwned {
    /// Kind of record, a word that never changes.
    const KIND: &'static str;
    /// The record's key.
    fn key(&self) -> String;
}

/// The schema's history; entry *n* leads from version *n* to *n + 1*.
const MIGRATIONS: &[&str] = &[
    "CREATE TABLE record (kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;",
];

/// A handle to the store; clones share it.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
    jobs: std::sync::mpsc::Sender<writer::Job>,
}

struct Shared {
    path: PathBuf,
    readers: Mutex<Vec<Connection>>,
    network: RwLock<Arc<Network>>,
    revision: tokio::sync::watch::Sender<u64>,
}

fn connect(path: &Path) -> Result<Connection, rusqlite::Error> {
    let db = Connection::open(path)?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: a commit is on disk before it's acknowledged, not merely in the page cache.
    db.pragma_update(None, "synchronous", "FULL")?;
    db.set_prepared_statement_cache_capacity(32);
    Ok(db)
}

fn migrate(db: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let open = |source| StoreError::Open {
        path: path.to_owned(),
        source,
    };
    let known = MIGRATIONS.len() as i64;
    let found: i64 = db.query_row("PRAGMA user_version", [], |r| r.get(0)).map_err(open)?;
    if found > known {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    for (version, sql) in MIGRATIONS.iter().enumerate().skip(found as usize) {
        let tx = db.transaction().map_err(open)?;
        tx.execute_batch(sql).map_err(open)?;
        tx.pragma_update(None, "user_version", version as i64 + 1)
            .map_err(open)?;
        tx.commit().map_err(open)?;
    }
    Ok(())
}

impl Store {
    /// Opens (or makes) the database and starts its writer.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let open = |source| StoreError::Open {
            path: path.to_owned(),
            source,
        };
        let mut db = connect(path).map_err(open)?;
        migrate(&mut db, path)?;
        let network = Arc::new(network::load(&db)?);
        let (revision, _) = tokio::sync::watch::channel(1);
        let shared = Arc::new(Shared {
            path: path.to_owned(),
            readers: Mutex::new(Vec::new()),
            network: RwLock::new(network),
            revision,
        });
        let (jobs, queue) = std::sync::mpsc::channel();
        let for_writer = shared.clone();
        std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || writer::run(db, queue, for_writer))
            .map_err(|e| StoreError::Open {
                path: path.to_owned(),
                source: rusqlite::Error::ToSqlConversionFailure(e.into()),
            })?;
        Ok(Self { shared, jobs })
    }

    /// The VPC intent as of the last commit.
    pub fn network(&self) -> Arc<Network> {
        self.shared.network.read().unwrap_or_else(|e| e.into_inner()).clone()
    }

    /// Wakes on every commit; the value is a revision that only grows.
    pub fn changes(&self) -> tokio::sync::watch::Receiver<u64> {
        self.shared.revision.subscribe()
    }

    /// The VPC intent together with a revision that it's at least as new as.
    pub fn network_at(&self) -> (u64, Arc<Network>) {
        let revision = *self.shared.revision.borrow();
        (revision, self.network())
    }

    /// Reads one record.
    pub fn get<R: Record>(&self, key: &str) -> Result<Option<R>, StoreError> {
        self.read(|db| get(db, key))
    }

    /// Reads every record whose key starts with the prefix, in key order.
    pub fn scan<R: Record>(&self, prefix: &str) -> Result<Vec<R>, StoreError> {
        self.read(|db| scan(db, prefix))
    }

    /// Runs a change: the closure sees and edits a [`Tx`]; on `Ok` its changes are committed, on `Err` none is kept. Returns
    /// after the commit is durable. The closure runs on the writer thread and must not block on anything else.
    pub async fn commit<T, E>(
        &self,
        change: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<Result<T, E>, StoreError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let (answer, wait) = tokio::sync::oneshot::channel();
        let job: writer::Job = Box::new(move |tx| {
            let tx = match tx {
                Ok(tx) => tx,
                Err(error) => {
                    let _ = answer.send(Err(error));
                    return None;
                }
            };
            let outcome = change(tx);
            let keep = outcome.is_ok();
            let finish: writer::Finish = Box::new(move |committed| {
                // The caller may have gone away; its change stands all the same.
                let _ = answer.send(committed.map(|()| outcome));
            });
            Some((keep, finish))
        });
        self.jobs.send(job).map_err(|_| StoreError::Closed)?;
        wait.await.map_err(|_| StoreError::Closed)?
    }

    /// Makes the database full at so many pages, as a full disk would.
    #[cfg(test)]
    async fn limit_pages(&self, pages: u32) {
        let limited = self
            .commit(move |tx| {
                tx.limit_pages(pages);
                Ok::<_, ()>(())
            })
            .await;
        limited.expect("store").expect("limit");
    }

    fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let parked = self.shared.readers.lock().unwrap_or_else(|e| e.into_inner()).pop();
        let db = match parked {
            Some(db) => db,
            None => connect(&self.shared.path)?,
        };
        let result = f(&db);
        self.shared.readers.lock().unwrap_or_else(|e| e.into_inner()).push(db);
        result
    }
}

fn parse<R: Record>(key: &str, body: &str) -> Result<R, StoreError> {
    serde_json::from_str(body).map_err(|source| StoreError::Record {
        kind: R::KIND,
        key: key.to_owned(),
        source,
    })
}

fn get<R: Record>(db: &Connection, key: &str) -> Result<Option<R>, StoreError> {
    let mut select = db.prepare_cached("SELECT body FROM record WHERE kind = ?1 AND key = ?2")?;
    let body: Option<String> = select.query_row(params![R::KIND, key], |r| r.get(0)).optional()?;
    body.map(|b| parse(key, &b)).transpose()
}

fn scan<R: Record>(db: &Connection, prefix: &str) -> Result<Vec<R>, StoreError> {
    let mut select =
        db.prepare_cached("SELECT key, body FROM record WHERE kind = ?1 AND key >= ?2 AND key < ?3 ORDER BY key")?;
    // U+10FFFF sorts after every character that a key can hold.
    let end = format!("{prefix}\u{10FFFF}");
    let mut rows = select.query(params![R::KIND, prefix, end])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let body: String = row.get(1)?;
        records.push(parse(&key, &body)?);
    }
    Ok(records)
}

#[cfg(test)]
mod tests;
