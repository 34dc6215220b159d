//! What a test runs, as whom, and where: the environment contract of `./x test`, and one scratch place per test.

use crate::checks::say;
use crate::server::{Server, Starting};
use serde_json::Value;
use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// As whom the product runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As root.
    Root,
    /// As an ordinary user with subordinate ids.
    Ordinary,
}

/// An ordinary user that root becomes.
#[derive(Clone, Debug)]
struct User {
    uid: u32,
    gid: u32,
}

/// Everything that running the product needs.
#[derive(Clone, Debug)]
pub struct Setup {
    /// As whom.
    pub way: Way,
    /// `kakoi`, with `kakoi-hold` beside it.
    pub kakoi: PathBuf,
    /// The notebook environment.
    pub environment: PathBuf,
    /// A virtual environment with boto3 and the `aws` command line.
    pub clients: PathBuf,
    user: Option<User>,
}

/// Finds what a way of running needs, or says plainly what is missing and answers `None`.
///
/// # Panics
/// With `KAKOI_REQUIRE_ALL=1`, if something is missing.
pub fn find(way: Way) -> Option<Setup> {
    match search(way) {
        Ok(setup) => Some(setup),
        Err(needs) => {
            assert!(
                variable("KAKOI_REQUIRE_ALL").as_deref() != Some("1"),
                "{way:?}: needs {needs}"
            );
            say(&format!("NOT TESTED, {way:?}: needs {needs}"));
            None
        }
    }
}

/// The way of running that needs no other user.
pub fn own_way() -> Way {
    if is_root() { Way::Root } else { Way::Ordinary }
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

/// Cargo's target directory: that of the test executable, `…/target/<profile>/deps/<test>`.
///
/// # Panics
/// If the executable's own path is unknown.
pub fn target() -> PathBuf {
    let own = std::env::current_exe().expect("own path");
    own.ancestors()
        .nth(3)
        .expect("a test lies in target/<profile>/deps")
        .to_owned()
}

fn search(way: Way) -> Result<Setup, String> {
    if way == Way::Root && !is_root() {
        return Err("root: run ./x test as root for this half".to_owned());
    }
    let becomes_other = way == Way::Ordinary && is_root();
    let clients = variable("KAKOI_CLIENTS").map_or_else(|| target().join("clients"), PathBuf::from);
    if !clients.join("bin/aws").is_file() {
        return Err("the AWS clients (KAKOI_CLIENTS); ./x test installs them".to_owned());
    }
    let (kakoi, environment, user) = if becomes_other {
        let set = |name: &str| variable(name).ok_or_else(|| format!("{name}; ./x test sets it"));
        let name = set("KAKOI_TEST_USER")?;
        let user = User {
            uid: id("-u", &name)?,
            gid: id("-g", &name)?,
        };
        (
            PathBuf::from(set("KAKOI_TEST_BIN")?),
            PathBuf::from(set("KAKOI_TEST_ENV")?),
            Some(user),
        )
    } else {
        let built = || {
            let profile = std::env::current_exe()
                .ok()
                .and_then(|own| own.ancestors().nth(2).map(Path::to_owned));
            [profile, Some(target().join("debug")), Some(target().join("release"))]
                .into_iter()
                .flatten()
                .map(|p| p.join("kakoi"))
                .find(|p| p.is_file())
        };
        let kakoi = variable("KAKOI_BIN")
            .map(PathBuf::from)
            .or_else(built)
            .ok_or("kakoi (KAKOI_BIN); ./x build makes it")?;
        (kakoi, own_environment()?, None)
    };
    if !kakoi.is_file() || !kakoi.with_file_name("kakoi-hold").is_file() {
        return Err(format!(
            "kakoi and kakoi-hold at {}; ./x build makes them",
            kakoi.display()
        ));
    }
    if !environment.join("kakoi-env.json").is_file() {
        return Err(format!(
            "a notebook environment at {}; ./x env makes it",
            environment.display()
        ));
    }
    Ok(Setup {
        way,
        kakoi,
        environment,
        clients,
        user,
    })
}

fn id(option: &str, user: &str) -> Result<u32, String> {
    let out = Command::new("id")
        .args([option, user])
        .output()
        .map_err(|e| format!("id: {e}"))?;
    String::from_utf8_lossy(&out.stdout)
        .trim()
        .parse()
        .map_err(|_| format!("the user {user}; ./x test makes it"))
}

fn own_environment() -> Result<PathBuf, String> {
    if let Some(path) = variable("KAKOI_ENV") {
        return Ok(path.into());
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../env/build");
    let out = Command::new(script)
        .arg("--hash")
        .output()
        .map_err(|e| format!("env/build: {e}"))?;
    let data = variable("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| variable("HOME").map(|h| Path::new(&h).join(".local/share")));
    let data = data.ok_or("KAKOI_ENV or HOME")?;
    Ok(data.join("kakoi/env").join(String::from_utf8_lossy(&out.stdout).trim()))
}

/// A home of its own for one test, with a data directory in it. When dropped, the region is stopped and all is removed.
pub struct Place {
    /// As whom, and which programs.
    pub setup: Setup,
    scratch: tempfile::TempDir,
    starts: AtomicU32,
}

impl Place {
    /// An empty home.
    ///
    /// # Panics
    /// If it can't be made.
    pub fn new(setup: Setup) -> Self {
        let scratch = tempfile::Builder::new()
            .prefix("kakoi-e2e-")
            .tempdir()
            .expect("a scratch directory");
        let place = Self {
            setup,
            scratch,
            starts: AtomicU32::new(0),
        };
        fs::set_permissions(place.scratch.path(), fs::Permissions::from_mode(0o755)).expect("a mode");
        for folder in [place.home(), place.temporary()] {
            fs::create_dir(&folder).expect("a folder");
            place.give(&folder);
        }
        place
    }

    /// Hands a file to the user that the product runs as.
    fn give(&self, path: &Path) {
        if let Some(user) = &self.setup.user {
            chown(path, Some(user.uid), Some(user.gid)).expect("chown");
        }
    }

    /// HOME.
    pub fn home(&self) -> PathBuf {
        self.scratch.path().join("home")
    }
    /// TMPDIR.
    pub fn temporary(&self) -> PathBuf {
        self.scratch.path().join("tmp")
    }
    /// The data directory: the default one under HOME.
    pub fn data(&self) -> PathBuf {
        self.home().join(".local/state/kakoi")
    }

    /// A program as the place's user, in a clean environment.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = match &self.setup.user {
            // setpriv executes the program: the child's pid is the program's.
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.args([
                    format!("--reuid={}", user.uid),
                    format!("--regid={}", user.gid),
                    "--clear-groups".to_owned(),
                    "--".to_owned(),
                ]);
                command.arg(program);
                command
            }
            None => Command::new(program),
        };
        command.env_clear().current_dir(self.home());
        command.envs([("PATH", "/usr/local/bin:/usr/bin:/bin"), ("LANG", "C.UTF-8")]);
        command
            .env("HOME", self.home())
            .env("TMPDIR", self.temporary())
            .env("KAKOI_ENV", &self.setup.environment);
        command.stdin(Stdio::null());
        command
    }

    /// `kakoi` with arguments.
    pub fn kakoi(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(&self.setup.kakoi);
        command.args(arguments);
        command
    }

    /// Runs `kakoi` to its end.
    ///
    /// # Panics
    /// If it can't be run.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.kakoi(arguments).output().expect("kakoi runs")
    }

    /// Runs `kakoi … --output json` and reads its answer.
    ///
    /// # Panics
    /// If it fails or answers something else.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let out = self.run(&[arguments, &["--output", "json"]].concat());
        let (stdout, stderr) = (
            String::from_utf8_lossy(&out.stdout),
            String::from_utf8_lossy(&out.stderr),
        );
        serde_json::from_str(&stdout)
            .unwrap_or_else(|e| panic!("kakoi {arguments:?} ({}): {e}\n{stdout}\n{stderr}", out.status))
    }

    /// Runs a command inside an app.
    ///
    /// # Panics
    /// If kakoi can't be run.
    pub fn exec(&self, app: &str, command: &[&str]) -> Output {
        self.run(&[&["app", "exec", app, "--"], command].concat())
    }

    /// What a shell command inside an app prints.
    ///
    /// # Panics
    /// If the command fails.
    pub fn shell(&self, app: &str, script: &str) -> String {
        let out = self.exec(app, &["sh", "-c", script]);
        let (stdout, stderr) = (
            String::from_utf8_lossy(&out.stdout),
            String::from_utf8_lossy(&out.stderr),
        );
        assert!(
            out.status.success(),
            "in {app}: {script}: {}\n{stdout}{stderr}",
            out.status
        );
        stdout.trim_end().to_owned()
    }

    /// Starts `kakoi up` with these arguments and doesn't wait.
    ///
    /// # Panics
    /// If it can't be started.
    pub fn spawn_up(&self, arguments: &[&str]) -> Starting {
        let number = self.starts.fetch_add(1, Ordering::Relaxed) + 1;
        let log = self.scratch.path().join(format!("up-{number}.log"));
        let ready_file = self.temporary().join(format!("ready-{number}.json"));
        let output = File::create(&log).expect("a log");
        let mut command = self.kakoi(&["up", "--listen", "127.0.0.1:0", "--ready-file"]);
        command
            .arg(&ready_file)
            .args(arguments)
            .stdout(output.try_clone().expect("a descriptor"))
            .stderr(output);
        Starting::new(command.spawn().expect("kakoi up starts"), ready_file, log)
    }

    /// Starts `kakoi up` and waits until it's ready.
    ///
    /// # Panics
    /// If it doesn't get ready.
    pub fn up(&self, arguments: &[&str]) -> Server {
        self.spawn_up(arguments).ready()
    }

    /// `kakoi down`, which must succeed.
    ///
    /// # Panics
    /// If it fails.
    pub fn down(&self, arguments: &[&str]) {
        let out = self.run(&[&["down"], arguments].concat());
        assert!(
            out.status.success(),
            "kakoi down {arguments:?}: {}\n{}",
            out.status,
            String::from_utf8_lossy(&out.stderr)
        );
    }

    /// Files under HOME and TMPDIR with their sizes, as the outside of the data directory that a region may not change.
    pub fn files(&self) -> Vec<(PathBuf, u64)> {
        let mut found = Vec::new();
        let mut todo = vec![self.home(), self.temporary()];
        while let Some(folder) = todo.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let Ok(meta) = entry.path().symlink_metadata() else {
                    continue;
                };
                if meta.is_dir() {
                    todo.push(entry.path());
                } else if !entry.file_name().to_string_lossy().starts_with("ready-") {
                    found.push((entry.path(), meta.len()));
                }
            }
        }
        found.sort();
        found
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.data().exists() {
            let out = self.run(&["down", "--delete-data"]);
            if !out.status.success() {
                say(&format!(
                    "cleaning up: kakoi down: {}",
                    String::from_utf8_lossy(&out.stderr)
                ));
            }
        }
    }
}
