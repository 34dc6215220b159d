//! The region's root access key, with the AWS-format files that carry it, and the key behind all role sessions.

use super::paths::DataDir;
use anyhow::{Context, bail};
use kakoi_engine::SessionKey;
use std::fs;
use std::os::unix::fs::PermissionsExt;

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

/// Reads the session key of the data directory, or makes one at the first start: 32 bytes in a file of their own. It's never
/// replaced by itself: a new one ends every session there is.
///
/// # Errors
/// The file isn't a whole key, or others may read it: whoever has the key can be any role.
pub fn session_key(data: &DataDir) -> anyhow::Result<SessionKey> {
    let path = data.session_key();
    let cure = "remove it to get a new one; running notebooks then need a restart for new credentials";
    match fs::read(&path) {
        Ok(bytes) => {
            let mode = fs::metadata(&path)
                .with_context(|| format!("looking at {}", path.display()))?
                .permissions()
                .mode();
            if mode & 0o077 != 0 {
                bail!("{} could be read by other users: {cure}", path.display());
            }
            let key = bytes.try_into();
            key.map(SessionKey).map_err(|bytes: Vec<u8>| {
                anyhow::anyhow!(
                    "{} is damaged: it has {} bytes instead of 32; {cure}",
                    path.display(),
                    bytes.len()
                )
            })
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            let mut key = [0; 32];
            getrandom::fill(&mut key).context("drawing a session key")?;
            DataDir::write_whole(&path, &key, 0o600)?;
            Ok(SessionKey(key))
        }
        Err(e) => Err(e).with_context(|| format!("reading {}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_key_stays_and_a_damaged_one_is_refused() {
        let directory = tempfile::tempdir().expect("a directory");
        let mut data = DataDir::locate(Some(directory.path())).expect("located");
        data.create().expect("made");
        let first = session_key(&data).expect("a new key");
        assert_eq!(session_key(&data).expect("the same key").0, first.0);
        let path = data.session_key();
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        for damaged in [&b""[..], &[1; 31], &[1; 33]] {
            fs::write(&path, damaged).expect("written");
            let error = session_key(&data).expect_err("damaged").to_string();
            assert!(error.contains("damaged") && error.contains("remove it"), "{error}");
        }
        fs::write(&path, [1; 32]).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        assert!(
            session_key(&data)
                .expect_err("readable")
                .to_string()
                .contains("other users")
        );
        fs::remove_file(&path).expect("removed");
        assert_ne!(session_key(&data).expect("another key").0, first.0);
    }
}
