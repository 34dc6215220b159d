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
        &tables::op_GetCallerIdentity,
    ],
};

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

/// A marker type per operation, which ties its schema to its Rust types.
pub mod op {
    use kakoi_wire::schema::Operation;
    use kakoi_wire::TypedOperation;

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
    pub static shape_GetCallerIdentityRequest: Shape = Shape::Structure(Structure { name: "GetCallerIdentityRequest", union: false, members: &[] });
    pub static shape_GetCallerIdentityResponse: Shape = Shape::Structure(Structure { name: "GetCallerIdentityResponse", union: false, members: &[
        Member { name: "Account", wire: "Account", query: "Account", required: false, location: Location::Body, shape: &shape_accountType },
        Member { name: "Arn", wire: "Arn", query: "Arn", required: false, location: Location::Body, shape: &shape_arnType },
        Member { name: "UserId", wire: "UserId", query: "UserId", required: false, location: Location::Body, shape: &shape_userIdType },] });
    pub static shape_accountType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_arnType: Shape = Shape::String(StringShape { min: Some(20), max: Some(2048), pattern: Some(Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+")), values: &[] });
    pub static shape_userIdType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
}
