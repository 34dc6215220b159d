//! ModifyCluster and DeleteCluster.

use super::REDSHIFT;
use super::create::{REFUSED, default_parameters_only, ipv4_only, one_node, read_recorded};
use super::describe::printed;
use crate::database::{self, *};
use crate::{Caller, Engine};
use kakoi_api::generated::redshift::*;
use kakoi_database::{check_password, check_port};
use kakoi_wire::ApiError;
use serde_json::Value;

/// What else ModifyCluster may be asked for.
const REFUSED_HERE: &[(&str, &str)] = &[
    ("AvailabilityZone", "a cluster stays in its subnet"),
    (
        "NewClusterIdentifier",
        "a cluster keeps its name; make another one under the new name",
    ),
];

pub(super) async fn modify(engine: &Engine, _: &Caller, given: Given<ModifyClusterMessage>) -> Result<Value, ApiError> {
    let Given { request, members } = given;
    refuse_given(REDSHIFT, &members, REFUSED)?;
    refuse_given(REDSHIFT, &members, REFUSED_HERE)?;
    one_node(request.cluster_type.as_deref(), request.number_of_nodes)?;
    default_parameters_only(request.cluster_parameter_group_name.as_deref())?;
    ipv4_only(request.ip_address_type.as_deref())?;
    let name = request.cluster_identifier.clone();
    // The password is hashed before the transaction, and not for nothing: the cluster is there.
    database(&mut engine.store(), REDSHIFT, &name)?;
    let verifier = match &request.master_user_password {
        Some(password) => {
            check_password(REDSHIFT, password).map_err(broken_rule)?;
            Some(new_verifier(password))
        }
        None => None,
    };
    let recorded = read_recorded(&members)?;
    let changed = engine
        .commit(move |tx, ctx| {
            let database = database(tx, REDSHIFT, &name)?;
            if request.node_type.as_ref().is_some_and(|class| *class != database.class) {
                return Err(ApiError::client(
                    "UnsupportedOptionFault",
                    "NodeType can't be changed in this region: make another cluster and copy the data.",
                ));
            }
            if request
                .cluster_version
                .as_ref()
                .is_some_and(|v| *v != database.engine_version)
            {
                return Err(invalid("ClusterVersion can't be changed: there is 1.0."));
            }
            let port = match request.port {
                Some(port) => Some(check_port(REDSHIFT, &database.class, port).map_err(broken_rule)?),
                None => None,
            };
            let change = Change {
                security_groups: request.vpc_security_group_ids,
                public: request.publicly_accessible,
                verifier,
                port,
                recorded,
                ..Change::default()
            };
            database::change(tx, ctx, database, change)
        })
        .await?;
    printed(engine, &changed)
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: DeleteClusterMessage) -> Result<Value, ApiError> {
    let name = request.cluster_identifier;
    let skip = request.skip_final_cluster_snapshot == Some(true);
    let snapshot = request.final_cluster_snapshot_identifier.is_some();
    let deleted = engine
        .commit(move |tx, _| {
            let database = database(tx, REDSHIFT, &name)?;
            final_snapshot(REDSHIFT, skip, snapshot)?;
            database::delete(tx, database)
        })
        .await?;
    printed(engine, &deleted)
}
