//! PostgreSQL's configuration files. Written anew at each start into a directory that no SQL reaches; pure texts.

use crate::Launch;
use kakoi_dataplane::{ADMINISTRATOR, Wire};
use std::path::Path;

/// The files' names in the private directory.
pub const CONFIGURATION: &str = "postgresql.conf";
/// Who may log in from where.
pub const HBA: &str = "pg_hba.conf";
/// Which user of the operating system is the administrator.
pub const IDENT: &str = "pg_ident.conf";
/// The certificates.
pub const CERTIFICATE: &str = "server.crt";
/// Their key.
pub const KEY: &str = "server.key";

const MIB: u64 = 1 << 20;

/// `postgresql.conf`. The last value of a setting counts, and `postgresql.auto.conf` after it: that one is written by superusers
/// alone.
pub fn configuration(launch: &Launch, data: &Path) -> String {
    let Launch { settings, run, .. } = launch;
    let megabytes = |bytes: u64, least: u64, most: u64| format!("{}MB", (bytes / MIB).clamp(least, most));
    let memory = settings.memory_bytes;
    let storage = settings.storage_bytes;
    let file = |name: &str| text(&run.join(name).display().to_string());
    let connections = settings.max_connections();
    let mut all: Vec<(&str, String)> = vec![
        ("data_directory", text(&data.display().to_string())),
        ("hba_file", file(HBA)),
        ("ident_file", file(IDENT)),
        ("unix_socket_directories", text(&run.display().to_string())),
        ("unix_socket_permissions", "0700".into()),
        ("port", launch.inner_port.to_string()),
        ("max_connections", connections.to_string()),
        ("superuser_reserved_connections", "3".into()),
        (
            "cluster_name",
            text(&settings.server_name.chars().take(63).collect::<String>()),
        ),
        ("password_encryption", text("scram-sha-256")),
        ("authentication_timeout", "30s".into()),
        // A client that vanished without a word gives its place back.
        ("tcp_keepalives_idle", "60".into()),
        ("tcp_keepalives_interval", "15".into()),
        ("tcp_keepalives_count", "4".into()),
        // A quarter, as is usual; what a query sorts in is counted for each of them, and the cgroup is the last word.
        ("shared_buffers", megabytes(memory / 4, 16, 8192)),
        ("effective_cache_size", megabytes(memory / 2, 64, 65536)),
        ("maintenance_work_mem", megabytes(memory / 16, 16, 1024)),
        ("work_mem", megabytes(memory / u64::from(connections) / 4, 1, 64)),
        ("huge_pages", "off".into()),
        ("max_wal_size", megabytes(storage / 10, 64, 1024)),
        ("min_wal_size", "32MB".into()),
        ("temp_file_limit", megabytes(storage / 4, 16, 1 << 20)),
        ("wal_level", "replica".into()),
        ("max_wal_senders", "0".into()),
        ("max_replication_slots", "4".into()),
        ("max_slot_wal_keep_size", megabytes(storage / 10, 64, 1024)),
        // To the anchor's log, which is bounded. Statements stay out of it: they may hold passwords and people's data.
        ("log_destination", text("stderr")),
        ("logging_collector", "off".into()),
        ("log_checkpoints", "off".into()),
        ("log_line_prefix", text("%m [%p] %q%u@%d ")),
        ("log_min_error_statement", "panic".into()),
        ("log_timezone", text("UTC")),
        ("timezone", text("UTC")),
        ("lc_messages", text("C")),
    ];
    match settings.wire {
        Wire::Postgres => all.extend([
            ("listen_addresses", text(&format!("127.0.0.1,{}", settings.address))),
            ("ssl", "on".into()),
            ("ssl_cert_file", file(CERTIFICATE)),
            ("ssl_key_file", file(KEY)),
            ("ssl_min_protocol_version", text("TLSv1.2")),
        ]),
        Wire::Redshift => all.extend([("listen_addresses", text("127.0.0.1")), ("ssl", "off".into())]),
    }
    all.iter().map(|(name, value)| format!("{name} = {value}\n")).collect()
}

/// `pg_hba.conf`; the first line that fits decides. The administrator logs in on the socket and nowhere else, everybody else by
/// password: over TLS, or from the relay, which has ended TLS before. Without TLS no line fits, which PostgreSQL says as RDS
/// does for versions 15 and later (`rds.force_ssl`).
pub fn hba(wire: Wire) -> String {
    let (kind, from) = match wire {
        Wire::Postgres => ("hostssl", "0.0.0.0/0"),
        Wire::Redshift => ("host", "127.0.0.1/32"),
    };
    format!(
        "local all {ADMINISTRATOR} peer map={MAP}\n{kind} all {ADMINISTRATOR} {from} reject\n{kind} all all {from} scram-sha-256\n"
    )
}

const MAP: &str = "inside";

/// `pg_ident.conf`: the user that PostgreSQL itself runs as is the administrator.
pub fn ident(user: &str) -> String {
    format!("{MAP} \"{user}\" {ADMINISTRATOR}\n")
}

/// A text as the configuration takes it.
fn text(value: &str) -> String {
    format!("'{}'", value.replace('\\', "\\\\").replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::settings;

    fn launch(wire: Wire) -> Launch {
        Launch {
            settings: kakoi_dataplane::DatabaseSettings { wire, ..settings() },
            home: "/home".into(),
            run: "/run/it's".into(),
            inner_port: 5432,
            free_floor_bytes: 0,
        }
    }

    fn value<'a>(conf: &'a str, name: &str) -> Vec<&'a str> {
        conf.lines()
            .filter_map(|l| l.split_once(" = "))
            .filter(|(n, _)| *n == name)
            .map(|(_, v)| v)
            .collect()
    }

    #[test]
    fn postgres_listens_with_tls_on_its_interface() {
        let conf = configuration(&launch(Wire::Postgres), Path::new("/home/data"));
        assert_eq!(value(&conf, "listen_addresses"), ["'127.0.0.1,10.20.1.5'"]);
        assert_eq!(value(&conf, "ssl"), ["on"]);
        assert_eq!(value(&conf, "hba_file"), ["'/run/it''s/pg_hba.conf'"]);
        assert_eq!(value(&conf, "data_directory"), ["'/home/data'"]);
        assert_eq!(value(&conf, "max_connections"), ["112"], "as RDS's default for 1 GiB");
        assert_eq!(value(&conf, "shared_buffers"), ["256MB"]);
    }

    #[test]
    fn behind_the_relay_it_listens_on_the_loopback_only() {
        let conf = configuration(&launch(Wire::Redshift), Path::new("/home/data"));
        assert_eq!(value(&conf, "listen_addresses"), ["'127.0.0.1'"]);
        assert_eq!(value(&conf, "ssl"), ["off"]);
    }

    #[test]
    fn the_administrator_is_refused_before_any_other_line_of_the_network() {
        for wire in [Wire::Postgres, Wire::Redshift] {
            let hba = hba(wire);
            let network: Vec<&str> = hba.lines().filter(|l| !l.starts_with("local")).collect();
            assert!(
                network[0].ends_with("reject") && network[0].contains(" rdsadmin "),
                "{hba}"
            );
            let local: Vec<&str> = hba.lines().filter(|l| l.starts_with("local")).collect();
            assert_eq!(local, ["local all rdsadmin peer map=inside"]);
            assert!(!hba.contains("trust") && !hba.contains("hostnossl"), "{hba}");
        }
    }
}
