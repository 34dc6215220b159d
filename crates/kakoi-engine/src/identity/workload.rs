//! Credentials of an app's execution role, for the address in its namespace where AWS's clients look for them.

use super::{SessionCredentials, session_arn};
use crate::authorize::trust;
use crate::{Caller, Engine, Identity, RoleSession, Via, now_ms, store_error};
use kakoi_net::EpochMs;
use kakoi_policy::{Context, Principal};
use kakoi_studio::*;
use kakoi_types::WorkloadId;
use kakoi_wire::ApiError;
use std::sync::PoisonError;

/// The service that assumes execution roles.
const SAGEMAKER: &str = "sagemaker.amazonaws.com";
/// What SageMaker calls its sessions.
const SESSION_NAME: &str = "SageMaker";
/// How long credentials last, unless the role allows less.
const LIFETIME_SECONDS: u32 = 3600;
/// With less left than this, new ones are given. botocore asks for new ones 15 minutes before the end, so it never gets the
/// old ones again.
const RENEWED_BEFORE_END_MS: i64 = 20 * 60 * 1000;
/// Apps whose credentials are remembered; more than can run on one machine.
const APPS_KEPT: usize = 4096;

/// What an app gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleCredentials {
    /// The execution role's ARN.
    pub role_arn: String,
    /// The credentials.
    pub credentials: SessionCredentials,
}

/// Credentials that an app got.
pub(super) struct Given {
    role_id: String,
    answer: RoleCredentials,
}

fn refused(message: String) -> ApiError {
    ApiError::client("AccessDenied", message).with_status(403)
}

impl Engine {
    /// The credentials of the app that runs as this workload: those of its execution role, for an hour, and the same ones again
    /// while more than 20 minutes are left.
    ///
    /// # Errors
    /// `AccessDenied` with the reason, if no such app is starting or running, its role isn't there, or the role's trust
    /// policy doesn't let SageMaker assume it.
    pub fn workload_credentials(&self, workload: WorkloadId) -> Result<RoleCredentials, ApiError> {
        let app = self
            .live_app(workload)
            .map_err(|e| ApiError::internal(e.to_string()))?
            .ok_or_else(|| refused("The app isn't running.".into()))?;
        let role = self.role_for(&app)?;
        let now = now_ms();
        let mut given = self
            .inner
            .identities
            .given
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let role_arn = role.arn(self.region());
        if let Some(kept) = given.get(&workload)
            && kept.role_id == role.id
            && kept.answer.role_arn == role_arn
            && kept.answer.credentials.expires - now >= RENEWED_BEFORE_END_MS
        {
            return Ok(kept.answer.clone());
        }
        let session = session_of(&role, workload, now);
        let answer = RoleCredentials {
            role_arn,
            credentials: self.sessions().issue(&session, &mut crate::entropy),
        };
        if given.len() >= APPS_KEPT {
            given.retain(|_, kept| kept.answer.credentials.expires > now);
        }
        if given.len() < APPS_KEPT {
            let answer = answer.clone();
            given.insert(
                workload,
                Given {
                    role_id: role.id,
                    answer,
                },
            );
        }
        Ok(answer)
    }

    /// An app as the caller that its execution role is now, for what it does without credentials.
    ///
    /// # Errors
    /// As [`Engine::workload_credentials`].
    pub(crate) fn app_as_caller(&self, app: &App, workload: WorkloadId, via: Via) -> Result<Caller, ApiError> {
        let role = self.role_for(app)?;
        let session = session_of(&role, workload, now_ms());
        Ok(Caller {
            arn: session_arn(self.region(), &session.role, &session.session),
            user_id: format!("{}:{}", session.role_id, session.session),
            access_key_id: String::new(),
            identity: Identity::Role(session),
            via,
        })
    }

    /// An app's execution role, if SageMaker may assume it.
    fn role_for(&self, app: &App) -> Result<Role, ApiError> {
        let role = self.role_of_app(app)?;
        self.may_assume_for(app, &role)?;
        Ok(role)
    }

    fn role_of_app(&self, app: &App) -> Result<Role, ApiError> {
        let arn = self
            .execution_role_of(app)?
            .ok_or_else(|| refused(format!("The app {} has no ExecutionRole.", app.arn(self.region()))))?;
        let name = arn.rsplit('/').next().unwrap_or_default();
        let found = self
            .store()
            .get::<Role>(&name.to_ascii_lowercase())
            .map_err(store_error)?;
        found
            .filter(|role| role.arn(self.region()) == arn)
            .ok_or_else(|| refused(format!("The execution role {arn} does not exist in this account.")))
    }

    /// The ARN of an app's execution role as its settings say now: a change counts from the next credentials on.
    fn execution_role_of(&self, app: &App) -> Result<Option<String>, ApiError> {
        let store = self.store();
        let Some(domain) = store.get::<Domain>(app.domain.as_str()).map_err(store_error)? else {
            return Ok(None);
        };
        let owner = match &app.owner {
            AppOwner::Profile(name) => Some(name.clone()),
            AppOwner::Space(name) => {
                let key = Space::key_of(&app.domain, name);
                let Some(space) = store.get::<Space>(&key).map_err(store_error)? else {
                    return Ok(None);
                };
                space.private_owner().cloned()
            }
        };
        let Some(owner) = owner else {
            return Ok(execution_role(&domain, None));
        };
        let key = UserProfile::key_of(&app.domain, &owner);
        let profile = store.get::<UserProfile>(&key).map_err(store_error)?;
        // Without its profile a private space is nobody's, least of all a shared one.
        Ok(profile.and_then(|profile| execution_role(&domain, Some(&profile))))
    }

    fn may_assume_for(&self, app: &App, role: &Role) -> Result<(), ApiError> {
        let region = self.region();
        let mut context = Context::default();
        context.add("aws:SourceAccount", region.account.as_str());
        context.add("aws:SourceArn", app.arn(region));
        context.add("aws:PrincipalIsAWSService", "true");
        context.add("aws:PrincipalServiceName", SAGEMAKER);
        context.add("sts:RoleSessionName", SESSION_NAME);
        crate::authorize::add_time(&mut context, now_ms());
        let principal = Principal::Service(SAGEMAKER.into());
        if trust(role, &role.arn(region), &principal, &context) {
            return Ok(());
        }
        Err(refused(format!(
            "The trust policy of {} doesn't allow {SAGEMAKER} to call sts:AssumeRole.",
            role.arn(region)
        )))
    }
}

fn session_of(role: &Role, workload: WorkloadId, now: EpochMs) -> RoleSession {
    RoleSession {
        role: role.name.clone(),
        role_id: role.id.clone(),
        session: SESSION_NAME.into(),
        issued: now,
        expires: now + lifetime_ms(role.max_session_seconds),
        workload: Some(workload),
        policy: None,
    }
}

fn lifetime_ms(role_max_seconds: u32) -> EpochMs {
    EpochMs::from(LIFETIME_SECONDS.min(role_max_seconds)) * 1000
}
