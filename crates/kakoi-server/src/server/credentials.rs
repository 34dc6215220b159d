//! An app's role credentials, in the form that AWS clients in containers ask for (`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`).
//!
//! The listener stands in the app's own namespace, so who asks is known without a secret: nobody else gets a packet there.

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use kakoi_engine::Engine;
use kakoi_types::WorkloadId;
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The path in `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`.
pub const PATH: &str = "/credentials";

/// Answers one request of an app.
pub async fn answer(engine: &Engine, workload: WorkloadId, request: &Request<Bytes>) -> Response<Bytes> {
    // The name must be the address: a page in some browser inside could be made to ask by another name.
    let host = request.headers().get(header::HOST).and_then(|h| h.to_str().ok());
    let by_address = matches!(host, Some("169.254.170.2" | "169.254.170.2:80"));
    if !by_address || request.uri().path() != PATH {
        return json(
            StatusCode::NOT_FOUND,
            &json!({ "code": "NotFound", "message": format!("Role credentials are at http://169.254.170.2{PATH}.") }),
        );
    }
    if request.method() != http::Method::GET {
        return json(
            StatusCode::METHOD_NOT_ALLOWED,
            &json!({ "code": "MethodNotAllowed", "message": "Ask with GET." }),
        );
    }
    match engine.workload_credentials(workload) {
        Ok(given) => {
            let expires = OffsetDateTime::from_unix_timestamp_nanos(i128::from(given.credentials.expires) * 1_000_000)
                .unwrap_or(OffsetDateTime::UNIX_EPOCH);
            let expires = expires.replace_nanosecond(0).unwrap_or(expires);
            json(
                StatusCode::OK,
                &json!({
                    "RoleArn": given.role_arn,
                    "AccessKeyId": given.credentials.access_key_id,
                    "SecretAccessKey": given.credentials.secret_access_key,
                    "Token": given.credentials.session_token,
                    "Expiration": expires.format(&Rfc3339).unwrap_or_default(),
                }),
            )
        }
        Err(refused) => {
            if refused.status().is_server_error() {
                tracing::error!(%workload, error = %refused.chain(), "credentials of an app");
            }
            json(
                refused.status(),
                &json!({ "code": refused.code(), "message": refused.message() }),
            )
        }
    }
}

/// The server is on its way out: clients try again.
pub fn unavailable() -> Response<Bytes> {
    json(
        StatusCode::SERVICE_UNAVAILABLE,
        &json!({ "code": "ServiceUnavailable", "message": "The region is stopping; try again soon." }),
    )
}

fn json(status: StatusCode, body: &Value) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
