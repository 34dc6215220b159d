//! HTTP by hand over a TCP socket: requests that no proper client would send, and signed ones that it would.

use http::Request;
use kakoi_wire::sigv4::{Credentials, sign};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use time::OffsetDateTime;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer as it came.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status; 0 when the connection was closed without an answer.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value, empty when missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Sends bytes and reads the answer until its end.
///
/// # Panics
/// If the server can't be reached.
pub fn send(authority: &str, bytes: &[u8]) -> Answer {
    let mut stream = connect(authority);
    // A server that answers early may close while we still write: what it said counts.
    let _ = stream.write_all(bytes);
    receive(&mut stream)
}

/// Connects.
///
/// # Panics
/// If the server can't be reached.
pub fn connect(authority: &str) -> TcpStream {
    let stream = TcpStream::connect(authority).expect("the API's port takes connections");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream.set_write_timeout(Some(PATIENCE)).expect("a timeout");
    stream
}

/// Reads one answer; a body ends by its length, by chunks' end or with the connection.
pub fn receive(stream: &mut TcpStream) -> Answer {
    let mut got = Vec::new();
    let mut piece = [0u8; 16384];
    loop {
        if let Some(answer) = parse(&got, false) {
            return answer;
        }
        match stream.read(&mut piece) {
            Ok(n) if n > 0 => got.extend_from_slice(&piece[..n]),
            _ => {
                return parse(&got, true).unwrap_or(Answer {
                    status: 0,
                    headers: Vec::new(),
                    body: got,
                });
            }
        }
    }
}

fn parse(got: &[u8], ended: bool) -> Option<Answer> {
    let split = got.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&got[..split]).into_owned();
    let mut lines = head.lines();
    let status = lines.next()?.split_whitespace().nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|l| l.split_once(':'))
        .map(|(n, v)| (n.to_ascii_lowercase(), v.trim().to_owned()))
        .collect();
    let body = &got[split + 4..];
    let length = headers
        .iter()
        .find(|(n, _)| n == "content-length")
        .and_then(|(_, v)| v.parse::<usize>().ok());
    let whole = ended || length.is_some_and(|l| body.len() >= l);
    whole.then(|| Answer {
        status,
        headers: headers.clone(),
        body: body.to_vec(),
    })
}

/// Who signs, and when.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The access key.
    pub key: String,
    /// Its secret.
    pub secret: String,
    /// The region of the scope.
    pub region: String,
    /// The time of the signature.
    pub now: OffsetDateTime,
}

impl Signer {
    /// The key in an AWS credentials file, now.
    ///
    /// # Panics
    /// If the file holds none.
    pub fn from_file(path: &str, region: &str) -> Self {
        let text = std::fs::read_to_string(path).expect("the credentials file");
        let value = |name: &str| {
            let line = text
                .lines()
                .find_map(|l| l.split_once('=').filter(|(n, _)| n.trim() == name));
            line.map(|(_, v)| v.trim().to_owned())
                .unwrap_or_else(|| panic!("no {name} in {path}"))
        };
        Self {
            key: value("aws_access_key_id"),
            secret: value("aws_secret_access_key"),
            region: region.to_owned(),
            now: OffsetDateTime::now_utc(),
        }
    }

    /// The bytes of a signed request.
    ///
    /// # Panics
    /// If a header can't be sent.
    pub fn request(
        &self,
        authority: &str,
        service: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Vec<u8> {
        let mut builder = Request::builder()
            .method(method)
            .uri(format!("http://{authority}{path}"));
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        let (mut parts, ()) = builder.body(()).expect("a request").into_parts();
        let credentials = Credentials {
            access_key_id: self.key.clone(),
            secret_access_key: self.secret.clone(),
            session_token: None,
        };
        sign(&mut parts, body, &credentials, &self.region, service, self.now).expect("signed");
        let mut bytes = format!("{method} {path} HTTP/1.1\r\n").into_bytes();
        for (name, value) in &parts.headers {
            bytes.extend_from_slice(name.as_str().as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(format!("content-length: {}\r\nconnection: close\r\n\r\n", body.len()).as_bytes());
        bytes.extend_from_slice(body);
        bytes
    }

    /// The bytes of a signed SageMaker call.
    pub fn sagemaker(&self, authority: &str, operation: &str, body: &[u8]) -> Vec<u8> {
        let target = format!("SageMaker.{operation}");
        self.request(
            authority,
            "sagemaker",
            "POST",
            "/",
            &[
                ("content-type", "application/x-amz-json-1.1"),
                ("x-amz-target", &target),
            ],
            body,
        )
    }
}
