//! The grammar of IAM policy documents: what CreateRole and PutRolePolicy refuse. What a policy means stands elsewhere.

use serde_json::{Map, Value};

/// What a document is to be used for; the two uses demand and forbid different members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyUse {
    /// Who may assume a role.
    Trust,
    /// What a role may do.
    Identity,
}

/// Checks a document's grammar. The error is text for the caller, for AWS's code `MalformedPolicyDocument`.
pub fn check_policy(document: &str, used_for: PolicyUse) -> Result<(), String> {
    let parsed: Value = serde_json::from_str(document).map_err(|_| "This policy contains invalid Json".to_owned())?;
    let Value::Object(policy) = parsed else {
        return Err("Syntax errors in policy.".into());
    };
    if let Some(stray) = policy
        .keys()
        .find(|k| !matches!(k.as_str(), "Version" | "Id" | "Statement"))
    {
        return Err(format!("Syntax errors in policy: unknown member {stray}."));
    }
    if let Some(version) = policy.get("Version")
        && !matches!(version.as_str(), Some("2012-10-17" | "2008-10-17"))
    {
        return Err("The policy must contain a valid version string".into());
    }
    match policy.get("Statement") {
        Some(Value::Object(statement)) => check_statement(statement, used_for),
        Some(Value::Array(statements)) if !statements.is_empty() => {
            statements.iter().try_for_each(|statement| match statement {
                Value::Object(statement) => check_statement(statement, used_for),
                _ => Err("Syntax errors in policy.".into()),
            })
        }
        _ => Err("Missing required field Statement".into()),
    }
}

fn check_statement(statement: &Map<String, Value>, used_for: PolicyUse) -> Result<(), String> {
    let has = |names: [&str; 2]| names.iter().any(|n| statement.contains_key(*n));
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
    if let Some(stray) = statement.keys().find(|k| !KNOWN.contains(&k.as_str())) {
        return Err(format!("Syntax errors in policy: unknown member {stray}."));
    }
    match statement.get("Effect").map(Value::as_str) {
        Some(Some("Allow" | "Deny")) => {}
        Some(_) => return Err("Invalid effect: it must be Allow or Deny.".into()),
        None => return Err("Missing required field Effect".into()),
    }
    if !has(["Action", "NotAction"]) {
        return Err("Missing required field Action".into());
    }
    for name in ["Action", "NotAction", "Resource", "NotResource"] {
        if statement.get(name).is_some_and(|value| !is_texts(value)) {
            return Err(format!(
                "Syntax errors in policy: {name} must be a string or a list of strings."
            ));
        }
    }
    if statement
        .get("Condition")
        .is_some_and(|condition| !condition.is_object())
    {
        return Err("Syntax errors in policy: Condition must be an object.".into());
    }
    let (principal, resource) = (has(["Principal", "NotPrincipal"]), has(["Resource", "NotResource"]));
    match used_for {
        PolicyUse::Trust if !principal => Err("Missing required field Principal".into()),
        PolicyUse::Trust if resource => Err("Has prohibited field Resource".into()),
        PolicyUse::Identity if principal => Err("Policy document should not specify a principal.".into()),
        PolicyUse::Identity if !resource => Err("Policy statement must contain resources.".into()),
        _ => Ok(()),
    }
}

fn is_texts(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Array(items) => !items.is_empty() && items.iter().all(Value::is_string),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
    const IDENTITY: &str = r#"{"Statement":{"Effect":"Deny","Action":["s3:*"],"Resource":"*"}}"#;

    #[test]
    fn each_use_takes_its_own_form_only() {
        assert_eq!(check_policy(TRUST, PolicyUse::Trust), Ok(()));
        assert_eq!(check_policy(IDENTITY, PolicyUse::Identity), Ok(()));
        assert!(check_policy(TRUST, PolicyUse::Identity).is_err());
        assert!(check_policy(IDENTITY, PolicyUse::Trust).is_err());
    }

    #[test]
    fn broken_documents_are_refused() {
        for bad in [
            "",
            "nonsense",
            "[]",
            "{}",
            r#"{"Statement":[]}"#,
            r#"{"Statement":[1]}"#,
            r#"{"Version":"2020-01-01","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#,
            r#"{"Statement":{"Effect":"Maybe","Action":"*","Resource":"*"}}"#,
            r#"{"Statement":{"Effect":"Allow","Resource":"*"}}"#,
            r#"{"Statement":{"Effect":"Allow","Action":7,"Resource":"*"}}"#,
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Colour":"red"}}"#,
        ] {
            assert!(check_policy(bad, PolicyUse::Identity).is_err(), "{bad}");
        }
    }
}
