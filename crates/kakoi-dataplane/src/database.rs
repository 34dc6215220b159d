//! What a database workload is: what the reconciler says, what the backend starts, how its end is to be read.

use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::time::Duration;

/// A PostgreSQL of its own, with its data in a volume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatabaseSpec {
    /// Directory of its data on the host, made by [`VolumeBackend::ensure`](crate::VolumeBackend::ensure) for the workload's slot.
    pub directory: PathBuf,
    /// Everything that its supervisor is told.
    pub settings: DatabaseSettings,
}

/// Which wire a database speaks on its port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wire {
    /// PostgreSQL's own, as RDS for PostgreSQL.
    Postgres,
    /// PostgreSQL's as Redshift's clients speak it: their start-up parameters are taken and dropped.
    Redshift,
}

/// What a database is, without where it lies. Holds a private key and a password's verifier: whoever writes it to a file makes
/// the file readable by the database's slot only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatabaseSettings {
    /// The wire.
    pub wire: Wire,
    /// The port of the service, 1150 or higher as AWS has it.
    pub port: u16,
    /// The address to listen on, besides 127.0.0.1 of its own namespace: that of the database's interface.
    pub address: Ipv4Addr,
    /// The DNS name that the API returns for it; the certificate's.
    pub server_name: String,
    /// Certificates in PEM, the server's own first.
    pub certificate_chain: String,
    /// The private key of the first, PEM (PKCS#8).
    pub private_key: String,
    /// Name of the master user. [`ADMINISTRATOR`], [`MASTER_ROLE`] and names beginning with `pg_` are refused.
    pub master_user: String,
    /// The master's SCRAM-SHA-256 verifier as PostgreSQL stores it, never a password.
    pub master_verifier: String,
    /// The database made at the first start, owned by the master: `postgres` when the caller named none (RDS), `dev` (Redshift).
    pub database: String,
    /// How much the data may take on disk, in bytes; over it the database ends with [`DatabaseEnd::StorageFull`].
    pub storage_bytes: u64,
    /// Memory of the workload, in bytes: sizes PostgreSQL's buffers and its number of connections.
    pub memory_bytes: u64,
}

/// The superuser, as on RDS. Lives on a socket inside the sandbox only, and nobody can be it over the network.
pub const ADMINISTRATOR: &str = "rdsadmin";
/// The role that the master is a member of, as on RDS: monitoring, signalling, checkpoints. Never a superuser.
pub const MASTER_ROLE: &str = "rds_superuser";

/// Memory that RDS counts for one connection, in bytes (the default of its parameter `max_connections`).
const BYTES_OF_A_CONNECTION: u64 = 9_531_392;

impl DatabaseSettings {
    /// How many sessions it takes at once: RDS's rule, between 20 and 500.
    pub fn max_connections(&self) -> u32 {
        u32::try_from((self.memory_bytes / BYTES_OF_A_CONNECTION).clamp(20, 500)).unwrap_or(500)
    }

    /// How many processes and threads its sandbox needs: one for each session, and the server's own. For [`Limits::pids`](crate::Limits::pids).
    pub fn processes(&self) -> u32 {
        self.max_connections() + 64
    }
}

/// The secrets stay out of logs.
impl std::fmt::Debug for DatabaseSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DatabaseSettings")
            .field("wire", &self.wire)
            .field("address", &self.address)
            .field("port", &self.port)
            .field("server_name", &self.server_name)
            .field("master_user", &self.master_user)
            .field("database", &self.database)
            .field("storage_bytes", &self.storage_bytes)
            .field("memory_bytes", &self.memory_bytes)
            .finish_non_exhaustive()
    }
}

/// Why a database's supervisor ended by itself. Any other exit status is PostgreSQL's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseEnd {
    /// Its data takes more than it may: AWS's status `storage-full`. It starts again once `storage_bytes` is larger
    /// (ModifyDBInstance with more AllocatedStorage).
    StorageFull,
    /// The machine's own file system is nearly full; the database's share isn't used up. It starts again once there's room.
    MachineFull,
    /// The PostgreSQL that its data needs isn't installed on the machine.
    NotInstalled,
    /// Its settings can't be used, or its first start failed: the output says why.
    NotStarted,
}

impl DatabaseEnd {
    const ALL: [Self; 4] = [
        Self::StorageFull,
        Self::MachineFull,
        Self::NotInstalled,
        Self::NotStarted,
    ];

    /// The exit status that says so.
    pub fn status(self) -> u8 {
        match self {
            Self::StorageFull => 80,
            Self::MachineFull => 81,
            Self::NotInstalled => 82,
            Self::NotStarted => 83,
        }
    }

    /// What an ended database's status says, if it's one of these.
    pub fn of(ending: crate::Ending) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|end| ending == crate::Ending::Status(i32::from(end.status())))
    }
}

/// Asks a freshly opened connection whether PostgreSQL takes sessions. A start-up packet without TLS and without a login gets a
/// refusal or a question for a password, and only a server that's ready gets as far as its rules: before that it says "starting up".
///
/// # Errors
/// The connection broke, or nothing came within five seconds.
pub fn database_answers(mut stream: TcpStream) -> io::Result<bool> {
    const PATIENCE: Duration = Duration::from_secs(5);
    // Protocol 3.0, then pairs of texts, then an empty name.
    const PACKET: &[u8] = b"\x00\x00\x00\x23\x00\x03\x00\x00user\0kakoi\0database\0kakoi\0\0";
    /// Longest refusal that is looked at.
    const LONGEST: u64 = 2048;
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(PACKET)?;
    let mut head = [0; 5];
    stream.read_exact(&mut head)?;
    let [kind, length @ ..] = head;
    match kind {
        // It asks for a password, which only comes after the rules let the connection by.
        b'R' => Ok(true),
        b'E' => {
            let mut fields = Vec::new();
            stream
                .take(u64::from(u32::from_be_bytes(length)).min(LONGEST))
                .read_to_end(&mut fields)?;
            // One that refuses because it's busy is ready all the same.
            Ok(fields.split(|b| *b == 0).any(|f| f == b"C28000" || f == b"C53300"))
        }
        _ => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Ending;

    #[test]
    fn ends_are_told_apart_from_postgres_own() {
        for end in DatabaseEnd::ALL {
            assert_eq!(DatabaseEnd::of(Ending::Status(i32::from(end.status()))), Some(end));
        }
        for other in [
            Ending::Status(0),
            Ending::Status(1),
            Ending::Signal(9),
            Ending::Signal(80),
        ] {
            assert_eq!(DatabaseEnd::of(other), None);
        }
    }

    fn answered_with(answer: &'static [u8]) -> bool {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a client");
            let mut length = [0; 4];
            stream.read_exact(&mut length).expect("a length");
            let mut rest = vec![0; u32::from_be_bytes(length) as usize - 4];
            stream
                .read_exact(&mut rest)
                .expect("the whole packet, by its own length");
            stream.write_all(answer).expect("answered");
        });
        let ready = database_answers(TcpStream::connect(address).expect("connected")).expect("an answer");
        server.join().expect("served");
        ready
    }

    #[test]
    fn ready_is_who_refuses_by_its_rules_and_not_who_starts_up() {
        assert!(answered_with(
            b"E\0\0\0\x2aSFATAL\0VFATAL\0C28000\0Mno pg_hba.conf entry\0\0"
        ));
        assert!(answered_with(
            b"E\0\0\0\x2aSFATAL\0VFATAL\0C53300\0Mtoo many clients\0\0"
        ));
        assert!(!answered_with(b"E\0\0\0\x2aSFATAL\0VFATAL\0C57P03\0Mstarting up\0\0"));
        assert!(answered_with(b"R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0"));
        assert!(!answered_with(b"HTTP/1.1 400 Bad Request\r\n\r\n"));
    }
}
