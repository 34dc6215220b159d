//! Internet gateways and Elastic IP addresses.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::ElasticIp;
use kakoi_types::{AllocationId, InternetGatewayId};
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &[
    "attachment.state",
    "attachment.vpc-id",
    "internet-gateway-id",
    "owner-id",
];

const ADDRESS_FILTERS: &[&str] = &[
    "allocation-id",
    "association-id",
    "domain",
    "instance-id",
    "network-border-group",
    "network-interface-id",
    "network-interface-owner-id",
    "private-ip-address",
    "public-ip",
];

impl View<'_> {
    /// An internet gateway as EC2 prints it.
    fn internet_gateway(&self, gateway: &kakoi_net::InternetGateway) -> InternetGateway {
        let attachment = |vpc| InternetGatewayAttachment {
            state: text("available"),
            vpc_id: text(vpc),
        };
        InternetGateway {
            internet_gateway_id: text(gateway.id),
            owner_id: self.owner(),
            attachments: gateway.attached.map(attachment).into_iter().collect(),
            tags: tag_list(&gateway.tags),
        }
    }

    /// An Elastic IP as EC2 prints it.
    fn address(&self, address: &ElasticIp) -> Address {
        let association = address.association.as_ref();
        let interface = association.and_then(|a| self.net.interfaces.get(&a.interface));
        Address {
            allocation_id: text(address.id),
            public_ip: text(address.public_ip),
            domain: text("vpc"),
            public_ipv4_pool: text("amazon"),
            network_border_group: text(&self.region.region),
            association_id: association.map(|a| a.id.to_string()),
            network_interface_id: association.map(|a| a.interface.to_string()),
            network_interface_owner_id: association.and_then(|_| self.owner()),
            private_ip_address: interface.map(|i| i.private_ip.to_string()),
            tags: tag_list(&address.tags),
            ..Address::default()
        }
    }
}

fn field(gateway: &InternetGateway, name: &str) -> Vec<String> {
    match name {
        "internet-gateway-id" => opt(&gateway.internet_gateway_id),
        "owner-id" => opt(&gateway.owner_id),
        "attachment.state" => each(&gateway.attachments, |a| &a.state),
        "attachment.vpc-id" => each(&gateway.attachments, |a| &a.vpc_id),
        _ => Vec::new(),
    }
}

fn address_field(address: &Address, name: &str) -> Vec<String> {
    match name {
        "allocation-id" => opt(&address.allocation_id),
        "association-id" => opt(&address.association_id),
        "domain" => opt(&address.domain),
        "network-border-group" => opt(&address.network_border_group),
        "network-interface-id" => opt(&address.network_interface_id),
        "network-interface-owner-id" => opt(&address.network_interface_owner_id),
        "private-ip-address" => opt(&address.private_ip_address),
        "public-ip" => opt(&address.public_ip),
        _ => Vec::new(),
    }
}

pub(super) async fn create_internet_gateway(
    engine: &Engine,
    _: &Caller,
    request: CreateInternetGatewayRequest,
) -> Result<CreateInternetGatewayResult, ApiError> {
    let tags = new_tags(request.tag_specifications, "internet-gateway")?;
    let gateway = change(engine, request.dry_run, move |net, ctx| {
        let id = net.create_internet_gateway(ctx, tags)?;
        Ok(View::new(net, ctx.region).internet_gateway(net.find_internet_gateway(id)?))
    });
    Ok(CreateInternetGatewayResult {
        internet_gateway: Some(gateway.await?),
    })
}

pub(super) async fn describe_internet_gateways(
    engine: &Engine,
    _: &Caller,
    request: DescribeInternetGatewaysRequest,
) -> Result<DescribeInternetGatewaysResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<InternetGatewayId>::new(
        request.dry_run,
        &request.internet_gateway_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (internet_gateways, next_token) = query.answer(
        network.visible_internet_gateways(),
        |g| g.id,
        |g| g.tags.clone(),
        |g| view.internet_gateway(g),
        field,
    )?;
    Ok(DescribeInternetGatewaysResult {
        internet_gateways,
        next_token,
    })
}

pub(super) async fn attach_internet_gateway(
    engine: &Engine,
    _: &Caller,
    request: AttachInternetGatewayRequest,
) -> Result<(), ApiError> {
    let (gateway, vpc) = (id(&request.internet_gateway_id)?, id(&request.vpc_id)?);
    change(engine, request.dry_run, move |net, _| {
        net.attach_internet_gateway(gateway, vpc)
    })
    .await
}

pub(super) async fn detach_internet_gateway(
    engine: &Engine,
    _: &Caller,
    request: DetachInternetGatewayRequest,
) -> Result<(), ApiError> {
    let (gateway, vpc) = (id(&request.internet_gateway_id)?, id(&request.vpc_id)?);
    change(engine, request.dry_run, move |net, _| {
        net.detach_internet_gateway(gateway, vpc)
    })
    .await
}

pub(super) async fn delete_internet_gateway(
    engine: &Engine,
    _: &Caller,
    request: DeleteInternetGatewayRequest,
) -> Result<(), ApiError> {
    let gateway = id(&request.internet_gateway_id)?;
    change(engine, request.dry_run, move |net, _| {
        net.delete_internet_gateway(gateway)
    })
    .await
}

pub(super) async fn allocate_address(
    engine: &Engine,
    _: &Caller,
    request: AllocateAddressRequest,
) -> Result<AllocateAddressResult, ApiError> {
    let here = engine.region().region.as_str();
    unsupported(&[
        (
            request.domain.as_deref().is_some_and(|d| d != "vpc"),
            "Domain other than vpc",
        ),
        (request.address.is_some(), "Address"),
        (request.customer_owned_ipv4_pool.is_some(), "CustomerOwnedIpv4Pool"),
        (request.ipam_pool_id.is_some(), "IpamPoolId"),
        (
            request.public_ipv4_pool.as_deref().is_some_and(|p| p != "amazon"),
            "PublicIpv4Pool other than amazon",
        ),
        (
            request.network_border_group.as_deref().is_some_and(|g| g != here),
            "NetworkBorderGroup",
        ),
    ])?;
    let tags = new_tags(request.tag_specifications, "elastic-ip")?;
    let address = change(engine, request.dry_run, move |net, ctx| {
        let id = net.allocate_address(ctx, tags)?;
        Ok(View::new(net, ctx.region).address(net.find_address(id)?))
    });
    let address = address.await?;
    Ok(AllocateAddressResult {
        allocation_id: address.allocation_id,
        public_ip: address.public_ip,
        domain: address.domain,
        public_ipv4_pool: address.public_ipv4_pool,
        network_border_group: address.network_border_group,
        ..AllocateAddressResult::default()
    })
}

pub(super) async fn describe_addresses(
    engine: &Engine,
    _: &Caller,
    request: DescribeAddressesRequest,
) -> Result<DescribeAddressesResult, ApiError> {
    let mut query = Query::<AllocationId>::new(
        request.dry_run,
        &request.allocation_ids,
        request.filters,
        ADDRESS_FILTERS,
        (None, None),
    )?;
    let network = engine.network();
    for public_ip in &request.public_ips {
        let found = network
            .visible_addresses()
            .find(|a| a.public_ip.to_string() == *public_ip);
        let missing = || ApiError::client("InvalidAddress.NotFound", format!("Address '{public_ip}' not found."));
        query.also([found.ok_or_else(missing)?.id]);
    }
    let view = View::new(&network, engine.region());
    let (addresses, _) = query.answer(
        network.visible_addresses(),
        |a| a.id,
        |a| a.tags.clone(),
        |a| view.address(a),
        address_field,
    )?;
    Ok(DescribeAddressesResult { addresses })
}

pub(super) async fn release_address(
    engine: &Engine,
    _: &Caller,
    request: ReleaseAddressRequest,
) -> Result<(), ApiError> {
    let Some(allocation) = optional_id(&request.allocation_id)? else {
        let message = "You must specify an allocation id when releasing a VPC elastic IP address";
        return Err(bad_value(message.to_owned()));
    };
    change(engine, request.dry_run, move |net, _| net.release_address(allocation)).await
}

/// Refused, as AWS refuses it for what there is here: interfaces that a service manages, and no instances.
pub(super) async fn associate_address(
    engine: &Engine,
    _: &Caller,
    request: AssociateAddressRequest,
) -> Result<AssociateAddressResult, ApiError> {
    let allocation: Option<AllocationId> = optional_id(&request.allocation_id)?;
    let allocation = required(allocation, "AllocationId")?;
    let interface = optional_id(&request.network_interface_id)?;
    let instance = request.instance_id;
    let refuse = move |net: &mut kakoi_net::Network, _: &mut kakoi_net::Ctx<'_>| {
        net.find_address(allocation)?;
        Err(match (interface, instance) {
            (Some(interface), _) => net.refuse_interface_change(interface),
            (None, Some(instance)) => kakoi_net::NetError::new(
                "InvalidInstanceID.NotFound",
                format!("The instance ID '{instance}' does not exist"),
            ),
            (None, None) => kakoi_net::NetError::new(
                "MissingParameter",
                "The request must contain the parameter InstanceId or NetworkInterfaceId",
            ),
        })
    };
    change(engine, request.dry_run, refuse).await
}

pub(super) async fn disassociate_address(
    engine: &Engine,
    _: &Caller,
    request: DisassociateAddressRequest,
) -> Result<(), ApiError> {
    let Some(association) = optional_id(&request.association_id)? else {
        let message = "You must specify an association id when unmapping an address of a VPC";
        return Err(bad_value(message.to_owned()));
    };
    change(engine, request.dry_run, move |net, _| {
        net.disassociate_address(association)
    })
    .await
}

pub(super) async fn describe_addresses_attribute(
    engine: &Engine,
    _: &Caller,
    request: DescribeAddressesAttributeRequest,
) -> Result<DescribeAddressesAttributeResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<AllocationId>::new(request.dry_run, &request.allocation_ids, Vec::new(), &[], page)?;
    let network = engine.network();
    // No address has a reverse name, so an entry has its two identifiers only.
    let print = |a: &ElasticIp| AddressAttribute {
        allocation_id: text(a.id),
        public_ip: text(a.public_ip),
        ..AddressAttribute::default()
    };
    let (addresses, next_token) = query.answer(
        network.visible_addresses(),
        |a| a.id,
        |a| a.tags.clone(),
        print,
        |_, _| Vec::new(),
    )?;
    Ok(DescribeAddressesAttributeResult { addresses, next_token })
}
