//! Load from one thread: kept connections, one request or one message in flight on each.

use super::upstream::KEY;
use anyhow::{Context, ensure};
use clap::ValueEnum;
use std::cell::Cell;
use std::net::Ipv4Addr;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Connections at a time.
pub const CONNECTIONS: usize = 64;
/// Bytes of a websocket message.
const MESSAGE: usize = 64;
/// Before counting, so that connections and pools are there.
const WARM: Duration = Duration::from_millis(300);

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// GET with the session's cookie.
    Http,
    /// Messages through a websocket, there and back.
    Websocket,
}

/// Asks for a while, and prints answers a second. Anything but the whole right answer is an error.
pub async fn run(kind: Kind, port: u16, host: &str, cookie: &str, time: Duration) -> anyhow::Result<()> {
    let extra = match kind {
        Kind::Http => "accept: */*\r\n".to_owned(),
        Kind::Websocket => format!(
            "origin: http://{host}\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: {KEY}\r\n"
        ),
    };
    let request: Rc<[u8]> = format!("GET /api/status HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\n{extra}\r\n")
        .into_bytes()
        .into();
    let (count, over) = (Rc::new(Cell::new(0_u64)), Rc::new(Cell::new(false)));
    let local = tokio::task::LocalSet::new();
    local
        .run_until(async {
            let mut tasks = tokio::task::JoinSet::new();
            for _ in 0..CONNECTIONS {
                tasks.spawn_local(connection(kind, port, request.clone(), count.clone(), over.clone()));
            }
            let mut ended = None;
            tokio::select! {
                _ = tokio::time::sleep(WARM) => {}
                early = tasks.join_next() => ended = early,
            }
            if let Some(result) = ended {
                result??;
            }
            let (from, began) = (count.get(), Instant::now());
            tokio::select! {
                _ = tokio::time::sleep(time) => {}
                early = tasks.join_next() => early.context("no connection")???,
            }
            let rate = (count.get() - from) as f64 / began.elapsed().as_secs_f64();
            over.set(true);
            while let Some(result) = tasks.join_next().await {
                result??;
            }
            println!("{rate}");
            Ok(())
        })
        .await
}

async fn connection(
    kind: Kind,
    port: u16,
    request: Rc<[u8]>,
    count: Rc<Cell<u64>>,
    over: Rc<Cell<bool>>,
) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(16 << 10);
    if kind == Kind::Websocket {
        stream.write_all(&request).await?;
        let head = head(&mut stream, &mut buffer).await?;
        ensure!(
            buffer.starts_with(b"HTTP/1.1 101"),
            "no websocket: {}",
            String::from_utf8_lossy(&buffer)
        );
        ensure!(head == buffer.len(), "bytes after the upgrade that nobody sent");
    }
    // A text message, masked with zeros: the payload as it is.
    let mut message = vec![0x81, 0x80 | MESSAGE as u8, 0, 0, 0, 0];
    message.resize(6 + MESSAGE, b'm');
    while !over.get() {
        match kind {
            Kind::Http => {
                stream.write_all(&request).await?;
                buffer.clear();
                let end = head(&mut stream, &mut buffer).await?;
                let whole = end + length(&buffer[..end])?;
                while buffer.len() < whole {
                    ensure!(stream.read_buf(&mut buffer).await? > 0, "the answer broke off");
                }
            }
            Kind::Websocket => {
                stream.write_all(&message).await?;
                let mut answer = [0; 2 + MESSAGE];
                stream.read_exact(&mut answer).await?;
                ensure!(
                    answer[..2] == [0x81, MESSAGE as u8] && answer[2..] == message[6..],
                    "another message came back"
                );
            }
        }
        count.set(count.get() + 1);
    }
    Ok(())
}

/// Reads until the end of the head, and says where it is.
async fn head(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<usize> {
    loop {
        ensure!(stream.read_buf(buffer).await? > 0, "the connection ended");
        if let Some(at) = buffer.windows(4).position(|w| w == b"\r\n\r\n") {
            return Ok(at + 4);
        }
        ensure!(buffer.len() < 16 << 10, "an endless head");
    }
}

/// The body's length in the head of a good answer.
fn length(head: &[u8]) -> anyhow::Result<usize> {
    let text = std::str::from_utf8(head)?;
    ensure!(text.starts_with("HTTP/1.1 200"), "not served: {text}");
    let value = text.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim())
    });
    Ok(value.context("an answer without a length")?.parse()?)
}
