//! EFS access points: a directory of a file system, and the POSIX ids with which everything in it is done.
//!
//! An access point is a way in, no right: who may use one is asked of policies at each call, elsewhere.

use crate::*;
use kakoi_types::*;
use serde::{Deserialize, Serialize};

/// How many access points a file system may have. AWS gives 10,000; each costs a record here.
const MAX_ACCESS_POINTS: usize = 1_000;
/// The API's bounds of a root directory's path: characters, and directories on it.
const MAX_PATH: usize = 100;
const MAX_DEPTH: usize = 4;
/// The most secondary groups.
const MAX_GROUPS: usize = 16;

/// An EFS access point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessPoint {
    /// Its id.
    pub id: AccessPointId,
    /// Its file system.
    pub file_system: FileSystemId,
    /// Idempotency token of its creation.
    pub token: String,
    /// As whom its clients work on files; none is the user that every app's programs run as inside.
    pub user: Option<PosixUser>,
    /// What its clients see as `/`.
    pub root: RootPath,
    /// With what that directory is made at the first mount, should it be missing; none: it must be there.
    pub creation: Option<CreationInfo>,
    /// Time of creation.
    pub created: EpochMs,
    /// Tags.
    pub tags: Tags,
}

/// POSIX ids **of a file system**. They are never ids of the machine: each stands for one of the region's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosixUser {
    /// The user.
    pub uid: u32,
    /// Its group, which new files get.
    pub gid: u32,
    /// Further groups, whose files are open to it, too.
    pub secondary: Vec<u32>,
}

/// What a root directory is made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreationInfo {
    /// Its owner.
    pub uid: u32,
    /// Its group.
    pub gid: u32,
    /// Its mode.
    pub permissions: Permissions,
}

/// A mode in octal digits, told as it was written: Terraform would make an access point anew whose `0770` became `770`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Permissions(String);

impl Permissions {
    /// Reads three or four octal digits.
    ///
    /// # Errors
    /// `BadRequest`.
    pub fn read(text: &str) -> Result<Self, NetError> {
        if matches!(text.len(), 3 | 4) && text.bytes().all(|digit| (b'0'..=b'7').contains(&digit)) {
            return Ok(Self(text.to_owned()));
        }
        Err(NetError::new(
            "BadRequest",
            "RootDirectory.CreationInfo.Permissions has three or four octal digits",
        ))
    }

    /// As they were written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The mode's bits, at most `0o7777`.
    pub fn mode(&self) -> u32 {
        self.0.bytes().fold(0, |mode, digit| mode << 3 | u32::from(digit & 7))
    }
}

/// A path below the top of what access points see of a file system: `/`, or up to four names that don't begin with a dot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RootPath(String);

impl Default for RootPath {
    fn default() -> Self {
        Self("/".into())
    }
}

impl RootPath {
    /// Reads a path as a client wrote it.
    ///
    /// # Errors
    /// `BadRequest`.
    pub fn read(text: &str) -> Result<Self, NetError> {
        let bad = |why: &str| {
            Err(NetError::new(
                "BadRequest",
                format!("RootDirectory.Path '{text}' {why}"),
            ))
        };
        let Some(names) = text.strip_prefix('/') else {
            return bad("doesn't begin with '/'");
        };
        if text.chars().count() > MAX_PATH {
            return bad("is longer than 100 characters");
        }
        let forbidden = |c: char| c.is_control() || "$#<>;`|&?{}^*".contains(c);
        let is_name = |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(forbidden);
        if !names.is_empty() && !names.split('/').all(is_name) {
            return bad("has an empty name, one that begins with '.', or one of the characters $#<>;`|&?{}^*");
        }
        if names.split('/').count() > MAX_DEPTH {
            return bad("has more than four directories");
        }
        Ok(Self(text.to_owned()))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names on it, from the top; none for `/`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|name| !name.is_empty())
    }
}

/// An access point, wanted.
#[derive(Clone, Debug, Default)]
pub struct CreateAccessPoint {
    /// Makes the call idempotent; 1 to 64 characters.
    pub token: String,
    /// As [`AccessPoint::user`].
    pub user: Option<PosixUser>,
    /// As [`AccessPoint::root`].
    pub root: RootPath,
    /// As [`AccessPoint::creation`].
    pub creation: Option<CreationInfo>,
    /// Tags.
    pub tags: Tags,
}

impl AccessPoint {
    /// `arn:aws:elasticfilesystem:<region>:<account>:access-point/<id>`.
    pub fn arn(&self, region: &RegionContext) -> Arn {
        region.arn("elasticfilesystem", format_args!("access-point/{}", self.id))
    }
}

impl Network {
    /// Creates an access point.
    ///
    /// # Errors
    /// `FileSystemNotFound`, `BadRequest`, `AccessPointAlreadyExists` (same token; the message names it), `AccessPointLimitExceeded`.
    pub fn create_access_point(
        &mut self,
        ctx: &mut Ctx<'_>,
        file_system: FileSystemId,
        wanted: CreateAccessPoint,
    ) -> Result<AccessPointId, NetError> {
        self.find_file_system(file_system)?;
        let bad = |message: &str| Err(NetError::new("BadRequest", message));
        if wanted.token.is_empty() || wanted.token.chars().count() > 64 {
            return bad("ClientToken has 1 to 64 characters");
        }
        if wanted
            .user
            .as_ref()
            .is_some_and(|user| user.secondary.len() > MAX_GROUPS)
        {
            return bad("PosixUser.SecondaryGids has at most 16 ids");
        }
        tags::check_tags(&wanted.tags).map_err(|e| NetError::new("BadRequest", e.message))?;
        if let Some(existing) = self.access_points.values().find(|point| point.token == wanted.token) {
            return Err(NetError::new(
                "AccessPointAlreadyExists",
                format!(
                    "Access point '{}' already exists with client token '{}'",
                    existing.id, wanted.token
                ),
            ));
        }
        if self.access_points_of(file_system).count() >= MAX_ACCESS_POINTS {
            return Err(NetError::new(
                "AccessPointLimitExceeded",
                format!("{file_system} has {MAX_ACCESS_POINTS} access points, which is the most; delete one first"),
            ));
        }
        let id = AccessPointId::from_entropy(ctx.fresh());
        let point = AccessPoint {
            id,
            file_system,
            token: wanted.token,
            user: wanted.user,
            root: wanted.root,
            creation: wanted.creation,
            created: ctx.now,
            tags: wanted.tags,
        };
        self.access_points.insert(id, point);
        Ok(id)
    }

    /// Deletes an access point; the files that were made by it stay.
    ///
    /// # Errors
    /// `AccessPointNotFound`.
    pub fn delete_access_point(&mut self, id: AccessPointId) -> Result<(), NetError> {
        self.access_points.remove(&id).map(drop).ok_or_else(|| id.not_found())
    }

    /// An access point by id. Errors: `AccessPointNotFound`.
    pub fn find_access_point(&self, id: AccessPointId) -> Result<&AccessPoint, NetError> {
        self.access_points.get(&id).ok_or_else(|| id.not_found())
    }

    /// The access points of a file system.
    pub fn access_points_of(&self, id: FileSystemId) -> impl Iterator<Item = &AccessPoint> {
        self.access_points.values().filter(move |p| p.file_system == id)
    }

    /// An access point by ARN or id.
    ///
    /// # Errors
    /// `BadRequest` (neither, or of another region or account), `AccessPointNotFound`.
    pub fn find_access_point_by_resource(
        &self,
        context: &RegionContext,
        resource: &str,
    ) -> Result<&AccessPoint, NetError> {
        let arn_prefix = context.arn("elasticfilesystem", "access-point/");
        let id = resource.strip_prefix(&arn_prefix).unwrap_or(resource);
        self.find_access_point(parse_id(id)?)
    }

    /// The tags of what EFS's tag operations name: a file system or an access point, by ARN or id.
    ///
    /// # Errors
    /// `BadRequest`, `FileSystemNotFound`, `AccessPointNotFound`.
    pub fn efs_tags(&self, context: &RegionContext, resource: &str) -> Result<&Tags, NetError> {
        if names_access_point(resource) {
            Ok(&self.find_access_point_by_resource(context, resource)?.tags)
        } else {
            Ok(&self.find_file_system_by_resource(context, resource)?.tags)
        }
    }

    /// Sets tags on a file system or an access point.
    ///
    /// # Errors
    /// As [`Network::efs_tags`]; `BadRequest` for tags that can't be.
    pub fn tag_efs(&mut self, context: &RegionContext, resource: &str, tags: &Tags) -> Result<(), NetError> {
        let merged = tags::merged(self.efs_tags(context, resource)?, tags)
            .map_err(|e| NetError::new("BadRequest", e.message))?;
        self.put_efs_tags(context, resource, merged)
    }

    /// Removes tags from a file system or an access point; absent keys are no error.
    ///
    /// # Errors
    /// As [`Network::efs_tags`].
    pub fn untag_efs(&mut self, context: &RegionContext, resource: &str, keys: &[String]) -> Result<(), NetError> {
        let mut tags = self.efs_tags(context, resource)?.clone();
        tags.retain(|key, _| !keys.contains(key));
        self.put_efs_tags(context, resource, tags)
    }

    fn put_efs_tags(&mut self, context: &RegionContext, resource: &str, tags: Tags) -> Result<(), NetError> {
        if names_access_point(resource) {
            let id = self.find_access_point_by_resource(context, resource)?.id;
            if let Some(point) = self.access_points.get_mut(&id) {
                point.tags = tags;
            }
        } else {
            let id = self.find_file_system_by_resource(context, resource)?.id;
            if let Some(file_system) = self.file_systems.get_mut(&id) {
                file_system.tags = tags;
            }
        }
        Ok(())
    }
}

/// Whether an id or ARN is meant to be an access point's.
fn names_access_point(resource: &str) -> bool {
    resource.rsplit('/').next().is_some_and(|id| id.starts_with("fsap-"))
}
