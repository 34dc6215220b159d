//! RDS, after its service authorization reference: instances are `db:NAME`, subnet groups `subgrp:NAME`, parameter and option
//! groups count when they're named.

use super::databases::{Named, Words};
use super::facts::Facts;
use super::{Check, text};
use kakoi_database::DatabaseService;
use kakoi_wire::ApiError;
use serde_json::Value;

const RDS: Words = Words {
    service: DatabaseService::Rds,
    database: "db",
    group: "subgrp",
};

pub(super) fn checks(
    facts: &Facts<'_>,
    action: String,
    operation: &str,
    input: &Value,
) -> Result<Vec<Check>, ApiError> {
    let mut all = Vec::new();
    if let Some(arn) = text(input, "ResourceName") {
        all.push(RDS.check_arn(facts, &action, arn)?);
    } else {
        for named in resources(facts, operation, input) {
            all.push(RDS.check(facts, &action, named)?);
        }
    }
    if all.is_empty() {
        all.push(Check::new(action, "*"));
    }
    if operation == "CreateDBInstance" {
        add_keys(&mut all, input);
    }
    RDS.add_tags(
        &mut all,
        "rds:AddTagsToResource",
        operation.starts_with("Create"),
        input,
    );
    let role = text(input, "MonitoringRoleArn").filter(|role| !role.is_empty());
    RDS.pass_roles(&mut all, role.into_iter().collect(), "monitoring.rds.amazonaws.com");
    Ok(all)
}

/// What the operation names; the first is what it's about.
fn resources<'a>(facts: &Facts<'_>, operation: &str, input: &'a Value) -> Vec<Named<'a>> {
    let arn = facts.arn("rds", "db:");
    let instance = || {
        let name = text(input, "DBInstanceIdentifier")
            .filter(|n| !n.is_empty())
            .unwrap_or("*");
        ("db", name.strip_prefix(&arn).unwrap_or(name))
    };
    let group = || text(input, "DBSubnetGroupName").filter(|n| !n.is_empty());
    let mut named = match operation {
        "CreateDBInstance" => vec![instance(), ("subgrp", group().unwrap_or("default"))],
        "ModifyDBInstance" => {
            let mut named = vec![instance()];
            named.extend(group().map(|name| ("subgrp", name)));
            named
        }
        "DescribeDBInstances" | "DeleteDBInstance" => vec![instance()],
        "CreateDBSubnetGroup" | "DescribeDBSubnetGroups" | "ModifyDBSubnetGroup" | "DeleteDBSubnetGroup" => {
            vec![("subgrp", group().unwrap_or("*"))]
        }
        _ => Vec::new(),
    };
    named.extend(text(input, "DBParameterGroupName").map(|name| ("pg", name)));
    named.extend(text(input, "OptionGroupName").map(|name| ("og", name)));
    named
}

/// Condition keys of what is to be made.
fn add_keys(all: &mut [Check], input: &Value) {
    let keys = [
        ("rds:DatabaseClass", "DBInstanceClass"),
        ("rds:DatabaseEngine", "Engine"),
        ("rds:DatabaseName", "DBName"),
        ("rds:StorageSize", "AllocatedStorage"),
        ("rds:Piops", "Iops"),
        ("rds:StorageEncrypted", "StorageEncrypted"),
        ("rds:MultiAz", "MultiAZ"),
    ];
    for (key, member) in keys {
        let value = match input.get(member) {
            Some(Value::String(text)) => text.clone(),
            Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
            _ => continue,
        };
        for check in all.iter_mut() {
            check.context.add(key, value.clone());
        }
    }
}
