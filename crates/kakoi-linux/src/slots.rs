//! Slots: which uid an app's processes have outside its sandbox.

use kakoi_dataplane::BackendError;

/// Where slots lie among the uids of the anchor's user namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots {
    base: u32,
    count: u32,
}

/// As root there's no user namespace: slots are real uids, above what containers (up to 0x6fff_ffff) and subordinate ranges
/// of users take. Each region has a range by the number it drew at its first start; there are enough of them that two
/// regions of one machine hardly ever draw the same.
const ROOT_BASE: u32 = 1_900_000_000;
const ROOT_RANGE: u32 = 4_096;
const ROOT_RANGES: u64 = 60_000;

impl Slots {
    /// For a server without root: uids 1 to `count` of its user namespace, which `/etc/subuid` stands behind.
    pub fn rootless(count: u32) -> Self {
        Self { base: 0, count }
    }

    /// For a server that is root; `region` is the number that the region drew.
    pub fn root(region: u64) -> Self {
        let range = u32::try_from(region % ROOT_RANGES).expect("below ROOT_RANGES");
        Self {
            base: ROOT_BASE + range * ROOT_RANGE,
            count: ROOT_RANGE - 1,
        }
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The uid of a slot (numbered from 1).
    pub fn uid(&self, slot: u32) -> Result<u32, BackendError> {
        if slot == 0 || slot > self.count {
            let cure = format!(
                "all {} slots are taken; give this user a larger range in /etc/subuid and /etc/subgid, then `kakoi down` and `kakoi up`",
                self.count
            );
            return Err(BackendError::new("giving the app a uid of its own", cure));
        }
        Ok(self.base + slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_end_where_the_range_ends() {
        let slots = Slots::rootless(10);
        assert_eq!(slots.uid(10).ok(), Some(10));
        let error = slots.uid(11).expect_err("no eleventh slot").to_string();
        assert!(error.contains("/etc/subuid"), "{error}");
        assert!(slots.uid(0).is_err());
    }

    #[test]
    fn regions_of_root_have_ranges_of_their_own() {
        let (a, b) = (Slots::root(1), Slots::root(60_001 - 1));
        assert!(a.uid(1).expect("slot") >= ROOT_BASE);
        assert_ne!(a.uid(1).ok(), b.uid(1).ok());
        let last = Slots::root(ROOT_RANGES - 1);
        assert!(last.uid(last.count()).expect("slot") < i32::MAX as u32);
    }
}
