//! Runs one PostgreSQL inside its sandbox.
//!
//! [`run`] is the supervisor, the sandbox's payload: it makes the data directory at the first start, writes the configuration
//! where no SQL can change it, starts `postgres` as its child, keeps the data within its storage, and speaks Redshift's wire in
//! front of it where that is wanted. The master user is never a superuser, so SQL reaches neither files nor programs; the
//! sandbox stands behind that.

mod conf;
mod data;
pub mod programs;
mod relay;
mod scram;
mod sql;
pub mod storage;
mod supervise;
#[cfg(test)]
mod testing;

pub use supervise::run;

use kakoi_dataplane::{ADMINISTRATOR, DatabaseSettings, Wire};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What the supervisor is started with, as the file that it's given the path of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Launch {
    /// The database.
    pub settings: DatabaseSettings,
    /// The volume: data, what's made of it at the first start, and the lock that one supervisor holds.
    pub home: PathBuf,
    /// A private directory for configuration and sockets, outside the volume. Made anew at each start.
    pub run: PathBuf,
    /// PostgreSQL's own port: the service's, or on Redshift's wire another, where it listens on 127.0.0.1 for the relay. Names
    /// the socket in `run`, too.
    pub inner_port: u16,
    /// How much of the file system must stay free, in bytes; below it the database ends.
    pub free_floor_bytes: u64,
}

/// Where things lie inside a sandbox.
pub mod inside {
    use super::{DatabaseSettings, Wire};

    /// The volume.
    pub const HOME: &str = "/var/lib/postgresql";
    /// Configuration, sockets, and a link `bin` to PostgreSQL's programs.
    pub const RUN: &str = "/tmp/postgresql";
    /// The program `kakoi`.
    pub const KAKOI: &str = "/opt/kakoi/kakoi";
    /// Its hidden verb that runs the supervisor; it takes the path of a [`super::Launch`] in JSON.
    pub const VERB: &str = "run-database";
    /// The launch file.
    pub const LAUNCH: &str = "/etc/kakoi/database.json";

    /// PostgreSQL's own port: see [`super::Launch::inner_port`].
    pub fn port(settings: &DatabaseSettings) -> u16 {
        match settings.wire {
            Wire::Postgres => settings.port,
            Wire::Redshift if settings.port == 5432 => 5433,
            Wire::Redshift => 5432,
        }
    }
}

/// How long a change of the master's password waits for whoever holds a lock. A SQL user can hold one for ever; a session that
/// waited for it would outlive its client and keep a place.
const LOCK_PATIENCE: &str = "5s";

/// How a running database's master gets another password: the command for [`kakoi_dataplane::WorkloadBackend::run`] and its input.
/// A status of 0 means that it's changed, and that the master has all its rights; sessions that are open stay. Otherwise nothing is
/// changed, and it may be tried again.
pub fn master_password_change(master_user: &str, verifier: &str) -> (Vec<String>, Vec<u8>) {
    let argv = [
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--no-password",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        "--username",
        ADMINISTRATOR,
    ];
    // psql has words of its own that begin with a backslash; inside quotes it leaves them alone.
    let wait = format!("SET lock_timeout = '{LOCK_PATIENCE}'");
    let statements = std::iter::once(wait).chain(sql::master(master_user, verifier));
    let text: String = statements.map(|s| format!("{s};\n")).collect();
    (argv.map(str::to_owned).into(), text.into_bytes())
}
