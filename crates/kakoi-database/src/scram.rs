//! SCRAM-SHA-256 verifiers, as PostgreSQL keeps them in place of passwords (RFC 5802, RFC 7677).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::{digest, hmac, pbkdf2};
use std::num::NonZeroU32;

/// PostgreSQL's own count, and the least that RFC 7677 allows.
const ITERATIONS: NonZeroU32 = NonZeroU32::new(4096).expect("4096 isn't 0");

/// A password's verifier, `SCRAM-SHA-256$4096:<salt>$<StoredKey>:<ServerKey>`. The password can't be computed from it, nor can
/// anybody log in with it. The salt comes from the caller: random, and used once. The password is ASCII ([`crate::check_password`]
/// sees to that), so SASLprep would change nothing.
pub fn verifier(password: &str, salt: &[u8; 16]) -> String {
    let (stored, server) = keys(password, salt);
    format!(
        "SCRAM-SHA-256${ITERATIONS}:{}${}:{}",
        STANDARD.encode(salt),
        STANDARD.encode(stored),
        STANDARD.encode(server)
    )
}

/// StoredKey and ServerKey of RFC 5802, section 3.
fn keys(password: &str, salt: &[u8]) -> (digest::Digest, hmac::Tag) {
    let mut salted = [0u8; digest::SHA256_OUTPUT_LEN];
    pbkdf2::derive(
        pbkdf2::PBKDF2_HMAC_SHA256,
        ITERATIONS,
        salt,
        password.as_bytes(),
        &mut salted,
    );
    let key = hmac::Key::new(hmac::HMAC_SHA256, &salted);
    let client = hmac::sign(&key, b"Client Key");
    (
        digest::digest(&digest::SHA256, client.as_ref()),
        hmac::sign(&key, b"Server Key"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The exchange printed in RFC 7677, section 3: from our keys follow the proof that the client sends there and the signature
    /// that the server answers with.
    #[test]
    fn the_keys_are_those_of_rfc_7677() {
        let salt = STANDARD.decode("W22ZaJ0SNY7soEsUEjb6gQ==").expect("base64");
        let (stored, server) = keys("pencil", &salt);
        let nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        let message =
            format!("n=user,r=rOprNGfwEbeRWgbNEkqO,r={nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r={nonce}");
        let signed = |key: &[u8]| hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message.as_bytes());
        assert_eq!(
            STANDARD.encode(signed(server.as_ref())),
            "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
        );
        let proof = STANDARD
            .decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
            .expect("base64");
        let client: Vec<u8> = proof
            .iter()
            .zip(signed(stored.as_ref()).as_ref())
            .map(|(a, b)| a ^ b)
            .collect();
        assert_eq!(digest::digest(&digest::SHA256, &client).as_ref(), stored.as_ref());
    }

    #[test]
    fn a_verifier_has_postgresqls_form_and_never_the_password() {
        let made = verifier("correct-horse", &[7; 16]);
        assert!(
            made.starts_with("SCRAM-SHA-256$4096:BwcHBwcHBwcHBwcHBwcHBw==$"),
            "{made}"
        );
        assert_eq!(made.len(), "SCRAM-SHA-256$4096:$:".len() + 24 + 44 + 44);
        assert!(!made.contains("correct"));
        assert_ne!(made, verifier("correct-horse", &[8; 16]), "salted");
    }
}
