//! ModifyDBInstance and DeleteDBInstance.
//!
//! There is no maintenance window here. What AWS would leave to one (class and storage, which need a restart) is refused unless
//! `ApplyImmediately` is given: a change that never comes would be a lie. What has no effect is kept at once.

use super::create::{REFUSED, engine_version, ipv4_only, no_autoscaling, only_default_groups, read_recorded};
use super::describe::{identifier, printed};
use super::{RDS, create};
use crate::database::{self, *};
use crate::{Caller, Engine};
use kakoi_api::generated::rds::*;
use kakoi_database::{Database, check_password, check_port, grown_storage};
use kakoi_wire::ApiError;
use serde_json::Value;

/// What else ModifyDBInstance may be asked for.
const REFUSED_HERE: &[(&str, &str)] = &[
    ("AwsBackupRecoveryPointArn", "there are no backups"),
    ("CloudwatchLogsExportConfiguration", "logs of databases aren't exported"),
    (
        "NewDBInstanceIdentifier",
        "an instance keeps its name; make another one under the new name",
    ),
    ("ReplicaMode", "there are no replicas"),
    (
        "RotateMasterUserPassword",
        "there's no Secrets Manager; give MasterUserPassword",
    ),
];

/// A setting that would wait for a maintenance window.
fn at_once(apply: bool, parameter: &str) -> Result<(), ApiError> {
    if apply {
        return Ok(());
    }
    Err(combination(format!(
        "Changing {parameter} restarts the DB instance. AWS does so in the next maintenance window; this region has none, so set ApplyImmediately."
    )))
}

pub(super) async fn modify(
    engine: &Engine,
    _: &Caller,
    given: Given<ModifyDBInstanceMessage>,
) -> Result<Value, ApiError> {
    let Given { request, members } = given;
    refuse_given(RDS, &members, REFUSED)?;
    refuse_given(RDS, &members, REFUSED_HERE)?;
    ipv4_only(request.network_type.as_deref())?;
    if let Some(engine) = request.engine.as_deref().filter(|e| *e != "postgres") {
        return Err(invalid(format!(
            "Invalid DB engine: {engine}. This region serves postgres."
        )));
    }
    let name = identifier(engine, &request.db_instance_identifier).to_owned();
    // The password is hashed before the transaction, and not for nothing: the instance is there.
    database(&mut engine.store(), RDS, &name)?;
    if let Some(class) = &request.db_instance_class {
        machine_fits(engine, RDS, class)?;
    }
    let verifier = match &request.master_user_password {
        Some(password) => {
            check_password(RDS, password).map_err(broken_rule)?;
            Some(new_verifier(password))
        }
        None => None,
    };
    let recorded = read_recorded(&members)?;
    let changed = engine
        .commit(move |tx, ctx| {
            let database = database(tx, RDS, &name)?;
            let change = Change {
                recorded,
                verifier,
                ..read(&database, request)?
            };
            database::change(tx, ctx, database, change)
        })
        .await?;
    printed(engine, &changed)
}

/// What the request means for this instance.
fn read(database: &Database, request: ModifyDBInstanceMessage) -> Result<Change, ApiError> {
    let apply = request.apply_immediately == Some(true);
    if let Some(version) = &request.engine_version {
        let major = create::major(&database.engine_version);
        if engine_version(major, Some(version))? != database.engine_version {
            return Err(combination(format!(
                "The DB instance runs PostgreSQL {}, which is what this machine has. It can't be changed to {version}.",
                database.engine_version
            )));
        }
    }
    only_default_groups(
        &database.engine_version,
        request.db_parameter_group_name.as_deref(),
        request.option_group_name.as_deref(),
    )?;
    let own_group = database.subnet_group.as_deref().unwrap_or("default");
    if request
        .db_subnet_group_name
        .as_ref()
        .is_some_and(|g| !g.eq_ignore_ascii_case(own_group))
    {
        return Err(unsupported(
            RDS,
            "DBSubnetGroupName can't be changed in this region: an instance stays in its subnets.",
        ));
    }
    let recorded_type = database.recorded.get("StorageType").and_then(Value::as_str);
    let storage_type = request.storage_type.as_deref().or(recorded_type).unwrap_or("gp3");
    let wanted = request.allocated_storage.or_else(|| {
        // Another type must have room for what there is.
        let same = request.storage_type.is_some();
        i32::try_from(database.storage_gb).ok().filter(|_| same)
    });
    let storage_gb = match wanted {
        Some(gib) if u32::try_from(gib).is_ok_and(|gib| gib < database.storage_gb) => {
            return Err(combination(format!(
                "Requested storage size {gib} GiB is smaller than the current {} GiB: storage can only grow.",
                database.storage_gb
            )));
        }
        Some(gib) => Some(grown_storage(storage_type, database.storage_gb, gib).map_err(broken_rule)?),
        None => None,
    };
    no_autoscaling(request.max_allocated_storage, storage_gb.unwrap_or(database.storage_gb))?;
    if storage_gb.is_some_and(|gb| gb != database.storage_gb) {
        at_once(apply, "AllocatedStorage")?;
    }
    let class = request.db_instance_class.filter(|class| *class != database.class);
    if class.is_some() {
        at_once(apply, "DBInstanceClass")?;
    }
    // A port changes with a restart at once, whatever ApplyImmediately says; so AWS documents it.
    let port = match request.db_port_number {
        Some(port) => Some(check_port(RDS, &database.class, port).map_err(broken_rule)?),
        None => None,
    };
    Ok(Change {
        security_groups: request.vpc_security_group_ids,
        public: request.publicly_accessible,
        class,
        storage_gb,
        port,
        deletion_protection: request.deletion_protection,
        ..Change::default()
    })
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: DeleteDBInstanceMessage) -> Result<Value, ApiError> {
    let name = identifier(engine, &request.db_instance_identifier).to_owned();
    let skip = request.skip_final_snapshot == Some(true);
    let snapshot = request.final_db_snapshot_identifier.is_some();
    let deleted = engine
        .commit(move |tx, _| {
            let database = database(tx, RDS, &name)?;
            final_snapshot(RDS, skip, snapshot)?;
            database::delete(tx, database)
        })
        .await?;
    printed(engine, &deleted)
}
