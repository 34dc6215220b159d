//! What is checked of a request before `s3s` sees it: everything about signatures and parameters that `s3s` would let
//! through. Signatures of version 2 (but for presigned URLs, see `old_url`), form uploads, scopes of other regions and services, headers that aren't signed,
//! presigned URLs of more than a week, headers and parameters that ask for what isn't served.

use http::request::Parts;
use http::{HeaderMap, Method, StatusCode};
use percent_encoding::percent_decode_str;
use s3s::{S3Error, S3ErrorCode, S3Result};

/// The longest life of a presigned URL, in seconds.
pub(crate) const WEEK: u64 = 7 * 24 * 60 * 60;

/// The largest body that is XML: a `CompleteMultipartUpload` of 10,000 parts with checksums has about 3 MiB.
pub(crate) const XML: usize = 4 * 1024 * 1024;

/// What a request says of its sender. Nothing of it is verified yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) access_key_id: Option<String>,
    pub(crate) session_token: Option<String>,
}

/// The parameters of a request's query, decoded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn parse(query: Option<&str>) -> Self {
        let decode = |text: &str| {
            percent_decode_str(&text.replace('+', " "))
                .decode_utf8_lossy()
                .into_owned()
        };
        let pairs = query.unwrap_or_default().split('&').filter(|p| !p.is_empty());
        Self(
            pairs
                .map(|p| p.split_once('=').unwrap_or((p, "")))
                .map(|(n, v)| (decode(n), decode(v)))
                .collect(),
        )
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// Parameters that mean something here. Another one could name an operation that neither `s3s` nor this region knows,
/// and the request would be taken for another: `DELETE /bucket?something` for the deletion of the bucket.
const PARAMETERS: &[&str] = &[
    "accelerate",
    "acl",
    "analytics",
    "attributes",
    "bucket-region",
    "continuation-token",
    "cors",
    "delete",
    "delimiter",
    "encoding-type",
    "encryption",
    "fetch-owner",
    "id",
    "intelligent-tiering",
    "inventory",
    "key-marker",
    "legal-hold",
    "lifecycle",
    "list-type",
    "location",
    "logging",
    "marker",
    "max-buckets",
    "max-keys",
    "max-parts",
    "max-uploads",
    "metadataTable",
    "metrics",
    "notification",
    "object-lock",
    "ownershipControls",
    "part-number-marker",
    "partNumber",
    "policy",
    "policyStatus",
    "prefix",
    "publicAccessBlock",
    "replication",
    "requestPayment",
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "restore",
    "retention",
    "select",
    "select-type",
    "start-after",
    "tagging",
    "torrent",
    "upload-id-marker",
    "uploadId",
    "uploads",
    "version-id-marker",
    "versionId",
    "versioning",
    "versions",
    "website",
];

/// Headers that ask for something of an object that isn't kept here.
const UNSERVED: &[&str] = &[
    "x-amz-server-side-encryption",
    "x-amz-copy-source-server-side-encryption",
    "x-amz-grant-",
    "x-amz-object-lock-",
    "x-amz-bucket-object-lock-",
    "x-amz-website-redirect-location",
    "x-amz-write-offset-bytes",
    "x-amz-mfa",
    "x-amz-bypass-governance-retention",
    "x-amz-if-match-",
];

/// Checks a request, and says whose it claims to be.
///
/// # Errors
/// What AWS answers.
pub(crate) fn check(parts: &Parts, region: &str, account: &str) -> S3Result<Claim> {
    let query = Query::parse(parts.uri.query());
    single(&parts.headers)?;
    let claim = signature(parts, &query, region)?;
    served(parts, &query)?;
    bounded(parts, &query)?;
    let owner = |name| {
        parts
            .headers
            .get(name)
            .is_some_and(|v: &http::HeaderValue| v.as_bytes() != account.as_bytes())
    };
    if owner("x-amz-expected-bucket-owner") || owner("x-amz-source-expected-bucket-owner") {
        return Err(S3Error::with_message(S3ErrorCode::AccessDenied, "Access Denied"));
    }
    Ok(claim)
}

/// Headers that count are there once: two readers of a request must not see two of them.
pub(crate) fn single(headers: &HeaderMap) -> S3Result<()> {
    for name in headers.keys() {
        let text = name.as_str();
        let counts = (text.starts_with("x-amz-") && !text.starts_with("x-amz-meta-"))
            || matches!(
                text,
                "host" | "authorization" | "content-md5" | "content-length" | "content-type" | "range" | "date"
            );
        if counts && headers.get_all(name).iter().nth(1).is_some() {
            return Err(invalid(
                S3ErrorCode::InvalidRequest,
                format!("The header {text} is given more than once."),
            ));
        }
    }
    if !headers.contains_key("host") {
        return Err(invalid(
            S3ErrorCode::InvalidRequest,
            "Missing required header for this request: Host".to_owned(),
        ));
    }
    Ok(())
}

fn signature(parts: &Parts, query: &Query, region: &str) -> S3Result<Claim> {
    let authorization = parts
        .headers
        .get("authorization")
        .map(|v| v.to_str().unwrap_or_default());
    let presigned = query.0.iter().any(|(name, _)| name.starts_with("X-Amz-"));
    let old = query
        .0
        .iter()
        .any(|(name, _)| matches!(name.as_str(), "Signature" | "AWSAccessKeyId"));
    match (authorization, presigned) {
        (Some(_), true) => {
            let message = "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified";
            Err(invalid(S3ErrorCode::InvalidArgument, message.to_owned()))
        }
        (Some(value), false) => header(parts, value, region),
        (None, true) => url(parts, query, region),
        (None, false) if old => Err(old_version()),
        (None, false) => Ok(Claim::default()),
    }
}

fn header(parts: &Parts, value: &str, region: &str) -> S3Result<Claim> {
    let Some(fields) = value.strip_prefix("AWS4-HMAC-SHA256") else {
        return Err(old_version());
    };
    let field = |name: &str| {
        let mut found = fields
            .split(',')
            .filter_map(|f| f.trim().strip_prefix(name)?.strip_prefix('='));
        found.next().filter(|_| found.next().is_none())
    };
    let malformed = |message: String| invalid(S3ErrorCode::AuthorizationHeaderMalformed, message);
    let (Some(credential), Some(signed)) = (field("Credential"), field("SignedHeaders")) else {
        return Err(malformed("The authorization header is malformed.".to_owned()));
    };
    let access_key_id = scope(credential, region)
        .map_err(|wrong| malformed(format!("The authorization header is malformed; {wrong}")))?;
    all_signed(&parts.headers, signed, false)?;
    let session_token = parts
        .headers
        .get("x-amz-security-token")
        .and_then(|v| v.to_str().ok())
        .map(str::to_owned);
    Ok(Claim {
        access_key_id: Some(access_key_id),
        session_token,
    })
}

fn url(parts: &Parts, query: &Query, region: &str) -> S3Result<Claim> {
    let malformed = |message: String| invalid(S3ErrorCode::AuthorizationQueryParametersError, message);
    let once = |name: &str| {
        let mut found = query.0.iter().filter(|(n, _)| n == name);
        found.next().filter(|_| found.next().is_none()).map(|(_, v)| v.as_str())
    };
    let required = "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.";
    let get = |name| once(name).ok_or_else(|| malformed(required.to_owned()));
    get("X-Amz-Signature")?;
    let access_key_id = scope(get("X-Amz-Credential")?, region)
        .map_err(|wrong| malformed(format!("Error parsing the X-Amz-Credential parameter; {wrong}")))?;
    match get("X-Amz-Expires")?.parse::<u64>() {
        Ok(0..=WEEK) => {}
        Ok(_) => {
            let message = "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds";
            return Err(malformed(message.to_owned()));
        }
        Err(_) => return Err(malformed("X-Amz-Expires should be a number".to_owned())),
    }
    all_signed(&parts.headers, get("X-Amz-SignedHeaders")?, true)?;
    let session_token = match query.get("X-Amz-Security-Token") {
        Some(_) => Some(get("X-Amz-Security-Token")?.to_owned()),
        None => None,
    };
    Ok(Claim {
        access_key_id: Some(access_key_id),
        session_token,
    })
}

/// The access key of a credential whose scope is this region's S3.
fn scope(credential: &str, region: &str) -> Result<String, String> {
    let mut fields = credential.rsplitn(5, '/');
    let (terminal, service, named) = (fields.next(), fields.next(), fields.next());
    let (_date, access_key_id) = (fields.next(), fields.next());
    match (terminal, service, named, access_key_id) {
        (Some("aws4_request"), Some("s3"), Some(named), Some(id)) if named == region => Ok(id.to_owned()),
        (Some("aws4_request"), Some("s3"), Some(named), Some(_)) => {
            Err(format!("the region '{named}' is wrong; expecting '{region}'"))
        }
        (Some("aws4_request"), Some(other), _, Some(_)) => {
            Err(format!("incorrect service '{other}'. This endpoint belongs to 's3'."))
        }
        _ => Err(
            "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".".to_owned(),
        ),
    }
}

/// As AWS: the host and every `x-amz-` header are signed, so that nobody on the way changes what a request asks for.
fn all_signed(headers: &HeaderMap, signed: &str, presigned: bool) -> S3Result<()> {
    let signed: Vec<&str> = signed.split(';').collect();
    for name in headers.keys().map(http::HeaderName::as_str) {
        // Of a presigned URL, the body's hash isn't known when it's signed.
        let free = presigned && name == "x-amz-content-sha256";
        if (name == "host" || name.starts_with("x-amz-")) && !free && !signed.contains(&name) {
            let message = format!("There were headers present in the request which were not signed: {name}");
            return Err(S3Error::with_message(S3ErrorCode::AccessDenied, message));
        }
    }
    Ok(())
}

/// Bodies that aren't content are small. `s3s` keeps to the same limit where none is declared, with a 500.
fn bounded(parts: &Parts, query: &Query) -> S3Result<()> {
    let content = parts.method == Method::PUT
        && query.0.iter().all(|(n, _)| {
            matches!(n.as_str(), "partNumber" | "uploadId") || n.starts_with("X-Amz-") || n.starts_with("x-")
        });
    let length = parts
        .headers
        .get("content-length")
        .and_then(|v| v.to_str().ok()?.parse::<u64>().ok())
        .unwrap_or(0);
    if !content && length > XML as u64 {
        return Err(invalid(
            S3ErrorCode::MaxMessageLengthExceeded,
            "Your request was too big.".to_owned(),
        ));
    }
    Ok(())
}

fn served(parts: &Parts, query: &Query) -> S3Result<()> {
    let not = |what: String| {
        Err(invalid(
            S3ErrorCode::NotImplemented,
            format!("{what} is not served by this region."),
        ))
    };
    let content_type = parts
        .headers
        .get("content-type")
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    if parts.method == Method::POST && content_type.trim_start().to_ascii_lowercase().starts_with("multipart/") {
        return not("Uploading by an HTML form (POST Object)".to_owned());
    }
    for (name, value) in &query.0 {
        let known = PARAMETERS.contains(&name.as_str()) || name.starts_with("X-Amz-") || name.starts_with("x-");
        if !known {
            return not(format!("The parameter {name}"));
        }
        if name == "versionId" && value != "null" {
            return Err(invalid(
                S3ErrorCode::InvalidArgument,
                "Invalid version id specified".to_owned(),
            ));
        }
    }
    if query.get("x-id").is_some_and(|id| id == "ListDirectoryBuckets") {
        return not("ListDirectoryBuckets".to_owned());
    }
    for (name, value) in &parts.headers {
        let name = name.as_str();
        let fine: &[&str] = match name {
            "x-amz-acl" => &["private", "bucket-owner-full-control"],
            "x-amz-storage-class" => &["STANDARD"],
            "x-amz-object-ownership" => &["BucketOwnerEnforced"],
            _ if UNSERVED.iter().any(|u| name.starts_with(u)) => &["false"],
            _ => continue,
        };
        if !fine.iter().any(|f| f.as_bytes() == value.as_bytes()) {
            return not(format!("What the header {name} asks for"));
        }
    }
    Ok(())
}

fn old_version() -> S3Error {
    let message = "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.";
    invalid(S3ErrorCode::InvalidRequest, message.to_owned())
}

pub(crate) fn invalid(code: S3ErrorCode, message: String) -> S3Error {
    let mut error = S3Error::with_message(code, message);
    if error.status_code().is_none() {
        error.set_status_code(StatusCode::BAD_REQUEST);
    }
    error
}
