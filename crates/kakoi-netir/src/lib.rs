//! The intermediate representation of the network: per interface, names resolved, references expanded to address
//! sets, provenance on every rule. A pure function of the intent; backends, simulator and explainer read only this.
//!
//! [`resolve`] makes it, [`digest`] tells whether a router's part changed, [`Plan`] says what a backend must change.
//! "Line n" in comments is the line of the VPC semantics checklist that a rule comes from.

mod acl;
mod address;
mod digest;
mod groups;
mod ir;
mod peering;
mod plan;
mod reach;
mod resolve;
mod routes;

pub use acl::{Borders, Crossing, PortProtocol};
pub use address::{is_carrier_shared, is_private, never_crosses_gateway};
pub use digest::digest;
pub use ir::*;
pub use kakoi_net::{AppLeg, DatabaseService, Direction, PortRange, Traffic};
pub use plan::Plan;
pub use resolve::{PUBLIC_DNS_TAG, PrefixLists, RegionAddresses, resolve};
