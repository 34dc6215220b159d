//! Kakoi's gateway in a process of its own, as the server runs it, before an app on plain loopback. Sessions are looked up as
//! the server does, by the hash of the cookie among many; only namespaces are left out.

use async_trait::async_trait;
use http::HeaderValue;
use kakoi_edge::shutdown_channel;
use kakoi_edge::tls::{HttpLimits, serve_plain_streaming};
use kakoi_gateway::{App, Gateway, Limits, Listing, Opened, Session, SessionId, SignIn, Studio, Target, Unavailable};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio::sync::watch;

/// The site that is asked.
pub const SITE: &str = "k00000000000000000000000000000001";
/// The cookie of its session.
pub const COOKIE: &str = "one-session-of-many-in-a-benchmark-0001";
/// Sessions that are alive.
const SESSIONS: usize = 1000;

struct Desk {
    upstream: u16,
    sessions: HashMap<[u8; 32], Arc<Session>>,
}

fn hash(cookie: &str) -> [u8; 32] {
    Sha256::digest(cookie).into()
}

#[async_trait]
impl Studio for Desk {
    async fn redeem(&self, _: &str, _: &str) -> Result<Option<SignIn>, Unavailable> {
        Ok(None)
    }

    fn session(&self, site: &str, cookie: &str) -> Result<Option<Arc<Session>>, Unavailable> {
        let found = self.sessions.get(&hash(cookie));
        Ok(found.filter(|s| &*s.site == site && !*s.ended.borrow()).cloned())
    }

    async fn connect(&self, _: &kakoi_gateway::AppId) -> std::io::Result<TcpStream> {
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.upstream)).await
    }

    async fn list(&self, _: &Session) -> Result<Listing, Unavailable> {
        Err(Unavailable("there's no list here".into()))
    }

    async fn open(&self, _: &Session, _: &str) -> Result<Option<Opened>, Unavailable> {
        Ok(None)
    }
}

/// Serves until the process is killed; prints its port first.
pub async fn serve(upstream: u16) -> anyhow::Result<()> {
    let (_alive, ended) = watch::channel(false);
    let app = App {
        id: "app".into(),
        authorization: HeaderValue::from_static("token bench"),
    };
    let session = |n: usize| {
        let (cookie, site) = if n == 0 {
            (COOKIE.to_owned(), SITE.to_owned())
        } else {
            (format!("cookie-{n}"), format!("k{n:032x}"))
        };
        let id = hash(&cookie);
        let target = Target::App(app.clone());
        (
            id,
            Arc::new(Session {
                id: SessionId(id),
                site: site.into(),
                target,
                ended: ended.clone(),
            }),
        )
    };
    let sessions = (0..SESSIONS).map(session).collect();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    let gateway = Gateway::new(Arc::new(Desk { upstream, sessions }), port, Limits::default());
    println!("{port}");
    let handler = move |request, _| {
        let gateway = gateway.clone();
        async move { gateway.handle(request).await }
    };
    let (_stop, shutdown) = shutdown_channel();
    Ok(serve_plain_streaming(listener, handler, shutdown, HttpLimits::default()).await?)
}
