//! S3: buckets and objects as files, the protocol by the `s3s` crate.
