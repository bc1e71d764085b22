//! Wrong answers to task 2: any number of naps.

use crate::{Answer, wrong_loop};
use course_core::foo;
use multiprocess::{Pool, Process};
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex1::Subject;
use std::thread;
use std::time::Duration;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_loop(
            "join_in_the_loop",
            Verdict::Serialised,
            join_in_loop::<false>,
            join_in_loop::<true>,
        ),
        wrong_loop(
            "dropped_where_it_started",
            Verdict::Serialised,
            dropped::<false>,
            dropped::<true>,
        ),
        wrong_loop(
            "joined_as_it_is_asked_for",
            Verdict::Serialised,
            lazy::<false>,
            lazy::<true>,
        ),
        wrong_loop(
            "an_iterator_not_consumed",
            Verdict::WorkNotSeen,
            unconsumed::<false>,
            unconsumed::<true>,
        ),
        wrong_loop(
            "a_sleep_of_its_own",
            Verdict::WorkNotSeen,
            own_sleep::<false>,
            own_sleep::<true>,
        ),
        wrong_loop(
            "never_joined",
            Verdict::LeftRunning,
            never_joined::<false>,
            never_joined::<true>,
        ),
        wrong_loop(
            "always_three",
            Verdict::LostItems,
            always_three::<false>,
            always_three::<true>,
        ),
        wrong_loop(
            "one_process_too_many",
            Verdict::DoneTwice,
            too_many::<false>,
            too_many::<true>,
        ),
        wrong_loop(
            "two_at_a_time",
            Verdict::TooFewWorkers,
            in_twos::<false>,
            in_twos::<true>,
        ),
        wrong_loop(
            "a_pool_of_two",
            Verdict::TooFewWorkers,
            pool_of_two::<false>,
            pool_of_two::<true>,
        ),
        wrong_loop(
            "waits_for_the_first_for_ever",
            Verdict::TimedOut,
            asks_for_ever::<false>,
            asks_for_ever::<true>,
        )
        .deadline(Duration::from_secs(3)),
    ]
}

fn nap() -> multiprocess::Result<Process> {
    Process::start(|()| foo(), ())
}

fn join_in_loop<const MENDED: bool>(naps: usize) -> Answer<()> {
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
fn dropped<const MENDED: bool>(naps: usize) -> Answer<()> {
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
fn lazy<const MENDED: bool>(naps: usize) -> Answer<()> {
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

fn unconsumed<const MENDED: bool>(naps: usize) -> Answer<()> {
    let starts = (0..naps).map(|_| nap());
    if MENDED {
        starts.collect::<Result<Vec<_>, _>>()?;
    } else {
        let _ = starts;
    }
    Ok(())
}

fn own_sleep<const MENDED: bool>(naps: usize) -> Answer<()> {
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
    lazy::<true>(naps)
}

/// `..=` in place of `..`
fn too_many<const MENDED: bool>(naps: usize) -> Answer<()> {
    let naps = if MENDED { naps } else { naps + 1 };
    lazy::<true>(naps)
}

/// Pairs, as many at once as the machine has cores: but naps need no core.
fn in_twos<const MENDED: bool>(naps: usize) -> Answer<()> {
    let at_once = if MENDED { naps.max(1) } else { 2 };
    let all: Vec<usize> = (0..naps).collect();
    for some in all.chunks(at_once) {
        lazy::<true>(some.len())?;
    }
    Ok(())
}

fn pool_of_two<const MENDED: bool>(naps: usize) -> Answer<()> {
    let workers = if MENDED { naps.max(1) } else { 2 };
    Pool::new(workers)?.map(|()| foo(), vec![(); naps])?;
    Ok(())
}

/// Asks whether it is alive, and does not listen to what is said.
fn asks_for_ever<const MENDED: bool>(naps: usize) -> Answer<()> {
    let mut processes = (0..naps).map(|_| nap()).collect::<Result<Vec<_>, _>>()?;
    for process in &mut processes {
        while process.is_alive()? || !MENDED {
            thread::yield_now();
        }
    }
    Ok(())
}
