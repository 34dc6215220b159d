//! Internet gateways and Elastic IP addresses.

use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;

impl Network {
    /// Creates an unattached internet gateway.
    ///
    /// # Errors
    /// Tag errors.
    pub fn create_internet_gateway(&mut self, ctx: &mut Ctx<'_>, tags: Tags) -> Result<InternetGatewayId, NetError> {
        check_tags(&tags)?;
        let id = InternetGatewayId::from_entropy(ctx.fresh());
        self.internet_gateways.insert(
            id,
            InternetGateway {
                id,
                attached: None,
                tags,
            },
        );
        Ok(id)
    }

    /// Attaches a gateway to a VPC; each has at most one of the other.
    ///
    /// # Errors
    /// `InvalidInternetGatewayID.NotFound`, `InvalidVpcID.NotFound`, `Resource.AlreadyAssociated`,
    /// `InvalidParameterValue` (the VPC has one).
    pub fn attach_internet_gateway(&mut self, id: InternetGatewayId, vpc: VpcId) -> Result<(), NetError> {
        let gateway = self.find_internet_gateway(id)?;
        self.find_vpc(vpc)?;
        if let Some(other) = gateway.attached {
            return Err(NetError::new(
                "Resource.AlreadyAssociated",
                format!("resource {id} is already attached to network {other}"),
            ));
        }
        if let Some(other) = self.internet_gateway_of(vpc) {
            return Err(NetError::value(format!(
                "Network {vpc} already has an internet gateway attached: {}",
                other.id
            )));
        }
        if let Some(gateway) = self.internet_gateways.get_mut(&id) {
            gateway.attached = Some(vpc);
        }
        Ok(())
    }

    /// Detaches a gateway; routes to it become blackholes.
    ///
    /// # Errors
    /// `InvalidInternetGatewayID.NotFound`, `InvalidVpcID.NotFound`, `Gateway.NotAttached`, `DependencyViolation` while a
    /// public address is mapped in the VPC.
    pub fn detach_internet_gateway(&mut self, id: InternetGatewayId, vpc: VpcId) -> Result<(), NetError> {
        let gateway = self.find_internet_gateway(id)?;
        self.find_vpc(vpc)?;
        if gateway.attached != Some(vpc) {
            return Err(NetError::new(
                "Gateway.NotAttached",
                format!("resource {id} is not attached to network {vpc}"),
            ));
        }
        let in_vpc = |a: &AddressAssociation| self.interfaces.get(&a.interface).is_some_and(|i| i.vpc == vpc);
        if let Some(address) = self
            .addresses
            .values()
            .find(|a| a.association.as_ref().is_some_and(in_vpc))
        {
            return Err(NetError::new(
                "DependencyViolation",
                format!(
                    "Network {vpc} has some mapped public address(es), such as {}. Please unmap those before detaching the gateway.",
                    address.public_ip
                ),
            ));
        }
        if let Some(gateway) = self.internet_gateways.get_mut(&id) {
            gateway.attached = None;
        }
        Ok(())
    }

    /// Deletes a detached gateway.
    ///
    /// # Errors
    /// `InvalidInternetGatewayID.NotFound`; `DependencyViolation` while attached.
    pub fn delete_internet_gateway(&mut self, id: InternetGatewayId) -> Result<(), NetError> {
        if let Some(vpc) = self.find_internet_gateway(id)?.attached {
            return Err(NetError::dependency(id, format!("{vpc}, to which it is attached,")));
        }
        self.internet_gateways.remove(&id);
        Ok(())
    }

    /// Allocates the lowest free Elastic IP that the host doesn't own itself.
    ///
    /// # Errors
    /// `AddressLimitExceeded` at the end of the pool, tag errors.
    pub fn allocate_address(&mut self, ctx: &mut Ctx<'_>, tags: Tags) -> Result<AllocationId, NetError> {
        check_tags(&tags)?;
        let public_ip = self.free_public_address(ctx)?;
        let id = AllocationId::from_entropy(ctx.fresh());
        self.addresses.insert(
            id,
            ElasticIp {
                id,
                owner: Owner::Customer,
                public_ip,
                association: None,
                tags,
            },
        );
        Ok(id)
    }

    /// Ends an Elastic IP's association with an interface. Here only NAT gateways have such, and AWS lets nobody take theirs
    /// away: it ends with the NAT gateway. Terraform asks for it once more before it releases the address.
    ///
    /// # Errors
    /// `InvalidAssociationID.NotFound`; `AuthFailure` while the NAT gateway exists.
    pub fn disassociate_address(&self, id: AddressAssociationId) -> Result<(), NetError> {
        let is_meant = |a: &&ElasticIp| a.association.as_ref().is_some_and(|association| association.id == id);
        let address = self.visible_addresses().find(is_meant).ok_or_else(|| id.not_found())?;
        Err(NetError::new(
            "AuthFailure",
            format!(
                "You do not have permission to access the specified resource: a NAT gateway has the address {}; delete that instead.",
                address.public_ip
            ),
        ))
    }

    /// Releases an Elastic IP.
    ///
    /// # Errors
    /// `InvalidAllocationID.NotFound`; `InvalidIPAddress.InUse` while associated.
    pub fn release_address(&mut self, id: AllocationId) -> Result<(), NetError> {
        let address = self.find_address(id)?;
        if let Some(association) = &address.association {
            return Err(NetError::new(
                "InvalidIPAddress.InUse",
                format!(
                    "Address {} is in use by {}; delete the NAT gateway first",
                    address.public_ip, association.interface
                ),
            ));
        }
        self.addresses.remove(&id);
        Ok(())
    }
}
