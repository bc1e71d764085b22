//! Two threads over crossbeam's channels: what would do if processes need not be.

use crate::case::{Answer, Case, Sample, calls, check, each, same};
use crate::scale::{MANY, SUMS, all_sums, nap, naps_of};
use crate::task::{self, Task};
use course_core::sum_square_total;
use crossbeam::channel::{Receiver, Sender, bounded, unbounded};
use std::thread;
use std::time::Instant;

const WHO: &str = "threads";

pub(crate) fn cases() -> Vec<Case> {
    vec![
        Case::new(task::MAP_CHUNK_1, WHO, || map(2, None)),
        Case::new(task::MAP_AUTOMATIC, WHO, || map(2, Some(128))),
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
        Case::new(task::CHUNK_1_64_WORKERS, WHO, || map(64, None)),
        Case::new(task::AUTOMATIC_64_WORKERS, WHO, || map(64, Some(64 * 64))),
        Case::new(task::MILLION, WHO, || {
            let mut sample = map(2, Some(128))?;
            Ok(Box::new(move |times| sample(times * MANY)))
        }),
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

/// As many tasks a job as make so many jobs, or one.
fn map(count: usize, chunks: Option<u64>) -> Answer<Sample> {
    let jobs = workers(count);
    calls(move |tasks| {
        let length = chunks.map_or(1, |chunks| (tasks / chunks).max(1));
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
    })
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
    let runner = benches::ON_THREADS
        .into_iter()
        .find(|runner| runner.name == "crossbeam_executor")
        .ok_or("no runner of that name")?;
    each(move || {
        let total = (runner.run)(SUMS, 2).map_err(|error| error.to_string())?;
        assert_eq!(total, sum_square_total(SUMS));
        Ok(())
    })
}

/// Two threads do all of the work each: half the time is what a perfect share would take.
fn perfect_halves() -> Answer<Sample> {
    Ok(Box::new(|times| {
        let start = Instant::now();
        for _ in 0..times {
            thread::scope(|scope| {
                scope.spawn(all_sums);
                scope.spawn(all_sums);
            });
        }
        Ok(start.elapsed() / 2)
    }))
}
