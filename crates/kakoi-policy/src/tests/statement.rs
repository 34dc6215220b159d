//! Actions, principals, resources and variables.

use super::*;

const ANY: &str = r#""Action":"*","Resource":"*""#;

#[test]
fn a_deny_wins_in_any_order() {
    let allow = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#;
    let deny = r#"{"Effect":"Deny","Action":"s3:Get*","Resource":"arn:aws:s3:::data/*"}"#;
    let other = r#"{"Effect":"Deny","Action":"ec2:*","Resource":"*"}"#;
    for (statements, expected) in [
        (vec![allow, deny], Decision::Denied),
        (vec![deny, allow], Decision::Denied),
        (vec![other, allow], Decision::Allowed),
        (vec![other], Decision::Silent),
    ] {
        let document = document(&statements.join(","), PolicyUse::Identity);
        assert_eq!(asked(&document, &Context::default()), expected, "{statements:?}");
    }
}

#[test]
fn actions_match_without_case_and_with_wildcards() {
    for (element, action, expected) in [
        (r#""Action":"*""#, "s3:GetObject", true),
        (r#""Action":"s3:*""#, "s3:GetObject", true),
        (r#""Action":"S3:getobject""#, "s3:GetObject", true),
        (r#""Action":"s3:Get?bject""#, "s3:GetObject", true),
        (r#""Action":"s3:G*t*ct""#, "s3:GetObject", true),
        (r#""Action":"s3:GetObject""#, "s3:GetObjectAcl", false),
        (r#""Action":"s3:Get?""#, "s3:Get", false),
        (r#""Action":["ec2:*","s3:List*"]"#, "s3:GetObject", false),
        (r#""NotAction":["ec2:*","s3:List*"]"#, "s3:GetObject", true),
        (r#""NotAction":["ec2:*","s3:Get*"]"#, "s3:GetObject", false),
    ] {
        let (principal, context) = (runner(), Context::default());
        let request = Request {
            action,
            resource: "*",
            principal: &principal,
            context: &context,
        };
        let found = verdict(PolicyUse::Identity, &format!(r#"{element},"Resource":"*""#), &request);
        assert_eq!(found, Some(expected), "{element} {action}");
    }
}

#[test]
fn principals_match_whole_names() {
    let role = |name: &str| format!(r#"{{"AWS":"{name}"}}"#);
    let (root, runner, anonymous) = (root(), runner(), Principal::Anonymous);
    let service = Principal::Service("sagemaker.amazonaws.com".to_owned());
    // In the order root, session, anonymous, service.
    for (principal, expected) in [
        (r#""*""#.to_owned(), [true; 4]),
        (role("*"), [true; 4]),
        (role("000000000000"), [true, true, false, false]),
        (role("arn:aws:iam::000000000000:root"), [true, true, false, false]),
        (role("111111111111"), [false; 4]),
        (role(ROLE), [false, true, false, false]),
        (role("arn:aws:iam::000000000000:role/Runner"), [false; 4]),
        (role(SESSION), [false, true, false, false]),
        (role("arn:aws:sts::000000000000:assumed-role/Runner/bob"), [false; 4]),
        (role("arn:aws:iam::000000000000:user/alice"), [false; 4]),
        (
            r#"{"Service":"sagemaker.amazonaws.com"}"#.to_owned(),
            [false, false, false, true],
        ),
        (r#"{"Service":"ec2.amazonaws.com"}"#.to_owned(), [false; 4]),
        (r#"{"Federated":"accounts.google.com"}"#.to_owned(), [false; 4]),
        (
            r#"{"AWS":"111111111111","Service":["x.y","sagemaker.amazonaws.com"]}"#.to_owned(),
            [false, false, false, true],
        ),
    ] {
        let context = Context::default();
        let who = [&root, &runner, &anonymous, &service];
        let matches = |element: &str| {
            who.map(|who| {
                let request = Request {
                    action: "s3:GetObject",
                    resource: "*",
                    principal: who,
                    context: &context,
                };
                verdict(
                    PolicyUse::Endpoint,
                    &format!(r#""{element}":{principal},{ANY}"#),
                    &request,
                )
            })
        };
        assert_eq!(matches("Principal"), expected.map(Some), "{principal}");
        assert_eq!(matches("NotPrincipal"), expected.map(|e| Some(!e)), "not {principal}");
    }
}

#[test]
fn resources_match_part_by_part() {
    for (pattern, resource, expected) in [
        ("*", "*", Some(true)),
        ("*", "arn:aws:s3:::b", Some(true)),
        ("arn:aws:s3:::*", "*", Some(false)),
        ("arn:aws:s3:::b", "arn:aws:s3:::b", Some(true)),
        ("arn:aws:s3:::b", "arn:aws:s3:::B", Some(false)),
        ("arn:aws:s3:::b", "arn:aws:s3:::b/k", Some(false)),
        ("arn:aws:s3:::b*", "arn:aws:s3:::b/k/l", Some(true)),
        ("arn:aws:s3:::b/*", "arn:aws:s3:::b", Some(false)),
        ("arn:aws:s3:::b/?", "arn:aws:s3:::b/:", Some(true)),
        (
            "arn:aws:logs:*:*:log-group:*:x",
            "arn:aws:logs:r:0:log-group:/a:b:x",
            Some(true),
        ),
        ("arn:aws:s?:::b", "arn:aws:s3:::b", Some(true)),
        (
            "arn:aws:sagemaker:*:0:domain/d-*",
            "arn:aws:sagemaker:us-east-1:0:domain/d-1",
            Some(true),
        ),
        (
            "arn:aws:sagemaker:*:1:domain/d-*",
            "arn:aws:sagemaker:us-east-1:0:domain/d-1",
            Some(false),
        ),
        // Missing parts are completed.
        ("arn:aws:s3", "arn:aws:s3:::b/k", Some(true)),
        ("arn:aws:s3:*", "arn:aws:s3:::b/k", Some(true)),
        ("arn:aws:ec2", "arn:aws:s3:::b/k", Some(false)),
        // Only with a `*` that takes a colon before the last part.
        ("arn:aws:*:role/r", "arn:aws:iam::0:role/r", None),
        ("arn:aws:*:user/r", "arn:aws:iam::0:role/r", Some(false)),
    ] {
        let (principal, context) = (runner(), Context::default());
        let request = Request {
            action: "x:y",
            resource,
            principal: &principal,
            context: &context,
        };
        let with = |element| {
            verdict(
                PolicyUse::Identity,
                &format!(r#""Action":"*","{element}":"{pattern}""#),
                &request,
            )
        };
        assert_eq!(with("Resource"), expected, "{pattern} {resource}");
        assert_eq!(with("NotResource"), expected.map(|e| !e), "not {pattern} {resource}");
    }
}

#[test]
fn variables_stand_for_values_of_the_request() {
    let found = context(&[
        ("aws:PrincipalArn", ROLE),
        ("aws:userid", "AROA:alice"),
        ("aws:PrincipalTag/Team", "blue"),
        ("s3:prefix", "p*"),
        ("aws:TagKeys", "a"),
        ("aws:TagKeys", "b"),
    ]);
    for (pattern, tail, expected) in [
        ("${aws:userid}/x", "AROA:alice/x", Some(true)),
        ("${AWS:UserId}/x", "AROA:alice/x", Some(true)),
        ("${ aws:userid }/x", "AROA:alice/x", Some(true)),
        ("${aws:userid}/x", "AROA:bob/x", Some(false)),
        ("${aws:PrincipalTag/team}-*", "blue-1", Some(true)),
        ("${aws:PrincipalArn}", ROLE, Some(true)),
        // A value's wildcards are plain characters.
        ("${s3:prefix}", "p*", Some(true)),
        ("${s3:prefix}", "pq", Some(false)),
        ("a${*}b", "a*b", Some(true)),
        ("a${*}b", "axb", Some(false)),
        ("a${?}b", "a?b", Some(true)),
        ("a${?}b", "axb", Some(false)),
        ("a${$}{x}", "a${x}", Some(true)),
        ("$x{", "$x{", Some(true)),
        ("${aws:PrincipalTag/none, 'red'}", "red", Some(true)),
        ("${aws:PrincipalTag/none, 'a}b'}", "a}b", Some(true)),
        ("${aws:PrincipalTag/none,''}x", "x", Some(true)),
        ("${aws:PrincipalTag/team, 'red'}", "red", Some(false)),
        // No value, more than one value, and no key: unknown, unless no value could match.
        ("${aws:PrincipalTag/none}/x", "y/x", None),
        ("${aws:PrincipalTag/none}/x", "y/z", Some(false)),
        ("${aws:TagKeys}", "a", None),
        ("${aws:TagKeys, 'a'}", "a", None),
        ("${nothing}", "a", None),
        ("${aws:userid", "a", None),
        ("${aws:userid, x}", "a", None),
        ("${aws:userid, 'x' y}", "a", None),
        ("${}", "a", None),
    ] {
        let principal = runner();
        let resource = format!("arn:aws:s3:::{tail}");
        let request = Request {
            action: "x:y",
            resource: &resource,
            principal: &principal,
            context: &found,
        };
        let element = format!(r#""Action":"*","Resource":"arn:aws:s3:::{pattern}""#);
        assert_eq!(
            verdict(PolicyUse::Identity, &element, &request),
            expected,
            "{pattern} {tail}"
        );
    }
}

#[test]
fn variables_have_no_value_before_the_last_part() {
    let context = context(&[("aws:PrincipalAccount", "0")]);
    let principal = runner();
    let element = r#""Action":"*","Resource":"arn:aws:ec2:r:${aws:PrincipalAccount}:vpc/v""#;
    for (resource, expected) in [("arn:aws:ec2:r:0:vpc/v", None), ("arn:aws:ec2:s:0:vpc/v", Some(false))] {
        let request = Request {
            action: "x:y",
            resource,
            principal: &principal,
            context: &context,
        };
        assert_eq!(verdict(PolicyUse::Identity, element, &request), expected, "{resource}");
    }
}

#[test]
fn variables_that_would_grow_without_bound_are_unknown() {
    let long = context(&[("aws:userid", &"u".repeat(5_000))]);
    let principal = runner();
    let resource = format!("arn:aws:s3:::{}", "u".repeat(10_000));
    let request = Request {
        action: "x:y",
        resource: &resource,
        principal: &principal,
        context: &long,
    };
    let element = r#""Action":"*","Resource":"arn:aws:s3:::${aws:userid}${aws:userid}""#;
    assert_eq!(verdict(PolicyUse::Identity, element, &request), None);
}

#[test]
fn older_documents_have_no_variables() {
    let text = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:userid}"}}"#;
    let document = Document::parse(text, PolicyUse::Identity).expect("a policy");
    let (principal, context) = (runner(), context(&[("aws:userid", "u")]));
    for (resource, expected) in [
        ("arn:aws:s3:::u", Decision::Silent),
        ("arn:aws:s3:::${aws:userid}", Decision::Allowed),
    ] {
        let request = Request {
            action: "x:y",
            resource,
            principal: &principal,
            context: &context,
        };
        assert_eq!(document.decide(&request), expected, "{resource}");
    }
}
