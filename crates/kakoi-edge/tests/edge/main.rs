//! The edge's servers, asked by real clients: git, pip, Python's TLS, hyper.

mod clients;
mod front;
mod namespace;
