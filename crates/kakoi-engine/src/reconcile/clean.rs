//! What was deleted and leaves something behind: files of file systems, and records that AWS shows for a while longer.

use super::InProgress;
use crate::efs::{RemovedDirectory, RemovedFileSystem};
use crate::{Engine, now_ms, store_error};
use kakoi_database::Database;
use kakoi_store::Record;
use kakoi_studio::App;
use kakoi_wire::ApiError;
use std::collections::BTreeSet;

pub(super) async fn pass(engine: &Engine, progress: &InProgress) -> Result<(), ApiError> {
    for removed in engine.store().scan::<RemovedFileSystem>("").map_err(store_error)? {
        if let Some(claim) = progress.claim(&removed.key()) {
            let engine = engine.clone();
            // Many files take long; nothing else waits for them.
            tokio::spawn(async move {
                let _claim = claim;
                if let Err(error) = remove_files(&engine, &removed).await {
                    tracing::error!(file_system = %removed.id, error = %error.chain(), "removing the files of a deleted file system");
                }
            });
        }
    }
    for removed in engine.store().scan::<RemovedDirectory>("").map_err(store_error)? {
        if let Some(claim) = progress.claim(&removed.key()) {
            let engine = engine.clone();
            tokio::spawn(async move {
                let _claim = claim;
                if let Err(error) = remove_directory(&engine, &removed).await {
                    tracing::error!(directory = removed.key(), error = %error.chain(), "removing the directory of a deleted profile");
                }
            });
        }
    }
    forget_what_ended(engine).await
}

async fn remove_directory(engine: &Engine, removed: &RemovedDirectory) -> Result<(), ApiError> {
    engine
        .backends()
        .volumes
        .remove(removed.file_system, &removed.name)
        .await
        .map_err(ApiError::internal)?;
    let key = removed.key();
    engine
        .commit(move |tx, _| {
            tx.delete::<RemovedDirectory>(&key);
            Ok(())
        })
        .await
}

async fn remove_files(engine: &Engine, removed: &RemovedFileSystem) -> Result<(), ApiError> {
    engine
        .backends()
        .volumes
        .remove_file_system(removed.id)
        .await
        .map_err(ApiError::internal)?;
    let key = removed.key();
    engine
        .commit(move |tx, _| {
            tx.delete::<RemovedFileSystem>(&key);
            Ok(())
        })
        .await
}

/// Removes logs of apps and databases that no record names any more, and what the log store kept of them or keeps too long.
pub(super) async fn sweep_logs(engine: &Engine) -> Result<(), ApiError> {
    let workloads = &engine.backends().workloads;
    // In this order: an app's record is written before its log begins, so a log seen here without a record is an old one.
    let logs = workloads.logs().await.map_err(ApiError::internal)?;
    let apps: Vec<App> = engine.store().scan("").map_err(store_error)?;
    let databases: Vec<Database> = engine.store().scan("").map_err(store_error)?;
    let apps = apps.iter().filter_map(|a| a.log);
    let named: BTreeSet<_> = apps.chain(databases.iter().map(|d| d.workload)).collect();
    for id in logs.difference(&named) {
        workloads.remove_log(*id).await.map_err(ApiError::internal)?;
    }
    super::logs::sweep(engine, &named).await
}

/// Drops records of deleted NAT gateways and ended peering connections that aren't shown any more.
async fn forget_what_ended(engine: &Engine) -> Result<(), ApiError> {
    // Tried on a snapshot first: most passes find nothing, and a commit would poke the next one.
    let (mut network, now) = ((*engine.network()).clone(), now_ms());
    if network.forget_deleted_nat_gateways(now) + network.forget_ended_peerings(now) == 0 {
        return Ok(());
    }
    engine
        .commit(|tx, ctx| {
            tx.network.forget_deleted_nat_gateways(ctx.now);
            tx.network.forget_ended_peerings(ctx.now);
            Ok(())
        })
        .await
}
