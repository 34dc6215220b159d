//! DescribeDBInstances, and how a DB instance is printed.

use super::RDS;
use super::create::major;
use crate::database::*;
use crate::sagemaker::seconds;
use crate::{Caller, Engine};
use kakoi_api::generated::rds::*;
use kakoi_database::Database;
use kakoi_wire::ApiError;
use serde_json::{Value, json};

/// The hosted zone of `us-east-1.rds.amazonaws.com`. AWS has one for each region; here names are in the resolvers of VPCs, and this
/// is for clients that want to read one.
const HOSTED_ZONE: &str = "Z2R2ITUGPM61AM";

const FILTERS: &[&str] = &["db-cluster-id", "db-instance-id", "dbi-resource-id", "domain", "engine"];

/// `{"DBInstance": …}`, the answer of whatever changes one.
pub(super) fn printed(engine: &Engine, database: &Database) -> Result<Value, ApiError> {
    Ok(json!({ "DBInstance": print(&View::new(engine), database)? }))
}

/// The identifier that was given: itself, or an instance's ARN.
pub(super) fn identifier<'a>(engine: &Engine, text: &'a str) -> &'a str {
    text.strip_prefix(&engine.region().arn("rds", "db:")).unwrap_or(text)
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: DescribeDBInstancesMessage,
) -> Result<Value, ApiError> {
    filters(request.filters.iter().map(|f| (f.name.as_str(), &*f.values)), FILTERS)?;
    let named = request.db_instance_identifier.as_deref().filter(|n| !n.is_empty());
    let mut found = match named {
        Some(name) => vec![database(&mut engine.store(), RDS, identifier(engine, name))?],
        None => databases(&mut engine.store(), RDS)?,
    };
    let fits = |database: &Database, filter: &Filter| {
        let has = |value: &str, case: bool| {
            let value = |given: &&String| *given == value || (case && given.eq_ignore_ascii_case(value));
            filter.values.iter().any(|given| value(&given))
        };
        match filter.name.as_str() {
            "db-instance-id" => {
                let arn = engine.region().arn("rds", format_args!("db:{}", database.identifier));
                has(&database.identifier, true) || has(&arn, false)
            }
            "dbi-resource-id" => has(&database.resource_id, false),
            "engine" => has("postgres", false),
            // No instance is of an Aurora cluster or in a directory.
            _ => false,
        }
    };
    found.retain(|database| request.filters.iter().all(|filter| fits(database, filter)));
    let list = format!("db-instances/{named:?}/{:?}", request.filters);
    let (found, marker) = listed(
        found,
        |d| d.identifier.clone(),
        list,
        request.marker.as_deref(),
        request.max_records,
    )?;
    let view = View::new(engine);
    let all: Vec<Value> = found.iter().map(|d| print(&view, d)).collect::<Result<_, _>>()?;
    Ok(json!({ "DBInstances": all, "Marker": marker }))
}

fn print(view: &View<'_>, database: &Database) -> Result<Value, ApiError> {
    let text = |text: &str| Some(text.to_owned());
    let port = i32::from(database.port);
    let group = view.group(database)?;
    let groups = view
        .security_groups(database)
        .into_iter()
        .map(|id| VpcSecurityGroupMembership {
            status: text("active"),
            vpc_security_group_id: Some(id),
        });
    let pending = PendingModifiedValues {
        master_user_password: (database.wants_password() && database.has_answered()).then(|| "****".to_owned()),
        ..Default::default()
    };
    let status_infos = database.failure_reason.iter().map(|reason| DBInstanceStatusInfo {
        message: Some(reason.clone()),
        normal: Some(false),
        status: text("error"),
        status_type: text("instance"),
    });
    let major = major(&database.engine_version);
    let arn = view.region().arn("rds", format_args!("db:{}", database.identifier));
    let instance = DBInstance {
        allocated_storage: i32::try_from(database.storage_gb).ok(),
        availability_zone: view.zone(database),
        activity_stream_status: text("stopped"),
        customer_owned_ip_enabled: Some(false),
        db_instance_arn: Some(arn),
        db_instance_class: Some(database.class.clone()),
        db_instance_identifier: Some(database.identifier.clone()),
        db_instance_status: text(database.status.word(RDS)),
        db_name: database.database.clone(),
        db_parameter_groups: vec![DBParameterGroupStatus {
            db_parameter_group_name: Some(format!("default.postgres{major}")),
            parameter_apply_status: text("in-sync"),
        }],
        db_subnet_group: group.as_ref().map(|g| super::subnet_group::print(view, g)),
        // The port of a cluster's instances; 0 for an instance of its own, as on AWS.
        db_instance_port: Some(0),
        dbi_resource_id: Some(database.resource_id.clone()),
        deletion_protection: Some(database.deletion_protection),
        endpoint: view.address(database).map(|address| Endpoint {
            address: Some(address),
            hosted_zone_id: text(HOSTED_ZONE),
            port: Some(port),
        }),
        engine: text("postgres"),
        engine_version: Some(database.engine_version.clone()),
        iam_database_authentication_enabled: Some(false),
        instance_create_time: Some(seconds(database.created)).filter(|_| database.has_answered()),
        master_username: Some(database.master_user.clone()),
        multi_az: Some(false),
        network_type: text("IPV4"),
        option_group_memberships: vec![OptionGroupMembership {
            option_group_name: Some(format!("default:postgres-{major}")),
            status: text("in-sync"),
        }],
        pending_modified_values: Some(pending),
        publicly_accessible: Some(view.public_address(database).is_some()),
        status_infos: status_infos.collect(),
        tag_list: super::tags::print(&database.tags),
        vpc_security_groups: groups.collect(),
        ..Default::default()
    };
    shown(&instance, &database.recorded)
}
