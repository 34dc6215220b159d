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
            print::prose(
                "",
                "Measured with real packets; every blocked target was first proven alive.",
            );
            println!("Differences from the model: {differences}.");
            println!("Why each cell is as it is: kakoi selftest --output json");
            println!("What the other mode would be: kakoi compare");
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

/// Widest name of a target, with what stands around it.
const TARGET: usize = 16;

/// Notebooks as columns, targets as rows; in several tables where they'd be wider than the terminal.
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
    let tables = in_lines(&notebooks, print::terminal_width().unwrap_or(usize::MAX));
    let tables: Vec<String> = tables.iter().map(|some| part(cells, &targets, some)).collect();
    tables.join("\n\n")
}

/// The notebooks that fit beside each other, line by line.
fn in_lines<'a>(notebooks: &[&'a str], width: usize) -> Vec<Vec<&'a str>> {
    let mut lines: Vec<Vec<&str>> = Vec::new();
    let mut used = 0;
    for notebook in notebooks {
        let wide = notebook.chars().count() + 2;
        match lines.last_mut() {
            Some(line) if used + wide <= width => line.push(notebook),
            _ => {
                lines.push(vec![notebook]);
                used = TARGET;
            }
        }
        used += wide;
    }
    lines
}

fn part(cells: &[Value], targets: &[&str], notebooks: &[&str]) -> String {
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
    let header: Vec<&str> = std::iter::once("TARGET").chain(notebooks.iter().copied()).collect();
    let table = print::matrix(&header, rows);
    // Colour after layout, so that it doesn't count as width.
    table
        .replace("reached", &print::paint("reached", true))
        .replace("blocked", &print::paint("blocked", false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notebooks_that_do_not_fit_get_a_table_of_their_own() {
        let four = ["open/alice", "open/bob", "closed/alice", "closed/bob"];
        assert_eq!(in_lines(&four, usize::MAX), [four.to_vec()]);
        assert_eq!(in_lines(&four, TARGET + 12 + 10), [&four[..2], &four[2..3], &four[3..]]);
        assert_eq!(in_lines(&four, 1).len(), 4, "one each, however narrow");
        assert!(in_lines(&[], 80).is_empty());
    }
}
