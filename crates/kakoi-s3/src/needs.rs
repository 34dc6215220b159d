//! Which permissions an operation needs, and by that which operations are served at all.
//!
//! From <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html> and
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html>.

use crate::front::Query;
use crate::gate::Need;
use http::HeaderMap;
use s3s::dto::CopySource;
use s3s::path::S3Path;
use s3s::{S3Error, S3ErrorCode, S3Result};

/// What a request needs. An operation that isn't here isn't served.
pub(crate) fn of(operation: &str, path: &S3Path, headers: &HeaderMap, query: &Query) -> S3Result<Vec<Need>> {
    let whole = match (path.get_bucket_name(), path.get_object_key()) {
        (Some(bucket), Some(key)) => format!("arn:aws:s3:::{bucket}/{key}"),
        (Some(bucket), None) => format!("arn:aws:s3:::{bucket}"),
        (None, _) => "*".to_owned(),
    };
    let one = |action| vec![need(action, whole.clone())];
    Ok(match operation {
        "ListBuckets" => one("s3:ListAllMyBuckets"),
        "CreateBucket" => one("s3:CreateBucket"),
        "DeleteBucket" => one("s3:DeleteBucket"),
        "HeadBucket" => one("s3:ListBucket"),
        "ListObjects" | "ListObjectsV2" => listing("s3:ListBucket", whole, query),
        "ListObjectVersions" => listing("s3:ListBucketVersions", whole, query),
        "ListMultipartUploads" => listing("s3:ListBucketMultipartUploads", whole, query),
        "GetBucketLocation" => one("s3:GetBucketLocation"),
        "GetBucketTagging" => one("s3:GetBucketTagging"),
        "PutBucketTagging" | "DeleteBucketTagging" => one("s3:PutBucketTagging"),
        "GetBucketVersioning" => one("s3:GetBucketVersioning"),
        "GetBucketAcl" => one("s3:GetBucketAcl"),
        "GetBucketPolicy" => one("s3:GetBucketPolicy"),
        "GetPublicAccessBlock" => one("s3:GetBucketPublicAccessBlock"),
        "GetBucketOwnershipControls" => one("s3:GetBucketOwnershipControls"),
        "GetBucketEncryption" => one("s3:GetEncryptionConfiguration"),
        "GetBucketCors" => one("s3:GetBucketCORS"),
        "GetBucketWebsite" => one("s3:GetBucketWebsite"),
        "GetBucketLogging" => one("s3:GetBucketLogging"),
        "GetBucketLifecycleConfiguration" => one("s3:GetLifecycleConfiguration"),
        "GetBucketReplication" => one("s3:GetReplicationConfiguration"),
        "GetObjectLockConfiguration" => one("s3:GetBucketObjectLockConfiguration"),
        "GetBucketRequestPayment" => one("s3:GetBucketRequestPayment"),
        "GetBucketAccelerateConfiguration" => one("s3:GetAccelerateConfiguration"),
        "GetBucketNotificationConfiguration" => one("s3:GetBucketNotification"),
        "GetObject" | "HeadObject" => one("s3:GetObject"),
        "PutObject" | "CreateMultipartUpload" => {
            let mut needs = one("s3:PutObject");
            if headers.contains_key("x-amz-tagging") {
                needs.push(need("s3:PutObjectTagging", whole));
            }
            needs
        }
        "UploadPart" | "CompleteMultipartUpload" => one("s3:PutObject"),
        "CopyObject" | "UploadPartCopy" => {
            let (bucket, key) = source(headers)?;
            let mut needs = vec![need("s3:GetObject", format!("arn:aws:s3:::{bucket}/{key}"))];
            needs.push(need("s3:PutObject", whole.clone()));
            if headers.contains_key("x-amz-tagging") {
                needs.push(need("s3:PutObjectTagging", whole));
            }
            needs
        }
        "AbortMultipartUpload" => one("s3:AbortMultipartUpload"),
        "ListParts" => one("s3:ListMultipartUploadParts"),
        "DeleteObject" => one("s3:DeleteObject"),
        // Asked key by key, once the body says which.
        "DeleteObjects" => Vec::new(),
        "GetObjectTagging" => one("s3:GetObjectTagging"),
        "PutObjectTagging" => one("s3:PutObjectTagging"),
        "DeleteObjectTagging" => one("s3:DeleteObjectTagging"),
        other => {
            let message = format!("The operation {other} is not served by this region.");
            return Err(S3Error::with_message(S3ErrorCode::NotImplemented, message));
        }
    })
}

pub(crate) const fn need(action: &'static str, resource: String) -> Need {
    Need {
        action,
        resource,
        context: Vec::new(),
    }
}

fn listing(action: &'static str, resource: String, query: &Query) -> Vec<Need> {
    let keys = [
        ("s3:prefix", "prefix"),
        ("s3:delimiter", "delimiter"),
        ("s3:max-keys", "max-keys"),
    ];
    let context = keys
        .into_iter()
        .filter_map(|(key, name)| Some((key, query.get(name)?.to_owned())))
        .collect();
    vec![Need {
        action,
        resource,
        context,
    }]
}

fn source(headers: &HeaderMap) -> S3Result<(String, String)> {
    let wrong = || S3Error::with_message(S3ErrorCode::InvalidArgument, "Invalid copy source object key");
    let value = headers
        .get("x-amz-copy-source")
        .and_then(|v| v.to_str().ok())
        .ok_or_else(wrong)?;
    match CopySource::parse(value).map_err(|_| wrong())? {
        CopySource::Bucket {
            bucket,
            key,
            version_id,
        } if version_id.as_deref().is_none_or(|v| v == "null") => Ok((bucket.into(), key.into())),
        CopySource::Bucket { .. } => Err(S3Error::with_message(
            S3ErrorCode::NoSuchVersion,
            "The specified version does not exist.",
        )),
        _ => Err(S3Error::with_message(
            S3ErrorCode::NotImplemented,
            "Access points are not served by this region.",
        )),
    }
}
