//! The host's listener: browsers at sites go to the gateway, everything else to the services.
//!
//! Only a site's exact name is served; every other spelling of one is refused by the gateway, so that the API's address never
//! shows a user's content, nor a site the API.

use super::services::{self, Services};
use http::{Request, Response, header};
use http_body_util::Either;
use hyper::body::Incoming;
use kakoi_edge::tls::HttpLimits;
use kakoi_gateway::{Body, Gateway};

/// The listener's two parts. Clones share them.
#[derive(Clone)]
pub struct Front {
    services: Services,
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
    pub fn new(services: Services, gateway: Gateway, limits: HttpLimits) -> Self {
        Self {
            services,
            gateway,
            limits,
        }
    }

    /// Answers one request.
    pub async fn answer(self, request: Request<Incoming>) -> Response<Either<Body, services::Body>> {
        if is_for_a_site(&request) {
            return self.gateway.handle(request).await.map(Either::Left);
        }
        self.services.on_host(request, self.limits).await.map(Either::Right)
    }
}
