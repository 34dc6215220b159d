//! EFS file systems and mount targets: the network's side of them. The errors are EFS's own.

use crate::interface::{MAX_GROUPS_PER_INTERFACE, NewInterface};
use crate::*;
use kakoi_types::*;
use std::collections::BTreeSet;

impl Network {
    /// Creates a file system without mount targets. `token` makes it idempotent, 1 to 64 characters. Called by the
    /// service, whose tags aren't judged by the users' rules.
    ///
    /// # Errors
    /// `FileSystemAlreadyExists` (same token; the message names the file system), `BadRequest`.
    pub fn create_file_system(
        &mut self,
        ctx: &mut Ctx<'_>,
        token: &str,
        kms_key_id: Option<String>,
        tags: Tags,
    ) -> Result<FileSystemId, NetError> {
        if token.is_empty() || token.chars().count() > 64 {
            return Err(NetError::new("BadRequest", "CreationToken has 1 to 64 characters"));
        }
        if let Some(existing) = self.file_systems.values().find(|f| f.creation_token == token) {
            return Err(NetError::new(
                "FileSystemAlreadyExists",
                format!(
                    "File system '{}' already exists with creation token '{token}'",
                    existing.id
                ),
            ));
        }
        let id = FileSystemId::from_entropy(ctx.fresh());
        self.file_systems.insert(
            id,
            FileSystem {
                id,
                creation_token: token.to_owned(),
                kms_key_id,
                created: ctx.now,
                tags,
            },
        );
        Ok(id)
    }

    /// Deletes a file system.
    ///
    /// # Errors
    /// `FileSystemNotFound`; `FileSystemInUse` while it has mount targets.
    pub fn delete_file_system(&mut self, id: FileSystemId) -> Result<(), NetError> {
        self.find_file_system(id)?;
        if let Some(target) = self.mount_targets_of(id).next() {
            return Err(NetError::new(
                "FileSystemInUse",
                format!("{id} still has mount targets, such as {}; delete them first", target.id),
            ));
        }
        self.file_systems.remove(&id);
        Ok(())
    }

    /// Creates a mount target and its interface: one for each zone, all in one VPC (line 40). No groups means the VPC's
    /// default group.
    ///
    /// # Errors
    /// `FileSystemNotFound`, `SubnetNotFound`, `MountTargetConflict` (zone taken, or another VPC), `SecurityGroupNotFound`,
    /// `SecurityGroupLimitExceeded`, `NoFreeAddressesInSubnet`.
    pub fn create_mount_target(
        &mut self,
        ctx: &mut Ctx<'_>,
        file_system: FileSystemId,
        subnet: SubnetId,
        groups: BTreeSet<SecurityGroupId>,
    ) -> Result<MountTargetId, NetError> {
        self.find_file_system(file_system)?;
        let found = self.find_subnet(subnet).map_err(efs_error)?;
        for other in self
            .mount_targets_of(file_system)
            .filter_map(|t| self.subnets.get(&t.subnet))
        {
            if other.vpc != found.vpc {
                return Err(NetError::new(
                    "MountTargetConflict",
                    format!(
                        "requested subnet for new mount target is not in the same VPC as existing mount targets ({})",
                        other.vpc
                    ),
                ));
            }
            if other.zone == found.zone {
                return Err(NetError::new(
                    "MountTargetConflict",
                    format!(
                        "mount target already exists in this AZ ({}), in {}",
                        other.zone, other.id
                    ),
                ));
            }
        }
        let groups = self.groups_or_default(found.vpc, &groups).map_err(efs_error)?;
        let private_ip = self.free_address(ctx.host_addresses, found).map_err(efs_error)?;

        let id = MountTargetId::from_entropy(ctx.fresh());
        let interface = NetworkInterfaceId::from_entropy(ctx.fresh());
        let new = NewInterface {
            id: interface,
            subnet,
            private_ip,
            groups,
            purpose: InterfacePurpose::MountTarget(id),
            description: format!("EFS mount target for {file_system} ({id})"),
            tags: Tags::new(),
        };
        self.insert_interface(ctx, new);
        self.mount_targets.insert(
            id,
            MountTarget {
                id,
                file_system,
                subnet,
                interface,
            },
        );
        Ok(id)
    }

    /// Replaces a mount target's groups; none means the default group.
    ///
    /// # Errors
    /// `MountTargetNotFound`, `SecurityGroupNotFound`, `SecurityGroupLimitExceeded`.
    pub fn modify_mount_target_groups(
        &mut self,
        id: MountTargetId,
        groups: &BTreeSet<SecurityGroupId>,
    ) -> Result<(), NetError> {
        let interface = self.find_mount_target(id)?.interface;
        let vpc = self
            .interfaces
            .get(&interface)
            .map(|i| i.vpc)
            .ok_or_else(|| id.not_found())?;
        let groups = self.groups_or_default(vpc, groups).map_err(efs_error)?;
        if let Some(interface) = self.interfaces.get_mut(&interface) {
            interface.groups = groups;
        }
        Ok(())
    }

    /// Deletes a mount target and its interface.
    ///
    /// # Errors
    /// `MountTargetNotFound`.
    pub fn delete_mount_target(&mut self, id: MountTargetId) -> Result<(), NetError> {
        let interface = self.find_mount_target(id)?.interface;
        self.interfaces.remove(&interface);
        self.mount_targets.remove(&id);
        Ok(())
    }

    /// The mount targets of a file system.
    pub fn mount_targets_of(&self, id: FileSystemId) -> impl Iterator<Item = &MountTarget> {
        self.mount_targets.values().filter(move |t| t.file_system == id)
    }

    /// A file system by ARN or id, as EFS's tag operations name it.
    ///
    /// # Errors
    /// `BadRequest` (neither, or of another region or account), `FileSystemNotFound`.
    pub fn find_file_system_by_resource(
        &self,
        context: &RegionContext,
        resource: &str,
    ) -> Result<&FileSystem, NetError> {
        let arn_prefix = context.arn("elasticfilesystem", "file-system/");
        let id = resource.strip_prefix(&arn_prefix).unwrap_or(resource);
        self.find_file_system(parse_id(id)?)
    }

    /// Sets tags on a file system.
    ///
    /// # Errors
    /// `BadRequest`, `FileSystemNotFound`.
    pub fn tag_file_system(&mut self, context: &RegionContext, resource: &str, tags: &Tags) -> Result<(), NetError> {
        let file_system = self.find_file_system_by_resource(context, resource)?;
        let merged = tags::merged(&file_system.tags, tags).map_err(|e| NetError::new("BadRequest", e.message))?;
        let id = file_system.id;
        if let Some(file_system) = self.file_systems.get_mut(&id) {
            file_system.tags = merged;
        }
        Ok(())
    }

    /// Removes tags from a file system; absent keys are no error.
    ///
    /// # Errors
    /// `BadRequest`, `FileSystemNotFound`.
    pub fn untag_file_system(
        &mut self,
        context: &RegionContext,
        resource: &str,
        keys: &[String],
    ) -> Result<(), NetError> {
        let id = self.find_file_system_by_resource(context, resource)?.id;
        if let Some(file_system) = self.file_systems.get_mut(&id) {
            file_system.tags.retain(|k, _| !keys.contains(k));
        }
        Ok(())
    }
}

/// EFS's name for what EC2 refuses underneath.
fn efs_error(error: NetError) -> NetError {
    let code = match error.code.as_ref() {
        "InvalidSubnetID.NotFound" => "SubnetNotFound",
        "InvalidGroup.NotFound" => "SecurityGroupNotFound",
        "SecurityGroupsPerInterfaceLimitExceeded" => {
            return NetError::new(
                "SecurityGroupLimitExceeded",
                format!("A mount target can have {MAX_GROUPS_PER_INTERFACE} security groups"),
            );
        }
        "InsufficientFreeAddressesInSubnet" => "NoFreeAddressesInSubnet",
        _ => "BadRequest",
    };
    NetError::new(code, error.message)
}
