//! DescribeDBEngineVersions: the PostgreSQL of this machine, and no other.

use super::create::major;
use crate::database::*;
use crate::{Caller, Engine};
use kakoi_api::generated::rds::*;
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &[
    "db-parameter-group-family",
    "engine",
    "engine-mode",
    "engine-version",
    "status",
];

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: DescribeDBEngineVersionsMessage,
) -> Result<DBEngineVersionMessage, ApiError> {
    filters(request.filters.iter().map(|f| (f.name.as_str(), &*f.values)), FILTERS)?;
    let installed = engine.settings().postgres_version.iter();
    let found: Vec<DBEngineVersion> = installed.map(|v| print(v)).filter(|v| fits(v, &request)).collect();
    let list = format!(
        "db-engine-versions/{:?}/{:?}/{:?}",
        request.engine, request.engine_version, request.filters
    );
    let key = |v: &DBEngineVersion| v.engine_version.clone().unwrap_or_default();
    let (found, marker) = listed(found, key, list, request.marker.as_deref(), request.max_records)?;
    Ok(DBEngineVersionMessage {
        db_engine_versions: found,
        marker,
    })
}

fn print(version: &str) -> DBEngineVersion {
    let text = |text: &str| Some(text.to_owned());
    DBEngineVersion {
        db_engine_description: text("PostgreSQL"),
        db_engine_version_description: Some(format!("PostgreSQL {version}")),
        db_parameter_group_family: Some(format!("postgres{}", major(version))),
        engine: text("postgres"),
        engine_version: text(version),
        major_engine_version: text(major(version)),
        status: text("available"),
        supported_ca_certificate_identifiers: vec!["rds-ca-rsa2048-g1".into()],
        supports_certificate_rotation_without_restart: Some(true),
        supports_read_replica: Some(false),
        supports_global_databases: Some(false),
        supports_log_exports_to_cloudwatch_logs: Some(false),
        supports_parallel_query: Some(false),
        ..Default::default()
    }
}

fn fits(version: &DBEngineVersion, request: &DescribeDBEngineVersionsMessage) -> bool {
    let asked = |asked: &Option<String>, has: &Option<String>| asked.is_none() || asked == has;
    let filtered = |filter: &Filter| {
        let value = match filter.name.as_str() {
            "db-parameter-group-family" => version.db_parameter_group_family.as_deref(),
            "engine" => version.engine.as_deref(),
            "engine-mode" => Some("provisioned"),
            "engine-version" => version.engine_version.as_deref(),
            _ => version.status.as_deref(),
        };
        value.is_some_and(|value| filter.values.iter().any(|v| v == value))
    };
    asked(&request.engine, &version.engine)
        && asked(&request.engine_version, &version.engine_version)
        && asked(&request.db_parameter_group_family, &version.db_parameter_group_family)
        && request.filters.iter().all(filtered)
}
