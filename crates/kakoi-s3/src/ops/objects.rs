//! Objects: put, get, copy, delete, and their tags.

use super::buckets::tags;
use super::errors::{bad, named};
use super::receive::{Stated, receive};
use super::{Handler, milliseconds, signed, timestamp};
use crate::gate::Gate;
use crate::needs::need;
use crate::storage::{self, Checksum, Condition, Facts, Reading, Tags, objects};
use bytes::Bytes;
use futures_util::Stream;
use http::{Extensions, HeaderMap, HeaderValue, StatusCode};
use s3s::dto::*;
use s3s::{S3Error, S3ErrorCode, S3Request, S3Response, S3Result};
use std::ops::Range;

/// The bytes that names and values of user metadata may have together.
const METADATA: usize = 2048;

/// A condition on the key of a write.
pub(super) fn condition(if_match: Option<ETagCondition>, if_none_match: Option<ETagCondition>) -> S3Result<Condition> {
    match (if_match, if_none_match) {
        (None, None) => Ok(Condition::Always),
        (None, Some(ETagCondition::Any)) => Ok(Condition::Absent),
        (Some(ETagCondition::Any), None) => Ok(Condition::Present),
        (Some(ETagCondition::ETag(etag)), None) => Ok(Condition::Is(etag.into_value())),
        _ => Err(named(
            "NotImplemented",
            StatusCode::NOT_IMPLEMENTED,
            "A header you provided implies functionality that is not implemented",
        )),
    }
}

/// The facts that a request states about an object: of any input with these fields.
macro_rules! facts {
    ($input:expr) => {{
        let user: crate::storage::UserMetadata = $input.metadata.take().unwrap_or_default().into_iter().collect();
        crate::ops::objects::checked(crate::storage::Facts {
            content_type: $input.content_type.take(),
            content_encoding: $input.content_encoding.take(),
            content_language: $input.content_language.take(),
            content_disposition: $input.content_disposition.take(),
            cache_control: $input.cache_control.take(),
            expires: $input.expires.take().map(crate::ops::milliseconds),
            user,
            checksum: None,
        })
    }};
}
pub(super) use facts;

pub(super) fn checked(mut facts: Facts) -> S3Result<Facts> {
    if storage::list::metadata_size(&facts.user) > METADATA {
        return Err(bad(
            "MetadataTooLarge",
            "Your metadata headers exceed the maximum allowed metadata size",
        ));
    }
    // Of the way here, not of the object.
    let encoding = facts.content_encoding.take().unwrap_or_default();
    let kept: Vec<&str> = encoding
        .split(',')
        .map(str::trim)
        .filter(|e| !e.is_empty() && *e != "aws-chunked")
        .collect();
    facts.content_encoding = (!kept.is_empty()).then(|| kept.join(","));
    Ok(facts)
}

/// Tags from the header `x-amz-tagging`: a query string.
pub(super) fn header_tags(value: Option<String>) -> S3Result<Tags> {
    let value = value.unwrap_or_default().replace('+', " ");
    let decode = |t: &str| percent_encoding::percent_decode_str(t).decode_utf8_lossy().into_owned();
    let pairs = value
        .split('&')
        .filter(|p| !p.is_empty())
        .map(|p| p.split_once('=').unwrap_or((p, "")));
    tags(
        pairs
            .map(|(k, v)| Tag {
                key: Some(decode(k)),
                value: Some(decode(v)),
            })
            .collect(),
        10,
    )
}

/// Sets the field of a checksum's algorithm, in any output that has them.
macro_rules! set_checksum {
    ($output:expr, $checksum:expr) => {
        if let Some(checksum) = $checksum {
            let value = Some(checksum.value.clone());
            match checksum.algorithm.as_str() {
                "CRC32" => $output.checksum_crc32 = value,
                "CRC32C" => $output.checksum_crc32c = value,
                "CRC64NVME" => $output.checksum_crc64nvme = value,
                "SHA1" => $output.checksum_sha1 = value,
                _ => $output.checksum_sha256 = value,
            }
        }
    };
}
pub(super) use set_checksum;

pub(super) fn kind(composite: bool) -> ChecksumType {
    ChecksumType::from_static(if composite {
        ChecksumType::COMPOSITE
    } else {
        ChecksumType::FULL_OBJECT
    })
}

pub(super) async fn put_object<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<PutObjectInput>,
) -> S3Result<S3Response<PutObjectOutput>> {
    let mut input = request.input;
    let condition = condition(input.if_match.take(), input.if_none_match.take())?;
    let (mut facts, tags) = (facts!(input)?, header_tags(input.tagging.take())?);
    let stated = Stated::of(&request.headers)?;
    handler.require_bucket(input.bucket.clone()).await?;
    let (content, digests) = receive(
        handler,
        input.body.take(),
        &stated,
        request.trailing_headers,
        stated.algorithm,
    )
    .await?;
    let (etag, checksum) = (digests.etag(), digests.checksum);
    facts.checksum = Some(checksum.clone());
    let new = storage::Object {
        id: 0,
        size: content.piece().size,
        etag: etag.clone(),
        modified: 0,
        facts,
        tags,
    };
    let write = move |tx: &rusqlite::Transaction<'_>, piece: &storage::Piece| {
        objects::put(
            tx,
            (&input.bucket, &input.key),
            &condition,
            &new,
            std::slice::from_ref(piece),
        )
    };
    handler.storage.write_content(content, write).await?;
    let mut output = PutObjectOutput {
        e_tag: Some(ETag::Strong(etag)),
        checksum_type: Some(kind(false)),
        ..Default::default()
    };
    set_checksum!(output, Some(&checksum));
    Ok(S3Response::new(output))
}

/// What a read asks for, of `GetObject`, `HeadObject` and the source of a copy alike.
#[derive(Default)]
pub(super) struct Conditions {
    pub(super) if_match: Option<ETagCondition>,
    pub(super) if_none_match: Option<ETagCondition>,
    pub(super) if_modified_since: Option<Timestamp>,
    pub(super) if_unmodified_since: Option<Timestamp>,
}

impl Conditions {
    /// In RFC 9110's order (section 13.2.2). The second value: what is answered if the reader has it already.
    pub(super) fn check(self, object: &storage::Object, unchanged: S3ErrorCode) -> S3Result<()> {
        let is = |c: &ETagCondition| c.as_etag().is_none_or(|e| e.value() == object.etag);
        let since = |t: Timestamp| milliseconds(t) / 1000 < object.modified / 1000;
        let fail = |code: S3ErrorCode| {
            let mut error =
                S3Error::with_message(code, "At least one of the pre-conditions you specified did not hold");
            let mut headers = HeaderMap::new();
            if let Ok(value) = HeaderValue::from_str(&format!("\"{}\"", object.etag)) {
                headers.insert("etag", value);
            }
            error.set_headers(headers);
            Err(error)
        };
        match (&self.if_match, self.if_unmodified_since) {
            (Some(wanted), _) if !is(wanted) => return fail(S3ErrorCode::PreconditionFailed),
            (None, Some(time)) if since(time.clone()) => return fail(S3ErrorCode::PreconditionFailed),
            _ => {}
        }
        match (&self.if_none_match, self.if_modified_since) {
            (Some(known), _) if is(known) => fail(unchanged),
            (None, Some(time)) if !since(time.clone()) => fail(unchanged),
            _ => Ok(()),
        }
    }
}

/// The part of an object that a read is about.
struct Extent {
    range: Range<u64>,
    /// Whether the answer is 206.
    partial: bool,
    parts: Option<i32>,
}

fn extent(size: u64, reading: &Reading, range: Option<s3s::dto::Range>, part: Option<i32>) -> S3Result<Extent> {
    let parts = i32::try_from(reading.count()).ok();
    match (range, part) {
        (Some(_), Some(_)) => Err(bad(
            "InvalidRequest",
            "Cannot specify both Range header and partNumber query parameter",
        )),
        (None, None) => Ok(Extent {
            range: 0..size,
            partial: false,
            parts: None,
        }),
        (None, Some(number)) => {
            let found = usize::try_from(number).ok().and_then(|n| reading.part(n));
            let message = "The requested partnumber is not satisfiable";
            let range = found.ok_or_else(|| named("InvalidPartNumber", StatusCode::RANGE_NOT_SATISFIABLE, message))?;
            Ok(Extent {
                range,
                partial: true,
                parts: parts.filter(|p| *p > 1),
            })
        }
        (Some(range), None) => {
            let range = range.check(size).map_err(|_| {
                let mut error =
                    S3Error::with_message(S3ErrorCode::InvalidRange, "The requested range is not satisfiable");
                let mut headers = HeaderMap::new();
                if let Ok(value) = HeaderValue::from_str(&format!("bytes */{size}")) {
                    headers.insert("content-range", value);
                }
                error.set_headers(headers);
                error
            })?;
            Ok(Extent {
                range,
                partial: true,
                parts: None,
            })
        }
    }
}

impl<G: Gate> Handler<G> {
    /// An object for a reader. Who may not list the bucket isn't told that a key doesn't exist.
    pub(super) async fn open(
        &self,
        extensions: &Extensions,
        bucket: &str,
        key: &str,
    ) -> S3Result<(storage::Object, Reading)> {
        match self.storage.open_object(bucket, key).await {
            Err(storage::StorageError::NoSuchKey) => {
                let list = need("s3:ListBucket", format!("arn:aws:s3:::{bucket}"));
                self.admit(extensions, list)
                    .await
                    .map_err(|_| S3Error::with_message(S3ErrorCode::AccessDenied, "Access Denied"))?;
                Err(storage::StorageError::NoSuchKey.into())
            }
            other => Ok(other?),
        }
    }
}

/// Content as a stream of pieces, each read when it's asked for.
pub(super) fn stream(reading: Reading) -> impl Stream<Item = Result<Bytes, storage::StorageError>> + Send + Sync {
    futures_util::stream::try_unfold(reading, |mut reading| async move {
        let read = tokio::task::spawn_blocking(move || reading.next().map(|data| data.map(|d| (d, reading))));
        read.await.map_err(|_| storage::StorageError::Interrupted)?
    })
}

/// The fields that `GetObject` and `HeadObject` have in common.
macro_rules! describe {
    ($output:ident, $object:ident, $extent:ident, $checksums:expr) => {
        $output {
            accept_ranges: Some("bytes".to_owned()),
            cache_control: $object.facts.cache_control.clone(),
            content_disposition: $object.facts.content_disposition.clone(),
            content_encoding: $object.facts.content_encoding.clone(),
            content_language: $object.facts.content_language.clone(),
            content_length: Some(signed($extent.range.end - $extent.range.start)),
            content_range: ($extent.partial && !$extent.range.is_empty()).then(|| {
                format!(
                    "bytes {}-{}/{}",
                    $extent.range.start,
                    $extent.range.end - 1,
                    $object.size
                )
            }),
            content_type: Some(
                $object
                    .facts
                    .content_type
                    .clone()
                    .unwrap_or_else(|| "binary/octet-stream".to_owned()),
            ),
            checksum_type: $checksums.map(|c: &Checksum| kind(c.composite)),
            e_tag: Some(ETag::Strong($object.etag.clone())),
            expires: $object.facts.expires.map(timestamp),
            last_modified: Some(timestamp($object.modified)),
            metadata: Some($object.facts.user.clone().into_iter().collect()),
            parts_count: $extent.parts,
            ..Default::default()
        }
    };
}

/// The checksum to answer: of whole objects, to readers that ask.
fn asked<'a>(mode: Option<&ChecksumMode>, object: &'a storage::Object, extent: &Extent) -> Option<&'a Checksum> {
    let asked = mode.is_some_and(|m| m.as_str() == ChecksumMode::ENABLED) && !extent.partial;
    object.facts.checksum.as_ref().filter(|_| asked)
}

fn status<T>(output: T, extent: &Extent) -> S3Response<T> {
    let partial = extent.partial && !extent.range.is_empty();
    S3Response::with_status(
        output,
        if partial {
            StatusCode::PARTIAL_CONTENT
        } else {
            StatusCode::OK
        },
    )
}

pub(super) async fn get_object<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<GetObjectInput>,
) -> S3Result<S3Response<GetObjectOutput>> {
    let input = request.input;
    let (object, reading) = handler.open(&request.extensions, &input.bucket, &input.key).await?;
    let conditions = Conditions {
        if_match: input.if_match,
        if_none_match: input.if_none_match,
        if_modified_since: input.if_modified_since,
        if_unmodified_since: input.if_unmodified_since,
    };
    conditions.check(&object, S3ErrorCode::NotModified)?;
    let extent = extent(object.size, &reading, input.range, input.part_number)?;
    let checksum = asked(input.checksum_mode.as_ref(), &object, &extent);
    let mut output = describe!(GetObjectOutput, object, extent, checksum);
    set_checksum!(output, checksum);
    output.tag_count = i32::try_from(object.tags.len()).ok().filter(|n| *n > 0);
    output.body = Some(StreamingBlob::wrap(stream(reading.only(&extent.range))));
    Ok(status(output, &extent))
}

pub(super) async fn head_object<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<HeadObjectInput>,
) -> S3Result<S3Response<HeadObjectOutput>> {
    let input = request.input;
    let (object, reading) = handler.open(&request.extensions, &input.bucket, &input.key).await?;
    let conditions = Conditions {
        if_match: input.if_match,
        if_none_match: input.if_none_match,
        if_modified_since: input.if_modified_since,
        if_unmodified_since: input.if_unmodified_since,
    };
    conditions.check(&object, S3ErrorCode::NotModified)?;
    let extent = extent(object.size, &reading, input.range, input.part_number)?;
    let checksum = asked(input.checksum_mode.as_ref(), &object, &extent);
    let mut output = describe!(HeadObjectOutput, object, extent, checksum);
    set_checksum!(output, checksum);
    Ok(status(output, &extent))
}
