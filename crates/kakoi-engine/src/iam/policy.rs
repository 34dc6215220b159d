//! Managed policies: those that users make, with their versions, and AWS's own of our table, which can be read and attached.

use super::managed::POLICIES;
use super::*;
use kakoi_net::EpochMs;
use kakoi_studio::{MAX_POLICY_VERSIONS, ManagedPolicy, PolicyVersion as StoredVersion, VersionRefusal};

/// IAM's quotas.
const MAX_POLICY_CHARACTERS: usize = 6144;
const MAX_POLICIES: usize = 1500;
/// How ARNs of AWS's own policies begin.
const AWS: &str = "arn:aws:iam::aws:policy/";

fn not_found(arn: &str) -> ApiError {
    no_such_entity(format!("Policy {arn} was not found."))
}

fn checked_document(document: &str) -> Result<(), ApiError> {
    checked(document, PolicyUse::Identity)?;
    if size(document) > MAX_POLICY_CHARACTERS {
        return Err(limit_exceeded(format!(
            "Cannot exceed quota for PolicySize: {MAX_POLICY_CHARACTERS}"
        )));
    }
    Ok(())
}

/// The key of the record that an ARN may mean.
fn key_of(arn: &str) -> String {
    key(path_and_name(arn).1)
}

/// A customer's policy in a transaction.
fn own(tx: &mut Tx<'_>, region: &RegionContext, arn: &str) -> Option<ManagedPolicy> {
    tx.get::<ManagedPolicy>(&key_of(arn))
        .filter(|policy| policy.arn(region) == *arn)
}

/// A customer's policy by its ARN, `None` if there's none.
pub(crate) fn find_own(engine: &Engine, arn: &str) -> Result<Option<ManagedPolicy>, ApiError> {
    let found: Option<ManagedPolicy> = engine.store().get(&key_of(arn)).map_err(store_error)?;
    Ok(found.filter(|policy| policy.arn(engine.region()) == *arn))
}

/// Refuses what can't be attached to a role or bound it. AWS's policies that aren't in our table can be, and grant nothing.
pub(super) fn check_attachable(tx: &mut Tx<'_>, region: &RegionContext, arn: &str) -> Result<(), ApiError> {
    let is_aws = arn
        .strip_prefix(AWS)
        .is_some_and(|rest| !rest.is_empty() && !rest.ends_with('/'));
    if is_aws || own(tx, region, arn).is_some() {
        return Ok(());
    }
    Err(no_such_entity(format!(
        "Policy {arn} does not exist or is not attachable."
    )))
}

/// A policy that can be read: a customer's, or one of our table.
enum Readable {
    Own(Box<ManagedPolicy>),
    Aws(&'static str, &'static str),
}

impl Readable {
    fn find(engine: &Engine, arn: &str) -> Result<Self, ApiError> {
        if let Some(name) = arn.strip_prefix(AWS) {
            let found = POLICIES.iter().find(|(known, _)| *known == name);
            return found.map(|(name, text)| Self::Aws(name, text)).ok_or_else(|| {
                no_such_entity(format!(
                    "Policy {arn} was not found: this region doesn't have its text."
                ))
            });
        }
        let found = find_own(engine, arn)?.ok_or_else(|| not_found(arn))?;
        Ok(Self::Own(Box::new(found)))
    }

    fn arn(&self, region: &RegionContext) -> String {
        match self {
            Self::Own(policy) => policy.arn(region).to_string(),
            Self::Aws(name, _) => format!("{AWS}{name}"),
        }
    }

    /// As ListPolicies prints it; description and tags are GetPolicy's to tell.
    fn listed(&self, region: &RegionContext, roles: &[StoredRole]) -> Policy {
        let arn = self.arn(region);
        let count = |uses: &dyn Fn(&StoredRole) -> bool| i32::try_from(roles.iter().filter(|r| uses(r)).count()).ok();
        let common = Policy {
            attachment_count: count(&|role| role.attached.contains(&arn)),
            permissions_boundary_usage_count: count(&|role| role.permissions_boundary.as_ref() == Some(&arn)),
            is_attachable: Some(true),
            arn: Some(arn.clone()),
            ..Policy::default()
        };
        match self {
            Self::Own(policy) => Policy {
                create_date: Some(seconds(policy.created)),
                update_date: Some(seconds(policy.updated)),
                default_version_id: Some(version_id(policy.default_version)),
                path: Some(policy.path.clone()),
                policy_id: Some(policy.id.clone()),
                policy_name: Some(policy.name.clone()),
                ..common
            },
            Self::Aws(name, _) => Policy {
                default_version_id: Some(version_id(1)),
                path: Some("/".into()),
                policy_id: Some(unique_id("ANPA", spread(name))),
                policy_name: Some((*name).to_owned()),
                ..common
            },
        }
    }

    fn described(&self, region: &RegionContext, roles: &[StoredRole]) -> Policy {
        let listed = self.listed(region, roles);
        match self {
            Self::Own(policy) => Policy {
                description: policy.description.clone(),
                tags: answered_tags(&policy.tags),
                ..listed
            },
            Self::Aws(..) => listed,
        }
    }

    fn versions(&self) -> Vec<(u32, PolicyVersion)> {
        match self {
            Self::Own(policy) => {
                let print = |(number, version): (&u32, &StoredVersion)| {
                    (
                        *number,
                        printed_version(*number, version, *number == policy.default_version),
                    )
                };
                policy.versions.iter().rev().map(print).collect()
            }
            Self::Aws(_, text) => {
                let only = PolicyVersion {
                    document: Some(url_encoded(text)),
                    is_default_version: Some(true),
                    version_id: Some(version_id(1)),
                    ..PolicyVersion::default()
                };
                vec![(1, only)]
            }
        }
    }
}

/// The same 128 bits for a name each time (FNV-1a): ids of AWS's policies don't change.
fn spread(name: &str) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    name.bytes()
        .fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

fn version_id(number: u32) -> String {
    format!("v{number}")
}

fn version_number(id: &str) -> Option<u32> {
    id.strip_prefix('v')?.parse().ok()
}

fn printed_version(number: u32, version: &StoredVersion, is_default: bool) -> PolicyVersion {
    PolicyVersion {
        create_date: Some(seconds(version.created)),
        document: Some(url_encoded(&version.document)),
        is_default_version: Some(is_default),
        version_id: Some(version_id(number)),
    }
}

fn all_roles(engine: &Engine) -> Result<Vec<StoredRole>, ApiError> {
    engine.store().scan("").map_err(store_error)
}

/// Changes a customer's policy in a transaction.
async fn change_policy<T: Send + 'static>(
    engine: &Engine,
    arn: String,
    change: impl FnOnce(&mut ManagedPolicy, EpochMs) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    if arn.starts_with(AWS) {
        let message = format!("{arn} is managed by AWS and can't be changed: create a policy of your own.");
        return Err(ApiError::client("AccessDenied", message).with_status(403));
    }
    engine
        .commit(move |tx, ctx| {
            let mut policy = own(tx, ctx.region, &arn).ok_or_else(|| not_found(&arn))?;
            let result = change(&mut policy, ctx.now)?;
            tx.put(&policy);
            Ok(result)
        })
        .await
}

fn refused(arn: &str, version: &str, refusal: VersionRefusal) -> ApiError {
    match refusal {
        VersionRefusal::TooMany => limit_exceeded(format!(
            "A managed policy can have up to {MAX_POLICY_VERSIONS} versions. Before you create a new version, you must delete an existing version."
        )),
        VersionRefusal::Unknown => no_such_entity(format!("Policy {arn} version {version} does not exist.")),
        VersionRefusal::IsDefault => conflict("Cannot delete the default version of a policy."),
    }
}

fn conflict(message: &str) -> ApiError {
    ApiError::client("DeleteConflict", message.to_owned()).with_status(409)
}

pub(super) async fn create_policy(
    engine: &Engine,
    _: &Caller,
    request: CreatePolicyRequest,
) -> Result<CreatePolicyResponse, ApiError> {
    checked_document(&request.policy_document)?;
    let mut tags = Tags::new();
    set_tags(&mut tags, request_tags(&request.tags)?)?;
    engine
        .commit(move |tx, ctx| {
            if tx.get::<ManagedPolicy>(&key(&request.policy_name)).is_some() {
                let message = format!(
                    "A policy called {} already exists. Duplicate names are not allowed.",
                    request.policy_name
                );
                return Err(ApiError::client("EntityAlreadyExists", message).with_status(409));
            }
            if tx.scan::<ManagedPolicy>("").len() >= MAX_POLICIES {
                return Err(limit_exceeded(format!(
                    "Cannot exceed quota for PoliciesPerAccount: {MAX_POLICIES}"
                )));
            }
            let first = StoredVersion {
                document: request.policy_document,
                created: ctx.now,
            };
            let policy = ManagedPolicy {
                name: request.policy_name,
                id: unique_id("ANPA", (ctx.entropy)()),
                path: request.path.unwrap_or_else(|| "/".into()),
                description: request.description,
                versions: BTreeMap::from([(1, first)]),
                default_version: 1,
                last_version: 1,
                created: ctx.now,
                updated: ctx.now,
                tags,
            };
            tx.put(&policy);
            let policy = Readable::Own(Box::new(policy)).described(ctx.region, &[]);
            Ok(CreatePolicyResponse { policy: Some(policy) })
        })
        .await
}

pub(super) async fn get_policy(
    engine: &Engine,
    _: &Caller,
    request: GetPolicyRequest,
) -> Result<GetPolicyResponse, ApiError> {
    let policy = Readable::find(engine, &request.policy_arn)?;
    Ok(GetPolicyResponse {
        policy: Some(policy.described(engine.region(), &all_roles(engine)?)),
    })
}

pub(super) async fn delete_policy(engine: &Engine, _: &Caller, request: DeletePolicyRequest) -> Result<(), ApiError> {
    let arn = request.policy_arn;
    engine
        .commit(move |tx, ctx| {
            let policy = own(tx, ctx.region, &arn).ok_or_else(|| not_found(&arn))?;
            let roles = tx.scan::<StoredRole>("");
            if roles.iter().any(|role| role.attached.contains(&arn)) {
                return Err(conflict("Cannot delete a policy attached to entities."));
            }
            if roles.iter().any(|role| role.permissions_boundary.as_ref() == Some(&arn)) {
                return Err(conflict("Cannot delete a policy that is the permissions boundary of entities."));
            }
            if policy.versions.len() > 1 {
                return Err(conflict(
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
                ));
            }
            tx.delete::<ManagedPolicy>(&policy.key());
            Ok(())
        })
        .await
}

pub(super) async fn list_policies(
    engine: &Engine,
    _: &Caller,
    request: ListPoliciesRequest,
) -> Result<ListPoliciesResponse, ApiError> {
    let scope = request.scope.as_deref().unwrap_or("All");
    let prefix = request.path_prefix.unwrap_or_else(|| "/".into());
    let roles = all_roles(engine)?;
    let mut all: Vec<Readable> = Vec::new();
    if scope != "AWS" {
        let stored = engine.store().scan::<ManagedPolicy>("").map_err(store_error)?;
        all.extend(stored.into_iter().map(|policy| Readable::Own(Box::new(policy))));
    }
    if scope != "Local" {
        all.extend(POLICIES.iter().map(|(name, text)| Readable::Aws(name, text)));
    }
    let used = |count: Option<i32>| count.unwrap_or_default() > 0;
    let is_asked = |policy: &Policy| {
        let (attached, bounds) = (
            used(policy.attachment_count),
            used(policy.permissions_boundary_usage_count),
        );
        let in_use = match request.policy_usage_filter.as_deref() {
            Some("PermissionsPolicy") => attached,
            Some("PermissionsBoundary") => bounds,
            _ => true,
        };
        let in_path = policy.path.as_deref().is_some_and(|path| path.starts_with(&prefix));
        in_use && in_path && (attached || request.only_attached != Some(true))
    };
    let asked: Vec<Policy> = all
        .iter()
        .map(|policy| policy.listed(engine.region(), &roles))
        .filter(is_asked)
        .collect();
    let page = iam_page(
        asked,
        |policy| policy.arn.clone().unwrap_or_default(),
        format!("policies/{scope}/{prefix}"),
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(ListPoliciesResponse {
        policies: page.items,
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

pub(super) async fn list_entities_for_policy(
    engine: &Engine,
    _: &Caller,
    request: ListEntitiesForPolicyRequest,
) -> Result<ListEntitiesForPolicyResponse, ApiError> {
    let arn = Readable::find(engine, &request.policy_arn)?.arn(engine.region());
    let prefix = request.path_prefix.unwrap_or_else(|| "/".into());
    let usage = request.policy_usage_filter.as_deref();
    // Roles are the only entities here.
    let wants_roles = request.entity_filter.as_deref().is_none_or(|filter| filter == "Role");
    let is_asked = |role: &StoredRole| {
        let attached = usage != Some("PermissionsBoundary") && role.attached.contains(&arn);
        let bound = usage != Some("PermissionsPolicy") && role.permissions_boundary.as_ref() == Some(&arn);
        wants_roles && role.path.starts_with(&prefix) && (attached || bound)
    };
    let mut roles = all_roles(engine)?;
    roles.retain(is_asked);
    let list = format!("entities/{arn}/{prefix}");
    let page = iam_page(roles, Record::key, list, request.marker.as_deref(), request.max_items)?;
    let print = |role: StoredRole| PolicyRole {
        role_id: Some(role.id),
        role_name: Some(role.name),
    };
    Ok(ListEntitiesForPolicyResponse {
        policy_roles: page.items.into_iter().map(print).collect(),
        is_truncated: page.is_truncated,
        marker: page.marker,
        ..ListEntitiesForPolicyResponse::default()
    })
}

pub(super) async fn create_policy_version(
    engine: &Engine,
    _: &Caller,
    request: CreatePolicyVersionRequest,
) -> Result<CreatePolicyVersionResponse, ApiError> {
    checked_document(&request.policy_document)?;
    let arn = request.policy_arn.clone();
    let version = change_policy(engine, request.policy_arn, move |policy, now| {
        let is_default = request.set_as_default == Some(true);
        let number = policy
            .add_version(request.policy_document, is_default, now)
            .map_err(|refusal| refused(&arn, "", refusal))?;
        Ok(PolicyVersion {
            create_date: Some(seconds(now)),
            is_default_version: Some(is_default),
            version_id: Some(version_id(number)),
            ..PolicyVersion::default()
        })
    });
    Ok(CreatePolicyVersionResponse {
        policy_version: Some(version.await?),
    })
}

pub(super) async fn get_policy_version(
    engine: &Engine,
    _: &Caller,
    request: GetPolicyVersionRequest,
) -> Result<GetPolicyVersionResponse, ApiError> {
    let (arn, id) = (&request.policy_arn, &request.version_id);
    let versions = Readable::find(engine, arn)?.versions();
    let found = versions
        .into_iter()
        .find(|(number, _)| Some(*number) == version_number(id));
    let (_, version) = found.ok_or_else(|| refused(arn, id, VersionRefusal::Unknown))?;
    Ok(GetPolicyVersionResponse {
        policy_version: Some(version),
    })
}

/// Newest first; documents are GetPolicyVersion's to tell.
pub(super) async fn list_policy_versions(
    engine: &Engine,
    _: &Caller,
    request: ListPolicyVersionsRequest,
) -> Result<ListPolicyVersionsResponse, ApiError> {
    let versions = Readable::find(engine, &request.policy_arn)?.versions();
    let page = iam_page(
        versions,
        // Pages are in the order of their keys: the newest has the lowest.
        |(number, _)| format!("{:010}", u32::MAX - number),
        format!("versions/{}", request.policy_arn),
        request.marker.as_deref(),
        request.max_items,
    )?;
    let print = |(_, version): (u32, PolicyVersion)| PolicyVersion {
        document: None,
        ..version
    };
    Ok(ListPolicyVersionsResponse {
        versions: page.items.into_iter().map(print).collect(),
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

pub(super) async fn set_default_policy_version(
    engine: &Engine,
    _: &Caller,
    request: SetDefaultPolicyVersionRequest,
) -> Result<(), ApiError> {
    let (arn, id) = (request.policy_arn.clone(), request.version_id);
    change_policy(engine, request.policy_arn, move |policy, now| {
        version_number(&id)
            .ok_or(VersionRefusal::Unknown)
            .and_then(|number| policy.set_default(number, now))
            .map_err(|refusal| refused(&arn, &id, refusal))
    })
    .await
}

pub(super) async fn delete_policy_version(
    engine: &Engine,
    _: &Caller,
    request: DeletePolicyVersionRequest,
) -> Result<(), ApiError> {
    let (arn, id) = (request.policy_arn.clone(), request.version_id);
    change_policy(engine, request.policy_arn, move |policy, now| {
        version_number(&id)
            .ok_or(VersionRefusal::Unknown)
            .and_then(|number| policy.remove_version(number, now))
            .map_err(|refusal| refused(&arn, &id, refusal))
    })
    .await
}

pub(super) async fn tag_policy(engine: &Engine, _: &Caller, request: TagPolicyRequest) -> Result<(), ApiError> {
    let given = request_tags(&request.tags)?;
    change_policy(engine, request.policy_arn, move |policy, _| {
        set_tags(&mut policy.tags, given)
    })
    .await
}

pub(super) async fn untag_policy(engine: &Engine, _: &Caller, request: UntagPolicyRequest) -> Result<(), ApiError> {
    change_policy(engine, request.policy_arn, move |policy, _| {
        policy
            .tags
            .retain(|key, _| !request.tag_keys.iter().any(|k| k.eq_ignore_ascii_case(key)));
        Ok(())
    })
    .await
}

pub(super) async fn list_policy_tags(
    engine: &Engine,
    _: &Caller,
    request: ListPolicyTagsRequest,
) -> Result<ListPolicyTagsResponse, ApiError> {
    let tags = match Readable::find(engine, &request.policy_arn)? {
        Readable::Own(policy) => answered_tags(&policy.tags),
        Readable::Aws(..) => Vec::new(),
    };
    let list = format!("policy-tags/{}", request.policy_arn);
    let page = iam_page(
        tags,
        |tag| tag.key.clone(),
        list,
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(ListPolicyTagsResponse {
        tags: page.items,
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

#[cfg(test)]
#[path = "policy_tests.rs"]
mod tests;
