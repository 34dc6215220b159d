//! Buckets and their tags.

use super::errors::{bad, named};
use super::{Handler, timestamp};
use crate::gate::Gate;
use crate::storage::{self, Tags};
use http::StatusCode;
use s3s::dto::*;
use s3s::{S3Request, S3Response, S3Result};
use std::collections::BTreeSet;

/// Buckets in one answer.
const PAGE: usize = 10_000;

impl<G: Gate> Handler<G> {
    pub(super) async fn require_bucket(&self, bucket: String) -> S3Result<()> {
        Ok(self.storage.read(move |c| storage::require_bucket(c, &bucket)).await?)
    }
}

/// Tags as they are kept. At most so many.
pub(super) fn tags(set: TagSet, most: usize) -> S3Result<Tags> {
    let mut seen = BTreeSet::new();
    let mut tags = Tags::new();
    for tag in set {
        let (key, value) = (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
        if key.is_empty() || key.chars().count() > 128 || value.chars().count() > 256 || key.starts_with("aws:") {
            return Err(bad("InvalidTag", "The TagKey or TagValue you have provided is invalid"));
        }
        if !seen.insert(key.clone()) {
            return Err(bad("InvalidTag", "Cannot provide multiple Tags with the same key"));
        }
        tags.push((key, value));
    }
    if tags.len() > most {
        return Err(bad("BadRequest", format!("Object tags cannot be greater than {most}")));
    }
    tags.sort();
    Ok(tags)
}

pub(super) fn tag_set(tags: Tags) -> TagSet {
    tags.into_iter()
        .map(|(key, value)| Tag {
            key: Some(key),
            value: Some(value),
        })
        .collect()
}

pub(super) async fn create_bucket<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<CreateBucketInput>,
) -> S3Result<S3Response<CreateBucketOutput>> {
    let bucket = request.input.bucket;
    let region = handler.config.region.as_str();
    let configuration = request.input.create_bucket_configuration.unwrap_or_default();
    if configuration.bucket.is_some() || configuration.location.is_some() {
        return Err(named(
            "NotImplemented",
            StatusCode::NOT_IMPLEMENTED,
            "Directory buckets are not served by this region.",
        ));
    }
    match configuration
        .location_constraint
        .as_ref()
        .map(BucketLocationConstraint::as_str)
    {
        None | Some("") if region != "us-east-1" => {
            let message = "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.";
            return Err(bad("IllegalLocationConstraintException", message));
        }
        None | Some("") => {}
        Some("us-east-1") if region == "us-east-1" => {
            return Err(bad(
                "InvalidLocationConstraint",
                "The specified location-constraint is not valid",
            ));
        }
        Some(named) if named == region => {}
        Some(other) => {
            let message = format!(
                "The {other} location constraint is incompatible for the region specific endpoint this request was sent to."
            );
            return Err(bad("IllegalLocationConstraintException", message));
        }
    }
    let location = Some(format!("/{bucket}"));
    let made = handler
        .storage
        .write(move |tx| storage::create_bucket(tx, &bucket))
        .await;
    match made {
        // As AWS in us-east-1 only: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
        Err(storage::StorageError::BucketExists) if region == "us-east-1" => {}
        other => other?,
    }
    Ok(S3Response::new(CreateBucketOutput { location }))
}

pub(super) async fn head_bucket<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<HeadBucketInput>,
) -> S3Result<S3Response<HeadBucketOutput>> {
    handler.require_bucket(request.input.bucket).await?;
    let bucket_region = Some(handler.config.region.clone());
    Ok(S3Response::new(HeadBucketOutput {
        bucket_region,
        ..HeadBucketOutput::default()
    }))
}

pub(super) async fn delete_bucket<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<DeleteBucketInput>,
) -> S3Result<S3Response<DeleteBucketOutput>> {
    handler
        .storage
        .write(move |tx| storage::delete_bucket(tx, &request.input.bucket))
        .await?;
    Ok(S3Response::with_status(
        DeleteBucketOutput::default(),
        StatusCode::NO_CONTENT,
    ))
}

pub(super) async fn list_buckets<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<ListBucketsInput>,
) -> S3Result<S3Response<ListBucketsOutput>> {
    let input = request.input;
    let most = match input.max_buckets {
        Some(most) => usize::try_from(most)
            .ok()
            .filter(|m| (1..=PAGE).contains(m))
            .ok_or_else(|| {
                bad(
                    "InvalidArgument",
                    "Argument max-buckets must be an integer between 1 and 10000",
                )
            })?,
        None => PAGE,
    };
    let prefix = input.prefix.clone().unwrap_or_default();
    let after = input.continuation_token.unwrap_or_default();
    let elsewhere = input.bucket_region.is_some_and(|r| r != handler.config.region);
    let mut found = handler.storage.buckets().await?;
    found.retain(|b| !elsewhere && b.name.starts_with(&prefix) && b.name > after);
    let continuation_token = (found.len() > most)
        .then(|| found.get(most - 1).map(|b| b.name.clone()))
        .flatten();
    found.truncate(most);
    let region = &handler.config.region;
    let buckets = found.into_iter().map(|b| Bucket {
        bucket_region: Some(region.clone()),
        creation_date: Some(timestamp(b.created)),
        name: Some(b.name),
    });
    Ok(S3Response::new(ListBucketsOutput {
        buckets: Some(buckets.collect()),
        continuation_token,
        owner: Some(Owner {
            display_name: None,
            id: Some(handler.owner()),
        }),
        prefix: input.prefix,
    }))
}

/// The oldest region has no name here.
pub(super) async fn get_bucket_location<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<GetBucketLocationInput>,
) -> S3Result<S3Response<GetBucketLocationOutput>> {
    handler.require_bucket(request.input.bucket).await?;
    let region = handler.config.region.clone();
    let location_constraint = (region != "us-east-1").then(|| BucketLocationConstraint::from(region));
    Ok(S3Response::new(GetBucketLocationOutput { location_constraint }))
}

pub(super) async fn get_bucket_tagging<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<GetBucketTaggingInput>,
) -> S3Result<S3Response<GetBucketTaggingOutput>> {
    let tags = handler
        .storage
        .read(move |c| storage::bucket_tags(c, &request.input.bucket))
        .await?;
    if tags.is_empty() {
        return Err(named(
            "NoSuchTagSet",
            StatusCode::NOT_FOUND,
            "The TagSet does not exist",
        ));
    }
    Ok(S3Response::new(GetBucketTaggingOutput { tag_set: tag_set(tags) }))
}

pub(super) async fn put_bucket_tagging<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<PutBucketTaggingInput>,
) -> S3Result<S3Response<PutBucketTaggingOutput>> {
    let tags = tags(request.input.tagging.tag_set, 50)?;
    handler
        .storage
        .write(move |tx| storage::set_bucket_tags(tx, &request.input.bucket, &tags))
        .await?;
    Ok(S3Response::with_status(
        PutBucketTaggingOutput::default(),
        StatusCode::NO_CONTENT,
    ))
}

pub(super) async fn delete_bucket_tagging<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<DeleteBucketTaggingInput>,
) -> S3Result<S3Response<DeleteBucketTaggingOutput>> {
    handler
        .storage
        .write(move |tx| storage::set_bucket_tags(tx, &request.input.bucket, &Tags::new()))
        .await?;
    Ok(S3Response::with_status(
        DeleteBucketTaggingOutput::default(),
        StatusCode::NO_CONTENT,
    ))
}
