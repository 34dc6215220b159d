//! Documents that must not drift apart: the README in both languages, and links between files.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the checkout")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// What both READMEs must have alike, line by line: code without its comments, of tables and lists what is in backquotes,
/// links, and the depth of headings.
fn bones(text: &str) -> Vec<String> {
    let mut code = false;
    let mut bones = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            code = !code;
            bones.push(line.to_owned());
        } else if code {
            bones.push(line.split(" # ").next().unwrap_or(line).trim_end().to_owned());
        } else if let Some(heading) = line.split_once(' ').map(|(h, _)| h).filter(|h| h.starts_with('#')) {
            bones.push(heading.to_owned());
        } else if line.starts_with('|') {
            // Sentences order their words differently in each language.
            let (mut spans, mut links) = (spans(line), links(line));
            spans.sort_unstable();
            links.sort_unstable();
            bones.push(format!("| {} cells: {spans:?} {links:?}", line.matches('|').count()));
        } else if line.starts_with("- ") {
            bones.push("-".to_owned());
        }
    }
    bones
}

/// What stands in backquotes.
fn spans(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

/// The targets of links.
fn links(line: &str) -> Vec<&str> {
    let targets = line.split("](").skip(1);
    targets
        .filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
        .collect()
}

#[test]
fn both_readmes_have_the_same_commands_tables_and_lists() {
    let [english, japanese] = ["README.md", "README.ja.md"].map(|name| bones(&read(&root().join(name))));
    for (number, (ours, theirs)) in english.iter().zip(&japanese).enumerate() {
        let before = &english[number.saturating_sub(3)..number];
        assert_eq!(ours, theirs, "README.md and README.ja.md differ after {before:#?}");
    }
    assert_eq!(english.len(), japanese.len(), "one README ends before the other");
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut todo = vec![root().join("docs")];
    let mut pages = vec!["README.md", "README.ja.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        .into_iter()
        .map(|name| root().join(name))
        .collect::<Vec<_>>();
    while let Some(folder) = todo.pop() {
        for entry in fs::read_dir(&folder)
            .expect("a folder")
            .map(|e| e.expect("an entry").path())
        {
            if entry.is_dir() {
                todo.push(entry);
            } else if entry.extension().is_some_and(|e| e == "md") {
                pages.push(entry);
            }
        }
    }
    let mut seen = 0;
    for page in pages {
        let text = read(&page);
        for link in text.lines().flat_map(links).filter(|l| !l.contains("://")) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() {
                page.clone()
            } else {
                page.with_file_name(path)
            };
            assert!(target.exists(), "{}: a link to {link}", page.display());
            assert!(
                anchor.is_empty() || read(&target).lines().filter_map(anchor_of).any(|a| a == anchor),
                "{}: no heading for {link}",
                page.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} links were found");
}

/// What GitHub calls a heading, in the ASCII that our anchors use.
fn anchor_of(line: &str) -> Option<String> {
    let heading = line.strip_prefix('#')?.trim_start_matches('#').trim();
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    Some(kept.collect::<String>().to_lowercase().replace(' ', "-"))
}

#[test]
fn bones_are_what_must_be_alike() {
    let same = |a: &str, b: &str| bones(a) == bones(b);
    assert!(same(
        "# A\n```sh\nls # here\n```\n| `x` of `y` |",
        "# B\n```sh\nls # da\n```\n| `y`の`x` |"
    ));
    assert!(!same("```sh\nls\n```", "```sh\nls -l\n```"));
    assert!(!same("| `x` |", "| `z` |") && !same("- a\n- b", "- a") && !same("| a |\n| b |", "| a |"));
}
