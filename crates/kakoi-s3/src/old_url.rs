//! Presigned URLs of signature version 2, which boto3 makes by default in the regions that had them (`us-east-1` among them).
//!
//! `s3s` knows them, but neither their session tokens nor that parameters outside of the signature must not count. So they're
//! verified here, and what signed them is taken off: `s3s` sees a request without a signature, of a caller who is proven.
//!
//! Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html>, "Query string request
//! authentication alternative".

use crate::front::{Claim, Query, WEEK, invalid};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::request::Parts;
use http::{Method, StatusCode, Uri};
use ring::hmac;
use s3s::{S3Error, S3ErrorCode, S3Result};

/// Parameters that the signature covers, of those that a URL for one object can have. Sorted.
const SIGNED: [&str; 9] = [
    "partNumber",
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "uploadId",
    "versionId",
];
const TOKEN: &str = "x-amz-security-token";
const OWN: [&str; 4] = ["AWSAccessKeyId", "Expires", "Signature", TOKEN];

/// Whether a request is such a URL. One with another signature beside it isn't, and is refused elsewhere.
pub fn is_one(parts: &Parts) -> bool {
    let query = Query::parse(parts.uri.query());
    let has = |name| query.get(name).is_some();
    let another = query.names().any(|name| name.starts_with("X-Amz-"));
    has("AWSAccessKeyId") && has("Signature") && !another && !parts.headers.contains_key("authorization")
}

/// Verifies such a URL and takes the signature off the request. `bucket` is the one that the host names.
///
/// # Errors
/// What AWS answers.
pub(crate) fn verify(
    parts: &mut Parts,
    bucket: Option<&str>,
    secret: impl Fn(&str) -> Option<String>,
    now: u64,
) -> S3Result<Claim> {
    let query = Query::parse(parts.uri.query());
    let refused = |message: &str| invalid(S3ErrorCode::InvalidRequest, message.to_owned());
    if !matches!(parts.method, Method::GET | Method::HEAD | Method::PUT | Method::DELETE) {
        return Err(refused("A URL of signature version 2 can't be used with this method."));
    }
    let mut names: Vec<&str> = query.names().collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(refused("A parameter is given more than once."));
    }
    let known = |name: &&str| SIGNED.contains(name) || OWN.contains(name) || *name == "x-id";
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        return Err(refused(&format!(
            "The parameter {unknown} isn't covered by a signature of version 2."
        )));
    }
    let get = |name| query.get(name).unwrap_or_default();
    let expires = get("Expires");
    let denied = |message: &str| S3Error::with_message(S3ErrorCode::AccessDenied, message.to_owned());
    match expires.parse::<u64>() {
        Ok(at) if at > now.saturating_add(WEEK) => return Err(denied("Expires lies more than a week ahead.")),
        Ok(at) if at >= now => {}
        Ok(_) => return Err(denied("Request has expired")),
        Err(_) => return Err(denied("Invalid date (should be seconds since epoch)")),
    }
    let key = get("AWSAccessKeyId");
    let secret = secret(key).ok_or_else(|| {
        let message = "The AWS Access Key Id you provided does not exist in our records.";
        S3Error::with_message(S3ErrorCode::InvalidAccessKeyId, message)
    })?;
    let signature = BASE64.decode(get("Signature")).unwrap_or_default();
    let text = text_to_sign(parts, &query, bucket, expires);
    let key_of_mac = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.as_bytes());
    hmac::verify(&key_of_mac, text.as_bytes(), &signature).map_err(|_| {
        let message = "The request signature we calculated does not match the signature you provided. Check your key and signing method.";
        let mut error = S3Error::with_message(S3ErrorCode::SignatureDoesNotMatch, message);
        error.set_status_code(StatusCode::FORBIDDEN);
        error
    })?;
    let claim = Claim {
        access_key_id: Some(key.to_owned()),
        session_token: query.get(TOKEN).map(str::to_owned),
    };
    parts.uri = without_signature(&parts.uri)?;
    Ok(claim)
}

fn text_to_sign(parts: &Parts, query: &Query, bucket: Option<&str>, expires: &str) -> String {
    let header = |name: &str| {
        parts
            .headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
    };
    let mut amz: Vec<(&str, &str)> = parts
        .headers
        .iter()
        .filter(|(name, _)| name.as_str().starts_with("x-amz-"))
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap_or_default().trim()))
        .chain(query.get(TOKEN).map(|token| (TOKEN, token)))
        .collect();
    amz.sort_unstable();
    let amz: String = amz.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
    let bucket = bucket.map(|bucket| format!("/{bucket}")).unwrap_or_default();
    let signed = SIGNED.iter().filter_map(|name| {
        let value = query.get(name)?;
        Some(if value.is_empty() {
            (*name).to_owned()
        } else {
            format!("{name}={value}")
        })
    });
    let signed = signed.collect::<Vec<_>>().join("&");
    format!(
        "{}\n{}\n{}\n{expires}\n{amz}{bucket}{}{}{signed}",
        parts.method,
        header("content-md5"),
        header("content-type"),
        parts.uri.path(),
        if signed.is_empty() { "" } else { "?" },
    )
}

/// The same address with the parameters that aren't the signature's own, byte for byte.
fn without_signature(uri: &Uri) -> S3Result<Uri> {
    let rest: Vec<&str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !OWN.iter().any(|own| own.eq_ignore_ascii_case(name))
        })
        .collect();
    let mut text = uri.path().to_owned();
    if !rest.is_empty() {
        text.push('?');
        text.push_str(&rest.join("&"));
    }
    text.parse()
        .map_err(|_| invalid(S3ErrorCode::InvalidURI, "Couldn't parse the specified URI.".to_owned()))
}
