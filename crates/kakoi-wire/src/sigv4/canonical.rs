//! What a request claims about its signature, and the text that the signature covers.

use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use time::format_description::well_known::Rfc2822;
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

use super::{ALGORITHM, AuthError};

/// RFC 3986's unreserved characters stay.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same, for a whole path.
const PATH: &AsciiSet = &COMPONENT.remove(b'/');
/// Longest life of a presigned request, in seconds.
const LONGEST_EXPIRY: i64 = 604_800;

/// Where the signature was carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `Authorization`.
    Header,
    /// `X-Amz-Signature`, good for so many seconds.
    Query { expires: i64 },
}

/// Everything a request says about its signature; nothing of it proven.
#[derive(Debug)]
pub(super) struct Claim {
    pub style: Style,
    pub access_key_id: String,
    /// `20240131`.
    pub date: String,
    pub region: String,
    pub service: String,
    /// `20240131T102030Z`.
    pub timestamp: String,
    pub at: OffsetDateTime,
    pub signed_headers: String,
    pub signature: String,
    pub session_token: Option<String>,
}

impl Claim {
    pub fn read(parts: &Parts) -> Result<Self, AuthError> {
        let claim = match parts.headers.get(AUTHORIZATION) {
            Some(header) => Self::from_header(
                parts,
                header.to_str().map_err(|_| incomplete("Authorization is not text"))?,
            )?,
            None if query(parts)
                .any(|(name, _)| matches!(name, "X-Amz-Signature" | "X-Amz-Credential" | "X-Amz-Algorithm")) =>
            {
                Self::from_query(parts)?
            }
            None => return Err(AuthError::MissingAuthenticationToken),
        };
        if claim.timestamp.get(..8) != Some(&claim.date) {
            return Err(incomplete(
                "Date in Credential scope does not match the date of the request",
            ));
        }
        claim.check_signed_headers(&parts.headers)?;
        Ok(claim)
    }

    /// `20240131/us-east-1/sagemaker/aws4_request`.
    pub fn scope(&self) -> String {
        format!("{}/{}/{}/aws4_request", self.date, self.region, self.service)
    }

    fn from_header(parts: &Parts, header: &str) -> Result<Self, AuthError> {
        let fields = header
            .strip_prefix(ALGORITHM)
            .ok_or_else(|| incomplete("The algorithm must be AWS4-HMAC-SHA256"))?;
        let (mut credential, mut signed_headers, mut signature) = (None, None, None);
        for field in fields.split(',') {
            let slot = match field.trim().split_once('=') {
                Some(("Credential", value)) => (&mut credential, value),
                Some(("SignedHeaders", value)) => (&mut signed_headers, value),
                Some(("Signature", value)) => (&mut signature, value),
                _ => {
                    return Err(incomplete("Authorization header holds something that is not key=value"));
                }
            };
            if slot.0.replace(slot.1).is_some() {
                return Err(incomplete("Authorization header holds a field twice"));
            }
        }
        let credential =
            credential.ok_or_else(|| incomplete("Authorization header requires 'Credential' parameter"))?;
        let signed_headers =
            signed_headers.ok_or_else(|| incomplete("Authorization header requires 'SignedHeaders' parameter"))?;
        let signature = signature.ok_or_else(|| incomplete("Authorization header requires 'Signature' parameter"))?;
        let (timestamp, at) = header_time(&parts.headers)?;
        let mut tokens = parts.headers.get_all("x-amz-security-token").iter();
        // Not text: no token of ours, and refused as such.
        let session_token = tokens.next().map(|v| v.to_str().unwrap_or_default().trim().to_owned());
        if tokens.next().is_some() {
            return Err(incomplete("X-Amz-Security-Token occurs twice"));
        }
        Self::new(
            Style::Header,
            credential,
            timestamp,
            at,
            signed_headers,
            signature,
            session_token,
        )
    }

    fn from_query(parts: &Parts) -> Result<Self, AuthError> {
        // Its place here is the query, where the signature covers it. AWS lets a token be added to a signed URL for IoT only.
        if parts.headers.contains_key("x-amz-security-token") {
            return Err(incomplete(
                "The token of a presigned request belongs in X-Amz-Security-Token of its query",
            ));
        }
        let get = |wanted: &str| -> Result<Option<String>, AuthError> {
            let mut all = query(parts).filter(|(name, _)| *name == wanted);
            let first = all.next();
            if all.next().is_some() {
                return Err(incomplete("A signature parameter occurs twice"));
            }
            first
                .map(|(_, value)| percent_decode_str(value).decode_utf8().map(|v| v.into_owned()))
                .transpose()
                .map_err(|_| incomplete("A signature parameter is not UTF-8"))
        };
        let need = |name: &'static str| {
            get(name)?.ok_or(AuthError::IncompleteSignature(format!(
                "AWS query-string parameters must include '{name}'"
            )))
        };
        if need("X-Amz-Algorithm")? != ALGORITHM {
            return Err(incomplete("X-Amz-Algorithm must be AWS4-HMAC-SHA256"));
        }
        let timestamp = need("X-Amz-Date")?;
        let at = parse_basic(&timestamp).ok_or_else(|| incomplete("X-Amz-Date must be in ISO-8601 'basic format'"))?;
        let expires = need("X-Amz-Expires")?
            .parse::<i64>()
            .ok()
            .filter(|e| (1..=LONGEST_EXPIRY).contains(e))
            .ok_or_else(|| incomplete("X-Amz-Expires must be between 1 and 604800 seconds"))?;
        Self::new(
            Style::Query { expires },
            &need("X-Amz-Credential")?,
            timestamp,
            at,
            &need("X-Amz-SignedHeaders")?,
            &need("X-Amz-Signature")?,
            get("X-Amz-Security-Token")?,
        )
    }

    fn new(
        style: Style,
        credential: &str,
        timestamp: String,
        at: OffsetDateTime,
        signed_headers: &str,
        signature: &str,
        session_token: Option<String>,
    ) -> Result<Self, AuthError> {
        let pieces: Vec<&str> = credential.split('/').collect();
        let [key, date, region, service, "aws4_request"] = pieces[..] else {
            return Err(incomplete(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/aws4_request",
            ));
        };
        let day = date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit());
        if key.is_empty() || !day || region.is_empty() || service.is_empty() {
            return Err(incomplete("Credential has an empty or malformed element"));
        }
        Ok(Self {
            style,
            access_key_id: key.to_owned(),
            date: date.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            timestamp,
            at,
            signed_headers: signed_headers.to_owned(),
            signature: signature.to_owned(),
            session_token,
        })
    }

    /// `host` and every `x-amz-*` header must be covered: an uncovered one could be changed on the way and would choose another
    /// operation or another date.
    fn check_signed_headers(&self, headers: &HeaderMap) -> Result<(), AuthError> {
        let covered = |name: &str| self.signed_headers.split(';').any(|h| h == name);
        let must = headers.keys().map(|n| n.as_str()).filter(|n| n.starts_with("x-amz-"));
        match std::iter::once("host").chain(must).find(|name| !covered(name)) {
            None => Ok(()),
            Some("host") => Err(incomplete(
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization",
            )),
            Some(name) => Err(AuthError::IncompleteSignature(format!(
                "'{name}' must be a 'SignedHeader' in the AWS Authorization"
            ))),
        }
    }
}

/// The text whose hash is signed.
pub(super) fn request(claim: &Claim, parts: &Parts, payload: &str) -> Result<String, AuthError> {
    let mut out = String::with_capacity(512);
    out.push_str(parts.method.as_str());
    out.push('\n');
    path(&mut out, parts.uri.path(), &claim.service);
    out.push('\n');
    query_string(&mut out, parts, claim.style);
    out.push('\n');
    for name in claim.signed_headers.split(';') {
        out.push_str(name);
        out.push(':');
        header_value(&mut out, parts, name)?;
        out.push('\n');
    }
    out.push('\n');
    out.push_str(&claim.signed_headers);
    out.push('\n');
    out.push_str(payload);
    Ok(out)
}

/// S3 signs the path as sent; the others remove dot segments and encode once more.
fn path(out: &mut String, path: &str, service: &str) {
    if service == "s3" {
        return out.push_str(if path.is_empty() { "/" } else { path });
    }
    if path == "/" || path.is_empty() {
        return out.push('/');
    }
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(kept.pop()),
            other => kept.push(other),
        }
    }
    for segment in &kept {
        out.push('/');
        out.extend(utf8_percent_encode(segment, PATH));
    }
    if kept.is_empty() || path.ends_with('/') {
        out.push('/');
    }
}

fn query_string(out: &mut String, parts: &Parts, style: Style) {
    let signed = |name: &str| style == Style::Header || name != "X-Amz-Signature";
    let mut pairs: Vec<(String, String)> = query(parts)
        .filter(|(name, _)| signed(name))
        .map(|(n, v)| (recoded(n), recoded(v)))
        .collect();
    pairs.sort_unstable();
    for (i, (name, value)) in pairs.iter().enumerate() {
        if i > 0 {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        out.push_str(value);
    }
}

/// One spelling for however a client wrote it.
fn recoded(raw: &str) -> String {
    let decoded: Vec<u8> = percent_decode_str(raw).collect();
    percent_encoding::percent_encode(&decoded, COMPONENT).to_string()
}

fn query(parts: &Parts) -> impl Iterator<Item = (&str, &str)> {
    let raw = parts.uri.query().unwrap_or_default();
    raw.split('&')
        .filter(|p| !p.is_empty())
        .map(|p| p.split_once('=').unwrap_or((p, "")))
}

/// All values of a header, joined by commas, with runs of blanks made one.
fn header_value(out: &mut String, parts: &Parts, name: &str) -> Result<(), AuthError> {
    let mut values = parts.headers.get_all(name).iter().peekable();
    if values.peek().is_none() {
        // HTTP/2 has the host in the URI instead.
        if let ("host", Some(authority)) = (name, parts.uri.authority()) {
            out.push_str(authority.as_str());
            return Ok(());
        }
        return Err(AuthError::SignatureDoesNotMatch);
    }
    for (i, value) in values.enumerate() {
        if i > 0 {
            out.push(',');
        }
        let text = std::str::from_utf8(value.as_bytes()).map_err(|_| AuthError::SignatureDoesNotMatch)?;
        for (j, word) in text.split([' ', '\t']).filter(|w| !w.is_empty()).enumerate() {
            if j > 0 {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    Ok(())
}

/// `X-Amz-Date`, or else `Date` in either of its forms.
fn header_time(headers: &HeaderMap) -> Result<(String, OffsetDateTime), AuthError> {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let missing = || incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header");
    let raw = text("x-amz-date").or_else(|| text("date")).ok_or_else(missing)?;
    let at = parse_basic(raw)
        .or_else(|| OffsetDateTime::parse(raw, &Rfc2822).ok())
        // An offset at the calendar's edge can lead out of it.
        .and_then(|at| at.checked_to_offset(UtcOffset::UTC))
        .ok_or_else(missing)?;
    Ok((super::basic(at), at))
}

/// Reads `20240131T102030Z`.
fn parse_basic(text: &str) -> Option<OffsetDateTime> {
    let bytes = text.as_bytes();
    if bytes.len() != 16 || bytes[8] != b'T' || bytes[15] != b'Z' {
        return None;
    }
    let number = |from: usize, to: usize| -> Option<u32> {
        bytes[from..to]
            .iter()
            .try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
    };
    let small = |from: usize| number(from, from + 2).map(|n| n as u8);
    let date = Date::from_calendar_date(number(0, 4)? as i32, Month::try_from(small(4)?).ok()?, small(6)?).ok()?;
    let time = Time::from_hms(small(9)?, small(11)?, small(13)?).ok()?;
    Some(date.with_time(time).assume_offset(UtcOffset::UTC))
}

fn incomplete(message: &str) -> AuthError {
    AuthError::IncompleteSignature(message.to_owned())
}
