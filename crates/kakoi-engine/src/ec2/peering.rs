//! VPC peering connections.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::{PeeringOptions, PeeringSide, PeeringState, VpcPeering};
use kakoi_types::{VpcId, VpcPeeringConnectionId};
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &[
    "accepter-vpc-info.cidr-block",
    "accepter-vpc-info.owner-id",
    "accepter-vpc-info.vpc-id",
    "expiration-time",
    "requester-vpc-info.cidr-block",
    "requester-vpc-info.owner-id",
    "requester-vpc-info.vpc-id",
    "status-code",
    "status-message",
    "vpc-peering-connection-id",
];

impl View<'_> {
    /// A peering connection as EC2 prints it.
    fn peering(&self, peering: &VpcPeering) -> VpcPeeringConnection {
        let state = peering.state_at(self.now);
        let active = state == PeeringState::Active;
        VpcPeeringConnection {
            vpc_peering_connection_id: text(peering.id),
            requester_vpc_info: Some(self.side(&peering.requester, true, active)),
            // AWS tells the accepter's ranges once there is something to reach.
            accepter_vpc_info: Some(self.side(&peering.accepter, active, active)),
            expiration_time: seconds(peering.expires()).filter(|_| state == PeeringState::PendingAcceptance),
            status: Some(VpcPeeringConnectionStateReason {
                code: text(state.as_str()),
                message: Some(peering.message_at(self.now)),
            }),
            tags: tag_list(&peering.tags),
            ..VpcPeeringConnection::default()
        }
    }

    fn side(&self, side: &PeeringSide, ranges: bool, active: bool) -> VpcPeeringConnectionVpcInfo {
        let now = self.net.vpcs.get(&side.vpc).filter(|_| ranges);
        let cidr = |cidr: String| CidrBlock { cidr_block: Some(cidr) };
        let all = now.map_or_else(
            || vec![side.cidr.to_string()],
            |vpc| vpc.cidrs().map(|c| c.to_string()).collect(),
        );
        VpcPeeringConnectionVpcInfo {
            cidr_block: text(side.cidr).filter(|_| ranges),
            cidr_block_set: all.into_iter().filter(|_| ranges).map(cidr).collect(),
            owner_id: self.owner(),
            region: text(&self.region.region),
            vpc_id: text(side.vpc),
            peering_options: active.then(|| VpcPeeringConnectionOptionsDescription {
                allow_dns_resolution_from_remote_vpc: Some(side.allow_dns_resolution),
                allow_egress_from_local_classic_link_to_remote_vpc: Some(false),
                allow_egress_from_local_vpc_to_remote_classic_link: Some(false),
                ..VpcPeeringConnectionOptionsDescription::default()
            }),
            ..VpcPeeringConnectionVpcInfo::default()
        }
    }
}

fn field(peering: &VpcPeeringConnection, name: &str) -> Vec<String> {
    let side = match name.split_once('.').map(|(side, _)| side) {
        Some("accepter-vpc-info") => peering.accepter_vpc_info.as_ref(),
        Some("requester-vpc-info") => peering.requester_vpc_info.as_ref(),
        _ => None,
    };
    let of_side = |member: fn(&VpcPeeringConnectionVpcInfo) -> &Option<String>| {
        side.map_or_else(Vec::new, |side| opt(member(side)))
    };
    let status = |member: fn(&VpcPeeringConnectionStateReason) -> &Option<String>| {
        peering
            .status
            .as_ref()
            .map_or_else(Vec::new, |status| opt(member(status)))
    };
    match name {
        "vpc-peering-connection-id" => opt(&peering.vpc_peering_connection_id),
        "status-code" => status(|s| &s.code),
        "status-message" => status(|s| &s.message),
        "expiration-time" => print_opt(peering.expiration_time),
        _ if name.ends_with(".cidr-block") => of_side(|s| &s.cidr_block),
        _ if name.ends_with(".owner-id") => of_side(|s| &s.owner_id),
        _ if name.ends_with(".vpc-id") => of_side(|s| &s.vpc_id),
        _ => Vec::new(),
    }
}

pub(super) async fn create_vpc_peering_connection(
    engine: &Engine,
    _: &Caller,
    request: CreateVpcPeeringConnectionRequest,
) -> Result<CreateVpcPeeringConnectionResult, ApiError> {
    let here = engine.region();
    let other = |given: &Option<String>, own: String| given.as_ref().is_some_and(|g| *g != own);
    unsupported(&[
        (
            other(&request.peer_owner_id, here.account.to_string()),
            "PeerOwnerId of another account",
        ),
        (
            other(&request.peer_region, here.region.to_string()),
            "PeerRegion other than this region",
        ),
        (
            request.requester_peering_connection_options.is_some(),
            "RequesterPeeringConnectionOptions",
        ),
    ])?;
    let from: VpcId = id(&request.vpc_id)?;
    let to: VpcId = id(&required(request.peer_vpc_id, "peerVpcId")?)?;
    let tags = new_tags(request.tag_specifications, "vpc-peering-connection")?;
    let peering = change(engine, request.dry_run, move |net, ctx| {
        let id = net.create_peering(ctx, from, to, tags)?;
        Ok(View::new(net, ctx.region).peering(net.find_peering(id, ctx.now)?))
    });
    Ok(CreateVpcPeeringConnectionResult {
        vpc_peering_connection: Some(peering.await?),
    })
}

pub(super) async fn accept_vpc_peering_connection(
    engine: &Engine,
    _: &Caller,
    request: AcceptVpcPeeringConnectionRequest,
) -> Result<AcceptVpcPeeringConnectionResult, ApiError> {
    let id: VpcPeeringConnectionId = id(&request.vpc_peering_connection_id)?;
    let peering = change(engine, request.dry_run, move |net, ctx| {
        net.accept_peering(ctx, id)?;
        Ok(View::new(net, ctx.region).peering(net.find_peering(id, ctx.now)?))
    });
    Ok(AcceptVpcPeeringConnectionResult {
        vpc_peering_connection: Some(peering.await?),
    })
}

pub(super) async fn reject_vpc_peering_connection(
    engine: &Engine,
    _: &Caller,
    request: RejectVpcPeeringConnectionRequest,
) -> Result<RejectVpcPeeringConnectionResult, ApiError> {
    let id = id(&request.vpc_peering_connection_id)?;
    change(engine, request.dry_run, move |net, ctx| net.reject_peering(ctx, id)).await?;
    Ok(RejectVpcPeeringConnectionResult { r#return: Some(true) })
}

pub(super) async fn delete_vpc_peering_connection(
    engine: &Engine,
    _: &Caller,
    request: DeleteVpcPeeringConnectionRequest,
) -> Result<DeleteVpcPeeringConnectionResult, ApiError> {
    let id = id(&request.vpc_peering_connection_id)?;
    change(engine, request.dry_run, move |net, ctx| net.delete_peering(ctx, id)).await?;
    Ok(DeleteVpcPeeringConnectionResult { r#return: Some(true) })
}

pub(super) async fn describe_vpc_peering_connections(
    engine: &Engine,
    _: &Caller,
    request: DescribeVpcPeeringConnectionsRequest,
) -> Result<DescribeVpcPeeringConnectionsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<VpcPeeringConnectionId>::new(
        request.dry_run,
        &request.vpc_peering_connection_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (vpc_peering_connections, next_token) = query.answer(
        network.visible_peerings(view.now),
        |p| p.id,
        |p| p.tags.clone(),
        |p| view.peering(p),
        field,
    )?;
    Ok(DescribeVpcPeeringConnectionsResult {
        next_token,
        vpc_peering_connections,
    })
}

pub(super) async fn modify_vpc_peering_connection_options(
    engine: &Engine,
    _: &Caller,
    request: ModifyVpcPeeringConnectionOptionsRequest,
) -> Result<ModifyVpcPeeringConnectionOptionsResult, ApiError> {
    let id = id(&request.vpc_peering_connection_id)?;
    let (requester, accepter) = (
        &request.requester_peering_connection_options,
        &request.accepter_peering_connection_options,
    );
    for side in [requester, accepter].into_iter().flatten() {
        unsupported(&[
            (
                side.allow_egress_from_local_classic_link_to_remote_vpc == Some(true)
                    || side.allow_egress_from_local_vpc_to_remote_classic_link == Some(true),
                "ClassicLink",
            ),
            (
                side.allow_multipath_resilience == Some(true),
                "AllowMultipathResilience",
            ),
        ])?;
    }
    let dns = |side: &Option<PeeringConnectionOptionsRequest>| {
        side.as_ref().and_then(|side| side.allow_dns_resolution_from_remote_vpc)
    };
    let options = PeeringOptions {
        requester_dns: dns(requester),
        accepter_dns: dns(accepter),
    };
    change(engine, request.dry_run, move |net, ctx| {
        net.modify_peering_options(ctx, id, options)
    })
    .await?;
    let answer = |given: Option<bool>| {
        given.map(|on| PeeringConnectionOptions {
            allow_dns_resolution_from_remote_vpc: Some(on),
            allow_egress_from_local_classic_link_to_remote_vpc: Some(false),
            allow_egress_from_local_vpc_to_remote_classic_link: Some(false),
            ..PeeringConnectionOptions::default()
        })
    };
    Ok(ModifyVpcPeeringConnectionOptionsResult {
        requester_peering_connection_options: answer(options.requester_dns),
        accepter_peering_connection_options: answer(options.accepter_dns),
    })
}
