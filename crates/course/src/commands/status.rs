//! `cargo course` alone: where you are, what is next, what to type.

use crate::course::{Standing, current, minutes};
use crate::page::{Look, Page, paint};
use crate::state::{State, Store};
use crate::trouble::Trouble;
use crate::{places, print, style};
use std::process::ExitCode;

pub(super) fn run() -> Result<ExitCode, Trouble> {
    let state = Store::at(&places::root()).read()?;
    print::line(&text(&state, Look::of_stdout()))?;
    Ok(ExitCode::SUCCESS)
}

fn text(state: &State, look: Look) -> String {
    let exercises = spec::exercises();
    let done = |exercise: &&spec::Exercise| Standing::of(exercise, state) == Standing::Done;
    let done = exercises.iter().filter(done).count();
    let mut page = Page::new(look);
    let title = format!("{done} of {} exercises are done.", exercises.len());
    page.line(&paint(style::STRONG, &title));
    page.empty();
    let Some(exercise) = current(state) else {
        page.text_of("That is all of them. `cargo course list` has your best speedups.");
        return page.text();
    };
    let short = exercise.short();
    let standing = Standing::of(&exercise, state).words(&exercise);
    page.entry(
        0,
        "now",
        &format!(
            "{} ({standing}, about {} minutes in all)",
            exercise.package,
            minutes(&exercise)
        ),
    );
    if let Some(task) = state.of(exercise.package).next_task(&exercise) {
        page.entry(0, "next", &format!("task {}: {}", task.number, task.title));
    }
    page.entry(
        0,
        "edit",
        &places::learners_file(&exercise).display().to_string(),
    );
    page.empty();
    for (command, what) in [
        (
            format!("cargo course watch {short}"),
            "check it whenever you save",
        ),
        (format!("cargo course check {short}"), "check it once"),
        (
            format!("cargo course run {short}"),
            "run it: how fast is it?",
        ),
        (
            format!("cargo course hint {short}"),
            "one of three hints a task",
        ),
        ("cargo course list".to_owned(), "how far you are"),
        ("cargo course --help".to_owned(), "everything else"),
    ] {
        page.line(&format!("  {command:24}  {what}"));
    }
    page.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_where_one_is_and_what_to_type() {
        let look = Look {
            width: 60,
            wrap: true,
            brief: false,
        };
        let text = text(&State::default(), look);
        let text = anstream::adapter::strip_str(&text).to_string();
        assert!(text.contains("ex0-serial (not started"), "{text}");
        assert!(text.contains("cargo course check ex0"), "{text}");
        for line in text.lines() {
            assert!(line.chars().count() <= 60, "{line}");
        }
    }
}
