//! What can be seen of the course by reading its files.

mod chapters;
mod layout;
mod show;
mod source;
mod tasks;

use super::Finding;
use super::lists::{self, CHAPTERS, README};
use crate::starter;
use crate::trouble::Trouble;
use spec::Exercise;
use std::fs;
use std::path::Path;

/// What concerns the course as a whole.
pub(super) fn course(
    root: &Path,
    exercises: &[Exercise],
    whole: bool,
) -> Result<Vec<Finding>, Trouble> {
    let mut findings = layout::strays(root)?;
    if whole {
        findings.extend(layout::unknown_exercises(root, exercises));
        findings.extend(chapters::order(root, exercises));
    }
    Ok(findings)
}

/// What concerns one exercise.
pub(crate) fn exercise(root: &Path, exercise: &Exercise) -> Vec<Finding> {
    let mut findings = tasks::check(exercise);
    findings.extend(source::check(root, exercise));
    findings.extend(show::check(root, exercise));
    findings.extend(entries(root, exercise));
    findings.extend(chapters::check(root, exercise));
    findings.extend(names_its_file(root, exercise));
    findings.extend(unwritten(root, exercise));
    findings
}

/// Is it in all lists, and do the tables say how long it takes?
fn entries(root: &Path, exercise: &Exercise) -> Vec<Finding> {
    let text = |file: &str| fs::read_to_string(root.join(file)).unwrap_or_default();
    let has_book = root.join(chapters::CONTENTS).is_file();
    let lacking = lists::entries(exercise).into_iter().filter(|entry| {
        (has_book || entry.file != CHAPTERS.file) && !entry.is_in(&text(entry.file))
    });
    let mut findings: Vec<_> = lacking
        .map(|entry| {
            let what = format!("{} is not listed here", exercise.package);
            let remedy = format!("add a line with: {}", entry.text);
            Finding::new(entry.file, what, remedy)
        })
        .collect();
    let minutes: u32 = exercise.tasks.iter().map(|task| task.minutes).sum();
    for table in [README, CHAPTERS] {
        if let Some(told) = table.minutes_in(&text(table.file), exercise)
            && told != minutes.to_string()
        {
            findings.push(Finding::new(
                table.file,
                format!(
                    "{} takes \"{told}\" minutes here, and its tasks take {minutes}",
                    exercise.package
                ),
                "make the row of the table say what the tasks of `spec` say",
            ));
        }
    }
    findings
}

/// Where cargo looks for the file by itself, it refuses the whole course when a learner has removed it, `reset` too.
fn names_its_file(root: &Path, exercise: &Exercise) -> Option<Finding> {
    let manifest = format!("exercises/{}/Cargo.toml", exercise.package);
    let text = fs::read_to_string(root.join(&manifest)).unwrap_or_default();
    let named = text
        .lines()
        .any(|line| line.starts_with("path = \"src/lib.rs\""));
    (!named).then(|| {
        let what = "the library's file is not named";
        Finding::new(manifest, what, "add under [lib]: path = \"src/lib.rs\"")
    })
}

/// What `cargo course new` leaves for somebody to write.
pub(crate) const UNWRITTEN: &str = "TO BE WRITTEN";

fn unwritten(root: &Path, exercise: &Exercise) -> Vec<Finding> {
    let of_it = |file: &Path| {
        let path = file.to_string_lossy().replace(['\\', '_'], "/");
        let parts = path.split(['/', '.', '-']);
        !path.starts_with("crates/course/")
            && parts.into_iter().any(|part| part == exercise.short())
    };
    let files = super::files::of(root).unwrap_or_default();
    let files = files.iter().filter(|file| of_it(file));
    files
        .flat_map(|file| {
            let text = starter::read(root, file).unwrap_or_default();
            let places: Vec<_> = (1..)
                .zip(text.lines())
                .filter(|(_, line)| line.contains(UNWRITTEN))
                .map(|(number, _)| format!("{}:{number}", file.display()))
                .collect();
            places
                .into_iter()
                .map(|place| Finding::new(place, "this is still to be written", "write it"))
        })
        .collect()
}

#[cfg(test)]
mod tests;
