//! Connections to apps. Opening one costs a thread's visit to the app's namespace, so idle ones are kept for a while.

use crate::body::RequestBody;
use crate::studio::{AppId, Studio};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use tokio::time::Instant;

/// Idle connections kept for one app.
const IDLE_PER_APP: usize = 64;
/// How long they're kept. JupyterLab closes them after an hour by itself.
const IDLE_FOR: Duration = Duration::from_secs(60);
/// How long a connection that has just been given back may take to be ready again.
const READY_WITHIN: Duration = Duration::from_millis(200);
/// How long an app may take to accept.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

pub(crate) type Sender = SendRequest<RequestBody>;

struct Idle {
    sender: Sender,
    since: Instant,
}

type Idles = Mutex<HashMap<AppId, Vec<Idle>>>;

/// Idle connections by app. Clones share them.
#[derive(Clone)]
pub(crate) struct Pool(Arc<Idles>);

/// A connection in use: given back when what was asked over it has been read to its end, closed otherwise.
pub(crate) struct Lease {
    pub sender: Sender,
    /// Whether it was used before: then the app may have closed it in this very moment.
    pub reused: bool,
    app: AppId,
    pool: Pool,
}

impl Pool {
    pub(crate) fn new() -> Self {
        let pool = Self(Arc::default());
        tokio::spawn(sweep(Arc::downgrade(&pool.0)));
        pool
    }

    fn idle(&self) -> MutexGuard<'_, HashMap<AppId, Vec<Idle>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An idle connection that's still good.
    pub(crate) async fn take(&self, app: &AppId) -> Option<Lease> {
        loop {
            let mut idle = self.idle().get_mut(app)?.pop()?;
            if idle.since.elapsed() > IDLE_FOR || idle.sender.is_closed() {
                continue;
            }
            // Given back by whoever read the last byte; the connection itself may need a moment to see that it's free.
            let ready = idle.sender.is_ready()
                || matches!(
                    tokio::time::timeout(READY_WITHIN, idle.sender.ready()).await,
                    Ok(Ok(()))
                );
            if ready {
                return Some(Lease {
                    sender: idle.sender,
                    reused: true,
                    app: app.clone(),
                    pool: self.clone(),
                });
            }
        }
    }

    /// A new connection.
    pub(crate) async fn open(&self, studio: &dyn Studio, app: &AppId) -> std::io::Result<Lease> {
        let connecting = tokio::time::timeout(CONNECT_WITHIN, studio.connect(app));
        let stream = connecting
            .await
            .map_err(|_| std::io::Error::from(std::io::ErrorKind::TimedOut))??;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::Builder::new()
            .max_buf_size(64 * 1024)
            .handshake(TokioIo::new(stream))
            .await
            .map_err(std::io::Error::other)?;
        // Its errors are seen by whoever has sent a request over it.
        tokio::spawn(connection.with_upgrades());
        Ok(Lease {
            sender,
            reused: false,
            app: app.clone(),
            pool: self.clone(),
        })
    }
}

impl Lease {
    /// Gives the connection back. The answer over it must have been read to its end.
    pub(crate) fn give_back(self) {
        let mut all = self.pool.idle();
        let idle = all.entry(self.app).or_default();
        if idle.len() < IDLE_PER_APP {
            idle.push(Idle {
                sender: self.sender,
                since: Instant::now(),
            });
        }
    }
}

/// Closes what has been idle too long, and forgets apps that are gone; ends with the pool.
async fn sweep(pool: Weak<Idles>) {
    loop {
        tokio::time::sleep(IDLE_FOR / 2).await;
        let Some(pool) = pool.upgrade() else { return };
        pool.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, idle| {
            idle.retain(|one| one.since.elapsed() <= IDLE_FOR && !one.sender.is_closed());
            !idle.is_empty()
        });
    }
}
