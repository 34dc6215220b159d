//! EFS file systems and mount targets: the network's side of them. The errors are EFS's own.

use crate::interface::{MAX_GROUPS_PER_INTERFACE, NewInterface};
use crate::*;
use kakoi_types::*;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

/// How many file systems there may be; AWS's default quota.
const MAX_FILE_SYSTEMS: usize = 1000;

impl Throughput {
    /// Reads a throughput mode; none is `bursting`.
    ///
    /// # Errors
    /// `BadRequest` for an unknown mode, and where MiB/s are given without `provisioned` or miss with it.
    pub fn read(mode: Option<&str>, mebibytes: Option<f64>) -> Result<Self, NetError> {
        let bad = |message: &str| Err(NetError::new("BadRequest", message));
        match (mode, mebibytes) {
            (None | Some("bursting"), None) => Ok(Self::Bursting),
            (Some("elastic"), None) => Ok(Self::Elastic),
            (Some("provisioned"), Some(rate)) if rate >= 1.0 => Ok(Self::Provisioned(rate)),
            (Some("provisioned"), _) => {
                bad("ProvisionedThroughputInMibps, of at least 1, must be given with ThroughputMode provisioned")
            }
            (None | Some("bursting" | "elastic"), Some(_)) => {
                bad("ProvisionedThroughputInMibps needs ThroughputMode provisioned")
            }
            (Some(other), _) => bad(&format!(
                "ThroughputMode '{other}' is not bursting, provisioned or elastic"
            )),
        }
    }
}

/// A mount target, wanted.
#[derive(Clone, Debug, Default)]
pub struct CreateMountTarget {
    /// Its groups; none means the VPC's default group.
    pub groups: BTreeSet<SecurityGroupId>,
    /// Its address; none means any free one.
    pub address: Option<Ipv4Addr>,
}

impl Network {
    /// Creates a file system for a user.
    ///
    /// # Errors
    /// As [`Network::create_file_system`]; `BadRequest` for settings that don't go together or tags that can't be;
    /// `UnsupportedAvailabilityZone`, `FileSystemLimitExceeded`.
    pub fn create_customer_file_system(
        &mut self,
        ctx: &mut Ctx<'_>,
        token: &str,
        kms_key_id: Option<String>,
        settings: FileSystemSettings,
        tags: Tags,
    ) -> Result<FileSystemId, NetError> {
        let bad = |message: &str| Err(NetError::new("BadRequest", message));
        if kms_key_id.is_some() && !settings.encrypted {
            return bad("KmsKeyId needs Encrypted to be true");
        }
        if settings.max_io && (settings.zone.is_some() || settings.throughput == Throughput::Elastic) {
            return bad("PerformanceMode maxIO goes with neither One Zone storage nor ThroughputMode elastic");
        }
        if let Some(zone) = settings.zone.as_ref()
            && !ctx.region.region.zones().iter().any(|z| z.name == *zone)
        {
            return Err(NetError::new(
                "UnsupportedAvailabilityZone",
                format!("{zone} is no zone of {}", ctx.region.region),
            ));
        }
        tags::check_tags(&tags).map_err(|e| NetError::new("BadRequest", e.message))?;
        if self.file_systems.len() >= MAX_FILE_SYSTEMS {
            return Err(NetError::new(
                "FileSystemLimitExceeded",
                format!("There are {MAX_FILE_SYSTEMS} file systems, which is the most; delete one first"),
            ));
        }
        let id = self.create_file_system(ctx, token, kms_key_id, tags)?;
        if let Some(file_system) = self.file_systems.get_mut(&id) {
            file_system.settings = settings;
        }
        Ok(id)
    }

    /// Changes a file system's throughput mode.
    ///
    /// # Errors
    /// `FileSystemNotFound`; `BadRequest` for `elastic` with `maxIO`.
    pub fn set_throughput(&mut self, id: FileSystemId, throughput: Throughput) -> Result<(), NetError> {
        if self.find_file_system(id)?.settings.max_io && throughput == Throughput::Elastic {
            return Err(NetError::new(
                "BadRequest",
                "PerformanceMode maxIO doesn't go with ThroughputMode elastic",
            ));
        }
        if let Some(file_system) = self.file_systems.get_mut(&id) {
            file_system.settings.throughput = throughput;
        }
        Ok(())
    }

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
                settings: FileSystemSettings::default(),
                created: ctx.now,
                tags,
            },
        );
        Ok(id)
    }

    /// Deletes a file system.
    ///
    /// # Errors
    /// `FileSystemNotFound`; `FileSystemInUse` while it has mount targets or access points.
    pub fn delete_file_system(&mut self, id: FileSystemId) -> Result<(), NetError> {
        self.find_file_system(id)?;
        if let Some(target) = self.mount_targets_of(id).next() {
            return Err(NetError::new(
                "FileSystemInUse",
                format!("{id} still has mount targets, such as {}; delete them first", target.id),
            ));
        }
        if let Some(point) = self.access_points_of(id).next() {
            return Err(NetError::new(
                "FileSystemInUse",
                format!("{id} still has access points, such as {}; delete them first", point.id),
            ));
        }
        self.file_systems.remove(&id);
        Ok(())
    }

    /// Creates a mount target for the service, at any address. No groups means the VPC's default group.
    ///
    /// # Errors
    /// As [`Network::create_customer_mount_target`].
    pub fn create_mount_target(
        &mut self,
        ctx: &mut Ctx<'_>,
        file_system: FileSystemId,
        subnet: SubnetId,
        groups: BTreeSet<SecurityGroupId>,
    ) -> Result<MountTargetId, NetError> {
        let wanted = CreateMountTarget { groups, address: None };
        self.create_customer_mount_target(ctx, file_system, subnet, wanted)
    }

    /// Creates a mount target and its interface: one for each zone, all in one VPC (line 40).
    ///
    /// # Errors
    /// `FileSystemNotFound`, `SubnetNotFound`, `MountTargetConflict` (zone taken, or another VPC), `AvailabilityZonesMismatch`
    /// (One Zone storage), `SecurityGroupNotFound`, `SecurityGroupLimitExceeded`, `NoFreeAddressesInSubnet`, `IpAddressInUse`,
    /// `BadRequest` for an address outside of the subnet.
    pub fn create_customer_mount_target(
        &mut self,
        ctx: &mut Ctx<'_>,
        file_system: FileSystemId,
        subnet: SubnetId,
        wanted: CreateMountTarget,
    ) -> Result<MountTargetId, NetError> {
        let one_zone = self.find_file_system(file_system)?.settings.zone.as_ref();
        let found = self.find_subnet(subnet).map_err(efs_error)?;
        if let Some(zone) = one_zone.filter(|zone| **zone != found.zone) {
            return Err(NetError::new(
                "AvailabilityZonesMismatch",
                format!(
                    "{file_system} is stored in {zone} only, and {subnet} is in {}",
                    found.zone
                ),
            ));
        }
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
        let groups = self.groups_or_default(found.vpc, &wanted.groups).map_err(efs_error)?;
        let private_ip = match wanted.address {
            Some(address) => self.wanted_address(ctx.host_addresses, found, address),
            None => self.free_address(ctx.host_addresses, found),
        };
        let private_ip = private_ip.map_err(efs_error)?;

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
        "InvalidIPAddress.InUse" => "IpAddressInUse",
        _ => "BadRequest",
    };
    NetError::new(code, error.message)
}
