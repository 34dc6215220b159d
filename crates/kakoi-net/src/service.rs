//! What a region starts with: the default VPC, and the studio network through which apps of `PublicInternetOnly`
//! domains reach the internet.
//!
//! The studio network is made of ordinary resources, so the compiler, the simulator and the backends need no special
//! case; only its owner differs, which hides it from every caller of the API.

use crate::cidr::ANYWHERE;
use crate::*;
use kakoi_types::*;
use std::net::Ipv4Addr;

/// The range of the studio network.
pub const STUDIO_CIDR: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(198, 19, 0, 0), 16);
/// The private subnet in which apps stand.
pub const STUDIO_SUBNET_CIDR: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(198, 19, 0, 0), 17);
/// The public subnet of its NAT gateway.
const STUDIO_PUBLIC_CIDR: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(198, 19, 255, 0), 24);
/// The group of the apps' internet legs: nothing in, everything out.
pub const STUDIO_GROUP_NAME: &str = "studio-apps";

impl Network {
    /// A new region's network: the studio network and the default VPC.
    ///
    /// # Errors
    /// `AddressLimitExceeded`, if the host owns every Elastic IP there is.
    pub fn with_defaults(ctx: &mut Ctx<'_>) -> Result<Self, NetError> {
        let mut network = Self::default();
        network.initialise(ctx)?;
        Ok(network)
    }

    /// Adds to a network without them the studio network and, if there is no default VPC, that. With a studio network
    /// it changes nothing: a user may have deleted the default VPC since.
    ///
    /// # Errors
    /// As [`Network::with_defaults`].
    pub fn initialise(&mut self, ctx: &mut Ctx<'_>) -> Result<(), NetError> {
        if self.studio_vpc().is_some() {
            return Ok(());
        }
        let mut next = self.clone();
        next.add_studio_network(ctx)?;
        if next.default_vpc().is_none() {
            next.create_default_vpc(ctx)?;
        }
        *self = next;
        Ok(())
    }

    /// The studio network's VPC.
    pub fn studio_vpc(&self) -> Option<&Vpc> {
        self.vpcs.values().find(|v| v.owner == Owner::Service)
    }

    /// The subnet for the internet legs of apps.
    pub fn studio_subnet(&self) -> Option<SubnetId> {
        let vpc = self.studio_vpc()?.id;
        self.subnets
            .values()
            .find(|s| s.vpc == vpc && s.cidr == STUDIO_SUBNET_CIDR)
            .map(|s| s.id)
    }

    /// The group for the internet legs of apps.
    pub fn studio_group(&self) -> Option<SecurityGroupId> {
        let vpc = self.studio_vpc()?.id;
        self.groups
            .values()
            .find(|g| g.vpc == vpc && g.name == STUDIO_GROUP_NAME)
            .map(|g| g.id)
    }

    /// Builds the studio network by the users' own operations and gives it to the service last.
    fn add_studio_network(&mut self, ctx: &mut Ctx<'_>) -> Result<(), NetError> {
        let none = Tags::new;
        let vpc = self.insert_vpc(ctx, STUDIO_CIDR, none());
        let zone = ctx.region.region.zones()[0].name.clone();
        let subnet = |cidr: Ipv4Net| CreateSubnet {
            vpc,
            cidr: cidr.to_string(),
            zone: Some(zone.clone()),
            zone_id: None,
            tags: Tags::new(),
        };
        self.create_subnet(ctx, subnet(STUDIO_SUBNET_CIDR))?;
        let public = self.create_subnet(ctx, subnet(STUDIO_PUBLIC_CIDR))?;
        let gateway = self.create_internet_gateway(ctx, none())?;
        self.attach_internet_gateway(gateway, vpc)?;
        let allocation = self.allocate_address(ctx, none())?;
        let nat = CreateNatGateway {
            subnet: public,
            allocation: Some(allocation),
            connectivity: Connectivity::Public,
            private_ip: None,
            tags: none(),
        };
        let nat = self.create_nat_gateway(ctx, nat)?;

        let anywhere = ANYWHERE.to_string();
        let main = self
            .main_route_table(vpc)
            .map(|t| t.id)
            .expect("insert_vpc makes the main table");
        self.create_route(ctx, main, &RouteSpec::to_nat(&anywhere, nat))?;
        let public_table = self.create_route_table(ctx, vpc, none())?;
        self.associate_route_table(ctx, public_table, public)?;
        self.create_route(ctx, public_table, &RouteSpec::to_gateway(&anywhere, gateway))?;

        let group = CreateSecurityGroup {
            vpc: Some(vpc),
            name: STUDIO_GROUP_NAME.to_owned(),
            description: "Internet legs of studio apps".to_owned(),
            tags: none(),
        };
        self.create_security_group(ctx, group)?;

        if let Some(vpc) = self.vpcs.get_mut(&vpc) {
            vpc.owner = Owner::Service;
            vpc.enable_dns_hostnames = true;
        }
        if let Some(address) = self.addresses.get_mut(&allocation) {
            address.owner = Owner::Service;
        }
        Ok(())
    }
}
