//! `kakoi space open`, `kakoi profile open`: a presigned URL, in the browser if there's one to open.

use super::client::ApiClient;
use super::resources::{domain_id, split};
use super::{Output, print};
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::process::{Command, ExitCode, Stdio};

/// Opens a space's JupyterLab, as its owner or as the profile that was named.
pub fn space(api: &ApiClient, output: Output, space: &str, profile: Option<String>) -> anyhow::Result<ExitCode> {
    let (domain, name) = split(space)?;
    let id = domain_id(api, domain)?;
    let profile = match profile {
        Some(profile) => profile,
        None => owner(api, &id, space, name)?,
    };
    let input = json!({ "DomainId": id, "UserProfileName": profile, "SpaceName": name });
    open(api, output, &input)
}

/// Opens the list of spaces of a profile.
pub fn profile(api: &ApiClient, output: Output, profile: &str) -> anyhow::Result<ExitCode> {
    let (domain, name) = split(profile)?;
    let input = json!({ "DomainId": domain_id(api, domain)?, "UserProfileName": name });
    open(api, output, &input)
}

/// Whom a private space belongs to. A shared one is opened as somebody, and only the caller knows as whom.
fn owner(api: &ApiClient, domain: &str, shown: &str, name: &str) -> anyhow::Result<String> {
    let described = api.sagemaker("DescribeSpace", &json!({ "DomainId": domain, "SpaceName": name }))?;
    let text = |path: &str| described.pointer(path).and_then(Value::as_str);
    match (
        text("/SpaceSharingSettings/SharingType"),
        text("/OwnershipSettings/OwnerUserProfileName"),
    ) {
        (sharing, Some(owner)) if sharing != Some("Shared") => Ok(owner.to_owned()),
        _ => bail!("{shown} is a shared space; say as whom to open it, with --profile NAME"),
    }
}

fn open(api: &ApiClient, output: Output, input: &Value) -> anyhow::Result<ExitCode> {
    let answer = api.sagemaker("CreatePresignedDomainUrl", input)?;
    let url = answer
        .get("AuthorizedUrl")
        .and_then(Value::as_str)
        .context("the answer has an AuthorizedUrl")?;
    match output {
        Output::Json => print::json(&json!({ "url": url })),
        Output::Table => {
            println!("{url}");
            if std::io::stdout().is_terminal() {
                if browse(url) {
                    eprintln!("Opened in the browser. The address works once, for five minutes.");
                } else {
                    eprintln!("Open it in a browser on this machine. It works once, for five minutes.");
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether there is a browser, and it was told. It's left alone from then on: it may stay open longer than this command.
fn browse(url: &str) -> bool {
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()));
    let mut command = Command::new("xdg-open");
    command
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    has_display && command.spawn().is_ok()
}
