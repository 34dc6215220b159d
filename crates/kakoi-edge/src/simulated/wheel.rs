//! Packs a package into a wheel (PEP 427) whose bytes are the same on every machine: members
//! stored uncompressed, in a fixed order, with one fixed date.

use std::io::{Cursor, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::content::Package;
use crate::EdgeError;

/// A packed package.
#[derive(Debug)]
pub(super) struct Wheel {
    pub project: &'static str,
    pub version: &'static str,
    pub summary: &'static str,
    pub requires: &'static [&'static str],
    pub file_name: String,
    pub bytes: Vec<u8>,
    /// Lower-case hex.
    pub sha256: String,
    /// The METADATA member, which installers may fetch alone (PEP 658).
    pub metadata: String,
    /// Lower-case hex.
    pub metadata_sha256: String,
}

impl Wheel {
    pub(super) fn pack(package: &Package) -> Result<Self, EdgeError> {
        let stem = format!("{}-{}", package.name.replace('-', "_"), package.version);
        let file_name = format!("{stem}-py3-none-any.whl");
        let metadata = metadata(package);
        let folder = format!("{stem}.dist-info");
        let mut members: Vec<(String, String)> = package
            .files
            .iter()
            .map(|&(path, text)| (path.to_owned(), text.to_owned()))
            .collect();
        members.push((format!("{folder}/METADATA"), metadata.clone()));
        let wheel = "Wheel-Version: 1.0\nGenerator: kakoi\nRoot-Is-Purelib: true\nTag: py3-none-any\n";
        members.push((format!("{folder}/WHEEL"), wheel.to_owned()));
        let record_path = format!("{folder}/RECORD");
        let mut record = String::new();
        for (path, text) in &members {
            let digest = URL_SAFE_NO_PAD.encode(Sha256::digest(text));
            record.push_str(&format!("{path},sha256={digest},{}\n", text.len()));
        }
        record.push_str(&format!("{record_path},,\n"));
        members.push((record_path, record));
        let bytes = archive(&members).map_err(|error| EdgeError::Wheel {
            wheel: file_name.clone(),
            message: error.to_string(),
        })?;
        Ok(Self {
            project: package.name,
            version: package.version,
            summary: package.summary,
            requires: package.requires,
            sha256: hex(&bytes),
            metadata_sha256: hex(metadata.as_bytes()),
            file_name,
            bytes,
            metadata,
        })
    }
}

fn metadata(package: &Package) -> String {
    let mut text = format!(
        "Metadata-Version: 2.1\nName: {}\nVersion: {}\nSummary: {}\nLicense: Apache-2.0\nRequires-Python: >=3.8\n",
        package.name, package.version, package.summary
    );
    for requirement in package.requires {
        text.push_str(&format!("Requires-Dist: {requirement}\n"));
    }
    text
}

fn archive(members: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    // 1980-01-01, the format's own beginning, is the library's default date.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in members {
        zip.start_file(path.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
