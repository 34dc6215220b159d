//! `Condition` elements.

use crate::pattern::{Pattern, Syntax};
use crate::verdict::Verdict;
use crate::{Context, arn, value};
use ipnet::IpNet;
use std::cmp::Ordering;
use std::net::IpAddr;

/// One operator with one key. Several of them must all match.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Condition {
    key: String,
    /// `None` if the operator is unknown or can't read one of the values.
    test: Option<Test>,
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    /// `Null`: what may be said of the key's absence.
    Null(Vec<bool>),
    Values {
        of: Quantifier,
        /// `…IfExists`: an absent key matches.
        if_exists: bool,
        /// `…Not…`: a value matches if none of these does.
        negated: bool,
        any_of: Vec<Comparison>,
    },
}

/// Which of the request's values must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quantifier {
    /// No prefix: for keys with one value.
    Single,
    /// `ForAnyValue:`
    Any,
    /// `ForAllValues:`
    All,
}

/// What a value of the request is compared with.
#[derive(Clone, Debug, PartialEq)]
enum Comparison {
    Text { pattern: Pattern, ignore_case: bool },
    Arn(Pattern),
    Number(Relation, i128),
    Date(Relation, i128),
    Bool(Pattern),
    Address(IpNet),
    Binary(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Equals,
    LessThan,
    LessThanEquals,
    GreaterThan,
    GreaterThanEquals,
}

impl Relation {
    /// By an operator's name in small letters, without its first word; with whether it's negated.
    fn named(name: &str) -> Option<(Self, bool)> {
        Some(match name {
            "equals" => (Self::Equals, false),
            "notequals" => (Self::Equals, true),
            "lessthan" => (Self::LessThan, false),
            "lessthanequals" => (Self::LessThanEquals, false),
            "greaterthan" => (Self::GreaterThan, false),
            "greaterthanequals" => (Self::GreaterThanEquals, false),
            _ => return None,
        })
    }

    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Equals => ordering.is_eq(),
            Self::LessThan => ordering.is_lt(),
            Self::LessThanEquals => ordering.is_le(),
            Self::GreaterThan => ordering.is_gt(),
            Self::GreaterThanEquals => ordering.is_ge(),
        }
    }
}

impl Condition {
    /// Reads an operator, a key and its values. Operators are compared without case.
    pub fn new(operator: &str, key: &str, values: &[String], variables: bool) -> Self {
        Self {
            key: key.to_owned(),
            test: test(&operator.to_ascii_lowercase(), values, variables),
        }
    }

    /// Whether it matches. An absent key follows AWS's rules: it matches `…IfExists`, `ForAllValues:` and negated operators,
    /// but not `ForAnyValue:`.
    pub fn matches(&self, context: &Context) -> Verdict {
        let found = context.get(&self.key);
        match (&self.test, found) {
            (None, _) => Verdict::Unknown,
            (Some(Test::Null(wanted)), _) => wanted.contains(&found.is_none()).into(),
            (
                Some(Test::Values {
                    of, if_exists, negated, ..
                }),
                None,
            ) => match of {
                _ if *if_exists => Verdict::Yes,
                Quantifier::All => Verdict::Yes,
                Quantifier::Any => Verdict::No,
                Quantifier::Single => (*negated).into(),
            },
            (
                Some(Test::Values {
                    of, negated, any_of, ..
                }),
                Some(found),
            ) => {
                let each = found.iter().map(|value| {
                    let verdict = Verdict::any(any_of.iter().map(|c| c.matches(value, context)));
                    if *negated { !verdict } else { verdict }
                });
                match (of, negated) {
                    (Quantifier::Any, _) | (Quantifier::Single, false) => Verdict::any(each),
                    (Quantifier::All, _) | (Quantifier::Single, true) => Verdict::all(each),
                }
            }
        }
    }
}

fn test(operator: &str, values: &[String], variables: bool) -> Option<Test> {
    let (of, name) = if let Some(name) = operator.strip_prefix("foranyvalue:") {
        (Quantifier::Any, name)
    } else if let Some(name) = operator.strip_prefix("forallvalues:") {
        (Quantifier::All, name)
    } else {
        (Quantifier::Single, operator)
    };
    if name == "null" && of == Quantifier::Single {
        return values.iter().map(|v| boolean(v)).collect::<Option<_>>().map(Test::Null);
    }
    let (name, if_exists) = match name.strip_suffix("ifexists") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let text = |wildcards, ignore_case| {
        move |value: &str| {
            let pattern = Pattern::parse(value, Syntax { wildcards, variables });
            Some(Comparison::Text { pattern, ignore_case })
        }
    };
    let comparisons = |read: &dyn Fn(&str) -> Option<Comparison>| values.iter().map(|v| read(v)).collect();
    let (negated, any_of): (bool, Option<Vec<_>>) = match name {
        "stringequals" => (false, comparisons(&text(false, false))),
        "stringnotequals" => (true, comparisons(&text(false, false))),
        "stringequalsignorecase" => (false, comparisons(&text(false, true))),
        "stringnotequalsignorecase" => (true, comparisons(&text(false, true))),
        "stringlike" => (false, comparisons(&text(true, false))),
        "stringnotlike" => (true, comparisons(&text(true, false))),
        "arnequals" | "arnlike" | "arnnotequals" | "arnnotlike" => {
            let syntax = Syntax {
                wildcards: true,
                variables,
            };
            let read = |value: &str| Some(Comparison::Arn(Pattern::parse(value, syntax)));
            (name.starts_with("arnnot"), comparisons(&read))
        }
        "bool" => {
            let syntax = Syntax {
                wildcards: false,
                variables,
            };
            let known = |v: &str| boolean(v).is_some() || (variables && v.contains("${"));
            let read = |v: &str| known(v).then(|| Comparison::Bool(Pattern::parse(&v.to_ascii_lowercase(), syntax)));
            (false, comparisons(&read))
        }
        "ipaddress" | "notipaddress" => {
            let read = |value: &str| network(value).map(Comparison::Address);
            (name == "notipaddress", comparisons(&read))
        }
        "binaryequals" => {
            let read = |v: &str| value::base64(v).map(|v| Comparison::Binary(v.to_owned()));
            (false, comparisons(&read))
        }
        _ => {
            if let Some(relation) = name.strip_prefix("numeric") {
                let (relation, negated) = Relation::named(relation)?;
                let read = |v: &str| value::number(v).map(|v| Comparison::Number(relation, v));
                (negated, comparisons(&read))
            } else {
                let (relation, negated) = Relation::named(name.strip_prefix("date")?)?;
                let read = |v: &str| value::moment(v).map(|v| Comparison::Date(relation, v));
                (negated, comparisons(&read))
            }
        }
    };
    any_of.map(|any_of| Test::Values {
        of,
        if_exists,
        negated,
        any_of,
    })
}

impl Comparison {
    /// Compares a value of the request. One that can't be read is unknown.
    fn matches(&self, found: &str, context: &Context) -> Verdict {
        let known = |matched: Option<bool>| matched.map_or(Verdict::Unknown, Verdict::from);
        match self {
            Self::Text { pattern, ignore_case } => {
                let mut wanted = pattern.resolve(context);
                if !ignore_case {
                    return wanted.matches(found);
                }
                wanted.lower_case();
                let found: String = found.chars().flat_map(char::to_lowercase).collect();
                wanted.matches(&found)
            }
            Self::Arn(pattern) => arn::like(pattern, found, context),
            Self::Number(relation, wanted) => {
                known(value::number(found).map(|found| relation.holds(found.cmp(wanted))))
            }
            Self::Date(relation, wanted) => known(value::moment(found).map(|found| relation.holds(found.cmp(wanted)))),
            Self::Bool(pattern) => match boolean(found) {
                Some(found) => {
                    let mut wanted = pattern.resolve(context);
                    wanted.lower_case();
                    match (wanted.matches("true"), wanted.matches("false")) {
                        (Verdict::Yes, _) => found.into(),
                        (_, Verdict::Yes) => (!found).into(),
                        _ => Verdict::Unknown,
                    }
                }
                None => Verdict::Unknown,
            },
            Self::Address(range) => {
                let found = found.parse().ok().map(|a: IpAddr| a.to_canonical());
                known(found.map(|found| range.contains(&found)))
            }
            Self::Binary(wanted) => known(value::base64(found).map(|found| found == wanted)),
        }
    }
}

fn boolean(text: &str) -> Option<bool> {
    [true, false]
        .into_iter()
        .find(|b| text.eq_ignore_ascii_case(if *b { "true" } else { "false" }))
}

/// A range, or one address.
fn network(text: &str) -> Option<IpNet> {
    text.parse()
        .ok()
        .or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}
