//! Apps' output, into CloudWatch Logs: group `/aws/sagemaker/studio`, stream `<domain>/<space or profile>/<app type>/<app>`, as
//! SageMaker names them. Databases' too: group `/aws/rds/instance/<name>/postgresql`, stream `<name>.0`, as RDS names exported ones.
//!
//! How far an app's output was taken is stored together with the events it gave, so a restart neither loses nor repeats any.
//! Events carry the time of reading (the output has none), and these times never go back: a client that polls from the newest
//! time it knows, as `aws logs tail --follow` does, misses nothing.

use super::lines;
use crate::{Engine, now_ms, store_error};
use kakoi_database::Database;
use kakoi_dataplane::LogPosition;
use kakoi_logs::{LogStore, NewEvent, Source};
use kakoi_studio::{App, AppOwner};
use kakoi_types::WorkloadId;
use kakoi_wire::ApiError;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// The group of every app's output.
const GROUP: &str = "/aws/sagemaker/studio";
/// How often each app's output is looked at: one `stat` each, if there's nothing new.
const PERIOD: Duration = Duration::from_secs(1);
/// Bytes taken from an app at one look: more than anybody reads, and little enough that many floods at once leave the disk alone.
const CHUNK: usize = 256 * 1024;
/// Bytes that may wait, of an app that is faster than that; older ones are dropped. What piles up while the server is away fits.
const BACKLOG: u64 = 16 << 20;
/// How long a line without an end is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// One app's output.
struct Followed {
    group: String,
    stream: String,
    /// Must not be shown; empty if there's none.
    token: String,
    /// Taken up to here; unknown before the first look.
    position: Option<LogPosition>,
    /// A line that isn't ended: where it begins, and since when.
    waiting: Option<(LogPosition, Instant)>,
    /// Whether the app's processes may still write.
    is_alive: bool,
    /// Whether a record still names this output; `kakoi app logs` shows it for as long.
    is_named: bool,
    /// Said once, not at every look.
    has_failed: bool,
}

/// The task's memory; what must outlive it is in the store.
#[derive(Default)]
pub(super) struct Follower {
    followed: BTreeMap<WorkloadId, Followed>,
    /// Ended, and taken whole.
    finished: BTreeSet<WorkloadId>,
    /// Taken whole and named by no record any more: the files go.
    forgotten: BTreeSet<WorkloadId>,
    /// The last event's time.
    clock: i64,
}

/// Follows apps until the stop.
pub(super) async fn run(engine: Engine, mut stop: tokio::sync::watch::Receiver<bool>) {
    let mut changes = engine.store().changes();
    let mut timer = tokio::time::interval(PERIOD);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut follower = Follower::default();
    changes.mark_changed();
    loop {
        tokio::select! {
            biased;
            // A dropped sender means that the server is on its way out.
            stopping = stop.changed() => if stopping.is_err() || *stop.borrow() { return },
            // Without apps there's nothing to look at before something changes.
            changed = changes.changed(), if follower.is_idle() => {
                if changed.is_err() { return }
                changes.mark_changed();
            },
            _ = timer.tick(), if !follower.is_idle() => {}
        }
        if changes.has_changed().unwrap_or(false) {
            changes.mark_unchanged();
            if let Err(error) = follower.find_apps(&engine) {
                tracing::error!(error = %error.chain(), "looking for apps to follow");
                changes.mark_changed();
            }
        }
        follower.pass(&engine, Instant::now()).await;
    }
}

impl Follower {
    fn is_idle(&self) -> bool {
        self.followed.is_empty() && self.forgotten.is_empty()
    }

    /// Reads which apps and databases there are, and which of them live.
    pub(super) fn find_apps(&mut self, engine: &Engine) -> Result<(), ApiError> {
        let apps: Vec<App> = engine.store().scan("").map_err(store_error)?;
        let databases: Vec<Database> = engine.store().scan("").map_err(store_error)?;
        let mut named = BTreeSet::new();
        // Those whose record is gone, or names a later one, have ended; their output is still there for a while.
        for followed in self.followed.values_mut() {
            (followed.is_alive, followed.is_named) = (false, false);
        }
        for app in &apps {
            let Some(log) = app.log else { continue };
            named.insert(log);
            self.follow(log, app.workload == Some(log), || {
                (GROUP.to_owned(), stream_of(app), app.token.clone())
            });
        }
        for database in &databases {
            named.insert(database.workload);
            // Stopped or not: it has one log for its whole life.
            self.follow(database.workload, true, || {
                let stream = format!("{}.0", database.identifier);
                (super::database::log_group(database), stream, String::new())
            });
        }
        self.forgotten.extend(self.finished.difference(&named));
        self.finished.retain(|id| named.contains(id));
        Ok(())
    }

    /// Follows one, whose group, stream and secret are asked for when it's new.
    fn follow(&mut self, id: WorkloadId, is_alive: bool, facts: impl FnOnce() -> (String, String, String)) {
        if self.finished.contains(&id) {
            return;
        }
        let followed = self.followed.entry(id).or_insert_with(|| {
            let (group, stream, token) = facts();
            Followed {
                group,
                stream,
                token,
                position: None,
                waiting: None,
                is_alive,
                is_named: true,
                has_failed: false,
            }
        });
        (followed.is_alive, followed.is_named) = (is_alive, true);
    }

    /// One look at each app's output.
    pub(super) async fn pass(&mut self, engine: &Engine, now: Instant) {
        let ids: Vec<WorkloadId> = self.followed.keys().copied().collect();
        for id in ids {
            self.clock = self.clock.max(now_ms());
            let Some(followed) = self.followed.get_mut(&id) else {
                continue;
            };
            match look(engine, id, followed, self.clock, now).await {
                Ok(true) if !followed.is_alive => {
                    let named = followed.is_named;
                    self.followed.remove(&id);
                    if named {
                        self.finished.insert(id);
                    } else {
                        self.forgotten.insert(id);
                    }
                }
                Ok(_) => followed.has_failed = false,
                Err(error) => {
                    if !std::mem::replace(&mut followed.has_failed, true) {
                        tracing::error!(workload = %id, error = %error.chain(), "taking an app's output; it's tried again");
                    }
                }
            }
        }
        for id in std::mem::take(&mut self.forgotten) {
            // What can't be removed now is found by the sweep of old logs.
            if let Err(error) = forget(engine, id).await {
                tracing::error!(workload = %id, error = %error.chain(), "removing the output of a deleted app");
            }
        }
    }
}

/// Removes an app's output, then how far it was taken: the other way round a failure would have it taken a second time.
async fn forget(engine: &Engine, id: WorkloadId) -> Result<(), ApiError> {
    let backends = engine.backends();
    backends.workloads.remove_log(id).await.map_err(ApiError::internal)?;
    blocking(&backends.logs, move |store| store.forget_source(&id.to_string())).await
}

/// As SageMaker names it.
fn stream_of(app: &App) -> String {
    let (AppOwner::Profile(owner) | AppOwner::Space(owner)) = &app.owner;
    format!("{}/{owner}/{}/{}", app.domain, app.app_type, app.name)
}

/// Takes what there is of one app's output; true if nothing is left. A failure changes nothing, and the next look begins there.
async fn look(
    engine: &Engine,
    id: WorkloadId,
    followed: &mut Followed,
    time: i64,
    now: Instant,
) -> Result<bool, ApiError> {
    let backends = engine.backends();
    let source = id.to_string();
    let from = match followed.position {
        Some(position) => position,
        None => {
            let name = source.clone();
            let text = blocking(&backends.logs, move |store| store.position(&name)).await?;
            let position = text.map(|text| serde_json::from_str(&text).map_err(ApiError::internal));
            position.transpose()?.unwrap_or_default()
        }
    };
    followed.position = Some(from);
    let read = backends.workloads.read_log(id, from, CHUNK, BACKLOG).await;
    let chunk = read.map_err(ApiError::internal)?;
    let has_waited = followed
        .waiting
        .is_some_and(|(place, since)| place == chunk.start && now.duration_since(since) >= PATIENCE);
    let taken = lines::take(
        &chunk,
        has_waited || (!followed.is_alive && !chunk.more),
        &followed.token,
    );
    let until = taken.until;
    if until != from || !taken.messages.is_empty() {
        let (group, stream) = (followed.group.clone(), followed.stream.clone());
        let position = serde_json::to_string(&until).map_err(ApiError::internal)?;
        let event = |message| NewEvent { at: time, message };
        let events: Vec<NewEvent> = taken.messages.into_iter().map(event).collect();
        blocking(&backends.logs, move |store| {
            let source = Source {
                name: &source,
                position: &position,
            };
            store.append(source, &group, &stream, &events, time)
        })
        .await?;
        followed.position = Some(until);
    }
    followed.waiting = match followed.waiting {
        _ if !taken.rest => None,
        Some((place, since)) if place == until => Some((place, since)),
        _ => Some((until, now)),
    };
    Ok(!taken.rest && !chunk.more && !chunk.ends_file)
}

/// The storage's work, off the runtime's own threads.
async fn blocking<T: Send + 'static>(
    store: &LogStore,
    work: impl FnOnce(&LogStore) -> Result<T, kakoi_logs::LogError> + Send + 'static,
) -> Result<T, ApiError> {
    let store = store.clone();
    let done = tokio::task::spawn_blocking(move || work(&store)).await;
    done.map_err(ApiError::internal)?.map_err(ApiError::internal)
}

/// Drops events past their retention, and the places in output that is no more.
pub(super) async fn sweep(engine: &Engine, living: &BTreeSet<WorkloadId>) -> Result<(), ApiError> {
    let living = living.iter().map(WorkloadId::to_string).collect();
    blocking(&engine.backends().logs, move |store| {
        store.keep_sources(&living)?;
        store.expire(now_ms())
    })
    .await
}

#[cfg(test)]
mod tests;
