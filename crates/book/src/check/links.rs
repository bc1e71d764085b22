//! Links and pictures.

use super::{Finding, chapters};
use crate::markdown::Page;
use crate::places;
use crate::preprocess::repository::linked_files;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::path::Path;

/// The links and pictures of a page. Anchors are looked up in the book that was built.
pub(super) fn check(page: &Page, pages: &[Page], book: &Path) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut picture: Option<(usize, String, String)> = None;
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST;
    for (event, range) in Parser::new_ext(&page.text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let wrong = link(page, &dest_url, pages, book);
                found.extend(wrong.map(|what| Finding::at(page, range.start, what)));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                picture = Some((range.start, dest_url.to_string(), String::new()));
            }
            Event::End(TagEnd::Image) => {
                let (byte, file, words) = picture.take().unwrap_or_default();
                let wrong = image(page, &file, &words);
                found.extend(wrong.into_iter().map(|what| Finding::at(page, byte, what)));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, _, words)) = &mut picture {
                    words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    found
}

fn link(page: &Page, to: &str, pages: &[Page], book: &Path) -> Option<String> {
    if to.starts_with("repo:") {
        return None; // checked for all pages at once
    }
    if let Some((scheme, rest)) = to.split_once("://") {
        let host = rest.split('/').next().unwrap_or_default();
        let right = scheme == "https" && host.contains('.') && !to.contains(char::is_whitespace);
        return (!right).then(|| format!("not an address on the web: {to} (https://host/path)"));
    }
    let (file, anchor) = to.split_once('#').unwrap_or((to, ""));
    let target = if file.is_empty() { &page.name } else { file };
    if !pages.iter().any(|page| page.name == target) {
        return Some(format!(
            "links to {file}, which is no page (a file of the repository is linked as `repo:{file}`)"
        ));
    }
    if anchor.is_empty() {
        return None;
    }
    let html =
        std::fs::read_to_string(book.join(target).with_extension("html")).unwrap_or_default();
    let there = html.contains(&format!("id=\"{anchor}\""));
    (!there).then(|| format!("links to {to}, but that page has no #{anchor}"))
}

fn image(page: &Page, file: &str, words: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if words.trim().is_empty() {
        wrong.push(format!(
            "the picture {file} has no text for those who do not see it"
        ));
    }
    let path = page.path().with_file_name("").join(file);
    let is_drawn = path.extension().is_some_and(|extension| extension == "svg");
    match std::fs::read(&path) {
        Err(_) => wrong.push(format!("shows {file}, which is not there")),
        Ok(bytes) if is_drawn => {
            let svg = String::from_utf8_lossy(&bytes);
            if !svg.contains("<title") || !svg.contains("<desc") {
                wrong.push(format!("{file} has no <title> and <desc>"));
            }
        }
        Ok(_) => {}
    }
    wrong
}

/// `repo:` links to what is not there.
pub(super) fn repository_files(pages: &[Page]) -> Vec<Finding> {
    let mut found = Vec::new();
    for page in chapters(pages) {
        for file in linked_files(&page.text) {
            if !places::root().join(file).exists() {
                let byte = page.text.find(&format!("](repo:{file})")).unwrap_or(0);
                found.push(Finding::at(
                    page,
                    byte,
                    format!("links to {file}, which the repository does not have"),
                ));
            }
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
        let book = tempfile::tempdir().expect("a folder");
        std::fs::write(book.path().join("a.html"), "<h2 id=\"here\">").expect("a page");
        let pages = [page];
        let mut found = check(&pages[0], &pages, book.path());
        found.extend(repository_files(&pages));
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn links_that_lead_somewhere_are_right() {
        assert_eq!(
            told(
                "[a](a.md) [b](#here) [c](a.md#here) [d](https://docs.rs/rayon) [e](repo:Cargo.toml)"
            ),
            ""
        );
    }

    #[test]
    fn dead_links_are_told() {
        assert!(told("\n\n[a](b.md)").contains("a.md:3: links to b.md"));
        assert!(told("[a](#there)").contains("no #there"));
        assert!(told("[a](http://docs.rs)").contains("not an address"));
        assert!(told("[a](repo:no/such.rs)").contains("the repository does not have"));
    }

    #[test]
    fn pictures_are_there_and_described() {
        assert!(told("![](x.svg)").contains("no text for those"));
        assert!(told("![a `b`](x.svg)").contains("not there"));
        assert_eq!(told("![a timeline](../images/ex3-timeline.svg)"), "");
    }
}
