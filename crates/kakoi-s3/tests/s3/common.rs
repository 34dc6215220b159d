//! A server on loopback with a gate that does as it's told, a signer, and a client of a few lines.

use hmac::{Hmac, Mac};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use kakoi_s3::{Access, Config, Gate, Hosts, Refusal, S3};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub const KEY: &str = "AKIAKAKOIEXAMPLE";
pub const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Admits all but what is named: `action resource`, or `*`.
#[derive(Default)]
pub struct Told {
    pub refuses: Mutex<Vec<String>>,
    pub asked: Mutex<Vec<String>>,
    pub records: Mutex<Vec<(String, u16, Option<String>)>>,
}

#[async_trait::async_trait]
impl Gate for Told {
    type Door = &'static str;

    fn secret(&self, access_key_id: &str) -> Option<String> {
        (access_key_id == KEY).then(|| "secret".to_owned())
    }

    async fn admit(&self, door: &&'static str, access: &Access<'_>) -> Result<(), Refusal> {
        assert_eq!(*door, "front");
        let refuses = self.refuses.lock().unwrap().clone();
        if refuses.iter().any(|r| r == "*") || access.access_key_id.is_none() {
            return Err(Refusal::denied());
        }
        for need in access.needs {
            let text = format!("{} {}", need.action, need.resource);
            self.asked.lock().unwrap().push(text.clone());
            if refuses.contains(&text) {
                return Err(Refusal::denied());
            }
        }
        Ok(())
    }

    fn record(&self, _door: &&'static str, access: &Access<'_>, status: u16, error_code: Option<&str>) {
        let record = (access.operation.to_owned(), status, error_code.map(str::to_owned));
        self.records.lock().unwrap().push(record);
    }
}

pub struct Server {
    pub gate: Arc<Told>,
    pub s3: S3<Told>,
    pub dir: tempfile::TempDir,
    pub port: u16,
}

pub async fn server() -> Server {
    let dir = tempfile::tempdir().unwrap();
    let gate = Arc::new(Told::default());
    let hosts = Hosts::new("us-east-1", ["s3.us-east-1.amazonaws.com".to_owned()]);
    let config = Config {
        region: "us-east-1".to_owned(),
        account: "123456789012".to_owned(),
        hosts,
    };
    let s3 = S3::new(dir.path(), config, Arc::clone(&gate)).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = s3.clone();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let s3 = served.clone();
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let s3 = s3.clone();
                    async move { Ok::<_, Infallible>(s3.answer(request, "front").await) }
                });
                let builder = hyper::server::conn::http1::Builder::new()
                    .timer(TokioTimer::new())
                    .clone();
                let _ = builder.serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    Server { gate, s3, dir, port }
}

/// A request to be signed, or not.
#[derive(Clone)]
pub struct Call {
    pub method: &'static str,
    pub path: String,
    pub query: BTreeMap<String, String>,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
    /// Headers that are sent and not signed.
    pub unsigned: Vec<(String, String)>,
    pub region: &'static str,
    pub service: &'static str,
    pub date: String,
}

pub fn call(method: &'static str, target: &str) -> Call {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let pairs = query
        .split('&')
        .filter(|p| !p.is_empty())
        .map(|p| p.split_once('=').unwrap_or((p, "")));
    let now = time::OffsetDateTime::now_utc();
    Call {
        method,
        path: path.to_owned(),
        query: pairs.map(|(n, v)| (n.to_owned(), v.to_owned())).collect(),
        headers: BTreeMap::from([("host".to_owned(), "127.0.0.1".to_owned())]),
        body: Vec::new(),
        unsigned: Vec::new(),
        region: "us-east-1",
        service: "s3",
        date: date(now),
    }
}

pub fn date(at: time::OffsetDateTime) -> String {
    let (day, clock) = (at.date(), at.time());
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        day.year(),
        u8::from(day.month()),
        day.day(),
        clock.hour(),
        clock.minute(),
        clock.second()
    )
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

impl Call {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_owned(), value.to_owned());
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    fn scope(&self) -> String {
        format!("{}/{}/{}/aws4_request", &self.date[..8], self.region, self.service)
    }

    pub fn key(&self) -> Vec<u8> {
        let day = mac(b"AWS4secret", &self.date[..8]);
        mac(&mac(&mac(&day, self.region), self.service), "aws4_request")
    }

    /// The signature of a text of some kind; chunks are signed by the same key.
    pub fn sign_text(&self, kind: &str, rest: &str) -> String {
        hex(&mac(
            &self.key(),
            &format!("{kind}\n{}\n{}\n{rest}", self.date, self.scope()),
        ))
    }

    fn signature(&self, payload: &str) -> String {
        let names: Vec<&str> = self.headers.keys().map(String::as_str).collect();
        let headers: String = self.headers.iter().map(|(n, v)| format!("{n}:{v}\n")).collect();
        let query: Vec<String> = self.query.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let canonical = format!(
            "{}\n{}\n{}\n{headers}\n{}\n{payload}",
            self.method,
            self.path,
            query.join("&"),
            names.join(";")
        );
        self.sign_text("AWS4-HMAC-SHA256", &hex(&Sha256::digest(canonical.as_bytes())))
    }

    /// Signs by headers.
    pub fn signed(mut self) -> Self {
        let hash = hex(&Sha256::digest(&self.body));
        let payload = self
            .headers
            .entry("x-amz-content-sha256".to_owned())
            .or_insert(hash)
            .clone();
        self.headers.insert("x-amz-date".to_owned(), self.date.clone());
        let names: Vec<String> = self.headers.keys().cloned().collect();
        let signature = self.signature(&payload);
        let value = format!(
            "AWS4-HMAC-SHA256 Credential={KEY}/{}, SignedHeaders={}, Signature={signature}",
            self.scope(),
            names.join(";")
        );
        self.header("authorization", &value)
    }

    /// The signature that was made, the seed of those of chunks.
    pub fn seed(&self) -> String {
        self.headers["authorization"].rsplit_once('=').unwrap().1.to_owned()
    }

    /// Signs by the query.
    pub fn presigned(mut self, expires: u64) -> Self {
        let names: Vec<String> = self.headers.keys().cloned().collect();
        for (name, value) in [
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()),
            (
                "X-Amz-Credential",
                format!("{KEY}/{}", self.scope()).replace('/', "%2F"),
            ),
            ("X-Amz-Date", self.date.clone()),
            ("X-Amz-Expires", expires.to_string()),
            ("X-Amz-SignedHeaders", names.join("%3B")),
        ] {
            self.query.insert(name.to_owned(), value);
        }
        let signature = self.signature("UNSIGNED-PAYLOAD");
        self.query.insert("X-Amz-Signature".to_owned(), signature);
        self
    }

    /// The head of the request as it goes out.
    pub fn head(&self) -> String {
        let query: Vec<String> = self
            .query
            .iter()
            .map(|(n, v)| if v.is_empty() { n.clone() } else { format!("{n}={v}") })
            .collect();
        let mut head = format!(
            "{} {}?{} HTTP/1.1\r\nconnection: close\r\n",
            self.method,
            self.path,
            query.join("&")
        );
        // A body in HTTP's chunks ends by itself.
        let is_chunked = self.headers.contains_key("transfer-encoding");
        let length = (!is_chunked).then(|| ("content-length".to_owned(), self.body.len().to_string()));
        for (name, value) in self
            .headers
            .iter()
            .map(|(n, v)| (n.clone(), v.clone()))
            .chain(self.unsigned.clone())
            .chain(length)
        {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head + "\r\n"
    }

    /// Sends it as it is.
    pub async fn send(&self, server: &Server) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).await.unwrap();
        stream.write_all(self.head().as_bytes()).await.unwrap();
        // The server may answer and close before it has read everything.
        let _ = stream.write_all(&self.body).await;
        let mut text = Vec::new();
        let _ = stream.read_to_end(&mut text).await;
        let end = text.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&text[..end]).into_owned();
        Answer {
            status: head[9..12].parse().unwrap(),
            head,
            body: text[end + 4..].to_vec(),
        }
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub fn is(&self, status: u16, code: &str) {
        assert_eq!(self.status, status, "{} {}", self.head, self.text());
        assert!(
            code.is_empty() || self.text().contains(&format!("<Code>{code}</Code>")),
            "{code}: {}",
            self.text()
        );
    }
}

/// All files of the store with their sizes, the index aside.
pub fn files(server: &Server) -> Vec<(std::path::PathBuf, u64)> {
    let mut found = Vec::new();
    let mut open = vec![server.dir.path().join("objects"), server.dir.path().join("incoming")];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let entry = entry.unwrap();
            let meta = entry.metadata().unwrap();
            if meta.is_dir() {
                open.push(entry.path())
            } else {
                found.push((entry.path(), meta.len()))
            }
        }
    }
    found.sort();
    found
}
