//! Who may enter what with a browser: sites, one-time tickets, sessions.
//!
//! A site is named by a hash of what it belongs to: a space's by the space's instance, a list page's by its domain's id. Both are
//! drawn at random when the thing is made and never drawn again, so a site comes and goes with its thing, is never another
//! one's later, and needs no record.

use crate::{Domain, Life, Space, Status, UserProfile};
use kakoi_net::EpochMs;
use kakoi_types::DomainId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Where JupyterLab's own pages begin.
const LAB: &str = "/lab";

/// Unused tickets of one profile on one site; the oldest make room.
pub const MAX_TICKETS: usize = 64;

/// Sessions of one profile on one site; the oldest make room.
pub const MAX_SESSIONS: usize = 32;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn label(kind: &str, id: &str) -> String {
    let digest = Sha256::digest(format!("kakoi site of {kind} {id}"));
    format!("k{}", hex(&digest[..16]))
}

/// The form in which a secret is stored: SHA-256, in hex. Secrets are random and long, so there's nothing to guess from it.
pub fn secret_hash(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

/// One instance of a space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceInstance {
    /// Its name.
    pub name: String,
    /// Its instance: a space made again under the name has another one.
    pub instance: String,
}

/// Who enters, and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entrant {
    /// The domain.
    pub domain: DomainId,
    /// The profile's name.
    pub profile: String,
    /// The profile's number, never given twice in a domain: a profile made again under the name has another one.
    pub profile_uid: u32,
    /// The space, or `None` for the domain's list page.
    pub space: Option<SpaceInstance>,
}

impl Entrant {
    /// A profile that wants into a space, or into the list.
    pub fn new(profile: &UserProfile, space: Option<&Space>) -> Self {
        Self {
            domain: profile.domain.clone(),
            profile: profile.name.clone(),
            profile_uid: profile.uid,
            space: space.map(|space| SpaceInstance {
                name: space.name.clone(),
                instance: space.instance.clone(),
            }),
        }
    }

    /// The label of the site it enters.
    pub fn site(&self) -> String {
        match &self.space {
            Some(space) => label("space", &space.instance),
            None => label("domain", self.domain.as_str()),
        }
    }

    /// Whether it may still enter, given what exists now under the names.
    pub fn may_enter(&self, domain: Option<&Domain>, profile: Option<&UserProfile>, space: Option<&Space>) -> bool {
        let stays = |life: &Life| life.status != Status::Deleting;
        let Some(profile) = profile.filter(|p| p.uid == self.profile_uid && stays(&p.life)) else {
            return false;
        };
        let space_is_open = match &self.space {
            None => true,
            Some(wanted) => space.is_some_and(|space| {
                space.instance == wanted.instance && stays(&space.life) && space.admits(&profile.name)
            }),
        };
        domain.is_some_and(|domain| stays(&domain.life)) && space_is_open
    }
}

impl Space {
    /// Whether a profile of its domain may open it: its owner, or anybody if it's shared.
    pub fn admits(&self, profile: &str) -> bool {
        self.private_owner()
            .is_none_or(|owner| owner.eq_ignore_ascii_case(profile))
    }
}

/// A presigned URL that hasn't been used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// The site it opens.
    pub site: String,
    /// [`secret_hash`] of its token.
    pub hash: String,
    /// Who enters what.
    pub entrant: Entrant,
    /// When it was made.
    pub created: EpochMs,
    /// When it's too late to use it.
    pub expires: EpochMs,
    /// How long the session lasts that it buys.
    pub session_seconds: u32,
    /// Path and query to land on.
    pub landing: String,
}

/// A browser that has signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrowserSession {
    /// Its site.
    pub site: String,
    /// [`secret_hash`] of its cookie.
    pub hash: String,
    /// Who entered what.
    pub entrant: Entrant,
    /// When it began.
    pub created: EpochMs,
    /// When it ends.
    pub expires: EpochMs,
}

impl Ticket {
    /// The store's key.
    pub fn key_of(site: &str, hash: &str) -> String {
        format!("{site}/{hash}")
    }
}

impl BrowserSession {
    /// The store's key.
    pub fn key_of(site: &str, hash: &str) -> String {
        format!("{site}/{hash}")
    }
}

/// Where a `LandingUri` leads on a space's site, as path and query; `None` given is JupyterLab itself.
///
/// # Errors
/// In words: the form isn't one that Kakoi serves, or the path would lead to another host.
pub fn landing_path(uri: Option<&str>) -> Result<String, String> {
    let Some(uri) = uri else {
        return Ok(LAB.to_owned());
    };
    let path = match uri.split_once(':') {
        Some(("studio", rest)) => rest.strip_prefix(':'),
        Some(("app", rest)) => match rest.split_once(':') {
            Some(("JupyterLab", path)) => Some(path),
            Some((other, _)) => {
                return Err(format!(
                    "LandingUri names the application {}, which isn't served; use app:JupyterLab: or studio::.",
                    other.escape_default()
                ));
            }
            None => None,
        },
        _ => None,
    };
    let path = path.ok_or("LandingUri must have the form studio::path or app:JupyterLab:path.")?;
    let relative = path.strip_prefix('/').unwrap_or(path);
    let first = relative.split(['/', '?', '#']).next().unwrap_or_default();
    let stays = !relative.starts_with('/')
        && !first.contains(':')
        && relative.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if !stays {
        return Err(
            "The path of LandingUri must stay on the site: no //, \\, scheme, space or control character.".to_owned(),
        );
    }
    Ok(if relative.is_empty() {
        LAB.to_owned()
    } else {
        format!("/{relative}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_landing_uri_is_honoured_and_leads_nowhere_else() {
        for (uri, path) in [
            (None, "/lab"),
            (Some("studio::"), "/lab"),
            (Some("app:JupyterLab:"), "/lab"),
            (Some("studio::lab/tree/a.ipynb?x=1"), "/lab/tree/a.ipynb?x=1"),
            (Some("app:JupyterLab:/doc/tree/b%20c"), "/doc/tree/b%20c"),
        ] {
            assert_eq!(landing_path(uri).as_deref(), Ok(path), "{uri:?}");
        }
        for uri in [
            "",
            "lab",
            "studio:lab",
            "https://evil.example",
            "studio:://evil.example",
            "studio::///evil.example",
            "studio::https://evil.example",
            "studio::\\evil.example",
            "studio::/\\evil.example",
            "studio::a\r\nSet-Cookie:x",
            "studio::a b",
            "studio::ä",
            "studio::\tx",
            "app:JupyterLab",
            "app:jupyterlab:x",
        ] {
            assert!(landing_path(Some(uri)).is_err(), "{uri:?}");
        }
        let other = landing_path(Some("app:RStudioServerPro:x")).unwrap_err();
        assert!(other.contains("RStudioServerPro"), "{other}");
    }

    #[test]
    fn sites_have_labels_of_their_own_that_fit_a_host_name() {
        let entrant = |domain: &str, instance: Option<&str>| Entrant {
            domain: DomainId::from_client(domain),
            profile: "ana".into(),
            profile_uid: 1,
            space: instance.map(|instance| SpaceInstance {
                name: "notes".into(),
                instance: instance.into(),
            }),
        };
        let sites = [
            entrant("d-1", None).site(),
            entrant("d-2", None).site(),
            entrant("d-1", Some("1")).site(),
            entrant("d-1", Some("2")).site(),
            entrant("d-1", Some("d-1")).site(),
        ];
        for (number, site) in sites.iter().enumerate() {
            assert!(site.len() == 33 && site.starts_with('k'), "{site}");
            assert!(!sites[..number].contains(site), "{site} twice");
        }
    }
}
