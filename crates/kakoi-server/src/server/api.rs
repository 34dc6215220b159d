//! The API's front: one HTTP request in, one answer out, the same for every listener.

use super::audit::{self, Audit};
use super::callers::Callers;
use super::runtime;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Request, Response, StatusCode, header};
use kakoi_engine::{Caller, Check, Output, Via};
use kakoi_wire::ApiError;
use kakoi_wire::encode::{encode_error, encode_response, encode_unrouted_error};
use kakoi_wire::schema::Service;
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
        let is_runtime = |only: &str| only == runtime::SERVICE.name;
        if entry.only.is_none_or(is_runtime)
            && let Some(invocation) = runtime::invocation(&parts.method, parts.uri.path())
        {
            return self.invoke(invocation, &parts, &body, entry, &request_id);
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
        let called = (service.name, route.operation.name);
        self.record(called, &parts, &entry.via, known, outcome.as_ref().err(), &request_id);
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

    /// An invocation of a model: nobody can have made one.
    fn invoke(
        &self,
        invocation: runtime::Invocation,
        parts: &Parts,
        body: &Bytes,
        entry: Entry,
        request_id: &str,
    ) -> Response<Bytes> {
        let runtime::Invocation { operation, endpoint } = invocation;
        let region = self.inner.callers.engine().region().clone();
        let mut known = Known::default();
        let resource = region.arn("sagemaker", format_args!("endpoint/{endpoint}"));
        let outcome = self.caller(&runtime::SERVICE, parts, body, entry.via.clone(), &mut known);
        let outcome = outcome.and_then(|caller| {
            let check = Check::new(format!("sagemaker:{operation}"), resource);
            self.inner.callers.engine().authorize(&caller, &[check])
        });
        let error = outcome.map_or_else(|e| e, |()| runtime::not_found(&endpoint, region.account.as_str()));
        known.parameters = serde_json::json!({ "EndpointName": endpoint });
        self.record(
            ("sagemaker", operation),
            parts,
            &entry.via,
            known,
            Some(&error),
            request_id,
        );
        encode_error(&runtime::SERVICE, &error, request_id)
    }

    fn record(
        &self,
        (service, operation): (&str, &str),
        parts: &Parts,
        via: &Via,
        known: Known,
        error: Option<&ApiError>,
        request_id: &str,
    ) {
        let event = audit::Event {
            caller: known.caller.as_ref(),
            via,
            access_key_id: known.access_key_id.as_deref(),
            source: event_source(service),
            name: operation,
            user_agent: parts.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()),
            parameters: known.parameters,
            error: error.map(|e| (e.code(), e.message())),
            request_id,
            data: false,
        };
        self.inner.audit.record(self.inner.callers.engine(), &event);
    }

    /// Who signed a request, and for this service and region.
    fn caller(
        &self,
        service: &Service,
        parts: &Parts,
        body: &Bytes,
        via: Via,
        known: &mut Known,
    ) -> Result<Caller, ApiError> {
        let Inner { callers, verifier, .. } = &*self.inner;
        let refused = |e: AuthError| e.to_api_error(service.protocol);
        let verified = verifier
            .verify(parts, body, time::OffsetDateTime::now_utc(), callers)
            .map_err(refused)?;
        verified
            .check_scope(service, callers.engine().region().region.as_str())
            .map_err(refused)?;
        known.access_key_id = Some(verified.access_key_id.clone());
        let caller = callers
            .caller(&verified.access_key_id, verified.session_token.as_deref(), via)
            .map_err(|e| refused(e.into()))?;
        known.caller = Some(caller.clone());
        Ok(caller)
    }

    async fn run(
        &self,
        route: &kakoi_wire::route::Route,
        parts: &Parts,
        body: &Bytes,
        entry: Entry,
        known: &mut Known,
    ) -> Result<Output, ApiError> {
        let service = route.operation.service;
        if entry.only.is_some_and(|only| only != service.name) {
            return Err(ApiError::client(
                "UnknownOperationException",
                format!("This endpoint doesn't serve {}.", service.name),
            ));
        }
        let caller = self.caller(service, parts, body, entry.via, known)?;
        let input = kakoi_wire::decode::decode_value(route, parts, body)?;
        known.parameters = audit::parameters(&input);
        let engine = self.inner.callers.engine();
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
fn wants_page(parts: &Parts) -> bool {
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
