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
        &tables::op_CreateRole,
        &tables::op_DeleteRole,
        &tables::op_DeleteRolePolicy,
        &tables::op_DetachRolePolicy,
        &tables::op_GetRole,
        &tables::op_GetRolePolicy,
        &tables::op_ListAttachedRolePolicies,
        &tables::op_ListInstanceProfilesForRole,
        &tables::op_ListRolePolicies,
        &tables::op_ListRoleTags,
        &tables::op_ListRoles,
        &tables::op_PutRolePolicy,
        &tables::op_TagRole,
        &tables::op_UntagRole,
        &tables::op_UpdateAssumeRolePolicy,
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
pub struct TagRoleRequest {
    #[serde(rename = "RoleName")]
    pub role_name: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
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
    pub enum CreateRole {}
    impl TypedOperation for CreateRole {
        const NAME: &'static str = "CreateRole";
        type Input = super::CreateRoleRequest;
        type Output = super::CreateRoleResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreateRole }
    }
    pub enum DeleteRole {}
    impl TypedOperation for DeleteRole {
        const NAME: &'static str = "DeleteRole";
        type Input = super::DeleteRoleRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteRole }
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
    pub enum ListInstanceProfilesForRole {}
    impl TypedOperation for ListInstanceProfilesForRole {
        const NAME: &'static str = "ListInstanceProfilesForRole";
        type Input = super::ListInstanceProfilesForRoleRequest;
        type Output = super::ListInstanceProfilesForRoleResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListInstanceProfilesForRole }
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
    pub enum PutRolePolicy {}
    impl TypedOperation for PutRolePolicy {
        const NAME: &'static str = "PutRolePolicy";
        type Input = super::PutRolePolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_PutRolePolicy }
    }
    pub enum TagRole {}
    impl TypedOperation for TagRole {
        const NAME: &'static str = "TagRole";
        type Input = super::TagRoleRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_TagRole }
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
    pub static shape_AttachRolePolicyRequest: Shape = Shape::Structure(Structure { name: "AttachRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_AttachedPermissionsBoundary: Shape = Shape::Structure(Structure { name: "AttachedPermissionsBoundary", union: false, members: &[
        Member { name: "PermissionsBoundaryArn", wire: "PermissionsBoundaryArn", query: "PermissionsBoundaryArn", required: false, location: Location::Body, shape: &shape_arnType },
        Member { name: "PermissionsBoundaryType", wire: "PermissionsBoundaryType", query: "PermissionsBoundaryType", required: false, location: Location::Body, shape: &shape_PermissionsBoundaryAttachmentType },] });
    pub static shape_AttachedPolicy: Shape = Shape::Structure(Structure { name: "AttachedPolicy", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: false, location: Location::Body, shape: &shape_arnType },
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: false, location: Location::Body, shape: &shape_policyNameType },] });
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
    pub static shape_DeleteRolePolicyRequest: Shape = Shape::Structure(Structure { name: "DeleteRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyName", wire: "PolicyName", query: "PolicyName", required: true, location: Location::Body, shape: &shape_policyNameType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_DeleteRoleRequest: Shape = Shape::Structure(Structure { name: "DeleteRoleRequest", union: false, members: &[
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_DetachRolePolicyRequest: Shape = Shape::Structure(Structure { name: "DetachRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyArn", wire: "PolicyArn", query: "PolicyArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
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
    pub static shape_ListInstanceProfilesForRoleRequest: Shape = Shape::Structure(Structure { name: "ListInstanceProfilesForRoleRequest", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_markerType },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Body, shape: &shape_maxItemsType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_ListInstanceProfilesForRoleResponse: Shape = Shape::Structure(Structure { name: "ListInstanceProfilesForRoleResponse", union: false, members: &[
        Member { name: "InstanceProfiles", wire: "InstanceProfiles", query: "InstanceProfiles", required: true, location: Location::Body, shape: &shape_instanceProfileListType },
        Member { name: "IsTruncated", wire: "IsTruncated", query: "IsTruncated", required: false, location: Location::Body, shape: &shape_booleanType },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_responseMarkerType },] });
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
    pub static shape_SourceRoleTemplate: Shape = Shape::Structure(Structure { name: "SourceRoleTemplate", union: false, members: &[
        Member { name: "TemplateArn", wire: "TemplateArn", query: "TemplateArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "TemplateMinorVersion", wire: "TemplateMinorVersion", query: "TemplateMinorVersion", required: true, location: Location::Body, shape: &shape_integerType },] });
    pub static shape_Tag: Shape = Shape::Structure(Structure { name: "Tag", union: false, members: &[
        Member { name: "Key", wire: "Key", query: "Key", required: true, location: Location::Body, shape: &shape_tagKeyType },
        Member { name: "Value", wire: "Value", query: "Value", required: true, location: Location::Body, shape: &shape_tagValueType },] });
    pub static shape_TagRoleRequest: Shape = Shape::Structure(Structure { name: "TagRoleRequest", union: false, members: &[
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_tagListType },] });
    pub static shape_UntagRoleRequest: Shape = Shape::Structure(Structure { name: "UntagRoleRequest", union: false, members: &[
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: true, location: Location::Body, shape: &shape_tagKeyListType },] });
    pub static shape_UpdateAssumeRolePolicyRequest: Shape = Shape::Structure(Structure { name: "UpdateAssumeRolePolicyRequest", union: false, members: &[
        Member { name: "PolicyDocument", wire: "PolicyDocument", query: "PolicyDocument", required: true, location: Location::Body, shape: &shape_policyDocumentType },
        Member { name: "RoleName", wire: "RoleName", query: "RoleName", required: true, location: Location::Body, shape: &shape_roleNameType },] });
    pub static shape_arnType: Shape = Shape::String(StringShape { min: Some(20), max: Some(2048), pattern: None, values: &[] });
    pub static shape_attachedPoliciesListType: Shape = Shape::List(List { member: &shape_AttachedPolicy, item: "member", flattened: false, min: None, max: None });
    pub static shape_booleanType: Shape = Shape::Boolean;
    pub static shape_dateType: Shape = Shape::Timestamp;
    pub static shape_idType: Shape = Shape::String(StringShape { min: Some(16), max: Some(128), pattern: Some(Pattern::new("[\\w]+")), values: &[] });
    pub static shape_instanceProfileListType: Shape = Shape::List(List { member: &shape_InstanceProfile, item: "member", flattened: false, min: None, max: None });
    pub static shape_instanceProfileNameType: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("[\\w+=,.@-]+")), values: &[] });
    pub static shape_integerType: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_markerType: Shape = Shape::String(StringShape { min: Some(1), max: Some(320), pattern: Some(Pattern::new("[\\u0020-\\u00FF]+")), values: &[] });
    pub static shape_maxItemsType: Shape = Shape::Integer(Range { min: Some(1), max: Some(1000) });
    pub static shape_pathPrefixType: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: Some(Pattern::new("\\u002F[\\u0021-\\u007F]*")), values: &[] });
    pub static shape_pathType: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: Some(Pattern::new("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)")), values: &[] });
    pub static shape_policyDocumentType: Shape = Shape::String(StringShape { min: Some(1), max: Some(131072), pattern: Some(Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")), values: &[] });
    pub static shape_policyNameListType: Shape = Shape::List(List { member: &shape_policyNameType, item: "member", flattened: false, min: None, max: None });
    pub static shape_policyNameType: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("[\\w+=,.@-]+")), values: &[] });
    pub static shape_policyPathType: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: Some(Pattern::new("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/")), values: &[] });
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
}
