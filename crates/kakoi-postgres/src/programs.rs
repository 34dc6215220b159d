//! Which of the host's PostgreSQL programs run a database. Only what lies in `/usr` counts: nothing else is seen inside a sandbox.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest major version that has what [`crate`] relies on: `GRANT pg_checkpoint`, a closed `public` schema.
const OLDEST: u32 = 15;

/// An installed PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// The folder of `postgres`, `initdb` and `psql`.
    pub folder: PathBuf,
    /// Its major version, such as 15.
    pub major: u32,
}

/// No PostgreSQL fits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{wanted} isn't installed; on Debian and Ubuntu: mkdir -p /etc/postgresql-common, put the line `create_main_cluster = false` into \
     /etc/postgresql-common/createcluster.conf (so that no database of the host's own is made), then apt-get install {package}"
)]
pub struct NotInstalled {
    wanted: String,
    package: String,
}

impl NotInstalled {
    fn any() -> Self {
        Self {
            wanted: format!("PostgreSQL {OLDEST} or newer"),
            package: "postgresql".to_owned(),
        }
    }

    fn of(major: u32) -> Self {
        Self {
            wanted: format!("PostgreSQL {major}, which made the database's data,"),
            package: format!("postgresql-{major}"),
        }
    }
}

/// The newest one.
///
/// # Errors
/// There's none of version 15 or newer; the text names the cure.
pub fn newest() -> Result<Installed, NotInstalled> {
    installed().into_iter().next_back().ok_or_else(NotInstalled::any)
}

/// The one that made some data: a data directory belongs to one major version.
///
/// # Errors
/// It isn't installed; the text names the cure.
pub fn of_version(major: u32) -> Result<Installed, NotInstalled> {
    installed()
        .into_iter()
        .find(|i| i.major == major)
        .ok_or_else(|| NotInstalled::of(major))
}

/// Those that can be used, oldest first.
fn installed() -> Vec<Installed> {
    // Debian's folders first, then those of Red Hat's, then where everything lies in one place.
    let mut found: Vec<Installed> = versioned("/usr/lib/postgresql", "")
        .chain(versioned("/usr", "pgsql-"))
        .collect();
    if found.is_empty() {
        found.extend(
            ["/usr/bin", "/usr/local/bin"]
                .iter()
                .filter_map(|f| by_asking(Path::new(f))),
        );
    }
    found.retain(|i| i.major >= OLDEST && is_whole(&i.folder));
    found.sort_by_key(|i| i.major);
    found
}

/// Folders named by a prefix and a version, with `bin` in them.
fn versioned<'a>(parent: &'a str, prefix: &'a str) -> impl Iterator<Item = Installed> + 'a {
    fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(move |entry| {
            let name = entry.file_name();
            let major = name.to_str()?.strip_prefix(prefix)?.parse().ok()?;
            let folder = entry.path().join("bin");
            Some(Installed { folder, major })
        })
}

/// One without a version in its path, perhaps through a link.
fn by_asking(folder: &Path) -> Option<Installed> {
    let program = folder.join("postgres").canonicalize().ok()?;
    let folder = program.parent()?.to_owned();
    if !folder.starts_with("/usr") {
        return None;
    }
    let out = Command::new(&program).arg("--version").output().ok()?;
    let major = major_of(&String::from_utf8_lossy(&out.stdout))?;
    Some(Installed { folder, major })
}

/// The major version in `postgres (PostgreSQL) 15.8 (Debian …)`.
fn major_of(text: &str) -> Option<u32> {
    let version = text.split_once("(PostgreSQL) ")?.1;
    version
        .split(|c: char| !c.is_ascii_digit())
        .next()
        .and_then(|m| m.parse().ok())
}

fn is_whole(folder: &Path) -> bool {
    ["postgres", "initdb", "psql"]
        .iter()
        .all(|program| folder.join(program).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_postgres_says() {
        assert_eq!(
            major_of("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Some(15)
        );
        assert_eq!(major_of("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major_of("something else"), None);
    }

    #[test]
    fn what_is_missing_is_named_with_its_cure() {
        let text = of_version(7).expect_err("not installed").to_string();
        assert!(
            text.contains("postgresql-7") && text.contains("create_main_cluster = false"),
            "{text}"
        );
    }
}
