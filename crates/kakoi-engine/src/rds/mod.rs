//! RDS: DB instances that are PostgreSQL, and DB subnet groups.

mod create;
mod describe;
mod engine_version;
mod modify;
mod subnet_group;
mod tags;
#[cfg(test)]
mod tests;

use crate::call::operations;
use crate::{Caller, Engine};
use kakoi_database::DatabaseService;
use kakoi_wire::ApiError;
use serde_json::Value;

const RDS: DatabaseService = DatabaseService::Rds;

/// Runs an RDS operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        CreateDBInstance => create::create,
        DescribeDBInstances => describe::describe,
        ModifyDBInstance => modify::modify,
        DeleteDBInstance => modify::delete,
        CreateDBSubnetGroup => subnet_group::create,
        DescribeDBSubnetGroups => subnet_group::describe,
        ModifyDBSubnetGroup => subnet_group::modify,
        DeleteDBSubnetGroup => subnet_group::delete,
        AddTagsToResource => tags::add,
        ListTagsForResource => tags::list,
        RemoveTagsFromResource => tags::remove,
        DescribeDBEngineVersions => engine_version::describe,
    )
}
