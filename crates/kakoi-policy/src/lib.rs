//! IAM policy documents: what they say about one request. Pure.
//!
//! A statement whose condition can't be evaluated never matches an Allow and always matches a Deny.

use std::collections::BTreeMap;

/// What a document is used for; decides which elements it must and may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyUse {
    /// Attached to a role: what the role may do.
    Identity,
    /// A role's trust policy: who may assume it.
    Trust,
    /// A VPC endpoint's policy: what may pass.
    Endpoint,
    /// Passed to AssumeRole: narrows the session.
    Session,
}

/// A parsed policy document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {}

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

/// What a document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A Deny matches: nothing else counts.
    Denied,
    /// An Allow matches and no Deny.
    Allowed,
    /// Nothing matches.
    Silent,
}

impl Document {
    /// Reads a document; the error says what to mend, in words that fit AWS's `MalformedPolicyDocument`.
    pub fn parse(_text: &str, _used_for: PolicyUse) -> Result<Self, String> {
        todo!()
    }

    /// What it says about a request.
    pub fn decide(&self, _request: &Request<'_>) -> Decision {
        todo!()
    }
}
