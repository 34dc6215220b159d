//! Limits of apps: cgroup v2 where a directory is ours, cgroup v1 as root, else per-process limits alone.
//!
//! What works is found by trying, once, at start; what isn't enforced is said in words, never passed over.

use kakoi_anchor::protocol::{Rlimit, RlimitResource};
use kakoi_dataplane::{BackendError, Limits};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How limits are enforced here.
#[derive(Clone, Debug)]
pub enum Limiter {
    /// One directory with all controllers.
    V2 {
        /// The region's directory; apps get one each below it.
        root: PathBuf,
    },
    /// One directory per controller.
    V1 {
        /// The region's directory in each hierarchy that worked.
        roots: Vec<(Controller, PathBuf)>,
    },
    /// Per-process limits only.
    Rlimits,
}

/// A cgroup v1 controller that Kakoi uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Controller {
    /// Memory.
    Memory,
    /// CPU bandwidth.
    Cpu,
    /// Number of tasks.
    Pids,
}

impl Controller {
    const ALL: [Self; 3] = [Self::Memory, Self::Cpu, Self::Pids];

    fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Cpu => "cpu",
            Self::Pids => "pids",
        }
    }
}

/// The period over which CPU shares are counted, in microseconds (the kernel's default).
const CPU_PERIOD_US: u64 = 100_000;

const CGROUP: &str = "/sys/fs/cgroup";

impl Limiter {
    /// Finds what works for a region, whose cgroup directories are named after `region`.
    pub fn detect(region: &str) -> Self {
        if let Some(root) = v2_root(region) {
            return Self::V2 { root };
        }
        let roots: Vec<_> = Controller::ALL
            .into_iter()
            .filter_map(|c| v1_root(c, region).map(|root| (c, root)))
            .collect();
        if roots.is_empty() {
            Self::Rlimits
        } else {
            Self::V1 { roots }
        }
    }

    /// What's enforced, in words.
    pub fn describe(&self) -> String {
        match self {
            Self::V2 { .. } => "cgroup v2: memory, cpu, processes".to_owned(),
            Self::V1 { roots } => {
                let names: Vec<_> = roots.iter().map(|(c, _)| c.name()).collect();
                format!("cgroup v1: {}", names.join(", "))
            }
            Self::Rlimits => {
                "number of processes only; memory and cpu are NOT limited (no cgroup is delegated to this user)"
                    .to_owned()
            }
        }
    }

    /// Makes an app's directories and sets its limits; answers with the `cgroup.procs` files its first process goes into.
    pub fn prepare(&self, app: &str, limits: &Limits) -> Result<Vec<String>, BackendError> {
        let step = |e| BackendError::new(format!("setting limits of {app}"), e);
        match self {
            Self::Rlimits => Ok(Vec::new()),
            Self::V2 { root } => {
                let directory = root.join(app);
                make(&directory).map_err(step)?;
                let quota = u64::from(limits.cpu_millis) * CPU_PERIOD_US / 1000;
                let files = [
                    ("memory.max", limits.memory_bytes.to_string()),
                    ("memory.oom.group", "1".to_owned()),
                    ("pids.max", limits.pids.to_string()),
                    ("cpu.max", format!("{quota} {CPU_PERIOD_US}")),
                ];
                for (file, value) in files {
                    fs::write(directory.join(file), value).map_err(step)?;
                }
                // Absent where the kernel counts no swap.
                let _ = fs::write(directory.join("memory.swap.max"), "0");
                Ok(vec![directory.join("cgroup.procs").display().to_string()])
            }
            Self::V1 { roots } => roots
                .iter()
                .map(|(controller, root)| {
                    let directory = root.join(app);
                    make(&directory)?;
                    match controller {
                        Controller::Memory => {
                            fs::write(directory.join("memory.limit_in_bytes"), limits.memory_bytes.to_string())?
                        }
                        Controller::Pids => fs::write(directory.join("pids.max"), limits.pids.to_string())?,
                        Controller::Cpu => {
                            let quota = u64::from(limits.cpu_millis) * CPU_PERIOD_US / 1000;
                            fs::write(directory.join("cpu.cfs_period_us"), CPU_PERIOD_US.to_string())?;
                            fs::write(directory.join("cpu.cfs_quota_us"), quota.to_string())?;
                        }
                    }
                    Ok(directory.join("cgroup.procs").display().to_string())
                })
                .collect::<io::Result<_>>()
                .map_err(step),
        }
    }

    /// Removes an app's directories; its processes must be gone.
    pub fn remove(&self, app: &str) {
        for root in self.roots() {
            remove(&root.join(app));
        }
    }

    /// Removes a region's directories and what's left below them; its processes must be gone. Works without knowing which of
    /// the ways was used, so that `down` needs no server.
    pub fn remove_region(region: &str) {
        let top = Path::new(CGROUP);
        let parents = Controller::ALL
            .iter()
            .map(|c| top.join(c.name()))
            .chain([top.to_owned()])
            .chain(own_v2_directory(top));
        for root in parents.flat_map(|parent| [parent.join(region), parent.join(format!("{region}-server"))]) {
            if !root.is_dir() {
                continue;
            }
            for entry in fs::read_dir(&root).into_iter().flatten().flatten() {
                if entry.file_type().is_ok_and(|t| t.is_dir()) {
                    remove(&entry.path());
                }
            }
            remove(&root);
        }
    }

    /// Per-process limits, in every mode: what a cgroup can't hold back, and core files, which nobody can collect.
    pub fn rlimits(&self, limits: &Limits) -> Vec<Rlimit> {
        let both = |resource, value| Rlimit {
            resource,
            soft: value,
            hard: value,
        };
        let mut rlimits = vec![both(RlimitResource::Core, 0)];
        // The number is counted per uid, and a uid's apps share it; it's a fallback, not the limit proper.
        if matches!(self, Self::Rlimits) {
            rlimits.push(both(RlimitResource::Nproc, u64::from(limits.pids)));
        }
        rlimits
    }

    fn roots(&self) -> Vec<&Path> {
        match self {
            Self::V2 { root } => vec![root],
            Self::V1 { roots } => roots.iter().map(|(_, root)| root.as_path()).collect(),
            Self::Rlimits => Vec::new(),
        }
    }
}

fn make(directory: &Path) -> io::Result<()> {
    match fs::create_dir(directory) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// Removes a cgroup. The kernel refuses while a killed process is still being taken apart, so it's asked again for a while.
fn remove(directory: &Path) {
    for _ in 0..200 {
        match fs::remove_dir(directory) {
            Err(e) if e.raw_os_error() == Some(libc::EBUSY) => std::thread::sleep(std::time::Duration::from_millis(5)),
            _ => return,
        }
    }
    tracing::warn!(directory = %directory.display(), "a cgroup is still busy and stays");
}

/// A v1 hierarchy's directory for the region, if one can be made.
fn v1_root(controller: Controller, region: &str) -> Option<PathBuf> {
    let hierarchy = Path::new(CGROUP).join(controller.name());
    if !hierarchy.join("cgroup.procs").exists() || hierarchy.join("cgroup.controllers").exists() {
        return None;
    }
    let root = hierarchy.join(region);
    make(&root).ok().map(|()| root)
}

/// A v2 directory for the region in which all three controllers can be used: as root below the top, else below our own
/// cgroup if it was delegated to us.
fn v2_root(region: &str) -> Option<PathBuf> {
    let top = Path::new(CGROUP);
    if !top.join("cgroup.controllers").exists() {
        return None;
    }
    let candidates = [Some(top.to_owned()), own_v2_directory(top)];
    candidates
        .into_iter()
        .flatten()
        .find_map(|parent| v2_below(&parent, region).ok())
}

fn own_v2_directory(top: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string("/proc/self/cgroup").ok()?;
    let path = text.lines().find_map(|l| l.strip_prefix("0::/"))?;
    Some(top.join(path))
}

fn v2_below(parent: &Path, region: &str) -> io::Result<PathBuf> {
    const WANTED: &str = "+memory +cpu +pids";
    let enable = |directory: &Path| fs::write(directory.join("cgroup.subtree_control"), WANTED);
    let root = parent.join(region);
    let leaf = parent.join(format!("{region}-server"));
    let attempt = || -> io::Result<()> {
        make(&root)?;
        if enable(parent).is_err() {
            // A cgroup with processes can't hand controllers down: server and anchor, and whatever else the delegated cgroup
            // holds, move to a leaf first.
            make(&leaf)?;
            for pid in fs::read_to_string(parent.join("cgroup.procs"))?.lines() {
                fs::write(leaf.join("cgroup.procs"), pid)?;
            }
            enable(parent)?;
        }
        enable(&root)
    };
    attempt().map(|()| root.clone()).inspect_err(|_| {
        // The leaf stays if processes are in it: they have nowhere better to be.
        let _ = fs::remove_dir(&root);
        let _ = fs::remove_dir(&leaf);
    })
}
