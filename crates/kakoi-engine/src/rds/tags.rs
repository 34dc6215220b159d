//! AddTagsToResource, ListTagsForResource, RemoveTagsFromResource.

use super::RDS;
use crate::database::*;
use crate::{Caller, Engine};
use kakoi_api::generated::rds::*;
use kakoi_types::{RegionContext, Tags};
use kakoi_wire::ApiError;

/// Tags as the caller wrote them: a key once, a missing value is an empty one.
pub(super) fn read(given: Vec<Tag>) -> Result<Tags, ApiError> {
    let mut tags = Tags::new();
    for tag in given {
        let key = tag.key.unwrap_or_default();
        if tags.insert(key.clone(), tag.value.unwrap_or_default()).is_some() {
            return Err(bad_tag(RDS, format!("The tag key {key} is given more than once.")));
        }
    }
    check_tags(RDS, &tags)?;
    Ok(tags)
}

pub(super) fn print(tags: &Tags) -> Vec<Tag> {
    let one = |(key, value): (&String, &String)| Tag {
        key: Some(key.clone()),
        value: Some(value.clone()),
    };
    tags.iter().map(one).collect()
}

fn find(reader: &mut impl Reader, region: &RegionContext, arn: &str) -> Result<Tagged, ApiError> {
    let (found, name) = tagged(reader, region, RDS, arn)?;
    found.ok_or_else(|| match arn.contains(":subgrp:") {
        true => no_group(RDS, &name),
        false => not_found(RDS, &name),
    })
}

pub(super) async fn add(engine: &Engine, _: &Caller, request: AddTagsToResourceMessage) -> Result<(), ApiError> {
    let given = read(request.tags)?;
    engine
        .commit(move |tx, ctx| {
            let mut resource = find(tx, ctx.region, &request.resource_name)?;
            resource.tags().extend(given);
            check_tags(RDS, resource.tags())?;
            resource.put(tx);
            Ok(())
        })
        .await
}

pub(super) async fn list(
    engine: &Engine,
    _: &Caller,
    request: ListTagsForResourceMessage,
) -> Result<TagListMessage, ApiError> {
    filters(request.filters.iter().map(|f| (f.name.as_str(), &*f.values)), &[])?;
    let mut resource = find(&mut engine.store(), engine.region(), &request.resource_name)?;
    Ok(TagListMessage {
        tag_list: print(resource.tags()),
    })
}

pub(super) async fn remove(
    engine: &Engine,
    _: &Caller,
    request: RemoveTagsFromResourceMessage,
) -> Result<(), ApiError> {
    engine
        .commit(move |tx, ctx| {
            let mut resource = find(tx, ctx.region, &request.resource_name)?;
            resource.tags().retain(|key, _| !request.tag_keys.contains(key));
            resource.put(tx);
            Ok(())
        })
        .await
}
