//! ARNs with wildcards, compared part by part: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`.

use crate::pattern::{Glob, Pattern, Syntax, Token, matches};
use crate::{Context, verdict::Verdict};

/// What an ARN consists of; the last part may contain further colons.
const PARTS: usize = 6;

/// One entry of `Resource`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Resource {
    /// `*`: also what has no ARN.
    Any,
    Arn {
        pattern: Pattern,
        /// How many parts it lacks.
        missing: usize,
    },
}

impl Resource {
    /// Reads an entry, `None` if it's neither `*` nor begins as an ARN. Missing parts at the end are completed with `*`, as
    /// AWS does; variables have values in the last part only.
    pub fn parse(text: &str, variables: bool) -> Option<Self> {
        if text == "*" {
            return Some(Self::Any);
        }
        text.strip_prefix("arn:")?;
        let syntax = Syntax {
            wildcards: true,
            variables,
        };
        let mut pattern = Pattern::parse(text, syntax);
        let mut colons = 0_usize;
        for token in &mut pattern.0 {
            match token {
                Token::Glob(Glob::Char(':')) => colons += 1,
                Token::Variable { .. } if colons < PARTS - 1 => *token = Token::Unusable,
                _ => {}
            }
        }
        let missing = (PARTS - 1).saturating_sub(colons);
        Some(Self::Arn { pattern, missing })
    }

    /// Whether a request's resource matches. `*` and `?` in the last part also stand for `/` and `:`.
    ///
    /// A pattern that matches only if a `*` of an earlier part takes a colon too isn't decided: AWS's documentation lets a
    /// `*` at a part's end do so, and warns against it.
    pub fn matches(&self, resource: &str, context: &Context) -> Verdict {
        let Self::Arn { pattern, missing } = self else {
            return Verdict::Yes;
        };
        let mut resolved = pattern.resolve(context);
        let as_a_whole = matches(&resolved.globs, resource);
        for _ in 0..*missing {
            resolved.globs.extend([Glob::Char(':'), Glob::Many]);
        }
        match by_parts(&resolved.globs, resource) {
            Some(true) => resolved.judge(true),
            _ if as_a_whole => Verdict::Unknown,
            _ => Verdict::No,
        }
    }
}

/// A condition's ARN (`ArnLike`, which `ArnEquals` means too), compared with a value of the request. What isn't an ARN can't
/// be compared.
pub(crate) fn like(pattern: &Pattern, value: &str, context: &Context) -> Verdict {
    let resolved = pattern.resolve(context);
    // A variable may hold colons: without its value the parts aren't known.
    if !resolved.exact {
        return Verdict::Unknown;
    }
    by_parts(&resolved.globs, value).map_or(Verdict::Unknown, Verdict::from)
}

/// `None` if one of the two hasn't all parts.
fn by_parts(globs: &[Glob], text: &str) -> Option<bool> {
    let wanted: Vec<_> = globs.splitn(PARTS, |g| *g == Glob::Char(':')).collect();
    let found: Vec<_> = text.splitn(PARTS, ':').collect();
    if wanted.len() < PARTS || found.len() < PARTS {
        return None;
    }
    Some(wanted.iter().zip(found).all(|(wanted, found)| matches(wanted, found)))
}
