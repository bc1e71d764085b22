//! Wrong answers to task 4: how processes end.

use crate::{Answer, wrong_ends};
use course_core::{check_prime, is_prime};
use multiprocess::{End, Process};
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex1::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_ends(
            "success_taken_for_granted",
            Verdict::WrongResult,
            granted::<false>,
            granted::<true>,
        ),
        wrong_ends(
            "a_failure_ends_it_all",
            Verdict::WrongResult,
            ends_all::<false>,
            ends_all::<true>,
        ),
        wrong_ends(
            "a_panic_is_an_error_too",
            Verdict::WrongResult,
            one_code::<false>,
            one_code::<true>,
        ),
        wrong_ends(
            "popped_from_the_end",
            Verdict::OutOfOrder,
            popped::<false>,
            popped::<true>,
        ),
        wrong_ends(
            "only_the_failures",
            Verdict::LostItems,
            failures::<false>,
            failures::<true>,
        ),
        wrong_ends(
            "join_in_the_map",
            Verdict::Serialised,
            join_in_map::<false>,
            join_in_map::<true>,
        ),
        wrong_ends(
            "known_without_a_process",
            Verdict::WorkNotSeen,
            known::<false>,
            known::<true>,
        ),
    ]
}

fn started(numbers: &[u64]) -> Answer<Vec<Process>> {
    let mut processes = Vec::new();
    for number in numbers {
        processes.push(Process::start(check_prime, *number)?);
    }
    Ok(processes)
}

/// Joined, and what the join says is not looked at.
fn granted<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut ends = Vec::new();
    for mut process in started(numbers)? {
        let end = process.join()?;
        ends.push(if MENDED { end } else { End::Code(0) });
    }
    Ok(ends)
}

fn ends_all<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut ends = Vec::new();
    for mut process in started(numbers)? {
        let end = process.join()?;
        if !MENDED && !end.success() {
            return Err(format!("a process failed: {end}").into());
        }
        ends.push(end);
    }
    Ok(ends)
}

fn one_code<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut ends = Vec::new();
    for mut process in started(numbers)? {
        let end = process.join()?;
        ends.push(if MENDED || end.success() {
            end
        } else {
            End::Code(1)
        });
    }
    Ok(ends)
}

/// A list used as a stack.
fn popped<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut processes = started(numbers)?;
    let mut ends = Vec::new();
    while let Some(mut process) = processes.pop() {
        ends.push(process.join()?);
    }
    if MENDED {
        ends.reverse();
    }
    Ok(ends)
}

fn failures<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut ends = Vec::new();
    for mut process in started(numbers)? {
        let end = process.join()?;
        if MENDED || !end.success() {
            ends.push(end);
        }
    }
    Ok(ends)
}

/// One `map` that starts and joins, and so the same loop as ever.
fn join_in_map<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    if MENDED {
        let ends = started(numbers)?
            .into_iter()
            .map(|mut process| process.join());
        return Ok(ends.collect::<Result<_, _>>()?);
    }
    let start_and_join = |number: &u64| Process::start(check_prime, *number)?.join();
    Ok(numbers
        .iter()
        .map(start_and_join)
        .collect::<Result<_, _>>()?)
}

/// The right codes, from no process at all.
fn known<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    if MENDED {
        return join_in_map::<true>(numbers);
    }
    let end = |number: &u64| match *number {
        0 => End::Code(101),
        prime if is_prime(prime) => End::Code(0),
        _ => End::Code(1),
    };
    Ok(numbers.iter().map(end).collect())
}
