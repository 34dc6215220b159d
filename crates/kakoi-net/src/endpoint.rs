//! VPC endpoints: interfaces with private DNS for the region's own services, prefix-list routes for S3.

use crate::endpoint_service::check_service;
use crate::interface::NewInterface;
use crate::tags::check_tags;
use crate::*;
use kakoi_policy::{Document, PolicyUse};
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};

/// AWS's quotas: gateway endpoints in a region, interface endpoints in a VPC.
const MAX_GATEWAYS: usize = 20;
const MAX_INTERFACES: usize = 50;

/// The policy of an endpoint that got none: everything is allowed.
pub const DEFAULT_ENDPOINT_POLICY: &str = r#"{
  "Statement": [
    {
      "Action": "*",
      "Effect": "Allow",
      "Principal": "*",
      "Resource": "*"
    }
  ]
}"#;

/// What `CreateVpcEndpoint` takes.
#[derive(Clone, Debug)]
pub struct CreateEndpoint {
    /// Its VPC.
    pub vpc: VpcId,
    /// The full service name.
    pub service_name: String,
    /// Its kind; AWS's default is gateway.
    pub endpoint_type: EndpointType,
    /// Tables that get the route (gateway).
    pub route_tables: BTreeSet<RouteTableId>,
    /// Subnets that get an interface, one for each zone (interface).
    pub subnets: BTreeSet<SubnetId>,
    /// Groups on each interface; none means the default group (interface).
    pub groups: BTreeSet<SecurityGroupId>,
    /// Private DNS; the default for interface endpoints is on, but for S3's.
    pub private_dns: Option<bool>,
    /// Private DNS for inbound resolver endpoints only; AWS's default for S3 is on, wherever private DNS is (interface).
    pub inbound_only: Option<bool>,
    /// The policy document; none allows all.
    pub policy: Option<String>,
    /// Tags.
    pub tags: Tags,
}

/// What `ModifyVpcEndpoint` takes; empty means unchanged.
#[derive(Clone, Debug, Default)]
pub struct ModifyEndpoint {
    /// Tables to add.
    pub add_route_tables: BTreeSet<RouteTableId>,
    /// Tables to remove.
    pub remove_route_tables: BTreeSet<RouteTableId>,
    /// Subnets to add.
    pub add_subnets: BTreeSet<SubnetId>,
    /// Subnets to remove.
    pub remove_subnets: BTreeSet<SubnetId>,
    /// Groups to add.
    pub add_groups: BTreeSet<SecurityGroupId>,
    /// Groups to remove.
    pub remove_groups: BTreeSet<SecurityGroupId>,
    /// Private DNS on or off.
    pub private_dns: Option<bool>,
    /// Private DNS for inbound resolver endpoints only, or for the VPC too.
    pub inbound_only: Option<bool>,
    /// A new policy.
    pub policy: Option<String>,
    /// Back to the default policy.
    pub reset_policy: bool,
}

impl ModifyEndpoint {
    fn touches_gateway(&self) -> bool {
        !self.add_route_tables.is_empty() || !self.remove_route_tables.is_empty()
    }

    fn touches_interface(&self) -> bool {
        let sets = !self.add_subnets.is_empty()
            || !self.remove_subnets.is_empty()
            || !self.add_groups.is_empty()
            || !self.remove_groups.is_empty();
        sets || self.private_dns.is_some() || self.inbound_only.is_some()
    }
}

impl Network {
    /// Creates an endpoint with its interfaces or routes.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`, `InvalidServiceName`, `InvalidParameter` (wrong kind, parts of the other kind, private DNS
    /// without both VPC attributes or taken, or limited to inbound resolvers without a gateway endpoint, subnet of another
    /// VPC), `VpcEndpointLimitExceeded`, `InvalidSubnetID.NotFound`, `DuplicateSubnetsInSameZone`,
    /// `InvalidGroup.NotFound`, `SecurityGroupsPerInterfaceLimitExceeded`, `InsufficientFreeAddressesInSubnet`,
    /// `InvalidRouteTableID.NotFound`, `RouteAlreadyExists`, `InvalidPolicyDocument`, tag errors.
    pub fn create_endpoint(&mut self, ctx: &mut Ctx<'_>, request: CreateEndpoint) -> Result<VpcEndpointId, NetError> {
        self.find_vpc(request.vpc)?;
        let service = check_service(ctx.region, &request.service_name, request.endpoint_type)?;
        self.check_quota(request.vpc, request.endpoint_type)?;
        request.policy.as_deref().map_or(Ok(()), check_policy)?;
        check_tags(&request.tags)?;
        let mut next = self.clone();
        let id = VpcEndpointId::from_entropy(ctx.fresh());
        let kind = match request.endpoint_type {
            EndpointType::Gateway if request.inbound_only.is_some() => {
                return Err(NetError::parameter(
                    "DnsOptions PrivateDnsOnlyForInboundResolverEndpoint is applicable only to Interface VPC Endpoints.",
                ));
            }
            EndpointType::Gateway
                if !request.subnets.is_empty() || !request.groups.is_empty() || request.private_dns == Some(true) =>
            {
                return Err(NetError::parameter(
                    "A gateway endpoint has no subnets, security groups or private DNS: name route tables",
                ));
            }
            EndpointType::Interface if !request.route_tables.is_empty() => {
                return Err(NetError::parameter(
                    "An interface endpoint has no route tables: name subnets and security groups",
                ));
            }
            EndpointType::Gateway => EndpointKind::Gateway {
                route_tables: BTreeSet::new(),
            },
            EndpointType::Interface => {
                let dns = PrivateDns {
                    on: request.private_dns.unwrap_or(!service.has_gateway),
                    inbound_only: request.inbound_only,
                };
                let inbound_only = self.check_private_dns(id, request.vpc, &service, &dns)?;
                EndpointKind::Interface {
                    interfaces: BTreeMap::new(),
                    groups: self.groups_or_default(request.vpc, &request.groups)?,
                    private_dns: dns.on,
                    inbound_only,
                }
            }
        };
        let endpoint = VpcEndpoint {
            id,
            vpc: request.vpc,
            service_name: request.service_name,
            kind,
            policy: request.policy,
            created: ctx.now,
            tags: request.tags,
        };
        next.endpoints.insert(id, endpoint);
        next.add_endpoint_subnets(ctx, id, &request.subnets)?;
        next.add_endpoint_tables(ctx, id, &request.route_tables)?;
        *self = next;
        Ok(id)
    }

    /// Changes an endpoint. Removals come first, so a zone's subnet can be swapped in one call.
    ///
    /// # Errors
    /// `InvalidVpcEndpointId.NotFound`, and those of [`Network::create_endpoint`]; `InvalidParameter` for removing what
    /// isn't there or the last group.
    pub fn modify_endpoint(
        &mut self,
        ctx: &mut Ctx<'_>,
        id: VpcEndpointId,
        change: &ModifyEndpoint,
    ) -> Result<(), NetError> {
        let endpoint = self.find_endpoint(id)?;
        let is_gateway = matches!(endpoint.kind, EndpointKind::Gateway { .. });
        if is_gateway && change.touches_interface() {
            return Err(NetError::parameter(format!(
                "{id} is a gateway endpoint: it has no subnets, security groups or private DNS"
            )));
        }
        if !is_gateway && change.touches_gateway() {
            return Err(NetError::parameter(format!(
                "{id} is an interface endpoint: it has no route tables"
            )));
        }
        if change.reset_policy && change.policy.is_some() {
            return Err(NetError::new(
                "InvalidParameterCombination",
                "Give PolicyDocument or ResetPolicy, not both",
            ));
        }
        change.policy.as_deref().map_or(Ok(()), check_policy)?;
        let names = match endpoint.kind {
            EndpointKind::Interface {
                private_dns,
                inbound_only,
                ..
            } if change.private_dns.is_some() || change.inbound_only.is_some() => {
                let service = check_service(ctx.region, &endpoint.service_name, EndpointType::Interface)?;
                let on = change.private_dns.unwrap_or(private_dns);
                // What isn't said stays, if it was and is on; else AWS's default holds.
                let dns = PrivateDns {
                    on,
                    inbound_only: change.inbound_only.or((on && private_dns).then_some(inbound_only)),
                };
                let inbound_only = self.check_private_dns(id, endpoint.vpc, &service, &dns)?;
                Some((dns.on, inbound_only))
            }
            EndpointKind::Interface { .. } | EndpointKind::Gateway { .. } => None,
        };
        let mut next = self.clone();
        next.remove_endpoint_subnets(id, &change.remove_subnets)?;
        next.add_endpoint_subnets(ctx, id, &change.add_subnets)?;
        next.change_endpoint_groups(id, &change.add_groups, &change.remove_groups)?;
        next.remove_endpoint_tables(id, &change.remove_route_tables)?;
        next.add_endpoint_tables(ctx, id, &change.add_route_tables)?;
        if let Some(endpoint) = next.endpoints.get_mut(&id) {
            if change.reset_policy || change.policy.is_some() {
                endpoint.policy = change.policy.clone();
            }
            if let EndpointKind::Interface {
                private_dns,
                inbound_only,
                ..
            } = &mut endpoint.kind
                && let Some(names) = names
            {
                (*private_dns, *inbound_only) = names;
            }
        }
        *self = next;
        Ok(())
    }

    /// Deletes an endpoint with its interfaces or routes.
    ///
    /// # Errors
    /// `InvalidVpcEndpointId.NotFound`.
    pub fn delete_endpoint(&mut self, id: VpcEndpointId) -> Result<(), NetError> {
        let endpoint = self.find_endpoint(id)?.clone();
        match &endpoint.kind {
            EndpointKind::Interface { interfaces, .. } => {
                for interface in interfaces.values() {
                    self.interfaces.remove(interface);
                }
            }
            EndpointKind::Gateway { route_tables } => {
                let tables = route_tables.clone();
                self.remove_endpoint_tables(id, &tables)?;
            }
        }
        self.endpoints.remove(&id);
        Ok(())
    }

    /// The policy document of an endpoint of a VPC: its own, or the one that allows all; `None` for an endpoint that isn't the
    /// VPC's. Also for what the service itself owns.
    pub fn endpoint_policy(&self, vpc: VpcId, id: VpcEndpointId) -> Option<&str> {
        let endpoint = self.endpoints.get(&id).filter(|e| e.vpc == vpc)?;
        Some(endpoint.policy.as_deref().unwrap_or(DEFAULT_ENDPOINT_POLICY))
    }

    fn check_quota(&self, vpc: VpcId, wanted: EndpointType) -> Result<(), NetError> {
        let is_gateway = |e: &&VpcEndpoint| matches!(e.kind, EndpointKind::Gateway { .. });
        let (count, most, of) = match wanted {
            EndpointType::Gateway => (
                self.endpoints.values().filter(is_gateway).count(),
                MAX_GATEWAYS,
                "gateway endpoints in a region",
            ),
            EndpointType::Interface => {
                let of_vpc = self.endpoints.values().filter(|e| e.vpc == vpc && !is_gateway(e));
                (of_vpc.count(), MAX_INTERFACES, "interface endpoints in a VPC")
            }
        };
        if count < most {
            return Ok(());
        }
        Err(NetError::new(
            "VpcEndpointLimitExceeded",
            format!("There are at most {most} {of}; delete one first"),
        ))
    }

    /// Private DNS needs both attributes of the VPC, and one endpoint alone can own the service's names (line 36). Returns
    /// whether it's limited to inbound resolver endpoints.
    fn check_private_dns(
        &self,
        id: VpcEndpointId,
        vpc: VpcId,
        service: &EndpointService,
        wanted: &PrivateDns,
    ) -> Result<bool, NetError> {
        if wanted.inbound_only == Some(true) && !(wanted.on && service.has_gateway) {
            return Err(NetError::parameter(
                "PrivateDnsOnlyForInboundResolverEndpoint needs PrivateDnsEnabled, and a service with both gateway and interface endpoints",
            ));
        }
        if !wanted.on {
            return Ok(false);
        }
        let found = self.find_vpc(vpc)?;
        if !found.enable_dns_support || !found.enable_dns_hostnames {
            return Err(NetError::parameter(format!(
                "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpc}"
            )));
        }
        let of_service = |e: &&VpcEndpoint| e.vpc == vpc && e.service_name == service.service_name;
        let others = || self.endpoints.values().filter(of_service).filter(|e| e.id != id);
        if others().any(|e| matches!(e.kind, EndpointKind::Interface { private_dns: true, .. })) {
            let domain = service.private_dns_names.first().map_or("", String::as_str);
            return Err(NetError::parameter(format!(
                "private-dns-enabled cannot be set because there is already a conflicting DNS domain for {domain} in the VPC {vpc}"
            )));
        }
        let inbound_only = wanted.inbound_only.unwrap_or(service.has_gateway);
        if inbound_only && !others().any(|e| matches!(e.kind, EndpointKind::Gateway { .. })) {
            return Err(NetError::parameter(format!(
                "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC {vpc} must have a Gateway endpoint for the service."
            )));
        }
        Ok(inbound_only)
    }

    fn add_endpoint_subnets(
        &mut self,
        ctx: &mut Ctx<'_>,
        id: VpcEndpointId,
        subnets: &BTreeSet<SubnetId>,
    ) -> Result<(), NetError> {
        for subnet_id in subnets {
            let Some(VpcEndpoint {
                vpc,
                kind: EndpointKind::Interface { interfaces, groups, .. },
                ..
            }) = self.endpoints.get(&id)
            else {
                return Err(id.not_found());
            };
            let subnet = self.find_subnet(*subnet_id)?;
            if subnet.vpc != *vpc {
                return Err(NetError::parameter(format!("{subnet_id} does not belong to {vpc}")));
            }
            let same_zone = |s: &&SubnetId| self.subnets.get(s).is_some_and(|s| s.zone == subnet.zone);
            if let Some(other) = interfaces.keys().find(same_zone) {
                return Err(NetError::new(
                    "DuplicateSubnetsInSameZone",
                    format!(
                        "Found another VPC endpoint subnet in the availability zone of {subnet_id}: {other}; name one subnet for each zone"
                    ),
                ));
            }
            let private_ip = self.free_address(ctx.host_addresses, subnet)?;
            let new = NewInterface {
                id: NetworkInterfaceId::from_entropy(ctx.fresh()),
                subnet: *subnet_id,
                private_ip,
                groups: groups.clone(),
                purpose: InterfacePurpose::Endpoint(id),
                description: format!("VPC Endpoint Interface {id}"),
                tags: Tags::new(),
            };
            let interface = new.id;
            self.insert_interface(ctx, new);
            if let Some(VpcEndpoint {
                kind: EndpointKind::Interface { interfaces, .. },
                ..
            }) = self.endpoints.get_mut(&id)
            {
                interfaces.insert(*subnet_id, interface);
            }
        }
        Ok(())
    }

    fn remove_endpoint_subnets(&mut self, id: VpcEndpointId, subnets: &BTreeSet<SubnetId>) -> Result<(), NetError> {
        for subnet in subnets {
            let Some(VpcEndpoint {
                kind: EndpointKind::Interface { interfaces, .. },
                ..
            }) = self.endpoints.get_mut(&id)
            else {
                return Err(id.not_found());
            };
            let interface = interfaces
                .remove(subnet)
                .ok_or_else(|| NetError::parameter(format!("{id} has no interface in {subnet}")))?;
            self.interfaces.remove(&interface);
        }
        Ok(())
    }

    fn change_endpoint_groups(
        &mut self,
        id: VpcEndpointId,
        add: &BTreeSet<SecurityGroupId>,
        remove: &BTreeSet<SecurityGroupId>,
    ) -> Result<(), NetError> {
        if add.is_empty() && remove.is_empty() {
            return Ok(());
        }
        let Some(VpcEndpoint {
            vpc,
            kind: EndpointKind::Interface { interfaces, groups, .. },
            ..
        }) = self.endpoints.get(&id)
        else {
            return Err(id.not_found());
        };
        if let Some(stray) = remove.iter().find(|g| !groups.contains(g)) {
            return Err(NetError::parameter(format!(
                "{id} does not have the security group {stray}"
            )));
        }
        let wanted: BTreeSet<_> = groups.difference(remove).chain(add).copied().collect();
        if wanted.is_empty() {
            return Err(NetError::parameter(format!(
                "{id} needs at least one security group: add one in the same call"
            )));
        }
        let wanted = self.groups_or_default(*vpc, &wanted)?;
        let interfaces: Vec<_> = interfaces.values().copied().collect();
        for interface in interfaces {
            if let Some(interface) = self.interfaces.get_mut(&interface) {
                interface.groups = wanted.clone();
            }
        }
        if let Some(VpcEndpoint {
            kind: EndpointKind::Interface { groups, .. },
            ..
        }) = self.endpoints.get_mut(&id)
        {
            *groups = wanted;
        }
        Ok(())
    }

    fn add_endpoint_tables(
        &mut self,
        ctx: &Ctx<'_>,
        id: VpcEndpointId,
        tables: &BTreeSet<RouteTableId>,
    ) -> Result<(), NetError> {
        let destination = RouteDestination::PrefixList(s3_prefix_list_id(&ctx.region.region));
        for table_id in tables {
            let Some(VpcEndpoint {
                vpc,
                kind: EndpointKind::Gateway { .. },
                ..
            }) = self.endpoints.get(&id)
            else {
                return Err(id.not_found());
            };
            let table = self.find_route_table(*table_id)?;
            if table.vpc != *vpc {
                return Err(NetError::parameter(format!("{table_id} does not belong to {vpc}")));
            }
            if table.routes.contains_key(&destination) {
                return Err(NetError::new(
                    "RouteAlreadyExists",
                    format!(
                        "{table_id} already has a route with destination-prefix-list-id {}",
                        String::from(destination)
                    ),
                ));
            }
            if let Some(table) = self.route_tables.get_mut(table_id) {
                table.routes.insert(destination, RouteTarget::GatewayEndpoint(id));
            }
            if let Some(VpcEndpoint {
                kind: EndpointKind::Gateway { route_tables },
                ..
            }) = self.endpoints.get_mut(&id)
            {
                route_tables.insert(*table_id);
            }
        }
        Ok(())
    }

    fn remove_endpoint_tables(&mut self, id: VpcEndpointId, tables: &BTreeSet<RouteTableId>) -> Result<(), NetError> {
        for table in tables {
            let Some(VpcEndpoint {
                kind: EndpointKind::Gateway { route_tables },
                ..
            }) = self.endpoints.get_mut(&id)
            else {
                return Err(id.not_found());
            };
            if !route_tables.remove(table) {
                return Err(NetError::parameter(format!("{id} is not associated with {table}")));
            }
            if let Some(table) = self.route_tables.get_mut(table) {
                table
                    .routes
                    .retain(|_, target| *target != RouteTarget::GatewayEndpoint(id));
            }
        }
        Ok(())
    }
}

/// What a caller wants of private DNS.
struct PrivateDns {
    on: bool,
    inbound_only: Option<bool>,
}

/// A policy is stored as written, once it's a policy; what it says is asked where requests are judged.
fn check_policy(text: &str) -> Result<(), NetError> {
    Document::parse(text, PolicyUse::Endpoint)
        .map(|_| ())
        .map_err(|problem| NetError::new("InvalidPolicyDocument", problem))
}
