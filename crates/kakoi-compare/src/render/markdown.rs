//! The comparison as GitHub's Markdown.

use super::{NOTHING, groups_of_notebooks, usd};
use crate::comparison::{Cell, Comparison};
use crate::prices::Bill;
use crate::recommend::TO_SWITCH;
use std::fmt::Write;

/// A Markdown document, one section per domain.
pub fn markdown(comparisons: &[Comparison]) -> String {
    let mut out =
        String::from("# PublicInternetOnly or VpcOnly?\n\nFrom Kakoi's network model, not from measurement.\n");
    if comparisons.len() > 1 {
        out.push('\n');
    }
    for c in comparisons.iter().filter(|_| comparisons.len() > 1) {
        // Writing into a String can't fail.
        let _ = writeln!(
            out,
            "- {}: **{}**",
            text(&c.domain.name),
            text(&c.recommendation.sentence)
        );
    }
    for comparison in comparisons {
        let _ = section(&mut out, comparison);
    }
    out
}

/// What users wrote, without meaning as Markdown, HTML or a table's cell.
fn text(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '\\' | '|' | '[' | ']' | '*' | '`' => {
                safe.push('\\');
                safe.push(c);
            }
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

fn section(out: &mut String, c: &Comparison) -> std::fmt::Result {
    let domain = &c.domain;
    writeln!(
        out,
        "\n## {}\n\n{} in {}, now {}.\n\n### Which mode?\n",
        text(&domain.name),
        domain.id,
        domain.vpc,
        domain.access
    )?;
    let answer = &c.recommendation;
    writeln!(out, "**{}**\n", text(&answer.sentence))?;
    for reason in &answer.reasons {
        writeln!(out, "- {}", text(reason))?;
    }
    if !answer.to_do.is_empty() {
        let items: Vec<String> = answer.to_do.iter().map(|t| text(t)).collect();
        writeln!(out, "- Left to do: {}.", items.join("; "))?;
    }
    if let Some(how) = &answer.switch {
        writeln!(out, "- {TO_SWITCH} `{how}`")?;
    }
    writeln!(out, "\n{}\n\n### What notebooks reach", text(&answer.note))?;
    for (who, rows) in groups_of_notebooks(c) {
        let who: Vec<String> = who.iter().map(|w| text(w)).collect();
        writeln!(
            out,
            "\n{}:\n\n| target | {} | {} |\n|---|---|---|",
            who.join(", "),
            c.modes[0].mode,
            c.modes[1].mode
        )?;
        for (to, cells) in rows {
            writeln!(out, "| {} | {} | {} |", to.name(), cell(cells[0]), cell(cells[1]))?;
        }
    }
    for mode in &c.modes {
        for start in &mode.starts {
            if let Some(why) = &start.fails {
                writeln!(
                    out,
                    "\n{} would fail to start in {}: {}",
                    text(&start.from),
                    mode.mode,
                    text(why)
                )?;
            }
        }
    }
    writeln!(out, "\n### What has to be set up and kept up")?;
    for mode in &c.modes {
        writeln!(
            out,
            "\n{}:\n\n| what | name | state | without it |\n|---|---|---|---|",
            mode.mode
        )?;
        for need in &mode.needs {
            let note = need
                .note
                .as_ref()
                .map(|n| format!(" ({})", text(n)))
                .unwrap_or_default();
            writeln!(
                out,
                "| {} | {} | {}{note} | {} |",
                need.what,
                text(&need.name),
                need.state.words(),
                text(&need.without)
            )?;
        }
    }
    writeln!(
        out,
        "\n### What malicious code could do\n\n| | {} | {} |\n|---|---|---|",
        c.modes[0].mode, c.modes[1].mode
    )?;
    for (public, vpc) in c.modes[0].risks.iter().zip(&c.modes[1].risks) {
        let word = |open: bool| if open { "**open**" } else { "closed" };
        writeln!(
            out,
            "| {} | {}. {} | {}. {} |",
            public.what,
            word(public.open),
            text(&public.detail),
            word(vpc.open),
            text(&vpc.detail)
        )?;
    }
    writeln!(out, "\n### What it costs a month")?;
    if c.prices.is_some() {
        writeln!(
            out,
            "\n| | fixed | with the volumes assumed | lines |\n|---|---:|---:|---|"
        )?;
        for bill in c.modes.iter().flat_map(|m| &m.bills) {
            writeln!(
                out,
                "| {} | {} | {} | {} |",
                bill.name,
                usd(bill.fixed_usd),
                usd(bill.total_usd),
                lines(bill)
            )?;
        }
    }
    writeln!(out)?;
    for note in &c.notes {
        writeln!(out, "- {}", text(note))?;
    }
    if let Some(prices) = &c.prices {
        for (what, price) in prices.by_name() {
            writeln!(out, "- {what}: USD {} ({})", price.usd, text(&price.how_known()))?;
        }
    }
    Ok(())
}

fn cell(cell: Option<&Cell>) -> String {
    match cell {
        None => NOTHING.to_owned(),
        Some(c) if c.short.is_empty() => c.expected.clone(),
        Some(c) => format!("{}: {}", c.expected, c.short),
    }
}

fn lines(bill: &Bill) -> String {
    let each = bill.lines.iter().map(|l| format!("{} {}", l.item, usd(l.usd)));
    each.collect::<Vec<_>>().join(", ")
}
