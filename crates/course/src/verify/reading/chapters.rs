//! Is there a chapter about each exercise, and do book, README and course take them in one order?

use crate::verify::Finding;
use spec::Exercise;
use std::fs;
use std::path::Path;

const BOOK: &str = "docs/src";
pub(super) const CONTENTS: &str = "docs/src/SUMMARY.md";
const README: &str = "README.md";

/// As soon as there is a book, one of the pages that it lists must name the exercise.
pub(super) fn check(root: &Path, exercise: &Exercise) -> Option<Finding> {
    let contents = fs::read_to_string(root.join(CONTENTS)).ok()?;
    let named = pages(&contents).any(|page| {
        let text = fs::read_to_string(root.join(BOOK).join(page));
        text.is_ok_and(|text| text.contains(exercise.package))
    });
    (!named).then(|| {
        Finding::new(
            CONTENTS,
            format!("no page that it lists names {}", exercise.package),
            "write a chapter about it, and list it",
        )
    })
}

/// In the book an exercise stands where the line of a page's minutes calls it the page's exercise.
pub(super) fn order(root: &Path, exercises: &[Exercise]) -> Vec<Finding> {
    let contents = fs::read_to_string(root.join(CONTENTS)).unwrap_or_default();
    let lines = pages(&contents).filter_map(|page| {
        let text = fs::read_to_string(root.join(BOOK).join(page)).ok()?;
        let line = text.lines().find(|line| line.starts_with("*About"))?;
        Some(line.replace("xercise: ", "xercise, "))
    });
    let book = lines.collect::<Vec<_>>().join("\n");
    let readme = fs::read_to_string(root.join(README)).unwrap_or_default();
    let in_book = |package| book.find(&format!("xercise, `{package}`"));
    let in_readme = |package| readme.find(&format!("| [`{package}`]"));
    let mut findings = Vec::new();
    for pair in exercises.windows(2) {
        let (first, then) = (pair[0].package, pair[1].package);
        for (file, before, after) in [
            (CONTENTS, in_book(first), in_book(then)),
            (README, in_readme(first), in_readme(then)),
        ] {
            if before.zip(after).is_some_and(|(a, b)| a > b) {
                findings.push(Finding::new(
                    file,
                    format!("{first} comes after {then}"),
                    "take them in the order of `exercises` in crates/spec/src/exercise.rs, or change that",
                ));
            }
        }
    }
    findings
}

fn pages(contents: &str) -> impl Iterator<Item = &str> {
    let links = contents.split("](").skip(1);
    links.filter_map(|link| Some(link.split_once(')')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_is_missed_once_there_is_a_book() {
        let root = tempfile::tempdir().expect("a folder");
        let exercise = crate::catalogue::find("ex3").expect("it is there");
        assert_eq!(check(root.path(), &exercise), None);
        let write = |file: &str, text: &str| {
            let file = root.path().join(file);
            course_core::save_bytes_to_file(text.as_bytes(), file).expect("a file");
        };
        write(CONTENTS, "# Summary\n\n- [Sums](a.md)\n- [Draft]()\n");
        write("docs/src/a.md", "About ex3 in general");
        assert!(check(root.path(), &exercise).is_some());
        write("docs/src/a.md", "cargo run -p ex3-sum-squares");
        assert_eq!(check(root.path(), &exercise), None);
    }
}
