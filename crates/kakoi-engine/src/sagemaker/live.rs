//! What changed settings mean for apps that run.
//!
//! AWS applies changed groups of a `VpcOnly` domain to its shared spaces by itself (developer guide, "Edit domain settings"), and
//! lists the mode, roles and removed subnets, but no groups, among what can't change under running apps. So here groups follow
//! for every running app: what is taken from a profile is closed at once, and not only at its next start. Connections that are
//! tracked already go on, as after any change of rules.

use kakoi_net::AppLeg;
use kakoi_store::Tx;
use kakoi_studio::*;
use kakoi_wire::ApiError;

/// Gives each running app of a domain the groups that its settings name now. In `PublicInternetOnly` they apply to no interface.
///
/// # Errors
/// `ValidationException` if a group was deleted since it was named; nothing of the transaction is kept.
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
        let groups = app_groups(&tx.network, domain, profile.as_ref()).map_err(legs_refused)?;
        tx.network
            .set_app_groups(workload, AppLeg::Vpc, &groups)
            .map_err(crate::net_error)?;
    }
    Ok(())
}

/// What an app's interfaces can't be, as AWS would answer it.
pub(crate) fn legs_refused(refused: LegsRefused) -> ApiError {
    match refused {
        LegsRefused::GroupGone(_) | LegsRefused::NoSubnets => {
            ApiError::client("ValidationException", refused.to_string())
        }
        LegsRefused::NoStudioNetwork => ApiError::internal(refused),
    }
}
