//! Right answers, written quite differently from the reference.

use crate::{Answer, ByHand, Ends, Loop, Numbers, by_hand, ends, in_loop, numbers};
use course_core::{check_prime, foo, print_number};
use multiprocess::{End, Executor, Pool, Process, ProcessPoolExecutor};
use spec::corpus::Entry;
use spec::ex1::Subject;
use std::collections::VecDeque;
use std::thread;
use std::time::Duration;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    let hand = |name, runner: ByHand| Entry::right(name, "parallel_runner", by_hand(runner));
    let loops = |name, runner: Loop| Entry::right(name, "parallel_runner_loop", in_loop(runner));
    let prints = |name, runner: Numbers| Entry::right(name, "print_numbers", numbers(runner));
    let tells = |name, runner: Ends| Entry::right(name, "how_they_end", ends(runner));
    vec![
        hand("an_array_of_three", array),
        hand("joined_in_reverse", reverse),
        hand("waited_for_when_dropped", when_dropped),
        loops("recursion", recursion),
        loops("a_thread_starts_and_joins_each", threads),
        loops("a_pool_as_large_as_there_are_naps", pool),
        loops("an_executor_as_large", executor),
        loops("joined_with_a_time_limit", time_limit),
        prints("collected_into_a_result", collected),
        prints("a_queue_of_processes", queue),
        tells("unzipped_and_zipped", with_places),
        tells("asked_whether_they_are_alive", polled),
        tells("threads_that_join", joining_threads),
    ]
}

fn nap() -> multiprocess::Result<Process> {
    Process::start(|()| foo(), ())
}

fn array() -> Answer<()> {
    let mut processes = [nap()?, nap()?, nap()?];
    processes
        .iter_mut()
        .try_for_each(|process| process.join().map(drop))?;
    Ok(())
}

fn reverse() -> Answer<()> {
    let (mut p1, mut p2, mut p3) = (nap()?, nap()?, nap()?);
    p3.join()?;
    p2.join()?;
    p1.join()?;
    Ok(())
}

/// Nobody says `join`, and every process is kept until the end.
fn when_dropped() -> Answer<()> {
    let _p1 = nap()?;
    let _p2 = nap()?;
    let _p3 = nap()?;
    Ok(())
}

fn recursion(naps: usize) -> Answer<()> {
    if naps == 0 {
        return Ok(());
    }
    let mut process = nap()?;
    recursion(naps - 1)?;
    process.join()?;
    Ok(())
}

fn threads(naps: usize) -> Answer<()> {
    thread::scope(|scope| {
        for _ in 0..naps {
            scope.spawn(|| {
                nap()
                    .and_then(|mut process| process.join())
                    .expect("it starts")
            });
        }
    });
    Ok(())
}

fn pool(naps: usize) -> Answer<()> {
    Pool::new(naps.max(1))?.map(|()| foo(), vec![(); naps])?;
    Ok(())
}

fn executor(naps: usize) -> Answer<()> {
    let executor = ProcessPoolExecutor::new(naps.max(1))?;
    for _ in 0..naps {
        let _ = executor.submit(|()| foo(), ())?;
    }
    Executor::shutdown(executor, false);
    Ok(())
}

fn time_limit(naps: usize) -> Answer<()> {
    let mut processes: Vec<Process> = (0..naps).map(|_| nap()).collect::<Result<_, _>>()?;
    while let Some(mut process) = processes.pop() {
        if process.join_timeout(Duration::from_millis(50))?.is_none() {
            processes.insert(0, process);
        }
    }
    Ok(())
}

fn collected(count: u64) -> Answer<()> {
    let started: Result<Vec<_>, _> = (1..=count)
        .map(|n| Process::start(print_number, n))
        .collect();
    started?
        .into_iter()
        .try_for_each(|mut process| process.join().map(drop))?;
    Ok(())
}

fn queue(count: u64) -> Answer<()> {
    let mut queue = VecDeque::new();
    for n in (1..=count).rev() {
        queue.push_front(Process::start(|(n,): (u64,)| print_number(n), (n,))?);
    }
    while let Some(mut process) = queue.pop_back() {
        process.join()?;
    }
    Ok(())
}

fn with_places(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut processes = Vec::new();
    for (place, number) in numbers.iter().enumerate() {
        processes.push((place, Process::start(check_prime, *number)?));
    }
    let mut ends = vec![End::Unknown; numbers.len()];
    for (place, mut process) in processes.into_iter().rev() {
        ends[place] = process.join()?;
    }
    Ok(ends)
}

fn polled(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut processes = Vec::new();
    for number in numbers {
        processes.push(Process::start(check_prime, *number)?);
    }
    let mut ends = Vec::new();
    for mut process in processes {
        let end = loop {
            match process.exit_status()? {
                Some(end) => break end,
                None => thread::yield_now(),
            }
        };
        ends.push(end);
    }
    Ok(ends)
}

fn joining_threads(numbers: &[u64]) -> Answer<Vec<End>> {
    let threads: Vec<_> = numbers
        .iter()
        .map(|number| {
            let number = *number;
            thread::spawn(move || Process::start(check_prime, number)?.join())
        })
        .collect();
    let ends = threads
        .into_iter()
        .map(|thread| thread.join().expect("no panic"));
    Ok(ends.collect::<Result<_, _>>()?)
}
