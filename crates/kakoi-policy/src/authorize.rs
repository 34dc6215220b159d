//! Several policies about one request.

use crate::{Decision, Document, Principal, Request};
use std::fmt;
use std::sync::Arc;

/// Policies of one kind; it's enough that one of them allows.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What they are.
    pub kind: Kind,
    /// The policies.
    pub documents: Vec<Arc<Document>>,
    /// In words, if something of it can't be evaluated: then it refuses everything.
    pub broken: Option<String>,
}

/// Kinds of policies that bear on a request together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Those of the caller's role. The root of the account has none and needs none.
    Identity,
    /// The role's permissions boundary.
    Boundary,
    /// The one passed to AssumeRole.
    Session,
    /// That of the VPC endpoint through which the request came; binds root, too.
    Endpoint,
}

/// Why a check failed, as the end of AWS's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something of a layer can't be evaluated.
    Broken(String),
    /// A Deny in a policy of this kind.
    Denied(Kind),
    /// No Allow in the policies of this kind.
    NotAllowed(Kind),
}

impl Refusal {
    /// The words, which name the kind of policy.
    pub fn because(&self, action: &str) -> String {
        match self {
            Self::Broken(why) => format!("because {why}"),
            Self::Denied(kind) => format!(
                "with an explicit deny in {}",
                match kind {
                    Kind::Identity => "an identity-based policy",
                    Kind::Boundary => "a permissions boundary",
                    Kind::Session => "a session policy",
                    Kind::Endpoint => "a VPC endpoint policy",
                }
            ),
            Self::NotAllowed(kind) => format!(
                "because no {} allows the {action} action",
                match kind {
                    Kind::Identity => "identity-based policy",
                    Kind::Boundary => "permissions boundary",
                    Kind::Session => "session policy",
                    Kind::Endpoint => "VPC endpoint policy",
                }
            ),
        }
    }
}

/// What layers say together (AWS, "Policy evaluation logic"): a Deny anywhere refuses; otherwise each kind that's there must
/// allow. No layer at all allows, so it's for the caller to bring one of [`Kind::Identity`] for everybody but root.
///
/// # Errors
/// The first reason against it; a Deny comes before an Allow that's missing.
pub fn judge(layers: &[Layer], request: &Request<'_>) -> Result<(), Refusal> {
    let mut missing = None;
    for layer in layers {
        if let Some(why) = &layer.broken {
            return Err(Refusal::Broken(why.clone()));
        }
        let mut allowed = false;
        for document in &layer.documents {
            match document.decide(request) {
                Decision::Denied => return Err(Refusal::Denied(layer.kind)),
                Decision::Allowed => allowed = true,
                Decision::Silent => {}
            }
        }
        if !allowed {
            missing.get_or_insert(layer.kind);
        }
    }
    missing.map_or(Ok(()), |kind| Err(Refusal::NotAllowed(kind)))
}

impl fmt::Display for Principal {
    /// As AWS's messages name it: an ARN, a service, or `anonymous`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anonymous => f.write_str("anonymous"),
            Self::Root { account } => write!(f, "arn:aws:iam::{account}:root"),
            Self::RoleSession { session, .. } => f.write_str(session),
            Self::Service(name) => f.write_str(name),
        }
    }
}
