//! Long answers, websockets, limits, draining.

use crate::support::*;
use kakoi_gateway::*;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// All that comes until the gateway closes.
async fn rest(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut bytes)).await;
    let _ = read.expect("the gateway closes");
    bytes
}

async fn exchange(stream: &mut TcpStream, bytes: &[u8]) {
    stream.write_all(bytes).await.unwrap();
    let mut back = vec![0; bytes.len()];
    let read = tokio::time::timeout(PATIENCE, stream.read_exact(&mut back)).await;
    read.expect("in time").unwrap();
    assert_eq!(back, bytes);
}

/// A whole, unmasked frame: the app sends back what it gets, so the gateway sees it as the app's.
const FRAME: &[u8] = b"\x81\x05hello";

#[tokio::test]
async fn the_end_of_a_session_cuts_its_websockets_and_streams() {
    let world = World::new(Limits::default()).await;
    let (status, mut websocket) = world.websocket("/ws").await;
    assert_eq!(status, 101);
    exchange(&mut websocket, FRAME).await;
    let mut stream = world.connect().await;
    let request = world.fill("GET /endless HTTP/1.1\nHost: {host}\n{cookie}\n\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    read_head(&mut stream).await.unwrap();
    world.studio.end("good");
    assert_eq!(rest(&mut websocket).await, b"\x88\x02\x03\xf0", "a close frame: 1008");
    let begun = rest(&mut stream).await;
    assert!(!begun.ends_with(b"0\r\n\r\n"), "cut, not ended: {begun:?}");
    assert_eq!(
        world
            .status("GET / HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n")
            .await,
        401
    );
}

#[tokio::test]
async fn a_drain_tells_websockets_that_it_is_a_restart_and_takes_no_new_requests() {
    let world = World::new(Limits::default()).await;
    let (_, mut websocket) = world.websocket("/ws").await;
    exchange(&mut websocket, FRAME).await;
    let mut download = world.connect().await;
    let request = world.fill("GET /endless HTTP/1.1\nHost: {host}\n{cookie}\n\n");
    download.write_all(request.as_bytes()).await.unwrap();
    read_head(&mut download).await.unwrap();
    tokio::time::timeout(PATIENCE, world.gateway.drain())
        .await
        .expect("all websockets close");
    assert_eq!(rest(&mut websocket).await, b"\x88\x02\x03\xf4", "a close frame: 1012");
    assert_eq!(
        world
            .status("GET / HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n")
            .await,
        503
    );
    let mut begun = [0; 10];
    download.read_exact(&mut begun).await.unwrap();
    assert_eq!(&begun, b"5\r\nbegun\r\n", "answers that have begun go on");
}

#[tokio::test]
async fn a_drain_in_the_middle_of_a_frame_adds_nothing_to_it() {
    let world = World::new(Limits::default()).await;
    let (_, mut websocket) = world.websocket("/ws").await;
    exchange(&mut websocket, &FRAME[..4]).await;
    let draining = world.gateway.clone();
    let drained = tokio::spawn(async move { draining.drain().await });
    assert_eq!(
        rest(&mut websocket).await,
        b"",
        "no close frame inside of another frame"
    );
    drained.await.unwrap();
}

#[tokio::test]
async fn a_drain_waits_for_the_end_of_a_frame() {
    let world = World::new(Limits::default()).await;
    let (_, mut websocket) = world.websocket("/ws").await;
    // The app echoes both halves; the browser reads only the first one before the drain.
    websocket.write_all(FRAME).await.unwrap();
    let mut half = [0; 4];
    websocket.read_exact(&mut half).await.unwrap();
    tokio::time::timeout(PATIENCE, world.gateway.drain())
        .await
        .expect("closes");
    assert_eq!(rest(&mut websocket).await, b"llo\x88\x02\x03\xf4"[..].to_vec());
}

#[tokio::test]
async fn websockets_are_bounded_per_session_and_freed_when_they_close() {
    let limits = Limits {
        session_websockets: 3,
        ..Limits::default()
    };
    let world = World::new(limits).await;
    let mut open = Vec::new();
    for _ in 0..3 {
        let (status, stream) = world.websocket("/ws").await;
        assert_eq!(status, 101);
        open.push(stream);
    }
    for _ in 0..20 {
        assert_eq!(world.websocket("/ws").await.0, 429);
    }
    assert_eq!(
        world
            .status("GET / HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n")
            .await,
        200,
        "requests still pass"
    );
    drop(open.pop());
    let freed = async { while world.websocket("/ws").await.0 != 101 {} };
    tokio::time::timeout(PATIENCE, freed)
        .await
        .expect("a closed one makes room");
}

#[tokio::test]
async fn requests_are_bounded_per_session() {
    let limits = Limits {
        session_requests: 2,
        ..Limits::default()
    };
    let world = World::new(limits).await;
    let mut streams = Vec::new();
    for _ in 0..2 {
        let mut stream = world.connect().await;
        stream
            .write_all(
                world
                    .fill("GET /endless HTTP/1.1\nHost: {host}\n{cookie}\n\n")
                    .as_bytes(),
            )
            .await
            .unwrap();
        read_head(&mut stream).await.unwrap();
        streams.push(stream);
    }
    let request = "GET / HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n";
    assert_eq!(world.status(request).await, 429);
    world.studio.session(SITE, "another", app());
    assert_eq!(
        world
            .status(&request.replace("{cookie}", "Cookie: __Host-kakoi=another"))
            .await,
        200
    );
    streams.clear();
    let freed = async { while world.status(request).await != 200 {} };
    tokio::time::timeout(PATIENCE, freed)
        .await
        .expect("a closed one makes room");
}

#[tokio::test]
async fn silent_bodies_apps_and_websockets_are_cut() {
    let silence = Duration::from_millis(200);
    let limits = Limits {
        body_silence: silence,
        answer: silence * 3,
        websocket_silence: silence,
        ..Limits::default()
    };
    let world = World::new(limits).await;
    let stalled = "POST /a HTTP/1.1\nHost: {host}\n{cookie}\nOrigin: {origin}\nContent-Length: 10\n{close}\n\nhalf";
    assert_eq!(world.status(stalled).await, 502, "a body that stops");
    assert_eq!(
        world
            .status("GET /silent HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n")
            .await,
        502
    );
    let cut = world
        .raw("GET /endless HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n")
        .await;
    assert!(cut.starts_with("HTTP/1.1 200") && !cut.ends_with("0\r\n\r\n"), "{cut}");
    let (_, mut websocket) = world.websocket("/ws").await;
    assert_eq!(rest(&mut websocket).await, b"", "nobody said anything");
}

#[tokio::test]
async fn a_stale_connection_repeats_what_may_be_repeated_and_nothing_else() {
    let world = World::new(Limits::default()).await;
    let get = "GET /once HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n";
    let post = "POST /a HTTP/1.1\nHost: {host}\n{cookie}\nOrigin: {origin}\nContent-Length: 2\n{close}\n\n{}";
    for _ in 0..50 {
        assert_eq!(world.status(get).await, 200);
    }
    world.seen.take();
    for _ in 0..50 {
        assert_eq!(world.status(get).await, 200);
        // Over the connection that's just being closed, or a new one: either way the app sees it once at most.
        let status = world.status(post).await;
        assert!(matches!(status, 200 | 502), "{status}");
        let posts = world.seen.take().iter().filter(|text| text.starts_with("POST")).count();
        assert!(posts <= 1 && (status == 502 || posts == 1), "{posts}");
    }
    assert_eq!(
        world
            .status("GET /hang-up HTTP/1.1\nHost: {host}\n{cookie}\n{close}\n\n")
            .await,
        502
    );
}

#[tokio::test]
async fn answers_over_one_connection_follow_each_other() {
    let world = World::new(Limits::default()).await;
    let mut stream = world.connect().await;
    for path in ["/a", "/cookies", "/b"] {
        let request = world.fill(&format!("GET {path} HTTP/1.1\nHost: {{host}}\n{{cookie}}\n\n"));
        stream.write_all(request.as_bytes()).await.unwrap();
        let head = String::from_utf8(read_head(&mut stream).await.unwrap()).unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        let mut body = vec![0; if path == "/cookies" { 2 } else { 5 }];
        stream.read_exact(&mut body).await.unwrap();
        assert_eq!(body, if path == "/cookies" { &b"ok"[..] } else { b"hello" });
    }
}
