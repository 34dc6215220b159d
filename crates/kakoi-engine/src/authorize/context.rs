//! Condition keys of every request: AWS's global keys, and those of calls that come from an app.

use crate::{Caller, Engine, Identity, Via, now_ms};
use kakoi_net::EpochMs;
use kakoi_policy::Context;
use kakoi_studio::{App, AppOwner, Role, Space};
use kakoi_wire::ApiError;
use std::net::Ipv4Addr;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// What's known about a caller besides what the call names.
pub(super) struct Origin<'a> {
    caller: &'a Caller,
    role: Option<&'a Role>,
    /// (domain, user profile) of the app that the session was given to.
    app: Option<(String, Option<String>)>,
    region: &'a kakoi_types::RegionContext,
}

/// `aws:CurrentTime` and `aws:EpochTime`.
pub(crate) fn add_time(context: &mut Context, now: EpochMs) {
    context.add("aws:CurrentTime", rfc3339(now));
    context.add("aws:EpochTime", (now / 1000).to_string());
}

fn rfc3339(at: EpochMs) -> String {
    OffsetDateTime::from_unix_timestamp(at / 1000)
        .ok()
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_default()
}

impl<'a> Origin<'a> {
    pub fn new(engine: &'a Engine, caller: &'a Caller, role: Option<&'a Role>) -> Result<Self, ApiError> {
        let workload = match &caller.identity {
            Identity::Role(session) => session.workload,
            Identity::Root => None,
        };
        let app = match workload {
            Some(workload) => engine
                .live_app(workload)
                .map_err(|e| ApiError::internal(e.to_string()))?,
            None => None,
        };
        let app = app.map(|app| place_of(engine, app)).transpose()?;
        Ok(Self {
            caller,
            role,
            app,
            region: engine.region(),
        })
    }

    /// Adds the keys to those of a check. Global services are asked in `us-east-1`, whatever the region.
    pub fn add_to(&self, context: &mut Context, service: &str) {
        let region = match service {
            "iam" => "us-east-1",
            _ => self.region.region.as_str(),
        };
        let account = self.region.account.as_str();
        context.add("aws:RequestedRegion", region);
        context.add("aws:PrincipalAccount", account);
        // Nothing of another account can be named by a call that gets anywhere.
        context.add("aws:ResourceAccount", account);
        context.add("aws:userid", &*self.caller.user_id);
        context.add("aws:PrincipalIsAWSService", "false");
        context.add("aws:ViaAWSService", "false");
        add_time(context, now_ms());
        self.add_door(context);
        match (&self.caller.identity, self.role) {
            (Identity::Role(session), Some(role)) => {
                context.add("aws:PrincipalArn", role.arn(self.region));
                context.add("aws:PrincipalType", "AssumedRole");
                context.add("aws:TokenIssueTime", rfc3339(session.issued));
                // Present for every session; nobody here has a second factor.
                context.add("aws:MultiFactorAuthPresent", "false");
                for (key, value) in &role.tags {
                    context.add(&format!("aws:PrincipalTag/{key}"), value);
                }
            }
            _ => {
                context.add("aws:PrincipalArn", &*self.caller.arn);
                context.add("aws:PrincipalType", "Account");
            }
        }
        if let Some((domain, profile)) = &self.app {
            context.add("sagemaker:DomainId", domain);
            if let Some(profile) = profile {
                context.add("sagemaker:UserProfileName", profile);
            }
        }
    }

    /// By an endpoint there is no `aws:SourceIp`, as on AWS: the caller has no public address. NFS is in the clear.
    fn add_door(&self, context: &mut Context) {
        let (secure, ip) = match &self.caller.via {
            Via::Host => ("false", Some(Ipv4Addr::LOCALHOST)),
            Via::Public { source } => ("true", Some(*source)),
            Via::Endpoint { endpoint, vpc, source } => {
                context.add("aws:SourceVpce", endpoint.to_string());
                context.add("aws:SourceVpc", vpc.to_string());
                context.add("aws:VpcSourceIp", source.to_string());
                ("true", None)
            }
            Via::MountTarget => {
                context.add("elasticfilesystem:AccessedViaMountTarget", "true");
                ("false", None)
            }
        };
        context.add("aws:SecureTransport", secure);
        if let Some(ip) = ip {
            context.add("aws:SourceIp", ip.to_string());
        }
    }
}

/// The app's domain and whose it is; a shared space is nobody's own.
fn place_of(engine: &Engine, app: App) -> Result<(String, Option<String>), ApiError> {
    let profile = match app.owner {
        AppOwner::Profile(name) => Some(name),
        AppOwner::Space(name) => engine
            .store()
            .get::<Space>(&Space::key_of(&app.domain, &name))
            .map_err(crate::store_error)?
            .and_then(|space| space.private_owner().cloned()),
    };
    Ok((app.domain.to_string(), profile))
}
