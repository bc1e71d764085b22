//! `multiprocess`: the pool of this course.

use crate::case::{Answer, Case, Sample, calls, check, each, same};
use crate::task::payload_bytes;
use crate::task::{MAP_AUTOMATIC, MAP_CHUNK_1, MIB_1, MIB_64, ONE_AT_A_TIME, SUBMIT_MANY};
use multiprocess::{Pool, ProcessPoolExecutor};
use serde_bytes::ByteBuf;

const WHO: &str = "multiprocess";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new(MAP_CHUNK_1, WHO, || map(Pool::builder().chunksize(1))),
        Case::new(MAP_AUTOMATIC, WHO, || map(Pool::builder())),
        Case::new(SUBMIT_MANY, WHO, submit_many),
        Case::new(ONE_AT_A_TIME, WHO, one_at_a_time),
    ];
    for task in [MIB_1, MIB_64] {
        cases.push(Case::new(task, WHO, move || {
            there_and_back(payload_bytes(task.1))
        }));
    }
    cases
}

fn map(builder: multiprocess::Builder<Pool>) -> Answer<Sample> {
    let pool = builder.max_workers(2).build()?;
    calls(move |tasks| check(&pool.map(same, 0..tasks)?, tasks))
}

fn submit_many() -> Answer<Sample> {
    let executor = ProcessPoolExecutor::new(2)?;
    calls(move |tasks| {
        let futures: Result<Vec<_>, _> = (0..tasks).map(|i| executor.submit(same, i)).collect();
        let answers: Result<Vec<u64>, _> = futures?.into_iter().map(|f| f.result()).collect();
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
