//! Everything that a region holds on the machine, as lines that can be compared: before something is made, and after it was
//! deleted. What the kernel has is read from the kernel, not from the product's own lists.

use crate::procs;
use crate::server::Server;
use crate::setup::Place;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Rows of the databases: intent whole, the others counted. What AWS keeps for a while, too, doesn't count: a deleted NAT gateway
/// is shown for an hour, and a client's token is remembered.
const ROWS: &str = r#"
import json, sqlite3, sys
def open_(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)
for kind, key, body in open_(sys.argv[1]).execute("SELECT kind, key, body FROM record"):
    if kind != "ec2-client-token" and (kind != "nat-gateway" or json.loads(body).get("deleted") is None):
        print("record", kind, key, body)
for path in sys.argv[2:]:
    db = open_(path)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        print("rows", path.rsplit("/", 1)[1], table, rows)
"#;

/// Files that come and go, or only grow, whatever is made or deleted.
const RESTLESS: [&str; 4] = ["audit/", "kakoi.db-", "logs.db-", "s3/index.db-"];

/// What a region holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory(Vec<String>);

impl Inventory {
    /// Takes it. Nothing else may be under way in the region.
    ///
    /// # Panics
    /// If something can't be read.
    pub fn take(place: &Place, server: &Server) -> Self {
        let anchor = server.anchor();
        let mut lines = Vec::new();
        processes(place, server, &mut lines);
        descriptors(anchor, &mut lines);
        mounts(place, server, &mut lines);
        cgroups(&place.data(), &mut lines);
        records(place, &mut lines);
        files(&place.data(), &mut lines);
        lines.sort();
        Self(lines)
    }

    /// What differs, one line each: `+` is only here, `-` only in the other.
    pub fn beyond(&self, other: &Self) -> Vec<String> {
        let mut counted: BTreeMap<&String, i64> = BTreeMap::new();
        for line in &self.0 {
            *counted.entry(line).or_default() += 1;
        }
        for line in &other.0 {
            *counted.entry(line).or_default() -= 1;
        }
        let differs = counted.into_iter().filter(|(_, count)| *count != 0);
        differs
            .map(|(line, count)| format!("{} {line}", if count > 0 { '+' } else { '-' }))
            .collect()
    }

    /// How many lines begin so: a check that proves something has to see some.
    pub fn count(&self, beginning: &str) -> usize {
        self.0.iter().filter(|line| line.starts_with(beginning)).count()
    }
}

fn processes(place: &Place, server: &Server, lines: &mut Vec<String>) {
    let mut found = procs::descendants(server.anchor());
    found.extend(procs::of_home(&place.home()));
    found.sort();
    found.dedup();
    let own = i32::try_from(server.pid()).expect("a pid");
    let others = found.into_iter().filter(|p| p.pid != own);
    lines.extend(others.map(|p| format!("process {} {}", p.pid, p.command)));
}

/// What the anchor holds open: sockets by number, namespaces by name and by what is inside of them.
fn descriptors(anchor: i32, lines: &mut Vec<String>) {
    let folder = PathBuf::from(format!("/proc/{anchor}/fd"));
    for entry in fs::read_dir(&folder).expect("the anchor's descriptors").flatten() {
        let Ok(link) = fs::read_link(entry.path()) else {
            continue;
        };
        let link = link.display().to_string();
        let kind = link.split([':', '[']).next().unwrap_or_default();
        if kind == "net" {
            // Held while it's looked into; one that goes right now isn't there any more.
            let Ok(namespace) = fs::File::open(entry.path()) else {
                continue;
            };
            let name = format!("net:[{}]", namespace.metadata().expect("its number").ino());
            lines.push(format!("namespace {name}"));
            let path = format!("/proc/{}/fd/{}", std::process::id(), namespace.as_raw_fd());
            inside(anchor, Path::new(&path), &name, lines);
        } else {
            lines.push(format!("descriptor {kind}"));
        }
    }
}

/// Runs a program of the host in a namespace that the anchor holds.
fn in_namespace(anchor: i32, namespace: &Path, command: &[&str]) -> String {
    let mut run = Command::new("nsenter");
    run.arg(format!("--net={}", namespace.display()));
    if !rustix::process::geteuid().is_root() {
        run.args(["--target", &anchor.to_string(), "--user", "--preserve-credentials"]);
    }
    let out = run
        .arg("--")
        .args(command)
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .output()
        .expect("nsenter runs");
    let error = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{command:?} in a namespace: {error}");
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn inside(anchor: i32, namespace: &Path, name: &str, lines: &mut Vec<String>) {
    let rules = in_namespace(anchor, namespace, &["nft", "--stateless", "list", "ruleset"]);
    // Elements of sets come in any order, so each is a line of its own.
    let elements = rules.lines().flat_map(|line| line.split(", "));
    let elements = elements
        .map(|e| e.trim().trim_end_matches(','))
        .filter(|e| !e.is_empty());
    let elements = elements.map(|e| e.trim_start_matches("elements = { ").trim_end_matches(" }"));
    // A table that was rebuilt has the other of its two names.
    lines.extend(elements.map(|e| format!("nft {name} {}", e.replace("inet kakoi_next {", "inet kakoi {"))));
    let links = in_namespace(anchor, namespace, &["ip", "-json", "link"]);
    let links: Value = serde_json::from_str(&links).expect("ip prints JSON");
    for link in links.as_array().expect("a list") {
        lines.push(format!("link {name} {}", link["ifname"]));
    }
    for what in [
        &["ip", "-4", "route", "show", "table", "all"][..],
        &["ip", "-4", "rule"],
    ] {
        let text = in_namespace(anchor, namespace, what);
        lines.extend(text.lines().map(|line| format!("{} {name} {}", what[2], line.trim())));
    }
}

/// Mounts that name the region's data, without their numbers and those of the server, which may be another one by now.
fn mounts(place: &Place, server: &Server, lines: &mut Vec<String>) {
    for line in procs::mounts(&place.data()) {
        let (pid, mount) = line.split_once(": ").expect("a pid and a mount");
        if pid != server.pid().to_string() {
            let what: Vec<&str> = mount.split_whitespace().skip(3).take(2).collect();
            lines.push(format!("mount {pid} {}", what.join(" ")));
        }
    }
}

/// The region's directories in every hierarchy, found by the region's own name for them.
fn cgroups(data: &Path, lines: &mut Vec<String>) {
    let text = fs::read_to_string(data.join("region.json")).expect("region.json");
    let choices: Value = serde_json::from_str(&text).expect("JSON");
    let name = format!(
        "kakoi-{:016x}",
        choices["number"].as_u64().expect("the region's number")
    );
    let mut todo = vec![PathBuf::from("/sys/fs/cgroup")];
    while let Some(folder) = todo.pop() {
        let below = fs::read_dir(&folder).into_iter().flatten().flatten();
        for entry in below.filter(|e| e.file_type().is_ok_and(|t| t.is_dir())) {
            let path = entry.path();
            if path
                .components()
                .any(|c| c.as_os_str().to_string_lossy().starts_with(&name))
            {
                lines.push(format!("cgroup {}", path.display()));
            }
            todo.push(path);
        }
    }
}

fn records(place: &Place, lines: &mut Vec<String>) {
    let data = place.data();
    let databases = ["kakoi.db", "logs.db", "s3/index.db"].map(|name| data.join(name));
    let out = place
        .command(Path::new("/usr/bin/python3"))
        .args(["-c", ROWS])
        .args(databases)
        .output()
        .expect("python runs");
    let error = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "reading the databases: {error}");
    lines.extend(String::from_utf8_lossy(&out.stdout).lines().map(str::to_owned));
}

/// Paths below the data directory. Directories that hold nothing count only where things of users lie.
fn files(data: &Path, lines: &mut Vec<String>) {
    let mut todo = vec![data.to_owned()];
    while let Some(folder) = todo.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(data).expect("below").display().to_string();
            let is_folder = entry.file_type().is_ok_and(|t| t.is_dir());
            if is_folder {
                todo.push(path);
            }
            let of_users = ["fs/", "apps/"].iter().any(|top| name.starts_with(top));
            if (!is_folder || of_users) && !RESTLESS.iter().any(|r| name.starts_with(r)) {
                lines.push(format!("file {name}"));
            }
        }
    }
}
