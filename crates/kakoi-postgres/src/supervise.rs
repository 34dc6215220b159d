//! The supervisor's life: prepare, start, watch, end.

use crate::data::{Data, DataError};
use crate::relay::Relay;
use crate::storage::{self, Bounds, Excess};
use crate::{Launch, sql};
use kakoi_dataplane::{DatabaseEnd, Wire, database_answers};
use std::fmt;
use std::fs::File;
use std::future::Future;
use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{ExitCode, ExitStatus};
use std::time::Duration;
use tokio::process::Child;
use tokio::signal::unix::{SignalKind, signal};

/// Longest launch file, in bytes: certificates are a few thousand.
const LONGEST_LAUNCH: u64 = 1 << 20;

/// How long PostgreSQL may take to end in good order, and then at once, before it's killed. Killed, it recovers at its next start.
const FAST: Duration = Duration::from_secs(20);
const IMMEDIATE: Duration = Duration::from_secs(5);

/// An end that isn't PostgreSQL's own.
struct Failure {
    end: DatabaseEnd,
    why: String,
}

impl Failure {
    fn not_started(why: impl fmt::Display) -> Self {
        Self {
            end: DatabaseEnd::NotStarted,
            why: why.to_string(),
        }
    }
}

impl From<DataError> for Failure {
    fn from(error: DataError) -> Self {
        let end = match error {
            DataError::NotInstalled(_) => DatabaseEnd::NotInstalled,
            _ => DatabaseEnd::NotStarted,
        };
        Self {
            end,
            why: error.to_string(),
        }
    }
}

impl From<Excess> for Failure {
    fn from(excess: Excess) -> Self {
        Self {
            end: excess.end(),
            why: excess.to_string(),
        }
    }
}

/// Runs a database until it ends or is told to by SIGTERM or SIGINT, and gives its exit status: 0 after being told to, one of
/// [`DatabaseEnd`]'s, or PostgreSQL's own (128 and the signal's number, where one killed it). Call it before any thread exists.
pub fn run(launch: &Path) -> ExitCode {
    match read(launch).and_then(|launch| supervise(&launch)) {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            eprintln!("kakoi: {}", failure.why);
            ExitCode::from(failure.end.status())
        }
    }
}

fn read(path: &Path) -> Result<Launch, Failure> {
    let reading = |e: io::Error| Failure::not_started(format_args!("reading {}: {e}", path.display()));
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|f| f.take(LONGEST_LAUNCH).read_to_end(&mut bytes))
        .map_err(reading)?;
    let launch: Launch = serde_json::from_slice(&bytes).map_err(|e| reading(e.into()))?;
    sql::check(&launch.settings).map_err(Failure::not_started)?;
    Ok(launch)
}

fn supervise(launch: &Launch) -> Result<u8, Failure> {
    // What waits for us may be killed, and nobody else would end PostgreSQL then.
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))
        .map_err(|e| Failure::not_started(format_args!("parent-death signal: {e}")))?;
    // One thread: PostgreSQL dies with the thread that started it.
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Failure::not_started)?
        .block_on(async {
            let listen =
                |kind| signal(kind).map_err(|e| Failure::not_started(format_args!("listening for signals: {e}")));
            let (mut term, mut int) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
            serve(launch, async {
                tokio::select! { _ = term.recv() => (), _ = int.recv() => () }
            })
            .await
        })
}

async fn serve(launch: &Launch, told: impl Future<Output = ()>) -> Result<u8, Failure> {
    tokio::pin!(told);
    let bounds = Bounds {
        most_bytes: launch.settings.storage_bytes,
        floor_bytes: launch.free_floor_bytes,
    };
    let looking = |e: io::Error| Failure::not_started(format_args!("measuring the data: {e}"));
    if let Some(excess) = storage::check(&launch.home, bounds).map_err(looking)? {
        return Err(excess.into());
    }
    let preparing = async {
        let data = Data::open(launch).await?;
        data.prepare().await?;
        Ok::<_, DataError>(data)
    };
    // While it's being told to end, what runs is killed; the next start goes on.
    let data = tokio::select! {
        data = preparing => data?,
        () = &mut told => return Ok(0),
    };
    let mut postgres = data
        .postgres()
        .spawn()
        .map_err(|e| Failure::not_started(format_args!("starting postgres: {e}")))?;
    let failure = tokio::select! {
        ended = postgres.wait() => return ended.map(status).map_err(Failure::not_started),
        () = &mut told => None,
        excess = storage::watch(launch.home.clone(), bounds) => Some(excess.map_or_else(looking, Failure::from)),
        failed = relay(launch) => Some(failed),
    };
    let ended = end(&mut postgres).await.map_err(Failure::not_started)?;
    match failure {
        Some(failure) => Err(failure),
        None => Ok(status(ended)),
    }
}

/// On Redshift's wire, relays once PostgreSQL takes sessions; ends only by failing.
async fn relay(launch: &Launch) -> Failure {
    let settings = &launch.settings;
    match settings.wire {
        Wire::Postgres => std::future::pending().await,
        Wire::Redshift => {
            let relay = match Relay::new(settings, launch.inner_port) {
                Ok(relay) => relay,
                Err(why) => return Failure::not_started(why),
            };
            wait_until_ready(launch.inner_port).await;
            match relay.run(settings.address, settings.port).await {
                Ok(()) => Failure::not_started("the relay ended"),
                Err(e) => {
                    Failure::not_started(format_args!("listening on {}:{}: {e}", settings.address, settings.port))
                }
            }
        }
    }
}

/// Asks until it answers: an end of PostgreSQL is noticed elsewhere.
async fn wait_until_ready(port: u16) {
    let ask = move || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).and_then(database_answers);
    while !matches!(tokio::task::spawn_blocking(ask).await, Ok(Ok(true))) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Ends PostgreSQL: sessions at once, then a checkpoint; if that takes too long, without one.
async fn end(postgres: &mut Child) -> io::Result<ExitStatus> {
    for (signal, patience) in [(libc::SIGINT, FAST), (libc::SIGQUIT, IMMEDIATE)] {
        tell(postgres, signal)?;
        if let Ok(ended) = tokio::time::timeout(patience, postgres.wait()).await {
            return ended;
        }
    }
    postgres.kill().await?;
    postgres.wait().await
}

fn tell(postgres: &Child, signal: i32) -> io::Result<()> {
    let Some(pid) = postgres.id().and_then(|id| i32::try_from(id).ok()) else {
        return Ok(()); // reaped already
    };
    // SAFETY: only sends a signal; the child isn't reaped yet, so the id is its own.
    match unsafe { libc::kill(pid, signal) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

fn status(ended: ExitStatus) -> u8 {
    let status = ended.code().or_else(|| ended.signal().map(|s| 128 + s));
    status.and_then(|s| u8::try_from(s).ok()).unwrap_or(1)
}
