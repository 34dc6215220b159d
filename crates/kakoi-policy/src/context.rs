//! The question: who asks for what, and what is known about the request.

use std::collections::BTreeMap;

/// Who asks, as `Principal` elements name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// Nobody: an unsigned request.
    Anonymous,
    /// The account's root.
    Root {
        /// The account's number.
        account: String,
    },
    /// A session of a role.
    RoleSession {
        /// The account's number.
        account: String,
        /// `arn:aws:iam::ACCOUNT:role/…`.
        role: String,
        /// `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION`.
        session: String,
    },
    /// A service, such as `sagemaker.amazonaws.com`.
    Service(String),
}

/// Condition keys and their values. Keys are compared without case, as AWS does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    values: BTreeMap<String, Vec<String>>,
}

impl Context {
    /// Adds a value of a key.
    pub fn add(&mut self, key: &str, value: impl Into<String>) {
        self.values
            .entry(key.to_ascii_lowercase())
            .or_default()
            .push(value.into());
    }

    /// A key's values, `None` if the request has no such key.
    pub fn get(&self, key: &str) -> Option<&[String]> {
        self.values.get(&key.to_ascii_lowercase()).map(Vec::as_slice)
    }
}

/// One question to a policy.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Such as `s3:GetObject`.
    pub action: &'a str,
    /// An ARN, or `*` for an action that names no resource.
    pub resource: &'a str,
    /// Who asks.
    pub principal: &'a Principal,
    /// Condition keys.
    pub context: &'a Context,
}
