//! Filter patterns for plain text, as the CloudWatch Logs user guide has them ("Using filter patterns to match terms in
//! unstructured log events"): every term must occur, `?` before each makes one of them enough, `-` excludes. A term with other
//! characters than letters, digits and `_` is usually quoted. Case counts.

use kakoi_wire::ApiError;

use super::invalid;

/// A pattern for the text of an event.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    all: Vec<String>,
    any: Vec<String>,
    none: Vec<String>,
}

impl Pattern {
    /// Reads a pattern. Those for JSON, for columns and with regular expressions aren't served, and are refused by their names.
    pub fn parse(text: &str) -> Result<Self, ApiError> {
        let text = text.trim();
        if text.starts_with('{') {
            return Err(invalid(
                "Invalid filter pattern: JSON patterns ({ … }) aren't served here, only terms of plain text.",
            ));
        }
        if text.starts_with('[') {
            return Err(invalid(
                "Invalid filter pattern: space-delimited patterns ([ … ]) aren't served here, only terms of plain text.",
            ));
        }
        let mut pattern = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let (list, after) = match rest.as_bytes()[0] {
                b'?' => (&mut pattern.any, &rest[1..]),
                b'-' => (&mut pattern.none, &rest[1..]),
                _ => (&mut pattern.all, rest),
            };
            let (term, after) = term(after)?;
            list.push(term);
            rest = after.trim_start();
        }
        let has_plain = !pattern.all.is_empty() || !pattern.none.is_empty();
        if has_plain && !pattern.any.is_empty() {
            return Err(invalid(
                "Invalid filter pattern: terms with ? can't be combined with others; put ? before every term, or before none.",
            ));
        }
        Ok(pattern)
    }

    /// Whether a message fits.
    pub fn matches(&self, message: &str) -> bool {
        let occurs = |term: &String| message.contains(term.as_str());
        self.all.iter().all(occurs)
            && !self.none.iter().any(occurs)
            && (self.any.is_empty() || self.any.iter().any(occurs))
    }
}

/// One term, and what follows it.
fn term(text: &str) -> Result<(String, &str), ApiError> {
    if text.starts_with('%') {
        return Err(invalid(
            "Invalid filter pattern: regular expressions (%…%) aren't served here, only terms of plain text.",
        ));
    }
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let (term, after) = text.split_at(end);
        return match term {
            "" => Err(invalid("Invalid filter pattern: a term is missing after ? or -.")),
            term if term.contains('"') => Err(invalid(format!(
                "Invalid filter pattern: a quotation mark inside of {term}; quote the whole term and write \\\" inside."
            ))),
            term => Ok((term.to_owned(), after)),
        };
    };
    let mut term = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' if term.is_empty() => return Err(invalid("Invalid filter pattern: an empty term.")),
            '"' => return Ok((term, &quoted[at + 1..])),
            '\\' => term.extend(characters.next().map(|(_, escaped)| escaped)),
            other => term.push(other),
        }
    }
    Err(invalid("Invalid filter pattern: a quotation mark isn't closed."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_phrases_exclusions_and_alternatives() {
        let line = "[ERROR 419] MISSING \"ARGUMENTS\" for d-abc";
        for (pattern, wanted) in [
            ("", true),
            ("  ", true),
            ("ERROR", true),
            ("error", false),
            ("ERROR MISSING", true),
            ("ERROR absent", false),
            ("\"419] MISSING\"", true),
            ("\"MISSING 419]\"", false),
            ("\"\\\"ARGUMENTS\\\"\"", true),
            ("ERROR -MISSING", false),
            ("ERROR -absent", true),
            ("-\"419] MISSING\"", false),
            ("-absent", true),
            ("?absent ?MISSING", true),
            ("?absent ?\"also absent\"", false),
            ("d-abc", true), // a dash inside of a term excludes nothing
            ("ERROR\u{3000}MISSING", true),
        ] {
            let parsed = Pattern::parse(pattern).map_err(|e| e.chain()).expect(pattern);
            assert_eq!(parsed.matches(line), wanted, "{pattern}");
        }
    }

    #[test]
    fn what_isnt_served_or_isnt_a_pattern_is_refused_by_its_name() {
        for (pattern, word) in [
            ("{ $.level = \"ERROR\" }", "JSON"),
            (" [ip, user, status=4*]", "space-delimited"),
            ("%4[0-9]+%", "regular expressions"),
            ("-%a%", "regular expressions"),
            ("ERROR ?WARN", "?"),
            ("-ERROR ?WARN", "?"),
            ("\"open", "isn't closed"),
            ("\"open\\", "isn't closed"),
            ("\"\"", "empty"),
            ("- a", "missing"),
            ("?", "missing"),
            ("a\"b", "quotation mark"),
        ] {
            let error = Pattern::parse(pattern).expect_err(pattern);
            assert_eq!(error.code(), "InvalidParameterException");
            assert!(error.message().contains(word), "{pattern}: {}", error.message());
        }
    }
}
