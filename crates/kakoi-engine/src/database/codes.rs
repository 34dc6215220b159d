//! Error codes and statuses of both services, as their models list them.

use kakoi_database::DatabaseService::{self, Rds, Redshift};
use kakoi_database::Invalid;
use kakoi_net::NetError;
use kakoi_wire::ApiError;
use std::fmt::Display;

/// RDS's word or Redshift's.
fn either<T>(service: DatabaseService, rds: T, redshift: T) -> T {
    match service {
        Rds => rds,
        Redshift => redshift,
    }
}

/// `InvalidParameterValue`, which both services use though no model lists it.
pub(crate) fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidParameterValue", message.into())
}

/// A refusal of the pure rules.
pub(crate) fn broken_rule(rule: Invalid) -> ApiError {
    invalid(rule.0)
}

/// `InvalidParameterCombination`.
pub(crate) fn combination(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidParameterCombination", message.into())
}

/// A parameter whose meaning this region can't give.
pub(crate) fn unsupported(service: DatabaseService, message: impl Into<String>) -> ApiError {
    let code = either(service, "InvalidParameterCombination", "UnsupportedOperation");
    ApiError::client(code, message.into())
}

pub(crate) fn not_found(service: DatabaseService, identifier: &str) -> ApiError {
    let (code, kind) = either(
        service,
        ("DBInstanceNotFound", "DBInstance"),
        ("ClusterNotFound", "Cluster"),
    );
    ApiError::client(code, format!("{kind} {identifier} not found.")).with_status(404)
}

pub(crate) fn already_exists(service: DatabaseService) -> ApiError {
    let (code, kind) = either(
        service,
        ("DBInstanceAlreadyExists", "DB instance"),
        ("ClusterAlreadyExists", "Cluster"),
    );
    ApiError::client(code, format!("{kind} already exists"))
}

pub(crate) fn bad_state(service: DatabaseService, message: impl Into<String>) -> ApiError {
    let code = either(service, "InvalidDBInstanceState", "InvalidClusterState");
    ApiError::client(code, message.into())
}

pub(crate) fn no_capacity(service: DatabaseService, message: impl Into<String>) -> ApiError {
    let code = either(service, "InsufficientDBInstanceCapacity", "InsufficientClusterCapacity");
    ApiError::client(code, message.into())
}

pub(crate) fn too_many_databases(service: DatabaseService, most: usize) -> ApiError {
    let (code, kind) = either(
        service,
        ("InstanceQuotaExceeded", "DB instances"),
        ("ClusterQuotaExceeded", "clusters"),
    );
    ApiError::client(code, format!("There can be {most} {kind}. Delete one you don't need."))
}

pub(crate) fn too_much_storage(most: u32) -> ApiError {
    let message = format!("All DB instances together can have {most} GiB of storage.");
    ApiError::client("StorageQuotaExceeded", message)
}

/// RDS answers 404, Redshift 400.
pub(crate) fn no_group(service: DatabaseService, name: &str) -> ApiError {
    let (code, status, kind) = either(
        service,
        ("DBSubnetGroupNotFoundFault", 404, "DB subnet group"),
        ("ClusterSubnetGroupNotFoundFault", 400, "Cluster subnet group"),
    );
    ApiError::client(code, format!("{kind} '{name}' does not exist.")).with_status(status)
}

pub(crate) fn group_exists(service: DatabaseService, name: &str) -> ApiError {
    let (code, kind) = either(
        service,
        ("DBSubnetGroupAlreadyExists", "DB subnet group"),
        ("ClusterSubnetGroupAlreadyExists", "Cluster subnet group"),
    );
    ApiError::client(code, format!("The {kind} '{name}' already exists."))
}

pub(crate) fn group_in_use(service: DatabaseService, name: &str, user: &str) -> ApiError {
    let (code, kind) = either(
        service,
        ("InvalidDBSubnetGroupStateFault", "database instance"),
        ("InvalidClusterSubnetGroupStateFault", "cluster"),
    );
    let message =
        format!("Cannot delete the subnet group '{name}' because at least one {kind}: {user} is still using it.");
    ApiError::client(code, message)
}

pub(crate) fn too_many_groups(service: DatabaseService, most: usize) -> ApiError {
    let code = either(service, "DBSubnetGroupQuotaExceeded", "ClusterSubnetGroupQuotaExceeded");
    ApiError::client(
        code,
        format!("There can be {most} subnet groups. Delete one you don't need."),
    )
}

pub(crate) fn too_many_subnets(service: DatabaseService, most: usize) -> ApiError {
    let code = either(service, "DBSubnetQuotaExceededFault", "ClusterSubnetQuotaExceededFault");
    ApiError::client(code, format!("A subnet group can have {most} subnets."))
}

pub(crate) fn bad_subnet(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidSubnet", message.into())
}

/// `InvalidVPCNetworkStateFault`: what was fine once isn't any more.
pub(crate) fn bad_network(message: impl Display) -> ApiError {
    ApiError::client("InvalidVPCNetworkStateFault", message.to_string())
}

/// A refusal of the network model while an interface is made. Groups were judged before, so what is left is room, and what a
/// public address needs of the VPC.
pub(crate) fn no_interface(error: NetError) -> ApiError {
    match error.code.as_ref() {
        "InsufficientFreeAddressesInSubnet" | "AddressLimitExceeded" => bad_network(error.message),
        "SecurityGroupsPerInterfaceLimitExceeded" => invalid(error.message),
        _ => crate::net_error(error),
    }
}

pub(crate) fn too_many_tags(service: DatabaseService, most: usize) -> ApiError {
    let code = either(service, "InvalidParameterValue", "TagLimitExceededFault");
    ApiError::client(code, format!("A resource can have {most} tags."))
}

pub(crate) fn bad_tag(service: DatabaseService, message: impl Into<String>) -> ApiError {
    let code = either(service, "InvalidParameterValue", "InvalidTagFault");
    ApiError::client(code, message.into())
}
