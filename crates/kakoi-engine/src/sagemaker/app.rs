//! Apps. A handler records what's wanted; the reconciler starts and stops the processes.

use super::list::{Page, domain_prefix, sagemaker_page};
use super::{answered, in_use, invalid, not_found, refer, seconds, space, stored, tags};
use crate::{Caller, Engine, now_ms, store_error};
use kakoi_api::generated::sagemaker as api;
use kakoi_store::{Record, Tx};
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;
use serde_json::{Value, json};

/// What this version can run.
const JUPYTER_LAB: &str = "JupyterLab";

/// Whose app is meant: a profile's or a space's, never both.
fn owner(user_profile_name: Option<String>, space_name: Option<String>) -> Result<AppOwner, ApiError> {
    match (user_profile_name, space_name) {
        (Some(profile), None) => Ok(AppOwner::Profile(profile)),
        (None, Some(space)) => Ok(AppOwner::Space(space)),
        _ => Err(invalid("Exactly one of UserProfileName and SpaceName must be given.")),
    }
}

/// Why the machine can't give an app of this type, in AWS's words for a quota, or `None`. A type whose size isn't known can't be
/// promised. Memory is compared in whole GiB, rounded up: machines show a little less than they're sold with.
fn quota_refusal(instance_type: &str, machine_vcpus: u32, machine_memory_bytes: u64) -> Option<String> {
    let machine_gib = machine_memory_bytes.div_ceil(1 << 30);
    let fits =
        |size: InstanceSize| size.gpus == 0 && size.vcpus <= machine_vcpus && u64::from(size.memory_gib) <= machine_gib;
    if instance_size(instance_type).is_some_and(fits) {
        return None;
    }
    Some(format!(
        "The account-level service limit 'Studio JupyterLab Apps running on {instance_type} instance' is 0 Instances, with current utilization of 0 Instances \
         and a request delta of 1 Instances. Please use an instance type without GPUs and with at most {machine_vcpus} vCPUs and {machine_gib} GiB: \
         that is what this machine has."
    ))
}

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    request: api::CreateAppRequest,
) -> Result<api::CreateAppResponse, ApiError> {
    let owner = owner(request.user_profile_name, request.space_name)?;
    if request.app_type != JUPYTER_LAB {
        return Err(invalid(format!(
            "Apps of AppType {} don't run in this region; {JUPYTER_LAB} does.",
            request.app_type
        )));
    }
    let AppOwner::Space(space_name) = owner.clone() else {
        return Err(invalid(format!(
            "{JUPYTER_LAB} apps run in a space: give SpaceName instead of UserProfileName."
        )));
    };
    let given_tags = tags::of_request(request.tags.as_deref())?;
    let spec = request.resource_spec.as_ref().map(stored).transpose()?;
    if let Some(problem) = spec.as_ref().and_then(unavailable_setting) {
        return Err(invalid(problem));
    }
    let (vcpus, memory_bytes) = engine.backends().workloads.machine();
    let id = DomainId::from_client(&request.domain_id);
    engine
        .commit(move |tx, ctx| {
            let domain = refer::usable_domain(tx, &id)?;
            let space = refer::usable_space(tx, ctx.region, &id, &space_name)?;
            let profile = match space.private_owner() {
                Some(name) => Some(refer::profile(tx, ctx.region, &id, name)?),
                None => None,
            };
            if let Some(fixed) = space::app_type(&space).filter(|fixed| *fixed != request.app_type) {
                return Err(invalid(format!(
                    "Space [{}] runs apps of AppType {fixed}, not {}.",
                    space.arn(ctx.region),
                    request.app_type
                )));
            }
            let instance_type = instance_type(
                spec.as_ref(),
                &request.app_type,
                Some(&space),
                profile.as_ref(),
                &domain,
            );
            let previous = tx.get::<App>(&App::key_of(&id, &owner, &request.app_type, &request.app_name));
            let mut app = App {
                domain: id,
                owner,
                app_type: request.app_type,
                name: request.app_name,
                status: AppStatus::Pending,
                failure_reason: None,
                resource_spec: resolved_spec(spec, &instance_type),
                workload: None,
                log: None,
                slot: None,
                token: format!("{:032x}", (ctx.entropy)()),
                recovery_mode: request.recovery_mode,
                created: ctx.now,
                checked: None,
                deleted: None,
                tags: Tags::new(),
            };
            let arn = app.arn(ctx.region);
            if let Some(previous) = &previous {
                if previous.is_live() {
                    return Err(in_use(format!("App [{arn}] already exists.")));
                }
                if previous.workload.is_some() {
                    return Err(in_use(format!(
                        "App [{arn}] is still being cleaned up. Try again in a moment."
                    )));
                }
                // Started again within 24 hours, it counts as the same app (fact sheet 1.3).
                if previous.is_described(ctx.now) {
                    app.created = previous.created;
                }
            }
            check_startable(&domain, profile.as_ref())?;
            if let Some(refusal) = quota_refusal(&instance_type, vcpus, memory_bytes) {
                return Err(ApiError::client("ResourceLimitExceeded", refusal));
            }
            app.tags = all_tags(&domain, profile.as_ref(), &space, given_tags)?;
            tx.put(&app);
            Ok(api::CreateAppResponse { app_arn: Some(arn) })
        })
        .await
}

/// What the domain and profile must have before anything can start.
fn check_startable(domain: &Domain, profile: Option<&UserProfile>) -> Result<(), ApiError> {
    let place = if profile.is_some() {
        "UserSettings of the profile or DefaultUserSettings"
    } else {
        "DefaultSpaceSettings"
    };
    if execution_role(domain, profile).is_none() {
        return Err(invalid(format!(
            "No ExecutionRole is set for this app. Set it in {place} of the domain."
        )));
    }
    let groups = customer_groups(domain, profile);
    if domain.access == AppNetworkAccessType::VpcOnly && groups.is_empty() {
        return Err(invalid(format!(
            "Security groups are required for apps of a VpcOnly domain. Set SecurityGroups in {place} of the domain."
        )));
    }
    refer::group_count(groups.len(), "An app")
}

/// The request's `ResourceSpec` with the instance type that's really used.
fn resolved_spec(given: Option<Value>, instance_type: &str) -> Value {
    merge_settings(given.as_ref(), json!({ "InstanceType": instance_type }))
}

/// The app's own tags, under them those of space, profile and domain if the domain propagates them.
fn all_tags(domain: &Domain, profile: Option<&UserProfile>, space: &Space, given: Tags) -> Result<Tags, ApiError> {
    let mut all = Tags::new();
    if domain.tag_propagation == "ENABLED" {
        all.extend(domain.tags.clone());
        all.extend(profile.map(|p| p.tags.clone()).unwrap_or_default());
        all.extend(space.tags.clone());
    }
    all.extend(given);
    if all.len() > tags::MAX_TAGS {
        let (count, most) = (all.len(), tags::MAX_TAGS);
        return Err(invalid(format!(
            "The app would have {count} tags, those of its domain, profile and space included; {most} are allowed."
        )));
    }
    Ok(all)
}

/// The error for an app that isn't there.
fn no_app(region: &RegionContext, domain: &DomainId, owner: &AppOwner, app_type: &str, name: &str) -> ApiError {
    let (AppOwner::Profile(owner) | AppOwner::Space(owner)) = owner;
    let arn = region.arn(
        "sagemaker",
        format_args!("app/{domain}/{owner}/{}/{name}", app_type.to_ascii_lowercase()),
    );
    not_found(format!("App [{arn}] does not exist."))
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: api::DescribeAppRequest,
) -> Result<api::DescribeAppResponse, ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    let owner = owner(request.user_profile_name, request.space_name)?;
    let key = App::key_of(&id, &owner, &request.app_type, &request.app_name);
    let found = engine
        .store()
        .get::<App>(&key)
        .map_err(store_error)?
        .filter(|app| app.is_described(now_ms()));
    let Some(app) = found else {
        let domain = engine.store().get::<Domain>(id.as_str()).map_err(store_error)?;
        let no_app = |_| no_app(engine.region(), &id, &owner, &request.app_type, &request.app_name);
        return Err(domain.map_or_else(|| refer::no_domain(&id), no_app));
    };
    let (user_profile_name, space_name) = names(&app.owner);
    Ok(api::DescribeAppResponse {
        app_arn: Some(app.arn(engine.region())),
        built_in_lifecycle_config_arn: None,
        creation_time: Some(seconds(app.created)),
        domain_id: Some(app.domain.to_string()),
        effective_trusted_identity_propagation_status: Some("DISABLED".into()),
        last_health_check_timestamp: app.checked.map(seconds),
        // A health check counts as activity (fact sheet 3.6).
        last_user_activity_timestamp: app.checked.map(seconds),
        recovery_mode: app.recovery_mode,
        resource_spec: Some(answered(&app.resource_spec)?),
        space_name,
        status: Some(app.status.as_str().into()),
        user_profile_name,
        app_name: Some(app.name),
        app_type: Some(app.app_type),
        failure_reason: app.failure_reason,
    })
}

/// (user profile, space).
fn names(owner: &AppOwner) -> (Option<String>, Option<String>) {
    match owner {
        AppOwner::Profile(name) => (Some(name.clone()), None),
        AppOwner::Space(name) => (None, Some(name.clone())),
    }
}

pub(super) async fn list(
    engine: &Engine,
    _: &Caller,
    request: api::ListAppsRequest,
) -> Result<api::ListAppsResponse, ApiError> {
    let wanted = match (&request.user_profile_name_equals, &request.space_name_equals) {
        (Some(_), Some(_)) => {
            return Err(invalid(
                "UserProfileNameEquals and SpaceNameEquals can't be given together.",
            ));
        }
        (profile, space) => profile
            .clone()
            .map(AppOwner::Profile)
            .or(space.clone().map(AppOwner::Space)),
    };
    let prefix = domain_prefix(request.domain_id_equals.as_deref());
    let mut apps = engine.store().scan::<App>(&prefix).map_err(store_error)?;
    let now = now_ms();
    apps.retain(|app| app.is_described(now) && wanted.as_ref().is_none_or(|owner| same_owner(owner, &app.owner)));
    let list = format!("apps/{prefix}/{wanted:?}");
    let position = |app: &App| (app.created, app.key());
    let Page { items, next } = sagemaker_page(
        apps,
        position,
        list,
        request.next_token.as_deref(),
        request.max_results,
        request.sort_order.as_deref(),
    )?;
    let details = |app: App| -> Result<api::AppDetails, ApiError> {
        let (user_profile_name, space_name) = names(&app.owner);
        Ok(api::AppDetails {
            creation_time: Some(seconds(app.created)),
            domain_id: Some(app.domain.to_string()),
            resource_spec: Some(answered(&app.resource_spec)?),
            space_name,
            status: Some(app.status.as_str().into()),
            user_profile_name,
            app_name: Some(app.name),
            app_type: Some(app.app_type),
        })
    };
    let apps: Result<Vec<_>, ApiError> = items.into_iter().map(details).collect();
    Ok(api::ListAppsResponse {
        apps: apps?,
        next_token: next,
    })
}

/// Profile names are the same whatever the case.
fn same_owner(a: &AppOwner, b: &AppOwner) -> bool {
    match (a, b) {
        (AppOwner::Profile(a), AppOwner::Profile(b)) => a.eq_ignore_ascii_case(b),
        (a, b) => a == b,
    }
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: api::DeleteAppRequest) -> Result<(), ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    let owner = owner(request.user_profile_name, request.space_name)?;
    engine
        .commit(move |tx, ctx| {
            refer::domain(tx, &id)?;
            let mut app = find(
                tx,
                &App::key_of(&id, &owner, &request.app_type, &request.app_name),
                ctx.now,
            )
            .ok_or_else(|| no_app(ctx.region, &id, &owner, &request.app_type, &request.app_name))?;
            // Terraform matches on these two sentences (fact sheet 3.1).
            match app.status {
                AppStatus::Deleted => Err(invalid(format!(
                    "App [{}] has already been deleted.",
                    app.arn(ctx.region)
                ))),
                AppStatus::Failed => Err(invalid(format!(
                    "App [{}] previously failed and was automatically deleted.",
                    app.arn(ctx.region)
                ))),
                AppStatus::Deleting => Ok(()),
                AppStatus::Pending | AppStatus::InService => {
                    app.status = AppStatus::Deleting;
                    tx.put(&app);
                    Ok(())
                }
            }
        })
        .await
}

fn find(tx: &mut Tx<'_>, key: &str, now: i64) -> Option<App> {
    tx.get::<App>(key).filter(|app| app.is_described(now))
}

#[cfg(test)]
mod unit {
    use super::*;

    const GIB: u64 = 1 << 30;

    #[test]
    fn the_machine_is_the_quota() {
        assert_eq!(quota_refusal("ml.t3.medium", 2, 4 * GIB), None);
        // Sold as 4 GiB, shows less.
        assert_eq!(quota_refusal("ml.t3.medium", 2, 4 * GIB - 200_000_000), None);
        for (name, vcpus, memory) in [
            ("ml.t3.medium", 1, 4 * GIB),
            ("ml.t3.medium", 2, 3 * GIB),
            ("ml.g5.xlarge", 64, 512 * GIB),
            ("ml.geospatial.interactive", 64, 512 * GIB),
        ] {
            let refusal = quota_refusal(name, vcpus, memory).expect(name);
            assert!(refusal.starts_with(&format!("The account-level service limit 'Studio JupyterLab Apps running on {name} instance' is 0 Instances, ")), "{refusal}");
        }
    }

    #[test]
    fn exactly_one_owner_is_named() {
        assert!(owner(Some("a".into()), Some("b".into())).is_err());
        assert!(owner(None, None).is_err());
        assert_eq!(
            owner(None, Some("b".into())).expect("space"),
            AppOwner::Space("b".into())
        );
    }
}
