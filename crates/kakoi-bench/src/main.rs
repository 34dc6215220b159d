//! Measures the built `kakoi` against the numbers it promises, and prints one table.
//!
//! What can be a ratio of two things measured in turns within one run is one: a machine's speed changes from hour to hour.
//! Works on loopback and in namespaces and data directories that it makes and removes itself; never with a region of yours.

mod api;
mod app;
mod by_hand;
mod client;
mod domain;
mod gateway;
mod jupyterhub;
mod load;
mod many;
mod memory;
mod moto;
mod network;
mod peers;
mod pooled;
mod region;
mod report;
mod start;

use anyhow::{Context, ensure};
use clap::{Parser, ValueEnum};
use region::Region;
use report::Row;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Measures kakoi against the numbers it promises
#[derive(Parser)]
#[command(name = "kakoi-bench")]
struct Arguments {
    /// Fewer repetitions: under a minute, and less certain
    #[arg(long)]
    quick: bool,
    /// The network with 10,000 interfaces too: several minutes
    #[arg(long, conflicts_with = "quick")]
    full: bool,
    /// Only these parts
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    only: Vec<Part>,
    /// Measure memory with this many apps too
    #[arg(long, value_name = "COUNT")]
    apps: Option<usize>,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table")]
    output: Output,
    /// Internal: measure the network for these sizes in this very process, and print rows as JSON
    #[arg(long, hide = true, value_delimiter = ',')]
    network_sizes: Vec<usize>,
    /// Internal: measure a router with the rules of so many interfaces in this very process, and print rows as JSON
    #[arg(long, hide = true)]
    router_interfaces: Option<usize>,
    /// Internal: measure apps from the pool as whoever this process is, in this directory, and print rows as JSON
    #[arg(long, hide = true, value_name = "PLACE")]
    pooled_apps: Option<PathBuf>,
    #[command(subcommand)]
    role: Option<gateway::Role>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Start to first answer
    Start,
    /// Resident memory
    Memory,
    /// Requests a second, latency
    Api,
    /// Namespace, interface and rules of an app
    Network,
    /// CreateApp to InService beside JupyterLab by hand
    App,
    /// CreateApp to InService from the pool of parked sandboxes, beside cold starts
    Pool,
    /// Packets through a VPC's router with the rules of 10,000 interfaces, beside one without rules
    Router,
    /// The model's answer to where a packet goes, among 10,000 interfaces
    Explain,
    /// The API beside Moto's server
    Moto,
    /// Starts and memory beside JupyterHub
    Jupyterhub,
    /// 20 apps at once, beside bare JupyterLab and JupyterHub
    Many,
    /// Browsers' requests and websockets, beside nginx and configurable-http-proxy
    Gateway,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// A table
    Table,
    /// One JSON value on stdout
    Json,
}

/// What every part needs.
pub struct Bench {
    /// The binary under measurement.
    pub kakoi: PathBuf,
    /// Where data directories go: on the disk of the build, not in memory.
    pub place: PathBuf,
    /// Fewer repetitions.
    pub quick: bool,
    /// The long ones too.
    pub full: bool,
}

impl Bench {
    /// How often something is repeated.
    pub fn repeats(&self, normal: usize, quick: usize) -> usize {
        if self.quick { quick } else { normal }
    }

    /// How long one stretch of load lasts.
    pub fn stretch(&self) -> Duration {
        Duration::from_millis(if self.quick { 500 } else { 1000 })
    }

    /// A region with a fresh data directory.
    pub fn region(&self, name: &str) -> anyhow::Result<Region> {
        Region::new(&self.kakoi, &self.place, name)
    }

    fn find(arguments: &Arguments) -> anyhow::Result<Self> {
        let own = std::env::current_exe().context("finding this program")?;
        let target = own
            .parent()
            .and_then(Path::parent)
            .context("this program isn't in a target directory")?;
        let kakoi = std::env::var_os("KAKOI_BIN").map_or_else(|| target.join("release/kakoi"), PathBuf::from);
        ensure!(
            kakoi.is_file(),
            "there's no {}; build it with `./x build`, or name another with KAKOI_BIN",
            kakoi.display()
        );
        let kakoi = kakoi.canonicalize()?;
        Ok(Self {
            kakoi,
            place: arguments.pooled_apps.clone().unwrap_or_else(|| target.join("bench")),
            quick: arguments.quick,
            full: arguments.full,
        })
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if !arguments.network_sizes.is_empty() {
        return print(network::measure_here(&arguments.network_sizes, arguments.quick));
    }
    if let Some(interfaces) = arguments.router_interfaces {
        return print(network::measure_router_here(interfaces, arguments.quick));
    }
    if let Some(role) = &arguments.role {
        return gateway::play(role).map_or_else(|error| failed(&error), |()| ExitCode::SUCCESS);
    }
    let bench = match Bench::find(&arguments) {
        Ok(bench) => bench,
        Err(error) => return failed(&error),
    };
    if let Err(error) = clean_up_on_signal(bench.kakoi.clone(), bench.place.clone()) {
        return failed(&error);
    }
    if arguments.pooled_apps.is_some() {
        return print(pooled::measure_here(&bench));
    }
    let wants = |part| arguments.only.is_empty() || arguments.only.contains(&part);
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    let mut take = |what: &str, measured: anyhow::Result<Vec<Row>>| {
        region::yield_to_signal();
        match measured {
            Ok(more) => rows.extend(more),
            Err(error) => {
                eprintln!("{what} wasn't measured: {error:#}");
                failures.push(format!("{what}: {error:#}"));
            }
        }
    };
    if wants(Part::Start) {
        eprintln!("measuring starts");
        take("start", start::measure(&bench));
    }
    if wants(Part::Memory) {
        eprintln!("measuring memory");
        take("memory", memory::idle(&bench));
    }
    if wants(Part::Api) {
        eprintln!("measuring requests");
        take("api", api::measure(&bench));
    }
    if wants(Part::Network) {
        eprintln!("measuring the network");
        take("network", network::measure(&bench));
    }
    if wants(Part::Router) {
        eprintln!("measuring a router");
        take("router", network::measure_router(&bench));
    }
    if wants(Part::Explain) {
        eprintln!("measuring the model");
        take("explain", network::explain(&bench));
    }
    if wants(Part::Moto) {
        eprintln!("measuring beside Moto");
        take("moto", moto::measure(&bench));
    }
    if wants(Part::Jupyterhub) {
        eprintln!("measuring beside JupyterHub");
        take("jupyterhub", jupyterhub::measure(&bench));
    }
    if wants(Part::Many) {
        eprintln!("measuring many apps at once");
        take("many", many::measure(&bench));
    }
    if wants(Part::Gateway) {
        eprintln!("measuring the gateway");
        take("gateway", gateway::measure(&bench));
    }
    if wants(Part::App) || wants(Part::Memory) {
        eprintln!("measuring apps");
        take(
            "app",
            apps(&bench, wants(Part::Memory), wants(Part::App), arguments.apps),
        );
    }
    if wants(Part::Pool) {
        eprintln!("measuring apps from the pool");
        take("pool", pooled::measure(&bench));
    }
    let _ = std::fs::remove_dir(&bench.place);
    let machine = machine();
    match arguments.output {
        Output::Table => print!("{}", report::table(&machine, &rows)),
        Output::Json => println!("{}", report::json(&machine, &rows, &failures)),
    }
    if failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(2)
    }
}

/// What needs the example domains.
fn apps(bench: &Bench, memory: bool, app: bool, count: Option<usize>) -> anyhow::Result<Vec<Row>> {
    /// Apps of the example domains.
    const EXAMPLES: usize = 4;
    let mut region = bench.region("apps")?;
    let (access, anchor) = region.start_quickstart(&[])?;
    let mut rows = Vec::new();
    if memory {
        rows.extend(memory::row_with_apps(region.server_pid(), anchor, EXAMPLES)?);
        if let Some(more) = count.and_then(|c| c.checked_sub(EXAMPLES)).filter(|m| *m > 0) {
            let closed = app::domain_id(&access, "research-closed")?;
            memory::more_spaces(&access, &closed, more)?;
            memory::more_apps(&access, &closed, more)?;
            rows.extend(memory::row_with_apps(region.server_pid(), anchor, EXAMPLES + more)?);
        }
    }
    if app {
        rows.extend(app::measure(bench, &access)?);
    }
    Ok(rows)
}

/// Ends a process that measures for another: rows as JSON.
fn print(measured: anyhow::Result<Vec<Row>>) -> ExitCode {
    match measured {
        Ok(rows) => {
            println!("{}", serde_json::json!(rows));
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("kakoi-bench: {error:#}");
    ExitCode::from(2)
}

/// Ctrl-C and SIGTERM take down what's running, then end the program.
fn clean_up_on_signal(kakoi: PathBuf, place: PathBuf) -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (mut interrupted, mut terminated) = {
        let _inside = runtime.enter();
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?)
    };
    let wait = move || {
        runtime.block_on(async {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        });
        eprintln!("stopping");
        region::clean_up(&kakoi, &place);
        std::process::exit(130);
    };
    std::thread::Builder::new().name("signals".into()).spawn(wait)?;
    Ok(())
}

/// CPUs, kernel and load: what numbers of two machines differ by.
fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default().trim().to_owned();
    let cpuinfo = read("/proc/cpuinfo");
    let model = cpuinfo
        .lines()
        .find_map(|l| l.strip_prefix("model name")?.split_once(':'))
        .map_or("", |(_, m)| m.trim());
    let cpus = std::thread::available_parallelism().map_or(1, usize::from);
    let load = read("/proc/loadavg");
    let load = load.split(' ').take(3).collect::<Vec<_>>().join(" ");
    let kernel = read("/proc/sys/kernel/osrelease");
    format!("{cpus} × {model}, Linux {kernel}, load {load} at the end")
}
