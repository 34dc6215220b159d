//! The gateway beside nginx and configurable-http-proxy, all before the same upstream, in turns within one run.
//!
//! The proxy under measurement has CPU 0 for itself; generator and upstream share CPU 1, as in the peers' figures. What
//! counts is the ratio to the generator asking the upstream directly, in the same round.

mod generator;
mod ours;
pub mod proxies;
mod upstream;

use crate::Bench;
use crate::report::{Hold, Row, median};
use anyhow::{Context, bail, ensure};
use generator::{CONNECTIONS, Kind};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a proxy may take to listen.
const DEADLINE: Duration = Duration::from_secs(20);

/// What this very process is, if it was started as a part of this measurement.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum Role {
    /// The server behind all proxies
    #[command(hide = true)]
    Upstream,
    /// Kakoi's gateway
    #[command(hide = true)]
    Gateway {
        /// Port of the upstream
        upstream: u16,
    },
    /// The client
    #[command(hide = true)]
    Generate {
        /// What to ask
        kind: Kind,
        /// Whom, on loopback
        port: u16,
        /// For how long, ms
        time: u64,
    },
}

/// Plays a part until it's over.
pub fn play(role: &Role) -> anyhow::Result<()> {
    let one = || tokio::runtime::Builder::new_current_thread().enable_all().build();
    match *role {
        Role::Upstream => one()?.block_on(upstream::serve()),
        // As the server's own runtime; on one CPU that's one worker.
        Role::Gateway { upstream } => {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
            runtime.block_on(ours::serve(upstream))
        }
        Role::Generate { kind, port, time } => {
            let host = format!("{}.localhost:{port}", ours::SITE);
            one()?.block_on(generator::run(
                kind,
                port,
                &host,
                &cookie(),
                Duration::from_millis(time),
            ))
        }
    }
}

/// The pair that signs the generator in, at Kakoi and at nginx.
fn cookie() -> String {
    format!("__Host-kakoi={}", ours::COOKIE)
}

/// A process that ends with its measurement.
pub struct Process(Child);

impl Process {
    fn spawn(command: &mut Command) -> anyhow::Result<Self> {
        let name = format!("{command:?}");
        Ok(Self(
            command
                .stdin(Stdio::null())
                .spawn()
                .with_context(|| format!("starting {name}"))?,
        ))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // nginx's worker ends by TERM to its master; the others have nothing to put away either way.
        let pid = i32::try_from(self.0.id()).ok().and_then(rustix::process::Pid::from_raw);
        let _ = pid.map(|pid| rustix::process::kill_process(pid, rustix::process::Signal::TERM));
        let _ = self.0.wait();
    }
}

/// A program on one CPU, which ends when this one does, however that is.
fn on(cpu: usize, program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command
        .args(["--pdeathsig", "TERM", "taskset", "-c", &cpu.to_string()])
        .arg(program);
    command
}

/// This program in another role; it prints its port.
fn part(cpu: usize, arguments: &[&str]) -> anyhow::Result<(Process, u16)> {
    let mut process = Process::spawn(
        on(cpu, &std::env::current_exe()?)
            .args(arguments)
            .stdout(Stdio::piped()),
    )?;
    let mut line = String::new();
    BufReader::new(process.0.stdout.take().context("piped")?).read_line(&mut line)?;
    let port = line
        .trim()
        .parse()
        .with_context(|| format!("{arguments:?} names no port"))?;
    Ok((process, port))
}

fn wait_for_port(process: &mut Process, port: u16) -> anyhow::Result<()> {
    let began = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if let Some(status) = process.0.try_wait()? {
            bail!("it ended ({status})");
        }
        ensure!(began.elapsed() < DEADLINE, "it doesn't listen");
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// Answers a second.
fn rate(kind: Kind, port: u16, time: Duration) -> anyhow::Result<f64> {
    let word = match kind {
        Kind::Http => "http",
        Kind::Websocket => "websocket",
    };
    let mut command = on(1, &std::env::current_exe()?);
    let output = command
        .args(["generate", word, &port.to_string(), &time.as_millis().to_string()])
        .output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(String::from_utf8_lossy(&output.stdout).trim().parse()?)
}

/// A proxy: its name, what authenticates there, and the process, or why there's none.
struct Proxy {
    name: &'static str,
    note: &'static str,
    running: Result<(Process, u16), String>,
    peers: [&'static str; 2],
}

/// All rows.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    ensure!(
        std::thread::available_parallelism()?.get() > 1,
        "this needs two CPUs: one for the proxy alone"
    );
    let place = &bench.place;
    let (_upstream, direct) = part(1, &["upstream"])?;
    let told = |started: anyhow::Result<(Process, u16)>| started.map_err(|e| format!("{e:#}"));
    let proxies = [
        Proxy {
            name: "kakoi gateway",
            note: "signed in: the cookie's hash looked up among 1,000 sessions at every request",
            running: told(part(0, &["gateway", &direct.to_string()])),
            peers: ["", ""],
        },
        Proxy {
            name: "nginx",
            note: "the cookie compared by a map: no sessions, the cheapest check that it has",
            running: told(proxies::nginx(place, &cookie(), direct)),
            peers: ["0.58 without a check", "0.53 without a check"],
        },
        Proxy {
            name: "configurable-http-proxy",
            note: "carries whatever comes: it authenticates who changes routes, nobody else",
            running: told(proxies::chp(place, direct)),
            peers: ["0.059", "0.205"],
        },
    ];
    let all = || -> anyhow::Result<Vec<Row>> {
        let mut rows = compare(bench, Kind::Http, "HTTP requests", direct, &proxies)?;
        rows.extend(compare(
            bench,
            Kind::Websocket,
            "websocket round trips",
            direct,
            &proxies,
        )?);
        Ok(rows)
    };
    let rows = all();
    drop(proxies);
    let _ = std::fs::remove_dir_all(proxies::nginx_run(place));
    rows
}

fn compare(bench: &Bench, kind: Kind, what: &str, direct: u16, proxies: &[Proxy]) -> anyhow::Result<Vec<Row>> {
    let (time, rounds) = (bench.stretch(), bench.repeats(7, 3));
    let mut base = Vec::new();
    let mut rates = vec![Vec::new(); proxies.len()];
    for _ in 0..rounds {
        base.push(rate(kind, direct, time).context("direct")?);
        for (proxy, rates) in proxies.iter().zip(&mut rates) {
            if let Ok((_, port)) = proxy.running {
                rates.push(rate(kind, port, time).with_context(|| proxy.name)?);
            }
        }
    }
    let mut rows = vec![Row::new(
        format!("{what}, {CONNECTIONS} connections, direct"),
        "/s",
        base.clone(),
    )];
    let ratios = |rates: &[f64]| rates.iter().zip(&base).map(|(r, b)| r / b).collect::<Vec<_>>();
    // Round by round: what the gateway must reach is what nginx reached just before.
    let nginx = proxies
        .iter()
        .zip(&rates)
        .find(|(p, _)| p.name == "nginx")
        .map(|(_, r)| median(&ratios(r)));
    for (index, (proxy, rates)) in proxies.iter().zip(&rates).enumerate() {
        let title = format!("{what} through {}, of direct", proxy.name);
        rows.push(match &proxy.running {
            Ok(_) => {
                let words = format!("{}; median {:.0}/s", proxy.note, median(rates));
                let row = Row::new(title, "×", ratios(rates))
                    .note(words)
                    .peers(proxy.peers[usize::from(kind == Kind::Websocket)]);
                match nginx.filter(|n| index == 0 && n.is_finite() && *n > 0.0) {
                    Some(limit) => row.hold(Hold::Above(limit)),
                    None => row,
                }
            }
            Err(why) => Row::new(title, "×", Vec::new()).note(format!("not measured: {why}")),
        });
    }
    Ok(rows)
}
