//! Route tables, their associations and routes. The local route is implied: it's in no map and can't be changed.

use crate::cidr::{check_route_range, parse_cidr};
use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;
use std::collections::BTreeMap;

/// AWS's default quota of routes of a table, besides the local ones.
pub(crate) const MAX_ROUTES: usize = 50;

/// A route as a client wrote it: one destination, one target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RouteSpec {
    /// `DestinationCidrBlock`.
    pub cidr: Option<String>,
    /// `DestinationIpv6CidrBlock`: always refused in this version.
    pub ipv6_cidr: Option<String>,
    /// `DestinationPrefixListId`.
    pub prefix_list: Option<String>,
    /// `GatewayId`: an internet gateway.
    pub gateway: Option<String>,
    /// `NatGatewayId`.
    pub nat_gateway: Option<String>,
    /// `VpcPeeringConnectionId`.
    pub peering: Option<String>,
    /// The name of another target parameter that was given: always refused in this version.
    pub other_target: Option<String>,
}

impl RouteSpec {
    /// A route to an internet gateway.
    pub fn to_gateway(cidr: &str, gateway: InternetGatewayId) -> Self {
        Self {
            cidr: Some(cidr.to_owned()),
            gateway: Some(gateway.to_string()),
            ..Self::default()
        }
    }

    /// A route to a NAT gateway.
    pub fn to_nat(cidr: &str, nat: NatGatewayId) -> Self {
        Self {
            cidr: Some(cidr.to_owned()),
            nat_gateway: Some(nat.to_string()),
            ..Self::default()
        }
    }

    /// A route to a VPC peering connection.
    pub fn to_peering(cidr: &str, peering: VpcPeeringConnectionId) -> Self {
        Self {
            cidr: Some(cidr.to_owned()),
            peering: Some(peering.to_string()),
            ..Self::default()
        }
    }

    /// A destination alone, as `DeleteRoute` takes it.
    pub fn destination_only(cidr: &str) -> Self {
        Self {
            cidr: Some(cidr.to_owned()),
            ..Self::default()
        }
    }

    fn destination(&self) -> Result<RouteDestination, NetError> {
        match (&self.cidr, &self.ipv6_cidr, &self.prefix_list) {
            (Some(cidr), None, None) => parse_cidr(cidr, "destinationCidrBlock").map(RouteDestination::Cidr),
            (None, Some(cidr), None) => Err(NetError::ipv6(cidr)),
            (None, None, Some(list)) => parse_id(list).map(RouteDestination::PrefixList),
            (None, None, None) => Err(NetError::missing("destinationCidrBlock")),
            _ => Err(NetError::new(
                "InvalidParameterCombination",
                "A route has one destination: destinationCidrBlock or destinationPrefixListId",
            )),
        }
    }
}

/// `active`, or `blackhole`: the target is gone, the route still wins its match and drops (line 22).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteState {
    /// The target takes packets.
    Active,
    /// The target doesn't exist any more or is attached elsewhere.
    Blackhole,
}

impl Network {
    /// Creates a route table with the local route only.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`, tag errors.
    pub fn create_route_table(&mut self, ctx: &mut Ctx<'_>, vpc: VpcId, tags: Tags) -> Result<RouteTableId, NetError> {
        self.find_vpc(vpc)?;
        check_tags(&tags)?;
        let id = RouteTableId::from_entropy(ctx.fresh());
        self.route_tables.insert(
            id,
            RouteTable {
                id,
                vpc,
                main: None,
                subnets: BTreeMap::new(),
                routes: BTreeMap::new(),
                tags,
            },
        );
        Ok(id)
    }

    /// Deletes a route table; gateway endpoints forget it.
    ///
    /// # Errors
    /// `InvalidRouteTableID.NotFound`; `DependencyViolation` for the main table and while a subnet is associated.
    pub fn delete_route_table(&mut self, id: RouteTableId) -> Result<(), NetError> {
        let table = self.find_route_table(id)?;
        if let Some(main) = table.main {
            return Err(NetError::dependency(
                id,
                format!("{} as its main route table ({main})", table.vpc),
            ));
        }
        if let Some((association, subnet)) = table.subnets.first_key_value() {
            return Err(NetError::dependency(id, format!("{subnet} ({association})")));
        }
        let endpoints: Vec<VpcEndpointId> = table
            .routes
            .values()
            .filter_map(|t| {
                if let RouteTarget::GatewayEndpoint(e) = t {
                    Some(*e)
                } else {
                    None
                }
            })
            .collect();
        for endpoint in endpoints {
            if let Some(VpcEndpoint {
                kind: EndpointKind::Gateway { route_tables },
                ..
            }) = self.endpoints.get_mut(&endpoint)
            {
                route_tables.remove(&id);
            }
        }
        self.route_tables.remove(&id);
        Ok(())
    }

    /// Associates a subnet with a table explicitly.
    ///
    /// # Errors
    /// `InvalidRouteTableID.NotFound`, `InvalidSubnetID.NotFound`, `InvalidParameterValue` (different VPCs),
    /// `Resource.AlreadyAssociated`.
    pub fn associate_route_table(
        &mut self,
        ctx: &mut Ctx<'_>,
        table: RouteTableId,
        subnet: SubnetId,
    ) -> Result<RouteTableAssociationId, NetError> {
        let vpc = self.find_route_table(table)?.vpc;
        if self.find_subnet(subnet)?.vpc != vpc {
            return Err(different_networks(table, subnet));
        }
        let holding = self
            .route_tables
            .values()
            .find_map(|t| t.subnets.iter().find(|(_, s)| **s == subnet).map(|(a, _)| (t.id, *a)));
        if let Some((other, association)) = holding {
            return Err(NetError::new(
                "Resource.AlreadyAssociated",
                format!(
                    "{subnet} is already associated with {other}; use ReplaceRouteTableAssociation with {association}"
                ),
            ));
        }
        let id = RouteTableAssociationId::from_entropy(ctx.fresh());
        if let Some(table) = self.route_tables.get_mut(&table) {
            table.subnets.insert(id, subnet);
        }
        Ok(id)
    }

    /// Moves an association to another table of the VPC; the main association makes that table the main one.
    /// Returns the new association.
    ///
    /// # Errors
    /// `InvalidAssociationID.NotFound`, `InvalidRouteTableID.NotFound`, `InvalidParameterValue` (different VPCs).
    pub fn replace_route_table_association(
        &mut self,
        ctx: &mut Ctx<'_>,
        association: RouteTableAssociationId,
        table: RouteTableId,
    ) -> Result<RouteTableAssociationId, NetError> {
        let from = self.table_of_association(association)?;
        let (from_id, subnet) = (from.id, from.subnets.get(&association).copied());
        if self.find_route_table(table)?.vpc != from.vpc {
            return Err(different_networks(table, association));
        }
        let id = RouteTableAssociationId::from_entropy(ctx.fresh());
        if let Some(from) = self.route_tables.get_mut(&from_id) {
            match subnet {
                Some(_) => _ = from.subnets.remove(&association),
                None => from.main = None,
            }
        }
        if let Some(to) = self.route_tables.get_mut(&table) {
            match subnet {
                Some(subnet) => _ = to.subnets.insert(id, subnet),
                None => to.main = Some(id),
            }
        }
        Ok(id)
    }

    /// Ends an explicit association; the subnet follows the main table again.
    ///
    /// # Errors
    /// `InvalidAssociationID.NotFound`; `InvalidParameterValue` for the main association.
    pub fn disassociate_route_table(&mut self, association: RouteTableAssociationId) -> Result<(), NetError> {
        let table = self.table_of_association(association)?;
        if table.main == Some(association) {
            return Err(NetError::value(format!(
                "cannot disassociate the main route table association {association}; replace it instead"
            )));
        }
        let id = table.id;
        if let Some(table) = self.route_tables.get_mut(&id) {
            table.subnets.remove(&association);
        }
        Ok(())
    }

    /// Adds a route.
    ///
    /// # Errors
    /// `InvalidRouteTableID.NotFound`, `RouteAlreadyExists`, `InvalidParameterValue` (destination inside the VPC's range
    /// or never forwarded, target of another VPC), `InvalidGatewayID.NotFound`, `InvalidNatGatewayID.NotFound`,
    /// `InvalidVpcPeeringConnectionID.NotFound` (also one that ended), `RouteLimitExceeded`, `InvalidPrefixListID.NotFound`, `MissingParameter`, `InvalidParameterCombination`, `UnsupportedOperation`.
    pub fn create_route(&mut self, ctx: &Ctx<'_>, table: RouteTableId, spec: &RouteSpec) -> Result<(), NetError> {
        let found = self.find_route_table(table)?;
        let destination = self.check_destination(ctx, found, spec)?;
        if found.routes.contains_key(&destination) {
            return Err(NetError::new(
                "RouteAlreadyExists",
                format!("The route identified by {} already exists.", String::from(destination)),
            ));
        }
        let target = self.read_target(ctx, found, spec)?;
        self.check_route_quota(table, found.routes.keys().chain([&destination]))?;
        if let Some(table) = self.route_tables.get_mut(&table) {
            table.routes.insert(destination, target);
        }
        Ok(())
    }

    /// Gives a route another target.
    ///
    /// # Errors
    /// As [`Network::create_route`]; `InvalidParameterValue` when there is no such route (AWS's answer) or an endpoint
    /// owns it.
    pub fn replace_route(&mut self, ctx: &Ctx<'_>, table: RouteTableId, spec: &RouteSpec) -> Result<(), NetError> {
        let found = self.find_route_table(table)?;
        let destination = self.check_destination(ctx, found, spec)?;
        match found.routes.get(&destination) {
            None => {
                return Err(NetError::value(format!(
                    "There is no route defined for '{}' in {table}. Use CreateRoute instead.",
                    String::from(destination)
                )));
            }
            Some(RouteTarget::GatewayEndpoint(endpoint)) => return Err(endpoint_route(*endpoint)),
            Some(_) => {}
        }
        let target = self.read_target(ctx, found, spec)?;
        if let Some(table) = self.route_tables.get_mut(&table) {
            table.routes.insert(destination, target);
        }
        Ok(())
    }

    /// Deletes a route; only the destination of `spec` counts.
    ///
    /// # Errors
    /// `InvalidRouteTableID.NotFound`, `InvalidRoute.NotFound`, `InvalidParameterValue` (the local route, or a gateway
    /// endpoint's).
    pub fn delete_route(&mut self, table: RouteTableId, spec: &RouteSpec) -> Result<(), NetError> {
        let found = self.find_route_table(table)?;
        let destination = spec.destination()?;
        if self
            .vpcs
            .get(&found.vpc)
            .is_some_and(|v| v.cidrs().any(|c| destination == RouteDestination::Cidr(c)))
        {
            return Err(NetError::value(format!(
                "cannot remove local route {} in route table {table}",
                String::from(destination)
            )));
        }
        match found.routes.get(&destination) {
            None => {
                return Err(NetError::new(
                    "InvalidRoute.NotFound",
                    format!(
                        "no route with destination {} in route table {table}",
                        String::from(destination)
                    ),
                ));
            }
            Some(RouteTarget::GatewayEndpoint(endpoint)) => return Err(endpoint_route(*endpoint)),
            Some(_) => {}
        }
        if let Some(table) = self.route_tables.get_mut(&table) {
            table.routes.remove(&destination);
        }
        Ok(())
    }

    /// Whether a route of a table has a working target.
    pub fn route_state(&self, table: &RouteTable, target: RouteTarget) -> RouteState {
        let works = match target {
            RouteTarget::InternetGateway(id) => self
                .internet_gateways
                .get(&id)
                .is_some_and(|g| g.attached == Some(table.vpc)),
            RouteTarget::NatGateway(id) => self.nat_gateways.get(&id).is_some_and(|n| n.deleted.is_none()),
            RouteTarget::GatewayEndpoint(id) => self.endpoints.contains_key(&id),
            RouteTarget::Peering(id) => self
                .peerings
                .get(&id)
                .is_some_and(|p| p.active_peer_of(table.vpc).is_some()),
        };
        if works {
            RouteState::Active
        } else {
            RouteState::Blackhole
        }
    }

    fn table_of_association(&self, id: RouteTableAssociationId) -> Result<&RouteTable, NetError> {
        self.visible_route_tables()
            .find(|t| t.main == Some(id) || t.subnets.contains_key(&id))
            .ok_or_else(|| id.not_found())
    }

    fn check_destination(
        &self,
        ctx: &Ctx<'_>,
        table: &RouteTable,
        spec: &RouteSpec,
    ) -> Result<RouteDestination, NetError> {
        let destination = spec.destination()?;
        match destination {
            RouteDestination::Cidr(cidr) => {
                check_route_range(cidr)?;
                let vpc = self.vpcs.get(&table.vpc);
                if let Some(local) = vpc.and_then(|v| v.cidrs().find(|l| l.contains(&cidr))) {
                    return Err(NetError::value(format!(
                        "Destination {cidr} lies inside the VPC's own range {local}, which the local route delivers; choose a destination outside of it"
                    )));
                }
            }
            // Entries inside of the VPC's own ranges do nothing: the local route comes first there.
            RouteDestination::PrefixList(list) => _ = self.known_prefix_list(ctx, list)?,
        }
        Ok(destination)
    }

    fn read_target(&self, ctx: &Ctx<'_>, table: &RouteTable, spec: &RouteSpec) -> Result<RouteTarget, NetError> {
        match (&spec.gateway, &spec.nat_gateway, &spec.peering, &spec.other_target) {
            (Some(gateway), None, None, None) => self.read_gateway(table, gateway),
            (None, None, Some(peering), None) => {
                let id: VpcPeeringConnectionId = parse_id(peering)?;
                let peering = self.find_peering(id, ctx.now)?;
                if !peering.joins(table.vpc) {
                    return Err(different_networks(table.id, id));
                }
                // One that waits for its answer is accepted, as on AWS; the route is a blackhole until then.
                if !self.live_peers(table.vpc, ctx.now).any(|(live, _)| live == id) {
                    return Err(id.not_found());
                }
                Ok(RouteTarget::Peering(id))
            }
            (None, Some(nat), None, None) => {
                let id: NatGatewayId = parse_id(nat)?;
                let living = self.find_nat_gateway(id).ok().filter(|n| n.deleted.is_none());
                let nat = living.ok_or_else(|| {
                    NetError::new(
                        "InvalidNatGatewayID.NotFound",
                        format!("The natGateway ID '{id}' does not exist"),
                    )
                })?;
                if nat.vpc != table.vpc {
                    return Err(different_networks(table.id, id));
                }
                Ok(RouteTarget::NatGateway(id))
            }
            (None, None, None, Some(other)) => Err(NetError::new(
                "UnsupportedOperation",
                format!(
                    "Routes to a {other} are not supported; use an internet gateway, a NAT gateway or a VPC peering connection"
                ),
            )),
            (None, None, None, None) => Err(NetError::missing("gatewayId, natGatewayId or vpcPeeringConnectionId")),
            _ => Err(NetError::new(
                "InvalidParameterCombination",
                "A route has exactly one target",
            )),
        }
    }

    fn read_gateway(&self, table: &RouteTable, text: &str) -> Result<RouteTarget, NetError> {
        if text.starts_with("vpce-") {
            return Err(NetError::value(format!(
                "{text}: routes to a gateway endpoint are made by adding the table with ModifyVpcEndpoint"
            )));
        }
        if text == "local" {
            return Err(NetError::value(
                "The local route exists in every table and can't be created or replaced",
            ));
        }
        let unknown = || {
            NetError::new(
                "InvalidGatewayID.NotFound",
                format!("The gateway ID '{text}' does not exist"),
            )
        };
        if !text.starts_with("igw-") {
            return Err(unknown());
        }
        let id: InternetGatewayId = parse_id(text)?;
        let gateway = self.find_internet_gateway(id).map_err(|_| unknown())?;
        if gateway.attached != Some(table.vpc) {
            return Err(NetError::value(format!(
                "route table {} and network gateway {id} belong to different networks; attach the gateway to {} first",
                table.id, table.vpc
            )));
        }
        Ok(RouteTarget::InternetGateway(id))
    }
}

fn different_networks(one: impl std::fmt::Display, other: impl std::fmt::Display) -> NetError {
    NetError::value(format!("{one} and {other} belong to different networks"))
}

fn endpoint_route(endpoint: VpcEndpointId) -> NetError {
    NetError::value(format!(
        "This route belongs to the gateway endpoint {endpoint}; remove the table there with ModifyVpcEndpoint"
    ))
}
