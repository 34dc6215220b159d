//! One region per way of running, shared by all attacks: alice attacks, bob is who must not notice.

use kakoi_e2e::clients::Boto;
use kakoi_e2e::procs;
use kakoi_e2e::server::Server;
use kakoi_e2e::setup::{Place, Setup, Way};
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The attacker, in the closed domain.
pub const ALICE: &str = "research-closed/alice";
/// The victim: same domain, same VPC, other groups.
pub const BOB: &str = "research-closed/bob";
/// In the open domain.
pub const OPEN: &str = "research-open/alice";
/// A notebook that may be broken and made again.
pub const SPARE: &str = "research-open/bob";
/// What bob's group lets alice reach: the legal path, which shows that a probe works.
pub const LEGAL: u16 = 7000;
/// What nothing lets anybody reach, though bob listens there, too.
pub const CLOSED: u16 = 7001;
/// The resolver of the closed domain's VPC.
pub const RESOLVER: &str = "10.20.0.2";

/// How long an answer that has to come may take on a machine that does much else: where one waits that long, something is wrong.
pub const PATIENCE: Duration = Duration::from_secs(120);

const PYTHON: &str = "/usr/bin/python3";
/// Reads as much of stdin as its first argument says and runs it: the rest of stdin says when to end.
const BOOT: &str = "import sys; exec(compile(sys.stdin.buffer.read(int(sys.argv.pop(1))), 'attack', 'exec'))";
const PRELUDE: &str = include_str!("attacks/prelude.py");

/// A file of attacks.
pub fn attacks(file: &str) -> &'static str {
    match file {
        "kernel" => include_str!("attacks/kernel.py"),
        "network" => include_str!("attacks/network.py"),
        "frames" => include_str!("attacks/frames.py"),
        "victim" => include_str!("attacks/victim.py"),
        "files" => include_str!("attacks/files.py"),
        "hogs" => concat!(include_str!("attacks/network.py"), include_str!("attacks/hogs.py")),
        other => panic!("no file of attacks is called {other}"),
    }
}

/// A program of attacks, and the arguments by which python runs one of them.
struct Program {
    text: String,
    arguments: Vec<String>,
}

impl Program {
    fn new(file: &str, attack: &str, arguments: &[&str]) -> Self {
        let text = format!("{PRELUDE}{}main()\n", attacks(file));
        let first = ["-u", "-c", BOOT, &text.len().to_string(), attack].map(str::to_owned);
        let arguments = first.into_iter().chain(arguments.iter().map(|a| (*a).to_owned()));
        Self {
            arguments: arguments.collect(),
            text,
        }
    }

    /// Inside a notebook.
    fn inside(&self, place: &Place, app: &str) -> Command {
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        exec(place, app, &[&["python3"], &arguments[..]].concat())
    }

    /// Starts it and gives it its text.
    fn start(&self, mut command: Command, errors: Stdio) -> (Child, ChildStdin) {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .expect("it starts");
        let mut input = child.stdin.take().expect("piped");
        // A program that ends early closes its end; what it said counts.
        let _ = input.write_all(self.text.as_bytes());
        (child, input)
    }

    /// Runs it to its end: what it answers.
    fn answer(&self, command: Command, place: &str) -> Value {
        let (child, input) = self.start(command, Stdio::piped());
        drop(input);
        let out = child.wait_with_output().expect("it ends");
        value(&out, &format!("{} {place}", self.arguments[4]))
    }
}

/// A program that goes on printing lines. Dropped, it's ended.
pub struct Lines {
    child: Child,
    input: Option<ChildStdin>,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Lines {
    /// Starts one and waits for its `ready`.
    fn start(command: Command, program: &Program) -> Self {
        let (mut child, input) = program.start(command, Stdio::inherit());
        let lines: Arc<Mutex<Vec<String>>> = Arc::default();
        let (output, into) = (child.stdout.take().expect("piped"), lines.clone());
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                into.lock().expect("not poisoned").push(line);
            }
        });
        let input = Some(input);
        let started = Self { child, input, lines };
        started.wait_for("ready");
        started
    }

    /// All lines so far that hold this text.
    pub fn with(&self, text: &str) -> Vec<String> {
        let lines = self.lines.lock().expect("not poisoned");
        lines.iter().filter(|l| l.contains(text)).cloned().collect()
    }

    /// Waits for a line that holds this text.
    pub fn wait_for(&self, text: &str) -> String {
        wait_for(&format!("a line with {text}"), PATIENCE, || {
            self.with(text).into_iter().next()
        })
    }

    /// Tells an attack that holds what it got to let go, and waits for what it says then.
    pub fn let_go(mut self) -> Value {
        self.input = None;
        let line = self.wait_for("\"worked\"");
        serde_json::from_str(&line).expect("JSON")
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn value(out: &Output, what: &str) -> Value {
    let (stdout, stderr) = (
        String::from_utf8_lossy(&out.stdout),
        String::from_utf8_lossy(&out.stderr),
    );
    let last = stdout.lines().last().unwrap_or_default();
    serde_json::from_str(last).unwrap_or_else(|e| panic!("{what}: {e} ({})\n{stdout}\n{stderr}", out.status))
}

/// Where the same attack runs without the barrier, to show that it would work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// A plain process of an ordinary user.
    Plain,
    /// Root of namespaces made for it, which end with it.
    Caged,
}

/// Tries something in the attacker's notebooks of both domains at the same time.
///
/// # Panics
/// Where one of them does.
pub fn in_both(attempt: impl Fn(&str) + Sync) {
    std::thread::scope(|scope| {
        let trying = [ALICE, OPEN].map(|app| {
            let attempt = &attempt;
            scope.spawn(move || crate::caught(|| attempt(app)))
        });
        let failed = trying.map(|t| t.join().expect("panics are caught").err());
        let failed: Vec<String> = failed.into_iter().flatten().collect();
        assert!(failed.is_empty(), "{}", failed.join("\n"));
    });
}

/// A region under attack.
pub struct Region {
    /// How it runs.
    pub way: Way,
    /// Its folders.
    pub place: Place,
    /// `kakoi up`.
    pub server: Mutex<Server>,
    /// The API.
    pub boto: Mutex<Boto>,
    /// Address of alice's and bob's notebooks.
    pub alice: String,
    /// See `alice`.
    pub bob: String,
    /// What bob's program was told by packets.
    pub victim: Lines,
    /// What came over bob's link.
    pub wire: Lines,
    anchor: i32,
    /// Alice's network and bob's, held for as long as the region is attacked.
    networks: [(&'static str, File); 2],
    router: PathBuf,
    tokens: AtomicU32,
}

impl Region {
    /// Brings one up.
    pub fn up(setup: Setup) -> Self {
        let way = setup.way;
        let place = Place::new(setup);
        let mut arguments = vec!["--quickstart"];
        let with_pool = std::env::var("KAKOI_TEST_POOL").is_ok_and(|v| v == "1");
        if with_pool {
            arguments.extend(["--pool", "4"]);
        }
        let server = place.up(&arguments);
        let mut boto = Boto::start(&place, &server);
        if with_pool {
            from_the_pool(&place, &mut boto, server.anchor());
        }
        legal_path(&mut boto);
        let own = |app| {
            place.shell(
                app,
                "ip -4 -o address show dev eth0 | awk '{ sub(\"/.*\", \"\", $4); print $4 }'",
            )
        };
        let (alice, bob) = (own(ALICE), own(BOB));
        let anchor = server.anchor();
        let router = router_of(anchor, &bob);
        let networks = [ALICE, BOB].map(|app| (app, network_of(&place, anchor, app)));
        let program = Program::new("victim", "victim", &[&LEGAL.to_string(), &CLOSED.to_string()]);
        let victim = Lines::start(program.inside(&place, BOB), &program);
        let program = Program::new("frames", "hear", &["KAKOI-"]);
        let mut hear = enter(anchor, &held(&networks, BOB));
        hear.arg(PYTHON).args(&program.arguments);
        let wire = Lines::start(hear, &program);
        let region = Self {
            way,
            place,
            server: Mutex::new(server),
            boto: Mutex::new(boto),
            alice,
            bob,
            victim,
            wire,
            anchor,
            networks,
            router,
            tokens: AtomicU32::new(0),
        };
        region.legal_path_is_open();
        region
    }

    fn legal_path_is_open(&self) {
        // The rule takes up to a second: asked until it's in force, and then it stays.
        wait_for("the legal path", PATIENCE, || {
            let target = format!("{}:{LEGAL}", self.bob);
            let reached = self.inside(ALICE, "network", "reaching", &["1.5", &target]);
            (reached.as_object()?.values().next()? == "reached").then_some(())
        });
    }

    /// A text that no packet of another attack holds.
    pub fn token(&self, what: &str) -> String {
        format!("KAKOI-{what}-{}", self.tokens.fetch_add(1, Ordering::Relaxed))
    }

    /// Runs an attack inside a notebook.
    pub fn inside(&self, app: &str, file: &str, attack: &str, arguments: &[&str]) -> Value {
        let program = Program::new(file, attack, arguments);
        program.answer(program.inside(&self.place, app), &format!("in {app}"))
    }

    /// An attack that goes on while others are asked how they are; waits for its `ready`.
    pub fn ongoing(&self, app: &str, file: &str, attack: &str, arguments: &[&str]) -> Lines {
        let program = Program::new(file, attack, arguments);
        Lines::start(program.inside(&self.place, app), &program)
    }

    /// Runs an attack outside of any sandbox.
    pub fn outside(&self, control: Control, file: &str, attack: &str, arguments: &[&str]) -> Value {
        let mut command = match control {
            Control::Plain if self.way == Way::Root => {
                let mut command = self.place.command("setpriv".as_ref());
                command.args(["--reuid=65534", "--regid=65534", "--clear-groups", PYTHON]);
                command
            }
            Control::Plain => self.place.command(PYTHON.as_ref()),
            Control::Caged => {
                let mut command = self.place.command("unshare".as_ref());
                command.args([
                    "--user",
                    "--map-root-user",
                    "--mount",
                    "--net",
                    "--ipc",
                    "--uts",
                    "--pid",
                    "--fork",
                ]);
                command.args(["--mount-proc", PYTHON]);
                command
            }
        };
        let program = Program::new(file, attack, arguments);
        command.args(&program.arguments).current_dir("/");
        program.answer(command, &format!("outside, {control:?}"))
    }

    /// Runs an attack with all powers inside an app's network namespace, outside of its sandbox.
    pub fn with_powers(&self, app: &str, attack: &str, arguments: &[&str]) -> Value {
        let program = Program::new("frames", attack, arguments);
        let mut command = enter(self.anchor, &held(&self.networks, app));
        command.arg(PYTHON).args(&program.arguments);
        program.answer(command, &format!("in {app}'s namespace"))
    }

    /// What a program says inside the router of the closed domain's VPC.
    pub fn in_router(&self, program: &[&str]) -> String {
        let out = enter(self.anchor, &self.router)
            .args(program)
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .output()
            .expect("nsenter runs");
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(
            out.status.success(),
            "{program:?}: {}",
            String::from_utf8_lossy(&out.stderr)
        );
        text
    }

    /// How many packets one of the router's rules has counted, by the words before its counter.
    pub fn counted(&self, rule: &str) -> u64 {
        let text = self.in_router(&["nft", "list", "ruleset"]);
        let line = text
            .lines()
            .find(|l| l.contains(rule) && l.contains("counter packets"))
            .unwrap_or_else(|| panic!("the router has no rule {rule}:\n{text}"));
        let number = line
            .split("counter packets ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next());
        number
            .and_then(|n| n.parse().ok())
            .unwrap_or_else(|| panic!("no number in {line}"))
    }

    /// Sends on the legal path, and waits until it arrived: all that was sent before has arrived by then, or never will.
    pub fn fence(&self) {
        for _ in 0..2 {
            let fence = self.token("fence");
            let sent = self.inside(ALICE, "network", "send", &[&self.bob, &LEGAL.to_string(), &fence]);
            assert_eq!(sent["worked"], true, "{sent}");
            self.victim.wait_for(&fence);
            self.wire.wait_for(&fence);
        }
    }

    /// Asserts that no packet with this text came to bob's program, nor over bob's link.
    pub fn never_arrives(&self, token: &str) {
        self.fence();
        let (heard, seen) = (self.victim.with(token), self.wire.with(token));
        assert!(heard.is_empty() && seen.is_empty(), "bob got {heard:?} {seen:?}");
    }

    /// Asserts that such packets do arrive where the rules let them.
    pub fn arrives(&self, token: &str) {
        self.wire.wait_for(token);
    }

    /// The process that holds everything.
    pub fn anchor(&self) -> i32 {
        self.anchor
    }

    /// The pid, on the host, of a notebook's server.
    pub fn notebook(&self, app: &str) -> i32 {
        notebook_of(&self.place, self.anchor, app)
    }
}

/// `kakoi app exec`, not yet started.
pub fn exec(place: &Place, app: &str, command: &[&str]) -> Command {
    place.kakoi(&[&["app", "exec", app, "--"], command].concat())
}

fn legal_path(boto: &mut Boto) {
    let mut group = |name: &str| {
        let filter = json!({ "Filters": [{ "Name": "group-name", "Values": [name] }] });
        boto.text("ec2", "describe_security_groups", filter, "/SecurityGroups/0/GroupId")
    };
    let (alice, bob) = (group("kakoi-alice"), group("kakoi-bob"));
    let permission = |protocol: &str| json!({ "IpProtocol": protocol, "FromPort": LEGAL, "ToPort": LEGAL, "UserIdGroupPairs": [{ "GroupId": alice }] });
    boto.call(
        "ec2",
        "authorize_security_group_ingress",
        json!({ "GroupId": bob, "IpPermissions": [permission("tcp"), permission("udp")] }),
    );
}

/// Stops all notebooks, and starts each again from the sandbox that was parked for it.
fn from_the_pool(place: &Place, boto: &mut Boto, anchor: i32) {
    let domains = boto.call("sagemaker", "list_domains", json!({})).value;
    let domains = domains["Domains"].as_array().expect("a list").iter();
    let keys: Vec<Value> = domains
        .flat_map(|d| {
            ["alice", "bob"].map(|space| json!({ "DomainId": d["DomainId"], "SpaceName": space, "AppType": "JupyterLab", "AppName": "default" }))
        })
        .collect();
    for key in &keys {
        boto.call("sagemaker", "delete_app", key.clone());
    }
    wait_for("all are parked", Duration::from_secs(120), || {
        (place.json(&["status"])["pool"]["ready"] == keys.len()).then_some(())
    });
    for key in &keys {
        boto.call("sagemaker", "create_app", key.clone());
    }
    for key in &keys {
        wait_for("an app from the pool", Duration::from_secs(60), || {
            let app = boto.call("sagemaker", "describe_app", key.clone()).value;
            (app["Status"] == "InService").then_some(())
        });
    }
    let launchers = procs::notebooks(anchor);
    let parked = launchers.iter().filter(|p| p.command.contains("--parked")).count();
    assert_eq!((launchers.len(), parked), (keys.len(), keys.len()), "{launchers:?}");
}

/// A program with all powers in a network namespace of the region, and in no other of its namespaces.
fn enter(anchor: i32, namespace: &Path) -> Command {
    let mut command = Command::new("nsenter");
    if !rustix::process::geteuid().is_root() {
        command
            .arg(format!("--user=/proc/{anchor}/ns/user"))
            .arg("--preserve-credentials");
    }
    command.arg(format!("--net={}", namespace.display())).arg("--");
    command
}

fn notebook_of(place: &Place, anchor: i32, app: &str) -> i32 {
    let inside = place.shell(app, "readlink /proc/self/ns/net");
    procs::notebooks(anchor)
        .iter()
        .map(|p| p.pid)
        .find(|pid| fs::read_link(format!("/proc/{pid}/ns/net")).is_ok_and(|l| l.to_string_lossy() == inside))
        .unwrap_or_else(|| panic!("no process of {app} is in {inside}"))
}

fn network_of(place: &Place, anchor: i32, app: &str) -> File {
    File::open(format!("/proc/{}/ns/net", notebook_of(place, anchor, app))).expect("its network")
}

/// The path of a network that this process holds.
fn held(networks: &[(&str, File)], app: &str) -> PathBuf {
    let (_, network) = networks.iter().find(|(a, _)| *a == app).expect("alice or bob");
    format!("/proc/{}/fd/{}", std::process::id(), network.as_raw_fd()).into()
}

/// The namespace, among those that the anchor holds, whose rules know an address as a sender's.
fn router_of(anchor: i32, address: &str) -> PathBuf {
    let held = fs::read_dir(format!("/proc/{anchor}/fd")).expect("the anchor's descriptors");
    held.flatten()
        .map(|e| e.path())
        .filter(|path| fs::read_link(path).is_ok_and(|l| l.to_string_lossy().starts_with("net:[")))
        .find(|path| {
            let out = enter(anchor, path)
                .args(["nft", "list", "ruleset"])
                .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
                .output()
                .expect("nsenter runs");
            let text = String::from_utf8_lossy(&out.stdout).into_owned();
            text.contains("eni_src") && text.contains(&format!(". {address}"))
        })
        .expect("a router")
}
