//! What a caller may do: every call becomes a list of checks ([`checks`], pure but for reads), and policies judge each
//! ([`Engine::authorize`]). Existence is never looked at before this: who may not ask doesn't learn what there is.
//!
//! Root on the host or at a public address is bound by nothing and costs nothing. Through a VPC endpoint its policy binds
//! root, too.

mod context;
mod databases;
mod documents;
mod ec2;
mod efs;
mod facts;
mod iam;
mod judge;
mod logs;
mod notebook;
mod rds;
mod redshift;
mod sagemaker;
#[cfg(test)]
mod tests;

pub(crate) use context::add_time;
pub(crate) use documents::Documents;
pub(crate) use iam::add_session_keys;
pub(crate) use judge::trust;
pub use notebook::notebook_policy;

use crate::{Caller, Engine, Identity, Via};
use facts::Facts;
use kakoi_policy::Context;
use kakoi_wire::ApiError;
use serde_json::Value;
use std::borrow::Cow;

/// One thing that a call does to one resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Such as `s3:GetObject`.
    pub action: Cow<'static, str>,
    /// An ARN, or `*` for an action that names no resource.
    pub resource: String,
    /// Condition keys of this action and resource. Keys of the caller and the connection are added by [`Engine::authorize`].
    pub context: Context,
    /// Whose policies count.
    pub judges: Judges,
}

/// Whose policies a check is put to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judges {
    /// Those of the caller, and the endpoint's through which it came: the call's own action.
    All,
    /// Only those of the caller: what the call needs besides, such as `iam:PassRole`. It's no call, and passes no endpoint.
    Caller,
    /// Only the endpoint's: an action that needs no permission.
    Endpoint,
}

impl Check {
    /// A check of a call's own action.
    pub fn new(action: impl Into<Cow<'static, str>>, resource: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            resource: resource.into(),
            context: Context::default(),
            judges: Judges::All,
        }
    }

    /// With other judges.
    pub fn judged_by(mut self, judges: Judges) -> Self {
        self.judges = judges;
        self
    }

    /// With the tags of what it's on.
    pub(crate) fn with_resource_tags(mut self, service: &str, tags: &kakoi_types::Tags) -> Self {
        add_resource_tags(&mut self.context, service, tags);
        self
    }

    /// With a value of a condition key.
    pub fn with(mut self, key: &str, value: impl Into<String>) -> Self {
        self.context.add(key, value);
        self
    }
}

impl Caller {
    /// Whether no policy of any kind binds the caller.
    pub fn is_unbound(&self) -> bool {
        self.identity == Identity::Root && !matches!(self.via, Via::Endpoint { .. })
    }
}

/// The prefix of a service's actions; the same as its name but for EFS.
fn prefix(service: &str) -> &str {
    match service {
        "efs" => "elasticfilesystem",
        other => other,
    }
}

/// What a call does, after AWS's service authorization reference. An operation that no table knows is an action on `*`.
fn checks(facts: &Facts<'_>, service: &str, operation: &str, input: &Value) -> Result<Vec<Check>, ApiError> {
    let action = format!("{}:{operation}", prefix(service));
    match service {
        "sagemaker" => sagemaker::checks(facts, action, operation, input),
        "ec2" => ec2::checks(facts, action, operation, input),
        "efs" => Ok(efs::checks(facts, action, operation, input)),
        "iam" => iam::checks(facts, action, operation, input),
        "sts" => Ok(iam::sts_checks(action, operation, input)),
        "logs" => Ok(logs::checks(facts, action, operation, input)),
        "rds" => rds::checks(facts, action, operation, input),
        "redshift" => redshift::checks(facts, action, operation, input),
        _ => Ok(vec![Check::new(action, "*")]),
    }
}

impl Engine {
    /// Refuses a call that the caller may not make.
    ///
    /// # Errors
    /// As AWS words and codes it for the service.
    pub(crate) fn authorize_call(
        &self,
        caller: &Caller,
        service: &str,
        operation: &str,
        input: &Value,
    ) -> Result<(), ApiError> {
        if caller.is_unbound() {
            return Ok(());
        }
        let facts = Facts::new(self);
        let checks = checks(&facts, service, operation, input)?;
        self.authorize(caller, &checks)
    }
}

/// A member's text.
fn text<'a>(input: &'a Value, member: &str) -> Option<&'a str> {
    input.get(member)?.as_str()
}

/// All texts at a path of members, through lists: `SubnetConfigurations.SubnetId`.
fn texts<'a>(input: &'a Value, path: &str) -> Vec<&'a str> {
    match (input, path.split_once('.')) {
        (Value::Array(items), _) => items.iter().flat_map(|item| texts(item, path)).collect(),
        (_, Some((member, rest))) => input.get(member).map_or_else(Vec::new, |v| texts(v, rest)),
        (_, None) => match input.get(path) {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        },
    }
}

/// All texts that any of these members has, at any depth.
fn deep_texts<'a>(input: &'a Value, members: &[&str], found: &mut Vec<&'a str>) {
    match input {
        Value::Object(object) => {
            for (name, value) in object {
                match value {
                    Value::String(one) if members.contains(&name.as_str()) => found.push(one),
                    Value::Array(all) if members.contains(&name.as_str()) => {
                        found.extend(all.iter().filter_map(Value::as_str));
                    }
                    _ => {}
                }
                deep_texts(value, members, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| deep_texts(item, members, found)),
        _ => {}
    }
}

/// `aws:RequestTag/KEY` and `aws:TagKeys` of a list of key-value pairs or a map.
fn add_request_tags(context: &mut Context, tags: Option<&Value>) {
    let mut add = |key: &str, value: &str| {
        context.add(&format!("aws:RequestTag/{key}"), value);
        context.add("aws:TagKeys", key);
    };
    match tags {
        Some(Value::Array(pairs)) => {
            for pair in pairs {
                if let Some(key) = text(pair, "Key") {
                    add(key, text(pair, "Value").unwrap_or_default());
                }
            }
        }
        Some(Value::Object(map)) => {
            for (key, value) in map {
                add(key, value.as_str().unwrap_or_default());
            }
        }
        _ => {}
    }
}

/// Whether there's anything in a list or map of tags.
fn has_tags(tags: Option<&Value>) -> bool {
    match tags {
        Some(Value::Array(pairs)) => !pairs.is_empty(),
        Some(Value::Object(map)) => !map.is_empty(),
        _ => false,
    }
}

/// `aws:ResourceTag/KEY`, and the same under the service's own prefix.
fn add_resource_tags(context: &mut Context, service: &str, tags: &kakoi_types::Tags) {
    for (key, value) in tags {
        context.add(&format!("aws:ResourceTag/{key}"), value);
        context.add(&format!("{service}:ResourceTag/{key}"), value);
    }
}
