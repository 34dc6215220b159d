//! The loops that carry questions to [`answer`] and answers back.
//!
//! The caller binds one socket for each resolver address (never 0.0.0.0), so every UDP answer
//! leaves from the address that was asked. The asker is the datagram's source address: the router
//! lets no packet with another's address through.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::sync::watch;

use super::pace::Pace;
use super::{Transport, View, answer};
use crate::gate::{ConnectionLimits, Shutdown, serve_connections, stopped};
use crate::{EdgeError, dns};

/// The current view; send a new one to swap it whole. Each question is answered from one view.
pub type Views = watch::Receiver<Arc<View>>;

/// Longer questions don't exist; a larger datagram is cut by the kernel and then malformed.
const MAX_QUESTION: usize = 4096;
/// A socket that fails this often in a row, with no datagram between, is broken.
const MAX_ERRORS_IN_A_ROW: u32 = 1000;

/// Limits of the resolver's TCP side.
#[derive(Clone, Copy, Debug)]
pub struct DnsTcpLimits {
    /// Connections, in total and of one asker.
    pub connections: ConnectionLimits,
    /// How long a connection may be silent, or an answer unread.
    pub idle: Duration,
}

impl Default for DnsTcpLimits {
    fn default() -> Self {
        let connections = ConnectionLimits {
            total: 256,
            per_peer: 8,
            ..ConnectionLimits::default()
        };
        Self {
            connections,
            idle: Duration::from_secs(10),
        }
    }
}

/// Answers on one bound, non-blocking UDP socket until the stop.
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve_udp(socket: std::net::UdpSocket, views: Views, mut shutdown: Shutdown) -> Result<(), EdgeError> {
    let socket = UdpSocket::from_std(socket).map_err(EdgeError::Socket)?;
    let mut question = [0; MAX_QUESTION];
    let mut errors = 0;
    let mut pace = Pace::default();
    loop {
        let received = tokio::select! {
            () = stopped(&mut shutdown) => return Ok(()),
            received = socket.recv_from(&mut question) => received,
        };
        match received {
            Ok((length, SocketAddr::V4(asker))) => {
                errors = 0;
                // Who asks too much gets no answer, as from Amazon's resolver; others do.
                if !pace.admits(*asker.ip(), Instant::now()) {
                    continue;
                }
                let view = Arc::clone(&views.borrow());
                if let Some(reply) = answer(&view, *asker.ip(), &question[..length], dns::Transport::Udp) {
                    // Never waits: an asker who doesn't read loses its answer, as UDP has it.
                    let _ = socket.try_send_to(&reply, SocketAddr::V4(asker));
                }
            }
            Ok(_) => {} // IPv6 doesn't get here: the sockets are IPv4
            // ICMP errors of earlier answers are reported here; they concern nobody.
            Err(error) => {
                errors += 1;
                if errors >= MAX_ERRORS_IN_A_ROW {
                    return Err(EdgeError::Socket(error));
                }
            }
        }
    }
}

/// Answers on one listening, non-blocking TCP socket until the stop; several questions may follow
/// each other on a connection (RFC 7766).
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve_tcp(
    listener: std::net::TcpListener,
    views: Views,
    shutdown: Shutdown,
    limits: DnsTcpLimits,
) -> Result<(), EdgeError> {
    let pace: Arc<Mutex<Pace>> = Arc::default();
    serve_connections(
        listener,
        limits.connections,
        shutdown,
        move |stream, peer, mut shutdown, _| {
            let (views, pace) = (views.clone(), Arc::clone(&pace));
            async move {
                tokio::select! {
                    () = stopped(&mut shutdown) => {}
                    _ = converse(stream, peer, views, limits.idle, &pace) => {}
                }
            }
        },
    )
    .await
}

/// Ends with `None`, whatever the reason: the connection is closed then.
async fn converse(
    mut stream: TcpStream,
    peer: SocketAddr,
    views: Views,
    idle: Duration,
    pace: &Mutex<Pace>,
) -> Option<()> {
    let IpAddr::V4(asker) = peer.ip() else {
        return None;
    };
    let mut question = Vec::new();
    loop {
        let read = async {
            let length = usize::from(stream.read_u16().await.ok()?);
            if length > MAX_QUESTION {
                return None;
            }
            question.resize(length, 0);
            stream.read_exact(&mut question).await.ok()
        };
        tokio::time::timeout(idle, read).await.ok()??;
        let admitted = pace
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .admits(asker, Instant::now());
        if !admitted {
            return None;
        }
        let view = Arc::clone(&views.borrow());
        let reply = answer(&view, asker, &question, Transport::Tcp)?;
        let mut framed = u16::try_from(reply.len()).ok()?.to_be_bytes().to_vec();
        framed.extend_from_slice(&reply);
        tokio::time::timeout(idle, stream.write_all(&framed)).await.ok()?.ok()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shutdown_channel;
    use hickory_proto::op::{Message, Query, ResponseCode};
    use hickory_proto::rr::{Name, RecordType};
    use std::net::Ipv4Addr;

    fn question(id: u16) -> Vec<u8> {
        let mut message = Message::new();
        message.set_id(id);
        message.add_query(Query::query(
            Name::from_ascii("sts.us-east-1.amazonaws.com.").unwrap(),
            RecordType::A,
        ));
        message.to_vec().unwrap()
    }

    fn view(last: u8) -> Arc<View> {
        let services = [("sts.us-east-1.amazonaws.com", Ipv4Addr::new(198, 18, 0, last))]
            .into_iter()
            .collect();
        Arc::new(View {
            services,
            ..View::default()
        })
    }

    #[tokio::test]
    async fn udp_answers_from_the_newest_view() {
        let socket = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_nonblocking(true).unwrap();
        let address = socket.local_addr().unwrap();
        let (views, reader) = watch::channel(view(1));
        let (stop, shutdown) = shutdown_channel();
        let server = tokio::spawn(serve_udp(socket, reader, shutdown));
        let client = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        client.connect(address).await.unwrap();
        for last in [1, 2] {
            views.send_replace(view(last));
            client.send(b"rubbish").await.unwrap(); // unanswered and harmless
            client.send(&question(u16::from(last))).await.unwrap();
            let mut reply = [0; 512];
            let length = client.recv(&mut reply).await.unwrap();
            let reply = Message::from_vec(&reply[..length]).unwrap();
            assert_eq!(reply.id(), u16::from(last));
            assert_eq!(reply.answers()[0].data().to_string(), format!("198.18.0.{last}"));
        }
        stop.send(true).unwrap();
        server.await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn tcp_answers_several_questions_and_closes_silent_or_oversized_ones() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (_views, reader) = watch::channel(view(1));
        let (stop, shutdown) = shutdown_channel();
        let limits = DnsTcpLimits {
            idle: Duration::from_secs(1),
            ..DnsTcpLimits::default()
        };
        let server = tokio::spawn(serve_tcp(listener, reader, shutdown, limits));
        let mut client = TcpStream::connect(address).await.unwrap();
        for id in [5, 6] {
            let question = question(id);
            client.write_u16(question.len() as u16).await.unwrap();
            client.write_all(&question).await.unwrap();
            let mut reply = vec![0; usize::from(client.read_u16().await.unwrap())];
            client.read_exact(&mut reply).await.unwrap();
            let reply = Message::from_vec(&reply).unwrap();
            assert_eq!((reply.id(), reply.response_code()), (id, ResponseCode::NoError));
        }
        assert_eq!(client.read(&mut [0]).await.unwrap(), 0, "silence ends the connection");
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_u16(u16::MAX).await.unwrap();
        assert!(matches!(client.read(&mut [0]).await, Ok(0) | Err(_)), "too long");
        stop.send(true).unwrap();
        server.await.unwrap().unwrap();
    }
}
