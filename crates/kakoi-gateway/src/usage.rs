//! How much of the gateway each session and each site uses at this moment, so that none can take what others need.

use crate::studio::{Session, SessionId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What's counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Request,
    Websocket,
}

/// The most of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Most {
    /// Of one session.
    pub session: usize,
    /// Of one site, all its sessions together.
    pub site: usize,
}

#[derive(Default)]
struct Counts {
    sessions: HashMap<(SessionId, Kind), usize>,
    sites: HashMap<(Arc<str>, Kind), usize>,
}

/// The counts. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct Usage(Arc<Mutex<Counts>>);

/// One place, given back on drop.
pub(crate) struct Place {
    usage: Usage,
    session: SessionId,
    site: Arc<str>,
    kind: Kind,
}

impl Usage {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place; `None` if there's none left.
    pub(crate) fn enter(&self, session: &Session, kind: Kind, most: Most) -> Option<Place> {
        let mut counts = self.counts();
        let of_session = (session.id, kind);
        let of_site = (session.site.clone(), kind);
        let used = counts.sessions.get(&of_session).copied().unwrap_or(0);
        if used >= most.session || counts.sites.get(&of_site).is_some_and(|used| *used >= most.site) {
            return None;
        }
        counts.sessions.insert(of_session, used + 1);
        *counts.sites.entry(of_site).or_insert(0) += 1;
        drop(counts);
        Some(Place {
            usage: self.clone(),
            session: session.id,
            site: session.site.clone(),
            kind,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.usage.counts();
        leave(&mut counts.sessions, (self.session, self.kind));
        leave(&mut counts.sites, (self.site.clone(), self.kind));
    }
}

fn leave<K: std::hash::Hash + Eq>(counts: &mut HashMap<K, usize>, key: K) {
    if let Some(count) = counts.get_mut(&key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(&key);
        }
    }
}
