//! CreateCluster.

use super::REDSHIFT;
use super::describe::printed;
use crate::database::{self, *};
use crate::{Caller, Engine};
use kakoi_api::generated::redshift::CreateClusterMessage;
use kakoi_database::{check_database_name, check_password, check_port, check_user, default_port};
use kakoi_wire::ApiError;
use serde_json::{Map, Value, json};

/// What's kept and shown again, and has no effect: (parameter, member of `Cluster`). `EnhancedVpcRouting` is among them because a
/// cluster's packets take its VPC's routes in any case.
const RECORDED: &[(&str, &str)] = &[
    ("AllowVersionUpgrade", "AllowVersionUpgrade"),
    ("AutomatedSnapshotRetentionPeriod", "AutomatedSnapshotRetentionPeriod"),
    ("DefaultIamRoleArn", "DefaultIamRoleArn"),
    ("Encrypted", "Encrypted"),
    ("EnhancedVpcRouting", "EnhancedVpcRouting"),
    ("IamRoles", "IamRoles"),
    ("KmsKeyId", "KmsKeyId"),
    ("MaintenanceTrackName", "MaintenanceTrackName"),
    ("ManualSnapshotRetentionPeriod", "ManualSnapshotRetentionPeriod"),
    ("PreferredMaintenanceWindow", "PreferredMaintenanceWindow"),
];

/// What would change how the cluster behaves, and isn't there: parameters of CreateCluster and ModifyCluster.
pub(super) const REFUSED: &[(&str, &str)] = &[
    ("AvailabilityZoneRelocation", "a cluster stays in its subnet"),
    ("CatalogName", "there's no Glue Data Catalog"),
    (
        "ClusterSecurityGroups",
        "they are of EC2-Classic; use VpcSecurityGroupIds",
    ),
    (
        "ElasticIp",
        "a publicly accessible cluster gets an address of the region's",
    ),
    ("ExtraComputeForAutomaticOptimization", "a cluster has one node"),
    (
        "HsmClientCertificateIdentifier",
        "there are no hardware security modules",
    ),
    ("HsmConfigurationIdentifier", "there are no hardware security modules"),
    ("LoadSampleData", "there is no sample data"),
    (
        "ManageMasterPassword",
        "there's no Secrets Manager; give MasterUserPassword",
    ),
    (
        "MasterPasswordSecretKmsKeyId",
        "there's no Secrets Manager; give MasterUserPassword",
    ),
    ("MultiAZ", "a cluster is in one zone"),
    ("RedshiftIdcApplicationArn", "there's no IAM Identity Center"),
    ("SnapshotScheduleIdentifier", "there are no snapshots"),
];

/// Reads what is recorded. Roles are kept as they are shown.
///
/// # Errors
/// `InvalidParameterValue`.
pub(super) fn read_recorded(members: &Map<String, Value>) -> Result<Map<String, Value>, ApiError> {
    let mut kept = recorded(members, RECORDED)?;
    if let Some(Value::Array(roles)) = kept.get_mut("IamRoles") {
        for role in roles {
            *role = json!({ "IamRoleArn": role.take(), "ApplyStatus": "in-sync" });
        }
    }
    if let Some(Value::String(window)) = kept.get_mut("PreferredMaintenanceWindow") {
        *window = window.to_ascii_lowercase();
    }
    Ok(kept)
}

/// AWS's answers where a parameter was left out.
fn recorded_defaults() -> Value {
    json!({
        "AllowVersionUpgrade": true,
        "AutomatedSnapshotRetentionPeriod": 1,
        "Encrypted": true,
        "EnhancedVpcRouting": false,
        "MaintenanceTrackName": "current",
        "ManualSnapshotRetentionPeriod": -1,
        "PreferredMaintenanceWindow": "sun:07:00-sun:07:30",
    })
}

/// A cluster has one node.
pub(super) fn one_node(cluster_type: Option<&str>, nodes: Option<i32>) -> Result<(), ApiError> {
    match (cluster_type, nodes) {
        (Some("multi-node"), _) | (_, Some(2..)) => Err(unsupported(
            REDSHIFT,
            "Clusters of several nodes are not supported in this region: use ClusterType single-node and leave NumberOfNodes out.",
        )),
        (None | Some("single-node"), None | Some(1)) => Ok(()),
        (Some(other), _) if other != "single-node" => Err(invalid(format!(
            "Invalid ClusterType: {other}. Valid are single-node and multi-node."
        ))),
        (_, Some(nodes)) => Err(invalid(format!("Invalid NumberOfNodes: {nodes}. It must be 1."))),
        (Some(_), None) => Ok(()),
    }
}

pub(super) fn default_parameters_only(name: Option<&str>) -> Result<(), ApiError> {
    match name.filter(|n| *n != "default.redshift-1.0" && *n != "default.redshift-2.0") {
        Some(name) => {
            let message = format!("Cluster parameter group {name} not found. There is default.redshift-1.0 only.");
            Err(ApiError::client("ClusterParameterGroupNotFound", message).with_status(404))
        }
        None => Ok(()),
    }
}

pub(super) async fn create(engine: &Engine, _: &Caller, given: Given<CreateClusterMessage>) -> Result<Value, ApiError> {
    let Given { request, members } = given;
    refuse_given(REDSHIFT, &members, REFUSED)?;
    one_node(request.cluster_type.as_deref(), request.number_of_nodes)?;
    let class = request.node_type;
    let size = machine_fits(engine, REDSHIFT, &class)?;
    check_user(REDSHIFT, &request.master_username).map_err(broken_rule)?;
    let password = request
        .master_user_password
        .ok_or_else(|| invalid("The parameter MasterUserPassword must be provided and must not be blank."))?;
    check_password(REDSHIFT, &password).map_err(broken_rule)?;
    let database_name = request.db_name.unwrap_or_else(|| "dev".to_owned());
    check_database_name(REDSHIFT, &database_name).map_err(broken_rule)?;
    let port = match request.port {
        Some(port) => check_port(REDSHIFT, &class, port).map_err(broken_rule)?,
        None => default_port(REDSHIFT),
    };
    if let Some(version) = request.cluster_version.as_deref().filter(|v| *v != "1.0") {
        return Err(invalid(format!("Invalid ClusterVersion: {version}. There is 1.0.")));
    }
    default_parameters_only(request.cluster_parameter_group_name.as_deref())?;
    ipv4_only(request.ip_address_type.as_deref())?;
    installed_version(engine, REDSHIFT)?;
    let mut recorded = read_recorded(&members)?;
    defaults(&mut recorded, recorded_defaults());
    let new = NewDatabase {
        service: REDSHIFT,
        identifier: request.cluster_identifier,
        class,
        engine_version: "1.0".into(),
        subnet_group: request.cluster_subnet_group_name,
        zone: request.availability_zone,
        security_groups: request.vpc_security_group_ids,
        // Private unless asked, in whatever VPC.
        public: Some(request.publicly_accessible == Some(true)),
        port,
        database: Some(database_name),
        master_user: request.master_username,
        master_verifier: new_verifier(&password),
        // Every node type that's offered has its storage.
        storage_gb: size.storage_gib.unwrap_or_default(),
        recorded,
        deletion_protection: false,
        tags: super::tags::read(request.tags)?,
    };
    let made = engine.commit(move |tx, ctx| database::create(tx, ctx, new)).await?;
    printed(engine, &made)
}

pub(super) fn ipv4_only(address_type: Option<&str>) -> Result<(), ApiError> {
    match address_type {
        None | Some("ipv4") => Ok(()),
        Some(other) => Err(unsupported(
            REDSHIFT,
            format!("IpAddressType {other} is not supported in this region: IPv6 is off. Use ipv4."),
        )),
    }
}
