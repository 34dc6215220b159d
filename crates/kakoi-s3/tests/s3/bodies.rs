//! Bodies: what isn't whole isn't stored.

use crate::common::*;
use sha2::{Digest, Sha256};

async fn ready() -> Server {
    let server = server().await;
    server.s3.storage().ensure_bucket("data").await.unwrap();
    server
}

/// A body in chunks with a trailer, as boto3 sends it over TLS.
fn chunked(chunks: &[&[u8]], end: &str) -> Vec<u8> {
    let mut body = Vec::new();
    for chunk in chunks {
        body.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        body.extend_from_slice(chunk);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(end.as_bytes());
    body
}

fn put(body: Vec<u8>, length: usize) -> Call {
    call("PUT", "/data/k")
        .header("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
        .header("x-amz-decoded-content-length", &length.to_string())
        .header("x-amz-trailer", "x-amz-checksum-crc32")
        .header("content-encoding", "aws-chunked")
        .body(body)
}

#[tokio::test]
async fn trailing_checksums_are_required_and_compared() {
    let server = ready().await;
    let absent = || call("GET", "/data/k").signed();
    // CRC32 of "hello world".
    let trailer = "0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n";
    for (body, code) in [
        (
            chunked(&[b"hello ", b"world"], "0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"),
            "BadDigest",
        ),
        (chunked(&[b"hello ", b"world"], "0\r\n\r\n"), "MalformedTrailerError"),
        (chunked(&[b"hello ", b"world"], ""), "MalformedTrailerError"),
        (chunked(&[b"hello "], trailer), "IncompleteBody"),
        (chunked(&[b"hello ", b"world", b"!"], trailer), "IncompleteBody"),
        (b"fffffffff\r\nhello".to_vec(), "InvalidRequest"),
    ] {
        put(body, 11).signed().send(&server).await.is(400, code);
        absent().send(&server).await.is(404, "NoSuchKey");
    }
    assert!(files(&server).is_empty(), "{:?}", files(&server));
    put(chunked(&[b"hello ", b"world"], trailer), 11)
        .signed()
        .send(&server)
        .await
        .is(200, "");
    let got = absent().send(&server).await;
    assert_eq!(got.text(), "hello world");
    assert!(!got.head.contains("aws-chunked"), "{}", got.head);
}

/// boto3 sends such a body over TLS in HTTP's own chunks and states no `Content-Length`.
#[tokio::test]
async fn chunks_inside_of_http_chunks_have_the_length_that_is_stated() {
    let server = ready().await;
    let inner = chunked(&[b"hello ", b"world"], "0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n");
    for (length, status, code) in [(12, 400, "IncompleteBody"), (10, 400, "IncompleteBody"), (11, 200, "")] {
        let mut call = put(chunked(&[&inner], "0\r\n\r\n"), length).signed();
        call.headers
            .insert("transfer-encoding".to_owned(), "chunked".to_owned());
        call.send(&server).await.is(status, code);
    }
    assert_eq!(
        call("GET", "/data/k").signed().send(&server).await.text(),
        "hello world"
    );
}

#[tokio::test]
async fn one_chunk_of_any_size_passes_without_a_signature_each() {
    let server = ready().await;
    let large = vec![7u8; 20 << 20];
    let mut call = put(chunked(&[&large], "0\r\n\r\n"), large.len());
    call.headers.insert(
        "x-amz-content-sha256".to_owned(),
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER".to_owned(),
    );
    // Without the stated trailer it's refused at the end, after all of it went through.
    call.signed().send(&server).await.is(400, "MalformedTrailerError");
}

/// Chunks that are signed one after the other.
fn signed_chunks(call: &Call, chunks: &[&[u8]]) -> Vec<u8> {
    let mut before = call.seed();
    let mut body = Vec::new();
    for chunk in chunks.iter().chain([&&b""[..]]) {
        let text = format!("{before}\n{EMPTY}\n{}", hex(&Sha256::digest(chunk)));
        before = call.sign_text("AWS4-HMAC-SHA256-PAYLOAD", &text);
        body.extend_from_slice(format!("{:x};chunk-signature={before}\r\n", chunk.len()).as_bytes());
        body.extend_from_slice(chunk);
        body.extend_from_slice(b"\r\n");
    }
    body
}

#[tokio::test]
async fn signed_chunks_are_verified_and_bounded() {
    let server = ready().await;
    let prepared = |length: usize| {
        call("PUT", "/data/k")
            .header("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
            .header("x-amz-decoded-content-length", &length.to_string())
            .signed()
    };
    let request = prepared(11);
    let body = signed_chunks(&request, &[b"hello ", b"world"]);
    let mut forged = body.clone();
    let at = forged.windows(5).position(|w| w == b"world").unwrap();
    forged[at] = b'W';
    request
        .clone()
        .body(forged)
        .send(&server)
        .await
        .is(403, "SignatureDoesNotMatch");
    request.body(body).send(&server).await.is(200, "");
    assert_eq!(
        call("GET", "/data/k").signed().send(&server).await.text(),
        "hello world"
    );
    let large = vec![1u8; (1 << 20) + 1];
    let request = prepared(large.len());
    let body = signed_chunks(&request, &[&large]);
    request.body(body).send(&server).await.is(400, "InvalidRequest");
}

#[tokio::test]
async fn a_body_that_is_not_what_was_signed_is_not_stored() {
    let server = ready().await;
    let mut other = call("PUT", "/data/k").body("signed").signed();
    other.body = b"forged".to_vec();
    other.send(&server).await.is(400, "XAmzContentSHA256Mismatch");
    let unsigned = call("PUT", "/data/u")
        .header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
        .body("any");
    unsigned.signed().send(&server).await.is(200, "");
    call("GET", "/data/k").signed().send(&server).await.is(404, "NoSuchKey");
    assert_eq!(files(&server).len(), 1);
}

#[tokio::test]
async fn bodies_of_xml_and_objects_have_limits() {
    let server = ready().await;
    let xml = call("POST", "/data?delete").body(vec![b' '; (4 << 20) + 1]).signed();
    xml.send(&server).await.is(400, "MaxMessageLengthExceeded");
    let mut large = call("PUT", "/data/k")
        .header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
        .signed();
    large
        .unsigned
        .push(("content-length".to_owned(), (5u64 * 1024 * 1024 * 1024 + 1).to_string()));
    let head = large.head().replace("content-length: 0\r\n", "");
    let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", server.port))
        .await
        .unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut stream, head.as_bytes())
        .await
        .unwrap();
    let mut text = String::new();
    tokio::io::AsyncReadExt::read_to_string(&mut stream, &mut text)
        .await
        .unwrap();
    assert!(text.contains("<Code>EntityTooLarge</Code>"), "{text}");
}
