//! The databases' intent: RDS instances, Redshift clusters and their subnet groups, with the rules of their lives.
//!
//! Pure, like `kakoi-studio`: what may be asked for, what may follow what, how a database is named. Both services have the same
//! two kinds of records; what differs between them is words, and those are where the words are used.

mod model;

pub use kakoi_net::DatabaseService;
pub use model::*;
