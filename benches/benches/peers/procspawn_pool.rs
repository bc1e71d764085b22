//! procspawn: the crate that does the same, with a channel of its own for each task.

use crate::case::{Answer, Case, Sample, calls, check, each, full_calls, same};
use crate::scale::{nap, naps_of};
use crate::task::{self, Task, payload_bytes};
use multiprocess::Portable;
use procspawn::{JoinHandle, Pool};
use serde_bytes::ByteBuf;
use std::collections::VecDeque;

const WHO: &str = "procspawn";
/// Tasks that wait at once. Each costs it three descriptors: 340 are the most under the usual limit of 1024.
const WAITING: usize = 256;
/// The chunks a worker of a map "by hand": as many as our pool makes.
const CHUNKS: u64 = 64;

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new(task::MAP_CHUNK_1, WHO, || one_by_one(2)),
        Case::new(task::MAP_AUTOMATIC, WHO, || in_chunks(2)),
        Case::new(task::SUBMIT_MANY, WHO, || one_by_one(2)),
        Case::new(task::ONE_AT_A_TIME, WHO, one_at_a_time),
        startup(task::TWO_WORKERS),
    ];
    for task in [task::MIB_1, task::MIB_64] {
        let size = payload_bytes(task);
        cases.push(Case::new(task, WHO, move || there_and_back(size)));
    }
    cases
}

/// Two workers started and stopped, from whatever parent runs this.
pub(crate) fn startup(task: Task) -> Case {
    Case::new(task, WHO, || {
        each(|| {
            Pool::new(2)?.shutdown();
            Ok(())
        })
    })
}

pub(crate) fn scale(naps: u64) -> Vec<Case> {
    vec![
        Case::new(task::CHUNK_1_64_WORKERS, WHO, || one_by_one(64)),
        Case::new(task::AUTOMATIC_64_WORKERS, WHO, || in_chunks(64)),
        Case::new(task::ONE_LONG_MAP, WHO, move || one_long(naps)),
    ]
}

/// Calls `f` on every input, with as many waiting at once as it bears, and answers in order.
fn all<A: Portable, R: Portable>(
    pool: &Pool,
    f: fn(A) -> R,
    inputs: impl Iterator<Item = A>,
) -> Answer<Vec<R>> {
    let mut answers = Vec::new();
    let mut waiting = VecDeque::new();
    for input in inputs {
        if waiting.len() == WAITING
            && let Some(first) = waiting.pop_front()
        {
            answers.push(JoinHandle::join(first)?);
        }
        waiting.push_back(pool.spawn(input, f));
    }
    for handle in waiting {
        answers.push(handle.join()?);
    }
    Ok(answers)
}

/// Procspawn has no `map`: with one task a call, submitting and mapping are the same.
fn one_by_one(workers: usize) -> Answer<Sample> {
    let pool = Pool::new(workers)?;
    calls(move |tasks| check(&all(&pool, same, 0..tasks)?, tasks))
}

fn one_long(naps: u64) -> Answer<Sample> {
    let pool = Pool::new(2)?;
    each(move || all(&pool, nap, naps_of(naps)).map(drop))
}

fn in_chunks(workers: u64) -> Answer<Sample> {
    let pool = Pool::new(usize::try_from(workers)?)?;
    full_calls(move |tasks| {
        let length = (tasks / (CHUNKS * workers)).max(1);
        let starts = (0..tasks).step_by(usize::try_from(length)?);
        let chunks = starts.map(|start| (start..tasks.min(start + length)).collect());
        let of_chunk = |chunk: Vec<u64>| chunk.into_iter().map(same).collect();
        let answers: Vec<Vec<u64>> = all(&pool, of_chunk, chunks)?;
        check(&answers.concat(), tasks)
    })
}

fn one_at_a_time() -> Answer<Sample> {
    let pool = Pool::new(2)?;
    each(move || match pool.spawn(7, same).join()? {
        7 => Ok(()),
        other => Err(format!("7 came back as {other}").into()),
    })
}

fn there_and_back(size: usize) -> Answer<Sample> {
    let pool = Pool::new(1)?;
    let mut payload = ByteBuf::from(vec![1; size]);
    each(move || {
        payload = pool
            .spawn(std::mem::take(&mut payload), |bytes| bytes)
            .join()?;
        assert_eq!(payload.len(), size);
        Ok(())
    })
}

/// A pool with idle workers that have run a task each, and their process ids.
pub(crate) fn idle_workers() -> Answer<(Pool, Vec<u32>)> {
    let pool = Pool::new(2)?;
    let own_id = |milliseconds| {
        nap(milliseconds);
        std::process::id()
    };
    let ids = all(&pool, own_id, [20, 20].into_iter())?;
    Ok((pool, ids))
}
