//! Condition operators.

use super::*;

/// Whether a `Condition` matches, as [`verdict`] says it.
fn matches(condition: &str, found: &[(&str, &str)]) -> Option<bool> {
    let (principal, context) = (runner(), context(found));
    let request = Request {
        action: "s3:GetObject",
        resource: "*",
        principal: &principal,
        context: &context,
    };
    let element = format!(r#""Action":"*","Resource":"*","Condition":{{{condition}}}"#);
    verdict(PolicyUse::Identity, &element, &request)
}

#[test]
fn each_operator_compares_one_value() {
    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);
    for (operator, wanted, found, expected) in [
        ("StringEquals", "a", "a", YES),
        ("stringequals", "a", "a", YES),
        ("StringEquals", "a", "A", NO),
        ("StringEquals", "a*", "ab", NO),
        ("StringEquals", "a*", "a*", YES),
        ("StringEquals", "${aws:userid}", "u", YES),
        ("StringEquals", "${aws:username}", "u", None),
        ("StringNotEquals", "a", "b", YES),
        ("StringNotEquals", "a", "a", NO),
        ("StringNotEquals", "${aws:username}", "u", None),
        ("StringEqualsIgnoreCase", "aÄ", "Aä", YES),
        ("StringEqualsIgnoreCase", "a", "b", NO),
        ("StringNotEqualsIgnoreCase", "a", "A", NO),
        ("StringNotEqualsIgnoreCase", "a", "b", YES),
        ("StringLike", "a*c?", "a/bcd", YES),
        ("StringLike", "a*", "Ab", NO),
        ("StringLike", "", "", YES),
        ("StringLike", "home/${aws:userid}/*", "home/u/x", YES),
        ("StringNotLike", "a*", "ab", NO),
        ("StringNotLike", "a*", "b", YES),
        ("ArnEquals", "arn:aws:iam::0:role/*", "arn:aws:iam::0:role/a/b", YES),
        ("ArnLike", "arn:aws:iam::*:role/r", "arn:aws:iam::0:role/r", YES),
        ("ArnLike", "arn:aws:*:role/r", "arn:aws:iam::0:role/r", None),
        ("ArnLike", "arn:aws:iam::0:role/r", "arn:aws:iam::1:role/r", NO),
        (
            "ArnLike",
            "arn:aws:iam::0:user/${aws:userid}",
            "arn:aws:iam::0:user/u",
            YES,
        ),
        ("ArnLike", "${aws:username}", "arn:aws:iam::0:user/u", None),
        ("ArnLike", "arn:aws:iam::0:role/r", "r", None),
        ("ArnNotEquals", "arn:aws:iam::0:role/*", "arn:aws:iam::0:role/r", NO),
        ("ArnNotLike", "arn:aws:iam::0:role/a", "arn:aws:iam::0:role/r", YES),
        ("ArnNotLike", "arn:aws:iam::0:role/a", "r", None),
        ("NumericEquals", "10", "10.0", YES),
        ("NumericEquals", "9007199254740993", "9007199254740992", NO),
        ("NumericEquals", "-1.5", "-1.50", YES),
        ("NumericNotEquals", "10", "11", YES),
        ("NumericLessThan", "10", "9.99", YES),
        ("NumericLessThan", "10", "10", NO),
        ("NumericLessThanEquals", "10", "10", YES),
        ("NumericGreaterThan", "10", "10", NO),
        ("NumericGreaterThan", "-10", "-9", YES),
        ("NumericGreaterThanEquals", "10", "10", YES),
        ("NumericEquals", "ten", "10", None),
        ("NumericEquals", "10", "ten", None),
        ("NumericNotEquals", "10", "ten", None),
        ("NumericEquals", "${aws:userid}", "10", None),
        ("NumericEquals", "1e3", "1000", None),
        ("NumericEquals", "NaN", "NaN", None),
        ("DateEquals", "2020-01-01T00:00:00Z", "1577836800", YES),
        ("DateEquals", "2020", "2020-01-01", YES),
        ("DateEquals", "2020-01-01T01:30+01:30", "2020-01-01T00:00:00.000Z", YES),
        ("DateNotEquals", "2020-01", "2020-02", YES),
        ("DateLessThan", "2020-03-01T00:00:00Z", "2020-02-29T23:59:59.999Z", YES),
        ("DateLessThan", "1600000000", "2020-09-13T12:26:40Z", NO),
        ("DateLessThanEquals", "1600000000", "2020-09-13T12:26:40Z", YES),
        ("DateGreaterThan", "2020-09-13T12:26:40Z", "1600000001", YES),
        ("DateGreaterThan", "1969-12-31T23:59:59Z", "-1", NO),
        ("DateGreaterThanEquals", "1969-12-31T23:59:59Z", "-1", YES),
        ("DateLessThan", "soon", "1600000000", None),
        ("DateLessThan", "2021-02-29", "1600000000", None),
        ("DateLessThan", "2021-02-28T10:00:00", "1600000000", None),
        ("DateLessThan", "2021-13-01", "1600000000", None),
        ("Bool", "true", "True", YES),
        ("Bool", "false", "true", NO),
        ("Bool", "perhaps", "true", None),
        ("Bool", "true", "perhaps", None),
        ("Bool", "${aws:SecureTransport}", "true", YES),
        ("Bool", "${aws:username}", "true", None),
        ("IpAddress", "10.0.0.0/8", "10.1.2.3", YES),
        ("IpAddress", "10.1.2.3/8", "10.9.9.9", YES),
        ("IpAddress", "10.1.2.3", "10.1.2.3", YES),
        ("IpAddress", "10.1.2.3", "10.1.2.4", NO),
        ("IpAddress", "10.0.0.0/8", "::ffff:10.1.2.3", YES),
        ("IpAddress", "2001:db8::/32", "2001:db8::1", YES),
        ("IpAddress", "2001:db8::/32", "10.1.2.3", NO),
        ("NotIpAddress", "10.0.0.0/8", "10.1.2.3", NO),
        ("NotIpAddress", "10.0.0.0/8", "192.0.2.1", YES),
        ("NotIpAddress", "10.0.0.0/8", "here", None),
        ("NotIpAddress", "10.0.0.0/33", "10.1.2.3", None),
        ("BinaryEquals", "QmluYXJ5", "QmluYXJ5", YES),
        ("BinaryEquals", "QmluYXJ5", "QmluYXJ6", NO),
        ("BinaryEquals", "QQ==", "QQ==", YES),
        ("BinaryEquals", "QR==", "QQ==", None),
        ("BinaryEquals", "Q", "QQ==", None),
        ("BinaryEquals", "QQ==", "A", None),
        ("Null", "true", "x", NO),
        ("Null", "false", "x", YES),
        ("Null", "perhaps", "x", None),
        // What AWS doesn't have either.
        ("StringMatches", "x", "x", None),
        ("NumericLike", "1", "1", None),
        ("DateLike", "1", "1", None),
        ("NullIfExists", "true", "x", None),
        ("ForAnyValue:Null", "true", "x", None),
        ("ForEachValue:StringEquals", "x", "x", None),
        ("", "x", "x", None),
    ] {
        let condition = format!(r#""{operator}":{{"k:x":"{wanted}"}}"#);
        let all = [("k:x", found), ("aws:userid", "u"), ("aws:SecureTransport", "true")];
        assert_eq!(matches(&condition, &all), expected, "{operator} {wanted} {found}");
    }
}

#[test]
fn absent_keys_follow_awss_rules() {
    for (operator, value, expected) in [
        ("StringEquals", "a", Some(false)),
        ("StringLike", "*", Some(false)),
        ("NumericLessThan", "1", Some(false)),
        ("IpAddress", "0.0.0.0/0", Some(false)),
        ("StringNotEquals", "a", Some(true)),
        ("StringNotLike", "*", Some(true)),
        ("ArnNotLike", "arn:aws:iam::0:role/r", Some(true)),
        ("NumericNotEquals", "1", Some(true)),
        ("DateNotEquals", "2020", Some(true)),
        ("NotIpAddress", "0.0.0.0/0", Some(true)),
        ("StringEqualsIfExists", "a", Some(true)),
        ("BoolIfExists", "true", Some(true)),
        ("StringNotEqualsIfExists", "a", Some(true)),
        ("ForAllValues:StringEquals", "a", Some(true)),
        ("ForAnyValue:StringEquals", "a", Some(false)),
        ("ForAnyValue:StringNotEquals", "a", Some(false)),
        ("ForAnyValue:StringEqualsIfExists", "a", Some(true)),
        ("Null", "true", Some(true)),
        ("Null", "false", Some(false)),
        // What can't be evaluated isn't saved by an absent key.
        ("StringMatchesIfExists", "a", None),
        ("NumericEqualsIfExists", "one", None),
        ("NotIpAddress", "here", None),
    ] {
        assert_eq!(
            matches(&format!(r#""{operator}":{{"k:x":"{value}"}}"#), &[]),
            expected,
            "{operator} {value}"
        );
    }
    assert_eq!(
        matches(r#""StringEqualsIfExists":{"k:x":"a"}"#, &[("k:x", "b")]),
        Some(false)
    );
}

#[test]
fn sets_of_values() {
    let ab = [("k:x", "a"), ("k:x", "b")];
    for (condition, expected) in [
        (r#""ForAnyValue:StringEquals":{"k:x":["b","c"]}"#, Some(true)),
        (r#""ForAnyValue:StringEquals":{"k:x":["c"]}"#, Some(false)),
        (r#""ForAllValues:StringEquals":{"k:x":["a","b","c"]}"#, Some(true)),
        (r#""ForAllValues:StringEquals":{"k:x":["a","c"]}"#, Some(false)),
        (r#""ForAnyValue:StringNotEquals":{"k:x":["a"]}"#, Some(true)),
        (r#""ForAnyValue:StringNotEquals":{"k:x":["a","b"]}"#, Some(false)),
        (r#""ForAllValues:StringNotEquals":{"k:x":["a"]}"#, Some(false)),
        (r#""ForAllValues:StringNotEquals":{"k:x":["c"]}"#, Some(true)),
        (r#""StringEquals":{"k:x":"b"}"#, Some(true)),
        (r#""StringNotEquals":{"k:x":"b"}"#, Some(false)),
        (r#""forallvalues:stringlikeifexists":{"k:x":["?"]}"#, Some(true)),
    ] {
        assert_eq!(matches(condition, &ab), expected, "{condition}");
    }
}

#[test]
fn values_are_or_and_keys_and_operators_are_and() {
    let found = [("k:x", "a"), ("k:y", "1")];
    for (condition, expected) in [
        (r#""StringEquals":{"k:x":["b","a"]}"#, Some(true)),
        (r#""StringNotEquals":{"k:x":["b","a"]}"#, Some(false)),
        (r#""StringNotEquals":{"k:x":["b","c"]}"#, Some(true)),
        (r#""StringEquals":{"K:X":"a","k:Y":"1"}"#, Some(true)),
        (r#""StringEquals":{"k:x":"a","k:y":"2"}"#, Some(false)),
        (r#""StringEquals":{"k:x":"a"},"NumericLessThan":{"k:y":2}"#, Some(true)),
        (r#""StringEquals":{"k:x":"a"},"NumericLessThan":{"k:y":1}"#, Some(false)),
        (r#""Null":{"k:x":["true","false"]}"#, Some(true)),
        (r#""StringEquals":{}"#, Some(true)),
        // A known answer stands beside an unknown one if that couldn't change it.
        (r#""StringEquals":{"k:x":["a","${aws:username}"]}"#, Some(true)),
        (r#""StringEquals":{"k:x":["b","${aws:username}"]}"#, None),
        (r#""Unheard":{"k:x":"a"},"StringEquals":{"k:x":"a"}"#, None),
        (r#""Unheard":{"k:x":"a"},"StringEquals":{"k:x":"b"}"#, Some(false)),
        // A malformed value makes the whole condition unknown.
        (r#""NumericEquals":{"k:y":["1","one"]}"#, None),
    ] {
        assert_eq!(matches(condition, &found), expected, "{condition}");
    }
}
