//! Client tokens: the same call sent twice makes one resource.

use kakoi_net::{Ctx, EpochMs};
use kakoi_store::{Record, Tx};
use kakoi_wire::ApiError;
use serde::{Deserialize, Serialize};

/// How long a token is remembered; AWS promises a day for most operations.
const REMEMBERED_MS: EpochMs = 24 * 60 * 60 * 1000;

/// A call that was carried out.
#[derive(Serialize, Deserialize)]
struct ClientToken {
    /// Operation and token.
    key: String,
    /// The whole request, to tell a repetition from another request with the same token.
    request: String,
    /// What it made.
    resource: String,
    /// Time of the call.
    at: EpochMs,
}

impl Record for ClientToken {
    const KIND: &'static str = "ec2-client-token";
    fn key(&self) -> String {
        self.key.clone()
    }
}

/// A call with its token, if it has one.
pub(super) struct Call {
    key: Option<String>,
    request: String,
}

impl Call {
    /// A call of `operation`; `request` is compared as it prints.
    pub(super) fn new(operation: &str, token: Option<&String>, request: &impl std::fmt::Debug) -> Self {
        let key = token.filter(|t| !t.is_empty()).map(|t| format!("{operation}/{t}"));
        let request = if key.is_some() {
            format!("{request:?}")
        } else {
            String::new()
        };
        Self { key, request }
    }

    /// What an earlier call with this token made.
    ///
    /// # Errors
    /// `IdempotentParameterMismatch` if that call was another one.
    pub(super) fn earlier(&self, tx: &mut Tx<'_>, ctx: &Ctx<'_>) -> Result<Option<String>, ApiError> {
        let Some(found) = self.key.as_ref().and_then(|key| tx.get::<ClientToken>(key)) else {
            return Ok(None);
        };
        if ctx.now.saturating_sub(found.at) >= REMEMBERED_MS {
            return Ok(None);
        }
        if found.request != self.request {
            let message = "The client token was used before with other parameters; use a new token for a new request.";
            return Err(ApiError::client("IdempotentParameterMismatch", message));
        }
        Ok(Some(found.resource))
    }

    /// Remembers what this call made, and forgets what is too old.
    pub(super) fn remember(self, tx: &mut Tx<'_>, ctx: &Ctx<'_>, resource: String) {
        let Some(key) = self.key else { return };
        let old = |t: &ClientToken| ctx.now.saturating_sub(t.at) >= REMEMBERED_MS;
        for token in tx.scan::<ClientToken>("").into_iter().filter(old) {
            tx.delete::<ClientToken>(&token.key);
        }
        tx.put(&ClientToken {
            key,
            request: self.request,
            resource,
            at: ctx.now,
        });
    }
}
