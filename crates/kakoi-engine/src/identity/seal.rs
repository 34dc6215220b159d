//! Session tokens that carry their session, sealed: nothing is stored, so a restart ends no session, and nobody without the
//! region's session key can make or change one.
//!
//! From the session key two others are derived, one to seal tokens and one to derive secrets. A secret follows from its access
//! key id alone, because a server learns the id before it has seen a token. A token is
//! `base64(version ‖ nonce ‖ AES-256-GCM(session))` with version and access key id as associated data: it opens for its own
//! key and for no other.

use crate::RoleSession;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kakoi_net::EpochMs;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hmac;
use std::fmt;

/// The first byte of every token of this form.
const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;
/// Longer ones were never given out: a session policy has at most 2,048 characters.
const MAX_TOKEN_CHARACTERS: usize = 16 * 1024;
/// What AWS's temporary keys begin with.
const PREFIX: &str = "ASIA";
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// 30 bytes are the 40 characters of AWS's secrets.
const SECRET_BYTES: usize = 30;

/// The region's secret behind all sessions; whoever has it can be any role. The server keeps it.
#[derive(Clone)]
pub struct SessionKey(pub [u8; 32]);

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey(…)")
    }
}

/// Temporary credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionCredentials {
    /// `ASIA…`.
    pub access_key_id: String,
    /// The secret that signs.
    pub secret_access_key: String,
    /// The sealed session, to be sent with every request.
    pub session_token: String,
    /// When they end.
    pub expires: EpochMs,
}

impl fmt::Debug for SessionCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionCredentials")
            .field("access_key_id", &self.access_key_id)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

/// Why a token isn't believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadToken {
    /// Not sealed here, changed, or another key's.
    #[error("the session token isn't this access key's")]
    Invalid,
    /// Its session is over.
    #[error("the session is over")]
    Expired,
}

/// Seals and opens session tokens.
pub struct Sealer {
    seal: LessSafeKey,
    secrets: hmac::Key,
}

impl Sealer {
    /// A sealer with the region's key.
    pub fn new(key: &SessionKey) -> Self {
        let master = hmac::Key::new(hmac::HMAC_SHA256, &key.0);
        let seal = hmac::sign(&master, b"kakoi session token 1");
        let secrets = hmac::sign(&master, b"kakoi secret access key 1");
        Self {
            seal: LessSafeKey::new(
                UnboundKey::new(&AES_256_GCM, seal.as_ref())
                    .expect("an HMAC-SHA256 has the 32 bytes of an AES-256 key"),
            ),
            secrets: hmac::Key::new(hmac::HMAC_SHA256, secrets.as_ref()),
        }
    }

    /// Whether an access key id has the form of those that are given out here; only these have a secret.
    pub fn is_temporary(access_key_id: &str) -> bool {
        access_key_id
            .strip_prefix(PREFIX)
            .is_some_and(|tail| tail.len() == 16 && tail.bytes().all(|b| ALPHABET.contains(&b)))
    }

    /// New credentials for a session. `entropy` gives 128 fresh bits at each call.
    pub fn issue(&self, session: &RoleSession, entropy: &mut dyn FnMut() -> u128) -> SessionCredentials {
        let bits = entropy();
        let tail = (0..16).map(|at| char::from(ALPHABET[(bits >> (at * 5) & 31) as usize]));
        let access_key_id: String = PREFIX.chars().chain(tail).collect();
        let mut nonce = [0; NONCE_BYTES];
        nonce.copy_from_slice(&entropy().to_le_bytes()[..NONCE_BYTES]);
        let mut sealed = serde_json::to_vec(session).expect("a session is text and numbers");
        self.seal
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(associated(&access_key_id)),
                &mut sealed,
            )
            .expect("a session is far smaller than what AES-GCM can seal");
        let token: Vec<u8> = [VERSION].into_iter().chain(nonce).chain(sealed).collect();
        SessionCredentials {
            secret_access_key: self.derive(&access_key_id),
            access_key_id,
            session_token: STANDARD.encode(token),
            expires: session.expires,
        }
    }

    /// The session of a token that came with an access key.
    ///
    /// # Errors
    /// See [`BadToken`].
    pub fn open(&self, token: &str, access_key_id: &str, now: EpochMs) -> Result<RoleSession, BadToken> {
        if token.len() > MAX_TOKEN_CHARACTERS || !Self::is_temporary(access_key_id) {
            return Err(BadToken::Invalid);
        }
        let mut bytes = STANDARD.decode(token).map_err(|_| BadToken::Invalid)?;
        let (head, sealed) = bytes.split_at_mut_checked(1 + NONCE_BYTES).ok_or(BadToken::Invalid)?;
        let Some((&mut VERSION, nonce)) = head.split_first_mut() else {
            return Err(BadToken::Invalid);
        };
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| BadToken::Invalid)?;
        let opened = self
            .seal
            .open_in_place(nonce, Aad::from(associated(access_key_id)), sealed)
            .map_err(|_| BadToken::Invalid)?;
        let session: RoleSession = serde_json::from_slice(opened).map_err(|_| BadToken::Invalid)?;
        if now >= session.expires {
            return Err(BadToken::Expired);
        }
        Ok(session)
    }

    /// The secret of a temporary access key, or `None` if it hasn't the form of one. That there is a secret says nothing about
    /// a session: only the token does.
    pub fn secret_of(&self, access_key_id: &str) -> Option<String> {
        Self::is_temporary(access_key_id).then(|| self.derive(access_key_id))
    }

    fn derive(&self, access_key_id: &str) -> String {
        STANDARD.encode(&hmac::sign(&self.secrets, access_key_id.as_bytes()).as_ref()[..SECRET_BYTES])
    }
}

fn associated(access_key_id: &str) -> Vec<u8> {
    [VERSION].into_iter().chain(access_key_id.bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> RoleSession {
        RoleSession {
            role: "runner".into(),
            role_id: "AROAEXAMPLE".into(),
            session: "SageMaker".into(),
            issued: 1_000,
            expires: 2_000,
            workload: None,
            policy: Some("{}".into()),
        }
    }

    fn counting() -> impl FnMut() -> u128 {
        let mut next = 7;
        move || {
            next += 0x1234_5678_9abc_def0_0fed_cba9_8765_4321;
            next
        }
    }

    #[test]
    fn a_token_gives_its_session_back_until_it_ends_also_after_a_restart() {
        let given = Sealer::new(&SessionKey([5; 32])).issue(&session(), &mut counting());
        let restarted = Sealer::new(&SessionKey([5; 32]));
        let open = |now| restarted.open(&given.session_token, &given.access_key_id, now);
        assert_eq!(open(1_999), Ok(session()));
        assert_eq!(open(2_000), Err(BadToken::Expired));
        assert_eq!(
            restarted.secret_of(&given.access_key_id),
            Some(given.secret_access_key.clone())
        );
        assert_eq!((given.access_key_id.len(), given.secret_access_key.len()), (20, 40));
        assert!(!format!("{given:?}").contains(&given.secret_access_key));
        assert!(!format!("{:?}", SessionKey([5; 32])).contains('5'));
    }

    #[test]
    fn a_token_opens_for_its_own_key_in_its_own_region_only() {
        let sealer = Sealer::new(&SessionKey([5; 32]));
        let mut entropy = counting();
        let (one, two) = (
            sealer.issue(&session(), &mut entropy),
            sealer.issue(&session(), &mut entropy),
        );
        assert_ne!(one.access_key_id, two.access_key_id);
        assert_ne!(one.secret_access_key, two.secret_access_key);
        assert_eq!(
            sealer.open(&one.session_token, &two.access_key_id, 1_500),
            Err(BadToken::Invalid)
        );
        let other = Sealer::new(&SessionKey([6; 32]));
        assert_eq!(
            other.open(&one.session_token, &one.access_key_id, 1_500),
            Err(BadToken::Invalid)
        );
        assert_ne!(other.secret_of(&one.access_key_id), Some(one.secret_access_key));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let sealer = Sealer::new(&SessionKey([5; 32]));
        let given = sealer.issue(&session(), &mut counting());
        let bytes = STANDARD.decode(&given.session_token).expect("base64");
        let open = |bytes: &[u8]| sealer.open(&STANDARD.encode(bytes), &given.access_key_id, 1_500);
        assert_eq!(open(&bytes), Ok(session()));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(open(&changed), Err(BadToken::Invalid), "byte {at}");
            assert_eq!(open(&bytes[..at]), Err(BadToken::Invalid), "the first {at} bytes");
        }
        for nonsense in ["", "AAAA", "not base64!", &"A".repeat(MAX_TOKEN_CHARACTERS + 4)] {
            assert_eq!(
                sealer.open(nonsense, &given.access_key_id, 1_500),
                Err(BadToken::Invalid)
            );
        }
    }

    #[test]
    fn only_keys_of_the_right_form_have_a_secret() {
        let sealer = Sealer::new(&SessionKey([5; 32]));
        for bad in [
            "",
            "ASIA",
            "AKIAABCDEFGHIJKLMNOP",
            "ASIAabcdefghijklmnop",
            "ASIAABCDEFGHIJKLMNOPQ",
        ] {
            assert_eq!(sealer.secret_of(bad), None, "{bad}");
        }
    }
}
