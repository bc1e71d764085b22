//! Links to files of the repository, `[the pool](repo:crates/multiprocess/src/lib.rs)`.
//!
//! A browser that opens the book from a disk, or from a server that has nothing but the book, finds no `.rs` file at
//! the end of such a link. So each file that is linked to becomes a small page of the book.

use crate::markdown::pages;
use crate::places;
use crate::trouble::Trouble;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const START: &str = "](repo:";
const FOLDER: &str = "files";

/// The page, with these links pointing to the copies.
pub(super) fn link_files(page: &str, text: &str) -> String {
    let up = "../".repeat(page.matches('/').count());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(START) {
        let Some((file, after)) = after.split_once(')') else {
            break;
        };
        out.push_str(before);
        out.push_str("](");
        out.push_str(&up);
        out.push_str(&address(file));
        out.push(')');
        rest = after;
    }
    out + rest
}

/// Where in the book the copy of a file stands.
fn address(file: &str) -> String {
    format!("{FOLDER}/{}.html", file.trim_end_matches('/'))
}

/// The files and folders of the repository that a page links to.
pub(crate) fn linked_files(text: &str) -> impl Iterator<Item = &str> {
    text.split(START)
        .skip(1)
        .filter_map(|after| after.split_once(')'))
        .map(|(file, _)| file)
}

/// Writes the copies into the book that was built.
pub(crate) fn write_linked_files(book: &Path) -> Result<(), Trouble> {
    let pages = pages()?;
    let files: BTreeSet<&str> = pages
        .iter()
        .flat_map(|page| linked_files(&page.text))
        .collect();
    for file in files {
        let path = places::root().join(file);
        let body = if path.is_dir() {
            listing(&path)
        } else {
            fs::read_to_string(&path)
        };
        let body = body.map_err(Trouble::with_file("read", &path))?;
        let copy = book.join(address(file));
        let folder = copy.parent().unwrap_or(book);
        fs::create_dir_all(folder).map_err(Trouble::with_file("make", folder))?;
        fs::write(&copy, html(file, &body)).map_err(Trouble::with_file("write", &copy))?;
    }
    Ok(())
}

/// The names in a folder, folders with a slash.
fn listing(folder: &Path) -> std::io::Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        names.push(if entry.path().is_dir() {
            name + "/"
        } else {
            name
        });
    }
    names.sort();
    Ok(names.join("\n"))
}

fn html(file: &str, body: &str) -> String {
    let (file, body) = (escape(file), escape(body));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{file}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <style>:root{{color-scheme:light dark}}body{{font:16px/1.5 system-ui,sans-serif;margin:1rem;overflow-wrap:anywhere}}\
         pre{{overflow-x:auto;font-size:14px}}</style></head>\n\
         <body><h1>{file}</h1><p>A file of the course, as it was when the book was built. In your copy it stands at \
         <code>{file}</code>.</p>\n<pre tabindex=\"0\">{body}</pre></body></html>\n"
    )
}

/// Text as it stands in HTML, between tags and in attributes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_copy_from_wherever_the_page_is() {
        let text = "See [a](repo:crates/a.rs) and [b](b.md), [c](repo:benches).";
        assert_eq!(
            link_files("page.md", text),
            "See [a](files/crates/a.rs.html) and [b](b.md), [c](files/benches.html)."
        );
        assert!(link_files("deep/page.md", text).contains("(../files/crates/a.rs.html)"));
        assert_eq!(
            linked_files(text).collect::<Vec<_>>(),
            ["crates/a.rs", "benches"]
        );
    }
}
