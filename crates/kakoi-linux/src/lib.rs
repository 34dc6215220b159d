//! The local backend: network namespaces, routes and nf_tables of one machine, without touching the host's own.
//!
//! Knows the IR and nothing of API or store. Every change goes through sockets opened inside a namespace that the
//! region owns; the caller's own network namespace is never read or written.

pub mod compile;
pub mod holder;
pub mod host;
pub mod limits;
mod log;
pub mod netlink;
pub mod netns;
mod network;
pub mod nft;
pub mod quota;
pub mod slots;
pub mod volume;
pub mod workload;

pub use netns::{Holder, bind_udp, connect, in_netns, listen_tcp};
pub use network::{INTERNET, LinuxNetwork, NetworkConfig, app_name, endpoint_name, vpc_name};

use std::io;

/// What failed in a namespace.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A system call or a netlink request.
    #[error("{step}: {source}")]
    Io {
        /// What was being done.
        step: String,
        /// The cause.
        source: io::Error,
    },
    /// The nft command.
    #[error(transparent)]
    Nft(#[from] nft::text::NftError),
    /// The kernel doesn't hold what was asked of it, or something that this needs isn't there.
    #[error("{0}")]
    NotAsWanted(String),
}

/// Names the step of an I/O error.
pub(crate) trait Step<T> {
    /// `step` is what was being done, in words.
    fn step(self, step: impl FnOnce() -> String) -> Result<T, Error>;
}

impl<T> Step<T> for io::Result<T> {
    fn step(self, step: impl FnOnce() -> String) -> Result<T, Error> {
        self.map_err(|source| Error::Io { step: step(), source })
    }
}

/// Runs work that blocks off the runtime's own threads. When the runtime is ending, such work may be dropped before it began:
/// then this never returns, because an answer would look like the work's own failure, and nobody is left to act on it.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => std::future::pending().await,
    }
}

/// An error with its causes, outermost first.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
