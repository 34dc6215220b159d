//! S3's questions, answered by the engine: who signs, and what their policies and the endpoint's allow.

use super::audit::{self, Audit};
use super::callers::Callers;
use super::paths::DataDir;
use anyhow::Context;
use async_trait::async_trait;
use kakoi_edge::names::Service;
use kakoi_engine::{Check, Via};
use kakoi_s3::{Access, Config, Gate, Hosts, Refusal, S3};
use kakoi_wire::sigv4::KeyError;
use serde_json::{Map, Value};
use std::sync::Arc;

/// S3 of a region, behind its own policies.
pub type Storage = S3<Policies>;

/// Opens S3 over the data directory.
pub fn open(data: &DataDir, aws_names: bool, callers: Callers, audit: Arc<Audit>) -> anyhow::Result<Storage> {
    let context = callers.engine().region().clone();
    let region = context.region.to_string();
    let names = Service::S3.all_names(&region, aws_names);
    let names = names.into_iter().filter(|name| !name.starts_with("*."));
    let config = Config {
        hosts: Hosts::new(&region, names),
        region,
        account: context.account.to_string(),
    };
    S3::new(&data.buckets(), config, Arc::new(Policies { callers, audit })).context("opening S3's objects")
}

/// Admits what policies allow, and records it.
pub struct Policies {
    callers: Callers,
    audit: Arc<Audit>,
}

fn bad_key(error: KeyError, has_token: bool) -> Refusal {
    let refusal = |code, status, message: &str| Refusal {
        code,
        status,
        message: message.to_owned(),
    };
    match error {
        KeyError::ExpiredToken => refusal("ExpiredToken", 400, "The provided token has expired."),
        KeyError::InvalidToken if has_token => refusal(
            "InvalidToken",
            400,
            "The provided token is malformed or otherwise invalid.",
        ),
        // A temporary key without its token is no key.
        KeyError::Unknown | KeyError::InvalidToken => refusal(
            "InvalidAccessKeyId",
            403,
            "The AWS Access Key Id you provided does not exist in our records.",
        ),
        KeyError::Unavailable(cause) => {
            tracing::error!(%cause, "looking up a key for S3");
            refusal(
                "InternalError",
                500,
                "We encountered an internal error. Please try again.",
            )
        }
    }
}

#[async_trait]
impl Gate for Policies {
    type Door = Via;

    fn secret(&self, access_key_id: &str) -> Option<String> {
        self.callers.secret(access_key_id)
    }

    async fn admit(&self, door: &Via, access: &Access<'_>) -> Result<(), Refusal> {
        let key = access.access_key_id.ok_or_else(Refusal::denied)?;
        let caller = self
            .callers
            .caller(key, access.session_token, door.clone())
            .map_err(|e| bad_key(e, access.session_token.is_some()))?;
        let check = |need: &kakoi_s3::Need| {
            // Policies name "all buckets" as an ARN as often as by a star; the ARN matches both.
            let resource = if need.resource == "*" {
                "arn:aws:s3:::*"
            } else {
                &need.resource
            };
            let check = Check::new(need.action, resource);
            need.context
                .iter()
                .fold(check, |check, (key, value)| check.with(key, value.clone()))
        };
        let checks: Vec<Check> = access.needs.iter().map(check).collect();
        self.callers.engine().authorize(&caller, &checks).map_err(|refused| {
            if refused.status().is_server_error() {
                tracing::error!(error = %refused.chain(), "judging a request to S3");
                return bad_key(KeyError::Unavailable(refused.chain()), false);
            }
            Refusal {
                message: refused.message().to_owned(),
                ..Refusal::denied()
            }
        })
    }

    fn record(&self, door: &Via, access: &Access<'_>, _status: u16, error_code: Option<&str>) {
        // Before the operation is known, nobody has verified the signature: the key is only claimed.
        let caller = access
            .access_key_id
            .filter(|_| !access.operation.is_empty())
            .and_then(|key| self.callers.caller(key, access.session_token, door.clone()).ok());
        let mut parameters = Map::new();
        for (name, value) in [("bucketName", access.bucket), ("key", access.key)] {
            if let Some(value) = value {
                parameters.insert(name.to_owned(), Value::from(value));
            }
        }
        let event = audit::Event {
            caller: caller.as_ref(),
            via: door,
            access_key_id: access.access_key_id,
            source: "s3.amazonaws.com".to_owned(),
            name: if access.operation.is_empty() {
                access.method
            } else {
                access.operation
            },
            user_agent: access.user_agent,
            parameters: Value::Object(parameters),
            error: error_code.map(|code| (code, "")),
            request_id: access.request_id,
            data: access.key.is_some()
                || access.operation.starts_with("ListObjects")
                || access.operation == "DeleteObjects",
        };
        self.audit.record(self.callers.engine(), &event);
    }
}
