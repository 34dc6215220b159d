//! The literal address of the simulated internet: proves by bytes that a packet got there and
//! its answer came back, without any name or certificate.

use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::gate::{ConnectionLimits, serve_connections, stopped};
use crate::{EdgeError, Shutdown};

/// What the answer starts with; the line that was sent follows.
pub const PROBE_PREFIX: &str = "kakoi-internet ";

const MAX_LINE: u64 = 256;
const PATIENCE: Duration = Duration::from_secs(10);

/// On a listening, non-blocking socket: reads one line (a nonce), answers it after
/// [`PROBE_PREFIX`], closes. A line that is too long or doesn't end gets no answer.
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve_probe(
    listener: std::net::TcpListener,
    shutdown: Shutdown,
    limits: ConnectionLimits,
) -> Result<(), EdgeError> {
    serve_connections(listener, limits, shutdown, |stream, _, mut shutdown, _| async move {
        tokio::select! {
            () = stopped(&mut shutdown) => {}
            _ = tokio::time::timeout(PATIENCE, echo(stream)) => {}
        }
    })
    .await
}

async fn echo(stream: TcpStream) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut line = PROBE_PREFIX.as_bytes().to_vec();
    (&mut stream).take(MAX_LINE).read_until(b'\n', &mut line).await?;
    if line.ends_with(b"\n") {
        stream.write_all(&line).await?;
        stream.shutdown().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_nonce_comes_back() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, shutdown) = crate::shutdown_channel();
        let server = tokio::spawn(serve_probe(listener, shutdown, ConnectionLimits::default()));
        for (sent, expected) in [("4f1c\n".to_owned(), "kakoi-internet 4f1c\n"), ("x".repeat(256), "")] {
            let mut client = TcpStream::connect(address).await.unwrap();
            client.write_all(sent.as_bytes()).await.unwrap();
            let mut answer = String::new();
            client.read_to_string(&mut answer).await.unwrap();
            assert_eq!(answer, expected);
        }
        stop.send(true).unwrap();
        server.await.unwrap().unwrap();
    }
}
