//! References between resources, looked up inside a transaction: what doesn't exist or doesn't fit is refused by name.

use super::{in_use, invalid, not_found};
use kakoi_net::Network;
use kakoi_store::{Record, Tx};
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;
use serde_json::Value;
use std::collections::BTreeSet;

/// The error for a domain that isn't there.
pub(super) fn no_domain(id: &DomainId) -> ApiError {
    not_found(format!("Domain [{id}] does not exist."))
}

/// The error for a user profile that isn't there.
pub(super) fn no_profile(region: &RegionContext, domain: &DomainId, name: &str) -> ApiError {
    not_found(format!(
        "UserProfile [{}] does not exist.",
        region.arn("sagemaker", format_args!("user-profile/{domain}/{name}"))
    ))
}

/// The error for a space that isn't there.
pub(super) fn no_space(region: &RegionContext, domain: &DomainId, name: &str) -> ApiError {
    not_found(format!(
        "Space [{}] does not exist.",
        region.arn("sagemaker", format_args!("space/{domain}/{name}"))
    ))
}

/// A domain, whatever its status.
pub(super) fn domain(tx: &mut Tx<'_>, id: &DomainId) -> Result<Domain, ApiError> {
    tx.get::<Domain>(id.as_str()).ok_or_else(|| no_domain(id))
}

/// A domain in which something may be created or changed. After a failed update it still serves as before.
pub(super) fn usable_domain(tx: &mut Tx<'_>, id: &DomainId) -> Result<Domain, ApiError> {
    let domain = domain(tx, id)?;
    match domain.life.status {
        Status::InService | Status::UpdateFailed => Ok(domain),
        status => Err(invalid(format!(
            "Domain [{id}] has the status {}; it must be InService.",
            status.as_str()
        ))),
    }
}

/// A user profile, whatever its domain's status.
pub(super) fn profile(
    tx: &mut Tx<'_>,
    region: &RegionContext,
    domain: &DomainId,
    name: &str,
) -> Result<UserProfile, ApiError> {
    self::domain(tx, domain)?;
    tx.get(&UserProfile::key_of(domain, name))
        .ok_or_else(|| no_profile(region, domain, name))
}

/// A space, whatever its status.
pub(super) fn space(tx: &mut Tx<'_>, region: &RegionContext, domain: &DomainId, name: &str) -> Result<Space, ApiError> {
    self::domain(tx, domain)?;
    tx.get(&Space::key_of(domain, name))
        .ok_or_else(|| no_space(region, domain, name))
}

/// A space in which something may be created or changed.
pub(super) fn usable_space(
    tx: &mut Tx<'_>,
    region: &RegionContext,
    domain: &DomainId,
    name: &str,
) -> Result<Space, ApiError> {
    let space = space(tx, region, domain, name)?;
    match space.life.status {
        Status::InService | Status::UpdateFailed => Ok(space),
        status => Err(invalid(format!(
            "Space [{}] has the status {}; it must be InService.",
            space.arn(region),
            status.as_str()
        ))),
    }
}

/// What the keys of everything in a domain begin with.
pub(super) fn prefix(domain: &DomainId) -> String {
    format!("{domain}/")
}

/// Apps of a domain that are starting, running or ending.
pub(super) fn live_apps(tx: &mut Tx<'_>, domain: &DomainId) -> Vec<App> {
    tx.scan::<App>(&prefix(domain))
        .into_iter()
        .filter(App::is_live)
        .collect()
}

/// Refuses while an owner has live apps; otherwise forgets the ended ones' records.
pub(super) fn forget_ended_apps(
    tx: &mut Tx<'_>,
    domain: &DomainId,
    owner: &AppOwner,
    refusal: impl FnOnce() -> String,
) -> Result<(), ApiError> {
    let apps = tx.scan::<App>(&App::prefix_of(domain, owner));
    // An ended app that still has its interfaces must be seen by the reconciler once more.
    if apps.iter().any(|app| app.is_live() || app.workload.is_some()) {
        return Err(in_use(refusal()));
    }
    for app in apps {
        tx.delete::<App>(&app.key());
    }
    Ok(())
}

/// A VPC by what the caller wrote.
pub(super) fn vpc(network: &Network, text: &str) -> Result<VpcId, ApiError> {
    let found = text.parse().ok().and_then(|id| network.find_vpc(id).ok());
    found
        .map(|vpc| vpc.id)
        .ok_or_else(|| invalid(format!("The VPC '{text}' does not exist.")))
}

/// Subnets by what the caller wrote; all must lie in the VPC.
pub(super) fn subnets(network: &Network, vpc: VpcId, texts: &[String]) -> Result<BTreeSet<SubnetId>, ApiError> {
    let found = texts.iter().map(|text| {
        let subnet = text.parse().ok().and_then(|id| network.find_subnet(id).ok());
        match subnet {
            Some(subnet) if subnet.vpc == vpc => Ok(subnet.id),
            Some(subnet) => Err(invalid(format!(
                "The subnet '{text}' belongs to {}, not to {vpc}.",
                subnet.vpc
            ))),
            None => Err(invalid(format!("The subnet '{text}' does not exist."))),
        }
    });
    found.collect()
}

/// Checks that security groups exist in the VPC.
pub(super) fn groups<'a>(
    network: &Network,
    vpc: VpcId,
    texts: impl IntoIterator<Item = &'a String>,
) -> Result<(), ApiError> {
    texts.into_iter().try_for_each(|text| {
        let group = text.parse().ok().and_then(|id| network.find_group(id).ok());
        match group {
            Some(group) if group.vpc == vpc => Ok(()),
            Some(group) => Err(invalid(format!(
                "The security group '{text}' belongs to {}, not to {vpc}.",
                group.vpc
            ))),
            None => Err(invalid(format!("The security group '{text}' does not exist."))),
        }
    })
}

/// Refuses more customer groups than fit on an interface beside the NFS group.
pub(super) fn group_count(count: usize, whose: &str) -> Result<(), ApiError> {
    if count <= MAX_CUSTOMER_GROUPS {
        return Ok(());
    }
    Err(invalid(format!(
        "{whose} can have at most {MAX_CUSTOMER_GROUPS} security groups, because one more is added for NFS; {count} were given."
    )))
}

/// Checks that a role exists. One of another account can't be looked up and is believed.
pub(super) fn role(tx: &mut Tx<'_>, region: &RegionContext, arn: &str) -> Result<(), ApiError> {
    if arn.split(':').nth(4) != Some(region.account.as_str()) {
        return Ok(());
    }
    let name = arn.rsplit('/').next().unwrap_or_default();
    let found = tx
        .get::<Role>(&name.to_ascii_lowercase())
        .is_some_and(|role| role.arn(region) == arn);
    if found {
        Ok(())
    } else {
        Err(invalid(format!("The role [{arn}] does not exist.")))
    }
}

/// Checks what `UserSettings`, `DefaultSpaceSettings` or `SpaceSettings` refer to.
pub(super) fn settings(
    tx: &mut Tx<'_>,
    region: &RegionContext,
    vpc: VpcId,
    settings: &Value,
    whose: &str,
) -> Result<(), ApiError> {
    if let Some(problem) = unavailable_setting(settings) {
        return Err(invalid(problem));
    }
    if let Some(problem) = storage_problem(settings) {
        return Err(invalid(problem));
    }
    let wanted = groups_in(Some(settings));
    group_count(wanted.len(), whose)?;
    groups(&tx.network, vpc, &wanted)?;
    match settings.get("ExecutionRole").and_then(Value::as_str) {
        Some(arn) => role(tx, region, arn),
        None => Ok(()),
    }
}

/// Checks a domain's `DefaultUserSettings`.
pub(super) fn user_defaults(
    tx: &mut Tx<'_>,
    region: &RegionContext,
    vpc: VpcId,
    settings: &Value,
) -> Result<(), ApiError> {
    if settings.get("AutoMountHomeEFS").and_then(Value::as_str) == Some("DefaultAsDomain") {
        return Err(invalid(
            "AutoMountHomeEFS of DefaultUserSettings can't be DefaultAsDomain: that leaves a user profile's choice to the domain.",
        ));
    }
    self::settings(tx, region, vpc, settings, "DefaultUserSettings")
}

/// Checks what `DomainSettings` refers to.
pub(super) fn domain_settings(network: &Network, vpc: VpcId, settings: &Value) -> Result<(), ApiError> {
    if let Some(problem) = unavailable_setting(settings) {
        return Err(invalid(problem));
    }
    let listed = settings
        .get("SecurityGroupIds")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let texts: Vec<String> = listed.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    groups(network, vpc, &texts)
}
