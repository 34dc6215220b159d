//! Which operation a request asks for, before anything in it is believed.
//!
//! The table is made once from the generated services. Whether the signature is for the same service is
//! [`crate::sigv4::Verified::check_scope`]'s question; what the scope *claims* only breaks ties here.

use http::Method;
use http::request::Parts;
use percent_encoding::percent_decode_str;

use crate::ApiError;
use crate::form::{self, Params};
use crate::schema::{Operation, Protocol, Service};
use crate::sigv4::claimed_service;

/// A request whose operation is known.
#[derive(Debug)]
pub struct Route {
    /// What it asks for.
    pub operation: &'static Operation,
    /// The path's labels by name (restJson1).
    pub labels: Vec<(&'static str, String)>,
    /// The form (query protocols) or the URL's parameters (restJson1).
    pub(crate) params: Vec<(String, String)>,
}

/// A request that names no operation we serve. Print it with the service's protocol where the service is known.
#[derive(Debug)]
pub struct RouteError {
    /// The service it was for, if that much could be told.
    pub service: Option<&'static Service>,
    /// What to answer.
    pub error: ApiError,
}

/// One segment of a path template.
#[derive(Debug, PartialEq, Eq)]
enum Segment {
    Literal(&'static str),
    Label(&'static str),
}

struct RestRoute {
    segments: Vec<Segment>,
    operation: &'static Operation,
}

/// Finds operations of a fixed set of services.
pub struct Router {
    services: &'static [&'static Service],
    rest: Vec<RestRoute>,
}

impl Router {
    /// The table of these services.
    pub fn new(services: &'static [&'static Service]) -> Self {
        let rest = services
            .iter()
            .filter(|s| s.protocol == Protocol::RestJson1)
            .flat_map(|s| s.operations)
            .map(|&operation| RestRoute {
                segments: template(operation.uri),
                operation,
            })
            .collect();
        Self { services, rest }
    }

    /// Two restJson1 operations that one request could mean both, if there are any. A test asks.
    pub fn ambiguous_pair(&self) -> Option<(&'static str, &'static str)> {
        let overlap = |a: &RestRoute, b: &RestRoute| {
            a.operation.method == b.operation.method
                && a.segments.len() == b.segments.len()
                && a.segments.iter().zip(&b.segments).all(|pair| match pair {
                    (Segment::Literal(x), Segment::Literal(y)) => x == y,
                    _ => true,
                })
        };
        self.rest.iter().enumerate().find_map(|(i, a)| {
            self.rest[i + 1..]
                .iter()
                .find(|b| overlap(a, b))
                .map(|b| (a.operation.name, b.operation.name))
        })
    }

    /// The operation a request asks for.
    ///
    /// # Errors
    /// AWS's own answer for what isn't served: `UnknownOperationException` (JSON), `InvalidAction` (query), 404 for a path that
    /// nothing has, 405 for a method that the protocol doesn't use, `MalformedQueryString` for a query string that can't be read.
    pub fn identify(&self, parts: &Parts, body: &[u8]) -> Result<Route, RouteError> {
        if let Some(target) = parts.headers.get("x-amz-target") {
            return self.by_target(parts, target.to_str().unwrap_or_default());
        }
        let url = form::parse(parts.uri.query().unwrap_or_default().as_bytes());
        if let Some(route) = self.by_path(parts, &url) {
            return route;
        }
        self.by_form(parts, body, url)
    }

    fn by_target(&self, parts: &Parts, target: &str) -> Result<Route, RouteError> {
        let (prefix, name) = target.split_once('.').unwrap_or((target, ""));
        let service = self
            .services
            .iter()
            .copied()
            .find(|s| s.protocol == Protocol::Json11 && s.target_prefix == prefix);
        let fail = |error| RouteError { service, error };
        if parts.method != Method::POST {
            return Err(fail(method_not_allowed(&parts.method)));
        }
        if parts.uri.path() != "/" {
            return Err(fail(unknown_operation().with_status(404)));
        }
        let params = form::parse(parts.uri.query().unwrap_or_default().as_bytes()).map_err(fail)?;
        form::refuse_repeated(&params, |_| false).map_err(fail)?;
        match service.and_then(|s| s.operation(name)) {
            Some(operation) => Ok(Route {
                operation,
                labels: Vec::new(),
                params: Vec::new(),
            }),
            None => Err(fail(unknown_operation())),
        }
    }

    /// `None` when no template has this path.
    fn by_path(&self, parts: &Parts, params: &Result<Params, ApiError>) -> Option<Result<Route, RouteError>> {
        let path = parts.uri.path();
        let mut known = None;
        for route in &self.rest {
            let Some(labels) = match_path(&route.segments, path) else {
                continue;
            };
            known = Some(route.operation.service);
            if parts.method.as_str() != route.operation.method {
                continue;
            }
            return Some(match params {
                Ok(params) => Ok(Route {
                    operation: route.operation,
                    labels,
                    params: params.clone(),
                }),
                Err(e) => {
                    let error = ApiError::client(e.code().to_owned(), e.message());
                    Err(RouteError { service: known, error })
                }
            });
        }
        // Another method or path of an API version we serve is an operation that AWS may have and we don't.
        let service = known.or_else(|| {
            self.services.iter().copied().find(|s| {
                s.protocol == Protocol::RestJson1
                    && path
                        .strip_prefix('/')
                        .and_then(|p| p.strip_prefix(s.api_version))
                        .is_some_and(|p| p.starts_with('/'))
            })
        })?;
        Some(Err(RouteError {
            service: Some(service),
            error: unknown_operation().with_status(404),
        }))
    }

    fn by_form(&self, parts: &Parts, body: &[u8], url: Result<Params, ApiError>) -> Result<Route, RouteError> {
        let claimed = claimed_service(parts);
        let service = claimed
            .as_deref()
            .and_then(|name| self.services.iter().copied().find(|s| s.signing_name == name));
        let fail = |error| RouteError { service, error };
        if parts.uri.path() != "/" {
            return Err(fail(unknown_operation().with_status(404)));
        }
        // A JSON service without its header, or a REST one at a path it doesn't have.
        if let Some(service) = service.filter(|s| matches!(s.protocol, Protocol::Json11 | Protocol::RestJson1)) {
            let error = unknown_operation();
            let error = if service.protocol == Protocol::RestJson1 {
                error.with_status(404)
            } else {
                error
            };
            return Err(fail(error));
        }
        let mut params = url.map_err(fail)?;
        match parts.method {
            Method::GET => {}
            Method::POST => {
                if is_form(parts) {
                    params.extend(form::parse(body).map_err(fail)?);
                } else if !body.is_empty() {
                    return Err(fail(unknown_operation()));
                }
            }
            _ => return Err(fail(method_not_allowed(&parts.method))),
        }
        form::refuse_repeated(&params, |_| false).map_err(fail)?;
        let get = |name: &str| params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let (action, version) = (get("Action"), get("Version"));
        if action.is_none() && version.is_none() && service.is_none() {
            return Err(fail(unknown_operation().with_status(404)));
        }
        let is_query = |s: &&'static Service| matches!(s.protocol, Protocol::Query | Protocol::Ec2);
        let service = service.or_else(|| {
            self.services
                .iter()
                .copied()
                .filter(is_query)
                .find(|s| Some(s.api_version) == version)
        });
        let fail = |error| RouteError { service, error };
        let Some(action) = action.filter(|a| !a.is_empty()) else {
            return Err(fail(ApiError::client(
                "MissingAction",
                "The request must contain the parameter Action",
            )));
        };
        let Some(found) = service else {
            return Err(fail(invalid_action(action, version)));
        };
        if version.is_some_and(|v| v != found.api_version) {
            return Err(fail(match found.protocol {
                Protocol::Ec2 => {
                    ApiError::client("NoSuchVersion", "The requested version of the service does not exist")
                }
                _ => invalid_action(action, version),
            }));
        }
        match found.operation(action) {
            Some(operation) => Ok(Route {
                operation,
                labels: Vec::new(),
                params,
            }),
            None => Err(fail(match found.protocol {
                Protocol::Ec2 => {
                    let shown: String = action.chars().take(128).collect();
                    ApiError::client(
                        "InvalidAction",
                        format!("The action {shown} is not valid for this web service."),
                    )
                }
                _ => invalid_action(action, version),
            })),
        }
    }
}

fn is_form(parts: &Parts) -> bool {
    let kind = parts
        .headers
        .get(http::header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    kind.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

fn unknown_operation() -> ApiError {
    ApiError::client(
        "UnknownOperationException",
        "The requested operation is not recognized by the service.",
    )
}

fn method_not_allowed(method: &Method) -> ApiError {
    let shown: String = method.as_str().chars().take(32).collect();
    ApiError::client("MethodNotAllowed", format!("The method {shown} is not allowed here.")).with_status(405)
}

fn invalid_action(action: &str, version: Option<&str>) -> ApiError {
    let short = |text: &str| text.chars().take(128).collect::<String>();
    let version = version.map_or_else(|| "NO_VERSION_SPECIFIED".to_owned(), short);
    ApiError::client(
        "InvalidAction",
        format!("Could not find operation {} for version {version}", short(action)),
    )
}

fn template(uri: &'static str) -> Vec<Segment> {
    let path = uri.split('?').next().unwrap_or_default().trim_start_matches('/');
    path.split('/')
        .map(|s| match s.strip_prefix('{').and_then(|s| s.strip_suffix('}')) {
            Some(label) => Segment::Label(label),
            None => Segment::Literal(s),
        })
        .collect()
}

fn match_path(segments: &[Segment], path: &str) -> Option<Vec<(&'static str, String)>> {
    let mut labels = Vec::new();
    let mut pieces = path.strip_prefix('/')?.split('/');
    for segment in segments {
        let piece = pieces.next()?;
        match segment {
            Segment::Literal(literal) if *literal == piece => {}
            Segment::Label(name) if !piece.is_empty() => {
                labels.push((*name, percent_decode_str(piece).decode_utf8().ok()?.into_owned()));
            }
            _ => return None,
        }
    }
    // A trailing slash means the same operation.
    match (pieces.next(), pieces.next()) {
        (None, _) | (Some(""), None) => Some(labels),
        _ => None,
    }
}
