//! User profiles. Nothing has to be made for one, so a created profile is InService at once and a deleted one is gone at once;
//! its directory is removed after it.

use super::list::{Page, domain_prefix, sagemaker_page};
use super::{answered_opt, in_use, invalid, live, refer, seconds, stored, tags};
use crate::browser::forget_entrants;
use crate::efs::RemovedDirectory;
use crate::{Caller, Engine, store_error};
use kakoi_api::generated::sagemaker as api;
use kakoi_store::{Record, Tx};
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    request: api::CreateUserProfileRequest,
) -> Result<api::CreateUserProfileResponse, ApiError> {
    let tags = tags::of_request(request.tags.as_deref())?;
    let settings = request.user_settings.as_ref().map(stored).transpose()?;
    let id = DomainId::from_client(&request.domain_id);
    engine
        .commit(move |tx, ctx| {
            let mut domain = refer::usable_domain(tx, &id)?;
            if request.single_sign_on_user_identifier.is_some() || request.single_sign_on_user_value.is_some() {
                return Err(invalid(format!(
                    "SingleSignOnUserIdentifier and SingleSignOnUserValue can't be given: the AuthMode of Domain [{id}] is {}.",
                    domain.auth_mode
                )));
            }
            if let Some(existing) = tx.get::<UserProfile>(&UserProfile::key_of(&id, &request.user_profile_name)) {
                return Err(in_use(format!("UserProfile [{}] already exists.", existing.arn(ctx.region))));
            }
            let profile = UserProfile {
                domain: id,
                name: request.user_profile_name,
                settings,
                uid: domain.next_uid,
                sso_identifier: None,
                sso_value: None,
                life: Life::begin(Status::InService, ctx.now),
                tags,
            };
            check_settings(tx, ctx.region, &domain, &profile)?;
            domain.next_uid += 1;
            tx.put(&domain);
            tx.put(&profile);
            Ok(api::CreateUserProfileResponse { user_profile_arn: Some(profile.arn(ctx.region)) })
        })
        .await
}

/// Checks what a profile's settings refer to. Its groups are added to the domain's (fact sheet 3.4), so they're counted together.
fn check_settings(
    tx: &mut Tx<'_>,
    region: &RegionContext,
    domain: &Domain,
    profile: &UserProfile,
) -> Result<(), ApiError> {
    let Some(settings) = &profile.settings else {
        return Ok(());
    };
    refer::settings(tx, region, domain.vpc, settings, "UserSettings")?;
    refer::group_count(
        customer_groups(domain, Some(profile)).len(),
        "UserSettings, together with the domain's DefaultUserSettings,",
    )
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: api::DescribeUserProfileRequest,
) -> Result<api::DescribeUserProfileResponse, ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    let name = &request.user_profile_name;
    let profile = engine
        .store()
        .get::<UserProfile>(&UserProfile::key_of(&id, name))
        .map_err(store_error)?;
    let Some(profile) = profile else {
        let domain = engine.store().get::<Domain>(id.as_str()).map_err(store_error)?;
        return Err(domain.map_or_else(
            || refer::no_domain(&id),
            |_| refer::no_profile(engine.region(), &id, name),
        ));
    };
    Ok(api::DescribeUserProfileResponse {
        creation_time: Some(seconds(profile.life.created)),
        domain_id: Some(profile.domain.to_string()),
        home_efs_file_system_uid: Some(profile.uid.to_string()),
        last_modified_time: Some(seconds(profile.life.modified)),
        status: Some(profile.life.status.as_str().into()),
        user_profile_arn: Some(profile.arn(engine.region())),
        user_settings: answered_opt(profile.settings.as_ref())?,
        failure_reason: profile.life.failure_reason,
        single_sign_on_user_identifier: profile.sso_identifier,
        single_sign_on_user_value: profile.sso_value,
        user_profile_name: Some(profile.name),
    })
}

pub(super) async fn list(
    engine: &Engine,
    _: &Caller,
    request: api::ListUserProfilesRequest,
) -> Result<api::ListUserProfilesResponse, ApiError> {
    let prefix = domain_prefix(request.domain_id_equals.as_deref());
    let part = request
        .user_profile_name_contains
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let mut profiles = engine.store().scan::<UserProfile>(&prefix).map_err(store_error)?;
    profiles.retain(|p| p.name.to_ascii_lowercase().contains(&part));
    let by_change = request.sort_by.as_deref() == Some("LastModifiedTime");
    let position = |p: &UserProfile| (if by_change { p.life.modified } else { p.life.created }, p.key());
    let list = format!("user-profiles/{prefix}/{part}/{by_change}");
    let Page { items, next } = sagemaker_page(
        profiles,
        position,
        list,
        request.next_token.as_deref(),
        request.max_results,
        request.sort_order.as_deref(),
    )?;
    let details = |profile: UserProfile| api::UserProfileDetails {
        creation_time: Some(seconds(profile.life.created)),
        domain_id: Some(profile.domain.to_string()),
        last_modified_time: Some(seconds(profile.life.modified)),
        status: Some(profile.life.status.as_str().into()),
        user_profile_name: Some(profile.name),
    };
    Ok(api::ListUserProfilesResponse {
        user_profiles: items.into_iter().map(details).collect(),
        next_token: next,
    })
}

/// The groups of running apps follow at once, as those of shared spaces do on AWS (`live`). Whatever else changes, a running app
/// keeps what it started with, and the next start takes the new settings.
pub(super) async fn update(
    engine: &Engine,
    _: &Caller,
    request: api::UpdateUserProfileRequest,
) -> Result<api::UpdateUserProfileResponse, ApiError> {
    let given = request.user_settings.as_ref().map(stored).transpose()?;
    let id = DomainId::from_client(&request.domain_id);
    engine
        .commit(move |tx, ctx| {
            let mut profile = refer::profile(tx, ctx.region, &id, &request.user_profile_name)?;
            let domain = refer::usable_domain(tx, &id)?;
            if let Some(given) = given {
                let posix = |settings: Option<&serde_json::Value>| {
                    settings.and_then(|s| s.get("CustomPosixUserConfig")).cloned()
                };
                let merged = merge_settings(profile.settings.as_ref(), given);
                if posix(Some(&merged)) != posix(profile.settings.as_ref()) {
                    return Err(invalid(
                        "CustomPosixUserConfig can only be given when the user profile is created.",
                    ));
                }
                profile.settings = Some(merged);
                check_settings(tx, ctx.region, &domain, &profile)?;
            }
            profile.life.turn(Status::InService, ctx.now);
            tx.put(&profile);
            live::apply_groups(tx, &domain)?;
            Ok(api::UpdateUserProfileResponse {
                user_profile_arn: Some(profile.arn(ctx.region)),
            })
        })
        .await
}

pub(super) async fn delete(
    engine: &Engine,
    _: &Caller,
    request: api::DeleteUserProfileRequest,
) -> Result<(), ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    engine
        .commit(move |tx, ctx| {
            let profile = refer::profile(tx, ctx.region, &id, &request.user_profile_name)?;
            let held = |what: &str| {
                format!(
                    "Unable to delete UserProfile [{}] because {what}(s) are associated with it.",
                    profile.arn(ctx.region)
                )
            };
            let owner = AppOwner::Profile(profile.name.clone());
            let mut spaces = tx.scan::<Space>(&refer::prefix(&id));
            spaces.retain(|s| {
                s.owner
                    .as_ref()
                    .is_some_and(|name| name.eq_ignore_ascii_case(&profile.name))
            });
            let in_spaces =
                |app: &App| matches!(&app.owner, AppOwner::Space(name) if spaces.iter().any(|s| s.name == *name));
            if refer::live_apps(tx, &id).iter().any(in_spaces) {
                return Err(in_use(held("App")));
            }
            if !spaces.is_empty() {
                return Err(in_use(held("Space")));
            }
            refer::forget_ended_apps(tx, &id, &owner, || held("App"))?;
            tx.delete::<Slot>(&Slot::owner_of(&id, &owner, None));
            tx.delete::<UserProfile>(&profile.key());
            forget_entrants(tx, &id);
            // No app of a space can have it bound: the spaces are gone.
            if let Some(file_system) = tx.get::<Domain>(id.as_str()).and_then(|d| d.file_system) {
                tx.put(&RemovedDirectory {
                    file_system,
                    name: profile.directory(),
                });
            }
            Ok(())
        })
        .await
}
