//! Is the starter made of the solution, and can the book show the answer to each task?

use crate::places;
use crate::starter::{self, Made};
use crate::verify::Finding;
use spec::Exercise;
use std::path::Path;

pub(super) fn check(root: &Path, exercise: &Exercise) -> Vec<Finding> {
    let made = match Made::of(root, exercise) {
        Ok(made) => made,
        Err(trouble) => {
            let remedy = "crates/course/src/starter/mod.rs says which marks there are";
            let place = places::solution_file(exercise);
            return vec![Finding::new(place, trouble.message, remedy)];
        }
    };
    let mut findings = Vec::new();
    findings.extend(differs(root, exercise, &made));
    findings.extend(anchors(exercise, &made));
    findings
}

/// A learner's edits do not count: it is enough if the last commit has the starter.
fn differs(root: &Path, exercise: &Exercise, made: &Made) -> Option<Finding> {
    let file = places::learners_file(exercise);
    let here = starter::read(root, &file).ok();
    let as_made =
        |text: Option<String>| text.is_some_and(|text| starter::same(&text, &made.starter));
    if as_made(here) || as_made(starter::committed(root, &file)) {
        return None;
    }
    let solution = places::solution_file(exercise);
    Some(Finding::new(
        file,
        format!("it is not the starter that {} gives", solution.display()),
        format!(
            "if the solution has changed: cargo course generate {short}; if somebody has solved it: \
             cargo course reset {short}",
            short = exercise.short()
        ),
    ))
}

fn anchors(exercise: &Exercise, made: &Made) -> Vec<Finding> {
    let place = places::solution_file(exercise);
    let tasks = exercise.tasks.iter();
    let lacking = tasks.filter(|task| made.anchors.iter().all(|name| name != task.function));
    lacking
        .map(|task| {
            let name = task.function;
            Finding::new(
                &place,
                format!("task {}: `{name}` cannot be shown in the book", task.number),
                format!("put it between // ANCHOR: {name} and // ANCHOR_END: {name}"),
            )
        })
        .collect()
}
