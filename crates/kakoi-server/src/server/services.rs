//! What answers AWS requests, whichever listener they came to: the API's operations and S3.

use super::api::{Api, Entry};
use super::s3;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use kakoi_edge::names::Service;
use kakoi_edge::tls::{self, HttpLimits, Peer};
use kakoi_engine::{Engine, Via};
use kakoi_types::{VpcEndpointId, VpcId};
use std::net::{IpAddr, Ipv4Addr};

/// The services that have listeners inside the region.
pub const SERVED: [Service; 10] = [
    Service::SageMakerApi,
    Service::SageMakerRuntime,
    Service::S3,
    Service::Sts,
    Service::Logs,
    Service::Ec2,
    Service::Efs,
    Service::Iam,
    Service::Rds,
    Service::Redshift,
];

/// The listener inside the region that a request came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door {
    /// A service's public address.
    Public,
    /// An endpoint's address in a VPC.
    Endpoint {
        /// The endpoint.
        endpoint: VpcEndpointId,
        /// Its VPC.
        vpc: VpcId,
    },
}

impl Door {
    /// The door with who came by it.
    pub fn via(self, peer: &Peer) -> Via {
        let source = match peer.addr.ip() {
            IpAddr::V4(source) => source,
            IpAddr::V6(_) => Ipv4Addr::UNSPECIFIED, // IPv6 is off
        };
        match self {
            Self::Public => Via::Public { source },
            Self::Endpoint { endpoint, vpc } => Via::Endpoint { endpoint, vpc, source },
        }
    }
}

/// An answer's body: whole or as it comes.
pub type Body = UnsyncBoxBody<Bytes, Box<dyn std::error::Error + Send + Sync>>;

/// A batch of log events may have a mebibyte of text, and JSON may spend six bytes on one.
const LOG_BATCH_BYTES: usize = 8 << 20;

/// An answer without a body.
pub fn refuse(status: StatusCode) -> Response<Body> {
    let mut response = whole(Response::new(Bytes::new()));
    *response.status_mut() = status;
    response
}

/// A whole answer.
pub fn whole(response: Response<Bytes>) -> Response<Body> {
    response.map(|bytes| Full::new(bytes).map_err(|never| match never {}).boxed_unsync())
}

/// The services. Clones share them.
#[derive(Clone)]
pub struct Services {
    engine: Engine,
    api: Api,
    s3: s3::Storage,
}

impl Services {
    /// Over an engine, its API and its objects.
    pub fn new(engine: Engine, api: Api, s3: s3::Storage) -> Self {
        Self { engine, api, s3 }
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Answers a request to the host's listener, which serves every service at one address: S3's are told by what they're
    /// signed for.
    pub async fn on_host(&self, request: Request<Incoming>, limits: HttpLimits) -> Response<Body> {
        let (parts, body) = request.into_parts();
        let for_s3 = kakoi_wire::sigv4::claimed_service(&parts).is_some_and(|service| service == "s3")
            || kakoi_s3::is_old_presigned_url(&parts);
        let request = Request::from_parts(parts, body);
        if for_s3 {
            return self.s3(request, Via::Host).await;
        }
        let entry = Entry {
            only: None,
            via: Via::Host,
        };
        self.whole_request(request, entry, limits).await
    }

    /// Answers a request to a listener inside the region, which serves one service only.
    pub async fn inside(
        &self,
        service: Service,
        via: Via,
        request: Request<Incoming>,
        limits: HttpLimits,
    ) -> Response<Body> {
        let only = match service {
            Service::S3 => return self.s3(request, via).await,
            Service::SageMakerApi => "sagemaker",
            Service::SageMakerRuntime => super::runtime::SERVICE.name,
            Service::Sts => "sts",
            Service::Logs => "logs",
            Service::Ec2 => "ec2",
            Service::Efs => "efs",
            Service::Iam => "iam",
            Service::Rds => "rds",
            Service::Redshift => "redshift",
        };
        let entry = Entry { only: Some(only), via };
        self.whole_request(request, entry, limits).await
    }

    async fn s3(&self, request: Request<Incoming>, via: Via) -> Response<Body> {
        let answer = self.s3.answer(request, via).await;
        answer.map(|body| body.map_err(Into::into).boxed_unsync())
    }

    async fn whole_request(&self, request: Request<Incoming>, entry: Entry, limits: HttpLimits) -> Response<Body> {
        let is_batch = request
            .headers()
            .get("x-amz-target")
            .is_some_and(|target| target == "Logs_20140328.PutLogEvents");
        let limits = HttpLimits {
            body_bytes: if is_batch { LOG_BATCH_BYTES } else { limits.body_bytes },
            ..limits
        };
        match tls::whole(request, limits).await {
            Ok(request) => {
                let api = self.api.clone();
                // A task of its own: a call goes on, and is recorded, also when its client goes away.
                let answered = tokio::spawn(async move { api.answer(request, entry).await }).await;
                answered.map_or_else(|_| refuse(StatusCode::INTERNAL_SERVER_ERROR), whole)
            }
            Err(refused) => refused.map(|body| body.map_err(|never| match never {}).boxed_unsync()),
        }
    }
}
