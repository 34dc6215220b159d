//! Deletions, and the tags of objects.

use super::Handler;
use super::buckets::{tag_set, tags};
use super::errors::{bad, named};
use super::objects::condition;
use crate::gate::{Gate, Need};
use crate::needs::need;
use crate::storage::{Condition, Tags, objects};
use http::StatusCode;
use s3s::dto::*;
use s3s::{S3Request, S3Response, S3Result};

pub(super) async fn delete_object<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<DeleteObjectInput>,
) -> S3Result<S3Response<DeleteObjectOutput>> {
    let input = request.input;
    let condition = condition(input.if_match, None)?;
    handler
        .storage
        .write(move |tx| objects::delete(tx, &input.bucket, &[input.key], &condition))
        .await?;
    Ok(S3Response::with_status(
        DeleteObjectOutput::default(),
        StatusCode::NO_CONTENT,
    ))
}

pub(super) async fn delete_objects<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<DeleteObjectsInput>,
) -> S3Result<S3Response<DeleteObjectsOutput>> {
    let input = request.input;
    if !(1..=1000).contains(&input.delete.objects.len()) {
        let message = "The XML you provided was not well-formed or did not validate against our published schema";
        return Err(bad("MalformedXML", message));
    }
    let (mut allowed, mut errors) = (Vec::new(), Vec::new());
    for item in input.delete.objects {
        let admitted = if item.version_id.as_deref().is_some_and(|v| v != "null") {
            Err(bad("NoSuchVersion", "The specified version does not exist."))
        } else if item.e_tag.is_some() || item.size.is_some() || item.last_modified_time.is_some() {
            Err(named(
                "NotImplemented",
                StatusCode::NOT_IMPLEMENTED,
                "Conditions on deletes are not served by this region.",
            ))
        } else {
            let need: Need = need("s3:DeleteObject", format!("arn:aws:s3:::{}/{}", input.bucket, item.key));
            handler.admit(&request.extensions, need).await
        };
        match admitted {
            Ok(()) => allowed.push(item.key),
            Err(error) => errors.push(s3s::dto::Error {
                code: Some(error.code().as_str().to_owned()),
                key: Some(item.key),
                message: error.message().map(str::to_owned),
                version_id: item.version_id,
            }),
        }
    }
    let (bucket, keys) = (input.bucket, allowed.clone());
    handler
        .storage
        .write(move |tx| objects::delete(tx, &bucket, &keys, &Condition::Always))
        .await?;
    let deleted = allowed.into_iter().map(|key| DeletedObject {
        key: Some(key),
        ..Default::default()
    });
    let deleted = (!input.delete.quiet.unwrap_or(false)).then(|| deleted.collect());
    Ok(S3Response::new(DeleteObjectsOutput {
        deleted,
        errors: Some(errors),
        request_charged: None,
    }))
}

pub(super) async fn get_object_tagging<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<GetObjectTaggingInput>,
) -> S3Result<S3Response<GetObjectTaggingOutput>> {
    let input = request.input;
    let (object, _) = handler.open(&request.extensions, &input.bucket, &input.key).await?;
    Ok(S3Response::new(GetObjectTaggingOutput {
        tag_set: tag_set(object.tags),
        version_id: None,
    }))
}

pub(super) async fn put_object_tagging<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<PutObjectTaggingInput>,
) -> S3Result<S3Response<PutObjectTaggingOutput>> {
    let input = request.input;
    let tags = tags(input.tagging.tag_set, 10)?;
    handler
        .storage
        .write(move |tx| objects::set_tags(tx, &input.bucket, &input.key, &tags))
        .await?;
    Ok(S3Response::new(PutObjectTaggingOutput::default()))
}

pub(super) async fn delete_object_tagging<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<DeleteObjectTaggingInput>,
) -> S3Result<S3Response<DeleteObjectTaggingOutput>> {
    let input = request.input;
    handler
        .storage
        .write(move |tx| objects::set_tags(tx, &input.bucket, &input.key, &Tags::new()))
        .await?;
    Ok(S3Response::with_status(
        DeleteObjectTaggingOutput::default(),
        StatusCode::NO_CONTENT,
    ))
}
