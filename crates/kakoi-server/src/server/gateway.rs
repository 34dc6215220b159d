//! What the gateway asks, answered by the engine: sites and sessions, kept in memory for as long as nothing has changed.
//!
//! A kept session is good for one revision of the store. The first request after a commit reads its records again, so a deleted
//! profile, space or domain is gone for the browser as soon as the API has said so. A task does the same for sessions that
//! ask nothing, to cut their websockets.

use async_trait::async_trait;
use http::HeaderValue;
use kakoi_engine::{BrowserTarget, Engine, now_ms};
use kakoi_gateway::{
    App, AppId, Entry, Listing, Opened, Session, SessionId, SignIn, Studio, Target, Unavailable, Waiting,
};
use kakoi_studio::{BrowserSession, secret_hash};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::watch;

/// Sessions kept in memory. More than that work, too: those that do nothing at the moment make room.
const KEPT: usize = 4096;

/// How often sessions are looked through for those whose time is up.
const PERIOD: Duration = Duration::from_secs(2);

struct Kept {
    /// The store's revision that this was read at, or an older one.
    revision: u64,
    record: BrowserSession,
    session: Arc<Session>,
    ended: watch::Sender<bool>,
}

impl Kept {
    fn is_used(&self) -> bool {
        // The session itself holds one receiver; every open stream and websocket holds another.
        self.ended.receiver_count() > 1 || Arc::strong_count(&self.session) > 1
    }
}

/// Sites and sessions over an engine. Clones share them.
#[derive(Clone)]
pub struct Desk {
    engine: Engine,
    revisions: watch::Receiver<u64>,
    kept: Arc<RwLock<HashMap<SessionId, Kept>>>,
}

fn unavailable(error: kakoi_wire::ApiError) -> Unavailable {
    Unavailable(error.chain())
}

fn hex(id: &SessionId) -> String {
    id.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The session id of a cookie: the bytes of the hash that's stored.
fn session_id(cookie: &str) -> SessionId {
    let hash = secret_hash(cookie);
    let mut id = [0; 32];
    for (byte, digits) in id.iter_mut().zip(hash.as_bytes().chunks(2)) {
        *byte = std::str::from_utf8(digits)
            .ok()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
            .expect("a hash is 64 hex digits");
    }
    SessionId(id)
}

fn target(record: &BrowserSession, target: BrowserTarget) -> Target {
    match target {
        BrowserTarget::App { workload, token } => {
            let mut authorization =
                HeaderValue::from_str(&format!("token {token}")).expect("an app's token is letters and digits");
            authorization.set_sensitive(true);
            Target::App(App {
                id: workload.to_string().into(),
                authorization,
            })
        }
        BrowserTarget::NoApp(space) => Target::Waiting(Waiting::Missing {
            command: format!(
                "aws sagemaker create-app --domain-id {} --space-name {} --app-type JupyterLab --app-name default",
                record.entrant.domain, space.name
            ),
        }),
        BrowserTarget::Changing(status) => Target::Waiting(Waiting::Changing {
            status: status.as_str(),
        }),
        BrowserTarget::Failed(reason) => Target::Waiting(Waiting::Failed { reason }),
        BrowserTarget::List => Target::List,
    }
}

impl Desk {
    /// A desk over an engine.
    pub fn new(engine: Engine) -> Self {
        Self {
            revisions: engine.store().changes(),
            engine,
            kept: Arc::default(),
        }
    }

    /// Ends sessions as soon as what they're for is gone. Runs as long as the store.
    pub async fn watch(self) {
        let mut changes = self.engine.store().changes();
        loop {
            let desk = self.clone();
            if tokio::task::spawn_blocking(move || desk.look_through()).await.is_err() {
                return;
            }
            tokio::select! {
                changed = changes.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(PERIOD) => {}
            }
        }
    }

    fn look_through(&self) {
        let (revision, now) = (*self.revisions.borrow(), now_ms());
        let stale: Vec<(SessionId, Arc<str>)> = {
            let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
            let stale = kept
                .iter()
                .filter(|(_, k)| k.revision != revision || k.record.expires <= now);
            stale.map(|(id, k)| (*id, k.session.site.clone())).collect()
        };
        for (id, site) in stale {
            if let Err(error) = self.read(&site, id) {
                tracing::error!(%error, "looking at a session again");
            }
        }
    }

    /// Reads a session's records, keeps what they say, and ends what they no longer say.
    fn read(&self, site: &str, id: SessionId) -> Result<Option<Arc<Session>>, Unavailable> {
        // Before the records: what's read may be newer than this revision, never older.
        let revision = *self.revisions.borrow();
        let found = self.engine.browser_session(site, &hex(&id)).map_err(unavailable)?;
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        let Some((record, found)) = found else {
            if kept.get(&id).is_some_and(|k| *k.session.site == *site)
                && let Some(over) = kept.remove(&id)
            {
                over.ended.send_replace(true);
            }
            return Ok(None);
        };
        let before = kept.remove(&id);
        let ended = before.map_or_else(|| watch::Sender::new(false), |k| k.ended);
        let session = Arc::new(Session {
            id,
            site: site.into(),
            target: target(&record, found),
            ended: ended.subscribe(),
        });
        if kept.len() >= KEPT {
            kept.retain(|_, k| k.is_used());
        }
        kept.insert(
            id,
            Kept {
                revision,
                record,
                session: session.clone(),
                ended,
            },
        );
        Ok(Some(session))
    }

    fn record(&self, session: &Session) -> Result<BrowserSession, Unavailable> {
        let found = self.engine.browser_session(&session.site, &hex(&session.id));
        let found = found.map_err(unavailable)?;
        found
            .map(|(record, _)| record)
            .ok_or_else(|| Unavailable("the session has just ended".into()))
    }
}

#[async_trait]
impl Studio for Desk {
    async fn redeem(&self, site: &str, token: &str) -> Result<Option<SignIn>, Unavailable> {
        let redeemed = self.engine.redeem_ticket(site, token).await.map_err(unavailable)?;
        Ok(redeemed.map(|redeemed| SignIn {
            cookie: redeemed.cookie,
            lasts: redeemed.lasts,
            landing: redeemed.landing,
        }))
    }

    fn session(&self, site: &str, cookie: &str) -> Result<Option<Arc<Session>>, Unavailable> {
        let id = session_id(cookie);
        {
            let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(k) = kept.get(&id) {
                if *k.session.site != *site {
                    return Ok(None);
                }
                if k.revision == *self.revisions.borrow() && k.record.expires > now_ms() {
                    return Ok(Some(k.session.clone()));
                }
            }
        }
        self.read(site, id)
    }

    async fn connect(&self, app: &AppId) -> std::io::Result<TcpStream> {
        self.engine
            .connect_app(app.parse().map_err(std::io::Error::other)?)
            .await
    }

    async fn list(&self, session: &Session) -> Result<Listing, Unavailable> {
        let entrant = self.record(session)?.entrant;
        let (domain, spaces) = self.engine.spaces_open_to(&entrant).map_err(unavailable)?;
        let entry = |listed: kakoi_engine::Listed| Entry {
            shared: listed.space.private_owner().is_none(),
            space: listed.space.name,
            display_name: listed.space.display_name,
            status: listed.status.map(|status| status.as_str().to_owned()),
        };
        Ok(Listing {
            domain,
            profile: entrant.profile,
            spaces: spaces.into_iter().map(entry).collect(),
        })
    }

    async fn open(&self, session: &Session, space: &str) -> Result<Option<Opened>, Unavailable> {
        let list = self.record(session)?;
        let url = self.engine.open_from_list(&list, space).await.map_err(unavailable)?;
        Ok(url.map(|url| Opened { url }))
    }
}
