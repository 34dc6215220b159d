//! Nothing goes past the gate.

use crate::common::*;

/// Every operation that is served, on a bucket with an object and an upload.
fn served(upload: &str) -> Vec<(&'static str, Call)> {
    let tagging = "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>";
    let complete =
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>";
    let mut all = vec![
        ("ListBuckets", call("GET", "/")),
        ("CreateBucket", call("PUT", "/another")),
        ("HeadBucket", call("HEAD", "/data")),
        ("DeleteBucket", call("DELETE", "/empty")),
        ("ListObjects", call("GET", "/data")),
        ("ListObjectsV2", call("GET", "/data?list-type=2")),
        ("ListObjectVersions", call("GET", "/data?versions")),
        ("ListMultipartUploads", call("GET", "/data?uploads")),
        ("PutBucketTagging", call("PUT", "/data?tagging").body(tagging)),
        ("DeleteBucketTagging", call("DELETE", "/data?tagging")),
        ("PutObject", call("PUT", "/data/new").body("new")),
        ("PutObject", call("PUT", "/data/k").body("new")),
        ("GetObject", call("GET", "/data/k")),
        ("HeadObject", call("HEAD", "/data/k")),
        (
            "CopyObject",
            call("PUT", "/data/new").header("x-amz-copy-source", "data/k"),
        ),
        ("DeleteObject", call("DELETE", "/data/k")),
        (
            "DeleteObjects",
            call("POST", "/data?delete").body("<Delete><Object><Key>k</Key></Object></Delete>"),
        ),
        ("GetObjectTagging", call("GET", "/data/k?tagging")),
        ("PutObjectTagging", call("PUT", "/data/k?tagging").body(tagging)),
        ("DeleteObjectTagging", call("DELETE", "/data/k?tagging")),
        ("CreateMultipartUpload", call("POST", "/data/new?uploads")),
        (
            "UploadPart",
            call("PUT", &format!("/data/up?partNumber=1&uploadId={upload}")).body("part"),
        ),
        (
            "UploadPartCopy",
            call("PUT", &format!("/data/up?partNumber=1&uploadId={upload}")).header("x-amz-copy-source", "data/k"),
        ),
        (
            "CompleteMultipartUpload",
            call("POST", &format!("/data/up?uploadId={upload}")).body(complete),
        ),
        (
            "AbortMultipartUpload",
            call("DELETE", &format!("/data/up?uploadId={upload}")),
        ),
        ("ListParts", call("GET", &format!("/data/up?uploadId={upload}"))),
    ];
    for (name, parameter) in [
        ("GetBucketLocation", "location"),
        ("GetBucketTagging", "tagging"),
        ("GetBucketVersioning", "versioning"),
        ("GetBucketAcl", "acl"),
        ("GetBucketPolicy", "policy"),
        ("GetPublicAccessBlock", "publicAccessBlock"),
        ("GetBucketOwnershipControls", "ownershipControls"),
        ("GetBucketEncryption", "encryption"),
        ("GetBucketCors", "cors"),
        ("GetBucketWebsite", "website"),
        ("GetBucketLogging", "logging"),
        ("GetBucketLifecycleConfiguration", "lifecycle"),
        ("GetBucketReplication", "replication"),
        ("GetObjectLockConfiguration", "object-lock"),
        ("GetBucketRequestPayment", "requestPayment"),
        ("GetBucketAccelerateConfiguration", "accelerate"),
        ("GetBucketNotificationConfiguration", "notification"),
    ] {
        all.push((name, call("GET", &format!("/data?{parameter}"))));
    }
    all
}

async fn filled() -> (Server, String) {
    let server = server().await;
    for name in ["data", "empty"] {
        assert!(server.s3.storage().ensure_bucket(name).await.unwrap());
        assert!(!server.s3.storage().ensure_bucket(name).await.unwrap());
    }
    call("PUT", "/data/k")
        .body("old")
        .signed()
        .send(&server)
        .await
        .is(200, "");
    let made = call("POST", "/data/up?uploads").signed().send(&server).await.text();
    let upload = made
        .split_once("<UploadId>")
        .unwrap()
        .1
        .split_once('<')
        .unwrap()
        .0
        .to_owned();
    (server, upload)
}

async fn state(server: &Server) -> Vec<String> {
    let mut state = vec![format!("{:?}", files(server))];
    for target in [
        "/",
        "/data",
        "/data?uploads",
        "/data/k",
        "/data/k?tagging",
        "/data?tagging",
    ] {
        let answer = call("GET", target).signed().send(server).await;
        let text = answer.text();
        // Each refusal has an id of its own.
        state.push(text.split("<RequestId>").next().unwrap_or_default().to_owned());
    }
    state
}

#[tokio::test]
async fn a_gate_that_refuses_is_asked_before_every_operation_and_nothing_changes() {
    let (server, upload) = filled().await;
    let before = state(&server).await;
    for (operation, call) in served(&upload) {
        for (who, request) in [("refused", call.clone().signed()), ("anonymous", call.clone())] {
            *server.gate.refuses.lock().unwrap() = if who == "refused" {
                vec!["*".to_owned()]
            } else {
                Vec::new()
            };
            server.gate.records.lock().unwrap().clear();
            let answer = request.send(&server).await;
            answer.is(403, if request.method == "HEAD" { "" } else { "AccessDenied" });
            let records = server.gate.records.lock().unwrap().clone();
            assert_eq!(
                records,
                [(operation.to_owned(), 403, Some("AccessDenied".to_owned()))],
                "{who}"
            );
        }
    }
    server.gate.refuses.lock().unwrap().clear();
    assert_eq!(state(&server).await, before);
}

#[tokio::test]
async fn each_operation_asks_for_its_permissions() {
    let (server, upload) = filled().await;
    let asked = |call: Call| {
        server.gate.asked.lock().unwrap().clear();
        async {
            call.signed().send(&server).await;
            server.gate.asked.lock().unwrap().clone()
        }
    };
    let copy = call("PUT", "/data/new").header("x-amz-copy-source", "/data/k%2Fl");
    assert_eq!(
        asked(copy).await[..2],
        [
            "s3:GetObject arn:aws:s3:::data/k/l",
            "s3:PutObject arn:aws:s3:::data/new"
        ]
    );
    let part = call("PUT", &format!("/data/up?partNumber=1&uploadId={upload}")).header("x-amz-copy-source", "data/k");
    assert_eq!(
        asked(part).await,
        ["s3:GetObject arn:aws:s3:::data/k", "s3:PutObject arn:aws:s3:::data/up"]
    );
    let tagged = call("PUT", "/data/t").header("x-amz-tagging", "a=b");
    assert_eq!(
        asked(tagged).await,
        [
            "s3:PutObject arn:aws:s3:::data/t",
            "s3:PutObjectTagging arn:aws:s3:::data/t"
        ]
    );
    let tags = asked(call("PUT", "/data/new").header("x-amz-copy-source", "data/t")).await;
    assert_eq!(
        tags[2..],
        [
            "s3:GetObjectTagging arn:aws:s3:::data/t",
            "s3:PutObjectTagging arn:aws:s3:::data/new"
        ]
    );
    assert_eq!(asked(call("GET", "/")).await, ["s3:ListAllMyBuckets *"]);
    assert_eq!(
        asked(call("HEAD", "/data/k")).await,
        ["s3:GetObject arn:aws:s3:::data/k"]
    );
}

#[tokio::test]
async fn deletes_are_admitted_key_by_key() {
    let (server, _) = filled().await;
    call("PUT", "/data/kept")
        .body("x")
        .signed()
        .send(&server)
        .await
        .is(200, "");
    server
        .gate
        .refuses
        .lock()
        .unwrap()
        .push("s3:DeleteObject arn:aws:s3:::data/kept".to_owned());
    let keys = "<Delete><Object><Key>k</Key></Object><Object><Key>kept</Key></Object></Delete>";
    let answer = call("POST", "/data?delete").body(keys).signed().send(&server).await;
    answer.is(200, "AccessDenied");
    assert!(
        answer.text().contains("<Deleted><Key>k</Key></Deleted>"),
        "{}",
        answer.text()
    );
    call("GET", "/data/k").signed().send(&server).await.is(404, "NoSuchKey");
    call("GET", "/data/kept").signed().send(&server).await.is(200, "");
}

#[tokio::test]
async fn who_may_not_list_is_not_told_what_is_missing() {
    let (server, _) = filled().await;
    call("GET", "/data/absent")
        .signed()
        .send(&server)
        .await
        .is(404, "NoSuchKey");
    server
        .gate
        .refuses
        .lock()
        .unwrap()
        .push("s3:ListBucket arn:aws:s3:::data".to_owned());
    call("GET", "/data/absent")
        .signed()
        .send(&server)
        .await
        .is(403, "AccessDenied");
    call("HEAD", "/data/absent").signed().send(&server).await.is(403, "");
    call("GET", "/data/k").signed().send(&server).await.is(200, "");
}

#[tokio::test]
async fn everything_can_be_deleted_at_once() {
    let (server, _) = filled().await;
    server.s3.storage().delete_everything().await.unwrap();
    assert!(server.s3.storage().buckets().await.unwrap().is_empty());
}
