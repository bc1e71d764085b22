//! The instructor's table of wrong answers, beside the verdicts that there are and the corpora that prove them.

use super::Finding;
use crate::markdown::Page;
use crate::places;
use crate::trouble::Trouble;
use spec::Verdict;
use std::collections::BTreeSet;
use std::path::Path;

const PAGE: &str = "instructors.md";
/// How the head of the table begins.
const HEAD: &str = "| what they write | verdict | where |";
/// How the line begins that names the verdicts without a row.
const LEFT_OUT: &str = "Not in the table: ";

/// What the table says that is not so, and the verdicts that it forgets.
pub(super) fn check(pages: &[Page]) -> Result<Vec<Finding>, Trouble> {
    let Some(page) = pages.iter().find(|page| page.name == PAGE) else {
        return Ok(vec![Finding::new(
            format!("docs/src/{PAGE}"),
            "is not there",
        )]);
    };
    compare(page, |exercise| {
        words_of_folder(&places::root().join("crates/spec/tests").join(exercise))
    })
}

/// `corpus` gives the words of an exercise's wrong answers: they name their verdicts.
fn compare(
    page: &Page,
    corpus: impl Fn(&str) -> Result<BTreeSet<String>, Trouble>,
) -> Result<Vec<Finding>, Trouble> {
    let mut found = Vec::new();
    let mut named = BTreeSet::new();
    let rows = rows(page);
    if rows.is_empty() {
        return Ok(vec![Finding::at(page, 0, format!("has no table `{HEAD}`"))]);
    }
    for (byte, row) in rows {
        let mut tell = |what| found.push(Finding::at(page, byte, what));
        for name in row.verdicts {
            let Some(verdict) = verdict(name) else {
                tell(format!("the checks have no verdict {name}"));
                continue;
            };
            named.insert(verdict.name());
            for exercise in &row.exercises {
                if !corpus(exercise)?.contains(&format!("{verdict:?}")) {
                    tell(format!("no wrong answer to {exercise} is told {name}"));
                }
            }
        }
    }
    let (byte, others) = left_out(page);
    for name in others {
        match verdict(name) {
            None => found.push(Finding::at(
                page,
                byte,
                format!("the checks have no verdict {name}"),
            )),
            Some(verdict) if !named.insert(verdict.name()) => found.push(Finding::at(
                page,
                byte,
                format!("{name} does stand in the table"),
            )),
            Some(_) => {}
        }
    }
    let forgotten = Verdict::all().filter(|verdict| !named.contains(verdict.name()));
    found.extend(forgotten.map(|verdict| {
        let what = format!("the verdict {verdict} has no row, and is not named after `{LEFT_OUT}`");
        Finding::at(page, byte, what)
    }));
    Ok(found)
}

fn verdict(name: &str) -> Option<Verdict> {
    Verdict::all().find(|verdict| verdict.name() == name)
}

struct Row<'a> {
    verdicts: Vec<&'a str>,
    exercises: Vec<&'a str>,
}

/// The rows, each with the byte at which it begins.
fn rows(page: &Page) -> Vec<(usize, Row<'_>)> {
    let Some(start) = page.text.find(HEAD) else {
        return Vec::new();
    };
    let mut at = start;
    let mut rows = Vec::new();
    for line in page.text[start..].split_inclusive('\n') {
        if !line.starts_with('|') {
            break;
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if at > start && !line.starts_with("| ---") && cells.len() > 3 {
            let exercises = cells[3].split(", ").map(|name| name.trim_matches('`'));
            rows.push((
                at,
                Row {
                    verdicts: cells[2].split(", ").collect(),
                    exercises: exercises.collect(),
                },
            ));
        }
        at += line.len();
    }
    rows
}

/// The verdicts that the page says have no row, and where it does.
fn left_out(page: &Page) -> (usize, Vec<&str>) {
    let Some(start) = page.text.find(LEFT_OUT) else {
        return (page.text.find(HEAD).unwrap_or(0), Vec::new());
    };
    let sentence = page.text[start + LEFT_OUT.len()..].split('.').next();
    (start, sentence.unwrap_or_default().split(", ").collect())
}

/// The words of the files named `wrong...` in a folder; none if there is no such folder.
fn words_of_folder(folder: &Path) -> Result<BTreeSet<String>, Trouble> {
    let mut words = BTreeSet::new();
    if !folder.is_dir() {
        return Ok(words);
    }
    let files = std::fs::read_dir(folder).map_err(Trouble::with_file("read", folder))?;
    for file in files {
        let file = file.map_err(Trouble::with_file("read", folder))?;
        if file.file_name().to_string_lossy().starts_with("wrong") {
            let path = file.path();
            let text = std::fs::read_to_string(&path).map_err(Trouble::with_file("read", &path))?;
            let split = text.split(|letter: char| !letter.is_alphanumeric());
            words.extend(split.map(str::to_owned));
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a page with these rows, which leaves out all verdicts but these.
    fn told(rows: &str, but: &[&str]) -> String {
        let names = Verdict::all().map(Verdict::name);
        let others: Vec<&str> = names.filter(|name| !but.contains(name)).collect();
        let page = Page {
            name: PAGE.to_owned(),
            text: format!(
                "# A\n\n{HEAD} ask |\n| --- | --- | --- | --- |\n{rows}\n\n{LEFT_OUT}{}. So.\n",
                others.join(", ")
            ),
        };
        let corpus = |exercise: &str| {
            let words: &[&str] = if exercise == "ex1" {
                &["Serialised", "LostItems"]
            } else {
                &["Deadlock"]
            };
            Ok(words.iter().map(|&word| word.to_owned()).collect())
        };
        let found = compare(&page, corpus).expect("nothing is read");
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn a_table_that_is_true_is_left_alone() {
        let rows =
            "| a | SERIALISED, LOST ITEMS | `ex1` | ? |\n| b | DEADLOCK | `ex3`, `ex6` | ? |";
        assert_eq!(told(rows, &["SERIALISED", "LOST ITEMS", "DEADLOCK"]), "");
    }

    #[test]
    fn what_is_not_so_is_told() {
        let row = "| a | SERIALISED | `ex1`, `ex3` | ? |";
        let serialised = &["SERIALISED"];
        assert_eq!(
            told(row, serialised),
            "docs/src/instructors.md:5: no wrong answer to ex3 is told SERIALISED"
        );
        let unknown = "| a | SERIALISED, SLOW | `ex1` | ? |";
        assert!(told(unknown, serialised).ends_with(":5: the checks have no verdict SLOW"));
        let row = "| a | SERIALISED | `ex1` | ? |";
        assert!(told(row, &[]).ends_with(":7: SERIALISED does stand in the table"));
        let forgotten = told(row, &["SERIALISED", "DEADLOCK"]);
        assert!(
            forgotten.contains("the verdict DEADLOCK has no row"),
            "{forgotten}"
        );
    }
}
