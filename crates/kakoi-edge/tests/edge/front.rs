//! The HTTP front end's limits, TLS names and shutdown.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use kakoi_edge::pki::{Authorities, NameSet, server_config};
use kakoi_edge::shutdown_channel;
use kakoi_edge::tls::{HttpLimits, Peer, serve_plain, serve_tls};
use rustls::pki_types::ServerName;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::clients::listener;

/// Answers with the body's length and what it knows of the peer.
async fn describe(request: Request<Bytes>, peer: Peer) -> Response<Bytes> {
    let name = peer.tls_name.as_deref().unwrap_or("-").to_owned();
    let same = peer.addr.ip() == peer.local_addr.ip();
    Response::new(format!("{} {} {name} {same}", request.uri().path(), request.body().len()).into())
}

/// Sends bytes, returns all that comes back until the server closes.
async fn raw(port: u16, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn limits_are_answered_with_their_statuses() {
    let (listener, port) = listener();
    let (stop, shutdown) = shutdown_channel();
    let limits = HttpLimits {
        header_timeout: Duration::from_secs(2),
        body_timeout: Duration::from_secs(3),
        ..HttpLimits::default()
    };
    let server = tokio::spawn(serve_plain(listener, describe, shutdown, limits));
    let close = "Host: x\r\nConnection: close\r\n";
    let answer = raw(
        port,
        format!("POST /a HTTP/1.1\r\n{close}Content-Length: 5\r\n\r\nhello").as_bytes(),
    )
    .await;
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.ends_with("/a 5 - true"),
        "{answer}"
    );

    let full = 1024 * 1024;
    for (length, status) in [(full, "200"), (full + 1, "413")] {
        let mut request = format!("POST / HTTP/1.1\r\n{close}Content-Length: {length}\r\n\r\n").into_bytes();
        request.resize(request.len() + length, b'x');
        let answer = raw(port, &request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{length}: {answer:.40}"
        );
    }
    let mut chunked = format!("POST / HTTP/1.1\r\n{close}Transfer-Encoding: chunked\r\n\r\n").into_bytes();
    chunked.extend_from_slice(format!("{:x}\r\n", full + 1).as_bytes());
    chunked.resize(chunked.len() + full + 1, b'x');
    let answer = raw(port, &chunked).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer:.40}");

    let large = format!("GET / HTTP/1.1\r\n{close}X: {}\r\n\r\n", "y".repeat(70 * 1024));
    let answer = raw(port, large.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer:.40}");
    let fits = format!("GET / HTTP/1.1\r\n{close}X: {}\r\n\r\n", "y".repeat(60 * 1024));
    assert!(raw(port, fits.as_bytes()).await.starts_with("HTTP/1.1 200"));

    let answer = raw(port, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe").await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer:.40}");
    // Half a header and then silence: closed, with whatever answer.
    let answer = raw(port, b"GET / HTTP/1.1\r\nHost").await;
    assert!(!answer.contains("200"), "{answer:.40}");
    stop.send(true).unwrap();
    server.await.unwrap().unwrap();
}

/// A listener for 16 connections, and a way to ask it something on a connection of one's own.
async fn small_listener() -> (u16, tokio::sync::watch::Sender<bool>) {
    let (listener, port) = listener();
    let (stop, shutdown) = shutdown_channel();
    let limits = HttpLimits {
        connections: kakoi_edge::ConnectionLimits::one_peer(16),
        ..HttpLimits::default()
    };
    tokio::spawn(serve_plain(listener, describe, shutdown, limits));
    (port, stop)
}

const ASK: &[u8] = b"GET /asked HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn half_open_connections_lock_nobody_out() {
    let (port, _stop) = small_listener().await;
    let mut flood = Vec::new();
    for number in 0..400 {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        // Silent ones, halves of a head, and heads whose body never comes.
        let bytes: &[u8] = match number % 3 {
            0 => b"",
            1 => b"GET / HTTP/1.1\r\nHo",
            _ => b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
        };
        // A connection that was shed in between may already be reset, which is what's wanted.
        let _ = stream.write_all(bytes).await;
        flood.push(stream);
        if number % 50 == 49 {
            let answer = tokio::time::timeout(Duration::from_secs(5), raw(port, ASK)).await;
            let answer = answer.expect("well before any of the flood's own deadlines");
            assert!(answer.contains("/asked"), "{number}: {answer}");
        }
    }
}

#[tokio::test]
async fn idle_connections_make_room_and_those_at_work_do_not() {
    let (listener, port) = listener();
    let (stop, shutdown) = shutdown_channel();
    let release = Arc::new(tokio::sync::Notify::new());
    let (entered, mut is_inside) = tokio::sync::mpsc::channel::<()>(1);
    let gate = release.clone();
    let handler = move |request: Request<Bytes>, _: Peer| {
        let (gate, entered) = (gate.clone(), entered.clone());
        async move {
            if request.uri().path() == "/slow" {
                entered.send(()).await.unwrap();
                gate.notified().await;
            }
            Response::new(Bytes::from("done"))
        }
    };
    let limits = HttpLimits {
        connections: kakoi_edge::ConnectionLimits::one_peer(4),
        ..HttpLimits::default()
    };
    let server = tokio::spawn(serve_plain(listener, handler, shutdown, limits));
    let slow =
        tokio::spawn(async move { raw(port, b"GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await });
    is_inside.recv().await.unwrap();
    let mut idle = Vec::new();
    for _ in 0..20 {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let mut answer = [0; 15];
        let read = tokio::time::timeout(Duration::from_secs(5), stream.read_exact(&mut answer)).await;
        read.expect("in time").unwrap();
        idle.push(stream);
    }
    release.notify_one();
    assert!(slow.await.unwrap().ends_with("done"), "the one at work was left alone");
    stop.send(true).unwrap();
    server.await.unwrap().unwrap();
}

#[tokio::test]
async fn tls_serves_its_names_and_fails_for_others() {
    let dir = tempfile::tempdir().unwrap();
    let authorities = Authorities::open(dir.path()).unwrap();
    let names = NameSet::new(["*.s3.amazonaws.com", "github.com"]);
    let (listener, port) = listener();
    let (stop, shutdown) = shutdown_channel();
    let config = server_config(authorities.region.clone(), names).unwrap();
    let server = tokio::spawn(serve_tls(listener, config, describe, shutdown, HttpLimits::default()));

    let mut roots = rustls::RootCertStore::empty();
    roots.add(authorities.region.certificate_der().clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let client = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let connector = TlsConnector::from(Arc::new(client));
    let connect = async |name: &'static str| {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        connector.connect(ServerName::try_from(name).unwrap(), stream).await
    };
    let stream = connect("My.bucket.s3.amazonaws.com").await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    tokio::spawn(connection);
    for path in ["/1", "/2"] {
        let request = Request::builder()
            .uri(path)
            .header("host", "x")
            .body(Full::new(Bytes::from("abc")))
            .unwrap();
        let body = sender
            .send_request(request)
            .await
            .unwrap()
            .into_body()
            .collect()
            .await
            .unwrap()
            .to_bytes();
        assert_eq!(body, format!("{path} 3 my.bucket.s3.amazonaws.com true"));
    }
    let unknown = connect("sts.amazonaws.com").await.unwrap_err().to_string();
    assert!(unknown.contains("alert"), "the server refuses: {unknown}");
    // The server was told to pose as github.com: the client finds the constraint.
    let outside = connect("github.com").await.unwrap_err().to_string();
    assert!(outside.contains("NameConstraintViolation"), "{outside}");
    let address = connect("127.0.0.1").await.unwrap_err().to_string();
    assert!(address.contains("alert"), "no name, no certificate: {address}");
    stop.send(true).unwrap();
    server.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_stop_lets_the_answer_in_flight_finish() {
    let (listener, port) = listener();
    let (stop, shutdown) = shutdown_channel();
    let (entered, mut is_inside) = tokio::sync::mpsc::channel::<()>(1);
    let release = Arc::new(tokio::sync::Notify::new());
    let gate = release.clone();
    let handler = move |_: Request<Bytes>, _: Peer| {
        let (entered, gate) = (entered.clone(), gate.clone());
        async move {
            entered.send(()).await.unwrap();
            gate.notified().await;
            Response::new(Bytes::from("done"))
        }
    };
    let server = tokio::spawn(serve_plain(listener, handler, shutdown, HttpLimits::default()));
    let client = tokio::spawn(async move { raw(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await });
    is_inside.recv().await.unwrap();
    stop.send(true).unwrap();
    release.notify_one();
    assert!(
        client.await.unwrap().ends_with("done"),
        "and then the connection closed"
    );
    server.await.unwrap().unwrap();
    assert!(
        TcpStream::connect(("127.0.0.1", port)).await.is_err(),
        "the listener is gone"
    );
}
