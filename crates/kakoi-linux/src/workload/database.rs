//! A database's sandbox: the host's `/usr` read-only, a generated `/etc`, its volume, and `kakoi` itself as the supervisor.
//! Nothing of an app: no notebook environment, no home.

use super::{bind, path_text};
use kakoi_anchor::protocol::SandboxSpec;
use kakoi_dataplane::{ADMINISTRATOR, BackendError, DatabaseSpec, Limits};
use kakoi_postgres::{Launch, inside, programs};
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, chown};
use std::path::Path;

/// The uid and gid that PostgreSQL sees itself as.
const INSIDE_ID: u32 = 999;

/// Room that the machine's file system keeps for everybody else: what a database writes within the seconds between two looks at
/// its storage fits in.
const FREE_FLOOR_BYTES: u64 = 2 << 30;

/// Size of `/tmp`: it holds configuration and sockets only.
const TMP_BYTES: u64 = 16 << 20;

/// Writes the `/etc` and says how the sandbox is to be.
pub fn sandbox(
    kakoi: &Path,
    spec: &DatabaseSpec,
    limits: &Limits,
    slot_uid: u32,
    etc: &Path,
) -> Result<SandboxSpec, BackendError> {
    // Which one its data needs is known inside; without any there's nothing to start.
    programs::newest().map_err(|e| BackendError::new("starting the database", e))?;
    write_etc(etc, spec, slot_uid).map_err(|e| BackendError::new("writing the database's /etc", crate::chain(&e)))?;
    let env = [
        ("PATH", format!("{}/bin:/usr/bin:/bin", inside::RUN)),
        ("HOME", inside::HOME.to_owned()),
        ("LANG", "C.UTF-8".to_owned()),
        ("TZ", "UTC".to_owned()),
        // For commands run inside: psql as the administrator needs no options.
        ("PGHOST", inside::RUN.to_owned()),
        ("PGPORT", inside::port(&spec.settings).to_string()),
        ("PGUSER", ADMINISTRATOR.to_owned()),
        ("PGDATABASE", ADMINISTRATOR.to_owned()),
    ];
    Ok(SandboxSpec {
        slot_uid,
        inside_uid: INSIDE_ID,
        hostname: "database".to_owned(),
        netns: 0,
        binds: vec![
            bind(etc, "/etc", false),
            bind(kakoi, inside::KAKOI, false),
            bind(&spec.directory, inside::HOME, true),
        ],
        env: env.map(|(name, value)| (name.to_owned(), value)).into(),
        chdir: inside::HOME.to_owned(),
        argv: [inside::KAKOI, inside::VERB, inside::LAUNCH].map(str::to_owned).into(),
        fds: Vec::new(),
        tmp_bytes: TMP_BYTES,
        shm_bytes: limits.memory_bytes / 2,
    })
}

fn write_etc(etc: &Path, spec: &DatabaseSpec, slot_uid: u32) -> io::Result<()> {
    let launch = Launch {
        settings: spec.settings.clone(),
        home: inside::HOME.into(),
        run: inside::RUN.into(),
        inner_port: inside::port(&spec.settings),
        free_floor_bytes: FREE_FLOOR_BYTES,
    };
    let passwd = format!(
        "root:x:0:0:root:/root:/usr/sbin/nologin\npostgres:x:{INSIDE_ID}:{INSIDE_ID}:PostgreSQL:{}:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
        inside::HOME
    );
    let group = format!("root:x:0:\npostgres:x:{INSIDE_ID}:\nnogroup:x:65534:\n");
    let secret = etc.join(
        Path::new(inside::LAUNCH)
            .strip_prefix("/etc")
            .unwrap_or(Path::new(inside::LAUNCH)),
    );
    fs::create_dir_all(secret.parent().unwrap_or(etc))?;
    for (name, text) in [
        ("passwd", passwd.as_str()),
        ("group", &group),
        ("hosts", "127.0.0.1 localhost database\n"),
        ("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n"),
    ] {
        fs::write(etc.join(name), text)?;
    }
    // The loader's cache of the host: programs of the host's /usr start without it too, only slower.
    if let Ok(cache) = fs::read("/etc/ld.so.cache") {
        fs::write(etc.join("ld.so.cache"), cache)?;
    }
    write_secret(&secret, &serde_json::to_vec(&launch)?, slot_uid)
}

/// Writes a file that only the slot can read, at no moment anybody else.
fn write_secret(path: &Path, content: &[u8], slot_uid: u32) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o400)
        .open(path)?;
    file.write_all(content)?;
    chown(path, Some(slot_uid), Some(slot_uid))
        .map_err(|e| io::Error::new(e.kind(), format!("giving {} to the slot: {e}", path_text(path))))
}
