//! The one error type that may reach a client.
//!
//! The text for the client and the cause for the log are different types, so that an internal message can't be sent out by a
//! slip. There is deliberately no `Display` on [`ApiError`]: the encoder asks for [`ApiError::message`], the log for
//! [`ApiError::chain`].

use std::borrow::Cow;
use std::error::Error;

use http::StatusCode;

use crate::schema::Operation;

/// Text that may leave the process: literals and the caller's own input, nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicMessage(String);

impl From<String> for PublicMessage {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for PublicMessage {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// An AWS error: code, status, and what the client may read.
#[derive(Debug)]
pub struct ApiError {
    code: Cow<'static, str>,
    status: StatusCode,
    public: PublicMessage,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl ApiError {
    /// The caller's mistake, status 400, which is what AWS answers unless a code's documentation says otherwise.
    pub fn client(code: impl Into<Cow<'static, str>>, message: impl Into<PublicMessage>) -> Self {
        Self {
            code: code.into(),
            status: StatusCode::BAD_REQUEST,
            public: message.into(),
            cause: None,
        }
    }

    /// An error with the status that the operation's model gives this code, or 400 where the model is silent.
    pub fn modelled(op: &Operation, code: &'static str, message: impl Into<PublicMessage>) -> Self {
        let status = op.errors.iter().find(|e| e.code == code).map_or(400, |e| e.status);
        Self::client(code, message).with_status(status)
    }

    /// Our own fault: the client reads nothing but AWS's stock sentence, the log reads the cause.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            code: Cow::Borrowed("InternalFailure"),
            status: StatusCode::INTERNAL_SERVER_ERROR,
            public: "The request processing has failed because of an unknown error, exception or failure.".into(),
            cause: Some(cause.into()),
        }
    }

    /// Another status. Anything that isn't 4xx or 5xx becomes 500, because an error must never look like a success.
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = StatusCode::from_u16(status)
            .ok()
            .filter(|s| s.is_client_error() || s.is_server_error())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self
    }

    /// Remembers why, for the log only.
    pub fn with_cause(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// The AWS code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The HTTP status; always 4xx or 5xx.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What the client may read.
    pub fn message(&self) -> &str {
        &self.public.0
    }

    /// Code, public text and every cause, for the log; never for a client.
    pub fn chain(&self) -> String {
        let mut text = format!("{}: {}", self.code, self.public.0);
        let mut next: Option<&dyn Error> = self.cause.as_deref().map(|c| c as &dyn Error);
        while let Some(cause) = next {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            next = cause.source();
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_internal_cause_stays_out_of_the_public_text() {
        let error = ApiError::internal("disk /dev/sda1 is on fire");
        assert!(!error.message().contains("fire"));
        assert!(error.chain().contains("fire"));
        assert_eq!(error.status(), 500);
    }

    #[test]
    fn an_error_never_looks_like_a_success() {
        assert_eq!(ApiError::client("X", "y").with_status(200).status(), 500);
        assert_eq!(ApiError::client("X", "y").with_status(9).status(), 500);
        assert_eq!(ApiError::client("X", "y").with_status(404).status(), 404);
    }
}
