//! STS: who am I, and sessions of roles.

use crate::authorize::add_session_keys;
use crate::call::operations;
use crate::identity::session_arn;
use crate::sagemaker::seconds;
use crate::{Caller, Engine, Identity, RoleSession, now_ms, store_error};
use kakoi_api::generated::sts::*;
use kakoi_policy::{Context, Document, PolicyUse};
use kakoi_studio::Role;
use kakoi_wire::ApiError;
use serde_json::Value;

/// AssumeRole's default, and the most that a session may give on to another (role chaining).
const HOUR_SECONDS: u32 = 3600;
/// AWS's limit for a session policy's text.
const MAX_POLICY_CHARACTERS: usize = 2048;

/// Runs an STS operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        AssumeRole => assume_role,
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

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("ValidationError", message.into())
}

/// Parameters whose effect isn't there; without it, who gives them would get another session than they asked for.
fn refuse_unsupported(request: &AssumeRoleRequest) -> Result<(), ApiError> {
    let given = [
        (!request.tags.is_empty(), "Tags"),
        (!request.transitive_tag_keys.is_empty(), "TransitiveTagKeys"),
        (!request.policy_arns.is_empty(), "PolicyArns"),
        (!request.provided_contexts.is_empty(), "ProvidedContexts"),
        (request.serial_number.is_some(), "SerialNumber"),
        (request.token_code.is_some(), "TokenCode"),
        (request.source_identity.is_some(), "SourceIdentity"),
        (request.minimum_session_token_size.is_some(), "MinimumSessionTokenSize"),
    ];
    match given.iter().find(|(given, _)| *given) {
        Some((_, name)) => Err(invalid(format!("{name} isn't supported in this region."))),
        None => Ok(()),
    }
}

/// How long a session lasts.
fn duration_seconds(asked: Option<i32>, role: &Role, chained: bool) -> Result<u32, ApiError> {
    let asked = asked.map_or(HOUR_SECONDS, |seconds| u32::try_from(seconds).unwrap_or(u32::MAX));
    if chained && asked > HOUR_SECONDS {
        return Err(invalid(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        ));
    }
    if asked > role.max_session_seconds {
        return Err(invalid(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        ));
    }
    Ok(asked)
}

fn check_session_policy(policy: &str) -> Result<(), ApiError> {
    if policy.chars().count() > MAX_POLICY_CHARACTERS {
        return Err(invalid(format!(
            "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or \
             equal to {MAX_POLICY_CHARACTERS}"
        )));
    }
    Document::parse(policy, PolicyUse::Session)
        .map(drop)
        .map_err(|problem| ApiError::client("MalformedPolicyDocument", problem))
}

/// The caller's own policies have allowed it; here the role's trust policy must, too. A role that isn't there is refused in the
/// same words.
async fn assume_role(
    engine: &Engine,
    caller: &Caller,
    request: AssumeRoleRequest,
) -> Result<AssumeRoleResponse, ApiError> {
    refuse_unsupported(&request)?;
    request.policy.as_deref().map_or(Ok(()), check_session_policy)?;
    let refused = || {
        let message = format!(
            "User: {} is not authorized to perform: sts:AssumeRole on resource: {}",
            caller.arn, request.role_arn
        );
        ApiError::client("AccessDenied", message).with_status(403)
    };
    let name = request.role_arn.rsplit('/').next().unwrap_or_default();
    let found = engine
        .store()
        .get::<Role>(&name.to_ascii_lowercase())
        .map_err(store_error)?;
    let role = found
        .filter(|role| role.arn(engine.region()) == request.role_arn)
        .ok_or_else(refused)?;
    let mut context = Context::default();
    add_session_keys(
        &mut context,
        Some(&request.role_session_name),
        request.external_id.as_deref(),
    );
    if !engine.trusts(&role, caller, context)? {
        return Err(refused());
    }
    let workload = match &caller.identity {
        Identity::Root => None,
        // What an app got by its credentials ends with it, too.
        Identity::Role(session) => session.workload,
    };
    let chained = matches!(caller.identity, Identity::Role(_));
    let duration = duration_seconds(request.duration_seconds, &role, chained)?;
    let now = now_ms();
    let packed = request.policy.as_ref().map(|policy| policy.chars().count() * 100);
    let session = RoleSession {
        role: role.name,
        role_id: role.id,
        session: request.role_session_name,
        issued: now,
        expires: now + i64::from(duration) * 1000,
        workload,
        policy: request.policy,
    };
    let given = engine.sessions().issue(&session, &mut crate::entropy);
    Ok(AssumeRoleResponse {
        assumed_role_user: Some(AssumedRoleUser {
            arn: Some(session_arn(engine.region(), &session.role, &session.session)),
            assumed_role_id: Some(format!("{}:{}", session.role_id, session.session)),
        }),
        credentials: Some(Credentials {
            access_key_id: Some(given.access_key_id),
            expiration: Some(seconds(given.expires)),
            secret_access_key: Some(given.secret_access_key),
            session_token: Some(given.session_token),
        }),
        // Per cent of the limit.
        packed_policy_size: packed.and_then(|size| i32::try_from(size.div_ceil(MAX_POLICY_CHARACTERS)).ok()),
        ..Default::default()
    })
}

#[cfg(test)]
mod tests;
