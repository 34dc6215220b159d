//! What the checks share: an anchor that somebody else made, a sandbox, a way to run a command in it.

use std::fs::File;
use std::io::Read;
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use kakoi_anchor::{Anchor, Bind, ExecRequest, ExitStatus, Info, Mode, SandboxSpec, ServiceSpec, SpawnKind, SpawnSpec};

pub const SECOND: Duration = Duration::from_secs(1);

pub struct World {
    pub dir: PathBuf,
    pub data: PathBuf,
    pub hold: PathBuf,
    pub slot: u32,
    pub info: Info,
    pub anchor: Anchor,
}

/// The first client: makes the anchor, says so, and waits to be killed.
pub fn create_and_wait(dir: &Path) -> ExitCode {
    let hold = dir.join("../kakoi-hold");
    match kakoi_anchor::start(&hold, &dir.join("data"), Mode::detect()) {
        Ok(info) => println!("{}", info.pid),
        Err(e) => {
            println!("failed: {e:?}");
            return ExitCode::FAILURE;
        }
    }
    let mut forever = String::new();
    let _ = std::io::stdin().read_line(&mut forever);
    ExitCode::SUCCESS
}

/// An anchor whose creator was killed; this process has joined it.
pub fn world(mode: &str, dir: &Path) -> World {
    let data = dir.join("data");
    let mut creator = Command::new(std::env::current_exe().expect("own path"))
        .arg("create")
        .arg(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the creator runs");
    let mut said = [0; 64];
    let length = creator
        .stdout
        .as_mut()
        .expect("piped")
        .read(&mut said)
        .expect("the creator speaks");
    let said = String::from_utf8_lossy(&said[..length]).into_owned();
    creator.kill().expect("killed");
    creator.wait().expect("reaped");

    let info = kakoi_anchor::find_living(&data).unwrap_or_else(|| panic!("the anchor outlives its creator: {said}"));
    assert_eq!(said.trim(), info.pid.to_string());
    assert_eq!(info.rootless, mode == "rootless");
    kakoi_anchor::join(&info).expect("joined");
    let anchor = Anchor::connect(&data).expect("connected");
    let slot = if mode == "rootless" { 5 } else { 210_005 };
    World {
        dir: dir.to_owned(),
        data,
        hold: dir.join("../kakoi-hold"),
        slot,
        info,
        anchor,
    }
}

impl World {
    /// A sandbox spec with a home of its own, owned by the slot.
    pub fn sandbox(&self, name: &str, argv: &[&str]) -> SandboxSpec {
        let home = self.dir.join("homes").join(name);
        std::fs::create_dir_all(&home).expect("a home");
        std::os::unix::fs::chown(&home, Some(self.slot), Some(self.slot)).expect("owned by the slot");
        let etc = self.dir.join("etc");
        std::fs::create_dir_all(&etc).expect("an etc");
        std::fs::write(
            etc.join("passwd"),
            "sagemaker-user:x:1000:1000::/home/sagemaker-user:/bin/sh\n",
        )
        .expect("written");
        for path in [&etc, &etc.join("passwd")] {
            let mode = if path.is_dir() { 0o755 } else { 0o644 };
            std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).expect("readable");
        }
        let bind = |source: &Path, target: &str, writable| Bind {
            source: source.to_str().expect("UTF-8").to_owned(),
            target: target.to_owned(),
            writable,
        };
        SandboxSpec {
            slot_uid: self.slot,
            inside_uid: 1000,
            hostname: "default".to_owned(),
            netns: 0,
            binds: vec![bind(&home, "/home/sagemaker-user", true), bind(&etc, "/etc", false)],
            env: vec![
                ("PATH".to_owned(), "/usr/bin:/bin".to_owned()),
                ("HOME".to_owned(), "/home/sagemaker-user".to_owned()),
            ],
            chdir: "/home/sagemaker-user".to_owned(),
            argv: argv.iter().map(|a| (*a).to_owned()).collect(),
            fds: Vec::new(),
            tmp_bytes: 1 << 20,
            shm_bytes: 1 << 20,
        }
    }

    /// Starts a sandbox in a new namespace of the same name; gives its exec socket and outer pid.
    pub fn start(&self, name: &str, argv: &[&str]) -> (OwnedFd, i32) {
        let netns = self.anchor.netns_new(name).expect("a namespace");
        let spec = self.sandbox(name, argv);
        let spawned = self
            .anchor
            .spawn_sandbox(name, "meta", &spec, netns.as_fd())
            .expect("a sandbox");
        (spawned.exec.expect("a sandbox has an exec socket"), spawned.pid)
    }

    pub fn log(&self, id: &str) -> String {
        std::fs::read_to_string(self.data.join("logs").join(format!("{id}.log"))).unwrap_or_default()
    }
}

/// A service of `/bin/sh -c`.
pub fn shell(script: &str) -> SpawnSpec {
    SpawnSpec {
        meta: "tag".to_owned(),
        cgroup_procs: Vec::new(),
        rlimits: Vec::new(),
        kind: SpawnKind::Service(ServiceSpec {
            path: "/bin/sh".to_owned(),
            argv: ["sh", "-c", script].map(str::to_owned).into(),
            env: vec![("PATH".to_owned(), "/usr/bin:/bin".to_owned())],
            cwd: None,
            uid: None,
            gid: None,
            netns: None,
            fds: Vec::new(),
        }),
    }
}

/// Runs a command inside; gives status, stdout and stderr. Output must fit a pipe.
pub fn run_in(exec_socket: &OwnedFd, argv: &[&str]) -> (ExitStatus, String, String) {
    let pipe = || rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC).expect("a pipe");
    let ((out, out_end), (err, err_end)) = (pipe(), pipe());
    let null = File::open("/dev/null").expect("null");
    let request = ExecRequest {
        argv: argv.iter().map(|a| (*a).to_owned()).collect(),
        env: Vec::new(),
        cwd: None,
    };
    let stdio = [null.as_fd(), out_end.as_fd(), err_end.as_fd()];
    let session = kakoi_anchor::exec(exec_socket, &request, stdio).expect("sent");
    drop((out_end, err_end));
    let status = session
        .wait(Some(20 * SECOND))
        .unwrap_or_else(|e| panic!("{argv:?}: {e:?}"));
    let text = |fd: OwnedFd| {
        let mut text = String::new();
        File::from(fd).read_to_string(&mut text).expect("text");
        text
    };
    (status, text(out), text(err))
}

/// Waits for a predicate, which must come true.
pub fn eventually(what: &str, mut predicate: impl FnMut() -> bool) {
    let end = Instant::now() + 10 * SECOND;
    while !predicate() {
        assert!(Instant::now() < end, "not in time: {what}");
        std::thread::yield_now();
    }
}

/// Pids whose parents lead to `root`, itself not included.
pub fn descendants(root: i32) -> Vec<i32> {
    let mut parents = Vec::new();
    for entry in std::fs::read_dir("/proc").expect("proc").flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|n| n.parse::<i32>().ok()) else {
            continue;
        };
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        let after = &stat[stat.rfind(')').expect("a name") + 1..];
        let parent = after
            .split_ascii_whitespace()
            .nth(1)
            .and_then(|p| p.parse::<i32>().ok());
        parents.push((pid, parent.expect("a parent")));
    }
    let mut found = vec![root];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        found.extend(parents.iter().filter(|(_, p)| *p == parent).map(|(pid, _)| *pid));
        next += 1;
    }
    found.remove(0);
    found
}

pub fn alive(pid: i32) -> bool {
    kakoi_anchor::process_start_time(pid).is_ok()
}
