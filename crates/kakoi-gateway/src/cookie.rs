//! The session cookie: read, taken out of what goes to the app, and kept out of what comes from it.

use http::{HeaderMap, HeaderValue, header};
use std::time::Duration;

/// `__Host-` makes browsers insist on `Secure`, `Path=/` and no `Domain`: no other host, and no script, can set it here.
pub(crate) const NAME: &str = "__Host-kakoi";

/// What a request says about its session.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Presented<'a> {
    None,
    One(&'a str),
    /// Two cookies of the name: one of them was put there by somebody else.
    Several,
}

fn pairs(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    value.split(|b| *b == b';').map(<[u8]>::trim_ascii)
}

/// The value of a pair, if it's our cookie's.
fn ours(pair: &[u8]) -> Option<&[u8]> {
    let (name, value) = pair.split_at(pair.iter().position(|b| *b == b'=')?);
    (name.trim_ascii_end() == NAME.as_bytes()).then_some(&value[1..])
}

/// Looks for the session cookie.
pub(crate) fn presented(headers: &HeaderMap) -> Presented<'_> {
    let all = headers.get_all(header::COOKIE);
    let mut found = all.iter().flat_map(|value| pairs(value.as_bytes())).filter_map(ours);
    match (found.next(), found.next()) {
        (None, _) => Presented::None,
        // A value that isn't text was never given out.
        (Some(value), None) => std::str::from_utf8(value).map_or(Presented::None, Presented::One),
        (Some(_), Some(_)) => Presented::Several,
    }
}

/// Takes the session cookie out; the app's own stay as they are.
pub(crate) fn strip(headers: &mut HeaderMap) {
    let mut kept: Vec<u8> = Vec::new();
    for value in headers.get_all(header::COOKIE) {
        for pair in pairs(value.as_bytes()).filter(|pair| !pair.is_empty() && !is_reserved(pair)) {
            if !kept.is_empty() {
                kept.extend_from_slice(b"; ");
            }
            kept.extend_from_slice(pair);
        }
    }
    headers.remove(header::COOKIE);
    if let (false, Ok(value)) = (kept.is_empty(), HeaderValue::from_bytes(&kept)) {
        headers.insert(header::COOKIE, value);
    }
}

/// Whether a `name=value` could be taken for our cookie by some browser or parser: other case, spaces, or a nameless
/// cookie (`=__Host-kakoi=x`), which is sent back without its first `=`.
fn is_reserved(pair: &[u8]) -> bool {
    let start = pair.iter().position(|b| *b != b'=' && !b.is_ascii_whitespace());
    start.is_some_and(|start| {
        pair[start..]
            .get(..NAME.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(NAME.as_bytes()))
    })
}

/// Whether an app may set this cookie: not ours, and not one that other hosts would see.
pub(crate) fn app_may_set(value: &HeaderValue) -> bool {
    let mut parts = pairs(value.as_bytes());
    let pair = parts.next().unwrap_or_default();
    let names_domain = |attribute: &[u8]| {
        let name = attribute.split(|b| *b == b'=').next().unwrap_or_default();
        name.trim_ascii().eq_ignore_ascii_case(b"domain")
    };
    !is_reserved(pair) && !parts.any(names_domain)
}

/// The `Set-Cookie` of a new session.
pub(crate) fn issue(value: &str, lasts: Duration) -> Option<HeaderValue> {
    let seconds = lasts.as_secs();
    let text = format!("{NAME}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    let clean = value
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    clean.then(|| HeaderValue::from_str(&text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(values: &[&str]) -> HeaderMap {
        let pair = |v: &&str| (header::COOKIE, HeaderValue::from_bytes(v.as_bytes()).unwrap());
        values.iter().map(pair).collect()
    }

    #[test]
    fn the_cookie_is_found_once_and_duplicates_are_told() {
        assert_eq!(presented(&headers(&[])), Presented::None);
        assert_eq!(presented(&headers(&["a=b; __Host-kakoi=x; c=d"])), Presented::One("x"));
        assert_eq!(
            presented(&headers(&["__host-kakoi=x", "k__Host-kakoi=y"])),
            Presented::None
        );
        assert_eq!(
            presented(&headers(&["__Host-kakoi=x;__Host-kakoi=x"])),
            Presented::Several
        );
        assert_eq!(
            presented(&headers(&["__Host-kakoi=x", "__Host-kakoi=y"])),
            Presented::Several
        );
    }

    #[test]
    fn the_app_sees_its_own_cookies_and_never_ours() {
        let mut all = headers(&[
            "_xsrf=2|a; __Host-kakoi=x",
            "=__Host-kakoi=y; __HOST-KAKOI=z; user=\"q\"",
        ]);
        strip(&mut all);
        assert_eq!(
            all.get_all(header::COOKIE).iter().collect::<Vec<_>>(),
            ["_xsrf=2|a; user=\"q\""]
        );
        let mut only = headers(&["__Host-kakoi=x"]);
        strip(&mut only);
        assert!(only.get(header::COOKIE).is_none());
    }

    #[test]
    fn an_app_sets_neither_our_cookie_nor_one_with_a_domain() {
        for (text, may) in [
            ("_xsrf=1; Path=/", true),
            ("username-x=\"2|1:0\"; expires=Tue; HttpOnly; Path=/", true),
            ("subdomain=1; Path=/domain", true),
            ("__Host-kakoi=1; Path=/; Secure", false),
            (" __host-KAKOI =1", false),
            ("=__Host-kakoi=1", false),
            ("__Host-kakoi", false),
            ("a=b; Domain=localhost", false),
            ("a=b; domain = .localhost", false),
            ("a=b;DOMAIN", false),
        ] {
            assert_eq!(app_may_set(&HeaderValue::from_static(text)), may, "{text}");
        }
    }
}
