//! Code and output are included, never pasted: from files that compile, and from what a program printed.

use super::{Finding, chapters};
use crate::markdown::{Line, Page, anchors, lines};
use crate::outputs::Entry;
use crate::places;

const START: &str = "{{#include ";

/// The includes of a page, and the code that stands in it without one.
pub(super) fn check(page: &Page, entries: &[Entry]) -> Vec<Finding> {
    let includes = page.text.match_indices(START).filter_map(|(byte, _)| {
        let wrong = match target(&page.text[byte..]) {
            Some(target) => problem(page, target, entries)?,
            None => format!("`{START}` without its end, `}}}}`, on the line"),
        };
        Some(Finding::at(page, byte, wrong))
    });
    includes.chain(pasted(page)).collect()
}

/// `path:anchor` of a text that starts with an include.
fn target(text: &str) -> Option<&str> {
    let line = text.strip_prefix(START)?.lines().next()?;
    line.split_once("}}").map(|(inside, _)| inside.trim())
}

fn problem(page: &Page, target: &str, entries: &[Entry]) -> Option<String> {
    let (file, part) = target.split_once(':').unwrap_or((target, ""));
    let path = page.path().parent()?.join(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        return Some(format!("includes {file}, which is not there"));
    };
    if let Some(name) = file.strip_prefix("output/")
        && !entries.iter().any(|entry| entry.file_name() == name)
    {
        return Some(format!(
            "includes {file}, of which docs/outputs.toml knows no command"
        ));
    }
    if part.is_empty() || anchors::part(&text, part).is_some() {
        return None;
    }
    let numbers = part.chars().all(|c| c.is_ascii_digit() || c == ':');
    Some(if numbers {
        format!("includes lines {part} of {file}: lines move; mark the part with `ANCHOR: name`")
    } else {
        format!(
            "includes the part \"{part}\" of {file}, which has no `ANCHOR: {part}` with its ANCHOR_END"
        )
    })
}

/// Code blocks in Rust or Python that include nothing.
fn pasted(page: &Page) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    for (number, line) in lines(&page.text).enumerate() {
        match line {
            Line::Open(_) if matches!(line.language(), Some("rust" | "python")) => {
                open = Some((number + 1, false));
            }
            Line::Code(text) if text.contains(START) => {
                open = open.map(|(number, _)| (number, true));
            }
            Line::Close(_) => {
                if let Some((number, false)) = open.take() {
                    let place = format!("{}:{number}", page.shown());
                    found.push(Finding::new(
                        place,
                        "code is pasted: include it from a file that compiles or runs",
                    ));
                }
            }
            _ => {}
        }
    }
    found
}

/// Outputs that no page shows, or that were never stored; and files that no command makes.
pub(super) fn unused(pages: &[Page], entries: &[Entry]) -> Vec<Finding> {
    const LIST: &str = "docs/outputs.toml";
    let mut found = Vec::new();
    for entry in entries {
        let name = entry.file_name();
        let shown = format!("output/{name}");
        if !chapters(pages).any(|page| page.text.contains(&shown)) {
            found.push(Finding::new(LIST, format!("no page shows {shown}")));
        }
        if !entry.file().exists() {
            found.push(Finding::new(
                LIST,
                format!("{shown} is not stored yet: cargo run -p book -- update --missing"),
            ));
        }
    }
    let files = std::fs::read_dir(places::output())
        .into_iter()
        .flatten()
        .flatten();
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        if !entries.iter().any(|entry| entry.file_name() == name) {
            found.push(Finding::new(
                format!("docs/src/output/{name}"),
                format!("{LIST} knows no command for it"),
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let page = Page {
            name: "a.md".to_owned(),
            text: text.to_owned(),
        };
        let lines: Vec<String> = check(&page, &[]).iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn pasted_code_is_told_with_its_line() {
        assert!(told("# A\n\n```rust\nlet x;\n```\n").contains("a.md:3: code is pasted"));
        assert_eq!(told("```console\n$ cargo run\n```\n"), "");
    }

    #[test]
    fn what_is_not_there_is_told() {
        assert!(told("{{#include ../no.rs}}").contains("not there"));
        assert!(told("{{#include ../book.toml:none}}").contains("no `ANCHOR: none`"));
        assert!(told("{{#include ../book.toml:1:3}}").contains("lines move"));
        assert!(told("{{#include ../book.toml\n}}").contains("without its end"));
        assert_eq!(told("{{#include ../book.toml}}"), "");
    }
}
