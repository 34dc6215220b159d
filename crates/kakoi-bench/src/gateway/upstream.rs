//! What all proxies stand before: a tiny HTTP/1.1 server with a fixed body, which also echoes websocket messages.

use std::net::Ipv4Addr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Bytes of the body, as in the peers' measurements.
const BODY: usize = 1024;
/// Longest head of a request.
const HEAD: usize = 16 << 10;

/// The key and the accept of the example in RFC 6455, section 1.3: the generator sends the one, so the other is right.
pub const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";
const ACCEPT: &str = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

/// Serves until the process is killed, in one thread; prints its port first.
pub async fn serve() -> anyhow::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("{}", listener.local_addr()?.port());
    let body = "k".repeat(BODY);
    let answer = |more: &str| {
        format!("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: {BODY}\r\n{more}\r\n{body}")
            .into_bytes()
    };
    let (keep, close): (&'static [u8], &'static [u8]) = (answer("").leak(), answer("connection: close\r\n").leak());
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        // A connection that breaks is the proxy's business; the generator notices what matters.
        tokio::spawn(async move { connection(stream, keep, close).await.ok() });
    }
}

async fn connection(mut stream: TcpStream, keep: &[u8], close: &[u8]) -> std::io::Result<()> {
    let mut buffer = Vec::with_capacity(HEAD);
    loop {
        if stream.read_buf(&mut buffer).await? == 0 || buffer.len() > HEAD {
            return Ok(());
        }
        if !buffer.ends_with(b"\r\n\r\n") {
            continue;
        }
        let head = String::from_utf8_lossy(&buffer).to_ascii_lowercase();
        if head.contains("\r\nupgrade: websocket") {
            break;
        }
        // A client of HTTP/1.0, or one that says so, gets its answer and the end.
        if head.contains("\r\nconnection: close") || head.contains(" http/1.0\r\n") {
            return stream.write_all(close).await;
        }
        stream.write_all(keep).await?;
        buffer.clear();
    }
    let accept = format!(
        "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: {ACCEPT}\r\n\r\n"
    );
    stream.write_all(accept.as_bytes()).await?;
    echo(stream).await
}

/// Answers each message, all of which are short, whole and masked, with the same bytes unmasked.
async fn echo(mut stream: TcpStream) -> std::io::Result<()> {
    let mut frame = [0; 6 + 125];
    loop {
        stream.read_exact(&mut frame[..6]).await?;
        let length = usize::from(frame[1] & 0x7f).min(125);
        stream.read_exact(&mut frame[6..6 + length]).await?;
        let mask = [frame[2], frame[3], frame[4], frame[5]];
        for (at, byte) in frame[6..6 + length].iter_mut().enumerate() {
            *byte ^= mask[at % 4];
        }
        frame[4] = frame[0];
        frame[5] = length as u8;
        stream.write_all(&frame[4..6 + length]).await?;
    }
}
