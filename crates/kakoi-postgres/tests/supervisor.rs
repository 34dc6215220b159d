//! The supervisor with a real PostgreSQL, outside of a sandbox. The supervisor is this program again.
//!
//! Needs PostgreSQL, and for the drivers the notebook environment (`KAKOI_ENV`). What's missing is said; with
//! `KAKOI_REQUIRE_ALL=1` it's a failure.

mod support;

use kakoi_database::verifier;
use kakoi_dataplane::{DatabaseEnd, Wire};
use kakoi_postgres::{master_password_change, programs};
use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use support::{Database, MASTER, MIB, PASSWORD};

const TESTS: &[(&str, fn())] = &[
    (
        "logins_are_by_password_over_verified_tls",
        logins_are_by_password_over_verified_tls,
    ),
    (
        "the_master_reaches_no_file_and_no_program",
        the_master_reaches_no_file_and_no_program,
    ),
    ("data_survives_a_stop_and_a_kill", data_survives_a_stop_and_a_kill),
    (
        "a_first_start_that_was_killed_leaves_nothing_half",
        a_first_start_that_was_killed_leaves_nothing_half,
    ),
    ("storage_is_bounded", storage_is_bounded),
    ("the_password_changes_while_it_runs", the_password_changes_while_it_runs),
    (
        "what_the_master_does_to_itself_is_mended",
        what_the_master_does_to_itself_is_mended,
    ),
    (
        "a_lock_delays_a_password_and_keeps_no_place",
        a_lock_delays_a_password_and_keeps_no_place,
    ),
    ("settings_that_cant_be_are_refused", settings_that_cant_be_are_refused),
    (
        "the_redshift_wire_takes_plain_clients_too",
        the_redshift_wire_takes_plain_clients_too,
    ),
    (
        "bad_packets_end_their_connection_only",
        bad_packets_end_their_connection_only,
    ),
    (
        "drivers_of_notebooks_read_and_write",
        drivers_of_notebooks_read_and_write,
    ),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, verb, launch] = args.as_slice()
        && verb == "run-database"
    {
        return kakoi_postgres::run(Path::new(launch));
    }
    if let Err(missing) = programs::newest() {
        return missing_here(&missing.to_string());
    }
    let filter = args.get(1).filter(|a| !a.starts_with('-'));
    for (name, test) in TESTS
        .iter()
        .filter(|(n, _)| filter.is_none_or(|f| n.contains(f.as_str())))
    {
        let begun = Instant::now();
        test();
        println!("test {name} ... ok ({} ms)", begun.elapsed().as_millis());
    }
    ExitCode::SUCCESS
}

fn missing_here(what: &str) -> ExitCode {
    println!("NOT RUN, this machine can't: {what}");
    if std::env::var("KAKOI_REQUIRE_ALL").is_ok_and(|v| v == "1") {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

#[track_caller]
fn refused(result: Result<String, String>, why: &str) {
    match result {
        Err(error) if error.contains(why) => {}
        other => panic!("expected {why:?}, got {other:?}"),
    }
}

fn logins_are_by_password_over_verified_tls() {
    let mut database = Database::new(Wire::Postgres);
    database.start();
    let tls = "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    assert_eq!(database.sql(tls).as_deref(), Ok("TLSv1.3"));
    assert_eq!(
        database
            .sql_as(MASTER, PASSWORD, "channel_binding=require", "SELECT 1")
            .as_deref(),
        Ok("1")
    );
    refused(
        database.sql_as(MASTER, "wrong", "", "SELECT 1"),
        "password authentication failed",
    );
    refused(
        database.sql_as(MASTER, PASSWORD, "sslmode=disable", "SELECT 1"),
        "no pg_hba.conf entry for host \"127.0.0.1\", user \"ana\", database \"shop\", no encryption",
    );
    refused(
        database.sql_as(
            MASTER,
            PASSWORD,
            "ssl_max_protocol_version=TLSv1.1 ssl_min_protocol_version=TLSv1",
            "SELECT 1",
        ),
        "SSL error",
    );
    refused(
        database.sql_as("rdsadmin", "", "", "SELECT 1"),
        "pg_hba.conf rejects connection",
    );
    refused(
        database.sql_as("rdsadmin", "x", "sslmode=disable", "SELECT 1"),
        "no pg_hba.conf entry",
    );
    refused(
        database.sql_as(MASTER, PASSWORD, "dbname=rdsadmin", "SELECT 1"),
        "permission denied for database",
    );
    // The interface's address is served as the loopback is.
    let other = "hostaddr=127.0.0.2";
    assert_eq!(database.sql_as(MASTER, PASSWORD, other, "SELECT 1").as_deref(), Ok("1"));
    assert_eq!(
        database
            .sql_as(
                MASTER,
                PASSWORD,
                "dbname=postgres",
                "CREATE TABLE mine (); SELECT current_setting('server_encoding')"
            )
            .as_deref(),
        Ok("CREATE TABLE\nUTF8"),
        "the database `postgres` is the master's, as on RDS"
    );
    let checksums = "SELECT current_setting('data_checksums'), datcollate FROM pg_database WHERE datname = 'shop'";
    assert_eq!(database.sql(checksums).as_deref(), Ok("on|C.UTF-8"));
    assert!(!database.log().contains(PASSWORD));
    database.stop();
}

fn the_master_reaches_no_file_and_no_program() {
    let mut database = Database::new(Wire::Postgres);
    database.start();
    for (sql, why) in [
        (
            "COPY (SELECT 1) TO PROGRAM 'id'",
            "permission denied to COPY to or from an external program",
        ),
        ("COPY (SELECT 1) TO '/tmp/x'", "permission denied to COPY to a file"),
        (
            "CREATE TABLE t (a text); COPY t FROM '/etc/passwd'",
            "permission denied to COPY from a file",
        ),
        (
            "SELECT lo_import('/etc/passwd')",
            "permission denied for function lo_import",
        ),
        (
            "SELECT lo_export(1, '/tmp/x')",
            "permission denied for function lo_export",
        ),
        (
            "SELECT pg_read_file('/etc/passwd')",
            "permission denied for function pg_read_file",
        ),
        ("SELECT pg_ls_dir('/')", "permission denied for function pg_ls_dir"),
        (
            "ALTER SYSTEM SET archive_command = 'id'",
            "permission denied to set parameter",
        ),
        ("SET temp_file_limit = -1", "permission denied to set parameter"),
        (
            "SET session_preload_libraries = 'x'",
            "permission denied to set parameter",
        ),
        ("LOAD '/tmp/x.so'", "access to library"),
        (
            "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/tmp/x.so', 'f'",
            "permission denied for language c",
        ),
        ("CREATE EXTENSION file_fdw", "permission denied to create extension"),
        ("CREATE EXTENSION adminpack", "permission denied to create extension"),
        (
            "CREATE TABLESPACE t LOCATION '/tmp'",
            "permission denied to create tablespace",
        ),
        ("CREATE ROLE boss SUPERUSER", "must be superuser"),
        ("ALTER ROLE ana SUPERUSER", "must be superuser"),
        ("ALTER ROLE rdsadmin PASSWORD 'x'", "must be superuser"),
        ("ALTER ROLE rds_superuser SUPERUSER", "must be superuser"),
        ("ALTER ROLE rdsadmin RENAME TO boss", "must be superuser"),
        ("GRANT rdsadmin TO ana", "must be superuser"),
        ("SET ROLE rdsadmin", "permission denied to set role"),
        (
            "SET SESSION AUTHORIZATION rdsadmin",
            "permission denied to set session authorization",
        ),
        (
            "UPDATE pg_authid SET rolsuper = true",
            "permission denied for table pg_authid",
        ),
        ("ALTER DATABASE rdsadmin OWNER TO ana", "must be owner of database"),
        ("SELECT pg_stat_file('/etc/passwd')", "permission denied"),
        ("SELECT lo_export(1, '/tmp/x')", "permission denied"),
        ("SELECT pg_reload_conf()", "permission denied"),
        ("SELECT * FROM pg_hba_file_rules", "permission denied"),
        ("CREATE ROLE boss REPLICATION", "must be superuser"),
        ("CREATE ROLE boss BYPASSRLS", "must be superuser"),
        ("CREATE ROLE boss IN ROLE rdsadmin", "must be superuser"),
        ("DROP ROLE rdsadmin", "must be superuser"),
        ("DROP OWNED BY rdsadmin", "permission denied"),
        ("ALTER ROLE rdsadmin SET search_path = x", "must be superuser"),
        ("ALTER ROLE ALL SET search_path = x", "must be superuser"),
        ("ALTER DATABASE rdsadmin SET search_path = x", "must be owner"),
        ("ALTER DATABASE template1 SET search_path = x", "must be owner"),
        ("CREATE DATABASE copy TEMPLATE rdsadmin", "permission denied"),
        ("DROP DATABASE rdsadmin", "must be owner"),
        ("SET dynamic_library_path = '/tmp'", "permission denied"),
        (
            "ALTER DATABASE shop SET session_preload_libraries = 'x'",
            "permission denied",
        ),
        ("GRANT SET ON PARAMETER log_statement TO ana", "permission denied"),
        (
            "BEGIN; LOCK TABLE pg_authid IN ACCESS EXCLUSIVE MODE",
            "permission denied",
        ),
        (
            "CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "must be superuser",
        ),
        (
            "CREATE FUNCTION f() RETURNS int LANGUAGE internal AS 'pg_backend_pid'",
            "permission denied for language internal",
        ),
        // The ways onto the network.
        ("CREATE EXTENSION dblink", "permission denied to create extension"),
        ("CREATE EXTENSION postgres_fdw", "permission denied to create extension"),
        ("CREATE FOREIGN DATA WRAPPER w", "must be superuser"),
        (
            "CREATE SUBSCRIPTION s CONNECTION 'host=10.20.1.6' PUBLICATION p WITH (connect = false)",
            "must be superuser",
        ),
        ("SELECT pg_create_physical_replication_slot('s')", "must be superuser"),
        // With CREATEROLE, PostgreSQL 15 would allow these.
        ("GRANT pg_execute_server_program TO ana", "does not exist"),
        ("GRANT pg_read_server_files TO ana", "does not exist"),
        ("GRANT pg_write_server_files TO ana", "does not exist"),
        ("CREATE ROLE pg_execute_server_program", "is reserved"),
        (
            "CREATE ROLE x; ALTER ROLE x RENAME TO pg_execute_server_program",
            "is reserved",
        ),
    ] {
        refused_in_any_words(&database, sql, why);
    }
    assert_eq!(
        database.sql("SELECT count(*) FROM pg_roles WHERE rolsuper").as_deref(),
        Ok("1")
    );
    // What a master may, as on RDS.
    for sql in [
        "CREATE ROLE reader LOGIN PASSWORD 'another one'",
        "GRANT rds_superuser TO reader",
        "CREATE DATABASE second",
        "CREATE EXTENSION pg_trgm",
        "CREATE SCHEMA own; CREATE TABLE own.t (a int); INSERT INTO own.t VALUES (1)",
        "SELECT pid FROM pg_stat_activity",
        "CHECKPOINT",
    ] {
        database.sql(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    }
    assert_eq!(
        database
            .sql_as("reader", "another one", "", "SELECT current_user")
            .as_deref(),
        Ok("reader")
    );
    assert!(!database.log().contains("another one"));
}

/// PostgreSQL's versions word some refusals differently; all are refusals of rights.
fn refused_in_any_words(database: &Database, sql: &str, why: &str) {
    match database.sql(sql) {
        Err(error) if error.contains(why) || error.contains("permission denied") || error.contains("must be") => {}
        other => panic!("{sql}: expected {why:?}, got {other:?}"),
    }
}

fn data_survives_a_stop_and_a_kill() {
    let mut database = Database::new(Wire::Postgres);
    database.start();
    database.sql("CREATE TABLE t AS SELECT 1 AS a").expect("written");
    database.stop();
    database.start();
    database.sql("INSERT INTO t VALUES (2)").expect("written");
    database.signal(libc::SIGKILL);
    database.ended();
    // The lock file names a process of a world that's gone; here one that certainly lives.
    let lock = database.launch.home.join("data/postmaster.pid");
    let text = fs::read_to_string(&lock).expect("left by the kill");
    let rest = text.split_once('\n').expect("several lines").1;
    fs::write(&lock, format!("{}\n{rest}", std::process::id())).expect("written");
    database.start();
    assert_eq!(database.sql("SELECT sum(a) FROM t").as_deref(), Ok("3"));
    // A database that its owner dropped stays dropped; the master comes back as the settings say.
    database
        .sql_as(MASTER, PASSWORD, "dbname=postgres", "DROP DATABASE shop")
        .expect("dropped");
    database.stop();
    database.start();
    refused(database.sql("SELECT 1"), "database \"shop\" does not exist");
}

fn a_first_start_that_was_killed_leaves_nothing_half() {
    let mut database = Database::new(Wire::Postgres);
    let new = database.launch.home.join("data.new");
    let data = database.launch.home.join("data");
    // At several stages of it: as soon as a thing is there, the whole of it is killed.
    for stage in ["PG_VERSION", "global/pg_control", "base/5"] {
        database.spawn();
        let begun = Instant::now();
        while !new.join(stage).exists() && !data.exists() {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "{stage}:\n{}",
                database.log()
            );
            std::thread::sleep(Duration::from_millis(1));
        }
        database.signal(libc::SIGKILL);
        database.ended();
        assert!(!data.exists(), "killed in the middle");
    }
    database.start();
    assert_eq!(database.sql("SELECT 1").as_deref(), Ok("1"));
    assert!(!new.exists());
}

fn storage_is_bounded() {
    let mut database = Database::new(Wire::Postgres);
    database.start();
    database.sql("CREATE TABLE kept AS SELECT 1 AS a").expect("written");
    database.stop();
    let used = kakoi_postgres::storage::used(&database.launch.home).expect("measured");
    database.launch.settings.storage_bytes = used + 32 * MIB;
    database.start();
    // What a query spills to disk has a bound of its own, which ends only the query.
    let spill = "SELECT count(*) FROM generate_series(1, 100000000)";
    refused(database.sql(spill), "temporary file size exceeds temp_file_limit");
    let fill = "CREATE TABLE big AS SELECT md5(generate_series(1, 100000000)::text)";
    refused(
        database.sql(fill),
        "terminating connection due to administrator command",
    );
    let full = i32::from(DatabaseEnd::StorageFull.status());
    assert_eq!(database.ended().code(), Some(full), "{}", database.log());
    assert!(database.log().contains("ModifyDBInstance"));
    // Until there's more of it, it doesn't start.
    database.launch.settings.storage_bytes = used;
    database.spawn();
    assert_eq!(database.ended().code(), Some(full));
    database.launch.settings.storage_bytes = 1 << 30;
    database.start();
    assert_eq!(database.sql("SELECT a FROM kept").as_deref(), Ok("1"));
    database.stop();
    database.launch.free_floor_bytes = u64::MAX;
    database.spawn();
    assert_eq!(
        database.ended().code(),
        Some(i32::from(DatabaseEnd::MachineFull.status()))
    );
}

fn the_password_changes_while_it_runs() {
    let mut database = Database::new(Wire::Postgres);
    database.start();
    let (argv, stdin) = master_password_change(MASTER, &verifier("Another-1", &[9; 16]));
    database.inside(&argv, &stdin).expect("changed");
    assert_eq!(database.sql_as(MASTER, "Another-1", "", "SELECT 1").as_deref(), Ok("1"));
    refused(database.sql("SELECT 1"), "password authentication failed");
    // Each start sets what the settings say.
    database.stop();
    database.start();
    assert_eq!(database.sql("SELECT 1").as_deref(), Ok("1"));
}

/// Each is undone by another password, and by a start.
const DONE_TO_ITSELF: [&str; 6] = [
    // Circles of memberships that the master's own would close.
    "REVOKE rds_superuser FROM ana; GRANT ana TO pg_monitor",
    "CREATE ROLE between IN ROLE ana; REVOKE rds_superuser FROM ana; GRANT between TO rds_superuser",
    "REVOKE pg_monitor FROM rds_superuser; GRANT rds_superuser TO pg_monitor",
    "ALTER ROLE ana NOLOGIN CONNECTION LIMIT 0 VALID UNTIL '2001-01-01'",
    "DROP ROLE rds_superuser",
    "CREATE ROLE other CREATEROLE; GRANT other TO ana; SET ROLE other; ALTER ROLE ana NOCREATEROLE NOCREATEDB",
];

fn what_the_master_does_to_itself_is_mended() {
    let mut database = Database::new(Wire::Postgres);
    database.start();
    let is_whole = |database: &Database| {
        let sql = "SELECT pg_has_role('rds_superuser', 'member'), pg_has_role('pg_monitor', 'member'), rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user";
        assert_eq!(database.sql(sql).as_deref(), Ok("t|t|t|t"));
    };
    is_whole(&database);
    let (argv, stdin) = master_password_change(MASTER, &verifier(PASSWORD, &[9; 16]));
    for sql in DONE_TO_ITSELF {
        // With PostgreSQL 16 and later most are refused to begin with.
        let done = database.sql(sql).is_ok();
        assert!(done || programs::newest().expect("installed").major > 15, "{sql}");
        database.inside(&argv, &stdin).unwrap_or_else(|e| panic!("{sql}: {e}"));
        is_whole(&database);
        let _ = database.sql("DROP ROLE IF EXISTS between, other");
    }
    for sql in DONE_TO_ITSELF {
        let _ = database.sql(sql);
        database.stop();
        database.start();
        is_whole(&database);
        let _ = database.sql("DROP ROLE IF EXISTS between, other");
    }
    // A master that was renamed comes back beside the other one.
    let rename = "CREATE ROLE other CREATEROLE LOGIN PASSWORD 'other one'";
    database.sql(rename).expect("made");
    let renamed = database.sql_as("other", "other one", "", "ALTER ROLE ana RENAME TO eve");
    assert!(renamed.is_ok() || programs::newest().expect("installed").major > 15);
    database.inside(&argv, &stdin).expect("there again");
    is_whole(&database);
    database.stop();
}

fn a_lock_delays_a_password_and_keeps_no_place() {
    let mut database = Database::new(Wire::Postgres);
    database.start();
    let change = master_password_change(MASTER, &verifier("Another-1", &[9; 16]));
    std::thread::scope(|scope| {
        let holding = scope.spawn(|| database.sql("BEGIN; ALTER ROLE ana CONNECTION LIMIT 7; SELECT pg_sleep(600)"));
        let count = |of: &str| database.sql(&format!("SELECT count(*) FROM pg_stat_activity WHERE {of}"));
        let begun = Instant::now();
        while count("wait_event = 'PgSleep'").as_deref() != Ok("1") {
            assert!(begun.elapsed() < Duration::from_secs(60), "it holds its lock");
        }
        refused(database.inside(&change.0, &change.1), "lock timeout");
        assert_eq!(
            count("usename = 'rdsadmin' AND wait_event_type = 'Lock'").as_deref(),
            Ok("0")
        );
        let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
        assert_eq!(database.sql(end).as_deref(), Ok("t"));
        refused(holding.join().expect("ended"), "terminating connection");
    });
    database.inside(&change.0, &change.1).expect("changed");
    assert_eq!(database.sql_as(MASTER, "Another-1", "", "SELECT 1").as_deref(), Ok("1"));
    database.stop();
}

fn settings_that_cant_be_are_refused() {
    let mut database = Database::new(Wire::Postgres);
    database.launch.settings.master_user = "rdsadmin".into();
    database.spawn();
    assert_eq!(
        database.ended().code(),
        Some(i32::from(DatabaseEnd::NotStarted.status()))
    );
    assert!(
        database.log().contains("the master user can't be called rdsadmin"),
        "{}",
        database.log()
    );

    // Data of a version that isn't installed.
    database.launch.settings.master_user = MASTER.into();
    fs::create_dir(database.launch.home.join("data")).expect("made");
    fs::write(database.launch.home.join("data/PG_VERSION"), "7\n").expect("written");
    database.spawn();
    assert_eq!(
        database.ended().code(),
        Some(i32::from(DatabaseEnd::NotInstalled.status()))
    );
    assert!(
        database.log().contains("apt-get install postgresql-7"),
        "{}",
        database.log()
    );
}

fn the_redshift_wire_takes_plain_clients_too() {
    let mut database = Database::new(Wire::Redshift);
    database.start();
    assert_eq!(database.sql("SELECT current_user").as_deref(), Ok("ana"));
    refused(
        database.sql_as(MASTER, "wrong", "", "SELECT 1"),
        "password authentication failed",
    );
    refused(
        database.sql_as(MASTER, PASSWORD, "sslmode=disable", "SELECT 1"),
        "SSL only",
    );
    refused(
        database.sql_as("rdsadmin", "", "", "SELECT 1"),
        "pg_hba.conf rejects connection",
    );
    // The relay can't show that it and PostgreSQL are one, so who insists on that is refused by the client itself.
    refused(
        database.sql_as(MASTER, PASSWORD, "channel_binding=require", "SELECT 1"),
        "channel binding",
    );
    let (argv, stdin) = master_password_change(MASTER, &verifier("Another-1", &[9; 16]));
    database.inside(&argv, &stdin).expect("changed");
    assert_eq!(database.sql_as(MASTER, "Another-1", "", "SELECT 1").as_deref(), Ok("1"));
    database.stop();
}

fn bad_packets_end_their_connection_only() {
    let mut database = Database::new(Wire::Redshift);
    database.start();
    let connect = || {
        let stream = TcpStream::connect(("127.0.0.1", database.launch.settings.port)).expect("connected");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
        stream
    };
    let tls_request = [0, 0, 0, 8, 4, 210, 22, 47];
    for bytes in [
        b"GET / HTTP/1.1\r\n\r\n".to_vec(),
        vec![0xff; 20_000],
        vec![0, 0, 0, 7, 0, 3, 0],
        vec![0, 0, 0, 9, 0, 3, 0, 0, 1],
        // A start-up packet smuggled in before TLS is no start-up packet.
        [&tls_request[..], b"\0\0\0\x1b\0\x03\0\0user\0ana\0x\0y\0zz\0\0"].concat(),
        vec![0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 1],
        // Kerberos, again and again.
        [0, 0, 0, 8, 4, 210, 22, 48].repeat(50),
    ] {
        let mut stream = connect();
        // It may hang up before everything is written.
        let _ = stream.write_all(&bytes).and_then(|()| stream.shutdown(Shutdown::Write));
        let mut answer = Vec::new();
        let ended = stream.read_to_end(&mut answer);
        let hung_up = ended.is_ok() || ended.is_err_and(|e| e.kind() == std::io::ErrorKind::ConnectionReset);
        assert!(hung_up, "{bytes:?} keeps the connection");
        assert!(!answer.starts_with(b"NN"), "Kerberos is refused once");
        assert!(!answer.contains(&b'R'), "nobody is asked for a password before TLS");
    }
    // Silent ones take no place from others.
    let silent: Vec<TcpStream> = (0..20).map(|_| connect()).collect();
    assert_eq!(database.sql("SELECT 1").as_deref(), Ok("1"));
    for mut stream in silent {
        // Once it's hung up on, its place is free.
        stream.shutdown(Shutdown::Write).expect("ended");
        stream.read_to_end(&mut Vec::new()).expect("hung up on");
    }
    // More than there are places for are told so, and the rest goes on.
    let crowd: Vec<TcpStream> = (0..database.launch.settings.max_connections() + 33)
        .map(|_| connect())
        .collect();
    let mut last = crowd.last().expect("many");
    let mut answer = Vec::new();
    last.read_to_end(&mut answer).expect("an answer");
    assert!(String::from_utf8_lossy(&answer).contains("C53300"), "{answer:?}");
    drop(crowd);
    let begun = Instant::now();
    while database.sql("SELECT 1").is_err() {
        assert!(begun.elapsed() < Duration::from_secs(20), "places come back");
    }
}

/// What a notebook does, with both drivers' defaults.
const DRIVERS: &str = r#"
import sys, threading, datetime, decimal
port, password = int(sys.argv[1]), sys.argv[2]
import psycopg

def refused(call, *words):
    try:
        call()
    except Exception as error:
        assert any(w in str(error) for w in words), error
        return
    raise AssertionError("not refused")

where = dict(host="localhost", port=port, dbname="shop", user="ana", sslmode="verify-full", sslrootcert="system")
where["sslrootcert"] = __import__("os").environ["SSL_CERT_FILE"]
with psycopg.connect(**where, password=password) as db:
    db.execute("CREATE TABLE IF NOT EXISTS visits (id int, name text)")
    with db.cursor() as c:
        c.executemany("INSERT INTO visits VALUES (%s, %s)", [(i, f"n{i}") for i in range(1000)])
        with c.copy("COPY visits FROM STDIN") as copy:
            for i in range(5000):
                copy.write_row((i, "x" * 500))
    assert db.execute("SELECT count(*) FROM visits").fetchone() == (6000,)
    # A cancel is a connection of its own.
    timer = threading.Timer(0.5, db.cancel)
    timer.start()
    refused(lambda: db.execute("SELECT pg_sleep(60)"), "canceling statement")
refused(lambda: psycopg.connect(**where, password="wrong"), "password authentication failed")
"#;

const REDSHIFT: &str = r#"
import redshift_connector, logging
# By default a certificate for another name is only logged.
said = []
class Said(logging.Handler):
    def emit(self, record):
        said.append(record.getMessage())
logging.getLogger().addHandler(Said(logging.WARNING))
connect = lambda password: redshift_connector.connect(host="localhost", port=port, database="shop", user="ana", password=password)
db = connect(password)
c = db.cursor()
assert not said, said
c.execute("CREATE TABLE sales (id integer, at date, price numeric(8,2), name varchar(20), open boolean, stamp timestamp, big bigint, ratio double precision)")
row = [7, datetime.date(2026, 1, 2), decimal.Decimal("12.50"), "é'x", True, datetime.datetime(2026, 1, 2, 3, 4, 5), 1 << 40, 0.5]
c.execute("INSERT INTO sales VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", row)
assert c.rowcount == 1, c.rowcount
c.executemany("INSERT INTO sales (id, name) VALUES (%s, %s)", [(i, "n") for i in range(50)])
db.commit()
c.execute("SELECT * FROM sales WHERE price IS NOT NULL")
assert list(c.fetchone()) == row
c.execute("SELECT count(*) FROM sales")
assert c.fetchone()[0] == 51
c.execute("SELECT id, name FROM sales WHERE name = %s ORDER BY id", ("n",))
assert len(c.fetchall()) == 50
db.close()
refused(lambda: connect("wrong"), "password authentication failed", "SASL")
"#;

fn drivers_of_notebooks_read_and_write() {
    let Some(environment) = std::env::var_os("KAKOI_ENV").map(PathBuf::from) else {
        assert_eq!(
            missing_here("KAKOI_ENV names no notebook environment"),
            ExitCode::SUCCESS
        );
        return;
    };
    for wire in [Wire::Postgres, Wire::Redshift] {
        let mut database = Database::new(wire);
        database.start();
        let program = match wire {
            Wire::Postgres => DRIVERS.to_owned(),
            Wire::Redshift => format!("{DRIVERS}{REDSHIFT}"),
        };
        database.python(&environment, &program);
        database.stop();
    }
}
