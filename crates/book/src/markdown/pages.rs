//! The pages of the book, as they stand in `docs/src`.

use crate::places;
use crate::trouble::Trouble;
use std::path::{Path, PathBuf};

/// A page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Its path below `docs/src`: `pools.md`.
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn path(&self) -> PathBuf {
        places::pages().join(&self.name)
    }

    /// Its path from the root of the repository, as it is shown to people.
    pub(crate) fn shown(&self) -> String {
        format!("docs/src/{}", self.name)
    }

    /// The number of the line in which this byte stands, counted from 1.
    pub(crate) fn line_of(&self, byte: usize) -> usize {
        1 + self.text[..byte].matches('\n').count()
    }
}

/// All pages, `SUMMARY.md` among them, by name.
pub(crate) fn pages() -> Result<Vec<Page>, Trouble> {
    let mut pages = Vec::new();
    collect(&places::pages(), "", &mut pages)?;
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(pages)
}

fn collect(folder: &Path, below: &str, pages: &mut Vec<Page>) -> Result<(), Trouble> {
    let read = Trouble::with_file("read", folder);
    let entries = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(read)?;
    for entry in entries {
        let path = entry.path();
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), pages)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(&path).map_err(Trouble::with_file("read", &path))?;
            pages.push(Page { name, text });
        }
    }
    Ok(())
}
