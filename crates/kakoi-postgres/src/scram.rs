//! The SCRAM-SHA-256 verifier that PostgreSQL stores in place of a password (RFC 5802 and 7677).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::{digest, hmac, pbkdf2};
use std::num::NonZeroU32;

/// PostgreSQL's own number of rounds, which is RFC 7677's least.
const ROUNDS: NonZeroU32 = NonZeroU32::new(4096).expect("not zero");

/// The verifier of a password: `SCRAM-SHA-256$4096:<salt>$<StoredKey>:<ServerKey>`. Whoever reads it can't log in with it.
///
/// The password is printable ASCII, as AWS demands of a master password: then SASLprep, which clients apply, changes nothing.
/// The salt is random and new for each password.
pub fn verifier(password: &str, salt: &[u8; 16]) -> String {
    let keys = keys(password, salt, ROUNDS);
    let text = |bytes: &[u8]| BASE64.encode(bytes);
    format!(
        "SCRAM-SHA-256${ROUNDS}:{}${}:{}",
        text(salt),
        text(&keys.stored),
        text(&keys.server)
    )
}

/// Whether a text is a verifier in PostgreSQL's form. Anything else given to `PASSWORD` would be taken for a password.
pub fn is_verifier(text: &str) -> bool {
    let bytes = |text: &str, length: usize| BASE64.decode(text).is_ok_and(|b| b.len() == length);
    (|| {
        let (head, keys) = text.strip_prefix("SCRAM-SHA-256$")?.split_once('$')?;
        let (rounds, salt) = head.split_once(':')?;
        let (stored, server) = keys.split_once(':')?;
        let rounds_fine = rounds.parse::<u32>().is_ok_and(|r| r >= ROUNDS.get());
        Some(rounds_fine && BASE64.decode(salt).is_ok_and(|s| s.len() >= 8) && bytes(stored, 32) && bytes(server, 32))
    })()
    .unwrap_or(false)
}

struct Keys {
    stored: Vec<u8>,
    server: Vec<u8>,
}

fn keys(password: &str, salt: &[u8], rounds: NonZeroU32) -> Keys {
    let mut salted = [0u8; digest::SHA256_OUTPUT_LEN];
    pbkdf2::derive(
        pbkdf2::PBKDF2_HMAC_SHA256,
        rounds,
        salt,
        password.as_bytes(),
        &mut salted,
    );
    let salted = hmac::Key::new(hmac::HMAC_SHA256, &salted);
    let client = hmac::sign(&salted, b"Client Key");
    Keys {
        stored: digest::digest(&digest::SHA256, client.as_ref()).as_ref().to_vec(),
        server: hmac::sign(&salted, b"Server Key").as_ref().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The exchange of RFC 7677, section 3: the client's proof and the server's signature follow from our keys.
    #[test]
    fn the_keys_verify_the_exchange_of_rfc_7677() {
        let salt = BASE64.decode("W22ZaJ0SNY7soEsUEjb6gQ==").expect("base64");
        let keys = keys("pencil", &salt, ROUNDS);
        let without_proof = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        let message = format!(
            "n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,{without_proof}"
        );
        let sign = |key: &[u8]| hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message.as_bytes());
        assert_eq!(
            BASE64.encode(sign(&keys.server)),
            "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
        );
        // The proof is the client's key hidden by a signature with the stored one: taking that away gives a key whose hash is stored.
        let proof = BASE64
            .decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
            .expect("base64");
        let client: Vec<u8> = proof
            .iter()
            .zip(sign(&keys.stored).as_ref())
            .map(|(a, b)| a ^ b)
            .collect();
        assert_eq!(digest::digest(&digest::SHA256, &client).as_ref(), keys.stored);
    }

    #[test]
    fn verifiers_have_postgresqls_form() {
        let one = verifier("correct horse", &[7; 16]);
        assert!(one.starts_with("SCRAM-SHA-256$4096:BwcHBwcHBwcHBwcHBwcHBw==$"), "{one}");
        assert!(is_verifier(&one));
        assert_ne!(one, verifier("correct horse", &[8; 16]));
        assert_ne!(one, verifier("Correct horse", &[7; 16]));
        for not in [
            "",
            "secret",
            "md5d41d8cd98f00b204e9800998ecf8427e",
            "SCRAM-SHA-256$4096:eA==$eA==:eA==",
            &one[..one.len() - 4],
        ] {
            assert!(!is_verifier(not), "{not}");
        }
    }
}
