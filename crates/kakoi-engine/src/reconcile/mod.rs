//! Reconcilers: make intent real. They take no input; each pass reads the store, does what's missing, and may be repeated or
//! cut off at any point. A commit pokes them, and a timer makes sure that a lost poke or a died process is noticed.

mod app;
mod clean;
mod database;
mod domain;
mod flows;
mod lines;
mod logs;
mod network;
mod pool;
mod workload;

use crate::Engine;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub(crate) use app::{APP_PORT, PROFILE_DIRECTORY_NAME};
pub use flows::{FlowLine, RecentFlows};
pub use network::AppliedNetwork;

/// How often a pass runs without being poked: what ended by itself is noticed within this time.
const PERIOD: Duration = Duration::from_secs(2);

/// How often logs of forgotten apps and records of ended browser sessions are looked for.
const SWEEP_PERIOD: Duration = Duration::from_secs(600);

/// Work in progress, by key, so that two passes never drive the same thing at once.
#[derive(Clone, Default)]
struct InProgress(Arc<Mutex<BTreeSet<String>>>);

/// Holds a key until dropped.
struct Claim {
    set: InProgress,
    key: String,
}

impl InProgress {
    fn claim(&self, key: &str) -> Option<Claim> {
        let mut keys = self.0.lock().unwrap_or_else(|e| e.into_inner());
        keys.insert(key.to_owned()).then(|| Claim {
            set: self.clone(),
            key: key.to_owned(),
        })
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.set.0.lock().unwrap_or_else(|e| e.into_inner()).remove(&self.key);
    }
}

impl Engine {
    /// Starts the reconcilers. They run until `stop` turns true; then no new work begins.
    pub fn start(&self, stop: tokio::sync::watch::Receiver<bool>) -> Vec<tokio::task::JoinHandle<()>> {
        vec![
            tokio::spawn(network::run(self.clone(), stop.clone())),
            tokio::spawn(logs::run(self.clone(), stop.clone())),
            tokio::spawn(flows::run(self.clone(), stop.clone())),
            tokio::spawn(run_studio(self.clone(), stop)),
        ]
    }
}

/// One pass over what runs as processes: apps and databases.
async fn workloads(engine: &Engine, progress: &InProgress, restarts: &database::Restarts) {
    let started = match engine.backends().workloads.list().await {
        Ok(started) => started,
        Err(error) => return tracing::error!(%error, "listing what runs"),
    };
    if let Err(error) = app::pass(engine, progress, &started).await {
        tracing::error!(error = %error.chain(), "reconciling apps");
    }
    if let Err(error) = database::pass(engine, progress, restarts, &started) {
        tracing::error!(error = %error.chain(), "reconciling databases");
    }
    if let Err(error) = workload::stop_strays(engine, progress, &started).await {
        tracing::error!(error = %error.chain(), "stopping what no record names");
    }
}

/// The studio's reconciler, and the databases': one pass per poke or period; each thing that needs work gets a task of its own.
async fn run_studio(engine: Engine, mut stop: tokio::sync::watch::Receiver<bool>) {
    let mut changes = engine.store().changes();
    let mut timer = tokio::time::interval(PERIOD);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let progress = InProgress::default();
    let restarts = database::Restarts::default();
    let mut last_sweep = None;
    while !*stop.borrow() {
        if let Err(error) = domain::pass(&engine, &progress).await {
            tracing::error!(error = %error.chain(), "reconciling domains");
        }
        workloads(&engine, &progress, &restarts).await;
        if let Err(error) = pool::pass(&engine).await {
            tracing::error!(error = %error.chain(), "parking sandboxes");
        }
        if let Err(error) = clean::pass(&engine, &progress).await {
            tracing::error!(error = %error.chain(), "cleaning up");
        }
        if last_sweep.is_none_or(|at: std::time::Instant| at.elapsed() >= SWEEP_PERIOD) {
            last_sweep = Some(std::time::Instant::now());
            if let Err(error) = clean::sweep_logs(&engine).await {
                tracing::error!(error = %error.chain(), "removing old logs");
            }
            if let Err(error) = engine.sweep_browser_records().await {
                tracing::error!(error = %error.chain(), "removing old browser sessions");
            }
        }
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            _ = timer.tick() => {}
            // A dropped sender means that the server is on its way out.
            stopping = stop.changed() => if stopping.is_err() { return },
        }
    }
}
