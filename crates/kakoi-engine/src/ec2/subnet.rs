//! Subnets.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::CreateSubnet;
use kakoi_types::SubnetId;
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &[
    "availability-zone",
    "availabilityZone",
    "availability-zone-id",
    "availabilityZoneId",
    "available-ip-address-count",
    "cidr-block",
    "cidr",
    "cidrBlock",
    "customer-owned-ipv4-pool",
    "default-for-az",
    "defaultForAz",
    "enable-dns64",
    "enable-lni-at-device-index",
    "ipv6-cidr-block-association.ipv6-cidr-block",
    "ipv6-cidr-block-association.association-id",
    "ipv6-cidr-block-association.state",
    "ipv6-native",
    "map-customer-owned-ip-on-launch",
    "map-public-ip-on-launch",
    "outpost-arn",
    "owner-id",
    "private-dns-name-options-on-launch.hostname-type",
    "private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
    "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
    "state",
    "subnet-arn",
    "subnet-id",
    "vpc-id",
];

impl View<'_> {
    /// A subnet as EC2 prints it.
    pub(super) fn subnet(&self, subnet: &kakoi_net::Subnet) -> Subnet {
        let free = self.net.available_addresses(subnet.id);
        Subnet {
            subnet_id: text(subnet.id),
            subnet_arn: self.arn("subnet", subnet.id),
            vpc_id: text(subnet.vpc),
            owner_id: self.owner(),
            state: text("available"),
            cidr_block: text(subnet.cidr),
            available_ip_address_count: i32::try_from(free).ok(),
            availability_zone: text(&subnet.zone),
            availability_zone_id: self.zone_id(&subnet.zone),
            default_for_az: Some(subnet.default_for_az),
            map_public_ip_on_launch: Some(subnet.map_public_ip_on_launch),
            map_customer_owned_ip_on_launch: Some(false),
            assign_ipv6_address_on_creation: Some(false),
            ipv6_native: Some(false),
            enable_dns64: Some(false),
            block_public_access_states: Some(BlockPublicAccessStates {
                internet_gateway_block_mode: text("off"),
            }),
            private_dns_name_options_on_launch: Some(PrivateDnsNameOptionsOnLaunch {
                hostname_type: text("ip-name"),
                enable_resource_name_dns_a_record: Some(false),
                enable_resource_name_dns_aaaa_record: Some(false),
            }),
            tags: tag_list(&subnet.tags),
            ..Subnet::default()
        }
    }
}

fn field(subnet: &Subnet, name: &str) -> Vec<String> {
    match name {
        "subnet-id" => opt(&subnet.subnet_id),
        "subnet-arn" => opt(&subnet.subnet_arn),
        "vpc-id" => opt(&subnet.vpc_id),
        "owner-id" => opt(&subnet.owner_id),
        "state" => opt(&subnet.state),
        "cidr-block" | "cidr" | "cidrBlock" => opt(&subnet.cidr_block),
        "availability-zone" | "availabilityZone" => opt(&subnet.availability_zone),
        "availability-zone-id" | "availabilityZoneId" => opt(&subnet.availability_zone_id),
        "available-ip-address-count" => print_opt(subnet.available_ip_address_count),
        "default-for-az" | "defaultForAz" => print_opt(subnet.default_for_az),
        "map-public-ip-on-launch" => print_opt(subnet.map_public_ip_on_launch),
        "private-dns-name-options-on-launch.hostname-type" => one("ip-name"),
        "enable-dns64"
        | "ipv6-native"
        | "map-customer-owned-ip-on-launch"
        | "private-dns-name-options-on-launch.enable-resource-name-dns-a-record"
        | "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record" => one(false),
        _ => Vec::new(),
    }
}

pub(super) async fn create_subnet(
    engine: &Engine,
    _: &Caller,
    request: CreateSubnetRequest,
) -> Result<CreateSubnetResult, ApiError> {
    let vpc = id(&request.vpc_id)?;
    unsupported(&[
        (
            request.ipv6_cidr_block.is_some() || request.ipv6_netmask_length.is_some(),
            "Ipv6CidrBlock",
        ),
        (request.ipv6_native == Some(true), "Ipv6Native"),
        (request.ipv4_ipam_pool_id.is_some(), "Ipv4IpamPoolId"),
        (request.ipv6_ipam_pool_id.is_some(), "Ipv6IpamPoolId"),
        (request.outpost_arn.is_some(), "OutpostArn"),
    ])?;
    let new = CreateSubnet {
        vpc,
        cidr: required(request.cidr_block, "cidrBlock")?,
        zone: request.availability_zone,
        zone_id: request.availability_zone_id,
        tags: new_tags(request.tag_specifications, "subnet")?,
    };
    let subnet = change(engine, request.dry_run, move |net, ctx| {
        let id = net.create_subnet(ctx, new)?;
        Ok(View::new(net, ctx.region).subnet(net.find_subnet(id)?))
    });
    Ok(CreateSubnetResult {
        subnet: Some(subnet.await?),
    })
}

pub(super) async fn describe_subnets(
    engine: &Engine,
    _: &Caller,
    request: DescribeSubnetsRequest,
) -> Result<DescribeSubnetsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<SubnetId>::new(request.dry_run, &request.subnet_ids, request.filters, FILTERS, page)?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (subnets, next_token) = query.answer(
        network.visible_subnets(),
        |s| s.id,
        |s| s.tags.clone(),
        |s| view.subnet(s),
        field,
    )?;
    Ok(DescribeSubnetsResult { subnets, next_token })
}

pub(super) async fn delete_subnet(engine: &Engine, _: &Caller, request: DeleteSubnetRequest) -> Result<(), ApiError> {
    let subnet = id(&request.subnet_id)?;
    change(engine, request.dry_run, move |net, _| net.delete_subnet(subnet)).await
}

pub(super) async fn modify_subnet_attribute(
    engine: &Engine,
    _: &Caller,
    request: ModifySubnetAttributeRequest,
) -> Result<(), ApiError> {
    let subnet = id(&request.subnet_id)?;
    let on = |a: &Option<AttributeBooleanValue>| a.as_ref().and_then(|a| a.value) == Some(true);
    // Switching off what is never on is no change; AWS's clients do that when they set everything once.
    unsupported(&[
        (
            on(&request.assign_ipv6_address_on_creation),
            "AssignIpv6AddressOnCreation",
        ),
        (on(&request.enable_dns64), "EnableDns64"),
        (
            on(&request.map_customer_owned_ip_on_launch),
            "MapCustomerOwnedIpOnLaunch",
        ),
        (
            on(&request.enable_resource_name_dns_a_record_on_launch),
            "EnableResourceNameDnsARecordOnLaunch",
        ),
        (
            on(&request.enable_resource_name_dns_aaaa_record_on_launch),
            "EnableResourceNameDnsAAAARecordOnLaunch",
        ),
        (on(&request.disable_lni_at_device_index), "DisableLniAtDeviceIndex"),
        (request.enable_lni_at_device_index.is_some(), "EnableLniAtDeviceIndex"),
        (request.customer_owned_ipv4_pool.is_some(), "CustomerOwnedIpv4Pool"),
        (
            request
                .private_dns_hostname_type_on_launch
                .as_deref()
                .is_some_and(|t| t != "ip-name"),
            "PrivateDnsHostnameTypeOnLaunch",
        ),
    ])?;
    let public = request.map_public_ip_on_launch.and_then(|a| a.value);
    let modify = move |net: &mut kakoi_net::Network, _: &mut kakoi_net::Ctx<'_>| match public {
        Some(on) => net.modify_subnet_map_public_ip(subnet, on),
        None => net.find_subnet(subnet).map(|_| ()),
    };
    change(engine, None, modify).await
}
