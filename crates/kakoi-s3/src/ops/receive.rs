//! Receiving content: into a file, past its checksums, compared with what the client stated.

use super::Handler;
use super::errors::{bad, body as body_error, named};
use crate::body::Framing;
use crate::gate::Gate;
use crate::storage::{Algorithm, Digests, Durable};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::BytesMut;
use futures_util::StreamExt;
use http::{HeaderMap, StatusCode};
use s3s::dto::StreamingBlob;
use s3s::{S3ErrorCode, S3Result, TrailingHeaders};

/// The largest body of `PutObject` and `UploadPart`.
pub(super) const GREATEST: u64 = 5 * 1024 * 1024 * 1024;

/// Bytes that are gathered before they're written.
const GATHERED: usize = 256 * 1024;

/// What a client states about a body.
pub(super) struct Stated {
    md5: Option<Vec<u8>>,
    checksum: Option<(Algorithm, String)>,
    trailer: Option<Algorithm>,
    /// Which checksum to compute; `None`: AWS's default.
    pub(super) algorithm: Option<Algorithm>,
    /// The content's length. Of a body in chunks, a `Content-Length` counts the chunks' own lines, too.
    length: Option<u64>,
}

fn header_name(algorithm: Algorithm) -> String {
    format!("x-amz-checksum-{}", algorithm.name().to_ascii_lowercase())
}

impl Stated {
    pub(super) fn of(headers: &HeaderMap) -> S3Result<Self> {
        let get = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let md5 = match get("content-md5") {
            Some(value) => {
                let bytes = BASE64.decode(value).ok().filter(|b| b.len() == 16);
                Some(bytes.ok_or_else(|| bad("InvalidDigest", "The Content-MD5 you specified was invalid."))?)
            }
            None => None,
        };
        let mut sums = Algorithm::ALL
            .into_iter()
            .filter_map(|a| Some((a, get(&header_name(a))?.to_owned())));
        let checksum = sums.next();
        if sums.next().is_some() {
            return Err(bad(
                "InvalidRequest",
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
            ));
        }
        let trailer = match get("x-amz-trailer") {
            Some(name) => {
                let found = Algorithm::ALL
                    .into_iter()
                    .find(|a| header_name(*a).eq_ignore_ascii_case(name.trim()));
                Some(found.ok_or_else(|| {
                    bad(
                        "InvalidRequest",
                        "The value specified in the x-amz-trailer header is not supported",
                    )
                })?)
            }
            None => None,
        };
        let sdk = get("x-amz-sdk-checksum-algorithm").and_then(Algorithm::parse);
        let algorithm = checksum.as_ref().map(|(a, _)| *a).or(trailer).or(sdk);
        let length = match Framing::of(get("x-amz-content-sha256")) {
            Framing::Plain => get("content-length"),
            Framing::Signed | Framing::Unsigned => get("x-amz-decoded-content-length"),
        };
        Ok(Self {
            md5,
            checksum,
            trailer,
            algorithm,
            length: length.and_then(|l| l.parse().ok()),
        })
    }

    fn verify(&self, digests: &Digests, trailers: Option<&HeaderMap>) -> S3Result<()> {
        if self.md5.as_ref().is_some_and(|m| m.as_slice() != digests.md5) {
            return Err(bad(
                "BadDigest",
                "The Content-MD5 you specified did not match what we received.",
            ));
        }
        let mut stated = self.checksum.clone();
        if let Some(algorithm) = self.trailer {
            let value = trailers
                .and_then(|t| t.get(header_name(algorithm)))
                .and_then(|v| v.to_str().ok());
            let value = value.ok_or_else(|| bad("MalformedTrailerError", "The request contained trailing data that was not well-formed or did not conform to our published schema."))?;
            stated = Some((algorithm, value.to_owned()));
        }
        match stated {
            Some((a, value)) if a.name() == digests.checksum.algorithm && value != digests.checksum.value => Err(bad(
                "BadDigest",
                format!("The {} you specified did not match the calculated checksum.", a.name()),
            )),
            Some((a, _)) if a.name() != digests.checksum.algorithm => {
                Err(bad("InvalidRequest", "Checksum Type mismatch occurred"))
            }
            _ => Ok(()),
        }
    }
}

/// Receives a body of the stated length. What it answers is on disk, and not yet in the index.
pub(super) async fn receive<G: Gate>(
    handler: &Handler<G>,
    body: Option<StreamingBlob>,
    stated: &Stated,
    trailing: Option<TrailingHeaders>,
    algorithm: Option<Algorithm>,
) -> S3Result<(Durable, Digests)> {
    let missing = || {
        named(
            "MissingContentLength",
            StatusCode::LENGTH_REQUIRED,
            "You must provide the Content-Length HTTP header.",
        )
    };
    let length = stated.length.ok_or_else(missing)?;
    if length > GREATEST {
        return Err(bad(
            "EntityTooLarge",
            "Your proposed upload exceeds the maximum allowed size",
        ));
    }
    let mut spool = handler.storage.spool(algorithm).await?;
    let mut gathered = BytesMut::new();
    let mut received = 0u64;
    if let Some(mut body) = body {
        while let Some(data) = body.next().await {
            let data = data.map_err(|e| body_error(&*e))?;
            received += data.len() as u64;
            if received > length {
                return Err(S3ErrorCode::IncompleteBody.into());
            }
            gathered.extend_from_slice(&data);
            if gathered.len() >= GATHERED {
                spool = spool.write(gathered.split().freeze()).await?;
            }
        }
    }
    if received != length {
        return Err(bad(
            "IncompleteBody",
            "You did not provide the number of bytes specified by the Content-Length HTTP header",
        ));
    }
    spool = spool.write(gathered.freeze()).await?;
    let (durable, digests) = spool.finish().await?;
    stated.verify(&digests, trailing.and_then(|t| t.take()).as_ref())?;
    Ok((durable, digests))
}
