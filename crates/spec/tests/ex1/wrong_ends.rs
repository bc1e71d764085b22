//! Wrong answers to task 4: how processes end.

use crate::Answer;
use course_core::{check_prime, is_prime};
use multiprocess::{End, Process};
use spec::corpus::Entry;
use spec::ex1::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(how_they_end, success_taken_for_granted, WrongResult),
        wrong!(how_they_end, a_failure_ends_it_all, WrongResult),
        wrong!(how_they_end, a_panic_is_an_error_too, WrongResult),
        wrong!(how_they_end, popped_from_the_end, OutOfOrder),
        wrong!(how_they_end, only_the_failures, LostItems),
        wrong!(how_they_end, join_in_the_map, Serialised),
        wrong!(how_they_end, known_without_a_process, WorkNotSeen),
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
fn success_taken_for_granted<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut ends = Vec::new();
    for mut process in started(numbers)? {
        let end = process.join()?;
        ends.push(if MENDED { end } else { End::Code(0) });
    }
    Ok(ends)
}

fn a_failure_ends_it_all<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
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

fn a_panic_is_an_error_too<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
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
fn popped_from_the_end<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
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

fn only_the_failures<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
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
fn join_in_the_map<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
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
fn known_without_a_process<const MENDED: bool>(numbers: &[u64]) -> Answer<Vec<End>> {
    if MENDED {
        return join_in_the_map::<true>(numbers);
    }
    let end = |number: &u64| match *number {
        0 => End::Code(101),
        prime if is_prime(prime) => End::Code(0),
        _ => End::Code(1),
    };
    Ok(numbers.iter().map(end).collect())
}
