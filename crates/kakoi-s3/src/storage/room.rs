//! What's left of the disk. Buckets share it with notebooks' homes and the region's own records, and whoever may write to a
//! bucket could fill it; so content stops before the disk is full.

use super::{Result, StorageError};
use rustix::fs::StatVfs;
use std::os::fd::AsFd;

/// The space that stays free for everybody else.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Floor {
    /// A twentieth of the file system, and no more than 1 GiB.
    Usual,
    /// So many bytes.
    #[cfg(test)]
    Bytes(u64),
}

impl Floor {
    /// Refuses if less is free on an open file's file system. What root keeps for itself counts as used.
    pub(super) fn check(self, file: impl AsFd) -> Result<()> {
        let disk = rustix::fs::fstatvfs(file).map_err(|e| StorageError::Io(e.into()))?;
        if free(&disk) < self.bytes(total(&disk)) {
            return Err(StorageError::Full);
        }
        Ok(())
    }

    fn bytes(self, total: u64) -> u64 {
        match self {
            Self::Usual => (total / 20).min(1 << 30),
            #[cfg(test)]
            Self::Bytes(bytes) => bytes,
        }
    }
}

fn free(disk: &StatVfs) -> u64 {
    disk.f_bavail.saturating_mul(disk.f_frsize)
}

fn total(disk: &StatVfs) -> u64 {
    disk.f_blocks.saturating_mul(disk.f_frsize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_floor_is_a_twentieth_and_at_most_a_gibibyte() {
        assert_eq!(Floor::Usual.bytes(20 << 20), 1 << 20);
        assert_eq!(Floor::Usual.bytes(1 << 40), 1 << 30);
    }
}
