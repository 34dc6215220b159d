//! The words every part of Kakoi shares: identifiers, regions, ARNs, tags.
//!
//! This crate only parses and prints. It knows no rule of any service, does no I/O, reads no clock and
//! draws no randomness; entropy for new identifiers is an argument.

mod id;
mod region;

pub use id::*;
pub use ipnet::Ipv4Net;
pub use region::{AccountId, Arn, InvalidAccountId, InvalidRegion, Region, RegionContext, Zone};

use std::collections::BTreeMap;

/// Tags of a resource: key to value, ordered by key so that answers are stable.
pub type Tags = BTreeMap<String, String>;
