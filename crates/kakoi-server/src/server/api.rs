//! The API's front: one HTTP request in, one answer out, the same for every listener.

use super::callers::Callers;
use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use kakoi_engine::{Output, Via};
use kakoi_net::InterfacePurpose;
use kakoi_types::VpcId;
use kakoi_wire::ApiError;
use kakoi_wire::encode::{encode_error, encode_response, encode_unrouted_error};
use kakoi_wire::sigv4::{AuthError, Verifier};
use std::net::SocketAddr;
use std::sync::Arc;

/// Answers API requests. Clones share it.
#[derive(Clone)]
pub struct Api {
    inner: Arc<Inner>,
}

struct Inner {
    callers: Callers,
    verifier: Verifier,
}

impl Api {
    /// An API over an engine, for these callers.
    pub fn new(callers: Callers) -> Self {
        Self {
            inner: Arc::new(Inner {
                callers,
                verifier: Verifier::new(),
            }),
        }
    }

    /// The door that a listener inside the region is: that of an endpoint's interface in a VPC, or a service's public address.
    /// `None` if the endpoint is gone: then nobody can tell what its policy would say.
    pub fn door(&self, vpc: Option<VpcId>, peer: SocketAddr, local: SocketAddr) -> Option<Via> {
        let (SocketAddr::V4(peer), SocketAddr::V4(local)) = (peer, local) else {
            return None;
        };
        let source = *peer.ip();
        let Some(vpc) = vpc else {
            return Some(Via::Public { source });
        };
        let network = self.inner.callers.engine().network();
        let interface = network
            .interfaces
            .values()
            .find(|interface| interface.vpc == vpc && interface.private_ip == *local.ip())?;
        match interface.purpose {
            InterfacePurpose::Endpoint(endpoint) => Some(Via::Endpoint { endpoint, vpc, source }),
            _ => None,
        }
    }

    /// Answers one request that came by this door. `only` is the one service that a listener inside a VPC serves; the host's
    /// serves all.
    pub async fn answer(&self, request: Request<Bytes>, only: Option<&'static str>, via: Via) -> Response<Bytes> {
        let request_id = request_id();
        let (parts, body) = request.into_parts();
        if only.is_none() && wants_page(&parts) {
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
        let outcome = self.run(&route, &parts, &body, only, via).await;
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
        only: Option<&'static str>,
        via: Via,
    ) -> Result<Output, ApiError> {
        let Inner { callers, verifier } = &*self.inner;
        let engine = callers.engine();
        let service = route.operation.service;
        if only.is_some_and(|only| only != service.name) {
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
        let caller = callers
            .caller(&verified.access_key_id, verified.session_token.as_deref(), via)
            .map_err(|e| refused(e.into()))?;
        let input = kakoi_wire::decode::decode_value(route, parts, body)?;
        let (engine, operation) = (engine.clone(), route.operation);
        // A task of its own: a client that goes away doesn't cancel what it asked for.
        let call = tokio::spawn(async move {
            engine
                .call(&caller, operation.service.name, operation.name, input)
                .await
        });
        call.await.map_err(ApiError::internal)?
    }
}

/// A fresh id in AWS's form, for the answer and the log.
fn request_id() -> String {
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
