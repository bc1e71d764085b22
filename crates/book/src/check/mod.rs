//! What can be wrong with the book, found before a reader does.

mod commands;
mod finding;
mod includes;
mod links;
mod summary;
mod verdicts;

pub(crate) use finding::Finding;

use crate::markdown::{Page, pages};
use crate::outputs::entries;
use crate::trouble::Trouble;
use crate::workspace::Workspace;
use std::path::Path;

/// Everything but whether the outputs are stale. `book` is where the book was built.
pub(crate) fn pages_and_links(workspace: &Workspace, book: &Path) -> Result<Vec<Finding>, Trouble> {
    let (pages, entries) = (pages()?, entries()?);
    let mut found = summary::check(&pages);
    for page in chapters(&pages) {
        found.extend(includes::check(page, &entries));
        found.extend(links::check(page, &pages, book));
    }
    found.extend(includes::unused(&pages, &entries));
    found.extend(links::repository_files(&pages));
    found.extend(verdicts::check(&pages)?);
    found.extend(commands::check(workspace, &pages)?);
    Ok(found)
}

/// The pages that are read: all but `SUMMARY.md`.
fn chapters(pages: &[Page]) -> impl Iterator<Item = &Page> {
    pages.iter().filter(|page| page.name != summary::NAME)
}
