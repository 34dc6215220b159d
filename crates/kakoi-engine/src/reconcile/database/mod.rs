//! Databases: rules applied **and read back**, then the volume, a certificate, the sandbox, and the first answer on its port.
//!
//! A database keeps its workload for its whole life, so its address, its data and its log stay the same however often it's started.

mod restarts;
mod spec;
#[cfg(test)]
mod tests;

pub(super) use restarts::Restarts;

use super::InProgress;
use super::workload::{self, Readiness, Started};
use crate::{Engine, store_error};
use kakoi_database::{Database, DatabaseStatus};
use kakoi_dataplane::{DatabaseEnd, Ending, WorkloadState};
use kakoi_studio::Slot;
use kakoi_wire::ApiError;
use std::time::Duration;

/// How long a database may take to answer. The first start makes its files; one after a crash reads its log again.
const READY_PATIENCE: Duration = Duration::from_secs(300);
/// How often it's asked meanwhile.
const BETWEEN: Duration = Duration::from_millis(50);

/// Gives a task to each database that needs work.
pub(super) fn pass(
    engine: &Engine,
    progress: &InProgress,
    restarts: &Restarts,
    started: &Started,
) -> Result<(), ApiError> {
    let databases: Vec<Database> = engine.store().scan("").map_err(store_error)?;
    restarts.keep(databases.iter().map(|d| d.workload));
    for database in databases {
        let key = database.key();
        if needs_work(&database, started.get(&database.workload), restarts)
            && let Some(claim) = progress.claim(&format!("database/{key}"))
        {
            let (engine, restarts) = (engine.clone(), restarts.clone());
            tokio::spawn(async move {
                let _claim = claim;
                if let Err(error) = drive(&engine, &restarts, &key).await {
                    tracing::error!(database = key, error = %error.chain(), "reconciling a database");
                }
            });
        }
    }
    Ok(())
}

fn needs_work(database: &Database, state: Option<&WorkloadState>, restarts: &Restarts) -> bool {
    let is_running = state == Some(&WorkloadState::Running);
    match database.status {
        DatabaseStatus::Deleting => true,
        DatabaseStatus::Creating | DatabaseStatus::Modifying => restarts.may_try(database.workload),
        // Ended by itself, or lost with the anchor.
        DatabaseStatus::Available => !is_running || (database.wants_password() && restarts.may_try(database.workload)),
        DatabaseStatus::StorageFull => state.is_some(),
        DatabaseStatus::Failed => state.is_some() || restarts.is_new(database.workload),
    }
}

/// Reads the database again (the pass may be stale) and takes it one step on.
async fn drive(engine: &Engine, restarts: &Restarts, key: &str) -> Result<(), ApiError> {
    let Some(database) = engine.store().get::<Database>(key).map_err(store_error)? else {
        return Ok(());
    };
    let started = engine.backends().workloads.list().await.map_err(ApiError::internal)?;
    let state = started.get(&database.workload);
    match (database.status, state) {
        (DatabaseStatus::Deleting, _) => remove(engine, &database).await,
        (DatabaseStatus::Creating, Some(WorkloadState::Ended(how))) => ended(engine, restarts, &database, *how).await,
        (DatabaseStatus::Creating, state) => start(engine, restarts, &database, state.is_some()).await,
        (DatabaseStatus::Modifying, state) => {
            // What it's changed to is read at its start.
            if state.is_some() {
                stop(engine, &database).await?;
            }
            start(engine, restarts, &database, false).await
        }
        (DatabaseStatus::Available, Some(WorkloadState::Running)) if database.wants_password() => {
            set_password(engine, restarts, &database).await
        }
        (DatabaseStatus::Available, Some(WorkloadState::Running)) => Ok(()),
        (DatabaseStatus::Available, Some(WorkloadState::Ended(how))) => ended(engine, restarts, &database, *how).await,
        // The anchor is gone, and with it every process: the database is still wanted.
        (DatabaseStatus::Available, None) => turn(engine, &database, DatabaseStatus::Creating, None).await,
        (DatabaseStatus::StorageFull | DatabaseStatus::Failed, Some(_)) => stop(engine, &database).await,
        (DatabaseStatus::StorageFull, None) => Ok(()),
        // Whoever starts the server again may have mended the cause.
        (DatabaseStatus::Failed, None) => match restarts.is_new(database.workload) {
            true => {
                restarts.note(database.workload);
                turn(engine, &database, DatabaseStatus::Creating, None).await
            }
            false => Ok(()),
        },
    }
}

async fn stop(engine: &Engine, database: &Database) -> Result<(), ApiError> {
    let stopped = engine.backends().workloads.stop(database.workload).await;
    stopped.map_err(ApiError::internal)
}

/// Moves a database on, if it's still as it was seen.
async fn turn(engine: &Engine, seen: &Database, to: DatabaseStatus, reason: Option<String>) -> Result<(), ApiError> {
    change(engine, seen, move |database| {
        database.status = to;
        database.failure_reason = reason;
    })
    .await
}

async fn change(
    engine: &Engine,
    seen: &Database,
    change: impl FnOnce(&mut Database) + Send + 'static,
) -> Result<(), ApiError> {
    let (key, workload, status) = (seen.key(), seen.workload, seen.status);
    engine
        .commit(move |tx, _| {
            let now = tx.get::<Database>(&key);
            if let Some(mut now) = now.filter(|d| d.workload == workload && d.status == status) {
                change(&mut now);
                tx.put(&now);
            }
            Ok(())
        })
        .await
}

/// Starts a database, or goes on where an earlier server left off, until it answers.
async fn start(engine: &Engine, restarts: &Restarts, database: &Database, is_running: bool) -> Result<(), ApiError> {
    let brought_up = tokio::select! {
        brought_up = bring_up(engine, database, is_running) => brought_up,
        // Deleted meanwhile, for instance: that doesn't wait.
        () = no_longer(engine, database) => return Ok(()),
    };
    let readiness = match brought_up {
        Ok(readiness) => readiness,
        Err(reason) => return troubled(engine, restarts, database, reason).await,
    };
    match readiness {
        Readiness::Ready => {
            restarts.note(database.workload);
            let (class, storage, revision) = (database.class.clone(), database.storage_gb, database.master_revision);
            change(engine, database, move |now| {
                // Changed again since: that's another start.
                if (&now.class, now.storage_gb) == (&class, storage) {
                    now.status = DatabaseStatus::Available;
                    now.failure_reason = None;
                }
                // Each start sets the password that it's given.
                now.applied_revision = revision;
            })
            .await
        }
        Readiness::Ended(how) => ended(engine, restarts, database, how).await,
        Readiness::Gone => troubled(engine, restarts, database, "Its sandbox is gone.".to_owned()).await,
        Readiness::Late => {
            let reason = format!("PostgreSQL didn't answer within {} s.", READY_PATIENCE.as_secs());
            troubled(engine, restarts, database, reason).await
        }
    }
}

/// Brings a database up and waits for its first answer; the error is a reason for people.
async fn bring_up(engine: &Engine, database: &Database, is_running: bool) -> Result<Readiness, String> {
    // Also for one that an earlier server started: whatever happened in between, it's available only on rules that were read back.
    workload::on_verified_network(engine, database.workload).await?;
    let workloads = &engine.backends().workloads;
    if !is_running {
        let spec = spec::of(engine, database).await.map_err(|e| e.to_string())?;
        workloads.start(&spec).await.map_err(|e| e.to_string())?;
    }
    let answers = || async {
        match workloads.answers(database.workload, database.port).await {
            Ok(answers) => answers,
            Err(error) => {
                tracing::debug!(database = database.key(), %error, "asking whether it answers");
                false
            }
        }
    };
    let ready = workload::until_ready(engine, database.workload, READY_PATIENCE, BETWEEN, answers).await;
    ready.map_err(|e| e.to_string())
}

/// Ends when the record's status isn't as it was seen any more.
async fn no_longer(engine: &Engine, seen: &Database) {
    let mut changes = engine.store().changes();
    loop {
        changes.mark_unchanged();
        let now = engine.store().get::<Database>(&seen.key());
        // A store that can't be read is the other branch's to notice.
        if now.is_ok_and(|d| d.is_none_or(|d| (d.workload, d.status) != (seen.workload, seen.status))) {
            return;
        }
        if changes.changed().await.is_err() {
            return std::future::pending().await;
        }
    }
}

/// It ended by itself: that's for good, or it's started again.
async fn ended(engine: &Engine, restarts: &Restarts, database: &Database, how: Ending) -> Result<(), ApiError> {
    let log = log_group(database);
    let reason = match DatabaseEnd::of(how) {
        Some(DatabaseEnd::StorageFull) => {
            stop(engine, database).await?;
            tracing::warn!(database = database.key(), "its storage is full");
            return turn(engine, database, DatabaseStatus::StorageFull, None).await;
        }
        Some(DatabaseEnd::MachineFull) => {
            "The disk of the machine is nearly full. Make room and start `kakoi up` again.".to_owned()
        }
        Some(DatabaseEnd::NotInstalled) => format!(
            "The PostgreSQL that made its data isn't installed; `aws logs tail {log}` says which. Install it and start `kakoi up` again."
        ),
        Some(DatabaseEnd::NotStarted) => format!(
            "PostgreSQL couldn't be started. `aws logs tail {log}` says why; mend it and start `kakoi up` again, or delete the database."
        ),
        None => {
            return troubled(
                engine,
                restarts,
                database,
                format!("PostgreSQL ended by itself ({how})."),
            )
            .await;
        }
    };
    fail(engine, restarts, database, reason).await
}

/// Something that may pass: tried again after a while, a bounded number of times.
async fn troubled(engine: &Engine, restarts: &Restarts, database: &Database, reason: String) -> Result<(), ApiError> {
    let Some(wait) = restarts.again(database.workload) else {
        let log = log_group(database);
        let advice = format!(
            "{reason} It was started {} times in vain. `aws logs tail {log}` shows its output; mend the cause and start `kakoi up` again, or delete the database.",
            restarts::MOST
        );
        return fail(engine, restarts, database, advice).await;
    };
    tracing::warn!(database = database.key(), %reason, seconds = wait.as_secs(), "a database is started again");
    stop(engine, database).await?;
    match database.status {
        DatabaseStatus::Available => turn(engine, database, DatabaseStatus::Creating, None).await,
        _ => Ok(()),
    }
}

async fn fail(engine: &Engine, restarts: &Restarts, database: &Database, reason: String) -> Result<(), ApiError> {
    tracing::warn!(database = database.key(), %reason, "a database failed");
    restarts.note(database.workload);
    stop(engine, database).await?;
    turn(engine, database, DatabaseStatus::Failed, Some(reason)).await
}

/// Gives the running database its master's new password. Sessions that are open stay.
async fn set_password(engine: &Engine, restarts: &Restarts, database: &Database) -> Result<(), ApiError> {
    let (argv, input) = kakoi_postgres::master_password_change(&database.master_user, &database.master_verifier);
    let ran = engine.backends().workloads.run(database.workload, &argv, &input).await;
    let refused = match ran {
        Ok(output) if output.ending == Ending::Status(0) => {
            let revision = database.master_revision;
            return change(engine, database, move |now| now.applied_revision = revision).await;
        }
        Ok(output) => format!("{}: {}", output.ending, String::from_utf8_lossy(&output.stderr).trim()),
        Err(error) => error.to_string(),
    };
    // Whatever keeps it from working shows itself when it's next started, and each start sets the password, too.
    restarts.later(database.workload);
    tracing::error!(database = database.key(), why = %refused, "changing the master's password; it's tried again");
    Ok(())
}

/// Removes a database: nothing that it was may be given to another before it's gone.
async fn remove(engine: &Engine, database: &Database) -> Result<(), ApiError> {
    stop(engine, database).await?;
    let removed = engine.backends().volumes.remove_database(database.workload).await;
    removed.map_err(ApiError::internal)?;
    let (key, workload) = (database.key(), database.workload);
    engine
        .commit(move |tx, _| {
            let found = tx.get::<Database>(&key);
            if let Some(found) = found.filter(|d| d.workload == workload && d.status == DatabaseStatus::Deleting) {
                tx.network.release_database_interface(workload);
                tx.delete::<Slot>(&found.slot_owner());
                tx.delete::<Database>(&key);
            }
            Ok(())
        })
        .await
}

/// The log group of a database's output, as AWS names it for exported logs.
pub(super) fn log_group(database: &Database) -> String {
    let kind = match database.service {
        kakoi_database::DatabaseService::Rds => "rds/instance",
        kakoi_database::DatabaseService::Redshift => "redshift/cluster",
    };
    format!("/aws/{kind}/{}/postgresql", database.identifier)
}
