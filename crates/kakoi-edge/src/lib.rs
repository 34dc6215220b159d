//! The region's edge: everything that a sandboxed program sees beyond its own interface.
//!
//! Certificate authorities, the names of the services, the DNS resolver, the HTTP front end, and
//! the simulated internet. Each server takes a socket that is
//! **already open**: the caller made it inside the network namespace where it belongs, so this
//! crate needs no privileges and knows nothing of namespaces, VPCs or rules.
//!
//! It never connects to anything, never forwards a DNS question, and never decides who may reach
//! whom: the caller hands it finished tables.

pub mod dns;
pub mod error;
pub mod gate;
pub mod names;
mod patient;
pub mod pki;
pub mod simulated;
pub mod tls;

pub use error::EdgeError;
pub use gate::{ConnectionLimits, Shutdown, shutdown_channel};
