//! What changed settings mean for apps that run.
//!
//! AWS applies changed groups of a `VpcOnly` domain to its shared spaces by itself (developer guide, "Edit domain settings"), and
//! lists the mode, roles and removed subnets, but no groups, among what can't change under running apps. So here groups follow
//! for every running app: what is taken from a profile is closed at once, and not only at its next start. Connections that are
//! tracked already go on, as after any change of rules.

use kakoi_net::AppLeg;
use kakoi_store::Tx;
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;
use std::collections::BTreeSet;

/// The groups of an app's interface in the domain's VPC: the customer's, and the one that leads to the home volume.
///
/// # Errors
/// `ValidationException` if one was deleted since it was named.
pub(crate) fn app_groups(
    tx: &Tx<'_>,
    domain: &Domain,
    profile: Option<&UserProfile>,
) -> Result<BTreeSet<SecurityGroupId>, ApiError> {
    let known = |text: String| {
        let id = text.parse().ok().filter(|id| tx.network.groups.contains_key(id));
        id.ok_or_else(|| {
            ApiError::client(
                "ValidationException",
                format!("The security group {text} doesn't exist any more."),
            )
        })
    };
    let customers = customer_groups(domain, profile).into_iter().map(known);
    domain.outbound_nfs.map(Ok).into_iter().chain(customers).collect()
}

/// Gives each running app of a domain the groups that its settings name now. In `PublicInternetOnly` they apply to no interface.
///
/// # Errors
/// As [`app_groups`]; nothing of the transaction is kept.
pub(super) fn apply_groups(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), ApiError> {
    if domain.access != AppNetworkAccessType::VpcOnly {
        return Ok(());
    }
    for app in tx.scan::<App>(&format!("{}/", domain.id)) {
        let Some(workload) = app.workload else { continue };
        let owner = match &app.owner {
            AppOwner::Profile(name) => Some(name.clone()),
            AppOwner::Space(name) => tx
                .get::<Space>(&Space::key_of(&app.domain, name))
                .and_then(|space| space.private_owner().cloned()),
        };
        let profile = owner.and_then(|name| tx.get::<UserProfile>(&UserProfile::key_of(&app.domain, &name)));
        let groups = app_groups(tx, domain, profile.as_ref())?;
        tx.network
            .set_app_groups(workload, AppLeg::Vpc, &groups)
            .map_err(crate::net_error)?;
    }
    Ok(())
}
