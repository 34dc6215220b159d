//! A database in its sandbox: a real PostgreSQL under the anchor's filter, ids and mounts, on a namespace's loopback.
//!
//! Needs root, `KAKOI_BIN` (for `kakoi-hold` beside it) and PostgreSQL. What's missing is said; with `KAKOI_REQUIRE_ALL=1` it's a
//! failure. One process without threads until it has joined the anchor, so it brings its own `main`; it's also the program that
//! supervises inside.

use kakoi_anchor::{Anchor, Mode};
use kakoi_dataplane::*;
use kakoi_linux::limits::Limiter;
use kakoi_linux::netlink::route::RouteSocket;
use kakoi_linux::slots::Slots;
use kakoi_linux::volume::Volumes;
use kakoi_linux::workload::{Folders, Sandboxes};
use kakoi_types::{FileSystemId, WorkloadId};
use std::net::Ipv4Addr;
use std::os::fd::AsFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

const PASSWORD: &str = "correct horse 1";
const PORT: u16 = 5432;
const SLOT: u32 = 7;
const REGION: u64 = 59_321;
const GIB: u64 = 1 << 30;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, verb, launch] = args.as_slice()
        && verb == kakoi_postgres::inside::VERB
    {
        return kakoi_postgres::run(Path::new(launch));
    }
    if let [_, inside, hold, folder] = args.as_slice()
        && inside == "inside"
    {
        run(Path::new(hold), Path::new(folder));
        return ExitCode::SUCCESS;
    }
    match hold() {
        Ok(hold) => {
            // Another process joins the anchor: in its mount namespace the folder holds mount points and can't be removed.
            let folder = tempfile::tempdir().expect("a folder");
            let own = std::env::current_exe().expect("own path");
            let mut inside = std::process::Command::new(own);
            let status = inside.arg("inside").arg(hold).arg(folder.path()).status();
            assert!(status.expect("started").success(), "the checks inside failed");
            folder.close().expect("nothing is left mounted or in use");
            println!("test a_database_runs_in_its_sandbox ... ok");
            ExitCode::SUCCESS
        }
        Err(missing) => {
            println!("test a_database_runs_in_its_sandbox ... NOT RUN, this machine can't: {missing}");
            if std::env::var("KAKOI_REQUIRE_ALL").is_ok_and(|v| v == "1") {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            }
        }
    }
}

fn hold() -> Result<PathBuf, String> {
    if !rustix::process::geteuid().is_root() {
        return Err("this half needs root".to_owned());
    }
    kakoi_postgres::programs::newest().map_err(|e| e.to_string())?;
    let kakoi = std::env::var_os("KAKOI_BIN").ok_or("KAKOI_BIN doesn't name the built kakoi")?;
    Ok(PathBuf::from(kakoi).with_file_name("kakoi-hold"))
}

/// The anchor, ended with everything in it whatever the checks find.
struct Anchored(Arc<Anchor>);

impl Drop for Anchored {
    fn drop(&mut self) {
        let _ = self.0.shutdown(); // a second time would find nobody
    }
}

fn run(hold: &Path, path: &Path) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("open to all");
    let kakoi = path.join("kakoi");
    std::fs::copy(std::env::current_exe().expect("own path"), &kakoi).expect("copied");
    let data = path.join("data");
    let info = kakoi_anchor::start(hold, &data, Mode::Root).expect("an anchor");
    kakoi_anchor::join(&info).expect("joined");
    let anchored = Anchored(Arc::new(Anchor::connect(&data).expect("connected")));
    let anchor = &anchored.0;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let id = WorkloadId::from_entropy(0xdb);
    let netns = anchor.netns_new(&kakoi_linux::app_name(id)).expect("a namespace");
    let mut route = RouteSocket::open_in(netns.as_fd()).expect("a socket");
    let lo = route.link("lo").expect("asked").expect("there");
    route.bring_up(lo).expect("up");

    let slots = Slots::root(REGION);
    let folders = Folders {
        run: data.join("run"),
        logs: data.join("logs"),
        environment: "/nonexistent".into(),
        launcher: "/nonexistent".into(),
        kakoi,
    };
    let log = folders.logs.join(format!("{id}.log"));
    let sandboxes = Sandboxes::new(anchor.clone(), folders, slots, Limiter::Rlimits, 0);
    let volumes = Volumes::new(data.join("volumes"), data.join("databases"), slots);
    let said = || std::fs::read_to_string(&log).unwrap_or_default();
    runtime.block_on(async {
        let size = VolumeSize::of_gb(5);
        let directory = volumes.ensure(FileSystemId::from_entropy(1), "db", SLOT, size).await;
        let spec = spec(id, directory.expect("a volume"));
        for round in 0..2 {
            sandboxes.start(&spec).await.expect("started");
            ready(&sandboxes, id, &said).await;
            let master = "host=127.0.0.2 dbname=dev user=ana sslmode=require password=";
            let login = |sql: &str| psql(&[&format!("{master}'{PASSWORD}'"), "-c", sql]);
            let wanted = if round == 0 {
                "CREATE TABLE t AS SELECT 1 AS a"
            } else {
                "SELECT a FROM t"
            };
            let answer = done(&sandboxes, id, login(wanted)).await;
            assert_eq!(answer, if round == 0 { "SELECT 1" } else { "1" });
            if round == 0 {
                inside(&sandboxes, id).await;
                secrets(&data, id, &slots);
            }
            sandboxes.stop(id).await.expect("stopped");
            assert!(sandboxes.list().await.expect("listed").is_empty());
            assert!(
                !data.join("run").join(id.to_string()).exists(),
                "the key is gone with it"
            );
        }
    });
}

fn spec(id: WorkloadId, directory: PathBuf) -> WorkloadSpec {
    let key = rcgen::KeyPair::generate().expect("a key");
    let certificate = rcgen::CertificateParams::new(vec!["db.example".to_owned()])
        .and_then(|p| p.self_signed(&key))
        .expect("signed");
    let settings = DatabaseSettings {
        wire: Wire::Postgres,
        port: PORT,
        address: Ipv4Addr::new(127, 0, 0, 2),
        server_name: "db.example".into(),
        certificate_chain: certificate.pem(),
        private_key: key.serialize_pem(),
        master_user: "ana".into(),
        master_verifier: kakoi_database::verifier(PASSWORD, &[5; 16]),
        database: "dev".into(),
        storage_bytes: 5 * GIB,
        memory_bytes: GIB,
    };
    WorkloadSpec {
        id,
        slot: SLOT,
        limits: Limits {
            memory_bytes: GIB,
            cpu_millis: 2000,
            pids: settings.processes(),
        },
        payload: Payload::Database(Box::new(DatabaseSpec { directory, settings })),
    }
}

async fn ready(sandboxes: &Sandboxes, id: WorkloadId, said: &impl Fn() -> String) {
    let begun = Instant::now();
    while !sandboxes.answers(id, PORT).await.expect("asked") {
        let state = sandboxes.list().await.expect("listed").remove(&id);
        assert_eq!(state, Some(WorkloadState::Running), "{}", said());
        assert!(begun.elapsed() < Duration::from_secs(90), "not ready: {}", said());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn psql(more: &[&str]) -> Vec<String> {
    let fixed = ["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1"];
    fixed.iter().chain(more).map(|w| (*w).to_owned()).collect()
}

async fn done(sandboxes: &Sandboxes, id: WorkloadId, argv: Vec<String>) -> String {
    let output = sandboxes.run(id, &argv, b"").await.expect("run");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.ending, Ending::Status(0), "{argv:?}: {errors}");
    String::from_utf8(output.stdout).expect("text").trim().to_owned()
}

/// What's seen and done from inside.
async fn inside(sandboxes: &Sandboxes, id: WorkloadId) {
    let shell = |script: &str| vec!["sh".to_owned(), "-c".to_owned(), script.to_owned()];
    let seen = done(
        sandboxes,
        id,
        shell("id -un; ls -A /opt/kakoi /home; ls -A /etc; echo $HOME"),
    )
    .await;
    assert_eq!(
        seen.split_whitespace().collect::<Vec<_>>(),
        [
            "postgres",
            "/home:",
            "/opt/kakoi:",
            "init",
            "kakoi",
            "group",
            "hosts",
            "kakoi",
            "ld.so.cache",
            "nsswitch.conf",
            "passwd",
            "/var/lib/postgresql"
        ]
    );
    let output = sandboxes.run(id, &shell("exit 7"), b"").await.expect("run");
    assert_eq!(output.ending, Ending::Status(7));
    // As much as may go in comes out again, and no more than may.
    let most = vec![b'x'; RunOutput::MOST];
    let output = sandboxes.run(id, &["cat".to_owned()], &most).await.expect("run");
    assert_eq!(output.stdout, most);
    let error = sandboxes.run(id, &["yes".to_owned()], b"").await.expect_err("endless");
    assert!(error.detail.contains("more than"), "{error}");
    let error = sandboxes.run(id, &["cat".to_owned()], &[0; RunOutput::MOST + 1]).await;
    assert!(error.expect_err("too long").detail.contains("input"));
    let output = sandboxes
        .run(id, &["no-such-program".to_owned()], b"")
        .await
        .expect("run");
    assert_eq!(output.ending, Ending::Status(127));

    let (argv, stdin) = kakoi_postgres::master_password_change("ana", &kakoi_database::verifier("Other-1", &[6; 16]));
    let output = sandboxes.run(id, &argv, &stdin).await.expect("run");
    assert_eq!(
        output.ending,
        Ending::Status(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let new = "host=127.0.0.2 dbname=dev user=ana sslmode=require password='Other-1'";
    assert_eq!(done(sandboxes, id, psql(&[new, "-c", "SELECT 2"])).await, "2");
}

/// On the host, key and verifier are the slot's alone.
fn secrets(data: &Path, id: WorkloadId, slots: &Slots) {
    let file = data.join("run").join(id.to_string()).join("etc/kakoi/database.json");
    let metadata = std::fs::metadata(file).expect("there");
    assert_eq!(metadata.mode() & 0o777, 0o400);
    assert_eq!(metadata.uid(), slots.uid(SLOT).expect("a slot"));
}
