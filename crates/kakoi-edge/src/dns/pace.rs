//! How many questions one asker gets answers to: the limit that the service has for each network interface.
//!
//! Without it one app's flood takes the resolver from the others. Pure: the caller tells the time.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

/// Questions of one asker per second, as Amazon's resolver takes 1,024 packets per second of a network interface
/// ("Amazon DNS quotas" in the VPC user guide). So many may also come at once.
pub const QUESTIONS_PER_SECOND: u32 = 1024;

/// Askers remembered. A VPC has 65,536 addresses at most, and the router lets nobody ask by another's.
const MOST_ASKERS: usize = 65_536;

/// The time that one question takes from its asker's allowance.
const COST: Duration = Duration::from_nanos(1_000_000_000 / QUESTIONS_PER_SECOND as u64);
/// An allowance never spent holds this much.
const ALLOWANCE: Duration = Duration::from_secs(1);

/// What each asker has left, as the moment at which its allowance is whole again.
#[derive(Debug, Default)]
pub struct Pace {
    whole: HashMap<Ipv4Addr, Instant>,
}

impl Pace {
    /// Whether an asker's question is answered; an answer takes from its allowance, a refusal takes nothing.
    pub fn admits(&mut self, asker: Ipv4Addr, now: Instant) -> bool {
        if self.whole.len() >= MOST_ASKERS && !self.whole.contains_key(&asker) {
            // Those whose allowance is whole are as unknown ones.
            self.whole.retain(|_, whole| *whole > now);
            if self.whole.len() >= MOST_ASKERS {
                return false;
            }
        }
        let whole = self.whole.entry(asker).or_insert(now);
        let next = (*whole).max(now) + COST;
        if next > now + ALLOWANCE {
            return false;
        }
        *whole = next;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 4);
    const OTHER: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 5);

    #[test]
    fn a_flood_gets_its_allowance_and_takes_nothing_from_others() {
        let (mut pace, begun) = (Pace::default(), Instant::now());
        let answered = |pace: &mut Pace, asker, now| (0..100_000).filter(|_| pace.admits(asker, now)).count();
        assert_eq!(answered(&mut pace, ONE, begun), QUESTIONS_PER_SECOND as usize);
        assert!(pace.admits(OTHER, begun));
        let half = begun + Duration::from_millis(500);
        assert_eq!(answered(&mut pace, ONE, half), QUESTIONS_PER_SECOND as usize / 2);
        let later = begun + Duration::from_secs(3600);
        assert_eq!(
            answered(&mut pace, ONE, later),
            QUESTIONS_PER_SECOND as usize,
            "no more is saved up"
        );
    }

    #[test]
    fn askers_are_forgotten_before_there_are_too_many() {
        let (mut pace, begun) = (Pace::default(), Instant::now());
        for number in 0..u32::try_from(MOST_ASKERS).expect("fits") {
            assert!(pace.admits(Ipv4Addr::from(0x0a00_0000 + number), begun));
        }
        assert!(
            !pace.admits(Ipv4Addr::new(172, 16, 0, 1), begun),
            "all of them asked just now"
        );
        assert!(pace.admits(Ipv4Addr::new(172, 16, 0, 1), begun + ALLOWANCE));
        assert_eq!(pace.whole.len(), 1);
    }
}
