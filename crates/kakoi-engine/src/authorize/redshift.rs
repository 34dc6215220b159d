//! Redshift, after its service authorization reference: clusters are `cluster:NAME`, subnet groups `subnetgroup:NAME`.

use super::databases::Words;
use super::facts::Facts;
use super::{Check, text, texts};
use kakoi_database::DatabaseService;
use kakoi_wire::ApiError;
use serde_json::Value;

const REDSHIFT: Words = Words {
    service: DatabaseService::Redshift,
    database: "cluster",
    group: "subnetgroup",
};

pub(super) fn checks(
    facts: &Facts<'_>,
    action: String,
    operation: &str,
    input: &Value,
) -> Result<Vec<Check>, ApiError> {
    let given = |member: &str| text(input, member).filter(|name| !name.is_empty());
    let mut all = Vec::new();
    match operation {
        "CreateCluster" | "DescribeClusters" | "ModifyCluster" | "DeleteCluster" | "DescribeLoggingStatus" => {
            let name = given("ClusterIdentifier").unwrap_or("*");
            all.push(REDSHIFT.check(facts, &action, ("cluster", name))?);
        }
        "CreateClusterSubnetGroup"
        | "DescribeClusterSubnetGroups"
        | "ModifyClusterSubnetGroup"
        | "DeleteClusterSubnetGroup" => {
            let name = given("ClusterSubnetGroupName").unwrap_or("*");
            all.push(REDSHIFT.check(facts, &action, ("subnetgroup", name))?);
        }
        _ => match given("ResourceName") {
            Some(arn) => all.push(REDSHIFT.check_arn(facts, &action, arn)?),
            None => all.push(Check::new(action, "*")),
        },
    }
    let creates = matches!(operation, "CreateCluster" | "CreateClusterSubnetGroup");
    REDSHIFT.add_tags(&mut all, "redshift:CreateTags", creates, input);
    let mut roles = texts(input, "IamRoles");
    roles.extend(given("DefaultIamRoleArn"));
    roles.sort_unstable();
    roles.dedup();
    REDSHIFT.pass_roles(&mut all, roles, "redshift.amazonaws.com");
    Ok(all)
}
