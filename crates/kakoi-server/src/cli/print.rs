//! What people and programs see: tables, JSON, progress.

use comfy_table::{ContentArrangement, Table, presets};
use std::io::IsTerminal;
use std::time::Duration;

/// `--output`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Output {
    /// Tables that fit the terminal.
    Table,
    /// One JSON value on stdout.
    Json,
}

/// An error with its causes, outermost first, each said once.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        next = cause.source();
    }
    text
}

/// Prints JSON for programs.
pub fn json(value: &serde_json::Value) {
    println!("{value:#}");
}

/// A table as wide as the terminal, or unwrapped into a pipe.
pub fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_header(header.iter().map(|h| h.to_uppercase()).collect::<Vec<_>>());
    if std::io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    } else {
        table.set_content_arrangement(ContentArrangement::Disabled);
    }
    for row in rows {
        table.add_row(row);
    }
    table
        .lines()
        .map(|l| l.trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Green or red on a terminal, plain elsewhere and where NO_COLOR is set.
pub fn paint(text: &str, good: bool) -> String {
    if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        format!("\u{1b}[{}m{text}\u{1b}[0m", if good { 32 } else { 31 })
    } else {
        text.to_owned()
    }
}

/// A spinner on stderr while something takes longer than a moment; nothing where stderr isn't a terminal.
pub fn progress(message: impl Into<String>) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new_spinner();
    bar.set_message(message.into());
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
