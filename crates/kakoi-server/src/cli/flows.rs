//! `kakoi flows`.

use super::{ControlClient, Output, print};
use crate::server::control::ControlRequest;
use crate::server::paths::DataDir;
use anyhow::Context;
use kakoi_engine::FlowLine;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

/// How often a follower asks.
const PERIOD: Duration = Duration::from_millis(500);

#[derive(clap::Args)]
pub struct FlowsArguments {
    /// Go on with what comes, until Ctrl-C
    #[arg(long)]
    follow: bool,
    /// Only of a domain's apps, by its name
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Only refused ones
    #[arg(long)]
    refused: bool,
}

/// Shows the last flows, oldest first; as JSON one object, or one line for each flow while following.
pub fn run(data: &DataDir, output: Output, arguments: &FlowsArguments) -> anyhow::Result<ExitCode> {
    let mut after = None;
    let mut missed = 0;
    loop {
        let request = ControlRequest::Flows {
            after,
            domain: arguments.domain.clone(),
            refused: arguments.refused,
        };
        let answer = ControlClient::connect(data)?.ask(&request, "asking")?;
        let flows = answer.get("flows").cloned().unwrap_or_default();
        let lines: Vec<FlowLine> = serde_json::from_value(flows).context("reading the server's answer")?;
        let now_missed = answer.get("missed").and_then(Value::as_u64).unwrap_or(0);
        let mut out = std::io::stdout().lock();
        match (output, arguments.follow) {
            (Output::Json, false) => print::json(&answer),
            (Output::Json, true) => lines
                .iter()
                .try_for_each(|line| writeln!(out, "{}", serde_json::to_string(line)?))?,
            (Output::Table, _) => lines.iter().try_for_each(|line| writeln!(out, "{}", sentence(line)))?,
        }
        if output == Output::Table && now_missed > missed {
            writeln!(
                out,
                "({now_missed} flows or packets so far were too many at once to be told)"
            )?;
        }
        missed = now_missed;
        if !arguments.follow {
            if output == Output::Table && lines.is_empty() {
                writeln!(out, "No flows yet.")?;
            }
            return Ok(ExitCode::SUCCESS);
        }
        out.flush()?;
        drop(out);
        // A pipe that nobody reads any more ends it by the next write.
        after = lines.last().map(|l| l.number).or(after).or(Some(0));
        std::thread::sleep(PERIOD);
    }
}

/// One flow in one line: when, what, who, whereto, and why.
fn sentence(line: &FlowLine) -> String {
    let time = time::OffsetDateTime::from_unix_timestamp(line.start / 1000)
        .map(|t| format!("{:02}:{:02}:{:02}", t.hour(), t.minute(), t.second()))
        .unwrap_or_default();
    let who = match (line.domain.as_str(), line.app.as_str()) {
        ("", "") => line.source.clone(),
        ("", app) => app.to_owned(),
        (domain, app) => format!("{domain}/{app}"),
    };
    let port = match line.destination_port {
        0 => String::new(),
        port => format!(":{port}"),
    };
    let mut why: Vec<&str> = vec![];
    why.extend(
        [line.code.as_str(), line.rule.as_str()]
            .into_iter()
            .filter(|w| !w.is_empty()),
    );
    if line.rule.is_empty() || line.action == "ACCEPT" {
        why.push(&line.hop);
    }
    why.extend(Some(line.route.as_str()).filter(|w| !w.is_empty()));
    let model = if line.model == "differs" {
        "  THE MODEL DIFFERS"
    } else {
        ""
    };
    format!(
        "{time} {:6} {who} → {}{port} {}  {}{model}",
        line.action,
        line.destination,
        line.protocol,
        why.join(" ")
    )
}
