//! Is there a chapter about each exercise?

use crate::verify::Finding;
use spec::Exercise;
use std::fs;
use std::path::Path;

const BOOK: &str = "docs/src";
const CONTENTS: &str = "docs/src/SUMMARY.md";

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
