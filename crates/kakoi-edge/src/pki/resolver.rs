//! Leaves on demand: the certificate for a connection is made from the name the client asks for.
//!
//! Only names of the listener's own set are answered; anything else, or no name at all, fails the
//! handshake, so a listener can't be used to pose as a service that isn't behind it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256};
use rustls::ServerConfig;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::{CertifiedKey, SigningKey};
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::Authority;
use crate::EdgeError;

/// Bucket-style names are without number, so the cache has an end.
const CACHED_LEAVES: usize = 256;
/// Far below a leaf's life of 90 days.
const LEAF_MAX_AGE: Duration = Duration::from_secs(7 * 24 * 3600);

/// The names that one listener answers for.
#[derive(Clone, Debug, Default)]
pub struct NameSet {
    any: bool,
    exact: HashSet<String>,
    below: HashSet<String>,
}

impl NameSet {
    /// From names and patterns; `*.example.com` stands for everything below `example.com`, of one
    /// label or more (bucket names may have dots). Case doesn't matter.
    pub fn new<S: AsRef<str>>(patterns: impl IntoIterator<Item = S>) -> Self {
        let mut set = Self::default();
        for pattern in patterns {
            let pattern = pattern.as_ref().to_ascii_lowercase();
            match pattern.strip_prefix("*.") {
                Some(parent) => set.below.insert(parent.to_owned()),
                None => set.exact.insert(pattern),
            };
        }
        set
    }

    /// Every name: for the simulated internet, whose authority nobody else trusts.
    pub fn any() -> Self {
        Self {
            any: true,
            ..Self::default()
        }
    }

    /// Whether `name` belongs to the set.
    pub fn contains(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let mut parents = name.match_indices('.').map(|(at, _)| &name[at + 1..]);
        self.any || self.exact.contains(&name) || parents.any(|parent| self.below.contains(parent))
    }
}

struct CachedLeaf {
    leaf: Arc<CertifiedKey>,
    made: Instant,
    used: u64,
}

#[derive(Default)]
struct Cache {
    leaves: HashMap<String, CachedLeaf>,
    uses: u64,
}

/// Chooses the certificate for a TLS connection by the name asked for, making it if needed.
pub struct SniResolver {
    authority: Arc<Authority>,
    names: NameSet,
    key: KeyPair,
    signing_key: Arc<dyn SigningKey>,
    cache: Mutex<Cache>,
}

impl std::fmt::Debug for SniResolver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SniResolver")
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

impl SniResolver {
    /// A resolver for `names`, signed by `authority`, with a key of its own that lives in memory.
    ///
    /// # Errors
    /// The key can't be made.
    pub fn new(authority: Arc<Authority>, names: NameSet) -> Result<Self, EdgeError> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(|source| EdgeError::Mint {
            subject: "a listener".into(),
            source,
        })?;
        let der = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let signing_key = rustls::crypto::ring::sign::any_ecdsa_type(&der)?;
        Ok(Self {
            authority,
            names,
            key,
            signing_key,
            cache: Mutex::default(),
        })
    }

    fn leaf(&self, name: &str) -> Option<Arc<CertifiedKey>> {
        if !self.names.contains(name) {
            return None;
        }
        let name = name.to_ascii_lowercase();
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        cache.uses += 1;
        let use_number = cache.uses;
        if let Some(cached) = cache.leaves.get_mut(&name)
            && cached.made.elapsed() < LEAF_MAX_AGE
        {
            cached.used = use_number;
            return Some(Arc::clone(&cached.leaf));
        }
        let der = match self.authority.leaf_der(&name, &self.key) {
            Ok(der) => der,
            Err(error) => {
                tracing::warn!(%name, %error, "no certificate");
                return None;
            }
        };
        let leaf = Arc::new(CertifiedKey::new(vec![der], Arc::clone(&self.signing_key)));
        if cache.leaves.len() >= CACHED_LEAVES {
            let oldest = cache.leaves.iter().min_by_key(|(_, c)| c.used).map(|(n, _)| n.clone());
            oldest.and_then(|oldest| cache.leaves.remove(&oldest));
        }
        let cached = CachedLeaf {
            leaf: Arc::clone(&leaf),
            made: Instant::now(),
            used: use_number,
        };
        cache.leaves.insert(name, cached);
        Some(leaf)
    }
}

impl ResolvesServerCert for SniResolver {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.leaf(hello.server_name()?)
    }
}

/// TLS 1.2 and 1.3, no client certificates, HTTP/1.1, leaves made by `authority` for `names`.
///
/// # Errors
/// The listener's key can't be made, or the TLS library refuses its own defaults.
pub fn server_config(authority: Arc<Authority>, names: NameSet) -> Result<Arc<ServerConfig>, EdgeError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SniResolver::new(authority, names)?));
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

#[cfg(test)]
mod tests {
    use super::super::Authorities;
    use super::*;

    #[test]
    fn sets_match_exactly_or_below() {
        let set = NameSet::new(["sts.amazonaws.com", "*.s3.amazonaws.com"]);
        assert!(set.contains("STS.amazonaws.com"));
        assert!(set.contains("bucket.s3.amazonaws.com") && set.contains("a.b.s3.amazonaws.com"));
        for no in [
            "s3.amazonaws.com",
            "x.sts.amazonaws.com",
            "evils3.amazonaws.com",
            "",
            "amazonaws.com",
        ] {
            assert!(!set.contains(no), "{no}");
        }
        assert!(NameSet::any().contains("whatever.test"));
    }

    #[test]
    fn leaves_are_cached_within_a_bound() {
        let dir = tempfile::tempdir().unwrap();
        let region = Authorities::open(dir.path()).unwrap().region;
        let resolver = SniResolver::new(region, NameSet::new(["*.s3.amazonaws.com"])).unwrap();
        let first = resolver.leaf("kept.s3.amazonaws.com").unwrap();
        for i in 0..CACHED_LEAVES + 20 {
            resolver.leaf(&format!("b{i}.s3.amazonaws.com")).unwrap();
            let kept = resolver.leaf("KEPT.s3.amazonaws.com").unwrap();
            assert!(Arc::ptr_eq(&first, &kept), "the one in use is not the one thrown out");
        }
        assert_eq!(resolver.cache.lock().unwrap().leaves.len(), CACHED_LEAVES);
        assert!(resolver.leaf("github.com").is_none());
    }
}
