//! The simulated internet: a handful of public hosts with real content.
//!
//! Why: with the default uplink nothing leaves the machine, and yet `git clone` and
//! `pip install` show whether an app has an internet route. The hosts answer under their true
//! names, with certificates of an authority that only this uplink's programs trust. Every page
//! says that it is simulated; nothing here copies or fetches what the real hosts serve.

mod content;
mod git;
mod probe;
mod pypi;
mod wheel;

use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use rustls::ServerConfig;

pub use probe::{PROBE_PREFIX, serve_probe};

use crate::pki::{Authority, NameSet, server_config};
use crate::tls::{HttpLimits, Peer, serve_plain, serve_tls};
use crate::{EdgeError, Shutdown};

/// The block of the simulated hosts (TEST-NET-3).
pub const SIMULATED_INTERNET: (Ipv4Addr, u8) = (Ipv4Addr::new(203, 0, 113, 0), 24);

/// The literal address on whose port 80 [`serve_probe`] answers the selftest.
pub const PROBE_ADDRESS: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 99);

/// A host with content of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Site {
    GitHub,
    PyPi,
    PythonFiles,
    Page,
}

const HOSTS: [(&str, u8, Site); 9] = [
    ("github.com", 10, Site::GitHub),
    ("www.github.com", 10, Site::GitHub),
    ("pypi.org", 20, Site::PyPi),
    ("files.pythonhosted.org", 21, Site::PythonFiles),
    ("example.com", 30, Site::Page),
    ("www.example.com", 30, Site::Page),
    ("conda.anaconda.org", 40, Site::Page),
    ("repo.anaconda.com", 41, Site::Page),
    ("huggingface.co", 50, Site::Page),
];

/// The public names of the simulated internet and their addresses: for the resolver's views and
/// for the addresses to listen on (80 and 443 of each).
pub fn hosts() -> impl Iterator<Item = (&'static str, Ipv4Addr)> {
    HOSTS
        .iter()
        .map(|&(name, last, _)| (name, Ipv4Addr::new(203, 0, 113, last)))
}

/// The hosts' content. Cheap to make; repositories and packages are built when first asked for.
#[derive(Debug)]
pub struct SimulatedInternet {
    git: git::GitHost,
    packages: pypi::PackageIndex,
}

impl SimulatedInternet {
    /// Content whose repositories are kept below `state_dir` (made when needed).
    pub fn new(state_dir: &Path) -> Arc<Self> {
        Arc::new(Self {
            git: git::GitHost::new(state_dir),
            packages: pypi::PackageIndex::new(),
        })
    }

    /// Builds the repositories now, so that the first clone doesn't wait for it.
    ///
    /// # Errors
    /// There is no `git`, or the folder can't be written.
    pub async fn prepare(&self) -> Result<(), EdgeError> {
        self.git.root().await.map(drop)
    }

    /// The answer of host `host` (a Host header; case and port don't matter) to a request.
    pub async fn respond(&self, host: &str, request: Request<Bytes>) -> Response<Bytes> {
        let (name, port) = split_port(host);
        let name = name.to_ascii_lowercase();
        let site = HOSTS
            .iter()
            .find(|(host, ..)| *host == name)
            .map_or(Site::Page, |(.., site)| *site);
        let is_head = request.method() == Method::HEAD;
        let mut response = match site {
            Site::GitHub => self.git.respond(request).await,
            Site::PyPi => self.packages.index(&request, port),
            Site::PythonFiles => self.packages.file(&request),
            Site::Page if is_head || request.method() == Method::GET => page(StatusCode::OK, &name, ABOUT),
            Site::Page => text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are simulated\n"),
        };
        if is_head {
            let length = HeaderValue::from(response.body().len());
            response.headers_mut().insert(header::CONTENT_LENGTH, length);
            *response.body_mut() = Bytes::new();
        }
        response
            .headers_mut()
            .insert("x-kakoi-simulated", HeaderValue::from_static("true"));
        response
    }

    /// Serves HTTPS for all hosts on a listening, non-blocking socket until the stop.
    ///
    /// # Errors
    /// The runtime can't take the socket, or the socket is broken.
    pub async fn serve_https(
        self: Arc<Self>,
        listener: std::net::TcpListener,
        config: Arc<ServerConfig>,
        shutdown: Shutdown,
        limits: HttpLimits,
    ) -> Result<(), EdgeError> {
        let handler = move |request: Request<Bytes>, _: Peer| {
            let internet = Arc::clone(&self);
            async move {
                let Some(host) = host_of(&request) else {
                    return text(StatusCode::BAD_REQUEST, "no Host\n");
                };
                internet.respond(&host, request).await
            }
        };
        serve_tls(listener, config, handler, shutdown, limits).await
    }
}

/// TLS for the simulated hosts: any name, since the authority is trusted nowhere else.
///
/// # Errors
/// The listener's key can't be made.
pub fn tls_config(simulated: Arc<Authority>) -> Result<Arc<ServerConfig>, EdgeError> {
    server_config(simulated, NameSet::any())
}

/// Port 80 of the simulated hosts: sends every request to https.
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve_http_redirect(
    listener: std::net::TcpListener,
    shutdown: Shutdown,
    limits: HttpLimits,
) -> Result<(), EdgeError> {
    serve_plain(
        listener,
        |request, _| async move { to_https(&request) },
        shutdown,
        limits,
    )
    .await
}

fn to_https(request: &Request<Bytes>) -> Response<Bytes> {
    let host = host_of(request);
    let Some(host) = host
        .as_deref()
        .map(|host| split_port(host).0)
        .filter(|host| !host.is_empty())
    else {
        return text(StatusCode::BAD_REQUEST, "no Host\n");
    };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    redirect(StatusCode::MOVED_PERMANENTLY, &format!("https://{host}{path}"))
}

/// The request's host as it was written: of an absolute target, else of the Host header.
fn host_of(request: &Request<Bytes>) -> Option<String> {
    match request.uri().authority() {
        Some(authority) => Some(authority.as_str().to_owned()),
        None => Some(request.headers().get(header::HOST)?.to_str().ok()?.to_owned()),
    }
}

fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => (name, Some(port)),
        _ => (host, None),
    }
}

const ABOUT: &str = "This host is simulated. It answers so that you can see whether this program \
    has a path to the internet; no packet of yours has left the machine.";

fn page(status: StatusCode, host: &str, body: &str) -> Response<Bytes> {
    let host = escape(host);
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{host} (simulated)</title></head>\n\
         <body><h1>{host}, simulated by Kakoi</h1>\n<p>{body}</p></body></html>\n"
    );
    typed(status, "text/html; charset=utf-8", html)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn text(status: StatusCode, body: &'static str) -> Response<Bytes> {
    typed(status, "text/plain; charset=utf-8", body)
}

fn typed(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn redirect(status: StatusCode, to: &str) -> Response<Bytes> {
    match HeaderValue::from_str(to) {
        Ok(location) => {
            let mut response = text(status, "moved\n");
            response.headers_mut().insert(header::LOCATION, location);
            response
        }
        Err(_) => text(StatusCode::BAD_REQUEST, "bad target\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(uri: &str) -> Request<Bytes> {
        Request::builder().uri(uri).body(Bytes::new()).unwrap()
    }

    #[test]
    fn hosts_lie_in_the_block_and_leave_the_probe_alone() {
        assert!(hosts().all(|(_, a)| a.octets()[..3] == [203, 0, 113] && a != PROBE_ADDRESS));
    }

    #[tokio::test]
    async fn pages_say_that_they_are_simulated() {
        let dir = tempfile::tempdir().unwrap();
        let internet = SimulatedInternet::new(dir.path());
        for host in ["example.com", "Example.COM:443", "anything.test"] {
            let response = internet.respond(host, get("/x")).await;
            assert_eq!(response.status(), StatusCode::OK);
            assert!(String::from_utf8_lossy(response.body()).contains("simulated by Kakoi"));
        }
        let response = internet.respond("<b>", get("/")).await;
        assert!(!String::from_utf8_lossy(response.body()).contains("<b>"));
        let mut head = get("/");
        *head.method_mut() = Method::HEAD;
        let response = internet.respond("example.com", head).await;
        assert!(response.body().is_empty() && response.headers()[header::CONTENT_LENGTH] != "0");
    }

    #[test]
    fn port_80_points_at_https() {
        let mut request = get("/simple/?x=1");
        request
            .headers_mut()
            .insert(header::HOST, HeaderValue::from_static("pypi.org:80"));
        assert_eq!(
            to_https(&request).headers()[header::LOCATION],
            "https://pypi.org/simple/?x=1"
        );
        assert_eq!(to_https(&get("/")).status(), StatusCode::BAD_REQUEST);
    }
}
