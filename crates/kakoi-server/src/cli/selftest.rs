//! `kakoi selftest`.

use super::{ControlClient, Output, print};
use crate::server::control::ControlRequest;
use crate::server::paths::DataDir;
use serde_json::Value;
use std::process::ExitCode;

/// Measures and prints; exit code 1 on any difference.
pub fn run(data: &DataDir, output: Output) -> anyhow::Result<ExitCode> {
    let result = ControlClient::connect(data)?.ask(&ControlRequest::Selftest, "measuring")?;
    let differences = result.get("differences").and_then(Value::as_u64).unwrap_or(u64::MAX);
    match output {
        Output::Json => print::json(&result),
        Output::Table => {
            let cells = result
                .get("cells")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            println!("{}", matrix(&cells));
            for cell in cells.iter().filter(|c| c.get("expected") != c.get("measured")) {
                println!(
                    "DIFFERENCE {} → {}: {}",
                    field(cell, "from"),
                    field(cell, "to"),
                    field(cell, "reason")
                );
            }
            println!();
            println!(
                "Measured with real packets; every blocked target was first proven alive. Differences from the model: {differences}."
            );
            println!("Why each cell is as it is: kakoi selftest --output json");
        }
    }
    Ok(if differences == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn field<'a>(cell: &'a Value, name: &str) -> &'a str {
    cell.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Notebooks as columns, targets as rows.
fn matrix(cells: &[Value]) -> String {
    let mut notebooks: Vec<&str> = Vec::new();
    let mut targets: Vec<&str> = Vec::new();
    for cell in cells {
        for (list, name) in [(&mut notebooks, field(cell, "from")), (&mut targets, field(cell, "to"))] {
            if !list.contains(&name) {
                list.push(name);
            }
        }
    }
    let rows = targets.iter().map(|to| {
        let word = |from: &&str| {
            let cell = cells
                .iter()
                .find(|c| field(c, "from") == *from && field(c, "to") == *to);
            cell.map_or(String::new(), |c| {
                let measured = field(c, "measured");
                let agrees = measured == field(c, "expected");
                if agrees {
                    measured.to_owned()
                } else {
                    format!("{measured} (!)")
                }
            })
        };
        std::iter::once((*to).to_owned())
            .chain(notebooks.iter().map(word))
            .collect::<Vec<_>>()
    });
    let header: Vec<&str> = std::iter::once("target").chain(notebooks.iter().copied()).collect();
    let table = print::table(&header, rows);
    // Colour after layout, so that it doesn't count as width.
    table
        .replace("reached", &print::paint("reached", true))
        .replace("blocked", &print::paint("blocked", false))
}
