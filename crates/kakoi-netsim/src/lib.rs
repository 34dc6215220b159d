//! A packet evaluator over the network IR: what becomes of the first packet of a connection, at which rule or hop, and
//! what would open it. What it says must be what the kernel does. Delivered means that the answer comes back, too: past
//! groups answers go by state (line 2), but network ACLs judge each of them anew (line 14), and over a peering connection, or to a
//! client on the internet, the answer needs a route of its own (lines 27 and 29).
//!
//! Pure: no clock, no I/O, no randomness. It never reads intent, only the IR that backends apply. Which addresses of the
//! internet answer isn't its business: a packet that leaves through a NAT gateway counts as delivered at the edge.
//! "Line n" in comments is the line of the VPC semantics checklist that a rule comes from.

mod acl;
mod code;
mod dns;
mod fate;
mod gate;
mod packet;
mod peering;
mod public;
mod routing;
mod verdict;

pub use acl::{WayBack, return_ports};
pub use code::Code;
pub use dns::{NameAnswer, NameKind, resolve_name};
pub use fate::{Model, denials, fate};
pub use gate::{api_gate, home_gate};
pub use packet::{Origin, Packet, Protocol};
pub use verdict::{Destination, Hop, Verdict, sentence};
