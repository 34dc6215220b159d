//! The writer thread: runs changes one after the other and commits them in groups.

use crate::{Record, Shared, StoreError, get, is_full, network, scan};
use kakoi_net::Network;
use rusqlite::{Connection, params};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

/// Told how the commit went, once it's over.
pub(crate) type Finish = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
/// A change; says whether to keep it.
pub(crate) type Job = Box<dyn FnOnce(&mut Tx<'_>) -> (bool, Finish) + Send>;

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
        let found = get(self.db, key);
        self.keep_error(found).flatten()
    }

    /// Reads every record whose key starts with the prefix.
    pub fn scan<R: Record>(&mut self, prefix: &str) -> Vec<R> {
        let found = scan(self.db, prefix);
        self.keep_error(found).unwrap_or_default()
    }

    /// Writes a record.
    pub fn put<R: Record>(&mut self, record: &R) {
        let written = put(self.db, record);
        self.keep_error(written);
    }

    /// Deletes a record; one that isn't there is fine.
    pub fn delete<R: Record>(&mut self, key: &str) {
        let deleted = delete::<R>(self.db, key);
        self.keep_error(deleted);
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
        let mut network: Arc<Network> = shared.network.read().unwrap_or_else(|e| e.into_inner()).clone();
        let mut finishes: Vec<(Finish, Option<StoreError>)> = Vec::new();
        let begun = db.execute_batch("BEGIN IMMEDIATE");
        let mut kept_any = false;
        let mut next = Some(first);
        while let Some(job) = next.take() {
            let (finish, kept, error) = run_one(&db, job, &mut network);
            kept_any |= kept;
            finishes.push((finish, error));
            if finishes.len() < GROUP {
                next = jobs.try_recv().ok();
            }
        }
        let committed = begun.and_then(|()| db.execute_batch("COMMIT")).map_err(Arc::new);
        if committed.is_err() {
            // Nothing of the group is kept; a rollback that fails too means that no transaction was open.
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

fn run_one(db: &Connection, job: Job, network: &mut Arc<Network>) -> (Finish, bool, Option<StoreError>) {
    let savepoint = db.execute_batch("SAVEPOINT change");
    let mut tx = Tx {
        db,
        network: (**network).clone(),
        failed: savepoint.err().map(StoreError::from),
    };
    let (keep, finish) = job(&mut tx);
    if keep && tx.failed.is_none() {
        let stored = network::store_difference(db, network, &tx.network);
        tx.keep_error(stored);
    }
    let kept = keep && tx.failed.is_none();
    let ended = if kept {
        db.execute_batch("RELEASE change")
    } else {
        db.execute_batch("ROLLBACK TO change; RELEASE change")
    };
    tx.keep_error(ended.map_err(StoreError::from));
    if kept && tx.failed.is_none() {
        *network = Arc::new(tx.network);
    }
    (finish, kept, tx.failed)
}
