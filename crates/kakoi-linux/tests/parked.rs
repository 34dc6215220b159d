//! Whose a slot's uid is while sandboxes are parked: filled, given up and started under a real anchor, with a shell in the launcher's
//! place. What becomes of a claim is tested from outside, on the built binaries.
//!
//! Needs root and `KAKOI_BIN` (for `kakoi-hold` beside it). What's missing is said; with `KAKOI_REQUIRE_ALL=1` it's a failure.

use kakoi_anchor::{Anchor, Mode};
use kakoi_dataplane::*;
use kakoi_linux::limits::Limiter;
use kakoi_linux::slots::Slots;
use kakoi_linux::workload::{Folders, Sandboxes};
use kakoi_types::WorkloadId;
use rustix::process::{Pid, Signal, kill_process};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

const REGION: u64 = 41_507;
const LIMITS: Limits = Limits {
    memory_bytes: 1 << 30,
    cpu_millis: 1000,
    pids: 100,
};
/// Says that it's parked, then waits to be told.
const PARKS: &str = "printf r >&11; read -r _ <&10";
/// Never gets as far as to say so.
const DAWDLES: &str = "read -r _ <&10";

struct Ground {
    sandboxes: Sandboxes,
    anchor: Arc<Anchor>,
    anchor_pid: i32,
    home: PathBuf,
    slot: u32,
    uid: u32,
    folder: tempfile::TempDir,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = self.anchor.shutdown(); // a second time would find nobody
    }
}

fn hold() -> Result<PathBuf, &'static str> {
    if !rustix::process::geteuid().is_root() {
        return Err("this half needs root");
    }
    let kakoi = std::env::var_os("KAKOI_BIN").ok_or("KAKOI_BIN doesn't name the built kakoi")?;
    Ok(PathBuf::from(kakoi).with_file_name("kakoi-hold"))
}

impl Ground {
    /// With a slot that no other test uses. None, and said why, where this machine can't.
    fn new(slot: u32) -> Option<Self> {
        let hold = match hold() {
            Ok(hold) => hold,
            Err(missing) => {
                assert!(std::env::var("KAKOI_REQUIRE_ALL").as_deref() != Ok("1"), "{missing}");
                eprintln!("NOT RUN, this machine can't: {missing}");
                return None;
            }
        };
        let folder = tempfile::tempdir().expect("a folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("open to all");
        let make = |name: &str| {
            let path = folder.path().join(name);
            fs::create_dir(&path).expect("a folder");
            path
        };
        let (data, environment, home) = (make("data"), make("environment"), make("home"));
        let launcher = folder.path().join("launch.py");
        fs::write(&launcher, "").expect("a file");
        let info = kakoi_anchor::start(&hold, &data, Mode::Root).expect("an anchor");
        let anchor = Arc::new(Anchor::connect(&data).expect("connected"));
        let folders = Folders {
            run: data.join("apps"),
            logs: data.join("logs"),
            kakoi: environment.join("kakoi"),
            environment,
            launcher,
        };
        fs::create_dir_all(&folders.run).expect("a folder");
        let slots = Slots::root(REGION);
        Some(Self {
            sandboxes: Sandboxes::new(anchor.clone(), folders, slots, Limiter::Rlimits, 2),
            anchor,
            anchor_pid: info.pid,
            home,
            slot,
            uid: slots.uid(slot).expect("a uid"),
            folder,
        })
    }

    fn wanted(&self, space: &str, script: &str) -> ParkedSpec {
        ParkedSpec {
            space: space.to_owned(),
            slot: self.slot,
            limits: LIMITS,
            etc: BTreeMap::new(),
            env: BTreeMap::from([("PATH".to_owned(), "/usr/bin:/bin".to_owned())]),
            argv: ["/bin/bash", "-c", script].map(str::to_owned).into(),
        }
    }

    async fn park(&self, spec: &ParkedSpec) {
        self.sandboxes
            .park(vec![spec.clone()], self.sandboxes.pool().starts)
            .await;
    }

    fn netns(&self, n: u128) -> WorkloadId {
        let id = WorkloadId::from_entropy(n);
        self.anchor.netns_new(&kakoi_linux::app_name(id)).expect("a namespace");
        id
    }

    /// Starts an app of the slot, cold.
    async fn start(&self, id: WorkloadId) -> WorkloadId {
        let app = AppSpec {
            home: self.home.clone(),
            binds: BTreeMap::new(),
            etc: BTreeMap::new(),
            env: BTreeMap::new(),
            token: "secret".to_owned(),
            argv: ["/bin/sleep", "600"].map(str::to_owned).into(),
        };
        let spec = WorkloadSpec {
            id,
            slot: self.slot,
            limits: LIMITS,
            payload: Payload::App(app),
        };
        self.sandboxes.start(&spec).await.expect("started");
        id
    }

    /// Commands of the slot's processes inside sandboxes, save the first of each.
    fn of_uid(&self) -> Vec<String> {
        let all = fs::read_dir("/proc").expect("/proc").flatten();
        let mine = all.filter(|e| e.metadata().is_ok_and(|m| m.uid() == self.uid));
        let commands = mine.filter_map(|e| fs::read(e.path().join("cmdline")).ok());
        let words = |c: Vec<u8>| String::from_utf8_lossy(&c).replace('\0', " ").trim().to_owned();
        commands
            .map(words)
            .filter(|c| c.starts_with("/bin/bash") || c.starts_with("/bin/sleep"))
            .collect()
    }

    /// Of small files, one for each sandbox.
    fn folders(&self) -> Vec<String> {
        let all = fs::read_dir(self.folder.path().join("data/apps")).expect("a folder");
        let names = all.flatten().filter_map(|e| e.file_name().into_string().ok());
        names.filter(|n| n.starts_with("app-")).collect()
    }

    /// Checks that this app has the uid alone, and stops it.
    async fn alone(&self, app: WorkloadId) {
        assert_eq!(self.folders(), [app.to_string()], "nothing else has even a folder");
        self.eventually("the app's process", || !self.of_uid().is_empty()).await;
        assert_eq!(self.of_uid(), ["/bin/sleep 600"]);
        assert_eq!(self.sandboxes.pool().ready, 0);
        let listed = self.sandboxes.list().await.expect("listed");
        assert_eq!(listed.keys().collect::<Vec<_>>(), [&app]);
        self.sandboxes.stop(app).await.expect("stopped");
    }

    fn signal_anchor(&self, signal: Signal) {
        let pid = Pid::from_raw(self.anchor_pid).expect("a pid");
        kill_process(pid, signal).expect("it lives");
    }

    async fn eventually(&self, what: &str, is_so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "{what}; {:?} in {}",
                self.of_uid(),
                self.folder.path().display()
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_waits_until_nothing_parked_has_its_uid() {
    let Some(ground) = Ground::new(7) else { return };
    // Parked; said nothing yet.
    type When = fn(&Ground) -> bool;
    let cases: [(&str, When); 2] = [
        (PARKS, |ground| ground.sandboxes.pool().ready == 1),
        (DAWDLES, |ground| ground.of_uid().iter().any(|c| c.contains(DAWDLES))),
    ];
    for (n, (script, when)) in (1..).zip(cases) {
        ground.park(&ground.wanted("spaces/one", script)).await;
        ground.eventually("it's there", || when(&ground)).await;
        let app = ground.start(ground.netns(n)).await;
        ground.alone(app).await;
    }
    // Hardly begun: while the anchor is halted neither gets on, and then it depends on who is first.
    for n in 10..20 {
        let network = ground.netns(n);
        ground.signal_anchor(Signal::STOP);
        ground.park(&ground.wanted("spaces/one", DAWDLES)).await;
        let (app, ()) = tokio::join!(ground.start(network), async { ground.signal_anchor(Signal::CONT) });
        ground.alone(app).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_wanted_before_a_start_is_not_parked_after_it() {
    let Some(ground) = Ground::new(17) else { return };
    let (late, wanted) = (ground.sandboxes.pool().starts, ground.wanted("spaces/one", PARKS));
    let app = ground.start(ground.netns(1)).await;
    ground.sandboxes.park(vec![wanted.clone()], late).await;
    // The next one is carried out, and would find the earlier one's sandbox.
    let mut other = wanted;
    other.slot += 1;
    ground.park(&other).await;
    ground
        .eventually("the other one is parked", || ground.sandboxes.pool().ready == 1)
        .await;
    assert_eq!(ground.of_uid(), ["/bin/sleep 600"]);
    ground.sandboxes.stop(app).await.expect("stopped");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_space_it_was_parked_for_gets_it_and_once() {
    let Some(ground) = Ground::new(27) else { return };
    let wanted = ground.wanted("spaces/one", PARKS);
    ground.park(&wanted).await;
    ground
        .eventually("it's parked", || ground.sandboxes.pool().ready == 1)
        .await;
    let another = ground.wanted("spaces/two", PARKS);
    assert_eq!(
        ground.sandboxes.reserve(&another),
        None,
        "another space in the same slot"
    );
    let smaller = ParkedSpec {
        limits: Limits { pids: 50, ..LIMITS },
        ..wanted.clone()
    };
    assert_eq!(ground.sandboxes.reserve(&smaller), None, "other limits");
    let id = ground.sandboxes.reserve(&wanted).expect("its own");
    assert_eq!(ground.sandboxes.reserve(&wanted), None, "twice");
    let listed = ground.sandboxes.list().await.expect("listed");
    assert!(listed.is_empty(), "it's no app yet: {listed:?}");
    // What an app has reserved is its owner's own: another start in the slot leaves it alone.
    let app = ground.start(ground.netns(1)).await;
    assert_eq!(ground.of_uid().len(), 2, "{:?}", ground.of_uid());
    ground.sandboxes.give_up(id).await;
    assert_eq!(ground.of_uid(), ["/bin/sleep 600"]);
    ground.sandboxes.stop(app).await.expect("stopped");
}
