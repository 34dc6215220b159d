//! Spaces. A space's directory is made when its first app starts, so a created space is InService at once; a deleted one stays
//! `Deleting` until the reconciler has removed that directory.

use super::list::{Page, domain_prefix, sagemaker_page};
use super::{answered, answered_opt, in_use, invalid, refer, seconds, stored, tags};
use crate::{Caller, Engine, store_error};
use kakoi_api::generated::sagemaker as api;
use kakoi_store::{Record, Tx};
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;
use serde_json::Value;

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    request: api::CreateSpaceRequest,
) -> Result<api::CreateSpaceResponse, ApiError> {
    if request.ownership_settings.is_some() != request.space_sharing_settings.is_some() {
        return Err(invalid(
            "OwnershipSettings and SpaceSharingSettings must be given together.",
        ));
    }
    let tags = tags::of_request(request.tags.as_deref())?;
    let settings = request.space_settings.as_ref().map(stored).transpose()?;
    let id = DomainId::from_client(&request.domain_id);
    engine
        .commit(move |tx, ctx| {
            let mut domain = refer::usable_domain(tx, &id)?;
            let owner = match request.ownership_settings {
                // As the profile itself is spelled, so that names compare.
                Some(given) => Some(refer::profile(tx, ctx.region, &id, &given.owner_user_profile_name)?.name),
                None => None,
            };
            if let Some(existing) = tx.get::<Space>(&Space::key_of(&id, &request.space_name)) {
                return Err(in_use(format!("Space [{}] already exists.", existing.arn(ctx.region))));
            }
            if let Some(settings) = &settings {
                refer::settings(tx, ctx.region, domain.vpc, settings, "SpaceSettings")?;
            }
            let mut space = Space {
                domain: id,
                name: request.space_name,
                instance: format!("{:032x}", (ctx.entropy)()),
                display_name: request.space_display_name,
                settings,
                owner,
                sharing: request.space_sharing_settings.map(|s| s.sharing_type),
                uid: domain.next_uid,
                life: Life::begin(Status::InService, ctx.now),
                tags,
            };
            if space.sharing.as_deref() == Some("Shared") && execution_role(&domain, None).is_none() {
                return Err(invalid(format!(
                    "Domain [{}] has no DefaultSpaceSettings with an ExecutionRole, which shared spaces run with. Set it by UpdateDomain.",
                    domain.id
                )));
            }
            let gb = storage(tx, ctx.region, &domain, &space)?;
            space.settings = space.settings.map(|settings| with_volume_size(settings, gb));
            domain.next_uid += 1;
            tx.put(&domain);
            tx.put(&space);
            Ok(api::CreateSpaceResponse {
                space_arn: Some(space.arn(ctx.region)),
            })
        })
        .await
}

/// The size of a space's volume in GB, if its domain allows it.
fn storage(tx: &mut Tx<'_>, region: &RegionContext, domain: &Domain, space: &Space) -> Result<u32, ApiError> {
    let profile = match space.private_owner() {
        Some(name) => Some(refer::profile(tx, region, &domain.id, name)?),
        None => None,
    };
    let (gb, (_, most)) = (
        volume_gb(space, domain, profile.as_ref()),
        volume_bounds(domain, profile.as_ref()),
    );
    if gb > most {
        return Err(invalid(format!(
            "EbsVolumeSizeInGb of Space [{}] can't be {gb}: MaximumEbsVolumeSizeInGb is {most}.",
            space.arn(region)
        )));
    }
    Ok(gb)
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: api::DescribeSpaceRequest,
) -> Result<api::DescribeSpaceResponse, ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    let domain = engine
        .store()
        .get::<Domain>(id.as_str())
        .map_err(store_error)?
        .ok_or_else(|| refer::no_domain(&id))?;
    let space = engine
        .store()
        .get::<Space>(&Space::key_of(&id, &request.space_name))
        .map_err(store_error)?;
    let region = engine.region();
    let space = space.ok_or_else(|| refer::no_space(region, &id, &request.space_name))?;
    Ok(api::DescribeSpaceResponse {
        creation_time: Some(seconds(space.life.created)),
        domain_id: Some(space.domain.to_string()),
        home_efs_file_system_uid: Some(space.uid.to_string()),
        last_modified_time: Some(seconds(space.life.modified)),
        space_arn: Some(space.arn(region)),
        space_settings: answered_opt(space.settings.as_ref())?,
        status: Some(space.life.status.as_str().into()),
        // Clients append `&redirect=…` (fact sheet 3.5), so a query has to be there.
        url: Some(format!("{}/?spaceName={}", domain.url(region), space.name)),
        failure_reason: space.life.failure_reason,
        ownership_settings: space.owner.map(|owner_user_profile_name| api::OwnershipSettings {
            owner_user_profile_name,
        }),
        space_display_name: space.display_name,
        space_name: Some(space.name),
        space_sharing_settings: space
            .sharing
            .map(|sharing_type| api::SpaceSharingSettings { sharing_type }),
    })
}

pub(super) async fn list(
    engine: &Engine,
    _: &Caller,
    request: api::ListSpacesRequest,
) -> Result<api::ListSpacesResponse, ApiError> {
    let prefix = domain_prefix(request.domain_id_equals.as_deref());
    let part = request.space_name_contains.as_deref().unwrap_or_default();
    let mut spaces = engine.store().scan::<Space>(&prefix).map_err(store_error)?;
    spaces.retain(|s| s.name.contains(part));
    let by_change = request.sort_by.as_deref() == Some("LastModifiedTime");
    let position = |s: &Space| (if by_change { s.life.modified } else { s.life.created }, s.key());
    let list = format!("spaces/{prefix}/{part}/{by_change}");
    let Page { items, next } = sagemaker_page(
        spaces,
        position,
        list,
        request.next_token.as_deref(),
        request.max_results,
        request.sort_order.as_deref(),
    )?;
    let spaces: Result<Vec<_>, ApiError> = items.into_iter().map(details).collect();
    Ok(api::ListSpacesResponse {
        spaces: spaces?,
        next_token: next,
    })
}

fn details(space: Space) -> Result<api::SpaceDetails, ApiError> {
    let summary = |settings: &Value| -> Result<api::SpaceSettingsSummary, ApiError> {
        let settings: api::SpaceSettings = answered(settings)?;
        Ok(api::SpaceSettingsSummary {
            app_type: settings.app_type,
            remote_access: settings.remote_access,
            space_storage_settings: settings.space_storage_settings,
        })
    };
    Ok(api::SpaceDetails {
        creation_time: Some(seconds(space.life.created)),
        domain_id: Some(space.domain.to_string()),
        last_modified_time: Some(seconds(space.life.modified)),
        ownership_settings_summary: space.owner.map(|name| api::OwnershipSettingsSummary {
            owner_user_profile_name: Some(name),
        }),
        space_display_name: space.display_name,
        space_name: Some(space.name),
        space_settings_summary: space.settings.as_ref().map(summary).transpose()?,
        space_sharing_settings_summary: space.sharing.map(|sharing| api::SpaceSharingSettingsSummary {
            sharing_type: Some(sharing),
        }),
        status: Some(space.life.status.as_str().into()),
    })
}

/// A running app keeps what it started with; the next start takes the new settings. A volume that grows needs its apps stopped.
pub(super) async fn update(
    engine: &Engine,
    _: &Caller,
    request: api::UpdateSpaceRequest,
) -> Result<api::UpdateSpaceResponse, ApiError> {
    let given = request.space_settings.as_ref().map(stored).transpose()?;
    let id = DomainId::from_client(&request.domain_id);
    engine
        .commit(move |tx, ctx| {
            let mut space = refer::usable_space(tx, ctx.region, &id, &request.space_name)?;
            let domain = refer::usable_domain(tx, &id)?;
            if let Some(given) = given {
                let merged = merge_settings(space.settings.as_ref(), given);
                let (old, new) = (
                    app_type(&space).map(str::to_owned),
                    merged.get("AppType").and_then(Value::as_str).map(str::to_owned),
                );
                if old.is_some() && old != new {
                    return Err(invalid(format!(
                        "The AppType of Space [{}] can't be changed.",
                        space.arn(ctx.region)
                    )));
                }
                refer::settings(tx, ctx.region, domain.vpc, &merged, "SpaceSettings")?;
                let before = space.clone();
                space.settings = Some(merged);
                resize(tx, ctx.region, &domain, &before, &mut space)?;
            }
            if request.space_display_name.is_some() {
                space.display_name = request.space_display_name;
            }
            space.life.turn(Status::InService, ctx.now);
            tx.put(&space);
            Ok(api::UpdateSpaceResponse {
                space_arn: Some(space.arn(ctx.region)),
            })
        })
        .await
}

/// Checks a change of a volume's size, and writes the size out. A volume only grows, and only while no app uses it; the next app
/// starts with the new size.
fn resize(
    tx: &mut Tx<'_>,
    region: &RegionContext,
    domain: &Domain,
    before: &Space,
    after: &mut Space,
) -> Result<(), ApiError> {
    let profile = match before.private_owner() {
        Some(name) => Some(refer::profile(tx, region, &domain.id, name)?),
        None => None,
    };
    let (old, new) = (
        volume_gb(before, domain, profile.as_ref()),
        volume_gb(after, domain, profile.as_ref()),
    );
    let arn = before.arn(region);
    if new < old {
        return Err(invalid(format!(
            "EbsVolumeSizeInGb of Space [{arn}] can't shrink from {old} to {new}."
        )));
    }
    // What it has already may stay, whatever the maximum has become.
    if new > old {
        storage(tx, region, domain, after)?;
        let owner = AppOwner::Space(before.name.clone());
        let apps = tx.scan::<App>(&App::prefix_of(&domain.id, &owner));
        if let Some(app) = apps.iter().find(|app| app.is_live() || app.workload.is_some()) {
            return Err(in_use(format!(
                "EbsVolumeSizeInGb of Space [{arn}] can't change while App [{}] uses the volume. Delete the app first.",
                app.arn(region)
            )));
        }
    }
    after.settings = after.settings.take().map(|settings| with_volume_size(settings, new));
    Ok(())
}

/// What runs in a space, if it was fixed.
pub(super) fn app_type(space: &Space) -> Option<&str> {
    space.settings.as_ref()?.get("AppType")?.as_str()
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: api::DeleteSpaceRequest) -> Result<(), ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    engine
        .commit(move |tx, ctx| {
            let mut space = refer::space(tx, ctx.region, &id, &request.space_name)?;
            if space.life.status == Status::Deleting {
                return Ok(());
            }
            let arn = space.arn(ctx.region);
            let owner = AppOwner::Space(space.name.clone());
            refer::forget_ended_apps(tx, &id, &owner, || {
                format!("Unable to delete Space [{arn}] because App(s) are associated with it.")
            })?;
            space.life.turn(Status::Deleting, ctx.now);
            tx.put(&space);
            Ok(())
        })
        .await
}
