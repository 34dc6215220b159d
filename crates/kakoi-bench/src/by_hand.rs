//! The notebook environment's servers, started by hand: what a platform's own work is measured against.

use crate::Bench;
use anyhow::{Context, bail, ensure};
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often readiness is asked: the most that a measurement may be too long by.
const PAUSE: Duration = Duration::from_millis(2);
const DEADLINE: Duration = Duration::from_secs(240);

/// The launcher that apps use.
const LAUNCHER: &str = include_str!("../../../env/launch.py");
/// Its port, replaced for a start by hand, where no namespace keeps it from others.
const LAUNCHER_PORT: &str = "PORT = 8888\n";

/// What is started.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// `jupyter lab`.
    JupyterLab,
    /// What apps start instead.
    Launcher,
}

/// Starts in a plain sandbox: the environment at the path that its scripts name, a home, the host's `/usr` and `/etc`.
pub struct ByHand {
    environment: PathBuf,
    place: PathBuf,
}

impl ByHand {
    /// Finds the environment and makes a place for homes.
    pub fn new(bench: &Bench) -> anyhow::Result<Self> {
        ensure!(
            LAUNCHER.contains(LAUNCHER_PORT),
            "the launcher's port isn't where it was"
        );
        let place = bench.place.join(format!("by-hand-{}", std::process::id()));
        fs::create_dir_all(&place)?;
        Ok(Self {
            environment: environment()?,
            place,
        })
    }

    /// Milliseconds until `/api` answers.
    pub fn start(&self, program: Program) -> anyhow::Result<f64> {
        let began = Instant::now();
        self.spawn(program, 0, free_ports(1)?[0])?.wait(began)?;
        Ok(began.elapsed().as_secs_f64() * 1e3)
    }

    /// Milliseconds until `/api` of every one of so many `jupyter lab`, started at once, has answered.
    pub fn start_many(&self, count: usize) -> anyhow::Result<f64> {
        let ports = free_ports(count)?;
        let began = Instant::now();
        let mut started = ports
            .iter()
            .enumerate()
            .map(|(n, port)| self.spawn(Program::JupyterLab, n, *port))
            .collect::<anyhow::Result<Vec<_>>>()?;
        for one in &mut started {
            one.wait(began)?;
        }
        Ok(began.elapsed().as_secs_f64() * 1e3)
    }

    /// Starts number `n` of a program, in a home of its own.
    fn spawn(&self, program: Program, n: usize, port: u16) -> anyhow::Result<Started> {
        let name = match program {
            Program::JupyterLab => format!("lab-{n}"),
            Program::Launcher => format!("launcher-{n}"),
        };
        let (home, log) = (self.place.join(&name), self.place.join(format!("{name}.log")));
        let script = self.place.join(format!("{name}.py"));
        fs::create_dir_all(&home)?;
        fs::write(&script, LAUNCHER.replace(LAUNCHER_PORT, &format!("PORT = {port}\n")))?;
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
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(&log)?)
            .process_group(0)
            .spawn()
            .context("starting bwrap")?;
        Ok(Started {
            child: Killed(child),
            port,
            log,
        })
    }
}

/// One that was started, and ends when this is dropped.
struct Started {
    child: Killed,
    port: u16,
    log: PathBuf,
}

impl Started {
    /// Waits until `/api` answers.
    fn wait(&mut self, began: Instant) -> anyhow::Result<()> {
        while !answers(self.port) {
            if let Some(status) = self.child.0.try_wait()? {
                let log = fs::read_to_string(&self.log).unwrap_or_default();
                bail!("JupyterLab by hand ended ({status}): {}", tail(&log));
            }
            ensure!(began.elapsed() < DEADLINE, "JupyterLab by hand doesn't answer");
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }
}

impl Drop for ByHand {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.place);
    }
}

/// Ports of loopback that were free just now, all different.
pub fn free_ports(count: usize) -> anyhow::Result<Vec<u16>> {
    let listeners = (0..count)
        .map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .collect::<Result<Vec<_>, _>>()?;
    listeners.iter().map(|l| Ok(l.local_addr()?.port())).collect()
}

/// The last lines of a log.
pub fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(8)..].join("\n")
}

/// A child that doesn't outlive its use.
pub struct Killed(pub Child);

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
