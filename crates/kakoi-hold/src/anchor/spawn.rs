//! Forking a child and what it does until its program runs.
//!
//! The child waits on a pipe until the anchor has put its pid into every cgroup; then it reports on a second,
//! close-on-exec pipe: a message is a failed step, its silent end is a successful exec. Nothing of the child's program
//! runs before the cgroups hold it.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;

use kakoi_anchor::{Rlimit, RlimitResource, SERVICE_FD_RANGE, ServiceSpec, SpawnKind, SpawnSpec, wire};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Pid, Resource, WaitOptions, setsid, umask, waitpid};
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

use super::log::LogPump;
use crate::sandbox::{self, StepError, die_with, step};
use crate::sys;

/// A forked child whose program may not run yet.
pub struct Forked {
    pub pid: Pid,
    pub log: LogPump,
    /// Ends silently at exec, or says which step failed.
    pub errors: OwnedFd,
    /// Our end of a sandbox's exec socket.
    pub exec: Option<OwnedFd>,
}

/// What the children of one anchor share.
pub struct Common<'a> {
    pub hold: &'a str,
    pub nofile: rustix::process::Rlimit,
    pub log: &'a Path,
}

/// Checks a spec against the number of descriptors that came with it.
pub fn validate(spec: &SpawnSpec, fds: usize) -> Result<(), String> {
    if spec.meta.len() > kakoi_anchor::MAX_META {
        return Err("metadata is too long".to_owned());
    }
    let (netns, map) = match &spec.kind {
        SpawnKind::Service(service) => {
            if service.argv.is_empty() || !service.path.starts_with('/') {
                return Err("a service needs an absolute path and arguments".to_owned());
            }
            if let Some(map) = service.fds.iter().find(|m| !SERVICE_FD_RANGE.contains(&m.target)) {
                return Err(format!(
                    "descriptor number {} is outside {SERVICE_FD_RANGE:?}",
                    map.target
                ));
            }
            (service.netns, &service.fds)
        }
        SpawnKind::Sandbox(sandbox) => {
            sandbox::validate(sandbox)?;
            (Some(sandbox.netns), &sandbox.fds)
        }
    };
    let mut targets = std::collections::BTreeSet::new();
    if let Some(map) = map.iter().find(|m| !targets.insert(m.target)) {
        return Err(format!("descriptor number {} is given twice", map.target));
    }
    match map.iter().map(|m| m.index).chain(netns).find(|index| *index >= fds) {
        Some(index) => Err(format!("descriptor {index} was named, but only {fds} came")),
        None => Ok(()),
    }
}

/// Forks, fills the cgroups, and lets the child go on.
///
/// # Errors
/// The step; the child is reaped then.
pub fn spawn(spec: &SpawnSpec, fds: &[OwnedFd], common: &Common<'_>) -> Result<Forked, StepError> {
    let (log, log_end) = LogPump::new(common.log.to_owned()).map_err(step("log"))?;
    let (errors, errors_end) = pipe_with(PipeFlags::CLOEXEC).map_err(step("pipe"))?;
    let (go_end, go) = pipe_with(PipeFlags::CLOEXEC).map_err(step("pipe"))?;
    let (exec, exec_end) = match &spec.kind {
        SpawnKind::Sandbox(_) => Some(wire::pair().map_err(step("exec socket"))?),
        SpawnKind::Service(_) => None,
    }
    .unzip();
    let anchor = rustix::process::getpid();
    let pid = sys::fork(|| {
        // Out of the way of the numbers that descriptors of the child may get.
        let Ok(errors) = rustix::io::fcntl_dupfd_cloexec(&errors_end, sys::HIGH) else {
            return 126;
        };
        let failure = child(
            spec,
            fds,
            common,
            &Ends {
                log: &log_end,
                go: &go_end,
                exec: exec_end.as_ref(),
                anchor,
            },
        );
        let _ = std::fs::File::from(errors).write_all(failure.to_string().as_bytes()); // nobody else to tell
        126
    })
    .map_err(step("fork"))?;
    let pid_text = pid.as_raw_nonzero().to_string();
    for path in &spec.cgroup_procs {
        let joined = OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut f| f.write_all(pid_text.as_bytes()));
        if let Err(e) = joined {
            let _ = sys::kill(pid, libc::SIGKILL); // it can't be gone: nobody else reaps
            waitpid(Some(pid), WaitOptions::empty()).map_err(step("reaping"))?;
            return Err(step(format!("joining {path}"))(e));
        }
    }
    // A child that died meanwhile is reaped by the loop, which then reports the start as failed.
    let _ = rustix::io::write(&go, b"g");
    Ok(Forked { pid, log, errors, exec })
}

struct Ends<'a> {
    log: &'a OwnedFd,
    go: &'a OwnedFd,
    exec: Option<&'a OwnedFd>,
    anchor: Pid,
}

fn child(spec: &SpawnSpec, fds: &[OwnedFd], common: &Common<'_>, ends: &Ends<'_>) -> StepError {
    let result = prepare(spec, common, ends).and_then(|()| match &spec.kind {
        SpawnKind::Service(service) => Err(run_service(service, fds, ends)),
        SpawnKind::Sandbox(sandbox) => match ends.exec {
            Some(exec) => {
                sandbox::launch(sandbox, fds, exec.as_fd(), common.hold, ends.anchor).map(|never| match never {})
            }
            None => Err(step("exec socket")(io::Error::from(io::ErrorKind::NotFound))),
        },
    });
    match result {
        Ok(()) => sys::exit_now(126),
        Err(e) => e,
    }
}

fn prepare(spec: &SpawnSpec, common: &Common<'_>, ends: &Ends<'_>) -> Result<(), StepError> {
    setsid().map_err(step("new session"))?;
    sys::default_signals().map_err(step("signals"))?;
    umask(rustix::fs::Mode::from_raw_mode(0o022));
    // Until the ids change this covers the wait for the cgroups; the later steps renew it.
    die_with(ends.anchor)?;
    if !matches!(rustix::io::read(ends.go, &mut [0; 1]), Ok(1)) {
        sys::exit_now(1);
    }
    rustix::stdio::dup2_stdout(ends.log).map_err(step("log"))?;
    rustix::stdio::dup2_stderr(ends.log).map_err(step("log"))?;
    rustix::process::setrlimit(Resource::Nofile, common.nofile).map_err(step("descriptor limit"))?;
    for Rlimit { resource, soft, hard } in &spec.rlimits {
        let finite = |value: u64| (value != u64::MAX).then_some(value);
        let limit = rustix::process::Rlimit {
            current: finite(*soft),
            maximum: finite(*hard),
        };
        rustix::process::setrlimit(system_resource(*resource), limit).map_err(step(format!("limit {resource:?}")))?;
    }
    Ok(())
}

fn system_resource(resource: RlimitResource) -> Resource {
    match resource {
        RlimitResource::Nofile => Resource::Nofile,
        RlimitResource::Nproc => Resource::Nproc,
        RlimitResource::Core => Resource::Core,
        RlimitResource::Fsize => Resource::Fsize,
        RlimitResource::Stack => Resource::Stack,
        RlimitResource::Memlock => Resource::Memlock,
    }
}

fn run_service(service: &ServiceSpec, fds: &[OwnedFd], ends: &Ends<'_>) -> StepError {
    let prepared = (|| {
        if let Some(netns) = service.netns.and_then(|index| fds.get(index)) {
            move_into_link_name_space(netns.as_fd(), Some(LinkNameSpaceType::Network))
                .map_err(step("network namespace"))?;
        }
        if let Some(uid) = service.uid {
            sys::become_ids(uid, service.gid.unwrap_or(uid)).map_err(step(format!("becoming uid {uid}")))?;
        }
        die_with(ends.anchor)?;
        let cwd = service.cwd.as_deref().unwrap_or("/");
        std::env::set_current_dir(cwd).map_err(step(format!("entering {cwd}")))?;
        let placed: Vec<(BorrowedFd<'_>, i32)> = service
            .fds
            .iter()
            .filter_map(|m| Some((fds.get(m.index)?.as_fd(), m.target)))
            .collect();
        sys::place_fds(&placed).map_err(step("placing descriptors"))
    })();
    match prepared {
        Ok(()) => step(format!("starting {}", service.path))(sys::exec(&service.path, &service.argv, &service.env)),
        Err(e) => e,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kakoi_anchor::FdMap;

    fn service(fds: Vec<FdMap>, netns: Option<usize>) -> SpawnSpec {
        let service = ServiceSpec {
            path: "/bin/true".into(),
            argv: vec!["true".into()],
            env: vec![],
            cwd: None,
            uid: None,
            gid: None,
            netns,
            fds,
        };
        SpawnSpec {
            meta: String::new(),
            cgroup_procs: vec![],
            rlimits: vec![],
            kind: SpawnKind::Service(service),
        }
    }

    #[test]
    fn descriptors_must_have_come_and_have_one_place_each() {
        let map = |index, target| FdMap { index, target };
        assert_eq!(validate(&service(vec![map(0, 3), map(1, 4)], Some(1)), 2), Ok(()));
        assert!(validate(&service(vec![map(2, 3)], None), 2).is_err());
        assert!(validate(&service(vec![], Some(0)), 0).is_err());
        assert!(validate(&service(vec![map(0, 3), map(1, 3)], None), 2).is_err());
        assert!(validate(&service(vec![map(0, 64)], None), 2).is_err());
    }
}
