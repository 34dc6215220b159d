//! What apps and databases have in common as processes: what runs, on which network, and from when on it answers.

use super::{AppliedNetwork, InProgress};
use crate::{Engine, store_error};
use kakoi_database::Database;
use kakoi_dataplane::{BackendError, Ending, WorkloadState};
use kakoi_studio::App;
use kakoi_types::WorkloadId;
use kakoi_wire::ApiError;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// What was started and not stopped.
pub(super) type Started = BTreeMap<WorkloadId, WorkloadState>;

/// Every workload that a record names.
fn recorded(engine: &Engine) -> Result<BTreeSet<WorkloadId>, ApiError> {
    let apps: Vec<App> = engine.store().scan("").map_err(store_error)?;
    let databases: Vec<Database> = engine.store().scan("").map_err(store_error)?;
    let apps = apps.iter().filter_map(|a| a.workload);
    Ok(apps.chain(databases.iter().map(|d| d.workload)).collect())
}

/// Stops what runs for no record: its app or database was deleted while the server was away. A record is written before
/// anything is started for it, so what was `started` before this call and has no record now will never have one.
pub(super) async fn stop_strays(engine: &Engine, progress: &InProgress, started: &Started) -> Result<(), ApiError> {
    let recorded = recorded(engine)?;
    for stray in started.keys().filter(|w| !recorded.contains(*w)) {
        if let Some(_claim) = progress.claim(&stray.to_string())
            && let Err(error) = engine.backends().workloads.stop(*stray).await
        {
            tracing::error!(workload = %stray, %error, "stopping what no record names");
        }
    }
    Ok(())
}

/// Waits until the network is as it's wanted now, and has what concerns this workload read back. The error is a reason for people.
pub(super) async fn on_verified_network(engine: &Engine, workload: WorkloadId) -> Result<AppliedNetwork, String> {
    let applied = engine.network_applied().await;
    let name = workload.to_string();
    if let Some((item, why)) = applied.failed.iter().find(|(item, _)| item.contains(&name)) {
        return Err(format!("{item}: {why}"));
    }
    let verified = engine.backends().network.verify(&applied.ir, workload).await;
    verified.map_err(|e| e.to_string())?;
    Ok(applied)
}

/// What became of waiting for a started workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readiness {
    /// It answers.
    Ready,
    /// It ended first.
    Ended(Ending),
    /// It was stopped, or the anchor died.
    Gone,
    /// It lives and doesn't answer in time.
    Late,
}

/// Asks a started workload until it answers, ends, or time is up.
pub(super) async fn until_ready<F: Future<Output = bool>>(
    engine: &Engine,
    workload: WorkloadId,
    patience: Duration,
    between: Duration,
    answers: impl Fn() -> F,
) -> Result<Readiness, BackendError> {
    let deadline = Instant::now() + patience;
    loop {
        if answers().await {
            return Ok(Readiness::Ready);
        }
        match engine.backends().workloads.list().await?.get(&workload) {
            Some(WorkloadState::Running) => {}
            Some(WorkloadState::Ended(how)) => return Ok(Readiness::Ended(*how)),
            None => return Ok(Readiness::Gone),
        }
        if Instant::now() > deadline {
            return Ok(Readiness::Late);
        }
        tokio::time::sleep(between).await;
    }
}
