//! The writer thread: runs changes one after the other and commits them in groups.

use crate::{Record, Shared, StoreError, get, is_full, network, scan};
use kakoi_net::Network;
use rusqlite::{Connection, params};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

/// Told how the commit went, once it's over.
pub(crate) type Finish = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
/// A change; says whether to keep it. Without a transaction it's told why and isn't run: outside of one, SQLite would commit
/// each statement by itself.
pub(crate) type Job = Box<dyn FnOnce(Result<&mut Tx<'_>, StoreError>) -> Option<(bool, Finish)> + Send>;

/// How many changes share one commit at most: bounds how long the first of them waits.
const GROUP: usize = 256;

/// A transaction in progress.
pub struct Tx<'a> {
    db: &'a Connection,
    /// The VPC intent, to be edited in place.
    pub network: Network,
    failed: Option<StoreError>,
}

impl Tx<'_> {
    /// Reads one record, changes of this transaction included.
    pub fn get<R: Record>(&mut self, key: &str) -> Option<R> {
        if self.failed.is_some() {
            return None;
        }
        let found = get(self.db, key);
        self.keep_error(found).flatten()
    }

    /// Reads every record whose key starts with the prefix.
    pub fn scan<R: Record>(&mut self, prefix: &str) -> Vec<R> {
        if self.failed.is_some() {
            return Vec::new();
        }
        let found = scan(self.db, prefix);
        self.keep_error(found).unwrap_or_default()
    }

    /// Writes a record.
    pub fn put<R: Record>(&mut self, record: &R) {
        if self.failed.is_none() {
            let written = put(self.db, record);
            self.keep_error(written);
        }
    }

    /// Deletes a record; one that isn't there is fine.
    pub fn delete<R: Record>(&mut self, key: &str) {
        if self.failed.is_none() {
            let deleted = delete::<R>(self.db, key);
            self.keep_error(deleted);
        }
    }

    #[cfg(test)]
    pub(crate) fn limit_pages(&mut self, pages: u32) {
        let limited = self
            .db
            .pragma_update(None, "max_page_count", pages)
            .map_err(StoreError::from);
        self.keep_error(limited);
    }

    /// Database errors are kept and fail the whole transaction, so that callers needn't handle what they can't mend.
    fn keep_error<T>(&mut self, result: Result<T, StoreError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.failed.get_or_insert(error);
                None
            }
        }
    }
}

pub(crate) fn put<R: Record>(db: &Connection, record: &R) -> Result<(), StoreError> {
    let key = record.key();
    let body = serde_json::to_string(record).map_err(|source| StoreError::Record {
        kind: R::KIND,
        key: key.clone(),
        source,
    })?;
    db.prepare_cached(
        "INSERT INTO record (kind, key, body) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET body = excluded.body",
    )?
    .execute(params![R::KIND, key, body])?;
    Ok(())
}

pub(crate) fn delete<R: Record>(db: &Connection, key: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM record WHERE kind = ?1 AND key = ?2")?
        .execute(params![R::KIND, key])?;
    Ok(())
}

pub(crate) fn run(db: Connection, jobs: Receiver<Job>, shared: Arc<Shared>) {
    while let Ok(first) = jobs.recv() {
        if let Err(error) = db.execute_batch("BEGIN IMMEDIATE") {
            // Another process holds the database, or the disk is broken. Those who wait now are told; later ones try anew.
            first(Err(error.into()));
            continue;
        }
        let mut network: Arc<Network> = shared.network.read().unwrap_or_else(|e| e.into_inner()).clone();
        let mut finishes: Vec<(Finish, Option<StoreError>)> = Vec::new();
        let mut kept_any = false;
        let mut next = Some(first);
        while let Some(job) = next.take() {
            if let Some((finish, kept, error)) = run_one(&db, job, &mut network) {
                kept_any |= kept;
                finishes.push((finish, error));
            }
            // On a full disk or an I/O error SQLite may give up the transaction by itself; nobody may write outside of one.
            if finishes.len() < GROUP && !db.is_autocommit() {
                next = jobs.try_recv().ok();
            }
        }
        // A commit of a transaction that's gone is an error, too, and then nothing of the group was kept.
        let committed = db.execute_batch("COMMIT").map_err(Arc::new);
        if committed.is_err() {
            // Fails when no transaction is open any more, which is what's wanted.
            let _ = db.execute_batch("ROLLBACK");
        } else if kept_any {
            *shared.network.write().unwrap_or_else(|e| e.into_inner()) = network;
            shared.revision.send_modify(|r| *r += 1);
        }
        for (finish, error) in finishes {
            finish(match (error, &committed) {
                (Some(error), _) => Err(error),
                (None, Err(error)) if is_full(error) => Err(StoreError::Full),
                (None, Err(error)) => Err(StoreError::Commit(error.clone())),
                (None, Ok(())) => Ok(()),
            });
        }
    }
}

fn run_one(db: &Connection, job: Job, network: &mut Arc<Network>) -> Option<(Finish, bool, Option<StoreError>)> {
    if db.is_autocommit() {
        job(Err(StoreError::NoTransaction));
        return None;
    }
    if let Err(error) = db.execute_batch("SAVEPOINT change") {
        job(Err(error.into()));
        return None;
    }
    let mut tx = Tx {
        db,
        network: (**network).clone(),
        failed: None,
    };
    let (keep, finish) = job(Ok(&mut tx))?;
    if keep && tx.failed.is_none() {
        let stored = network::store_difference(db, network, &tx.network);
        tx.keep_error(stored);
    }
    let kept = keep && tx.failed.is_none();
    // With the transaction given up there's no savepoint either; then the commit of the group fails and says so.
    let ended = match (db.is_autocommit(), kept) {
        (true, _) => Ok(()),
        (false, true) => db.execute_batch("RELEASE change"),
        (false, false) => db.execute_batch("ROLLBACK TO change; RELEASE change"),
    };
    tx.keep_error(ended.map_err(StoreError::from));
    let kept = kept && tx.failed.is_none();
    if kept {
        *network = Arc::new(tx.network);
    }
    Some((finish, kept, tx.failed))
}
