//! `AllocatedStorage` and `StorageType` of RDS.

use crate::Invalid;

/// A kind of storage. All are the same disk here; they differ in what may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageType {
    /// `standard`: magnetic.
    Standard,
    /// `gp2`.
    Gp2,
    /// `gp3`.
    Gp3,
    /// `io1` and `io2`: with `Iops`.
    Provisioned,
}

impl StorageType {
    /// Reads a `StorageType`.
    ///
    /// # Errors
    /// [`Invalid`] with those there are.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "standard" => Ok(Self::Standard),
            "gp2" => Ok(Self::Gp2),
            "gp3" => Ok(Self::Gp3),
            "io1" | "io2" => Ok(Self::Provisioned),
            _ => Err(Invalid(format!(
                "Invalid storage type: {text}; valid are standard, gp2, gp3, io1 and io2."
            ))),
        }
    }

    /// The least and the most, in GiB (CreateDBInstance, "RDS for PostgreSQL").
    fn range(self) -> (u32, u32) {
        match self {
            Self::Standard => (5, 3072),
            Self::Gp2 | Self::Gp3 => (20, 65536),
            Self::Provisioned => (100, 65536),
        }
    }
}

/// Checks a size in GiB against its storage type.
///
/// # Errors
/// [`Invalid`] with the range.
pub fn check_storage(storage_type: &str, gib: i32) -> Result<u32, Invalid> {
    let (least, most) = StorageType::parse(storage_type)?.range();
    u32::try_from(gib)
        .ok()
        .filter(|gib| (least..=most).contains(gib))
        .ok_or_else(|| {
            Invalid(format!(
                "Invalid storage size for engine name postgres and storage type {storage_type}: {gib}; it must be {least} to {most} GiB"
            ))
        })
}

/// What a wish for other storage becomes: at least a tenth more (AWS rounds a smaller step up to that), at most the type's
/// largest. The same size is no change.
///
/// # Errors
/// [`Invalid`] for less than there is, and as [`check_storage`].
pub fn grown_storage(storage_type: &str, current: u32, wanted: i32) -> Result<u32, Invalid> {
    let wanted = check_storage(storage_type, wanted)?;
    if wanted < current {
        return Err(Invalid(format!(
            "Requested storage size {wanted} GiB is smaller than the current {current} GiB: storage can only grow"
        )));
    }
    if wanted == current {
        return Ok(current);
    }
    let (_, most) = StorageType::parse(storage_type)?.range();
    let least = current.saturating_add(current.div_ceil(10));
    Ok(wanted.max(least).min(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_type_has_its_range() {
        for (kind, least, most) in [
            ("gp2", 20, 65536),
            ("gp3", 20, 65536),
            ("standard", 5, 3072),
            ("io1", 100, 65536),
            ("io2", 100, 65536),
        ] {
            assert_eq!(check_storage(kind, least), Ok(least as u32), "{kind}");
            assert_eq!(check_storage(kind, most), Ok(most as u32), "{kind}");
            for wrong in [least - 1, most + 1, -1] {
                assert!(check_storage(kind, wrong).is_err(), "{kind} {wrong}");
            }
        }
        assert!(check_storage("nvme", 20).is_err());
    }

    #[test]
    fn small_steps_are_rounded_up_to_a_tenth() {
        assert_eq!(grown_storage("gp3", 20, 20), Ok(20));
        assert_eq!(grown_storage("gp3", 20, 21), Ok(22));
        assert_eq!(grown_storage("gp3", 20, 40), Ok(40));
        assert_eq!(grown_storage("gp3", 65000, 65001), Ok(65536));
        assert!(grown_storage("gp3", 40, 20).is_err());
    }

    proptest! {
        #[test]
        fn storage_never_shrinks(current in 20u32..=65536, wanted in any::<i32>()) {
            if let Ok(grown) = grown_storage("gp2", current, wanted) {
                prop_assert!(grown >= current && grown <= 65536);
                prop_assert!(i64::from(grown) >= i64::from(wanted));
            }
        }
    }
}
