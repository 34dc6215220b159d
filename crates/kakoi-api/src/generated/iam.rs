//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there

use kakoi_wire::schema::*;
use serde::{Deserialize, Serialize};

pub static SERVICE: Service = Service {
    name: "iam",
    signing_name: "iam",
    protocol: Protocol::Query,
    api_version: "2010-05-08",
    target_prefix: "",
    xml_namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    global: true,
    operations: &[
        &tables::op_AttachRolePolicy,
        &tables::op_CreatePolicy,
        &tables::op_CreatePolicyVersion,
        &tables::op_CreateRole,
        &tables::op_DeletePolicy,
        &tables::op_DeletePolicyVersion,
        &tables::op_DeleteRole,
        &tables::op_DeleteRolePermissionsBoundary,
        &tables::op_DeleteRolePolicy,
        &tables::op_DetachRolePolicy,
        &tables::op_GetPolicy,
        &tables::op_GetPolicyVersion,
        &tables::op_GetRole,
        &tables::op_GetRolePolicy,
        &tables::op_ListAttachedRolePolicies,
        &tables::op_ListEntitiesForPolicy,
        &tables::op_ListInstanceProfilesForRole,
        &tables::op_ListPolicies,
        &tables::op_ListPolicyTags,
        &tables::op_ListPolicyVersions,
        &tables::op_ListRolePolicies,
        &tables::op_ListRoleTags,
        &tables::op_ListRoles,
        &tables::op_PutRolePermissionsBoundary,
        &tables::op_PutRolePolicy,
        &tables::op_SetDefaultPolicyVersion,
        &tables::op_TagPolicy,
        &tables::op_TagRole,
        &tables::op_UntagPolicy,
        &tables::op_UntagRole,
        &tables::op_UpdateAssumeRolePolicy,
        &tables::op_UpdateRole,
        &tables::op_UpdateRoleDescription,
    ],
};

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AttachRolePolicyRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AttachedPermissionsBoundary {
    #[serde(rename = "PermissionsBoundaryArn", skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_arn: Option<String>,
    #[serde(rename = "PermissionsBoundaryType", skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AttachedPolicy {
    #[serde(rename = "PolicyArn", skip_serializing_if = "Option::is_none")]
    pub policy_arn: Option<String>,
    #[serde(rename = "PolicyName", skip_serializing_if = "Option::is_none")]
    pub policy_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreatePolicyRequest {
    #[serde(rename = "Description")]
    pub description: Option<String>,
    #[serde(rename = "Path")]
    pub path: Option<String>,
    #[serde(rename = "PolicyDocument")]
    pub policy_document: String,
    #[serde(rename = "PolicyName")]
    pub policy_name: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreatePolicyResponse {
    #[serde(rename = "Policy", skip_serializing_if = "Option::is_none")]
    pub policy: Option<Policy>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreatePolicyVersionRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "PolicyDocument")]
    pub policy_document: String,
    #[serde(rename = "SetAsDefault")]
    pub set_as_default: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreatePolicyVersionResponse {
    #[serde(rename = "PolicyVersion", skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<PolicyVersion>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateRoleRequest {
    #[serde(rename = "AssumeRolePolicyDocument")]
    pub assume_role_policy_document: String,
    #[serde(rename = "Description")]
    pub description: Option<String>,
    #[serde(rename = "MaxSessionDuration")]
    pub max_session_duration: Option<i32>,
    #[serde(rename = "Path")]
    pub path: Option<String>,
    #[serde(rename = "PermissionsBoundary")]
    pub permissions_boundary: Option<String>,
    #[serde(rename = "RoleName")]
    pub role_name: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateRoleResponse {
    #[serde(rename = "Role", skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeletePolicyRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeletePolicyVersionRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "VersionId")]
    pub version_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteRolePermissionsBoundaryRequest {
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteRolePolicyRequest {
    #[serde(rename = "PolicyName")]
    pub policy_name: String,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteRoleRequest {
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DetachRolePolicyRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GetPolicyRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GetPolicyResponse {
    #[serde(rename = "Policy", skip_serializing_if = "Option::is_none")]
    pub policy: Option<Policy>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GetPolicyVersionRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "VersionId")]
    pub version_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GetPolicyVersionResponse {
    #[serde(rename = "PolicyVersion", skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<PolicyVersion>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GetRolePolicyRequest {
    #[serde(rename = "PolicyName")]
    pub policy_name: String,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GetRolePolicyResponse {
    #[serde(rename = "PolicyDocument", skip_serializing_if = "Option::is_none")]
    pub policy_document: Option<String>,
    #[serde(rename = "PolicyName", skip_serializing_if = "Option::is_none")]
    pub policy_name: Option<String>,
    #[serde(rename = "RoleName", skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GetRoleRequest {
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GetRoleResponse {
    #[serde(rename = "Role", skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct InstanceProfile {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "CreateDate", skip_serializing_if = "Option::is_none")]
    pub create_date: Option<f64>,
    #[serde(rename = "InstanceProfileId", skip_serializing_if = "Option::is_none")]
    pub instance_profile_id: Option<String>,
    #[serde(rename = "InstanceProfileName", skip_serializing_if = "Option::is_none")]
    pub instance_profile_name: Option<String>,
    #[serde(rename = "Path", skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(rename = "Roles")]
    pub roles: Vec<Role>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListAttachedRolePoliciesRequest {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "PathPrefix")]
    pub path_prefix: Option<String>,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListAttachedRolePoliciesResponse {
    #[serde(rename = "AttachedPolicies")]
    pub attached_policies: Vec<AttachedPolicy>,
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListEntitiesForPolicyRequest {
    #[serde(rename = "EntityFilter")]
    pub entity_filter: Option<String>,
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "PathPrefix")]
    pub path_prefix: Option<String>,
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "PolicyUsageFilter")]
    pub policy_usage_filter: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListEntitiesForPolicyResponse {
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "PolicyGroups")]
    pub policy_groups: Vec<PolicyGroup>,
    #[serde(rename = "PolicyRoles")]
    pub policy_roles: Vec<PolicyRole>,
    #[serde(rename = "PolicyUsers")]
    pub policy_users: Vec<PolicyUser>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListInstanceProfilesForRoleRequest {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListInstanceProfilesForRoleResponse {
    #[serde(rename = "InstanceProfiles")]
    pub instance_profiles: Vec<InstanceProfile>,
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListPoliciesRequest {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "OnlyAttached")]
    pub only_attached: Option<bool>,
    #[serde(rename = "PathPrefix")]
    pub path_prefix: Option<String>,
    #[serde(rename = "PolicyUsageFilter")]
    pub policy_usage_filter: Option<String>,
    #[serde(rename = "Scope")]
    pub scope: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListPoliciesResponse {
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "Policies")]
    pub policies: Vec<Policy>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListPolicyTagsRequest {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListPolicyTagsResponse {
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListPolicyVersionsRequest {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListPolicyVersionsResponse {
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "Versions")]
    pub versions: Vec<PolicyVersion>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListRolePoliciesRequest {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListRolePoliciesResponse {
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "PolicyNames")]
    pub policy_names: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListRoleTagsRequest {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListRoleTagsResponse {
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListRolesRequest {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems")]
    pub max_items: Option<i32>,
    #[serde(rename = "PathPrefix")]
    pub path_prefix: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListRolesResponse {
    #[serde(rename = "IsTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "Roles")]
    pub roles: Vec<Role>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Policy {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "AttachmentCount", skip_serializing_if = "Option::is_none")]
    pub attachment_count: Option<i32>,
    #[serde(rename = "CreateDate", skip_serializing_if = "Option::is_none")]
    pub create_date: Option<f64>,
    #[serde(rename = "DefaultVersionId", skip_serializing_if = "Option::is_none")]
    pub default_version_id: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "IsAttachable", skip_serializing_if = "Option::is_none")]
    pub is_attachable: Option<bool>,
    #[serde(rename = "Path", skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(rename = "PermissionsBoundaryUsageCount", skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_usage_count: Option<i32>,
    #[serde(rename = "PolicyId", skip_serializing_if = "Option::is_none")]
    pub policy_id: Option<String>,
    #[serde(rename = "PolicyName", skip_serializing_if = "Option::is_none")]
    pub policy_name: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "UpdateDate", skip_serializing_if = "Option::is_none")]
    pub update_date: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PolicyGroup {
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PolicyRole {
    #[serde(rename = "RoleId", skip_serializing_if = "Option::is_none")]
    pub role_id: Option<String>,
    #[serde(rename = "RoleName", skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PolicyUser {
    #[serde(rename = "UserId", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    #[serde(rename = "UserName", skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PolicyVersion {
    #[serde(rename = "CreateDate", skip_serializing_if = "Option::is_none")]
    pub create_date: Option<f64>,
    #[serde(rename = "Document", skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    #[serde(rename = "IsDefaultVersion", skip_serializing_if = "Option::is_none")]
    pub is_default_version: Option<bool>,
    #[serde(rename = "VersionId", skip_serializing_if = "Option::is_none")]
    pub version_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PutRolePermissionsBoundaryRequest {
    #[serde(rename = "PermissionsBoundary")]
    pub permissions_boundary: String,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PutRolePolicyRequest {
    #[serde(rename = "PolicyDocument")]
    pub policy_document: String,
    #[serde(rename = "PolicyName")]
    pub policy_name: String,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Role {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "AssumeRolePolicyDocument", skip_serializing_if = "Option::is_none")]
    pub assume_role_policy_document: Option<String>,
    #[serde(rename = "CreateDate", skip_serializing_if = "Option::is_none")]
    pub create_date: Option<f64>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "MaxSessionDuration", skip_serializing_if = "Option::is_none")]
    pub max_session_duration: Option<i32>,
    #[serde(rename = "Path", skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(rename = "PermissionsBoundary", skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    #[serde(rename = "RoleId", skip_serializing_if = "Option::is_none")]
    pub role_id: Option<String>,
    #[serde(rename = "RoleLastUsed", skip_serializing_if = "Option::is_none")]
    pub role_last_used: Option<RoleLastUsed>,
    #[serde(rename = "RoleName", skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
    #[serde(rename = "SourceRoleTemplate", skip_serializing_if = "Option::is_none")]
    pub source_role_template: Option<SourceRoleTemplate>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RoleLastUsed {
    #[serde(rename = "LastUsedDate", skip_serializing_if = "Option::is_none")]
    pub last_used_date: Option<f64>,
    #[serde(rename = "Region", skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct SetDefaultPolicyVersionRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "VersionId")]
    pub version_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SourceRoleTemplate {
    #[serde(rename = "TemplateArn", skip_serializing_if = "Option::is_none")]
    pub template_arn: Option<String>,
    #[serde(rename = "TemplateMinorVersion", skip_serializing_if = "Option::is_none")]
    pub template_minor_version: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Tag {
    #[serde(rename = "Key")]
    pub key: String,
    #[serde(rename = "Value")]
    pub value: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TagPolicyRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TagRoleRequest {
    #[serde(rename = "RoleName")]
    pub role_name: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UntagPolicyRequest {
    #[serde(rename = "PolicyArn")]
    pub policy_arn: String,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UntagRoleRequest {
    #[serde(rename = "RoleName")]
    pub role_name: String,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UpdateAssumeRolePolicyRequest {
    #[serde(rename = "PolicyDocument")]
    pub policy_document: String,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UpdateRoleDescriptionRequest {
    #[serde(rename = "Description")]
    pub description: String,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UpdateRoleDescriptionResponse {
    #[serde(rename = "Role", skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UpdateRoleRequest {
    #[serde(rename = "Description")]
    pub description: Option<String>,
    #[serde(rename = "MaxSessionDuration")]
    pub max_session_duration: Option<i32>,
    #[serde(rename = "RoleName")]
    pub role_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UpdateRoleResponse {
}

/// A marker type per operation, which ties its schema to its Rust types.
pub mod op {
    use kakoi_wire::schema::Operation;
    use kakoi_wire::TypedOperation;

    pub enum AttachRolePolicy {}
    impl TypedOperation for AttachRolePolicy {
        const NAME: &'static str = "AttachRolePolicy";
        type Input = super::AttachRolePolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_AttachRolePolicy }
    }
    pub enum CreatePolicy {}
    impl TypedOperation for CreatePolicy {
        const NAME: &'static str = "CreatePolicy";
        type Input = super::CreatePolicyRequest;
        type Output = super::CreatePolicyResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreatePolicy }
    }
    pub enum CreatePolicyVersion {}
    impl TypedOperation for CreatePolicyVersion {
        const NAME: &'static str = "CreatePolicyVersion";
        type Input = super::CreatePolicyVersionRequest;
        type Output = super::CreatePolicyVersionResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreatePolicyVersion }
    }
    pub enum CreateRole {}
    impl TypedOperation for CreateRole {
        const NAME: &'static str = "CreateRole";
        type Input = super::CreateRoleRequest;
        type Output = super::CreateRoleResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreateRole }
    }
    pub enum DeletePolicy {}
    impl TypedOperation for DeletePolicy {
        const NAME: &'static str = "DeletePolicy";
        type Input = super::DeletePolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeletePolicy }
    }
    pub enum DeletePolicyVersion {}
    impl TypedOperation for DeletePolicyVersion {
        const NAME: &'static str = "DeletePolicyVersion";
        type Input = super::DeletePolicyVersionRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeletePolicyVersion }
    }
    pub enum DeleteRole {}
    impl TypedOperation for DeleteRole {
        const NAME: &'static str = "DeleteRole";
        type Input = super::DeleteRoleRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteRole }
    }
    pub enum DeleteRolePermissionsBoundary {}
    impl TypedOperation for DeleteRolePermissionsBoundary {
        const NAME: &'static str = "DeleteRolePermissionsBoundary";
        type Input = super::DeleteRolePermissionsBoundaryRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteRolePermissionsBoundary }
    }
    pub enum DeleteRolePolicy {}
    impl TypedOperation for DeleteRolePolicy {
        const NAME: &'static str = "DeleteRolePolicy";
        type Input = super::DeleteRolePolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteRolePolicy }
    }
    pub enum DetachRolePolicy {}
    impl TypedOperation for DetachRolePolicy {
        const NAME: &'static str = "DetachRolePolicy";
        type Input = super::DetachRolePolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DetachRolePolicy }
    }
    pub enum GetPolicy {}
    impl TypedOperation for GetPolicy {
        const NAME: &'static str = "GetPolicy";
        type Input = super::GetPolicyRequest;
        type Output = super::GetPolicyResponse;
        fn operation() -> &'static Operation { &super::tables::op_GetPolicy }
    }
    pub enum GetPolicyVersion {}
    impl TypedOperation for GetPolicyVersion {
        const NAME: &'static str = "GetPolicyVersion";
        type Input = super::GetPolicyVersionRequest;
        type Output = super::GetPolicyVersionResponse;
        fn operation() -> &'static Operation { &super::tables::op_GetPolicyVersion }
    }
    pub enum GetRole {}
    impl TypedOperation for GetRole {
        const NAME: &'static str = "GetRole";
        type Input = super::GetRoleRequest;
        type Output = super::GetRoleResponse;
        fn operation() -> &'static Operation { &super::tables::op_GetRole }
    }
    pub enum GetRolePolicy {}
    impl TypedOperation for GetRolePolicy {
        const NAME: &'static str = "GetRolePolicy";
        type Input = super::GetRolePolicyRequest;
        type Output = super::GetRolePolicyResponse;
        fn operation() -> &'static Operation { &super::tables::op_GetRolePolicy }
    }
    pub enum ListAttachedRolePolicies {}
    impl TypedOperation for ListAttachedRolePolicies {
        const NAME: &'static str = "ListAttachedRolePolicies";
        type Input = super::ListAttachedRolePoliciesRequest;
        type Output = super::ListAttachedRolePoliciesResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListAttachedRolePolicies }
    }
    pub enum ListEntitiesForPolicy {}
    impl TypedOperation for ListEntitiesForPolicy {
        const NAME: &'static str = "ListEntitiesForPolicy";
        type Input = super::ListEntitiesForPolicyRequest;
        type Output = super::ListEntitiesForPolicyResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListEntitiesForPolicy }
    }
    pub enum ListInstanceProfilesForRole {}
    impl TypedOperation for ListInstanceProfilesForRole {
        const NAME: &'static str = "ListInstanceProfilesForRole";
        type Input = super::ListInstanceProfilesForRoleRequest;
        type Output = super::ListInstanceProfilesForRoleResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListInstanceProfilesForRole }
    }
    pub enum ListPolicies {}
    impl TypedOperation for ListPolicies {
        const NAME: &'static str = "ListPolicies";
        type Input = super::ListPoliciesRequest;
        type Output = super::ListPoliciesResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListPolicies }
    }
    pub enum ListPolicyTags {}
    impl TypedOperation for ListPolicyTags {
        const NAME: &'static str = "ListPolicyTags";
        type Input = super::ListPolicyTagsRequest;
        type Output = super::ListPolicyTagsResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListPolicyTags }
    }
    pub enum ListPolicyVersions {}
    impl TypedOperation for ListPolicyVersions {
        const NAME: &'static str = "ListPolicyVersions";
        type Input = super::ListPolicyVersionsRequest;
        type Output = super::ListPolicyVersionsResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListPolicyVersions }
    }
    pub enum ListRolePolicies {}
    impl TypedOperation for ListRolePolicies {
        const NAME: &'static str = "ListRolePolicies";
        type Input = super::ListRolePoliciesRequest;
        type Output = super::ListRolePoliciesResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListRolePolicies }
    }
    pub enum ListRoleTags {}
    impl TypedOperation for ListRoleTags {
        const NAME: &'static str = "ListRoleTags";
        type Input = super::ListRoleTagsRequest;
        type Output = super::ListRoleTagsResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListRoleTags }
    }
    pub enum ListRoles {}
    impl TypedOperation for ListRoles {
        const NAME: &'static str = "ListRoles";
        type Input = super::ListRolesRequest;
        type Output = super::ListRolesResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListRoles }
    }
    pub enum PutRolePermissionsBoundary {}
    impl TypedOperation for PutRolePermissionsBoundary {
        const NAME: &'static str = "PutRolePermissionsBoundary";
        type Input = super::PutRolePermissionsBoundaryRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_PutRolePermissionsBoundary }
    }
    pub enum PutRolePolicy {}
    impl TypedOperation for PutRolePolicy {
        const NAME: &'static str = "PutRolePolicy";
        type Input = super::PutRolePolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_PutRolePolicy }
    }
    pub enum SetDefaultPolicyVersion {}
    impl TypedOperation for SetDefaultPolicyVersion {
        const NAME: &'static str = "SetDefaultPolicyVersion";
        type Input = super::SetDefaultPolicyVersionRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_SetDefaultPolicyVersion }
    }
    pub enum TagPolicy {}
    impl TypedOperation for TagPolicy {
        const NAME: &'static str = "TagPolicy";
        type Input = super::TagPolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_TagPolicy }
    }
    pub enum TagRole {}
    impl TypedOperation for TagRole {
        const NAME: &'static str = "TagRole";
        type Input = super::TagRoleRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_TagRole }
    }
    pub enum UntagPolicy {}
    impl TypedOperation for UntagPolicy {
        const NAME: &'static str = "UntagPolicy";
        type Input = super::UntagPolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_UntagPolicy }
    }
    pub enum UntagRole {}
    impl TypedOperation for UntagRole {
        const NAME: &'static str = "UntagRole";
        type Input = super::UntagRoleRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_UntagRole }
    }
    pub enum UpdateAssumeRolePolicy {}
    impl TypedOperation for UpdateAssumeRolePolicy {
        const NAME: &'static str = "UpdateAssumeRolePolicy";
        type Input = super::UpdateAssumeRolePolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_UpdateAssumeRolePolicy }
    }
    pub enum UpdateRole {}
    impl TypedOperation for UpdateRole {
        const NAME: &'static str = "UpdateRole";
        type Input = super::UpdateRoleRequest;
        type Output = super::UpdateRoleResponse;
        fn operation() -> &'static Operation { &super::tables::op_UpdateRole }
    }
    pub enum UpdateRoleDescription {}
    impl TypedOperation for UpdateRoleDescription {
        const NAME: &'static str = "UpdateRoleDescription";
        type Input = super::UpdateRoleDescriptionRequest;
        type Output = super::UpdateRoleDescriptionResponse;
        fn operation() -> &'static Operation { &super::tables::op_UpdateRoleDescription }
    }
}

mod tables {
    use kakoi_wire::schema::*;

    pub static op_AttachRolePolicy: Operation = Operation {
        name: "AttachRolePolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AttachRolePolicyRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "PolicyNotAttachable", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_CreatePolicy: Operation = Operation {
        name: "CreatePolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreatePolicyRequest,
        output: Some(&shape_CreatePolicyResponse),
        errors: &[ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "EntityAlreadyExists", status: 409 }, ModelledError { code: "MalformedPolicyDocument", status: 400 }, ModelledError { code: "ConcurrentModification", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_CreatePolicyVersion: Operation = Operation {
        name: "CreatePolicyVersion",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreatePolicyVersionRequest,
        output: Some(&shape_CreatePolicyVersionResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "MalformedPolicyDocument", status: 400 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_CreateRole: Operation = Operation {
        name: "CreateRole",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateRoleRequest,
        output: Some(&shape_CreateRoleResponse),
        errors: &[ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "EntityAlreadyExists", status: 409 }, ModelledError { code: "MalformedPolicyDocument", status: 400 }, ModelledError { code: "ConcurrentModification", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_DeletePolicy: Operation = Operation {
        name: "DeletePolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeletePolicyRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "DeleteConflict", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_DeletePolicyVersion: Operation = Operation {
        name: "DeletePolicyVersion",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeletePolicyVersionRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "DeleteConflict", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_DeleteRole: Operation = Operation {
        name: "DeleteRole",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteRoleRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "DeleteConflict", status: 409 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "ConcurrentModification", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_DeleteRolePermissionsBoundary: Operation = Operation {
        name: "DeleteRolePermissionsBoundary",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteRolePermissionsBoundaryRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_DeleteRolePolicy: Operation = Operation {
        name: "DeleteRolePolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteRolePolicyRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_DetachRolePolicy: Operation = Operation {
        name: "DetachRolePolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DetachRolePolicyRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_GetPolicy: Operation = Operation {
        name: "GetPolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_GetPolicyRequest,
        output: Some(&shape_GetPolicyResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_GetPolicyVersion: Operation = Operation {
        name: "GetPolicyVersion",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_GetPolicyVersionRequest,
        output: Some(&shape_GetPolicyVersionResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_GetRole: Operation = Operation {
        name: "GetRole",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_GetRoleRequest,
        output: Some(&shape_GetRoleResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_GetRolePolicy: Operation = Operation {
        name: "GetRolePolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_GetRolePolicyRequest,
        output: Some(&shape_GetRolePolicyResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_ListAttachedRolePolicies: Operation = Operation {
        name: "ListAttachedRolePolicies",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListAttachedRolePoliciesRequest,
        output: Some(&shape_ListAttachedRolePoliciesResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_ListEntitiesForPolicy: Operation = Operation {
        name: "ListEntitiesForPolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListEntitiesForPolicyRequest,
        output: Some(&shape_ListEntitiesForPolicyResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_ListInstanceProfilesForRole: Operation = Operation {
        name: "ListInstanceProfilesForRole",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListInstanceProfilesForRoleRequest,
        output: Some(&shape_ListInstanceProfilesForRoleResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_ListPolicies: Operation = Operation {
        name: "ListPolicies",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListPoliciesRequest,
        output: Some(&shape_ListPoliciesResponse),
        errors: &[ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_ListPolicyTags: Operation = Operation {
        name: "ListPolicyTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListPolicyTagsRequest,
        output: Some(&shape_ListPolicyTagsResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "ServiceFailure", status: 500 }, ModelledError { code: "InvalidInput", status: 400 }],
    };
    pub static op_ListPolicyVersions: Operation = Operation {
        name: "ListPolicyVersions",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListPolicyVersionsRequest,
        output: Some(&shape_ListPolicyVersionsResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_ListRolePolicies: Operation = Operation {
        name: "ListRolePolicies",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListRolePoliciesRequest,
        output: Some(&shape_ListRolePoliciesResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_ListRoleTags: Operation = Operation {
        name: "ListRoleTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListRoleTagsRequest,
        output: Some(&shape_ListRoleTagsResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_ListRoles: Operation = Operation {
        name: "ListRoles",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListRolesRequest,
        output: Some(&shape_ListRolesResponse),
        errors: &[ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_PutRolePermissionsBoundary: Operation = Operation {
        name: "PutRolePermissionsBoundary",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_PutRolePermissionsBoundaryRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "PolicyNotAttachable", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_PutRolePolicy: Operation = Operation {
        name: "PutRolePolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_PutRolePolicyRequest,
        output: None,
        errors: &[ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "MalformedPolicyDocument", status: 400 }, ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_SetDefaultPolicyVersion: Operation = Operation {
        name: "SetDefaultPolicyVersion",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_SetDefaultPolicyVersionRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_TagPolicy: Operation = Operation {
        name: "TagPolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_TagPolicyRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "ConcurrentModification", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_TagRole: Operation = Operation {
        name: "TagRole",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_TagRoleRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "ConcurrentModification", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_UntagPolicy: Operation = Operation {
        name: "UntagPolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UntagPolicyRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "InvalidInput", status: 400 }, ModelledError { code: "ConcurrentModification", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_UntagRole: Operation = Operation {
        name: "UntagRole",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UntagRoleRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "ConcurrentModification", status: 409 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_UpdateAssumeRolePolicy: Operation = Operation {
        name: "UpdateAssumeRolePolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UpdateAssumeRolePolicyRequest,
        output: None,
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "MalformedPolicyDocument", status: 400 }, ModelledError { code: "LimitExceeded", status: 409 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_UpdateRole: Operation = Operation {
        name: "UpdateRole",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UpdateRoleRequest,
        output: Some(&shape_UpdateRoleResponse),
        errors: &[ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static op_UpdateRoleDescription: Operation = Operation {
        name: "UpdateRoleDescription",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UpdateRoleDescriptionRequest,
        output: Some(&shape_UpdateRoleDescriptionResponse),
        errors: &[ModelledError { code: "NoSuchEntity", status: 404 }, ModelledError { code: "UnmodifiableEntity", status: 400 }, ModelledError { code: "ServiceFailure", status: 500 }],
    };
    pub static shape_AttachRolePolicyRequest: Shape = Shape::Structure(Structure { name: "AttachRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_AttachedPermissionsBoundary: Shape = Shape::Structure(Structure { name: "AttachedPermissionsBoundary", union: false, members: &[
        Member { name: "PermissionsBoundaryArn", wire: "PermissionsBoundaryArn", query: "PermissionsBoundaryArn", required: false, location: Location::Body, shape: &shape_arnType },
        Member { name: "PermissionsBoundaryType", wire: "PermissionsBoundaryType", query: "PermissionsBoundaryType", required: false, location: Location::Body, shape: &shape_PermissionsBoundaryAttachmentType },] });
    pub static shape_AttachedPolicy: Shape = Shape::Structure(Structure { name: "AttachedPolicy", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: false, location: Location::Body, shape: &shape_arnType },
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: false, location: Location::Body, shape: &shape_policyNameType },] });
    pub static shape_CreatePolicyRequest: Shape = Shape::Structure(Structure { name: "CreatePolicyRequest", union: false, members: &[
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_policyDescriptionType },
        Member { name: "Path", wire: "Path", query: "Path", required: false, location: Location::Body, shape: &shape_policyPathType },
        Member { name: "PolicyDocument", wire: "PolicyDocument", query: "PolicyDocument", required: true, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: true, location: Location::Body, shape: &shape_policyNameType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_CreatePolicyResponse: Shape = Shape::Structure(Structure { name: "CreatePolicyResponse", union: false, members: &[
        Member { name: "Policy", wire: "Policy", query: "Policy", required: false, location: Location::Body, shape: &shape_Policy },] });
    pub static shape_CreatePolicyVersionRequest: Shape = Shape::Structure(Structure { name: "CreatePolicyVersionRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "PolicyDocument", wire: "PolicyDocument", query: "PolicyDocument", required: true, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "SetAsDefault", wire: "SetAsDefault", query: "SetAsDefault", required: false, location: Location::Body, shape: &shape_booleanType },] });
    pub static shape_CreatePolicyVersionResponse: Shape = Shape::Structure(Structure { name: "CreatePolicyVersionResponse", union: false, members: &[
        Member { name: "PolicyVersion", wire: "PolicyVersion", query: "PolicyVersion", required: false, location: Location::Body, shape: &shape_PolicyVersion },] });
    pub static shape_CreateRoleRequest: Shape = Shape::Structure(Structure { name: "CreateRoleRequest", union: false, members: &[
        Member { name: "AssumeRolePolicyDocument", wire: "AssumeRolePolicyDocument", query: "AssumeRolePolicyDocument", required: true, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_roleDescriptionType },
        Member { name: "MaxSessionDuration", wire: "MaxSessionDuration", query: "MaxSessionDuration", required: false, location: Location::Body, shape: &shape_roleMaxSessionDurationType },
        Member { name: "Path", wire: "Path", query: "Path", required: false, location: Location::Body, shape: &shape_pathType },
        Member { name: "PermissionsBoundary", wire: "PermissionsBoundary", query: "PermissionsBoundary", required: false, location: Location::Body, shape: &shape_arnType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_CreateRoleResponse: Shape = Shape::Structure(Structure { name: "CreateRoleResponse", union: false, members: &[
        Member { name: "Role", wire: "Role", query: "Role", required: true, location: Location::Body, shape: &shape_Role },] });
    pub static shape_DeletePolicyRequest: Shape = Shape::Structure(Structure { name: "DeletePolicyRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },] });
    pub static shape_DeletePolicyVersionRequest: Shape = Shape::Structure(Structure { name: "DeletePolicyVersionRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "VersionId", wire: "VersionId", query: "VersionId", required: true, location: Location::Body, shape: &shape_policyVersionIdType },] });
    pub static shape_DeleteRolePermissionsBoundaryRequest: Shape = Shape::Structure(Structure { name: "DeleteRolePermissionsBoundaryRequest", union: false, members: &[
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_DeleteRolePolicyRequest: Shape = Shape::Structure(Structure { name: "DeleteRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: true, location: Location::Body, shape: &shape_policyNameType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_DeleteRoleRequest: Shape = Shape::Structure(Structure { name: "DeleteRoleRequest", union: false, members: &[
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_DetachRolePolicyRequest: Shape = Shape::Structure(Structure { name: "DetachRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_EntityType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"] });
    pub static shape_GetPolicyRequest: Shape = Shape::Structure(Structure { name: "GetPolicyRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },] });
    pub static shape_GetPolicyResponse: Shape = Shape::Structure(Structure { name: "GetPolicyResponse", union: false, members: &[
        Member { name: "Policy", wire: "Policy", query: "Policy", required: false, location: Location::Body, shape: &shape_Policy },] });
    pub static shape_GetPolicyVersionRequest: Shape = Shape::Structure(Structure { name: "GetPolicyVersionRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "VersionId", wire: "VersionId", query: "VersionId", required: true, location: Location::Body, shape: &shape_policyVersionIdType },] });
    pub static shape_GetPolicyVersionResponse: Shape = Shape::Structure(Structure { name: "GetPolicyVersionResponse", union: false, members: &[
        Member { name: "PolicyVersion", wire: "PolicyVersion", query: "PolicyVersion", required: false, location: Location::Body, shape: &shape_PolicyVersion },] });
    pub static shape_GetRolePolicyRequest: Shape = Shape::Structure(Structure { name: "GetRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: true, location: Location::Body, shape: &shape_policyNameType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_GetRolePolicyResponse: Shape = Shape::Structure(Structure { name: "GetRolePolicyResponse", union: false, members: &[
        Member { name: "PolicyDocument", wire: "PolicyDocument", query: "PolicyDocument", required: true, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: true, location: Location::Body, shape: &shape_policyNameType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_GetRoleRequest: Shape = Shape::Structure(Structure { name: "GetRoleRequest", union: false, members: &[
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_GetRoleResponse: Shape = Shape::Structure(Structure { name: "GetRoleResponse", union: false, members: &[
        Member { name: "Role", wire: "Role", query: "Role", required: true, location: Location::Body, shape: &shape_Role },] });
    pub static shape_InstanceProfile: Shape = Shape::Structure(Structure { name: "InstanceProfile", union: false, members: &[
        Member { name: "Arn", wire: "Arn", query: "Arn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "CreateDate", wire: "CreateDate", query: "CreateDate", required: true, location: Location::Body, shape: &shape_dateType },
        Member { name: "InstanceProfileId", wire: "InstanceProfileId", query: "InstanceProfileId", required: true, location: Location::Body, shape: &shape_idType },
        Member { name: "InstanceProfileName", wire: "InstanceProfileName", query: "InstanceProfileName", required: true, location: Location::Body, shape: &shape_instanceProfileNameType },
        Member { name: "Path", wire: "Path", query: "Path", required: true, location: Location::Body, shape: &shape_pathType },
        Member { name: "Roles", wire: "Roles", query: "Roles", required: true, location: Location::Body, shape: &shape_roleListType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_ListAttachedRolePoliciesRequest: Shape = Shape::Structure(Structure { name: "ListAttachedRolePoliciesRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "PathPrefix", wire: "PathPrefix", query: "PathPrefix", required: false, location: Location::Body, shape: &shape_policyPathType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_ListAttachedRolePoliciesResponse: Shape = Shape::Structure(Structure { name: "ListAttachedRolePoliciesResponse", union: false, members: &[
        Member { name: "AttachedPolicies", wire: "AttachedPolicies", query: "AttachedPolicies", required: false, location: Location::Body, shape: &shape_attachedPoliciesListType },
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },] });
    pub static shape_ListEntitiesForPolicyRequest: Shape = Shape::Structure(Structure { name: "ListEntitiesForPolicyRequest", union: false, members: &[
        Member { name: "EntityFilter", wire: "EntityFilter", query: "EntityFilter", required: false, location: Location::Body, shape: &shape_EntityType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "PathPrefix", wire: "PathPrefix", query: "PathPrefix", required: false, location: Location::Body, shape: &shape_pathType },
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "PolicyUsageFilter", wire: "PolicyUsageFilter", query: "PolicyUsageFilter", required: false, location: Location::Body, shape: &shape_PolicyUsageType },] });
    pub static shape_ListEntitiesForPolicyResponse: Shape = Shape::Structure(Structure { name: "ListEntitiesForPolicyResponse", union: false, members: &[
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },
        Member { name: "PolicyGroups", wire: "PolicyGroups", query: "PolicyGroups", required: false, location: Location::Body, shape: &shape_PolicyGroupListType },
        Member { name: "PolicyRoles", wire: "PolicyRoles", query: "PolicyRoles", required: false, location: Location::Body, shape: &shape_PolicyRoleListType },
        Member { name: "PolicyUsers", wire: "PolicyUsers", query: "PolicyUsers", required: false, location: Location::Body, shape: &shape_PolicyUserListType },] });
    pub static shape_ListInstanceProfilesForRoleRequest: Shape = Shape::Structure(Structure { name: "ListInstanceProfilesForRoleRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_ListInstanceProfilesForRoleResponse: Shape = Shape::Structure(Structure { name: "ListInstanceProfilesForRoleResponse", union: false, members: &[
        Member { name: "InstanceProfiles", wire: "InstanceProfiles", query: "InstanceProfiles", required: true, location: Location::Body, shape: &shape_instanceProfileListType },
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },] });
    pub static shape_ListPoliciesRequest: Shape = Shape::Structure(Structure { name: "ListPoliciesRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "OnlyAttached", wire: "OnlyAttached", query: "OnlyAttached", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "PathPrefix", wire: "PathPrefix", query: "PathPrefix", required: false, location: Location::Body, shape: &shape_policyPathType },
        Member { name: "PolicyUsageFilter", wire: "PolicyUsageFilter", query: "PolicyUsageFilter", required: false, location: Location::Body, shape: &shape_PolicyUsageType },
        Member { name: "Scope", wire: "Scope", query: "Scope", required: false, location: Location::Body, shape: &shape_policyScopeType },] });
    pub static shape_ListPoliciesResponse: Shape = Shape::Structure(Structure { name: "ListPoliciesResponse", union: false, members: &[
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },
        Member { name: "Policies", wire: "Policies", query: "Policies", required: false, location: Location::Body, shape: &shape_policyListType },] });
    pub static shape_ListPolicyTagsRequest: Shape = Shape::Structure(Structure { name: "ListPolicyTagsRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },] });
    pub static shape_ListPolicyTagsResponse: Shape = Shape::Structure(Structure { name: "ListPolicyTagsResponse", union: false, members: &[
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_ListPolicyVersionsRequest: Shape = Shape::Structure(Structure { name: "ListPolicyVersionsRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },] });
    pub static shape_ListPolicyVersionsResponse: Shape = Shape::Structure(Structure { name: "ListPolicyVersionsResponse", union: false, members: &[
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },
        Member { name: "Versions", wire: "Versions", query: "Versions", required: false, location: Location::Body, shape: &shape_policyDocumentVersionListType },] });
    pub static shape_ListRolePoliciesRequest: Shape = Shape::Structure(Structure { name: "ListRolePoliciesRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_ListRolePoliciesResponse: Shape = Shape::Structure(Structure { name: "ListRolePoliciesResponse", union: false, members: &[
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },
        Member { name: "PolicyNames", wire: "PolicyNames", query: "PolicyNames", required: true, location: Location::Body, shape: &shape_policyNameListType },] });
    pub static shape_ListRoleTagsRequest: Shape = Shape::Structure(Structure { name: "ListRoleTagsRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_ListRoleTagsResponse: Shape = Shape::Structure(Structure { name: "ListRoleTagsResponse", union: false, members: &[
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_ListRolesRequest: Shape = Shape::Structure(Structure { name: "ListRolesRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "PathPrefix", wire: "PathPrefix", query: "PathPrefix", required: false, location: Location::Body, shape: &shape_pathPrefixType },] });
    pub static shape_ListRolesResponse: Shape = Shape::Structure(Structure { name: "ListRolesResponse", union: false, members: &[
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },
        Member { name: "Roles", wire: "Roles", query: "Roles", required: true, location: Location::Body, shape: &shape_roleListType },] });
    pub static shape_PermissionsBoundaryAttachmentType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["PermissionsBoundaryPolicy"] });
    pub static shape_Policy: Shape = Shape::Structure(Structure { name: "Policy", union: false, members: &[
        Member { name: "Arn", wire: "Arn", query: "Arn", required: false, location: Location::Body, shape: &shape_arnType },
        Member { name: "AttachmentCount", wire: "AttachmentCount", query: "AttachmentCount", required: false, location: Location::Body, shape: &shape_attachmentCountType },
        Member { name: "CreateDate", wire: "CreateDate", query: "CreateDate", required: false, location: Location::Body, shape: &shape_dateType },
        Member { name: "DefaultVersionId", wire: "DefaultVersionId", query: "DefaultVersionId", required: false, location: Location::Body, shape: &shape_policyVersionIdType },
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_policyDescriptionType },
        Member { name: "IsAttachable", wire: "IsAttachable", query: "IsAttachable", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Path", wire: "Path", query: "Path", required: false, location: Location::Body, shape: &shape_policyPathType },
        Member { name: "PermissionsBoundaryUsageCount", wire: "PermissionsBoundaryUsageCount", query: "PermissionsBoundaryUsageCount", required: false, location: Location::Body, shape: &shape_attachmentCountType },
        Member { name: "PolicyId", wire: "PolicyId", query: "PolicyId", required: false, location: Location::Body, shape: &shape_idType },
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: false, location: Location::Body, shape: &shape_policyNameType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_tagListType },
        Member { name: "UpdateDate", wire: "UpdateDate", query: "UpdateDate", required: false, location: Location::Body, shape: &shape_dateType },] });
    pub static shape_PolicyGroup: Shape = Shape::Structure(Structure { name: "PolicyGroup", union: false, members: &[
        Member { name: "GroupId", wire: "GroupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_idType },
        Member { name: "GroupName", wire: "GroupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_groupNameType },] });
    pub static shape_PolicyGroupListType: Shape = Shape::List(List { member: &shape_PolicyGroup, item: "member", flattened: false, min: None, max: None });
    pub static shape_PolicyRole: Shape = Shape::Structure(Structure { name: "PolicyRole", union: false, members: &[
        Member { name: "RoleId", wire: "RoleId", query: "RoleId", required: false, location: Location::Body, shape: &shape_idType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: false, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_PolicyRoleListType: Shape = Shape::List(List { member: &shape_PolicyRole, item: "member", flattened: false, min: None, max: None });
    pub static shape_PolicyUsageType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["PermissionsPolicy", "PermissionsBoundary"] });
    pub static shape_PolicyUser: Shape = Shape::Structure(Structure { name: "PolicyUser", union: false, members: &[
        Member { name: "UserId", wire: "UserId", query: "UserId", required: false, location: Location::Body, shape: &shape_idType },
        Member { name: "UserName", wire: "UserName", query: "UserName", required: false, location: Location::Body, shape: &shape_userNameType },] });
    pub static shape_PolicyUserListType: Shape = Shape::List(List { member: &shape_PolicyUser, item: "member", flattened: false, min: None, max: None });
    pub static shape_PolicyVersion: Shape = Shape::Structure(Structure { name: "PolicyVersion", union: false, members: &[
        Member { name: "CreateDate", wire: "CreateDate", query: "CreateDate", required: false, location: Location::Body, shape: &shape_dateType },
        Member { name: "Document", wire: "Document", query: "Document", required: false, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "IsDefaultVersion", wire: "IsDefaultVersion", query: "IsDefaultVersion", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "VersionId", wire: "VersionId", query: "VersionId", required: false, location: Location::Body, shape: &shape_policyVersionIdType },] });
    pub static shape_PutRolePermissionsBoundaryRequest: Shape = Shape::Structure(Structure { name: "PutRolePermissionsBoundaryRequest", union: false, members: &[
        Member { name: "PermissionsBoundary", wire: "PermissionsBoundary", query: "PermissionsBoundary", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_PutRolePolicyRequest: Shape = Shape::Structure(Structure { name: "PutRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyDocument", wire: "PolicyDocument", query: "PolicyDocument", required: true, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: true, location: Location::Body, shape: &shape_policyNameType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_Role: Shape = Shape::Structure(Structure { name: "Role", union: false, members: &[
        Member { name: "Arn", wire: "Arn", query: "Arn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "AssumeRolePolicyDocument", wire: "AssumeRolePolicyDocument", query: "AssumeRolePolicyDocument", required: false, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "CreateDate", wire: "CreateDate", query: "CreateDate", required: true, location: Location::Body, shape: &shape_dateType },
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_roleDescriptionType },
        Member { name: "MaxSessionDuration", wire: "MaxSessionDuration", query: "MaxSessionDuration", required: false, location: Location::Body, shape: &shape_roleMaxSessionDurationType },
        Member { name: "Path", wire: "Path", query: "Path", required: true, location: Location::Body, shape: &shape_pathType },
        Member { name: "PermissionsBoundary", wire: "PermissionsBoundary", query: "PermissionsBoundary", required: false, location: Location::Body, shape: &shape_AttachedPermissionsBoundary },
        Member { name: "RoleId", wire: "RoleId", query: "RoleId", required: true, location: Location::Body, shape: &shape_idType },
        Member { name: "RoleLastUsed", wire: "RoleLastUsed", query: "RoleLastUsed", required: false, location: Location::Body, shape: &shape_RoleLastUsed },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },
        Member { name: "SourceRoleTemplate", wire: "SourceRoleTemplate", query: "SourceRoleTemplate", required: false, location: Location::Body, shape: &shape_SourceRoleTemplate },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_RoleLastUsed: Shape = Shape::Structure(Structure { name: "RoleLastUsed", union: false, members: &[
        Member { name: "LastUsedDate", wire: "LastUsedDate", query: "LastUsedDate", required: false, location: Location::Body, shape: &shape_dateType },
        Member { name: "Region", wire: "Region", query: "Region", required: false, location: Location::Body, shape: &shape_stringType },] });
    pub static shape_SetDefaultPolicyVersionRequest: Shape = Shape::Structure(Structure { name: "SetDefaultPolicyVersionRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "VersionId", wire: "VersionId", query: "VersionId", required: true, location: Location::Body, shape: &shape_policyVersionIdType },] });
    pub static shape_SourceRoleTemplate: Shape = Shape::Structure(Structure { name: "SourceRoleTemplate", union: false, members: &[
        Member { name: "TemplateArn", wire: "TemplateArn", query: "TemplateArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "TemplateMinorVersion", wire: "TemplateMinorVersion", query: "TemplateMinorVersion", required: true, location: Location::Body, shape: &shape_integerType },] });
    pub static shape_Tag: Shape = Shape::Structure(Structure { name: "Tag", union: false, members: &[
        Member { name: "Key", wire: "Key", query: "Key", required: true, location: Location::Body, shape: &shape_tagKeyType },
        Member { name: "Value", wire: "Value", query: "Value", required: true, location: Location::Body, shape: &shape_tagValueType },] });
    pub static shape_TagPolicyRequest: Shape = Shape::Structure(Structure { name: "TagPolicyRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_TagRoleRequest: Shape = Shape::Structure(Structure { name: "TagRoleRequest", union: false, members: &[
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_UntagPolicyRequest: Shape = Shape::Structure(Structure { name: "UntagPolicyRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: true, location: Location::Body, shape: &shape_tagKeyListType },] });
    pub static shape_UntagRoleRequest: Shape = Shape::Structure(Structure { name: "UntagRoleRequest", union: false, members: &[
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: true, location: Location::Body, shape: &shape_tagKeyListType },] });
    pub static shape_UpdateAssumeRolePolicyRequest: Shape = Shape::Structure(Structure { name: "UpdateAssumeRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyDocument", wire: "PolicyDocument", query: "PolicyDocument", required: true, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_UpdateRoleDescriptionRequest: Shape = Shape::Structure(Structure { name: "UpdateRoleDescriptionRequest", union: false, members: &[
        Member { name: "Description", wire: "Description", query: "Description", required: true, location: Location::Body, shape: &shape_roleDescriptionType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_UpdateRoleDescriptionResponse: Shape = Shape::Structure(Structure { name: "UpdateRoleDescriptionResponse", union: false, members: &[
        Member { name: "Role", wire: "Role", query: "Role", required: false, location: Location::Body, shape: &shape_Role },] });
    pub static shape_UpdateRoleRequest: Shape = Shape::Structure(Structure { name: "UpdateRoleRequest", union: false, members: &[
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_roleDescriptionType },
        Member { name: "MaxSessionDuration", wire: "MaxSessionDuration", query: "MaxSessionDuration", required: false, location: Location::Body, shape: &shape_roleMaxSessionDurationType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_UpdateRoleResponse: Shape = Shape::Structure(Structure { name: "UpdateRoleResponse", union: false, members: &[] });
    pub static shape_arnType: Shape = Shape::String(StringShape { min: Some(20), max: Some(2048), pattern: None, values: &[] });
    pub static shape_attachedPoliciesListType: Shape = Shape::List(List { member: &shape_AttachedPolicy, item: "member", flattened: false, min: None, max: None });
    pub static shape_attachmentCountType: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_booleanType: Shape = Shape::Boolean;
    pub static shape_dateType: Shape = Shape::Timestamp;
    pub static shape_groupNameType: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("[\\w+=,.@-]+")), values: &[] });
    pub static shape_idType: Shape = Shape::String(StringShape { min: Some(16), max: Some(128), pattern: Some(Pattern::new("[\\w]+")), values: &[] });
    pub static shape_instanceProfileListType: Shape = Shape::List(List { member: &shape_InstanceProfile, item: "member", flattened: false, min: None, max: None });
    pub static shape_instanceProfileNameType: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("[\\w+=,.@-]+")), values: &[] });
    pub static shape_integerType: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_markerType: Shape = Shape::String(StringShape { min: Some(1), max: Some(320), pattern: Some(Pattern::new("[\\u0020-\\u00FF]+")), values: &[] });
    pub static shape_maxItemsType: Shape = Shape::Integer(Range { min: Some(1), max: Some(1000) });
    pub static shape_pathPrefixType: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: Some(Pattern::new("\\u002F[\\u0021-\\u007F]*")), values: &[] });
    pub static shape_pathType: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: Some(Pattern::new("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)")), values: &[] });
    pub static shape_policyDescriptionType: Shape = Shape::String(StringShape { min: None, max: Some(1000), pattern: None, values: &[] });
    pub static shape_policyDocumentType: Shape = Shape::String(StringShape { min: Some(1), max: Some(131072), pattern: Some(Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")), values: &[] });
    pub static shape_policyDocumentVersionListType: Shape = Shape::List(List { member: &shape_PolicyVersion, item: "member", flattened: false, min: None, max: None });
    pub static shape_policyListType: Shape = Shape::List(List { member: &shape_Policy, item: "member", flattened: false, min: None, max: None });
    pub static shape_policyNameListType: Shape = Shape::List(List { member: &shape_policyNameType, item: "member", flattened: false, min: None, max: None });
    pub static shape_policyNameType: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("[\\w+=,.@-]+")), values: &[] });
    pub static shape_policyPathType: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: Some(Pattern::new("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/")), values: &[] });
    pub static shape_policyScopeType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["All", "AWS", "Local"] });
    pub static shape_policyVersionIdType: Shape = Shape::String(StringShape { min: None, max: None, pattern: Some(Pattern::new("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?")), values: &[] });
    pub static shape_responseMarkerType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_roleDescriptionType: Shape = Shape::String(StringShape { min: None, max: Some(1000), pattern: Some(Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")), values: &[] });
    pub static shape_roleListType: Shape = Shape::List(List { member: &shape_Role, item: "member", flattened: false, min: None, max: None });
    pub static shape_roleMaxSessionDurationType: Shape = Shape::Integer(Range { min: Some(3600), max: Some(43200) });
    pub static shape_roleNameType: Shape = Shape::String(StringShape { min: Some(1), max: Some(64), pattern: Some(Pattern::new("[\\w+=,.@-]+")), values: &[] });
    pub static shape_stringType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_tagKeyListType: Shape = Shape::List(List { member: &shape_tagKeyType, item: "member", flattened: false, min: None, max: Some(50) });
    pub static shape_tagKeyType: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+")), values: &[] });
    pub static shape_tagListType: Shape = Shape::List(List { member: &shape_Tag, item: "member", flattened: false, min: None, max: Some(50) });
    pub static shape_tagValueType: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*")), values: &[] });
    pub static shape_userNameType: Shape = Shape::String(StringShape { min: Some(1), max: Some(64), pattern: Some(Pattern::new("[\\w+=,.@-]+")), values: &[] });
}
