//! SageMaker: domains, user profiles, spaces, apps and their tags.
//!
//! Every changing call is one transaction that checks everything before its first write. Handlers record what's wanted; what
//! takes time (file systems, directories, processes) is the reconcilers' work, and the statuses tell them what.

mod app;
mod domain;
pub(crate) mod list;
mod live;
mod presigned;
mod refer;
mod space;
mod tags;
mod update_domain;
mod user_profile;

#[cfg(test)]
mod presigned_tests;
#[cfg(test)]
mod tests;

pub(crate) use live::legs_refused;

use crate::call::operations;
use crate::{Caller, Engine};
use kakoi_net::EpochMs;
use kakoi_wire::ApiError;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Runs a SageMaker operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        CreateDomain => domain::create,
        DescribeDomain => domain::describe,
        ListDomains => domain::list,
        UpdateDomain => update_domain::update,
        DeleteDomain => domain::delete,
        CreateUserProfile => user_profile::create,
        DescribeUserProfile => user_profile::describe,
        ListUserProfiles => user_profile::list,
        UpdateUserProfile => user_profile::update,
        DeleteUserProfile => user_profile::delete,
        CreateSpace => space::create,
        DescribeSpace => space::describe,
        ListSpaces => space::list,
        UpdateSpace => space::update,
        DeleteSpace => space::delete,
        CreateApp => app::create,
        DescribeApp => app::describe,
        ListApps => app::list,
        DeleteApp => app::delete,
        CreatePresignedDomainUrl => presigned::create,
        AddTags => tags::add,
        ListTags => tags::list,
        DeleteTags => tags::delete,
    )
}

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("ValidationException", message.into())
}

fn in_use(message: impl Into<String>) -> ApiError {
    ApiError::client("ResourceInUse", message.into())
}

fn not_found(message: impl Into<String>) -> ApiError {
    ApiError::client("ResourceNotFound", message.into())
}

/// The protocol's time: seconds since the Unix epoch, with milliseconds.
pub(crate) fn seconds(at: EpochMs) -> f64 {
    at as f64 / 1000.0
}

/// A settings structure as it's stored.
fn stored<T: Serialize>(settings: &T) -> Result<Value, ApiError> {
    serde_json::to_value(settings).map_err(ApiError::internal)
}

/// A settings structure as it's answered.
fn answered<T: for<'de> Deserialize<'de>>(settings: &Value) -> Result<T, ApiError> {
    T::deserialize(settings).map_err(ApiError::internal)
}

/// An optional settings structure as it's answered.
fn answered_opt<T: for<'de> Deserialize<'de>>(settings: Option<&Value>) -> Result<Option<T>, ApiError> {
    settings.map(answered).transpose()
}
