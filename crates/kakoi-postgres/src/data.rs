//! The data directory: made whole or not at all, and brought to what the settings say before the network is opened.

use crate::conf;
use crate::programs::{self, Installed, NotInstalled};
use crate::{Launch, sql};
use kakoi_dataplane::ADMINISTRATOR;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// How long an earlier supervisor and its PostgreSQL may take to be gone.
const LOCK_PATIENCE: Duration = Duration::from_secs(30);

/// What failed at the first or a later start.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The PostgreSQL that the data needs.
    #[error(transparent)]
    NotInstalled(#[from] NotInstalled),
    /// A file.
    #[error("{step}: {source}")]
    Io {
        /// What was being done.
        step: String,
        /// The cause.
        source: io::Error,
    },
    /// A program.
    #[error("{program} ended with {status}; what it wrote stands above")]
    Program {
        /// Its name.
        program: &'static str,
        /// How it ended.
        status: ExitStatus,
    },
    /// Somebody else has the data.
    #[error("another PostgreSQL still uses the data in {}", .0.display())]
    InUse(PathBuf),
}

fn step<T>(step: impl FnOnce() -> String) -> impl FnOnce(io::Error) -> Result<T, DataError> {
    move |source| Err(DataError::Io { step: step(), source })
}

/// The data of a database, which this process alone has.
pub struct Data<'a> {
    launch: &'a Launch,
    programs: Installed,
    // Every process of PostgreSQL inherits it, so it's free only when the last of them is gone. PostgreSQL's own lock file can't
    // tell: the process ids in it are of a sandbox that may be gone.
    _lock: File,
}

impl<'a> Data<'a> {
    /// Waits until nobody else has the data, and finds its PostgreSQL.
    ///
    /// # Errors
    /// Somebody keeps it, or there's no PostgreSQL for it.
    pub async fn open(launch: &'a Launch) -> Result<Self, DataError> {
        let lock = launch.home.join("lock");
        let opening = || fs::OpenOptions::new().create(true).append(true).mode(0o600).open(&lock);
        let lock = opening().or_else(step(|| format!("opening {}", lock.display())))?;
        rustix::io::fcntl_setfd(&lock, rustix::io::FdFlags::empty())
            .map_err(io::Error::from)
            .or_else(step(|| "keeping the lock".to_owned()))?;
        let begun = Instant::now();
        while let Err(error) = rustix::fs::flock(lock.as_fd(), rustix::fs::FlockOperation::NonBlockingLockExclusive) {
            if error != rustix::io::Errno::WOULDBLOCK {
                return step(|| "locking the data".to_owned())(error.into());
            }
            if begun.elapsed() > LOCK_PATIENCE {
                return Err(DataError::InUse(launch.home.clone()));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let programs = match version(&directory(launch))? {
            Some(major) => programs::of_version(major)?,
            None => programs::newest()?,
        };
        Ok(Self {
            launch,
            programs,
            _lock: lock,
        })
    }

    /// A command of PostgreSQL's. It's killed when it's dropped, and when this process ends in whatever way.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.folder.join(program));
        command.kill_on_drop(true).stdin(Stdio::null());
        let parent = rustix::process::getpid();
        let die_with = move || {
            rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
            if rustix::process::getppid() == Some(parent) {
                Ok(())
            } else {
                Err(io::ErrorKind::Interrupted.into())
            }
        };
        // SAFETY: the closure runs between fork and exec and only makes system calls.
        unsafe { command.pre_exec(die_with) };
        command
    }

    /// `postgres`, with the configuration that was written last.
    pub fn postgres(&self) -> Command {
        let mut command = self.command("postgres");
        command.arg("-c").arg(self.configuration());
        command
    }

    fn configuration(&self) -> String {
        format!("config_file={}", self.launch.run.join(conf::CONFIGURATION).display())
    }

    /// Makes the data if there's none, and brings roles to what the settings say. Afterwards `postgres` can be started.
    ///
    /// # Errors
    /// What failed; running it again goes on from there.
    pub async fn prepare(&self) -> Result<(), DataError> {
        let launch = self.launch;
        self.write_run_directory().or_else(step(|| {
            format!("writing the configuration into {}", launch.run.display())
        }))?;
        let data = directory(launch);
        if version(&data)?.is_none() {
            self.make(&data).await?;
        }
        remove_file(&data.join("postmaster.pid")).or_else(step(|| "removing a lock file of the past".to_owned()))?;
        self.configure(&data)?;
        self.single(ADMINISTRATOR, &sql::each(&launch.settings)).await
    }

    /// Makes the data under another name and renames it when it's whole: whatever ends this, there's never half a one.
    async fn make(&self, data: &Path) -> Result<(), DataError> {
        let settings = &self.launch.settings;
        let new = self.launch.home.join("data.new");
        remove_folder(&new).or_else(step(|| format!("removing {}", new.display())))?;
        let mut initdb = self.command("initdb");
        initdb
            .arg("--pgdata")
            .arg(&new)
            .args(["--username", ADMINISTRATOR, "--encoding", "UTF8", "--locale", "C.UTF-8"])
            // The files of the data directory that these go into aren't the ones in use.
            .args(["--auth", "reject", "--data-checksums", "--no-instructions"])
            .stdout(Stdio::null());
        let status = initdb.status().await.or_else(step(|| "starting initdb".to_owned()))?;
        ended_well("initdb", status)?;
        self.configure(&new)?;
        self.single("postgres", &sql::first()).await?;
        self.single(ADMINISTRATOR, &sql::each(settings)).await?;
        self.single(ADMINISTRATOR, &sql::databases(settings)).await?;
        fs::rename(&new, data)
            .and_then(|()| File::open(&self.launch.home)?.sync_all())
            .or_else(step(|| format!("renaming {}", new.display())))
    }

    /// Runs statements as the administrator in PostgreSQL's single-user mode: nobody else can be there. The first one that fails
    /// ends it.
    async fn single(&self, database: &str, statements: &[String]) -> Result<(), DataError> {
        let mut postgres = self.command("postgres");
        postgres
            .args([
                "--single",
                "-j",
                "-c",
                "exit_on_error=true",
                "-c",
                "search_path=pg_catalog",
                "-c",
            ])
            .arg(self.configuration())
            .arg(database)
            .stdin(Stdio::piped())
            .stdout(Stdio::null());
        let starting = || "running PostgreSQL's single-user mode".to_owned();
        let mut child = postgres.spawn().or_else(step(starting))?;
        let text: String = statements.iter().map(|s| format!("{s};\n\n")).collect();
        if let Some(mut stdin) = child.stdin.take() {
            // One that ends early doesn't read on: its status tells.
            match stdin.write_all(text.as_bytes()).await {
                Err(e) if e.kind() != io::ErrorKind::BrokenPipe => return step(starting)(e),
                _ => {}
            }
        }
        let status = child.wait().await.or_else(step(starting))?;
        ended_well("postgres --single", status)
    }

    fn write_run_directory(&self) -> io::Result<()> {
        let run = &self.launch.run;
        // Sockets of a PostgreSQL that was killed would look taken: nobody else has the data, so nobody has them.
        remove_folder(run)?;
        fs::DirBuilder::new().mode(0o700).create(run)?;
        symlink(&self.programs.folder, run.join("bin"))?;
        let settings = &self.launch.settings;
        write(run, conf::HBA, &conf::hba(settings.wire))?;
        write(run, conf::IDENT, &conf::ident(&own_name()?))?;
        write(run, conf::CERTIFICATE, &settings.certificate_chain)?;
        write(run, conf::KEY, &settings.private_key)
    }

    fn configure(&self, data: &Path) -> Result<(), DataError> {
        write(
            &self.launch.run,
            conf::CONFIGURATION,
            &conf::configuration(self.launch, data),
        )
        .or_else(step(|| "writing PostgreSQL's configuration".to_owned()))
    }
}

/// Where the data lies.
fn directory(launch: &Launch) -> PathBuf {
    launch.home.join("data")
}

/// The major version that made some data; none where there is no data.
fn version(data: &Path) -> Result<Option<u32>, DataError> {
    let path = data.join("PG_VERSION");
    let reading = || format!("reading {}", path.display());
    let mut text = String::new();
    match File::open(&path).and_then(|f| f.take(16).read_to_string(&mut text)) {
        Err(e) if e.kind() == io::ErrorKind::NotFound && !data.exists() => Ok(None),
        Err(e) => step(reading)(e),
        Ok(_) => text
            .trim()
            .parse()
            .map(Some)
            .map_err(io::Error::other)
            .or_else(step(reading)),
    }
}

fn ended_well(program: &'static str, status: ExitStatus) -> Result<(), DataError> {
    if status.success() {
        Ok(())
    } else {
        Err(DataError::Program { program, status })
    }
}

/// Writes a file that nobody else can read, whole or not at all.
fn write(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let new = folder.join(format!("{name}.new"));
    remove_file(&new)?;
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&new)?;
    file.write_all(text.as_bytes())?;
    fs::rename(new, folder.join(name))
}

fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

fn remove_folder(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

/// The name of the user that this runs as; PostgreSQL asks the same file.
fn own_name() -> io::Result<String> {
    let own = rustix::process::geteuid().as_raw().to_string();
    let name = fs::read_to_string("/etc/passwd")?.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == own).then(|| name.to_owned())
    });
    name.ok_or_else(|| io::Error::other(format!("/etc/passwd has no user {own}")))
}
