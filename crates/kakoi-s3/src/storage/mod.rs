//! Objects as files, and an index of them in SQLite.
//!
//! `index.db` says what exists; a content file is named by a random id, and nothing of a key is ever a path. A file is
//! written to `incoming/`, made durable, then one transaction names it in the index, then it moves to `objects/<2 hex>/`.
//! Files that a transaction lets go are written down in its `doomed` table and removed afterwards. So after any crash
//! the work left is what `incoming/` and `doomed` hold, however many objects there are.

mod content;
mod digest;
mod error;
mod index;
pub(crate) mod list;
pub(crate) mod objects;
mod room;
mod schema;
pub(crate) mod uploads;

pub(crate) use content::{Durable, Piece, Reading, Spool};
pub(crate) use digest::{Algorithm, Digests};
pub use error::StorageError;
pub(crate) use index::{bucket_tags, create_bucket, delete_bucket, require_bucket, set_bucket_tags};
pub(crate) use list::{Listing, Query};
pub(crate) use objects::{Checksum, Condition, Facts, Object, Tags};
pub(crate) use uploads::{Claimed, Part, Upload};

use bytes::Bytes;
use room::Floor;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;

/// What a storage call answers.
pub(crate) type Result<T> = std::result::Result<T, StorageError>;

/// Blocking calls at a time. More would only wait for the one writer, each on a thread of its own.
const BLOCKING: usize = 16;

/// Connections for reading that are kept open.
const READERS: usize = 8;

/// A lock whose holder panicked still guards whole values: each is changed in one step.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// When it was made, in milliseconds since 1970.
    pub created: i64,
}

/// The store of one region. Cheap to clone.
#[derive(Clone)]
pub struct Storage {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) dir: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// Objects being read, by row id, with the count of readers: their files outlive their rows.
    pub(crate) leases: Mutex<HashMap<i64, usize>>,
    /// Tells the remover that there may be work. Holds one message; more would say nothing new.
    wake: SyncSender<()>,
    permits: Arc<Semaphore>,
    floor: Floor,
}

impl Storage {
    /// Opens the store in a directory, which is made if it's missing, and finishes what a crash interrupted.
    ///
    /// # Errors
    /// If the directory can't be used, or its index is of a later version.
    pub fn open(dir: &Path) -> std::result::Result<Self, StorageError> {
        Self::open_above(dir, Floor::Usual)
    }

    fn open_above(dir: &Path, floor: Floor) -> Result<Self> {
        content::prepare(dir)?;
        let mut writer = index::open_writer(dir)?;
        schema::migrate(&mut writer)?;
        content::settle(dir, &writer)?;
        let (wake, woken) = sync_channel(1);
        let shared = Arc::new(Shared {
            dir: dir.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            leases: Mutex::new(HashMap::new()),
            wake,
            permits: Arc::new(Semaphore::new(BLOCKING)),
            floor,
        });
        let remover = index::open_remover(dir)?;
        let weak = Arc::downgrade(&shared);
        std::thread::Builder::new()
            .name("s3-remover".to_owned())
            .spawn(move || content::remover(&remover, &woken, &weak))
            .map_err(StorageError::Io)?;
        shared.wake();
        Ok(Self { shared })
    }

    /// The buckets, by name.
    ///
    /// # Errors
    /// If the index can't be read.
    pub async fn buckets(&self) -> std::result::Result<Vec<Bucket>, StorageError> {
        self.read(index::buckets).await
    }

    /// Makes a bucket unless it exists; says whether it was made.
    ///
    /// # Errors
    /// If the name breaks AWS's rules for bucket names, or the index can't be written.
    pub async fn ensure_bucket(&self, name: &str) -> std::result::Result<bool, StorageError> {
        if !s3s::path::check_bucket_name(name) {
            return Err(StorageError::InvalidBucketName);
        }
        let name = name.to_owned();
        self.write(move |tx| match index::create_bucket(tx, &name) {
            Ok(()) => Ok(true),
            Err(StorageError::BucketExists) => Ok(false),
            Err(e) => Err(e),
        })
        .await
    }

    /// Puts a small object at a key unless it's there with this very content; says whether it was put.
    ///
    /// # Errors
    /// If there's no such bucket, no room, or files or the index can't be written.
    pub async fn ensure_object(
        &self,
        bucket: &str,
        key: &str,
        content_type: &str,
        content: Bytes,
    ) -> std::result::Result<bool, StorageError> {
        let (durable, digests) = self.spool(None).await?.write(content).await?.finish().await?;
        let new = Object {
            id: 0,
            size: durable.piece().size,
            etag: digests.etag(),
            modified: 0,
            facts: Facts {
                content_type: Some(content_type.to_owned()),
                checksum: Some(digests.checksum),
                ..Facts::default()
            },
            tags: Tags::default(),
        };
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        let (at, etag) = ((bucket.clone(), key.clone()), new.etag.clone());
        let found = self.read(move |index| objects::find(index, &at.0, &at.1)).await;
        if found.is_ok_and(|object| object.etag == etag) {
            return Ok(false);
        }
        self.write_content(durable, move |tx, piece| {
            let place = (bucket.as_str(), key.as_str());
            objects::put(tx, place, &Condition::Always, &new, std::slice::from_ref(piece))
        })
        .await?;
        Ok(true)
    }

    /// Deletes every bucket with every object, upload and tag.
    ///
    /// # Errors
    /// If the index can't be written. Then nothing is deleted.
    pub async fn delete_everything(&self) -> std::result::Result<(), StorageError> {
        self.write(index::delete_everything).await
    }

    /// Reads the index, on a connection of its own.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let shared = Arc::clone(&self.shared);
        self.blocking(move || shared.reading(work)).await
    }

    /// One transaction: all of it is on disk when this answers, or none of it is there.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let shared = Arc::clone(&self.shared);
        self.blocking(move || shared.writing(work)).await
    }

    /// As `write`, for a transaction that names a new content file. The file is the transaction's: both stay, or neither.
    pub(crate) async fn write_content<T: Send + 'static>(
        &self,
        content: content::Durable,
        work: impl FnOnce(&Transaction<'_>, &Piece) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let shared = Arc::clone(&self.shared);
        self.blocking(move || {
            let answer = shared.writing(|tx| work(tx, content.piece()))?;
            content.keep();
            Ok(answer)
        })
        .await
    }

    /// A new content file.
    pub(crate) async fn spool(&self, algorithm: Option<Algorithm>) -> Result<Spool> {
        let shared = Arc::clone(&self.shared);
        self.blocking(move || Spool::create(&shared.dir, shared.floor, algorithm))
            .await
    }

    /// Refuses what would only grow the index, while there's no room for content either.
    pub(crate) async fn require_room(&self) -> Result<()> {
        let shared = Arc::clone(&self.shared);
        self.blocking(move || shared.floor.check(std::fs::File::open(&shared.dir)?))
            .await
    }

    /// An object with its content held open: it can be read to its end whatever happens to its key.
    pub(crate) async fn open_object(&self, bucket: &str, key: &str) -> Result<(Object, Reading)> {
        let (shared, bucket, key) = (Arc::clone(&self.shared), bucket.to_owned(), key.to_owned());
        self.blocking(move || {
            loop {
                let object = shared.reading(|c| objects::find(c, &bucket, &key))?;
                let reading = Reading::lease(&shared, object.id);
                // Committed removals look at leases; so an object that's still there now keeps its files.
                if let Some(pieces) = shared.reading(|c| objects::pieces(c, object.id))? {
                    return Ok((object, reading.with(pieces)));
                }
            }
        })
        .await
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let permit = Arc::clone(&self.shared.permits)
            .acquire_owned()
            .await
            .map_err(|_| StorageError::Interrupted)?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        })
        .await
        .map_err(|_| StorageError::Interrupted)?
    }
}

impl Shared {
    fn reading<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let kept = locked(&self.readers).pop();
        let connection = match kept {
            Some(connection) => connection,
            None => index::open_reader(&self.dir)?,
        };
        let answer = work(&connection);
        let mut readers = locked(&self.readers);
        if readers.len() < READERS {
            readers.push(connection);
        }
        answer
    }

    fn writing<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let answer = {
            let mut writer = locked(&self.writer);
            let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = work(&tx)?;
            tx.commit()?;
            answer
        };
        self.wake();
        Ok(answer)
    }

    pub(crate) fn wake(&self) {
        // Full: it's awake already. Closed: the process ends.
        let _ = self.wake.try_send(());
    }
}

/// Now, in milliseconds since 1970.
pub(crate) fn now() -> i64 {
    let nanoseconds = time::OffsetDateTime::now_utc().unix_timestamp_nanos();
    i64::try_from(nanoseconds / 1_000_000).unwrap_or(i64::MAX)
}

/// A random id of 32 hexadecimal digits, for files and uploads.
pub(crate) fn random_id() -> Result<String> {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|e| StorageError::Io(std::io::Error::other(e.to_string())))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

/// Metadata of users: names in lower case, without `x-amz-meta-`.
pub(crate) type UserMetadata = BTreeMap<String, String>;

#[cfg(test)]
mod tests;
