//! Multipart uploads.

use super::copies::source;
use super::errors::bad;
use super::objects::{Conditions, condition, facts, header_tags, kind, set_checksum};
use super::receive::{GREATEST, Stated, receive};
use super::{Handler, signed, timestamp};
use crate::gate::Gate;
use crate::storage::{self, Algorithm, Checksum, Claimed, Digests, Durable, Part, Upload, now, uploads};
use http::StatusCode;
use s3s::dto::*;
use s3s::{S3ErrorCode, S3Request, S3Response, S3Result};

/// Parts of an upload, and parts in one answer.
const MOST_PARTS: i32 = 10_000;
const PAGE: i32 = 1000;

/// An upload's name for clients.
type Name = (String, String, String);

pub(super) async fn create_multipart_upload<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<CreateMultipartUploadInput>,
) -> S3Result<S3Response<CreateMultipartUploadOutput>> {
    let mut input = request.input;
    let (facts, tags) = (facts!(input)?, header_tags(input.tagging.take())?);
    let chosen = match &input.checksum_algorithm {
        Some(name) => Some(Algorithm::parse(name.as_str()).ok_or_else(|| {
            bad("InvalidRequest", "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]")
        })?),
        None => None,
    };
    let algorithm = chosen.unwrap_or(Algorithm::Crc64Nvme);
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
    let composite = match input.checksum_type.as_ref().map(ChecksumType::as_str) {
        Some(ChecksumType::FULL_OBJECT) => false,
        Some(ChecksumType::COMPOSITE) => true,
        _ => algorithm != Algorithm::Crc64Nvme,
    };
    if (composite && algorithm == Algorithm::Crc64Nvme) || !(composite || algorithm.combines()) {
        let kind = if composite { "COMPOSITE" } else { "FULL_OBJECT" };
        let message = format!(
            "The {kind} checksum type cannot be used with the {} checksum algorithm.",
            algorithm.name()
        );
        return Err(bad("InvalidRequest", message));
    }
    let upload = Upload {
        facts,
        tags,
        algorithm,
        composite,
        stated: chosen.is_some(),
    };
    let (bucket, key) = (input.bucket.clone(), input.key.clone());
    handler.storage.require_room().await?;
    let id = handler
        .storage
        .write(move |tx| uploads::create(tx, &bucket, &key, &upload))
        .await?;
    Ok(S3Response::new(CreateMultipartUploadOutput {
        bucket: Some(input.bucket),
        key: Some(input.key),
        upload_id: Some(id),
        checksum_algorithm: chosen.map(|a| ChecksumAlgorithm::from_static(a.name())),
        checksum_type: chosen.map(|_| kind(composite)),
        ..Default::default()
    }))
}

impl<G: Gate> Handler<G> {
    /// The upload that a part is for, before any byte of it is taken.
    async fn upload(&self, name: &Name, number: i32) -> S3Result<Upload> {
        if !(1..=MOST_PARTS).contains(&number) {
            return Err(bad(
                "InvalidArgument",
                "Part number must be an integer between 1 and 10000, inclusive",
            ));
        }
        let name = name.clone();
        Ok(self
            .storage
            .read(move |c| uploads::find(c, &name.0, &name.1, &name.2))
            .await?)
    }

    async fn put_part(&self, name: Name, number: i32, content: Durable, digests: &Digests) -> S3Result<Part> {
        let part = Part {
            number,
            piece: content.piece().clone(),
            etag: digests.etag(),
            modified: now(),
            checksum: digests.checksum.value.clone(),
        };
        let row = part.clone();
        let write = move |tx: &rusqlite::Transaction<'_>, _: &storage::Piece| {
            uploads::put_part(tx, (&name.0, &name.1, &name.2), &row)
        };
        self.storage.write_content(content, write).await?;
        Ok(part)
    }
}

pub(super) async fn upload_part<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<UploadPartInput>,
) -> S3Result<S3Response<UploadPartOutput>> {
    let input = request.input;
    let name = (input.bucket, input.key, input.upload_id);
    let upload = handler.upload(&name, input.part_number).await?;
    let stated = Stated::of(&request.headers)?;
    if upload.stated && stated.algorithm.is_some_and(|a| a != upload.algorithm) {
        let message = format!(
            "Checksum Type mismatch occurred, expected checksum Type: {}",
            upload.algorithm.name()
        );
        return Err(bad("InvalidRequest", message));
    }
    // Without a choice at its creation, each part is checked by its own algorithm, but kept with the upload's.
    let differs = stated.algorithm.is_some_and(|a| a != upload.algorithm);
    let algorithm = Some(stated.algorithm.filter(|_| differs).unwrap_or(upload.algorithm));
    let (content, mut digests) = receive(handler, input.body, &stated, request.trailing_headers, algorithm).await?;
    let answered = digests.checksum.clone();
    if differs {
        digests.checksum = content.checksum(upload.algorithm).await?;
    }
    let part = handler.put_part(name, input.part_number, content, &digests).await?;
    let mut output = UploadPartOutput {
        e_tag: Some(ETag::Strong(part.etag)),
        ..Default::default()
    };
    set_checksum!(
        output,
        Some(&answered).filter(|_| stated.algorithm.is_some() || upload.stated)
    );
    Ok(S3Response::new(output))
}

pub(super) async fn upload_part_copy<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<UploadPartCopyInput>,
) -> S3Result<S3Response<UploadPartCopyOutput>> {
    let input = request.input;
    let name = (input.bucket, input.key, input.upload_id);
    let upload = handler.upload(&name, input.part_number).await?;
    let (bucket, key) = source(input.copy_source)?;
    let (object, reading) = handler.open(&request.extensions, &bucket, &key).await?;
    let conditions = Conditions {
        if_match: input.copy_source_if_match,
        if_none_match: input.copy_source_if_none_match,
        if_modified_since: input.copy_source_if_modified_since,
        if_unmodified_since: input.copy_source_if_unmodified_since,
    };
    conditions.check(&object, S3ErrorCode::PreconditionFailed)?;
    let range = match &input.copy_source_range {
        None => 0..object.size,
        Some(text) => {
            let wrong = "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy";
            match Range::parse(text) {
                Ok(Range::Int {
                    first,
                    last: Some(last),
                }) if last < object.size => first..last + 1,
                Ok(Range::Int { last: Some(_), .. }) => {
                    let message = format!(
                        "Range specified is not valid for source object of size: {}",
                        object.size
                    );
                    return Err(bad("InvalidArgument", message));
                }
                _ => return Err(bad("InvalidArgument", wrong)),
            }
        }
    };
    if range.end - range.start > GREATEST {
        return Err(bad(
            "EntityTooLarge",
            "Your proposed upload exceeds the maximum allowed size",
        ));
    }
    let spool = handler
        .storage
        .spool(Some(upload.algorithm))
        .await?
        .copy(reading.only(&range))
        .await?;
    let (content, digests) = spool.finish().await?;
    let part = handler.put_part(name, input.part_number, content, &digests).await?;
    let mut result = CopyPartResult {
        e_tag: Some(ETag::Strong(part.etag)),
        last_modified: Some(timestamp(part.modified)),
        ..Default::default()
    };
    set_checksum!(result, Some(&digests.checksum).filter(|_| upload.stated));
    Ok(S3Response::new(UploadPartCopyOutput {
        copy_part_result: Some(result),
        ..Default::default()
    }))
}

pub(super) async fn complete_multipart_upload<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<CompleteMultipartUploadInput>,
) -> S3Result<S3Response<CompleteMultipartUploadOutput>> {
    let input = request.input;
    let condition = condition(input.if_match, input.if_none_match)?;
    let malformed = || {
        bad(
            "MalformedXML",
            "The XML you provided was not well-formed or did not validate against our published schema",
        )
    };
    let listed = input
        .multipart_upload
        .and_then(|m| m.parts)
        .filter(|p| !p.is_empty())
        .ok_or_else(malformed)?;
    let mut claimed = Vec::with_capacity(listed.len());
    for part in listed {
        let sums = [
            part.checksum_crc32,
            part.checksum_crc32c,
            part.checksum_crc64nvme,
            part.checksum_sha1,
            part.checksum_sha256,
        ];
        claimed.push(Claimed {
            number: part.part_number.ok_or_else(malformed)?,
            etag: part.e_tag.ok_or_else(malformed)?.into_value(),
            checksum: sums.into_iter().flatten().next(),
        });
    }
    let sums = [
        input.checksum_crc32,
        input.checksum_crc32c,
        input.checksum_crc64nvme,
        input.checksum_sha1,
        input.checksum_sha256,
    ];
    let stated = uploads::Stated {
        checksum: sums.into_iter().flatten().next(),
        size: input.mpu_object_size.and_then(|s| u64::try_from(s).ok()),
    };
    let (bucket, key, id) = (input.bucket.clone(), input.key.clone(), input.upload_id);
    let write = move |tx: &rusqlite::Transaction<'_>| {
        uploads::complete(tx, (&bucket, &key, &id), &claimed, &condition, &stated)
    };
    let object = handler.storage.write(write).await?;
    let checksum = object.facts.checksum.as_ref();
    let mut output = CompleteMultipartUploadOutput {
        location: Some(format!("/{}/{}", input.bucket, input.key)),
        bucket: Some(input.bucket),
        key: Some(input.key),
        e_tag: Some(ETag::Strong(object.etag)),
        checksum_type: checksum.map(|c: &Checksum| kind(c.composite)),
        ..Default::default()
    };
    set_checksum!(output, checksum);
    Ok(S3Response::new(output))
}

pub(super) async fn abort_multipart_upload<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<AbortMultipartUploadInput>,
) -> S3Result<S3Response<AbortMultipartUploadOutput>> {
    let input = request.input;
    handler
        .storage
        .write(move |tx| uploads::abort(tx, &input.bucket, &input.key, &input.upload_id))
        .await?;
    Ok(S3Response::with_status(
        AbortMultipartUploadOutput::default(),
        StatusCode::NO_CONTENT,
    ))
}

pub(super) async fn list_parts<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<ListPartsInput>,
) -> S3Result<S3Response<ListPartsOutput>> {
    let input = request.input;
    let most = input.max_parts.unwrap_or(PAGE).clamp(0, PAGE);
    let above = input.part_number_marker.unwrap_or(0);
    let limit = usize::try_from(most).unwrap_or(0);
    let (bucket, key, id) = (input.bucket.clone(), input.key.clone(), input.upload_id.clone());
    let (upload, mut found) = handler
        .storage
        .read(move |c| {
            Ok((
                uploads::find(c, &bucket, &key, &id)?,
                uploads::parts(c, &id, above, limit + 1)?,
            ))
        })
        .await?;
    let truncated = found.len() > limit;
    found.truncate(limit);
    let next = found.last().map(|p| p.number);
    let parts = found.into_iter().map(|p| {
        let mut part = s3s::dto::Part {
            e_tag: Some(ETag::Strong(p.etag)),
            last_modified: Some(timestamp(p.modified)),
            part_number: Some(p.number),
            size: Some(signed(p.piece.size)),
            ..Default::default()
        };
        let name = upload.algorithm.name().to_owned();
        let checksum = Checksum {
            algorithm: name,
            value: p.checksum,
            composite: false,
        };
        set_checksum!(part, Some(&checksum).filter(|_| upload.stated));
        part
    });
    let owner = handler.owner();
    Ok(S3Response::new(ListPartsOutput {
        parts: Some(parts.collect()),
        bucket: Some(input.bucket),
        key: Some(input.key),
        upload_id: Some(input.upload_id),
        checksum_algorithm: upload
            .stated
            .then(|| ChecksumAlgorithm::from_static(upload.algorithm.name())),
        checksum_type: upload.stated.then(|| kind(upload.composite)),
        initiator: Some(Initiator {
            display_name: None,
            id: Some(owner.clone()),
        }),
        owner: Some(Owner {
            display_name: None,
            id: Some(owner),
        }),
        is_truncated: Some(truncated),
        max_parts: Some(most),
        next_part_number_marker: next.filter(|_| truncated),
        part_number_marker: Some(above),
        storage_class: Some(StorageClass::from_static(StorageClass::STANDARD)),
        ..Default::default()
    }))
}
