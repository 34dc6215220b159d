//! What the protocol side refuses, and how; and that no input makes it panic.

mod common;

use common::*;
use kakoi_wire::schema::Shape;
use kakoi_wire::sigv4::{AuthError, Verifier};
use kakoi_wire::{decode, encode};

const EC2: &str = "2016-11-15";
const IAM: &str = "2010-05-08";

fn refused(result: Result<serde_json::Value, kakoi_wire::ApiError>) -> (String, u16) {
    let (code, status, _) = outcome(result);
    (code, status)
}

fn is(code: &str, status: u16) -> (String, u16) {
    (code.to_owned(), status)
}

#[test]
fn the_tables_are_sound() {
    let mut names = Vec::new();
    for service in kakoi_api::services() {
        names.push(service.name);
        assert!(service.operations.is_sorted_by_key(|op| op.name));
        for op in service.operations {
            assert!(std::ptr::eq(kakoi_api::operation(service.name, op.name).unwrap(), *op));
            check_shape(op.input);
            op.output.into_iter().for_each(check_shape);
        }
    }
    assert!(names.is_sorted());
    assert_eq!(
        kakoi_api::router().ambiguous_pair(),
        None,
        "REST routes must be disjoint"
    );
}

/// Every pattern compiles, every required member exists.
fn check_shape(shape: &'static Shape) {
    match shape {
        Shape::Structure(s) => s.members.iter().for_each(|m| check_shape(m.shape)),
        Shape::List(l) => check_shape(l.member),
        Shape::Map(m) => check_shape(m.value),
        Shape::String(s) => assert!(s.pattern.as_ref().is_none_or(|p| p.is_valid()), "{:?}", s.pattern),
        _ => {}
    }
}

#[test]
fn malformed_bodies() {
    let broken = is("SerializationException", 400);
    for body in [
        "{",
        "[]",
        "\"x\"",
        "null",
        "{\"DomainId\": 5}",
        "{\"MaxResults\": \"5\"}",
        "{\"MaxResults\": 1e400}",
        "{}{}",
    ] {
        assert_eq!(
            refused(sagemaker("ListApps", body.replace("DomainId", "DomainIdEquals"))),
            broken,
            "{body}"
        );
    }
    assert_eq!(refused(sagemaker("ListApps", b"{\"NextToken\": \"\xff\"}")), broken);
    assert_eq!(refused(sagemaker("ListApps", "[".repeat(10_000))), broken);
    assert_eq!(refused(sagemaker("ListApps", "{\"a\":".repeat(10_000))), broken);
    assert!(sagemaker("ListApps", "").is_ok());
    assert!(sagemaker("ListApps", "{\"Unknown\": {\"a\": 1}, \"NextToken\": null}").is_ok());
    let malformed = is("MalformedQueryString", 400);
    assert_eq!(refused(form(EC2, "Action=DescribeVpcs&VpcId.1=a&VpcId.1=b")), malformed);
    assert_eq!(refused(form(EC2, "Action=DescribeVpcs&VpcId.1")), malformed);
    assert_eq!(
        refused(form(EC2, "Action=DescribeVpcs&VpcId.1=a&VpcId.01=b")),
        malformed
    );
    assert_eq!(refused(form(EC2, "Action=DescribeVpcs&NextToken=%ff")), malformed);
    let deep = format!("Action=DescribeVpcs&{}=x", vec!["a"; 200_000].join("."));
    assert_eq!(refused(form(EC2, &deep)), is("UnknownParameter", 400));
}

#[test]
fn unknown_operations() {
    assert_eq!(
        refused(sagemaker("CreateMoon", "{}")),
        is("UnknownOperationException", 400)
    );
    assert_eq!(refused(form(EC2, "Action=CreateMoon")), is("InvalidAction", 400));
    assert_eq!(refused(form(IAM, "Action=CreateMoon")), is("InvalidAction", 400));
    assert_eq!(
        refused(form("1999-01-01", "Action=CreateVpc")),
        is("InvalidAction", 400)
    );
    assert_eq!(refused(form(EC2, "Foo=bar")), is("MissingAction", 400));
    let status = |method: &str, uri: &str| {
        let (parts, ()) = http::Request::builder()
            .method(method)
            .uri(uri)
            .body(())
            .unwrap()
            .into_parts();
        kakoi_api::router()
            .identify(&parts, b"")
            .map(|r| r.operation.name)
            .map_err(|e| e.error.status().as_u16())
    };
    assert_eq!(status("GET", "/2015-02-01/file-systems"), Ok("DescribeFileSystems"));
    assert_eq!(status("GET", "/2015-02-01/file-systems?Marker"), Err(400));
    assert_eq!(status("POST", "/2015-02-01/file-systems"), Ok("CreateFileSystem"));
    assert_eq!(status("PATCH", "/2015-02-01/file-systems"), Err(404));
    assert_eq!(status("GET", "/2015-02-01/moons"), Err(404));
    assert_eq!(status("GET", "/nothing/here"), Err(404));
    assert_eq!(status("GET", "/"), Err(404));
    assert_eq!(status("BREW", "/?Action=DescribeVpcs&Version=2016-11-15"), Err(405));
    assert_eq!(
        status("GET", "/?Action=DescribeVpcs&Version=2016-11-15"),
        Ok("DescribeVpcs")
    );
}

#[test]
fn constraints_in_each_services_words() {
    let (code, status, message) = outcome(sagemaker(
        "CreateDomain",
        r#"{"DomainName": "no spaces", "AuthMode": "X"}"#,
    ));
    assert_eq!((code.as_str(), status), ("ValidationException", 400));
    assert!(message.starts_with("3 validation errors detected: "), "{message}");
    assert!(message.contains(
        "Value 'X' at 'authMode' failed to satisfy constraint: Member must satisfy enum value set: [SSO, IAM]"
    ));
    assert!(
        message.contains("Value null at 'defaultUserSettings' failed to satisfy constraint: Member must not be null")
    );
    assert!(message.contains(
        "Value 'no spaces' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression"
    ));
    let (_, _, message) = outcome(sagemaker("ListApps", r#"{"MaxResults": 101}"#));
    assert_eq!(
        message,
        "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than \
         or equal to 100"
    );
    let (_, _, message) = outcome(sagemaker(
        "DescribeDomain",
        format!(r#"{{"DomainId": "{}"}}"#, "d".repeat(100_000)),
    ));
    assert!(message.len() < 1000);
    // A newline at the end isn't part of a name, though `$` would let it pass.
    assert!(sagemaker("DescribeDomain", "{\"DomainId\": \"d-abc\\n\"}").is_err());
    let (code, _, message) = outcome(form(EC2, "Action=DeleteVpc"));
    assert_eq!(
        (code.as_str(), message.as_str()),
        ("MissingParameter", "The request must contain the parameter VpcId")
    );
    assert_eq!(
        refused(form(EC2, "Action=DescribeVpcs&MaxResults=1")),
        is("InvalidParameterValue", 400)
    );
    assert_eq!(
        refused(form(EC2, "Action=DescribeVpcs&MaxResults=x")),
        is("InvalidParameterValue", 400)
    );
    assert_eq!(
        refused(form(EC2, "Action=DescribeVpcs&Moon=x")),
        is("UnknownParameter", 400)
    );
    assert_eq!(
        refused(form(EC2, "Action=DescribeVpcs&Filter.x.Name=a")),
        is("UnknownParameter", 400)
    );
    assert_eq!(refused(form(IAM, "Action=GetRole")), is("ValidationError", 400));
    assert_eq!(
        refused(form(IAM, "Action=GetRole&RoleName=a%20b")),
        is("ValidationError", 400)
    );
    assert!(form(IAM, "Action=GetRole&RoleName=ab&Moon=1").is_ok());
}

#[test]
fn bad_signatures() {
    let (parts, body) = captured("sagemaker-list-domains");
    let check = |authorization: &str| {
        let mut parts = parts.clone();
        parts.headers.insert("authorization", authorization.parse().unwrap());
        Verifier::new().verify(&parts, &body, SIGNED_AT, &TestKeys).unwrap_err()
    };
    let good = parts.headers["authorization"].to_str().unwrap().to_owned();
    assert_eq!(
        check(&good.replace("ASIAEXAMPLE00000002", "AKIDNOBODY")),
        AuthError::UnrecognizedClient
    );
    // A key that needs no token, used with one.
    assert_eq!(
        check(&good.replace("ASIAEXAMPLE00000002", "AKIDEXAMPLE00000001")),
        AuthError::InvalidToken
    );
    assert_eq!(
        check(&good.replace("us-east-1", "us-east-2")),
        AuthError::SignatureDoesNotMatch
    );
    for bad in [
        "Basic eDp5",
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=a/b",
        &good.replace("20240506/", "20240507/"),
        &good.replace("host;", ""),
        &good.replace(";x-amz-target", ""),
        &good.replace("/aws4_request", ""),
        &format!("{good}, Signature=0"),
    ] {
        assert!(matches!(check(bad), AuthError::IncompleteSignature(_)), "{bad}");
    }
    assert_eq!(
        check(&good.replace("Signature=", "Signature=zz")),
        AuthError::SignatureDoesNotMatch
    );
    let mut unsigned = parts.clone();
    unsigned.headers.remove("authorization");
    let error = Verifier::new()
        .verify(&unsigned, &body, SIGNED_AT, &TestKeys)
        .unwrap_err();
    assert_eq!(error, AuthError::MissingAuthenticationToken);
    let error = error.to_api_error(kakoi_api::sagemaker::SERVICE.protocol);
    assert_eq!(
        (error.code(), error.status().as_u16()),
        ("MissingAuthenticationTokenException", 400)
    );
    let verified = verify(&parts, &body);
    assert!(
        verified
            .check_scope(&kakoi_api::sagemaker::SERVICE, "eu-west-1")
            .is_err()
    );
    assert!(verified.check_scope(&kakoi_api::ec2::SERVICE, "us-east-1").is_err());
}

/// A small generator with a fixed seed: the same garbage every time.
struct Garbage(u64);

impl Garbage {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }
}

/// Captured requests with bytes changed, removed, doubled: whatever comes out, nothing panics, and every refusal can be printed
/// and is a client error.
#[test]
fn garbage_never_panics() {
    let mut garbage = Garbage(7);
    let verifier = Verifier::new();
    let alphabet = b"{}[]\",:.=&%+-/?;\\ \n\0\xff\xc309aZ";
    for name in all_captured() {
        let path = format!("{}/tests/requests/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let original = std::fs::read(path).unwrap();
        for _ in 0..400 {
            let mut raw = original.clone();
            for _ in 0..=garbage.next(4) {
                let at = garbage.next(raw.len());
                match garbage.next(4) {
                    0 => raw[at] = alphabet[garbage.next(alphabet.len())],
                    1 => drop(raw.remove(at)),
                    2 => raw.insert(at, alphabet[garbage.next(alphabet.len())]),
                    _ => raw.truncate(at.max(8)),
                }
            }
            let Some((parts, body)) = reread(&raw) else {
                continue;
            };
            let _ = verifier.verify(&parts, &body, SIGNED_AT, &TestKeys);
            let (service, error) = match kakoi_api::router().identify(&parts, &body) {
                Err(e) => (e.service, e.error),
                Ok(route) => match decode::decode_value(&route, &parts, &body) {
                    Ok(_) => continue,
                    Err(e) => (Some(route.operation.service), e),
                },
            };
            assert!(error.status().is_client_error(), "{}", error.chain());
            let response = match service {
                Some(service) => encode::encode_error(service, &error, "i"),
                None => encode::encode_unrouted_error(&error, "i"),
            };
            assert_eq!(response.status(), error.status());
        }
    }
}

/// Like a server's parser: what can't be HTTP doesn't get further.
fn reread(raw: &[u8]) -> Option<(http::request::Parts, Vec<u8>)> {
    let end = raw.windows(2).position(|w| w == b"\n\n").unwrap_or(raw.len());
    let body = raw.get(end + 2..).unwrap_or_default().to_vec();
    let mut lines = raw[..end].split(|b| *b == b'\n');
    let first = lines.next()?;
    let space = first.iter().position(|b| *b == b' ')?;
    let mut request = http::Request::builder()
        .method(&first[..space])
        .uri(&first[space + 1..]);
    for line in lines {
        let colon = line.iter().position(|b| *b == b':')?;
        request = request.header(&line[..colon], line.get(colon + 2..)?);
    }
    Some((request.body(()).ok()?.into_parts().0, body))
}
