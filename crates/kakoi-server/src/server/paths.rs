//! The data directory: what lies where. Everything of a region is in it, but for the shared notebook environment.

use anyhow::{Context, bail};
use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// A data directory.
#[derive(Clone, Debug)]
pub struct DataDir(PathBuf);

impl DataDir {
    /// `--data-dir`, else `$XDG_STATE_HOME/kakoi`, else `~/.local/state/kakoi`.
    pub fn locate(chosen: Option<&Path>) -> anyhow::Result<Self> {
        let from_env = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let path = match chosen {
            Some(path) => path.to_owned(),
            None => match from_env("XDG_STATE_HOME") {
                Some(state) => state.join("kakoi"),
                None => from_env("HOME")
                    .context("neither --data-dir nor HOME says where data goes")?
                    .join(".local/state/kakoi"),
            },
        };
        let path = std::path::absolute(&path).with_context(|| format!("finding {}", path.display()))?;
        // One spelling for one directory, so that every verb finds what `up` made.
        Ok(Self(path.canonicalize().unwrap_or(path)))
    }

    /// The directory itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Makes it, or takes one that's there, and closes it to everybody else.
    ///
    /// # Errors
    /// It isn't a directory of this user's: others could plant files in it.
    pub fn create(&mut self) -> anyhow::Result<()> {
        let make = |path: &Path| fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
        make(&self.0).with_context(|| {
            format!(
                "making the data directory {}; choose another with --data-dir",
                self.0.display()
            )
        })?;
        self.0 = self
            .0
            .canonicalize()
            .with_context(|| format!("finding {}", self.0.display()))?;
        let found = fs::metadata(&self.0).with_context(|| format!("looking at {}", self.0.display()))?;
        if found.uid() != rustix::process::geteuid().as_raw() {
            bail!(
                "the data directory {} belongs to another user; choose another with --data-dir",
                self.0.display()
            );
        }
        fs::set_permissions(&self.0, fs::Permissions::from_mode(0o700))
            .with_context(|| format!("closing {} to other users", self.0.display()))?;
        let run = self.run_dir();
        make(&run).with_context(|| format!("making {}", run.display()))?;
        // SQLite gives its other files the mode of the first one.
        for database in [self.database(), self.log_database()] {
            let opened = fs::OpenOptions::new()
                .create(true)
                .append(true)
                .mode(0o600)
                .open(&database);
            opened
                .and_then(|f| f.set_permissions(fs::Permissions::from_mode(0o600)))
                .with_context(|| format!("making {}", database.display()))?;
        }
        Ok(())
    }

    /// Whether there is one.
    pub fn exists(&self) -> bool {
        self.0.is_dir()
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.0.join("kakoi.db")
    }
    /// What CloudWatch Logs keeps.
    pub fn log_database(&self) -> PathBuf {
        self.0.join("logs.db")
    }
    /// AWS-format credentials.
    pub fn credentials(&self) -> PathBuf {
        self.0.join("credentials")
    }
    /// The secret behind all role sessions.
    pub fn session_key(&self) -> PathBuf {
        self.0.join("session-key")
    }
    /// AWS-format configuration.
    pub fn config(&self) -> PathBuf {
        self.0.join("config")
    }
    /// What was chosen at the first start.
    pub fn choices(&self) -> PathBuf {
        self.0.join("region.json")
    }
    /// Held by the running server.
    pub fn lock(&self) -> PathBuf {
        self.0.join("lock")
    }
    /// The running server's socket for the command line.
    pub fn control_socket(&self) -> PathBuf {
        self.0.join("control.sock")
    }
    /// Small files of running apps; remade at will.
    pub fn run_dir(&self) -> PathBuf {
        self.0.join("apps")
    }
    /// File systems.
    pub fn file_systems(&self) -> PathBuf {
        self.0.join("fs")
    }
    /// Databases' data.
    pub fn databases(&self) -> PathBuf {
        self.0.join("databases")
    }
    /// How to log in to the quickstart's databases.
    pub fn quickstart(&self) -> PathBuf {
        self.0.join("quickstart.json")
    }
    /// Content of the simulated internet.
    pub fn simulated(&self) -> PathBuf {
        self.0.join("simulated")
    }
    /// S3's objects.
    pub fn buckets(&self) -> PathBuf {
        self.0.join("s3")
    }
    /// The audit log.
    pub fn audit(&self) -> PathBuf {
        self.0.join("audit")
    }
    /// What routers saw of flows.
    pub fn flows(&self) -> PathBuf {
        self.0.join("flows")
    }
    /// Logs of the anchor and of apps.
    pub fn logs(&self) -> PathBuf {
        self.0.join("logs")
    }

    /// Takes the lock that says "a server runs here". The descriptor is the lock; it ends with the process.
    pub fn take_lock(&self) -> anyhow::Result<fs::File> {
        let path = self.lock();
        let mut file = fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .mode(0o600)
            .open(&path)
            .with_context(|| format!("opening {}", path.display()))?;
        if rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive).is_err() {
            let owner = fs::read_to_string(&path).unwrap_or_default();
            bail!(
                "the data directory {} is in use by the kakoi with pid {}; stop that one or choose another with --data-dir",
                self.0.display(),
                owner.trim()
            );
        }
        file.set_len(0)?;
        writeln!(file, "{}", std::process::id())?;
        Ok(file)
    }

    /// Writes a file so that it's either the old one or the new one, whole, also after a crash.
    pub fn write_whole(path: &Path, content: &[u8], mode: u32) -> anyhow::Result<()> {
        let directory = path.parent().context("a file lies in a directory")?;
        let name = path.file_name().context("a file has a name")?.to_string_lossy();
        let temporary = directory.join(format!(".{name}.{}", std::process::id()));
        let write = || -> std::io::Result<()> {
            let mut file = fs::OpenOptions::new()
                .create(true)
                .truncate(true)
                .write(true)
                .mode(mode)
                .open(&temporary)?;
            file.write_all(content)?;
            file.sync_all()?;
            fs::rename(&temporary, path)?;
            fs::File::open(directory)?.sync_all()
        };
        write().with_context(|| format!("writing {}", path.display()))
    }
}
