//! What no proper client sends: each gets a clean 4xx in its protocol's form, and the server goes on answering.

use kakoi_e2e::checks::Checks;
use kakoi_e2e::raw::{self, Answer, Signer};
use kakoi_e2e::server::Server;
use std::time::Duration;

const JSON: &str = "application/x-amz-json-1.1";
const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";
const EC2: &str = "2016-11-15";

struct Api<'a> {
    authority: &'a str,
    signer: Signer,
}

impl Api<'_> {
    fn json(&self, signer: &Signer, body: &[u8]) -> Answer {
        raw::send(self.authority, &signer.sagemaker(self.authority, "ListDomains", body))
    }

    fn form(&self, signer: &Signer, service: &str, body: &[u8]) -> Answer {
        raw::send(
            self.authority,
            &signer.request(self.authority, service, "POST", "/", &[("content-type", FORM)], body),
        )
    }

    /// A request written by hand, without a signature unless `text` holds one.
    fn plain(&self, text: &str) -> Answer {
        raw::send(self.authority, text.replace("HOST", self.authority).as_bytes())
    }

    fn lives(&self) {
        let answer = self.json(&self.signer, b"{}");
        assert_eq!(answer.status, 200, "the server goes on answering: {}", answer.text());
    }
}

/// A refusal by the API: 4xx, the protocol's content type, the code, and never a page.
fn refused(answer: &Answer, what: &str, codes: &[&str]) {
    let text = answer.text();
    let shown: String = text.chars().take(400).collect();
    assert!((400..500).contains(&answer.status), "{what}: {} {shown}", answer.status);
    assert!(
        !answer.header("content-type").contains("html") && !text.to_ascii_lowercase().contains("<html"),
        "{what}: a page: {shown}"
    );
    assert!(
        codes.is_empty() || codes.iter().any(|c| text.contains(c)),
        "{what}: none of {codes:?} in {} {shown}",
        answer.status
    );
    if !text.is_empty() {
        match text.as_bytes()[0] {
            b'{' => {
                assert!(
                    answer.header("content-type").contains("json"),
                    "{what}: {}",
                    answer.header("content-type")
                );
                let parsed: Result<serde_json::Value, _> = serde_json::from_str(&text);
                assert!(parsed.is_ok(), "{what}: {shown}");
            }
            _ => assert!(
                answer.header("content-type").contains("xml") && text.starts_with("<?xml") | text.starts_with('<'),
                "{what}: {} {shown}",
                answer.header("content-type")
            ),
        }
        assert!(
            !answer.header("x-amzn-requestid").is_empty() || text.contains("RequestI"),
            "{what}: no request id: {shown}"
        );
    }
}

pub fn checks(checks: &mut Checks, server: &Server) {
    let signer = Signer::from_file(server.text("credentials_file"), "us-east-1");
    let api = Api {
        authority: server.authority(),
        signer,
    };
    let mut run = |name: &str, check: &dyn Fn()| {
        checks.run(&format!("bad input: {name}"), || {
            check();
            api.lives();
        });
    };
    run("signatures", &|| signatures(&api));
    run("bodies that aren't JSON", &|| json_bodies(&api));
    run("bodies that aren't queries", &|| form_bodies(&api));
    run("sizes", &|| sizes(&api));
    run("methods and paths", &|| methods_and_paths(&api));
    run("bytes that aren't HTTP", &|| not_http(&api));
}

fn signatures(api: &Api<'_>) {
    let changed = |change: &dyn Fn(&mut Signer)| {
        let mut signer = api.signer.clone();
        change(&mut signer);
        signer
    };
    let wrong = changed(&|s| s.secret.push('x'));
    let unknown = changed(&|s| s.key = "AKIAIOSFODNN7EXAMPLE".into());
    let old = changed(&|s| s.now -= Duration::from_secs(3600));
    let early = changed(&|s| s.now += Duration::from_secs(3600));
    let elsewhere = changed(&|s| s.region = "eu-central-1".into());
    let query = format!("Action=DescribeVpcs&Version={EC2}");
    let sts = "Action=GetCallerIdentity&Version=2011-06-15";
    for (name, signer, json, ec2, query_code) in [
        (
            "wrong secret",
            &wrong,
            "InvalidSignatureException",
            "AuthFailure",
            "SignatureDoesNotMatch",
        ),
        (
            "unknown key",
            &unknown,
            "UnrecognizedClientException",
            "AuthFailure",
            "InvalidClientTokenId",
        ),
        (
            "expired",
            &old,
            "InvalidSignatureException",
            "RequestExpired",
            "SignatureDoesNotMatch",
        ),
        (
            "not yet",
            &early,
            "InvalidSignatureException",
            "AuthFailure",
            "SignatureDoesNotMatch",
        ),
        (
            "other region",
            &elsewhere,
            "InvalidSignatureException",
            "AuthFailure",
            "SignatureDoesNotMatch",
        ),
    ] {
        refused(&api.json(signer, b"{}"), &format!("{name}, JSON"), &[json]);
        refused(
            &api.form(signer, "ec2", query.as_bytes()),
            &format!("{name}, EC2"),
            &[ec2],
        );
        refused(
            &api.form(signer, "sts", sts.as_bytes()),
            &format!("{name}, STS"),
            &[query_code],
        );
        let efs = signer.request(
            api.authority,
            "elasticfilesystem",
            "GET",
            "/2015-02-01/file-systems",
            &[],
            b"",
        );
        refused(&raw::send(api.authority, &efs), &format!("{name}, EFS"), &[json]);
    }
    // Signed for another service than the one asked.
    let other = api.signer.request(
        api.authority,
        "ec2",
        "POST",
        "/",
        &[("content-type", JSON), ("x-amz-target", "SageMaker.ListDomains")],
        b"{}",
    );
    refused(
        &raw::send(api.authority, &other),
        "signed for EC2",
        &["InvalidSignatureException"],
    );
    // Changed on the way.
    let mut bytes = api
        .signer
        .sagemaker(api.authority, "ListDomains", b"{\"MaxResults\":1}");
    let last = bytes.len() - 2;
    bytes[last] = b'2';
    refused(
        &raw::send(api.authority, &bytes),
        "changed body",
        &["InvalidSignatureException"],
    );

    let unsigned = "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: SageMaker.ListDomains\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    refused(&api.plain(unsigned), "unsigned JSON", &["MissingAuthenticationToken"]);
    let unsigned = format!("GET /?{query} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n");
    refused(&api.plain(&unsigned), "unsigned EC2", &["MissingAuthenticationToken"]);
    refused(
        &api.plain("GET /2015-02-01/file-systems HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"),
        "unsigned EFS",
        &["MissingAuthenticationToken"],
    );
    for header in [
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=x",
        "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=zz",
        "Basic YTpi",
        "Bearer x",
        "\u{1}",
    ] {
        let text =
            format!("GET /?{query} HTTP/1.1\r\nHost: HOST\r\nAuthorization: {header}\r\nConnection: close\r\n\r\n");
        refused(&api.plain(&text), header, &[]);
    }
}

fn json_bodies(api: &Api<'_>) {
    let deep = [
        b"{\"NameContains\":".as_slice(),
        &b"[".repeat(10_000),
        &b"]".repeat(10_000),
        b"}",
    ]
    .concat();
    let deep_objects = [b"{\"a\":".repeat(10_000).as_slice(), b"1", &b"}".repeat(10_000)].concat();
    for (name, body) in [
        ("empty text", &b"\"\""[..]),
        ("half", b"{\"MaxResults\":"),
        ("list", b"[]"),
        ("number", b"1"),
        ("trailing", b"{} {}"),
        ("invalid UTF-8", b"{\"NameContains\":\"\xff\xfe\"}"),
        ("nul", b"\0"),
        ("deep", &deep),
        ("deep objects", &deep_objects),
        ("wrong type", b"{\"MaxResults\":\"many\"}"),
        ("out of range", b"{\"MaxResults\":100000}"),
        ("huge number", b"{\"MaxResults\":1e400}"),
    ] {
        refused(
            &api.json(&api.signer, body),
            name,
            &["SerializationException", "ValidationException"],
        );
    }
    let surrogate = raw::send(
        api.authority,
        &api.signer
            .sagemaker(api.authority, "DescribeDomain", b"{\"DomainId\":\"\\ud800\"}"),
    );
    refused(
        &surrogate,
        "half a surrogate pair",
        &["SerializationException", "ValidationException"],
    );
    let unknown = raw::send(api.authority, &api.signer.sagemaker(api.authority, "MakeCoffee", b"{}"));
    refused(&unknown, "unknown operation", &["UnknownOperationException"]);
    for content_type in ["text/html", "application/xml", "", "multipart/form-data"] {
        let request = api.signer.request(
            api.authority,
            "sagemaker",
            "POST",
            "/",
            &[("content-type", content_type)],
            b"{}",
        );
        refused(&raw::send(api.authority, &request), "no target", &[]);
    }
}

fn form_bodies(api: &Api<'_>) {
    let query = |text: &str| api.form(&api.signer, "ec2", text.as_bytes());
    let version = format!("&Version={EC2}");
    let malformed = [
        ("repeated", "Action=DescribeVpcs&Action=DescribeSubnets"),
        ("repeated other", "Action=DescribeVpcs&MaxResults=5&MaxResults=6"),
        ("value-less", "Action=DescribeVpcs&MaxResults"),
    ];
    for (name, text) in malformed {
        refused(&query(&format!("{text}{version}")), name, &["MalformedQueryString"]);
        let url = api
            .signer
            .request(api.authority, "ec2", "GET", &format!("/?{text}{version}"), &[], b"");
        refused(
            &raw::send(api.authority, &url),
            &format!("{name} in the URL"),
            &["MalformedQueryString"],
        );
    }
    for (name, body) in [
        ("no action", &b"Version=2016-11-15"[..]),
        ("no such action", b"Action=MakeCoffee&Version=2016-11-15"),
        ("no such version", b"Action=DescribeVpcs&Version=1999-01-01"),
        (
            "invalid UTF-8",
            b"Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%ff%fe",
        ),
        (
            "raw invalid UTF-8",
            b"Action=DescribeVpcs&Version=2016-11-15&VpcId.1=\xff\xfe",
        ),
        ("half an escape", b"Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%z"),
        ("XML", b"<?xml version='1.0'?><DescribeVpcs/>"),
        ("JSON", b"{\"Action\":\"DescribeVpcs\"}"),
        (
            "huge index",
            b"Action=DescribeVpcs&Version=2016-11-15&VpcId.4294967296=vpc-1",
        ),
        ("wrong type", b"Action=DescribeVpcs&Version=2016-11-15&MaxResults=many"),
        ("missing parameter", b"Action=CreateVpc&Version=2016-11-15"),
    ] {
        if name == "missing parameter" {
            // AWS takes a VPC without a CIDR block for one that lacks a parameter.
            refused(&api.form(&api.signer, "ec2", body), name, &["MissingParameter"]);
            continue;
        }
        refused(&api.form(&api.signer, "ec2", body), name, &[]);
    }
    let deep = format!("Action=DescribeVpcs{version}&Filter{}.Name=x", ".1".repeat(10_000));
    let answer = query(&deep);
    assert!(
        answer.status < 500 && answer.status >= 200,
        "deep: {} {}",
        answer.status,
        answer.text()
    );
    refused(
        &api.form(&api.signer, "iam", b"Action=GetRole&Version=2010-05-08"),
        "IAM without a name",
        &["ValidationError", "MissingParameter"],
    );
    refused(
        &api.form(&api.signer, "sts", b"Action=AssumeCoffee&Version=2011-06-15"),
        "STS",
        &["InvalidAction"],
    );
}

fn sizes(api: &Api<'_>) {
    let over = vec![b' '; (1 << 20) + 1];
    for answer in [api.json(&api.signer, &over), api.form(&api.signer, "ec2", &over)] {
        assert!(
            (400..500).contains(&answer.status),
            "a body over 1 MiB: {} {}",
            answer.status,
            answer.text()
        );
    }
    // The same without a length said beforehand.
    let chunk = format!("{:x}\r\n{}\r\n", 1 << 18, "x".repeat(1 << 18));
    let chunked = format!(
        "POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\nX-Amz-Target: SageMaker.ListDomains\r\nConnection: close\r\n\r\n{}0\r\n\r\n",
        chunk.repeat(5)
    );
    let answer = api.plain(&chunked);
    assert!(
        (400..500).contains(&answer.status),
        "chunks over 1 MiB: {} {}",
        answer.status,
        answer.text()
    );
    // Nearly 1 MiB is no problem of size.
    let under = [b"{\"NameContains\":\"a\"".as_slice(), &vec![b' '; (1 << 20) - 40], b"}"].concat();
    assert_eq!(api.json(&api.signer, &under).status, 200, "a body under 1 MiB");

    let one = format!(
        "GET / HTTP/1.1\r\nHost: HOST\r\nX-Long: {}\r\nConnection: close\r\n\r\n",
        "x".repeat(70 << 10)
    );
    assert_eq!(api.plain(&one).status, 431, "one long header");
    let many: String = (0..90).map(|n| format!("X-{n}: {}\r\n", "x".repeat(800))).collect();
    assert_eq!(
        api.plain(&format!(
            "GET / HTTP/1.1\r\nHost: HOST\r\n{many}Connection: close\r\n\r\n"
        ))
        .status,
        431,
        "many headers"
    );
    let long_path = format!(
        "GET /{} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
        "x".repeat(70 << 10)
    );
    let answer = api.plain(&long_path);
    assert!(matches!(answer.status, 414 | 431), "a long path: {}", answer.status);
}

fn methods_and_paths(api: &Api<'_>) {
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
        for (service, path) in [
            ("ec2", format!("/?Action=DescribeVpcs&Version={EC2}")),
            ("sagemaker", "/".to_owned()),
            ("elasticfilesystem", "/2015-02-01/file-systems".to_owned()),
        ] {
            let target = [("x-amz-target", "SageMaker.ListDomains")];
            let headers = if service == "sagemaker" { &target[..] } else { &[] };
            if method != "CONNECT" {
                let signed = api.signer.request(api.authority, service, method, &path, headers, b"");
                refused(
                    &raw::send(api.authority, &signed),
                    &format!("{method} {path} signed"),
                    &[],
                );
            }
            refused(
                &api.plain(&format!(
                    "{method} {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"
                )),
                &format!("{method} {path} unsigned"),
                &[],
            );
        }
    }
    for path in [
        "/nothing",
        "/2015-02-01/nothing",
        "/2015-02-01/file-systems/../../x",
        "//",
        "/%00",
        "/%ff",
        "/robots.txt",
        "/api/v1?x=1",
        "/?x",
        "/?=",
        "/2015-02-01/file-systems?MaxItems=1&MaxItems=2",
        "/2015-02-01/file-systems?MaxItems",
    ] {
        let signed = api
            .signer
            .request(api.authority, "elasticfilesystem", "GET", path, &[], b"");
        refused(&raw::send(api.authority, &signed), &format!("{path} signed"), &[]);
        refused(
            &api.plain(&format!(
                "GET {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"
            )),
            &format!("{path} unsigned"),
            &[],
        );
        refused(
            &api.plain(&format!(
                "GET {path} HTTP/1.1\r\nHost: HOST\r\nAccept: */*\r\nConnection: close\r\n\r\n"
            )),
            &format!("{path} as curl"),
            &[],
        );
    }
    let browser = api.plain("GET / HTTP/1.1\r\nHost: HOST\r\nAccept: text/html,*/*;q=0.8\r\nConnection: close\r\n\r\n");
    assert!(
        browser.status == 200 && browser.header("content-type").starts_with("text/html"),
        "a browser gets a page: {}",
        browser.status
    );
}

fn not_http(api: &Api<'_>) {
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    ] {
        let mut stream = raw::connect(api.authority);
        let _ = std::io::Write::write_all(&mut stream, bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let answer = raw::receive(&mut stream);
        assert!(
            answer.status == 0 || (400..=505).contains(&answer.status) && answer.status != 500,
            "{bytes:?}: {}",
            answer.status
        );
    }
}
