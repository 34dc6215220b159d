//! Several policies about one request.

use crate::{Decision, Document, PolicyUse, Principal, Request};
use std::fmt;

/// The policies that bear on a request.
#[derive(Clone, Copy, Debug)]
pub struct Policies<'a> {
    /// Those of the caller's role. The root of the account has none and needs none.
    pub identity: &'a [Document],
    /// The one passed to AssumeRole.
    pub session: Option<&'a Document>,
    /// That of the VPC endpoint through which the request came; binds root, too.
    pub endpoint: Option<&'a Document>,
}

/// Why a request is refused. A kind of policy is named by its use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A Deny in a policy of this kind.
    ExplicitDeny(PolicyUse),
    /// No Allow in the policies of this kind.
    NoAllow(PolicyUse),
}

impl Policies<'_> {
    /// Whether a request may pass: no policy denies it, and one of each kind that's there allows it (AWS, "Policy evaluation
    /// logic"). Who isn't root needs an identity policy that allows it.
    ///
    /// # Errors
    /// The first reason against it; a Deny comes before an Allow that's missing.
    pub fn authorize(&self, request: &Request<'_>) -> Result<(), Refusal> {
        let mut decisions = Vec::with_capacity(3);
        if !matches!(request.principal, Principal::Root { .. }) {
            let of_role = |decision| {
                self.identity
                    .iter()
                    .any(|document| document.decide(request) == decision)
            };
            let identity = if of_role(Decision::Denied) {
                Decision::Denied
            } else if of_role(Decision::Allowed) {
                Decision::Allowed
            } else {
                Decision::Silent
            };
            decisions.push((PolicyUse::Identity, identity));
            decisions.extend(self.session.map(|d| (PolicyUse::Session, d.decide(request))));
        }
        decisions.extend(self.endpoint.map(|d| (PolicyUse::Endpoint, d.decide(request))));
        let first = |wanted| decisions.iter().find(|(_, d)| *d == wanted).map(|(kind, _)| *kind);
        if let Some(kind) = first(Decision::Denied) {
            return Err(Refusal::ExplicitDeny(kind));
        }
        first(Decision::Silent).map_or(Ok(()), |kind| Err(Refusal::NoAllow(kind)))
    }
}

impl Decision {
    /// The reason if it isn't [`Decision::Allowed`], for a document that decides alone, such as a role's trust policy.
    ///
    /// # Errors
    /// The reason, naming the document's kind.
    pub fn allowed_by(self, kind: PolicyUse) -> Result<(), Refusal> {
        match self {
            Self::Allowed => Ok(()),
            Self::Denied => Err(Refusal::ExplicitDeny(kind)),
            Self::Silent => Err(Refusal::NoAllow(kind)),
        }
    }
}

impl Refusal {
    /// The whole message of AWS's `AccessDenied`.
    pub fn message(self, request: &Request<'_>) -> String {
        let Request { action, resource, .. } = request;
        let who = request.principal;
        let why = self.because(action);
        format!("User: {who} is not authorized to perform: {action} on resource: {resource} {why}")
    }

    /// The end of the message: the kind of policy that refused, in AWS's words.
    pub fn because(self, action: &str) -> String {
        match self {
            Self::ExplicitDeny(kind) => format!(
                "with an explicit deny in {}",
                match kind {
                    PolicyUse::Identity => "an identity-based policy",
                    PolicyUse::Session => "a session policy",
                    PolicyUse::Endpoint => "a VPC endpoint policy",
                    PolicyUse::Trust => "the role trust policy",
                }
            ),
            Self::NoAllow(kind) => format!(
                "because no {} policy allows the {action} action",
                match kind {
                    PolicyUse::Identity => "identity-based",
                    PolicyUse::Session => "session",
                    PolicyUse::Endpoint => "VPC endpoint",
                    PolicyUse::Trust => "role trust",
                }
            ),
        }
    }
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
