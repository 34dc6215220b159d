//! S3 for the region: buckets and objects as files, the protocol by the `s3s` crate.
//!
//! It keeps objects and speaks S3. It knows no principal and no policy: each request is put to the caller's [`Gate`]
//! after its signature is verified and before anything is read or written.

mod body;
mod front;
mod gate;
mod hosts;
mod needs;
mod old_url;
mod ops;
mod service;
mod storage;

pub use gate::{Access, Gate, Need, Refusal};
pub use hosts::Hosts;
pub use old_url::is_one as is_old_presigned_url;
pub use service::{Config, S3};
pub use storage::{Bucket, Storage, StorageError};
