//! Accepting connections with limits, for every TCP server of the crate.
//!
//! Why: any of these listeners faces hostile programs. One peer must not be able to use up what
//! the others need, and a listener must stop when told without cutting answers in flight.
//! Never here: what a connection says.

use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::{AbortHandle, JoinSet};

use crate::EdgeError;

/// Told to every server; it stops when the value becomes `true` or the sender is dropped.
pub type Shutdown = watch::Receiver<bool>;

/// A switch for [`Shutdown`]: send `true` to stop everything that holds a clone of the receiver.
pub fn shutdown_channel() -> (watch::Sender<bool>, Shutdown) {
    watch::channel(false)
}

/// Resolves once the servers shall stop.
pub async fn stopped(shutdown: &mut Shutdown) {
    // A dropped sender can never say "go on", so it counts as "stop".
    let _ = shutdown.wait_for(|stop| *stop).await;
}

/// How many connections one listener holds.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// All peers together. One client more cuts the oldest connection that hasn't asked anything yet, else the oldest that
    /// waits for its client; where all are at work, it waits in the kernel's queue.
    pub total: usize,
    /// One source address. Further connections are closed at once, so that one program can't
    /// fill the queue that others wait in.
    pub per_peer: usize,
    /// How long connections may go on after the stop before they are cut.
    pub drain: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            total: 1024,
            per_peer: 128,
            drain: Duration::from_secs(5),
        }
    }
}

impl ConnectionLimits {
    /// For a listener on the host's loopback, where all clients share one address.
    pub fn one_peer(total: usize) -> Self {
        Self {
            total,
            per_peer: total,
            ..Self::default()
        }
    }
}

#[derive(Default)]
struct PeerCounts(Mutex<HashMap<IpAddr, usize>>);

impl PeerCounts {
    fn enter(self: &Arc<Self>, peer: IpAddr, limit: usize) -> Option<PeerSlot> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(peer).or_insert(0);
        if *count >= limit {
            return None;
        }
        *count += 1;
        drop(counts);
        Some(PeerSlot {
            counts: Arc::clone(self),
            peer,
        })
    }
}

/// One connection's place in its peer's quota; given back on drop, also when a task is aborted.
struct PeerSlot {
    counts: Arc<PeerCounts>,
    peer: IpAddr,
}

impl Drop for PeerSlot {
    fn drop(&mut self) {
        let mut counts = self.counts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.peer) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.peer);
            }
        }
    }
}

/// What a connection waits for. A server that tells it lets its listener cut those that only wait for their clients, when
/// there are too many; until it tells, a connection counts as working.
#[derive(Clone, Debug, Default)]
pub struct Turn(Arc<AtomicU8>);

impl Turn {
    const OURS: u8 = 0;
    const FIRST: u8 = 1;
    const CLIENTS: u8 = 2;

    /// The client has connected and asked nothing yet.
    pub fn first(&self) {
        self.0.store(Self::FIRST, Relaxed);
    }

    /// There's something to answer.
    pub fn ours(&self) {
        self.0.store(Self::OURS, Relaxed);
    }

    /// All was answered, or a body's rest is awaited: it's for the client to send something.
    pub fn clients(&self) {
        self.0.store(Self::CLIENTS, Relaxed);
    }

    /// Whether nothing was ever asked.
    pub fn is_first(&self) -> bool {
        self.0.load(Relaxed) == Self::FIRST
    }
}

/// A connection's places. Fields are dropped in this order: whoever gets the slot finds the peer's count lowered.
struct Places {
    _peer: PeerSlot,
    _slot: OwnedSemaphorePermit,
}

/// The running connections of one listener, oldest first.
#[derive(Default)]
struct Running {
    tasks: JoinSet<u64>,
    by_age: BTreeMap<u64, (Turn, AbortHandle)>,
    next: u64,
}

impl Running {
    fn spawn(&mut self, turn: Turn, connection: impl Future<Output = ()> + Send + 'static, places: Places) {
        let number = self.next;
        self.next += 1;
        let handle = self.tasks.spawn(async move {
            let _places = places;
            connection.await;
            number
        });
        self.by_age.insert(number, (turn, handle));
    }

    /// Waits for one to end; `None` if there are none.
    async fn ended(&mut self) -> Option<()> {
        match self.tasks.join_next().await? {
            Ok(number) => drop(self.by_age.remove(&number)),
            // Cut below, or panicked.
            Err(_) => self.by_age.retain(|_, (_, handle)| !handle.is_finished()),
        }
        Some(())
    }

    /// Cuts the connection that's missed least; its places are free soon after.
    fn shed(&mut self) {
        let oldest = |wanted| {
            let mut waiting = self
                .by_age
                .iter()
                .filter(|(_, (turn, _))| turn.0.load(Relaxed) == wanted);
            waiting.next().map(|(number, _)| *number)
        };
        let victim = oldest(Turn::FIRST).or_else(|| oldest(Turn::CLIENTS));
        if let Some((_, handle)) = victim.and_then(|number| self.by_age.remove(&number)) {
            handle.abort();
        }
    }
}

/// Accepts on `listener` and runs `serve` for each connection in a task of its own, until the
/// stop; then waits for the running ones for at most `limits.drain`.
///
/// The listener must be non-blocking. `serve` gets the stream, the peer's address, the stop, and its [`Turn`] to tell.
/// Fails only if the runtime can't take the socket, or the socket itself is broken.
pub async fn serve_connections<S, F>(
    listener: std::net::TcpListener,
    limits: ConnectionLimits,
    shutdown: Shutdown,
    serve: S,
) -> Result<(), EdgeError>
where
    S: Fn(TcpStream, SocketAddr, Shutdown, Turn) -> F + Send + Sync,
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::from_std(listener).map_err(EdgeError::Socket)?;
    let slots = Arc::new(Semaphore::new(limits.total));
    let peers = Arc::new(PeerCounts::default());
    let mut running = Running::default();
    let mut stop = shutdown.clone();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stopped(&mut stop) => break,
            Some(()) = running.ended() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                if slots.available_permits() == 0 {
                    running.shed();
                }
                let slot = loop {
                    tokio::select! {
                        biased;
                        () = stopped(&mut stop) => break None,
                        slot = Arc::clone(&slots).acquire_owned() => break slot.ok(),
                        Some(()) = running.ended() => {}
                    }
                };
                // No slot: it's time to stop.
                let Some(slot) = slot else { break };
                let Some(peer_slot) = peers.enter(peer.ip(), limits.per_peer) else {
                    continue;
                };
                // Answers are small and whole; waiting to merge them only costs time.
                let _ = stream.set_nodelay(true);
                let turn = Turn::default();
                let connection = serve(stream, peer, shutdown.clone(), turn.clone());
                let places = Places {
                    _peer: peer_slot,
                    _slot: slot,
                };
                running.spawn(turn, connection, places);
            }
            Err(error) if connection_only(&error) => {}
            Err(error) if out_of_descriptors(&error) => {
                // The pending connection stays readable, so without a pause this loop would spin.
                tracing::warn!(%error, "accepting pauses");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Err(error) => return Err(EdgeError::Socket(error)),
        }
    }
    drop(listener);
    let drained = tokio::time::timeout(limits.drain, async { while running.ended().await.is_some() {} });
    if drained.await.is_err() {
        running.tasks.shutdown().await;
    }
    Ok(())
}

/// Errors that `accept` reports about one connection which died in the queue.
fn connection_only(error: &std::io::Error) -> bool {
    use std::io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::ConnectionAborted
            | Kind::ConnectionReset
            | Kind::Interrupted
            | Kind::NetworkDown
            | Kind::NetworkUnreachable
            | Kind::HostUnreachable
            | Kind::PermissionDenied
            | Kind::TimedOut
    )
}

/// ENFILE 23, EMFILE 24, ENOBUFS 105, ENOMEM 12 (Linux, all architectures we build for).
fn out_of_descriptors(error: &std::io::Error) -> bool {
    matches!(error.raw_os_error(), Some(12 | 23 | 24 | 105))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    fn listener() -> (std::net::TcpListener, SocketAddr) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        (listener, address)
    }

    #[tokio::test]
    async fn a_peer_over_its_quota_is_closed_and_a_freed_slot_serves_again() {
        let (listener, address) = listener();
        let (stop, shutdown) = shutdown_channel();
        let limits = ConnectionLimits {
            total: 8,
            per_peer: 1,
            drain: Duration::from_secs(1),
        };
        let server = tokio::spawn(serve_connections(
            listener,
            limits,
            shutdown,
            |mut stream, _, _, _| async move {
                let mut byte = [0];
                while stream.read(&mut byte).await.is_ok_and(|n| n > 0) {
                    let _ = stream.write_all(&byte).await;
                }
            },
        ));
        let mut byte = [0];
        let mut first = TcpStream::connect(address).await.unwrap();
        first.write_all(b"x").await.unwrap();
        assert_eq!(first.read(&mut byte).await.unwrap(), 1);
        let mut second = TcpStream::connect(address).await.unwrap();
        assert!(matches!(second.read(&mut byte).await, Ok(0) | Err(_)));
        drop(first);
        // The server learns of the close in its own time: ask until the slot is free again.
        loop {
            let mut third = TcpStream::connect(address).await.unwrap();
            let _ = third.write_all(b"y").await;
            if third.read(&mut byte).await.is_ok_and(|n| n == 1) {
                break;
            }
        }
        stop.send(true).unwrap();
        server.await.unwrap().unwrap();
    }
}
