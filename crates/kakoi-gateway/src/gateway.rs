//! The gateway itself: what becomes of a request.

use crate::admit::{Admitted, admit, is_prefetch};
use crate::body::Body;
use crate::cookie::{self, Presented};
use crate::forward::{Failure, forward};
use crate::pages;
use crate::pool::Pool;
use crate::studio::{Session, SignIn, Studio, Target};
use crate::usage::{Kind, Most, Usage};
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, watch};

/// What the gateway holds at most, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests of one session that are being answered.
    pub session_requests: usize,
    /// Requests of one site, all sessions together.
    pub site_requests: usize,
    /// Open websockets of one session.
    pub session_websockets: usize,
    /// Open websockets of one site.
    pub site_websockets: usize,
    /// Open websockets altogether.
    pub websockets: usize,
    /// Request line and headers together; more is answered 431.
    pub header_bytes: usize,
    /// How long a browser may be silent in the middle of a body.
    pub body_silence: Duration,
    /// How long an app may take to begin its answer, and be silent in the middle of it.
    pub answer: Duration,
    /// How long both sides of a websocket may be silent. JupyterLab's server sends a ping every 30 s.
    pub websocket_silence: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            session_requests: 128,
            site_requests: 256,
            session_websockets: 64,
            site_websockets: 128,
            websockets: 2048,
            header_bytes: 64 * 1024,
            body_silence: Duration::from_secs(60),
            answer: Duration::from_secs(600),
            websocket_silence: Duration::from_secs(600),
        }
    }
}

/// The path that redeems one-time tokens, on every site.
const AUTH: &str = "/auth";
/// Longest form of the list page.
const FORM_BYTES: usize = 1024;

/// The gateway. Clones share it.
#[derive(Clone)]
pub struct Gateway {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub studio: Arc<dyn Studio>,
    pub limits: Limits,
    pub pool: Pool,
    pub websockets: Arc<Semaphore>,
    pub draining: watch::Sender<bool>,
    port: u16,
    usage: Usage,
}

impl Gateway {
    /// A gateway for sites on this port of `localhost`. Must be called inside a tokio runtime.
    pub fn new(studio: Arc<dyn Studio>, port: u16, limits: Limits) -> Self {
        Self {
            inner: Arc::new(Inner {
                studio,
                limits,
                pool: Pool::new(),
                websockets: Arc::new(Semaphore::new(limits.websockets)),
                draining: watch::Sender::new(false),
                port,
                usage: Usage::default(),
            }),
        }
    }

    /// Takes no new requests and closes websockets, each with a close frame that says "restart"; returns when the last one is
    /// closed. Answers that have begun go on: whoever serves the connections decides for how long.
    pub async fn drain(&self) {
        self.inner.draining.send_replace(true);
        let all = u32::try_from(self.inner.limits.websockets).unwrap_or(u32::MAX);
        // Fails only if the semaphore is closed, which it never is.
        let _ = self.inner.websockets.acquire_many(all).await;
    }

    /// Answers one request. The connection it came over must allow upgrades.
    pub async fn handle(&self, request: Request<Incoming>) -> Response<Body> {
        let inner = &self.inner;
        let admitted = match admit(request.headers(), request.method(), request.uri(), inner.port) {
            Ok(admitted) => admitted,
            Err(refusal) => return pages::refused(&refusal),
        };
        if header_bytes(&request) > inner.limits.header_bytes {
            let mut response = Response::new(Body::whole(""));
            *response.status_mut() = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
            return response;
        }
        if *inner.draining.borrow() {
            return pages::restarting(admitted.navigation);
        }
        if request.uri().path() == AUTH {
            return self.redeem(&admitted, &request).await;
        }
        let session = match cookie::presented(request.headers()) {
            Presented::None => Ok(None),
            Presented::One(value) => inner.studio.session(&admitted.label, value),
            Presented::Several => {
                return pages::refused(&crate::admit::Refusal(
                    StatusCode::BAD_REQUEST,
                    "This request has two session cookies; remove this site's cookies and open a new presigned URL.",
                ));
            }
        };
        let session = match session {
            Ok(Some(session)) => session,
            Ok(None) => return pages::sign_in(admitted.navigation),
            Err(error) => {
                tracing::error!(%error, "looking for a session");
                return pages::unavailable(admitted.navigation);
            }
        };
        self.serve(&session, admitted, request).await
    }

    async fn serve(&self, session: &Session, admitted: Admitted, request: Request<Incoming>) -> Response<Body> {
        let Inner { limits, usage, .. } = &*self.inner;
        let navigation = admitted.navigation;
        let (kind, most) = if admitted.websocket {
            (
                Kind::Websocket,
                Most {
                    session: limits.session_websockets,
                    site: limits.site_websockets,
                },
            )
        } else {
            (
                Kind::Request,
                Most {
                    session: limits.session_requests,
                    site: limits.site_requests,
                },
            )
        };
        let Some(place) = usage.enter(session, kind, most) else {
            return pages::busy(navigation);
        };
        match &session.target {
            Target::Waiting(waiting) => pages::waiting(navigation, waiting),
            Target::List => self.list(session, &admitted, request).await,
            Target::App(app) => match forward(&self.inner, session, app, admitted, request, place).await {
                Ok(response) => response,
                Err(Failure::Ended) => pages::sign_in(navigation),
                Err(error) => {
                    tracing::debug!(%error, cause = ?std::error::Error::source(&error), "carrying a request to an app");
                    pages::no_answer(navigation)
                }
            },
        }
    }

    /// The one-time URL: used up by a person's first visit, and by nothing else.
    async fn redeem(&self, admitted: &Admitted, request: &Request<Incoming>) -> Response<Body> {
        if request.method() != Method::GET {
            return pages::only("GET");
        }
        // A link in somebody's image, or a page that a browser loads on the mere chance, isn't a visit.
        let explicit = request.headers().contains_key("sec-fetch-mode");
        if is_prefetch(request.headers()) || admitted.websocket || (explicit && !admitted.navigation) {
            return pages::not_now();
        }
        let query = request.uri().query().unwrap_or_default();
        let mut tokens = query.split('&').filter_map(|pair| pair.strip_prefix("token="));
        let (Some(token), None) = (tokens.next(), tokens.next()) else {
            return pages::bad_token();
        };
        match self.inner.studio.redeem(&admitted.label, token).await {
            Ok(Some(sign_in)) => signed_in(&sign_in).unwrap_or_else(|| pages::unavailable(true)),
            Ok(None) => pages::bad_token(),
            Err(error) => {
                tracing::error!(%error, "redeeming a one-time URL");
                pages::unavailable(true)
            }
        }
    }

    async fn list(&self, session: &Session, admitted: &Admitted, request: Request<Incoming>) -> Response<Body> {
        let studio = &self.inner.studio;
        let answer = match (request.method(), request.uri().path()) {
            (&Method::GET | &Method::HEAD, "/") => studio
                .list(session)
                .await
                .map(|listing| pages::list(&listing, self.inner.port)),
            (&Method::POST, "/open") => match self.chosen(request.into_body()).await {
                Some(space) => studio.open(session, &space).await.map(|opened| {
                    let url = opened.and_then(|opened| HeaderValue::from_str(&opened.url).ok());
                    url.map_or_else(|| pages::nothing_here(admitted.navigation), pages::see_other)
                }),
                None => Ok(pages::nothing_here(admitted.navigation)),
            },
            (_, "/") => Ok(pages::only("GET, HEAD")),
            (_, "/open") => Ok(pages::only("POST")),
            _ => Ok(pages::nothing_here(admitted.navigation)),
        };
        answer.unwrap_or_else(|error| {
            tracing::error!(%error, "listing spaces");
            pages::unavailable(admitted.navigation)
        })
    }

    /// The form's one field. Names of spaces need no escaping in forms, so one that has any is no name.
    async fn chosen(&self, body: Incoming) -> Option<String> {
        let reading = Limited::new(body, FORM_BYTES).collect();
        let body = tokio::time::timeout(self.inner.limits.body_silence, reading)
            .await
            .ok()?
            .ok()?;
        let text = String::from_utf8(body.to_bytes().into()).ok()?;
        Some(text.strip_prefix("space=")?.to_owned())
    }
}

fn signed_in(sign_in: &SignIn) -> Option<Response<Body>> {
    // Judged when the URL was made, too; here it's what keeps a mistake there from sending browsers elsewhere.
    let inside = sign_in.landing.starts_with('/')
        && !sign_in.landing[1..].starts_with(['/', '\\'])
        && sign_in.landing.bytes().all(|b| b.is_ascii_graphic());
    let landing = if inside { sign_in.landing.as_str() } else { "/" };
    let mut response = pages::see_other(HeaderValue::from_str(landing).ok()?);
    let cookie = cookie::issue(&sign_in.cookie, sign_in.lasts)?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Some(response)
}

/// Request line and headers as they came, give or take white space.
fn header_bytes<B>(request: &Request<B>) -> usize {
    let target = request.uri().path_and_query().map_or(0, |p| p.as_str().len());
    let headers = request.headers().iter();
    headers
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum::<usize>()
        + target
}
