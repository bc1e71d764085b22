//! procspawn: the crate that does the same, with a channel of its own for each task.

use crate::case::{Answer, Case, Sample, calls, check, each, same};
use crate::task::payload_bytes;
use crate::task::{MAP_AUTOMATIC, MAP_CHUNK_1, MIB_1, MIB_64, ONE_AT_A_TIME, SUBMIT_MANY};
use procspawn::Pool;
use serde_bytes::ByteBuf;
use std::collections::VecDeque;

const WHO: &str = "procspawn";
/// Tasks that wait at once. Each costs it three descriptors: 340 are the most under the usual limit of 1024.
const WAITING: usize = 256;
/// The chunks of a map "by hand": as many as our pool makes, 64 a worker.
const CHUNKS: u64 = 128;

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new(MAP_CHUNK_1, WHO, one_by_one),
        Case::new(MAP_AUTOMATIC, WHO, in_chunks),
        Case::new(SUBMIT_MANY, WHO, one_by_one),
        Case::new(ONE_AT_A_TIME, WHO, one_at_a_time),
    ];
    for task in [MIB_1, MIB_64] {
        let size = payload_bytes(task.1);
        cases.push(Case::new(task, WHO, move || there_and_back(size)));
    }
    cases
}

/// Procspawn has no `map`: with one task a call, submitting and mapping are the same.
fn one_by_one() -> Answer<Sample> {
    let pool = Pool::new(2)?;
    calls(move |tasks| {
        let mut answers = Vec::new();
        let mut waiting = VecDeque::new();
        for number in 0..tasks {
            if waiting.len() == WAITING
                && let Some(first) = waiting.pop_front()
            {
                answers.push(procspawn::JoinHandle::join(first)?);
            }
            waiting.push_back(pool.spawn(number, same));
        }
        for handle in waiting {
            answers.push(handle.join()?);
        }
        check(&answers, tasks)
    })
}

fn in_chunks() -> Answer<Sample> {
    let pool = Pool::new(2)?;
    calls(move |tasks| {
        let length = (tasks / CHUNKS).max(1);
        let starts = (0..tasks).step_by(usize::try_from(length)?);
        let chunks = starts.map(|start| (start..tasks.min(start + length)).collect());
        let handles: Vec<_> = chunks
            .map(|chunk| {
                pool.spawn(chunk, |chunk: Vec<u64>| {
                    chunk.into_iter().map(same).collect()
                })
            })
            .collect();
        let mut answers: Vec<u64> = Vec::new();
        for handle in handles {
            let chunk: Vec<u64> = handle.join()?;
            answers.extend(chunk);
        }
        check(&answers, tasks)
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
