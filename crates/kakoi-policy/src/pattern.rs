//! Text with wildcards and policy variables.

use crate::{Context, verdict::Verdict};

/// The longest text that a pattern grows to when its variables are replaced. Longer than any resource or condition value
/// that services take; a variable that would exceed it counts as one without a value.
const MAX_RESOLVED: usize = 8_192;

/// How text of a policy is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Syntax {
    /// `*` and `?` stand for other characters.
    pub wildcards: bool,
    /// `${key}` stands for a value of the request (documents of version 2012-10-17).
    pub variables: bool,
}

/// A piece of a pattern without variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glob {
    Char(char),
    /// `?`
    One,
    /// `*`
    Many,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Glob(Glob),
    /// A variable: the key's single value, else the default, else unknown.
    Variable {
        key: String,
        default: Option<String>,
    },
    /// A variable that can't have a value: malformed, or where AWS replaces none.
    Unusable,
}

/// Text with wildcards and variables.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern(pub Vec<Token>);

/// A pattern for one request.
pub(crate) struct Resolved {
    /// A variable without a value stands here as [`Glob::Many`]: what the pattern then doesn't match, it can't match
    /// whatever the value would be.
    pub globs: Vec<Glob>,
    /// Each variable had a value.
    pub exact: bool,
}

impl Resolved {
    /// Whether a text matches.
    pub fn matches(&self, text: &str) -> Verdict {
        self.judge(matches(&self.globs, text))
    }

    /// For comparisons without case.
    pub fn lower_case(&mut self) {
        let lower = |glob: &Glob| match glob {
            Glob::Char(c) => c.to_lowercase().map(Glob::Char).collect(),
            wildcard => vec![*wildcard],
        };
        self.globs = self.globs.iter().flat_map(lower).collect();
    }

    /// The verdict if the globs match or don't.
    pub fn judge(&self, matched: bool) -> Verdict {
        match (matched, self.exact) {
            (false, _) => Verdict::No,
            (true, true) => Verdict::Yes,
            (true, false) => Verdict::Unknown,
        }
    }
}

impl Pattern {
    /// Reads a pattern.
    pub fn parse(text: &str, syntax: Syntax) -> Self {
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if let Some(inner) = rest.strip_prefix("${").filter(|_| syntax.variables) {
                let (token, after) = variable(inner);
                tokens.push(token);
                rest = after;
                continue;
            }
            rest = &rest[first.len_utf8()..];
            tokens.push(Token::Glob(match first {
                '*' if syntax.wildcards => Glob::Many,
                '?' if syntax.wildcards => Glob::One,
                other => Glob::Char(other),
            }));
        }
        Self(tokens)
    }

    /// Replaces the variables. Wildcards in their values are plain characters.
    pub fn resolve(&self, context: &Context) -> Resolved {
        let mut globs = Vec::with_capacity(self.0.len());
        let mut exact = true;
        let mut room = MAX_RESOLVED;
        for token in &self.0 {
            let value = match token {
                Token::Glob(glob) => {
                    globs.push(*glob);
                    continue;
                }
                Token::Variable { key, default } => match context.get(key) {
                    Some([value]) => Some(value),
                    // Which of several values is meant nobody can say, so the default isn't right either.
                    Some(_) => None,
                    None => default.as_ref(),
                },
                Token::Unusable => None,
            };
            match value.filter(|v| v.len() <= room) {
                Some(value) => {
                    room -= value.len();
                    globs.extend(value.chars().map(Glob::Char));
                }
                None => {
                    exact = false;
                    globs.push(Glob::Many);
                }
            }
        }
        Resolved { globs, exact }
    }
}

/// Reads what follows `${`; the rest comes after its `}`. Forms: `key`, `key, 'default'`, and the characters `*`, `?`, `$`.
fn variable(text: &str) -> (Token, &str) {
    // The default may contain a brace, so it's read before the end is looked for.
    let Some(end_of_key) = text.find([',', '}']) else {
        return (Token::Unusable, "");
    };
    let (key, mut rest) = text.split_at(end_of_key);
    let key = key.trim();
    let mut default = None;
    if let Some(after) = rest.strip_prefix(',') {
        let quoted = after.trim_start().strip_prefix('\'').and_then(|q| q.split_once('\''));
        let Some((value, after)) = quoted else {
            return (Token::Unusable, after.split_once('}').map_or("", |(_, after)| after));
        };
        default = Some(value.to_owned());
        rest = after.trim_start();
    }
    let Some(after) = rest.strip_prefix('}') else {
        return (Token::Unusable, rest.split_once('}').map_or("", |(_, after)| after));
    };
    let token = match (key, &default) {
        ("*", None) => Token::Glob(Glob::Char('*')),
        ("?", None) => Token::Glob(Glob::Char('?')),
        ("$", None) => Token::Glob(Glob::Char('$')),
        _ if key.contains(':') => Token::Variable {
            key: key.to_owned(),
            default,
        },
        _ => Token::Unusable,
    };
    (token, after)
}

/// Whether a text matches as a whole. Time grows with the product of both lengths at most: of several `*` the last one seen
/// alone is ever moved, for a longer match of an earlier one finds nothing that the later one can't.
pub(crate) fn matches(globs: &[Glob], text: &str) -> bool {
    let mut at = 0;
    let mut rest = text.chars();
    // The position after the last `*`, and the text that it hasn't taken yet.
    let mut retry: Option<(usize, std::str::Chars<'_>)> = None;
    loop {
        if globs.get(at) == Some(&Glob::Many) {
            at += 1;
            retry = Some((at, rest.clone()));
            continue;
        }
        let mut ahead = rest.clone();
        let fits = match (ahead.next(), globs.get(at)) {
            (None, None) => return true,
            // The text ended before the pattern: a longer `*` leaves even less.
            (None, Some(_)) => return false,
            (Some(_), Some(Glob::One)) => true,
            (Some(found), Some(Glob::Char(wanted))) => found == *wanted,
            (Some(_), _) => false,
        };
        if fits {
            at += 1;
            rest = ahead;
            continue;
        }
        let Some((start, taken)) = &mut retry else {
            return false;
        };
        taken.next();
        at = *start;
        rest = taken.clone();
    }
}
