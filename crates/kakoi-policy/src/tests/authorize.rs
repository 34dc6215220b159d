//! Several policies together.

use super::*;

const ALLOW: &str = r#"{"Effect":"Allow","Action":"sagemaker:*","Resource":"*"}"#;
const DENY: &str = r#"{"Effect":"Deny","Action":"sagemaker:Describe*","Resource":"*"}"#;
const OTHER: &str = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#;

fn endpoint(statement: &str) -> Document {
    document(&statement.replacen('{', r#"{"Principal":"*","#, 1), PolicyUse::Endpoint)
}

fn ask<'a>(principal: &'a Principal, context: &'a Context) -> Request<'a> {
    Request {
        action: "sagemaker:DescribeDomain",
        resource: "arn:aws:sagemaker:us-east-1:000000000000:domain/d-1",
        principal,
        context,
    }
}

#[test]
fn every_kind_must_allow_and_none_deny() {
    use PolicyUse::{Endpoint, Identity, Session};
    use Refusal::{ExplicitDeny, NoAllow};
    let context = Context::default();
    for (principal, identity, session, at_endpoint, expected) in [
        (runner(), vec![], None, None, Err(NoAllow(Identity))),
        (runner(), vec![ALLOW], None, None, Ok(())),
        (runner(), vec![OTHER, ALLOW], None, None, Ok(())),
        (runner(), vec![OTHER], None, None, Err(NoAllow(Identity))),
        (runner(), vec![ALLOW, DENY], None, None, Err(ExplicitDeny(Identity))),
        (runner(), vec![ALLOW], Some(ALLOW), Some(ALLOW), Ok(())),
        (runner(), vec![ALLOW], Some(OTHER), None, Err(NoAllow(Session))),
        (runner(), vec![ALLOW], Some(DENY), None, Err(ExplicitDeny(Session))),
        (runner(), vec![OTHER], Some(ALLOW), Some(ALLOW), Err(NoAllow(Identity))),
        (runner(), vec![ALLOW], None, Some(OTHER), Err(NoAllow(Endpoint))),
        (runner(), vec![ALLOW], None, Some(DENY), Err(ExplicitDeny(Endpoint))),
        // A Deny is told before an Allow that's missing.
        (runner(), vec![OTHER], None, Some(DENY), Err(ExplicitDeny(Endpoint))),
        (root(), vec![], None, None, Ok(())),
        (root(), vec![DENY], None, None, Ok(())),
        (root(), vec![], None, Some(ALLOW), Ok(())),
        (root(), vec![], None, Some(OTHER), Err(NoAllow(Endpoint))),
        (root(), vec![], None, Some(DENY), Err(ExplicitDeny(Endpoint))),
        (Principal::Anonymous, vec![], None, Some(ALLOW), Err(NoAllow(Identity))),
    ] {
        let documents: Vec<_> = identity.iter().map(|s| document(s, Identity)).collect();
        let session_document = session.map(|s| document(s, Session));
        let endpoint_document = at_endpoint.map(endpoint);
        let policies = Policies {
            identity: &documents,
            session: session_document.as_ref(),
            endpoint: endpoint_document.as_ref(),
        };
        let found = policies.authorize(&ask(&principal, &context));
        assert_eq!(found, expected, "{principal} {identity:?} {session:?} {at_endpoint:?}");
    }
}

#[test]
fn refusals_are_worded_as_awss() {
    let (principal, context) = (runner(), Context::default());
    let request = ask(&principal, &context);
    let start = "User: arn:aws:sts::000000000000:assumed-role/Runner/alice is not authorized to perform: \
                 sagemaker:DescribeDomain on resource: arn:aws:sagemaker:us-east-1:000000000000:domain/d-1 ";
    for (refusal, end) in [
        (
            Refusal::NoAllow(PolicyUse::Identity),
            "because no identity-based policy allows the sagemaker:DescribeDomain action",
        ),
        (
            Refusal::NoAllow(PolicyUse::Session),
            "because no session policy allows the sagemaker:DescribeDomain action",
        ),
        (
            Refusal::NoAllow(PolicyUse::Endpoint),
            "because no VPC endpoint policy allows the sagemaker:DescribeDomain action",
        ),
        (
            Refusal::NoAllow(PolicyUse::Trust),
            "because no role trust policy allows the sagemaker:DescribeDomain action",
        ),
        (
            Refusal::ExplicitDeny(PolicyUse::Identity),
            "with an explicit deny in an identity-based policy",
        ),
        (
            Refusal::ExplicitDeny(PolicyUse::Session),
            "with an explicit deny in a session policy",
        ),
        (
            Refusal::ExplicitDeny(PolicyUse::Endpoint),
            "with an explicit deny in a VPC endpoint policy",
        ),
        (
            Refusal::ExplicitDeny(PolicyUse::Trust),
            "with an explicit deny in the role trust policy",
        ),
    ] {
        assert_eq!(refusal.message(&request), format!("{start}{end}"));
    }
}

#[test]
fn a_trust_policy_decides_alone() {
    let trust = document(
        r#"{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}"#,
        PolicyUse::Trust,
    );
    let context = Context::default();
    for (principal, expected) in [
        (Principal::Service("sagemaker.amazonaws.com".to_owned()), Ok(())),
        (root(), Err(Refusal::NoAllow(PolicyUse::Trust))),
    ] {
        let request = Request {
            action: "sts:AssumeRole",
            resource: ROLE,
            principal: &principal,
            context: &context,
        };
        assert_eq!(trust.decide(&request).allowed_by(PolicyUse::Trust), expected);
    }
    assert_eq!(
        Decision::Denied.allowed_by(PolicyUse::Trust),
        Err(Refusal::ExplicitDeny(PolicyUse::Trust))
    );
}
