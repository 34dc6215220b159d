//! Route tables, associations and routes.

use super::support::*;
use super::token::Call;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::{RouteDestination, RouteSpec, RouteState, RouteTarget};
use kakoi_types::RouteTableId;
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &[
    "association.gateway-id",
    "association.main",
    "association.route-table-association-id",
    "association.route-table-id",
    "association.subnet-id",
    "owner-id",
    "route-table-id",
    "route.destination-cidr-block",
    "route.destination-ipv6-cidr-block",
    "route.destination-prefix-list-id",
    "route.egress-only-internet-gateway-id",
    "route.gateway-id",
    "route.instance-id",
    "route.nat-gateway-id",
    "route.origin",
    "route.state",
    "route.transit-gateway-id",
    "route.vpc-peering-connection-id",
    "vpc-id",
];

fn associated() -> Option<RouteTableAssociationState> {
    Some(RouteTableAssociationState {
        state: text("associated"),
        status_message: None,
    })
}

impl View<'_> {
    /// A route table as EC2 prints it: the local routes first.
    fn route_table(&self, table: &kakoi_net::RouteTable) -> RouteTable {
        let local = |cidr| Route {
            destination_cidr_block: text(cidr),
            gateway_id: text("local"),
            origin: text("CreateRouteTable"),
            state: text("active"),
            ..Route::default()
        };
        let ranges = self
            .net
            .vpcs
            .get(&table.vpc)
            .into_iter()
            .flat_map(kakoi_net::Vpc::cidrs);
        let others = table
            .routes
            .iter()
            .map(|(destination, target)| self.route(table, *destination, *target));
        let association = |id: String, main: bool, subnet_id: Option<String>| RouteTableAssociation {
            route_table_association_id: Some(id),
            route_table_id: text(table.id),
            main: Some(main),
            subnet_id,
            association_state: associated(),
            ..RouteTableAssociation::default()
        };
        let main = table.main.iter().map(|id| association(id.to_string(), true, None));
        let subnets = table
            .subnets
            .iter()
            .map(|(id, subnet)| association(id.to_string(), false, text(subnet)));
        RouteTable {
            route_table_id: text(table.id),
            vpc_id: text(table.vpc),
            owner_id: self.owner(),
            routes: ranges.map(local).chain(others).collect(),
            associations: main.chain(subnets).collect(),
            propagating_vgws: Vec::new(),
            tags: tag_list(&table.tags),
        }
    }

    fn route(&self, table: &kakoi_net::RouteTable, destination: RouteDestination, target: RouteTarget) -> Route {
        let state = match self.net.route_state(table, target) {
            RouteState::Active => "active",
            RouteState::Blackhole => "blackhole",
        };
        let mut route = Route {
            origin: text("CreateRoute"),
            state: text(state),
            ..Route::default()
        };
        match destination {
            RouteDestination::Cidr(cidr) => route.destination_cidr_block = text(cidr),
            RouteDestination::PrefixList(list) => route.destination_prefix_list_id = text(list),
        }
        match target {
            RouteTarget::InternetGateway(id) => route.gateway_id = text(id),
            RouteTarget::NatGateway(id) => route.nat_gateway_id = text(id),
            RouteTarget::GatewayEndpoint(id) => route.gateway_id = text(id),
            RouteTarget::Peering(id) => route.vpc_peering_connection_id = text(id),
        }
        route
    }
}

fn field(table: &RouteTable, name: &str) -> Vec<String> {
    match name {
        "route-table-id" => opt(&table.route_table_id),
        "vpc-id" => opt(&table.vpc_id),
        "owner-id" => opt(&table.owner_id),
        "association.main" => table.associations.iter().flat_map(|a| print_opt(a.main)).collect(),
        "association.route-table-association-id" => each(&table.associations, |a| &a.route_table_association_id),
        "association.route-table-id" => each(&table.associations, |a| &a.route_table_id),
        "association.subnet-id" => each(&table.associations, |a| &a.subnet_id),
        "route.destination-cidr-block" => each(&table.routes, |r| &r.destination_cidr_block),
        "route.destination-prefix-list-id" => each(&table.routes, |r| &r.destination_prefix_list_id),
        "route.gateway-id" => each(&table.routes, |r| &r.gateway_id),
        "route.nat-gateway-id" => each(&table.routes, |r| &r.nat_gateway_id),
        "route.vpc-peering-connection-id" => each(&table.routes, |r| &r.vpc_peering_connection_id),
        "route.origin" => each(&table.routes, |r| &r.origin),
        "route.state" => each(&table.routes, |r| &r.state),
        _ => Vec::new(),
    }
}

pub(super) async fn create_route_table(
    engine: &Engine,
    _: &Caller,
    request: CreateRouteTableRequest,
) -> Result<CreateRouteTableResult, ApiError> {
    let call = Call::new("CreateRouteTable", request.client_token.as_ref(), &request);
    let vpc = id(&request.vpc_id)?;
    let tags = new_tags(request.tag_specifications, "route-table")?;
    end_dry_run(request.dry_run)?;
    let table = engine.commit(move |tx, ctx| {
        let earlier = call.earlier(tx, ctx)?.and_then(|text| text.parse().ok());
        let id = match earlier.filter(|id| tx.network.find_route_table(*id).is_ok()) {
            Some(id) => id,
            None => {
                let id = tx.network.create_route_table(ctx, vpc, tags).map_err(net_error)?;
                call.remember(tx, ctx, id.to_string());
                id
            }
        };
        let view = View::new(&tx.network, ctx.region);
        tx.network
            .find_route_table(id)
            .map(|t| view.route_table(t))
            .map_err(net_error)
    });
    Ok(CreateRouteTableResult {
        route_table: Some(table.await?),
        client_token: request.client_token,
    })
}

pub(super) async fn describe_route_tables(
    engine: &Engine,
    _: &Caller,
    request: DescribeRouteTablesRequest,
) -> Result<DescribeRouteTablesResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<RouteTableId>::new(
        request.dry_run,
        &request.route_table_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (route_tables, next_token) = query.answer(
        network.visible_route_tables(),
        |t| t.id,
        |t| t.tags.clone(),
        |t| view.route_table(t),
        field,
    )?;
    Ok(DescribeRouteTablesResult {
        route_tables,
        next_token,
    })
}

pub(super) async fn delete_route_table(
    engine: &Engine,
    _: &Caller,
    request: DeleteRouteTableRequest,
) -> Result<(), ApiError> {
    let table = id(&request.route_table_id)?;
    change(engine, request.dry_run, move |net, _| net.delete_route_table(table)).await
}

pub(super) async fn associate_route_table(
    engine: &Engine,
    _: &Caller,
    request: AssociateRouteTableRequest,
) -> Result<AssociateRouteTableResult, ApiError> {
    let table = id(&request.route_table_id)?;
    unsupported(&[
        (request.gateway_id.is_some(), "GatewayId"),
        (request.public_ipv4_pool.is_some(), "PublicIpv4Pool"),
    ])?;
    let subnet = id(&required(request.subnet_id, "subnetId")?)?;
    let association = change(engine, request.dry_run, move |net, ctx| {
        net.associate_route_table(ctx, table, subnet)
    });
    Ok(AssociateRouteTableResult {
        association_id: text(association.await?),
        association_state: associated(),
    })
}

pub(super) async fn disassociate_route_table(
    engine: &Engine,
    _: &Caller,
    request: DisassociateRouteTableRequest,
) -> Result<(), ApiError> {
    let association = id(&request.association_id)?;
    change(engine, request.dry_run, move |net, _| {
        net.disassociate_route_table(association)
    })
    .await
}

pub(super) async fn replace_route_table_association(
    engine: &Engine,
    _: &Caller,
    request: ReplaceRouteTableAssociationRequest,
) -> Result<ReplaceRouteTableAssociationResult, ApiError> {
    let (association, table) = (id(&request.association_id)?, id(&request.route_table_id)?);
    let new = change(engine, request.dry_run, move |net, ctx| {
        net.replace_route_table_association(ctx, association, table)
    });
    Ok(ReplaceRouteTableAssociationResult {
        new_association_id: text(new.await?),
        association_state: associated(),
    })
}

/// The name of the first of those targets that was given.
fn other_target(targets: &[(&Option<String>, &str)]) -> Option<String> {
    targets
        .iter()
        .find(|(given, _)| given.is_some())
        .map(|(_, name)| (*name).to_owned())
}

pub(super) async fn create_route(
    engine: &Engine,
    _: &Caller,
    request: CreateRouteRequest,
) -> Result<CreateRouteResult, ApiError> {
    let table = id(&request.route_table_id)?;
    let other_target = other_target(&[
        (&request.carrier_gateway_id, "carrier gateway"),
        (&request.core_network_arn, "core network"),
        (&request.egress_only_internet_gateway_id, "egress-only internet gateway"),
        (&request.instance_id, "instance"),
        (&request.local_gateway_id, "local gateway"),
        (&request.network_interface_id, "network interface"),
        (&request.odb_network_arn, "ODB network"),
        (&request.transit_gateway_id, "transit gateway"),
        (&request.vpc_endpoint_id, "VPC endpoint"),
    ]);
    let spec = RouteSpec {
        cidr: request.destination_cidr_block,
        ipv6_cidr: request.destination_ipv6_cidr_block,
        prefix_list: request.destination_prefix_list_id,
        gateway: request.gateway_id,
        nat_gateway: request.nat_gateway_id,
        peering: request.vpc_peering_connection_id,
        other_target,
    };
    change(engine, request.dry_run, move |net, ctx| {
        net.create_route(ctx, table, &spec)
    })
    .await?;
    Ok(CreateRouteResult { r#return: Some(true) })
}

pub(super) async fn replace_route(engine: &Engine, _: &Caller, request: ReplaceRouteRequest) -> Result<(), ApiError> {
    let table = id(&request.route_table_id)?;
    let other_target = other_target(&[
        (&request.carrier_gateway_id, "carrier gateway"),
        (&request.core_network_arn, "core network"),
        (&request.egress_only_internet_gateway_id, "egress-only internet gateway"),
        (&request.instance_id, "instance"),
        (&request.local_gateway_id, "local gateway"),
        (&request.network_interface_id, "network interface"),
        (&request.odb_network_arn, "ODB network"),
        (&request.transit_gateway_id, "transit gateway"),
        (&request.vpc_endpoint_id, "VPC endpoint"),
    ]);
    let local = (request.local_target == Some(true)).then(|| "local".to_owned());
    let spec = RouteSpec {
        cidr: request.destination_cidr_block,
        ipv6_cidr: request.destination_ipv6_cidr_block,
        prefix_list: request.destination_prefix_list_id,
        gateway: request.gateway_id.or(local),
        nat_gateway: request.nat_gateway_id,
        peering: request.vpc_peering_connection_id,
        other_target,
    };
    change(engine, request.dry_run, move |net, ctx| {
        net.replace_route(ctx, table, &spec)
    })
    .await
}

pub(super) async fn delete_route(engine: &Engine, _: &Caller, request: DeleteRouteRequest) -> Result<(), ApiError> {
    let table = id(&request.route_table_id)?;
    let spec = RouteSpec {
        cidr: request.destination_cidr_block,
        ipv6_cidr: request.destination_ipv6_cidr_block,
        prefix_list: request.destination_prefix_list_id,
        ..RouteSpec::default()
    };
    change(engine, request.dry_run, move |net, _| net.delete_route(table, &spec)).await
}
