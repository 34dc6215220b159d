//! Cluster subnet groups.

use super::REDSHIFT;
use super::tags::wears;
use crate::database::*;
use crate::{Caller, Engine};
use kakoi_api::generated::redshift::*;
use kakoi_database::SubnetGroup;
use kakoi_wire::ApiError;

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    request: CreateClusterSubnetGroupMessage,
) -> Result<CreateClusterSubnetGroupResult, ApiError> {
    let new = NewGroup {
        service: REDSHIFT,
        name: request.cluster_subnet_group_name,
        description: request.description,
        subnets: request.subnet_ids,
        tags: super::tags::read(request.tags)?,
    };
    let made = engine.commit(move |tx, _| create_group(tx, new)).await?;
    Ok(CreateClusterSubnetGroupResult {
        cluster_subnet_group: Some(print(&View::new(engine), &made)),
    })
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: DescribeClusterSubnetGroupsMessage,
) -> Result<ClusterSubnetGroupMessage, ApiError> {
    let view = View::new(engine);
    let mut store = engine.store();
    let named = request.cluster_subnet_group_name.as_deref().filter(|n| !n.is_empty());
    let mut found = match named {
        Some(name) => vec![find_group(&mut store, &view.network, REDSHIFT, name)?],
        None => all_groups(&mut store, &view.network, REDSHIFT)?,
    };
    found.retain(|g| wears(&g.tags, &request.tag_keys, &request.tag_values));
    let list = format!(
        "cluster-subnet-groups/{named:?}/{:?}/{:?}",
        request.tag_keys, request.tag_values
    );
    let key = |group: &SubnetGroup| group.name.clone();
    let (found, marker) = listed(found, key, list, request.marker.as_deref(), request.max_records)?;
    Ok(ClusterSubnetGroupMessage {
        cluster_subnet_groups: found.iter().map(|g| print(&view, g)).collect(),
        marker,
    })
}

pub(super) async fn modify(
    engine: &Engine,
    _: &Caller,
    request: ModifyClusterSubnetGroupMessage,
) -> Result<ModifyClusterSubnetGroupResult, ApiError> {
    let change = GroupChange {
        service: REDSHIFT,
        name: request.cluster_subnet_group_name,
        description: request.description,
        subnets: request.subnet_ids,
    };
    let changed = engine.commit(move |tx, _| modify_group(tx, change)).await?;
    Ok(ModifyClusterSubnetGroupResult {
        cluster_subnet_group: Some(print(&View::new(engine), &changed)),
    })
}

pub(super) async fn delete(
    engine: &Engine,
    _: &Caller,
    request: DeleteClusterSubnetGroupMessage,
) -> Result<(), ApiError> {
    let name = request.cluster_subnet_group_name;
    engine.commit(move |tx, _| delete_group(tx, REDSHIFT, &name)).await
}

fn print(view: &View<'_>, group: &SubnetGroup) -> ClusterSubnetGroup {
    let subnet = |(id, zone, status): (String, Option<String>, &str)| Subnet {
        subnet_availability_zone: zone.map(|name| AvailabilityZone {
            name: Some(name),
            supported_platforms: Vec::new(),
        }),
        subnet_identifier: Some(id),
        subnet_status: Some(status.to_owned()),
    };
    ClusterSubnetGroup {
        cluster_subnet_group_name: Some(group.name.clone()),
        description: Some(group.description.clone()),
        subnet_group_status: Some("Complete".into()),
        subnets: subnets_of(&view.network, group).into_iter().map(subnet).collect(),
        supported_cluster_ip_address_types: vec!["ipv4".into()],
        tags: super::tags::print(&group.tags),
        vpc_id: Some(group.vpc.to_string()),
    }
}
