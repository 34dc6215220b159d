//! Apps: list, describe, logs, exec.

use super::client::ApiClient;
use super::control::ControlClient;
use super::resources::{domain_id, domain_names, show_list, split};
use super::{Output, exec, print};
use crate::server::control::ControlRequest;
use crate::server::paths::DataDir;
use clap::Subcommand;
use serde_json::{Value, json};
use std::io::{Read, Seek, SeekFrom, Write};
use std::process::ExitCode;
use std::time::Duration;

#[derive(Subcommand)]
pub enum AppVerb {
    /// Apps of a domain, or of all
    List { domain: Option<String> },
    /// The JupyterLab app of a space
    Describe {
        #[arg(value_name = "DOMAIN/SPACE")]
        space: String,
    },
    /// Output of a space's app
    Logs {
        #[arg(value_name = "DOMAIN/SPACE")]
        space: String,
        /// Go on as it grows
        #[arg(long, short)]
        follow: bool,
    },
    /// Run a command inside a space's app, as its user
    Exec {
        #[arg(value_name = "DOMAIN/SPACE")]
        space: String,
        /// The command and its arguments, after `--`
        #[arg(last = true, required = true, value_name = "CMD")]
        command: Vec<String>,
    },
}

pub fn run(data: &DataDir, output: Output, verb: AppVerb) -> anyhow::Result<ExitCode> {
    match verb {
        AppVerb::List { domain } => list(data, output, domain.as_deref()),
        AppVerb::Describe { space } => describe(data, output, &space),
        AppVerb::Logs { space, follow } => logs(data, &space, follow),
        AppVerb::Exec { space, command } => {
            let (domain, space) = split(&space)?;
            exec::run(data, domain, space, command)
        }
    }
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list(data: &DataDir, output: Output, domain: Option<&str>) -> anyhow::Result<ExitCode> {
    let api = ApiClient::open(data)?;
    let mut input = json!({ "MaxResults": 100 });
    if let Some(domain) = domain {
        input["DomainIdEquals"] = Value::String(domain_id(&api, domain)?);
    }
    let apps = api.list("ListApps", input, "Apps")?;
    let names = domain_names(&api)?;
    Ok(show_list(
        output,
        &apps,
        &["app", "type", "name", "instance", "status"],
        "There are no apps.",
        |app| {
            let id = text(app, "DomainId");
            let domain = names
                .iter()
                .find(|(i, _)| *i == id)
                .map_or(id, |(_, name)| name.clone());
            let owner = Some(text(app, "SpaceName"))
                .filter(|s| !s.is_empty())
                .unwrap_or_else(|| text(app, "UserProfileName"));
            let instance = app
                .pointer("/ResourceSpec/InstanceType")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned();
            vec![
                format!("{domain}/{owner}"),
                text(app, "AppType"),
                text(app, "AppName"),
                instance,
                text(app, "Status"),
            ]
        },
    ))
}

fn describe(data: &DataDir, output: Output, space: &str) -> anyhow::Result<ExitCode> {
    let (domain, space) = split(space)?;
    let api = ApiClient::open(data)?;
    let key = json!({ "DomainId": domain_id(&api, domain)?, "SpaceName": space, "AppType": "JupyterLab", "AppName": "default" });
    let app = api.sagemaker("DescribeApp", &key)?;
    match output {
        Output::Json => print::json(&app),
        Output::Table => {
            let plain = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
            let rows = app
                .as_object()
                .into_iter()
                .flatten()
                .map(|(k, v)| vec![k.clone(), plain(v)]);
            println!("{}", print::table(&["field", "value"], rows));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn logs(data: &DataDir, space: &str, follow: bool) -> anyhow::Result<ExitCode> {
    let (domain, space) = split(space)?;
    let request = ControlRequest::Log {
        domain: domain.to_owned(),
        space: space.to_owned(),
    };
    let answer = ControlClient::connect(data)?.ask(&request, "asking")?;
    let path = text(&answer, "path");
    let mut file = std::fs::File::open(&path).map_err(|e| anyhow::anyhow!("the app has no log yet ({path}: {e})"))?;
    let mut stdout = std::io::stdout().lock();
    loop {
        let mut piece = Vec::new();
        file.read_to_end(&mut piece)?;
        stdout.write_all(&piece)?;
        stdout.flush()?;
        if !follow {
            return Ok(ExitCode::SUCCESS);
        }
        // Rotation makes the file shorter than what was read: then it begins anew.
        if std::fs::metadata(&path).is_ok_and(|m| m.len() < file.stream_position().unwrap_or(0)) {
            file = std::fs::File::open(&path)?;
            file.seek(SeekFrom::Start(0))?;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}
