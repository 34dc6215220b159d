//! What a closed domain's notebook may do, and what no door lets it do; which checks each operation makes.

mod doors;
mod mapping;
mod notebook;
mod policies;

use super::*;
use crate::RoleSession;
use crate::testing::TestEngine;
use kakoi_studio::{Role, UserProfile};
use kakoi_types::{VpcEndpointId, VpcId};
use serde_json::json;
use std::net::Ipv4Addr;

const SOURCE: Ipv4Addr = Ipv4Addr::new(172, 31, 0, 9);

/// A caller with a role's session.
fn session(test: &TestEngine, role: &str, via: Via, policy: Option<Value>) -> Caller {
    let role: Role = test
        .engine
        .store()
        .get(&role.to_ascii_lowercase())
        .expect("a store")
        .expect("a role");
    let session = RoleSession {
        role: role.name,
        role_id: role.id,
        session: "SageMaker".into(),
        issued: crate::now_ms(),
        expires: crate::now_ms() + 60_000,
        workload: None,
        policy: policy.map(|p| p.to_string()),
    };
    let given = test.engine.sessions().issue(&session, &mut crate::entropy);
    test.engine
        .identify(&given.access_key_id, Some(&given.session_token), via)
        .expect("a caller")
}

async fn put(test: &TestEngine, role: &str, statements: Value) {
    let document = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
    let policy = json!({"RoleName": role, "PolicyName": "notebook", "PolicyDocument": document});
    test.ok("iam", "PutRolePolicy", policy).await;
}

/// An endpoint in the default VPC, with this policy.
async fn endpoint(test: &TestEngine, policy: Option<Value>) -> (VpcEndpointId, Via) {
    let (vpc, _) = test.default_vpc();
    let mut input = json!({"VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.s3"});
    if let Some(policy) = policy {
        input["PolicyDocument"] = json!(policy.to_string());
    }
    let made = test.ok("ec2", "CreateVpcEndpoint", input).await;
    let id = made["VpcEndpoint"]["VpcEndpointId"].as_str().expect("an id");
    let id: VpcEndpointId = id.parse().expect("an id");
    let vpc: VpcId = vpc.parse().expect("an id");
    (
        id,
        Via::Endpoint {
            endpoint: id,
            vpc,
            source: SOURCE,
        },
    )
}

async fn refused(test: &TestEngine, caller: &Caller, service: &str, operation: &str, input: Value) -> ApiError {
    test.call_as(caller, service, operation, input.clone())
        .await
        .expect_err(&format!("{operation} {input} by {:?}", caller.via))
}

fn is_denied(error: &ApiError) -> bool {
    matches!(
        error.code(),
        "AccessDenied" | "AccessDeniedException" | "UnauthorizedOperation"
    )
}

const DOMAIN: &str = "d-abcdefghijkl";

/// Whether a caller may make a call, apart from what the handler says.
fn may(test: &TestEngine, caller: &Caller, service: &str, operation: &str, input: Value) -> bool {
    match test.engine.authorize_call(caller, service, operation, &input) {
        Ok(()) => true,
        Err(error) => {
            assert!(is_denied(&error), "{operation}: {}", error.chain());
            false
        }
    }
}
