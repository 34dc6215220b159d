//! Filters of the describe operations: values of one filter are alternatives, filters are joined by "and".

use crate::NetError;
use kakoi_types::Tags;

/// One filter: a name and its alternative values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Such as `vpc-id`, `tag:Name` or `tag-key`.
    pub name: String,
    /// Alternatives; `*` and `?` are wildcards.
    pub values: Vec<String>,
}

/// AWS's pattern match: `*` is any text, `?` any one character, `\` takes the next character literally.
/// Letters are compared with their case. Runs in O(pattern × text) at worst.
pub fn wildcard(pattern: &str, text: &str) -> bool {
    #[derive(PartialEq)]
    enum Token {
        Any,
        One,
        Literal(char),
    }
    let mut tokens = Vec::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        tokens.push(match c {
            '*' => Token::Any,
            '?' => Token::One,
            '\\' => Token::Literal(chars.next().unwrap_or('\\')),
            c => Token::Literal(c),
        });
    }
    let text: Vec<char> = text.chars().collect();
    let (mut p, mut t) = (0, 0);
    // The last star, and how much of the text it has swallowed: where to resume when the rest doesn't fit.
    let mut resume: Option<(usize, usize)> = None;
    while t < text.len() {
        match tokens.get(p) {
            Some(Token::Any) => {
                resume = Some((p + 1, t));
                p += 1;
            }
            Some(Token::One) => (p, t) = (p + 1, t + 1),
            Some(Token::Literal(c)) if *c == text[t] => (p, t) = (p + 1, t + 1),
            _ => match resume {
                Some((after_star, from)) => {
                    resume = Some((after_star, from + 1));
                    (p, t) = (after_star, from + 1);
                }
                None => return false,
            },
        }
    }
    tokens[p..].iter().all(|token| *token == Token::Any)
}

/// Refuses names that the operation doesn't know, before anything is looked at.
/// `tag:KEY` and `tag-key` are always known.
///
/// # Errors
/// `InvalidParameterValue`, also for a filter without values.
pub fn check_filter_names(filters: &[Filter], names: &[&str]) -> Result<(), NetError> {
    for filter in filters {
        let known =
            filter.name == "tag-key" || filter.name.starts_with("tag:") || names.contains(&filter.name.as_str());
        if !known {
            return Err(NetError::value(format!("The filter '{}' is invalid", filter.name)));
        }
        if filter.values.is_empty() {
            return Err(NetError::value(format!(
                "The filter '{}' needs at least one value",
                filter.name
            )));
        }
    }
    Ok(())
}

/// Whether a resource passes all filters. `field` gives the resource's values under a filter's name (several for
/// lists such as `group-id`, none when it has no such thing); tags are handled here.
pub fn matches_filters(filters: &[Filter], tags: &Tags, field: impl Fn(&str) -> Vec<String>) -> bool {
    filters.iter().all(|filter| {
        let passes = |text: &str| filter.values.iter().any(|pattern| wildcard(pattern, text));
        match filter.name.strip_prefix("tag:") {
            Some(key) => tags.get(key).is_some_and(|value| passes(value)),
            None if filter.name == "tag-key" => tags.keys().any(|key| passes(key)),
            None => field(&filter.name).iter().any(|value| passes(value)),
        }
    })
}
