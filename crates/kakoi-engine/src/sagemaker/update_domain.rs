//! UpdateDomain: the rules of fact sheet 2.6.

use super::domain::{ONLY_RSTUDIO, access_type, identity_config, refuse_without_home};
use super::{in_use, invalid, live, refer, stored};
use crate::{Caller, Engine};
use kakoi_api::generated::sagemaker as api;
use kakoi_store::Tx;
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;
use serde_json::Value;

/// AWS's own words.
const NEEDS_VPC: &str = "VpcId and Subnet IDs are required for updating domains to VpcOnly mode.";

/// What a request changes.
struct Change {
    access: Option<AppNetworkAccessType>,
    vpc: Option<String>,
    subnets: Option<Vec<String>>,
    user_settings: Option<Value>,
    space_settings: Option<Value>,
    domain_settings: Option<Value>,
    tag_propagation: Option<String>,
}

pub(super) async fn update(
    engine: &Engine,
    _: &Caller,
    request: api::UpdateDomainRequest,
) -> Result<api::UpdateDomainResponse, ApiError> {
    let rstudio = request
        .domain_settings_for_update
        .as_ref()
        .is_some_and(|s| s.r_studio_server_pro_domain_settings_for_update.is_some());
    if request.app_security_group_management.is_some() && !rstudio {
        return Err(invalid(ONLY_RSTUDIO));
    }
    refuse_without_home(request.home_efs_file_system_creation.as_deref())?;
    let change = Change {
        access: access_type(request.app_network_access_type.as_deref())?,
        vpc: request.vpc_id,
        subnets: request.subnet_ids,
        user_settings: request.default_user_settings.as_ref().map(stored).transpose()?,
        space_settings: request.default_space_settings.as_ref().map(stored).transpose()?,
        domain_settings: request.domain_settings_for_update.as_ref().map(stored).transpose()?,
        tag_propagation: request.tag_propagation,
    };
    // AWS refuses this since late 2025, which breaks the unmodified Terraform provider; the domain's own VPC and subnets are
    // what such a request means.
    if engine.settings().strict_aws
        && change.access == Some(AppNetworkAccessType::VpcOnly)
        && (change.vpc.is_none() || change.subnets.is_none())
    {
        return Err(invalid(NEEDS_VPC));
    }
    let id = DomainId::from_client(&request.domain_id);
    engine
        .commit(move |tx, ctx| {
            let before = refer::domain(tx, &id)?;
            match before.life.status {
                Status::InService | Status::UpdateFailed => {}
                status @ (Status::Pending | Status::Updating) => {
                    return Err(in_use(format!(
                        "Unable to update Domain [{}] because its status is {}.",
                        before.arn(ctx.region),
                        status.as_str()
                    )));
                }
                status => {
                    return Err(invalid(format!(
                        "Domain [{id}] has the status {} and can't be updated.",
                        status.as_str()
                    )));
                }
            }
            let mut after = changed(tx, &before, change)?;
            check(tx, ctx.region, &before, &after)?;
            after.life.turn(Status::Updating, ctx.now);
            tx.put(&after);
            live::apply_groups(tx, &after)?;
            Ok(api::UpdateDomainResponse {
                domain_arn: Some(after.arn(ctx.region)),
            })
        })
        .await
}

/// The domain as the request wants it.
fn changed(tx: &Tx<'_>, before: &Domain, change: Change) -> Result<Domain, ApiError> {
    let mut after = before.clone();
    if let Some(text) = &change.vpc
        && refer::vpc(&tx.network, text)? != before.vpc
    {
        return Err(invalid(format!(
            "The VPC of Domain [{}] is {} and can't be changed.",
            before.id, before.vpc
        )));
    }
    if let Some(texts) = &change.subnets {
        after.subnets = refer::subnets(&tx.network, before.vpc, texts)?;
    }
    after.access = change.access.unwrap_or(before.access);
    if let Some(given) = change.user_settings {
        after.default_user_settings = merge_settings(Some(&before.default_user_settings), given);
    }
    if let Some(given) = change.space_settings {
        after.default_space_settings = Some(merge_settings(before.default_space_settings.as_ref(), given));
    }
    if let Some(given) = change.domain_settings {
        after.domain_settings = Some(merge_settings(before.domain_settings.as_ref(), given));
    }
    if let Some(given) = change.tag_propagation {
        after.tag_propagation = given;
    }
    Ok(after)
}

fn check(tx: &mut Tx<'_>, region: &RegionContext, before: &Domain, after: &Domain) -> Result<(), ApiError> {
    // Only what changes is judged: a role or group that was deleted since must not block an unrelated update.
    if after.default_user_settings != before.default_user_settings {
        refer::user_defaults(tx, region, after.vpc, &after.default_user_settings)?;
    }
    if let Some(settings) = after
        .default_space_settings
        .as_ref()
        .filter(|s| Some(*s) != before.default_space_settings.as_ref())
    {
        refer::settings(tx, region, after.vpc, settings, "DefaultSpaceSettings")?;
    }
    if let Some(settings) = after
        .domain_settings
        .as_ref()
        .filter(|s| Some(*s) != before.domain_settings.as_ref())
    {
        refer::domain_settings(&tx.network, after.vpc, settings)?;
    }
    let profiles = tx.scan::<UserProfile>(&refer::prefix(&after.id));
    if let Some(crowded) = profiles
        .iter()
        .find(|p| customer_groups(after, Some(p)).len() > MAX_CUSTOMER_GROUPS)
    {
        let whose = format!(
            "UserProfile [{}], together with DefaultUserSettings,",
            crowded.arn(region)
        );
        refer::group_count(customer_groups(after, Some(crowded)).len(), &whose)?;
    }
    let posix = |settings: &Value| settings.get("CustomPosixUserConfig").cloned();
    if !profiles.is_empty() && posix(&after.default_user_settings) != posix(&before.default_user_settings) {
        return Err(invalid(
            "CustomPosixUserConfig can't be changed once the domain has user profiles.",
        ));
    }
    check_live_apps(tx, region, before, after)
}

/// What may change only while no app is starting, running or ending.
fn check_live_apps(tx: &mut Tx<'_>, region: &RegionContext, before: &Domain, after: &Domain) -> Result<(), ApiError> {
    let live = refer::live_apps(tx, &before.id);
    if live.is_empty() {
        return Ok(());
    }
    let refuse = |what: &str, app: &App| {
        let (arn, status) = (app.arn(region), app.status.as_str());
        Err(in_use(format!(
            "Unable to update Domain [{}]: {what} can't change while App(s) are in service, such as [{arn}] ({status}). Delete them first.",
            before.arn(region)
        )))
    };
    if before.access != after.access {
        return refuse("AppNetworkAccessType", &live[0]);
    }
    if !before.subnets.is_subset(&after.subnets) {
        return refuse("SubnetIds that lose a subnet", &live[0]);
    }
    if identity_config(before.domain_settings.as_ref()) != identity_config(after.domain_settings.as_ref()) {
        return refuse("ExecutionRoleIdentityConfig", &live[0]);
    }
    let role = |settings: Option<&Value>| settings.and_then(|s| s.get("ExecutionRole")).cloned();
    let of_users = role(Some(&before.default_user_settings)) != role(Some(&after.default_user_settings));
    let of_spaces = role(before.default_space_settings.as_ref()) != role(after.default_space_settings.as_ref());
    for app in &live {
        let shared = match &app.owner {
            AppOwner::Profile(_) => false,
            AppOwner::Space(name) => tx
                .get::<Space>(&Space::key_of(&app.domain, name))
                .is_some_and(|s| s.private_owner().is_none()),
        };
        if shared && of_spaces {
            return refuse("ExecutionRole of DefaultSpaceSettings", app);
        }
        if !shared && of_users {
            return refuse("ExecutionRole of DefaultUserSettings", app);
        }
    }
    Ok(())
}
