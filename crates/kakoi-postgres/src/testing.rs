//! What the unit tests of several modules need.

use kakoi_dataplane::{DatabaseSettings, Wire};
use std::net::Ipv4Addr;

/// A small database. Its certificate is none.
pub fn settings() -> DatabaseSettings {
    DatabaseSettings {
        wire: Wire::Postgres,
        port: 5432,
        address: Ipv4Addr::new(10, 20, 1, 5),
        server_name: "db.example".into(),
        certificate_chain: String::new(),
        private_key: String::new(),
        master_user: "ana".into(),
        master_verifier: kakoi_database::verifier("correct horse", &[7; 16]),
        database: "shop".into(),
        storage_bytes: 5 << 30,
        memory_bytes: 1 << 30,
    }
}
