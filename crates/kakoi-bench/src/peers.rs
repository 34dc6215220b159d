//! Others' servers, which are measured beside Kakoi: installed below the benchmark's own folder from lock files with hashes, and
//! never a part of Kakoi.

use crate::by_hand::{Killed, tail};
use anyhow::{Context, ensure};
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The directory of programs in a virtual environment of what a lock file lists, made the first time it's asked for.
pub fn programs(place: &Path, name: &str, lock: &str) -> anyhow::Result<PathBuf> {
    let dir = place.join("peers").join(name);
    let (bin, marker) = (dir.join("bin"), dir.join("installed.lock"));
    // Written last, so what has the same is whole.
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == lock) {
        return Ok(bin);
    }
    eprintln!("  installing {name} for comparison, once");
    if dir.exists() {
        fs::remove_dir_all(&dir)?;
    }
    fs::create_dir_all(&dir)?;
    let wanted = dir.join("wanted.lock");
    fs::write(&wanted, lock)?;
    succeed(Command::new("/usr/bin/python3").args(["-m", "venv"]).arg(&dir))?;
    let mut pip = Command::new(bin.join("python3"));
    pip.args(["-Im", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    pip.args(["--no-input", "--no-deps", "--only-binary", ":all:", "--require-hashes"]);
    succeed(pip.arg("--requirement").arg(&wanted)).with_context(|| format!("installing {name}"))?;
    fs::rename(&wanted, &marker)?;
    Ok(bin)
}

fn succeed(command: &mut Command) -> anyhow::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().context(name.clone())?;
    let why = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{name}: {}",
        tail(&why).lines().next_back().unwrap_or_default()
    );
    Ok(())
}

/// Starts a server that ends with this process, however that ends. What it prints goes to the log.
pub fn start(log: &Path, program: &Path, arguments: &[&str]) -> anyhow::Result<Killed> {
    let log = fs::File::create(log)?;
    let child = Command::new("setpriv")
        .args(["--pdeathsig", "KILL"])
        .arg(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .process_group(0)
        .spawn()
        .with_context(|| format!("starting {}", program.display()))?;
    Ok(Killed(child))
}
