//! CloudWatch Logs. Operations on a stream are on `log-group:G:log-stream:S`, those on a group on `log-group:G:log-stream:`,
//! as AWS's refusals show; so a policy for a group ends in `:*`. Tags are on the group itself.

use super::facts::Facts;
use super::{Check, Judges, add_request_tags, has_tags, text, texts};
use serde_json::Value;

pub(super) fn checks(facts: &Facts<'_>, action: String, operation: &str, input: &Value) -> Vec<Check> {
    if operation.ends_with("Resource") {
        let arn = text(input, "resourceArn").unwrap_or("*");
        let mut check = Check::new(action, arn.strip_suffix(":*").unwrap_or(arn));
        add_request_tags(&mut check.context, input.get("tags"));
        for key in texts(input, "tagKeys") {
            check.context.add("aws:TagKeys", key);
        }
        return vec![check];
    }
    let group = group_name(facts, input);
    let stream = match operation {
        "CreateLogStream" | "DeleteLogStream" | "PutLogEvents" | "GetLogEvents" => {
            text(input, "logStreamName").unwrap_or_default()
        }
        _ => "",
    };
    let resource = facts.arn("logs", format_args!("log-group:{group}:log-stream:{stream}"));
    let mut check = Check::new(action, resource);
    let tags = input.get("tags");
    add_request_tags(&mut check.context, tags);
    let mut all = vec![check];
    if operation == "CreateLogGroup" && has_tags(tags) {
        let resource = facts.arn("logs", format_args!("log-group:{group}"));
        let mut tagging = Check::new("logs:TagResource", resource).judged_by(Judges::Caller);
        add_request_tags(&mut tagging.context, tags);
        all.push(tagging);
    }
    all
}

/// A group by its name, or by an identifier, which is a name or an ARN. Lists of groups name none.
fn group_name<'a>(facts: &Facts<'_>, input: &'a Value) -> &'a str {
    if let Some(name) = text(input, "logGroupName") {
        return name;
    }
    let identifier = text(input, "logGroupIdentifier").unwrap_or_default();
    let prefix = facts.arn("logs", "log-group:");
    let name = identifier.strip_prefix(&prefix).unwrap_or(identifier);
    name.strip_suffix(":*").unwrap_or(name)
}
