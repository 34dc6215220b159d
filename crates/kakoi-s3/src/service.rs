//! One request from end to end: the checks in front, `s3s` with the gate, the record of what became of it.

use crate::body::{Bounded, Framing};
use crate::front::{self, Claim, Query, XML};
use crate::gate::{Access, Gate, Need};
use crate::hosts::Hosts;
use crate::needs;
use crate::old_url;
use crate::ops::Handler;
use crate::storage::{Storage, StorageError, random_id};
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Request, Response, StatusCode};
use http_body_util::BodyExt;
use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::{S3Auth, SecretKey};
use s3s::config::{S3Config, StaticConfigProvider};
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s::{Body, S3Error, S3ErrorCode, S3Result};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// What a region's S3 is told once.
#[derive(Clone, Debug)]
pub struct Config {
    /// The region's code, as signatures name it.
    pub region: String,
    /// The account that owns every bucket: twelve digits.
    pub account: String,
    /// The names under which it is reached.
    pub hosts: Hosts,
}

/// The region's S3. Cheap to clone.
pub struct S3<G: Gate> {
    inner: Arc<Inner<G>>,
}

impl<G: Gate> Clone for S3<G> {
    fn clone(&self) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
        }
    }
}

struct Inner<G> {
    service: S3Service,
    storage: Storage,
    config: Config,
    gate: Arc<G>,
}

impl<G: Gate> S3<G> {
    /// Opens the store in a directory of its own, which is made if it's missing.
    ///
    /// # Errors
    /// As [`Storage::open`].
    pub fn new(dir: &Path, config: Config, gate: Arc<G>) -> Result<Self, StorageError> {
        let storage = Storage::open(dir)?;
        let handler = Handler {
            storage: storage.clone(),
            gate: Arc::clone(&gate),
            config: Arc::new(config.clone()),
        };
        let mut builder = S3ServiceBuilder::new(handler);
        builder.set_auth(Keys(Arc::clone(&gate)));
        builder.set_access(Door(Arc::clone(&gate)));
        builder.set_host(config.hosts.clone());
        let mut limits = S3Config::default();
        limits.xml_max_body_size = XML;
        builder.set_config(Arc::new(StaticConfigProvider::new(Arc::new(limits))));
        let inner = Inner {
            service: builder.build(),
            storage,
            config,
            gate,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The store, for the region's own use.
    pub fn storage(&self) -> &Storage {
        &self.inner.storage
    }

    /// Answers a request that the listener found to be S3's.
    pub async fn answer<B>(&self, request: Request<B>, door: G::Door) -> Response<Body>
    where
        B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let (mut parts, body) = request.into_parts();
        let proven = old_url::is_one(&parts).then(|| self.old_url(&mut parts));
        let header = |name| parts.headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok());
        let is_proven = proven.is_some();
        let checked = proven.transpose().and_then(|proven| {
            let claim = front::check(&parts, &self.inner.config.region, &self.inner.config.account)?;
            Ok(proven.unwrap_or(claim))
        });
        let call = Arc::new(Call {
            request_id: random_id()
                .unwrap_or_default()
                .to_ascii_uppercase()
                .chars()
                .take(16)
                .collect(),
            door,
            claim: checked.as_ref().cloned().unwrap_or_default(),
            is_proven,
            method: parts.method.to_string(),
            user_agent: header("user-agent").map(str::to_owned),
            seen: OnceLock::new(),
        });
        let mut record = Record {
            gate: &*self.inner.gate,
            call: &call,
            done: false,
        };
        let framing = Framing::of(header("x-amz-content-sha256"));
        let answer = match checked {
            Err(error) => refused(error),
            Ok(_) => {
                let mut request = Request::from_parts(parts, Body::http_body_unsync(Bounded::new(body, framing)));
                request.extensions_mut().insert(Arc::clone(&call));
                self.inner
                    .service
                    .call(request)
                    .await
                    .unwrap_or_else(|_| refused(S3ErrorCode::InternalError.into()))
            }
        };
        let (answer, code) = finished(answer, &call.request_id).await;
        record.finish(answer.status().as_u16(), code.as_deref());
        answer
    }

    /// Verifies a presigned URL of the old version.
    fn old_url(&self, parts: &mut Parts) -> S3Result<Claim> {
        front::single(&parts.headers)?;
        let host = parts.headers.get("host").and_then(|h| h.to_str().ok());
        let bucket = host.and_then(|host| self.inner.config.hosts.bucket(host));
        let now = u64::try_from(time::OffsetDateTime::now_utc().unix_timestamp()).unwrap_or(0);
        old_url::verify(parts, bucket.as_deref(), |key| self.inner.gate.secret(key), now)
    }
}

/// An error as S3 answers it.
fn refused(error: S3Error) -> Response<Body> {
    let status = error.status_code().unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    error.to_http_response().unwrap_or_else(|_| {
        let mut plain = Response::new(Body::empty());
        *plain.status_mut() = status;
        plain
    })
}

/// Puts the request's id on the answer, and reads the error code off it.
async fn finished(answer: Response<Body>, request_id: &str) -> (Response<Body>, Option<String>) {
    let (mut parts, mut body) = answer.into_parts();
    if let Ok(id) = HeaderValue::from_str(request_id) {
        parts.headers.insert("x-amz-request-id", id.clone());
        parts.headers.insert("x-amz-id-2", id);
    }
    let mut code = None;
    if !parts.status.is_success() {
        let text = body.collect().await.map(|b| b.to_bytes()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        code = text
            .split_once("<Code>")
            .and_then(|(_, rest)| rest.split_once("</Code>"))
            .map(|(code, _)| code.to_owned());
        body = if parts.status == StatusCode::NOT_MODIFIED {
            parts.headers.remove("content-type");
            Body::empty()
        } else {
            let whole = text.replace(
                "</Error>",
                &format!("<RequestId>{request_id}</RequestId><HostId>{request_id}</HostId></Error>"),
            );
            Body::from(whole)
        };
    }
    (Response::from_parts(parts, body), code)
}

/// A request while it is answered; the handlers find it in the extensions.
pub(crate) struct Call<D> {
    request_id: String,
    door: D,
    claim: Claim,
    /// Verified before `s3s`, which sees no signature then.
    is_proven: bool,
    method: String,
    user_agent: Option<String>,
    seen: OnceLock<Seen>,
}

/// What is known once the request is understood.
#[derive(Default)]
struct Seen {
    operation: String,
    bucket: Option<String>,
    key: Option<String>,
    needs: Vec<Need>,
}

impl<D: Clone + Send + Sync + 'static> Call<D> {
    fn access<'a>(&'a self, seen: &'a Seen, needs: &'a [Need]) -> Access<'a> {
        Access {
            request_id: &self.request_id,
            access_key_id: self.claim.access_key_id.as_deref(),
            session_token: self.claim.session_token.as_deref(),
            operation: &seen.operation,
            needs,
            method: &self.method,
            bucket: seen.bucket.as_deref(),
            key: seen.key.as_deref(),
            user_agent: self.user_agent.as_deref(),
        }
    }

    /// Asks the gate for something more of the same request.
    pub(crate) async fn admit<G: Gate<Door = D>>(&self, gate: &G, needs: &[Need]) -> S3Result<()> {
        let seen = self.seen.get().ok_or(S3ErrorCode::AccessDenied)?;
        Ok(gate.admit(&self.door, &self.access(seen, needs)).await?)
    }
}

/// Records a request, also one whose client went away.
struct Record<'a, G: Gate> {
    gate: &'a G,
    call: &'a Call<G::Door>,
    done: bool,
}

impl<G: Gate> Record<'_, G> {
    fn finish(&mut self, status: u16, code: Option<&str>) {
        self.done = true;
        let nothing = Seen::default();
        let seen = self.call.seen.get().unwrap_or(&nothing);
        self.gate
            .record(&self.call.door, &self.call.access(seen, &seen.needs), status, code);
    }
}

impl<G: Gate> Drop for Record<'_, G> {
    fn drop(&mut self) {
        if !self.done {
            // The status that web servers log for this.
            self.finish(499, Some("RequestAborted"));
        }
    }
}

/// The gate's secrets, for `s3s`.
struct Keys<G>(Arc<G>);

#[async_trait::async_trait]
impl<G: Gate> S3Auth for Keys<G> {
    async fn get_secret_key(&self, access_key: &str) -> S3Result<SecretKey> {
        let message = "The AWS Access Key Id you provided does not exist in our records.";
        let missing = || S3Error::with_message(S3ErrorCode::InvalidAccessKeyId, message);
        self.0.secret(access_key).map(SecretKey::from).ok_or_else(missing)
    }
}

/// The gate, for `s3s`: it asks before any operation, anonymous ones included.
struct Door<G>(Arc<G>);

#[async_trait::async_trait]
impl<G: Gate> S3Access for Door<G> {
    async fn check(&self, cx: &mut S3AccessContext<'_>) -> S3Result<()> {
        let call = cx
            .extensions_mut()
            .get::<Arc<Call<G::Door>>>()
            .cloned()
            .ok_or(S3ErrorCode::AccessDenied)?;
        let verified = cx.credentials().map(|c| c.access_key.as_str());
        let proven = call.claim.access_key_id.as_deref().filter(|_| call.is_proven);
        if verified.or(proven) != call.claim.access_key_id.as_deref() || (verified.is_some() && call.is_proven) {
            return Err(S3ErrorCode::AccessDenied.into());
        }
        let query = Query::parse(cx.uri().query());
        let needs = needs::of(cx.s3_op().name(), cx.s3_path(), cx.headers(), &query);
        let seen = Seen {
            operation: cx.s3_op().name().to_owned(),
            bucket: cx.s3_path().get_bucket_name().map(str::to_owned),
            key: cx.s3_path().get_object_key().map(str::to_owned),
            needs: needs.as_ref().map(Vec::clone).unwrap_or_default(),
        };
        let _ = call.seen.set(seen);
        call.admit(&*self.0, &needs?).await
    }
}
