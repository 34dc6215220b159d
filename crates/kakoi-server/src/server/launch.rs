//! What every app gets: its launcher, its environment, its `/etc`.

use super::paths::DataDir;
use anyhow::{Context, bail};
use kakoi_engine::LaunchSettings;
use kakoi_linux::workload::{ENVIRONMENT, HOME, LAUNCHER};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// JupyterLab's launcher, as shipped.
const LAUNCH_PY: &str = include_str!("../../../../env/launch.py");

/// Where the bundle of trusted authorities lies inside a sandbox.
const BUNDLE: &str = "/etc/ssl/certs/ca-certificates.crt";

/// The notebook environment's folder on this machine.
///
/// # Errors
/// It isn't built; the message names the cure. `up` never downloads.
pub fn environment() -> anyhow::Result<PathBuf> {
    let chosen = std::env::var_os("KAKOI_ENV").map(PathBuf::from);
    let path = match chosen {
        Some(path) => path,
        None => {
            let data = std::env::var_os("XDG_DATA_HOME")
                .filter(|v| !v.is_empty())
                .map(PathBuf::from);
            let data = data.or_else(|| std::env::var_os("HOME").map(|h| PathBuf::from(h).join(".local/share")));
            data.context("neither KAKOI_ENV nor HOME says where the notebook environment is")?
                .join("kakoi/env")
                .join(env!("KAKOI_ENV_LOCK_HASH"))
        }
    };
    if !path.join("kakoi-env.json").is_file() {
        bail!(
            "there's no notebook environment at {}; build it with `./x env`, or name another with KAKOI_ENV",
            path.display()
        );
    }
    path.canonicalize()
        .with_context(|| format!("finding {}", path.display()))
}

/// Writes the launcher where sandboxes can bind it.
pub fn write_launcher(data: &DataDir) -> anyhow::Result<PathBuf> {
    let path = data.run_dir().join("launch.py");
    DataDir::write_whole(&path, LAUNCH_PY.as_bytes(), 0o644)?;
    Ok(path)
}

/// What's the same for all apps of the region. `endpoints` are `AWS_ENDPOINT_URL_…` variables, empty when services answer
/// under AWS's own names.
pub fn settings(bundle: &str, endpoints: BTreeMap<String, String>) -> LaunchSettings {
    let python = format!("{ENVIRONMENT}/bin/python3");
    let mut env: BTreeMap<String, String> = endpoints;
    let fixed = [
        ("HOME", HOME),
        ("USER", "sagemaker-user"),
        ("LOGNAME", "sagemaker-user"),
        ("SHELL", "/bin/bash"),
        ("LANG", "C.UTF-8"),
        ("TERM", "xterm-256color"),
        ("TZ", "UTC"),
        (
            "PATH",
            "/opt/kakoi/env/bin:/home/sagemaker-user/.local/bin:/usr/local/bin:/usr/bin:/bin",
        ),
    ];
    env.extend(fixed.map(|(k, v)| (k.to_owned(), v.to_owned())));
    for variable in [
        "SSL_CERT_FILE",
        "REQUESTS_CA_BUNDLE",
        "AWS_CA_BUNDLE",
        "CURL_CA_BUNDLE",
        "PIP_CERT",
        "GIT_SSL_CAINFO",
        // libpq looks in the home alone, unless it's told: with it, sslmode=verify-full is enough.
        "PGSSLROOTCERT",
    ] {
        env.insert(variable.to_owned(), BUNDLE.to_owned());
    }
    let mut etc: BTreeMap<String, Vec<u8>> = [
        ("passwd", "root:x:0:0:root:/root:/usr/sbin/nologin\nsagemaker-user:x:1000:1000:SageMaker user:/home/sagemaker-user:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"),
        ("group", "root:x:0:\nsagemaker-user:x:1000:\nnogroup:x:65534:\n"),
        ("hosts", "127.0.0.1 localhost default\n"),
        ("hostname", "default\n"),
        ("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
        ("shells", "/bin/sh\n/bin/bash\n"),
        ("bash.bashrc", "PS1='\\u@\\h:\\w\\$ '\n"),
    ]
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .into();
    etc.insert("ssl/certs/ca-certificates.crt".to_owned(), bundle.as_bytes().to_vec());
    // The loader's cache of the host: programs of the host's /usr start without it too, only slower.
    for (name, path) in [
        ("ld.so.cache", "/etc/ld.so.cache"),
        ("mime.types", "/etc/mime.types"),
        ("services", "/etc/services"),
        ("protocols", "/etc/protocols"),
    ] {
        if let Ok(content) = std::fs::read(path) {
            etc.insert(name.to_owned(), content);
        }
    }
    // -I: the server never imports from the home it serves.
    LaunchSettings {
        argv: vec![python, "-I".to_owned(), LAUNCHER.to_owned()],
        env,
        etc,
    }
}
