//! NAT gateways.

use super::support::*;
use super::token::Call;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::{Connectivity, CreateNatGateway, NatState};
use kakoi_types::NatGatewayId;
use kakoi_wire::ApiError;
use std::net::Ipv4Addr;

const FILTERS: &[&str] = &["connectivity-type", "nat-gateway-id", "state", "subnet-id", "vpc-id"];

impl View<'_> {
    /// A NAT gateway as EC2 prints it; a deleted one keeps its addresses.
    fn nat_gateway(&self, nat: &kakoi_net::NatGateway) -> NatGateway {
        let allocation = nat.allocation.and_then(|a| self.net.addresses.get(&a));
        let association = allocation
            .and_then(|a| a.association.as_ref())
            .filter(|a| a.interface == nat.interface);
        let state = match nat.state() {
            NatState::Available => "available",
            NatState::Deleted => "deleted",
        };
        let connectivity = match nat.connectivity() {
            Connectivity::Public => "public",
            Connectivity::Private => "private",
        };
        let zone = self.net.subnets.get(&nat.subnet).map(|s| s.zone.clone());
        let address = NatGatewayAddress {
            allocation_id: nat.allocation.map(|a| a.to_string()),
            association_id: association.map(|a| a.id.to_string()),
            availability_zone_id: zone.as_deref().and_then(|z| self.zone_id(z)),
            availability_zone: zone,
            network_interface_id: text(nat.interface),
            private_ip: text(nat.private_ip),
            public_ip: nat.public_ip.map(|ip| ip.to_string()),
            is_primary: Some(true),
            status: text("succeeded"),
            failure_message: None,
        };
        NatGateway {
            nat_gateway_id: text(nat.id),
            vpc_id: text(nat.vpc),
            subnet_id: text(nat.subnet),
            state: text(state),
            connectivity_type: text(connectivity),
            availability_mode: text("zonal"),
            create_time: seconds(nat.created),
            delete_time: nat.deleted.and_then(seconds),
            nat_gateway_addresses: vec![address],
            tags: tag_list(&nat.tags),
            ..NatGateway::default()
        }
    }
}

fn field(nat: &NatGateway, name: &str) -> Vec<String> {
    match name {
        "nat-gateway-id" => opt(&nat.nat_gateway_id),
        "state" => opt(&nat.state),
        "subnet-id" => opt(&nat.subnet_id),
        "vpc-id" => opt(&nat.vpc_id),
        "connectivity-type" => opt(&nat.connectivity_type),
        _ => Vec::new(),
    }
}

pub(super) async fn create_nat_gateway(
    engine: &Engine,
    _: &Caller,
    request: CreateNatGatewayRequest,
) -> Result<CreateNatGatewayResult, ApiError> {
    let call = Call::new("CreateNatGateway", request.client_token.as_ref(), &request);
    unsupported(&[
        (
            request.availability_mode.as_deref().is_some_and(|m| m != "zonal"),
            "AvailabilityMode other than zonal",
        ),
        (
            !request.availability_zone_addresses.is_empty(),
            "AvailabilityZoneAddresses",
        ),
        (!request.secondary_allocation_ids.is_empty(), "SecondaryAllocationIds"),
        (
            !request.secondary_private_ip_addresses.is_empty(),
            "SecondaryPrivateIpAddresses",
        ),
        (
            request.secondary_private_ip_address_count.is_some(),
            "SecondaryPrivateIpAddressCount",
        ),
    ])?;
    let bad_address = |text: &String| bad_value(format!("Invalid IPv4 address: {text}"));
    let read_address = |text: &String| text.parse::<Ipv4Addr>().map_err(|_| bad_address(text));
    let new = CreateNatGateway {
        subnet: id(&required(request.subnet_id, "subnetId")?)?,
        allocation: optional_id(&request.allocation_id)?,
        connectivity: match request.connectivity_type.as_deref() {
            None | Some("public") => Connectivity::Public,
            Some("private") => Connectivity::Private,
            Some(other) => {
                return Err(bad_value(format!(
                    "Value ({other}) for parameter connectivityType is invalid."
                )));
            }
        },
        private_ip: request.private_ip_address.as_ref().map(read_address).transpose()?,
        tags: new_tags(request.tag_specifications, "natgateway")?,
    };
    end_dry_run(request.dry_run)?;
    let gateway = engine.commit(move |tx, ctx| {
        let earlier = call.earlier(tx, ctx)?.and_then(|text| text.parse().ok());
        let id = match earlier.filter(|id| tx.network.find_nat_gateway(*id).is_ok()) {
            Some(id) => id,
            None => {
                let id = tx.network.create_nat_gateway(ctx, new).map_err(net_error)?;
                call.remember(tx, ctx, id.to_string());
                id
            }
        };
        let view = View::new(&tx.network, ctx.region);
        tx.network
            .find_nat_gateway(id)
            .map(|n| view.nat_gateway(n))
            .map_err(net_error)
    });
    Ok(CreateNatGatewayResult {
        nat_gateway: Some(gateway.await?),
        client_token: request.client_token,
    })
}

pub(super) async fn describe_nat_gateways(
    engine: &Engine,
    _: &Caller,
    request: DescribeNatGatewaysRequest,
) -> Result<DescribeNatGatewaysResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<NatGatewayId>::new(request.dry_run, &request.nat_gateway_ids, request.filter, FILTERS, page)?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (nat_gateways, next_token) = query.answer(
        network.visible_nat_gateways(),
        |n| n.id,
        |n| n.tags.clone(),
        |n| view.nat_gateway(n),
        field,
    )?;
    Ok(DescribeNatGatewaysResult {
        nat_gateways,
        next_token,
    })
}

pub(super) async fn delete_nat_gateway(
    engine: &Engine,
    _: &Caller,
    request: DeleteNatGatewayRequest,
) -> Result<DeleteNatGatewayResult, ApiError> {
    let nat: NatGatewayId = id(&request.nat_gateway_id)?;
    change(engine, request.dry_run, move |net, ctx| {
        net.delete_nat_gateway(ctx, nat)
    })
    .await?;
    Ok(DeleteNatGatewayResult {
        nat_gateway_id: text(nat),
    })
}
