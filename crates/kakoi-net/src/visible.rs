//! What users see. Resources of the studio network and its Elastic IP exist in the maps but for no caller of the API:
//! iterators skip them and lookups answer as if they didn't exist.

use crate::*;
use kakoi_types::*;

impl Network {
    /// Whether a VPC is the studio's own. A VPC that is gone was a customer's: the studio's never goes.
    pub(crate) fn is_service_vpc(&self, vpc: VpcId) -> bool {
        self.vpcs.get(&vpc).is_some_and(|v| v.owner == Owner::Service)
    }

    /// The users' VPCs.
    pub fn visible_vpcs(&self) -> impl Iterator<Item = &Vpc> {
        self.vpcs.values().filter(|v| v.owner == Owner::Customer)
    }

    /// Subnets of the users' VPCs.
    pub fn visible_subnets(&self) -> impl Iterator<Item = &Subnet> {
        self.subnets.values().filter(|s| !self.is_service_vpc(s.vpc))
    }

    /// Security groups of the users' VPCs.
    pub fn visible_groups(&self) -> impl Iterator<Item = &SecurityGroup> {
        self.groups.values().filter(|g| !self.is_service_vpc(g.vpc))
    }

    /// Route tables of the users' VPCs.
    pub fn visible_route_tables(&self) -> impl Iterator<Item = &RouteTable> {
        self.route_tables.values().filter(|t| !self.is_service_vpc(t.vpc))
    }

    /// The users' internet gateways, attached or not.
    pub fn visible_internet_gateways(&self) -> impl Iterator<Item = &InternetGateway> {
        self.internet_gateways
            .values()
            .filter(|g| !g.attached.is_some_and(|v| self.is_service_vpc(v)))
    }

    /// The users' Elastic IP addresses.
    pub fn visible_addresses(&self) -> impl Iterator<Item = &ElasticIp> {
        self.addresses.values().filter(|a| a.owner == Owner::Customer)
    }

    /// The users' NAT gateways, deleted ones of the last hour included.
    pub fn visible_nat_gateways(&self) -> impl Iterator<Item = &NatGateway> {
        self.nat_gateways.values().filter(|n| !self.is_service_vpc(n.vpc))
    }

    /// The users' endpoints.
    pub fn visible_endpoints(&self) -> impl Iterator<Item = &VpcEndpoint> {
        self.endpoints.values().filter(|e| !self.is_service_vpc(e.vpc))
    }

    /// Interfaces in the users' VPCs.
    pub fn visible_interfaces(&self) -> impl Iterator<Item = &NetworkInterface> {
        self.interfaces.values().filter(|i| !self.is_service_vpc(i.vpc))
    }

    /// Network ACLs of the users' VPCs.
    pub fn visible_network_acls(&self) -> impl Iterator<Item = &NetworkAcl> {
        self.network_acls.values().filter(|a| !self.is_service_vpc(a.vpc))
    }

    /// The default VPC, if it wasn't deleted.
    pub fn default_vpc(&self) -> Option<&Vpc> {
        self.visible_vpcs().find(|v| v.is_default)
    }

    /// A VPC by id. Errors: `InvalidVpcID.NotFound`.
    pub fn find_vpc(&self, id: VpcId) -> Result<&Vpc, NetError> {
        self.vpcs
            .get(&id)
            .filter(|v| v.owner == Owner::Customer)
            .ok_or_else(|| id.not_found())
    }

    /// A subnet by id. Errors: `InvalidSubnetID.NotFound`.
    pub fn find_subnet(&self, id: SubnetId) -> Result<&Subnet, NetError> {
        self.subnets
            .get(&id)
            .filter(|s| !self.is_service_vpc(s.vpc))
            .ok_or_else(|| id.not_found())
    }

    /// A security group by id. Errors: `InvalidGroup.NotFound`.
    pub fn find_group(&self, id: SecurityGroupId) -> Result<&SecurityGroup, NetError> {
        self.groups
            .get(&id)
            .filter(|g| !self.is_service_vpc(g.vpc))
            .ok_or_else(|| id.not_found())
    }

    /// A route table by id. Errors: `InvalidRouteTableID.NotFound`.
    pub fn find_route_table(&self, id: RouteTableId) -> Result<&RouteTable, NetError> {
        self.route_tables
            .get(&id)
            .filter(|t| !self.is_service_vpc(t.vpc))
            .ok_or_else(|| id.not_found())
    }

    /// An internet gateway by id. Errors: `InvalidInternetGatewayID.NotFound`.
    pub fn find_internet_gateway(&self, id: InternetGatewayId) -> Result<&InternetGateway, NetError> {
        let visible = |g: &&InternetGateway| !g.attached.is_some_and(|v| self.is_service_vpc(v));
        self.internet_gateways
            .get(&id)
            .filter(visible)
            .ok_or_else(|| id.not_found())
    }

    /// An Elastic IP by its allocation. Errors: `InvalidAllocationID.NotFound`.
    pub fn find_address(&self, id: AllocationId) -> Result<&ElasticIp, NetError> {
        self.addresses
            .get(&id)
            .filter(|a| a.owner == Owner::Customer)
            .ok_or_else(|| id.not_found())
    }

    /// A NAT gateway by id, deleted ones of the last hour included. Errors: `NatGatewayNotFound`.
    pub fn find_nat_gateway(&self, id: NatGatewayId) -> Result<&NatGateway, NetError> {
        self.nat_gateways
            .get(&id)
            .filter(|n| !self.is_service_vpc(n.vpc))
            .ok_or_else(|| id.not_found())
    }

    /// An endpoint by id. Errors: `InvalidVpcEndpointId.NotFound`.
    pub fn find_endpoint(&self, id: VpcEndpointId) -> Result<&VpcEndpoint, NetError> {
        self.endpoints
            .get(&id)
            .filter(|e| !self.is_service_vpc(e.vpc))
            .ok_or_else(|| id.not_found())
    }

    /// An interface by id. Errors: `InvalidNetworkInterfaceID.NotFound`.
    pub fn find_interface(&self, id: NetworkInterfaceId) -> Result<&NetworkInterface, NetError> {
        self.interfaces
            .get(&id)
            .filter(|i| !self.is_service_vpc(i.vpc))
            .ok_or_else(|| id.not_found())
    }

    /// A network ACL by id. Errors: `InvalidNetworkAclID.NotFound`.
    pub fn find_network_acl(&self, id: NetworkAclId) -> Result<&NetworkAcl, NetError> {
        self.network_acls
            .get(&id)
            .filter(|a| !self.is_service_vpc(a.vpc))
            .ok_or_else(|| id.not_found())
    }

    /// A file system by id. Errors: `FileSystemNotFound`.
    pub fn find_file_system(&self, id: FileSystemId) -> Result<&FileSystem, NetError> {
        self.file_systems.get(&id).ok_or_else(|| id.not_found())
    }

    /// A mount target by id. Errors: `MountTargetNotFound`.
    pub fn find_mount_target(&self, id: MountTargetId) -> Result<&MountTarget, NetError> {
        self.mount_targets.get(&id).ok_or_else(|| id.not_found())
    }
}
