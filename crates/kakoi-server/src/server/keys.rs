//! The region's root access key, and the AWS-format files that carry it.

use super::paths::DataDir;
use anyhow::Context;
use std::fs;

/// The account's root key.
#[derive(Clone)]
pub struct RootKey {
    /// Such as `AKIA…`.
    pub access_key_id: String,
    /// The secret.
    pub secret_access_key: String,
}

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

fn random_text(length: usize) -> String {
    let mut bytes = vec![0u8; length];
    getrandom::fill(&mut bytes).expect("the operating system gives entropy");
    bytes
        .iter()
        .map(|b| char::from(ALPHABET[usize::from(b & 31)]))
        .collect()
}

impl RootKey {
    /// Reads the key of the data directory, or makes one at the first start.
    pub fn open(data: &DataDir) -> anyhow::Result<Self> {
        let path = data.credentials();
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text)
                .with_context(|| format!("{} names no access key; remove it to get a new one", path.display())),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let key = Self {
                    access_key_id: format!("AKIA{}", random_text(16)),
                    secret_access_key: random_text(40),
                };
                let text = format!(
                    "[default]\naws_access_key_id = {}\naws_secret_access_key = {}\n",
                    key.access_key_id, key.secret_access_key
                );
                DataDir::write_whole(&path, text.as_bytes(), 0o600)?;
                Ok(key)
            }
            Err(e) => Err(e).with_context(|| format!("reading {}", path.display())),
        }
    }

    /// Reads AWS's credentials format; only `[default]` is ever written.
    pub fn parse(text: &str) -> Option<Self> {
        let value = |name: &str| {
            text.lines().find_map(|line| {
                let (key, value) = line.split_once('=')?;
                (key.trim() == name).then(|| value.trim().to_owned())
            })
        };
        Some(Self {
            access_key_id: value("aws_access_key_id")?,
            secret_access_key: value("aws_secret_access_key")?,
        })
    }

    /// Writes the configuration that sends plain `aws` and boto3 here.
    pub fn write_config(data: &DataDir, region: &str, endpoint: &str) -> anyhow::Result<()> {
        let text = format!("[default]\nregion = {region}\nendpoint_url = {endpoint}\noutput = json\n");
        DataDir::write_whole(&data.config(), text.as_bytes(), 0o600)
    }
}
