//! The list of chapters, and what every chapter starts with.

use super::{Finding, chapters};
use crate::markdown::Page;
use pulldown_cmark::{Event, Parser, Tag};
use std::collections::BTreeSet;

pub(super) const NAME: &str = "SUMMARY.md";

pub(super) fn check(pages: &[Page]) -> Vec<Finding> {
    let Some(summary) = pages.iter().find(|page| page.name == NAME) else {
        return vec![Finding::new("docs/src/SUMMARY.md", "is not there")];
    };
    let mut found = Vec::new();
    let mut listed = BTreeSet::new();
    for (event, range) in Parser::new(&summary.text).into_offset_iter() {
        if let Event::Start(Tag::Link { dest_url, .. }) = event {
            if !pages.iter().any(|page| page.name == *dest_url) {
                found.push(Finding::at(
                    summary,
                    range.start,
                    format!("there is no page {dest_url}"),
                ));
            }
            listed.insert(dest_url.to_string());
        }
    }
    for page in chapters(pages) {
        if !listed.contains(&page.name) {
            found.push(Finding::new(
                page.shown(),
                "is not listed in docs/src/SUMMARY.md",
            ));
        }
        found.extend(opening(page));
    }
    found
}

/// A title, then the minutes.
fn opening(page: &Page) -> Option<Finding> {
    let mut lines = page.text.lines().filter(|line| !line.trim().is_empty());
    if !lines.next().is_some_and(|line| line.starts_with("# ")) {
        return Some(Finding::at(
            page,
            0,
            "the page does not start with its title, `# Title`",
        ));
    }
    let says = lines.next().is_some_and(states_minutes);
    let what =
        "the line after the title does not say how long the page takes: `*About 10 minutes.*`";
    (!says).then(|| Finding::at(page, 0, what))
}

fn states_minutes(line: &str) -> bool {
    let mut words = line.trim_start_matches('*').split_whitespace();
    words.next() == Some("About")
        && words
            .next()
            .is_some_and(|number| number.parse::<u32>().is_ok())
        && words.next().is_some_and(|unit| unit.starts_with("minute"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str, text: &str) -> Page {
        Page {
            name: name.to_owned(),
            text: text.to_owned(),
        }
    }

    fn told(pages: &[Page]) -> String {
        let lines: Vec<String> = check(pages).iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn the_list_and_the_pages_agree() {
        let good = "# A\n\n*About 5 minutes.*\n";
        let summary = page(NAME, "# Summary\n\n- [A](a.md)\n");
        assert_eq!(told(&[summary.clone(), page("a.md", good)]), "");
        let told = told(&[summary, page("b.md", "# B\n\nText.\n")]);
        assert!(
            told.contains("SUMMARY.md:3: there is no page a.md"),
            "{told}"
        );
        assert!(told.contains("b.md: is not listed"), "{told}");
        assert!(told.contains("how long the page takes"), "{told}");
    }
}
