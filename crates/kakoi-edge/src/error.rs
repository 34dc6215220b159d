//! What can go wrong before a server of this crate runs. Once it runs, a bad client costs itself
//! its connection and nobody else anything, so no error leaves the loops.

use std::path::{Path, PathBuf};

/// Why an authority, a listener or the simulated content could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum EdgeError {
    /// A file or directory of the authorities or of the simulated content.
    #[error("{action} {}", path.display())]
    File {
        /// What was tried, as in "cannot write".
        action: &'static str,
        /// On which file.
        path: PathBuf,
        /// The system's answer.
        #[source]
        source: std::io::Error,
    },
    /// The certificate is there and its key is not: minting a new pair would silently break every
    /// running program that trusts the old one.
    #[error(
        "the certificate {} has no key beside it; restore the key or remove the certificate",
        certificate.display()
    )]
    KeyMissing {
        /// The certificate without a key.
        certificate: PathBuf,
    },
    /// A stored authority doesn't work: key and certificate differ, it expired, or it's no PEM.
    #[error("the certificate authority {} is not usable: {reason}", path.display())]
    AuthorityUnusable {
        /// The certificate's file.
        path: PathBuf,
        /// What the check said.
        reason: String,
    },
    /// A certificate could not be made.
    #[error("cannot make a certificate for {subject}")]
    Mint {
        /// The name it was for.
        subject: String,
        /// The library's answer.
        #[source]
        source: rcgen::Error,
    },
    /// The TLS library refused a key or a configuration.
    #[error("cannot set up TLS")]
    Tls(#[from] rustls::Error),
    /// A socket handed in could not be used by the runtime.
    #[error("cannot serve on a socket")]
    Socket(#[source] std::io::Error),
    /// `git` could not build a repository of the simulated internet.
    #[error("git could not build the repository {repository}: {message}")]
    Git {
        /// `owner/name`.
        repository: String,
        /// What git or the system said.
        message: String,
    },
    /// A package of the simulated internet could not be packed.
    #[error("cannot pack the wheel {wheel}: {message}")]
    Wheel {
        /// The file name.
        wheel: String,
        /// What the archive library said.
        message: String,
    },
}

impl EdgeError {
    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File { action, path, source }
    }
}
