//! Managed policies that users make. AWS's own are a table of the engine.

use kakoi_net::EpochMs;
use kakoi_types::{Arn, RegionContext, Tags};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many versions IAM keeps of one policy.
pub const MAX_POLICY_VERSIONS: usize = 5;

/// One text of a managed policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyVersion {
    /// The document as it was written.
    pub document: String,
    /// Time of creation.
    pub created: EpochMs,
}

/// A customer's managed policy. It always has the version that is its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManagedPolicy {
    /// Its name, unique in the account whatever its case.
    pub name: String,
    /// Such as `ANPA…`.
    pub id: String,
    /// Its path.
    pub path: String,
    /// Description.
    pub description: Option<String>,
    /// Versions by number: 1 is `v1`.
    pub versions: BTreeMap<u32, PolicyVersion>,
    /// The number of the version that counts.
    pub default_version: u32,
    /// The highest number ever given; none is given twice.
    pub last_version: u32,
    /// Time of creation.
    pub created: EpochMs,
    /// Time of the last change of its versions.
    pub updated: EpochMs,
    /// Tags.
    pub tags: Tags,
}

/// Why a change of a policy's versions is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionRefusal {
    /// There are as many as IAM keeps.
    TooMany,
    /// There's no such version.
    Unknown,
    /// The default version goes only with the policy.
    IsDefault,
}

impl ManagedPolicy {
    /// `arn:aws:iam::<account>:policy<path><name>`.
    pub fn arn(&self, region: &RegionContext) -> Arn {
        region.global_arn("iam", format_args!("policy{}{}", self.path, self.name))
    }

    /// The text that counts.
    pub fn document(&self) -> Option<&str> {
        self.versions
            .get(&self.default_version)
            .map(|version| version.document.as_str())
    }

    /// Adds a version; returns its number.
    ///
    /// # Errors
    /// [`VersionRefusal::TooMany`].
    pub fn add_version(&mut self, document: String, is_default: bool, now: EpochMs) -> Result<u32, VersionRefusal> {
        if self.versions.len() >= MAX_POLICY_VERSIONS {
            return Err(VersionRefusal::TooMany);
        }
        self.last_version += 1;
        self.updated = now;
        let version = PolicyVersion { document, created: now };
        self.versions.insert(self.last_version, version);
        if is_default {
            self.default_version = self.last_version;
        }
        Ok(self.last_version)
    }

    /// Makes a version the one that counts.
    ///
    /// # Errors
    /// [`VersionRefusal::Unknown`].
    pub fn set_default(&mut self, version: u32, now: EpochMs) -> Result<(), VersionRefusal> {
        if !self.versions.contains_key(&version) {
            return Err(VersionRefusal::Unknown);
        }
        (self.default_version, self.updated) = (version, now);
        Ok(())
    }

    /// Removes a version.
    ///
    /// # Errors
    /// [`VersionRefusal::Unknown`], [`VersionRefusal::IsDefault`].
    pub fn remove_version(&mut self, version: u32, now: EpochMs) -> Result<(), VersionRefusal> {
        if version == self.default_version {
            return Err(VersionRefusal::IsDefault);
        }
        self.versions
            .remove(&version)
            .map(|_| self.updated = now)
            .ok_or(VersionRefusal::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> ManagedPolicy {
        ManagedPolicy {
            name: "own".into(),
            id: "ANPA".into(),
            path: "/".into(),
            description: None,
            versions: BTreeMap::from([(
                1,
                PolicyVersion {
                    document: "first".into(),
                    created: 0,
                },
            )]),
            default_version: 1,
            last_version: 1,
            created: 0,
            updated: 0,
            tags: Tags::new(),
        }
    }

    #[test]
    fn five_versions_are_kept_and_no_number_comes_twice() {
        let mut policy = policy();
        for number in 2..=5 {
            assert_eq!(policy.add_version(number.to_string(), false, 1), Ok(number));
        }
        assert_eq!(policy.add_version("6".into(), true, 1), Err(VersionRefusal::TooMany));
        assert_eq!(policy.document(), Some("first"));
        assert_eq!(policy.remove_version(5, 2), Ok(()));
        assert_eq!(policy.remove_version(5, 2), Err(VersionRefusal::Unknown));
        assert_eq!(policy.add_version("6".into(), true, 3), Ok(6));
        assert_eq!((policy.document(), policy.updated), (Some("6"), 3));
    }

    #[test]
    fn the_default_version_stays_until_another_is_it() {
        let mut policy = policy();
        policy.add_version("second".into(), false, 1).expect("added");
        assert_eq!(policy.remove_version(1, 2), Err(VersionRefusal::IsDefault));
        assert_eq!(policy.set_default(3, 2), Err(VersionRefusal::Unknown));
        assert_eq!(policy.set_default(2, 2), Ok(()));
        assert_eq!(policy.remove_version(1, 3), Ok(()));
        assert_eq!(policy.document(), Some("second"));
    }
}
