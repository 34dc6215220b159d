//! What people see when it isn't an app's page: refusals, waiting, the list of spaces.
//!
//! Nothing of the request is ever shown; what comes from a user (names, reasons) is escaped, and the policy of each page allows
//! no script and nothing from elsewhere.

use crate::admit::Refusal;
use crate::body::Body;
use crate::studio::{Listing, Waiting};
use http::{HeaderName, HeaderValue, Response, StatusCode, header};

const PAGE: &str = include_str!("pages/page.html");
const STYLE: &str = include_str!("pages/page.css");
/// SHA-256 of the style sheet, for the page's policy. A test compares them.
const STYLE_HASH: &str = "yX7LINI0XvLc1As/S2U+goXnFfzZXI/eufNnohEsIcc=";

/// Seconds between two looks of a page that waits.
const LOOK_AGAIN_SECONDS: u32 = 2;

/// Text as HTML shows it.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn set(response: &mut Response<Body>, pairs: &[(HeaderName, &'static str)]) {
    for (name, value) in pairs {
        response
            .headers_mut()
            .insert(name.clone(), HeaderValue::from_static(value));
    }
}

/// A page; `content` is HTML.
fn page(status: StatusCode, title: &str, content: &str) -> Response<Body> {
    let html = PAGE
        .replace("{style}", STYLE)
        .replace("{title}", &escape(title))
        .replace("{content}", content);
    let mut response = plain(status, html);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    set(&mut response, &[(header::CONTENT_TYPE, "text/html; charset=utf-8")]);
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// An answer for programs.
fn plain(status: StatusCode, text: impl Into<bytes::Bytes>) -> Response<Body> {
    let mut response = Response::new(Body::whole(text));
    *response.status_mut() = status;
    set(
        &mut response,
        &[
            (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::X_FRAME_OPTIONS, "DENY"),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        ],
    );
    response
}

fn either(navigation: bool, status: StatusCode, title: &str, content: &str, text: &'static str) -> Response<Body> {
    if navigation {
        page(status, title, content)
    } else {
        plain(status, text)
    }
}

const WAYS_IN: &str = "<p>Make a new one and open it in this browser:</p>\n<pre>kakoi space open DOMAIN/SPACE</pre>\n\
    <p class=\"small\">Or <code>aws sagemaker create-presigned-domain-url</code>. Each URL works once, for five minutes at most.</p>";

/// 403: a one-time URL that isn't good any more, or never was.
pub(crate) fn bad_token() -> Response<Body> {
    let content = format!("<p>It was used before, its time is over, or it was never one of ours.</p>\n{WAYS_IN}");
    page(StatusCode::FORBIDDEN, "This link doesn’t open anything", &content)
}

/// 401: no session, or one that's over.
pub(crate) fn sign_in(navigation: bool) -> Response<Body> {
    let content = format!("<p>This browser isn’t signed in here, or its session is over.</p>\n{WAYS_IN}");
    either(
        navigation,
        StatusCode::UNAUTHORIZED,
        "You aren’t signed in",
        &content,
        "This browser isn't signed in here; open a new presigned URL.\n",
    )
}

/// A request that isn't served. The connection ends with it, since what follows can't be trusted either.
pub(crate) fn refused(refusal: &Refusal) -> Response<Body> {
    let mut response = plain(refusal.0, format!("{}\n", refusal.1));
    set(&mut response, &[(header::CONNECTION, "close")]);
    if refusal.0 == StatusCode::METHOD_NOT_ALLOWED {
        set(
            &mut response,
            &[(header::ALLOW, "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE")],
        );
    }
    response
}

/// 404 on a domain's site.
pub(crate) fn nothing_here(navigation: bool) -> Response<Body> {
    either(
        navigation,
        StatusCode::NOT_FOUND,
        "There’s nothing here",
        "<p><a href=\"/\">The list of spaces</a></p>",
        "There's nothing here.\n",
    )
}

/// 429: this session or its site does too much at once.
pub(crate) fn busy(navigation: bool) -> Response<Body> {
    let mut response = either(
        navigation,
        StatusCode::TOO_MANY_REQUESTS,
        "Too much at once",
        "<p>This browser has too many requests or windows open here. Close some, then load the page again.</p>",
        "Too many requests or websockets of this session at once.\n",
    );
    set(&mut response, &[(header::RETRY_AFTER, "1")]);
    response
}

/// 503: the server is about to stop.
pub(crate) fn restarting(navigation: bool) -> Response<Body> {
    let mut response = either(
        navigation,
        StatusCode::SERVICE_UNAVAILABLE,
        "Kakoi is restarting",
        "<p>Notebooks go on running. This page looks again by itself.</p>",
        "The server is restarting.\n",
    );
    set(
        &mut response,
        &[(header::CONNECTION, "close"), (header::RETRY_AFTER, "2")],
    );
    look_again(&mut response);
    response
}

/// 503: something of ours failed.
pub(crate) fn unavailable(navigation: bool) -> Response<Body> {
    either(
        navigation,
        StatusCode::SERVICE_UNAVAILABLE,
        "Kakoi can’t answer now",
        "<p>Load the page again in a moment. If it stays like this, the server’s output says why.</p>",
        "The server can't answer now.\n",
    )
}

/// 502: the app runs, and doesn't answer.
pub(crate) fn no_answer(navigation: bool) -> Response<Body> {
    let mut response = either(
        navigation,
        StatusCode::BAD_GATEWAY,
        "The app doesn’t answer",
        "<p>This page looks again by itself. If it stays like this, look at the app’s output:</p>\n\
         <pre>kakoi app logs DOMAIN/SPACE</pre>",
        "The app doesn't answer.\n",
    );
    look_again(&mut response);
    response
}

/// 503: there's no running app.
pub(crate) fn waiting(navigation: bool, waiting: &Waiting) -> Response<Body> {
    let (title, content) = match waiting {
        Waiting::Missing { command } => (
            "The app isn’t running",
            format!(
                "<p>This space has no JupyterLab app. <code>CreateApp</code> starts one:</p>\n<pre>{}</pre>\n\
                 <p class=\"small\">This page looks again by itself.</p>",
                escape(command)
            ),
        ),
        Waiting::Changing { status } => (
            "The app isn’t ready yet",
            format!(
                "<p role=\"status\">Its status is <strong>{}</strong>.</p>\n<p class=\"small\">This page looks again by itself.</p>",
                escape(status)
            ),
        ),
        Waiting::Failed { reason } => (
            "The app has failed",
            format!(
                "<p>The reason it gave (<code>FailureReason</code>):</p>\n<pre>{}</pre>\n\
                 <p>When that is mended, delete the app and create it again.</p>",
                escape(reason)
            ),
        ),
    };
    let text = "The space's JupyterLab app isn't running.\n";
    let mut response = either(navigation, StatusCode::SERVICE_UNAVAILABLE, title, &content, text);
    set(&mut response, &[(header::RETRY_AFTER, "2")]);
    if !matches!(waiting, Waiting::Failed { .. }) {
        look_again(&mut response);
    }
    response
}

fn look_again(response: &mut Response<Body>) {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    if is_page {
        response
            .headers_mut()
            .insert(header::REFRESH, HeaderValue::from(LOOK_AGAIN_SECONDS));
    }
}

/// The spaces that a profile may open. `port` is the sites' port, to which the form's answer leads.
pub(crate) fn list(listing: &Listing, port: u16) -> Response<Body> {
    let mut rows = String::new();
    for entry in &listing.spaces {
        let name = escape(&entry.space);
        let shown = entry.display_name.as_deref().map_or_else(
            || name.clone(),
            |title| format!("{} <span class=\"small\">{name}</span>", escape(title)),
        );
        let kind = if entry.shared { "shared" } else { "private" };
        let status = escape(entry.status.as_deref().unwrap_or("no app"));
        rows.push_str(&format!(
            "<tr><td>{shown}</td><td>{kind}</td><td>{status}</td><td><form method=\"post\" action=\"/open\">\
             <button name=\"space\" value=\"{name}\" aria-label=\"Open {name}\">Open</button></form></td></tr>\n"
        ));
    }
    let table = if rows.is_empty() {
        "<p>There are no spaces that you may open. <code>CreateSpace</code> makes one.</p>".to_owned()
    } else {
        format!(
            "<table>\n<thead><tr><th scope=\"col\">Space</th><th scope=\"col\">Kind</th><th scope=\"col\">App</th>\
             <th scope=\"col\"><span class=\"small\">JupyterLab</span></th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
        )
    };
    let content = format!(
        "<p class=\"small\">Signed in as <strong>{}</strong>.</p>\n{table}",
        escape(&listing.profile)
    );
    let mut response = page(StatusCode::OK, &format!("Spaces of {}", listing.domain), &content);
    // The form leads, by way of its answer, to a space's site; browsers check that against the policy, too. With no referrer
    // at all they'd send `Origin: null`, which is refused.
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; \
         form-action 'self' http://*.localhost:{port}; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    set(&mut response, &[(header::REFERRER_POLICY, "same-origin")]);
    response
}

/// 303 to somewhere else; nothing keeps it or says where it came from.
pub(crate) fn see_other(location: HeaderValue) -> Response<Body> {
    let mut response = plain(StatusCode::SEE_OTHER, "");
    response.headers_mut().remove(header::CONTENT_TYPE);
    response.headers_mut().insert(header::LOCATION, location);
    response
}

/// Another method on an address of ours.
pub(crate) fn only(allow: &'static str) -> Response<Body> {
    let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "This method isn't served here.\n");
    set(&mut response, &[(header::ALLOW, allow)]);
    response
}

/// The address of a one-time URL, asked in a way that shall not use it up.
pub(crate) fn not_now() -> Response<Body> {
    plain(
        StatusCode::SERVICE_UNAVAILABLE,
        "This address is for a page that a person opens.\n",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_names_the_style_sheet_that_is_sent() {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE));
        assert_eq!(hash, STYLE_HASH);
    }

    #[test]
    fn what_users_wrote_is_escaped() {
        assert_eq!(escape("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }
}
