//! Apps from the pool of parked sandboxes: they are what cold ones are, the network is in force before anything of theirs runs, and
//! whatever goes wrong before the first answer leads to a cold start.

use crate::apps::{all_blocked, reach};
use crate::faults::{app_status, wait_status};
use crate::{Quickstart, Region};
use kakoi_e2e::checks::Checks;
use kakoi_e2e::procs::{self, Process};
use kakoi_e2e::wait_for;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::fs::{self, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const APP: &str = "research-closed/dora";
const PORTRAIT: &str = include_str!("pool/portrait.py");
const FIRST_LOOK: &str = include_str!("pool/first_look.py");
const POOL: &[&str] = &["--pool", "1"];
/// How long filling a slot may take, on a busy machine.
const FILL: Duration = Duration::from_secs(60);
const SOON: Duration = Duration::from_secs(20);

pub fn checks(checks: &mut Checks, region: &mut Region) {
    let key = make_owner(region);
    let mut portrait = None;
    checks.run(
        "pool: a first start is cold; what's parked after it has nothing",
        || {
            portrait = Some(first_start(region, &key));
        },
    );
    if let Some(cold) = portrait {
        checks.run(
            "pool: the parked process becomes the app, the same as a cold one",
            || {
                from_the_pool(region, &key, &cold);
            },
        );
        checks.run(
            "pool: the network is in force before the user's first code, and after",
            || {
                network(region);
            },
        );
        type Sabotage = fn(&Region, &Parked) -> Box<dyn FnOnce()>;
        let sabotages: [(&str, Sabotage, &str); 2] = [
            (
                "its process dies in mid-claim",
                dies_in_mid_claim,
                "the app starts cold instead",
            ),
            ("its home is replaced by another", other_home, "starts again, cold"),
        ];
        for (name, sabotage, said) in sabotages {
            checks.run(&format!("pool: {name}: the app starts cold"), || {
                fails(region, &key, sabotage, said);
            });
        }
        checks.run("pool: kill -9 in mid-claim, and the app is there", || {
            mid_claim(region, &key)
        });
        checks.run("pool: kill -9 leaves nothing parked behind", || {
            nothing_left(region, &key)
        });
    }
    checks.run("pool: its owner goes", || remove_owner(region, &key));
}

/// A profile and a space of the closed domain, with the pool on.
fn make_owner(region: &mut Region) -> Value {
    region.server.terminate();
    region.restart(POOL);
    let domain = region.facts.closed_domain.clone();
    let group = &region.facts.groups[0];
    let profile =
        json!({ "DomainId": domain, "UserProfileName": "dora", "UserSettings": { "SecurityGroups": [group] } });
    region.boto.call("sagemaker", "create_user_profile", profile);
    let space = json!({ "DomainId": domain, "SpaceName": "dora", "OwnershipSettings": { "OwnerUserProfileName": "dora" }, "SpaceSharingSettings": { "SharingType": "Private" }, "SpaceSettings": { "AppType": "JupyterLab" } });
    region.boto.call("sagemaker", "create_space", space);
    json!({ "DomainId": domain, "SpaceName": "dora", "AppType": "JupyterLab", "AppName": "default" })
}

fn remove_owner(region: &mut Region, key: &Value) {
    if !matches!(app_status(&mut region.boto, key).as_str(), "" | "Deleted") {
        stop(region, key);
    }
    let space = json!({ "DomainId": key["DomainId"], "SpaceName": "dora" });
    region.boto.call("sagemaker", "delete_space", space.clone());
    wait_for("the space is gone", SOON, || {
        region.boto.try_call("sagemaker", "describe_space", &space).err()
    });
    let profile = json!({ "DomainId": key["DomainId"], "UserProfileName": "dora" });
    region.boto.call("sagemaker", "delete_user_profile", profile);
}

fn start(region: &mut Region, key: &Value) {
    region.boto.call("sagemaker", "create_app", key.clone());
    wait_status(region, key, &["InService"]);
}

fn stop(region: &mut Region, key: &Value) {
    region.boto.call("sagemaker", "delete_app", key.clone());
    wait_status(region, key, &["Deleted", ""]);
}

fn ready(region: &Region) -> u64 {
    let status = region.place.json(&["status"]);
    status["pool"]["ready"].as_u64().expect("a number")
}

/// A sandbox that waits for its app.
struct Parked {
    /// Its launcher.
    process: Process,
    /// The folder of its small files, named by its id.
    files: PathBuf,
}

/// Launchers that were parked, whether they are apps by now or not, and all others.
fn launchers(region: &Region) -> (Vec<Process>, Vec<Process>) {
    let all = procs::notebooks(region.server.anchor()).into_iter();
    all.partition(|p| p.command.contains("--parked"))
}

fn cold_ones(region: &Region) -> Vec<Process> {
    launchers(region).1
}

/// Waits until one is parked.
fn parked(region: &Region) -> Parked {
    wait_for("one is parked", FILL, || (ready(region) == 1).then_some(()));
    let [process] = launchers(region).0.try_into().expect("one launcher");
    // Its /etc is a bind of a folder that's named by its id.
    let mounts = of_process(&process, "mountinfo");
    let id = mounts.lines().find_map(|line| {
        let mut fields = line.split_whitespace().skip(3);
        let (root, place) = (fields.next()?, fields.next()?);
        root.strip_suffix("/etc")?
            .rsplit('/')
            .next()
            .filter(|_| place == "/etc")
    });
    let files = region.place.data().join("apps").join(id.expect("its /etc"));
    Parked { process, files }
}

fn of_process(process: &Process, what: &str) -> String {
    fs::read_to_string(format!("/proc/{}/{what}", process.pid)).expect("a living process")
}

/// What the kernel says of a process from outside: ids, powers, limits.
fn outside(process: &Process) -> Vec<String> {
    let status = of_process(process, "status");
    let of_interest = ["Uid:", "Gid:", "Groups:", "Cap", "NoNewPrivs:", "Seccomp:"];
    let mut lines: Vec<String> = status
        .lines()
        .filter(|l| of_interest.iter().any(|w| l.starts_with(w)))
        .map(str::to_owned)
        .collect();
    for folder in procs::cgroups(std::slice::from_ref(process)) {
        let is_own = folder
            .file_name()
            .is_some_and(|n| n.to_string_lossy().starts_with("app-"));
        for name in [
            "memory.limit_in_bytes",
            "memory.max",
            "cpu.cfs_quota_us",
            "cpu.max",
            "pids.max",
        ] {
            if let Ok(value) = fs::read_to_string(folder.join(name))
                && is_own
            {
                lines.push(format!("{name}: {}", value.trim()));
            }
        }
    }
    lines
}

/// What an app is, from inside and from outside.
fn portrait(region: &Region, process: &Process) -> Vec<String> {
    let out = region.place.exec(APP, &["python3", "-c", PORTRAIT]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let inside = String::from_utf8_lossy(&out.stdout).into_owned();
    inside.lines().map(str::to_owned).chain(outside(process)).collect()
}

fn token(region: &Region) -> String {
    region.place.shell(APP, "echo $KAKOI_JUPYTER_TOKEN")
}

/// The app's launcher, which wasn't there before.
fn new_launcher(region: &Region, before: &[Process]) -> Process {
    let now = cold_ones(region);
    let new: Vec<Process> = now.into_iter().filter(|p| !before.contains(p)).collect();
    let [process] = new.try_into().expect("one new launcher, which started cold");
    process
}

fn first_start(region: &mut Region, key: &Value) -> (Vec<String>, String) {
    let others = cold_ones(region);
    start(region, key);
    let cold = new_launcher(region, &others);
    let Quickstart { apps, endpoint, .. } = &region.facts;
    let look = FIRST_LOOK.replace("OTHER", &apps[1]).replace("ENDPOINT", endpoint);
    let keep = "mkdir -p ~/.jupyter && printf %s \"$0\" >~/.jupyter/jupyter_server_config.py && echo kept >~/kept && echo profiles >~/user-default-efs/kept";
    let out = region.place.exec(APP, &["sh", "-c", keep, &look]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let told = (portrait(region, &cold), token(region));
    assert!(told.0.len() > 80, "{:#?}", told.0);
    assert_eq!(ready(region), 0, "nothing is parked for who has an app");
    stop(region, key);

    let parked = parked(region);
    let status = of_process(&parked.process, "status");
    assert!(status.lines().any(|l| l == "Threads:\t1"), "{status}");
    let links: Vec<String> = of_process(&parked.process, "net/dev")
        .lines()
        .filter_map(|l| Some(l.split_once(':')?.0.trim().to_owned()))
        .collect();
    assert_eq!(links, ["lo"]);
    for table in ["tcp", "udp", "unix", "route"] {
        let rows = of_process(&parked.process, &format!("net/{table}"));
        assert!(rows.lines().count() <= 1, "{table}: a heading and nothing else: {rows}");
    }
    told
}

fn from_the_pool(region: &mut Region, key: &Value, (cold, first_token): &(Vec<String>, String)) {
    let others = cold_ones(region);
    let Parked { process, .. } = parked(region);
    start(region, key);
    assert_eq!(
        launchers(region),
        (vec![process.clone()], others),
        "the very process, and no other"
    );
    assert_eq!(ready(region), 0);
    let pooled = portrait(region, &process);
    let differs: Vec<_> = cold.iter().zip(&pooled).filter(|(a, b)| a != b).collect();
    assert!(differs.is_empty() && cold.len() == pooled.len(), "{differs:#?}");

    let place = &region.place;
    assert_eq!(place.shell(APP, "cat ~/kept ~/user-default-efs/kept"), "kept\nprofiles");
    let now = token(region);
    assert!(now.len() >= 32 && now != *first_token, "a token of its own: {now}");
    let page = |header: &str, path: &str| {
        let ask = format!("curl -sS -m 20 -o /dev/null -w '%{{http_code}}' {header} http://127.0.0.1:8888/{path}");
        place.shell(APP, &ask)
    };
    let with = |token: &str| format!("-H 'Authorization: token {token}'");
    assert_eq!(page("", "api/contents"), "403");
    assert_eq!(page(&with(first_token), "api/contents"), "403", "the last app's token");
    assert_eq!(page(&with(&now), "api/contents/kept"), "200");
    assert_eq!(page(&with(&now), "lab"), "200");
    let secret = place.exec(APP, &["sh", "-c", "grep -azl \"$0\" /proc/[0-9]*/cmdline", &now]);
    assert!(
        String::from_utf8_lossy(&secret.stdout).lines().count() <= 1,
        "in nobody's arguments but the asker's"
    );
}

fn network(region: &mut Region) {
    let looks = region.place.shell(APP, "cat ~/looks");
    let looks: Vec<Value> = looks.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    // The configuration was written after the cold start, so only the start from the pool read it.
    let [look] = looks.try_into().expect("one look");
    assert_eq!(look["links"], json!(["eth0", "lo"]), "{look}");
    assert_eq!(look["endpoint"], "reached", "{look}");
    for closed in ["internet", "other"] {
        let said = look[closed].as_str().unwrap_or_default();
        assert!(said.starts_with("blocked"), "{look}");
    }
    let Region {
        place, facts, server, ..
    } = region;
    let closed = [
        "198.18.0.250:443".to_owned(),
        "169.254.169.254:80".to_owned(),
        server.authority().to_owned(),
        format!("{}:8888", facts.apps[1]),
    ];
    all_blocked(place, APP, &closed);
    assert_eq!(reach(place, APP, &[format!("{}:443", facts.endpoint)]), ["reached"]);
}

/// Stops the app, has one parked, spoils it, and expects an app all the same: another process.
fn fails(region: &mut Region, key: &Value, sabotage: fn(&Region, &Parked) -> Box<dyn FnOnce()>, said: &str) {
    stop(region, key);
    let parked = parked(region);
    let others = cold_ones(region);
    let told_before = region.server.log().matches(said).count();
    let meanwhile = sabotage(region, &parked);
    region.boto.call("sagemaker", "create_app", key.clone());
    meanwhile();
    wait_status(region, key, &["InService"]);
    assert!(!parked.process.is_alive(), "the spoilt one is gone");
    assert_eq!(launchers(region).0, []);
    new_launcher(region, &others);
    assert_eq!(
        region.place.shell(APP, "pwd; cat ~/kept ~/user-default-efs/kept"),
        "/home/sagemaker-user\nkept\nprofiles"
    );
    let log = region.server.log();
    assert_eq!(log.matches(said).count(), told_before + 1, "{log}");
}

fn send(process: &Process, signal: Signal) {
    let pid = Pid::from_raw(process.pid).expect("a pid");
    kill_process(pid, signal).expect("it lives");
}

/// Lays a pipe where a claim reads a file, so that the claim stands still there.
fn halt(region: &Region, parked: &Parked) -> PathBuf {
    let pipe = parked.files.join("etc/resolv.conf");
    let made = region.place.command(Path::new("/usr/bin/mkfifo")).arg(&pipe).status();
    assert!(made.is_ok_and(|s| s.success()));
    pipe
}

/// Waits until a claim stands still; it goes on when what's returned is dropped.
fn halted(pipe: &Path) -> fs::File {
    let nonblocking = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).expect("a flag");
    wait_for("the claim", SOON, || {
        // Opens once somebody reads.
        OpenOptions::new().write(true).custom_flags(nonblocking).open(pipe).ok()
    })
}

fn dies_in_mid_claim(region: &Region, parked: &Parked) -> Box<dyn FnOnce()> {
    let (pipe, process) = (halt(region, parked), parked.process.clone());
    Box::new(move || {
        let writer = halted(&pipe);
        send(&process, Signal::KILL);
        wait_for("it's dead", SOON, || (!process.is_alive()).then_some(()));
        fs::remove_file(&pipe).expect("removed");
        drop(writer);
    })
}

/// Replaces the home after it was attached, and before the launcher looks.
fn other_home(_: &Region, parked: &Parked) -> Box<dyn FnOnce()> {
    let process = parked.process.clone();
    send(&process, Signal::STOP);
    Box::new(move || {
        let homes = || {
            let mounts = of_process(&process, "mountinfo");
            mounts.lines().filter(|l| l.contains(" /home/sagemaker-user ")).count()
        };
        wait_for("the home is attached", SOON, || (homes() == 2).then_some(()));
        let mut command = Command::new("nsenter");
        command.arg(format!("--mount=/proc/{}/ns/mnt", process.pid));
        if !rustix::process::geteuid().is_root() {
            command
                .arg(format!("--user=/proc/{}/ns/user", process.pid))
                .arg("--preserve-credentials");
        }
        command.args(["--", "/usr/bin/mount", "-t", "tmpfs", "other", "/home/sagemaker-user"]);
        let out = command.output().expect("nsenter runs");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        send(&process, Signal::CONT);
    })
}

/// The server dies when the app's record names the parked sandbox and nobody has said "go"; the next server finds it living.
fn mid_claim(region: &mut Region, key: &Value) {
    stop(region, key);
    let parked = parked(region);
    let others = cold_ones(region);
    let pipe = halt(region, &parked);
    region.boto.call("sagemaker", "create_app", key.clone());
    let writer = halted(&pipe);
    send(&parked.process, Signal::STOP);
    region.server.kill();
    drop(writer);
    fs::remove_file(&pipe).expect("removed");
    region.restart(POOL);
    send(&parked.process, Signal::CONT);
    wait_status(region, key, &["InService"]);
    wait_for("it ends without a word", SOON, || {
        (!parked.process.is_alive()).then_some(())
    });
    new_launcher(region, &others);
    assert_eq!(region.place.shell(APP, "cat ~/kept"), "kept");
}

fn nothing_left(region: &mut Region, key: &Value) {
    stop(region, key);
    let Parked { process, files } = parked(region);
    let id = files.file_name().expect("a name").to_string_lossy().into_owned();
    let anchor = region.server.anchor();
    let namespaces = || procs::network_namespaces(&[anchor]);
    let namespace = fs::read_link(format!("/proc/{}/ns/net", process.pid)).expect("its namespace");
    let namespace = namespace.to_string_lossy().into_owned();
    let cgroups: Vec<PathBuf> = procs::cgroups(std::slice::from_ref(&process))
        .into_iter()
        .filter(|c| c.to_string_lossy().contains(&id))
        .collect();
    let log = region.place.data().join(format!("logs/{id}.log"));
    assert!(namespaces().contains(&namespace) && files.exists() && log.exists());

    region.server.kill();
    wait_for("it ends with the server", Duration::from_secs(5), || {
        (!process.is_alive()).then_some(())
    });
    region.restart(&[]);
    wait_for("nothing of it is left", SOON, || {
        let left = files.exists() || log.exists() || cgroups.iter().any(|c| c.exists());
        (!left && !namespaces().contains(&namespace)).then_some(())
    });
    assert_eq!(launchers(region).0, []);
    let status = region.place.json(&["status"]);
    assert_eq!(status["pool"], json!({ "size": 0, "ready": 0 }));
}
