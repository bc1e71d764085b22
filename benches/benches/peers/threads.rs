//! Two threads over crossbeam's channels: what would do if processes need not be.

use crate::case::{Answer, Case, Sample, calls, check, each, full_calls, same};
use crate::scale::{MANY, SUMS, check_sums, every_second_sum, nap, naps_of};
use crate::task::{self, Task};
use benches::{SumSquare, Work};
use crossbeam::channel::{Receiver, Sender, bounded, unbounded};
use std::thread;
use std::time::Instant;

const WHO: &str = "threads";

pub(crate) fn cases() -> Vec<Case> {
    vec![
        Case::new(task::MAP_CHUNK_1, WHO, || one_by_one(2)),
        Case::new(task::MAP_AUTOMATIC, WHO, || in_chunks(2)),
        Case::new(task::SUBMIT_MANY, WHO, submit_many),
        Case::new(task::ONE_AT_A_TIME, WHO, one_at_a_time),
        startup(task::TWO_WORKERS),
    ]
}

/// Two threads started and joined.
pub(crate) fn startup(task: Task) -> Case {
    Case::new(task, WHO, || {
        each(|| {
            let both = [thread::spawn(|| ()), thread::spawn(|| ())];
            both.into_iter()
                .try_for_each(thread::JoinHandle::join)
                .map_err(|_| "a thread panicked".into())
        })
    })
}

/// Beside them the floor of what takes cores or time, rather than handing out.
pub(crate) fn scale(naps: u64) -> Vec<Case> {
    vec![
        Case::new(task::CHUNK_1_64_WORKERS, WHO, || one_by_one(64)),
        Case::new(task::AUTOMATIC_64_WORKERS, WHO, || in_chunks(64)),
        Case::new(task::MILLION, WHO, million),
        Case::new(task::ONE_LONG_MAP, WHO, move || one_long(naps)),
        Case::new(task::ONE_LONG_MAP, "floor", move || best_schedule(naps)),
        Case::new(task::ONE_LONG_SUBMIT, WHO, move || one_long(naps)),
        Case::new(task::ONE_LONG_SUBMIT, "floor", move || best_schedule(naps)),
        Case::new(task::SUM_SQUARE, WHO, sum_squares),
        Case::new(task::SUM_SQUARE, "floor", perfect_halves),
    ]
}

type Job = Box<dyn FnOnce() + Send>;

/// Threads that run what comes, and end when the channel closes.
fn workers(count: usize) -> Sender<Job> {
    let (jobs, waiting) = unbounded::<Job>();
    for _ in 0..count {
        let waiting = waiting.clone();
        thread::spawn(move || waiting.into_iter().for_each(|job| job()));
    }
    jobs
}

fn one_by_one(count: usize) -> Answer<Sample> {
    let jobs = workers(count);
    calls(move |tasks| map(&jobs, tasks, 1))
}

fn in_chunks(count: usize) -> Answer<Sample> {
    let jobs = workers(count);
    full_calls(move |tasks| map(&jobs, tasks, tasks / (64 * count as u64)))
}

fn million() -> Answer<Sample> {
    let jobs = workers(2);
    each(move || map(&jobs, MANY, MANY / 128))
}

/// A job for each chunk of so many tasks.
fn map(jobs: &Sender<Job>, tasks: u64, length: u64) -> Answer<()> {
    let (answers, finished) = unbounded();
    for start in (0..tasks).step_by(usize::try_from(length)?) {
        let answers = answers.clone();
        jobs.send(Box::new(move || {
            let chunk: Vec<u64> = (start..tasks.min(start + length)).map(same).collect();
            let _ = answers.send((start, chunk)); // the other end waits for all of them
        }))?;
    }
    drop(answers);
    let mut chunks: Vec<(u64, Vec<u64>)> = finished.into_iter().collect();
    chunks.sort_unstable_by_key(|(start, _)| *start);
    let answers: Vec<u64> = chunks.into_iter().flat_map(|(_, chunk)| chunk).collect();
    check(&answers, tasks)
}

fn submit_many() -> Answer<Sample> {
    let jobs = workers(2);
    calls(move |tasks| {
        let submit = |number| {
            let (answer, future) = bounded(1);
            jobs.send(Box::new(move || {
                let _ = answer.send(same(number));
            }))?;
            Ok(future)
        };
        let futures: Answer<Vec<_>> = (0..tasks).map(submit).collect();
        let answers: Result<Vec<u64>, _> = futures?.iter().map(Receiver::recv).collect();
        check(&answers?, tasks)
    })
}

fn one_at_a_time() -> Answer<Sample> {
    let jobs = workers(2);
    each(move || {
        let (answer, future) = bounded(1);
        jobs.send(Box::new(move || {
            let _ = answer.send(same(7));
        }))?;
        assert_eq!(future.recv()?, 7);
        Ok(())
    })
}

fn one_long(naps: u64) -> Answer<Sample> {
    let jobs = workers(2);
    each(move || {
        let (answers, finished) = unbounded();
        for milliseconds in naps_of(naps) {
            let answers = answers.clone();
            jobs.send(Box::new(move || {
                nap(milliseconds);
                let _ = answers.send(());
            }))?;
        }
        drop(answers);
        finished.into_iter().for_each(drop);
        Ok(())
    })
}

/// The long task on one thread, all others on the other.
fn best_schedule(naps: u64) -> Answer<Sample> {
    each(move || {
        thread::scope(|scope| {
            scope.spawn(move || nap(naps));
            scope.spawn(move || (0..naps).for_each(|_| nap(1)));
        });
        Ok(())
    })
}

fn sum_squares() -> Answer<Sample> {
    let runner = benches::on_threads::<SumSquare>()
        .into_iter()
        .find(|runner| runner.name == "crossbeam_executor")
        .ok_or("no runner of that name")?;
    let numbers = SumSquare::new(SUMS).items();
    each(move || check_sums((runner.run)(&numbers, 2)?))
}

/// Two threads that do every second number each: equal shares, and nothing to hand out.
fn perfect_halves() -> Answer<Sample> {
    Ok(Box::new(|times| {
        let start = Instant::now();
        let half = |first| (0..times).for_each(|_| every_second_sum(first));
        thread::scope(|scope| {
            scope.spawn(|| half(0));
            scope.spawn(|| half(1));
        });
        Ok(start.elapsed())
    }))
}
