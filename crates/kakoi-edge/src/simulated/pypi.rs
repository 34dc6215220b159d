//! pypi.org and files.pythonhosted.org: the simple index (PEP 503 HTML, PEP 691 JSON), a minimal
//! JSON API, and the files.

use std::sync::OnceLock;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use serde_json::{Value, json};

use super::content::PACKAGES;
use super::wheel::Wheel;
use super::{ABOUT, page, redirect, text, typed};

const HTML: &str = "text/html; charset=utf-8";
const SIMPLE_HTML: &str = "application/vnd.pypi.simple.v1+html";
const SIMPLE_JSON: &str = "application/vnd.pypi.simple.v1+json";

/// The index; wheels are packed when first asked for, in memory.
#[derive(Debug)]
pub(super) struct PackageIndex {
    wheels: OnceLock<Vec<Wheel>>,
}

impl PackageIndex {
    pub(super) fn new() -> Self {
        Self {
            wheels: OnceLock::new(),
        }
    }

    fn wheels(&self) -> &[Wheel] {
        self.wheels.get_or_init(|| {
            let packed = PACKAGES.iter().map(Wheel::pack);
            // In-memory packing of constants; the tests prove that none is lost here.
            packed
                .filter_map(|wheel| wheel.inspect_err(|error| tracing::error!(%error, "no wheel")).ok())
                .collect()
        })
    }

    /// pypi.org. File links keep the request's `port`, if it had one.
    pub(super) fn index(&self, request: &Request<Bytes>, port: Option<&str>) -> Response<Bytes> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are simulated\n");
        }
        let path = request.uri().path();
        let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
        match segments[..] {
            [] => page(StatusCode::OK, "pypi.org", ABOUT),
            ["simple"] if !path.ends_with('/') => redirect(StatusCode::MOVED_PERMANENTLY, "/simple/"),
            ["simple"] => self.simple_root(request),
            ["simple", project] => {
                let normal = normalise(project);
                let Some(wheel) = self.wheels().iter().find(|w| w.project == normal) else {
                    return missing();
                };
                if project != normal || !path.ends_with('/') {
                    return redirect(StatusCode::MOVED_PERMANENTLY, &format!("/simple/{normal}/"));
                }
                simple_project(request, wheel, port)
            }
            ["pypi", project, "json"] => self.api(project, None, port),
            ["pypi", project, version, "json"] => self.api(project, Some(version), port),
            ["project", project] | ["project", project, _] => {
                match self.wheels().iter().find(|w| w.project == normalise(project)) {
                    Some(wheel) => page(StatusCode::OK, wheel.project, wheel.summary),
                    None => missing(),
                }
            }
            _ => missing(),
        }
    }

    /// files.pythonhosted.org.
    pub(super) fn file(&self, request: &Request<Bytes>) -> Response<Bytes> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are simulated\n");
        }
        for wheel in self.wheels() {
            let path = file_path(wheel);
            if request.uri().path() == path {
                return typed(StatusCode::OK, "application/octet-stream", wheel.bytes.clone());
            }
            if request.uri().path().strip_suffix(".metadata") == Some(path.as_str()) {
                return typed(StatusCode::OK, "application/octet-stream", wheel.metadata.clone());
            }
        }
        missing()
    }

    fn simple_root(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let projects = self.wheels().iter().map(|wheel| wheel.project);
        match negotiate(request) {
            SIMPLE_JSON => {
                let projects: Vec<Value> = projects.map(|name| json!({ "name": name })).collect();
                vary(typed(
                    StatusCode::OK,
                    SIMPLE_JSON,
                    json!({ "meta": { "api-version": "1.1" }, "projects": projects }).to_string(),
                ))
            }
            html => {
                let links = projects
                    .map(|name| format!("<a href=\"/simple/{name}/\">{name}</a><br>\n"))
                    .collect();
                vary(typed(StatusCode::OK, html, simple_html("Simple index", links)))
            }
        }
    }

    fn api(&self, project: &str, version: Option<&str>, port: Option<&str>) -> Response<Bytes> {
        let found = self.wheels().iter().find(|wheel| wheel.project == normalise(project));
        let Some(wheel) = found.filter(|wheel| version.is_none_or(|version| version == wheel.version)) else {
            return typed(
                StatusCode::NOT_FOUND,
                "application/json",
                "{\"message\": \"Not Found\"}",
            );
        };
        let file = json!({
            "filename": wheel.file_name,
            "url": file_url(wheel, port),
            "packagetype": "bdist_wheel",
            "python_version": "py3",
            "requires_python": ">=3.8",
            "size": wheel.bytes.len(),
            "digests": { "sha256": wheel.sha256 },
            "yanked": false,
        });
        let body = json!({
            "info": {
                "name": wheel.project,
                "version": wheel.version,
                "summary": wheel.summary,
                "requires_dist": wheel.requires,
                "requires_python": ">=3.8",
                "yanked": false,
            },
            "releases": { wheel.version: [file.clone()] },
            "urls": [file],
        });
        typed(StatusCode::OK, "application/json", body.to_string())
    }
}

fn simple_project(request: &Request<Bytes>, wheel: &Wheel, port: Option<&str>) -> Response<Bytes> {
    let url = file_url(wheel, port);
    match negotiate(request) {
        SIMPLE_JSON => {
            let body = json!({
                "meta": { "api-version": "1.1" },
                "name": wheel.project,
                "versions": [wheel.version],
                "files": [{
                    "filename": wheel.file_name,
                    "url": url,
                    "hashes": { "sha256": wheel.sha256 },
                    "requires-python": ">=3.8",
                    "size": wheel.bytes.len(),
                    "core-metadata": { "sha256": wheel.metadata_sha256 },
                    "yanked": false,
                }],
            });
            vary(typed(StatusCode::OK, SIMPLE_JSON, body.to_string()))
        }
        html => {
            let link = format!(
                "<a href=\"{url}#sha256={}\" data-requires-python=\"&gt;=3.8\" \
                 data-core-metadata=\"sha256={}\">{}</a><br>\n",
                wheel.sha256, wheel.metadata_sha256, wheel.file_name
            );
            vary(typed(
                StatusCode::OK,
                html,
                simple_html(&format!("Links for {}", wheel.project), link),
            ))
        }
    }
}

fn simple_html(title: &str, links: String) -> String {
    format!(
        "<!DOCTYPE html>\n<html><head><meta name=\"pypi:repository-version\" content=\"1.1\"><title>{title}</title>\
         </head>\n<body>\n{links}</body></html>\n"
    )
}

fn vary(mut response: Response<Bytes>) -> Response<Bytes> {
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("Accept"));
    response
}

fn missing() -> Response<Bytes> {
    page(
        StatusCode::NOT_FOUND,
        "pypi.org",
        "404: there is no such thing on the simulated index.",
    )
}

/// Where files.pythonhosted.org keeps a wheel: by hash, as the real one does.
fn file_path(wheel: &Wheel) -> String {
    let (a, rest) = wheel.sha256.split_at(2);
    let (b, rest) = rest.split_at(2);
    format!("/packages/{a}/{b}/{rest}/{}", wheel.file_name)
}

fn file_url(wheel: &Wheel, port: Option<&str>) -> String {
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    format!("https://files.pythonhosted.org{port}{}", file_path(wheel))
}

/// PEP 503: runs of `-`, `_` and `.` are one `-`, and case doesn't matter.
fn normalise(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '-' | '_' | '.' if normal.ends_with('-') => {}
            '-' | '_' | '.' => normal.push('-'),
            c => normal.push(c.to_ascii_lowercase()),
        }
    }
    normal
}

/// Which of the three forms the client likes best; plain HTML when it doesn't say.
fn negotiate(request: &Request<Bytes>) -> &'static str {
    let accepted = request
        .headers()
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut best = (HTML, 0.0);
    for offer in accepted.flat_map(|value| value.split(',')) {
        let mut parts = offer.split(';').map(str::trim);
        let form = match parts.next() {
            Some(SIMPLE_JSON | "application/vnd.pypi.simple.latest+json") => SIMPLE_JSON,
            Some(SIMPLE_HTML | "application/vnd.pypi.simple.latest+html") => SIMPLE_HTML,
            Some("text/html" | "*/*") => HTML,
            _ => continue,
        };
        let quality = parts
            .find_map(|p| p.strip_prefix("q="))
            .map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
        if quality > best.1 {
            best = (form, quality);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(index: &PackageIndex, path: &str, accept: &str) -> Response<Bytes> {
        let request = Request::builder()
            .uri(path)
            .header("accept", accept)
            .body(Bytes::new())
            .unwrap();
        index.index(&request, None)
    }

    #[test]
    fn the_index_speaks_both_forms_and_every_link_leads_to_its_hash() {
        let index = PackageIndex::new();
        assert_eq!(index.wheels().len(), PACKAGES.len());
        let pip = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01";
        for package in &PACKAGES {
            let path = format!("/simple/{}/", package.name);
            let json_page = get(&index, &path, pip);
            assert_eq!(json_page.headers()["content-type"], SIMPLE_JSON);
            let body: Value = serde_json::from_slice(json_page.body()).unwrap();
            let url = body["files"][0]["url"].as_str().unwrap();
            let hash = body["files"][0]["hashes"]["sha256"].as_str().unwrap();
            let html_page = get(&index, &path, "text/html");
            assert_eq!(html_page.headers()["content-type"], HTML);
            assert!(String::from_utf8_lossy(html_page.body()).contains(&format!("{url}#sha256={hash}")));
            let file = index.file(&Request::builder().uri(url).body(Bytes::new()).unwrap());
            let digest: String = <sha2::Sha256 as sha2::Digest>::digest(file.body())
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect();
            assert_eq!(digest, hash);
        }
    }

    #[test]
    fn names_are_normalised_and_unknown_ones_are_404() {
        let index = PackageIndex::new();
        let moved = get(&index, "/simple/Kakoi_.Hello", "text/html");
        assert_eq!(moved.status(), StatusCode::MOVED_PERMANENTLY);
        assert_eq!(moved.headers()["location"], "/simple/kakoi-hello/");
        for path in [
            "/simple/requests/",
            "/pypi/requests/json",
            "/pypi/kakoi-hello/9/json",
            "/other",
        ] {
            assert_eq!(get(&index, path, "text/html").status(), StatusCode::NOT_FOUND, "{path}");
        }
        let api = get(&index, "/pypi/kakoi-hello/json", "*/*");
        let body: Value = serde_json::from_slice(api.body()).unwrap();
        assert_eq!(body["info"]["version"], "1.0.0");
        let root = get(&index, "/simple/", "*/*");
        assert!(String::from_utf8_lossy(root.body()).contains("/simple/kakoi-words/"));
    }

    #[test]
    fn wheels_are_the_same_bytes_everywhere() {
        let hashes: Vec<_> = PackageIndex::new().wheels().iter().map(|w| w.sha256.clone()).collect();
        let expected = [
            "1d66a840a822440cee837c6560885c28a51111895bf9dfe490e53cb7f5e933f0",
            "17135052c71dd7d459b4537be7fed6572ef4032e489192f80b0c7b33e6e8fabc",
        ];
        assert_eq!(hashes, expected);
    }
}
