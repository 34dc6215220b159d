//! How big a space's volume is, and whether a profile's directory is mounted: settings of storage, resolved.

use crate::model::*;
use serde_json::{Value, json};

/// The size of a volume that no setting names, in GB, and the smallest there is.
pub const DEFAULT_VOLUME_GB: u32 = 5;

/// The largest size where no setting names one, in GB: the API's own bound.
pub const MAX_VOLUME_GB: u32 = 16_384;

fn ebs_size(settings: &Value) -> Option<u32> {
    whole(settings.pointer("/SpaceStorageSettings/EbsStorageSettings/EbsVolumeSizeInGb")?)
}

fn whole(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|n| u32::try_from(n).ok())
}

/// What `DefaultEbsStorageSettings` of a settings structure says: default and maximum, in GB.
fn ebs_defaults(settings: &Value) -> Option<(u32, u32)> {
    let ebs = settings.pointer("/SpaceStorageSettings/DefaultEbsStorageSettings")?;
    Some((
        whole(ebs.get("DefaultEbsVolumeSizeInGb")?)?,
        whole(ebs.get("MaximumEbsVolumeSizeInGb")?)?,
    ))
}

/// How much a profile's directory may hold where no maximum is set, in GB.
const PROFILE_GB: u32 = 100;

/// How much a profile's directory may hold, in GB. AWS's file system has no size, but here nobody may fill the disk: as much as
/// its largest volume, where a setting says how large that may be.
pub fn profile_directory_gb(domain: &Domain, profile: &UserProfile) -> u32 {
    set_bounds(domain, Some(profile)).map_or(PROFILE_GB, |(_, most)| most)
}

/// Default and maximum size of the volumes of a private space (its owner's profile, else the domain's `DefaultUserSettings`)
/// or of a shared one (`DefaultSpaceSettings`), in GB (fact sheet 3.8).
pub fn volume_bounds(domain: &Domain, profile: Option<&UserProfile>) -> (u32, u32) {
    set_bounds(domain, profile).unwrap_or((DEFAULT_VOLUME_GB, MAX_VOLUME_GB))
}

fn set_bounds(domain: &Domain, profile: Option<&UserProfile>) -> Option<(u32, u32)> {
    match profile {
        Some(profile) => profile
            .settings
            .as_ref()
            .and_then(ebs_defaults)
            .or_else(|| ebs_defaults(&domain.default_user_settings)),
        None => domain.default_space_settings.as_ref().and_then(ebs_defaults),
    }
}

/// The size of a space's volume, in GB: its own, else the default. `profile` is the owner's, of a private space.
pub fn volume_gb(space: &Space, domain: &Domain, profile: Option<&UserProfile>) -> u32 {
    space
        .settings
        .as_ref()
        .and_then(ebs_size)
        .unwrap_or_else(|| volume_bounds(domain, profile).0)
}

/// `SpaceSettings` with the volume's size written out, as AWS answers them: what a default was when the space was made stays,
/// whatever becomes of the default.
pub fn with_volume_size(mut settings: Value, gb: u32) -> Value {
    if ebs_size(&settings).is_none()
        && let Some(members) = settings.as_object_mut()
    {
        let ebs = json!({ "EbsStorageSettings": { "EbsVolumeSizeInGb": gb } });
        members.insert("SpaceStorageSettings".into(), ebs);
    }
    settings
}

/// What's wrong with a settings structure's default and maximum, in words for the caller.
pub fn storage_problem(settings: &Value) -> Option<String> {
    let (default, most) = ebs_defaults(settings)?;
    (default > most).then(|| {
        format!("DefaultEbsVolumeSizeInGb ({default}) can't be greater than MaximumEbsVolumeSizeInGb ({most}).")
    })
}

/// Whether the profile's directory appears as `user-default-efs` in its private spaces: `AutoMountHomeEFS` of the profile, where
/// that is absent or `DefaultAsDomain` that of the domain, and `Enabled` where neither says anything (fact sheet 1.1, 3.8).
pub fn mounts_home_efs(domain: &Domain, profile: &UserProfile) -> bool {
    let said = |settings: &Value| {
        let text = settings.get("AutoMountHomeEFS")?.as_str()?;
        (text != "DefaultAsDomain").then(|| text != "Disabled")
    };
    profile
        .settings
        .as_ref()
        .and_then(said)
        .or_else(|| said(&domain.default_user_settings))
        .unwrap_or(true)
}

impl Space {
    /// Its directory on the domain's file system: by instance, so that a space made again under the same name starts empty.
    pub fn directory(&self) -> String {
        format!("spaces/{}", self.instance)
    }
}

impl UserProfile {
    /// Its directory on the domain's file system: named after its uid, as on AWS (fact sheet 1.1). A domain never gives a uid
    /// twice, so a profile made again under the same name starts empty.
    pub fn directory(&self) -> String {
        format!("profiles/{}", self.uid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(user: Value, space_defaults: Value, profile: Value, space: Value) -> (Domain, UserProfile, Space) {
        let life = json!({"status": "InService", "failure_reason": null, "created": 0, "modified": 0});
        let domain = json!({"id": "d-abcdefghijkl", "name": "lab", "auth_mode": "IAM", "access": "VpcOnly", "vpc": "vpc-0123456789abcdef0",
            "subnets": [], "default_user_settings": user, "default_space_settings": space_defaults, "domain_settings": null,
            "kms_key_id": null, "tag_propagation": "DISABLED", "file_system": null, "inbound_nfs": null, "outbound_nfs": null,
            "delete_file_system": false, "next_uid": 1, "life": life, "tags": {}});
        let profile = json!({"domain": "d-abcdefghijkl", "name": "ana", "settings": profile, "uid": 200_001, "sso_identifier": null,
            "sso_value": null, "life": life, "tags": {}});
        let space = json!({"domain": "d-abcdefghijkl", "name": "notes", "instance": "1", "display_name": null, "settings": space,
            "owner": "ana", "sharing": "Private", "uid": 200_002, "life": life, "tags": {}});
        let read = "a record";
        (
            serde_json::from_value(domain).expect(read),
            serde_json::from_value(profile).expect(read),
            serde_json::from_value(space).expect(read),
        )
    }

    fn defaults(default: u32, most: u32) -> Value {
        json!({"SpaceStorageSettings": {"DefaultEbsStorageSettings":
            {"DefaultEbsVolumeSizeInGb": default, "MaximumEbsVolumeSizeInGb": most}}})
    }

    #[test]
    fn the_nearest_setting_decides_the_size() {
        let own = json!({"SpaceStorageSettings": {"EbsStorageSettings": {"EbsVolumeSizeInGb": 40}}});
        let (domain, ana, space) = records(defaults(10, 20), defaults(7, 8), defaults(11, 22), own);
        assert_eq!(volume_bounds(&domain, Some(&ana)), (11, 22));
        assert_eq!(volume_gb(&space, &domain, Some(&ana)), 40);
        let (domain, ana, space) = records(defaults(10, 20), defaults(7, 8), json!({}), json!({}));
        assert_eq!(volume_bounds(&domain, Some(&ana)), (10, 20));
        assert_eq!(profile_directory_gb(&domain, &ana), 20);
        assert_eq!(volume_gb(&space, &domain, Some(&ana)), 10);
        // A shared space's: the settings of users don't count.
        assert_eq!(volume_bounds(&domain, None), (7, 8));
        assert_eq!(volume_gb(&space, &domain, None), 7);
        let (domain, ana, space) = records(json!({}), Value::Null, Value::Null, Value::Null);
        assert_eq!(volume_bounds(&domain, Some(&ana)), (5, 16_384));
        assert_eq!(profile_directory_gb(&domain, &ana), 100);
        assert_eq!(
            (volume_gb(&space, &domain, None), volume_bounds(&domain, None)),
            (5, (5, 16_384))
        );
    }

    #[test]
    fn a_size_is_written_out_once() {
        let told = with_volume_size(json!({"AppType": "JupyterLab"}), 9);
        assert_eq!(
            told["SpaceStorageSettings"]["EbsStorageSettings"]["EbsVolumeSizeInGb"],
            9
        );
        assert_eq!(with_volume_size(told.clone(), 77), told);
    }

    #[test]
    fn a_default_above_the_maximum_is_a_problem() {
        assert!(storage_problem(&defaults(21, 20)).is_some_and(|p| p.contains("(21)")));
        assert_eq!(storage_problem(&defaults(20, 20)), None);
        assert_eq!(storage_problem(&json!({})), None);
    }

    #[test]
    fn the_profiles_word_on_its_directory_wins_unless_it_leaves_it_to_the_domain() {
        let said = |text: &str| json!({"AutoMountHomeEFS": text});
        for (of_domain, of_profile, mounted) in [
            (json!({}), json!({}), true),
            (json!({}), Value::Null, true),
            (said("Disabled"), json!({}), false),
            (said("Disabled"), said("DefaultAsDomain"), false),
            (said("Disabled"), said("Enabled"), true),
            (said("Enabled"), said("Disabled"), false),
            (json!({}), said("DefaultAsDomain"), true),
        ] {
            let (domain, ana, _) = records(of_domain.clone(), Value::Null, of_profile.clone(), Value::Null);
            assert_eq!(mounts_home_efs(&domain, &ana), mounted, "{of_domain} {of_profile}");
        }
    }
}
