//! How often databases were started again. The task's memory only: a new server begins with none, so whoever starts it again
//! has everything tried once more.

use kakoi_types::WorkloadId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Starts in vain, one after the other, before a database has failed.
pub(super) const MOST: u32 = 5;
/// The wait before the second start; it doubles each time.
const FIRST_WAIT: Duration = Duration::from_secs(1);
/// After so long without trouble, earlier ones don't count any more.
const CALM: Duration = Duration::from_secs(600);

#[derive(Default)]
struct Entry {
    troubles: u32,
    /// The last trouble.
    last: Option<Instant>,
    /// Nothing is tried before.
    not_before: Option<Instant>,
}

/// What's known of each database since the server began.
#[derive(Clone, Default)]
pub(crate) struct Restarts(Arc<Mutex<BTreeMap<WorkloadId, Entry>>>);

impl Restarts {
    fn entries(&self) -> MutexGuard<'_, BTreeMap<WorkloadId, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets all others.
    pub(super) fn keep(&self, databases: impl Iterator<Item = WorkloadId>) {
        let databases: BTreeSet<WorkloadId> = databases.collect();
        self.entries().retain(|id, _| databases.contains(id));
    }

    /// Whether nothing was tried yet.
    pub(super) fn is_new(&self, id: WorkloadId) -> bool {
        !self.entries().contains_key(&id)
    }

    /// Something was tried.
    pub(super) fn note(&self, id: WorkloadId) {
        self.entries().entry(id).or_default();
    }

    /// Whether it isn't to wait any longer.
    pub(super) fn may_try(&self, id: WorkloadId) -> bool {
        let now = Instant::now();
        self.entries()
            .get(&id)
            .and_then(|e| e.not_before)
            .is_none_or(|at| at <= now)
    }

    /// Counts one more trouble: how long to wait now, or `None` after too many.
    pub(super) fn again(&self, id: WorkloadId) -> Option<Duration> {
        self.again_at(id, Instant::now())
    }

    fn again_at(&self, id: WorkloadId, now: Instant) -> Option<Duration> {
        let mut entries = self.entries();
        let entry = entries.entry(id).or_default();
        if entry.last.is_some_and(|last| now.duration_since(last) > CALM) {
            entry.troubles = 0;
        }
        entry.troubles += 1;
        entry.last = Some(now);
        if entry.troubles >= MOST {
            return None;
        }
        let wait = FIRST_WAIT * 2_u32.pow(entry.troubles - 1);
        entry.not_before = Some(now + wait);
        Some(wait)
    }

    /// Not now, and no trouble of the database's own.
    pub(super) fn later(&self, id: WorkloadId) {
        self.entries().entry(id).or_default().not_before = Some(Instant::now() + 4 * FIRST_WAIT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_end() {
        let (restarts, id) = (Restarts::default(), WorkloadId::from_entropy(1));
        assert!(restarts.is_new(id) && restarts.may_try(id));
        let waits: Vec<_> = (1..MOST).map(|_| restarts.again(id).map(|w| w.as_secs())).collect();
        assert_eq!(waits, [Some(1), Some(2), Some(4), Some(8)]);
        assert!(!restarts.is_new(id) && !restarts.may_try(id));
        assert_eq!(restarts.again(id), None);
        restarts.keep(std::iter::empty());
        assert!(restarts.is_new(id) && restarts.may_try(id));
    }

    #[test]
    fn troubles_of_long_ago_do_not_count() {
        let (restarts, id, now) = (Restarts::default(), WorkloadId::from_entropy(1), Instant::now());
        for _ in 1..MOST {
            assert!(restarts.again_at(id, now).is_some());
        }
        let calm = now + CALM + FIRST_WAIT;
        assert_eq!(restarts.again_at(id, calm), Some(FIRST_WAIT));
    }
}
