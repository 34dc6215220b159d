//! Browsers: one-time tickets become sessions, sessions lead to apps.
//!
//! Every answer here is made from what the store holds now; the gateway's side may keep one for as long as the store's revision
//! stays the same.

use crate::reconcile::APP_PORT;
use crate::{Engine, now_ms, store_error};
use kakoi_net::{Ctx, EpochMs};
use kakoi_store::{Record, Store, Tx};
use kakoi_studio::*;
use kakoi_types::{DomainId, WorkloadId};
use kakoi_wire::ApiError;
use std::time::Duration;

/// How long a ticket of the list page lives: the browser uses it at once.
const LIST_TICKET_MS: EpochMs = 30_000;

/// How long an app that's in service may take to accept a connection.
const CONNECT_PATIENCE: Duration = Duration::from_secs(1);

/// What a ticket bought.
#[derive(Clone, Debug)]
pub struct Redeemed {
    /// The new session's secret.
    pub cookie: String,
    /// How long it lasts.
    pub lasts: Duration,
    /// Path and query to go to.
    pub landing: String,
}

/// What a session is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrowserTarget {
    /// A running JupyterLab.
    App {
        /// Its running instance.
        workload: WorkloadId,
        /// The secret between gateway and server.
        token: String,
    },
    /// A space without JupyterLab.
    NoApp(SpaceInstance),
    /// A JupyterLab that's between two statuses.
    Changing(AppStatus),
    /// A JupyterLab that failed, and why.
    Failed(String),
    /// A domain's list page.
    List,
}

/// A row of a list page.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The space.
    pub space: Space,
    /// The status of its JupyterLab.
    pub status: Option<AppStatus>,
}

/// What a ticket shall be like.
pub(crate) struct TicketTerms {
    pub lives_ms: EpochMs,
    pub session_seconds: u32,
    pub landing: String,
}

/// 256 bits that nobody can guess.
fn secret(ctx: &mut Ctx<'_>) -> String {
    format!("{:032x}{:032x}", (ctx.entropy)(), (ctx.entropy)())
}

fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Deletes the oldest of one profile's records until one more fits.
fn make_room<R: Record>(tx: &mut Tx<'_>, mut of_profile: Vec<R>, most: usize, created: impl Fn(&R) -> EpochMs) {
    of_profile.sort_by_key(created);
    let surplus = (of_profile.len() + 1).saturating_sub(most);
    for record in &of_profile[..surplus] {
        tx.delete::<R>(&record.key());
    }
}

/// Records a ticket; answers with its URL.
pub(crate) fn issue(tx: &mut Tx<'_>, ctx: &mut Ctx<'_>, sites: &str, entrant: Entrant, terms: TicketTerms) -> String {
    let token = secret(ctx);
    let site = entrant.site();
    let mut earlier = tx.scan::<Ticket>(&format!("{site}/"));
    earlier.retain(|ticket| ticket.entrant.profile_uid == entrant.profile_uid);
    make_room(tx, earlier, MAX_TICKETS, |ticket| ticket.created);
    let url = format!("http://{site}.{sites}/auth?token={token}");
    tx.put(&Ticket {
        site,
        hash: secret_hash(&token),
        entrant,
        created: ctx.now,
        expires: ctx.now + terms.lives_ms,
        session_seconds: terms.session_seconds,
        landing: terms.landing,
    });
    url
}

/// Deletes the tickets and sessions of whoever can't enter any more, in the transaction that took what they entered. They'd be
/// refused anyway; this way nothing of them is left.
pub(crate) fn forget_entrants(tx: &mut Tx<'_>, domain: &DomainId) {
    for ticket in tx.scan::<Ticket>("") {
        if ticket.entrant.domain == *domain && !may_enter_now(tx, &ticket.entrant) {
            tx.delete::<Ticket>(&ticket.key());
        }
    }
    for session in tx.scan::<BrowserSession>("") {
        if session.entrant.domain == *domain && !may_enter_now(tx, &session.entrant) {
            tx.delete::<BrowserSession>(&session.key());
        }
    }
}

fn may_enter_now(tx: &mut Tx<'_>, entrant: &Entrant) -> bool {
    let domain = tx.get::<Domain>(entrant.domain.as_str());
    let profile = tx.get::<UserProfile>(&UserProfile::key_of(&entrant.domain, &entrant.profile));
    let space = entrant
        .space
        .as_ref()
        .and_then(|space| tx.get::<Space>(&Space::key_of(&entrant.domain, &space.name)));
    entrant.may_enter(domain.as_ref(), profile.as_ref(), space.as_ref())
}

/// The same question, outside of a transaction.
fn may_enter(store: &Store, entrant: &Entrant) -> Result<bool, ApiError> {
    let domain = store.get::<Domain>(entrant.domain.as_str()).map_err(store_error)?;
    let profile = store
        .get::<UserProfile>(&UserProfile::key_of(&entrant.domain, &entrant.profile))
        .map_err(store_error)?;
    let space = match &entrant.space {
        Some(space) => store
            .get::<Space>(&Space::key_of(&entrant.domain, &space.name))
            .map_err(store_error)?,
        None => None,
    };
    Ok(entrant.may_enter(domain.as_ref(), profile.as_ref(), space.as_ref()))
}

/// A space's JupyterLab: the one that runs, else one that there's something to say about.
fn jupyter_lab(store: &Store, domain: &DomainId, space: &str) -> Result<Option<App>, ApiError> {
    let owner = AppOwner::Space(space.to_owned());
    let apps = store
        .scan::<App>(&App::prefix_of(domain, &owner))
        .map_err(store_error)?;
    let rank = |app: &App| match app.status {
        AppStatus::InService => 0,
        AppStatus::Pending => 1,
        AppStatus::Deleting => 2,
        AppStatus::Failed | AppStatus::Deleted => 3,
    };
    Ok(apps
        .into_iter()
        .filter(|app| app.app_type == "JupyterLab" && app.status != AppStatus::Deleted)
        .min_by_key(rank))
}

impl Engine {
    /// Uses a ticket up and begins its session. `None` for one that's used, late, forged or another site's; the token of
    /// another site stays good there.
    ///
    /// # Errors
    /// The store's.
    pub async fn redeem_ticket(&self, site: &str, token: &str) -> Result<Option<Redeemed>, ApiError> {
        if !is_secret(token) {
            return Ok(None);
        }
        let key = Ticket::key_of(site, &secret_hash(token));
        // Looked up before the commit: guessing shall not cost us writes.
        if self.store().get::<Ticket>(&key).map_err(store_error)?.is_none() {
            return Ok(None);
        }
        self.commit(move |tx, ctx| {
            let Some(ticket) = tx.get::<Ticket>(&key) else {
                return Ok(None);
            };
            tx.delete::<Ticket>(&key);
            if ticket.expires <= ctx.now || !may_enter_now(tx, &ticket.entrant) {
                return Ok(None);
            }
            let mut earlier = tx.scan::<BrowserSession>(&format!("{}/", ticket.site));
            earlier.retain(|session| session.entrant.profile_uid == ticket.entrant.profile_uid);
            make_room(tx, earlier, MAX_SESSIONS, |session| session.created);
            let cookie = secret(ctx);
            tx.put(&BrowserSession {
                site: ticket.site,
                hash: secret_hash(&cookie),
                entrant: ticket.entrant,
                created: ctx.now,
                expires: ctx.now + i64::from(ticket.session_seconds) * 1000,
            });
            Ok(Some(Redeemed {
                cookie,
                lasts: Duration::from_secs(ticket.session_seconds.into()),
                landing: ticket.landing,
            }))
        })
        .await
    }

    /// The session behind a cookie's hash on a site, if it's alive now.
    ///
    /// # Errors
    /// The store's.
    pub fn browser_session(
        &self,
        site: &str,
        cookie_hash: &str,
    ) -> Result<Option<(BrowserSession, BrowserTarget)>, ApiError> {
        let key = BrowserSession::key_of(site, cookie_hash);
        let Some(session) = self.store().get::<BrowserSession>(&key).map_err(store_error)? else {
            return Ok(None);
        };
        if session.expires <= now_ms() || !may_enter(self.store(), &session.entrant)? {
            return Ok(None);
        }
        let Some(space) = &session.entrant.space else {
            return Ok(Some((session, BrowserTarget::List)));
        };
        let target = match jupyter_lab(self.store(), &session.entrant.domain, &space.name)? {
            None => BrowserTarget::NoApp(space.clone()),
            Some(app) => match (app.status, app.workload) {
                (AppStatus::InService, Some(workload)) => BrowserTarget::App {
                    workload,
                    token: app.token,
                },
                (AppStatus::Failed, _) => BrowserTarget::Failed(app.failure_reason.unwrap_or_default()),
                (status, _) => BrowserTarget::Changing(status),
            },
        };
        Ok(Some((session, target)))
    }

    /// What a profile may open: its own private spaces and its domain's shared ones, with the domain's name.
    ///
    /// # Errors
    /// The store's; the domain is gone.
    pub fn spaces_open_to(&self, entrant: &Entrant) -> Result<(String, Vec<Listed>), ApiError> {
        let domain = self
            .store()
            .get::<Domain>(entrant.domain.as_str())
            .map_err(store_error)?
            .ok_or_else(|| ApiError::internal("the session's domain is gone"))?;
        let spaces = self
            .store()
            .scan::<Space>(&format!("{}/", entrant.domain))
            .map_err(store_error)?;
        let listed = spaces
            .into_iter()
            .filter(|space| space.admits(&entrant.profile) && space.life.status != Status::Deleting)
            .map(|space| {
                let status = jupyter_lab(self.store(), &space.domain, &space.name)?.map(|app| app.status);
                Ok(Listed { space, status })
            })
            .collect::<Result<_, ApiError>>()?;
        Ok((domain.name, listed))
    }

    /// A one-time URL for a space, for a browser that is in the list already. Its session ends no later than the list's.
    /// `None` if the profile may not open it.
    ///
    /// # Errors
    /// The store's.
    pub async fn open_from_list(&self, list: &BrowserSession, space: &str) -> Result<Option<String>, ApiError> {
        let (key, space_name) = (list.key(), space.to_owned());
        let sites = self.settings().sites.clone();
        self.commit(move |tx, ctx| {
            let Some(list) = tx.get::<BrowserSession>(&key).filter(|list| list.expires > ctx.now) else {
                return Ok(None);
            };
            let space = tx.get::<Space>(&Space::key_of(&list.entrant.domain, &space_name));
            let Some(space) = space else { return Ok(None) };
            let entrant = Entrant {
                space: Some(SpaceInstance {
                    name: space.name,
                    instance: space.instance,
                }),
                ..list.entrant
            };
            if !may_enter_now(tx, &entrant) {
                return Ok(None);
            }
            let left_seconds = u32::try_from((list.expires - ctx.now) / 1000).unwrap_or(0);
            let terms = TicketTerms {
                lives_ms: LIST_TICKET_MS,
                session_seconds: left_seconds,
                landing: landing_path(None).map_err(ApiError::internal)?,
            };
            Ok(Some(issue(tx, ctx, &sites, entrant, terms)))
        })
        .await
    }

    /// A connection to a running app, opened inside its namespace.
    ///
    /// # Errors
    /// The backend's: it doesn't run, or nothing listens.
    pub async fn connect_app(&self, workload: WorkloadId) -> std::io::Result<tokio::net::TcpStream> {
        let workloads = &self.backends().workloads;
        let stream = workloads
            .connect(workload, APP_PORT, CONNECT_PATIENCE)
            .await
            .map_err(std::io::Error::other)?;
        stream.set_nonblocking(true)?;
        tokio::net::TcpStream::from_std(stream)
    }

    /// Removes tickets and sessions that are over or can never be used again.
    pub(crate) async fn sweep_browser_records(&self) -> Result<(), ApiError> {
        let (store, now) = (self.store(), now_ms());
        let mut tickets = Vec::new();
        for ticket in store.scan::<Ticket>("").map_err(store_error)? {
            if ticket.expires <= now || !may_enter(store, &ticket.entrant)? {
                tickets.push(ticket.key());
            }
        }
        let mut sessions = Vec::new();
        for session in store.scan::<BrowserSession>("").map_err(store_error)? {
            if session.expires <= now || !may_enter(store, &session.entrant)? {
                sessions.push(session.key());
            }
        }
        if tickets.is_empty() && sessions.is_empty() {
            return Ok(());
        }
        self.commit(move |tx, _| {
            tickets.iter().for_each(|key| tx.delete::<Ticket>(key));
            sessions.iter().for_each(|key| tx.delete::<BrowserSession>(key));
            Ok(())
        })
        .await
    }
}
