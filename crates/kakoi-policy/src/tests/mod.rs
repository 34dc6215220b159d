//! A table for each rule; properties of random documents.

mod authorize;
mod condition;
mod parse;
mod properties;
mod statement;

use crate::*;

pub(crate) const ROLE: &str = "arn:aws:iam::000000000000:role/service-role/Runner";
pub(crate) const SESSION: &str = "arn:aws:sts::000000000000:assumed-role/Runner/alice";

pub(crate) fn runner() -> Principal {
    Principal::RoleSession {
        account: "000000000000".to_owned(),
        role: ROLE.to_owned(),
        session: SESSION.to_owned(),
    }
}

pub(crate) fn root() -> Principal {
    Principal::Root {
        account: "000000000000".to_owned(),
    }
}

pub(crate) fn context(pairs: &[(&str, &str)]) -> Context {
    let mut context = Context::default();
    for (key, value) in pairs {
        context.add(key, *value);
    }
    context
}

/// A document of the current version with the statements in `text`.
pub(crate) fn document(text: &str, used_for: PolicyUse) -> Document {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{text}]}}"#);
    Document::parse(&text, used_for).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

/// What an identity policy says about reading an object.
pub(crate) fn asked(document: &Document, context: &Context) -> Decision {
    document.decide(&Request {
        action: "s3:GetObject",
        resource: "arn:aws:s3:::data/a/b",
        principal: &runner(),
        context,
    })
}

/// Whether an element that a statement of both effects has matches: `Some(true)` or `Some(false)` when Allow and Deny agree,
/// `None` when it's unknown: Allow doesn't match and Deny does.
pub(crate) fn verdict(used_for: PolicyUse, elements: &str, request: &Request<'_>) -> Option<bool> {
    let with = |effect| document(&format!(r#"{{"Effect":"{effect}",{elements}}}"#), used_for).decide(request);
    match (with("Allow"), with("Deny")) {
        (Decision::Allowed, Decision::Denied) => Some(true),
        (Decision::Silent, Decision::Silent) => Some(false),
        (Decision::Silent, Decision::Denied) => None,
        other => panic!("{elements}: {other:?}"),
    }
}
