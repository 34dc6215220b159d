//! The form of the SCRAM-SHA-256 verifier that PostgreSQL stores in place of a password (RFC 5802 and 7677).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

/// RFC 7677's least number of rounds.
const LEAST_ROUNDS: u32 = 4096;

/// Whether a text is a verifier in PostgreSQL's form. Anything else given to `PASSWORD` would be taken for a password.
pub(crate) fn is_verifier(text: &str) -> bool {
    let bytes = |text: &str, length: usize| BASE64.decode(text).is_ok_and(|b| b.len() == length);
    (|| {
        let (head, keys) = text.strip_prefix("SCRAM-SHA-256$")?.split_once('$')?;
        let (rounds, salt) = head.split_once(':')?;
        let (stored, server) = keys.split_once(':')?;
        let rounds_fine = rounds.parse::<u32>().is_ok_and(|r| r >= LEAST_ROUNDS);
        Some(rounds_fine && BASE64.decode(salt).is_ok_and(|s| s.len() >= 8) && bytes(stored, 32) && bytes(server, 32))
    })()
    .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_postgresqls_form_is_a_verifier() {
        let one = kakoi_database::verifier("correct horse", &[7; 16]);
        assert!(is_verifier(&one), "{one}");
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
