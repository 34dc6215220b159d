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

/// Most columns of prose: longer lines are hard to read.
const PROSE: usize = 100;
/// Fewest, however narrow the terminal says it is.
const NARROWEST: usize = 40;

/// Columns of the terminal; `None` where output goes elsewhere.
pub fn terminal_width() -> Option<usize> {
    // comfy_table asks the terminal, or nobody if there's none.
    Table::new()
        .width()
        .map(usize::from)
        .filter(|_| std::io::stdout().is_terminal())
}

/// A table as wide as the terminal, or unwrapped into a pipe. Names of columns are in capitals, so that nobody takes them for a row.
pub fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let header: Vec<String> = header.iter().map(|h| h.to_uppercase()).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    matrix(&header, rows)
}

/// A table whose columns are things with names of their own: those are shown as they're written.
pub fn matrix(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    laid_out(header, rows, ContentArrangement::Dynamic)
}

/// A table that's never wrapped, so that what's in it can be copied from any terminal. Columns with nothing in them are left out.
pub fn copyable(header: &[&str], rows: &[Vec<String>]) -> String {
    let full = |column: &usize| rows.iter().any(|r| r.get(*column).is_some_and(|cell| !cell.is_empty()));
    let columns: Vec<usize> = (0..header.len()).filter(full).collect();
    let header: Vec<String> = columns.iter().map(|c| header[*c].to_uppercase()).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let rows = rows.iter().map(|row| columns.iter().map(|c| row[*c].clone()).collect());
    laid_out(&header, rows, ContentArrangement::Disabled)
}

fn laid_out(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>, on_terminal: ContentArrangement) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_header(header);
    if std::io::stdout().is_terminal() {
        table.set_content_arrangement(on_terminal);
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

/// Prints text no wider than the terminal or [`PROSE`] columns, later lines indented below the first one's text.
pub fn prose(lead: &str, text: &str) {
    let width = terminal_width().unwrap_or(PROSE).clamp(NARROWEST, PROSE);
    for line in wrapped(lead, text, width) {
        println!("{line}");
    }
}

fn wrapped(lead: &str, text: &str, most: usize) -> Vec<String> {
    let indent = if lead.len() <= 2 { lead.len() } else { 2 };
    let mut lines = vec![lead.to_owned()];
    let mut used = lead.chars().count();
    let mut fresh = true;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if !fresh && used + 1 + width > most {
            lines.push(" ".repeat(indent));
            used = indent;
            fresh = true;
        }
        if let Some(line) = lines.last_mut() {
            if !fresh {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
        }
        used += width;
        fresh = false;
    }
    lines
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_fits_its_width_and_loses_no_word() {
        let text = "word ".repeat(60);
        for width in [NARROWEST, 80, PROSE] {
            let lines = wrapped("- ", &text, width);
            assert!(
                lines.len() > 2 && lines.iter().all(|l| l.chars().count() <= width),
                "{lines:?}"
            );
            assert_eq!(lines.iter().map(|l| l.matches("word").count()).sum::<usize>(), 60);
            assert!(lines[1].starts_with("  word"));
        }
        let long = "x".repeat(PROSE * 2);
        assert_eq!(wrapped("- ", &long, 80), [format!("- {long}")], "an id is never cut");
    }

    #[test]
    fn only_names_of_columns_are_in_capitals_and_empty_columns_left_out() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["rds", "", "a:5432"]), row(["redshift", "", "b:5439"])];
        let text = copyable(&["service", "failure", "endpoint"], &rows);
        assert!(text.contains("ENDPOINT") && !text.contains("FAILURE"), "{text}");
        assert!(matrix(&["target", "research/alice"], []).contains("research/alice"));
    }
}
