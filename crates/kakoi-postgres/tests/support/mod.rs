//! A supervisor of the test's own with a real PostgreSQL, on ports of the loopback, as an ordinary user.

use kakoi_dataplane::{DatabaseSettings, Wire, database_answers};
use kakoi_postgres::Launch;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

pub const PASSWORD: &str = "correct horse 1";
pub const MASTER: &str = "ana";
pub const MIB: u64 = 1 << 20;

/// Whom root becomes: PostgreSQL refuses root.
const NOBODY: u32 = 65534;

/// How long anything here may take; only a failure waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Database {
    folder: tempfile::TempDir,
    pub launch: Launch,
    supervisor: Option<Child>,
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// An authority's certificate, and a server's with its key.
fn certificates() -> [String; 3] {
    use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
    let mut authority = CertificateParams::new(Vec::new()).expect("parameters");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority
        .distinguished_name
        .push(DnType::CommonName, "a test's authority");
    let authority_key = KeyPair::generate().expect("a key");
    let root = authority.self_signed(&authority_key).expect("signed").pem();
    let key = KeyPair::generate().expect("a key");
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let mut server = CertificateParams::new(names).expect("parameters");
    server.distinguished_name.push(DnType::CommonName, "localhost");
    let signed = server
        .signed_by(&key, &Issuer::new(authority, authority_key))
        .expect("signed");
    [root, signed.pem(), key.serialize_pem()]
}

impl Database {
    /// One that isn't started yet.
    pub fn new(wire: Wire) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_owned();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("open to all");
        // The build's folder may be closed to others.
        fs::copy(std::env::current_exe().expect("own path"), path.join("supervisor")).expect("copied");
        for name in ["home", "private"] {
            fs::create_dir(path.join(name)).expect("made");
            if is_root() {
                chown(path.join(name), Some(NOBODY), Some(NOBODY)).expect("given");
            }
        }
        let [root, certificate_chain, private_key] = certificates();
        fs::write(path.join("root.crt"), root).expect("written");
        let port = free_port();
        let inner_port = match wire {
            Wire::Postgres => port,
            Wire::Redshift => free_port(),
        };
        let settings = DatabaseSettings {
            wire,
            port,
            address: Ipv4Addr::new(127, 0, 0, 2),
            server_name: "localhost".into(),
            certificate_chain,
            private_key,
            master_user: MASTER.into(),
            master_verifier: kakoi_database::verifier(PASSWORD, &[3; 16]),
            database: "shop".into(),
            storage_bytes: 1 << 30,
            memory_bytes: 512 * MIB,
        };
        let launch = Launch {
            settings,
            home: path.join("home"),
            run: path.join("private/run"),
            inner_port,
            free_floor_bytes: 0,
        };
        Self {
            folder,
            launch,
            supervisor: None,
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts the supervisor and doesn't wait for anything.
    pub fn spawn(&mut self) {
        assert!(self.supervisor.is_none(), "one at a time");
        let file = self.path("launch.json");
        fs::write(&file, serde_json::to_vec(&self.launch).expect("JSON")).expect("written");
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.path("log"))
            .expect("a log");
        let mut command = Command::new(self.path("supervisor"));
        command.arg("run-database").arg(file).current_dir("/");
        command.stdin(Stdio::null());
        command.stdout(log.try_clone().expect("duplicated")).stderr(log);
        as_nobody(&mut command);
        self.supervisor = Some(command.spawn().expect("started"));
    }

    /// Starts it and waits until it takes sessions.
    pub fn start(&mut self) {
        self.spawn();
        let begun = Instant::now();
        loop {
            let answer = TcpStream::connect(("127.0.0.1", self.launch.settings.port)).and_then(database_answers);
            if matches!(answer, Ok(true)) {
                return;
            }
            let ended = self.supervisor.as_mut().expect("started").try_wait().expect("asked");
            assert_eq!(ended, None, "it ended while starting:\n{}", self.log());
            assert!(begun.elapsed() < PATIENCE, "not ready:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn signal(&self, signal: i32) {
        let pid = self.supervisor.as_ref().expect("started").id();
        let pid = i32::try_from(pid).expect("a pid");
        // SAFETY: our own child, not reaped yet.
        assert_eq!(unsafe { libc::kill(pid, signal) }, 0);
    }

    /// Waits for the supervisor's end.
    pub fn ended(&mut self) -> ExitStatus {
        let mut supervisor = self.supervisor.take().expect("started");
        let begun = Instant::now();
        loop {
            if let Some(status) = supervisor.try_wait().expect("asked") {
                return status;
            }
            if begun.elapsed() > PATIENCE {
                let _ = supervisor.kill();
                panic!("it doesn't end:\n{}", self.log());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn stop(&mut self) {
        self.signal(libc::SIGTERM);
        assert_eq!(self.ended().code(), Some(0), "{}", self.log());
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// Runs SQL over the network, verifying the server fully; `more` are further words of the connection.
    pub fn sql_as(&self, user: &str, password: &str, more: &str, sql: &str) -> Result<String, String> {
        let info = format!(
            "host=localhost hostaddr=127.0.0.1 port={} dbname=shop user={user} sslmode=verify-full sslrootcert={} connect_timeout=20 {more}",
            self.launch.settings.port,
            self.path("root.crt").display()
        );
        let mut psql = self.psql();
        psql.args(["-d", &info, "-c", sql]).env("PGPASSWORD", password);
        result(psql.output().expect("psql runs"))
    }

    pub fn sql(&self, sql: &str) -> Result<String, String> {
        self.sql_as(MASTER, PASSWORD, "", sql)
    }

    fn psql(&self) -> Command {
        let folder = kakoi_postgres::programs::newest().expect("installed").folder;
        let mut psql = Command::new(folder.join("psql"));
        psql.env_clear().args(["-X", "-A", "-t", "-w", "-v", "ON_ERROR_STOP=1"]);
        psql
    }

    /// Runs a command as the backend would inside the sandbox: as PostgreSQL's own user, with the variables that are there.
    pub fn inside(&self, argv: &[String], stdin: &[u8]) -> Result<String, String> {
        let mut command = Command::new(self.launch.run.join("bin").join(&argv[0]));
        command.args(&argv[1..]).env_clear().current_dir("/");
        command.env("PGHOST", &self.launch.run);
        command.env("PGPORT", self.launch.inner_port.to_string());
        command.env("PGDATABASE", "rdsadmin");
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        as_nobody(&mut command);
        let mut child = command.spawn().expect("started");
        std::io::Write::write_all(&mut child.stdin.take().expect("piped"), stdin).expect("written");
        result(child.wait_with_output().expect("ended"))
    }

    /// Runs a Python program in the notebook environment with the address as its arguments.
    pub fn python(&self, environment: &Path, program: &str) {
        let mut python = Command::new(environment.join("bin/python3"));
        python.args(["-I", "-c", program, &self.launch.settings.port.to_string(), PASSWORD]);
        python.env("SSL_CERT_FILE", self.path("root.crt"));
        let output = python.output().expect("python runs");
        assert!(
            output.status.success(),
            "{}\n{}",
            String::from_utf8_lossy(&output.stderr),
            self.log()
        );
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(mut supervisor) = self.supervisor.take() {
            let _ = supervisor.kill(); // it may have ended; PostgreSQL ends with it
            let _ = supervisor.wait();
        }
    }
}

fn as_nobody(command: &mut Command) {
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
}

fn result(output: Output) -> Result<String, String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(text(&output.stderr))
    }
}
