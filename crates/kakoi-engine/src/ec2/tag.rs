//! Tags of any resource.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::{TagView, matches_filters};
use kakoi_types::Tags;
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &["key", "resource-id", "resource-type", "value"];

pub(super) async fn create_tags(engine: &Engine, _: &Caller, request: CreateTagsRequest) -> Result<(), ApiError> {
    let (resources, tags) = (request.resources, read_tags(request.tags)?);
    change(engine, request.dry_run, move |net, _| {
        net.create_tags(&resources, &tags)
    })
    .await
}

pub(super) async fn delete_tags(engine: &Engine, _: &Caller, request: DeleteTagsRequest) -> Result<(), ApiError> {
    let key = |tag: Tag| required(tag.key, "Tag.Key").map(|key| (key, tag.value));
    let keys: Vec<(String, Option<String>)> = request.tags.into_iter().map(key).collect::<Result<_, ApiError>>()?;
    let resources = request.resources;
    change(engine, request.dry_run, move |net, _| {
        net.delete_tags(&resources, &keys)
    })
    .await
}

pub(super) async fn describe_tags(
    engine: &Engine,
    _: &Caller,
    request: DescribeTagsRequest,
) -> Result<DescribeTagsResult, ApiError> {
    let filters = read_filters(request.filters, FILTERS)?;
    let page = Page::new(request.max_results, request.next_token)?;
    end_dry_run(request.dry_run)?;
    let network = engine.network();
    let mut all: Vec<(String, TagView<'_>)> = network
        .visible_tags()
        .map(|tag| (format!("{}/{}", tag.resource_id, tag.key), tag))
        .collect();
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    let show = |tag: TagView<'_>| {
        // A tag is judged alone: `tag:Name` asks for this very tag.
        let itself = Tags::from([(tag.key.to_owned(), tag.value.to_owned())]);
        let fits = matches_filters(&filters, &itself, |name| match name {
            "key" => one(tag.key),
            "value" => one(tag.value),
            "resource-id" => one(&tag.resource_id),
            "resource-type" => one(tag.resource_type),
            _ => Vec::new(),
        });
        let [key, value, resource_type] = [tag.key, tag.value, tag.resource_type].map(text);
        fits.then_some(TagDescription {
            key,
            value,
            resource_type,
            resource_id: Some(tag.resource_id),
        })
    };
    let (tags, next_token) = page.cut(all.into_iter(), show);
    Ok(DescribeTagsResult { tags, next_token })
}
