//! Right answers to the tasks with naps, written quite differently from the reference.

use course_core::{boo, foo};
use multiprocess::{Future, Pool, ProcessPoolExecutor, Result, ReturnWhen, wait};
use spec::corpus::Entry;
use spec::ex5::Subject;
use std::sync::mpsc::channel;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        right!(submit_naps, a_list_of_futures),
        right!(submit_naps, a_map_over_nothing),
        right!(submit_naps, waited_for_all_at_once),
        right!(submit_naps, waited_for_when_dropped),
        right!(map_naps, submitted_in_a_loop),
        right!(map_naps, a_pool),
        right!(map_naps, the_last_result_first),
        right!(as_they_end, wait_for_the_first_completed),
        right!(as_they_end, a_pool_without_order),
        right!(as_they_end, a_thread_for_each_future),
    ]
}

fn a_list_of_futures(workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures: Vec<Future<()>> = (0..3)
        .map(|_| executor.submit(|()| foo(), ()))
        .collect::<Result<_>>()?;
    futures.into_iter().try_for_each(Future::result)
}

fn a_map_over_nothing(workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    executor.map(|()| foo(), [(), (), ()]).map(drop)
}

fn waited_for_all_at_once(workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::builder()
        .max_workers(workers)
        .build()?;
    let futures = [
        executor.submit(|()| foo(), ())?,
        executor.submit(|()| foo(), ())?,
        executor.submit(|()| foo(), ())?,
    ];
    wait(&futures, ReturnWhen::AllCompleted, None);
    executor.shutdown(false);
    Ok(())
}

fn waited_for_when_dropped(workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    for _ in 0..3 {
        let _ = executor.submit(|()| foo(), ())?;
    }
    Ok(())
}

fn submitted_in_a_loop(list: Vec<u32>, workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for seconds in list {
        futures.push(executor.submit(|(seconds, ())| boo(seconds), (seconds, ()))?);
    }
    for future in futures {
        future.result()?;
    }
    Ok(())
}

fn a_pool(list: Vec<u32>, workers: usize) -> Result<()> {
    let pool = Pool::builder().max_workers(workers).chunksize(1).build()?;
    pool.imap_unordered(boo, list).collect()
}

fn the_last_result_first(list: Vec<u32>, workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for seconds in list {
        futures.push(executor.submit(boo, seconds)?);
    }
    while let Some(future) = futures.pop() {
        future.result()?;
    }
    Ok(())
}

fn wait_for_the_first_completed(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let (mut futures, mut naps, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    for seconds in list {
        futures.push(executor.submit(boo, seconds)?);
        naps.push(seconds);
    }
    while !futures.is_empty() {
        for place in wait(&futures, ReturnWhen::FirstCompleted, None)
            .done
            .into_iter()
            .rev()
        {
            futures.swap_remove(place).result()?;
            ended.push(naps.swap_remove(place));
        }
    }
    Ok(ended)
}

/// `imap_unordered` gives results as they come.
fn a_pool_without_order(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    let pool = Pool::builder().max_workers(workers).chunksize(1).build()?;
    let nap = |seconds: u32| {
        boo(seconds);
        seconds
    };
    pool.imap_unordered(nap, list).collect()
}

fn a_thread_for_each_future(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let (tell, ended) = channel();
    thread::scope(|scope| {
        for seconds in list {
            let future = executor.submit(boo, seconds)?;
            let tell = tell.clone();
            scope.spawn(move || {
                future.result().expect("a nap does not fail");
                tell.send(seconds).expect("the caller listens");
            });
        }
        Ok(())
    })?;
    drop(tell);
    Ok(ended.iter().collect())
}
