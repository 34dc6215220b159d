//! A gateway over a studio of made-up sessions, in front of an app that writes down each byte it's sent. Everything goes over
//! real sockets.

use async_trait::async_trait;
use http::HeaderValue;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use kakoi_gateway::*;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

pub const SITE: &str = "k0000000000000000000000000000000a";
pub const OTHER: &str = "k0000000000000000000000000000000b";
/// Nothing in these tests takes this long unless it's broken.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What the app was sent: heads and bodies, connection by connection, in order.
#[derive(Clone, Default)]
pub struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn add(&self, text: &[u8]) {
        self.0.lock().unwrap().push(String::from_utf8_lossy(text).into_owned());
    }
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

pub struct Made {
    tickets: Mutex<HashMap<(String, String), SignIn>>,
    sessions: Mutex<HashMap<(String, String), Arc<Session>>>,
    ends: Mutex<HashMap<String, watch::Sender<bool>>>,
    app: std::net::SocketAddr,
    pub listing: Mutex<Vec<Entry>>,
}

impl Made {
    pub fn ticket(&self, site: &str, token: &str, landing: &str) {
        let sign_in = SignIn {
            cookie: "c0ffee".into(),
            lasts: Duration::from_secs(1800),
            landing: landing.into(),
        };
        self.tickets
            .lock()
            .unwrap()
            .insert((site.into(), token.into()), sign_in);
    }

    pub fn session(&self, site: &str, cookie: &str, target: Target) {
        let ends = watch::Sender::new(false);
        let mut id = [0; 32];
        id[..cookie.len()].copy_from_slice(cookie.as_bytes());
        let session = Session {
            id: SessionId(id),
            site: site.into(),
            target,
            ended: ends.subscribe(),
        };
        let key = (site.to_owned(), cookie.to_owned());
        self.sessions.lock().unwrap().insert(key, Arc::new(session));
        self.ends.lock().unwrap().insert(cookie.to_owned(), ends);
    }

    pub fn end(&self, cookie: &str) {
        self.sessions.lock().unwrap().retain(|(_, c), _| c != cookie);
        self.ends.lock().unwrap()[cookie].send_replace(true);
    }
}

#[async_trait]
impl Studio for Made {
    async fn redeem(&self, site: &str, token: &str) -> Result<Option<SignIn>, Unavailable> {
        Ok(self.tickets.lock().unwrap().remove(&(site.into(), token.into())))
    }
    fn session(&self, site: &str, cookie: &str) -> Result<Option<Arc<Session>>, Unavailable> {
        Ok(self
            .sessions
            .lock()
            .unwrap()
            .get(&(site.into(), cookie.into()))
            .cloned())
    }
    async fn connect(&self, _: &AppId) -> std::io::Result<TcpStream> {
        TcpStream::connect(self.app).await
    }
    async fn list(&self, _: &Session) -> Result<Listing, Unavailable> {
        Ok(Listing {
            domain: "lab".into(),
            profile: "ana".into(),
            spaces: self.listing.lock().unwrap().clone(),
        })
    }
    async fn open(&self, _: &Session, space: &str) -> Result<Option<Opened>, Unavailable> {
        let known = self.listing.lock().unwrap().iter().any(|e| e.space == space);
        Ok(known.then(|| Opened {
            url: format!("http://{OTHER}.localhost:1/auth?token=t-{space}"),
        }))
    }
}

pub struct World {
    pub port: u16,
    pub studio: Arc<Made>,
    pub gateway: Gateway,
    pub seen: Seen,
}

pub fn app() -> Target {
    Target::App(App {
        id: "app-1".into(),
        authorization: HeaderValue::from_static("token own"),
    })
}

impl World {
    /// With a session `good` on [`SITE`], in front of the app.
    pub async fn new(limits: Limits) -> Self {
        let seen = Seen::default();
        let upstream = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = upstream.local_addr().unwrap();
        let for_app = seen.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = upstream.accept().await {
                tokio::spawn(converse(stream, for_app.clone()));
            }
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let studio = Arc::new(Made {
            tickets: Mutex::default(),
            sessions: Mutex::default(),
            ends: Mutex::default(),
            app: address,
            listing: Mutex::default(),
        });
        let gateway = Gateway::new(studio.clone(), port, limits);
        let serving = gateway.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let gateway = serving.clone();
                let service = service_fn(move |request| {
                    let gateway = gateway.clone();
                    async move { Ok::<_, std::convert::Infallible>(gateway.handle(request).await) }
                });
                tokio::spawn(
                    http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .with_upgrades(),
                );
            }
        });
        studio.session(SITE, "good", app());
        Self {
            port,
            studio,
            gateway,
            seen,
        }
    }

    pub fn host(&self) -> String {
        format!("{SITE}.localhost:{}", self.port)
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).await.unwrap()
    }

    /// Sends bytes; answers with all that comes back until the gateway closes. `{host}`, `{origin}` and `{cookie}` (of the good
    /// session) are filled in.
    pub async fn raw(&self, text: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(self.fill(text).as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let read = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
        // A reset after the answer is how a socket closes over bytes that nobody read.
        let _ = read.expect("the gateway closes");
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn fill(&self, text: &str) -> String {
        let host = self.host();
        text.replace("{origin}", &format!("http://{host}"))
            .replace("{host}", &host)
            .replace("{cookie}", "Cookie: __Host-kakoi=good")
            .replace("{close}", "Connection: close")
            .replace('\n', "\r\n")
    }

    /// The status of a raw request.
    pub async fn status(&self, text: &str) -> u16 {
        let answer = self.raw(text).await;
        let code = answer.get(9..12).unwrap_or_default();
        code.parse()
            .unwrap_or_else(|_| panic!("{text:?} was answered {answer:?}"))
    }

    /// An open websocket of the good session.
    pub async fn websocket(&self, path: &str) -> (u16, TcpStream) {
        let mut stream = self.connect().await;
        let request = "GET {path} HTTP/1.1\nHost: {host}\n{cookie}\nOrigin: {origin}\nConnection: Upgrade\nUpgrade: websocket\n\
            Sec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n";
        let request = self.fill(&request.replace("{path}", path));
        stream.write_all(request.as_bytes()).await.unwrap();
        let head = read_head(&mut stream).await.expect("an answer");
        let head = String::from_utf8_lossy(&head).into_owned();
        (head[9..12].parse().unwrap(), stream)
    }
}

/// Reads to the end of a head; `None` if the connection ends before.
pub async fn read_head(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    Some(head)
}

async fn read_body(stream: &mut TcpStream, head: &str) -> Option<Vec<u8>> {
    let lower = head.to_ascii_lowercase();
    let mut body = Vec::new();
    if lower.contains("transfer-encoding: chunked") {
        while !body.ends_with(b"0\r\n\r\n") {
            body.push(stream.read_u8().await.ok()?);
        }
    } else if let Some(length) = lower.split("content-length: ").nth(1) {
        body.resize(length.split("\r\n").next()?.parse().ok()?, 0);
        stream.read_exact(&mut body).await.ok()?;
    }
    Some(body)
}

/// The app: what it does depends on the path.
async fn converse(mut stream: TcpStream, seen: Seen) -> Option<()> {
    loop {
        let head = read_head(&mut stream).await?;
        seen.add(&head);
        let head = String::from_utf8_lossy(&head).into_owned();
        let body = read_body(&mut stream, &head).await?;
        if !body.is_empty() {
            seen.add(&body);
        }
        let path = head.split(' ').nth(1)?.to_owned();
        let answer: &[u8] = match path.as_str() {
            "/ws" => {
                let switch = b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
                stream.write_all(switch).await.ok()?;
                let (mut read, mut write) = stream.split();
                tokio::io::copy(&mut read, &mut write).await.ok()?;
                return None;
            }
            "/cookies" => {
                b"HTTP/1.1 200 OK\r\nSet-Cookie: _xsrf=1; Path=/\r\nSet-Cookie: __Host-kakoi=evil; Path=/; Secure\r\n\
                Set-Cookie: wide=1; Domain=localhost\r\nSet-Cookie: user=2; Path=/\r\nAlt-Svc: h3=\":1\"\r\nX-Hop: 1\r\n\
                Connection: X-Hop\r\nContent-Length: 2\r\n\r\nok"
            }
            "/endless" => {
                let begin = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegun\r\n";
                stream.write_all(begin).await.ok()?;
                let _ = stream.read_u8().await; // until the gateway closes
                seen.add(b"closed");
                return None;
            }
            "/silent" => {
                let _ = stream.read_u8().await;
                return None;
            }
            "/hang-up" => return None,
            "/once" => {
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nonce").await.ok()?;
                return None; // keeps the connection open by its headers, and closes it all the same
            }
            _ => b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello",
        };
        stream.write_all(answer).await.ok()?;
    }
}
