//! What the gateway asks of its caller.

use async_trait::async_trait;
use http::HeaderValue;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::watch;

/// The studio can't say now, through no fault of the browser; the text is for the log, never for a page.
#[derive(Debug, thiserror::Error)]
#[error("the studio can't answer: {0}")]
pub struct Unavailable(pub String);

/// One running instance of an app. An app that is started again has another id, so that connections are never mixed up.
pub type AppId = Arc<str>;

/// Tells sessions apart; made from the stored hash, so it's no secret that opens anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(pub [u8; 32]);

/// A browser that has signed in, as its site's cookie says.
#[derive(Clone, Debug)]
pub struct Session {
    /// Which one.
    pub id: SessionId,
    /// The site's label: the first part of its host name.
    pub site: Arc<str>,
    /// What its requests are for.
    pub target: Target,
    /// Turns true, or loses its sender, when the session is over: its profile, space or domain has gone, or its time is up.
    pub ended: watch::Receiver<bool>,
}

/// What a site shows.
#[derive(Clone, Debug)]
pub enum Target {
    /// A running app.
    App(App),
    /// A space whose app doesn't run.
    Waiting(Waiting),
    /// A domain's list of spaces.
    List,
}

/// A running app.
#[derive(Clone, Debug)]
pub struct App {
    /// Which one.
    pub id: AppId,
    /// Sent to the app with every request; marked as sensitive by whoever makes it.
    pub authorization: HeaderValue,
}

/// Why there's no app to carry requests to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// It was never created, or deleted.
    Missing {
        /// The command that creates it, for people.
        command: String,
    },
    /// It is starting, or being deleted: soon there's something else to say.
    Changing {
        /// AWS's word for its status.
        status: &'static str,
    },
    /// It couldn't start, or ended by itself.
    Failed {
        /// AWS's `FailureReason`. May hold anything; pages escape it.
        reason: String,
    },
}

/// A one-time token was used; this is what it bought.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The cookie's value: URL-safe characters without `;`, `,`, `"` and spaces.
    pub cookie: String,
    /// How long the session lasts.
    pub lasts: Duration,
    /// Path and query to go to: begins with one `/`.
    pub landing: String,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The space's name.
    pub space: String,
    /// Its name for people, if it has one.
    pub display_name: Option<String>,
    /// Shared with the domain, or the profile's own.
    pub shared: bool,
    /// Its app's status in AWS's words; `None` without an app.
    pub status: Option<String>,
}

/// What a profile may open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The domain's name.
    pub domain: String,
    /// The profile's name.
    pub profile: String,
    /// Its own private spaces and the domain's shared ones.
    pub spaces: Vec<Entry>,
}

/// Where a chosen space is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// A one-time URL on the space's own site.
    pub url: String,
}

/// Sites, sessions and apps.
#[async_trait]
pub trait Studio: Send + Sync + 'static {
    /// Uses up a one-time token. Its use is durable when this returns. `None` for one that is used, late, forged or
    /// another site's: which of these isn't told, and the token of another site stays good there.
    async fn redeem(&self, site: &str, token: &str) -> Result<Option<SignIn>, Unavailable>;

    /// The session that a cookie's value stands for on this site, if it's alive **now**. Asked for every request: it must not
    /// wait for anything.
    fn session(&self, site: &str, cookie: &str) -> Result<Option<Arc<Session>>, Unavailable>;

    /// A new connection to a running app, opened where only it can be reached.
    async fn connect(&self, app: &AppId) -> std::io::Result<TcpStream>;

    /// What a list session may open.
    async fn list(&self, session: &Session) -> Result<Listing, Unavailable>;

    /// A one-time URL for a space of that list; `None` for one that isn't on it.
    async fn open(&self, session: &Session, space: &str) -> Result<Option<Opened>, Unavailable>;
}
