//! SageMaker: resources are `domain/D`, `user-profile/D/NAME`, `space/D/NAME` and `app/D/OWNER/TYPE/NAME`.
//!
//! The reference gives List* no resource type; AWS's refusals name `domain/*`, and so on. Here a list that's filtered
//! (`DomainIdEquals`, and an app's owner) is an action on what can be in it, such as `user-profile/D/*`, so that a role can be
//! given the lists of its own domain; one that isn't filtered is on `user-profile/*/*`, and ListDomains on `domain/*`. A
//! policy with `"Resource": "*"` allows all of them, as on AWS.

use super::facts::Facts;
use super::{Check, Judges, add_request_tags, add_resource_tags, deep_texts, has_tags, text, texts};
use kakoi_policy::Context;
use kakoi_studio::{AppOwner, Space, instance_type};
use kakoi_types::Tags;
use kakoi_wire::ApiError;
use serde_json::Value;

const ANY: &str = "*";

/// Condition keys and the members, at whatever depth, that hold their values.
const DEEP_KEYS: &[(&str, &[&str])] = &[
    ("sagemaker:InstanceTypes", &["InstanceType"]),
    ("sagemaker:VpcSecurityGroupIds", &["SecurityGroups", "SecurityGroupIds"]),
    ("sagemaker:VpcSubnets", &["SubnetIds"]),
    ("sagemaker:AppNetworkAccessType", &["AppNetworkAccessType"]),
    ("sagemaker:ImageArns", &["SageMakerImageArn"]),
    ("sagemaker:ImageVersionArns", &["SageMakerImageVersionArn"]),
    (
        "sagemaker:StudioLifecycleConfigArns",
        &["LifecycleConfigArn", "LifecycleConfigArns", "BuiltInLifecycleConfigArn"],
    ),
    ("sagemaker:VolumeKmsKey", &["KmsKeyId", "HomeEfsFileSystemKmsKeyId"]),
    ("sagemaker:DomainSharingOutputKmsKey", &["S3KmsKeyId"]),
    ("sagemaker:RemoteAccess", &["RemoteAccess"]),
];

/// A resource with what's known about it.
struct Target {
    /// The ARN's last part.
    resource: String,
    tags: Tags,
    /// The space that it is or runs in.
    space: Option<Space>,
}

impl Target {
    fn new(resource: String) -> Self {
        Self {
            resource,
            tags: Tags::new(),
            space: None,
        }
    }

    fn tagged(self, tags: Option<Tags>) -> Self {
        Self {
            tags: tags.unwrap_or_default(),
            ..self
        }
    }
}

pub(super) fn checks(
    facts: &Facts<'_>,
    action: String,
    operation: &str,
    input: &Value,
) -> Result<Vec<Check>, ApiError> {
    let target = target(facts, operation, input)?;
    let Some(Target { resource, tags, space }) = target else {
        return Ok(vec![Check::new(action, ANY)]);
    };
    let arn = facts.arn("sagemaker", resource);
    let mut check = Check::new(action, &*arn);
    add_resource_tags(&mut check.context, "sagemaker", &tags);
    if operation.starts_with("Create") || operation.starts_with("Update") || operation.ends_with("Tags") {
        add_request(&mut check.context, facts, operation, input, space.as_ref())?;
    }
    add_owner(&mut check.context, facts, input, space.as_ref())?;
    let mut all = vec![check];
    if operation.starts_with("Create") && has_tags(input.get("Tags")) {
        let mut tagging = Check::new("sagemaker:AddTags", arn).judged_by(Judges::Caller);
        add_request_tags(&mut tagging.context, input.get("Tags"));
        all.push(tagging.with("sagemaker:TaggingAction", operation));
    }
    let mut roles = Vec::new();
    deep_texts(input, &["ExecutionRole"], &mut roles);
    roles.sort_unstable();
    roles.dedup();
    let pass = |role: &str| {
        Check::new("iam:PassRole", role)
            .judged_by(Judges::Caller)
            .with("iam:PassedToService", "sagemaker.amazonaws.com")
            .with("iam:AssociatedResourceArn", &*all[0].resource)
    };
    let passed: Vec<Check> = roles.into_iter().map(pass).collect();
    all.extend(passed);
    Ok(all)
}

/// What an operation acts on.
fn target(facts: &Facts<'_>, operation: &str, input: &Value) -> Result<Option<Target>, ApiError> {
    let domain = text(input, "DomainId").unwrap_or(ANY);
    let filtered = text(input, "DomainIdEquals").unwrap_or(ANY);
    let profile_name = text(input, "UserProfileName").unwrap_or(ANY);
    let space_name = text(input, "SpaceName").unwrap_or(ANY);
    Ok(Some(match operation {
        "CreateDomain" | "ListDomains" => Target::new("domain/*".into()),
        "DescribeDomain" | "UpdateDomain" | "DeleteDomain" => domain_target(facts, domain)?,
        "CreateUserProfile"
        | "DescribeUserProfile"
        | "UpdateUserProfile"
        | "DeleteUserProfile"
        | "CreatePresignedDomainUrl" => profile_target(facts, domain, profile_name)?,
        "CreateSpace" | "DescribeSpace" | "UpdateSpace" | "DeleteSpace" => space_target(facts, domain, space_name)?,
        "CreateApp" | "DescribeApp" | "DeleteApp" => {
            let owner = match text(input, "SpaceName") {
                Some(space) => AppOwner::Space(space.to_owned()),
                None => AppOwner::Profile(profile_name.to_owned()),
            };
            let (app_type, name) = (text(input, "AppType"), text(input, "AppName"));
            app_target(facts, domain, owner, app_type.unwrap_or(ANY), name.unwrap_or(ANY))?
        }
        "ListUserProfiles" => Target::new(format!("user-profile/{filtered}/*")),
        "ListSpaces" => Target::new(format!("space/{filtered}/*")),
        "ListApps" => {
            let owner = match text(input, "SpaceNameEquals") {
                Some(space) => space.to_owned(),
                None => match text(input, "UserProfileNameEquals") {
                    Some(profile) => named(facts, filtered, profile)?,
                    None => ANY.to_owned(),
                },
            };
            Target::new(format!("app/{filtered}/{owner}/*/*"))
        }
        "AddTags" | "ListTags" | "DeleteTags" => return tagged_target(facts, input).map(Some),
        _ => return Ok(None),
    }))
}

/// A profile's name as it was first written.
fn named(facts: &Facts<'_>, domain: &str, name: &str) -> Result<String, ApiError> {
    Ok(facts.profile(domain, name)?.map_or_else(|| name.to_owned(), |p| p.name))
}

fn domain_target(facts: &Facts<'_>, id: &str) -> Result<Target, ApiError> {
    let tags = facts.domain(id)?.map(|domain| domain.tags);
    Ok(Target::new(format!("domain/{id}")).tagged(tags))
}

fn profile_target(facts: &Facts<'_>, domain: &str, name: &str) -> Result<Target, ApiError> {
    let found = facts.profile(domain, name)?;
    let name = found.as_ref().map_or(name, |profile| &profile.name);
    let resource = format!("user-profile/{domain}/{name}");
    Ok(Target::new(resource).tagged(found.map(|profile| profile.tags)))
}

fn space_target(facts: &Facts<'_>, domain: &str, name: &str) -> Result<Target, ApiError> {
    let space = facts.space(domain, name)?;
    let tags = space.as_ref().map(|space| space.tags.clone());
    Ok(Target {
        space,
        ..Target::new(format!("space/{domain}/{name}")).tagged(tags)
    })
}

fn app_target(
    facts: &Facts<'_>,
    domain: &str,
    owner: AppOwner,
    app_type: &str,
    name: &str,
) -> Result<Target, ApiError> {
    let tags = facts.app(domain, &owner, app_type, name)?.map(|app| app.tags);
    let (owner, space) = match owner {
        AppOwner::Space(space) => (space.clone(), facts.space(domain, &space)?),
        AppOwner::Profile(profile) => (named(facts, domain, &profile)?, None),
    };
    let resource = format!("app/{domain}/{owner}/{}/{name}", app_type.to_ascii_lowercase());
    Ok(Target {
        space,
        ..Target::new(resource).tagged(tags)
    })
}

/// What the tag operations name, spelled as the resource itself is. An ARN that's none of ours stays as it is: the handler
/// finds nothing there.
fn tagged_target(facts: &Facts<'_>, input: &Value) -> Result<Target, ApiError> {
    let arn = text(input, "ResourceArn").unwrap_or(ANY);
    let prefix = facts.arn("sagemaker", "");
    let Some(resource) = arn.strip_prefix(&prefix) else {
        return Ok(Target::new(format!("unknown/{arn}")));
    };
    let parts: Vec<&str> = resource.split('/').collect();
    match parts[..] {
        ["domain", id] => domain_target(facts, id),
        ["user-profile", domain, name] => profile_target(facts, domain, name),
        ["space", domain, name] => space_target(facts, domain, name),
        ["app", domain, owner, app_type, name] => {
            // A space's app goes first, as it does where the tags are changed.
            let of_space = AppOwner::Space(owner.to_owned());
            let owner = match facts.app(domain, &of_space, app_type, name)? {
                Some(_) => of_space,
                None => AppOwner::Profile(owner.to_owned()),
            };
            app_target(facts, domain, owner, app_type, name)
        }
        _ => Ok(Target::new(resource.to_owned())),
    }
}

/// Condition keys of what the request asks for.
fn add_request(
    context: &mut Context,
    facts: &Facts<'_>,
    operation: &str,
    input: &Value,
    space: Option<&Space>,
) -> Result<(), ApiError> {
    add_request_tags(context, input.get("Tags"));
    if operation == "DeleteTags" {
        for key in texts(input, "TagKeys") {
            context.add("aws:TagKeys", key);
        }
    }
    for (key, members) in DEEP_KEYS {
        let mut values = Vec::new();
        deep_texts(input, members, &mut values);
        for value in values {
            context.add(key, value);
        }
    }
    // The default is said, so that a guard on the mode also sees who leaves it out.
    if operation == "CreateDomain" && context.get("sagemaker:AppNetworkAccessType").is_none() {
        context.add("sagemaker:AppNetworkAccessType", "PublicInternetOnly");
    }
    // So is the instance type that an app gets from its space, profile or domain.
    if operation == "CreateApp" && context.get("sagemaker:InstanceTypes").is_none() {
        let domain = facts.domain(text(input, "DomainId").unwrap_or_default())?;
        let owner = match space {
            Some(space) => space.private_owner().map(String::as_str),
            None => text(input, "UserProfileName"),
        };
        let profile = match (&domain, owner) {
            (Some(domain), Some(owner)) => facts.profile(domain.id.as_str(), owner)?,
            _ => None,
        };
        if let Some(domain) = domain {
            let app_type = text(input, "AppType").unwrap_or_default();
            let default = instance_type(None, app_type, space, profile.as_ref(), &domain);
            context.add("sagemaker:InstanceTypes", default);
        }
    }
    Ok(())
}

/// `sagemaker:OwnerUserProfileArn` and `sagemaker:SpaceSharingType`: of the space that's there, else of the one asked for.
fn add_owner(context: &mut Context, facts: &Facts<'_>, input: &Value, space: Option<&Space>) -> Result<(), ApiError> {
    let wanted = |structure: &str, member: &str| text(input.get(structure)?, member).map(str::to_owned);
    let (owner, sharing) = match space {
        Some(space) => (space.owner.clone(), space.sharing.clone()),
        None => (
            wanted("OwnershipSettings", "OwnerUserProfileName"),
            wanted("SpaceSharingSettings", "SharingType"),
        ),
    };
    if let Some(owner) = owner {
        let domain = text(input, "DomainId").unwrap_or(ANY);
        let owner = named(facts, domain, &owner)?;
        context.add(
            "sagemaker:OwnerUserProfileArn",
            facts.arn("sagemaker", format_args!("user-profile/{domain}/{owner}")),
        );
    }
    if let Some(sharing) = sharing {
        context.add("sagemaker:SpaceSharingType", sharing);
    }
    Ok(())
}
