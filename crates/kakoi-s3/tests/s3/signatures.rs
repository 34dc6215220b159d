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

    // Version 2, by header and by query.
    get()
        .header("authorization", &format!("AWS {KEY}:c2lnbmF0dXJl"))
        .send(&server)
        .await
        .is(400, "InvalidRequest");
    let old = format!("/data?AWSAccessKeyId={KEY}&Expires=4102444800&Signature=c2ln");
    call("GET", &old).send(&server).await.is(400, "InvalidRequest");

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
