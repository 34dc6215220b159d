//! The comparison as text that people keep: Markdown and HTML.

mod html;
mod markdown;
mod picture;

use crate::comparison::{Cell, Comparison};
use crate::target::Target;

pub use html::html;
pub use markdown::markdown;

/// Dollars and cents.
pub fn usd(amount: f64) -> String {
    format!("USD {amount:.2}")
}

/// A target and what both modes answer, PublicInternetOnly first.
pub type Row<'a> = (Target, [Option<&'a Cell>; 2]);
/// Labels of notebooks and their rows.
pub type Alike<'a> = (Vec<&'a str>, Vec<Row<'a>>);

/// Notebooks that have the same short answers in both modes, and those answers.
pub fn groups_of_notebooks(comparison: &Comparison) -> Vec<Alike<'_>> {
    let mut groups: Vec<Alike<'_>> = Vec::new();
    let alike = |a: Option<&Cell>, b: Option<&Cell>| {
        a.map(|c| (&c.expected, &c.short, c.way)) == b.map(|c| (&c.expected, &c.short, c.way))
    };
    for start in &comparison.modes[0].starts {
        let of = |mode: usize, to: Target| {
            let mut cells = comparison.modes[mode].cells.iter();
            cells.find(|c| c.from == start.from && c.to == to)
        };
        let rows: Vec<_> = Target::ALL.into_iter().map(|to| (to, [of(0, to), of(1, to)])).collect();
        let same = groups.iter_mut().find(|(_, known)| {
            known
                .iter()
                .zip(&rows)
                .all(|(k, r)| alike(k.1[0], r.1[0]) && alike(k.1[1], r.1[1]))
        });
        match same {
            Some((who, _)) => who.push(&start.from),
            None => groups.push((vec![&start.from], rows)),
        }
    }
    groups
}

/// What a target without a cell means.
pub(crate) const NOTHING: &str = "nothing there";
