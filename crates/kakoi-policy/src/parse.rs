//! The grammar of policy documents.

use crate::arn::Resource;
use crate::condition::Condition;
use crate::json::Json;
use crate::pattern::Glob;
use crate::statement::{Action, Effect, Element, Statement};
use crate::{PolicyUse, principal};
use std::collections::{BTreeMap, BTreeSet};

/// The longest document, in characters.
const MAX_CHARACTERS: usize = 20_480;

type Object = BTreeMap<String, Json>;

/// Reads a document's statements.
pub(crate) fn statements(text: &str, used_for: PolicyUse) -> Result<Vec<Statement>, String> {
    if text.chars().count() > MAX_CHARACTERS {
        return Err(format!("The policy is longer than {MAX_CHARACTERS} characters"));
    }
    let parsed: Json =
        serde_json::from_str(text).map_err(|problem| format!("This policy contains invalid Json: {problem}"))?;
    let Json::Object(document) = parsed else {
        return Err("Syntax errors in policy: it must be a JSON object.".into());
    };
    known_members(&document, &["Version", "Id", "Statement"])?;
    text_member(&document, "Id")?;
    let variables = match text_member(&document, "Version")? {
        Some("2012-10-17") => true,
        Some("2008-10-17") | None => false,
        Some(_) => return Err("The policy must contain a valid version string".into()),
    };
    let all = match document.get("Statement") {
        Some(Json::Object(one)) => vec![statement(one, used_for, variables)?],
        Some(Json::List(all)) if !all.is_empty() => all
            .iter()
            .map(|one| match one {
                Json::Object(one) => statement(one, used_for, variables),
                _ => Err("Syntax errors in policy: a Statement must be an object.".into()),
            })
            .collect::<Result<_, _>>()?,
        Some(Json::List(_)) | None => return Err("Missing required field Statement".into()),
        Some(_) => return Err("Syntax errors in policy: Statement must be an object or a list of objects.".into()),
    };
    if used_for != PolicyUse::Endpoint {
        unique_sids(document.get("Statement"))?;
    }
    Ok(all)
}

fn statement(statement: &Object, used_for: PolicyUse, variables: bool) -> Result<Statement, String> {
    const KNOWN: [&str; 9] = [
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    ];
    known_members(statement, &KNOWN)?;
    let sid = text_member(statement, "Sid")?.unwrap_or_default();
    if used_for != PolicyUse::Endpoint && !sid.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*".into());
    }
    let effect = match statement.get("Effect") {
        Some(Json::Text(effect)) if effect == "Allow" => Effect::Allow,
        Some(Json::Text(effect)) if effect == "Deny" => Effect::Deny,
        Some(_) => return Err("Invalid effect: it must be Allow or Deny.".into()),
        None => return Err("Missing required field Effect".into()),
    };
    let principals = match pair(statement, "Principal", "NotPrincipal")? {
        Some(_) if matches!(used_for, PolicyUse::Identity | PolicyUse::Session) => {
            return Err("Policy document should not specify a principal.".into());
        }
        None if matches!(used_for, PolicyUse::Trust | PolicyUse::Endpoint) => {
            return Err("Missing required field Principal".into());
        }
        None => None,
        Some((name, negated, value)) => Some(Element {
            negated,
            any_of: principal::parse(name, value)?,
        }),
    };
    let Some((name, negated, value)) = pair(statement, "Action", "NotAction")? else {
        return Err("Missing required field Action".into());
    };
    let actions = Element {
        negated,
        any_of: texts(name, value)?
            .into_iter()
            .map(|text| action(text, used_for))
            .collect::<Result<_, _>>()?,
    };
    let resources = match pair(statement, "Resource", "NotResource")? {
        Some(_) if used_for == PolicyUse::Trust => return Err("Has prohibited field Resource".into()),
        None if used_for == PolicyUse::Trust => None,
        None => return Err("Policy statement must contain resources.".into()),
        Some((name, negated, value)) => Some(Element {
            negated,
            any_of: texts(name, value)?
                .into_iter()
                .map(|text| {
                    Resource::parse(text, variables)
                        .ok_or_else(|| format!("Resource {text} must be in ARN format or \"*\"."))
                })
                .collect::<Result<_, _>>()?,
        }),
    };
    Ok(Statement {
        effect,
        principals,
        actions,
        resources,
        conditions: statement
            .get("Condition")
            .map_or(Ok(Vec::new()), |c| conditions(c, variables))?,
    })
}

/// `vendor:Name` with wildcards in the name, or `*`.
fn action(text: &str, used_for: PolicyUse) -> Result<Action, String> {
    let lower = text.to_ascii_lowercase();
    if lower != "*" {
        let Some((vendor, name)) = lower.split_once(':') else {
            return Err(format!(
                "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: {text}"
            ));
        };
        if name.contains(':') {
            return Err(format!("Actions/Condition can contain only one colon: {text}"));
        }
        if vendor.is_empty() || !vendor.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(format!("Vendor {vendor} is not valid: {text}"));
        }
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'*' | b'?' | b'-' | b'_' | b'.');
        if name.is_empty() || !name.bytes().all(plain) {
            return Err(format!("Syntax errors in policy: {text} is not an action."));
        }
    }
    if used_for == PolicyUse::Trust && !lower.starts_with("sts:") {
        return Err("AssumeRole policy may only specify STS AssumeRole actions.".into());
    }
    let glob = |c| match c {
        '*' => Glob::Many,
        '?' => Glob::One,
        other => Glob::Char(other),
    };
    Ok(Action(lower.chars().map(glob).collect()))
}

fn conditions(value: &Json, variables: bool) -> Result<Vec<Condition>, String> {
    let Json::Object(operators) = value else {
        return Err("Syntax errors in policy: Condition must be an object.".into());
    };
    let mut all = Vec::new();
    for (operator, keys) in operators {
        let Json::Object(keys) = keys else {
            return Err(format!(
                "Syntax errors in policy: Condition.{operator} must be an object of keys and values."
            ));
        };
        for (key, values) in keys {
            if !key.split_once(':').is_some_and(|(v, k)| !v.is_empty() && !k.is_empty()) {
                return Err(format!(
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: {key}"
                ));
            }
            let values = condition_values(values).ok_or_else(|| {
                format!(
                    "Syntax errors in policy: the values of {key} in Condition.{operator} must be a string or a list of strings."
                )
            })?;
            all.push(Condition::new(operator, key, &values, variables));
        }
    }
    Ok(all)
}

/// Values as text; JSON's own numbers and booleans are taken, too.
fn condition_values(value: &Json) -> Option<Vec<String>> {
    match value {
        Json::Text(text) | Json::Number(text) => Some(vec![text.clone()]),
        Json::Bool(value) => Some(vec![value.to_string()]),
        Json::List(items) if !items.is_empty() => items
            .iter()
            .map(|item| match item {
                Json::Text(text) | Json::Number(text) => Some(text.clone()),
                Json::Bool(value) => Some(value.to_string()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

/// A string or a list of strings, not empty.
pub(crate) fn texts<'a>(name: &str, value: &'a Json) -> Result<Vec<&'a str>, String> {
    let problem = || format!("Syntax errors in policy: {name} must be a string or a list of strings.");
    match value {
        Json::Text(text) => Ok(vec![text]),
        Json::List(items) if !items.is_empty() => items
            .iter()
            .map(|item| match item {
                Json::Text(text) => Ok(text.as_str()),
                _ => Err(problem()),
            })
            .collect(),
        _ => Err(problem()),
    }
}

/// The one of two elements that's there: its name, whether it's the second, and its value.
fn pair<'a>(
    statement: &'a Object,
    plain: &'static str,
    negated: &'static str,
) -> Result<Option<(&'static str, bool, &'a Json)>, String> {
    match (statement.get(plain), statement.get(negated)) {
        (Some(_), Some(_)) => Err(format!(
            "Syntax errors in policy: a statement has {plain} or {negated}, not both."
        )),
        (Some(value), None) => Ok(Some((plain, false, value))),
        (None, Some(value)) => Ok(Some((negated, true, value))),
        (None, None) => Ok(None),
    }
}

fn known_members(object: &Object, known: &[&str]) -> Result<(), String> {
    match object.keys().find(|k| !known.contains(&k.as_str())) {
        Some(stray) => Err(format!("Syntax errors in policy: unknown member {stray}.")),
        None => Ok(()),
    }
}

fn text_member<'a>(object: &'a Object, name: &str) -> Result<Option<&'a str>, String> {
    match object.get(name) {
        Some(Json::Text(text)) => Ok(Some(text)),
        Some(_) => Err(format!("Syntax errors in policy: {name} must be a string.")),
        None => Ok(None),
    }
}

fn unique_sids(statements: Option<&Json>) -> Result<(), String> {
    let Some(Json::List(all)) = statements else {
        return Ok(());
    };
    let mut seen = BTreeSet::new();
    for one in all {
        if let Json::Object(one) = one
            && let Some(Json::Text(sid)) = one.get("Sid")
            && !sid.is_empty()
            && !seen.insert(sid)
        {
            return Err("Statement IDs (SID) in a single policy must be unique.".into());
        }
    }
    Ok(())
}
