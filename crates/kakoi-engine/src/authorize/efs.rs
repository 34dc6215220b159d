//! EFS: everything is on a file system; a mount target stands for its own.

use super::facts::Facts;
use super::{Check, add_request_tags, add_resource_tags, has_tags, text};
use serde_json::Value;

pub(super) fn checks(facts: &Facts<'_>, action: String, operation: &str, input: &Value) -> Vec<Check> {
    let network = &facts.network;
    let prefix = facts.arn("elasticfilesystem", "file-system/");
    let of_mount_target = || {
        let target = network
            .mount_targets
            .get(&text(input, "MountTargetId")?.parse().ok()?)?;
        Some(target.file_system.to_string())
    };
    let named = match operation {
        // Tag operations take an ARN, too.
        "ListTagsForResource" | "TagResource" | "UntagResource" => {
            text(input, "ResourceId").map(|id| id.strip_prefix(&prefix).unwrap_or(id))
        }
        _ => text(input, "FileSystemId"),
    };
    let id = named.map(str::to_owned).or_else(of_mount_target);
    let mut check = Check::new(action, format!("{prefix}{}", id.as_deref().unwrap_or("*")));
    let found = id.and_then(|id| network.file_systems.get(&id.parse().ok()?));
    if let Some(file_system) = found {
        add_resource_tags(&mut check.context, "elasticfilesystem", &file_system.tags);
    }
    let given = input.get("Tags").filter(|tags| has_tags(Some(*tags)));
    add_request_tags(&mut check.context, given);
    // Making something with tags is tagging it, too.
    let tagging = given.filter(|_| operation == "CreateFileSystem").map(|tags| {
        let mut tagging = Check::new("elasticfilesystem:TagResource", check.resource.clone())
            .with("elasticfilesystem:CreateAction", operation);
        add_request_tags(&mut tagging.context, Some(tags));
        tagging
    });
    std::iter::once(check).chain(tagging).collect()
}
