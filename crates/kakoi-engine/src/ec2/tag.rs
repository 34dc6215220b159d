//! Tags of any resource: of the network's, and of flow logs, which are records of their own.

use super::flow_log::{self, FlowLogRecord};
use super::support::*;
use crate::{Caller, Engine, net_error, store_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::{NetError, Network, TagView, matches_filters};
use kakoi_types::{FlowLogId, Tags};
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &["key", "resource-id", "resource-type", "value"];

pub(super) async fn create_tags(engine: &Engine, _: &Caller, request: CreateTagsRequest) -> Result<(), ApiError> {
    let tags = read_tags(request.tags)?;
    if tags.is_empty() {
        return Err(net_error(NetError::missing("tagSet")));
    }
    let of_others = tags.clone();
    retag(
        engine,
        (request.dry_run, request.resources),
        move |existing| kakoi_net::merged_tags(&existing, &tags),
        move |net, others| net.create_tags(others, &of_others),
    )
    .await
}

pub(super) async fn delete_tags(engine: &Engine, _: &Caller, request: DeleteTagsRequest) -> Result<(), ApiError> {
    let key = |tag: Tag| required(tag.key, "Tag.Key").map(|key| (key, tag.value));
    let keys: Vec<(String, Option<String>)> = request.tags.into_iter().map(key).collect::<Result<_, ApiError>>()?;
    let of_others = keys.clone();
    retag(
        engine,
        (request.dry_run, request.resources),
        move |existing| Ok(kakoi_net::without_tags(existing, &keys)),
        move |net, others| net.delete_tags(others, &of_others),
    )
    .await
}

/// Changes the tags of all the resources or of none: of flow logs one by one, of others by the network itself.
async fn retag(
    engine: &Engine,
    (dry_run, resources): (Option<bool>, Vec<String>),
    of_log: impl Fn(Tags) -> Result<Tags, NetError> + Send + 'static,
    of_others: impl FnOnce(&mut Network, &[String]) -> Result<(), NetError> + Send + 'static,
) -> Result<(), ApiError> {
    end_dry_run(dry_run)?;
    let changed = engine.commit(move |tx, _| {
        let (logs, others) = split(resources);
        flow_log::retag(tx, &logs, of_log)?;
        // The network says what's wrong with a call that names nothing.
        if others.is_empty() && !logs.is_empty() {
            return Ok(());
        }
        of_others(&mut tx.network, &others).map_err(net_error)
    });
    changed.await
}

/// Flow logs, and resources of the network.
fn split(resources: Vec<String>) -> (Vec<FlowLogId>, Vec<String>) {
    let (mut logs, mut others) = (Vec::new(), Vec::new());
    for resource in resources {
        match resource.parse() {
            Ok(log) => logs.push(log),
            Err(_) => others.push(resource),
        }
    }
    (logs, others)
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
    let logs: Vec<FlowLogRecord> = engine.store().scan("").map_err(store_error)?;
    let mut all: Vec<(String, TagView<'_>)> = network
        .visible_tags()
        .chain(logs.iter().flat_map(FlowLogRecord::tag_views))
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
