//! An app's start, beside the same JupyterLab started by hand, in turns within one run.

use crate::Bench;
use crate::client::Access;
use crate::domain::until;
use crate::report::{Hold, Row, median};
use anyhow::{Context, bail, ensure};
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often readiness is asked: the most that a measurement may be too long by.
const PAUSE: Duration = Duration::from_millis(2);
/// The same through the API, whose answers cost the server CPU that the start needs too.
const API_PAUSE: Duration = Duration::from_millis(5);
const DEADLINE: Duration = Duration::from_secs(90);

/// The launcher that apps use.
const LAUNCHER: &str = include_str!("../../../env/launch.py");
/// Its port, replaced for a start by hand, where no namespace keeps it from others.
const LAUNCHER_PORT: &str = "PORT = 8888\n";

/// The id of an example domain.
pub fn domain_id(access: &Access, name: &str) -> anyhow::Result<String> {
    let listed = access.json(&mut access.connect()?, "ListDomains", json!({ "MaxResults": 100 }))?;
    let domains = listed.get("Domains").and_then(Value::as_array);
    let domains = domains.context("no domains")?.iter();
    let text = |d: &Value, field: &str| d.get(field).and_then(Value::as_str).map(str::to_owned);
    let found = domains
        .filter(|d| text(d, "DomainName").as_deref() == Some(name))
        .find_map(|d| text(d, "DomainId"));
    found.with_context(|| format!("there's no domain {name}"))
}

/// Measures in the closed example domain, once no other app runs there or elsewhere.
pub fn measure(bench: &Bench, access: &Access) -> anyhow::Result<Vec<Row>> {
    let mut connection = access.connect()?;
    let listed = access.json(&mut connection, "ListApps", json!({ "MaxResults": 100 }))?;
    let running: Vec<Value> = listed
        .get("Apps")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for app in &running {
        let field = |name: &str| app.get(name).cloned().unwrap_or_default();
        let key = json!({ "DomainId": field("DomainId"), "SpaceName": field("SpaceName"), "AppType": field("AppType"), "AppName": field("AppName") });
        access.json(&mut connection, "DeleteApp", key.clone())?;
        until(access, &mut connection, "DescribeApp", &key, "Deleted", API_PAUSE)?;
    }
    let closed = domain_id(access, "research-closed")?;
    let key = json!({ "DomainId": closed, "SpaceName": "alice", "AppType": "JupyterLab", "AppName": "default" });
    let hand = ByHand::new(bench)?;
    let (mut lab, mut launcher, mut app) = (Vec::new(), Vec::new(), Vec::new());
    // The first round fills caches and isn't counted.
    for round in 0..=bench.repeats(5, 2) {
        let times = [
            hand.start(Program::JupyterLab)?,
            hand.start(Program::Launcher)?,
            create_app(access, &key)?,
        ];
        if round > 0 {
            lab.push(times[0]);
            launcher.push(times[1]);
            app.push(times[2]);
        }
    }
    let pairs =
        |f: fn(f64, f64) -> f64, other: &[f64]| app.iter().zip(other).map(|(a, b)| f(*a, *b)).collect::<Vec<_>>();
    let (ratio, own) = (pairs(|a, b| a / b, &lab), pairs(|a, b| a - b, &launcher));
    let words = format!(
        "paired within each round; medians: app {:.0} ms, launcher by hand {:.0} ms, `jupyter lab` by hand {:.0} ms",
        median(&app),
        median(&launcher),
        median(&lab)
    );
    Ok(vec![
        Row::new("app: CreateApp to InService", "ms", app).peers("JupyterHub 5,020 ms"),
        Row::new("`jupyter lab` by hand to /api, same environment", "ms", lab).peers("3,120 ms to /lab"),
        Row::new("our launcher by hand to /api", "ms", launcher),
        Row::new("app start, of `jupyter lab` by hand", "×", ratio)
            .hold(Hold::Below(0.5))
            .peers("JupyterHub 1.6 ×")
            .note(words),
        Row::new("app start: our own work, over the launcher by hand", "ms", own)
            .hold(Hold::Below(50.0))
            .peers("JupyterHub +1,990 ms over by hand"),
    ])
}

fn create_app(access: &Access, key: &Value) -> anyhow::Result<f64> {
    let mut connection = access.connect()?;
    let began = Instant::now();
    access.json(&mut connection, "CreateApp", key.clone())?;
    until(access, &mut connection, "DescribeApp", key, "InService", API_PAUSE)?;
    let time = began.elapsed().as_secs_f64() * 1e3;
    access.json(&mut connection, "DeleteApp", key.clone())?;
    until(access, &mut connection, "DescribeApp", key, "Deleted", API_PAUSE)?;
    Ok(time)
}

#[derive(Clone, Copy)]
enum Program {
    JupyterLab,
    Launcher,
}

/// Starts in a plain sandbox: the environment at the path that its scripts name, a home, the host's `/usr` and `/etc`.
struct ByHand {
    environment: PathBuf,
    place: PathBuf,
}

impl ByHand {
    fn new(bench: &Bench) -> anyhow::Result<Self> {
        ensure!(
            LAUNCHER.contains(LAUNCHER_PORT),
            "the launcher's port isn't where it was"
        );
        let place = bench.place.join(format!("by-hand-{}", std::process::id()));
        for home in ["lab", "launcher"] {
            fs::create_dir_all(place.join(home))?;
        }
        Ok(Self {
            environment: environment()?,
            place,
        })
    }

    /// Milliseconds until `/api` answers.
    fn start(&self, program: Program) -> anyhow::Result<f64> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let script = self.place.join("launch.py");
        fs::write(&script, LAUNCHER.replace(LAUNCHER_PORT, &format!("PORT = {port}\n")))?;
        let home = self.place.join(match program {
            Program::JupyterLab => "lab",
            Program::Launcher => "launcher",
        });
        let mut command = Command::new("bwrap");
        command.args([
            "--unshare-user",
            "--uid",
            "1000",
            "--gid",
            "1000",
            "--unshare-pid",
            "--die-with-parent",
            "--ro-bind",
            "/usr",
            "/usr",
            "--symlink",
            "usr/bin",
            "/bin",
            "--symlink",
            "usr/lib",
            "/lib",
            "--symlink",
            "usr/lib64",
            "/lib64",
            "--symlink",
            "usr/sbin",
            "/sbin",
            "--ro-bind",
            "/etc",
            "/etc",
            "--proc",
            "/proc",
            "--dev",
            "/dev",
            "--tmpfs",
            "/tmp",
            "--chdir",
            "/",
            "--clearenv",
        ]);
        for (source, inside, bind) in [
            (&self.environment, "/opt/kakoi/env", "--ro-bind"),
            (&script, "/opt/kakoi/launch.py", "--ro-bind"),
            (&home, "/home/sagemaker-user", "--bind"),
        ] {
            command.arg(bind).arg(source).arg(inside);
        }
        for (name, value) in [
            ("HOME", "/home/sagemaker-user"),
            ("LANG", "C.UTF-8"),
            ("PATH", "/opt/kakoi/env/bin:/usr/bin:/bin"),
            ("SHELL", "/bin/bash"),
            ("KAKOI_JUPYTER_TOKEN", "bench"),
        ] {
            command.args(["--setenv", name, value]);
        }
        command.args(["--chdir", "/home/sagemaker-user"]);
        let port_argument = format!("--ServerApp.port={port}");
        match program {
            Program::JupyterLab => command.args([
                "/opt/kakoi/env/bin/jupyter",
                "lab",
                "--no-browser",
                "--ServerApp.ip=127.0.0.1",
                &port_argument,
                "--ServerApp.port_retries=0",
                "--IdentityProvider.token=bench",
            ]),
            Program::Launcher => command.args(["/opt/kakoi/env/bin/python3", "-I", "/opt/kakoi/launch.py"]),
        };
        let log = self.place.join("log");
        let began = Instant::now();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(&log)?)
            .process_group(0)
            .spawn()
            .context("starting bwrap")?;
        let mut child = Killed(child);
        while !answers(port) {
            if let Some(status) = child.0.try_wait()? {
                let log = fs::read_to_string(&log).unwrap_or_default();
                bail!("JupyterLab by hand ended ({status}): {}", tail(&log));
            }
            ensure!(began.elapsed() < DEADLINE, "JupyterLab by hand doesn't answer");
            std::thread::sleep(PAUSE);
        }
        Ok(began.elapsed().as_secs_f64() * 1e3)
    }
}

impl Drop for ByHand {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.place);
    }
}

/// The last lines of a log.
fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(8)..].join("\n")
}

/// A child that doesn't outlive its use.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        // One that already ended is what's wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(
            stream,
            "GET /api HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )?;
        let mut head = [0; 12];
        stream.read_exact(&mut head)?;
        Ok(&head == b"HTTP/1.1 200")
    };
    ask().unwrap_or(false)
}

/// The notebook environment: what `KAKOI_ENV` names, else what the checkout's own script says.
fn environment() -> anyhow::Result<PathBuf> {
    let path = match std::env::var_os("KAKOI_ENV") {
        Some(path) => PathBuf::from(path),
        None => {
            let output = Command::new("env/build").arg("--path").output();
            let output =
                output.context("KAKOI_ENV isn't set and env/build can't be run: start this at the checkout's root")?;
            PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())
        }
    };
    ensure!(
        Path::new(&path).join("kakoi-env.json").is_file(),
        "there's no notebook environment at {}; build it with `./x env`",
        path.display()
    );
    Ok(path)
}
