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

fn layer(kind: Kind, documents: Vec<Document>) -> Layer {
    Layer {
        kind,
        documents: documents.into_iter().map(std::sync::Arc::new).collect(),
        broken: None,
    }
}

#[test]
fn every_kind_must_allow_and_none_deny() {
    use Kind::{Boundary, Endpoint, Identity, Session};
    use Refusal::{Denied, NotAllowed};
    let (principal, context) = (runner(), Context::default());
    for (layers, expected) in [
        (vec![], Ok(())),
        (vec![(Identity, vec![])], Err(NotAllowed(Identity))),
        (vec![(Identity, vec![ALLOW])], Ok(())),
        (vec![(Identity, vec![OTHER, ALLOW])], Ok(())),
        (vec![(Identity, vec![OTHER])], Err(NotAllowed(Identity))),
        (vec![(Identity, vec![ALLOW, DENY])], Err(Denied(Identity))),
        (
            vec![(Identity, vec![ALLOW]), (Session, vec![ALLOW]), (Endpoint, vec![ALLOW])],
            Ok(()),
        ),
        (
            vec![(Identity, vec![ALLOW]), (Session, vec![OTHER])],
            Err(NotAllowed(Session)),
        ),
        (
            vec![(Identity, vec![ALLOW]), (Boundary, vec![DENY])],
            Err(Denied(Boundary)),
        ),
        (
            vec![(Identity, vec![OTHER]), (Endpoint, vec![ALLOW])],
            Err(NotAllowed(Identity)),
        ),
        // A Deny is told before an Allow that's missing.
        (
            vec![(Identity, vec![OTHER]), (Endpoint, vec![DENY])],
            Err(Denied(Endpoint)),
        ),
        (vec![(Endpoint, vec![OTHER])], Err(NotAllowed(Endpoint))),
    ] {
        let with = |kind: Kind, statements: &[&str]| {
            let documents = statements.iter().map(|s| match kind {
                Endpoint => endpoint(s),
                Session => document(s, PolicyUse::Session),
                Identity | Boundary => document(s, PolicyUse::Identity),
            });
            layer(kind, documents.collect())
        };
        let judged: Vec<Layer> = layers.iter().map(|(kind, texts)| with(*kind, texts)).collect();
        assert_eq!(judge(&judged, &ask(&principal, &context)), expected, "{layers:?}");
    }
}

#[test]
fn what_can_not_be_evaluated_refuses_what_else_would_be_allowed() {
    let (principal, context) = (runner(), Context::default());
    let mut broken = layer(Kind::Identity, vec![document(ALLOW, PolicyUse::Identity)]);
    broken.broken = Some("it can't be read".to_owned());
    let refused = judge(&[broken], &ask(&principal, &context)).expect_err("a refusal");
    assert_eq!(refused.because("s3:GetObject"), "because it can't be read");
}

#[test]
fn refusals_are_worded_as_awss() {
    use Kind::{Boundary, Endpoint, Identity, Session};
    for (kind, missing, denying) in [
        (Identity, "identity-based policy", "an identity-based policy"),
        (Boundary, "permissions boundary", "a permissions boundary"),
        (Session, "session policy", "a session policy"),
        (Endpoint, "VPC endpoint policy", "a VPC endpoint policy"),
    ] {
        assert_eq!(
            Refusal::NotAllowed(kind).because("s3:GetObject"),
            format!("because no {missing} allows the s3:GetObject action")
        );
        assert_eq!(
            Refusal::Denied(kind).because("s3:GetObject"),
            format!("with an explicit deny in {denying}")
        );
    }
}
