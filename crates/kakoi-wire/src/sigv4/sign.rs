//! Signing, for our own command line client.

use hmac::Mac;
use http::HeaderValue;
use http::header::{AUTHORIZATION, HOST, InvalidHeaderValue};
use http::request::Parts;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::canonical::{Claim, Style, request};
use super::{ALGORITHM, AuthError, basic, hex, signing_key};

/// An access key with its secret.
pub struct Credentials {
    /// The public part.
    pub access_key_id: String,
    /// The secret part.
    pub secret_access_key: String,
    /// For temporary credentials.
    pub session_token: Option<String>,
}

/// Adds `Host` (if missing), `X-Amz-Date`, `X-Amz-Security-Token` and `Authorization` to a request whose other headers are
/// final.
///
/// # Errors
/// If there is no host to sign, or a value can't be a header.
pub fn sign(
    parts: &mut Parts,
    body: &[u8],
    credentials: &Credentials,
    region: &str,
    service: &str,
    now: OffsetDateTime,
) -> Result<(), SignError> {
    if !parts.headers.contains_key(HOST) {
        let authority = parts.uri.authority().ok_or(SignError::NoHost)?;
        let host = HeaderValue::from_str(authority.as_str())?;
        parts.headers.insert(HOST, host);
    }
    let timestamp = basic(now);
    parts.headers.insert("x-amz-date", HeaderValue::from_str(&timestamp)?);
    if let Some(token) = &credentials.session_token {
        parts
            .headers
            .insert("x-amz-security-token", HeaderValue::from_str(token)?);
    }
    let mut names: Vec<&str> = parts
        .headers
        .keys()
        .map(|n| n.as_str())
        .filter(|n| n.starts_with("x-amz-") || matches!(*n, "host" | "content-type"))
        .collect();
    names.sort_unstable();
    let claim = Claim {
        style: Style::Header,
        access_key_id: credentials.access_key_id.clone(),
        date: timestamp.get(..8).unwrap_or_default().to_owned(),
        region: region.to_owned(),
        service: service.to_owned(),
        timestamp,
        at: now,
        signed_headers: names.join(";"),
        signature: String::new(),
        session_token: None,
    };
    let canonical = request(&claim, parts, &hex(&Sha256::digest(body)))?;
    let scope = claim.scope();
    let text = format!(
        "{ALGORITHM}\n{}\n{scope}\n{}",
        claim.timestamp,
        hex(&Sha256::digest(canonical.as_bytes()))
    );
    let mut mac = signing_key(&credentials.secret_access_key, &claim.date, region, service);
    mac.update(text.as_bytes());
    let value = format!(
        "{ALGORITHM} Credential={}/{scope}, SignedHeaders={}, Signature={}",
        claim.access_key_id,
        claim.signed_headers,
        hex(&mac.finalize().into_bytes())
    );
    parts.headers.insert(AUTHORIZATION, HeaderValue::from_str(&value)?);
    Ok(())
}

/// A request that can't be signed.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// Neither a `Host` header nor a host in the URI.
    #[error("the request names no host")]
    NoHost,
    /// A value that can't be a header.
    #[error("a value can't be sent as a header")]
    Header(#[from] InvalidHeaderValue),
    /// The request's own headers can't be put into canonical form.
    #[error("the request can't be put into canonical form")]
    Canonical(#[from] AuthError),
}
