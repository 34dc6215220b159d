//! How big a database of a class is: `DBInstanceClass` of RDS and `NodeType` of Redshift.

use crate::DatabaseService;

/// The size of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassSize {
    /// Virtual CPUs.
    pub vcpus: u32,
    /// Memory, in GiB.
    pub memory_gib: u32,
    /// Storage that comes with the class, in GiB: Redshift's nodes have theirs, RDS's is asked for.
    pub storage_gib: Option<u32>,
}

/// RDS's families: name, and GiB of memory for each vCPU. Bursting families are smaller and have a table of their own.
const FAMILIES: &[(&str, u32)] = &[
    ("m4", 4),
    ("m5", 4),
    ("m5d", 4),
    ("m6g", 4),
    ("m6gd", 4),
    ("m6i", 4),
    ("m6id", 4),
    ("m7g", 4),
    ("m7i", 4),
    ("m8g", 4),
    ("r5", 8),
    ("r5b", 8),
    ("r5d", 8),
    ("r6g", 8),
    ("r6gd", 8),
    ("r6i", 8),
    ("r6id", 8),
    ("r7g", 8),
    ("r7i", 8),
    ("r8g", 8),
];

/// Sizes of the families above, and their vCPUs.
const SIZES: &[(&str, u32)] = &[
    ("large", 2),
    ("xlarge", 4),
    ("2xlarge", 8),
    ("4xlarge", 16),
    ("8xlarge", 32),
    ("12xlarge", 48),
    ("16xlarge", 64),
    ("24xlarge", 96),
];

/// Bursting sizes: vCPUs and GiB of `db.t3` and `db.t4g`.
const BURSTING: &[(&str, u32, u32)] = &[
    ("micro", 2, 1),
    ("small", 2, 2),
    ("medium", 2, 4),
    ("large", 2, 8),
    ("xlarge", 4, 16),
    ("2xlarge", 8, 32),
];

/// Redshift's node types that can be a cluster of one node: vCPUs, GiB of memory, GiB of storage in such a cluster (Redshift
/// management guide, "Node types"). The larger ones need two nodes or more.
const NODES: &[(&str, u32, u32, u32)] = &[
    ("dc2.large", 2, 15, 160),
    ("ra3.large", 2, 16, 1024),
    ("ra3.xlplus", 4, 32, 4096),
];

/// The size of a class, or `None` for one that the service doesn't offer here. Figures as in the RDS user guide ("Hardware
/// specifications for DB instance classes") and the Redshift management guide ("Node types").
pub fn class_size(service: DatabaseService, class: &str) -> Option<ClassSize> {
    match service {
        DatabaseService::Rds => {
            let (family, size) = class.strip_prefix("db.")?.split_once('.')?;
            let plain = |vcpus, memory_gib| ClassSize {
                vcpus,
                memory_gib,
                storage_gib: None,
            };
            if matches!(family, "t3" | "t4g") {
                let (_, vcpus, memory) = BURSTING.iter().find(|(name, ..)| *name == size)?;
                return Some(plain(*vcpus, *memory));
            }
            let (_, per_vcpu) = FAMILIES.iter().find(|(name, _)| *name == family)?;
            let (_, vcpus) = SIZES.iter().find(|(name, _)| *name == size)?;
            Some(plain(*vcpus, vcpus * per_vcpu))
        }
        DatabaseService::Redshift => {
            let (_, vcpus, memory_gib, storage) = NODES.iter().find(|(name, ..)| *name == class)?;
            Some(ClassSize {
                vcpus: *vcpus,
                memory_gib: *memory_gib,
                storage_gib: Some(*storage),
            })
        }
    }
}

/// The classes of a service in words, for who asked for another.
pub fn known_classes(service: DatabaseService) -> String {
    match service {
        DatabaseService::Rds => {
            let families: Vec<&str> = FAMILIES.iter().map(|(name, _)| *name).collect();
            format!(
                "db.t3 and db.t4g from micro to 2xlarge, and large to 24xlarge of db.{}",
                families.join(", db.")
            )
        }
        DatabaseService::Redshift => {
            let nodes: Vec<&str> = NODES.iter().map(|(name, ..)| *name).collect();
            nodes.join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_have_the_sizes_that_aws_lists() {
        let rds = |class| class_size(DatabaseService::Rds, class).map(|s| (s.vcpus, s.memory_gib, s.storage_gib));
        assert_eq!(rds("db.t3.micro"), Some((2, 1, None)));
        assert_eq!(rds("db.t4g.2xlarge"), Some((8, 32, None)));
        assert_eq!(rds("db.m5.large"), Some((2, 8, None)));
        assert_eq!(rds("db.m6g.12xlarge"), Some((48, 192, None)));
        assert_eq!(rds("db.r5.24xlarge"), Some((96, 768, None)));
        for wrong in [
            "m5.large",
            "db.m5",
            "db.m5.micro",
            "db.t3.4xlarge",
            "db.x9.large",
            "db.m5.large.x",
            "",
        ] {
            assert_eq!(rds(wrong), None, "{wrong}");
        }
        let node = |class| class_size(DatabaseService::Redshift, class).map(|s| (s.vcpus, s.memory_gib, s.storage_gib));
        assert_eq!(node("dc2.large"), Some((2, 15, Some(160))));
        assert_eq!(node("ra3.xlplus"), Some((4, 32, Some(4096))));
        assert_eq!(node("ra3.16xlarge"), None, "needs two nodes");
        assert_eq!(node("db.m5.large"), None);
        assert!(known_classes(DatabaseService::Redshift).contains("ra3.large"));
    }
}
