//! The grammar.

use super::*;

const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
const IDENTITY: &str = r#"{"Statement":{"Effect":"Deny","Action":["s3:*"],"Resource":"*"}}"#;
const ENDPOINT: &str = r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#;

#[test]
fn each_use_takes_its_own_form_only() {
    let uses = [
        PolicyUse::Identity,
        PolicyUse::Session,
        PolicyUse::Trust,
        PolicyUse::Endpoint,
    ];
    for (text, taken) in [
        (IDENTITY, [true, true, false, false]),
        (TRUST, [false, false, true, false]),
        (ENDPOINT, [false, false, false, true]),
    ] {
        assert_eq!(uses.map(|u| Document::parse(text, u).is_ok()), taken, "{text}");
    }
}

#[test]
fn what_aws_takes_is_taken() {
    for statement in [
        r#"{"Sid":"A1","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"A2","Effect":"Deny","NotAction":["S3:get*","ec2:Describe?"],"NotResource":"arn:aws:s3:::b"}"#,
        r#"{"Sid":"","Effect":"Allow","Action":"a:b","Resource":"*"},{"Sid":"","Effect":"Allow","Action":"a:b","Resource":"*"}"#,
        r#"{"Effect":"Allow","Action":"a:b","Resource":["arn:aws:sqs","*"],"Condition":{}}"#,
        r#"{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true},"NumericLessThan":{"s3:max-keys":[7,-1,2.5,"8"]},"StringEquals":{"aws:PrincipalTag/a:b":"x"}}}"#,
    ] {
        document(statement, PolicyUse::Identity);
    }
    for principal in [
        r#""*""#,
        r#"{"AWS":["*","000000000000","arn:aws:iam::000000000000:root","arn:aws:iam::000000000000:role/a/b","arn:aws:sts::000000000000:assumed-role/a/b","arn:aws:iam::000000000000:user/u"]}"#,
        r#"{"AWS":"111111111111","Service":["a.amazonaws.com"],"Federated":"accounts.google.com"}"#,
    ] {
        document(
            &format!(r#"{{"Effect":"Allow","Principal":{principal},"Action":"sts:AssumeRole"}}"#),
            PolicyUse::Trust,
        );
    }
    let whole = r#"{"Version":"2008-10-17","Id":"x y","Statement":{"Sid":"with space","Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#;
    assert!(Document::parse(whole, PolicyUse::Endpoint).is_ok());
}

#[test]
fn broken_documents_are_refused_with_what_to_mend() {
    for (bad, hint) in [
        ("", "invalid Json"),
        ("nonsense", "invalid Json"),
        ("[]", "JSON object"),
        ("{}", "Missing required field Statement"),
        (r#"{"Statement":[]}"#, "Missing required field Statement"),
        (r#"{"Statement":[1]}"#, "must be an object"),
        (r#"{"Statement":null}"#, "must be an object or a list"),
        (r#"{"Statement":[],"Statement":[]}"#, "Statement is there twice"),
        (r#"{"statement":[]}"#, "unknown member statement"),
        (r#"{"Id":1,"Statement":[]}"#, "Id must be a string"),
        (r#"{"Version":"2020-01-01","Statement":[]}"#, "valid version string"),
    ] {
        let error = Document::parse(bad, PolicyUse::Identity).expect_err(bad);
        assert!(error.contains(hint), "{bad}: {error}");
    }
    // A statement's members, each in place of one of a good statement.
    for (used_for, members, hint) in [
        (
            PolicyUse::Identity,
            r#""Action":"*","Resource":"*""#,
            "required field Effect",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Maybe","Action":"*","Resource":"*""#,
            "Invalid effect",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"allow","Action":"*","Resource":"*""#,
            "Invalid effect",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Resource":"*""#,
            "required field Action",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*""#,
            "must contain resources",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":7,"Resource":"*""#,
            "Action must be a string",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":[],"Resource":"*""#,
            "Action must be a string",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":["a:b",1],"Resource":"*""#,
            "Action must be a string",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","NotAction":"a:b","Resource":"*""#,
            "Action or NotAction",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"*","NotResource":"*""#,
            "Resource or NotResource",
        ),
        (
            PolicyUse::Endpoint,
            r#""Effect":"Allow","Action":"*","Resource":"*","Principal":"*","NotPrincipal":"*""#,
            "Principal or NotPrincipal",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*""#,
            "Effect is there twice",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"*","Colour":"red""#,
            "unknown member Colour",
        ),
        (
            PolicyUse::Identity,
            r#""Sid":"a b","Effect":"Allow","Action":"*","Resource":"*""#,
            "alpha-numeric",
        ),
        (
            PolicyUse::Identity,
            r#""Sid":1,"Effect":"Allow","Action":"*","Resource":"*""#,
            "Sid must be a string",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"GetObject","Resource":"*""#,
            "prefaced by a vendor",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"s3:a:b","Resource":"*""#,
            "only one colon",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*:Get","Resource":"*""#,
            "Vendor * is not valid",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"s3:","Resource":"*""#,
            "not an action",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"s3:Get Object","Resource":"*""#,
            "not an action",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"bucket""#,
            "must be in ARN format",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"*","Condition":[]"#,
            "Condition must be an object",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":1}"#,
            "Condition.Bool must be an object",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":[]}}"#,
            "values of a:b",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":{}}}"#,
            "values of a:b",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"ab":"x"}}"#,
            "prefaced by a vendor",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":"x","a:b":"y"}}"#,
            "a:b is there twice",
        ),
        (
            PolicyUse::Identity,
            r#""Effect":"Allow","Principal":"*","Action":"*","Resource":"*""#,
            "should not specify a principal",
        ),
        (
            PolicyUse::Session,
            r#""Effect":"Allow","NotPrincipal":"*","Action":"*","Resource":"*""#,
            "should not specify a principal",
        ),
        (
            PolicyUse::Endpoint,
            r#""Effect":"Allow","Action":"*","Resource":"*""#,
            "required field Principal",
        ),
        (
            PolicyUse::Endpoint,
            r#""Effect":"Allow","Principal":"*","Action":"*""#,
            "must contain resources",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Action":"sts:AssumeRole""#,
            "required field Principal",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*""#,
            "prohibited field Resource",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":"*","Action":"s3:GetObject""#,
            "only specify STS AssumeRole",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":"x","Action":"sts:AssumeRole""#,
            "Principal must be",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":{},"Action":"sts:AssumeRole""#,
            "Principal must be",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":{"AWS":[]},"Action":"sts:AssumeRole""#,
            "Principal.AWS must be",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":{"Who":"*"},"Action":"sts:AssumeRole""#,
            "Invalid principal",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":{"Service":"*"},"Action":"sts:AssumeRole""#,
            "Invalid principal",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:role/*"},"Action":"sts:AssumeRole""#,
            "Invalid principal",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":{"AWS":"arn:aws:iam::*:root"},"Action":"sts:AssumeRole""#,
            "Invalid principal",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":{"AWS":"arn:aws:sts::000000000000:assumed-role/a"},"Action":"sts:AssumeRole""#,
            "Invalid principal",
        ),
        (
            PolicyUse::Trust,
            r#""Effect":"Allow","Principal":{"AWS":"12345"},"Action":"sts:AssumeRole""#,
            "Invalid principal",
        ),
    ] {
        let text = format!(r#"{{"Statement":{{{members}}}}}"#);
        let error = Document::parse(&text, used_for).expect_err(&text);
        assert!(error.contains(hint), "{text}: {error}");
    }
    let twice = r#"{"Statement":[{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let error = Document::parse(twice, PolicyUse::Identity).expect_err("twice");
    assert!(error.contains("must be unique"), "{error}");
}

#[test]
fn sizes_are_bounded() {
    let padded = |n: usize| format!("{IDENTITY}{}", " ".repeat(n - IDENTITY.len()));
    assert!(Document::parse(&padded(20_480), PolicyUse::Identity).is_ok());
    let error = Document::parse(&padded(20_481), PolicyUse::Identity).expect_err("too long");
    assert!(error.contains("20480"), "{error}");
    let deep = format!(r#"{{"Statement":{}1{}}}"#, "[".repeat(9_000), "]".repeat(9_000));
    let error = Document::parse(&deep, PolicyUse::Identity).expect_err("too deep");
    assert!(error.contains("recursion limit"), "{error}");
}
