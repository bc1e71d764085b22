//! Commands that a page names: the package, target, subcommand, exercise and flags must exist.

mod cargo;
mod help;
mod words;

use super::{Finding, chapters};
use crate::markdown::Page;
use crate::places;
use crate::trouble::Trouble;
use crate::workspace::{Package, Workspace};
use help::Helps;

/// Every `cargo ...` in a console block or in code within a line, in the pages and in the quiz.
pub(super) fn check(workspace: &Workspace, pages: &[Page]) -> Result<Vec<Finding>, Trouble> {
    let mut helps = Helps::default();
    let mut found = Vec::new();
    let quizzes = quizzes()?;
    let read: Vec<&Page> = chapters(pages).chain(&quizzes).collect();
    let mut workspace = workspace.clone();
    workspace
        .packages
        .extend(read.iter().flat_map(|page| made_by_readers(&page.text)));
    for page in read {
        for (byte, command) in words::commands(&page.text) {
            if let Some(wrong) = cargo::problem(&command, &workspace, &mut helps) {
                found.push(Finding::at(page, byte, format!("`{command}`: {wrong}")));
            }
        }
    }
    Ok(found)
}

/// Exercises that a page tells its reader to make, `cargo course new NAME`: from then on they exist.
fn made_by_readers(page: &str) -> Vec<Package> {
    let commands = words::commands(page).into_iter();
    let names = commands.filter_map(|(_, command)| {
        let name = command
            .strip_prefix("cargo course new ")?
            .split_whitespace()
            .next()?;
        Some(name.to_owned())
    });
    names
        .map(|name| Package {
            name,
            targets: Vec::new(),
        })
        .collect()
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

#[cfg(test)]
mod tests {
    #[test]
    fn a_page_may_speak_of_an_exercise_that_it_tells_to_make() {
        let made =
            super::made_by_readers("`cargo course new ex10-name`, then `cargo course verify`");
        let names: Vec<&str> = made.iter().map(|package| package.name.as_str()).collect();
        assert_eq!(names, ["ex10-name"]);
    }
}
