//! The databases' records.

use kakoi_net::{DatabaseService, EpochMs};
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A DB subnet group, or a cluster subnet group: where a database's interface may stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubnetGroup {
    /// RDS's or Redshift's; each has names of its own.
    pub service: DatabaseService,
    /// Its name, in lower case as both services store it.
    pub name: String,
    /// Its description.
    pub description: String,
    /// The VPC of its subnets.
    pub vpc: VpcId,
    /// Its subnets: of RDS in at least two zones.
    pub subnets: BTreeSet<SubnetId>,
    /// Tags.
    pub tags: Tags,
}

impl SubnetGroup {
    /// The record's key.
    pub fn key_of(service: DatabaseService, name: &str) -> String {
        format!("{}/{}", service.as_str(), name.to_ascii_lowercase())
    }

    /// The record's key.
    pub fn key(&self) -> String {
        Self::key_of(self.service, &self.name)
    }
}

/// Where a database is in its life. Both services use these words, as far as they apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatabaseStatus {
    /// Being made; also after a reboot or the anchor's death, until it answers again.
    Creating,
    /// It answers.
    Available,
    /// Being changed. It goes on answering, save while its storage grows after it was full.
    Modifying,
    /// Being removed.
    Deleting,
    /// Couldn't be started, or ended by itself and doesn't start again.
    Failed,
    /// Its storage is used up; it's stopped until it gets more.
    StorageFull,
}

/// An RDS instance or a Redshift cluster: one PostgreSQL in a sandbox of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Database {
    /// Whose it is.
    pub service: DatabaseService,
    /// `DBInstanceIdentifier` or `ClusterIdentifier`, in lower case as both services store it.
    pub identifier: String,
    /// `db-` and 26 letters (`DbiResourceId`), or the cluster's namespace as a UUID: never used again.
    pub resource_id: String,
    /// Its process, namespace and log; one for its whole life, so that its address stays.
    pub workload: WorkloadId,
    /// The slot it runs in.
    pub slot: u32,
    /// Its status.
    pub status: DatabaseStatus,
    /// Why it failed, for people.
    pub failure_reason: Option<String>,
    /// `DBInstanceClass` or `NodeType`.
    pub class: String,
    /// The version that was asked for, or the one at hand; shown, not chosen.
    pub engine_version: String,
    /// The subnet group; `None` is the default one: the default VPC's subnets.
    pub subnet_group: Option<String>,
    /// The port it answers on.
    pub port: u16,
    /// The initial database.
    pub database: Option<String>,
    /// The master user.
    pub master_user: String,
    /// The master's SCRAM-SHA-256 verifier as PostgreSQL stores it. The password itself is kept nowhere.
    pub master_verifier: String,
    /// Grows with each change of the password.
    pub master_revision: u64,
    /// The `master_revision` that the running database has.
    pub applied_revision: u64,
    /// `AllocatedStorage`, or the node type's storage, in GiB: it never holds more.
    pub storage_gb: u32,
    /// What was given and is shown again without effect, by the member's name in the API (`BackupRetentionPeriod`…).
    pub recorded: serde_json::Map<String, serde_json::Value>,
    /// Refuses deletion.
    pub deletion_protection: bool,
    /// Time of creation.
    pub created: EpochMs,
    /// Tags.
    pub tags: Tags,
}

impl Database {
    /// The record's key.
    pub fn key_of(service: DatabaseService, identifier: &str) -> String {
        format!("{}/{}", service.as_str(), identifier.to_ascii_lowercase())
    }

    /// The record's key.
    pub fn key(&self) -> String {
        Self::key_of(self.service, &self.identifier)
    }

    /// Whose slot it is.
    pub fn slot_owner(&self) -> String {
        format!("database/{}", self.key())
    }

    /// Whether it ever answered: until then AWS shows no endpoint.
    pub fn has_answered(&self) -> bool {
        self.status != DatabaseStatus::Creating || self.applied_revision > 0
    }

    /// Whether the running database doesn't know the master's newest password yet.
    pub fn wants_password(&self) -> bool {
        self.applied_revision != self.master_revision
    }
}
