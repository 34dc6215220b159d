//! `kakoi up`: the one place that puts concrete parts together.
//!
//! Order: lock, checks, anchor (joined before the first thread), store, certificates, backends, engine, listeners, control
//! socket, ready. The order on the way out is the reverse; apps go on, because the anchor holds them.

mod api;
mod audit;
mod callers;
mod certificates;
mod compare;
pub mod control;
mod credentials;
mod edge;
mod flows;
mod front;
mod gateway;
mod homes;
mod keys;
mod launch;
#[cfg(test)]
mod offered;
pub mod paths;
pub mod programs;
mod quickstart;
mod runtime;
mod s3;
mod selftest;
mod services;
mod status;

use crate::cli::{UpArguments, Uplink};
use anyhow::{Context, bail};
use kakoi_anchor::{Anchor, Mode};
use kakoi_dataplane::VolumeBackend;
use kakoi_edge::names::{S3_PREFIX_LIST, Service, database_domain};
use kakoi_edge::pki::Authorities;
use kakoi_edge::simulated::{self, SimulatedInternet};
use kakoi_edge::tls::{HttpLimits, Peer, serve_plain_streaming};
use kakoi_edge::{ConnectionLimits, shutdown_channel};
use kakoi_engine::{Backends, DatabaseDomains, Engine, Settings};
use kakoi_gateway::Gateway;
use kakoi_linux::holder::AnchorHolder;
use kakoi_linux::limits::Limiter;
use kakoi_linux::netns::Holder;
use kakoi_linux::slots::Slots;
use kakoi_linux::volume::Volumes;
use kakoi_linux::workload::{Folders, Sandboxes};
use kakoi_linux::{LinuxNetwork, NetworkConfig};
use kakoi_store::Store;
use kakoi_types::{AccountId, Ipv4Net, Region, RegionContext};
use paths::DataDir;
use programs::Programs;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::fd::AsFd;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

pub use keys::RootKey;
pub use launch::environment;

/// A running server, as its own parts see it.
#[derive(Clone)]
pub struct Running {
    /// The engine.
    pub engine: Engine,
    /// Sandboxes, for commands inside them.
    pub sandboxes: Sandboxes,
    /// Namespaces.
    pub network: LinuxNetwork,
    /// Certificates, for controls of the selftest.
    pub authorities: Arc<Authorities>,
    /// The data directory.
    pub data: DataDir,
    /// `http://ADDR:PORT`.
    pub endpoint: String,
    /// `simulated` or `none`.
    pub uplink: &'static str,
    /// Whether services answer under AWS's names.
    pub aws_names: bool,
    /// The anchor.
    pub anchor_pid: i32,
    /// Limits that are enforced, in words.
    pub limits: String,
    /// Whether sizes of volumes are enforced, in words.
    pub quotas: String,
    /// S3, for the quickstart's buckets.
    s3: s3::Storage,
    /// The audit log, for its state.
    audit: Arc<audit::Audit>,
    /// One selftest at a time.
    pub selftest: Arc<tokio::sync::Mutex<()>>,
}

/// What the first start chose; later ones must agree.
#[derive(Serialize, Deserialize)]
struct Choices {
    region: Region,
    account: AccountId,
    /// The last port, 0 before the first start.
    port: u16,
    /// A number drawn once: names the region's cgroups and, for root, chooses its range of uids.
    number: u64,
}

impl Choices {
    fn read(data: &DataDir) -> anyhow::Result<Option<Self>> {
        let path = data.choices();
        match std::fs::read(&path) {
            Ok(text) => Ok(Some(
                serde_json::from_slice(&text).with_context(|| format!("{} is unreadable", path.display()))?,
            )),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e).with_context(|| format!("reading {}", path.display())),
        }
    }

    fn cgroup(&self) -> String {
        format!("kakoi-{:016x}", self.number)
    }
}

/// The name of a region's cgroups, if it was ever started.
pub fn region_cgroup(data: &DataDir) -> anyhow::Result<Option<String>> {
    Ok(Choices::read(data)?.map(|choices| choices.cgroup()))
}

const DEFAULT_PORT: u16 = 4560;

/// How long answers may go on after a request to stop.
const DRAIN: Duration = Duration::from_secs(30);

/// Connections of the host's listener, as many as the limit of descriptors leaves room for: each may need a second one, to an
/// app. The soft limit is raised for this process alone; sandboxes are the anchor's children.
fn connections_allowed() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    const MOST: u64 = 4096;
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.unwrap_or(u64::MAX).min(16 * MOST);
    let current = limit.current.unwrap_or(u64::MAX);
    let raised = Rlimit {
        current: Some(wanted),
        maximum: limit.maximum,
    };
    let have = if current < wanted && setrlimit(Resource::Nofile, raised).is_ok() {
        wanted
    } else {
        current
    };
    usize::try_from((have / 4).min(MOST)).unwrap_or(1024)
}

/// Where AWS clients in a container look for role credentials (design: `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`).
const CREDENTIALS_ADDRESS: Ipv4Addr = Ipv4Addr::new(169, 254, 170, 2);

/// Ends when the anchor does: with it went every namespace and notebook.
async fn anchor_died(pid: i32) -> anyhow::Result<()> {
    let pid = rustix::process::Pid::from_raw(pid).context("the anchor has a pid")?;
    let pidfd =
        rustix::process::pidfd_open(pid, rustix::process::PidfdFlags::NONBLOCK).context("watching the anchor")?;
    let (told, died) = tokio::sync::oneshot::channel();
    std::thread::Builder::new().name("anchor-watch".into()).spawn(move || {
        let mut fds = [rustix::event::PollFd::new(&pidfd, rustix::event::PollFlags::IN)];
        while rustix::event::poll(&mut fds, None) == Err(rustix::io::Errno::INTR) {}
        // The server may be on its way out itself.
        let _ = told.send(());
    })?;
    died.await.context("watching the anchor")
}

/// Runs the server until SIGTERM or Ctrl-C.
pub fn up(mut data: DataDir, arguments: UpArguments) -> anyhow::Result<ExitCode> {
    if arguments.uplink == Uplink::Host {
        bail!("--uplink host isn't built yet; use simulated or none");
    }
    data.create()?;
    let _lock = data.take_lock()?;
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("KAKOI_LOG").unwrap_or_else(|_| "warn,s3s=off".into()),
        )
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let choices = choose(&data, &arguments)?;
    let wanted = listen_address(&arguments, &choices)?;
    let programs = Programs::find()?;
    let mode = Mode::detect();
    let living = kakoi_anchor::find_living(data.path());
    if living.is_none() && !wanted.1 {
        // Tried before there's an anchor, so that a refused start leaves no process behind.
        bind(wanted.0)?;
    }
    let info = match living {
        Some(info) => info,
        None => kakoi_anchor::start(&programs.hold, data.path(), mode)
            .context("starting the anchor; `kakoi doctor` tries what this machine allows")?,
    };
    kakoi_anchor::join(&info).context("joining the anchor")?;
    // From here on threads may start.
    let anchor = Arc::new(Anchor::connect(data.path()).context("reaching the anchor")?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("starting the runtime")?;
    runtime.block_on(run(data, arguments, choices, wanted, programs, anchor, info))
}

fn choose(data: &DataDir, arguments: &UpArguments) -> anyhow::Result<Choices> {
    let kept = Choices::read(data)?;
    let region: Option<Region> = arguments.region.as_deref().map(str::parse).transpose()?;
    let account: Option<AccountId> = arguments.account.as_deref().map(str::parse).transpose()?;
    let Some(kept) = kept else {
        let default_region = || "us-east-1".parse().expect("a region's name");
        let default_account = || "000000000000".parse().expect("an account's number");
        return Ok(Choices {
            region: region.unwrap_or_else(default_region),
            account: account.unwrap_or_else(default_account),
            port: 0,
            number: kakoi_engine::entropy() as u64,
        });
    };
    if region.is_some_and(|r| r != kept.region) || account.is_some_and(|a| a != kept.account) {
        bail!(
            "this data directory holds region {} of account {}; use another --data-dir for another region",
            kept.region,
            kept.account
        );
    }
    Ok(kept)
}

/// Where to listen. With port 0 a restart takes the port of the last time, if it can.
fn listen_address(arguments: &UpArguments, choices: &Choices) -> anyhow::Result<(SocketAddr, bool)> {
    let address = arguments
        .listen
        .unwrap_or_else(|| SocketAddr::new(Ipv4Addr::LOCALHOST.into(), DEFAULT_PORT));
    if !address.ip().is_loopback() {
        bail!(
            "--listen {address} would offer the API without TLS to the network; listen on 127.0.0.1 and reach it by `ssh -L {0}:127.0.0.1:{0}`",
            DEFAULT_PORT
        );
    }
    if address.port() == 0 && choices.port != 0 {
        return Ok((SocketAddr::new(address.ip(), choices.port), true));
    }
    Ok((address, false))
}

fn bind(wanted: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(wanted).with_context(|| format!("listening on {wanted}; if another program has the port, choose one with --listen 127.0.0.1:PORT (0 takes a free one)"))
}

/// The host's listener: the parked one if it's for this address, else a new one. It's parked so that clients queue while the
/// server restarts.
fn host_listener(holder: &AnchorHolder, wanted: SocketAddr, may_differ: bool) -> anyhow::Result<TcpListener> {
    const PREFIX: &str = "listen/host/";
    let name = format!("{PREFIX}{wanted}");
    let listener = match holder.get(&name)? {
        Some(fd) => fd.into(),
        None => match bind(wanted) {
            Err(_) if may_differ => bind(SocketAddr::new(wanted.ip(), 0)),
            other => other,
        }?,
    };
    let parked = format!("{PREFIX}{}", listener.local_addr()?);
    holder.put(&parked, listener.as_fd())?;
    // Only now: had the new address been taken, clients would still be queueing at the old one.
    for other in holder.list()?.iter().filter(|n| n.starts_with(PREFIX) && **n != parked) {
        holder.drop_fd(other)?;
    }
    Ok(listener)
}

/// The machine's own IPv4 addresses: never given to anything inside.
fn host_addresses() -> Vec<Ipv4Addr> {
    kakoi_linux::host::ipv4_addresses().unwrap_or_default()
}

#[allow(clippy::too_many_arguments)] // one caller, once; a struct would only rename the arguments
async fn run(
    data: DataDir,
    arguments: UpArguments,
    mut choices: Choices,
    (wanted, may_differ): (SocketAddr, bool),
    programs: Programs,
    anchor: Arc<Anchor>,
    info: kakoi_anchor::Info,
) -> anyhow::Result<ExitCode> {
    let holder = AnchorHolder(anchor.clone());
    let listener = host_listener(&holder, wanted, may_differ)?;
    let address = listener.local_addr()?;
    choices.port = address.port();
    DataDir::write_whole(&data.choices(), &serde_json::to_vec_pretty(&choices)?, 0o600)?;
    let region = RegionContext {
        region: choices.region.clone(),
        account: choices.account.clone(),
    };
    let endpoint = format!("http://{address}");
    let root = RootKey::open(&data)?;
    RootKey::write_config(&data, region.region.as_str(), &endpoint)?;

    let store = Store::open(&data.database())?;
    let authorities = Arc::new(Authorities::open(data.path())?);
    let is_simulated = arguments.uplink == Uplink::Simulated;
    let slots = if info.rootless {
        Slots::rootless(subordinate_ids()?)
    } else {
        Slots::root(choices.number)
    };
    let limiter = Limiter::detect(&choices.cgroup());
    let limits = limiter.describe();
    let launcher = launch::write_launcher(&data)?;
    let folders = Folders {
        run: data.run_dir(),
        logs: data.logs(),
        environment: programs.environment,
        launcher,
        kakoi: std::env::current_exe().context("finding kakoi itself")?,
    };
    let sandboxes = Sandboxes::new(anchor.clone(), folders, slots, limiter, arguments.pool);
    let services: BTreeSet<Ipv4Addr> = Service::all().map(Service::public_address).collect();
    let hosts: BTreeSet<Ipv4Addr> = if is_simulated {
        simulated::hosts()
            .map(|(_, ip)| ip)
            .chain([simulated::PROBE_ADDRESS])
            .collect()
    } else {
        BTreeSet::new()
    };
    let shared_holder: Arc<dyn Holder> = Arc::new(holder);
    let config = NetworkConfig {
        internet_hosts: hosts,
        service_addresses: services,
        workload_addresses: BTreeSet::from([CREDENTIALS_ADDRESS]),
    };
    let network = LinuxNetwork::new(config, shared_holder.clone());
    let internet = is_simulated.then(|| SimulatedInternet::new(&data.simulated()));
    let (services_ready, services_waiting) = tokio::sync::watch::channel(None);
    let edge_settings = edge::EdgeSettings {
        region: region.region.to_string(),
        aws_names: arguments.aws_names,
        simulated: is_simulated,
    };
    let session_key = keys::session_key(&data)?;
    let volumes = Volumes::new(data.file_systems(), data.databases(), slots);
    let homes = homes::Homes::start(&session_key, volumes.clone(), services_waiting.clone())
        .context("starting the mount targets' NFS server")?;
    let edge = Arc::new(edge::Edge::new(
        shared_holder,
        edge_settings,
        &authorities,
        internet,
        services_waiting,
        homes,
    )?);

    let mut endpoints = BTreeMap::new();
    if !arguments.aws_names {
        for service in Service::all() {
            endpoints.insert(
                service.endpoint_variable(),
                service.endpoint_url(region.region.as_str()),
            );
        }
    }
    let bundle = if is_simulated {
        authorities.bundle_simulated()
    } else {
        authorities.bundle(None)
    };
    let settings = Settings {
        region: region.clone(),
        strict_aws: arguments.strict_aws,
        sagemaker_public_ip: Service::SageMakerApi.public_address(),
        s3_ranges: Ipv4Net::new(S3_PREFIX_LIST.0, S3_PREFIX_LIST.1).into_iter().collect(),
        s3_addresses: vec![Service::S3.public_address()],
        host_addresses: host_addresses(),
        sites: format!("localhost:{}", address.port()),
        launch: launch::settings(&bundle, endpoints),
        database_domains: DatabaseDomains {
            rds: database_domain(Service::Rds.label(), region.region.as_str(), arguments.aws_names),
            redshift: database_domain(Service::Redshift.label(), region.region.as_str(), arguments.aws_names),
        },
        postgres_version: programs::postgres().ok().map(|found| found.major.to_string()),
        session_key,
    };
    let quotas = volumes.quotas_enforced();
    let backends = Backends {
        network: Arc::new(network.clone()),
        edge,
        workloads: Arc::new(sandboxes.clone()),
        volumes: Arc::new(volumes),
        certificates: Arc::new(certificates::Issuer::new(
            authorities.region.clone(),
            region.region.to_string(),
        )),
        logs: kakoi_logs::LogStore::open(&data.log_database(), kakoi_logs::Limits::default())
            .with_context(|| format!("opening {}", data.log_database().display()))?,
    };
    let engine = Engine::new(store, settings, backends);
    engine
        .initialise()
        .await
        .map_err(|e| anyhow::anyhow!("making the default VPC: {}", e.chain()))?;
    let audit = Arc::new(audit::Audit::open(&data.audit(), region.clone()).context("opening the audit log")?);
    let callers = callers::Callers::new(engine.clone(), root);
    let s3 = s3::open(&data, arguments.aws_names, callers.clone(), audit.clone())?;
    let api = api::Api::new(callers, audit.clone());
    let services = services::Services::new(engine.clone(), api, s3.clone());
    services_ready.send_replace(Some(services.clone()));

    let flow_files = flows::Files::open(&data.flows())?;
    engine.recent_flows().restore(flow_files.last());
    let keeping_flows = tokio::spawn(flows::keep(flow_files, engine.recent_flows().clone()));
    let (stop, stopping) = shutdown_channel();
    let reconcilers = engine.start(stopping.clone());
    let limits_http = HttpLimits {
        connections: ConnectionLimits {
            drain: DRAIN,
            ..ConnectionLimits::one_peer(connections_allowed())
        },
        ..HttpLimits::default()
    };
    listener.set_nonblocking(true)?;
    let desk = gateway::Desk::new(engine.clone());
    let watching = tokio::spawn(desk.clone().watch());
    let gateway = Gateway::new(Arc::new(desk), address.port(), kakoi_gateway::Limits::default());
    let front = front::Front::new(services, gateway.clone(), limits_http);
    let handler = move |request, _: Peer| front.clone().answer(request);
    let server = tokio::spawn(serve_plain_streaming(listener, handler, stopping.clone(), limits_http));

    let uplink = if is_simulated { "simulated" } else { "none" };
    let running = Running {
        engine: engine.clone(),
        sandboxes,
        network,
        authorities,
        data: data.clone(),
        endpoint: endpoint.clone(),
        uplink,
        aws_names: arguments.aws_names,
        anchor_pid: info.pid,
        limits,
        quotas,
        s3,
        audit,
        selftest: Arc::default(),
    };
    control::serve(running.clone(), tokio::runtime::Handle::current())?;
    let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    let mut interrupted = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
    banner(&running);
    if arguments.quickstart {
        let bar = crate::cli::progress("making the example domains");
        let told = bar.clone();
        let tell = move |text: &str| told.set_message(text.to_owned());
        tokio::select! {
            made = quickstart::run(&engine, &running.s3, &data, &tell) => {
                bar.finish_and_clear();
                made.context("making the example domains")?;
            }
            _ = terminated.recv() => return Ok(ExitCode::SUCCESS),
            _ = interrupted.recv() => return Ok(ExitCode::SUCCESS),
        }
    }
    if let Some(path) = &arguments.ready_file {
        let ready = serde_json::json!({
            "endpoint": endpoint,
            "console": format!("{endpoint}/"),
            "region": region.region,
            "account": region.account,
            "credentials_file": data.credentials(),
            "config_file": data.config(),
            "pid": std::process::id(),
            "anchor_pid": info.pid,
        });
        DataDir::write_whole(
            &std::path::absolute(path)?,
            serde_json::to_string_pretty(&ready)?.as_bytes(),
            0o600,
        )?;
    }
    next_steps(&running, arguments.quickstart);
    tokio::select! {
        _ = terminated.recv() => {}
        _ = interrupted.recv() => {}
        watched = anchor_died(info.pid) => {
            watched?;
            bail!("the anchor (pid {}) died, and with it every notebook and network; `kakoi up` starts them again", info.pid);
        }
    }
    eprintln!("stopping; notebooks go on running until `kakoi down`");
    let _ = stop.send(true);
    // Downloads end, websockets are told that it's a restart; whoever asks a second time doesn't want to wait for that.
    tokio::select! {
        served = async { tokio::join!(gateway.drain(), server).1 } => served??,
        () = tokio::time::sleep(DRAIN + Duration::from_secs(1)) => {}
        _ = terminated.recv() => {}
        _ = interrupted.recv() => {}
    }
    watching.abort();
    keeping_flows.abort();
    for reconciler in reconcilers {
        reconciler.abort();
    }
    Ok(ExitCode::SUCCESS)
}

/// How many uids stand behind the user namespace's own range.
fn subordinate_ids() -> anyhow::Result<u32> {
    let map = std::fs::read_to_string("/proc/self/uid_map").context("reading the user namespace's map")?;
    let counts = map.lines().filter_map(|line| {
        let mut fields = line.split_whitespace().map(str::parse::<u32>);
        let (inside, _, count) = (fields.next()?.ok()?, fields.next()?.ok()?, fields.next()?.ok()?);
        (inside == 1).then_some(count)
    });
    Ok(counts.sum())
}

fn banner(running: &Running) {
    println!(
        "Kakoi: region {} of account {} at {}",
        running.engine.region().region,
        running.engine.region().account,
        running.endpoint
    );
    match running.uplink {
        "simulated" => println!(
            "The internet is SIMULATED: github.com, pypi.org and others are hosts of ours; no packet leaves this machine."
        ),
        _ => println!("There is NO internet (--uplink none): only the region's own services answer."),
    }
    println!("Limits of apps: {}. IPv6 is off.", running.limits);
    println!("Volume quotas: {}.", running.quotas);
}

/// What to type next, as it can be typed: with this program's name as it was called, and the data directory if it was chosen.
fn next_steps(running: &Running, quickstart: bool) {
    let mut kakoi = std::env::args().next().unwrap_or_else(|| "kakoi".to_owned());
    if DataDir::locate(None).is_ok_and(|usual| usual.path() != running.data.path()) {
        kakoi = format!("{kakoi} --data-dir {}", running.data.path().display());
    }
    println!();
    println!("Ready. In another terminal:");
    println!(
        "  export AWS_SHARED_CREDENTIALS_FILE={} AWS_CONFIG_FILE={}",
        running.data.credentials().display(),
        running.data.config().display()
    );
    println!("  aws sagemaker list-domains");
    if quickstart {
        println!("  {kakoi} selftest");
        println!("  {kakoi} compare");
        println!("  {kakoi} space open research-open/alice");
        println!("  {kakoi} app exec research-closed/alice -- bash");
        println!(
            "How to log in to the databases: {}, and in the closed domain's notebooks",
            running.data.quickstart().display()
        );
        println!("  aws s3 cp s3://kakoi-research-closed-alice/{} -", quickstart::LOGINS);
    } else {
        println!("  {kakoi} quickstart");
    }
    println!("Ctrl-C stops the server, not the notebooks; `{kakoi} down` stops everything.");
}
