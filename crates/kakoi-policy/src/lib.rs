//! IAM policy documents: what they say about one request. Pure.
//!
//! Matching has three results (`Verdict`): what can't be evaluated is neither a yes nor a no. A statement
//! that may or may not match never grants (Allow) and always refuses (Deny).

mod arn;
mod authorize;
mod condition;
mod context;
mod json;
mod parse;
mod pattern;
mod principal;
mod statement;
#[cfg(test)]
mod tests;
mod value;
mod verdict;

pub use authorize::{Kind, Layer, Refusal, judge};
pub use context::{Context, Principal, Request};

/// What a document is used for; decides which elements it must and may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyUse {
    /// Attached to a role: what the role may do.
    Identity,
    /// A role's trust policy: who may assume it.
    Trust,
    /// A VPC endpoint's policy: what may pass.
    ///
    /// Role and session ARNs as principals match as in any resource-based policy. AWS wants `"Principal": "*"` with the
    /// condition key `aws:PrincipalArn` for gateway endpoints; both forms mean the same here.
    Endpoint,
    /// Passed to AssumeRole: narrows the session.
    Session,
}

/// A parsed policy document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    statements: Vec<statement::Statement>,
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
    ///
    /// The grammar is AWS's, "Grammar of the IAM JSON policy language". Stricter: no list may be empty, and no key may stand
    /// twice in an object. More lenient: an operator that is unknown here or a value that its operator can't read is kept,
    /// and fails closed when a request is judged.
    ///
    /// # Errors
    /// Text that is no policy for this use, or longer than 20,480 characters (AWS's limit for endpoint policies, and above
    /// those for roles).
    pub fn parse(text: &str, used_for: PolicyUse) -> Result<Self, String> {
        let statements = parse::statements(text, used_for)?;
        Ok(Self { statements })
    }

    /// What it says about a request. The order of statements doesn't matter: a Deny that matches wins.
    pub fn decide(&self, request: &Request<'_>) -> Decision {
        let mut decision = Decision::Silent;
        for statement in &self.statements {
            match statement.says(request) {
                Decision::Denied => return Decision::Denied,
                Decision::Allowed => decision = Decision::Allowed,
                Decision::Silent => {}
            }
        }
        decision
    }
}
