//! `CreatePresignedDomainUrl`: a one-time way into a space, or into the domain's list of spaces.
//!
//! The space's app needn't run: its site says so and waits for it.

use super::{invalid, refer};
use crate::browser::{TicketTerms, issue};
use crate::{Caller, Engine};
use kakoi_api::generated::sagemaker as api;
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;

/// AWS's default for `ExpiresInSeconds`, and its maximum.
const EXPIRES_SECONDS: i32 = 300;
/// AWS's default for `SessionExpirationDurationInSeconds`, and its maximum.
const SESSION_SECONDS: i32 = 43_200;

/// `DefaultLandingUri` of the profile, else of the domain, as far as it leads to something that's served: a domain may carry one
/// that is meant for Studio Classic.
fn default_landing(domain: &Domain, profile: &UserProfile) -> Option<String> {
    let of = |settings: Option<&serde_json::Value>| {
        let uri = settings?.get("DefaultLandingUri")?.as_str()?;
        landing_path(Some(uri)).ok()
    };
    of(profile.settings.as_ref()).or_else(|| of(Some(&domain.default_user_settings)))
}

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    request: api::CreatePresignedDomainUrlRequest,
) -> Result<api::CreatePresignedDomainUrlResponse, ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    let asked = request.landing_uri.as_deref();
    let landing = asked.map(|uri| landing_path(Some(uri))).transpose().map_err(invalid)?;
    if request.space_name.is_none() && !matches!(asked, None | Some("studio::")) {
        return Err(invalid(
            "A LandingUri with an application or a path needs a SpaceName; without one the URL opens the list of spaces.",
        ));
    }
    let seconds = |given: Option<i32>, default: i32| u32::try_from(given.unwrap_or(default)).unwrap_or_default();
    let lives_ms = i64::from(seconds(request.expires_in_seconds, EXPIRES_SECONDS)) * 1000;
    let session_seconds = seconds(request.session_expiration_duration_in_seconds, SESSION_SECONDS);
    let sites = engine.settings().sites.clone();
    engine
        .commit(move |tx, ctx| {
            let profile = refer::profile(tx, ctx.region, &id, &request.user_profile_name)?;
            let domain = refer::usable_domain(tx, &id)?;
            let space = match &request.space_name {
                Some(name) => Some(refer::usable_space(tx, ctx.region, &id, name)?),
                None => None,
            };
            if let Some(space) = space.as_ref().filter(|space| !space.admits(&profile.name)) {
                return Err(invalid(format!(
                    "Space [{}] is private and belongs to another user profile than {}.",
                    space.arn(ctx.region),
                    profile.name
                )));
            }
            let landing = match &space {
                None => Some("/".to_owned()),
                Some(_) => landing.or_else(|| default_landing(&domain, &profile)),
            };
            let terms = TicketTerms {
                lives_ms,
                session_seconds,
                landing: landing
                    .map_or_else(|| landing_path(None), Ok)
                    .map_err(ApiError::internal)?,
            };
            let entrant = Entrant::new(&profile, space.as_ref());
            Ok(api::CreatePresignedDomainUrlResponse {
                authorized_url: Some(issue(tx, ctx, &sites, entrant, terms)),
            })
        })
        .await
}
