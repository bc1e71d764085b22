//! `multiprocess`: the pool of this course.

use crate::case::{Answer, Case, Sample, calls, check, each, full_calls, same};
use crate::scale::{MANY, SUMS, check_sums, nap, naps_of};
use crate::task::{self, Task, payload_bytes};
use multiprocess::{Future, Pool, ProcessPoolExecutor};
use serde_bytes::ByteBuf;
use std::time::Instant;

const WHO: &str = "multiprocess";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![
        chunk_1(task::MAP_CHUNK_1, 2),
        automatic(task::MAP_AUTOMATIC, 2),
        Case::new(task::SUBMIT_MANY, WHO, submit_many),
        Case::new(task::ONE_AT_A_TIME, WHO, one_at_a_time),
        startup(task::TWO_WORKERS),
    ];
    for task in [task::MIB_1, task::MIB_64] {
        let size = payload_bytes(task);
        cases.push(Case::new(task, WHO, move || there_and_back(size)));
    }
    cases
}

fn chunk_1(task: Task, workers: usize) -> Case {
    Case::new(task, WHO, move || {
        let pool = Pool::builder().max_workers(workers).chunksize(1).build()?;
        calls(move |tasks| map(&pool, tasks))
    })
}

fn automatic(task: Task, workers: usize) -> Case {
    Case::new(task, WHO, move || {
        let pool = Pool::new(workers)?;
        full_calls(move |tasks| map(&pool, tasks))
    })
}

/// Two workers started and stopped, from whatever parent runs this.
pub(crate) fn startup(task: Task) -> Case {
    Case::new(task, WHO, || {
        each(|| {
            Pool::new(2)?.join();
            Ok(())
        })
    })
}

pub(crate) fn scale(naps: u64) -> Vec<Case> {
    vec![
        chunk_1(task::CHUNK_1_64_WORKERS, 64),
        automatic(task::AUTOMATIC_64_WORKERS, 64),
        million(),
        Case::new(task::ONE_LONG_MAP, WHO, move || one_long_map(naps)),
        Case::new(task::ONE_LONG_SUBMIT, WHO, move || one_long_submit(naps)),
        Case::new(task::SUM_SQUARE, WHO, sum_squares),
    ]
}

/// One `map` of a million tasks.
pub(crate) fn million() -> Case {
    Case::new(task::MILLION, WHO, || {
        let pool = Pool::new(2)?;
        each(move || map(&pool, MANY))
    })
}

/// An endless `imap`, of which an iteration takes a thousand results: told by its peak memory.
pub(crate) fn endless() -> Case {
    Case::new(task::ENDLESS, WHO, || {
        let pool = Pool::new(2)?;
        let mut expected = 0..;
        Ok(Box::new(move |thousands| {
            let start = Instant::now();
            let limit = usize::try_from(thousands * 1000)?;
            for answer in pool.imap(same, expected.clone()).take(limit) {
                assert_eq!(Some(answer?), expected.next());
            }
            Ok(start.elapsed())
        }))
    })
}

fn map(pool: &Pool, tasks: u64) -> Answer<()> {
    check(&pool.map(same, 0..tasks)?, tasks)
}

fn submit_many() -> Answer<Sample> {
    let executor = ProcessPoolExecutor::new(2)?;
    calls(move |tasks| {
        let futures: Result<Vec<_>, _> = (0..tasks).map(|i| executor.submit(same, i)).collect();
        let answers: Result<Vec<u64>, _> = futures?.into_iter().map(Future::result).collect();
        check(&answers?, tasks)
    })
}

fn one_at_a_time() -> Answer<Sample> {
    let executor = ProcessPoolExecutor::new(2)?;
    each(move || match executor.submit(same, 7)?.result()? {
        7 => Ok(()),
        other => Err(format!("7 came back as {other}").into()),
    })
}

fn there_and_back(size: usize) -> Answer<Sample> {
    let pool = Pool::new(1)?;
    let mut payload = ByteBuf::from(vec![1; size]);
    each(move || {
        payload = pool.apply(|bytes: ByteBuf| bytes, std::mem::take(&mut payload))?;
        assert_eq!(payload.len(), size);
        Ok(())
    })
}

fn one_long_map(naps: u64) -> Answer<Sample> {
    let pool = Pool::builder().max_workers(2).chunksize(1).build()?;
    each(move || {
        pool.map(nap, naps_of(naps))?;
        Ok(())
    })
}

fn one_long_submit(naps: u64) -> Answer<Sample> {
    let executor = ProcessPoolExecutor::new(2)?;
    each(move || {
        let futures: Result<Vec<_>, _> = naps_of(naps).map(|n| executor.submit(nap, n)).collect();
        for future in futures? {
            future.result()?;
        }
        Ok(())
    })
}

fn sum_squares() -> Answer<Sample> {
    let pool = Pool::new(2)?;
    each(move || check_sums(pool.map(course_core::sum_square, 0..SUMS)?))
}
