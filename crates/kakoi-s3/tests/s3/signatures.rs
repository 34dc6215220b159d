//! What `s3s` would let through, and this crate doesn't.

use crate::common::*;

#[tokio::test]
async fn signatures_of_other_scopes_versions_and_forms_are_refused() {
    let server = server().await;
    call("PUT", "/data").signed().send(&server).await.is(200, "");
    let get = || call("GET", "/data");
    get().signed().send(&server).await.is(200, "");
    get().send(&server).await.is(403, "AccessDenied");

    Call {
        region: "eu-west-1",
        ..get()
    }
    .signed()
    .send(&server)
    .await
    .is(400, "AuthorizationHeaderMalformed");
    Call {
        service: "sts",
        ..get()
    }
    .signed()
    .send(&server)
    .await
    .is(400, "AuthorizationHeaderMalformed");
    let long_ago = date(time::OffsetDateTime::now_utc() - time::Duration::minutes(16));
    Call {
        date: long_ago.clone(),
        ..get()
    }
    .signed()
    .send(&server)
    .await
    .is(403, "RequestTimeTooSkewed");

    // Version 2 by header; by query it isn't refused for its version.
    get()
        .header("authorization", &format!("AWS {KEY}:c2lnbmF0dXJl"))
        .send(&server)
        .await
        .is(400, "InvalidRequest");
    let old = format!("/data?AWSAccessKeyId={KEY}&Expires=4102444800&Signature=c2ln");
    call("GET", &old).send(&server).await.is(403, "AccessDenied"); // too far ahead

    // Headers that nobody signed; headers twice; two signatures.
    for (name, value) in [("x-amz-copy-source", "data/secret"), ("x-amz-security-token", "token")] {
        let mut changed = call("PUT", "/data/k").signed();
        changed.unsigned.push((name.to_owned(), value.to_owned()));
        changed.send(&server).await.is(403, "AccessDenied");
        let mut changed = call("PUT", "/data/k").presigned(60);
        changed.unsigned.push((name.to_owned(), value.to_owned()));
        changed.send(&server).await.is(403, "AccessDenied");
    }
    let mut twice = get().signed();
    twice
        .unsigned
        .push(("host".to_owned(), "data.s3.us-east-1.amazonaws.com".to_owned()));
    assert_eq!(twice.send(&server).await.status, 400);
    let mut twice = get().signed();
    twice.unsigned.push(("x-amz-date".to_owned(), twice.date.clone()));
    twice.send(&server).await.is(400, "InvalidRequest");
    let mut both = get().presigned(60);
    both.unsigned
        .push(("authorization".to_owned(), "AWS4-HMAC-SHA256 Credential=x".to_owned()));
    both.send(&server).await.is(400, "InvalidArgument");
    let mut hostless = get();
    hostless.headers.clear();
    let mut hostless = hostless.signed();
    hostless.unsigned.push(("host".to_owned(), "127.0.0.1".to_owned()));
    hostless.send(&server).await.is(403, "AccessDenied");

    // Presigned URLs live a week at most, and no longer than they say.
    get().presigned(604_800).send(&server).await.is(200, "");
    get()
        .presigned(604_801)
        .send(&server)
        .await
        .is(400, "AuthorizationQueryParametersError");
    Call {
        date: long_ago,
        ..get()
    }
    .presigned(60)
    .send(&server)
    .await
    .is(403, "AccessDenied");
    let mut other = get().presigned(60);
    other.path = "/other".to_owned();
    other.send(&server).await.is(403, "SignatureDoesNotMatch");
}

#[tokio::test]
async fn what_is_not_served_is_refused_by_name_and_does_nothing() {
    let server = server().await;
    call("PUT", "/data").signed().send(&server).await.is(200, "");
    call("PUT", "/data/k")
        .body("x")
        .signed()
        .send(&server)
        .await
        .is(200, "");
    // s3s would take these for PutObject, DeleteBucket, DeleteObject and a form upload.
    call("PUT", "/data/k?renameObject")
        .signed()
        .send(&server)
        .await
        .is(501, "NotImplemented");
    call("DELETE", "/data?metadataConfiguration")
        .signed()
        .send(&server)
        .await
        .is(501, "NotImplemented");
    call("DELETE", "/data/k?versionId=other")
        .signed()
        .send(&server)
        .await
        .is(400, "InvalidArgument");
    let form = "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nforged\r\n--b--\r\n";
    let form = call("POST", "/data")
        .header("content-type", "Multipart/form-data; boundary=b")
        .body(form);
    form.send(&server).await.is(501, "NotImplemented");
    form.signed().send(&server).await.is(501, "NotImplemented");
    for (name, value) in [
        ("x-amz-server-side-encryption", "AES256"),
        ("x-amz-acl", "public-read"),
        ("x-amz-grant-read", "id=x"),
        ("x-amz-object-lock-mode", "GOVERNANCE"),
        ("x-amz-storage-class", "GLACIER"),
    ] {
        call("PUT", "/data/k")
            .header(name, value)
            .body("y")
            .signed()
            .send(&server)
            .await
            .is(501, "NotImplemented");
    }
    call("PUT", "/data?policy")
        .body("{}")
        .signed()
        .send(&server)
        .await
        .is(501, "NotImplemented");
    assert_eq!(call("GET", "/data/k").signed().send(&server).await.text(), "x");
}

#[tokio::test]
async fn the_host_names_the_bucket_and_is_signed() {
    let server = server().await;
    let hosted = |method, target| call(method, target).header("host", "DATA.s3.us-east-1.amazonaws.com.:4560");
    hosted("PUT", "/").signed().send(&server).await.is(200, "");
    hosted("PUT", "/k").body("x").signed().send(&server).await.is(200, "");
    assert_eq!(call("GET", "/data/k").signed().send(&server).await.text(), "x");
    let plain = call("GET", "/data/k").header("host", "s3.us-east-1.amazonaws.com");
    assert_eq!(plain.signed().send(&server).await.text(), "x");
    let mut moved = call("GET", "/k")
        .header("host", "other.s3.us-east-1.amazonaws.com")
        .signed();
    moved
        .headers
        .insert("host".to_owned(), "data.s3.us-east-1.amazonaws.com".to_owned());
    moved.send(&server).await.is(403, "SignatureDoesNotMatch");
}

/// A URL as boto3 signs it by default in us-east-1.
fn old_url(method: &str, path: &str, parameters: &str, token: Option<&str>, expires: u64) -> String {
    use base64::Engine as _;
    let amz = token.map(|t| format!("x-amz-security-token:{t}\n")).unwrap_or_default();
    let signed = if parameters.is_empty() {
        String::new()
    } else {
        format!("?{parameters}")
    };
    let text = format!("{method}\n\n\n{expires}\n{amz}{path}{signed}");
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, b"secret");
    let signature = base64::engine::general_purpose::STANDARD.encode(ring::hmac::sign(&key, text.as_bytes()));
    let signature = signature.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    let token = token.map(|t| format!("&x-amz-security-token={t}")).unwrap_or_default();
    let more = if parameters.is_empty() {
        String::new()
    } else {
        format!("&{parameters}")
    };
    format!("{path}?AWSAccessKeyId={KEY}&Signature={signature}&Expires={expires}{token}{more}")
}

#[tokio::test]
async fn presigned_urls_of_the_old_version_cover_all_that_counts() {
    let server = server().await;
    call("PUT", "/data").signed().send(&server).await.is(200, "");
    call("PUT", "/data/k")
        .body(b"content".to_vec())
        .signed()
        .send(&server)
        .await
        .is(200, "");
    let now = u64::try_from(time::OffsetDateTime::now_utc().unix_timestamp()).unwrap();
    let good = old_url("GET", "/data/k", "response-content-type=text/plain", None, now + 60);
    let got = call("GET", &good).send(&server).await;
    got.is(200, "");
    assert_eq!(got.text(), "content");
    assert!(
        got.head.to_ascii_lowercase().contains("content-type: text/plain"),
        "{}",
        got.head
    );
    // Another method, another key, another parameter, a parameter more, a token more, too late, too far ahead.
    call("PUT", &good).send(&server).await.is(403, "SignatureDoesNotMatch");
    call("GET", &good.replace("/data/k", "/data/l"))
        .send(&server)
        .await
        .is(403, "SignatureDoesNotMatch");
    call("GET", &good.replace("text/plain", "text/html"))
        .send(&server)
        .await
        .is(403, "SignatureDoesNotMatch");
    call("GET", &format!("{good}&acl"))
        .send(&server)
        .await
        .is(400, "InvalidRequest");
    call("GET", &format!("{good}&Expires=1"))
        .send(&server)
        .await
        .is(403, "AccessDenied");
    call("GET", &format!("{good}&x-amz-security-token=t"))
        .send(&server)
        .await
        .is(403, "SignatureDoesNotMatch");
    for (expires, code) in [(now - 1, "AccessDenied"), (now + 8 * 24 * 3600, "AccessDenied")] {
        let url = old_url("GET", "/data/k", "", None, expires);
        call("GET", &url).send(&server).await.is(403, code);
    }
    // An unsigned header can't turn it into a copy.
    let put = old_url("PUT", "/data/copy", "", None, now + 60);
    let mut copy = call("PUT", &put);
    copy.unsigned
        .push(("x-amz-copy-source".to_owned(), "data/k".to_owned()));
    copy.send(&server).await.is(403, "SignatureDoesNotMatch");
    // The token is covered, and reaches the gate.
    let url = old_url("GET", "/data/k", "", Some("token"), now + 60);
    call("GET", &url).send(&server).await.is(200, "");
    call("GET", &url.replace("=token", "=other"))
        .send(&server)
        .await
        .is(403, "SignatureDoesNotMatch");
}
