//! What the renderers print: content, not bytes.

use crate::lab::{Has, Lab};
use kakoi_compare::{Comparison, groups_of_notebooks, html, markdown};

/// A comparison with a name in it that means something to HTML, Markdown and terminals.
fn hostile() -> Comparison {
    let mut lab = Lab::new(Has::QUICKSTART);
    let vpc = lab.domain.vpc;
    let name = "<script>alert(1)</script>|`x`\u{1b}[31m".to_owned();
    let vpc = lab.network.vpcs.get_mut(&vpc).expect("the VPC");
    vpc.tags.insert("Name".to_owned(), name);
    lab.start();
    lab.compare(true)
}

#[test]
fn json_keeps_everything() {
    let c = hostile();
    let text = serde_json::to_string(&c).expect("JSON");
    let again: Comparison = serde_json::from_str(&text).expect("the same");
    assert_eq!(again, c);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let cell = &value["modes"][1]["cells"][0];
    assert_eq!(
        (cell["from"].as_str(), cell["to"].as_str()),
        (Some("research/alice"), Some("internet"))
    );
    assert_eq!(cell["expected"], "blocked");
    assert_eq!(value["recommendation"]["mode"], "VpcOnly");
}

#[test]
fn alike_notebooks_are_shown_once() {
    let mut lab = Lab::new(Has::QUICKSTART);
    let c = lab.compare(false);
    let groups = groups_of_notebooks(&c);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].0, ["research/alice", "research/bob"]);
    lab.close(lab.groups[1]);
    let c = lab.compare(false);
    assert_eq!(groups_of_notebooks(&c).len(), 2, "bob reaches nothing in VpcOnly now");
}

#[test]
fn markdown_has_every_part_and_no_foreign_markup() {
    let text = markdown(&[hostile()]);
    for part in [
        "## research",
        "**VpcOnly, without a way out.**",
        "| postgres | blocked: no path to private addresses | reached: by local route |",
        "| internet | reached: by studio network | blocked: no route |",
        "missing, if it's used",
        "com.amazonaws.us-east-1.sts",
        "| send by DNS questions |",
        "USD 14.60",
        "from the table of 2026-11-24",
        "https://aws.amazon.com/privatelink/pricing/",
    ] {
        assert!(text.contains(part), "{part} isn't in\n{text}");
    }
    assert!(!text.contains("<script>") && !text.contains('\u{1b}'));
    // A pipe in a name doesn't end its cell: each row of a table has as many as its head.
    let mut columns = 0;
    for line in text.lines() {
        if !line.starts_with('|') {
            columns = 0;
            continue;
        }
        let pipes = line.replace("\\|", "").matches('|').count();
        assert!(columns == 0 || columns == pipes, "{line}");
        columns = pipes;
    }
}

#[test]
fn html_stands_alone_and_is_made_for_everybody() {
    let page = html(&[hostile()]);
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    assert!(
        !page.contains("<script") && page.contains("&lt;script&gt;"),
        "names are text"
    );
    for foreign in ["src=", "<link", "@import", "url(", "http://"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    for needed in [
        "lang=\"en\"",
        "prefers-color-scheme: dark",
        "@media print",
        "scope=\"col\"",
        "scope=\"row\"",
        "<caption>",
        "tabindex=\"0\"",
        "role=\"img\"",
        ":focus-visible",
    ] {
        assert!(page.contains(needed), "{needed}");
    }
    assert!(page.contains("<span class=\"option\">--internet </span>wanted says otherwise"));
    assert_eq!(page.matches("<svg").count(), 2, "a picture of each mode");
    for tag in [
        "table", "tr", "td", "th", "details", "svg", "figure", "section", "ul", "li", "div", "p", "text", "path",
    ] {
        let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn of_several_domains_the_answers_come_first() {
    let c = hostile();
    let mut other = c.clone();
    other.domain.id = "d-other".to_owned();
    other.domain.name = "other".to_owned();
    let both = [c, other];
    let page = html(&both);
    let answer = page
        .find("<a href=\"#d-other\">other</a>: <strong>VpcOnly")
        .expect("it");
    assert!(answer < page.find("<section").expect("a section"));
    assert!(page.contains("<section id=\"d-other\">"));
    let text = markdown(&both);
    let answer = text.find("- other: **VpcOnly").expect("it");
    assert!(answer < text.find("\n## ").expect("a section"));
    assert!(
        !markdown(&both[..1]).contains("- research: **"),
        "one answer is said once"
    );
}

#[test]
fn the_pictures_lines_are_the_answers() {
    let c = hostile();
    let page = html(std::slice::from_ref(&c));
    let pictures: Vec<&str> = page
        .split("<svg")
        .skip(1)
        .map(|p| p.split("</svg>").next().unwrap_or_default())
        .collect();
    for (picture, mode) in pictures.iter().zip(&c.modes) {
        // Both notebooks are alike, so one stands for both.
        let cells: Vec<_> = mode.cells.iter().filter(|c| c.from == "research/alice").collect();
        let blocked = cells.iter().filter(|c| !c.is_reached()).count();
        assert_eq!(picture.matches("class=\"box no\"").count(), blocked, "{}", mode.mode);
        assert_eq!(picture.matches("class=\"box yes\"").count(), cells.len() - blocked);
        assert_eq!(picture.matches("class=\"stop\"").count(), blocked);
        // Each target's line says why.
        assert_eq!(picture.matches("<title>Blocked").count(), blocked);
        assert_eq!(picture.matches("<title>Reaches").count(), cells.len() - blocked);
    }
}
