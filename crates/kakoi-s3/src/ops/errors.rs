//! Errors of the store as AWS answers them.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>

use crate::storage::StorageError;
use http::StatusCode;
use s3s::{S3Error, S3ErrorCode};

impl From<StorageError> for S3Error {
    fn from(error: StorageError) -> Self {
        let (code, message) = match error {
            StorageError::NoSuchBucket => (S3ErrorCode::NoSuchBucket, "The specified bucket does not exist"),
            StorageError::InvalidBucketName => (S3ErrorCode::InvalidBucketName, "The specified bucket is not valid."),
            StorageError::BucketExists => (
                S3ErrorCode::BucketAlreadyOwnedByYou,
                "Your previous request to create the named bucket succeeded and you already own it.",
            ),
            StorageError::BucketNotEmpty => (
                S3ErrorCode::BucketNotEmpty,
                "The bucket you tried to delete is not empty",
            ),
            StorageError::NoSuchKey => (S3ErrorCode::NoSuchKey, "The specified key does not exist."),
            StorageError::NoSuchUpload => (
                S3ErrorCode::NoSuchUpload,
                "The specified multipart upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
            ),
            StorageError::PreconditionFailed => (
                S3ErrorCode::PreconditionFailed,
                "At least one of the pre-conditions you specified did not hold",
            ),
            StorageError::InvalidPart => (
                S3ErrorCode::InvalidPart,
                "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
            ),
            StorageError::InvalidPartOrder => (
                S3ErrorCode::InvalidPartOrder,
                "The list of parts was not in ascending order. The parts list must be specified in order by part number.",
            ),
            StorageError::EntityTooSmall => (
                S3ErrorCode::EntityTooSmall,
                "Your proposed upload is smaller than the minimum allowed size",
            ),
            StorageError::EntityTooLarge => (
                S3ErrorCode::EntityTooLarge,
                "Your proposed upload exceeds the maximum allowed size",
            ),
            StorageError::BadDigest => (
                S3ErrorCode::BadDigest,
                "The checksum or size you specified for the object did not match what we received.",
            ),
            StorageError::Full => {
                tracing::error!(
                    "the disk of the S3 store is full but for what stays free for others: writes are refused until there is space"
                );
                (
                    S3ErrorCode::ServiceUnavailable,
                    "The region's disk is full. Nothing was stored; delete objects or free space.",
                )
            }
            StorageError::Interrupted => (S3ErrorCode::ServiceUnavailable, "Please reduce your request rate."),
            StorageError::Later(_) | StorageError::Io(_) | StorageError::Index(_) | StorageError::Damaged(_) => {
                tracing::error!(%error, "the S3 store failed");
                (
                    S3ErrorCode::InternalError,
                    "We encountered an internal error. Please try again.",
                )
            }
        };
        Self::with_message(code, message)
    }
}

/// An error with a code that `s3s` may not know, and its status.
pub(super) fn named(code: &'static str, status: StatusCode, message: impl Into<String>) -> S3Error {
    let known = S3ErrorCode::from_bytes(code.as_bytes()).unwrap_or(S3ErrorCode::InternalError);
    let mut error = S3Error::with_message(known, message.into());
    error.set_status_code(status);
    error
}

pub(super) fn bad(code: &'static str, message: impl Into<String>) -> S3Error {
    named(code, StatusCode::BAD_REQUEST, message)
}

/// What a body that broke off is answered with. The kinds of errors are private to `s3s`; their texts name them.
pub(super) fn body(error: &(dyn std::error::Error + Send + Sync + 'static)) -> S3Error {
    let text = error.to_string();
    if text.contains("Sha256Mismatch") {
        bad(
            "XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.",
        )
    } else if text.contains("SignatureMismatch") {
        named(
            "SignatureDoesNotMatch",
            StatusCode::FORBIDDEN,
            "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
        )
    } else if text.contains("kakoi: the client sent nothing") {
        let message = "Your socket connection to the server was not read from or written to within the timeout period.";
        bad("RequestTimeout", message)
    } else if text.contains("kakoi: a chunk is too large") || text.contains("FormatError") || text.contains("TooLarge")
    {
        bad(
            "InvalidRequest",
            "The chunks of the body are malformed, or larger than 1 MiB with a signature each.",
        )
    } else {
        bad(
            "IncompleteBody",
            "You did not provide the number of bytes specified by the Content-Length HTTP header",
        )
    }
}
