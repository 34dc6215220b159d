//! The region's two certificate authorities.
//!
//! The *region* authority signs for the services and may sign for nothing else: its name
//! constraints (critical) permit `kakoi.internal`, `amazonaws.com` and `sagemaker.aws` and exclude
//! every IP address, so trusting it never means trusting it for the rest of the world. The
//! *simulated internet* has another authority, trusted only under that uplink.
//!
//! Keys lie on disk as 0600 files outside of every sandbox and are never logged or handed out;
//! leaves and their keys exist in memory only (a database gets its own pair as PEM).

mod authority;
mod resolver;
mod storage;

use std::path::Path;

pub use authority::{Authority, LeafPem};
pub use resolver::{NameSet, SniResolver, server_config};

use crate::EdgeError;

/// The names that the region's authority may sign for, and everything below them.
/// No leading dot: with one, OpenSSL and webpki disagree about the name itself.
pub const PERMITTED_DNS: [&str; 3] = ["kakoi.internal", "amazonaws.com", "sagemaker.aws"];

/// Both authorities of an installation.
#[derive(Debug)]
pub struct Authorities {
    /// Signs for the region's services and databases; name-constrained.
    pub region: std::sync::Arc<Authority>,
    /// Signs for the hosts of the simulated internet.
    pub simulated: std::sync::Arc<Authority>,
}

impl Authorities {
    /// Loads `ca/region.{crt,key}` and `ca/simulated.{crt,key}` below `data_dir`, making what
    /// isn't there. A loaded pair is proven by verifying a leaf that it just signed.
    ///
    /// # Errors
    /// A file can't be read or written; a certificate without its key; a pair that doesn't work.
    pub fn open(data_dir: &Path) -> Result<Self, EdgeError> {
        let folder = data_dir.join("ca");
        storage::create_private_dir(&folder)?;
        Ok(Self {
            region: Authority::open(&folder, authority::Kind::Region)?.into(),
            simulated: Authority::open(&folder, authority::Kind::Simulated)?.into(),
        })
    }

    /// The PEM bundle for programs under the simulated uplink: exactly our two authorities, so
    /// that a real site's certificate is *not* trusted there.
    pub fn bundle_simulated(&self) -> String {
        format!("{}{}", self.region.certificate_pem(), self.simulated.certificate_pem())
    }

    /// The PEM bundle under the uplinks `none` (`system` is `None`) and `host` (the system's own
    /// bundle follows the region's authority). The simulated authority is never in it.
    pub fn bundle(&self, system: Option<&str>) -> String {
        let mut bundle = self.region.certificate_pem().to_owned();
        if let Some(system) = system {
            bundle.push_str(system);
            if !system.ends_with('\n') {
                bundle.push('\n');
            }
        }
        bundle
    }
}
