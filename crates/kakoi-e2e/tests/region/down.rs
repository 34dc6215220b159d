//! `kakoi down`: nothing stays, whatever is dead already; homes are kept until they're deleted, and then all is gone.

use crate::faults::app_status;
use crate::{Region, apps, databases, roles};
use kakoi_e2e::checks::Checks;
use kakoi_e2e::procs::{self, Process};
use kakoi_e2e::setup::{Place, Way};
use kakoi_e2e::wait_for;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

const USERS: [&str; 4] = [
    "research-open/alice",
    "research-open/bob",
    "research-closed/alice",
    "research-closed/bob",
];

/// What a region may not change: files outside its data directory, the machine's own links, addresses, routes and rules.
#[derive(Debug, PartialEq, Eq)]
pub struct Outside {
    files: Vec<(PathBuf, u64)>,
    network: Vec<String>,
}

impl Outside {
    pub fn look(place: &Place) -> Self {
        let ask = |program: &str, arguments: &[&str]| {
            let out = Command::new(program)
                .args(arguments)
                .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
                .output()
                .expect("the program runs");
            String::from_utf8_lossy(&out.stdout).into_owned()
        };
        let mut network = vec![
            ask("ip", &["-br", "link"]),
            ask("ip", &["-br", "address"]),
            ask("ip", &["route"]),
            ask("ip", &["netns"]),
        ];
        // Rules are told to root only.
        if place.setup.way == Way::Root {
            network.push(ask("nft", &["list", "ruleset"]));
        }
        Self {
            files: place.files(),
            network,
        }
    }
}

/// What a running region holds on the machine.
struct Held {
    processes: Vec<Process>,
    namespaces: BTreeSet<String>,
    cgroups: BTreeSet<PathBuf>,
}

impl Held {
    fn by(region: &Region) -> Self {
        let anchor = region.server.anchor();
        let server = i32::try_from(region.server.pid()).expect("a pid");
        let mut processes = procs::descendants(anchor);
        processes.extend(procs::process(anchor));
        processes.extend(procs::process(server));
        let pids: Vec<i32> = processes.iter().map(|p| p.pid).collect();
        let held = Self {
            namespaces: procs::network_namespaces(&pids),
            cgroups: procs::cgroups(&processes),
            processes,
        };
        // Else the check that they are gone would prove nothing.
        assert!(held.processes.len() >= 4 * 2 + 2, "{:?}", held.processes);
        assert!(held.namespaces.len() >= 4, "{:?}", held.namespaces);
        assert!(
            !procs::mounts(&region.place.data()).is_empty(),
            "the anchor's own mount"
        );
        let limits = region.place.json(&["status"])["limits"].to_string();
        assert!(!limits.contains("cgroup v") || !held.cgroups.is_empty(), "{limits}");
        held
    }

    fn is_gone(&self, place: &Place) {
        let alive: Vec<_> = self.processes.iter().filter(|p| p.is_alive()).collect();
        assert!(alive.is_empty(), "processes: {alive:?}");
        let holders = procs::holders(&self.namespaces, &place.home());
        assert!(holders.is_empty(), "namespaces: {holders:?}");
        let left = procs::of_home(&place.home());
        assert!(left.is_empty(), "processes of this region: {left:?}");
        let mounts = procs::mounts(&place.data());
        assert!(mounts.is_empty(), "mounts: {mounts:?}");
        let cgroups: Vec<_> = self.cgroups.iter().filter(|c| c.exists()).collect();
        assert!(cgroups.is_empty(), "cgroups: {cgroups:?}");
    }
}

pub fn checks(checks: &mut Checks, mut region: Region, before: &Outside) {
    checks.run("SIGTERM drains and exits 0; apps go on", || drains(&mut region));
    checks.run(
        "down leaves nothing; up starts the notebooks again with their homes",
        || down_and_up(&mut region),
    );
    checks.run("down with a dead server; then services by Kakoi's own names", || {
        dead_server(&mut region)
    });
    checks.run("a dead anchor takes its sandboxes along; down and up work", || {
        dead_anchor(&mut region)
    });
    checks.run("down --delete-data leaves no file", || {
        let held = Held::by(&region);
        let Region {
            place,
            mut server,
            boto,
            ..
        } = region;
        drop(boto);
        place.down(&["--delete-data"]);
        assert_eq!(server.ended(), Some(0), "down lets the server drain");
        held.is_gone(&place);
        assert!(!place.data().exists(), "the data directory is gone");
        let after = Outside::look(&place);
        assert_eq!(&after, before);
        place.down(&["--delete-data"]);
        place.down(&[]);
    });
}

fn drains(region: &mut Region) {
    let before = procs::notebooks(region.server.anchor());
    let starting = region.place.run(&["up", "--listen", "127.0.0.1:0"]);
    let said = String::from_utf8_lossy(&starting.stderr).into_owned();
    assert_eq!(starting.status.code(), Some(2), "a second server: {said}");
    assert!(
        said.contains("in use") && said.contains("--data-dir") && said.lines().count() == 1,
        "{said}"
    );
    assert_eq!(region.server.terminate(), Some(0));
    assert_eq!(procs::notebooks(region.server.anchor()), before, "apps go on");
    region.restart(&[]);
    assert_eq!(
        procs::notebooks(region.server.anchor()),
        before,
        "and the next server takes them over"
    );
}

/// Writes a secret into each home and into the databases, and says how to find it again.
fn mark(region: &mut Region, text: &str) {
    databases::mark(region, text);
    for user in USERS {
        region.place.shell(
            user,
            &format!("echo {user} {text} > mark; mkdir -p deep/er; echo {text} > deep/er/mark; chmod 700 deep"),
        );
    }
}

fn marked(region: &mut Region, text: &str) {
    databases::marked(region, text);
    for user in USERS {
        assert_eq!(
            region.place.shell(user, "cat mark deep/er/mark"),
            format!("{user} {text}\n{text}")
        );
    }
}

/// Apps that were wanted go from InService by Pending to InService.
fn notebooks_come_back(region: &mut Region, arguments: &[&str]) {
    region.restart(arguments);
    let mut seen: Vec<BTreeSet<String>> = vec![BTreeSet::new(); USERS.len()];
    wait_for("all notebooks", Duration::from_secs(120), || {
        let mut all = true;
        for (index, user) in USERS.iter().enumerate() {
            let (domain, space) = user.split_once('/').expect("two parts");
            let id = if domain == "research-open" {
                &region.facts.open_domain
            } else {
                &region.facts.closed_domain
            };
            let key = json!({ "DomainId": id, "SpaceName": space, "AppType": "JupyterLab", "AppName": "default" });
            let status = app_status(&mut region.boto, &key);
            assert_ne!(status, "Failed", "{user}");
            all &= status == "InService" && seen[index].contains("Pending");
            seen[index].insert(status);
        }
        all.then_some(())
    });
    assert_eq!(procs::notebooks(region.server.anchor()).len(), USERS.len());
}

fn down_and_up(region: &mut Region) {
    mark(region, "first");
    let held = Held::by(region);
    region.place.down(&[]);
    held.is_gone(&region.place);
    let status = region.place.run(&["status"]);
    assert_eq!(status.status.code(), Some(1), "status says that nothing runs");
    notebooks_come_back(region, &[]);
    marked(region, "first");
    apps::selftest(&region.place);
}

fn dead_server(region: &mut Region) {
    mark(region, "second");
    let held = Held::by(region);
    region.server.kill();
    region.place.down(&[]);
    held.is_gone(&region.place);
    notebooks_come_back(region, &["--aws-names", "false"]);
    marked(region, "second");
    roles::by_own_names(&region.place);
}

fn dead_anchor(region: &mut Region) {
    mark(region, "third");
    let held = Held::by(region);
    let anchor = rustix::process::Pid::from_raw(region.server.anchor()).expect("a pid");
    let sandboxes = procs::descendants(region.server.anchor());
    rustix::process::kill_process(anchor, rustix::process::Signal::KILL).expect("killed");
    wait_for("its sandboxes die", Duration::from_secs(10), || {
        sandboxes.iter().all(|p| !p.is_alive()).then_some(())
    });
    region.place.down(&[]);
    held.is_gone(&region.place);
    notebooks_come_back(region, &[]);
    marked(region, "third");
}
