//! What a browser may ask at all: method, host, framing and origin of a request, before anybody looks at its session.

use crate::host;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};

/// Why a request ends here: a status, and what a person is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal(pub StatusCode, pub &'static str);

/// A request that may go on.
#[derive(Debug)]
pub(crate) struct Admitted {
    /// The `Host` header, which is exactly a site's.
    pub host: HeaderValue,
    /// The site's label.
    pub label: String,
    /// It opens a page in a window of its own, so the answer to it is a page, too.
    pub navigation: bool,
    /// It asks for a websocket.
    pub websocket: bool,
}

fn one<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Refusal> {
    let mut all = headers.get_all(name).iter();
    let Some(first) = all.next() else { return Ok(None) };
    let text = first.to_str().ok().filter(|_| all.next().is_none());
    text.map(Some).ok_or(Refusal(
        StatusCode::BAD_REQUEST,
        "A header of this request is there twice, or isn't text.",
    ))
}

/// Judges a request by its head.
pub(crate) fn admit(headers: &HeaderMap, method: &Method, uri: &Uri, port: u16) -> Result<Admitted, Refusal> {
    if *method == Method::CONNECT || *method == Method::TRACE {
        return Err(Refusal(
            StatusCode::METHOD_NOT_ALLOWED,
            "This method isn't served here.",
        ));
    }
    let host = site_host(headers, uri, port)?;
    let label = host::label(host, port).unwrap_or_default().to_owned();
    let host_value = HeaderValue::from_str(host).map_err(|_| MISDIRECTED)?;
    // Of two lengths, app and gateway might each believe another one.
    if headers.contains_key(header::TRANSFER_ENCODING) && headers.contains_key(header::CONTENT_LENGTH) {
        return Err(Refusal(StatusCode::BAD_REQUEST, "This request has two lengths."));
    }
    let websocket = wants_websocket(headers);
    let safe = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) && !websocket;
    let origin = one(headers, "origin")?;
    let own = origin.is_some_and(|origin| origin.strip_prefix("http://") == Some(host));
    // A page of another site can send this request, but can't leave out or change its Origin.
    if !own && (origin.is_some() || !safe) {
        return Err(FOREIGN);
    }
    let mode = one(headers, "sec-fetch-mode")?;
    let dest = one(headers, "sec-fetch-dest")?;
    let navigation = match mode {
        // Not into a frame of somebody else's page: only a window of its own.
        Some(mode) => mode == "navigate" && dest.is_none_or(|dest| dest == "document"),
        None => *method == Method::GET && accepts_html(headers),
    };
    let site = one(headers, "sec-fetch-site")?;
    if matches!(site, Some("cross-site" | "same-site")) && !(mode.is_some() && navigation) {
        return Err(FOREIGN);
    }
    Ok(Admitted {
        host: host_value,
        label,
        navigation,
        websocket,
    })
}

const MISDIRECTED: Refusal = Refusal(StatusCode::MISDIRECTED_REQUEST, "There's no site of this name.");
const FOREIGN: Refusal = Refusal(
    StatusCode::FORBIDDEN,
    "This request comes from another site, or doesn't say from which one.",
);

/// The one `Host`, exactly a site's; a request line with a host of its own must agree.
fn site_host<'a>(headers: &'a HeaderMap, uri: &Uri, port: u16) -> Result<&'a str, Refusal> {
    let host = one(headers, "host")?.ok_or(Refusal(StatusCode::BAD_REQUEST, "This request names no host."))?;
    if !host::is_site(host, port) {
        return Err(MISDIRECTED);
    }
    let agrees = uri.authority().is_none_or(|authority| authority.as_str() == host)
        && uri.scheme_str().is_none_or(|scheme| scheme == "http");
    if agrees { Ok(host) } else { Err(MISDIRECTED) }
}

fn wants_websocket(headers: &HeaderMap) -> bool {
    let has = |name, token: &str| {
        headers.get_all(name).iter().any(|value| {
            value
                .as_bytes()
                .split(|b| *b == b',')
                .any(|part| part.trim_ascii().eq_ignore_ascii_case(token.as_bytes()))
        })
    };
    has(header::CONNECTION, "upgrade") && has(header::UPGRADE, "websocket")
}

fn accepts_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|a| a.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Whether a browser only guesses that this page will be wanted.
pub(crate) fn is_prefetch(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-purpose", "x-moz"].iter().any(|name| {
        headers
            .get_all(*name)
            .iter()
            .any(|value| value.as_bytes().to_ascii_lowercase().starts_with(b"pre"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Request;

    const SITE: &str = "k0000000000000000000000000000000a.localhost:4560";

    fn status(method: &str, uri: &str, headers: &[(&str, &str)]) -> Result<bool, u16> {
        let mut builder = Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        let (parts, ()) = builder.body(()).unwrap().into_parts();
        admit(&parts.headers, &parts.method, &parts.uri, 4560)
            .map(|a| a.navigation)
            .map_err(|r| r.0.as_u16())
    }

    #[test]
    fn hosts_must_be_exact_single_and_agree_with_the_request_line() {
        let host = ("host", SITE);
        assert_eq!(status("GET", "/", &[host]), Ok(false));
        assert_eq!(status("GET", &format!("http://{SITE}/x"), &[host]), Ok(false));
        assert_eq!(status("GET", "http://evil.example/x", &[host]), Err(421));
        assert_eq!(status("GET", &format!("https://{SITE}/x"), &[host]), Err(421));
        assert_eq!(status("GET", &format!("http://u@{SITE}/x"), &[host]), Err(421));
        assert_eq!(status("GET", "/", &[("host", "127.0.0.1:4560")]), Err(421));
        assert_eq!(status("GET", "/", &[host, host]), Err(400));
        assert_eq!(status("GET", "/", &[]), Err(400));
    }

    #[test]
    fn other_sites_open_pages_and_do_nothing_else() {
        let host = ("host", SITE);
        let own = format!("http://{SITE}");
        let own = ("origin", own.as_str());
        let upgrade = [("connection", "Upgrade"), ("upgrade", "websocket")];
        for method in ["POST", "PUT", "PATCH", "DELETE", "QUERY"] {
            assert_eq!(status(method, "/", &[host]), Err(403), "{method} without Origin");
            assert_eq!(status(method, "/", &[host, ("origin", "null")]), Err(403));
            assert_eq!(status(method, "/", &[host, own]), Ok(false));
            let twin = ("origin", "http://k0000000000000000000000000000000b.localhost:4560");
            assert_eq!(status(method, "/", &[host, twin]), Err(403));
        }
        for origin in [
            "http://localhost:4560",
            "https://k0000000000000000000000000000000a.localhost:4560",
        ] {
            assert_eq!(status("GET", "/", &[host, ("origin", origin)]), Err(403), "{origin}");
            let asks = ("access-control-request-method", "PUT");
            assert_eq!(status("OPTIONS", "/", &[host, ("origin", origin), asks]), Err(403));
        }
        assert_eq!(status("GET", "/", &[host, upgrade[0], upgrade[1]]), Err(403));
        assert_eq!(status("GET", "/", &[host, own, upgrade[0], upgrade[1]]), Ok(false));
        for method in ["TRACE", "CONNECT"] {
            assert_eq!(status(method, SITE, &[host]), Err(405), "{method}");
        }
        let fetch = |site, mode, dest| {
            let headers = [
                host,
                ("sec-fetch-site", site),
                ("sec-fetch-mode", mode),
                ("sec-fetch-dest", dest),
            ];
            status("GET", "/", &headers)
        };
        assert_eq!(fetch("cross-site", "navigate", "document"), Ok(true));
        assert_eq!(fetch("cross-site", "navigate", "iframe"), Err(403));
        assert_eq!(fetch("cross-site", "no-cors", "image"), Err(403));
        assert_eq!(fetch("same-site", "cors", "empty"), Err(403));
        assert_eq!(fetch("same-origin", "cors", "empty"), Ok(false));
        assert_eq!(fetch("none", "navigate", "document"), Ok(true));
    }
}
