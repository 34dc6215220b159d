//! Subnets of a VPC.

use crate::cidr::{overlap, parse_cidr};
use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;

/// What `CreateSubnet` takes.
#[derive(Clone, Debug)]
pub struct CreateSubnet {
    /// Its VPC.
    pub vpc: VpcId,
    /// Its range; host bits are cleared.
    pub cidr: String,
    /// Zone by name; without it and `zone_id`, the zone with the fewest subnets of the VPC, the first of equals.
    pub zone: Option<String>,
    /// Zone by id.
    pub zone_id: Option<String>,
    /// Tags.
    pub tags: Tags,
}

impl Network {
    /// Creates a subnet.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`, `InvalidSubnet.Range` (size, or outside of the VPC), `InvalidSubnet.Conflict`,
    /// `InvalidParameterValue` (range or zone), tag errors.
    pub fn create_subnet(&mut self, ctx: &mut Ctx<'_>, request: CreateSubnet) -> Result<SubnetId, NetError> {
        let vpc = self.find_vpc(request.vpc)?;
        let cidr = parse_cidr(&request.cidr, "cidrBlock")?;
        if !(16..=28).contains(&cidr.prefix_len()) || !vpc.cidrs().any(|range| range.contains(&cidr)) {
            return Err(NetError::new(
                "InvalidSubnet.Range",
                format!(
                    "The CIDR '{}' is invalid: a subnet is between /16 and /28 and inside one of its VPC's ranges, {}.",
                    request.cidr,
                    vpc.cidrs().map(|c| c.to_string()).collect::<Vec<_>>().join(", ")
                ),
            ));
        }
        let of_vpc = || self.subnets.values().filter(|s| s.vpc == request.vpc);
        if of_vpc().any(|s| overlap(s.cidr, cidr)) {
            return Err(NetError::new(
                "InvalidSubnet.Conflict",
                format!("The CIDR '{}' conflicts with another subnet", request.cidr),
            ));
        }
        let zones = ctx.region.region.zones();
        let chosen = match (&request.zone, &request.zone_id) {
            (None, None) => zones
                .iter()
                .min_by_key(|z| of_vpc().filter(|s| s.zone == z.name).count()),
            (name, id) => zones
                .iter()
                .find(|z| name.as_ref().is_none_or(|n| *n == z.name) && id.as_ref().is_none_or(|i| *i == z.id)),
        };
        let Some(zone) = chosen else {
            let given = request
                .zone
                .as_ref()
                .or(request.zone_id.as_ref())
                .map_or("", String::as_str);
            let names = zones.map(|z| z.name).join(", ");
            return Err(NetError::value(format!(
                "Value ({given}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: {names}."
            )));
        };
        check_tags(&request.tags)?;

        let id = SubnetId::from_entropy(ctx.fresh());
        let subnet = Subnet {
            id,
            vpc: request.vpc,
            cidr,
            zone: zone.name.clone(),
            default_for_az: false,
            map_public_ip_on_launch: false,
            acl_association: NetworkAclAssociationId::from_entropy(ctx.fresh()),
            acl: None,
            tags: request.tags,
        };
        self.subnets.insert(id, subnet);
        Ok(id)
    }

    /// Deletes a subnet; its explicit route table association goes with it.
    ///
    /// # Errors
    /// `InvalidSubnetID.NotFound`; `DependencyViolation` while an interface (app, mount target, endpoint, NAT) is in it.
    pub fn delete_subnet(&mut self, id: SubnetId) -> Result<(), NetError> {
        self.find_subnet(id)?;
        if let Some(interface) = self.interfaces.values().find(|i| i.subnet == id) {
            return Err(NetError::dependency(
                id,
                format!("{} ({})", interface.id, interface.description),
            ));
        }
        let table = self
            .route_tables
            .values()
            .find(|t| t.subnets.values().any(|s| *s == id))
            .map(|t| t.id);
        if let Some(table) = table.and_then(|t| self.route_tables.get_mut(&t)) {
            table.subnets.retain(|_, s| *s != id);
        }
        self.subnets.remove(&id);
        Ok(())
    }

    /// Sets `MapPublicIpOnLaunch`.
    ///
    /// # Errors
    /// `InvalidSubnetID.NotFound`.
    pub fn modify_subnet_map_public_ip(&mut self, id: SubnetId, on: bool) -> Result<(), NetError> {
        self.find_subnet(id)?;
        if let Some(subnet) = self.subnets.get_mut(&id) {
            subnet.map_public_ip_on_launch = on;
        }
        Ok(())
    }

    /// `availableIpAddressCount`: what is neither reserved nor in use. An unknown subnet has none.
    pub fn available_addresses(&self, subnet: SubnetId) -> usize {
        let all = self
            .subnets
            .get(&subnet)
            .map_or(0, |s| 1usize << (32 - s.cidr.prefix_len()));
        let used = self.interfaces.values().filter(|i| i.subnet == subnet).count();
        all.saturating_sub(RESERVED_ADDRESSES + used)
    }
}
