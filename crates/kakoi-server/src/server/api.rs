//! The API's front: one HTTP request in, one answer out, the same for every listener.

use super::audit::{self, Audit};
use super::callers::Callers;
use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use kakoi_engine::{Caller, Output, Via};
use kakoi_wire::ApiError;
use kakoi_wire::encode::{encode_error, encode_response, encode_unrouted_error};
use kakoi_wire::sigv4::{AuthError, Verifier};
use serde_json::Value;
use std::sync::Arc;

/// Answers API requests. Clones share it.
#[derive(Clone)]
pub struct Api {
    inner: Arc<Inner>,
}

struct Inner {
    callers: Callers,
    verifier: Verifier,
    audit: Arc<Audit>,
}

/// By which door a request came, and what that door serves.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The one service of a listener inside the region; the host's serves all.
    pub only: Option<&'static str>,
    /// The door.
    pub via: Via,
}

impl Api {
    /// An API over an engine, for these callers.
    pub fn new(callers: Callers, audit: Arc<Audit>) -> Self {
        Self {
            inner: Arc::new(Inner {
                callers,
                verifier: Verifier::new(),
                audit,
            }),
        }
    }

    /// Answers one request and records it. Runs in a task that a client's going away doesn't end.
    pub async fn answer(&self, request: Request<Bytes>, entry: Entry) -> Response<Bytes> {
        let request_id = request_id();
        let (parts, body) = request.into_parts();
        if entry.only.is_none() && wants_page(&parts) {
            return page(self.inner.callers.engine().region());
        }
        let route = match kakoi_api::router().identify(&parts, &body) {
            Ok(route) => route,
            Err(unknown) => {
                return match unknown.service {
                    Some(service) => encode_error(service, &unknown.error, &request_id),
                    None => encode_unrouted_error(&unknown.error, &request_id),
                };
            }
        };
        let service = route.operation.service;
        let mut known = Known::default();
        let outcome = self.run(&route, &parts, &body, entry.clone(), &mut known).await;
        let error = outcome.as_ref().err();
        let user_agent = parts.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok());
        let event = audit::Event {
            caller: known.caller.as_ref(),
            via: &entry.via,
            access_key_id: known.access_key_id.as_deref(),
            source: event_source(service.name),
            name: route.operation.name,
            user_agent,
            parameters: known.parameters,
            error: error.map(|e| (e.code(), e.message())),
            request_id: &request_id,
            data: false,
        };
        self.inner.audit.record(self.inner.callers.engine(), &event);
        match outcome {
            Ok(output) => encode_response(route.operation, &output, &request_id),
            Err(error) => {
                if error.status().is_server_error() {
                    tracing::error!(%request_id, operation = route.operation.name, error = %error.chain(), "a call failed");
                }
                encode_error(service, &error, &request_id)
            }
        }
    }

    async fn run(
        &self,
        route: &kakoi_wire::route::Route,
        parts: &http::request::Parts,
        body: &Bytes,
        entry: Entry,
        known: &mut Known,
    ) -> Result<Output, ApiError> {
        let Inner { callers, verifier, .. } = &*self.inner;
        let engine = callers.engine();
        let service = route.operation.service;
        if entry.only.is_some_and(|only| only != service.name) {
            return Err(ApiError::client(
                "UnknownOperationException",
                format!("This endpoint doesn't serve {}.", service.name),
            ));
        }
        let refused = |e: AuthError| e.to_api_error(service.protocol);
        let verified = verifier
            .verify(parts, body, time::OffsetDateTime::now_utc(), callers)
            .map_err(refused)?;
        verified
            .check_scope(service, engine.region().region.as_str())
            .map_err(refused)?;
        known.access_key_id = Some(verified.access_key_id.clone());
        let caller = callers
            .caller(&verified.access_key_id, verified.session_token.as_deref(), entry.via)
            .map_err(|e| refused(e.into()))?;
        known.caller = Some(caller.clone());
        let input = kakoi_wire::decode::decode_value(route, parts, body)?;
        known.parameters = audit::parameters(&input);
        engine.call(&caller, service.name, route.operation.name, input).await
    }
}

/// What a call has shown of itself before it was answered or refused.
#[derive(Default)]
struct Known {
    caller: Option<Caller>,
    access_key_id: Option<String>,
    parameters: Value,
}

/// A service's name in CloudTrail.
fn event_source(service: &str) -> String {
    let prefix = match service {
        "efs" => "elasticfilesystem",
        other => other,
    };
    format!("{prefix}.amazonaws.com")
}

/// A fresh id in AWS's form, for the answer and the log.
pub fn request_id() -> String {
    let bits = kakoi_engine::entropy();
    let hex = format!("{bits:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// A browser at the API's own address: it names text/html, and no AWS client does.
fn wants_page(parts: &http::request::Parts) -> bool {
    let accepts = parts
        .headers
        .get(header::ACCEPT)
        .and_then(|a| a.to_str().ok())
        .is_some_and(|a| a.contains("text/html"));
    accepts && parts.method == http::Method::GET && !parts.headers.contains_key(header::AUTHORIZATION)
}

fn page(region: &kakoi_types::RegionContext) -> Response<Bytes> {
    let html = include_str!("console.html")
        .replace("{region}", region.region.as_str())
        .replace("{account}", region.account.as_str());
    let mut response = Response::new(Bytes::from(html));
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    );
    response
}
