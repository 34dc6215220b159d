//! VPCs and their attributes.

use super::support::*;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::VpcAttribute;
use kakoi_types::{Ipv4Net, VpcCidrAssociationId, VpcId};
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &[
    "cidr",
    "cidr-block",
    "cidrBlock",
    "cidr-block-association.cidr-block",
    "cidr-block-association.association-id",
    "cidr-block-association.state",
    "dhcp-options-id",
    "ipv6-cidr-block-association.ipv6-cidr-block",
    "ipv6-cidr-block-association.ipv6-pool",
    "ipv6-cidr-block-association.association-id",
    "ipv6-cidr-block-association.state",
    "is-default",
    "isDefault",
    "owner-id",
    "state",
    "vpc-id",
];

/// One range of a VPC as EC2 prints it.
fn association(id: VpcCidrAssociationId, cidr: Ipv4Net, state: &str) -> VpcCidrBlockAssociation {
    VpcCidrBlockAssociation {
        association_id: text(id),
        cidr_block: text(cidr),
        cidr_block_state: Some(VpcCidrBlockState {
            state: text(state),
            status_message: None,
        }),
    }
}

impl View<'_> {
    /// A VPC as EC2 prints it.
    pub(super) fn vpc(&self, vpc: &kakoi_net::Vpc) -> Vpc {
        let first = (&vpc.cidr_association, &vpc.cidr);
        let associations = std::iter::once(first).chain(&vpc.more_cidrs);
        Vpc {
            vpc_id: text(vpc.id),
            cidr_block: text(vpc.cidr),
            cidr_block_association_set: associations
                .map(|(id, cidr)| association(*id, *cidr, "associated"))
                .collect(),
            block_public_access_states: Some(BlockPublicAccessStates {
                internet_gateway_block_mode: text("off"),
            }),
            dhcp_options_id: text(vpc.dhcp_options),
            instance_tenancy: text("default"),
            is_default: Some(vpc.is_default),
            owner_id: self.owner(),
            state: text("available"),
            tags: tag_list(&vpc.tags),
            ..Vpc::default()
        }
    }
}

fn field(vpc: &Vpc, name: &str) -> Vec<String> {
    match name {
        "vpc-id" => opt(&vpc.vpc_id),
        "cidr" | "cidr-block" | "cidrBlock" => opt(&vpc.cidr_block),
        "cidr-block-association.cidr-block" => each(&vpc.cidr_block_association_set, |a| &a.cidr_block),
        "cidr-block-association.association-id" => each(&vpc.cidr_block_association_set, |a| &a.association_id),
        "cidr-block-association.state" => one("associated"),
        "dhcp-options-id" => opt(&vpc.dhcp_options_id),
        "is-default" | "isDefault" => print_opt(vpc.is_default),
        "owner-id" => opt(&vpc.owner_id),
        "state" => opt(&vpc.state),
        _ => Vec::new(),
    }
}

pub(super) async fn create_vpc(
    engine: &Engine,
    _: &Caller,
    request: CreateVpcRequest,
) -> Result<CreateVpcResult, ApiError> {
    unsupported(&[
        (
            request.amazon_provided_ipv6_cidr_block == Some(true),
            "AmazonProvidedIpv6CidrBlock",
        ),
        (
            request.ipv6_cidr_block.is_some() || request.ipv6_pool.is_some(),
            "Ipv6CidrBlock",
        ),
        (request.ipv4_ipam_pool_id.is_some(), "Ipv4IpamPoolId"),
        (request.ipv6_ipam_pool_id.is_some(), "Ipv6IpamPoolId"),
        (request.vpc_encryption_control.is_some(), "VpcEncryptionControl"),
        (
            request.instance_tenancy.as_deref().is_some_and(|t| t != "default"),
            "InstanceTenancy other than default",
        ),
    ])?;
    let cidr = required(request.cidr_block, "cidrBlock")?;
    let tags = new_tags(request.tag_specifications, "vpc")?;
    let vpc = change(engine, request.dry_run, move |net, ctx| {
        let id = net.create_vpc(ctx, &cidr, tags)?;
        Ok(View::new(net, ctx.region).vpc(net.find_vpc(id)?))
    });
    Ok(CreateVpcResult { vpc: Some(vpc.await?) })
}

pub(super) async fn create_default_vpc(
    engine: &Engine,
    _: &Caller,
    request: CreateDefaultVpcRequest,
) -> Result<CreateDefaultVpcResult, ApiError> {
    let vpc = change(engine, request.dry_run, |net, ctx| {
        let id = net.create_default_vpc(ctx)?;
        Ok(View::new(net, ctx.region).vpc(net.find_vpc(id)?))
    });
    Ok(CreateDefaultVpcResult { vpc: Some(vpc.await?) })
}

pub(super) async fn describe_vpcs(
    engine: &Engine,
    _: &Caller,
    request: DescribeVpcsRequest,
) -> Result<DescribeVpcsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<VpcId>::new(request.dry_run, &request.vpc_ids, request.filters, FILTERS, page)?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (vpcs, next_token) = query.answer(
        network.visible_vpcs(),
        |v| v.id,
        |v| v.tags.clone(),
        |v| view.vpc(v),
        field,
    )?;
    Ok(DescribeVpcsResult { vpcs, next_token })
}

pub(super) async fn delete_vpc(engine: &Engine, _: &Caller, request: DeleteVpcRequest) -> Result<(), ApiError> {
    let vpc = id(&request.vpc_id)?;
    change(engine, request.dry_run, move |net, ctx| net.delete_vpc(ctx, vpc)).await
}

pub(super) async fn describe_vpc_attribute(
    engine: &Engine,
    _: &Caller,
    request: DescribeVpcAttributeRequest,
) -> Result<DescribeVpcAttributeResult, ApiError> {
    let vpc_id: VpcId = id(&request.vpc_id)?;
    end_dry_run(request.dry_run)?;
    let network = engine.network();
    let vpc = network.find_vpc(vpc_id).map_err(net_error)?;
    let value = |value| Some(AttributeBooleanValue { value: Some(value) });
    let mut result = DescribeVpcAttributeResult {
        vpc_id: text(vpc_id),
        ..DescribeVpcAttributeResult::default()
    };
    match request.attribute.as_str() {
        "enableDnsSupport" => result.enable_dns_support = value(vpc.enable_dns_support),
        "enableDnsHostnames" => result.enable_dns_hostnames = value(vpc.enable_dns_hostnames),
        "enableNetworkAddressUsageMetrics" => result.enable_network_address_usage_metrics = value(false),
        other => {
            return Err(bad_value(format!(
                "Value ({other}) for parameter attribute is invalid."
            )));
        }
    }
    Ok(result)
}

pub(super) async fn modify_vpc_attribute(
    engine: &Engine,
    _: &Caller,
    request: ModifyVpcAttributeRequest,
) -> Result<(), ApiError> {
    let vpc = id(&request.vpc_id)?;
    let value = |a: &Option<AttributeBooleanValue>| a.as_ref().and_then(|a| a.value);
    unsupported(&[(
        value(&request.enable_network_address_usage_metrics) == Some(true),
        "EnableNetworkAddressUsageMetrics",
    )])?;
    let support = value(&request.enable_dns_support).map(VpcAttribute::EnableDnsSupport);
    let hostnames = value(&request.enable_dns_hostnames).map(VpcAttribute::EnableDnsHostnames);
    let attribute = match (support, hostnames) {
        (Some(_), Some(_)) => {
            return Err(bad_combination(
                "Fields for multiple attribute types specified; modify one at a time",
            ));
        }
        (None, None) if request.enable_network_address_usage_metrics.is_some() => None,
        (None, None) => Some(required(None, "enableDnsSupport or enableDnsHostnames")?),
        (one, other) => one.or(other),
    };
    let modify = move |net: &mut kakoi_net::Network, _: &mut kakoi_net::Ctx<'_>| match attribute {
        Some(attribute) => net.modify_vpc_attribute(vpc, attribute),
        None => net.find_vpc(vpc).map(|_| ()),
    };
    change(engine, None, modify).await
}

pub(super) async fn associate_vpc_cidr_block(
    engine: &Engine,
    _: &Caller,
    request: AssociateVpcCidrBlockRequest,
) -> Result<AssociateVpcCidrBlockResult, ApiError> {
    let vpc = id(&request.vpc_id)?;
    unsupported(&[
        (
            request.amazon_provided_ipv6_cidr_block == Some(true),
            "AmazonProvidedIpv6CidrBlock",
        ),
        (
            request.ipv6_cidr_block.is_some() || request.ipv6_pool.is_some(),
            "Ipv6CidrBlock",
        ),
        (request.ipv4_ipam_pool_id.is_some(), "Ipv4IpamPoolId"),
        (request.ipv6_ipam_pool_id.is_some(), "Ipv6IpamPoolId"),
    ])?;
    let cidr = required(request.cidr_block, "cidrBlock")?;
    let associated = change(engine, None, move |net, ctx| {
        let id = net.associate_vpc_cidr(ctx, vpc, &cidr)?;
        let made = net.find_vpc(vpc)?.more_cidrs.get(&id);
        Ok(made.map(|cidr| association(id, *cidr, "associating")))
    });
    Ok(AssociateVpcCidrBlockResult {
        vpc_id: text(vpc),
        cidr_block_association: associated.await?,
        ipv6_cidr_block_association: None,
    })
}

pub(super) async fn disassociate_vpc_cidr_block(
    engine: &Engine,
    _: &Caller,
    request: DisassociateVpcCidrBlockRequest,
) -> Result<DisassociateVpcCidrBlockResult, ApiError> {
    let association_id = id(&request.association_id)?;
    let (vpc, cidr) = change(engine, None, move |net, _| net.disassociate_vpc_cidr(association_id)).await?;
    Ok(DisassociateVpcCidrBlockResult {
        vpc_id: text(vpc),
        cidr_block_association: Some(association(association_id, cidr, "disassociating")),
        ipv6_cidr_block_association: None,
    })
}

/// EC2-Classic is gone, and this is what AWS answers since; clients take it for "not linked".
fn no_classic() -> ApiError {
    let message = "The functionality you requested is not available in this region.";
    ApiError::client("UnsupportedOperation", message)
}

pub(super) async fn describe_vpc_classic_link(
    _: &Engine,
    _: &Caller,
    _: DescribeVpcClassicLinkRequest,
) -> Result<DescribeVpcClassicLinkResult, ApiError> {
    Err(no_classic())
}

pub(super) async fn describe_vpc_classic_link_dns_support(
    _: &Engine,
    _: &Caller,
    _: DescribeVpcClassicLinkDnsSupportRequest,
) -> Result<DescribeVpcClassicLinkDnsSupportResult, ApiError> {
    Err(no_classic())
}
