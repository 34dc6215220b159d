//! Copies inside the region.

use super::errors::bad;
use super::objects::{Conditions, facts, header_tags, kind, set_checksum};
use super::receive::GREATEST;
use super::{Handler, timestamp};
use crate::gate::Gate;
use crate::needs::need;
use crate::storage::{self, Algorithm, Condition, objects};
use s3s::dto::*;
use s3s::{S3ErrorCode, S3Request, S3Response, S3Result};

/// Bucket and key of a copy's source; the gate has seen the same.
pub(super) fn source(source: CopySource) -> S3Result<(String, String)> {
    match source {
        CopySource::Bucket { bucket, key, .. } => Ok((bucket.into(), key.into())),
        _ => Err(S3ErrorCode::NotImplemented.into()),
    }
}

pub(super) async fn copy_object<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<CopyObjectInput>,
) -> S3Result<S3Response<CopyObjectOutput>> {
    let mut input = request.input;
    let (from_bucket, from_key) = source(input.copy_source.clone())?;
    let (object, reading) = handler.open(&request.extensions, &from_bucket, &from_key).await?;
    let conditions = Conditions {
        if_match: input.copy_source_if_match.take(),
        if_none_match: input.copy_source_if_none_match.take(),
        if_modified_since: input.copy_source_if_modified_since.take(),
        if_unmodified_since: input.copy_source_if_unmodified_since.take(),
    };
    conditions.check(&object, S3ErrorCode::PreconditionFailed)?;
    if object.size > GREATEST {
        let message =
            "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120";
        return Err(bad("InvalidRequest", message));
    }
    let replace = input
        .metadata_directive
        .as_ref()
        .is_some_and(|d| d.as_str() == MetadataDirective::REPLACE);
    let replace_tags = input
        .tagging_directive
        .as_ref()
        .is_some_and(|d| d.as_str() == TaggingDirective::REPLACE);
    if (&from_bucket, &from_key) == (&input.bucket, &input.key) && !replace {
        let message = "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.";
        return Err(bad("InvalidRequest", message));
    }
    let mut facts = if replace { facts!(input)? } else { object.facts.clone() };
    let tags = if replace_tags {
        header_tags(input.tagging.take())?
    } else {
        object.tags.clone()
    };
    if !replace_tags && !tags.is_empty() {
        let resource = |bucket: &str, key: &str| format!("arn:aws:s3:::{bucket}/{key}");
        handler
            .admit(
                &request.extensions,
                need("s3:GetObjectTagging", resource(&from_bucket, &from_key)),
            )
            .await?;
        handler
            .admit(
                &request.extensions,
                need("s3:PutObjectTagging", resource(&input.bucket, &input.key)),
            )
            .await?;
    }
    handler.require_bucket(input.bucket.clone()).await?;
    let kept = object
        .facts
        .checksum
        .as_ref()
        .and_then(|c| Algorithm::parse(&c.algorithm));
    let algorithm = input
        .checksum_algorithm
        .as_ref()
        .and_then(|a| Algorithm::parse(a.as_str()))
        .or(kept);
    let spool = handler.storage.spool(algorithm).await?.copy(reading).await?;
    let (content, digests) = spool.finish().await?;
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
            &Condition::Always,
            &new,
            std::slice::from_ref(piece),
        )
    };
    let modified = handler.storage.write_content(content, write).await?;
    let mut result = CopyObjectResult {
        e_tag: Some(ETag::Strong(etag)),
        last_modified: Some(timestamp(modified)),
        checksum_type: Some(kind(false)),
        ..Default::default()
    };
    set_checksum!(result, Some(&checksum));
    Ok(S3Response::new(CopyObjectOutput {
        copy_object_result: Some(result),
        ..Default::default()
    }))
}
