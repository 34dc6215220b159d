//! Who signs requests: root, whose key lies in the data directory, and sessions of roles, which carry their own proof.

use super::keys::RootKey;
use kakoi_engine::{Caller, Engine, Via};
use kakoi_wire::sigv4::{KeyError, Keys};

/// Knows every access key. Clones share the engine.
#[derive(Clone)]
pub struct Callers {
    engine: Engine,
    root: RootKey,
}

impl Callers {
    /// The callers of a region.
    pub fn new(engine: Engine, root: RootKey) -> Self {
        Self { engine, root }
    }

    /// The engine that they call.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// A key's secret where its token isn't known yet: the token is checked by [`Callers::caller`].
    pub fn secret(&self, access_key_id: &str) -> Option<String> {
        if access_key_id == self.root.access_key_id {
            return Some(self.root.secret_access_key.clone());
        }
        self.engine.sessions().secret_of(access_key_id)
    }

    /// Who is behind an access key and the token that came with it. The signature must have been verified.
    ///
    /// # Errors
    /// See [`Engine::identify`]; a root key with a token is [`KeyError::InvalidToken`].
    pub fn caller(&self, access_key_id: &str, token: Option<&str>, via: Via) -> Result<Caller, KeyError> {
        if access_key_id != self.root.access_key_id {
            return self.engine.identify(access_key_id, token, via);
        }
        match token {
            None => Ok(Caller {
                via,
                ..Caller::root(self.engine.region(), access_key_id)
            }),
            Some(_) => Err(KeyError::InvalidToken),
        }
    }
}

impl Keys for Callers {
    fn secret(&self, access_key_id: &str, session_token: Option<&str>) -> Result<String, KeyError> {
        if access_key_id != self.root.access_key_id {
            return self.engine.session_secret(access_key_id, session_token);
        }
        match session_token {
            None => Ok(self.root.secret_access_key.clone()),
            Some(_) => Err(KeyError::InvalidToken),
        }
    }
}
