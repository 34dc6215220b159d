//! A small blocking HTTP client that signs: so little of its own time goes into what it measures.

use anyhow::{Context, bail, ensure};
use kakoi_wire::sigv4::{Credentials, sign};
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a region's API is, and the key to it.
#[derive(Clone)]
pub struct Access {
    authority: String,
    region: String,
    key: [String; 2],
}

/// One call, not yet signed.
pub enum Call<'a> {
    /// SageMaker's JSON protocol.
    Json {
        /// The operation.
        operation: &'a str,
        /// Its input.
        input: Value,
    },
    /// The query protocols of EC2 and IAM.
    Query {
        /// `ec2` or `iam`.
        service: &'a str,
        /// The operation.
        operation: &'a str,
        /// Parameters, not yet encoded.
        parameters: &'a [(&'a str, &'a str)],
    },
}

impl Access {
    /// To a server that isn't Kakoi and takes any key.
    pub fn with_any_key(authority: String) -> Self {
        Self {
            authority,
            region: "us-east-1".into(),
            key: [
                "AKIAIOSFODNN7EXAMPLE".into(),
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".into(),
            ],
        }
    }

    /// Reads the files that a server wrote for AWS's clients; `None` while they aren't there.
    pub fn read(data_dir: &Path) -> Option<Self> {
        let config = std::fs::read_to_string(data_dir.join("config")).ok()?;
        let credentials = std::fs::read_to_string(data_dir.join("credentials")).ok()?;
        let value = |text: &str, name: &str| {
            text.lines().find_map(|line| {
                let (key, value) = line.split_once('=')?;
                (key.trim() == name).then(|| value.trim().to_owned())
            })
        };
        Some(Self {
            authority: value(&config, "endpoint_url")?.strip_prefix("http://")?.to_owned(),
            region: value(&config, "region")?,
            key: [
                value(&credentials, "aws_access_key_id")?,
                value(&credentials, "aws_secret_access_key")?,
            ],
        })
    }

    /// The bytes of a signed request. The signature stays valid for 15 minutes, so they may be sent again and again.
    pub fn request(&self, call: &Call<'_>) -> anyhow::Result<Vec<u8>> {
        let request = http::Request::post("/").header("host", &self.authority);
        let (request, service, body) = match call {
            Call::Json { operation, input } => {
                let request = request
                    .header("content-type", "application/x-amz-json-1.1")
                    .header("x-amz-target", format!("SageMaker.{operation}"));
                (request, "sagemaker", input.to_string())
            }
            Call::Query {
                service,
                operation,
                parameters,
            } => {
                let version = if *service == "ec2" { "2016-11-15" } else { "2010-05-08" };
                let mut body = format!("Action={operation}&Version={version}");
                for (name, value) in *parameters {
                    body.push_str(&format!("&{}={}", form_encode(name), form_encode(value)));
                }
                let request = request.header("content-type", "application/x-www-form-urlencoded; charset=utf-8");
                (request, *service, body)
            }
        };
        let (mut parts, ()) = request.body(())?.into_parts();
        let [access_key_id, secret_access_key] = self.key.clone();
        let credentials = Credentials {
            access_key_id,
            secret_access_key,
            session_token: None,
        };
        let now = time::OffsetDateTime::now_utc();
        sign(&mut parts, body.as_bytes(), &credentials, &self.region, service, now)?;
        let mut bytes = b"POST / HTTP/1.1\r\n".to_vec();
        for (name, value) in &parts.headers {
            bytes.extend_from_slice(name.as_str().as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(format!("content-length: {}\r\n\r\n{body}", body.len()).as_bytes());
        Ok(bytes)
    }

    /// A connection that's kept.
    pub fn connect(&self) -> anyhow::Result<Connection> {
        Ok(Connection {
            stream: open(&self.authority)?,
            authority: self.authority.clone(),
            over: false,
            buffer: Vec::with_capacity(64 << 10),
        })
    }

    /// One call on a connection; an answer that isn't 200 is an error.
    pub fn call(&self, connection: &mut Connection, call: &Call<'_>) -> anyhow::Result<String> {
        let request = self.request(call)?;
        let (status, body) = connection.exchange(&request)?;
        let text = String::from_utf8_lossy(body).into_owned();
        ensure!(status == 200, "status {status}: {text}");
        Ok(text)
    }

    /// A SageMaker call.
    pub fn json(&self, connection: &mut Connection, operation: &str, input: Value) -> anyhow::Result<Value> {
        let text = self
            .call(connection, &Call::Json { operation, input })
            .with_context(|| operation.to_owned())?;
        if text.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(&text).with_context(|| format!("the answer of {operation}"))
    }

    /// An EC2 or IAM call; the answer is XML.
    pub fn query(
        &self,
        connection: &mut Connection,
        service: &str,
        operation: &str,
        parameters: &[(&str, &str)],
    ) -> anyhow::Result<String> {
        let call = Call::Query {
            service,
            operation,
            parameters,
        };
        self.call(connection, &call).with_context(|| operation.to_owned())
    }
}

fn form_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The text of every element of that name in an XML answer. Enough for ids; it's no parser.
pub fn elements<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(open.as_str())
        .skip(1)
        .filter_map(|rest| rest.split_once(close.as_str()).map(|(text, _)| text))
        .collect()
}

fn open(authority: &str) -> anyhow::Result<TcpStream> {
    let stream = TcpStream::connect(authority).with_context(|| format!("connecting to {authority}"))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// A connection that's kept as long as the server keeps it: after an answer that says it's the last, the next exchange opens
/// another, as every HTTP client does.
pub struct Connection {
    stream: TcpStream,
    authority: String,
    over: bool,
    buffer: Vec<u8>,
}

impl Connection {
    /// Sends a request and reads its whole answer: status and body.
    pub fn exchange(&mut self, request: &[u8]) -> anyhow::Result<(u16, &[u8])> {
        if self.over {
            self.stream = open(&self.authority)?;
        }
        self.stream.write_all(request)?;
        self.buffer.clear();
        let head = loop {
            self.read_more()?;
            // The head of every answer fits the first pieces; searching anew costs nothing there.
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            ensure!(self.buffer.len() < 64 << 10, "an endless head");
        };
        let text = std::str::from_utf8(&self.buffer[..head]).context("the head isn't text")?;
        let mut lines = text.split("\r\n");
        let status = lines.next().and_then(|l| l.split(' ').nth(1)?.parse().ok());
        let status: u16 = status.context("no status line")?;
        let field = |wanted: &str| {
            let mut fields = lines.clone().filter_map(|l| l.split_once(':'));
            fields.find_map(|(name, value)| name.eq_ignore_ascii_case(wanted).then(|| value.trim()))
        };
        let length = field("content-length").and_then(|v| v.parse::<usize>().ok());
        let length = length.context("an answer without a length")?;
        self.over = field("connection").is_some_and(|v| v.eq_ignore_ascii_case("close"));
        while self.buffer.len() < head + length {
            self.read_more()?;
        }
        Ok((status, &self.buffer[head..head + length]))
    }

    fn read_more(&mut self) -> anyhow::Result<()> {
        let start = self.buffer.len();
        self.buffer.resize(start + (64 << 10), 0);
        let count = self.stream.read(&mut self.buffer[start..])?;
        self.buffer.truncate(start + count);
        if count == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|w| w == what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn elements_are_found_by_their_whole_name() {
        let xml = "<a><groupId>sg-1</groupId><groupIdx>no</groupIdx><groupId>sg-2</groupId></a>";
        assert_eq!(elements(xml, "groupId"), ["sg-1", "sg-2"]);
    }

    #[test]
    fn forms_are_encoded_as_the_query_protocol_wants() {
        assert_eq!(form_encode("10.0.0.0/16 a~b*"), "10.0.0.0%2F16%20a~b%2A");
    }

    #[test]
    fn after_the_last_answer_of_a_connection_another_is_opened() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("listen");
        let access = Access::with_any_key(listener.local_addr().expect("address").to_string());
        let server = std::thread::spawn(move || {
            for _ in 0..2 {
                let (mut stream, _) = listener.accept().expect("accept");
                stream.read_exact(&mut [0; 1]).expect("read");
                stream
                    .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n!")
                    .expect("write");
            }
        });
        let mut connection = access.connect().expect("connect");
        for _ in 0..2 {
            assert_eq!(connection.exchange(b"?").expect("an answer"), (200, &b"!"[..]));
        }
        server.join().expect("server");
    }

    #[test]
    fn an_answer_in_pieces_is_read_whole_and_the_connection_stays() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("listen");
        let authority = listener.local_addr().expect("address").to_string();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("accept");
            let mut byte = [0; 1];
            for piece in ["HTTP/1.1 200 OK\r\nContent-Le", "ngth: 5\r\n\r\nhe", "llo"] {
                stream.read_exact(&mut byte).expect("read");
                stream.write_all(piece.as_bytes()).expect("write");
            }
            stream
                .write_all(b"HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n")
                .expect("write");
            let _ = stream.read(&mut byte);
        });
        let access = Access::with_any_key(authority);
        let mut connection = access.connect().expect("connect");
        let (status, body) = connection.exchange(b"???").expect("first");
        assert_eq!((status, body), (200, &b"hello"[..]));
        drop(connection);
        server.join().expect("server");
    }
}
