//! `kakoi status`.

use super::{ControlClient, Output, print};
use crate::server::control::ControlRequest;
use crate::server::paths::DataDir;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Shows what runs; exit code 1 when nothing does, when a part of the network couldn't be applied, or when the audit log
/// can't be written.
pub fn run(data: &DataDir, output: Output) -> anyhow::Result<ExitCode> {
    let Ok(client) = ControlClient::connect(data) else {
        return stopped(data, output);
    };
    let status = match client.ask(&ControlRequest::Status, "asking") {
        Ok(status) => status,
        // It went away in the middle of the answer.
        Err(_) if ControlClient::connect(data).is_err() => return stopped(data, output),
        Err(error) => return Err(error),
    };
    // What couldn't be applied is a finding: rules that were asked for may not be in force.
    let failed = status
        .pointer("/network/failed")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let is_failing = status.pointer("/audit_log/failing").and_then(Value::as_bool) == Some(true);
    let code = if failed.is_empty() && !is_failing {
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
    let facts = format!(
        "Internet: {}. Limits of apps: {}. IPv6: {}.",
        text(&status, "uplink"),
        text(&status, "limits"),
        text(&status, "ipv6")
    );
    print::prose("", &facts);
    print::prose("", &format!("Volume quotas: {}.", text(&status, "volume_quotas")));
    let count = |path: &str| status.pointer(path).and_then(Value::as_u64).unwrap_or_default();
    if count("/pool/size") > 0 {
        let text = format!(
            "Parked sandboxes: {} ready, at most {}.",
            count("/pool/ready"),
            count("/pool/size")
        );
        print::prose("", &text);
    }
    let audit = status.get("audit_log").cloned().unwrap_or_default();
    let state = if is_failing {
        " CAN'T BE WRITTEN: make room on its disk"
    } else {
        ""
    };
    println!("Audit log: {}{state}", text(&audit, "directory"));
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
        // A database's name is the first part of its endpoint; with a column of its own the table would be too wide.
        ("databases", &["service", "status", "storage", "endpoint"][..]),
    ] {
        let rows = rows(list, columns);
        if !rows.is_empty() {
            println!("\n{}", print::copyable(columns, &rows));
        }
    }
    for row in rows("databases", &["service", "database", "failure_reason"]) {
        if let [service, name, why] = &row[..]
            && !why.is_empty()
        {
            println!("\n{service} {name}: {why}");
        }
    }
    let has = |list: &str| {
        status
            .get(list)
            .and_then(Value::as_array)
            .is_some_and(|l| !l.is_empty())
    };
    match (has("domains"), has("apps")) {
        (false, _) => println!("\nNo domain yet: kakoi quickstart, or aws sagemaker create-domain"),
        (true, false) => println!("\nNext: kakoi compare"),
        (true, true) => println!("\nNext: kakoi selftest, kakoi compare"),
    }
    for (item, why) in &failed {
        println!("\nNOT APPLIED {item}: {}", why.as_str().unwrap_or_default());
    }
    Ok(code)
}

/// No server runs; notebooks may.
fn stopped(data: &DataDir, output: Output) -> anyhow::Result<ExitCode> {
    let anchor = kakoi_anchor::find_living(data.path()).map(|a| a.pid);
    match (output, anchor) {
        (Output::Json, _) => print::json(&json!({ "server": "stopped", "anchor_pid": anchor })),
        (Output::Table, Some(pid)) => println!(
            "The server is stopped, and notebooks go on (anchor {pid}). `kakoi up` takes them over; `kakoi down` stops them."
        ),
        (Output::Table, None) => println!(
            "no server runs for {}; start one with `kakoi up`",
            data.path().display()
        ),
    }
    Ok(ExitCode::from(1))
}
