//! The databases' intent: RDS instances, Redshift clusters and their subnet groups, with the rules of their lives.
//!
//! Pure, like `kakoi-studio`: what may be asked for, what may follow what, how a database is named. Both services have the same
//! two kinds of records; what differs between them is words and figures.

mod class;
mod label;
mod model;
mod place;
mod rules;
mod scram;
mod status;
mod storage;

pub use class::{ClassSize, class_size, known_classes};
pub use kakoi_net::DatabaseService;
pub use label::endpoint_name;
pub use model::*;
pub use place::{NoPlace, place};
pub use rules::{
    DEFAULT_MAX_RECORDS, Invalid, check_database_name, check_identifier, check_password, check_port,
    check_subnet_group_name, check_user, default_port,
};
pub use scram::verifier;
pub use storage::{StorageType, check_storage, grown_storage};
