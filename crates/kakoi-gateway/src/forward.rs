//! One request on its way to an app, and the answer back.

use crate::admit::Admitted;
use crate::body::{Body, RequestBody, over};
use crate::gateway::Inner;
use crate::headers;
use crate::pool::{Lease, Sender};
use crate::studio::{App, Session};
use crate::tunnel::{self, Terms};
use crate::usage::Place;
use http::uri::PathAndQuery;
use http::{Method, Request, Response, StatusCode, Uri, Version};
use hyper::body::{Body as _, Incoming};
use hyper::client::conn::TrySendError;
use hyper::upgrade::OnUpgrade;
use std::sync::Arc;

/// Why no answer came from the app.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Nothing accepts connections there.
    #[error("connecting to the app")]
    Connect(#[source] std::io::Error),
    /// It broke off, or answered something that isn't HTTP.
    #[error("asking the app")]
    Broken(#[source] hyper::Error),
    /// It said nothing for too long.
    #[error("the app didn't answer in time")]
    Late,
    /// The session is over.
    #[error("the session is over")]
    Ended,
    /// The app changed the protocol, which nobody had asked for.
    #[error("the app changed the protocol unasked")]
    Unasked,
}

/// The request's target, without credentials; otherwise byte for byte.
fn target(uri: &Uri) -> Uri {
    let Some(whole) = uri.path_and_query() else {
        return Uri::from_static("/");
    };
    let cleaned = whole.query().and_then(headers::query_without_token).and_then(|query| {
        let mut text = whole.path().to_owned();
        if !query.is_empty() {
            text.push('?');
            text.push_str(&query);
        }
        text.parse::<PathAndQuery>().ok()
    });
    Uri::from(cleaned.unwrap_or_else(|| whole.clone()))
}

/// Carries a request to an app.
pub(crate) async fn forward(
    inner: &Arc<Inner>,
    session: &Session,
    app: &App,
    admitted: Admitted,
    mut request: Request<Incoming>,
    place: Place,
) -> Result<Response<Body>, Failure> {
    let permit = if admitted.websocket {
        let Ok(permit) = inner.websockets.clone().try_acquire_owned() else {
            return Ok(crate::pages::busy(false));
        };
        Some(permit)
    } else {
        None
    };
    let browser = admitted.websocket.then(|| hyper::upgrade::on(&mut request));
    let (mut parts, body) = request.into_parts();
    parts.uri = target(&parts.uri);
    parts.version = Version::HTTP_11;
    parts.extensions.clear();
    headers::to_app(&mut parts.headers, &admitted.host, &app.authorization);
    if admitted.websocket {
        headers::upgrade_to_websocket(&mut parts.headers);
    }
    let body = RequestBody::new(body, inner.limits.body_silence, session.ended.clone());
    let answering = send(inner, app, Request::from_parts(parts, body));
    let (mut response, lease) = tokio::select! {
        biased;
        answered = answering => answered?,
        () = over(session.ended.clone()) => return Err(Failure::Ended),
        () = tokio::time::sleep(inner.limits.answer) => return Err(Failure::Late),
    };
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        let (Some(browser), Some(permit)) = (browser, permit) else {
            return Err(Failure::Unasked);
        };
        let terms = Terms {
            ended: session.ended.clone(),
            draining: inner.draining.subscribe(),
            idle: inner.limits.websocket_silence,
            place,
            permit,
        };
        return Ok(switch(&mut response, browser, terms));
    }
    let (mut parts, body) = response.into_parts();
    headers::to_browser(&mut parts.headers);
    parts.version = Version::HTTP_11;
    parts.extensions.clear();
    let body = Body::app(body, inner.limits.answer, session.ended.clone(), lease, place);
    Ok(Response::from_parts(parts, body))
}

fn switch(response: &mut Response<Incoming>, browser: OnUpgrade, terms: Terms) -> Response<Body> {
    let app = hyper::upgrade::on(&mut *response);
    let mut switched = Response::new(Body::whole(""));
    *switched.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    *switched.headers_mut() = std::mem::take(response.headers_mut());
    headers::to_browser(switched.headers_mut());
    headers::upgrade_to_websocket(switched.headers_mut());
    tokio::spawn(tunnel::run(browser, app, terms));
    switched
}

/// Sends a request over an idle connection or a new one.
///
/// An idle connection may be closed by the app in the moment it's used. A request that was never written goes out again over
/// another one, whatever it is. One that was written goes out again only if asking twice is the same as asking once.
async fn send(inner: &Inner, app: &App, request: Request<RequestBody>) -> Result<(Response<Incoming>, Lease), Failure> {
    let mut next = request;
    loop {
        let mut lease = match inner.pool.take(&app.id).await {
            Some(lease) => lease,
            None => inner
                .pool
                .open(&*inner.studio, &app.id)
                .await
                .map_err(Failure::Connect)?,
        };
        let again = if lease.reused { copy(&next) } else { None };
        match try_send(&mut lease.sender, next).await {
            Ok(response) => return Ok((response, lease)),
            Err(mut failed) => match (lease.reused, failed.take_message(), again) {
                (true, Some(unsent), _) => next = unsent,
                (true, None, Some(copy)) => next = copy,
                _ => return Err(Failure::Broken(failed.into_error())),
            },
        }
    }
}

async fn try_send(
    sender: &mut Sender,
    request: Request<RequestBody>,
) -> Result<Response<Incoming>, TrySendError<Request<RequestBody>>> {
    sender.try_send_request(request).await
}

/// A request that may be asked twice: safe, and without a body.
fn copy(request: &Request<RequestBody>) -> Option<Request<RequestBody>> {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !safe || !request.body().is_end_stream() {
        return None;
    }
    let mut copy = Request::new(RequestBody::Empty);
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    Some(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_tricks_pass_unchanged_and_tokens_do_not() {
        for path in [
            "/a/../b;c=d/%2e%2e/%2F//x?y=/../&z=%00",
            "/",
            "*",
            "//evil.example/x",
            "/lab?a=1&a=2&;",
        ] {
            assert_eq!(target(&path.parse().unwrap()).to_string(), path);
        }
        assert_eq!(target(&"/lab?token=x&a=%20".parse().unwrap()).to_string(), "/lab?a=%20");
        assert_eq!(target(&"/lab?token=x".parse().unwrap()).to_string(), "/lab");
        assert_eq!(target(&"http://h/lab?x".parse().unwrap()).to_string(), "/lab?x");
    }
}
