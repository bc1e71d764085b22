//! Wrong answers to task 2: any number of naps.

use crate::Answer;
use course_core::foo;
use multiprocess::{Pool, Process};
use spec::corpus::Entry;
use spec::ex1::Subject;
use std::thread;
use std::time::Duration;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(parallel_runner_loop, join_in_the_loop, Serialised),
        wrong!(parallel_runner_loop, dropped_where_it_started, Serialised),
        wrong!(parallel_runner_loop, joined_as_it_is_asked_for, Serialised),
        wrong!(parallel_runner_loop, an_iterator_not_consumed, WorkNotSeen),
        wrong!(parallel_runner_loop, a_sleep_of_its_own, WorkNotSeen),
        wrong!(parallel_runner_loop, never_joined, LeftRunning),
        wrong!(parallel_runner_loop, always_three, LostItems),
        wrong!(parallel_runner_loop, one_process_too_many, DoneTwice),
        wrong!(parallel_runner_loop, two_at_a_time, TooFewWorkers),
        wrong!(parallel_runner_loop, a_pool_of_two, TooFewWorkers),
        wrong!(parallel_runner_loop, waits_for_the_first_for_ever, TimedOut)
            .deadline(Duration::from_secs(3)),
    ]
}

fn nap() -> multiprocess::Result<Process> {
    Process::start(|()| foo(), ())
}

fn join_in_the_loop<const MENDED: bool>(naps: usize) -> Answer<()> {
    let mut processes = Vec::new();
    for _ in 0..naps {
        let mut process = nap()?;
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

/// No join in sight: but a process that nobody keeps is waited for where it is dropped.
fn dropped_where_it_started<const MENDED: bool>(naps: usize) -> Answer<()> {
    let mut processes = Vec::new();
    for _ in 0..naps {
        let process = nap()?;
        if MENDED {
            processes.push(process);
        }
    }
    Ok(())
}

/// Two loops, it seems; but `map` starts each process when the second loop asks for it.
fn joined_as_it_is_asked_for<const MENDED: bool>(naps: usize) -> Answer<()> {
    let starts = (0..naps).map(|_| nap());
    if MENDED {
        let started: Vec<_> = starts.collect();
        for process in started {
            process?.join()?;
        }
    } else {
        for process in starts {
            process?.join()?;
        }
    }
    Ok(())
}

fn an_iterator_not_consumed<const MENDED: bool>(naps: usize) -> Answer<()> {
    let starts = (0..naps).map(|_| nap());
    if MENDED {
        starts.collect::<Result<Vec<_>, _>>()?;
    } else {
        let _ = starts;
    }
    Ok(())
}

fn a_sleep_of_its_own<const MENDED: bool>(naps: usize) -> Answer<()> {
    let task = |()| {
        if MENDED {
            foo();
        } else {
            thread::sleep(Duration::from_millis(1));
        }
    };
    let mut processes = Vec::new();
    for _ in 0..naps {
        processes.push(Process::start(task, ())?);
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}

/// Started, forgotten, and on with the program.
fn never_joined<const MENDED: bool>(naps: usize) -> Answer<()> {
    let processes = (0..naps).map(|_| nap()).collect::<Result<Vec<_>, _>>()?;
    for mut process in processes {
        if MENDED {
            process.join()?;
        } else {
            std::mem::forget(process);
        }
    }
    Ok(())
}

/// Task 1 once more.
fn always_three<const MENDED: bool>(naps: usize) -> Answer<()> {
    let naps = if MENDED { naps } else { 3 };
    joined_as_it_is_asked_for::<true>(naps)
}

/// `..=` in place of `..`
fn one_process_too_many<const MENDED: bool>(naps: usize) -> Answer<()> {
    let naps = if MENDED { naps } else { naps + 1 };
    joined_as_it_is_asked_for::<true>(naps)
}

/// Pairs, as many at once as the machine has cores: but naps need no core.
fn two_at_a_time<const MENDED: bool>(naps: usize) -> Answer<()> {
    let at_once = if MENDED { naps.max(1) } else { 2 };
    let all: Vec<usize> = (0..naps).collect();
    for some in all.chunks(at_once) {
        joined_as_it_is_asked_for::<true>(some.len())?;
    }
    Ok(())
}

fn a_pool_of_two<const MENDED: bool>(naps: usize) -> Answer<()> {
    let workers = if MENDED { naps.max(1) } else { 2 };
    Pool::new(workers)?.map(|()| foo(), vec![(); naps])?;
    Ok(())
}

/// Asks whether it is alive, and does not listen to what is said.
fn waits_for_the_first_for_ever<const MENDED: bool>(naps: usize) -> Answer<()> {
    let mut processes = (0..naps).map(|_| nap()).collect::<Result<Vec<_>, _>>()?;
    for process in &mut processes {
        while process.is_alive()? || !MENDED {
            thread::yield_now();
        }
    }
    Ok(())
}
