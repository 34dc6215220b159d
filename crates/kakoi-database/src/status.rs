//! The services' words for where a database is in its life.

use crate::{DatabaseService, DatabaseStatus};

impl DatabaseStatus {
    /// `DBInstanceStatus` (RDS user guide, "Viewing Amazon RDS DB instance status") or `ClusterStatus` (its description in the API
    /// reference). Redshift has no word for a cluster that failed to start: its nearest is `hardware-failure`.
    pub fn word(self, service: DatabaseService) -> &'static str {
        match (self, service) {
            (Self::Creating, _) => "creating",
            (Self::Available, _) => "available",
            (Self::Modifying, _) => "modifying",
            (Self::Deleting, _) => "deleting",
            (Self::StorageFull, _) => "storage-full",
            (Self::Failed, DatabaseService::Rds) => "failed",
            (Self::Failed, DatabaseService::Redshift) => "hardware-failure",
        }
    }

    /// Redshift's `ClusterAvailabilityStatus`.
    pub fn availability(self) -> &'static str {
        match self {
            Self::Available => "Available",
            Self::Modifying => "Modifying",
            Self::Failed => "Failed",
            Self::Creating | Self::Deleting | Self::StorageFull => "Unavailable",
        }
    }

    /// Whether its settings may be changed. One whose storage is full may: that's how it gets more.
    pub fn may_change(self) -> bool {
        matches!(self, Self::Available | Self::StorageFull)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_has_its_own_word_for_a_failure() {
        assert_eq!(DatabaseStatus::Failed.word(DatabaseService::Rds), "failed");
        assert_eq!(
            DatabaseStatus::Failed.word(DatabaseService::Redshift),
            "hardware-failure"
        );
        assert_eq!(DatabaseStatus::StorageFull.word(DatabaseService::Rds), "storage-full");
        assert!(DatabaseStatus::StorageFull.may_change());
        assert!(!DatabaseStatus::Deleting.may_change() && !DatabaseStatus::Modifying.may_change());
    }
}
