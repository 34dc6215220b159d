//! Which sandboxes are worth parking: for spaces whose app was stopped a short while ago.
//!
//! A parked sandbox runs as its space's slot from the start, so only an owner that has a slot gets one: the first app ever of a user
//! starts cold. No app exists before a claim; nothing here is stored.

use super::app::{limits, workload_environment};
use crate::{Engine, now_ms, store_error};
use kakoi_dataplane::{ParkedSpec, PoolState};
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;
use std::collections::BTreeSet;

/// How long after its app was stopped a space is still worth a parked sandbox.
const IDLE_MS: i64 = 30 * 60 * 1000;

/// One step towards the pool as it should be.
pub(super) async fn pass(engine: &Engine) -> Result<(), ApiError> {
    let PoolState { size, starts, .. } = engine.backends().workloads.pool();
    if size == 0 {
        return Ok(());
    }
    let apps: Vec<App> = engine.store().scan("").map_err(store_error)?;
    // Starts and stops go first.
    if apps
        .iter()
        .any(|a| matches!(a.status, AppStatus::Pending | AppStatus::Deleting))
    {
        return Ok(());
    }
    let mut slots = BTreeSet::new();
    let mut wanted = Vec::new();
    for app in lately_stopped(&apps, now_ms()) {
        if wanted.len() == size {
            break;
        }
        if let Some(spec) = spec(engine, app).filter(|spec| slots.insert(spec.slot)) {
            wanted.push(spec);
        }
    }
    engine.backends().workloads.park(wanted, starts).await;
    Ok(())
}

/// Apps of spaces that were stopped within the idle time, the last one first.
fn lately_stopped(apps: &[App], now: i64) -> Vec<&App> {
    let since = now - IDLE_MS;
    let stopped = |app: &App| app.deleted.filter(|at| app.status == AppStatus::Deleted && *at > since);
    let mut found: Vec<(i64, &App)> = apps.iter().filter_map(|app| Some((stopped(app)?, app))).collect();
    found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    found.into_iter().map(|(_, app)| app).collect()
}

/// The sandbox that an app of this space and size can be started from; none for a space that's gone, or never had a slot.
fn spec(engine: &Engine, app: &App) -> Option<ParkedSpec> {
    let AppOwner::Space(name) = &app.owner else { return None };
    let space: Space = engine.store().get(&Space::key_of(&app.domain, name)).ok()??;
    let slot: Slot = engine
        .store()
        .get(&Slot::owner_of(&app.domain, &app.owner, space.private_owner()))
        .ok()??;
    let launch = &engine.settings().launch;
    Some(ParkedSpec {
        space: space.directory(),
        slot: slot.number,
        limits: limits(app).ok()?,
        etc: launch.etc.clone(),
        env: workload_environment(engine),
        argv: launch.argv.clone(),
    })
}

/// A parked workload for this app, if one that fits is ready.
pub(super) fn reserve(engine: &Engine, app: &App) -> Option<WorkloadId> {
    let workloads = &engine.backends().workloads;
    if workloads.pool().ready == 0 {
        return None;
    }
    workloads.reserve(&spec(engine, app)?)
}
