//! CreateTags, DeleteTags, DescribeTags.

use super::REDSHIFT;
use crate::database::*;
use crate::{Caller, Engine};
use kakoi_api::generated::redshift::*;
use kakoi_types::{RegionContext, Tags};
use kakoi_wire::ApiError;

/// Tags as the caller wrote them: a key once, a missing value is an empty one.
pub(super) fn read(given: Vec<Tag>) -> Result<Tags, ApiError> {
    let mut tags = Tags::new();
    for tag in given {
        let key = tag.key.unwrap_or_default();
        if tags.insert(key.clone(), tag.value.unwrap_or_default()).is_some() {
            return Err(bad_tag(REDSHIFT, format!("The tag key {key} is given more than once.")));
        }
    }
    check_tags(REDSHIFT, &tags)?;
    Ok(tags)
}

pub(super) fn print(tags: &Tags) -> Vec<Tag> {
    tags.iter().map(|(key, value)| pair(key, value)).collect()
}

fn pair(key: &str, value: &str) -> Tag {
    Tag {
        key: Some(key.to_owned()),
        value: Some(value.to_owned()),
    }
}

/// Whether a tag fits: any of the keys with any of the values, each if given.
fn fits(key: &str, value: &str, keys: &[String], values: &[String]) -> bool {
    (keys.is_empty() || keys.iter().any(|k| k == key)) && (values.is_empty() || values.iter().any(|v| v == value))
}

/// Whether a resource passes `TagKeys` and `TagValues`: it has a tag that fits, or neither is given.
pub(super) fn wears(tags: &Tags, keys: &[String], values: &[String]) -> bool {
    (keys.is_empty() && values.is_empty()) || tags.iter().any(|(key, value)| fits(key, value, keys, values))
}

fn find(reader: &mut impl Reader, region: &RegionContext, arn: &str) -> Result<Tagged, ApiError> {
    let (found, _) = tagged(reader, region, REDSHIFT, arn)?;
    found.ok_or_else(|| {
        ApiError::client("ResourceNotFoundFault", format!("The resource {arn} does not exist.")).with_status(404)
    })
}

pub(super) async fn create(engine: &Engine, _: &Caller, request: CreateTagsMessage) -> Result<(), ApiError> {
    let given = read(request.tags)?;
    engine
        .commit(move |tx, ctx| {
            let mut resource = find(tx, ctx.region, &request.resource_name)?;
            resource.tags().extend(given);
            check_tags(REDSHIFT, resource.tags())?;
            resource.put(tx);
            Ok(())
        })
        .await
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: DeleteTagsMessage) -> Result<(), ApiError> {
    engine
        .commit(move |tx, ctx| {
            let mut resource = find(tx, ctx.region, &request.resource_name)?;
            resource.tags().retain(|key, _| !request.tag_keys.contains(key));
            resource.put(tx);
            Ok(())
        })
        .await
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: DescribeTagsMessage,
) -> Result<TaggedResourceListMessage, ApiError> {
    let region = engine.region();
    let mut store = engine.store();
    let cluster = |name: &str| region.arn("redshift", format_args!("cluster:{name}"));
    let group = |name: &str| region.arn("redshift", format_args!("subnetgroup:{name}"));
    let mut all: Vec<(String, &'static str, Tags)> = Vec::new();
    match &request.resource_name {
        Some(arn) => match find(&mut store, region, arn)? {
            Tagged::Database(found) => all.push((cluster(&found.identifier), "cluster", found.tags)),
            Tagged::Group(found) => all.push((group(&found.name), "subnetgroup", found.tags)),
        },
        None => {
            let clusters = databases(&mut store, REDSHIFT)?.into_iter();
            all.extend(clusters.map(|c| (cluster(&c.identifier), "cluster", c.tags)));
            let groups = all_groups(&mut store, &engine.network(), REDSHIFT)?.into_iter();
            all.extend(groups.map(|g| (group(&g.name), "subnetgroup", g.tags)));
        }
    }
    let wanted = |kind: &str| {
        request
            .resource_type
            .as_deref()
            .is_none_or(|t| t.eq_ignore_ascii_case(kind))
    };
    let mut found = Vec::new();
    for (arn, kind, tags) in all.iter().filter(|(_, kind, _)| wanted(kind)) {
        for (key, value) in tags
            .iter()
            .filter(|(k, v)| fits(k, v, &request.tag_keys, &request.tag_values))
        {
            found.push(TaggedResource {
                resource_name: Some(arn.clone()),
                resource_type: Some((*kind).to_owned()),
                tag: Some(pair(key, value)),
            });
        }
    }
    let list = format!(
        "tags/{:?}/{:?}/{:?}/{:?}",
        request.resource_name, request.resource_type, request.tag_keys, request.tag_values
    );
    let key = |t: &TaggedResource| {
        let tag = t.tag.as_ref().and_then(|t| t.key.as_deref()).unwrap_or_default();
        format!("{}/{tag}", t.resource_name.as_deref().unwrap_or_default())
    };
    let (tagged_resources, marker) = listed(found, key, list, request.marker.as_deref(), request.max_records)?;
    Ok(TaggedResourceListMessage {
        marker,
        tagged_resources,
    })
}
