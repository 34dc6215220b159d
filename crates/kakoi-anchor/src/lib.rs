//! How the server talks to the anchor, the tiny process (`kakoi-hold`) that keeps namespaces, sandboxes and sockets
//! alive while the server restarts.
//!
//! This crate holds the messages ([`protocol`]), their transport ([`wire`]), the blocking client ([`Anchor`]), and what
//! only the creator or a later server does: [`start`], [`find_living`] and [`join`]. It never starts threads, never
//! touches the network, and knows nothing of VPCs, users or apps: ids and metadata are opaque text to it.
//!
//! Life of an anchor: `start` makes it (rootless: in its own user and mount namespace, mapped by `newuidmap`; root: in
//! its own mount namespace); it writes `<data>/anchor.json` and listens on `<data>/anchor.sock`; every later server
//! finds it by `find_living` and enters its namespaces by `join` before any thread exists; `Anchor::shutdown` ends it
//! and all its children.

mod client;
mod error;
mod exec;
mod info;
mod join;
pub mod mounts;
pub mod protocol;
mod start;
pub mod wire;

pub use client::{Anchor, Events, Spawned};
pub use error::{Error, Result};
pub use exec::{ExecSession, exec, signal_payload};
pub use info::{Info, boot_id, find_living, process_start_time};
pub use join::join;
pub use protocol::*;
pub use start::{MAPPED, Mode, StartMessage, start};
