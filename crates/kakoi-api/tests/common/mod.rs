//! Reads requests that real clients made (captured as text) and runs them through the whole protocol side.
#![allow(dead_code)] // each test binary uses its part

use http::request::Parts;
use kakoi_wire::route::Route;
use kakoi_wire::sigv4::{KeyError, Keys, Verified, Verifier};
use kakoi_wire::{ApiError, decode};
use serde_json::Value;
use time::OffsetDateTime;
use time::macros::datetime;

/// When the captured requests were signed.
pub const SIGNED_AT: OffsetDateTime = datetime!(2024-05-06 07:08:09 UTC);

/// The two keys that signed them; both were made up for these files.
pub struct TestKeys;

impl Keys for TestKeys {
    fn secret(&self, access_key_id: &str, session_token: Option<&str>) -> Result<String, KeyError> {
        match (access_key_id, session_token) {
            ("AKIDEXAMPLE00000001", None) => Ok("not-a-real-secret-used-by-tests-only".to_owned()),
            ("ASIAEXAMPLE00000002", Some("the-session/token+=")) => Ok("another-test-only-secret".to_owned()),
            ("AKIDEXAMPLE00000001" | "ASIAEXAMPLE00000002", _) => Err(KeyError::InvalidToken),
            _ => Err(KeyError::Unknown),
        }
    }
}

/// A captured request.
pub fn captured(name: &str) -> (Parts, Vec<u8>) {
    let path = format!("{}/tests/requests/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let raw = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let end = raw.windows(2).position(|w| w == b"\n\n").unwrap();
    let head = std::str::from_utf8(&raw[..end]).unwrap();
    let mut lines = head.lines();
    let (method, target) = lines.next().unwrap().split_once(' ').unwrap();
    let mut request = http::Request::builder().method(method).uri(target);
    for (name, value) in lines.map(|l| l.split_once(": ").unwrap()) {
        request = request.header(name, value);
    }
    (request.body(()).unwrap().into_parts().0, raw[end + 2..].to_vec())
}

pub fn all_captured() -> Vec<String> {
    let dir = format!("{}/tests/requests", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| {
            e.unwrap()
                .file_name()
                .into_string()
                .unwrap()
                .trim_end_matches(".txt")
                .to_owned()
        })
        .collect();
    names.sort();
    names
}

pub fn verify(parts: &Parts, body: &[u8]) -> Verified {
    Verifier::new().verify(parts, body, SIGNED_AT, &TestKeys).unwrap()
}

/// The route and the decoded parameters of a captured request.
pub fn decoded(name: &str) -> (Route, Value) {
    let (parts, body) = captured(name);
    let route = kakoi_api::router().identify(&parts, &body).unwrap();
    let value = decode::decode_value(&route, &parts, &body).unwrap();
    (route, value)
}

/// A form request to a query service, unsigned.
pub fn form(version: &str, form: &str) -> Result<Value, ApiError> {
    let body = format!("Version={version}&{form}");
    let (parts, ()) = http::Request::post("/")
        .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
        .body(())
        .unwrap()
        .into_parts();
    let route = kakoi_api::router()
        .identify(&parts, body.as_bytes())
        .map_err(|e| e.error)?;
    decode::decode_value(&route, &parts, body.as_bytes())
}

/// A SageMaker request, unsigned.
pub fn sagemaker(op: &str, body: impl AsRef<[u8]>) -> Result<Value, ApiError> {
    let (parts, ()) = http::Request::post("/")
        .header("x-amz-target", format!("SageMaker.{op}"))
        .body(())
        .unwrap()
        .into_parts();
    let route = kakoi_api::router()
        .identify(&parts, body.as_ref())
        .map_err(|e| e.error)?;
    decode::decode_value(&route, &parts, body.as_ref())
}

/// Code, status and message.
pub fn outcome(result: Result<Value, ApiError>) -> (String, u16, String) {
    let error = result.expect_err("this request must be refused");
    (
        error.code().to_owned(),
        error.status().as_u16(),
        error.message().to_owned(),
    )
}
