//! The table "Isolation" of `docs/promises.md` names exactly the attacks that there are.

use crate::MODULES;
use std::collections::BTreeSet;
use std::path::Path;

/// Compares the table with the trials, both ways.
///
/// # Errors
/// What one has and the other hasn't.
pub fn every_attack_has_its_promise() -> Result<(), String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/promises.md");
    let text = std::fs::read_to_string(&page).map_err(|e| format!("{}: {e}", page.display()))?;
    let section = text
        .split("\n## ")
        .find(|s| s.starts_with("Isolation\n"))
        .ok_or("docs/promises.md has no section Isolation")?;
    let told: BTreeSet<String> = section
        .lines()
        .filter(|l| l.starts_with('|'))
        .flat_map(|l| l.split('`').skip(1).step_by(2))
        .filter(|span| span.contains("::"))
        .map(str::to_owned)
        .collect();
    let tried: BTreeSet<String> = MODULES
        .iter()
        .flat_map(|(module, attacks)| attacks.iter().map(move |a| format!("{module}::{}", a.name)))
        .collect();
    let untold: Vec<_> = tried.difference(&told).collect();
    let untried: Vec<_> = told.difference(&tried).collect();
    if untold.is_empty() && untried.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "attacks without a promise: {untold:?}; promises without an attack: {untried:?}"
        ))
    }
}
