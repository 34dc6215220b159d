//! The resolver of one network: a VPC's, or the studio network's.
//!
//! Authoritative for everything it says and **never forwards**: a question that isn't answered
//! from the view is refused at once, so DNS carries nothing out of a closed network.
//! [`View`] is an immutable snapshot swapped whole; [`answer`] is a pure function of it.

mod answer;
mod pace;
mod serve;
mod view;

pub use answer::{Transport, answer};
pub use serve::{DnsTcpLimits, Views, serve_tcp, serve_udp};
pub use view::{MountTargetAddress, NameTable, PublicNames, View};
