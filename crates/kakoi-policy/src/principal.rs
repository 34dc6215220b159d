//! `Principal` elements: who is meant.

use crate::Principal;
use crate::json::Json;

/// One entry of a `Principal` element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Whom {
    /// `*`: also who isn't signed in.
    Anybody,
    /// An account's number or its root's ARN: root and each role session of the account.
    Account(String),
    /// A role's ARN: each session of the role.
    Role(String),
    /// An assumed role session's ARN: that session.
    Session(String),
    /// A service.
    Service(String),
    /// Who can't exist here: users, federated identities.
    Nobody,
}

impl Whom {
    /// Whether somebody is meant. ARNs are compared as a whole: wildcards in them were refused.
    pub fn means(&self, who: &Principal) -> bool {
        match (self, who) {
            (Self::Anybody, _) => true,
            (Self::Account(wanted), Principal::Root { account } | Principal::RoleSession { account, .. }) => {
                wanted == account
            }
            (Self::Role(wanted), Principal::RoleSession { role, .. }) => wanted == role,
            (Self::Session(wanted), Principal::RoleSession { session, .. }) => wanted == session,
            (Self::Service(wanted), Principal::Service(service)) => wanted == service,
            _ => false,
        }
    }
}

/// Reads a `Principal` or `NotPrincipal` element.
pub(crate) fn parse(element: &str, value: &Json) -> Result<Vec<Whom>, String> {
    match value {
        Json::Text(text) if text == "*" => Ok(vec![Whom::Anybody]),
        Json::Object(kinds) if !kinds.is_empty() => {
            let mut all = Vec::new();
            for (kind, names) in kinds {
                for name in crate::parse::texts(&format!("{element}.{kind}"), names)? {
                    let whom = match kind.as_str() {
                        "AWS" => aws(name),
                        "Service" => service(name),
                        "Federated" => Some(Whom::Nobody).filter(|_| !name.is_empty() && !name.contains('*')),
                        _ => None,
                    };
                    all.push(whom.ok_or_else(|| format!("Invalid principal in policy: \"{kind}\":\"{name}\""))?);
                }
            }
            Ok(all)
        }
        _ => Err(format!(
            "Syntax errors in policy: {element} must be \"*\" or an object with AWS, Service or Federated."
        )),
    }
}

fn aws(name: &str) -> Option<Whom> {
    if name == "*" {
        return Some(Whom::Anybody);
    }
    if is_account(name) {
        return Some(Whom::Account(name.to_owned()));
    }
    let parts: Vec<_> = name.splitn(6, ':').collect();
    let &["arn", partition, service, "", account, resource] = parts.as_slice() else {
        return None;
    };
    if !partition.starts_with("aws") || !is_account(account) || name.contains(['*', '?']) {
        return None;
    }
    match (service, resource.split_once('/')) {
        ("iam", None) if resource == "root" => Some(Whom::Account(account.to_owned())),
        ("iam", Some(("role", path))) if !path.is_empty() => Some(Whom::Role(name.to_owned())),
        ("sts", Some(("assumed-role", path))) if path.split('/').filter(|p| !p.is_empty()).count() == 2 => {
            Some(Whom::Session(name.to_owned()))
        }
        ("iam", Some(("user", path))) | ("sts", Some(("federated-user", path))) if !path.is_empty() => {
            Some(Whom::Nobody)
        }
        _ => None,
    }
}

fn service(name: &str) -> Option<Whom> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    (name.contains('.') && name.chars().all(plain)).then(|| Whom::Service(name.to_owned()))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}
