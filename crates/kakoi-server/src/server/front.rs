//! The host's listener: browsers at sites go to the gateway, everything else to the API.
//!
//! Only a site's exact name is served; every other spelling of one is refused by the gateway, so that the API's address never
//! shows a user's content, nor a site the API.

use super::api::Api;
use bytes::Bytes;
use http::{Request, Response, StatusCode, header};
use http_body_util::{Either, Full};
use hyper::body::Incoming;
use kakoi_edge::tls::{HttpLimits, whole};
use kakoi_gateway::{Body, Gateway};

/// The listener's two parts. Clones share them.
#[derive(Clone)]
pub struct Front {
    api: Api,
    gateway: Gateway,
    limits: HttpLimits,
}

/// Whether a request is for a site: by its `Host`, or by its request line.
fn is_for_a_site<B>(request: &Request<B>) -> bool {
    let hosts = request.headers().get_all(header::HOST);
    let named = request.uri().authority().map(|authority| authority.as_str());
    hosts
        .iter()
        .filter_map(|host| host.to_str().ok())
        .chain(named)
        .any(kakoi_gateway::claims)
}

impl Front {
    /// A front with the API's limits; the gateway has its own.
    pub fn new(api: Api, gateway: Gateway, limits: HttpLimits) -> Self {
        Self { api, gateway, limits }
    }

    /// Answers one request.
    pub async fn answer(self, request: Request<Incoming>) -> Response<Either<Body, Full<Bytes>>> {
        if is_for_a_site(&request) {
            return self.gateway.handle(request).await.map(Either::Left);
        }
        let answer = match whole(request, self.limits).await {
            // A task of its own: a client that goes away doesn't cancel what it asked for.
            Ok(request) => match tokio::spawn(async move { self.api.answer(request, None).await }).await {
                Ok(answer) => answer.map(Full::new),
                Err(_) => {
                    let mut failed = Response::new(Full::default());
                    *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    failed
                }
            },
            Err(refusal) => refusal,
        };
        answer.map(Either::Right)
    }
}
