//! Errors of the VPC operations: AWS's own code, and a message that says what to do.

use std::borrow::Cow;
use std::fmt::Display;

/// A refused operation. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct NetError {
    /// AWS's error code, such as `InvalidVpcID.NotFound`; clients match on it.
    pub code: Cow<'static, str>,
    /// Text for the caller: literals and the caller's own input, nothing else.
    pub message: String,
}

impl NetError {
    /// An error with AWS's code and a message for the caller.
    pub fn new(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
        }
    }

    /// `InvalidParameterValue`: the value of one parameter can't be used, whatever the state of the network.
    pub(crate) fn value(message: impl Into<String>) -> Self {
        Self::new("InvalidParameterValue", message)
    }

    /// `InvalidParameter`: what the endpoint operations answer instead of `InvalidParameterValue`.
    pub(crate) fn parameter(message: impl Into<String>) -> Self {
        Self::new("InvalidParameter", message)
    }

    /// `MissingParameter`, naming the parameter.
    pub fn missing(parameter: &str) -> Self {
        Self::new(
            "MissingParameter",
            format!("The request must contain the parameter {parameter}"),
        )
    }

    /// `DependencyViolation`: something still needs the resource; the message names it, so it can be removed first.
    pub(crate) fn dependency(resource: impl Display, holder: impl Display) -> Self {
        Self::new(
            "DependencyViolation",
            format!("{resource} can't be changed while {holder} depends on it; remove that first"),
        )
    }

    /// IPv6 is off in this version.
    pub(crate) fn ipv6(what: &str) -> Self {
        Self::new(
            "UnsupportedOperation",
            format!("{what}: IPv6 is not supported in this region; use an IPv4 range"),
        )
    }
}
