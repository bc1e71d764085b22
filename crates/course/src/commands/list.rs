//! `cargo course list`: every exercise, and how far you are with it.

use crate::course::{Standing, current, minutes};
use crate::page::paint;
use crate::state::{State, Store};
use crate::trouble::Trouble;
use crate::{places, print, style};
use anstyle::Style;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use spec::Exercise;
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("list")
        .about("Lists the exercises: how far you are, the best speedup so far, minutes")
        .after_help(
            "Examples:\n  cargo course list\n  cargo course list --format json | jq .exercise",
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(["table", "json"]))
                .default_value("table")
                .help("A table, or a JSON object a line"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let state = Store::at(&places::root()).read()?;
    let json = flags
        .get_one::<String>("format")
        .is_some_and(|format| format == "json");
    let here = current(&state);
    print::line(&if json {
        objects(&state)
    } else {
        table(&state, here.as_ref())
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The list for people. The learner is at `here`.
pub(crate) fn table(state: &State, here: Option<&Exercise>) -> String {
    let exercises = spec::exercises();
    let current = here.map(|exercise| exercise.package);
    let names = exercises
        .iter()
        .map(|exercise| exercise.package.len())
        .max();
    let names = names.unwrap_or_default();
    let head = format!("   {:names$}  {:12}  speedup  minutes", "exercise", "state");
    let mut lines = vec![paint(style::STRONG, &head)];
    for exercise in &exercises {
        let standing = Standing::of(exercise, state);
        let (sign, colour) = sign(standing);
        let speedup = state.of(exercise.package).best_speedup;
        let speedup = speedup.map_or_else(|| "-".to_owned(), |times| format!("{times:.2}"));
        let name = format!("{:names$}", exercise.package);
        let here = current == Some(exercise.package);
        let name = if here {
            paint(style::STRONG, &name)
        } else {
            name
        };
        lines.push(format!(
            "{}{} {name}  {:12}  {speedup:>7}  {:>7}",
            if here { ">" } else { " " },
            paint(colour, sign),
            standing.words(exercise),
            minutes(exercise),
        ));
    }
    lines.join("\n")
}

fn sign(standing: Standing) -> (&'static str, Style) {
    match standing {
        Standing::NotStarted => (" ", Style::new()),
        Standing::Started(_) => ("·", style::TODO),
        Standing::Done => ("✓", style::GOOD),
    }
}

/// An exercise, for programs.
#[derive(Serialize)]
struct Object {
    exercise: &'static str,
    state: &'static str,
    tasks_done: usize,
    tasks: usize,
    best_speedup: Option<f64>,
    minutes: u32,
    current: bool,
}

impl Object {
    fn of(exercise: &Exercise, state: &State) -> Self {
        let record = state.of(exercise.package);
        Self {
            exercise: exercise.package,
            state: match Standing::of(exercise, state) {
                Standing::NotStarted => "not_started",
                Standing::Started(_) => "started",
                Standing::Done => "done",
            },
            tasks_done: record.tasks_done(exercise),
            tasks: exercise.tasks.len(),
            best_speedup: record.best_speedup,
            minutes: minutes(exercise),
            current: current(state).is_some_and(|current| current.package == exercise.package),
        }
    }
}

fn objects(state: &State) -> String {
    let object = |exercise: &Exercise| {
        let object = Object::of(exercise, state);
        serde_json::to_string(&object).expect("names and numbers have a JSON form")
    };
    let lines: Vec<String> = spec::exercises().iter().map(object).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> State {
        let mut state = State::default();
        let first = spec::exercises()[0];
        for task in first.tasks {
            state
                .of_mut(first.package)
                .tasks_passed
                .push(task.function.to_owned());
        }
        state.of_mut("ex3-sum-squares").best_speedup = Some(1.937);
        state
    }

    #[test]
    fn the_table_fits_sixty_columns_and_says_how_far_one_is() {
        let state = state();
        let table = table(&state, current(&state).as_ref());
        let table = anstream::adapter::strip_str(&table).to_string();
        for line in table.lines() {
            assert!(line.chars().count() <= 60, "{line}");
        }
        assert!(table.contains(" ✓ ex0-serial       done "), "{table}");
        assert!(table.contains("0 of 3 tasks     1.94       30"), "{table}");
        assert!(table.contains(">  ex1-process "), "{table}");
    }

    #[test]
    fn an_object_a_line() {
        let objects = objects(&state());
        assert_eq!(objects.lines().count(), spec::exercises().len());
        let objects = objects
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"));
        let mut objects =
            objects.filter(|object: &serde_json::Value| object["exercise"] == "ex3-sum-squares");
        let third = objects.next().expect("it is listed");
        assert_eq!(third["best_speedup"], 1.937);
        assert_eq!(third["state"], "started");
    }
}
