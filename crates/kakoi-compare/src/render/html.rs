//! The comparison as one HTML page that needs nothing from outside: no script, no font, no image.

use super::picture::picture;
use super::{NOTHING, groups_of_notebooks, usd};
use crate::comparison::{Cell, Comparison, ModeReport};
use crate::recommend::TO_SWITCH;
use std::fmt::Write;

const STYLE: &str = include_str!("style.css");

/// A whole page, one section per domain.
pub fn html(comparisons: &[Comparison]) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>PublicInternetOnly or VpcOnly?</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>PublicInternetOnly or VpcOnly?</h1>\n<p class=\"soft\">From Kakoi’s network model, not from measurement. <code>kakoi selftest</code> measures the same answers.</p>\n"
    );
    // Writing into a String can't fail.
    let _ = answers(&mut out, comparisons);
    for comparison in comparisons {
        let _ = section(&mut out, comparison);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// Text without meaning as HTML.
pub(super) fn escape(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// Escaped, with options of a command kept from being broken at their hyphens.
fn words(raw: &str) -> String {
    let words = raw.split_inclusive(' ').map(|word| match word.strip_prefix("--") {
        Some(option) => format!("<span class=\"option\">--{}</span>", escape(option)),
        None => escape(word),
    });
    words.collect()
}

/// Escaped, with web addresses as links.
fn linked(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some(start) = rest.find("https://") {
        let (before, from) = rest.split_at(start);
        let end = from.find([' ', ')', ';', ',']).unwrap_or(from.len());
        let (url, after) = from.split_at(end);
        let (safe, shown) = (escape(url), escape(url.trim_start_matches("https://")));
        out.push_str(&words(before));
        let _ = write!(out, "<a href=\"{safe}\">{shown}</a>");
        rest = after;
    }
    out + &words(rest)
}

/// The answers for several domains, before anything else.
fn answers(out: &mut String, comparisons: &[Comparison]) -> std::fmt::Result {
    if comparisons.len() < 2 {
        return Ok(());
    }
    writeln!(out, "<ul>")?;
    for c in comparisons {
        let (id, name) = (escape(&c.domain.id), escape(&c.domain.name));
        let sentence = escape(&c.recommendation.sentence);
        writeln!(
            out,
            "<li><a href=\"#{id}\">{name}</a>: <strong>{sentence}</strong></li>"
        )?;
    }
    writeln!(out, "</ul>")
}

fn section(out: &mut String, c: &Comparison) -> std::fmt::Result {
    let domain = &c.domain;
    writeln!(
        out,
        "<section id=\"{}\">\n<h2>{}</h2>",
        escape(&domain.id),
        escape(&domain.name)
    )?;
    writeln!(
        out,
        "<p class=\"soft\">{} in {}, now {}</p>\n<h3>Which mode?</h3>\n<div class=\"answer\">",
        escape(&domain.id),
        escape(&domain.vpc),
        escape(&domain.access)
    )?;
    let answer = &c.recommendation;
    writeln!(out, "<p><strong>{}</strong></p>\n<ul>", escape(&answer.sentence))?;
    for reason in &answer.reasons {
        writeln!(out, "<li>{}</li>", linked(reason))?;
    }
    if !answer.to_do.is_empty() {
        writeln!(out, "<li>Left to do: {}.</li>", escape(&answer.to_do.join("; ")))?;
    }
    if let Some(how) = &answer.switch {
        writeln!(out, "<li>{} <code>{}</code></li>", escape(TO_SWITCH), escape(how))?;
    }
    writeln!(out, "</ul>\n<p class=\"soft\">{}</p>\n</div>", linked(&answer.note))?;

    writeln!(out, "<h3>Traffic</h3>")?;
    for mode in [0, 1] {
        let name = heading(&c.modes[mode]);
        writeln!(
            out,
            "<figure>\n<figcaption>{name}</figcaption>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture of {name}\">\n{}\n</div>\n</figure>",
            picture(c, mode)
        )?;
    }
    reach(out, c)?;
    needs(out, c)?;
    risks(out, c)?;
    costs(out, c)?;
    writeln!(out, "<ul class=\"soft\">")?;
    for note in &c.notes {
        writeln!(out, "<li>{}</li>", linked(note))?;
    }
    writeln!(out, "</ul>\n</section>")
}

fn heading(mode: &ModeReport) -> String {
    let now = if mode.current { " (the domain’s mode now)" } else { "" };
    format!("{}{now}", escape(&mode.mode))
}

fn open_table(out: &mut String, caption: &str, columns: &[&str]) -> std::fmt::Result {
    writeln!(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\">\n<table>\n<caption>{caption}</caption>\n<thead><tr>"
    )?;
    for column in columns {
        writeln!(out, "<th scope=\"col\">{column}</th>")?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")
}

const CLOSE_TABLE: &str = "</tbody>\n</table>\n</div>";

fn reach(out: &mut String, c: &Comparison) -> std::fmt::Result {
    writeln!(out, "<h3>What notebooks reach, and why not</h3>")?;
    let names = [heading(&c.modes[0]), heading(&c.modes[1])];
    for (who, rows) in groups_of_notebooks(c) {
        open_table(out, &escape(&who.join(", ")), &["Target", &names[0], &names[1]])?;
        for (to, cells) in rows {
            writeln!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
                escape(to.name()),
                cell(cells[0]),
                cell(cells[1])
            )?;
        }
        writeln!(out, "{CLOSE_TABLE}")?;
    }
    for mode in &c.modes {
        for start in &mode.starts {
            if let Some(why) = &start.fails {
                writeln!(
                    out,
                    "<p><span class=\"no\">{} would fail to start in {}:</span> {}</p>",
                    escape(&start.from),
                    escape(&mode.mode),
                    escape(why)
                )?;
            }
        }
    }
    Ok(())
}

fn cell(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else {
        return format!("<span class=\"soft\">{NOTHING}</span>");
    };
    let class = if cell.is_reached() { "yes" } else { "no" };
    format!(
        "<details><summary><span class=\"{class}\">{}</span> {}</summary><p>{}</p></details>",
        escape(&cell.expected),
        escape(&cell.short),
        escape(&cell.reason)
    )
}

fn needs(out: &mut String, c: &Comparison) -> std::fmt::Result {
    writeln!(out, "<h3>What has to be set up and kept up</h3>")?;
    for mode in &c.modes {
        open_table(out, &heading(mode), &["What", "Name", "State", "Without it"])?;
        for need in &mode.needs {
            let class = if need.state.wants_work() { "no" } else { "soft" };
            let note = need
                .note
                .as_ref()
                .map(|n| format!("<br>{}", escape(n)))
                .unwrap_or_default();
            writeln!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td><span class=\"{class}\">{}</span>{note}</td><td>{}</td></tr>",
                escape(&need.what),
                escape(&need.name),
                need.state.words(),
                escape(&need.without)
            )?;
        }
        writeln!(out, "{CLOSE_TABLE}")?;
    }
    Ok(())
}

fn risks(out: &mut String, c: &Comparison) -> std::fmt::Result {
    writeln!(out, "<h3>What malicious code could do</h3>")?;
    let names = [heading(&c.modes[0]), heading(&c.modes[1])];
    open_table(out, "From the model of each mode", &["What", &names[0], &names[1]])?;
    let word = |open: bool| {
        if open {
            "<span class=\"no\">open</span>"
        } else {
            "<span class=\"yes\">closed</span>"
        }
    };
    for (public, vpc) in c.modes[0].risks.iter().zip(&c.modes[1].risks) {
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{} {}</td><td>{} {}</td></tr>",
            escape(&public.what),
            word(public.open),
            escape(&public.detail),
            word(vpc.open),
            escape(&vpc.detail)
        )?;
    }
    writeln!(out, "{CLOSE_TABLE}")
}

fn costs(out: &mut String, c: &Comparison) -> std::fmt::Result {
    writeln!(out, "<h3>What it costs a month</h3>")?;
    let Some(prices) = &c.prices else { return Ok(()) };
    let caption = format!(
        "List prices of {}, from the table of {}",
        escape(&c.region),
        escape(&c.prices_as_of)
    );
    open_table(
        out,
        &caption,
        &["Set up as", "Fixed", "With the volumes assumed", "Lines"],
    )?;
    for bill in c.modes.iter().flat_map(|m| &m.bills) {
        let lines: Vec<String> = bill
            .lines
            .iter()
            .map(|l| {
                format!(
                    "{}: {} {} × {} = {}",
                    l.item,
                    l.quantity,
                    l.unit,
                    l.unit_usd,
                    usd(l.usd)
                )
            })
            .collect();
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"money\">{}</td><td class=\"money\">{}</td><td>{}</td></tr>",
            escape(&bill.name),
            usd(bill.fixed_usd),
            usd(bill.total_usd),
            lines.iter().map(|l| escape(l)).collect::<Vec<_>>().join("<br>")
        )?;
    }
    writeln!(out, "{CLOSE_TABLE}\n<ul class=\"soft\">")?;
    for (what, price) in prices.by_name() {
        writeln!(
            out,
            "<li>{what}: USD {}, {}</li>",
            price.usd,
            linked(&price.how_known())
        )?;
    }
    writeln!(out, "</ul>")
}
