//! A picture of one mode's traffic: notebook, its interfaces, the way on, the target. Solid arrives, dashed is blocked.

use super::html::escape;
use crate::comparison::{Cell, Comparison, ModeReport};
use crate::target::Way;
use kakoi_netir::AppLeg;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Groups of alike notebooks that are drawn; the table has them all.
const MOST_GROUPS: usize = 4;
/// Labels that fit into a box.
const MOST_LABELS: usize = 4;
const ROW: usize = 46;
const BOX: usize = 36;
const WIDTH: usize = 900;
/// Left edge and width of each column: notebook, interface, way, target.
const COLUMNS: [(usize, usize); 4] = [(8, 150), (208, 168), (436, 150), (670, 222)];

/// The picture of `comparison.modes[mode]`.
pub(super) fn picture(comparison: &Comparison, mode: usize) -> String {
    let report = &comparison.modes[mode];
    let mut body = String::new();
    let mut top = 8;
    for (who, cells) in alike(report).iter().take(MOST_GROUPS) {
        // Writing into a String can't fail.
        let _ = group(&mut body, top, who, cells);
        top += cells.len().max(1) * ROW + 14;
    }
    let title = format!(
        "{}: {} of {} answers reach their target; the table says the same in words",
        report.mode,
        report.cells.iter().filter(|c| c.is_reached()).count(),
        report.cells.len()
    );
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {top}\" role=\"img\" aria-label=\"{}\"><title>{}</title>{body}</svg>",
        escape(&title),
        escape(&title)
    )
}

/// Notebooks with the same short answers in this mode, and those answers.
fn alike(report: &ModeReport) -> Vec<(Vec<&str>, Vec<&Cell>)> {
    let mut groups: Vec<(Vec<&str>, Vec<&Cell>)> = Vec::new();
    for start in &report.starts {
        let cells: Vec<&Cell> = report.cells.iter().filter(|c| c.from == start.from).collect();
        let facts = |c: &&Cell| (c.to, c.expected.clone(), c.short.clone(), c.leg);
        let same = |known: &&mut (Vec<&str>, Vec<&Cell>)| known.1.iter().map(facts).eq(cells.iter().map(facts));
        match groups.iter_mut().find(same) {
            Some((who, _)) => who.push(&start.from),
            None => groups.push((vec![&start.from], cells)),
        }
    }
    groups
}

fn group(out: &mut String, top: usize, who: &[&str], cells: &[&Cell]) -> std::fmt::Result {
    let height = cells.len().max(1) * ROW;
    let target_y = |i: usize| top + i * ROW + ROW / 2;
    // Each interface and each way stands at the height of the targets it serves.
    let mut legs: BTreeMap<AppLeg, Vec<usize>> = BTreeMap::new();
    let mut ways: BTreeMap<(AppLeg, Way), Vec<usize>> = BTreeMap::new();
    for (i, cell) in cells.iter().enumerate() {
        if let Some(leg) = cell.leg {
            legs.entry(leg).or_default().push(i);
            if let Some(way) = cell.way.filter(|w| *w != Way::Local) {
                ways.entry((leg, way)).or_default().push(i);
            }
        }
    }
    let middle = |served: &[usize]| served.iter().map(|i| target_y(*i)).sum::<usize>() / served.len().max(1);
    let leg_y = spread(legs.iter().map(|(leg, served)| (*leg, middle(served))), top, height);
    let way_y = spread(ways.iter().map(|(way, served)| (*way, middle(served))), top, height);
    let notebook_y = top + height / 2;
    let right = |column: usize| COLUMNS[column].0 + COLUMNS[column].1;
    let left = |column: usize| COLUMNS[column].0;

    for (leg, served) in &legs {
        let reached = served.iter().any(|i| cells[*i].is_reached());
        line(out, reached, (right(0), notebook_y), (left(1), leg_y[leg]), "")?;
    }
    for ((leg, way), served) in &ways {
        line(out, true, (right(1), leg_y[leg]), (left(2), way_y[&(*leg, *way)]), "")?;
        for i in served {
            line(
                out,
                true,
                (right(2), way_y[&(*leg, *way)]),
                (left(3), target_y(*i)),
                &cells[*i].reason,
            )?;
        }
    }
    for (i, cell) in cells.iter().enumerate() {
        let to = (left(3), target_y(i));
        match cell.leg {
            Some(_) if cell.way.is_some_and(|w| w != Way::Local) => continue,
            Some(leg) => line(out, cell.is_reached(), (right(1), leg_y[&leg]), to, &cell.reason)?,
            // Out of the notebook's box downwards, so that it doesn't look as if it went by an interface.
            None => {
                let (x, (end, y)) = (left(0) + COLUMNS[0].1 / 2, to);
                let path = format!("M{x} {notebook_y} C{x} {y} {x} {y} {} {y} H{end}", left(1));
                way(out, cell.is_reached(), &path, &cell.reason)?;
            }
        }
        if !cell.is_reached() {
            let (x, y) = (left(3) - 14, target_y(i) + 5);
            writeln!(
                out,
                "<text class=\"stop\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">×</text>"
            )?;
        }
    }

    let labels: Vec<&str> = who
        .iter()
        .map(|w| w.split_once('/').map_or(*w, |(_, space)| space))
        .collect();
    notebook_box(out, notebook_y, &labels)?;
    for (leg, y) in &leg_y {
        let first = legs[leg].first().map(|i| cells[*i]);
        let source = first.and_then(|c| c.source.as_deref()).unwrap_or_default();
        // Alike notebooks share the box, so an address is named only where there's one notebook.
        let detail = if who.len() == 1 { source } else { leg_place(*leg) };
        boxed(out, 1, *y, "box", leg_words(*leg), detail)?;
    }
    for ((_, way), y) in &way_y {
        boxed(out, 2, *y, "box", way.words(), "")?;
    }
    for (i, cell) in cells.iter().enumerate() {
        let class = if cell.is_reached() { "box yes" } else { "box no" };
        let detail = if cell.is_reached() {
            "reached"
        } else {
            cell.short.as_str()
        };
        boxed(out, 3, target_y(i), class, cell.to.name(), detail)?;
    }
    Ok(())
}

/// Keeps boxes of a column apart and inside, in the order of where they'd like to be.
fn spread<K: Ord + Copy>(wanted: impl Iterator<Item = (K, usize)>, top: usize, height: usize) -> BTreeMap<K, usize> {
    let mut order: Vec<(usize, K)> = wanted.map(|(key, y)| (y, key)).collect();
    order.sort_unstable();
    let mut lowest = top + ROW / 2;
    let mut placed: Vec<(usize, K)> = Vec::new();
    for (y, key) in order {
        let y = y.max(lowest);
        lowest = y + BOX + 6;
        placed.push((y, key));
    }
    // Pushed out below: back up, the last one first.
    let mut highest = top + height - ROW / 2;
    for (y, _) in placed.iter_mut().rev() {
        *y = (*y).min(highest);
        highest = y.saturating_sub(BOX + 6);
    }
    placed.into_iter().map(|(y, key)| (key, y)).collect()
}

const fn leg_words(leg: AppLeg) -> &'static str {
    match leg {
        AppLeg::Internet => "internet interface",
        AppLeg::Home => "home interface",
        AppLeg::Vpc => "VPC interface",
        AppLeg::Database => "database interface",
    }
}

const fn leg_place(leg: AppLeg) -> &'static str {
    match leg {
        AppLeg::Internet => "in the studio network",
        AppLeg::Home | AppLeg::Vpc | AppLeg::Database => "in the domain's subnet",
    }
}

fn line(
    out: &mut String,
    reached: bool,
    (x1, y1): (usize, usize),
    (x2, y2): (usize, usize),
    title: &str,
) -> std::fmt::Result {
    let middle = usize::midpoint(x1, x2);
    let path = format!("M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}");
    way(out, reached, &path, title)
}

fn way(out: &mut String, reached: bool, path: &str, title: &str) -> std::fmt::Result {
    let class = if reached { "way yes" } else { "way no" };
    write!(out, "<path class=\"{class}\" d=\"{path}\">")?;
    if !title.is_empty() {
        write!(out, "<title>{}</title>", escape(title))?;
    }
    writeln!(out, "</path>")
}

fn boxed(out: &mut String, column: usize, y: usize, class: &str, name: &str, detail: &str) -> std::fmt::Result {
    let (x, width) = COLUMNS[column];
    let (top, text) = (y - BOX / 2, x + width / 2);
    writeln!(
        out,
        "<rect class=\"{class}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{BOX}\" rx=\"5\"/>"
    )?;
    let name_y = if detail.is_empty() { y + 5 } else { y - 2 };
    writeln!(
        out,
        "<text x=\"{text}\" y=\"{name_y}\" text-anchor=\"middle\">{}</text>",
        escape(name)
    )?;
    if !detail.is_empty() {
        let detail_y = y + 13;
        writeln!(
            out,
            "<text class=\"small\" x=\"{text}\" y=\"{detail_y}\" text-anchor=\"middle\">{}</text>",
            escape(detail)
        )?;
    }
    Ok(())
}

fn notebook_box(out: &mut String, y: usize, labels: &[&str]) -> std::fmt::Result {
    let mut lines: Vec<String> = labels.iter().take(MOST_LABELS).map(|l| shortened(l)).collect();
    if labels.len() > MOST_LABELS {
        lines.push(format!("and {} more", labels.len() - MOST_LABELS));
    }
    let (x, width) = COLUMNS[0];
    let height = 18 * lines.len() + 16;
    let top = y.saturating_sub(height / 2);
    writeln!(
        out,
        "<rect class=\"box\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"5\"/>"
    )?;
    for (i, text) in lines.iter().enumerate() {
        let (x, y) = (x + width / 2, top + 8 + 18 * i + 13);
        writeln!(
            out,
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{}</text>",
            escape(text)
        )?;
    }
    Ok(())
}

fn shortened(label: &str) -> String {
    const MOST: usize = 18;
    if label.chars().count() <= MOST {
        return label.to_owned();
    }
    label.chars().take(MOST - 1).chain(['…']).collect()
}
