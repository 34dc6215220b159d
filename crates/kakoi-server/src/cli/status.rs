//! `kakoi status`.

use super::{ControlClient, Output, print};
use crate::server::control::ControlRequest;
use crate::server::paths::DataDir;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Shows what runs; exit code 1 when nothing does, or when a part of the network couldn't be applied.
pub fn run(data: &DataDir, output: Output) -> anyhow::Result<ExitCode> {
    let anchor = kakoi_anchor::find_living(data.path());
    let client = match ControlClient::connect(data) {
        Ok(client) => client,
        Err(why) => {
            match (output, &anchor) {
                (Output::Json, _) => {
                    print::json(&json!({ "server": "stopped", "anchor_pid": anchor.as_ref().map(|a| a.pid) }))
                }
                (Output::Table, Some(anchor)) => println!(
                    "The server is stopped, and notebooks go on (anchor {}). `kakoi up` takes them over; `kakoi down` stops them.",
                    anchor.pid
                ),
                (Output::Table, None) => println!("{why}"),
            }
            return Ok(ExitCode::from(1));
        }
    };
    let status = client.ask(&ControlRequest::Status, "asking")?;
    // What couldn't be applied is a finding: rules that were asked for may not be in force.
    let failed = status
        .pointer("/network/failed")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let code = if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    };
    if output == Output::Json {
        print::json(&status);
        return Ok(code);
    }
    let text = |value: &Value, name: &str| {
        value.get(name).map_or(String::new(), |v| {
            v.as_str().map_or_else(|| v.to_string(), str::to_owned)
        })
    };
    println!(
        "Region {} of account {} at {}",
        text(&status, "region"),
        text(&status, "account"),
        text(&status, "endpoint")
    );
    println!(
        "  export AWS_SHARED_CREDENTIALS_FILE={} AWS_CONFIG_FILE={}",
        text(&status, "credentials_file"),
        text(&status, "config_file")
    );
    println!(
        "Internet: {}. Limits of apps: {}. IPv6: {}.",
        text(&status, "uplink"),
        text(&status, "limits"),
        text(&status, "ipv6")
    );
    let rows = |list: &str, columns: &[&str]| -> Vec<Vec<String>> {
        let items = status.get(list).and_then(Value::as_array).cloned().unwrap_or_default();
        items
            .iter()
            .map(|item| {
                columns
                    .iter()
                    .map(|c| {
                        if item.get(*c).is_some_and(Value::is_null) {
                            String::new()
                        } else {
                            text(item, c)
                        }
                    })
                    .collect()
            })
            .collect()
    };
    for (list, columns) in [
        ("domains", &["domain", "id", "access", "status", "failure_reason"][..]),
        (
            "apps",
            &["app", "type", "status", "instance_type", "failure_reason"][..],
        ),
    ] {
        let rows = rows(list, columns);
        if !rows.is_empty() {
            println!("\n{}", print::table(columns, rows));
        }
    }
    for (item, why) in &failed {
        println!("\nNOT APPLIED {item}: {}", why.as_str().unwrap_or_default());
    }
    Ok(code)
}
