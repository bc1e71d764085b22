//! Commands that a page names: the package, target, subcommand, exercise and flags must exist.

mod cargo;
mod help;
mod words;

use super::{Finding, chapters};
use crate::markdown::Page;
use crate::places;
use crate::trouble::Trouble;
use crate::workspace::Workspace;
use help::Helps;

/// Every `cargo ...` in a console block or in code within a line, in the pages and in the quiz.
pub(super) fn check(workspace: &Workspace, pages: &[Page]) -> Result<Vec<Finding>, Trouble> {
    let mut helps = Helps::default();
    let mut found = Vec::new();
    let quizzes = quizzes()?;
    for page in chapters(pages).chain(&quizzes) {
        for (byte, command) in words::commands(&page.text) {
            if let Some(wrong) = cargo::problem(&command, workspace, &mut helps) {
                found.push(Finding::at(page, byte, format!("`{command}`: {wrong}")));
            }
        }
    }
    Ok(found)
}

/// The files of the quiz, read as if they were pages.
fn quizzes() -> Result<Vec<Page>, Trouble> {
    let folder = places::docs().join("quiz");
    let mut quizzes = Vec::new();
    for file in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        let path = file.path();
        let text = std::fs::read_to_string(&path).map_err(Trouble::with_file("read", &path))?;
        let name = format!("../quiz/{}", file.file_name().to_string_lossy());
        quizzes.push(Page { name, text });
    }
    Ok(quizzes)
}
