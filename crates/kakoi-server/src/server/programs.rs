//! Programs and folders that a region needs, looked for before anything is started; each missing one is named with its cure.

use anyhow::{Context, bail};
use std::path::PathBuf;
use std::process::Command;

/// What was found.
pub struct Programs {
    /// `kakoi-hold`, beside our own file.
    pub hold: PathBuf,
    /// The notebook environment.
    pub environment: PathBuf,
}

/// Oldest bubblewrap that has `--disable-userns` (it came with 0.8.0).
const OLDEST_BWRAP: (u32, u32) = (0, 8);

impl Programs {
    /// Finds everything.
    pub fn find() -> anyhow::Result<Self> {
        let hold = hold()?;
        nft()?;
        bubblewrap()?;
        git()?;
        Ok(Self {
            hold,
            environment: super::environment()?,
        })
    }
}

/// The file of `kakoi-hold`.
pub fn hold() -> anyhow::Result<PathBuf> {
    let own = std::env::current_exe().context("finding kakoi itself")?;
    let hold = own.with_file_name("kakoi-hold");
    if !hold.is_file() {
        bail!("kakoi-hold isn't beside {}; install both files together", own.display());
    }
    Ok(hold)
}

/// The nft command's file.
pub fn nft() -> anyhow::Result<PathBuf> {
    on_path("nft").context("nft isn't installed; install it (Debian, Ubuntu: apt-get install nftables)")
}

/// The git command's file: for notebooks, and for the simulated internet.
pub fn git() -> anyhow::Result<PathBuf> {
    on_path("git").context("git isn't installed; install it (Debian, Ubuntu: apt-get install git)")
}

/// The newest PostgreSQL, which runs databases. Without one, everything but databases works.
///
/// # Errors
/// There's none; the text names the cure.
pub fn postgres() -> anyhow::Result<kakoi_postgres::programs::Installed> {
    Ok(kakoi_postgres::programs::newest()?)
}

/// bubblewrap's version.
pub fn bubblewrap() -> anyhow::Result<String> {
    let path = on_path("bwrap").context(
        "bwrap isn't installed; install bubblewrap 0.8.0 or newer (Debian, Ubuntu: apt-get install bubblewrap)",
    )?;
    let out = Command::new(&path)
        .arg("--version")
        .output()
        .with_context(|| format!("running {}", path.display()))?;
    let version = String::from_utf8_lossy(&out.stdout).trim().to_owned();
    let mut numbers = version
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .split('.')
        .map_while(|n| n.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(major), Some(minor)) if (major, minor) >= OLDEST_BWRAP => Ok(version),
        _ => bail!("{version} is too old: apps need 0.8.0 or newer, which Debian 12 and Ubuntu 24.04 have"),
    }
}

/// A program on PATH or where administrators' programs are (Debian keeps those off users' PATH).
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin", "/usr/bin", "/sbin", "/bin"].map(PathBuf::from));
    folders.map(|f| f.join(program)).find(|p| p.is_file())
}
