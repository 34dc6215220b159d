//! The crate from outside: raw HTTP over loopback, signed here and not by `s3s`.

mod access;
mod bodies;
mod common;
mod signatures;
