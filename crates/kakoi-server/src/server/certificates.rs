//! Databases' certificates, by the region's authority.

use kakoi_dataplane::{BackendError, Certificate, CertificateIssuer};
use kakoi_edge::names::database_domain;
use kakoi_edge::pki::Authority;
use kakoi_net::DatabaseService;
use std::sync::Arc;

/// Issues certificates of the region's authority.
pub struct Issuer {
    authority: Arc<Authority>,
    region: String,
}

impl Issuer {
    /// For databases of a region.
    pub fn new(authority: Arc<Authority>, region: String) -> Self {
        Self { authority, region }
    }
}

impl CertificateIssuer for Issuer {
    fn issue(&self, service: DatabaseService, label: &str) -> Result<Certificate, BackendError> {
        // Both: the database may outlive a server with AWS names and be reached by the next one without them.
        let names = [true, false].map(|aws_names| {
            let domain = database_domain(service.as_str(), &self.region, aws_names);
            kakoi_database::endpoint_name(label, &domain)
        });
        let leaf = self
            .authority
            .leaf_pem(&names)
            .map_err(|e| BackendError::new(format!("issuing a certificate for {label}"), crate::cli::chain(&e)))?;
        Ok(Certificate {
            // Issued by the authority itself, which whoever verifies has already.
            chain: leaf.certificate,
            key: leaf.key,
        })
    }
}
