//! An app's start from the pool of parked sandboxes, beside cold starts, in turns; as root and as an ordinary user.

use crate::Bench;
use crate::app::{create_app, delete_app, delete_apps, domain_id, key, start_app};
use crate::region::Region;
use crate::report::{Hold, Row};
use anyhow::{Context, ensure};
use serde_json::Value;
use std::fs;
use std::os::fd::AsRawFd;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long parking a sandbox may take.
const DEADLINE: Duration = Duration::from_secs(60);

/// Measures as whoever runs this; as root, if `KAKOI_TEST_USER`, `KAKOI_TEST_BIN` and `KAKOI_TEST_ENV` name an ordinary user's (as
/// for the tests), as that one too.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let mut rows = measure_here(bench)?;
    if !rustix::process::geteuid().is_root() {
        return Ok(rows);
    }
    let set = |name| std::env::var(name).ok().filter(|v| !v.is_empty());
    match ["KAKOI_TEST_USER", "KAKOI_TEST_BIN", "KAKOI_TEST_ENV"].map(set) {
        [Some(user), Some(kakoi), Some(environment)] => {
            rows.extend(as_user(bench, &user, &kakoi, &environment).with_context(|| format!("as {user}"))?);
        }
        _ => eprintln!(
            "  not measured as an ordinary user: KAKOI_TEST_USER, KAKOI_TEST_BIN and KAKOI_TEST_ENV name none"
        ),
    }
    Ok(rows)
}

/// Measures in this process: in a region with a pool, and in one without.
pub fn measure_here(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let way = if rustix::process::geteuid().is_root() {
        "as root"
    } else {
        "as an ordinary user"
    };
    let (mut without, mut with) = (bench.region("no-pool")?, bench.region("pool")?);
    let (plain, _) = without.start_quickstart(&[])?;
    let (access, _) = with.start_quickstart(&["--pool", "1"])?;
    delete_apps(&plain)?;
    let plain_key = key(&domain_id(&plain, "research-closed")?, "alice");
    // The only one that's stopped here, so nothing else is ever parked.
    let key = key(&domain_id(&access, "research-closed")?, "alice");
    delete_app(&access, &key)?;
    let (mut cold, mut pooled) = (Vec::new(), Vec::new());
    // The first round fills caches and isn't counted.
    for round in 0..=bench.repeats(9, 3) {
        wait_until_parked(bench, &with)?;
        let one = create_app(&plain, &plain_key)?;
        let other = start_app(&access, &key)?;
        ensure!(ready(bench, &with)? == 0, "the start took no parked sandbox");
        delete_app(&access, &key)?;
        if round > 0 {
            cold.push(one);
            pooled.push(other);
        }
    }
    let row = Row::new(format!("app ready from the pool, {way}"), "ms", pooled)
        .hold(Hold::Below(250.0))
        .beside("cold", cold)
        .note("CreateApp to InService; a sandbox is parked before each start from the pool");
    Ok(vec![row])
}

/// How many sandboxes are parked.
fn ready(bench: &Bench, region: &Region) -> anyhow::Result<u64> {
    let output = Command::new(&bench.kakoi)
        .args(["status", "--output", "json", "--data-dir"])
        .arg(region.dir())
        .output()?;
    let status: Value = serde_json::from_slice(&output.stdout).context("kakoi status")?;
    let ready = status.pointer("/pool/ready").and_then(Value::as_u64);
    ready.context("kakoi status says nothing of a pool")
}

fn wait_until_parked(bench: &Bench, region: &Region) -> anyhow::Result<()> {
    let deadline = Instant::now() + DEADLINE;
    while ready(bench, region)? == 0 {
        ensure!(Instant::now() < deadline, "nothing is parked after {DEADLINE:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// A directory that goes with this value.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Measures in another process, as another user. The program is passed on open: the user may not be able to read its path.
fn as_user(bench: &Bench, user: &str, kakoi: &str, environment: &str) -> anyhow::Result<Vec<Row>> {
    let [uid, gid] = [id("-u", user)?, id("-g", user)?];
    let scratch = Scratch(std::env::temp_dir().join(format!("kakoi-bench-{}", std::process::id())));
    fs::create_dir(&scratch.0).with_context(|| format!("making {}", scratch.0.display()))?;
    chown(&scratch.0, Some(uid), Some(gid))?;
    let own = fs::File::open("/proc/self/exe")?;
    rustix::io::fcntl_setfd(&own, rustix::io::FdFlags::empty())?;
    let mut command = Command::new("setpriv");
    command
        .args([
            format!("--reuid={uid}"),
            format!("--regid={gid}"),
            "--clear-groups".to_owned(),
        ])
        .arg(Path::new("/proc/self/fd").join(own.as_raw_fd().to_string()))
        .arg("--pooled-apps")
        .arg(&scratch.0)
        .current_dir(&scratch.0)
        .env("HOME", &scratch.0)
        .env("KAKOI_BIN", kakoi)
        .env("KAKOI_ENV", environment);
    if bench.quick {
        command.arg("--quick");
    }
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "measuring failed ({})", output.status);
    serde_json::from_slice(&output.stdout).context("the rows of apps from the pool")
}

fn id(option: &str, user: &str) -> anyhow::Result<u32> {
    let output = Command::new("id").args([option, user]).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().with_context(|| format!("there's no user {user}"))
}
