//! The launcher: turns a forked child of the anchor, still root of the namespace, into bubblewrap as the slot's user.
//!
//! Order matters: mounts while root, then the network namespace (before bubblewrap makes its user namespace, so that
//! the app has no power over its own network), then the slot's ids, then the parent-death signal (a change of ids clears
//! it). Each step has its name in the error. bubblewrap gets its options through a descriptor and its sources under
//! neutral paths, so that no command line inside shows where things lie on the host (mountinfo shows a source's path within
//! its file system all the same: the kernel offers no way to hide it). Never runs anything of the user itself.

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd, RawFd};
use std::path::Path;

use kakoi_anchor::{Bind, SANDBOX_FD_RANGE, SandboxSpec};
use rustix::process::Signal;
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

use crate::binds::{self, neutral};
use crate::{seccomp, sys};

/// PID 1's end of the exec socket.
pub const EXEC_FD: RawFd = 3;
const ARGS_FD: RawFd = 4;
const FIRST_SECCOMP_FD: RawFd = 5;

/// Where bubblewrap is looked for; the environment of the anchor doesn't count.
const BWRAP: [&str; 2] = ["/usr/bin/bwrap", "/usr/local/bin/bwrap"];
/// Our binary inside.
const INIT: &str = "/opt/kakoi/init";

/// A failed step.
#[derive(Debug)]
pub struct StepError {
    step: String,
    source: io::Error,
}

impl fmt::Display for StepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.step, self.source)
    }
}

/// Names the step of a failure, for `map_err`.
pub fn step<E: Into<io::Error>>(step: impl Into<String>) -> impl FnOnce(E) -> StepError {
    move |source| StepError {
        step: step.into(),
        source: source.into(),
    }
}

/// Checks what the file descriptors and ids say, before anything is forked.
pub fn validate(spec: &SandboxSpec) -> Result<(), String> {
    if spec.slot_uid == 0 {
        return Err("a sandbox needs a slot uid other than 0".to_owned());
    }
    if spec.argv.is_empty() {
        return Err("a sandbox needs a payload".to_owned());
    }
    if let Some(map) = spec.fds.iter().find(|m| !SANDBOX_FD_RANGE.contains(&m.target)) {
        return Err(format!(
            "descriptor number {} is outside {SANDBOX_FD_RANGE:?}",
            map.target
        ));
    }
    for Bind { source, target, .. } in &spec.binds {
        if !plain_absolute(source) || !plain_absolute(target) || target == "/" {
            return Err(format!("bind {source} to {target}: paths must be absolute and plain"));
        }
        if ["/usr", "/proc", "/dev", INIT]
            .iter()
            .any(|own| Path::new(target).starts_with(own))
        {
            return Err(format!("bind to {target}: that place is the sandbox's own"));
        }
    }
    binds::validate(&spec.binds)?;
    if !plain_absolute(&spec.chdir) {
        return Err(format!("working directory {} must be absolute and plain", spec.chdir));
    }
    let texts = spec
        .argv
        .iter()
        .chain([&spec.hostname])
        .chain(spec.env.iter().flat_map(|(k, v)| [k, v]));
    if texts
        .chain(spec.binds.iter().flat_map(|b| [&b.source, &b.target]))
        .any(|t| t.contains('\0'))
    {
        return Err("texts must not contain NUL".to_owned());
    }
    if spec.env.iter().any(|(k, _)| k.is_empty() || k.contains('=')) {
        return Err("an environment name is empty or contains '='".to_owned());
    }
    Ok(())
}

fn plain_absolute(path: &str) -> bool {
    path.starts_with('/') && !path.split('/').any(|part| part == ".." || part == ".")
}

/// Becomes bubblewrap. Returns only a failure.
///
/// # Errors
/// The step that failed; the process must then exit.
pub fn launch(
    spec: &SandboxSpec,
    fds: &[OwnedFd],
    exec_end: BorrowedFd<'_>,
    init: &str,
    parent: rustix::process::Pid,
) -> Result<Infallible, StepError> {
    binds::to_neutral_paths(spec, init, INIT)?;
    let netns = fds
        .get(spec.netns)
        .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound));
    let netns = netns.map_err(step("network namespace"))?;
    move_into_link_name_space(netns.as_fd(), Some(LinkNameSpaceType::Network)).map_err(step("network namespace"))?;
    sys::become_ids(spec.slot_uid, spec.slot_uid).map_err(step(format!("becoming slot uid {}", spec.slot_uid)))?;
    rustix::thread::set_no_new_privs(true).map_err(step("no new privileges"))?;
    die_with(parent)?;

    let arguments =
        sys::memfd("arguments", &nul_separated(&bwrap_arguments(spec))).map_err(step("bubblewrap's arguments"))?;
    let mut placed = vec![(exec_end, EXEC_FD), (arguments.as_fd(), ARGS_FD)];
    let mut filters = Vec::new();
    for program in seccomp::programs().map_err(io::Error::other).map_err(step("seccomp"))? {
        filters.push(sys::memfd("seccomp", &program).map_err(step("seccomp"))?);
    }
    placed.extend(
        filters
            .iter()
            .zip(FIRST_SECCOMP_FD..)
            .map(|(f, number)| (f.as_fd(), number)),
    );
    for map in &spec.fds {
        let fd = fds
            .get(map.index)
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound));
        placed.push((fd.map_err(step("passed descriptors"))?.as_fd(), map.target));
    }
    sys::place_fds(&placed).map_err(step("placing descriptors"))?;

    let mut argv: Vec<String> = ["bwrap", "--args", &ARGS_FD.to_string(), "--", INIT, "pid1"]
        .map(str::to_owned)
        .into();
    for map in &spec.fds {
        argv.extend(["--keep".to_owned(), map.target.to_string()]);
    }
    argv.push("--".to_owned());
    argv.extend(spec.argv.iter().cloned());
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for path in BWRAP {
        last = sys::exec(path, &argv, &[]);
        if last.kind() != io::ErrorKind::NotFound {
            break;
        }
    }
    Err(step("starting bubblewrap (package `bubblewrap`)")(last))
}

/// Asks for death with the parent, after the last change of ids; a parent that died before was too early to notice.
pub fn die_with(parent: rustix::process::Pid) -> Result<(), StepError> {
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL)).map_err(step("parent-death signal"))?;
    if rustix::process::getppid() != Some(parent) {
        sys::exit_now(1);
    }
    Ok(())
}

fn nul_separated(arguments: &[String]) -> Vec<u8> {
    arguments.iter().flat_map(|a| a.bytes().chain([0])).collect()
}

/// Everything bubblewrap is told, except the command.
fn bwrap_arguments(spec: &SandboxSpec) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    let mut add = |words: &[&str]| list.extend(words.iter().map(|w| (*w).to_owned()));
    let id = spec.inside_uid.to_string();
    // A user namespace with one id and no way to make another.
    add(&["--unshare-user", "--uid", &id, "--gid", &id, "--disable-userns"]);
    add(&[
        "--unshare-pid",
        "--as-pid-1",
        "--unshare-ipc",
        "--unshare-uts",
        "--unshare-cgroup-try",
    ]);
    add(&[
        "--hostname",
        &spec.hostname,
        "--die-with-parent",
        "--new-session",
        "--cap-drop",
        "ALL",
        "--clearenv",
    ]);
    for (name, value) in &spec.env {
        add(&["--setenv", name, value]);
    }
    add(&["--ro-bind", "/usr", "/usr"]);
    for name in ["bin", "sbin", "lib", "lib64"] {
        add(&["--symlink", &format!("usr/{name}"), &format!("/{name}")]);
    }
    add(&["--proc", "/proc", "--dev", "/dev"]);
    // Over bubblewrap's own, which has no bound.
    add(&["--dev-bind", binds::TERMINALS, "/dev/pts"]);
    add(&[
        "--perms",
        "1777",
        "--size",
        &spec.shm_bytes.to_string(),
        "--tmpfs",
        "/dev/shm",
    ]);
    add(&[
        "--perms",
        "1777",
        "--size",
        &spec.tmp_bytes.to_string(),
        "--tmpfs",
        "/tmp",
    ]);
    add(&["--dir", "/var", "--symlink", "/tmp", "/var/tmp", "--dir", "/home"]);
    for (index, bind) in spec.binds.iter().enumerate() {
        // What's inside of another is attached there already, and comes with it.
        if binds::host(&spec.binds, index).is_some() {
            continue;
        }
        let how = if bind.writable { "--bind" } else { "--ro-bind" };
        add(&[how, &neutral(index, spec.binds.len()), &bind.target]);
    }
    add(&["--ro-bind", &neutral(spec.binds.len(), spec.binds.len()), INIT]);
    // Both are file systems in memory that nobody else limits.
    add(&["--remount-ro", "/dev", "--remount-ro", "/"]);
    for number in 0..seccomp::programs().map_or(0, |p| p.len() as RawFd) {
        add(&["--add-seccomp-fd", &(FIRST_SECCOMP_FD + number).to_string()]);
    }
    add(&["--chdir", &spec.chdir]);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec() -> SandboxSpec {
        serde_json::from_str(
            r#"{"slot_uid":5000,"netns":0,"chdir":"/home/u","argv":["sh"],"env":[["A","b"]],
                "binds":[{"source":"/secret/place","target":"/home/u","writable":true},
                         {"source":"/secret/etc","target":"/etc","writable":false}]}"#,
        )
        .expect("a well-formed spec")
    }

    #[test]
    fn bubblewrap_never_hears_a_host_path() {
        let arguments = bwrap_arguments(&spec());
        assert!(!arguments.iter().any(|a| a.contains("secret")), "{arguments:?}");
        let home = arguments
            .iter()
            .position(|a| a == "/home/u")
            .expect("the home is bound");
        assert_eq!(&arguments[home - 2..home], ["--bind", "/run/kakoi/0"]);
    }

    #[test]
    fn specs_that_would_weaken_the_sandbox_are_refused() {
        assert_eq!(validate(&spec()), Ok(()));
        let bind = |source: &str, target: &str| Bind {
            source: source.into(),
            target: target.into(),
            writable: true,
        };
        let bad_binds = [
            bind("/a", "/"),
            bind("/a", "/usr/bin"),
            bind("/a", "/dev/x"),
            bind("a", "/b"),
            bind("/a", "/b/../usr"),
        ];
        for bad in bad_binds {
            let spec = SandboxSpec {
                binds: vec![bad],
                ..spec()
            };
            assert!(validate(&spec).is_err(), "{:?}", spec.binds);
        }
        assert!(validate(&SandboxSpec { slot_uid: 0, ..spec() }).is_err());
        assert!(validate(&SandboxSpec { argv: vec![], ..spec() }).is_err());
        let fds = vec![kakoi_anchor::FdMap {
            index: 0,
            target: EXEC_FD,
        }];
        assert!(validate(&SandboxSpec { fds, ..spec() }).is_err());
        assert!(
            validate(&SandboxSpec {
                env: vec![("A=B".into(), "c".into())],
                ..spec()
            })
            .is_err()
        );
    }
}
