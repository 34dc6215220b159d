//! Change detection by content: a backend stores the digest it applied and compares.

use crate::RouterIr;
use sha2::{Digest, Sha256};

/// SHA-256 of a router's content in its canonical form: JSON whose maps and sets are ordered by key.
pub fn digest(router: &RouterIr) -> [u8; 32] {
    let canonical = serde_json::to_vec(router).expect("the IR has only string-like map keys and no failing serializer");
    Sha256::digest(canonical).into()
}
