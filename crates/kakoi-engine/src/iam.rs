//! IAM roles: trust policy, attached and inline policies, tags; managed policies in [`policy`]. Documents are stored as written and checked for grammar.

use crate::call::operations;
use crate::sagemaker::list::{BadToken, Page, PageRequest, page};
use crate::sagemaker::seconds;
use crate::{Caller, Engine, store_error};
use kakoi_api::generated::iam::*;
use kakoi_policy::{Document, PolicyUse};
use kakoi_store::{Record, Tx};
use kakoi_studio::Role as StoredRole;
use kakoi_types::*;
use kakoi_wire::ApiError;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Items on a page, unless told otherwise; IAM's own figure.
const DEFAULT_ITEMS: usize = 100;
/// IAM's default quotas.
const MAX_ATTACHED: usize = 10;
const MAX_TAGS: usize = 50;
const MAX_TRUST_CHARACTERS: usize = 2048;
const MAX_INLINE_CHARACTERS: usize = 10_240;
/// IAM's default session length, in seconds.
const DEFAULT_SESSION_SECONDS: u32 = 3600;

/// Runs an IAM operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        CreateRole => create_role,
        GetRole => get_role,
        DeleteRole => delete_role,
        ListRoles => list_roles,
        UpdateRole => update_role,
        UpdateRoleDescription => update_role_description,
        UpdateAssumeRolePolicy => update_assume_role_policy,
        PutRolePermissionsBoundary => put_role_permissions_boundary,
        DeleteRolePermissionsBoundary => delete_role_permissions_boundary,
        CreatePolicy => policy::create_policy,
        GetPolicy => policy::get_policy,
        DeletePolicy => policy::delete_policy,
        ListPolicies => policy::list_policies,
        ListEntitiesForPolicy => policy::list_entities_for_policy,
        CreatePolicyVersion => policy::create_policy_version,
        GetPolicyVersion => policy::get_policy_version,
        ListPolicyVersions => policy::list_policy_versions,
        SetDefaultPolicyVersion => policy::set_default_policy_version,
        DeletePolicyVersion => policy::delete_policy_version,
        TagPolicy => policy::tag_policy,
        UntagPolicy => policy::untag_policy,
        ListPolicyTags => policy::list_policy_tags,
        AttachRolePolicy => attach_role_policy,
        ListAttachedRolePolicies => list_attached_role_policies,
        DetachRolePolicy => detach_role_policy,
        PutRolePolicy => put_role_policy,
        GetRolePolicy => get_role_policy,
        ListRolePolicies => list_role_policies,
        DeleteRolePolicy => delete_role_policy,
        TagRole => tag_role,
        UntagRole => untag_role,
        ListRoleTags => list_role_tags,
        ListInstanceProfilesForRole => list_instance_profiles_for_role,
    )
}

fn no_such_entity(message: impl Into<String>) -> ApiError {
    ApiError::client("NoSuchEntity", message.into()).with_status(404)
}

fn limit_exceeded(message: impl Into<String>) -> ApiError {
    ApiError::client("LimitExceeded", message.into()).with_status(409)
}

fn invalid_input(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidInput", message.into())
}

fn checked(document: &str, used_for: PolicyUse) -> Result<(), ApiError> {
    Document::parse(document, used_for).map_err(|problem| ApiError::client("MalformedPolicyDocument", problem))?;
    if used_for == PolicyUse::Trust && size(document) > MAX_TRUST_CHARACTERS {
        return Err(limit_exceeded(format!(
            "Cannot exceed quota for ACLSizePerRole: {MAX_TRUST_CHARACTERS}"
        )));
    }
    Ok(())
}

/// IAM counts a document's characters without its white space.
fn size(document: &str) -> usize {
    document.chars().filter(|c| !c.is_whitespace()).count()
}

/// Documents leave IAM URL-encoded (RFC 3986).
fn url_encoded(document: &str) -> String {
    let encode = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    document.bytes().map(encode).collect()
}

/// A prefix that tells the kind, such as `AROA`, and 17 of IAM's 32 letters and digits.
fn unique_id(prefix: &str, entropy: u128) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let tail = (0..17).map(|at| char::from(ALPHABET[(entropy >> (at * 5) & 31) as usize]));
    prefix.chars().chain(tail).collect()
}

/// Names are unique whatever their case.
fn key(name: &str) -> String {
    name.to_ascii_lowercase()
}

fn no_role(name: &str) -> ApiError {
    no_such_entity(format!("The role with name {name} cannot be found."))
}

fn read_role(engine: &Engine, name: &str) -> Result<StoredRole, ApiError> {
    engine
        .store()
        .get(&key(name))
        .map_err(store_error)?
        .ok_or_else(|| no_role(name))
}

/// Changes one role in a transaction.
async fn change_role(
    engine: &Engine,
    name: String,
    change: impl FnOnce(&mut StoredRole) -> Result<(), ApiError> + Send + 'static,
) -> Result<(), ApiError> {
    engine
        .commit(move |tx: &mut Tx<'_>, _| {
            let mut role: StoredRole = tx.get(&key(&name)).ok_or_else(|| no_role(&name))?;
            change(&mut role)?;
            tx.put(&role);
            Ok(())
        })
        .await
}

/// A page and IAM's two ways of saying that there's more.
struct IamPage<T> {
    items: Vec<T>,
    marker: Option<String>,
    is_truncated: Option<bool>,
}

fn iam_page<T>(
    items: Vec<T>,
    key: impl Fn(&T) -> String,
    list: String,
    marker: Option<&str>,
    most: Option<i32>,
) -> Result<IamPage<T>, ApiError> {
    let limit = most.and_then(|n| usize::try_from(n).ok()).unwrap_or(DEFAULT_ITEMS);
    let request = PageRequest {
        list,
        token: marker,
        limit,
        descending: false,
    };
    let Page { items, next } = page(items, |item| (0, key(item)), &request)
        .map_err(|BadToken| ApiError::client("ValidationError", "Invalid Marker."))?;
    Ok(IamPage {
        items,
        is_truncated: Some(next.is_some()),
        marker: next,
    })
}

fn answered_tags(tags: &Tags) -> Vec<Tag> {
    tags.iter()
        .map(|(key, value)| Tag {
            key: key.clone(),
            value: value.clone(),
        })
        .collect()
}

fn request_tags(given: &[Tag]) -> Result<Tags, ApiError> {
    let mut tags = Tags::new();
    for tag in given {
        if tag.key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
            return Err(invalid_input(format!(
                "The tag key {} is reserved: keys can't begin with aws:.",
                tag.key
            )));
        }
        // IAM tells tag keys apart without regard to case.
        if tags.keys().any(|k: &String| k.eq_ignore_ascii_case(&tag.key)) {
            return Err(invalid_input(
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            ));
        }
        tags.insert(tag.key.clone(), tag.value.clone());
    }
    Ok(tags)
}

fn set_tags(tags: &mut Tags, given: Tags) -> Result<(), ApiError> {
    for (key, value) in given {
        tags.retain(|k, _| !k.eq_ignore_ascii_case(&key));
        tags.insert(key, value);
    }
    if tags.len() > MAX_TAGS {
        return Err(limit_exceeded(format!(
            "The number of tags has reached the maximum limit: {MAX_TAGS}."
        )));
    }
    Ok(())
}

/// A role as IAM lists it; what only GetRole and CreateRole tell is added by them.
fn listed(role: &StoredRole, region: &RegionContext) -> Role {
    Role {
        arn: Some(role.arn(region)),
        assume_role_policy_document: Some(url_encoded(&role.assume_role_policy)),
        create_date: Some(seconds(role.created)),
        description: role.description.clone(),
        max_session_duration: i32::try_from(role.max_session_seconds).ok(),
        path: Some(role.path.clone()),
        role_id: Some(role.id.clone()),
        role_name: Some(role.name.clone()),
        ..Default::default()
    }
}

fn described(role: &StoredRole, region: &RegionContext) -> Role {
    let boundary = role
        .permissions_boundary
        .as_ref()
        .map(|arn| AttachedPermissionsBoundary {
            permissions_boundary_arn: Some(arn.clone()),
            permissions_boundary_type: Some("Policy".into()),
        });
    Role {
        permissions_boundary: boundary,
        tags: answered_tags(&role.tags),
        ..listed(role, region)
    }
}

fn session_seconds(given: Option<i32>) -> u32 {
    given
        .and_then(|s| u32::try_from(s).ok())
        .unwrap_or(DEFAULT_SESSION_SECONDS)
}

async fn create_role(engine: &Engine, _: &Caller, request: CreateRoleRequest) -> Result<CreateRoleResponse, ApiError> {
    checked(&request.assume_role_policy_document, PolicyUse::Trust)?;
    let mut tags = Tags::new();
    set_tags(&mut tags, request_tags(&request.tags)?)?;
    engine
        .commit(move |tx, ctx| {
            if let Some(boundary) = &request.permissions_boundary {
                policy::check_attachable(tx, ctx.region, boundary)?;
            }
            if tx.get::<StoredRole>(&key(&request.role_name)).is_some() {
                let message = format!("Role with name {} already exists.", request.role_name);
                return Err(ApiError::client("EntityAlreadyExists", message).with_status(409));
            }
            let role = StoredRole {
                name: request.role_name,
                id: unique_id("AROA", (ctx.entropy)()),
                path: request.path.unwrap_or_else(|| "/".into()),
                assume_role_policy: request.assume_role_policy_document,
                description: request.description,
                max_session_seconds: session_seconds(request.max_session_duration),
                permissions_boundary: request.permissions_boundary,
                attached: BTreeSet::new(),
                inline: BTreeMap::new(),
                created: ctx.now,
                tags,
            };
            tx.put(&role);
            Ok(CreateRoleResponse {
                role: Some(described(&role, ctx.region)),
            })
        })
        .await
}

async fn get_role(engine: &Engine, _: &Caller, request: GetRoleRequest) -> Result<GetRoleResponse, ApiError> {
    let role = read_role(engine, &request.role_name)?;
    let role = Role {
        role_last_used: Some(RoleLastUsed::default()),
        ..described(&role, engine.region())
    };
    Ok(GetRoleResponse { role: Some(role) })
}

/// A role that a domain names may go all the same, as on AWS.
async fn delete_role(engine: &Engine, _: &Caller, request: DeleteRoleRequest) -> Result<(), ApiError> {
    engine
        .commit(move |tx, _| {
            let role: StoredRole = tx
                .get(&key(&request.role_name))
                .ok_or_else(|| no_role(&request.role_name))?;
            let conflict = |what: &str| {
                Err(ApiError::client(
                    "DeleteConflict",
                    format!("Cannot delete entity, must {what} policies first."),
                )
                .with_status(409))
            };
            if !role.attached.is_empty() {
                return conflict("detach all");
            }
            if !role.inline.is_empty() {
                return conflict("delete");
            }
            tx.delete::<StoredRole>(&role.key());
            Ok(())
        })
        .await
}

async fn list_roles(engine: &Engine, _: &Caller, request: ListRolesRequest) -> Result<ListRolesResponse, ApiError> {
    let prefix = request.path_prefix.unwrap_or_else(|| "/".into());
    let mut roles = engine.store().scan::<StoredRole>("").map_err(store_error)?;
    roles.retain(|role| role.path.starts_with(&prefix));
    let page = iam_page(
        roles,
        Record::key,
        format!("roles/{prefix}"),
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(ListRolesResponse {
        roles: page.items.iter().map(|role| listed(role, engine.region())).collect(),
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

async fn update_assume_role_policy(
    engine: &Engine,
    _: &Caller,
    request: UpdateAssumeRolePolicyRequest,
) -> Result<(), ApiError> {
    checked(&request.policy_document, PolicyUse::Trust)?;
    let change = move |role: &mut StoredRole| {
        role.assume_role_policy = request.policy_document;
        Ok(())
    };
    change_role(engine, request.role_name, change).await
}

/// What isn't given keeps its value, but the session's length, which becomes IAM's default.
async fn update_role(engine: &Engine, _: &Caller, request: UpdateRoleRequest) -> Result<UpdateRoleResponse, ApiError> {
    let change = move |role: &mut StoredRole| {
        role.max_session_seconds = session_seconds(request.max_session_duration);
        if let Some(description) = request.description {
            role.description = Some(description);
        }
        Ok(())
    };
    change_role(engine, request.role_name, change).await?;
    Ok(UpdateRoleResponse {})
}

async fn update_role_description(
    engine: &Engine,
    _: &Caller,
    request: UpdateRoleDescriptionRequest,
) -> Result<UpdateRoleDescriptionResponse, ApiError> {
    let name = request.role_name.clone();
    let change = move |role: &mut StoredRole| {
        role.description = Some(request.description);
        Ok(())
    };
    change_role(engine, request.role_name, change).await?;
    Ok(UpdateRoleDescriptionResponse {
        role: Some(described(&read_role(engine, &name)?, engine.region())),
    })
}

async fn put_role_permissions_boundary(
    engine: &Engine,
    _: &Caller,
    request: PutRolePermissionsBoundaryRequest,
) -> Result<(), ApiError> {
    engine
        .commit(move |tx, ctx| {
            let mut role: StoredRole = tx
                .get(&key(&request.role_name))
                .ok_or_else(|| no_role(&request.role_name))?;
            policy::check_attachable(tx, ctx.region, &request.permissions_boundary)?;
            role.permissions_boundary = Some(request.permissions_boundary);
            tx.put(&role);
            Ok(())
        })
        .await
}

async fn delete_role_permissions_boundary(
    engine: &Engine,
    _: &Caller,
    request: DeleteRolePermissionsBoundaryRequest,
) -> Result<(), ApiError> {
    let change = move |role: &mut StoredRole| {
        let none = || no_such_entity(format!("The role {} has no permissions boundary.", role.name));
        role.permissions_boundary.take().map(drop).ok_or_else(none)
    };
    change_role(engine, request.role_name, change).await
}

/// `…:policy/service-role/Name` is `/service-role/` and `Name`.
fn path_and_name(arn: &str) -> (&str, &str) {
    let resource = arn.find(":policy/").map_or(arn, |at| &arn[at + ":policy".len()..]);
    resource
        .rfind('/')
        .map_or(("/", resource), |at| (&resource[..=at], &resource[at + 1..]))
}

async fn attach_role_policy(engine: &Engine, _: &Caller, request: AttachRolePolicyRequest) -> Result<(), ApiError> {
    engine
        .commit(move |tx, ctx| {
            let mut role: StoredRole = tx
                .get(&key(&request.role_name))
                .ok_or_else(|| no_role(&request.role_name))?;
            policy::check_attachable(tx, ctx.region, &request.policy_arn)?;
            role.attached.insert(request.policy_arn);
            if role.attached.len() > MAX_ATTACHED {
                return Err(limit_exceeded(format!(
                    "Cannot exceed quota for PoliciesPerRole: {MAX_ATTACHED}"
                )));
            }
            tx.put(&role);
            Ok(())
        })
        .await
}

async fn detach_role_policy(engine: &Engine, _: &Caller, request: DetachRolePolicyRequest) -> Result<(), ApiError> {
    let change = move |role: &mut StoredRole| {
        if role.attached.remove(&request.policy_arn) {
            return Ok(());
        }
        Err(no_such_entity(format!("Policy {} was not found.", request.policy_arn)))
    };
    change_role(engine, request.role_name, change).await
}

async fn list_attached_role_policies(
    engine: &Engine,
    _: &Caller,
    request: ListAttachedRolePoliciesRequest,
) -> Result<ListAttachedRolePoliciesResponse, ApiError> {
    let role = read_role(engine, &request.role_name)?;
    let prefix = request.path_prefix.unwrap_or_else(|| "/".into());
    let arns: Vec<String> = role
        .attached
        .into_iter()
        .filter(|arn| path_and_name(arn).0.starts_with(&prefix))
        .collect();
    let list = format!("attached/{}/{prefix}", key(&request.role_name));
    let page = iam_page(arns, String::clone, list, request.marker.as_deref(), request.max_items)?;
    let policy = |arn: String| AttachedPolicy {
        policy_name: Some(path_and_name(&arn).1.to_owned()),
        policy_arn: Some(arn),
    };
    Ok(ListAttachedRolePoliciesResponse {
        attached_policies: page.items.into_iter().map(policy).collect(),
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

async fn put_role_policy(engine: &Engine, _: &Caller, request: PutRolePolicyRequest) -> Result<(), ApiError> {
    checked(&request.policy_document, PolicyUse::Identity)?;
    let change = move |role: &mut StoredRole| {
        role.inline.insert(request.policy_name, request.policy_document);
        if role.inline.values().map(|d| size(d)).sum::<usize>() > MAX_INLINE_CHARACTERS {
            return Err(limit_exceeded(format!(
                "Maximum policy size of {MAX_INLINE_CHARACTERS} bytes exceeded for role {}",
                role.name
            )));
        }
        Ok(())
    };
    change_role(engine, request.role_name, change).await
}

fn no_inline_policy(name: &str) -> ApiError {
    no_such_entity(format!("The role policy with name {name} cannot be found."))
}

async fn get_role_policy(
    engine: &Engine,
    _: &Caller,
    request: GetRolePolicyRequest,
) -> Result<GetRolePolicyResponse, ApiError> {
    let role = read_role(engine, &request.role_name)?;
    let document = role
        .inline
        .get(&request.policy_name)
        .ok_or_else(|| no_inline_policy(&request.policy_name))?;
    Ok(GetRolePolicyResponse {
        policy_document: Some(url_encoded(document)),
        policy_name: Some(request.policy_name),
        role_name: Some(role.name),
    })
}

async fn list_role_policies(
    engine: &Engine,
    _: &Caller,
    request: ListRolePoliciesRequest,
) -> Result<ListRolePoliciesResponse, ApiError> {
    let role = read_role(engine, &request.role_name)?;
    let list = format!("inline/{}", key(&request.role_name));
    let page = iam_page(
        role.inline.into_keys().collect(),
        String::clone,
        list,
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(ListRolePoliciesResponse {
        policy_names: page.items,
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

async fn delete_role_policy(engine: &Engine, _: &Caller, request: DeleteRolePolicyRequest) -> Result<(), ApiError> {
    let change = move |role: &mut StoredRole| match role.inline.remove(&request.policy_name) {
        Some(_) => Ok(()),
        None => Err(no_inline_policy(&request.policy_name)),
    };
    change_role(engine, request.role_name, change).await
}

async fn tag_role(engine: &Engine, _: &Caller, request: TagRoleRequest) -> Result<(), ApiError> {
    let given = request_tags(&request.tags)?;
    change_role(engine, request.role_name, move |role: &mut StoredRole| {
        set_tags(&mut role.tags, given)
    })
    .await
}

async fn untag_role(engine: &Engine, _: &Caller, request: UntagRoleRequest) -> Result<(), ApiError> {
    let change = move |role: &mut StoredRole| {
        role.tags
            .retain(|key, _| !request.tag_keys.iter().any(|k| k.eq_ignore_ascii_case(key)));
        Ok(())
    };
    change_role(engine, request.role_name, change).await
}

async fn list_role_tags(
    engine: &Engine,
    _: &Caller,
    request: ListRoleTagsRequest,
) -> Result<ListRoleTagsResponse, ApiError> {
    let role = read_role(engine, &request.role_name)?;
    let list = format!("tags/{}", key(&request.role_name));
    let page = iam_page(
        answered_tags(&role.tags),
        |tag| tag.key.clone(),
        list,
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(ListRoleTagsResponse {
        tags: page.items,
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

/// There are no instance profiles: apps aren't instances. Terraform asks before it deletes a role.
async fn list_instance_profiles_for_role(
    engine: &Engine,
    _: &Caller,
    request: ListInstanceProfilesForRoleRequest,
) -> Result<ListInstanceProfilesForRoleResponse, ApiError> {
    read_role(engine, &request.role_name)?;
    let list = format!("instance-profiles/{}", key(&request.role_name));
    let none: Vec<InstanceProfile> = Vec::new();
    let page = iam_page(
        none,
        |p| p.instance_profile_id.clone().unwrap_or_default(),
        list,
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(ListInstanceProfilesForRoleResponse {
        instance_profiles: page.items,
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

pub(crate) mod managed;
pub(crate) mod policy;
#[cfg(test)]
mod tests;
