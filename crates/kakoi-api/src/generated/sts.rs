//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there

use kakoi_wire::schema::*;
use serde::{Deserialize, Serialize};

pub static SERVICE: Service = Service {
    name: "sts",
    signing_name: "sts",
    protocol: Protocol::Query,
    api_version: "2011-06-15",
    target_prefix: "",
    xml_namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    global: true,
    operations: &[
        &tables::op_AssumeRole,
        &tables::op_GetCallerIdentity,
    ],
};

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AssumeRoleRequest {
    #[serde(rename = "DurationSeconds")]
    pub duration_seconds: Option<i32>,
    #[serde(rename = "ExternalId")]
    pub external_id: Option<String>,
    #[serde(rename = "MinimumSessionTokenSize")]
    pub minimum_session_token_size: Option<i32>,
    #[serde(rename = "Policy")]
    pub policy: Option<String>,
    #[serde(rename = "PolicyArns")]
    pub policy_arns: Vec<PolicyDescriptorType>,
    #[serde(rename = "ProvidedContexts")]
    pub provided_contexts: Vec<ProvidedContext>,
    #[serde(rename = "RoleArn")]
    pub role_arn: String,
    #[serde(rename = "RoleSessionName")]
    pub role_session_name: String,
    #[serde(rename = "SerialNumber")]
    pub serial_number: Option<String>,
    #[serde(rename = "SourceIdentity")]
    pub source_identity: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "TokenCode")]
    pub token_code: Option<String>,
    #[serde(rename = "TransitiveTagKeys")]
    pub transitive_tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AssumeRoleResponse {
    #[serde(rename = "AssumedRoleUser", skip_serializing_if = "Option::is_none")]
    pub assumed_role_user: Option<AssumedRoleUser>,
    #[serde(rename = "Credentials", skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(rename = "PackedPolicySize", skip_serializing_if = "Option::is_none")]
    pub packed_policy_size: Option<i32>,
    #[serde(rename = "SessionTokenSize", skip_serializing_if = "Option::is_none")]
    pub session_token_size: Option<i32>,
    #[serde(rename = "SessionTokenUtilization", skip_serializing_if = "Option::is_none")]
    pub session_token_utilization: Option<i32>,
    #[serde(rename = "SourceIdentity", skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AssumedRoleUser {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "AssumedRoleId", skip_serializing_if = "Option::is_none")]
    pub assumed_role_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Credentials {
    #[serde(rename = "AccessKeyId", skip_serializing_if = "Option::is_none")]
    pub access_key_id: Option<String>,
    #[serde(rename = "Expiration", skip_serializing_if = "Option::is_none")]
    pub expiration: Option<f64>,
    #[serde(rename = "SecretAccessKey", skip_serializing_if = "Option::is_none")]
    pub secret_access_key: Option<String>,
    #[serde(rename = "SessionToken", skip_serializing_if = "Option::is_none")]
    pub session_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GetCallerIdentityRequest {
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GetCallerIdentityResponse {
    #[serde(rename = "Account", skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "UserId", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PolicyDescriptorType {
    #[serde(rename = "arn")]
    pub arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ProvidedContext {
    #[serde(rename = "ContextAssertion")]
    pub context_assertion: Option<String>,
    #[serde(rename = "ProviderArn")]
    pub provider_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Tag {
    #[serde(rename = "Key")]
    pub key: String,
    #[serde(rename = "Value")]
    pub value: String,
}

/// A marker type per operation, which ties its schema to its Rust types.
pub mod op {
    use kakoi_wire::schema::Operation;
    use kakoi_wire::TypedOperation;

    pub enum AssumeRole {}
    impl TypedOperation for AssumeRole {
        const NAME: &'static str = "AssumeRole";
        type Input = super::AssumeRoleRequest;
        type Output = super::AssumeRoleResponse;
        fn operation() -> &'static Operation { &super::tables::op_AssumeRole }
    }
    pub enum GetCallerIdentity {}
    impl TypedOperation for GetCallerIdentity {
        const NAME: &'static str = "GetCallerIdentity";
        type Input = super::GetCallerIdentityRequest;
        type Output = super::GetCallerIdentityResponse;
        fn operation() -> &'static Operation { &super::tables::op_GetCallerIdentity }
    }
}

mod tables {
    use kakoi_wire::schema::*;

    pub static op_AssumeRole: Operation = Operation {
        name: "AssumeRole",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AssumeRoleRequest,
        output: Some(&shape_AssumeRoleResponse),
        errors: &[ModelledError { code: "MalformedPolicyDocument", status: 400 }, ModelledError { code: "PackedPolicyTooLarge", status: 400 }, ModelledError { code: "RegionDisabledException", status: 403 }, ModelledError { code: "ExpiredTokenException", status: 400 }],
    };
    pub static op_GetCallerIdentity: Operation = Operation {
        name: "GetCallerIdentity",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_GetCallerIdentityRequest,
        output: Some(&shape_GetCallerIdentityResponse),
        errors: &[],
    };
    pub static shape_AssumeRoleRequest: Shape = Shape::Structure(Structure { name: "AssumeRoleRequest", union: false, members: &[
        Member { name: "DurationSeconds", wire: "DurationSeconds", query: "DurationSeconds", required: false, location: Location::Body, shape: &shape_roleDurationSecondsType },
        Member { name: "ExternalId", wire: "ExternalId", query: "ExternalId", required: false, location: Location::Body, shape: &shape_externalIdType },
        Member { name: "MinimumSessionTokenSize", wire: "MinimumSessionTokenSize", query: "MinimumSessionTokenSize", required: false, location: Location::Body, shape: &shape_minimumSessionTokenSizeType },
        Member { name: "Policy", wire: "Policy", query: "Policy", required: false, location: Location::Body, shape: &shape_unrestrictedSessionPolicyDocumentType },
        Member { name: "PolicyArns", wire: "PolicyArns", query: "PolicyArns", required: false, location: Location::Body, shape: &shape_policyDescriptorListType },
        Member { name: "ProvidedContexts", wire: "ProvidedContexts", query: "ProvidedContexts", required: false, location: Location::Body, shape: &shape_ProvidedContextsListType },
        Member { name: "RoleArn", wire: "RoleArn", query: "RoleArn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "RoleSessionName", wire: "RoleSessionName", query: "RoleSessionName", required: true, location: Location::Body, shape: &shape_roleSessionNameType },
        Member { name: "SerialNumber", wire: "SerialNumber", query: "SerialNumber", required: false, location: Location::Body, shape: &shape_serialNumberType },
        Member { name: "SourceIdentity", wire: "SourceIdentity", query: "SourceIdentity", required: false, location: Location::Body, shape: &shape_sourceIdentityType },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_tagListType },
        Member { name: "TokenCode", wire: "TokenCode", query: "TokenCode", required: false, location: Location::Body, shape: &shape_tokenCodeType },
        Member { name: "TransitiveTagKeys", wire: "TransitiveTagKeys", query: "TransitiveTagKeys", required: false, location: Location::Body, shape: &shape_tagKeyListType },] });
    pub static shape_AssumeRoleResponse: Shape = Shape::Structure(Structure { name: "AssumeRoleResponse", union: false, members: &[
        Member { name: "AssumedRoleUser", wire: "AssumedRoleUser", query: "AssumedRoleUser", required: false, location: Location::Body, shape: &shape_AssumedRoleUser },
        Member { name: "Credentials", wire: "Credentials", query: "Credentials", required: false, location: Location::Body, shape: &shape_Credentials },
        Member { name: "PackedPolicySize", wire: "PackedPolicySize", query: "PackedPolicySize", required: false, location: Location::Body, shape: &shape_nonNegativeIntegerType },
        Member { name: "SessionTokenSize", wire: "SessionTokenSize", query: "SessionTokenSize", required: false, location: Location::Body, shape: &shape_sessionTokenSizeType },
        Member { name: "SessionTokenUtilization", wire: "SessionTokenUtilization", query: "SessionTokenUtilization", required: false, location: Location::Body, shape: &shape_sessionTokenUtilizationType },
        Member { name: "SourceIdentity", wire: "SourceIdentity", query: "SourceIdentity", required: false, location: Location::Body, shape: &shape_sourceIdentityType },] });
    pub static shape_AssumedRoleUser: Shape = Shape::Structure(Structure { name: "AssumedRoleUser", union: false, members: &[
        Member { name: "Arn", wire: "Arn", query: "Arn", required: true, location: Location::Body, shape: &shape_arnType },
        Member { name: "AssumedRoleId", wire: "AssumedRoleId", query: "AssumedRoleId", required: true, location: Location::Body, shape: &shape_assumedRoleIdType },] });
    pub static shape_Credentials: Shape = Shape::Structure(Structure { name: "Credentials", union: false, members: &[
        Member { name: "AccessKeyId", wire: "AccessKeyId", query: "AccessKeyId", required: true, location: Location::Body, shape: &shape_accessKeyIdType },
        Member { name: "Expiration", wire: "Expiration", query: "Expiration", required: true, location: Location::Body, shape: &shape_dateType },
        Member { name: "SecretAccessKey", wire: "SecretAccessKey", query: "SecretAccessKey", required: true, location: Location::Body, shape: &shape_accessKeySecretType },
        Member { name: "SessionToken", wire: "SessionToken", query: "SessionToken", required: true, location: Location::Body, shape: &shape_tokenType },] });
    pub static shape_GetCallerIdentityRequest: Shape = Shape::Structure(Structure { name: "GetCallerIdentityRequest", union: false, members: &[] });
    pub static shape_GetCallerIdentityResponse: Shape = Shape::Structure(Structure { name: "GetCallerIdentityResponse", union: false, members: &[
        Member { name: "Account", wire: "Account", query: "Account", required: false, location: Location::Body, shape: &shape_accountType },
        Member { name: "Arn", wire: "Arn", query: "Arn", required: false, location: Location::Body, shape: &shape_arnType },
        Member { name: "UserId", wire: "UserId", query: "UserId", required: false, location: Location::Body, shape: &shape_userIdType },] });
    pub static shape_PolicyDescriptorType: Shape = Shape::Structure(Structure { name: "PolicyDescriptorType", union: false, members: &[
        Member { name: "arn", wire: "arn", query: "arn", required: false, location: Location::Body, shape: &shape_arnType },] });
    pub static shape_ProvidedContext: Shape = Shape::Structure(Structure { name: "ProvidedContext", union: false, members: &[
        Member { name: "ContextAssertion", wire: "ContextAssertion", query: "ContextAssertion", required: false, location: Location::Body, shape: &shape_contextAssertionType },
        Member { name: "ProviderArn", wire: "ProviderArn", query: "ProviderArn", required: false, location: Location::Body, shape: &shape_arnType },] });
    pub static shape_ProvidedContextsListType: Shape = Shape::List(List { member: &shape_ProvidedContext, item: "member", flattened: false, min: Some(1), max: Some(5) });
    pub static shape_Tag: Shape = Shape::Structure(Structure { name: "Tag", union: false, members: &[
        Member { name: "Key", wire: "Key", query: "Key", required: true, location: Location::Body, shape: &shape_tagKeyType },
        Member { name: "Value", wire: "Value", query: "Value", required: true, location: Location::Body, shape: &shape_tagValueType },] });
    pub static shape_accessKeyIdType: Shape = Shape::String(StringShape { min: Some(16), max: Some(128), pattern: Some(Pattern::new("[\\w]*")), values: &[] });
    pub static shape_accessKeySecretType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_accountType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_arnType: Shape = Shape::String(StringShape { min: Some(20), max: Some(2048), pattern: Some(Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+")), values: &[] });
    pub static shape_assumedRoleIdType: Shape = Shape::String(StringShape { min: Some(2), max: Some(193), pattern: Some(Pattern::new("[\\w+=,.@:-]*")), values: &[] });
    pub static shape_contextAssertionType: Shape = Shape::String(StringShape { min: Some(4), max: Some(2048), pattern: None, values: &[] });
    pub static shape_dateType: Shape = Shape::Timestamp;
    pub static shape_externalIdType: Shape = Shape::String(StringShape { min: Some(2), max: Some(1224), pattern: Some(Pattern::new("[\\w+=,.@:\\/-]*")), values: &[] });
    pub static shape_minimumSessionTokenSizeType: Shape = Shape::Integer(Range { min: Some(0), max: Some(4096) });
    pub static shape_nonNegativeIntegerType: Shape = Shape::Integer(Range { min: Some(0), max: None });
    pub static shape_policyDescriptorListType: Shape = Shape::List(List { member: &shape_PolicyDescriptorType, item: "member", flattened: false, min: None, max: None });
    pub static shape_roleDurationSecondsType: Shape = Shape::Integer(Range { min: Some(900), max: Some(43200) });
    pub static shape_roleSessionNameType: Shape = Shape::String(StringShape { min: Some(2), max: Some(64), pattern: Some(Pattern::new("[\\w+=,.@-]*")), values: &[] });
    pub static shape_serialNumberType: Shape = Shape::String(StringShape { min: Some(9), max: Some(256), pattern: Some(Pattern::new("[\\w+=/:,.@-]*")), values: &[] });
    pub static shape_sessionTokenSizeType: Shape = Shape::Integer(Range { min: Some(0), max: None });
    pub static shape_sessionTokenUtilizationType: Shape = Shape::Integer(Range { min: Some(0), max: None });
    pub static shape_sourceIdentityType: Shape = Shape::String(StringShape { min: Some(2), max: Some(64), pattern: Some(Pattern::new("[\\w+=,.@-]*")), values: &[] });
    pub static shape_tagKeyListType: Shape = Shape::List(List { member: &shape_tagKeyType, item: "member", flattened: false, min: None, max: Some(50) });
    pub static shape_tagKeyType: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+")), values: &[] });
    pub static shape_tagListType: Shape = Shape::List(List { member: &shape_Tag, item: "member", flattened: false, min: None, max: Some(50) });
    pub static shape_tagValueType: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*")), values: &[] });
    pub static shape_tokenCodeType: Shape = Shape::String(StringShape { min: Some(6), max: Some(6), pattern: Some(Pattern::new("[\\d]*")), values: &[] });
    pub static shape_tokenType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_unrestrictedSessionPolicyDocumentType: Shape = Shape::String(StringShape { min: Some(1), max: None, pattern: Some(Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")), values: &[] });
    pub static shape_userIdType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
}
