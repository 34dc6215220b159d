//! Friendly verbs over the public API: domains, user profiles, spaces.

use super::client::ApiClient;
use super::{Output, open, print};
use crate::server::paths::DataDir;
use anyhow::{Context, bail};
use clap::Subcommand;
use serde_json::{Value, json};
use std::process::ExitCode;

#[derive(Subcommand)]
pub enum DomainVerb {
    /// All domains
    List,
    /// One domain, by name or id
    Describe { domain: String },
}

#[derive(Subcommand)]
pub enum ProfileVerb {
    /// User profiles of a domain, or of all
    List { domain: Option<String> },
    /// One user profile
    Describe {
        #[arg(value_name = "DOMAIN/PROFILE")]
        profile: String,
    },
    /// Open the list of its spaces in the browser
    Open {
        #[arg(value_name = "DOMAIN/PROFILE")]
        profile: String,
    },
}

#[derive(Subcommand)]
pub enum SpaceVerb {
    /// Spaces of a domain, or of all
    List { domain: Option<String> },
    /// One space
    Describe {
        #[arg(value_name = "DOMAIN/SPACE")]
        space: String,
    },
    /// Open its JupyterLab in the browser
    Open {
        #[arg(value_name = "DOMAIN/SPACE")]
        space: String,
        /// As whom [default: a private space's owner]
        #[arg(long, value_name = "NAME")]
        profile: Option<String>,
    },
}

/// `DOMAIN/NAME` in its two parts.
pub fn split(text: &str) -> anyhow::Result<(&str, &str)> {
    match text.split_once('/') {
        Some((domain, name)) if !domain.is_empty() && !name.is_empty() && !name.contains('/') => Ok((domain, name)),
        _ => bail!("`{text}` isn't DOMAIN/NAME, such as research-open/alice"),
    }
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn domains(api: &ApiClient) -> anyhow::Result<Vec<Value>> {
    api.list("ListDomains", json!({ "MaxResults": 100 }), "Domains")
}

/// A domain's id by its name, or by the id itself.
pub fn domain_id(api: &ApiClient, wanted: &str) -> anyhow::Result<String> {
    let all = domains(api)?;
    if all.iter().any(|d| text(d, "DomainId") == wanted) {
        return Ok(wanted.to_owned());
    }
    let named: Vec<_> = all.iter().filter(|d| text(d, "DomainName") == wanted).collect();
    match named.as_slice() {
        [one] => Ok(text(one, "DomainId")),
        [] => bail!("there's no domain {wanted}; `kakoi domain list` shows them"),
        _ => bail!("several domains are named {wanted}; use the id, `kakoi domain list` shows it"),
    }
}

/// Names for ids, as they're printed: the name, or the id where names are ambiguous.
pub fn domain_names(api: &ApiClient) -> anyhow::Result<Vec<(String, String)>> {
    let all = domains(api)?;
    let ambiguous = |name: &str| all.iter().filter(|d| text(d, "DomainName") == name).count() > 1;
    Ok(all
        .iter()
        .map(|d| {
            let (id, name) = (text(d, "DomainId"), text(d, "DomainName"));
            if ambiguous(&name) { (id.clone(), id) } else { (id, name) }
        })
        .collect())
}

fn show(output: Output, described: &Value) -> anyhow::Result<ExitCode> {
    match output {
        Output::Json => print::json(described),
        Output::Table => {
            let fields = described.as_object().context("the answer is an object")?;
            let plain = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
            println!(
                "{}",
                print::table(
                    &["field", "value"],
                    fields.iter().map(|(k, v)| vec![k.clone(), plain(v)])
                )
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A list; an empty one says so.
pub fn show_list(
    output: Output,
    items: &[Value],
    header: &[&str],
    empty: &str,
    row: impl Fn(&Value) -> Vec<String>,
) -> ExitCode {
    match output {
        Output::Json => print::json(&Value::Array(items.to_vec())),
        Output::Table if items.is_empty() => println!("{empty}"),
        Output::Table => println!("{}", print::table(header, items.iter().map(row))),
    }
    ExitCode::SUCCESS
}

pub fn domain(data: &DataDir, output: Output, verb: DomainVerb) -> anyhow::Result<ExitCode> {
    let api = ApiClient::open(data)?;
    match verb {
        DomainVerb::List => {
            let ids = domains(&api)?;
            let described = ids
                .iter()
                .map(|d| api.sagemaker("DescribeDomain", &json!({ "DomainId": text(d, "DomainId") })))
                .collect::<anyhow::Result<Vec<_>>>()?;
            let fields = ["DomainName", "DomainId", "AppNetworkAccessType", "VpcId", "Status"];
            Ok(show_list(
                output,
                &described,
                &["name", "id", "access", "vpc", "status"],
                "There are no domains; `kakoi quickstart` makes two.",
                |d| fields.iter().map(|f| text(d, f)).collect(),
            ))
        }
        DomainVerb::Describe { domain } => {
            let id = domain_id(&api, &domain)?;
            show(output, &api.sagemaker("DescribeDomain", &json!({ "DomainId": id }))?)
        }
    }
}

/// The input of a list operation, for one domain or for all.
fn of_domain(api: &ApiClient, domain: Option<&str>) -> anyhow::Result<Value> {
    let mut input = json!({ "MaxResults": 100 });
    if let Some(domain) = domain {
        input["DomainIdEquals"] = Value::String(domain_id(api, domain)?);
    }
    Ok(input)
}

fn name_of(names: &[(String, String)], item: &Value) -> String {
    let id = text(item, "DomainId");
    names
        .iter()
        .find(|(i, _)| *i == id)
        .map_or(id, |(_, name)| name.clone())
}

pub fn profile(data: &DataDir, output: Output, verb: ProfileVerb) -> anyhow::Result<ExitCode> {
    let api = ApiClient::open(data)?;
    match verb {
        ProfileVerb::List { domain } => {
            let items = api.list("ListUserProfiles", of_domain(&api, domain.as_deref())?, "UserProfiles")?;
            let names = domain_names(&api)?;
            Ok(show_list(
                output,
                &items,
                &["profile", "status"],
                "There are no user profiles.",
                |p| {
                    vec![
                        format!("{}/{}", name_of(&names, p), text(p, "UserProfileName")),
                        text(p, "Status"),
                    ]
                },
            ))
        }
        ProfileVerb::Describe { profile } => {
            let (domain, name) = split(&profile)?;
            let input = json!({ "DomainId": domain_id(&api, domain)?, "UserProfileName": name });
            show(output, &api.sagemaker("DescribeUserProfile", &input)?)
        }
        ProfileVerb::Open { profile } => open::profile(&api, output, &profile),
    }
}

pub fn space(data: &DataDir, output: Output, verb: SpaceVerb) -> anyhow::Result<ExitCode> {
    let api = ApiClient::open(data)?;
    match verb {
        SpaceVerb::List { domain } => {
            let items = api.list("ListSpaces", of_domain(&api, domain.as_deref())?, "Spaces")?;
            let names = domain_names(&api)?;
            Ok(show_list(
                output,
                &items,
                &["space", "owner", "sharing", "status"],
                "There are no spaces.",
                |s| {
                    let inner = |path: &str| s.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
                    let owner = inner("/OwnershipSettingsSummary/OwnerUserProfileName");
                    vec![
                        format!("{}/{}", name_of(&names, s), text(s, "SpaceName")),
                        owner,
                        inner("/SpaceSharingSettingsSummary/SharingType"),
                        text(s, "Status"),
                    ]
                },
            ))
        }
        SpaceVerb::Describe { space } => {
            let (domain, name) = split(&space)?;
            let input = json!({ "DomainId": domain_id(&api, domain)?, "SpaceName": name });
            show(output, &api.sagemaker("DescribeSpace", &input)?)
        }
        SpaceVerb::Open { space, profile } => open::space(&api, output, &space, profile),
    }
}
