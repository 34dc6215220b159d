//! EFS: everything is on a file system or an access point; a mount target stands for its file system.

use super::facts::Facts;
use super::{Check, add_request_tags, add_resource_tags, has_tags, text};
use kakoi_types::Tags;
use serde_json::Value;

pub(super) fn checks(facts: &Facts<'_>, action: String, operation: &str, input: &Value) -> Vec<Check> {
    let (resource, tags) = target(facts, operation, input);
    let mut check = Check::new(action, resource);
    if let Some(tags) = tags {
        add_resource_tags(&mut check.context, "elasticfilesystem", tags);
    }
    let given = input.get("Tags").filter(|tags| has_tags(Some(*tags)));
    add_request_tags(&mut check.context, given);
    // Making something with tags is tagging it, too.
    let tagged = match operation {
        "CreateFileSystem" => Some(check.resource.clone()),
        "CreateAccessPoint" => Some(facts.arn("elasticfilesystem", "access-point/*")),
        _ => None,
    };
    let tagging = given.zip(tagged).map(|(tags, resource)| {
        let mut tagging =
            Check::new("elasticfilesystem:TagResource", resource).with("elasticfilesystem:CreateAction", operation);
        add_request_tags(&mut tagging.context, Some(tags));
        tagging
    });
    std::iter::once(check).chain(tagging).collect()
}

/// What a call is on, and the tags that are there.
fn target<'a>(facts: &'a Facts<'_>, operation: &str, input: &Value) -> (String, Option<&'a Tags>) {
    let network = &facts.network;
    let [systems, points] = ["file-system/", "access-point/"].map(|kind| facts.arn("elasticfilesystem", kind));
    let file_system = |id: Option<&str>| {
        let found = id.and_then(|id| network.file_systems.get(&id.parse().ok()?));
        (format!("{systems}{}", id.unwrap_or("*")), found.map(|f| &f.tags))
    };
    // An ARN names the same as the id at its end.
    let point = |id: Option<&str>| {
        let id = id.map(|id| id.strip_prefix(&*points).unwrap_or(id));
        let found = id.and_then(|id| network.access_points.get(&id.parse().ok()?));
        (format!("{points}{}", id.unwrap_or("*")), found.map(|p| &p.tags))
    };
    let member = |name: &str| text(input, name);
    match operation {
        "ListTagsForResource" | "TagResource" | "UntagResource" => match member("ResourceId") {
            Some(id) if id.rsplit('/').next().is_some_and(|id| id.starts_with("fsap-")) => point(Some(id)),
            id => file_system(id.map(|id| id.strip_prefix(&*systems).unwrap_or(id))),
        },
        "DeleteAccessPoint" => point(member("AccessPointId")),
        "DescribeAccessPoints" if member("FileSystemId").is_none() => point(member("AccessPointId")),
        _ => {
            let of_mount_target = || {
                let target = network.mount_targets.get(&member("MountTargetId")?.parse().ok()?)?;
                Some(target.file_system.to_string())
            };
            let of_access_point = || {
                let id = member("AccessPointId")?;
                let id = id.strip_prefix(&*points).unwrap_or(id).parse().ok()?;
                Some(network.access_points.get(&id)?.file_system.to_string())
            };
            match member("FileSystemId") {
                Some(id) => file_system(Some(id)),
                None => file_system(of_mount_target().or_else(of_access_point).as_deref()),
            }
        }
    }
}
