//! Turns AWS's machine-readable models into the tables and structs of `kakoi-api`. Runs at development time only.
//!
//! `trim` reads botocore's models and keeps names, types and constraints of the listed operations (facts, no prose) as checked-in
//! JSON; `generate` turns those files into Rust. The two are apart so that building and testing need no botocore.

mod generate;
mod names;
mod trim;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A service and where botocore keeps its model.
struct ServiceSource {
    /// Botocore's directory, and our name.
    name: &'static str,
    /// Clients sign for it as `us-east-1` whatever their region.
    global: bool,
}

const SERVICES: &[ServiceSource] = &[
    ServiceSource {
        name: "ec2",
        global: false,
    },
    ServiceSource {
        name: "efs",
        global: false,
    },
    ServiceSource {
        name: "iam",
        global: true,
    },
    ServiceSource {
        name: "logs",
        global: false,
    },
    ServiceSource {
        name: "rds",
        global: false,
    },
    ServiceSource {
        name: "redshift",
        global: false,
    },
    ServiceSource {
        name: "sagemaker",
        global: false,
    },
    ServiceSource {
        name: "sts",
        global: true,
    },
];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = workspace_root()?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["trim", data] => trim::trim(Path::new(data), &root.join("codegen")),
        ["generate"] => generate::generate(&root.join("codegen"), &root.join("crates/kakoi-api/src/generated")),
        ["generate", "--out", out] => generate::generate(&root.join("codegen"), Path::new(out)),
        _ => bail!("usage: kakoi-codegen trim <botocore data directory> | generate [--out <directory>]"),
    }
}

/// The directory that holds `codegen/`, from wherever inside it we were started.
fn workspace_root() -> Result<PathBuf> {
    let here = std::env::current_dir().context("finding the current directory")?;
    here.ancestors()
        .find(|dir| dir.join("codegen/operations.txt").is_file())
        .map(Path::to_path_buf)
        .context("run this inside the repository: no codegen/operations.txt above the current directory")
}

/// The operations listed for a service, sorted.
fn listed_operations(codegen: &Path, service: &str) -> Result<Vec<String>> {
    let path = codegen.join("operations.txt");
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let mut names = Vec::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let (owner, list) = line
            .split_once(':')
            .with_context(|| format!("no service in line {line:?}"))?;
        if !SERVICES.iter().any(|s| s.name == owner) {
            bail!("unknown service {owner:?}");
        }
        if owner == service {
            names.extend(list.split_whitespace().map(str::to_owned));
        }
    }
    names.sort();
    if let Some(twice) = names.windows(2).find(|w| w[0] == w[1]) {
        bail!("{service}: {} is listed twice", twice[0]);
    }
    Ok(names)
}
