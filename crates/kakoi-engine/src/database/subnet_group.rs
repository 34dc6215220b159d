//! DB subnet groups and cluster subnet groups.

use super::*;
use kakoi_database::check_subnet_group_name;
use kakoi_net::Network;
use kakoi_types::{SubnetId, Tags, VpcId};
use std::collections::BTreeSet;

/// Groups of a service, at most: AWS's default quota.
const MAX_GROUPS: usize = 50;
/// Subnets of a group, at most: AWS's default quota.
const MAX_SUBNETS: usize = 20;

/// A group, wanted.
pub(crate) struct NewGroup {
    pub service: DatabaseService,
    pub name: String,
    pub description: String,
    pub subnets: Vec<String>,
    pub tags: Tags,
}

/// What a group is to become; `None` stays.
pub(crate) struct GroupChange {
    pub service: DatabaseService,
    pub name: String,
    pub description: Option<String>,
    pub subnets: Vec<String>,
}

/// The subnets that a request names, all of one VPC; RDS's cover two zones.
fn read_subnets(
    network: &Network,
    service: DatabaseService,
    texts: &[String],
) -> Result<(VpcId, BTreeSet<SubnetId>), ApiError> {
    let found = |text: &String| text.parse().ok().and_then(|id| network.find_subnet(id).ok());
    let stray: Vec<&str> = texts
        .iter()
        .filter(|t| found(t).is_none())
        .map(String::as_str)
        .collect();
    if !stray.is_empty() {
        return Err(bad_subnet(format!(
            "Some input subnets in :[{}] are invalid.",
            stray.join(", ")
        )));
    }
    let subnets: Vec<_> = texts.iter().filter_map(found).collect();
    let Some(first) = subnets.first() else {
        return Err(invalid("SubnetIds must name at least one subnet."));
    };
    if let Some(other) = subnets.iter().find(|s| s.vpc != first.vpc) {
        return Err(bad_subnet(format!(
            "The subnets are of several VPCs: {} is in {}, {} is in {}.",
            first.id, first.vpc, other.id, other.vpc
        )));
    }
    let ids: BTreeSet<SubnetId> = subnets.iter().map(|s| s.id).collect();
    if ids.len() > MAX_SUBNETS {
        return Err(too_many_subnets(service, MAX_SUBNETS));
    }
    let zones: BTreeSet<&str> = subnets.iter().map(|s| s.zone.as_str()).collect();
    if service == DatabaseService::Rds && zones.len() < 2 {
        return Err(ApiError::client(
            "DBSubnetGroupDoesNotCoverEnoughAZs",
            format!(
                "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: {}. Add subnets to cover at least 2 AZs.",
                zones.into_iter().collect::<Vec<_>>().join(", ")
            ),
        ));
    }
    Ok((first.vpc, ids))
}

fn check_description(text: &str) -> Result<(), ApiError> {
    if text.is_empty() || text.len() > 255 {
        return Err(invalid(
            "The description of a subnet group must have 1 to 255 characters.",
        ));
    }
    Ok(())
}

pub(crate) fn create_group(tx: &mut Tx<'_>, new: NewGroup) -> Result<SubnetGroup, ApiError> {
    let NewGroup {
        service,
        name,
        description,
        subnets,
        tags,
    } = new;
    check_subnet_group_name(service, &name).map_err(broken_rule)?;
    check_description(&description)?;
    check_tags(service, &tags)?;
    let name = name.to_ascii_lowercase();
    if tx.get::<SubnetGroup>(&SubnetGroup::key_of(service, &name)).is_some() {
        return Err(group_exists(service, &name));
    }
    if tx.scan::<SubnetGroup>(&format!("{}/", service.as_str())).len() >= MAX_GROUPS {
        return Err(too_many_groups(service, MAX_GROUPS));
    }
    let (vpc, subnets) = read_subnets(&tx.network, service, &subnets)?;
    let group = SubnetGroup {
        service,
        name,
        description,
        vpc,
        subnets,
        tags,
    };
    tx.put(&group);
    Ok(group)
}

/// A group by name. `default` is there while a database that named no group uses it.
pub(crate) fn find_group(
    reader: &mut impl Reader,
    network: &Network,
    service: DatabaseService,
    name: &str,
) -> Result<SubnetGroup, ApiError> {
    let found = match reader.one(&SubnetGroup::key_of(service, name))? {
        None if name.eq_ignore_ascii_case("default") => default_in_use(reader, network, service)?,
        found => found,
    };
    found.ok_or_else(|| no_group(service, name))
}

/// All groups of a service by name.
pub(crate) fn all_groups(
    reader: &mut impl Reader,
    network: &Network,
    service: DatabaseService,
) -> Result<Vec<SubnetGroup>, ApiError> {
    let mut all: Vec<SubnetGroup> = reader.many(&format!("{}/", service.as_str()))?;
    all.extend(default_in_use(reader, network, service)?);
    Ok(all)
}

fn default_in_use(
    reader: &mut impl Reader,
    network: &Network,
    service: DatabaseService,
) -> Result<Option<SubnetGroup>, ApiError> {
    let used = databases(reader, service)?.iter().any(|d| d.subnet_group.is_none());
    Ok(if used {
        SubnetGroup::default_of(network, service)
    } else {
        None
    })
}

/// The databases of a group.
fn users(tx: &mut Tx<'_>, service: DatabaseService, name: &str) -> Vec<Database> {
    let all: Vec<Database> = tx.scan(&format!("{}/", service.as_str()));
    let of_group = |d: &Database| d.subnet_group.as_deref().unwrap_or("default") == name;
    all.into_iter().filter(of_group).collect()
}

pub(crate) fn modify_group(tx: &mut Tx<'_>, change: GroupChange) -> Result<SubnetGroup, ApiError> {
    let GroupChange {
        service,
        name,
        description,
        subnets,
    } = change;
    let mut group: SubnetGroup = tx
        .get(&SubnetGroup::key_of(service, &name))
        .ok_or_else(|| no_group(service, &name))?;
    let (vpc, subnets) = read_subnets(&tx.network, service, &subnets)?;
    if vpc != group.vpc {
        return Err(invalid(
            "The new Subnets are not in the same Vpc as the existing subnet group",
        ));
    }
    let used: Vec<String> = users(tx, service, &group.name)
        .iter()
        .filter_map(|d| tx.network.database_interface(d.workload))
        .filter(|i| !subnets.contains(&i.subnet))
        .map(|i| i.subnet.to_string())
        .collect();
    if !used.is_empty() {
        return Err(invalid(format!(
            "Some of the subnets to be deleted are currently in use: {}",
            used.join(", ")
        )));
    }
    if let Some(description) = description {
        check_description(&description)?;
        group.description = description;
    }
    group.subnets = subnets;
    tx.put(&group);
    Ok(group)
}

pub(crate) fn delete_group(tx: &mut Tx<'_>, service: DatabaseService, name: &str) -> Result<(), ApiError> {
    let name = name.to_ascii_lowercase();
    if let Some(user) = users(tx, service, &name).first() {
        return Err(group_in_use(service, &name, &user.identifier));
    }
    let key = SubnetGroup::key_of(service, &name);
    if tx.get::<SubnetGroup>(&key).is_none() {
        return Err(no_group(service, &name));
    }
    tx.delete::<SubnetGroup>(&key);
    Ok(())
}

/// Subnets as both services print them: (id, zone, status). One that was deleted under its group has no zone any more.
pub(crate) fn subnets_of(network: &Network, group: &SubnetGroup) -> Vec<(String, Option<String>, &'static str)> {
    let print = |id: &SubnetId| match network.subnets.get(id) {
        Some(subnet) => (id.to_string(), Some(subnet.zone.clone()), "Active"),
        None => (id.to_string(), None, "Inactive"),
    };
    group.subnets.iter().map(print).collect()
}
