//! A database is made: record, slot and interface in one transaction. Its process is the reconciler's.

use super::*;
use crate::slots;
use kakoi_database::{ClassSize, DatabaseStatus, check_identifier, class_size, known_classes, place};
use kakoi_net::{Ctx, DatabaseInterface, Network};
use kakoi_types::{SecurityGroupId, Tags, VpcId, WorkloadId};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Databases of a service, at most: RDS's default quota.
const MAX_DATABASES: usize = 40;
/// Storage of all RDS instances together, in GiB: the default quota.
const MAX_STORAGE: u32 = 100_000;
/// Security groups of a database, at most; the network's limit for an interface.
const MAX_SECURITY_GROUPS: usize = 5;

/// A database, wanted. What depends on nothing but the request was checked by who read it.
pub(crate) struct NewDatabase {
    pub service: DatabaseService,
    pub identifier: String,
    pub class: String,
    pub engine_version: String,
    pub subnet_group: Option<String>,
    pub zone: Option<String>,
    pub security_groups: Vec<String>,
    /// Whether it has a public address, too. None: if its VPC has an internet gateway.
    pub public: Option<bool>,
    pub port: u16,
    pub database: Option<String>,
    pub master_user: String,
    pub master_verifier: String,
    pub storage_gb: u32,
    pub recorded: Map<String, Value>,
    pub deletion_protection: bool,
    pub tags: Tags,
}

/// The size of a class, if the service has it and this machine can give it. Redshift's smallest node has 15 GiB, which is no reason
/// to refuse on a laptop what runs well with less: a cluster gets what its node type says or what the machine has.
///
/// # Errors
/// `InvalidParameterValue` for an unknown class, the service's "no capacity" for one that's larger than the machine.
pub(crate) fn machine_fits(engine: &Engine, service: DatabaseService, class: &str) -> Result<ClassSize, ApiError> {
    let size = class_size(service, class).ok_or_else(|| {
        let parameter = match service {
            DatabaseService::Rds => "DBInstanceClass",
            DatabaseService::Redshift => "NodeType",
        };
        invalid(format!(
            "Invalid {parameter}: {class}. This region has {}.",
            known_classes(service)
        ))
    })?;
    let (vcpus, memory_bytes) = engine.backends().workloads.machine();
    // Rounded up: machines show a little less than they're sold with.
    let machine_gib = memory_bytes.div_ceil(1 << 30);
    let fits = size.vcpus <= vcpus && u64::from(size.memory_gib) <= machine_gib;
    if service == DatabaseService::Rds && !fits {
        return Err(no_capacity(
            service,
            format!(
                "{class} has {} vCPUs and {} GiB of memory; this machine has {vcpus} and {machine_gib} GiB. Choose a smaller class.",
                size.vcpus, size.memory_gib
            ),
        ));
    }
    Ok(size)
}

/// The security groups that a request names, in a database's VPC. None given are none: the VPC's default group stands in.
///
/// # Errors
/// `InvalidParameterValue` for what is no group or for too many, `InvalidParameterCombination` for a group of another VPC.
pub(super) fn security_groups(
    network: &Network,
    vpc: VpcId,
    texts: &[String],
) -> Result<BTreeSet<SecurityGroupId>, ApiError> {
    let mut groups = BTreeSet::new();
    for text in texts {
        let found = text.parse().ok().and_then(|id| network.find_group(id).ok());
        let group = found.ok_or_else(|| invalid(format!("Invalid security group , groupId= {text}, groupName=.")))?;
        if group.vpc != vpc {
            return Err(combination(format!(
                "The database and the EC2 security group are in different VPCs. The database is in {vpc} and the EC2 security group {text} is in {}",
                group.vpc
            )));
        }
        groups.insert(group.id);
    }
    if groups.len() > MAX_SECURITY_GROUPS {
        return Err(invalid(format!(
            "A database can have {MAX_SECURITY_GROUPS} security groups; {} were given.",
            groups.len()
        )));
    }
    Ok(groups)
}

/// The group in whose subnets it will stand.
fn subnet_group(tx: &mut Tx<'_>, new: &NewDatabase) -> Result<SubnetGroup, ApiError> {
    let service = new.service;
    let group = match &new.subnet_group {
        Some(name) => tx
            .get(&SubnetGroup::key_of(service, name))
            .ok_or_else(|| no_group(service, name))?,
        None => SubnetGroup::default_of(&tx.network, service).ok_or_else(|| {
            bad_subnet(
                "No default VPC exists in this region. Name a subnet group, or make the default VPC again by `aws ec2 create-default-vpc`.",
            )
        })?,
    };
    let zones = group.zones(&tx.network);
    if service == DatabaseService::Rds && zones.len() < 2 {
        return Err(bad_network(format!(
            "The subnets of subnet group {} that still exist don't cover two Availability Zones: add some by ModifyDBSubnetGroup.",
            group.name
        )));
    }
    Ok(group)
}

/// Makes a database.
///
/// # Errors
/// The service's codes for an identifier that's taken, for quotas, for its subnet group, zone and security groups.
pub(crate) fn create(tx: &mut Tx<'_>, ctx: &mut Ctx<'_>, mut new: NewDatabase) -> Result<Database, ApiError> {
    let service = new.service;
    check_identifier(service, &new.identifier).map_err(broken_rule)?;
    check_tags(service, &new.tags)?;
    let identifier = new.identifier.to_ascii_lowercase();
    let all: Vec<Database> = tx.scan(&format!("{}/", service.as_str()));
    if all.iter().any(|d| d.identifier == identifier) {
        return Err(already_exists(service));
    }
    if all.len() >= MAX_DATABASES {
        return Err(too_many_databases(service, MAX_DATABASES));
    }
    if service == DatabaseService::Rds {
        check_total_storage(&all, new.storage_gb)?;
    }
    new.subnet_group = new
        .subnet_group
        .map(|name| name.to_ascii_lowercase())
        .filter(|name| name != "default");
    let group = subnet_group(tx, &new)?;
    if let Some(zone) = &new.zone
        && !ctx.region.region.zones().iter().any(|z| z.name == *zone)
    {
        return Err(invalid(format!("Invalid availability zone: {zone}")));
    }
    let subnet = place(&tx.network, &group, new.zone.as_deref()).map_err(bad_network)?;
    let groups = security_groups(&tx.network, group.vpc, &new.security_groups)?;

    let workload = WorkloadId::from_entropy((ctx.entropy)());
    let mut database = Database {
        service,
        identifier,
        resource_id: resource_id(service, (ctx.entropy)()),
        workload,
        slot: 0,
        status: DatabaseStatus::Creating,
        failure_reason: None,
        class: new.class,
        engine_version: new.engine_version,
        subnet_group: new.subnet_group,
        port: new.port,
        database: new.database,
        master_user: new.master_user,
        master_verifier: new.master_verifier,
        master_revision: 1,
        applied_revision: 0,
        storage_gb: new.storage_gb,
        recorded: new.recorded,
        deletion_protection: new.deletion_protection,
        created: ctx.now,
        tags: new.tags,
    };
    let interface = DatabaseInterface {
        subnet,
        groups,
        workload,
        service,
        label: database.label(ctx.region),
    };
    tx.network
        .create_database_interface(ctx, interface)
        .map_err(no_interface)?;
    let public = new
        .public
        .unwrap_or_else(|| tx.network.allows_public_databases(group.vpc));
    tx.network
        .set_database_public(ctx, workload, public)
        .map_err(no_interface)?;
    database.slot = slots::give(tx, database.slot_owner());
    tx.put(&database);
    Ok(database)
}

/// Refuses storage that all RDS instances together can't have: `more` comes to what `others` have.
pub(super) fn check_total_storage(others: &[Database], more: u32) -> Result<(), ApiError> {
    let used: u64 = others.iter().map(|d| u64::from(d.storage_gb)).sum();
    if used + u64::from(more) > u64::from(MAX_STORAGE) {
        return Err(too_much_storage(MAX_STORAGE));
    }
    Ok(())
}

/// `DbiResourceId`: `db-` and 26 upper-case letters and digits; or the UUID of a cluster's namespace.
fn resource_id(service: DatabaseService, entropy: u128) -> String {
    match service {
        DatabaseService::Rds => {
            const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            let digit = |at: u32| char::from(DIGITS[(entropy >> (at * 5)) as usize & 31]);
            format!("db-{}", (0..26).map(digit).collect::<String>())
        }
        DatabaseService::Redshift => {
            let hex = format!("{entropy:032x}");
            let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
            parts.join("-")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resource_ids_have_aws_forms() {
        let id = resource_id(DatabaseService::Rds, u128::MAX - 7);
        assert!(
            id.len() == 29 && id[3..].bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()),
            "{id}"
        );
        assert_ne!(id, resource_id(DatabaseService::Rds, 7));
        assert_eq!(
            resource_id(DatabaseService::Redshift, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef),
            "01234567-89ab-cdef-0123-456789abcdef"
        );
    }
}
