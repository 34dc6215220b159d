//! Network interfaces. Users make none in this version: they come and go with what they serve.

use crate::*;
use kakoi_types::*;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

/// Addresses of a subnet that nobody gets: network, router, resolver, one for the future, broadcast.
pub const RESERVED_ADDRESSES: usize = 5;
/// The first address given out is this far from the subnet's own.
const FIRST_OFFSET: u32 = 4;
/// AWS's default quota.
pub(crate) const MAX_GROUPS_PER_INTERFACE: usize = 5;

/// A leg of an app, wanted.
#[derive(Clone, Debug)]
pub struct AppInterface {
    /// Its subnet; may be the studio network's.
    pub subnet: SubnetId,
    /// Its groups; empty means the VPC's default group.
    pub groups: BTreeSet<SecurityGroupId>,
    /// The app.
    pub workload: WorkloadId,
    /// Which leg.
    pub leg: AppLeg,
    /// As AWS words it.
    pub description: String,
    /// Tags; the caller is the service, so they aren't judged by the users' rules.
    pub tags: Tags,
}

/// A database's interface, wanted.
#[derive(Clone, Debug)]
pub struct DatabaseInterface {
    /// Its subnet.
    pub subnet: SubnetId,
    /// Its groups; empty means the VPC's default group.
    pub groups: BTreeSet<SecurityGroupId>,
    /// The database's process.
    pub workload: WorkloadId,
    /// Whose it is.
    pub service: DatabaseService,
    /// The part of its DNS name that's its own.
    pub label: String,
}

/// An interface whose every part was checked.
pub(crate) struct NewInterface {
    pub(crate) id: NetworkInterfaceId,
    pub(crate) subnet: SubnetId,
    pub(crate) private_ip: Ipv4Addr,
    pub(crate) groups: BTreeSet<SecurityGroupId>,
    pub(crate) purpose: InterfacePurpose,
    pub(crate) description: String,
    pub(crate) tags: Tags,
}

impl Network {
    /// Creates a leg of an app. Called by the service, so subnets and groups of the studio network are found, too.
    ///
    /// # Errors
    /// `InvalidSubnetID.NotFound`, `InvalidGroup.NotFound` (also of another VPC), `SecurityGroupsPerInterfaceLimitExceeded`,
    /// `InsufficientFreeAddressesInSubnet`, `InvalidParameterValue` if the app has that leg already.
    pub fn create_app_interface(
        &mut self,
        ctx: &mut Ctx<'_>,
        request: AppInterface,
    ) -> Result<NetworkInterfaceId, NetError> {
        let subnet = self
            .subnets
            .get(&request.subnet)
            .ok_or_else(|| request.subnet.not_found())?;
        let groups = self.groups_or_default(subnet.vpc, &request.groups)?;
        let purpose = InterfacePurpose::App {
            workload: request.workload,
            leg: request.leg,
        };
        if self.interfaces.values().any(|i| i.purpose == purpose) {
            return Err(NetError::value(format!(
                "{} has its {:?} interface already",
                request.workload, request.leg
            )));
        }
        let private_ip = self.free_address(ctx.host_addresses, subnet)?;
        let id = NetworkInterfaceId::from_entropy(ctx.fresh());
        self.insert_interface(
            ctx,
            NewInterface {
                id,
                subnet: request.subnet,
                private_ip,
                groups,
                purpose,
                description: request.description,
                tags: request.tags,
            },
        );
        Ok(id)
    }

    /// Removes all legs of an app; returns how many there were. Repeating it changes nothing.
    pub fn release_app_interfaces(&mut self, workload: WorkloadId) -> usize {
        let legs: Vec<NetworkInterfaceId> = self.app_interfaces(workload).map(|i| i.id).collect();
        for leg in &legs {
            self.interfaces.remove(leg);
        }
        legs.len()
    }

    /// Replaces the groups of one leg of an app; none means the VPC's default group. An app without that leg is left alone.
    ///
    /// # Errors
    /// As [`Network::create_app_interface`] for groups.
    pub fn set_app_groups(
        &mut self,
        workload: WorkloadId,
        leg: AppLeg,
        groups: &BTreeSet<SecurityGroupId>,
    ) -> Result<(), NetError> {
        let purpose = InterfacePurpose::App { workload, leg };
        let Some((id, vpc)) = self
            .interfaces
            .values()
            .find(|i| i.purpose == purpose)
            .map(|i| (i.id, i.vpc))
        else {
            return Ok(());
        };
        let groups = self.groups_or_default(vpc, groups)?;
        if let Some(interface) = self.interfaces.get_mut(&id) {
            interface.groups = groups;
        }
        Ok(())
    }

    /// What `ModifyNetworkInterfaceAttribute` gets: every interface is managed by the service that made it, and only that
    /// service's own operations change it, such as `ModifyVpcEndpoint` or `UpdateUserProfile`.
    ///
    /// `InvalidNetworkInterfaceID.NotFound`, else `AuthFailure`.
    pub fn refuse_interface_change(&self, id: NetworkInterfaceId) -> NetError {
        let not_ours = |interface: &NetworkInterface| {
            NetError::new(
                "AuthFailure",
                format!(
                    "You do not have permission to access the specified resource: {id} ({}) is managed by the service that made it.",
                    interface.description
                ),
            )
        };
        self.find_interface(id).map_or_else(|missing| missing, not_ours)
    }

    /// What `DetachNetworkInterface` gets.
    ///
    /// `InvalidAttachmentID.NotFound`, else `OperationNotPermitted`.
    pub fn refuse_detachment(&self, id: AttachmentId) -> NetError {
        if self.visible_interfaces().any(|i| i.attachment == id) {
            let kind = id.to_string();
            let kind = kind.rsplit_once('-').map_or(kind.as_str(), |(kind, _)| kind);
            return NetError::new(
                "OperationNotPermitted",
                format!("You are not allowed to manage '{kind}' attachments."),
            );
        }
        id.not_found()
    }

    /// What `DeleteNetworkInterface` gets: what an interface serves takes it along when it's deleted itself.
    ///
    /// `InvalidNetworkInterfaceID.NotFound`, else `InvalidParameterValue`, which is what AWS answers for an interface that a
    /// service has attached (cloud-nuke's pull request 1132 shows it for NAT gateways and endpoints).
    pub fn refuse_interface_deletion(&self, id: NetworkInterfaceId) -> NetError {
        let in_use = |_: &NetworkInterface| NetError::value(format!("Network interface '{id}' is currently in use."));
        self.find_interface(id).map_or_else(|missing| missing, in_use)
    }

    /// The legs of an app.
    pub fn app_interfaces(&self, workload: WorkloadId) -> impl Iterator<Item = &NetworkInterface> {
        self.interfaces
            .values()
            .filter(move |i| matches!(i.purpose, InterfacePurpose::App { workload: w, .. } if w == workload))
    }

    /// Creates a database's one interface.
    ///
    /// # Errors
    /// `InvalidSubnetID.NotFound`, `InvalidGroup.NotFound` (also of another VPC), `SecurityGroupsPerInterfaceLimitExceeded`,
    /// `InsufficientFreeAddressesInSubnet`, `InvalidParameterValue` if the database has one already.
    pub fn create_database_interface(
        &mut self,
        ctx: &mut Ctx<'_>,
        request: DatabaseInterface,
    ) -> Result<NetworkInterfaceId, NetError> {
        let subnet = self.find_subnet(request.subnet)?;
        let groups = self.groups_or_default(subnet.vpc, &request.groups)?;
        if self.database_interface(request.workload).is_some() {
            return Err(NetError::value(format!("{} has its interface already", request.label)));
        }
        let private_ip = self.free_address(ctx.host_addresses, subnet)?;
        let id = NetworkInterfaceId::from_entropy(ctx.fresh());
        let description = match request.service {
            DatabaseService::Rds => "RDSNetworkInterface",
            DatabaseService::Redshift => "RedshiftNetworkInterface",
        };
        let new = NewInterface {
            id,
            subnet: request.subnet,
            private_ip,
            groups,
            purpose: InterfacePurpose::Database {
                workload: request.workload,
                service: request.service,
                label: request.label,
            },
            description: description.to_owned(),
            tags: Tags::new(),
        };
        self.insert_interface(ctx, new);
        Ok(id)
    }

    /// A database's interface.
    pub fn database_interface(&self, workload: WorkloadId) -> Option<&NetworkInterface> {
        self.interfaces
            .values()
            .find(|i| matches!(i.purpose, InterfacePurpose::Database { workload: w, .. } if w == workload))
    }

    /// Replaces the groups of a database's interface; none means the default group.
    ///
    /// # Errors
    /// `InvalidGroup.NotFound` (also of another VPC), `SecurityGroupsPerInterfaceLimitExceeded`, `InvalidNetworkInterfaceID.NotFound`
    /// if the database has no interface.
    pub fn modify_database_groups(
        &mut self,
        workload: WorkloadId,
        groups: &BTreeSet<SecurityGroupId>,
    ) -> Result<(), NetError> {
        let interface = self.database_interface(workload).ok_or_else(|| {
            NetError::new(
                "InvalidNetworkInterfaceID.NotFound",
                format!("{workload} has no interface"),
            )
        })?;
        let (id, groups) = (interface.id, self.groups_or_default(interface.vpc, groups)?);
        if let Some(interface) = self.interfaces.get_mut(&id) {
            interface.groups = groups;
        }
        Ok(())
    }

    /// Removes a database's interface, and its public address if it has one; whether there was an interface.
    pub fn release_database_interface(&mut self, workload: WorkloadId) -> bool {
        let Some(id) = self.database_interface(workload).map(|i| i.id) else {
            return false;
        };
        self.release_service_address(id);
        self.interfaces.remove(&id).is_some()
    }

    /// The lowest free address of a subnet, leaving out the reserved ones and the host's own.
    pub(crate) fn free_address(&self, host: &[Ipv4Addr], subnet: &Subnet) -> Result<Ipv4Addr, NetError> {
        let used = self.used_addresses(subnet.id);
        assignable(subnet.cidr)
            .find(|ip| !used.contains(ip) && !host.contains(ip))
            .ok_or_else(|| {
                NetError::new(
                    "InsufficientFreeAddressesInSubnet",
                    format!(
                        "{} has no free address; use another subnet or remove what is in it",
                        subnet.id
                    ),
                )
            })
    }

    /// An address that the caller chose: it must be assignable and free.
    pub(crate) fn wanted_address(
        &self,
        host: &[Ipv4Addr],
        subnet: &Subnet,
        wanted: Ipv4Addr,
    ) -> Result<Ipv4Addr, NetError> {
        let fits = subnet.cidr.contains(&wanted) && assignable(subnet.cidr).any(|ip| ip == wanted);
        if !fits {
            return Err(NetError::value(format!(
                "Address {wanted} does not fall within the assignable addresses of {} ({})",
                subnet.id, subnet.cidr
            )));
        }
        if self.used_addresses(subnet.id).contains(&wanted) || host.contains(&wanted) {
            return Err(NetError::new(
                "InvalidIPAddress.InUse",
                format!("Address {wanted} is in use; choose another one or none"),
            ));
        }
        Ok(wanted)
    }

    /// Checks groups for an interface in a VPC; none means the default group.
    pub(crate) fn groups_or_default(
        &self,
        vpc: VpcId,
        groups: &BTreeSet<SecurityGroupId>,
    ) -> Result<BTreeSet<SecurityGroupId>, NetError> {
        if let Some(stray) = groups
            .iter()
            .find(|g| self.groups.get(g).is_none_or(|group| group.vpc != vpc))
        {
            return Err(stray.not_found());
        }
        if groups.len() > MAX_GROUPS_PER_INTERFACE {
            return Err(NetError::new(
                "SecurityGroupsPerInterfaceLimitExceeded",
                format!(
                    "An interface can have {MAX_GROUPS_PER_INTERFACE} security groups; {} were given",
                    groups.len()
                ),
            ));
        }
        if groups.is_empty() {
            return Ok(self.default_group(vpc).map(|g| g.id).into_iter().collect());
        }
        Ok(groups.clone())
    }

    /// Puts a checked interface in place. The caller has looked up the subnet.
    pub(crate) fn insert_interface(&mut self, ctx: &mut Ctx<'_>, new: NewInterface) {
        let vpc = self
            .subnets
            .get(&new.subnet)
            .map(|s| s.vpc)
            .expect("the caller looked the subnet up");
        let interface = NetworkInterface {
            id: new.id,
            vpc,
            subnet: new.subnet,
            private_ip: new.private_ip,
            groups: new.groups,
            purpose: new.purpose,
            description: new.description,
            attachment: AttachmentId::from_entropy(ctx.fresh()),
            created: ctx.now,
            tags: new.tags,
        };
        self.interfaces.insert(interface.id, interface);
    }
}

/// The addresses of a range that interfaces can have, lowest first.
pub(crate) fn assignable(cidr: Ipv4Net) -> impl Iterator<Item = Ipv4Addr> {
    let first = u32::from(cidr.network()) + FIRST_OFFSET;
    let last = u32::from(cidr.broadcast()) - 1;
    (first..=last).map(Ipv4Addr::from)
}
