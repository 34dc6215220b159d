//! What holds for any document and any request.

use super::*;
use crate::pattern::{Glob, matches};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn action() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["*", "s3:*", "s3:GetObject", "s3:Put*", "ec2:*", "s3:?etObject"])
}

fn resource() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "*",
        "arn:aws:s3:::*",
        "arn:aws:s3:::data/*",
        "arn:aws:s3:::${aws:userid}/*",
        "arn:aws:s3:::${aws:PrincipalTag/none}/b",
    ])
}

fn condition() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        r#","Condition":{"StringEquals":{"aws:userid":"data"}}"#,
        r#","Condition":{"StringNotEquals":{"aws:userid":"data"}}"#,
        r#","Condition":{"Unheard":{"aws:userid":"data"}}"#,
        r#","Condition":{"Bool":{"aws:userid":"true"}}"#,
        r#","Condition":{"Null":{"aws:none":"true"}}"#,
    ])
}

prop_compose! {
    fn statement(effect: &'static str)(
        not_action in any::<bool>(), action in action(),
        not_resource in any::<bool>(), resource in resource(),
        condition in condition(),
    ) -> String {
        let not = |negated| if negated { "Not" } else { "" };
        let (a, r) = (not(not_action), not(not_resource));
        format!(r#"{{"Effect":"{effect}","{a}Action":"{action}","{r}Resource":"{resource}"{condition}}}"#)
    }
}

fn statements() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof![statement("Allow"), statement("Deny")], 1..5)
}

fn with(statements: &[String], more: &str) -> Document {
    let mut all = statements.to_vec();
    all.insert(all.len() / 2, more.to_owned());
    document(&all.join(","), PolicyUse::Identity)
}

/// The definition, with exponential time.
fn naive(globs: &[Glob], text: &[char]) -> bool {
    match (globs, text) {
        ([], []) => true,
        ([Glob::Many, rest @ ..], _) => (0..=text.len()).any(|n| naive(rest, &text[n..])),
        ([Glob::One, rest @ ..], [_, text @ ..]) => naive(rest, text),
        ([Glob::Char(wanted), rest @ ..], [found, text @ ..]) => wanted == found && naive(rest, text),
        _ => false,
    }
}

/// JSON that resembles policies: known names in wrong places.
fn json() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Version",
        "2012-10-17",
        "Statement",
        "Effect",
        "Allow",
        "Action",
        "s3:*",
        "Resource",
        "*",
        "arn:aws:s3:::${a:b, 'x'}/${",
        "Principal",
        "AWS",
        "Condition",
        "StringLike",
        "DateLessThan",
        "2020-01-01T00:00+é",
        "k:é",
    ]);
    let quoted = word.prop_map(|w| format!("\"{w}\""));
    let leaf = prop_oneof![quoted.clone(), Just("null".to_owned()), Just("-1.5".to_owned())];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        let member = (quoted.clone(), inner.clone()).prop_map(|(k, v)| format!("{k}:{v}"));
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|all| format!("[{}]", all.join(","))),
            prop::collection::vec(member, 0..5).prop_map(|all| format!("{{{}}}", all.join(","))),
        ]
    })
}

proptest! {
    #[test]
    fn a_deny_of_everything_wins(all in statements(), user in "data|other") {
        let deny = with(&all, r#"{"Effect":"Deny","Action":"*","Resource":"*"}"#);
        prop_assert_eq!(asked(&deny, &context(&[("aws:userid", &user)])), Decision::Denied);
    }

    #[test]
    fn one_more_allow_takes_nothing_away(all in statements(), allow in statement("Allow"), user in "data|other") {
        let found = context(&[("aws:userid", &user)]);
        let before = asked(&document(&all.join(","), PolicyUse::Identity), &found);
        let after = asked(&with(&all, &allow), &found);
        prop_assert!(after == before || (before, after) == (Decision::Silent, Decision::Allowed));
    }

    #[test]
    fn one_more_deny_gives_nothing(all in statements(), deny in statement("Deny"), user in "data|other") {
        let found = context(&[("aws:userid", &user)]);
        let before = asked(&document(&all.join(","), PolicyUse::Identity), &found);
        let after = asked(&with(&all, &deny), &found);
        prop_assert!(after == before || after == Decision::Denied);
    }

    #[test]
    fn wildcards_match_as_they_are_defined(pattern in "[ab*?]{0,8}", text in "[abc]{0,8}") {
        let globs: Vec<_> = pattern.chars().map(|c| match c {
            '*' => Glob::Many,
            '?' => Glob::One,
            other => Glob::Char(other),
        }).collect();
        let chars: Vec<_> = text.chars().collect();
        prop_assert_eq!(matches(&globs, &text), naive(&globs, &chars));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        for used_for in [PolicyUse::Identity, PolicyUse::Trust, PolicyUse::Endpoint, PolicyUse::Session] {
            let _ = Document::parse(&text, used_for);
        }
    }

    #[test]
    fn any_json_is_read_or_refused(text in json()) {
        for used_for in [PolicyUse::Identity, PolicyUse::Trust, PolicyUse::Endpoint, PolicyUse::Session] {
            let _ = Document::parse(&text, used_for);
        }
    }

    #[test]
    fn any_values_are_compared_without_a_panic(
        operator in "(ForAnyValue:|ForAllValues:)?(String|Arn|Numeric|Date|Binary)(Not)?(Equals|Like|LessThan)(IfExists)?|Bool|IpAddress|Null",
        wanted in "[-+.:0-9TZ${},'a*?=é]{0,20}",
        found in "[-+.:0-9TZ${},'a*?=é]{0,20}",
    ) {
        let condition = format!(r#""{operator}":{{"k:x":"{wanted}"}}"#);
        let statement = format!(r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}}"#);
        let _ = asked(&document(&statement, PolicyUse::Identity), &context(&[("k:x", &found)]));
    }
}

/// The pattern that takes a naive matcher longer than the age of the universe, as long as a document may be.
#[test]
fn many_wildcards_take_little_time() {
    let pattern = "*a".repeat(10_000);
    let globs: Vec<_> = pattern
        .chars()
        .map(|c| if c == '*' { Glob::Many } else { Glob::Char(c) })
        .collect();
    let started = Instant::now();
    assert!(!matches(&globs, &format!("{}b", "a".repeat(9_999))));
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}
