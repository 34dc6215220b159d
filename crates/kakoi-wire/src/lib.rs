//! AWS's protocols: who signed a request, which operation it asks for, what its parameters are, and how an answer or an error
//! is printed.
//!
//! This crate knows HTTP and AWS's wire formats and no service's rules: what a VPC is stands elsewhere. It does no I/O, reads no
//! clock, and never panics on what a client sends; every function is total over hostile input.
//!
//! One request, in order:
//! 1. [`route::Router::identify`] finds the service and operation, so that even a refused request gets an error in its own
//!    service's form;
//! 2. [`sigv4::Verifier::verify`] proves who signed it, and [`sigv4::Verified::check_scope`] for which service and region;
//! 3. [`decode::decode`] parses and validates the parameters into the operation's generated input type;
//! 4. [`encode::encode_response`] or [`encode::encode_error`] prints the outcome.

pub mod decode;
pub mod encode;
mod error;
mod form;
pub mod route;
pub mod schema;
pub mod sigv4;
mod timestamp;
pub mod validate;
mod xml;

pub use error::{ApiError, PublicMessage};

/// Ties an operation's schema to the Rust types generated for it. Implemented by generated marker types only.
pub trait TypedOperation {
    /// AWS's name of the operation, usable in a `match`.
    const NAME: &'static str;
    /// What [`decode::decode`] makes.
    type Input: serde::de::DeserializeOwned;
    /// What [`encode::encode_response`] prints; `()` where the operation has no output.
    type Output: serde::Serialize;
    /// The schema.
    fn operation() -> &'static schema::Operation;
}
