//! `kakoi compare`.

use super::print::{self, prose};
use super::{ControlClient, Output};
use crate::server::control::ControlRequest;
use crate::server::paths::DataDir;
use anyhow::{Context, bail, ensure};
use kakoi_compare::{Cell, Comparison, Need, Options, Policy, PriceTable, State, TO_SWITCH, groups_of_notebooks, usd};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Largest price table that's sent to the server.
const MOST_PRICES: u64 = 64 << 10;

#[derive(clap::Args)]
pub struct CompareArguments {
    /// A domain, by name or id [default: the example domains, or all if there are none]
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Whether policy forbids internet traffic, or notebooks want it [default: read from the domain]
    #[arg(long, value_enum)]
    internet: Option<Internet>,
    /// GB a month through NAT gateways or interface endpoints
    #[arg(long, value_name = "GB", default_value_t = 100.0)]
    gb_processed: f64,
    /// GB on the domain's file system
    #[arg(long, value_name = "GB", default_value_t = 10.0)]
    efs_gb: f64,
    /// A price table instead of the built-in one, in the same form (crates/kakoi-compare/src/prices.json)
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// Also write a report: .html with pictures, or .md
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Internet {
    /// There must be no internet traffic
    Forbidden,
    /// Notebooks want the internet
    Wanted,
}

type Render = fn(&[Comparison]) -> String;

/// Asks the server, prints, and writes the report if one is wanted. An answer is always given, so the exit code is 0.
pub fn run(data: &DataDir, output: Output, arguments: &CompareArguments) -> anyhow::Result<ExitCode> {
    let report = arguments
        .write
        .as_deref()
        .map(|p| Ok::<_, anyhow::Error>((p, renderer(p)?)));
    let report = report.transpose()?;
    let request = ControlRequest::Compare {
        domain: arguments.domain.clone(),
        options: options(arguments)?,
    };
    let answer = ControlClient::connect(data)?.ask(&request, "asking the model")?;
    let comparisons: Vec<Comparison> = serde_json::from_value(answer.clone()).context("reading the server's answer")?;
    if let Some((path, render)) = report {
        std::fs::write(path, render(&comparisons)).with_context(|| format!("writing {}", path.display()))?;
    }
    match output {
        Output::Json => print::json(&answer),
        Output::Table => tables(&comparisons, arguments),
    }
    Ok(ExitCode::SUCCESS)
}

fn renderer(path: &Path) -> anyhow::Result<Render> {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html" | "htm") => Ok(kakoi_compare::html),
        Some("md" | "markdown") => Ok(kakoi_compare::markdown),
        _ => bail!("--write {}: the name must end in .html or .md", path.display()),
    }
}

fn options(arguments: &CompareArguments) -> anyhow::Result<Options> {
    let volumes = [
        ("--gb-processed", arguments.gb_processed),
        ("--efs-gb", arguments.efs_gb),
    ];
    for (flag, gb) in volumes {
        ensure!(gb.is_finite() && gb >= 0.0, "{flag} is {gb}; it must be zero or more");
    }
    let prices = match &arguments.prices {
        None => PriceTable::built_in(),
        Some(path) => {
            let size = std::fs::metadata(path)
                .with_context(|| format!("reading {}", path.display()))?
                .len();
            ensure!(
                size <= MOST_PRICES,
                "{} is larger than {MOST_PRICES} bytes",
                path.display()
            );
            let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            PriceTable::parse(&text).with_context(|| path.display().to_string())?
        }
    };
    Ok(Options {
        internet: arguments.internet.map(|i| match i {
            Internet::Forbidden => Policy::Forbidden,
            Internet::Wanted => Policy::Wanted,
        }),
        gb_processed: arguments.gb_processed,
        efs_gb: arguments.efs_gb,
        prices,
    })
}

/// The answers first, then each domain, then what holds for all of them, once.
fn tables(comparisons: &[Comparison], arguments: &CompareArguments) {
    let several = comparisons.len() > 1;
    if several {
        println!("WHICH MODE?");
        for c in comparisons {
            prose("- ", &format!("{}: {}", c.domain.name, c.recommendation.sentence));
        }
        if let Some(first) = comparisons.first() {
            prose("", &first.recommendation.note);
        }
    }
    for c in comparisons {
        if several {
            println!();
        }
        domain(c, !several);
    }
    println!();
    let mut said: Vec<&str> = Vec::new();
    for c in comparisons {
        for note in &c.notes {
            if !said.contains(&note.as_str()) {
                said.push(note);
                prose("- ", note);
            }
        }
    }
    match &arguments.write {
        Some(path) => println!("Written: {}", path.display()),
        None => prose(
            "",
            "Whole sentences and each price's source: --write report.html, or --output json",
        ),
    }
}

fn domain(c: &Comparison, with_note: bool) {
    let domain = &c.domain;
    // A domain whose name others have, too, goes by its id.
    let name = if domain.name == domain.id {
        domain.id.clone()
    } else {
        format!("{} ({})", domain.name, domain.id)
    };
    prose("", &format!("{name} in {}, now {}", domain.vpc, domain.access));
    println!();
    let answer = &c.recommendation;
    prose("WHICH MODE? ", &answer.sentence);
    for reason in &answer.reasons {
        prose("- ", reason);
    }
    if !answer.to_do.is_empty() {
        prose("- ", &format!("Left to do: {}.", answer.to_do.join("; ")));
    }
    if let Some(how) = &answer.switch {
        prose("- ", TO_SWITCH);
        // In one line, to be copied.
        println!("  {how}");
    }
    if with_note {
        prose("", &answer.note);
    }

    for (who, rows) in groups_of_notebooks(c) {
        println!();
        prose("WHAT NOTEBOOKS REACH: ", &who.join(", "));
        let rows = rows
            .into_iter()
            .map(|(to, cells)| vec![to.name().to_owned(), in_short(cells[0]), in_short(cells[1])]);
        let table = print::matrix(&["TARGET", &c.modes[0].mode, &c.modes[1].mode], rows);
        // Colour after layout, so that it doesn't count as width.
        let table = table
            .replace("reached", &print::paint("reached", true))
            .replace("blocked", &print::paint("blocked", false));
        println!("{table}");
    }
    for mode in &c.modes {
        for (from, why) in mode.starts.iter().filter_map(|s| Some((&s.from, s.fails.as_ref()?))) {
            prose("! ", &format!("{from} would fail to start in {}: {why}", mode.mode));
        }
    }

    for mode in &c.modes {
        println!();
        println!("TO SET UP AND KEEP UP: {}", mode.mode);
        let both = |need: &&Need| mode.mode != c.modes[0].mode && c.modes[0].needs.contains(need);
        if mode.needs.iter().any(|n| both(&n)) {
            prose("- ", &format!("what {} needs, and:", c.modes[0].mode));
        }
        for need in mode.needs.iter().filter(|n| !both(n)) {
            prose("- ", &in_words(need));
        }
    }
    println!();
    println!("WHAT MALICIOUS CODE COULD DO");
    for mode in &c.modes {
        println!("{}:", mode.mode);
        for risk in &mode.risks {
            let word = if risk.open { "open" } else { "closed" };
            prose("- ", &format!("{}: {word}. {}", risk.what, risk.detail));
        }
    }
    if c.prices.is_some() {
        println!();
        let rows = c.modes.iter().flat_map(|m| &m.bills).map(|bill| {
            let name = bill.name.clone();
            vec![name, usd(bill.fixed_usd), usd(bill.total_usd)]
        });
        println!(
            "{}",
            print::table(&["list price a month", "fixed", "with volumes"], rows)
        );
    }
}

fn in_short(cell: Option<&Cell>) -> String {
    match cell {
        None => "nothing there".to_owned(),
        Some(c) if c.short.is_empty() => c.expected.clone(),
        Some(c) => format!("{}: {}", c.expected, c.short),
    }
}

fn in_words(need: &Need) -> String {
    let note = need.note.as_ref().map(|n| format!(" ({n})")).unwrap_or_default();
    let without = if matches!(need.state, State::Missing | State::MissingIfUsed | State::Wrong) {
        format!(". Without it: {}", need.without)
    } else {
        String::new()
    };
    format!("{} {}: {}{note}{without}", need.what, need.name, need.state.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_what_its_name_ends_in() {
        assert!(renderer(Path::new("a.html")).is_ok() && renderer(Path::new("a/b.md")).is_ok());
        for wrong in ["a.pdf", "html", ""] {
            let refused = renderer(Path::new(wrong)).expect_err("another ending").to_string();
            assert!(refused.contains(".html or .md"), "{refused}");
        }
    }
}
