//! DescribeClusters, DescribeLoggingStatus, and how a cluster is printed.

use super::REDSHIFT;
use super::tags::wears;
use crate::database::*;
use crate::sagemaker::seconds;
use crate::{Caller, Engine};
use kakoi_api::generated::redshift::*;
use kakoi_database::Database;
use kakoi_wire::ApiError;
use serde_json::{Value, json};

/// `{"Cluster": …}`, the answer of whatever changes one.
pub(super) fn printed(engine: &Engine, database: &Database) -> Result<Value, ApiError> {
    Ok(json!({ "Cluster": print(&View::new(engine), database)? }))
}

pub(super) async fn describe(engine: &Engine, _: &Caller, request: DescribeClustersMessage) -> Result<Value, ApiError> {
    let named = request.cluster_identifier.as_deref().filter(|n| !n.is_empty());
    let mut found = match named {
        Some(name) => vec![database(&mut engine.store(), REDSHIFT, name)?],
        None => databases(&mut engine.store(), REDSHIFT)?,
    };
    found.retain(|d| wears(&d.tags, &request.tag_keys, &request.tag_values));
    let list = format!("clusters/{named:?}/{:?}/{:?}", request.tag_keys, request.tag_values);
    let (found, marker) = listed(
        found,
        |d| d.identifier.clone(),
        list,
        request.marker.as_deref(),
        request.max_records,
    )?;
    let view = View::new(engine);
    let all: Vec<Value> = found.iter().map(|d| print(&view, d)).collect::<Result<_, _>>()?;
    Ok(json!({ "Clusters": all, "Marker": marker }))
}

/// Audit logging isn't there, so it's off.
pub(super) async fn logging_status(
    engine: &Engine,
    _: &Caller,
    request: DescribeLoggingStatusMessage,
) -> Result<LoggingStatus, ApiError> {
    database(&mut engine.store(), REDSHIFT, &request.cluster_identifier)?;
    Ok(LoggingStatus {
        logging_enabled: Some(false),
        ..Default::default()
    })
}

fn print(view: &View<'_>, database: &Database) -> Result<Value, ApiError> {
    let text = |text: &str| Some(text.to_owned());
    let region = view.region();
    let interface = view.interface(database);
    let groups = view
        .security_groups(database)
        .into_iter()
        .map(|id| VpcSecurityGroupMembership {
            status: text("active"),
            vpc_security_group_id: Some(id),
        });
    let public = view.public_address(database);
    let node = interface.map(|i| ClusterNode {
        node_role: text("SHARED"),
        private_ip_address: Some(i.private_ip.to_string()),
        public_ip_address: public.map(|address| address.to_string()),
    });
    let pending = PendingModifiedValues {
        master_user_password: (database.wants_password() && database.has_answered()).then(|| "****".to_owned()),
        ..Default::default()
    };
    let cluster = Cluster {
        aqua_configuration: Some(AquaConfiguration {
            aqua_configuration_status: text("auto"),
            aqua_status: text("disabled"),
        }),
        availability_zone: view.zone(database),
        availability_zone_relocation_status: text("disabled"),
        cluster_availability_status: text(database.status.availability()),
        cluster_create_time: Some(seconds(database.created)).filter(|_| database.has_answered()),
        cluster_identifier: Some(database.identifier.clone()),
        cluster_namespace_arn: Some(region.arn("redshift", format_args!("namespace:{}", database.resource_id))),
        cluster_nodes: node.into_iter().collect(),
        cluster_parameter_groups: vec![ClusterParameterGroupStatus {
            parameter_apply_status: text("in-sync"),
            parameter_group_name: text("default.redshift-1.0"),
            cluster_parameter_status_list: Vec::new(),
        }],
        cluster_revision_number: text("1"),
        cluster_status: text(database.status.word(REDSHIFT)),
        cluster_subnet_group_name: database.subnet_group.clone().or_else(|| text("default")),
        cluster_version: Some(database.engine_version.clone()),
        db_name: database.database.clone(),
        endpoint: view.address(database).map(|address| Endpoint {
            address: Some(address),
            port: Some(i32::from(database.port)),
            vpc_endpoints: Vec::new(),
        }),
        ip_address_type: text("ipv4"),
        master_username: Some(database.master_user.clone()),
        modify_status: database.failure_reason.clone(),
        multi_az: text("Disabled"),
        node_type: Some(database.class.clone()),
        number_of_nodes: Some(1),
        pending_modified_values: Some(pending),
        publicly_accessible: Some(public.is_some()),
        tags: super::tags::print(&database.tags),
        total_storage_capacity_in_mega_bytes: Some(i64::from(database.storage_gb) * 1024),
        vpc_id: interface.map(|i| i.vpc.to_string()),
        vpc_security_groups: groups.collect(),
        ..Default::default()
    };
    shown(&cluster, &database.recorded)
}
