//! Slots: which uid an app's processes have outside its sandbox.

use kakoi_dataplane::BackendError;
use std::path::Path;

/// Where slots lie among the uids of the anchor's user namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots {
    base: u32,
    count: u32,
}

/// As root there's no user namespace: slots are real uids, above what containers (up to 0x6fff_ffff) and
/// subordinate ranges of users take, and a range per data directory, so that two regions never share a uid.
const ROOT_BASE: u32 = 1_900_000_000;
const RANGE: u32 = 65_536;
const ROOT_RANGES: u64 = 3_000;

impl Slots {
    /// For a server without root: uids 1 to `count` of its user namespace, which `/etc/subuid` stands behind.
    pub fn rootless(count: u32) -> Self {
        Self { base: 0, count }
    }

    /// For a server that is root.
    pub fn root(data_dir: &Path) -> Self {
        // FNV-1a: spreads paths, and gives the same range at every start.
        let hash = data_dir
            .as_os_str()
            .as_encoded_bytes()
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
                (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)
            });
        let range = u32::try_from(hash % ROOT_RANGES).expect("below ROOT_RANGES");
        Self {
            base: ROOT_BASE + range * RANGE,
            count: RANGE - 1,
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
        let (a, b) = (
            Slots::root(Path::new("/var/lib/a")),
            Slots::root(Path::new("/var/lib/b")),
        );
        assert!(a.uid(1).expect("slot") >= ROOT_BASE);
        assert_ne!(a.uid(1).ok(), b.uid(1).ok());
    }
}
