//! What is asked of the caller: secrets, and who may do what.

use s3s::{S3Error, S3ErrorCode};

/// One permission that a request needs, in the words of IAM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// `s3:PutObject`.
    pub action: &'static str,
    /// `arn:aws:s3:::bucket/key`, `arn:aws:s3:::bucket` or `*`.
    pub resource: String,
    /// Condition keys of S3 with their values: `s3:prefix`, `s3:delimiter`, `s3:max-keys`.
    pub context: Vec<(&'static str, String)>,
}

/// A request, as far as permission is concerned.
#[derive(Clone, Copy, Debug)]
pub struct Access<'a> {
    /// The id of this request, as it is answered.
    pub request_id: &'a str,
    /// Whose signature it carries; `None`: nobody's. In [`Gate::record`] of a refused request it is only claimed.
    pub access_key_id: Option<&'a str>,
    /// The session token beside the signature, from its header or the presigned URL.
    pub session_token: Option<&'a str>,
    /// AWS's name of the operation; empty in [`Gate::record`] if the request didn't get so far.
    pub operation: &'a str,
    /// All that's needed. Empty: the caller alone is in question; what the request needs is asked later, by item.
    pub needs: &'a [Need],
    /// The HTTP method.
    pub method: &'a str,
    /// The bucket that is addressed.
    pub bucket: Option<&'a str>,
    /// The key that is addressed.
    pub key: Option<&'a str>,
    /// What the client says it is.
    pub user_agent: Option<&'a str>,
}

/// Why a request isn't admitted, as AWS would answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// AWS's code: `AccessDenied`, `InvalidAccessKeyId`, `InvalidToken`, `ExpiredToken`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// For people.
    pub message: String,
}

impl Refusal {
    /// 403 `AccessDenied`.
    pub fn denied() -> Self {
        Self {
            code: "AccessDenied",
            status: 403,
            message: "Access Denied".to_owned(),
        }
    }
}

impl From<Refusal> for S3Error {
    fn from(refusal: Refusal) -> Self {
        let code = S3ErrorCode::from_bytes(refusal.code.as_bytes()).unwrap_or(S3ErrorCode::AccessDenied);
        let mut error = Self::with_message(code, refusal.message);
        error.set_status_code(http::StatusCode::from_u16(refusal.status).unwrap_or(http::StatusCode::FORBIDDEN));
        error
    }
}

/// Who may do what. The caller of this crate knows; this crate asks.
#[async_trait::async_trait]
pub trait Gate: Send + Sync + 'static {
    /// By which door a request came. The listener knows it.
    type Door: Clone + Send + Sync + 'static;

    /// The secret of an access key, to verify signatures with; `None`: there's no such key.
    fn secret(&self, access_key_id: &str) -> Option<String>;

    /// May this be done? Asked when the signature is right, or absent, before the store is touched. The session token is
    /// this function's to check. It may be asked several times of one request: for each key of `DeleteObjects`, for the
    /// tags that a copy carries along, and, when a key doesn't exist, whether the caller may know that
    /// (`s3:ListBucket`).
    ///
    /// # Errors
    /// What the client is answered instead.
    async fn admit(&self, door: &Self::Door, access: &Access<'_>) -> Result<(), Refusal>;

    /// What became of a request; also of one that was refused. For the audit log.
    fn record(&self, door: &Self::Door, access: &Access<'_>, status: u16, error_code: Option<&str>);
}
