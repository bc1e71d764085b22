//! Wrong answers to task 3: processes that print.

use crate::Answer;
use course_core::print_number;
use multiprocess::Process;
use spec::corpus::Entry;
use spec::ex1::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(print_numbers, the_starter, Serialised),
        wrong!(print_numbers, joined_one_late, TooFewWorkers),
        wrong!(print_numbers, counted_from_0, LostItems),
        wrong!(print_numbers, all_the_same_number, LostItems),
        wrong!(print_numbers, printed_at_home, WorkNotSeen),
        wrong!(print_numbers, join_before_the_push, Serialised),
    ]
}

/// As it is handed to the student.
fn the_starter<const MENDED: bool>(count: u64) -> Answer<()> {
    let mut processes = Vec::new();
    for n in 1..=count {
        let mut process = Process::start(print_number, n)?;
        if MENDED {
            processes.push(process);
        } else {
            process.join()?;
        }
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}

/// Each is joined when the next has started: two at once, however many there are.
fn joined_one_late<const MENDED: bool>(count: u64) -> Answer<()> {
    let mut before: Option<Process> = None;
    let mut kept = Vec::new();
    for n in 1..=count {
        let process = Process::start(print_number, n)?;
        if let Some(mut before) = before.replace(process) {
            if MENDED {
                kept.push(before);
            } else {
                before.join()?;
            }
        }
    }
    Ok(())
}

fn counted_from_0<const MENDED: bool>(count: u64) -> Answer<()> {
    let numbers = if MENDED { 1..count + 1 } else { 0..count };
    let mut processes = Vec::new();
    for n in numbers {
        processes.push(Process::start(print_number, n)?);
    }
    Ok(())
}

fn all_the_same_number<const MENDED: bool>(count: u64) -> Answer<()> {
    let mut processes = Vec::new();
    for n in 1..=count {
        let number = if MENDED { n } else { count };
        processes.push(Process::start(print_number, number)?);
    }
    Ok(())
}

/// The lines are right, and no process has printed any.
fn printed_at_home<const MENDED: bool>(count: u64) -> Answer<()> {
    let mut processes = Vec::new();
    for n in 1..=count {
        if MENDED {
            processes.push(Process::start(print_number, n)?);
        } else {
            println!("Process {n} gives the number {}", n * 10);
        }
    }
    Ok(())
}

/// There is a list of processes; all of them have ended before they get into it.
fn join_before_the_push<const MENDED: bool>(count: u64) -> Answer<()> {
    let mut processes = Vec::new();
    for n in 1..=count {
        let mut process = Process::start(print_number, n)?;
        if !MENDED {
            process.join()?;
        }
        processes.push(process);
    }
    for process in &mut processes {
        process.join()?;
    }
    Ok(())
}
