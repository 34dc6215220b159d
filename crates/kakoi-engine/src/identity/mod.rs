//! Who calls: sessions of roles, proven by their sealed tokens, and what must still be true of them at each call.

mod seal;
#[cfg(test)]
mod tests;
mod workload;

pub use seal::{BadToken, Sealer, SessionCredentials, SessionKey};
pub use workload::RoleCredentials;

use crate::{Caller, Engine, Identity, RoleSession, Via, now_ms};
use kakoi_studio::{App, AppStatus, Role};
use kakoi_types::WorkloadId;
use kakoi_wire::sigv4::KeyError;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use workload::Given;

/// Workloads whose app is remembered; more than can run on one machine.
const WORKLOADS_KEPT: usize = 4096;

/// What the engine knows about sessions. All but the key can be forgotten at any time.
pub(crate) struct Identities {
    sealer: Sealer,
    /// The store's key of each workload's app; `None` for one that's over. A workload's id is never used again, so both stay
    /// true but for an app that ends, which its record tells.
    apps: Mutex<HashMap<WorkloadId, Option<String>>>,
    /// Credentials that apps got, so that they get the same again.
    given: Mutex<HashMap<WorkloadId, Given>>,
}

impl Identities {
    pub(crate) fn new(key: &SessionKey) -> Self {
        Self {
            sealer: Sealer::new(key),
            apps: Mutex::default(),
            given: Mutex::default(),
        }
    }
}

impl From<BadToken> for KeyError {
    fn from(bad: BadToken) -> Self {
        match bad {
            BadToken::Invalid => Self::InvalidToken,
            BadToken::Expired => Self::ExpiredToken,
        }
    }
}

fn unavailable(error: kakoi_store::StoreError) -> KeyError {
    KeyError::Unavailable(kakoi_wire::ApiError::internal(error).chain())
}

impl Engine {
    /// Seals and opens session tokens, and derives the secrets of temporary keys.
    pub fn sessions(&self) -> &Sealer {
        &self.inner.identities.sealer
    }

    /// The secret that a temporary key signs with, if its token is right and its session isn't over. It doesn't look into the
    /// store: whether the session's role and app still are is [`Engine::identify`]'s question, after the signature.
    ///
    /// # Errors
    /// [`KeyError::Unknown`] for a key that isn't a temporary one.
    pub fn session_secret(&self, access_key_id: &str, token: Option<&str>) -> Result<String, KeyError> {
        let secret = self.sessions().secret_of(access_key_id).ok_or(KeyError::Unknown)?;
        let token = token.ok_or(KeyError::InvalidToken)?;
        self.sessions().open(token, access_key_id, now_ms())?;
        Ok(secret)
    }

    /// The caller behind a temporary key: its token is right and not expired, its role is still the same one, and the app it
    /// was given to, if any, still runs as the same workload. The signature must have been verified.
    ///
    /// # Errors
    /// [`KeyError::Unknown`] for a key that isn't a temporary one; [`KeyError::InvalidToken`] also for a session whose role
    /// or app is gone.
    pub fn identify(&self, access_key_id: &str, token: Option<&str>, via: Via) -> Result<Caller, KeyError> {
        if !Sealer::is_temporary(access_key_id) {
            return Err(KeyError::Unknown);
        }
        let token = token.ok_or(KeyError::InvalidToken)?;
        let session = self.sessions().open(token, access_key_id, now_ms())?;
        self.session_role(&session)?;
        if let Some(workload) = session.workload {
            self.live_app(workload)?.ok_or(KeyError::InvalidToken)?;
        }
        Ok(Caller {
            arn: session_arn(self.region(), &session.role, &session.session),
            user_id: format!("{}:{}", session.role_id, session.session),
            access_key_id: access_key_id.to_owned(),
            identity: Identity::Role(session),
            via,
        })
    }

    /// A session's role, if it's still the one that the session was made of.
    pub(crate) fn session_role(&self, session: &RoleSession) -> Result<Role, KeyError> {
        self.store()
            .get::<Role>(&session.role.to_ascii_lowercase())
            .map_err(unavailable)?
            .filter(|role| role.id == session.role_id)
            .ok_or(KeyError::InvalidToken)
    }

    /// The app that runs as a workload, if it's wanted and still runs as that one.
    pub(crate) fn live_app(&self, workload: WorkloadId) -> Result<Option<App>, KeyError> {
        let known = {
            let apps = self
                .inner
                .identities
                .apps
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            apps.get(&workload).cloned()
        };
        let app = match known {
            Some(None) => None,
            Some(Some(key)) => self.store().get::<App>(&key).map_err(unavailable)?,
            None => self.find_app(workload)?,
        };
        Ok(app.filter(|app| {
            app.workload == Some(workload) && matches!(app.status, AppStatus::Pending | AppStatus::InService)
        }))
    }

    /// Looks through all apps, once for each workload after a start.
    fn find_app(&self, workload: WorkloadId) -> Result<Option<App>, KeyError> {
        let all = self.store().scan::<App>("").map_err(unavailable)?;
        let app = all.into_iter().find(|app| app.workload == Some(workload));
        let mut apps = self
            .inner
            .identities
            .apps
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if apps.len() >= WORKLOADS_KEPT {
            apps.clear();
        }
        apps.insert(workload, app.as_ref().map(kakoi_store::Record::key));
        Ok(app)
    }
}

/// `arn:aws:sts::<account>:assumed-role/<role>/<session>`.
pub(crate) fn session_arn(region: &kakoi_types::RegionContext, role: &str, session: &str) -> String {
    region.global_arn("sts", format_args!("assumed-role/{role}/{session}"))
}
