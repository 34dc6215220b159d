//! One API call: from a validated value to a typed request, to a handler, and back.

use crate::Engine;
use kakoi_net::NetError;
use kakoi_types::{Arn, RegionContext, VpcEndpointId, VpcId};
use kakoi_wire::ApiError;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::net::Ipv4Addr;

/// Who calls, and by which door; authentication has been done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Such as `arn:aws:iam::000000000000:root` or `arn:aws:sts::000000000000:assumed-role/NAME/SESSION`.
    pub arn: Arn,
    /// The account number or `AROA…:session`.
    pub user_id: String,
    /// The access key that signed.
    pub access_key_id: String,
    /// What it is.
    pub identity: Identity,
    /// By which door it came.
    pub via: Via,
}

/// What a caller is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// The account's root: may do everything.
    Root,
    /// A session of a role: may do what its policies allow and nothing else.
    Role(RoleSession),
}

/// A session of a role, as its sealed token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct RoleSession {
    /// The role's name.
    pub role: String,
    /// The role's id: a role deleted and made again under its name is another one.
    pub role_id: String,
    /// The session's name.
    pub session: String,
    /// When it was issued.
    pub issued: kakoi_net::EpochMs,
    /// When it ends.
    pub expires: kakoi_net::EpochMs,
    /// The app it was given to, if any: it ends with that app.
    pub workload: Option<kakoi_types::WorkloadId>,
    /// A session policy, which narrows what the role may do.
    pub policy: Option<String>,
}

/// The door by which a call came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// The host's loopback listener.
    Host,
    /// A service's public address, inside the region.
    Public {
        /// The address the caller had there.
        source: Ipv4Addr,
    },
    /// A VPC endpoint.
    Endpoint {
        /// The endpoint.
        endpoint: VpcEndpointId,
        /// Its VPC.
        vpc: VpcId,
        /// The address the caller had in that VPC; nobody there can forge it.
        source: Ipv4Addr,
    },
    /// NFS on a mount target: no call, but what an app does to files is judged by the same policies.
    MountTarget,
}

impl Caller {
    /// The account's root, on the host.
    pub fn root(region: &RegionContext, access_key_id: impl Into<String>) -> Self {
        Self {
            arn: region.global_arn("iam", "root"),
            user_id: region.account.to_string(),
            access_key_id: access_key_id.into(),
            identity: Identity::Root,
            via: Via::Host,
        }
    }
}

/// Turns a value that passed the schema into the typed request.
pub fn decode<T: DeserializeOwned>(input: Value) -> Result<T, ApiError> {
    // The schema has checked types and required members, so a failure is a fault of ours, not the caller's.
    serde_json::from_value(input).map_err(ApiError::internal)
}

/// A typed answer whose type only the encoder's schema still knows. It's printed straight from the handler's struct: a large
/// description never becomes a tree of values on the way.
pub struct Output(Box<dyn erased_serde::Serialize + Send>);

impl Output {
    /// Wraps a handler's answer.
    pub fn new(answer: impl Serialize + Send + 'static) -> Self {
        Self(Box::new(answer))
    }

    /// The answer as a value, for callers inside the program.
    pub fn value(&self) -> Result<Value, ApiError> {
        serde_json::to_value(self).map_err(ApiError::internal)
    }
}

impl Serialize for Output {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        erased_serde::serialize(&*self.0, serializer)
    }
}

/// A refusal of the network model, as AWS would answer it.
pub fn net_error(error: NetError) -> ApiError {
    ApiError::client(error.code, error.message)
}

/// Matches an operation's name to its handler: decode, call, encode, nothing else.
macro_rules! operations {
    ($engine:expr, $caller:expr, $operation:expr, $input:expr; $($name:ident => $handler:path,)*) => {
        match $operation {
            $(stringify!($name) => Ok($crate::Output::new($handler($engine, $caller, $crate::decode($input)?).await?)),)*
            other => Err(kakoi_wire::ApiError::client("UnknownOperationException", format!("The operation {other} isn't served."))),
        }
    };
}
pub(crate) use operations;

impl Engine {
    /// Runs one authenticated, validated call, if the caller may make it. `service` and `operation` are names of the generated tables. A client that goes
    /// away doesn't cancel it: a change that was sent to the store stands.
    pub async fn call(
        &self,
        caller: &Caller,
        service: &str,
        operation: &str,
        input: Value,
    ) -> Result<Output, ApiError> {
        self.authorize_call(caller, service, operation, &input)?;
        match service {
            "sagemaker" => crate::sagemaker::call(self, caller, operation, input).await,
            "ec2" => crate::ec2::call(self, caller, operation, input).await,
            "efs" => crate::efs::call(self, caller, operation, input).await,
            "iam" => crate::iam::call(self, caller, operation, input).await,
            "logs" => crate::logs::call(self, caller, operation, input).await,
            "rds" => crate::rds::call(self, caller, operation, input).await,
            "redshift" => crate::redshift::call(self, caller, operation, input).await,
            "sts" => crate::sts::call(self, caller, operation, input).await,
            other => Err(ApiError::client(
                "UnknownOperationException",
                format!("The service {other} isn't served."),
            )),
        }
    }
}
