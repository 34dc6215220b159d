//! Why a request isn't believed, and how each protocol says so.

use crate::ApiError;
use crate::schema::Protocol;

/// Why a request isn't believed. The texts are AWS's own or safe to show: they hold nothing but what the client sent, but
/// for [`AuthError::Unavailable`], whose text [`AuthError::to_api_error`] keeps for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuthError {
    /// No signature at all.
    #[error("Request is missing Authentication Token")]
    MissingAuthenticationToken,
    /// A signature that isn't one.
    #[error("{0}")]
    IncompleteSignature(String),
    /// Signed with another secret, or changed on the way.
    #[error(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and \
         signing method. Consult the service documentation for details."
    )]
    SignatureDoesNotMatch,
    /// No such access key.
    #[error("The security token included in the request is invalid.")]
    UnrecognizedClient,
    /// A session token that isn't this key's, or one missing.
    #[error("The security token included in the request is invalid")]
    InvalidToken,
    /// Temporary credentials past their end.
    #[error("The security token included in the request is expired")]
    ExpiredToken,
    /// The key couldn't be looked up: our fault. The text is for the log.
    #[error("{0}")]
    Unavailable(String),
    /// Signed too long ago.
    #[error("Signature expired: {signed} is now earlier than the 15 minutes before {now} that are allowed")]
    Expired {
        /// When the client says it signed.
        signed: String,
        /// Our clock.
        now: String,
    },
    /// Signed in the future.
    #[error("Signature not yet current: {signed} is still later than the 15 minutes after {now} that are allowed")]
    NotYetCurrent {
        /// When the client says it signed.
        signed: String,
        /// Our clock.
        now: String,
    },
    /// A presigned request past its expiry.
    #[error("Request has expired.")]
    RequestExpired,
    /// Signed for another service.
    #[error("Credential should be scoped to correct service: '{expected}'.")]
    WrongService {
        /// What it should have been signed for.
        expected: &'static str,
    },
    /// Signed for another region.
    #[error("Credential should be scoped to a valid region: this installation serves '{expected}'.")]
    WrongRegion {
        /// The region served here.
        expected: String,
    },
}

impl From<super::KeyError> for AuthError {
    fn from(error: super::KeyError) -> Self {
        use super::KeyError::*;
        match error {
            Unknown => Self::UnrecognizedClient,
            InvalidToken => Self::InvalidToken,
            ExpiredToken => Self::ExpiredToken,
            Unavailable(_) => Self::Unavailable(error.to_string()),
        }
    }
}

impl AuthError {
    /// The error as a service of that protocol words it.
    ///
    /// Codes and statuses: the services' common-errors pages. EC2 tells an unknown key and a wrong signature apart no more than
    /// its real counterpart does; awsJson services answer 400, the others 403.
    pub fn to_api_error(&self, protocol: Protocol) -> ApiError {
        use AuthError::*;
        let json = match self {
            Unavailable(cause) => return ApiError::internal(cause.clone()),
            ExpiredToken => "ExpiredTokenException",
            MissingAuthenticationToken => "MissingAuthenticationTokenException",
            IncompleteSignature(_) => "IncompleteSignatureException",
            UnrecognizedClient | InvalidToken => "UnrecognizedClientException",
            SignatureDoesNotMatch
            | Expired { .. }
            | NotYetCurrent { .. }
            | RequestExpired
            | WrongService { .. }
            | WrongRegion { .. } => "InvalidSignatureException",
        };
        let (code, status) = match protocol {
            Protocol::Json11 => (json, 400),
            Protocol::RestJson1 => (json, 403),
            Protocol::Ec2 => match self {
                MissingAuthenticationToken => ("MissingAuthenticationToken", 403),
                IncompleteSignature(_) => ("IncompleteSignature", 400),
                Expired { .. } | RequestExpired | ExpiredToken => ("RequestExpired", 400),
                UnrecognizedClient
                | Unavailable(_)
                | InvalidToken
                | SignatureDoesNotMatch
                | NotYetCurrent { .. }
                | WrongService { .. }
                | WrongRegion { .. } => ("AuthFailure", 401),
            },
            Protocol::Query => match self {
                MissingAuthenticationToken => ("MissingAuthenticationToken", 403),
                IncompleteSignature(_) => ("IncompleteSignature", 400),
                UnrecognizedClient | InvalidToken => ("InvalidClientTokenId", 403),
                ExpiredToken => ("ExpiredToken", 403),
                RequestExpired => ("RequestExpired", 400),
                SignatureDoesNotMatch
                | Unavailable(_)
                | Expired { .. }
                | NotYetCurrent { .. }
                | WrongService { .. }
                | WrongRegion { .. } => ("SignatureDoesNotMatch", 403),
            },
        };
        let ec2_stock =
            protocol == Protocol::Ec2 && matches!(self, UnrecognizedClient | InvalidToken | SignatureDoesNotMatch);
        let message = match ec2_stock {
            true => "AWS was not able to validate the provided access credentials".to_owned(),
            false => self.to_string(),
        };
        ApiError::client(code, message).with_status(status)
    }
}
