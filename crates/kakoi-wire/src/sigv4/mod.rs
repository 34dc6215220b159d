//! AWS Signature Version 4: verification of header-style and query-style (presigned) requests, and signing for our own client.
//!
//! Nothing here decides what a caller may do; it only proves who signed which bytes, when, for which region and service.
//! Signatures and tokens are compared in constant time, and every `x-amz-*` header must be among the signed ones, because such
//! headers choose the operation.

mod canonical;
mod error;
mod sign;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use hmac::{Hmac, Mac};
use http::request::Parts;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

pub use error::AuthError;
pub use sign::{Credentials, SignError, sign};

use crate::schema::Service;
use canonical::{Claim, Style};

type HmacSha256 = Hmac<Sha256>;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// How far a client's clock may be off, in seconds.
const SKEW_SECONDS: i64 = 15 * 60;
/// Derived keys kept; more than the sessions that are active at once on one machine.
const KEYS_KEPT: usize = 1024;

/// Where access keys are looked up.
pub trait Keys {
    /// The secret of an access key that's used with this session token, or with none. Nothing about the caller is proven yet,
    /// so a token must prove by itself that it belongs to the key; compare one that is kept with [`same`].
    ///
    /// # Errors
    /// See [`KeyError`].
    fn secret(&self, access_key_id: &str, session_token: Option<&str>) -> Result<String, KeyError>;
}

/// Why a key can't sign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no such key (any more).
    #[error("there is no such access key")]
    Unknown,
    /// A token that isn't this key's, one that's missing, or one with a key that has none.
    #[error("the session token isn't this access key's")]
    InvalidToken,
    /// Temporary credentials past their end.
    #[error("the session is over")]
    ExpiredToken,
    /// It can't be told now. The text is for the log, never for a client.
    #[error("looking up the access key: {0}")]
    Unavailable(String),
}

/// A request whose signature is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Who signed.
    pub access_key_id: String,
    /// The region of the credential scope.
    pub region: String,
    /// The service of the credential scope.
    pub service: String,
    /// The session token that came with the key, covered by the signature.
    pub session_token: Option<String>,
}

impl Verified {
    /// Whether the signature was made for this service in this region. Global services are signed as `us-east-1` whatever the
    /// region.
    pub fn check_scope(&self, service: &Service, region: &str) -> Result<(), AuthError> {
        if self.service != service.signing_name {
            return Err(AuthError::WrongService {
                expected: service.signing_name,
            });
        }
        if self.region == region || (service.global && self.region == "us-east-1") {
            return Ok(());
        }
        Err(AuthError::WrongRegion {
            expected: region.to_owned(),
        })
    }
}

/// The service that a request claims to be signed for, unproven: for routing only.
pub fn claimed_service(parts: &Parts) -> Option<String> {
    let scope = match parts.headers.get(http::header::AUTHORIZATION) {
        Some(header) => header
            .to_str()
            .ok()?
            .split("Credential=")
            .nth(1)?
            .split([',', ' '])
            .next()?
            .to_owned(),
        None => {
            let raw = parts
                .uri
                .query()?
                .split('&')
                .find_map(|p| p.strip_prefix("X-Amz-Credential="))?;
            percent_encoding::percent_decode_str(raw)
                .decode_utf8()
                .ok()?
                .into_owned()
        }
    };
    scope.rsplit('/').nth(1).map(str::to_owned)
}

/// Checks signatures. Deriving a signing key costs four HMACs, so keys of signatures that were right are kept for a while.
#[derive(Default)]
pub struct Verifier {
    derived: Mutex<HashMap<CacheKey, Derived>>,
}

#[derive(PartialEq, Eq, Hash)]
struct CacheKey {
    access_key_id: String,
    /// `20240131/us-east-1/sagemaker/aws4_request`.
    scope: String,
}

struct Derived {
    /// A key may be replaced under its id: then this differs and the entry is useless.
    secret: String,
    key: HmacSha256,
}

impl Verifier {
    /// A verifier that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Proves who signed a request.
    ///
    /// # Errors
    /// See [`AuthError`]; [`AuthError::to_api_error`] words it for a service.
    pub fn verify(
        &self,
        parts: &Parts,
        body: &[u8],
        now: OffsetDateTime,
        keys: &dyn Keys,
    ) -> Result<Verified, AuthError> {
        let claim = Claim::read(parts)?;
        check_time(&claim, now)?;
        let secret = keys.secret(&claim.access_key_id, claim.session_token.as_deref())?;
        let payload = payload_hash(&claim, parts, body)?;
        let canonical = canonical::request(&claim, parts, &payload)?;
        let scope = claim.scope();
        let text = format!(
            "{ALGORITHM}\n{}\n{scope}\n{}",
            claim.timestamp,
            hex(&Sha256::digest(canonical.as_bytes()))
        );
        let cache_key = CacheKey {
            access_key_id: claim.access_key_id.clone(),
            scope,
        };
        let cached = {
            let derived = self.derived.lock().unwrap_or_else(PoisonError::into_inner);
            derived
                .get(&cache_key)
                .filter(|d| d.secret == secret)
                .map(|d| d.key.clone())
        };
        let known = cached.is_some();
        let key = cached.unwrap_or_else(|| signing_key(&secret, &claim.date, &claim.region, &claim.service));
        let mut mac = key.clone();
        mac.update(text.as_bytes());
        let signature = unhex(&claim.signature).ok_or(AuthError::SignatureDoesNotMatch)?;
        // Constant time.
        mac.verify_slice(&signature)
            .map_err(|_| AuthError::SignatureDoesNotMatch)?;
        if !known {
            self.remember(cache_key, Derived { secret, key });
        }
        Ok(Verified {
            access_key_id: claim.access_key_id,
            region: claim.region,
            service: claim.service,
            session_token: claim.session_token,
        })
    }

    /// Only keys of right signatures get here, so a stranger can't fill the cache.
    fn remember(&self, key: CacheKey, value: Derived) {
        let mut derived = self.derived.lock().unwrap_or_else(PoisonError::into_inner);
        if derived.len() >= KEYS_KEPT {
            derived.clear();
        }
        derived.insert(key, value);
    }
}

fn check_time(claim: &Claim, now: OffsetDateTime) -> Result<(), AuthError> {
    let age = (now - claim.at).whole_seconds();
    match claim.style {
        Style::Header if age > SKEW_SECONDS => Err(AuthError::Expired {
            signed: claim.timestamp.clone(),
            now: basic(now),
        }),
        _ if age < -SKEW_SECONDS => Err(AuthError::NotYetCurrent {
            signed: claim.timestamp.clone(),
            now: basic(now),
        }),
        Style::Query { expires } if age > expires => Err(AuthError::RequestExpired),
        _ => Ok(()),
    }
}

/// Equality whose time tells nothing about where two texts differ: their digests are compared.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    let (a, b) = (Sha256::digest(a), Sha256::digest(b));
    a.iter().zip(&b).fold(0, |difference, (x, y)| difference | (x ^ y)) == 0
}

/// The hash that stands in the canonical request, proven to be the body's.
fn payload_hash(claim: &Claim, parts: &Parts, body: &[u8]) -> Result<Cow<'static, str>, AuthError> {
    let declared = parts
        .headers
        .get("x-amz-content-sha256")
        .map(|v| v.to_str().unwrap_or_default());
    let unsigned_allowed = claim.service == "s3";
    match declared {
        Some("UNSIGNED-PAYLOAD") if unsigned_allowed => {
            return Ok(Cow::Borrowed("UNSIGNED-PAYLOAD"));
        }
        None if unsigned_allowed && matches!(claim.style, Style::Query { .. }) => {
            return Ok(Cow::Borrowed("UNSIGNED-PAYLOAD"));
        }
        _ => {}
    }
    let actual = hex(&Sha256::digest(body));
    match declared {
        Some(declared) if !declared.eq_ignore_ascii_case(&actual) => Err(AuthError::SignatureDoesNotMatch),
        Some(declared) => Ok(Cow::Owned(declared.to_owned())),
        None => Ok(Cow::Owned(actual)),
    }
}

fn signing_key(secret: &str, date: &str, region: &str, service: &str) -> HmacSha256 {
    let first = keyed(format!("AWS4{secret}").as_bytes());
    [date, region, service, "aws4_request"]
        .iter()
        .fold(first, |mut mac, part| {
            mac.update(part.as_bytes());
            keyed(&mac.finalize().into_bytes())
        })
}

fn keyed(key: &[u8]) -> HmacSha256 {
    HmacSha256::new_from_slice(key).expect("HMAC takes keys of any length")
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)].into());
        out.push(DIGITS[usize::from(byte & 15)].into());
    }
    out
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes()
        .chunks_exact(2)
        .map(|pair| Some((digit(pair[0])? << 4) | digit(pair[1])?))
        .collect()
}

/// `20240131T102030Z`.
fn basic(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

#[cfg(test)]
mod tests;
