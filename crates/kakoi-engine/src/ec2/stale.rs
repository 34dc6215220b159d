//! Groups across a peering connection: which rules became stale with it, and which VPCs' rules name a group.

use super::rule::traffic_parts;
use super::support::*;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::{Direction, Peer, SecurityGroup, Traffic};
use kakoi_types::{SecurityGroupId, VpcId, VpcPeeringConnectionId};
use kakoi_wire::ApiError;
use std::collections::{BTreeMap, BTreeSet};

impl View<'_> {
    /// The stale rules of one direction, as permissions.
    fn stale_permissions(&self, group: &SecurityGroup, direction: Direction) -> Vec<StaleIpPermission> {
        let mut all: BTreeMap<Traffic, StaleIpPermission> = BTreeMap::new();
        for rule in group.rules_in(direction) {
            let Peer::Group(named) = rule.peer else { continue };
            if !self.net.is_stale(group.vpc, rule) {
                continue;
            }
            let (protocol, ports) = traffic_parts(rule.traffic);
            let permission = all.entry(rule.traffic).or_insert_with(|| StaleIpPermission {
                ip_protocol: Some(protocol),
                from_port: ports.map(|p| p.0),
                to_port: ports.map(|p| p.1),
                ..StaleIpPermission::default()
            });
            let pair = self.pair(group.vpc, named, rule.description.clone());
            permission.user_id_group_pairs.push(pair);
        }
        all.into_values().collect()
    }
}

pub(super) async fn describe_stale_security_groups(
    engine: &Engine,
    _: &Caller,
    request: DescribeStaleSecurityGroupsRequest,
) -> Result<DescribeStaleSecurityGroupsResult, ApiError> {
    let vpc: VpcId = id(&request.vpc_id)?;
    let page = Page::new(request.max_results, request.next_token)?;
    end_dry_run(request.dry_run)?;
    let network = engine.network();
    network.find_vpc(vpc).map_err(net_error)?;
    let view = View::new(&network, engine.region());
    let show = |group: &SecurityGroup| {
        let stale = StaleSecurityGroup {
            group_id: text(group.id),
            group_name: text(&group.name),
            description: text(&group.description),
            vpc_id: text(group.vpc),
            stale_ip_permissions: view.stale_permissions(group, Direction::Ingress),
            stale_ip_permissions_egress: view.stale_permissions(group, Direction::Egress),
        };
        let any = !stale.stale_ip_permissions.is_empty() || !stale.stale_ip_permissions_egress.is_empty();
        any.then_some(stale)
    };
    let groups = network.visible_groups().filter(|g| g.vpc == vpc);
    let (stale_security_group_set, next_token) = page.cut(groups.map(|g| (g.id.to_string(), g)), show);
    Ok(DescribeStaleSecurityGroupsResult {
        next_token,
        stale_security_group_set,
    })
}

pub(super) async fn describe_security_group_references(
    engine: &Engine,
    _: &Caller,
    request: DescribeSecurityGroupReferencesRequest,
) -> Result<DescribeSecurityGroupReferencesResult, ApiError> {
    let groups: Vec<SecurityGroupId> = ids(&request.group_id)?;
    if groups.is_empty() {
        required(None::<()>, "GroupId")?;
    }
    end_dry_run(request.dry_run)?;
    let network = engine.network();
    let mut references = BTreeSet::new();
    for id in groups {
        let vpc = network.find_group(id).map_err(net_error)?.vpc;
        let elsewhere = network.visible_groups().filter(|g| g.vpc != vpc);
        let naming = elsewhere.filter(|g| g.rules.values().any(|r| r.peer == Peer::Group(id)));
        // Over an active connection: a reference that became stale is the other side's to see.
        references.extend(naming.filter_map(|g| network.active_peering(vpc, g.vpc).map(|p| (id, g.vpc, p.id))));
    }
    let print = |(group, vpc, peering): (SecurityGroupId, VpcId, VpcPeeringConnectionId)| SecurityGroupReference {
        group_id: text(group),
        referencing_vpc_id: text(vpc),
        vpc_peering_connection_id: text(peering),
        transit_gateway_id: None,
    };
    Ok(DescribeSecurityGroupReferencesResult {
        security_group_reference_set: references.into_iter().map(print).collect(),
    })
}
