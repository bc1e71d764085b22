//! Does an exercise call its tasks what `spec` calls them?

use crate::verify::Finding;
use spec::Exercise;
use std::path::Path;

/// The files of an exercise that tell the report of its tasks.
pub(super) fn check(root: &Path, exercise: &Exercise) -> Vec<Finding> {
    let folder = format!("exercises/{}/src/show", exercise.package);
    let inside = std::fs::read_dir(root.join(&folder)).into_iter().flatten();
    let names = inside
        .flatten()
        .map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()));
    let mut files: Vec<String> = names.chain([format!("{folder}.rs")]).collect();
    files.sort();
    let texts = files.into_iter().filter_map(|file| {
        let text = std::fs::read_to_string(root.join(&file)).ok()?;
        Some((file, text))
    });
    texts
        .flat_map(|(file, text)| of_file(exercise, &file, &text))
        .collect()
}

fn of_file(exercise: &Exercise, file: &str, text: &str) -> Vec<Finding> {
    let wrong = titles(text).filter_map(|(line, number, told)| {
        let task = exercise.tasks.iter().find(|task| task.number == number);
        let right = task.map_or("", |task| task.title);
        (told != right).then(|| {
            Finding::new(
                format!("{file}:{line}"),
                format!("task {number} is `{told}` here, and `{right}` in `spec`"),
                "give it one title",
            )
        })
    });
    wrong.collect()
}

/// Line, number and title of each `.task(2, "title")`. The title may also be a name: `let title = "..."`.
fn titles(text: &str) -> impl Iterator<Item = (usize, u32, &str)> {
    const CALL: &str = ".task(";
    text.match_indices(CALL).filter_map(move |(place, _)| {
        let line = text[..place].matches('\n').count() + 1;
        let (number, rest) = text[place + CALL.len()..].split_once(',')?;
        let number = number.trim().parse().ok()?;
        let title = literal(rest).or_else(|| {
            let (name, _) = rest.split_once([')', ','])?;
            let (_, value) = text.split_once(&format!("let {} = ", name.trim()))?;
            literal(value)
        });
        Some((line, number, title.unwrap_or("no literal")))
    })
}

fn literal(text: &str) -> Option<&str> {
    let (title, _) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    Some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_however_the_call_is_laid_out() {
        let text = "a\n    .task(1, \"one `f`\")\n.task(\n    2,\n    \"two\",\n)\nlet t = \"three\";\nb.task(3, t)";
        let found: Vec<_> = titles(text).collect();
        assert_eq!(found, [(2, 1, "one `f`"), (3, 2, "two"), (8, 3, "three")]);
    }

    #[test]
    fn another_title_than_that_of_the_laws_is_named_with_its_line() {
        let exercise = crate::catalogue::find("ex3").expect("it is there");
        let right = format!(".task(1, \"{}\")", exercise.tasks[0].title);
        assert!(of_file(&exercise, "show.rs", &right).is_empty());
        let findings = of_file(&exercise, "show.rs", "\n.task(1, \"other\")");
        assert_eq!(findings[0].place, "show.rs:2");
        assert_eq!(of_file(&exercise, "show.rs", ".task(9, \"none\")").len(), 1);
    }
}
