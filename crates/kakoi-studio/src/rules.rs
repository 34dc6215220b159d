//! Rules between records: which settings win, which keys things have, what may be deleted.

use crate::model::*;
use kakoi_types::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// The group every customer group may be joined by on one interface is the NFS group, so four are left (fact sheet 1.5).
pub const MAX_CUSTOMER_GROUPS: usize = 4;

/// The first POSIX uid a domain gives out; AWS's documentation shows this one.
pub const FIRST_UID: u32 = 200_001;

/// How long a deleted app stays described (fact sheet 1.3).
pub const DELETED_APP_KEPT_MS: i64 = 24 * 3600 * 1000;

impl Domain {
    /// `arn:…:domain/<id>`.
    pub fn arn(&self, region: &RegionContext) -> Arn {
        region.arn("sagemaker", format_args!("domain/{}", self.id))
    }

    /// `https://<id>.studio.<region>.sagemaker.aws`.
    pub fn url(&self, region: &RegionContext) -> String {
        format!("https://{}.studio.{}.sagemaker.aws", self.id, region.region)
    }
}

impl UserProfile {
    /// The store's key: names differ only in more than case.
    pub fn key_of(domain: &DomainId, name: &str) -> String {
        format!("{domain}/{}", name.to_ascii_lowercase())
    }

    /// `arn:…:user-profile/<domain>/<name>`.
    pub fn arn(&self, region: &RegionContext) -> Arn {
        region.arn("sagemaker", format_args!("user-profile/{}/{}", self.domain, self.name))
    }
}

impl Space {
    /// The store's key.
    pub fn key_of(domain: &DomainId, name: &str) -> String {
        format!("{domain}/{name}")
    }

    /// Whom a private space belongs to. A shared one has an owner, too, but is nobody's own (fact sheet 3.5).
    pub fn private_owner(&self) -> Option<&String> {
        self.owner
            .as_ref()
            .filter(|_| self.sharing.as_deref() != Some("Shared"))
    }

    /// `arn:…:space/<domain>/<name>`.
    pub fn arn(&self, region: &RegionContext) -> Arn {
        region.arn("sagemaker", format_args!("space/{}/{}", self.domain, self.name))
    }
}

impl App {
    /// The store's key.
    pub fn key_of(domain: &DomainId, owner: &AppOwner, app_type: &str, name: &str) -> String {
        format!("{}{app_type}/{name}", Self::prefix_of(domain, owner))
    }

    /// What the keys of all apps of an owner begin with.
    pub fn prefix_of(domain: &DomainId, owner: &AppOwner) -> String {
        match owner {
            AppOwner::Profile(profile) => format!("{domain}/profile/{}/", profile.to_ascii_lowercase()),
            AppOwner::Space(space) => format!("{domain}/space/{space}/"),
        }
    }

    /// `arn:…:app/<domain>/<owner>/<type in lower case>/<name>`.
    pub fn arn(&self, region: &RegionContext) -> Arn {
        let (AppOwner::Profile(owner) | AppOwner::Space(owner)) = &self.owner;
        region.arn(
            "sagemaker",
            format_args!(
                "app/{}/{owner}/{}/{}",
                self.domain,
                self.app_type.to_ascii_lowercase(),
                self.name
            ),
        )
    }

    /// Whether the API still shows it: a deleted app is forgotten after 24 hours (fact sheet 1.3).
    pub fn is_described(&self, now: i64) -> bool {
        self.deleted
            .is_none_or(|at| self.status != AppStatus::Deleted || now - at < DELETED_APP_KEPT_MS)
    }

    /// Whether it stands in the way of deleting its owner: every app but a failed or a deleted one (fact sheet 1.4).
    pub fn is_live(&self) -> bool {
        !matches!(self.status, AppStatus::Deleted | AppStatus::Failed)
    }
}

impl Slot {
    /// The owner's name in the slot record of a POSIX id of a file system: as a uid and as a gid it's the same slot.
    pub fn owner_of_posix(file_system: FileSystemId, id: u32) -> String {
        format!("{}{id}", Self::prefix_of_posix(file_system))
    }

    /// How the owners' names of all POSIX ids of a file system begin.
    pub fn prefix_of_posix(file_system: FileSystemId) -> String {
        format!("{file_system}/posix/")
    }

    /// The owner's name in a slot record.
    pub fn owner_of(domain: &DomainId, owner: &AppOwner, space_owner: Option<&String>) -> String {
        // A private space runs as its owner: one uid per profile, one per shared space.
        match (owner, space_owner) {
            (AppOwner::Profile(profile), _) | (AppOwner::Space(_), Some(profile)) => {
                format!("{domain}/profile/{}", profile.to_ascii_lowercase())
            }
            (AppOwner::Space(space), None) => format!("{domain}/space/{space}"),
        }
    }
}

impl Role {
    /// `arn:aws:iam::<account>:role<path><name>`.
    pub fn arn(&self, region: &RegionContext) -> Arn {
        region.global_arn("iam", format_args!("role{}{}", self.path, self.name))
    }
}

/// The ids in a settings structure's `SecurityGroups`.
pub fn groups_in(settings: Option<&Value>) -> BTreeSet<String> {
    settings
        .and_then(|s| s.get("SecurityGroups"))
        .and_then(Value::as_array)
        .map(|groups| groups.iter().filter_map(|g| g.as_str().map(str::to_owned)).collect())
        .unwrap_or_default()
}

/// The customer's groups of an app. A private space's: the profile's added to the domain's default ones; a shared space's:
/// those of `DefaultSpaceSettings` (fact sheet 3.4, 3.8).
pub fn customer_groups(domain: &Domain, profile: Option<&UserProfile>) -> BTreeSet<String> {
    match profile {
        Some(profile) => {
            let mut groups = groups_in(Some(&domain.default_user_settings));
            groups.extend(groups_in(profile.settings.as_ref()));
            groups
        }
        None => groups_in(domain.default_space_settings.as_ref()),
    }
}

/// The execution role of an app: the profile's, else the domain's default; a shared space's from `DefaultSpaceSettings`.
pub fn execution_role(domain: &Domain, profile: Option<&UserProfile>) -> Option<String> {
    let role = |settings: Option<&Value>| {
        settings
            .and_then(|s| s.get("ExecutionRole"))
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    match profile {
        Some(profile) => role(profile.settings.as_ref()).or_else(|| role(Some(&domain.default_user_settings))),
        None => role(domain.default_space_settings.as_ref()),
    }
}

/// The instance type of an app: CreateApp's, else the space's, the profile's, the domain's, else AWS's default. The domain's
/// settings for users don't apply to shared spaces, which have some of their own (fact sheet 3.8).
pub fn instance_type(
    requested: Option<&Value>,
    app_type: &str,
    space: Option<&Space>,
    profile: Option<&UserProfile>,
    domain: &Domain,
) -> String {
    let settings_key = format!("{app_type}AppSettings");
    let in_settings = |settings: Option<&Value>| {
        settings?
            .get(&settings_key)?
            .get("DefaultResourceSpec")?
            .get("InstanceType")?
            .as_str()
            .map(str::to_owned)
    };
    requested
        .and_then(|spec| spec.get("InstanceType"))
        .and_then(Value::as_str)
        .map(str::to_owned)
        .or_else(|| in_settings(space.and_then(|s| s.settings.as_ref())))
        .or_else(|| in_settings(profile.and_then(|p| p.settings.as_ref())))
        .or_else(|| match profile {
            Some(_) => in_settings(Some(&domain.default_user_settings)),
            None => in_settings(domain.default_space_settings.as_ref()),
        })
        .unwrap_or_else(|| "ml.t3.medium".to_owned())
}
