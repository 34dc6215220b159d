//! Splitting query strings and form bodies into parameters, as strictly as AWS does.

use std::borrow::Cow;
use std::collections::HashSet;

use percent_encoding::percent_decode_str;

use crate::ApiError;

/// Parameters in the order they came, decoded.
pub(crate) type Params = Vec<(String, String)>;

/// Splits `a=1&b=2`. A parameter without `=` or text that isn't UTF-8 is `MalformedQueryString`; empty pieces between `&` are
/// skipped, as everybody does.
pub(crate) fn parse(text: &[u8]) -> Result<Params, ApiError> {
    let text = std::str::from_utf8(text).map_err(|_| malformed("The query string is not valid UTF-8"))?;
    text.split('&')
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let (name, value) = piece
                .split_once('=')
                .ok_or_else(|| malformed("The query string contains a parameter without a value"))?;
            Ok((component(name)?, component(value)?))
        })
        .collect()
}

/// Refuses a name that occurs twice, unless `allowed` says that it may.
pub(crate) fn refuse_repeated(params: &Params, allowed: impl Fn(&str) -> bool) -> Result<(), ApiError> {
    let mut seen = HashSet::with_capacity(params.len());
    match params
        .iter()
        .find(|(name, _)| !seen.insert(name.as_str()) && !allowed(name))
    {
        None => Ok(()),
        Some(_) => Err(malformed("The query string contains a parameter more than once")),
    }
}

/// AWS's error for a form that can't be read.
pub(crate) fn malformed(message: &'static str) -> ApiError {
    ApiError::client("MalformedQueryString", message)
}

fn component(raw: &str) -> Result<String, ApiError> {
    if !raw.contains(['%', '+']) {
        return Ok(raw.to_owned());
    }
    let spaced: Cow<str> = if raw.contains('+') {
        raw.replace('+', " ").into()
    } else {
        raw.into()
    };
    let decoded = percent_decode_str(&spaced).decode_utf8();
    decoded
        .map(Cow::into_owned)
        .map_err(|_| malformed("The query string is not valid UTF-8"))
}
