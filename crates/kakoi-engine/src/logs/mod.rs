//! CloudWatch Logs: groups, streams and events, as handlers over `kakoi_logs`.
//!
//! Rules of AWS are decided here; what is kept, and how much of it, is the storage's business. Every call to the storage runs on
//! a thread that may block.

mod events;
mod group;
mod pattern;
mod put;
mod stream;

#[cfg(test)]
mod tests;

use crate::call::operations;
use crate::sagemaker::list::{BadToken, Page, PageRequest, Position, page};
use crate::{Caller, Engine};
use kakoi_logs::{LogError, LogStore};
use kakoi_types::RegionContext;
use kakoi_wire::ApiError;
use serde_json::Value;

/// Runs a CloudWatch Logs operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        CreateLogGroup => group::create,
        DescribeLogGroups => group::describe,
        DeleteLogGroup => group::delete,
        PutRetentionPolicy => group::put_retention,
        DeleteRetentionPolicy => group::delete_retention,
        TagResource => group::tag,
        UntagResource => group::untag,
        ListTagsForResource => group::list_tags,
        CreateLogStream => stream::create,
        DescribeLogStreams => stream::describe,
        DeleteLogStream => stream::delete,
        PutLogEvents => put::put,
        GetLogEvents => events::get,
        FilterLogEvents => events::filter,
    )
}

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidParameterException", message.into())
}

/// A refusal of the storage, as AWS would answer it.
fn refused(error: LogError) -> ApiError {
    let code = match &error {
        LogError::NoGroup(_) => return no_group(),
        LogError::NoStream(_) => {
            return ApiError::client("ResourceNotFoundException", "The specified log stream does not exist.");
        }
        LogError::GroupExists(_) => {
            return ApiError::client(
                "ResourceAlreadyExistsException",
                "The specified log group already exists",
            );
        }
        LogError::StreamExists(_) => {
            return ApiError::client(
                "ResourceAlreadyExistsException",
                "The specified log stream already exists",
            );
        }
        LogError::TooManyGroups(_) | LogError::TooManyStreams(_) => "LimitExceededException",
        LogError::TooManyTags(_) => "TooManyTagsException",
        LogError::Newer { .. } | LogError::Database(_) => return ApiError::internal(error),
    };
    ApiError::client(code, error.to_string())
}

fn no_group() -> ApiError {
    ApiError::client("ResourceNotFoundException", "The specified log group does not exist.")
}

/// Works with the storage, off the runtime's own threads.
async fn blocking<T: Send + 'static>(
    engine: &Engine,
    work: impl FnOnce(&LogStore) -> Result<T, LogError> + Send + 'static,
) -> Result<T, ApiError> {
    let store = engine.backends().logs.clone();
    let done = tokio::task::spawn_blocking(move || work(&store)).await;
    done.map_err(ApiError::internal)?.map_err(refused)
}

/// A group's ARN, without the `:*` that means its streams.
fn group_arn(region: &RegionContext, group: &str) -> String {
    region.arn("logs", format_args!("log-group:{group}"))
}

/// The group that an ARN names; with `:*` at the end or without, both are used.
fn group_of_arn(region: &RegionContext, arn: &str) -> Result<String, ApiError> {
    if !arn.starts_with("arn:") || !arn.contains(":log-group:") {
        return Err(invalid(format!("{arn} isn't the ARN of a log group.")));
    }
    let name = arn.strip_prefix(&group_arn(region, "")).ok_or_else(no_group)?;
    Ok(name.strip_suffix(":*").unwrap_or(name).to_owned())
}

/// The group of a request that takes a name or an identifier, which is a name or an ARN.
fn group_name(region: &RegionContext, name: Option<&str>, identifier: Option<&str>) -> Result<String, ApiError> {
    match (name, identifier) {
        (Some(name), None) => Ok(name.to_owned()),
        (None, Some(arn)) if arn.starts_with("arn:") => group_of_arn(region, arn),
        (None, Some(name)) => Ok(name.to_owned()),
        _ => Err(invalid(
            "Exactly one of logGroupName and logGroupIdentifier must be given.",
        )),
    }
}

/// AWS's default and greatest page of groups and streams.
const PAGE: usize = 50;

fn logs_page<T>(
    items: Vec<T>,
    position: impl Fn(&T) -> Position,
    list: String,
    token: Option<&str>,
    limit: Option<i32>,
    descending: bool,
) -> Result<Page<T>, ApiError> {
    let limit = limit
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(PAGE)
        .clamp(1, PAGE);
    let request = PageRequest {
        list,
        token,
        limit,
        descending,
    };
    page(items, position, &request).map_err(|BadToken| bad_token())
}

fn bad_token() -> ApiError {
    invalid("The specified nextToken is invalid.")
}
