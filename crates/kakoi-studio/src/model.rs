//! The studio's records.

use kakoi_net::EpochMs;
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

/// How a domain's apps reach the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppNetworkAccessType {
    /// Home volume through the domain's VPC, everything else through the studio network.
    PublicInternetOnly,
    /// Everything through the domain's VPC.
    VpcOnly,
}

impl AppNetworkAccessType {
    /// AWS's spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PublicInternetOnly => "PublicInternetOnly",
            Self::VpcOnly => "VpcOnly",
        }
    }

    /// Reads AWS's spelling.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::PublicInternetOnly, Self::VpcOnly]
            .into_iter()
            .find(|t| t.as_str() == text)
    }
}

/// Status of a domain, profile or space (section 1.3 of the fact sheet).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Being made.
    Pending,
    /// Usable.
    InService,
    /// Being changed.
    Updating,
    /// Being removed.
    Deleting,
    /// Couldn't be made; delete and make again.
    Failed,
    /// A change failed; may be changed again.
    UpdateFailed,
    /// Removal failed; call delete again.
    DeleteFailed,
}

impl Status {
    /// AWS's spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::InService => "InService",
            Self::Updating => "Updating",
            Self::Deleting => "Deleting",
            Self::Failed => "Failed",
            Self::UpdateFailed => "Update_Failed",
            Self::DeleteFailed => "Delete_Failed",
        }
    }
}

/// Where a thing is in its life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Life {
    /// Its status.
    pub status: Status,
    /// Why it failed, for people.
    pub failure_reason: Option<String>,
    /// Time of creation.
    pub created: EpochMs,
    /// Time of the last change.
    pub modified: EpochMs,
}

impl Life {
    /// A life that begins now.
    pub fn begin(status: Status, now: EpochMs) -> Self {
        Self {
            status,
            failure_reason: None,
            created: now,
            modified: now,
        }
    }

    /// Moves on; a status other than a failure clears the reason.
    pub fn turn(&mut self, status: Status, now: EpochMs) {
        self.status = status;
        self.failure_reason = None;
        self.modified = now;
    }

    /// Fails, saying why.
    pub fn fail(&mut self, status: Status, reason: impl Into<String>, now: EpochMs) {
        self.turn(status, now);
        self.failure_reason = Some(reason.into());
    }
}

/// A domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Domain {
    /// Its id.
    pub id: DomainId,
    /// Its name; names needn't be unique.
    pub name: String,
    /// `IAM` or `SSO`.
    pub auth_mode: String,
    /// Its network access type.
    pub access: AppNetworkAccessType,
    /// The VPC its home volume, and in `VpcOnly` everything, goes through.
    pub vpc: VpcId,
    /// Subnets for its interfaces.
    pub subnets: BTreeSet<SubnetId>,
    /// `DefaultUserSettings` as given.
    pub default_user_settings: Value,
    /// `DefaultSpaceSettings` as given.
    pub default_space_settings: Option<Value>,
    /// `DomainSettings` as given.
    pub domain_settings: Option<Value>,
    /// The KMS key as given; recorded, not used.
    pub kms_key_id: Option<String>,
    /// `ENABLED` or `DISABLED`.
    pub tag_propagation: String,
    /// The home file system, once made.
    pub file_system: Option<FileSystemId>,
    /// The group on the mount targets.
    pub inbound_nfs: Option<SecurityGroupId>,
    /// The group on the apps' interfaces that leads to the mount targets.
    pub outbound_nfs: Option<SecurityGroupId>,
    /// On deletion: whether the file system goes too.
    pub delete_file_system: bool,
    /// The next POSIX uid to give out.
    pub next_uid: u32,
    /// Its life.
    pub life: Life,
    /// Tags.
    pub tags: Tags,
}

/// A user profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UserProfile {
    /// Its domain.
    pub domain: DomainId,
    /// Its name; unique in the domain, whatever the case.
    pub name: String,
    /// `UserSettings` as given.
    pub settings: Option<Value>,
    /// What the API calls `HomeEfsFileSystemUid`.
    pub uid: u32,
    /// `SingleSignOnUserIdentifier` as given.
    pub sso_identifier: Option<String>,
    /// `SingleSignOnUserValue` as given.
    pub sso_value: Option<String>,
    /// Its life.
    pub life: Life,
    /// Tags.
    pub tags: Tags,
}

/// A space.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Space {
    /// Its domain.
    pub domain: DomainId,
    /// Its name, unique in the domain.
    pub name: String,
    /// Tells this space from an earlier one of the same name: its directory, never used again.
    pub instance: String,
    /// `SpaceDisplayName`.
    pub display_name: Option<String>,
    /// `SpaceSettings` as given.
    pub settings: Option<Value>,
    /// The owner of a private space.
    pub owner: Option<String>,
    /// `Private` or `Shared`.
    pub sharing: Option<String>,
    /// What the API calls `HomeEfsFileSystemUid`.
    pub uid: u32,
    /// Its life.
    pub life: Life,
    /// Tags.
    pub tags: Tags,
}

/// Whose app it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AppOwner {
    /// A user profile's (Studio Classic).
    Profile(String),
    /// A space's.
    Space(String),
}

/// Status of an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppStatus {
    /// Being started.
    Pending,
    /// Running and answering.
    InService,
    /// Being stopped.
    Deleting,
    /// Stopped; described for 24 hours.
    Deleted,
    /// Couldn't be started, or ended by itself.
    Failed,
}

impl AppStatus {
    /// AWS's spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::InService => "InService",
            Self::Deleting => "Deleting",
            Self::Deleted => "Deleted",
            Self::Failed => "Failed",
        }
    }
}

/// An app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct App {
    /// Its domain.
    pub domain: DomainId,
    /// Whose it is.
    pub owner: AppOwner,
    /// Such as `JupyterLab`.
    pub app_type: String,
    /// Its name, `default` by custom.
    pub name: String,
    /// Its status.
    pub status: AppStatus,
    /// Why it failed, for people.
    pub failure_reason: Option<String>,
    /// `ResourceSpec` as resolved.
    pub resource_spec: Value,
    /// The running instance: names its namespace, sandbox and log. Cleared when its interfaces are given back.
    pub workload: Option<WorkloadId>,
    /// The last running instance: names the log, which outlives it.
    #[serde(default)]
    pub log: Option<WorkloadId>,
    /// The slot it runs in.
    pub slot: Option<u32>,
    /// The secret between gateway and server.
    pub token: String,
    /// `RecoveryMode` as given; recorded, not used.
    pub recovery_mode: Option<bool>,
    /// Time of creation.
    pub created: EpochMs,
    /// When it was last seen alive.
    pub checked: Option<EpochMs>,
    /// Time of deletion.
    pub deleted: Option<EpochMs>,
    /// Tags.
    pub tags: Tags,
}

/// A host uid given to a profile's or a space's processes; kept until its owner is deleted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// The slot's number.
    pub number: u32,
    /// Whose it is: `domain/profile/NAME`, `domain/space/NAME`, or `FILE-SYSTEM/posix/ID`.
    pub owner: String,
}

/// An IAM role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// Such as `AROA…`.
    pub id: String,
    /// Its path.
    pub path: String,
    /// The trust policy document.
    pub assume_role_policy: String,
    /// Description.
    pub description: Option<String>,
    /// Longest session, in seconds.
    pub max_session_seconds: u32,
    /// ARN of the permissions boundary; recorded, not used.
    pub permissions_boundary: Option<String>,
    /// ARNs of attached managed policies.
    pub attached: BTreeSet<String>,
    /// Inline policies by name.
    pub inline: std::collections::BTreeMap<String, String>,
    /// Time of creation.
    pub created: EpochMs,
    /// Tags.
    pub tags: Tags,
}
