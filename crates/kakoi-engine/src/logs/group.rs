//! Log groups, their retention and their tags.

use super::{blocking, group_arn, group_of_arn, invalid, logs_page};
use crate::sagemaker::list::Page;
use crate::{Caller, Engine, now_ms};
use kakoi_api::generated::logs::*;
use kakoi_logs::{Group, Tags};
use kakoi_types::RegionContext;
use kakoi_wire::ApiError;

/// The only class there is here.
const CLASS: &str = "STANDARD";

/// Days that a retention may have (`Days` in AWS's model).
const RETENTION_DAYS: [i32; 22] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

fn check_tags(tags: &Tags) -> Result<(), ApiError> {
    match tags.keys().find(|key| key.to_ascii_lowercase().starts_with("aws:")) {
        Some(key) => Err(invalid(format!(
            "The tag key {key} can't be used: keys that begin with aws: are reserved."
        ))),
        None => Ok(()),
    }
}

pub(super) async fn create(engine: &Engine, _: &Caller, request: CreateLogGroupRequest) -> Result<(), ApiError> {
    let name = request.log_group_name;
    if name.starts_with("aws/") {
        return Err(invalid("Log group names can't begin with aws/ (but with /aws/)."));
    }
    if request.log_group_class.is_some_and(|class| class != CLASS) {
        return Err(invalid("Only log groups of the class STANDARD can be made here."));
    }
    if request.kms_key_id.is_some() {
        return Err(invalid("There is no KMS here: leave kmsKeyId out."));
    }
    if request.deletion_protection_enabled == Some(true) {
        return Err(invalid(
            "Deletion protection isn't served here: leave deletionProtectionEnabled out.",
        ));
    }
    let tags = request.tags.unwrap_or_default();
    check_tags(&tags)?;
    blocking(engine, move |store| store.create_group(&name, &tags, now_ms())).await
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: DeleteLogGroupRequest) -> Result<(), ApiError> {
    blocking(engine, move |store| store.delete_group(&request.log_group_name)).await
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: DescribeLogGroupsRequest,
) -> Result<DescribeLogGroupsResponse, ApiError> {
    let (prefix, pattern) = (&request.log_group_name_prefix, &request.log_group_name_pattern);
    if prefix.is_some() && pattern.is_some() {
        return Err(invalid(
            "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
        ));
    }
    let named = match &request.log_group_identifiers {
        Some(_) if prefix.is_some() || pattern.is_some() => {
            return Err(invalid(
                "logGroupIdentifiers can't be combined with a prefix or a pattern.",
            ));
        }
        Some(identifiers) => {
            let names = identifiers
                .iter()
                .map(|id| super::group_name(engine.region(), None, Some(id)));
            Some(names.collect::<Result<Vec<_>, _>>()?)
        }
        None => None,
    };
    let account = engine.region().account.as_str();
    let is_ours = request
        .account_identifiers
        .as_ref()
        .is_none_or(|accounts| accounts.is_empty() || accounts.iter().any(|a| a == account));
    let is_class = request.log_group_class.as_ref().is_none_or(|class| class == CLASS);
    let mut groups = blocking(engine, |store| store.groups()).await?;
    groups.retain(|group| {
        is_ours
            && is_class
            && prefix.as_ref().is_none_or(|p| group.name.starts_with(p))
            && pattern.as_ref().is_none_or(|p| group.name.contains(p))
            && named.as_ref().is_none_or(|names| names.contains(&group.name))
    });
    let list = format!("log-groups/{prefix:?}/{pattern:?}/{named:?}");
    let Page { items, next } = logs_page(
        groups,
        |group| (0, group.name.clone()),
        list,
        request.next_token.as_deref(),
        request.limit,
        false,
    )?;
    let is_brief = pattern.is_some();
    Ok(DescribeLogGroupsResponse {
        log_groups: items
            .into_iter()
            .map(|group| described(engine.region(), group, is_brief))
            .collect(),
        next_token: next,
    })
}

/// With a pattern AWS answers with ARN, time and name only.
fn described(region: &RegionContext, group: Group, is_brief: bool) -> LogGroup {
    let arn = group_arn(region, &group.name);
    let brief = LogGroup {
        arn: Some(format!("{arn}:*")),
        creation_time: Some(group.created),
        log_group_name: Some(group.name),
        ..Default::default()
    };
    if is_brief {
        return brief;
    }
    LogGroup {
        log_group_arn: Some(arn),
        log_group_class: Some(CLASS.into()),
        metric_filter_count: Some(0),
        retention_in_days: group.retention_days.and_then(|days| i32::try_from(days).ok()),
        stored_bytes: i64::try_from(group.bytes).ok(),
        deletion_protection_enabled: Some(false),
        ..brief
    }
}

pub(super) async fn put_retention(
    engine: &Engine,
    _: &Caller,
    request: PutRetentionPolicyRequest,
) -> Result<(), ApiError> {
    let days = request.retention_in_days;
    if !RETENTION_DAYS.contains(&days) {
        return Err(invalid(format!(
            "{days} isn't a number of days that retentionInDays may have; it may be one of {RETENTION_DAYS:?}."
        )));
    }
    blocking(engine, move |store| {
        store.set_retention(&request.log_group_name, u32::try_from(days).ok(), now_ms())
    })
    .await
}

pub(super) async fn delete_retention(
    engine: &Engine,
    _: &Caller,
    request: DeleteRetentionPolicyRequest,
) -> Result<(), ApiError> {
    blocking(engine, move |store| {
        store.set_retention(&request.log_group_name, None, now_ms())
    })
    .await
}

pub(super) async fn tag(engine: &Engine, _: &Caller, request: TagResourceRequest) -> Result<(), ApiError> {
    let name = group_of_arn(engine.region(), &request.resource_arn)?;
    check_tags(&request.tags)?;
    blocking(engine, move |store| store.tag(&name, &request.tags)).await
}

pub(super) async fn untag(engine: &Engine, _: &Caller, request: UntagResourceRequest) -> Result<(), ApiError> {
    let name = group_of_arn(engine.region(), &request.resource_arn)?;
    blocking(engine, move |store| store.untag(&name, &request.tag_keys)).await
}

pub(super) async fn list_tags(
    engine: &Engine,
    _: &Caller,
    request: ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResponse, ApiError> {
    let name = group_of_arn(engine.region(), &request.resource_arn)?;
    let tags = blocking(engine, move |store| store.tags(&name)).await?;
    Ok(ListTagsForResourceResponse { tags: Some(tags) })
}
