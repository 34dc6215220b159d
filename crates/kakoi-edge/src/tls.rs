//! The HTTP/1.1 front end of every listener: the API on the host, public addresses and interface
//! endpoints inside the region, the simulated internet.
//!
//! It bounds what a client may send and how long it may take, and hands whole requests to a
//! handler. It never looks at a path, a signature or a name.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;

use crate::EdgeError;
use crate::gate::{ConnectionLimits, Shutdown, Turn, serve_connections, stopped};
use crate::patient::Patient;

/// Who is at the other end, and which of our addresses it chose.
#[derive(Clone, Debug)]
pub struct Peer {
    /// The client. Inside the region nobody can forge it.
    pub addr: SocketAddr,
    /// Our end.
    pub local_addr: SocketAddr,
    /// The name of the TLS handshake, lower case; `None` without TLS.
    pub tls_name: Option<Arc<str>>,
}

/// What one listener allows.
#[derive(Clone, Copy, Debug)]
pub struct HttpLimits {
    /// Connections, in total and of one peer.
    pub connections: ConnectionLimits,
    /// Longest request line and headers together; longer is answered 431. At least 8 KiB.
    pub header_bytes: usize,
    /// Longest body; longer is answered 413.
    pub body_bytes: usize,
    /// For the TLS handshake.
    pub handshake_timeout: Duration,
    /// From the connection to the end of the first request's headers: whoever connects has something to ask.
    pub first_header_timeout: Duration,
    /// From the wait for another request to the end of its headers.
    pub header_timeout: Duration,
    /// For a whole body.
    pub body_timeout: Duration,
    /// How long a client may read nothing while there's something to send.
    pub write_timeout: Duration,
}

impl Default for HttpLimits {
    fn default() -> Self {
        Self {
            connections: ConnectionLimits::default(),
            header_bytes: 64 * 1024,
            body_bytes: 1024 * 1024,
            handshake_timeout: Duration::from_secs(10),
            first_header_timeout: Duration::from_secs(10),
            header_timeout: Duration::from_secs(60),
            body_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(60),
        }
    }
}

/// Serves HTTP on a listening, non-blocking socket until the stop: whole requests, whole answers.
///
/// A handler runs in a task of its own: neither a client that goes away nor a stop cancels it.
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve_plain<H, F>(
    listener: std::net::TcpListener,
    handler: H,
    shutdown: Shutdown,
    limits: HttpLimits,
) -> Result<(), EdgeError>
where
    H: Fn(Request<Bytes>, Peer) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Response<Bytes>> + Send + 'static,
{
    serve_plain_streaming(listener, buffered(handler, limits), shutdown, limits).await
}

/// [`serve_plain`] over TLS with the given configuration (see [`crate::pki::server_config`]).
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve_tls<H, F>(
    listener: std::net::TcpListener,
    config: Arc<ServerConfig>,
    handler: H,
    shutdown: Shutdown,
    limits: HttpLimits,
) -> Result<(), EdgeError>
where
    H: Fn(Request<Bytes>, Peer) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Response<Bytes>> + Send + 'static,
{
    serve_tls_streaming(listener, config, buffered(handler, limits), shutdown, limits).await
}

/// [`serve_plain_streaming`] over TLS.
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve_tls_streaming<H, F, B>(
    listener: std::net::TcpListener,
    config: Arc<ServerConfig>,
    handler: H,
    shutdown: Shutdown,
    limits: HttpLimits,
) -> Result<(), EdgeError>
where
    H: Fn(Request<Incoming>, Peer) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Response<B>> + Send + 'static,
    B: Body + Send + Unpin + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let acceptor = TlsAcceptor::from(config);
    serve_connections(
        listener,
        limits.connections,
        shutdown,
        move |stream, addr, shutdown, turn| {
            let (acceptor, handler) = (acceptor.clone(), handler.clone());
            async move {
                let Ok(local_addr) = stream.local_addr() else {
                    return;
                };
                let handshake = tokio::time::timeout(limits.handshake_timeout, acceptor.accept(stream));
                let Ok(Ok(stream)) = handshake.await else {
                    return;
                };
                let tls_name = stream
                    .get_ref()
                    .1
                    .server_name()
                    .map(|name| name.to_ascii_lowercase().into());
                converse(
                    stream,
                    Peer {
                        addr,
                        local_addr,
                        tls_name,
                    },
                    handler,
                    (shutdown, turn),
                    limits,
                )
                .await;
            }
        },
    )
    .await
}

/// [`serve_plain`] for handlers that read bodies as they come, answer with streams or upgrade the
/// connection (a gateway). `header_timeout` and the connection limits hold here too, `header_bytes`
/// roughly (up to twice that may pass); the body's limits are the handler's business. The handler
/// is cancelled when the client goes away. An upgraded connection leaves the count.
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve_plain_streaming<H, F, B>(
    listener: std::net::TcpListener,
    handler: H,
    shutdown: Shutdown,
    limits: HttpLimits,
) -> Result<(), EdgeError>
where
    H: Fn(Request<Incoming>, Peer) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Response<B>> + Send + 'static,
    B: Body + Unpin + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    serve_connections(
        listener,
        limits.connections,
        shutdown,
        move |stream, addr, shutdown, turn| {
            let handler = handler.clone();
            async move {
                let Ok(local_addr) = stream.local_addr() else {
                    return;
                };
                converse(
                    stream,
                    Peer {
                        addr,
                        local_addr,
                        tls_name: None,
                    },
                    handler,
                    (shutdown, turn),
                    limits,
                )
                .await;
            }
        },
    )
    .await
}

async fn converse<I, H, F, B>(io: I, peer: Peer, handler: H, (mut shutdown, turn): (Shutdown, Turn), limits: HttpLimits)
where
    I: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    H: Fn(Request<Incoming>, Peer) -> F,
    F: Future<Output = Response<B>>,
    B: Body + Unpin + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    turn.first();
    let told = turn.clone();
    let service = service_fn(move |mut request: Request<Incoming>| {
        told.ours();
        request.extensions_mut().insert(told.clone());
        let (response, turn) = (handler(request, peer.clone()), told.clone());
        async move { Ok::<_, std::convert::Infallible>(response.await.map(|body| Answer { body, turn })) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_timeout)
        .max_buf_size(limits.header_bytes.max(8192)) // hyper's own minimum
        .serve_connection(TokioIo::new(Patient::new(io, limits.write_timeout)), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    // A client's errors are its own: there's nobody to tell.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = says_nothing(&turn, limits.first_header_timeout) => return,
        () = stopped(&mut shutdown) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// Resolves if the client's first request isn't there in time.
async fn says_nothing(turn: &Turn, patience: Duration) {
    tokio::time::sleep(patience).await;
    if !turn.is_first() {
        std::future::pending::<()>().await;
    }
}

/// A body that tells when it has been sent.
struct Answer<B> {
    body: B,
    turn: Turn,
}

impl<B> Drop for Answer<B> {
    fn drop(&mut self) {
        self.turn.clients();
    }
}

impl<B: Body + Unpin> Body for Answer<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Boxed so that the callers above can name the type.
type Answering = Pin<Box<dyn Future<Output = Response<Full<Bytes>>> + Send>>;

/// Reads the body within its limits before the handler sees the request.
fn buffered<H, F>(
    handler: H,
    limits: HttpLimits,
) -> impl Fn(Request<Incoming>, Peer) -> Answering + Clone + Send + Sync + 'static
where
    H: Fn(Request<Bytes>, Peer) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Response<Bytes>> + Send + 'static,
{
    move |request, peer| {
        let handler = handler.clone();
        Box::pin(async move {
            let request = match whole(request, limits).await {
                Ok(request) => request,
                Err(refusal) => return refusal,
            };
            match tokio::spawn(handler(request, peer)).await {
                Ok(response) => response.map(Full::new),
                Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR), // a panic, or the runtime ends
            }
        })
    }
}

/// Reads a request's body within the limits; for handlers of [`serve_plain_streaming`] that want some requests whole. While it
/// reads, the connection counts as one that waits for its client.
///
/// # Errors
/// What to answer instead: 431, 413, 408 or 400.
pub async fn whole(request: Request<Incoming>, limits: HttpLimits) -> Result<Request<Bytes>, Response<Full<Bytes>>> {
    let (parts, body) = request.into_parts();
    if header_bytes(&parts) > limits.header_bytes {
        return Err(refuse(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE));
    }
    let turn = parts.extensions.get::<Turn>().cloned().unwrap_or_default();
    turn.clients();
    let body = read_body(body, limits).await;
    turn.ours();
    body.map(|body| Request::from_parts(parts, body)).map_err(refuse)
}

/// Request line and headers as they came, give or take white space. The connection's buffer bounds
/// them too, but only to a multiple of its reads.
fn header_bytes(parts: &http::request::Parts) -> usize {
    let uri = parts.uri.path_and_query().map_or(0, |path| path.as_str().len());
    parts
        .headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum::<usize>()
        + uri
}

async fn read_body(body: Incoming, limits: HttpLimits) -> Result<Bytes, StatusCode> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    let declared = body.size_hint().exact();
    let read = async {
        if declared.is_some_and(|length| length > limits.body_bytes as u64) {
            discard(body, limits.body_bytes).await;
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        match Limited::new(body, limits.body_bytes).collect().await {
            Ok(body) => Ok(body.to_bytes()),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => Err(StatusCode::BAD_REQUEST),
        }
    };
    tokio::time::timeout(limits.body_timeout, read)
        .await
        .unwrap_or(Err(StatusCode::REQUEST_TIMEOUT))
}

/// Swallows a little of a body that is too long, so that a client which sends first and reads
/// later sees the 413 and not a reset.
async fn discard(mut body: Incoming, limit: usize) {
    let mut left = limit.saturating_mul(4);
    while let Some(Ok(frame)) = body.frame().await {
        let length = frame.data_ref().map_or(0, Bytes::len);
        if length > left {
            return;
        }
        left -= length;
    }
}

fn refuse(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::new()));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
