//! Listings of keys and uploads.

use super::errors::bad;
use super::{Handler, signed, timestamp};
use crate::gate::Gate;
use crate::storage::{Listing, Query, list};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use s3s::dto::*;
use s3s::{S3Request, S3Response, S3Result};

/// Entries in one answer.
const PAGE: i32 = 1000;

/// What `encoding-type=url` leaves as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'*')
    .remove(b'/');

/// How names are written in an answer.
struct Spelling(bool);

impl Spelling {
    fn of(encoding: Option<&EncodingType>) -> S3Result<Self> {
        match encoding.map(EncodingType::as_str) {
            None => Ok(Self(false)),
            Some(EncodingType::URL) => Ok(Self(true)),
            Some(_) => Err(bad("InvalidArgument", "Invalid Encoding Method specified in Request")),
        }
    }

    fn spell(&self, text: String) -> String {
        if self.0 {
            utf8_percent_encode(&text, PLAIN).to_string()
        } else {
            text
        }
    }

    fn prefixes(&self, prefixes: Vec<String>) -> Option<CommonPrefixList> {
        let all = prefixes.into_iter().map(|p| CommonPrefix {
            prefix: Some(self.spell(p)),
        });
        Some(all.collect())
    }
}

/// A page's size: what is asked, at most a thousand.
fn limit(asked: Option<i32>) -> S3Result<i32> {
    match asked {
        Some(n) if n < 0 => Err(bad(
            "InvalidArgument",
            "Argument maxKeys must be an integer between 0 and 2147483647",
        )),
        asked => Ok(asked.unwrap_or(PAGE).min(PAGE)),
    }
}

fn query(prefix: Option<&String>, delimiter: Option<&String>, limit: i32) -> Query {
    Query {
        prefix: prefix.cloned().unwrap_or_default(),
        delimiter: delimiter.cloned().unwrap_or_default(),
        from: Vec::new(),
        limit: usize::try_from(limit).unwrap_or(0),
    }
}

fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

impl<G: Gate> Handler<G> {
    async fn list(&self, bucket: String, query: Query) -> S3Result<Listing> {
        Ok(self.storage.read(move |c| list::objects(c, &bucket, &query)).await?)
    }

    fn object_owner(&self, wanted: bool) -> Option<Owner> {
        wanted.then(|| Owner {
            display_name: None,
            id: Some(self.owner()),
        })
    }

    fn contents(&self, entries: Vec<list::Entry>, spelling: &Spelling, owner: bool) -> Option<ObjectList> {
        let all = entries.into_iter().map(|e| Object {
            e_tag: Some(ETag::Strong(e.etag)),
            key: Some(spelling.spell(e.key)),
            last_modified: Some(timestamp(e.modified)),
            owner: self.object_owner(owner),
            size: Some(signed(e.size)),
            storage_class: Some(ObjectStorageClass::from_static(ObjectStorageClass::STANDARD)),
            ..Object::default()
        });
        Some(all.collect())
    }
}

pub(super) async fn list_objects<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<ListObjectsInput>,
) -> S3Result<S3Response<ListObjectsOutput>> {
    let input = request.input;
    let spelling = Spelling::of(input.encoding_type.as_ref())?;
    let max_keys = limit(input.max_keys)?;
    let mut query = query(input.prefix.as_ref(), input.delimiter.as_ref(), max_keys);
    if let Some(marker) = input.marker.as_ref().filter(|m| !m.is_empty()) {
        query.after(marker);
    }
    let page = handler.list(input.bucket.clone(), query).await?;
    let truncated = page.next.is_some();
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html: only with a delimiter.
    let next_marker = page
        .last
        .filter(|_| truncated && input.delimiter.is_some())
        .map(|m| spelling.spell(m));
    Ok(S3Response::new(ListObjectsOutput {
        name: Some(input.bucket),
        prefix: Some(spelling.spell(input.prefix.unwrap_or_default())),
        marker: Some(spelling.spell(input.marker.unwrap_or_default())),
        max_keys: Some(max_keys),
        is_truncated: Some(truncated),
        contents: handler.contents(page.entries, &spelling, true),
        common_prefixes: spelling.prefixes(page.prefixes),
        delimiter: input.delimiter.map(|d| spelling.spell(d)),
        next_marker,
        encoding_type: input.encoding_type,
        request_charged: None,
    }))
}

pub(super) async fn list_objects_v2<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<ListObjectsV2Input>,
) -> S3Result<S3Response<ListObjectsV2Output>> {
    let input = request.input;
    let spelling = Spelling::of(input.encoding_type.as_ref())?;
    let max_keys = limit(input.max_keys)?;
    let mut query = query(input.prefix.as_ref(), input.delimiter.as_ref(), max_keys);
    if let Some(token) = &input.continuation_token {
        let wrong = |_| bad("InvalidArgument", "The continuation token provided is incorrect");
        query.from = BASE64.decode(token).map_err(wrong)?;
    } else if let Some(start) = input.start_after.as_ref().filter(|s| !s.is_empty()) {
        query.after(start);
    }
    let page = handler.list(input.bucket.clone(), query).await?;
    Ok(S3Response::new(ListObjectsV2Output {
        name: Some(input.bucket),
        prefix: Some(spelling.spell(input.prefix.unwrap_or_default())),
        max_keys: Some(max_keys),
        key_count: Some(count(page.entries.len() + page.prefixes.len())),
        continuation_token: input.continuation_token,
        is_truncated: Some(page.next.is_some()),
        next_continuation_token: page.next.map(|n| BASE64.encode(n)),
        contents: handler.contents(page.entries, &spelling, input.fetch_owner.unwrap_or(false)),
        common_prefixes: spelling.prefixes(page.prefixes),
        delimiter: input.delimiter.map(|d| spelling.spell(d)),
        encoding_type: input.encoding_type,
        start_after: input.start_after.map(|s| spelling.spell(s)),
        request_charged: None,
    }))
}

/// Buckets have no versions here, so each object is its own only one, as AWS says it: `null`.
pub(super) async fn list_object_versions<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<ListObjectVersionsInput>,
) -> S3Result<S3Response<ListObjectVersionsOutput>> {
    let input = request.input;
    let spelling = Spelling::of(input.encoding_type.as_ref())?;
    let max_keys = limit(input.max_keys)?;
    let mut query = query(input.prefix.as_ref(), input.delimiter.as_ref(), max_keys);
    if let Some(marker) = input.key_marker.as_ref().filter(|m| !m.is_empty()) {
        query.after(marker);
    }
    let page = handler.list(input.bucket.clone(), query).await?;
    let truncated = page.next.is_some();
    let versions = page.entries.into_iter().map(|e| ObjectVersion {
        e_tag: Some(ETag::Strong(e.etag)),
        is_latest: Some(true),
        key: Some(spelling.spell(e.key)),
        last_modified: Some(timestamp(e.modified)),
        owner: handler.object_owner(true),
        size: Some(signed(e.size)),
        storage_class: Some(ObjectVersionStorageClass::from_static(
            ObjectVersionStorageClass::STANDARD,
        )),
        version_id: Some("null".to_owned()),
        ..ObjectVersion::default()
    });
    Ok(S3Response::new(ListObjectVersionsOutput {
        versions: Some(versions.collect()),
        common_prefixes: spelling.prefixes(page.prefixes),
        delimiter: input.delimiter.map(|d| spelling.spell(d)),
        encoding_type: input.encoding_type,
        is_truncated: Some(truncated),
        key_marker: Some(spelling.spell(input.key_marker.unwrap_or_default())),
        max_keys: Some(max_keys),
        name: Some(input.bucket),
        next_key_marker: page.last.filter(|_| truncated).map(|m| spelling.spell(m)),
        next_version_id_marker: truncated.then(|| "null".to_owned()),
        prefix: Some(spelling.spell(input.prefix.unwrap_or_default())),
        ..ListObjectVersionsOutput::default()
    }))
}

pub(super) async fn list_multipart_uploads<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<ListMultipartUploadsInput>,
) -> S3Result<S3Response<ListMultipartUploadsOutput>> {
    let input = request.input;
    let spelling = Spelling::of(input.encoding_type.as_ref())?;
    let max_uploads = limit(input.max_uploads)?;
    let mut query = query(input.prefix.as_ref(), input.delimiter.as_ref(), max_uploads);
    let mut after_id = String::new();
    match (
        input.key_marker.as_ref().filter(|m| !m.is_empty()),
        input.upload_id_marker.as_ref(),
    ) {
        (Some(key), Some(id)) if !id.is_empty() => {
            query.from = key.clone().into_bytes();
            after_id.clone_from(id);
        }
        (Some(key), _) => query.after(key),
        (None, _) => {}
    }
    let bucket = input.bucket.clone();
    let page = handler
        .storage
        .read(move |c| list::uploads(c, &bucket, &query, &after_id))
        .await?;
    let truncated = page.next.is_some();
    let last_id = page
        .entries
        .last()
        .filter(|e| Some(&e.key) == page.last.as_ref())
        .map(|e| e.id.clone());
    let id = handler.owner();
    let uploads = page.entries.into_iter().map(|e| MultipartUpload {
        checksum_algorithm: e.algorithm.map(ChecksumAlgorithm::from),
        initiated: Some(timestamp(e.initiated)),
        initiator: Some(Initiator {
            display_name: None,
            id: Some(id.clone()),
        }),
        key: Some(spelling.spell(e.key)),
        owner: Some(Owner {
            display_name: None,
            id: Some(id.clone()),
        }),
        storage_class: Some(StorageClass::from_static(StorageClass::STANDARD)),
        upload_id: Some(e.id),
        ..MultipartUpload::default()
    });
    Ok(S3Response::new(ListMultipartUploadsOutput {
        uploads: Some(uploads.collect()),
        bucket: Some(input.bucket),
        common_prefixes: spelling.prefixes(page.prefixes),
        delimiter: input.delimiter.map(|d| spelling.spell(d)),
        encoding_type: input.encoding_type,
        is_truncated: Some(truncated),
        key_marker: Some(spelling.spell(input.key_marker.unwrap_or_default())),
        max_uploads: Some(max_uploads),
        next_key_marker: page.last.filter(|_| truncated).map(|m| spelling.spell(m)),
        next_upload_id_marker: last_id.filter(|_| truncated),
        prefix: Some(spelling.spell(input.prefix.unwrap_or_default())),
        upload_id_marker: input.upload_id_marker,
        ..ListMultipartUploadsOutput::default()
    }))
}
