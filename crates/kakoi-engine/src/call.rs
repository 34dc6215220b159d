//! One API call: from a validated value to a typed request, to a handler, and back.

use crate::Engine;
use kakoi_net::NetError;
use kakoi_types::Arn;
use kakoi_wire::ApiError;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Who calls; authentication has been done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Such as `arn:aws:iam::000000000000:root`.
    pub arn: Arn,
    /// The account number or `AROA…:session`.
    pub user_id: String,
    /// The access key that signed.
    pub access_key_id: String,
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
    /// Runs one authenticated, validated call. `service` and `operation` are names of the generated tables. A client that goes
    /// away doesn't cancel it: a change that was sent to the store stands.
    pub async fn call(
        &self,
        caller: &Caller,
        service: &str,
        operation: &str,
        input: Value,
    ) -> Result<Output, ApiError> {
        match service {
            "sagemaker" => crate::sagemaker::call(self, caller, operation, input).await,
            "ec2" => crate::ec2::call(self, caller, operation, input).await,
            "efs" => crate::efs::call(self, caller, operation, input).await,
            "iam" => crate::iam::call(self, caller, operation, input).await,
            "sts" => crate::sts::call(self, caller, operation, input).await,
            other => Err(ApiError::client(
                "UnknownOperationException",
                format!("The service {other} isn't served."),
            )),
        }
    }
}
