//! One certificate authority: made or loaded, and signing leaves.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, NameConstraints, PKCS_ECDSA_P256_SHA256,
};
use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use time::{Duration, OffsetDateTime};

use super::{PERMITTED_DNS, storage};
use crate::EdgeError;

/// Ten years: an authority outlives its installation, and replacing it breaks running programs.
const AUTHORITY_LIFE: Duration = Duration::days(3650);
/// A leaf lives in memory and is made again long before its end.
const LEAF_LIFE: Duration = Duration::days(90);
/// A leaf that a program reads from files is made again only when the program starts, and a database may run for years: RDS's own
/// are good for a year or more. Longer than 825 days, some clients refuse it.
const LEAF_PEM_LIFE: Duration = Duration::days(825);
/// Clocks of sandboxes are the host's own, but a stepped clock shouldn't refuse a fresh leaf.
const BACKDATE: Duration = Duration::days(1);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Region,
    Simulated,
}

impl Kind {
    fn file_stem(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Simulated => "simulated",
        }
    }

    fn common_name(self) -> &'static str {
        match self {
            Self::Region => "Kakoi region authority",
            Self::Simulated => "Kakoi simulated internet authority",
        }
    }

    /// A name that the authority must be able to sign for; used to prove a loaded pair.
    fn proof_name(self) -> &'static str {
        match self {
            Self::Region => "proof.kakoi.internal",
            Self::Simulated => "example.com",
        }
    }

    fn constraints(self) -> Option<NameConstraints> {
        (self == Self::Region).then(|| NameConstraints {
            permitted_subtrees: PERMITTED_DNS.map(|name| GeneralSubtree::DnsName(name.into())).to_vec(),
            excluded_subtrees: vec![
                GeneralSubtree::IpAddress(CidrSubnet::V4([0; 4], [0; 4])),
                GeneralSubtree::IpAddress(CidrSubnet::V6([0; 16], [0; 16])),
            ],
        })
    }
}

/// A certificate with its key as PEM, for a program that reads files (a database).
#[derive(Clone)]
pub struct LeafPem {
    /// The leaf's certificate.
    pub certificate: String,
    /// Its private key, PKCS#8. Write it 0600.
    pub key: String,
}

impl std::fmt::Debug for LeafPem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LeafPem").finish_non_exhaustive() // a key never reaches a log
    }
}

/// A certificate authority of this installation.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: CertificateDer<'static>,
    pem: String,
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authority").finish_non_exhaustive() // a key never reaches a log
    }
}

impl Authority {
    /// Loads or makes the pair. The key is written first: a crash between the two leaves a key
    /// without a certificate, which the next start completes.
    pub(super) fn open(folder: &Path, kind: Kind) -> Result<Self, EdgeError> {
        let key_path = folder.join(kind.file_stem()).with_extension("key");
        let certificate_path = folder.join(kind.file_stem()).with_extension("crt");
        let unusable = |reason: String| EdgeError::AuthorityUnusable {
            path: certificate_path.clone(),
            reason,
        };
        let stored_key = storage::read_key_if_present(&key_path)?;
        let stored_certificate = storage::read_if_present(&certificate_path)?;
        if stored_certificate.is_some() && stored_key.is_none() {
            return Err(EdgeError::KeyMissing {
                certificate: certificate_path,
            });
        }
        let mint = |source| EdgeError::Mint {
            subject: kind.common_name().into(),
            source,
        };
        let key = match stored_key {
            Some(pem) => KeyPair::from_pem(&pem).map_err(|error| unusable(error.to_string()))?,
            None => {
                let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(mint)?;
                storage::write_durably(&key_path, &key.serialize_pem(), 0o600)?;
                key
            }
        };
        let pem = match stored_certificate {
            Some(pem) => pem,
            None => {
                let pem = authority_params(kind).self_signed(&key).map_err(mint)?.pem();
                storage::write_durably(&certificate_path, &pem, 0o644)?;
                pem
            }
        };
        let certificate =
            CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|error| unusable(error.to_string()))?;
        let issuer = Issuer::from_ca_cert_der(&certificate, key).map_err(|error| unusable(error.to_string()))?;
        let authority = Self {
            issuer,
            certificate,
            pem,
        };
        authority
            .prove(kind.proof_name())
            .map_err(|error| unusable(error.to_string()))?;
        Ok(authority)
    }

    /// The authority's own certificate, PEM, one block.
    pub fn certificate_pem(&self) -> &str {
        &self.pem
    }

    /// The authority's own certificate, DER.
    pub fn certificate_der(&self) -> &CertificateDer<'static> {
        &self.certificate
    }

    /// A leaf for `names` with a fresh P-256 key, as PEM, good for 825 days. Verifiers refuse it if a name lies
    /// outside the authority's constraints; asking is not an error.
    ///
    /// # Errors
    /// A name isn't a DNS name, or the key can't be made.
    pub fn leaf_pem(&self, names: &[String]) -> Result<LeafPem, EdgeError> {
        let subject = || names.first().cloned().unwrap_or_default();
        let mint = |source| EdgeError::Mint {
            subject: subject(),
            source,
        };
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(mint)?;
        let leaf = leaf_params(names, LEAF_PEM_LIFE)
            .and_then(|p| p.signed_by(&key, &self.issuer))
            .map_err(mint)?;
        Ok(LeafPem {
            certificate: leaf.pem(),
            key: key.serialize_pem(),
        })
    }

    /// A leaf for one name and a key that the caller holds (a listener uses one key for all of
    /// its leaves: making a key costs as much as a signature).
    pub(super) fn leaf_der(&self, name: &str, key: &KeyPair) -> Result<CertificateDer<'static>, EdgeError> {
        let names = [name.to_owned()];
        let mint = |source| EdgeError::Mint {
            subject: name.to_owned(),
            source,
        };
        let leaf = leaf_params(&names, LEAF_LIFE)
            .and_then(|p| p.signed_by(key, &self.issuer))
            .map_err(mint)?;
        Ok(leaf.der().clone())
    }

    /// Signs a leaf and verifies it against the certificate, as a client would.
    fn prove(&self, name: &'static str) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let leaf = self.leaf_der(name, &key)?;
        self.verify(&leaf, name)?;
        Ok(())
    }

    /// Whether a client that trusts only this authority accepts `leaf` for `name` now.
    pub(super) fn verify(
        &self,
        leaf: &CertificateDer<'_>,
        name: &str,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone())?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(roots.into(), provider).build()?;
        let now = UnixTime::since_unix_epoch(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?);
        verifier.verify_server_cert(leaf, &[], &ServerName::try_from(name)?, &[], now)?;
        Ok(())
    }
}

fn authority_params(kind: Kind) -> CertificateParams {
    let now = OffsetDateTime::now_utc();
    let mut params = CertificateParams::default();
    params.not_before = now - BACKDATE;
    params.not_after = now + AUTHORITY_LIFE;
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, kind.common_name());
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0)); // no authorities below this one
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.name_constraints = kind.constraints();
    params
}

fn leaf_params(names: &[String], life: Duration) -> Result<CertificateParams, rcgen::Error> {
    let now = OffsetDateTime::now_utc();
    let mut params = CertificateParams::new(names)?;
    params.not_before = now - BACKDATE;
    params.not_after = now + life;
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::OrganizationName, "Kakoi");
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // Python's strict verification wants it.
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}

#[cfg(test)]
mod tests {
    use super::super::Authorities;
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    fn leaf(authority: &Authority, name: &str) -> CertificateDer<'static> {
        let pem = authority.leaf_pem(&[name.to_owned()]).unwrap();
        CertificateDer::from_pem_slice(pem.certificate.as_bytes()).unwrap()
    }

    #[test]
    fn constraints_hold_in_webpki() {
        let dir = tempfile::tempdir().unwrap();
        let both = Authorities::open(dir.path()).unwrap();
        for good in [
            "api.sagemaker.us-east-1.amazonaws.com",
            "s3.us-east-1.kakoi.internal",
            "kakoi.internal",
        ] {
            both.region.verify(&leaf(&both.region, good), good).unwrap();
        }
        for bad in [
            "github.com",
            "notkakoi.internal",
            "amazonaws.com.example.com",
            "10.0.0.1",
            "::1",
        ] {
            let error = both.region.verify(&leaf(&both.region, bad), bad).unwrap_err();
            assert!(error.to_string().contains("NameConstraintViolation"), "{bad}: {error}");
        }
        both.simulated
            .verify(&leaf(&both.simulated, "github.com"), "github.com")
            .unwrap();
        assert!(
            both.region
                .verify(&leaf(&both.simulated, "a.kakoi.internal"), "a.kakoi.internal")
                .is_err()
        );
    }

    #[test]
    fn constraints_hold_in_openssl() {
        let dir = tempfile::tempdir().unwrap();
        let both = Authorities::open(dir.path()).unwrap();
        let verify = |name: &str| {
            let file = dir.path().join("leaf.pem");
            std::fs::write(&file, both.region.leaf_pem(&[name.to_owned()]).unwrap().certificate).unwrap();
            let output = Command::new("openssl")
                .args(["verify", "-x509_strict", "-verify_hostname", name, "-CAfile"])
                .arg(dir.path().join("ca/region.crt"))
                .arg(&file)
                .output()
                .expect("the openssl program is one of the test's needs");
            (
                output.status.success(),
                String::from_utf8_lossy(&output.stderr).into_owned(),
            )
        };
        let (good, said) = verify("sts.amazonaws.com");
        assert!(good, "{said}");
        let (good, said) = verify("github.com");
        assert!(!good && said.contains("permitted subtree violation"), "{said}");
        let text = Command::new("openssl")
            .args(["x509", "-noout", "-text", "-in"])
            .arg(dir.path().join("ca/region.crt"))
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        assert!(text.contains("Name Constraints: critical"), "{text}");
        assert!(
            text.contains("DNS:kakoi.internal") && text.contains("IP:0.0.0.0/0.0.0.0"),
            "{text}"
        );
    }

    #[test]
    fn authorities_persist_privately_and_survive_a_crash_between_the_files() {
        let dir = tempfile::tempdir().unwrap();
        let first = Authorities::open(dir.path()).unwrap();
        let readable = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(dir.path().join("ca/region.key"), readable).unwrap();
        let again = Authorities::open(dir.path()).unwrap();
        assert_eq!(first.region.certificate_pem(), again.region.certificate_pem());
        for key in ["ca/region.key", "ca/simulated.key"] {
            let mode = std::fs::metadata(dir.path().join(key)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{key}");
        }
        std::fs::remove_file(dir.path().join("ca/region.crt")).unwrap();
        Authorities::open(dir.path()).unwrap();
        std::fs::remove_file(dir.path().join("ca/region.key")).unwrap();
        assert!(matches!(
            Authorities::open(dir.path()),
            Err(EdgeError::KeyMissing { .. })
        ));
        std::fs::copy(dir.path().join("ca/simulated.key"), dir.path().join("ca/region.key")).unwrap();
        assert!(matches!(
            Authorities::open(dir.path()),
            Err(EdgeError::AuthorityUnusable { .. })
        ));
    }

    #[test]
    fn bundles_hold_exactly_what_the_uplink_trusts() {
        let dir = tempfile::tempdir().unwrap();
        let both = Authorities::open(dir.path()).unwrap();
        assert_eq!(both.bundle_simulated().matches("BEGIN CERTIFICATE").count(), 2);
        assert_eq!(both.bundle(None), both.region.certificate_pem());
        let host = both.bundle(Some("system"));
        assert!(host.ends_with("system\n") && !host.contains(both.simulated.certificate_pem()));
    }
}
