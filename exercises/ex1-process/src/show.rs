//! What the program shows of each function. Given: there is nothing to write here.

mod guard;

use crate::Answer;
use multiprocess::End;
use report::parts::{Outcomes, Part, Parts};
use std::time::Duration;

pub use guard::without_init;

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// One nap after another.
    pub serial_runner: fn() -> Answer<()>,
    /// Task 1.
    pub parallel_runner: fn() -> Answer<()>,
    /// Task 2.
    pub parallel_runner_loop: fn(usize) -> Answer<()>,
    /// Task 3.
    pub print_numbers: fn(u64) -> Answer<()>,
    /// Task 4.
    pub how_they_end: fn(&[u64]) -> Answer<Vec<End>>,
}

/// The naps of the loop.
const NAPS: usize = 6;
/// Three processes are started and joined in a few milliseconds, unless they have to wait for a core.
const TOO_LONG: Duration = Duration::from_millis(50);
/// A prime, a number that is none, and 0, for which the process panics.
const NUMBERS: [u64; 3] = [7, 8, 0];

/// The exercise with these answers.
pub fn parts(answers: Answers) -> Parts {
    Parts {
        package: "ex1-process",
        title: "Processes: started, joined, and how they end",
        source: answers.source,
        naps: true,
        parts: vec![
            Part::new(
                "serial",
                "three naps, one after another",
                answers.serial_runner,
                nothing,
            )
            .watched("foo"),
            Part::new(
                "by-hand",
                "three naps, each in a process of its own",
                answers.parallel_runner,
                nothing,
            )
            .watched("foo")
            .task(1, "start three processes that call `foo`, then join them"),
            Part::new(
                "loop",
                "six naps, each in a process of its own",
                move || (answers.parallel_runner_loop)(NAPS),
                nothing,
            )
            .watched("foo")
            .task(2, "the same for any number of naps, with loops"),
            Part::new(
                "numbers",
                "four processes, each naps and prints a number",
                move || (answers.print_numbers)(4),
                nothing,
            )
            .watched("print_number")
            .task(3, "let the processes run at the same time"),
            Part::new(
                "ends",
                "is it prime? Three processes tell by how they end",
                move || (answers.how_they_end)(&NUMBERS),
                tell_ends,
            )
            .task(4, "join the processes and give back how each ended"),
            guard::part(),
        ],
        table: None,
        closing,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "an answer is lent")]
fn nothing((): &()) -> Result<Vec<String>, String> {
    Ok(Vec::new())
}

/// A line for each number.
///
/// # Errors
/// There is no end for each of them. Whether the ends are right is for the checks to say.
pub fn tell_ends(ends: &Vec<End>) -> Result<Vec<String>, String> {
    if ends.len() != NUMBERS.len() {
        let (numbers, ends) = (NUMBERS.len(), ends.len());
        return Err(format!(
            "{numbers} numbers, and the ends of {ends} processes"
        ));
    }
    let lines = NUMBERS.iter().zip(ends).map(|(number, end)| {
        let meaning = match end {
            End::Code(0) => "success",
            End::Code(1) => "it returned an error",
            End::Code(101) => "it panicked",
            _ => "none of the three",
        };
        format!("{number}: {end}: {meaning}")
    });
    Ok(lines.collect())
}

fn closing(outcomes: &Outcomes<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(against_serial(outcomes));
    sentences.extend(one_after_another(outcomes));
    sentences.extend(ends(outcomes));
    sentences.extend(guard(outcomes));
    sentences.push(next(outcomes).to_owned());
    sentences
}

fn next(outcomes: &Outcomes<'_>) -> &'static str {
    if outcomes.have_failed() {
        "What is wrong with the one that failed? cargo test -p ex1-process"
    } else if outcomes.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else if outcomes.lack_something() {
        "Check what you have: cargo test -p ex1-process"
    } else {
        "Check it: cargo test -p ex1-process. Another answer to compare yours with: solutions/src/ex1_process.rs"
    }
}

/// What the three processes gained, and what they cost.
fn against_serial(outcomes: &Outcomes<'_>) -> Option<String> {
    let (serial, parallel) = (outcomes.time("serial")?, outcomes.time("by-hand")?);
    let times = report::speedup(serial, parallel);
    let nap = course_core::nap_length();
    let cost = parallel.saturating_sub(nap);
    let excuse = if cost > TOO_LONG {
        " That is far too long: something else is using this machine. Run it again."
    } else {
        ""
    };
    Some(format!(
        "Three naps in three processes were {times:.1} times as fast as one after another. Three times is \
         the most: starting and joining the processes took the other {:.1} ms.{excuse}",
        cost.as_secs_f64() * 1000.0
    ))
}

/// Task 3, as it is handed to the student and as it should be.
fn one_after_another(outcomes: &Outcomes<'_>) -> Option<String> {
    let seen = outcomes.of("numbers")?.seen?;
    Some(if seen.at_once == 1 {
        format!(
            "{} processes printed, never two at once: processes alone make nothing parallel. A join in \
             the loop waits for each before the next is started.",
            seen.workers
        )
    } else {
        format!(
            "{} processes printed at once, so nobody chose the order of their lines: it may be another one \
             next time.",
            seen.at_once
        )
    })
}

/// A process is this program, started again: if that started processes in turn, there would be no end of them.
fn guard(outcomes: &Outcomes<'_>) -> Option<String> {
    outcomes.time("guard")?;
    Some(
        "A process is this program once more, from the first line of `main`. `init` is where it turns into what \
         it was started for; without it nothing is started, where Python starts processes without end unless \
         a line guards `main`."
            .into(),
    )
}

fn ends(outcomes: &Outcomes<'_>) -> Option<String> {
    outcomes.time("ends")?;
    Some(
        "A process that failed, even one that panicked, took nobody with it: its parent read an exit code, \
         and went on."
            .into(),
    )
}
