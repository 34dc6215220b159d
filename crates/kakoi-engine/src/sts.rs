//! STS: who am I.

use crate::call::operations;
use crate::{Caller, Engine};
use kakoi_api::generated::sts::*;
use kakoi_wire::ApiError;
use serde_json::Value;

/// Runs an STS operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        GetCallerIdentity => get_caller_identity,
    )
}

async fn get_caller_identity(
    engine: &Engine,
    caller: &Caller,
    _: GetCallerIdentityRequest,
) -> Result<GetCallerIdentityResponse, ApiError> {
    Ok(GetCallerIdentityResponse {
        account: Some(engine.region().account.to_string()),
        arn: Some(caller.arn.clone()),
        user_id: Some(caller.user_id.clone()),
    })
}
