//! CreateDBInstance.

use super::RDS;
use super::describe::printed;
use crate::database::{self, *};
use crate::{Caller, Engine};
use kakoi_api::generated::rds::CreateDBInstanceMessage;
use kakoi_database::{check_database_name, check_password, check_port, check_storage, check_user, default_port};
use kakoi_wire::ApiError;
use serde_json::{Map, Value, json};

/// What's kept and shown again, and has no effect: (parameter, member of `DBInstance`).
pub(super) const RECORDED: &[(&str, &str)] = &[
    ("AutoMinorVersionUpgrade", "AutoMinorVersionUpgrade"),
    ("BackupRetentionPeriod", "BackupRetentionPeriod"),
    ("BackupTarget", "BackupTarget"),
    ("CACertificateIdentifier", "CACertificateIdentifier"),
    ("CopyTagsToSnapshot", "CopyTagsToSnapshot"),
    ("DatabaseInsightsMode", "DatabaseInsightsMode"),
    ("DedicatedLogVolume", "DedicatedLogVolume"),
    ("EnablePerformanceInsights", "PerformanceInsightsEnabled"),
    ("EngineLifecycleSupport", "EngineLifecycleSupport"),
    ("Iops", "Iops"),
    ("KmsKeyId", "KmsKeyId"),
    ("LicenseModel", "LicenseModel"),
    ("MonitoringInterval", "MonitoringInterval"),
    ("MonitoringRoleArn", "MonitoringRoleArn"),
    ("PerformanceInsightsKMSKeyId", "PerformanceInsightsKMSKeyId"),
    (
        "PerformanceInsightsRetentionPeriod",
        "PerformanceInsightsRetentionPeriod",
    ),
    ("PreferredBackupWindow", "PreferredBackupWindow"),
    ("PreferredMaintenanceWindow", "PreferredMaintenanceWindow"),
    ("StorageEncrypted", "StorageEncrypted"),
    ("StorageThroughput", "StorageThroughput"),
    ("StorageType", "StorageType"),
];

/// What would change how the database behaves, and isn't there: parameters of CreateDBInstance and ModifyDBInstance.
pub(super) const REFUSED: &[(&str, &str)] = &[
    ("AdditionalStorageVolumes", "a database has one volume"),
    ("CustomIamInstanceProfile", "it's for RDS Custom"),
    ("DBCapacityReservationIdentifier", "there are no reservations"),
    ("DBClusterIdentifier", "there are no Aurora clusters"),
    ("DBSecurityGroups", "they are of EC2-Classic; use VpcSecurityGroupIds"),
    ("Domain", "databases can't join directories"),
    ("DomainFqdn", "databases can't join directories"),
    ("DomainIAMRoleName", "databases can't join directories"),
    (
        "EnableCloudwatchLogsExports",
        "a database's log is always in CloudWatch Logs, as /aws/rds/instance/NAME/postgresql",
    ),
    ("EnableCustomerOwnedIp", "there are no Outposts"),
    ("EnableIAMDatabaseAuthentication", "sign in by password"),
    (
        "ManageMasterUserPassword",
        "there's no Secrets Manager; give MasterUserPassword",
    ),
    ("MasterUserAuthenticationType", "sign in by password"),
    (
        "MasterUserSecretKmsKeyId",
        "there's no Secrets Manager; give MasterUserPassword",
    ),
    ("MultiAZ", "a database is one instance, without a standby"),
    ("MultiTenant", "it's for Oracle"),
    ("ProcessorFeatures", "a class has the vCPUs that it has"),
    ("TagSpecifications", "use Tags"),
    ("TdeCredentialArn", "it's for Oracle and SQL Server"),
    ("Timezone", "it's for SQL Server and Db2"),
];

/// AWS's answers where a parameter was left out.
fn recorded_defaults(storage_type: &str) -> Value {
    let mut all = json!({
        "AutoMinorVersionUpgrade": true,
        "BackupRetentionPeriod": 1,
        "BackupTarget": "region",
        "CACertificateIdentifier": "rds-ca-rsa2048-g1",
        "CopyTagsToSnapshot": false,
        "DatabaseInsightsMode": "standard",
        "DedicatedLogVolume": false,
        "EngineLifecycleSupport": "open-source-rds-extended-support",
        "LicenseModel": "postgresql-license",
        "MonitoringInterval": 0,
        "PerformanceInsightsEnabled": false,
        "PreferredBackupWindow": "06:00-06:30",
        "PreferredMaintenanceWindow": "sun:07:00-sun:07:30",
        "StorageEncrypted": false,
        "StorageType": storage_type,
    });
    // A gp3 volume below 400 GiB has these whether asked or not.
    if storage_type == "gp3" {
        all["Iops"] = json!(3000);
        all["StorageThroughput"] = json!(125);
    }
    all
}

/// Reads what is recorded.
///
/// # Errors
/// `InvalidParameterValue`.
pub(super) fn read_recorded(members: &Map<String, Value>) -> Result<Map<String, Value>, ApiError> {
    let mut kept = recorded(members, RECORDED)?;
    if kept
        .get("BackupRetentionPeriod")
        .and_then(Value::as_i64)
        .is_some_and(|days| !(0..=35).contains(&days))
    {
        return Err(invalid(
            "Invalid backup retention period. Retention period must be between 0 and 35.",
        ));
    }
    // AWS keeps the days of a window in lower case.
    if let Some(Value::String(window)) = kept.get_mut("PreferredMaintenanceWindow") {
        *window = window.to_ascii_lowercase();
    }
    Ok(kept)
}

/// Refuses groups of parameters and options other than the default ones, which is what every database has.
pub(super) fn only_default_groups(
    version: &str,
    parameter_group: Option<&str>,
    option_group: Option<&str>,
) -> Result<(), ApiError> {
    let major = major(version);
    if let Some(name) = parameter_group.filter(|n| *n != format!("default.postgres{major}")) {
        let message = format!("DBParameterGroup not found: {name}. There is default.postgres{major} only.");
        return Err(ApiError::client("DBParameterGroupNotFound", message).with_status(404));
    }
    if let Some(name) = option_group.filter(|n| *n != format!("default:postgres-{major}")) {
        let message = format!("Specified OptionGroupName: {name} not found. There is default:postgres-{major} only.");
        return Err(ApiError::client("OptionGroupNotFoundFault", message).with_status(404));
    }
    Ok(())
}

/// The major part of a version: `15` of `15.4`.
pub(super) fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

/// A version that was asked for must be of the installed major.
pub(super) fn engine_version(installed: &str, asked: Option<&str>) -> Result<String, ApiError> {
    let Some(asked) = asked else {
        return Ok(installed.to_owned());
    };
    let digits = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let well_formed = asked.split('.').count() <= 2 && asked.split('.').all(digits);
    if !well_formed || major(asked) != major(installed) {
        return Err(combination(format!(
            "Cannot find version {asked} for postgres. This machine has PostgreSQL {installed}."
        )));
    }
    Ok(asked.to_owned())
}

/// Storage autoscaling isn't there; the same size as now, or none, asks for none.
pub(super) fn no_autoscaling(most: Option<i32>, storage: u32) -> Result<(), ApiError> {
    match most {
        Some(most) if most != 0 && u32::try_from(most) != Ok(storage) => Err(unsupported(
            RDS,
            "MaxAllocatedStorage is not supported in this region: storage doesn't grow by itself. Leave it out, and grow AllocatedStorage by ModifyDBInstance.",
        )),
        _ => Ok(()),
    }
}

pub(super) fn ipv4_only(network_type: Option<&str>) -> Result<(), ApiError> {
    match network_type {
        None | Some("IPV4") => Ok(()),
        Some(other) => Err(ApiError::client(
            "NetworkTypeNotSupported",
            format!("The network type {other} isn't supported: IPv6 is off. Use IPV4."),
        )),
    }
}

/// A parameter that RDS's model calls optional and PostgreSQL needs.
fn required<T>(value: Option<T>, name: &str) -> Result<T, ApiError> {
    value.ok_or_else(|| invalid(format!("The parameter {name} must be provided and must not be blank.")))
}

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    given: Given<CreateDBInstanceMessage>,
) -> Result<Value, ApiError> {
    let Given { request, members } = given;
    if request.engine != "postgres" {
        return Err(invalid(format!(
            "Invalid DB engine: {}. This region serves postgres.",
            request.engine
        )));
    }
    refuse_given(RDS, &members, REFUSED)?;
    let class = request.db_instance_class;
    machine_fits(engine, RDS, &class)?;
    let master_user = required(request.master_username, "MasterUsername")?;
    check_user(RDS, &master_user).map_err(broken_rule)?;
    let password = required(request.master_user_password, "MasterUserPassword")?;
    check_password(RDS, &password).map_err(broken_rule)?;
    if let Some(name) = &request.db_name {
        check_database_name(RDS, name).map_err(broken_rule)?;
    }
    let port = match request.port {
        Some(port) => check_port(RDS, &class, port).map_err(broken_rule)?,
        None => default_port(RDS),
    };
    let storage_type = request
        .storage_type
        .as_deref()
        .unwrap_or(if request.iops.is_some() { "io1" } else { "gp3" });
    let storage = required(request.allocated_storage, "AllocatedStorage")?;
    let storage_gb = check_storage(storage_type, storage).map_err(broken_rule)?;
    no_autoscaling(request.max_allocated_storage, storage_gb)?;
    ipv4_only(request.network_type.as_deref())?;
    let installed = installed_version(engine, RDS)?;
    let engine_version = engine_version(installed, request.engine_version.as_deref())?;
    only_default_groups(
        &engine_version,
        request.db_parameter_group_name.as_deref(),
        request.option_group_name.as_deref(),
    )?;
    let mut recorded = read_recorded(&members)?;
    defaults(&mut recorded, recorded_defaults(storage_type));
    let new = NewDatabase {
        service: RDS,
        identifier: request.db_instance_identifier,
        class,
        engine_version,
        subnet_group: request.db_subnet_group_name,
        zone: request.availability_zone,
        security_groups: request.vpc_security_group_ids,
        public: request.publicly_accessible,
        port,
        database: request.db_name,
        master_user,
        master_verifier: new_verifier(&password),
        storage_gb,
        recorded,
        deletion_protection: request.deletion_protection == Some(true),
        tags: super::tags::read(request.tags)?,
    };
    let made = engine.commit(move |tx, ctx| database::create(tx, ctx, new)).await?;
    printed(engine, &made)
}
