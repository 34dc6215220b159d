//! SageMaker Runtime. Models can't be hosted here, so no endpoint has any name, and InvokeEndpoint says so as AWS does.

use kakoi_wire::ApiError;
use kakoi_wire::schema::{Protocol, Service};

/// The service; its operations are told by their paths alone.
pub static SERVICE: Service = Service {
    name: "sagemaker-runtime",
    signing_name: "sagemaker",
    protocol: Protocol::RestJson1,
    api_version: "2017-05-13",
    target_prefix: "",
    xml_namespace: "",
    global: false,
    operations: &[],
};

/// An invocation: AWS's name of the operation, and the endpoint's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// Such as `InvokeEndpoint`.
    pub operation: &'static str,
    /// The endpoint.
    pub endpoint: String,
}

/// The invocation that a request asks for, if it's one.
pub fn invocation(method: &http::Method, path: &str) -> Option<Invocation> {
    let (endpoint, verb) = path.strip_prefix("/endpoints/")?.split_once('/')?;
    let operation = match verb {
        "invocations" => "InvokeEndpoint",
        "async-invocations" => "InvokeEndpointAsync",
        "invocations-response-stream" => "InvokeEndpointWithResponseStream",
        _ => return None,
    };
    let named = !endpoint.is_empty() && endpoint.len() <= 63;
    let plain = endpoint.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (method == http::Method::POST && named && plain).then(|| Invocation {
        operation,
        endpoint: endpoint.to_owned(),
    })
}

/// AWS's answer for an endpoint that doesn't exist.
pub fn not_found(endpoint: &str, account: &str) -> ApiError {
    ApiError::client(
        "ValidationError",
        format!("Endpoint {endpoint} of account {account} not found."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Method;

    #[test]
    fn invocations_are_told_by_their_paths() {
        let found = |path| invocation(&Method::POST, path).map(|i| (i.operation, i.endpoint));
        assert_eq!(
            found("/endpoints/my-model/invocations"),
            Some(("InvokeEndpoint", "my-model".to_owned()))
        );
        for none in [
            "/endpoints//invocations",
            "/endpoints/a/b/invocations",
            "/endpoints/..%2f/invocations",
            "/",
        ] {
            assert_eq!(found(none), None, "{none}");
        }
        assert_eq!(invocation(&Method::GET, "/endpoints/m/invocations"), None);
    }
}
