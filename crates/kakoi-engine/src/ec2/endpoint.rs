//! VPC endpoints and the services they can be made for.

use super::support::*;
use super::token::Call;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::{
    CreateEndpoint, DEFAULT_ENDPOINT_POLICY, EndpointKind, EndpointService, EndpointType, ModifyEndpoint,
    endpoint_services,
};
use kakoi_types::{Tags, VpcEndpointId};
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &[
    "ip-address-type",
    "service-name",
    "service-region",
    "vpc-endpoint-id",
    "vpc-endpoint-state",
    "vpc-endpoint-type",
    "vpc-id",
];

const SERVICE_FILTERS: &[&str] = &[
    "ip-address-type",
    "owner",
    "service-name",
    "service-region",
    "service-type",
    "supported-ip-address-types",
];

fn type_name(kind: EndpointType) -> &'static str {
    match kind {
        EndpointType::Interface => "Interface",
        EndpointType::Gateway => "Gateway",
    }
}

fn read_type(text: Option<&str>) -> Result<EndpointType, ApiError> {
    match text {
        None | Some("Gateway") => Ok(EndpointType::Gateway),
        Some("Interface") => Ok(EndpointType::Interface),
        Some(other) => {
            let message =
                format!("VPC endpoints of type {other} are not supported in this region; use Interface or Gateway");
            Err(ApiError::client("UnsupportedOperation", message))
        }
    }
}

impl View<'_> {
    /// An endpoint as EC2 prints it.
    fn endpoint(&self, endpoint: &kakoi_net::VpcEndpoint) -> VpcEndpoint {
        let mut printed = VpcEndpoint {
            vpc_endpoint_id: text(endpoint.id),
            vpc_id: text(endpoint.vpc),
            service_name: text(&endpoint.service_name),
            service_region: text(&self.region.region),
            state: text("available"),
            policy_document: text(endpoint.policy.as_deref().unwrap_or(DEFAULT_ENDPOINT_POLICY)),
            creation_timestamp: seconds(endpoint.created),
            owner_id: self.owner(),
            requester_managed: Some(false),
            ip_address_type: text("ipv4"),
            tags: tag_list(&endpoint.tags),
            ..VpcEndpoint::default()
        };
        match &endpoint.kind {
            EndpointKind::Gateway { route_tables } => {
                printed.vpc_endpoint_type = text("Gateway");
                printed.private_dns_enabled = Some(false);
                printed.route_table_ids = route_tables.iter().map(ToString::to_string).collect();
            }
            EndpointKind::Interface {
                interfaces,
                groups,
                private_dns,
                inbound_only,
            } => {
                printed.vpc_endpoint_type = text("Interface");
                printed.private_dns_enabled = Some(*private_dns);
                printed.subnet_ids = interfaces.keys().map(ToString::to_string).collect();
                printed.network_interface_ids = interfaces.values().map(ToString::to_string).collect();
                let identifier = |(id, group_name)| SecurityGroupIdentifier {
                    group_id: Some(id),
                    group_name,
                };
                printed.groups = self
                    .group_names(groups.iter().copied())
                    .into_iter()
                    .map(identifier)
                    .collect();
                let services = endpoint_services(&self.region.region);
                let of_kind = |s: &EndpointService| {
                    s.service_name == endpoint.service_name && s.endpoint_type == EndpointType::Interface
                };
                let service = services.into_iter().find(of_kind);
                let can_limit = service.as_ref().is_some_and(|s| s.has_gateway);
                printed.dns_options = Some(DnsOptions {
                    dns_record_ip_type: text("ipv4"),
                    private_dns_only_for_inbound_resolver_endpoint: can_limit.then_some(*inbound_only),
                    ..DnsOptions::default()
                });
                printed.dns_entries = service
                    .map(|s| dns_entries(s, endpoint.id, endpoint.kind.moves_names_in_vpc()))
                    .unwrap_or_default();
            }
        }
        printed
    }

    /// A service as EC2 prints it.
    fn service(&self, service: &EndpointService) -> ServiceDetail {
        let zones = self.region.region.zones();
        // AWS names the pattern first, where there's one.
        let private: Vec<&String> = service.private_dns_names.iter().rev().collect();
        ServiceDetail {
            service_name: text(&service.service_name),
            service_region: text(&self.region.region),
            service_type: vec![ServiceTypeDetail {
                service_type: text(type_name(service.endpoint_type)),
            }],
            availability_zones: zones.iter().map(|z| z.name.clone()).collect(),
            availability_zone_ids: zones.iter().map(|z| z.id.clone()).collect(),
            base_endpoint_dns_names: service.base_name.iter().cloned().collect(),
            private_dns_name: private.first().map(ToString::to_string),
            private_dns_names: private
                .iter()
                .map(|name| PrivateDnsDetails {
                    private_dns_name: text(name),
                })
                .collect(),
            private_dns_name_verification_state: private.first().map(|_| "verified".to_owned()),
            owner: text("amazon"),
            acceptance_required: Some(false),
            manages_vpc_endpoints: Some(false),
            vpc_endpoint_policy_supported: Some(true),
            supported_ip_address_types: vec!["ipv4".to_owned()],
            ..ServiceDetail::default()
        }
    }
}

/// The names that lead to an interface endpoint: its own, then the service's, if it moves them.
fn dns_entries(service: EndpointService, id: VpcEndpointId, moves_names: bool) -> Vec<DnsEntry> {
    let own = service.endpoint_name(id);
    let moved = service.private_dns_names.into_iter().filter(|_| moves_names);
    own.into_iter()
        .chain(moved)
        .map(|name| DnsEntry {
            dns_name: Some(name),
            hosted_zone_id: None,
        })
        .collect()
}

fn field(endpoint: &VpcEndpoint, name: &str) -> Vec<String> {
    match name {
        "vpc-endpoint-id" => opt(&endpoint.vpc_endpoint_id),
        "vpc-endpoint-state" => opt(&endpoint.state),
        "vpc-endpoint-type" => opt(&endpoint.vpc_endpoint_type),
        "vpc-id" => opt(&endpoint.vpc_id),
        "service-name" => opt(&endpoint.service_name),
        "service-region" => opt(&endpoint.service_region),
        "ip-address-type" => opt(&endpoint.ip_address_type),
        _ => Vec::new(),
    }
}

fn service_field(service: &ServiceDetail, name: &str) -> Vec<String> {
    match name {
        "service-name" => opt(&service.service_name),
        "service-region" => opt(&service.service_region),
        "service-type" => each(&service.service_type, |t| &t.service_type),
        "owner" => opt(&service.owner),
        "ip-address-type" | "supported-ip-address-types" => service.supported_ip_address_types.clone(),
        _ => Vec::new(),
    }
}

/// Options of names and addresses that only spell out what is so anyway are fine; others can't be had.
fn check_options(
    ip_type: Option<&str>,
    dns: Option<&DnsOptionsSpecification>,
    fixed_addresses: bool,
) -> Result<(), ApiError> {
    let record = dns.and_then(|d| d.dns_record_ip_type.as_deref());
    unsupported(&[
        (ip_type.is_some_and(|t| t != "ipv4"), "IpAddressType other than ipv4"),
        (
            record.is_some_and(|t| t != "ipv4" && t != "service-defined"),
            "DnsRecordIpType other than ipv4",
        ),
        (fixed_addresses, "SubnetConfigurations"),
    ])
}

fn inbound_only(dns: Option<&DnsOptionsSpecification>) -> Option<bool> {
    dns?.private_dns_only_for_inbound_resolver_endpoint
}

pub(super) async fn create_vpc_endpoint(
    engine: &Engine,
    _: &Caller,
    request: CreateVpcEndpointRequest,
) -> Result<CreateVpcEndpointResult, ApiError> {
    let call = Call::new("CreateVpcEndpoint", request.client_token.as_ref(), &request);
    check_options(
        request.ip_address_type.as_deref(),
        request.dns_options.as_ref(),
        !request.subnet_configurations.is_empty(),
    )?;
    let here = engine.region().region.as_str();
    unsupported(&[
        (request.resource_configuration_arn.is_some(), "ResourceConfigurationArn"),
        (request.service_network_arn.is_some(), "ServiceNetworkArn"),
        (
            request.service_region.as_deref().is_some_and(|r| r != here),
            "ServiceRegion",
        ),
    ])?;
    let new = CreateEndpoint {
        vpc: id(&request.vpc_id)?,
        service_name: required(request.service_name, "ServiceName")?,
        endpoint_type: read_type(request.vpc_endpoint_type.as_deref())?,
        route_tables: ids(&request.route_table_ids)?,
        subnets: ids(&request.subnet_ids)?,
        groups: ids(&request.security_group_ids)?,
        private_dns: request.private_dns_enabled,
        inbound_only: inbound_only(request.dns_options.as_ref()),
        policy: request.policy_document,
        tags: new_tags(request.tag_specifications, "vpc-endpoint")?,
    };
    end_dry_run(request.dry_run)?;
    let endpoint = engine.commit(move |tx, ctx| {
        let earlier = call.earlier(tx, ctx)?.and_then(|text| text.parse().ok());
        let id = match earlier.filter(|id| tx.network.find_endpoint(*id).is_ok()) {
            Some(id) => id,
            None => {
                let id = tx.network.create_endpoint(ctx, new).map_err(net_error)?;
                call.remember(tx, ctx, id.to_string());
                id
            }
        };
        let view = View::new(&tx.network, ctx.region);
        tx.network
            .find_endpoint(id)
            .map(|e| view.endpoint(e))
            .map_err(net_error)
    });
    Ok(CreateVpcEndpointResult {
        vpc_endpoint: Some(endpoint.await?),
        client_token: request.client_token,
    })
}

pub(super) async fn describe_vpc_endpoints(
    engine: &Engine,
    _: &Caller,
    request: DescribeVpcEndpointsRequest,
) -> Result<DescribeVpcEndpointsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<VpcEndpointId>::new(
        request.dry_run,
        &request.vpc_endpoint_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (vpc_endpoints, next_token) = query.answer(
        network.visible_endpoints(),
        |e| e.id,
        |e| e.tags.clone(),
        |e| view.endpoint(e),
        field,
    )?;
    Ok(DescribeVpcEndpointsResult {
        vpc_endpoints,
        next_token,
    })
}

pub(super) async fn modify_vpc_endpoint(
    engine: &Engine,
    _: &Caller,
    request: ModifyVpcEndpointRequest,
) -> Result<ModifyVpcEndpointResult, ApiError> {
    let endpoint = id(&request.vpc_endpoint_id)?;
    check_options(
        request.ip_address_type.as_deref(),
        request.dns_options.as_ref(),
        !request.subnet_configurations.is_empty(),
    )?;
    let wanted = ModifyEndpoint {
        add_route_tables: ids(&request.add_route_table_ids)?,
        remove_route_tables: ids(&request.remove_route_table_ids)?,
        add_subnets: ids(&request.add_subnet_ids)?,
        remove_subnets: ids(&request.remove_subnet_ids)?,
        add_groups: ids(&request.add_security_group_ids)?,
        remove_groups: ids(&request.remove_security_group_ids)?,
        private_dns: request.private_dns_enabled,
        inbound_only: inbound_only(request.dns_options.as_ref()),
        policy: request.policy_document,
        reset_policy: request.reset_policy == Some(true),
    };
    change(engine, request.dry_run, move |net, ctx| {
        net.modify_endpoint(ctx, endpoint, &wanted)
    })
    .await?;
    Ok(ModifyVpcEndpointResult { r#return: Some(true) })
}

pub(super) async fn delete_vpc_endpoints(
    engine: &Engine,
    _: &Caller,
    request: DeleteVpcEndpointsRequest,
) -> Result<DeleteVpcEndpointsResult, ApiError> {
    let endpoints: Vec<VpcEndpointId> = ids(&request.vpc_endpoint_ids)?;
    let unsuccessful = change(engine, request.dry_run, move |net, _| {
        let mut unsuccessful = Vec::new();
        for id in endpoints {
            if let Err(error) = net.delete_endpoint(id) {
                // AWS writes the code without "Id" in this list, and clients look for that.
                let code = error.code.replace("InvalidVpcEndpointId.", "InvalidVpcEndpoint.");
                let error = UnsuccessfulItemError {
                    code: Some(code),
                    message: Some(error.message),
                };
                unsuccessful.push(UnsuccessfulItem {
                    error: Some(error),
                    resource_id: text(id),
                });
            }
        }
        Ok(unsuccessful)
    });
    Ok(DeleteVpcEndpointsResult {
        unsuccessful: unsuccessful.await?,
    })
}

/// A service is there once for each kind of its endpoints.
fn page_key(service: &EndpointService) -> String {
    format!("{}/{}", service.service_name, type_name(service.endpoint_type))
}

pub(super) async fn describe_vpc_endpoint_services(
    engine: &Engine,
    _: &Caller,
    request: DescribeVpcEndpointServicesRequest,
) -> Result<DescribeVpcEndpointServicesResult, ApiError> {
    let filters = read_filters(request.filters, SERVICE_FILTERS)?;
    let page = Page::new(request.max_results, request.next_token)?;
    end_dry_run(request.dry_run)?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let mut services = endpoint_services(&engine.region().region);
    services.sort_by_key(page_key);
    if let Some(missing) = request
        .service_names
        .iter()
        .find(|name| !services.iter().any(|s| s.service_name == **name))
    {
        let message = format!("The Vpc Endpoint Service '{missing}' does not exist");
        return Err(ApiError::client("InvalidServiceName", message));
    }
    services.retain(|s| request.service_names.is_empty() || request.service_names.contains(&s.service_name));
    let here = engine.region().region.as_str();
    services.retain(|_| request.service_regions.is_empty() || request.service_regions.iter().any(|r| r == here));
    let show = |service: EndpointService| {
        let printed = view.service(&service);
        let fits = kakoi_net::matches_filters(&filters, &Tags::new(), |name| service_field(&printed, name));
        fits.then_some(printed)
    };
    let (service_details, next_token) = page.cut(services.into_iter().map(|s| (page_key(&s), s)), show);
    let service_names = each(&service_details, |d| &d.service_name);
    Ok(DescribeVpcEndpointServicesResult {
        service_names,
        service_details,
        next_token,
    })
}
