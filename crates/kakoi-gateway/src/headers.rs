//! What passes between browser and app, and what doesn't.

use crate::cookie;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// Headers of one connection only (RFC 9110, 7.6.1), and `Expect`, which the connection to the browser has answered.
const HOP_BY_HOP: [HeaderName; 10] = [
    header::CONNECTION,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::EXPECT,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
];

/// Beginnings of header names by which proxies tell apps who asks or from where, `_` read as `-` as CGI-like servers do. An app
/// behind this gateway gets none of them: from a browser they'd be lies.
const IDENTITIES: [&str; 24] = [
    "forwarded",
    "x-forwarded",
    "x-real-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "x-original-",
    "x-rewrite-url",
    "x-kakoi",
    "true-client-ip",
    "cf-",
    "via",
    "remote-",
    "x-remote-",
    "x-user",
    "x-auth",
    "x-webauth",
    "x-token",
    "x-access-token",
    "x-jupyterhub",
    "x-amz",
    "x-goog-",
    "x-ms-client-principal",
    "kubeflow-",
    "ssl-client",
];

fn names_identity(name: &HeaderName) -> bool {
    let name = name.as_str();
    let folded;
    let name = if name.contains('_') {
        folded = name.replace('_', "-");
        &folded
    } else {
        name
    };
    IDENTITIES.iter().any(|start| name.starts_with(start))
}

/// Removes what belongs to one connection, with what its `Connection` header names.
fn strip_hop_by_hop(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(header::CONNECTION)
        .iter()
        .flat_map(|value| value.as_bytes().split(|b| *b == b','))
        .filter_map(|name| HeaderName::from_bytes(name.trim_ascii()).ok())
        .collect();
    for name in named.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

/// Makes a browser's headers fit for the app: its own token, the site's host, nothing of ours.
pub(crate) fn to_app(headers: &mut HeaderMap, host: &HeaderValue, authorization: &HeaderValue) {
    strip_hop_by_hop(headers);
    let lies: Vec<HeaderName> = headers.keys().filter(|name| names_identity(name)).cloned().collect();
    for name in lies {
        headers.remove(name);
    }
    cookie::strip(headers);
    // After the stripping, which a `Connection: host` may have asked for.
    headers.insert(header::HOST, host.clone());
    headers.insert(header::AUTHORIZATION, authorization.clone());
}

/// Headers by which an app would speak for more than its own site, or for a later server on this port.
const APP_MAY_NOT: [HeaderName; 3] = [
    header::ALT_SVC,
    header::STRICT_TRANSPORT_SECURITY,
    HeaderName::from_static("proxy-connection"),
];

/// Makes an app's headers fit for the browser.
pub(crate) fn to_browser(headers: &mut HeaderMap) {
    strip_hop_by_hop(headers);
    for name in &APP_MAY_NOT {
        headers.remove(name);
    }
    if headers
        .get_all(header::SET_COOKIE)
        .iter()
        .any(|c| !cookie::app_may_set(c))
    {
        let kept: Vec<HeaderValue> = headers
            .get_all(header::SET_COOKIE)
            .iter()
            .filter(|c| cookie::app_may_set(c))
            .cloned()
            .collect();
        headers.remove(header::SET_COOKIE);
        for value in kept {
            headers.append(header::SET_COOKIE, value);
        }
    }
    // Other sites neither frame the app nor hold its window nor load its files. JupyterLab frames itself and opens windows.
    for (name, value) in [
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin-allow-popups",
        ),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}

/// The upgrade's own headers, put back after the stripping.
pub(crate) fn upgrade_to_websocket(headers: &mut HeaderMap) {
    headers.insert(header::CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
}

/// A query without `token=`, by which apps take credentials too; `None` if there's nothing to take out, and then the query
/// passes byte for byte.
pub(crate) fn query_without_token(query: &str) -> Option<String> {
    let is_token = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        percent_encoding::percent_decode_str(name).eq(b"token".iter().copied())
    };
    if !query.split('&').any(|pair| is_token(&pair)) {
        return None;
    }
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_token(pair)).collect();
    Some(kept.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v)))
            .collect()
    }

    #[test]
    fn nothing_that_names_an_identity_or_a_connection_reaches_the_app() {
        let mut headers = map(&[
            ("host", "x"),
            ("accept", "a"),
            ("x-xsrftoken", "t"),
            ("connection", "keep-alive, X-Named, host"),
            ("x-named", "1"),
            ("upgrade", "h2c"),
            ("te", "trailers"),
            ("x-forwarded-for", "1.1.1.1"),
            ("x_forwarded_user", "root"),
            ("forwarded", "for=1"),
            ("remote_user", "root"),
            ("remote-groups", "root"),
            ("x-remote-user", "root"),
            ("x-kakoi-profile", "bob"),
            ("x-auth-request-user", "bob"),
            ("kubeflow-userid", "bob"),
            ("authorization", "token stolen"),
        ]);
        to_app(
            &mut headers,
            &HeaderValue::from_static("site"),
            &HeaderValue::from_static("token own"),
        );
        let mut left: Vec<_> = headers.iter().map(|(n, v)| (n.as_str(), v.to_str().unwrap())).collect();
        left.sort_unstable();
        let wanted = [
            ("accept", "a"),
            ("authorization", "token own"),
            ("host", "site"),
            ("x-xsrftoken", "t"),
        ];
        assert_eq!(left, wanted);
    }

    #[test]
    fn a_query_loses_its_token_and_is_otherwise_untouched() {
        assert_eq!(query_without_token("a=%2F..;b&x=token&tokens=1"), None);
        assert_eq!(query_without_token("a=1&token=x&b").as_deref(), Some("a=1&b"));
        assert_eq!(query_without_token("%74oken=x").as_deref(), Some(""));
    }
}
