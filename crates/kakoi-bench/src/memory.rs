//! Resident memory of what's ours: server, anchor, and our processes around each app; never the notebooks themselves.

use crate::Bench;
use crate::app;
use crate::client::Access;
use crate::domain::until;
use crate::report::{Hold, Row};
use anyhow::Context;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

/// Idle, without apps.
pub fn idle(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let mut region = bench.region("idle")?;
    let access = region.start(&[])?;
    let mut connection = access.connect()?;
    for _ in 0..20 {
        access.json(&mut connection, "ListDomains", json!({}))?;
    }
    let server = region.server_pid();
    let anchor = anchor_of(region.dir())?;
    let size = Size::of(server, anchor)?;
    Ok(vec![
        Row::new("resident memory, idle", "MiB", vec![size.pss()])
            .hold(Hold::Below(25.0))
            .peers("Moto 102, LocalStack 275, JupyterHub + proxy 182 MiB (RSS)")
            .note(size.words()),
    ])
}

/// The anchor of a data directory, as its own file tells.
fn anchor_of(dir: &std::path::Path) -> anyhow::Result<u32> {
    let text = fs::read_to_string(dir.join("anchor.json")).context("reading the anchor's file")?;
    let value: Value = serde_json::from_str(&text)?;
    let pid = value
        .get("pid")
        .and_then(Value::as_u64)
        .context("the anchor's file names no pid")?;
    Ok(u32::try_from(pid)?)
}

/// Memory of a process and everything below it but those whose command line `leave_out` picks, with everything below them:
/// Pss in MiB, and words.
pub fn of_tree(root: u32, leave_out: impl Fn(&str) -> bool) -> anyhow::Result<(f64, String)> {
    let mut total = Process::of(root)?;
    let (children, mut queue, mut count) = (children()?, vec![root], 1);
    while let Some(parent) = queue.pop() {
        for (pid, _) in children.get(&parent).into_iter().flatten() {
            let command = fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            // One may end between the list and here.
            let Ok(process) = Process::of(*pid) else { continue };
            if leave_out(&command.replace('\0', " ")) {
                continue;
            }
            queue.push(*pid);
            total.pss += process.pss;
            total.rss += process.rss;
            count += 1;
        }
    }
    let mib = |kib: u64| kib as f64 / 1024.0;
    let words = format!(
        "{count} processes, Pss {:.1}, RSS {:.1} MiB",
        mib(total.pss),
        mib(total.rss)
    );
    Ok((mib(total.pss), words))
}

/// Of a region without apps, MiB.
pub fn of_region(region: &crate::region::Region) -> anyhow::Result<f64> {
    Ok(Size::of(region.server_pid(), anchor_of(region.dir())?)?.pss())
}

/// With the apps that run now: MiB, and words.
pub fn with_apps(server: u32, anchor: u32) -> anyhow::Result<(f64, String)> {
    let size = Size::of(server, anchor)?;
    Ok((size.pss(), size.words()))
}

/// The same as a row.
pub fn row_with_apps(server: u32, anchor: u32, apps: usize) -> anyhow::Result<Vec<Row>> {
    let (mib, words) = with_apps(server, anchor)?;
    let what = format!("resident memory with {apps} apps, ours only");
    let mut row = Row::new(what, "MiB", vec![mib]).note(words);
    row = row.peers("JupyterHub + proxy 196 MiB with 20 (RSS)");
    // The design's number is for 20; fewer must hold it too.
    Ok(vec![row.hold(Hold::Below(40.0))])
}

fn space(n: usize) -> String {
    format!("bench-{n}")
}

/// Makes spaces in the closed example domain.
pub fn more_spaces(access: &Access, domain: &str, count: usize) -> anyhow::Result<()> {
    let mut connection = access.connect()?;
    for n in 0..count {
        let input = json!({
            "DomainId": domain, "SpaceName": space(n), "OwnershipSettings": { "OwnerUserProfileName": "alice" },
            "SpaceSharingSettings": { "SharingType": "Private" }, "SpaceSettings": { "AppType": "JupyterLab" },
        });
        access.json(&mut connection, "CreateSpace", input)?;
    }
    Ok(())
}

/// Starts an app in each of these spaces, and waits until all run.
pub fn more_apps(access: &Access, domain: &str, count: usize) -> anyhow::Result<()> {
    let mut connection = access.connect()?;
    for n in 0..count {
        access.json(&mut connection, "CreateApp", app::key(domain, &space(n)))?;
    }
    let pause = Duration::from_millis(50);
    for n in 0..count {
        let key = app::key(domain, &space(n));
        until(access, &mut connection, "DescribeApp", &key, "InService", pause)?;
    }
    Ok(())
}

/// Memory of one process, KiB.
#[derive(Clone, Copy, Debug, Default)]
struct Process {
    /// Shared pages divided among those that map them.
    pss: u64,
    rss: u64,
}

impl Process {
    fn of(pid: u32) -> anyhow::Result<Self> {
        let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))
            .with_context(|| format!("reading the memory of {pid}"))?;
        let field = |name: &str| {
            let line = text.lines().find_map(|l| l.strip_prefix(name));
            line.and_then(|l| l.trim_start_matches(':').trim().split(' ').next()?.parse().ok())
        };
        Ok(Self {
            pss: field("Pss").context("no Pss")?,
            rss: field("Rss").context("no Rss")?,
        })
    }
}

/// Memory of everything ours.
#[derive(Debug, Default)]
struct Size {
    server: Process,
    anchor: Process,
    helpers: Process,
    helper_count: usize,
}

impl Size {
    fn of(server: u32, anchor: u32) -> anyhow::Result<Self> {
        let mut size = Self {
            server: Process::of(server)?,
            anchor: Process::of(anchor)?,
            ..Self::default()
        };
        for (pid, name) in descendants(anchor)? {
            // Processes that belong to the sandbox; python and what it starts are the app.
            if name == "kakoi-hold" || name == "bwrap" {
                // One may end between the list and here.
                let Ok(process) = Process::of(pid) else { continue };
                size.helpers.pss += process.pss;
                size.helpers.rss += process.rss;
                size.helper_count += 1;
            }
        }
        Ok(size)
    }

    /// MiB.
    fn pss(&self) -> f64 {
        (self.server.pss + self.anchor.pss + self.helpers.pss) as f64 / 1024.0
    }

    fn words(&self) -> String {
        let mib = |p: Process| format!("{:.1} ({:.1})", p.pss as f64 / 1024.0, p.rss as f64 / 1024.0);
        let mut words = format!(
            "Pss (RSS), MiB: server {}, anchor {}",
            mib(self.server),
            mib(self.anchor)
        );
        if self.helper_count > 0 {
            words.push_str(&format!(
                ", {} processes of ours around the apps {}",
                self.helper_count,
                mib(self.helpers)
            ));
        }
        words
    }
}

/// Pids and program names of every process's children.
fn children() -> anyhow::Result<BTreeMap<u32, Vec<(u32, String)>>> {
    let mut children: BTreeMap<u32, Vec<(u32, String)>> = BTreeMap::new();
    for entry in fs::read_dir("/proc")?.flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|n| n.parse::<u32>().ok()) else {
            continue;
        };
        let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) else {
            continue;
        };
        let Some((head, tail)) = stat.rsplit_once(')') else {
            continue;
        };
        let name = head.split_once('(').map_or("", |(_, n)| n).to_owned();
        if let Some(parent) = tail.split_whitespace().nth(1).and_then(|p| p.parse().ok()) {
            children.entry(parent).or_default().push((pid, name));
        }
    }
    Ok(children)
}

/// Pids and program names of everything below a process.
fn descendants(root: u32) -> anyhow::Result<Vec<(u32, String)>> {
    let mut children = children()?;
    let (mut found, mut queue) = (Vec::new(), vec![root]);
    while let Some(parent) = queue.pop() {
        for (pid, name) in children.remove(&parent).unwrap_or_default() {
            queue.push(pid);
            found.push((pid, name));
        }
    }
    Ok(found)
}
