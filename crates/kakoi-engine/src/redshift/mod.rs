//! Redshift: clusters of one node, which is PostgreSQL that speaks Redshift's wire, and cluster subnet groups.

mod create;
mod describe;
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

const REDSHIFT: DatabaseService = DatabaseService::Redshift;

/// Runs a Redshift operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        CreateCluster => create::create,
        DescribeClusters => describe::describe,
        ModifyCluster => modify::modify,
        DeleteCluster => modify::delete,
        CreateClusterSubnetGroup => subnet_group::create,
        DescribeClusterSubnetGroups => subnet_group::describe,
        ModifyClusterSubnetGroup => subnet_group::modify,
        DeleteClusterSubnetGroup => subnet_group::delete,
        CreateTags => tags::create,
        DeleteTags => tags::delete,
        DescribeTags => tags::describe,
        DescribeLoggingStatus => describe::logging_status,
    )
}
