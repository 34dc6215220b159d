//! DB subnet groups.

use super::RDS;
use crate::database::*;
use crate::{Caller, Engine};
use kakoi_api::generated::rds::*;
use kakoi_database::SubnetGroup;
use kakoi_wire::ApiError;

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    request: CreateDBSubnetGroupMessage,
) -> Result<CreateDBSubnetGroupResult, ApiError> {
    let new = NewGroup {
        service: RDS,
        name: request.db_subnet_group_name,
        description: request.db_subnet_group_description,
        subnets: request.subnet_ids,
        tags: super::tags::read(request.tags)?,
    };
    let made = engine.commit(move |tx, _| create_group(tx, new)).await?;
    Ok(CreateDBSubnetGroupResult {
        db_subnet_group: Some(print(&View::new(engine), &made)),
    })
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: DescribeDBSubnetGroupsMessage,
) -> Result<DBSubnetGroupMessage, ApiError> {
    filters(request.filters.iter().map(|f| (f.name.as_str(), &*f.values)), &[])?;
    let view = View::new(engine);
    let mut store = engine.store();
    let named = request.db_subnet_group_name.as_deref().filter(|n| !n.is_empty());
    let found = match named {
        Some(name) => vec![find_group(&mut store, &view.network, RDS, name)?],
        None => all_groups(&mut store, &view.network, RDS)?,
    };
    let list = format!("db-subnet-groups/{named:?}");
    let key = |group: &SubnetGroup| group.name.clone();
    let (found, marker) = listed(found, key, list, request.marker.as_deref(), request.max_records)?;
    Ok(DBSubnetGroupMessage {
        db_subnet_groups: found.iter().map(|g| print(&view, g)).collect(),
        marker,
    })
}

pub(super) async fn modify(
    engine: &Engine,
    _: &Caller,
    request: ModifyDBSubnetGroupMessage,
) -> Result<ModifyDBSubnetGroupResult, ApiError> {
    let change = GroupChange {
        service: RDS,
        name: request.db_subnet_group_name,
        description: request.db_subnet_group_description,
        subnets: request.subnet_ids,
    };
    let changed = engine.commit(move |tx, _| modify_group(tx, change)).await?;
    Ok(ModifyDBSubnetGroupResult {
        db_subnet_group: Some(print(&View::new(engine), &changed)),
    })
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: DeleteDBSubnetGroupMessage) -> Result<(), ApiError> {
    let name = request.db_subnet_group_name;
    engine.commit(move |tx, _| delete_group(tx, RDS, &name)).await
}

pub(super) fn print(view: &View<'_>, group: &SubnetGroup) -> DBSubnetGroup {
    let subnet = |(id, zone, status): (String, Option<String>, &str)| Subnet {
        subnet_availability_zone: zone.map(|name| AvailabilityZone { name: Some(name) }),
        subnet_identifier: Some(id),
        subnet_outpost: Some(Outpost::default()),
        subnet_status: Some(status.to_owned()),
    };
    DBSubnetGroup {
        db_subnet_group_arn: Some(view.region().arn("rds", format_args!("subgrp:{}", group.name))),
        db_subnet_group_description: Some(group.description.clone()),
        db_subnet_group_name: Some(group.name.clone()),
        subnet_group_status: Some("Complete".into()),
        subnets: subnets_of(&view.network, group).into_iter().map(subnet).collect(),
        supported_network_types: vec!["IPV4".into()],
        vpc_id: Some(group.vpc.to_string()),
    }
}
