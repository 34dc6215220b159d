//! What a region leaves on the machine: processes, network namespaces, mounts, cgroups. Read from /proc, by number, so that
//! regions of others on the same machine don't disturb.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A process, told from a later one with the same pid by its start time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Process {
    /// Its pid here.
    pub pid: i32,
    start: u64,
    /// Program and arguments.
    pub command: String,
}

impl Process {
    fn read(pid: i32) -> Option<(Self, i32)> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name may hold anything: fields are counted from the last bracket.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        if *fields.first()? == "Z" {
            return None;
        }
        let command = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let command = String::from_utf8_lossy(&command).replace('\0', " ").trim().to_owned();
        Some((
            Self {
                pid,
                start: fields.get(19)?.parse().ok()?,
                command,
            },
            fields.get(1)?.parse().ok()?,
        ))
    }

    /// Whether it still runs.
    pub fn is_alive(&self) -> bool {
        Self::read(self.pid).is_some_and(|(now, _)| now.start == self.start)
    }
}

fn pids() -> Vec<i32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|e| e.file_name().to_str()?.parse().ok()).collect()
}

/// A process, if it runs.
pub fn process(pid: i32) -> Option<Process> {
    Process::read(pid).map(|(process, _)| process)
}

/// All below a process, without itself.
pub fn descendants(of: i32) -> Vec<Process> {
    let all: Vec<(Process, i32)> = pids().into_iter().filter_map(Process::read).collect();
    let mut family = BTreeSet::from([of]);
    loop {
        let more: Vec<i32> = all
            .iter()
            .filter(|(p, parent)| family.contains(parent) && !family.contains(&p.pid))
            .map(|(p, _)| p.pid)
            .collect();
        if more.is_empty() {
            break;
        }
        family.extend(more);
    }
    let mut found: Vec<Process> = all
        .into_iter()
        .map(|(p, _)| p)
        .filter(|p| p.pid != of && family.contains(&p.pid))
        .collect();
    found.sort();
    found
}

/// The notebook servers below an anchor, also those that are parked for apps to come: the launcher itself, not what starts it.
pub fn notebooks(anchor: i32) -> Vec<Process> {
    descendants(anchor)
        .into_iter()
        .filter(|p| p.command.starts_with("/opt/kakoi/env/bin/python3") && p.command.contains("/opt/kakoi/launch.py"))
        .collect()
}

fn namespaces_of(pid: i32) -> BTreeSet<String> {
    let link = |path: PathBuf| fs::read_link(path).ok().map(|l| l.to_string_lossy().into_owned());
    let mut found: BTreeSet<String> = link(format!("/proc/{pid}/ns/net").into()).into_iter().collect();
    for fd in fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten() {
        found.extend(link(fd.path()).filter(|l| l.starts_with("net:[")));
    }
    let mounts = fs::read_to_string(format!("/proc/{pid}/mountinfo")).unwrap_or_default();
    found.extend(
        mounts
            .split_whitespace()
            .filter(|word| word.starts_with("net:["))
            .map(str::to_owned),
    );
    found
}

/// Network namespaces that these processes are in, hold open or have mounted, without that of the caller.
pub fn network_namespaces(of: &[i32]) -> BTreeSet<String> {
    let own = namespaces_of(i32::try_from(std::process::id()).unwrap_or_default());
    of.iter()
        .flat_map(|pid| namespaces_of(*pid))
        .filter(|n| !own.contains(n))
        .collect()
}

/// Which of these namespaces a process of this home still has. Only such ones count: the kernel gives the number
/// of a namespace that's gone to the next one, which may be anybody's.
pub fn holders(namespaces: &BTreeSet<String>, home: &Path) -> Vec<(Process, String)> {
    let held = |process: &Process| {
        namespaces_of(process.pid)
            .into_iter()
            .filter(|n| namespaces.contains(n))
            .collect::<Vec<_>>()
    };
    let all = of_home(home).into_iter();
    all.flat_map(|p| held(&p).into_iter().map(move |n| (p.clone(), n)).collect::<Vec<_>>())
        .collect()
}

/// Mounts anywhere whose line names this path.
pub fn mounts(path: &Path) -> Vec<String> {
    let path = path.display().to_string();
    let of = |pid| fs::read_to_string(format!("/proc/{pid}/mountinfo")).unwrap_or_default();
    pids()
        .into_iter()
        .flat_map(|pid| {
            of(pid)
                .lines()
                .filter(|l| l.contains(&path))
                .map(|l| format!("{pid}: {l}"))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The cgroup directories named by Kakoi that these processes are in, with the region's own above them.
pub fn cgroups(of: &[Process]) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for process in of {
        for line in fs::read_to_string(format!("/proc/{}/cgroup", process.pid))
            .unwrap_or_default()
            .lines()
        {
            let mut fields = line.splitn(3, ':').skip(1);
            let (Some(controllers), Some(path)) = (fields.next(), fields.next()) else {
                continue;
            };
            if !path.contains("kakoi") {
                continue;
            }
            let hierarchy = Path::new("/sys/fs/cgroup").join(controllers.trim_start_matches("name="));
            let directory = hierarchy.join(path.trim_start_matches('/'));
            let ours = directory.ancestors().filter(|a| {
                a.file_name()
                    .is_some_and(|n| n.to_string_lossy().contains("kakoi") || n.to_string_lossy().starts_with("app-"))
            });
            found.extend(ours.map(Path::to_owned));
        }
    }
    found
}

/// Processes with this home, or with it in their arguments: all that Kakoi starts outside of sandboxes, and no AWS client.
pub fn of_home(home: &Path) -> Vec<Process> {
    let home = home.display().to_string();
    let setting = format!("HOME={home}");
    let has_home = |pid: i32| {
        let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|e| e == setting.as_bytes())
    };
    let all = pids().into_iter().filter_map(process);
    all.filter(|p| p.command.contains(&home) || has_home(p.pid)).collect()
}
