//! The browser's way into an app: a reverse proxy with sites, sessions and websockets.
//!
//! Every space has a site of its own, `k<32 hex>.localhost:<port>`. A browser enters with a one-time URL, gets a cookie that is
//! valid there and nowhere else, and from then on each request is carried to the space's app.
//!
//! The crate decides **how** a browser may ask; **who** may is asked of a [`Studio`]. It knows no store, no network namespace
//! and no clock but tokio's, keeps no session, and never tells an app who asks: an app gets its own token and nothing that
//! it could mistake for an identity.
//!
//! Order of the checks of a request, each of which ends it: method, host, framing, origin, session, limits. Paths are no
//! boundary and pass byte for byte: the site is the boundary.

mod admit;
mod body;
mod cookie;
mod forward;
mod gateway;
mod headers;
mod host;
mod pages;
mod pool;
mod studio;
mod tunnel;
mod usage;

pub use body::Body;
pub use gateway::{Gateway, Limits};
pub use host::{claims, is_site};
pub use studio::{
    App, AppId, Entry, Listing, Opened, Session, SessionId, SignIn, Studio, Target, Unavailable, Waiting,
};
