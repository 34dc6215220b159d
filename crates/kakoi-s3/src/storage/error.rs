//! What can be wrong with a request to the store, or with the store.

/// A refused or failed storage call.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// No bucket of that name.
    #[error("the bucket does not exist")]
    NoSuchBucket,
    /// The name breaks AWS's rules for bucket names.
    #[error("the bucket's name is not valid")]
    InvalidBucketName,
    /// There is a bucket of that name.
    #[error("the bucket exists")]
    BucketExists,
    /// A bucket with objects or uploads can't be deleted.
    #[error("the bucket is not empty")]
    BucketNotEmpty,
    /// No object at that key.
    #[error("the key does not exist")]
    NoSuchKey,
    /// No upload of that id at that key.
    #[error("the upload does not exist")]
    NoSuchUpload,
    /// `If-Match` or `If-None-Match` doesn't hold.
    #[error("a precondition does not hold")]
    PreconditionFailed,
    /// A part that is named was never uploaded, or differs.
    #[error("a part is missing or differs")]
    InvalidPart,
    /// Parts that are not in ascending order.
    #[error("parts are not in order")]
    InvalidPartOrder,
    /// A part that isn't the last has less than 5 MiB.
    #[error("a part is too small")]
    EntityTooSmall,
    /// The whole object would be larger than 5 TiB.
    #[error("the object is too large")]
    EntityTooLarge,
    /// The checksum or size that the client states for the whole object is another.
    #[error("the object's checksum or size differs from what was stated")]
    BadDigest,
    /// The disk is full, or what's left of it is for others. Nothing was changed; free space and try again.
    #[error("the disk is full")]
    Full,
    /// The process is ending.
    #[error("the store is shutting down")]
    Interrupted,
    /// The index is of a later version of this program: use that version.
    #[error("the index is of version {0}, which this program doesn't know: run the version that wrote it")]
    Later(i64),
    /// A file couldn't be read or written.
    #[error("a file could not be used: {0}")]
    Io(#[source] std::io::Error),
    /// The index couldn't be read or written.
    #[error("the index could not be used: {0}")]
    Index(#[source] rusqlite::Error),
    /// A row that this program can't read.
    #[error("the index holds a value that can't be read: {0}")]
    Damaged(#[from] serde_json::Error),
}

impl From<std::io::Error> for StorageError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            _ => Self::Index(error),
        }
    }
}
