//! IAM: everything is on a role or a managed policy. And STS.

use super::facts::Facts;
use super::{Check, Judges, add_request_tags, add_resource_tags, has_tags, text, texts};
use kakoi_policy::Context;
use kakoi_wire::ApiError;
use serde_json::Value;

pub(super) fn checks(
    facts: &Facts<'_>,
    action: String,
    operation: &str,
    input: &Value,
) -> Result<Vec<Check>, ApiError> {
    let arn = |path_and_name: String| facts.region.global_arn("iam", format_args!("role{path_and_name}"));
    if operation == "ListRoles" {
        let path = text(input, "PathPrefix").unwrap_or("/");
        return Ok(vec![Check::new(action, arn(path.to_owned()))]);
    }
    let Some(name) = text(input, "RoleName") else {
        return policy_checks(facts, action, operation, input);
    };
    let found = facts.role(name)?;
    // A role that's made gets the path it's asked for; another is where it is.
    let resource = match &found {
        Some(role) if operation != "CreateRole" => role.arn(facts.region),
        _ => arn(format!("{}{name}", text(input, "Path").unwrap_or("/"))),
    };
    let mut check = Check::new(action, &*resource);
    let asked = text(input, "PermissionsBoundary").map(str::to_owned);
    let boundary = asked.or_else(|| found.as_ref().and_then(|role| role.permissions_boundary.clone()));
    if let Some(boundary) = boundary {
        check.context.add("iam:PermissionsBoundary", boundary);
    }
    if let Some(role) = &found {
        add_resource_tags(&mut check.context, "iam", &role.tags);
    }
    if let Some(policy) = text(input, "PolicyArn") {
        check.context.add("iam:PolicyARN", policy);
    }
    let tags = input.get("Tags");
    add_request_tags(&mut check.context, tags);
    for key in texts(input, "TagKeys") {
        check.context.add("aws:TagKeys", key);
    }
    let mut all = vec![check];
    if operation == "CreateRole" && has_tags(tags) {
        let mut tagging = Check::new("iam:TagRole", resource).judged_by(Judges::Caller);
        add_request_tags(&mut tagging.context, tags);
        all.push(tagging);
    }
    Ok(all)
}

/// Checks on a managed policy: by the ARN that the call gives, which is the stored one or finds nothing.
fn policy_checks(facts: &Facts<'_>, action: String, operation: &str, input: &Value) -> Result<Vec<Check>, ApiError> {
    let resource = match (text(input, "PolicyArn"), text(input, "PolicyName")) {
        (Some(arn), _) => arn.to_owned(),
        (None, Some(name)) => {
            let path = text(input, "Path").unwrap_or("/");
            facts
                .region
                .global_arn("iam", format_args!("policy{path}{name}"))
                .to_string()
        }
        (None, None) => return Ok(vec![Check::new(action, "*")]),
    };
    let mut check = Check::new(action, &*resource);
    if let Some(policy) = facts.managed_policy(&resource)? {
        add_resource_tags(&mut check.context, "iam", &policy.tags);
    }
    let tags = input.get("Tags");
    add_request_tags(&mut check.context, tags);
    for key in texts(input, "TagKeys") {
        check.context.add("aws:TagKeys", key);
    }
    let mut all = vec![check];
    if operation == "CreatePolicy" && has_tags(tags) {
        let mut tagging = Check::new("iam:TagPolicy", resource).judged_by(Judges::Caller);
        add_request_tags(&mut tagging.context, tags);
        all.push(tagging);
    }
    Ok(all)
}

/// Everybody may ask who they are (AWS, GetCallerIdentity: "No permissions are required"), but not through every endpoint.
pub(super) fn sts_checks(action: String, operation: &str, input: &Value) -> Vec<Check> {
    if operation == "GetCallerIdentity" {
        return vec![Check::new(action, "*").judged_by(Judges::Endpoint)];
    }
    let mut check = Check::new(action, text(input, "RoleArn").unwrap_or("*"));
    let member = |name: &str| text(input, name);
    add_session_keys(&mut check.context, member("RoleSessionName"), member("ExternalId"));
    vec![check]
}

/// Condition keys of what AssumeRole is asked for.
pub(crate) fn add_session_keys(context: &mut Context, session_name: Option<&str>, external_id: Option<&str>) {
    for (key, value) in [("sts:RoleSessionName", session_name), ("sts:ExternalId", external_id)] {
        if let Some(value) = value {
            context.add(key, value);
        }
    }
}
