//! Domains and spaces: file system, NFS groups and mount targets come and go with their domain; a space's directory goes with it.

use super::InProgress;
use crate::browser::forget_entrants;
use crate::efs::RemovedFileSystem;
use crate::{Engine, net_error, store_error};
use kakoi_net::{Ctx, Direction, Peer, PortRange, Traffic};
use kakoi_store::{Record, Tx};
use kakoi_studio::{App, Domain, Slot, Space, Status};
use kakoi_types::*;
use kakoi_wire::ApiError;
use std::collections::BTreeSet;

/// The tag AWS puts on what it makes for a domain (fact sheet 1.1, 2.5).
pub const MANAGED_TAG: &str = "ManagedByAmazonSageMakerResource";

pub(super) async fn pass(engine: &Engine, progress: &InProgress) -> Result<(), ApiError> {
    for domain in engine.store().scan::<Domain>("").map_err(store_error)? {
        let work = matches!(
            domain.life.status,
            Status::Pending | Status::Updating | Status::Deleting
        );
        if let Some(claim) = work.then(|| progress.claim(domain.id.as_str())).flatten() {
            let engine = engine.clone();
            tokio::spawn(async move {
                let _claim = claim;
                if let Err(error) = drive_domain(&engine, domain).await {
                    tracing::error!(error = %error.chain(), "reconciling a domain");
                }
            });
        }
    }
    for space in engine.store().scan::<Space>("").map_err(store_error)? {
        let work = space.life.status == Status::Deleting;
        if let Some(claim) = work
            .then(|| progress.claim(&format!("space {}/{}", space.domain, space.name)))
            .flatten()
        {
            let engine = engine.clone();
            tokio::spawn(async move {
                let _claim = claim;
                if let Err(error) = delete_space(&engine, space).await {
                    tracing::error!(error = %error.chain(), "deleting a space");
                }
            });
        }
    }
    Ok(())
}

async fn drive_domain(engine: &Engine, domain: Domain) -> Result<(), ApiError> {
    let id = domain.id.clone();
    match domain.life.status {
        Status::Pending | Status::Updating => {
            let was = domain.life.status;
            let region = engine.region().clone();
            let made = engine
                .commit(move |tx, ctx| {
                    let Some(mut domain) = tx.get::<Domain>(id.as_str()).filter(|d| d.life.status == was) else {
                        return Ok(None);
                    };
                    let before = tx.network.clone();
                    if let Err(refused) = provision(tx, ctx, &region, &mut domain) {
                        // Half a domain would be worse than none.
                        tx.network = before;
                        let status = if was == Status::Pending {
                            Status::Failed
                        } else {
                            Status::UpdateFailed
                        };
                        domain = tx.get(id.as_str()).unwrap_or(domain);
                        domain.life.fail(status, refused.message(), ctx.now);
                        tx.put(&domain);
                        return Ok(None);
                    }
                    tx.put(&domain);
                    Ok(Some(domain.id))
                })
                .await?;
            let Some(id) = made else { return Ok(()) };
            engine.network_applied().await;
            engine
                .commit(move |tx, ctx| {
                    if let Some(mut domain) = tx.get::<Domain>(id.as_str()).filter(|d| d.life.status == was) {
                        domain.life.turn(Status::InService, ctx.now);
                        tx.put(&domain);
                    }
                    Ok(())
                })
                .await
        }
        Status::Deleting => delete_domain(engine, id).await,
        _ => Ok(()),
    }
}

/// Makes what's missing and removes what's no longer named: file system, both NFS groups (fact sheet 2.5), one mount target
/// per zone of the domain's subnets.
fn provision(tx: &mut Tx<'_>, ctx: &mut Ctx<'_>, region: &RegionContext, domain: &mut Domain) -> Result<(), ApiError> {
    let managed = Tags::from([(MANAGED_TAG.to_owned(), domain.arn(region))]);
    let file_system = match domain.file_system {
        Some(id) => id,
        None => {
            let token = domain.id.to_string();
            let id = tx
                .network
                .create_file_system(ctx, &token, domain.kms_key_id.clone(), managed.clone())
                .map_err(net_error)?;
            domain.file_system = Some(id);
            id
        }
    };
    let inbound = match domain.inbound_nfs {
        Some(id) => id,
        None => {
            let (inbound, outbound) = nfs_groups(tx, ctx, domain, &managed)?;
            domain.inbound_nfs = Some(inbound);
            domain.outbound_nfs = Some(outbound);
            inbound
        }
    };
    let existing: Vec<_> = tx
        .network
        .mount_targets
        .values()
        .filter(|m| m.file_system == file_system)
        .cloned()
        .collect();
    for target in existing.iter().filter(|m| !domain.subnets.contains(&m.subnet)) {
        tx.network.delete_mount_target(target.id).map_err(net_error)?;
    }
    let mut zones: BTreeSet<String> = tx
        .network
        .mount_targets
        .values()
        .filter(|m| m.file_system == file_system)
        .filter_map(|m| tx.network.subnets.get(&m.subnet).map(|s| s.zone.clone()))
        .collect();
    for subnet in &domain.subnets {
        let Some(zone) = tx.network.subnets.get(subnet).map(|s| s.zone.clone()) else {
            return Err(ApiError::client(
                "ValidationException",
                format!("The subnet {subnet} doesn't exist any more."),
            ));
        };
        // EFS allows one mount target per zone: two subnets of one zone share it (fact sheet 1.1).
        if zones.insert(zone) {
            tx.network
                .create_mount_target(ctx, file_system, *subnet, BTreeSet::from([inbound]))
                .map_err(net_error)?;
        }
    }
    Ok(())
}

fn nfs_groups(
    tx: &mut Tx<'_>,
    ctx: &mut Ctx<'_>,
    domain: &Domain,
    tags: &Tags,
) -> Result<(SecurityGroupId, SecurityGroupId), ApiError> {
    let make = |tx: &mut Tx<'_>, ctx: &mut Ctx<'_>, way: &str| {
        let name = format!("security-group-for-{way}-nfs-{}", domain.id);
        let description = format!(
            "[DO NOT DELETE] Security Group that allows {way} NFS traffic for SageMaker Notebooks Domain [{}]",
            domain.id
        );
        tx.network
            .create_managed_group(ctx, domain.vpc, &name, &description, tags.clone())
            .map_err(net_error)
    };
    let inbound = make(tx, ctx, "inbound")?;
    let outbound = make(tx, ctx, "outbound")?;
    let nfs = Traffic::Tcp(PortRange::one(2049));
    tx.network
        .add_managed_rule(ctx, inbound, Direction::Ingress, nfs, Peer::Group(outbound))
        .map_err(net_error)?;
    tx.network
        .add_managed_rule(ctx, outbound, Direction::Egress, nfs, Peer::Group(inbound))
        .map_err(net_error)?;
    Ok((inbound, outbound))
}

/// Removes a domain, and with `RetentionPolicy` Delete its file system, in one transaction; the files themselves follow
/// (`clean`), so nothing here can fail half-way.
async fn delete_domain(engine: &Engine, id: DomainId) -> Result<(), ApiError> {
    engine
        .commit(move |tx, _| {
            let Some(domain) = tx
                .get::<Domain>(id.as_str())
                .filter(|d| d.life.status == Status::Deleting)
            else {
                return Ok(());
            };
            if let Some(file_system) = domain.file_system.filter(|_| domain.delete_file_system) {
                let targets: Vec<_> = tx.network.mount_targets_of(file_system).map(|m| m.id).collect();
                for target in targets {
                    tx.network.delete_mount_target(target).map_err(net_error)?;
                }
                let points: Vec<_> = tx.network.access_points_of(file_system).map(|p| p.id).collect();
                for point in points {
                    tx.network.delete_access_point(point).map_err(net_error)?;
                }
                crate::efs::forget_ids(tx, file_system);
                if tx.network.file_systems.contains_key(&file_system) {
                    tx.network.delete_file_system(file_system).map_err(net_error)?;
                    tx.put(&RemovedFileSystem { id: file_system });
                }
                // With the file system gone nothing needs the two groups; others may still name them, and then they stay.
                let groups: Vec<_> = [domain.inbound_nfs, domain.outbound_nfs]
                    .into_iter()
                    .flatten()
                    .collect();
                tx.network.delete_managed_groups(&groups);
            }
            for slot in tx.scan::<Slot>(&format!("{}/", domain.id)) {
                tx.delete::<Slot>(&slot.owner);
            }
            for app in tx.scan::<App>(&format!("{}/", domain.id)) {
                tx.delete::<App>(&app.key());
            }
            tx.delete::<Domain>(domain.id.as_str());
            forget_entrants(tx, &domain.id);
            Ok(())
        })
        .await
}

async fn delete_space(engine: &Engine, space: Space) -> Result<(), ApiError> {
    let file_system = engine
        .store()
        .get::<Domain>(space.domain.as_str())
        .map_err(store_error)?
        .and_then(|d| d.file_system);
    let mut failure = None;
    if let Some(file_system) = file_system {
        failure = engine
            .backends()
            .volumes
            .remove(file_system, &space.directory())
            .await
            .err();
    }
    engine
        .commit(move |tx, ctx| {
            let key = Space::key_of(&space.domain, &space.name);
            let Some(mut now) = tx
                .get::<Space>(&key)
                .filter(|s| s.instance == space.instance && s.life.status == Status::Deleting)
            else {
                return Ok(());
            };
            if let Some(error) = failure {
                now.life.fail(Status::DeleteFailed, error.to_string(), ctx.now);
                tx.put(&now);
                return Ok(());
            }
            let owner = kakoi_studio::AppOwner::Space(space.name.clone());
            for app in tx.scan::<App>(&App::prefix_of(&space.domain, &owner)) {
                tx.delete::<App>(&app.key());
            }
            // A private space runs in its owner's slot, which others may use.
            if space.private_owner().is_none() {
                tx.delete::<Slot>(&Slot::owner_of(&space.domain, &owner, None));
            }
            tx.delete::<Space>(&key);
            forget_entrants(tx, &space.domain);
            Ok(())
        })
        .await
}
