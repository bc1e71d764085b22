//! Wrong answers to tasks 1 and 2: naps, submitted and mapped.

use course_core::{boo, foo};
use multiprocess::{ProcessPoolExecutor, Result, ThreadPoolExecutor};
use spec::corpus::Entry;
use spec::ex5::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(submit_naps, result_after_each, Serialised),
        wrong!(submit_naps, called_and_not_submitted, Serialised),
        wrong!(submit_naps, threads_for_processes, WrongEngine),
        wrong!(submit_naps, the_third_forgotten, LostItems),
        wrong!(
            submit_naps,
            three_workers_whatever_was_asked,
            OneWorkerPerItem
        ),
        wrong!(map_naps, a_map_for_each, Serialised),
        wrong!(map_naps, an_executor_for_each, Serialised),
        wrong!(map_naps, one_lazy_chain, Serialised),
        wrong!(map_naps, one_worker_short, TooFewWorkers),
        wrong!(map_naps, one_long_nap, LostItems),
        wrong!(map_naps, an_iterator_not_consumed, WorkNotSeen),
    ]
}

fn result_after_each<const MENDED: bool>(workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for _ in 0..3 {
        let future = executor.submit(|()| foo(), ())?;
        if MENDED {
            futures.push(future);
        } else {
            future.result()?;
        }
    }
    for future in futures {
        future.result()?;
    }
    Ok(())
}

/// `submit(foo())`: the nap is taken here, and a worker gets what it returned.
fn called_and_not_submitted<const MENDED: bool>(workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for _ in 0..3 {
        futures.push(if MENDED {
            executor.submit(|()| foo(), ())?
        } else {
            executor.submit(|()| (), foo())?
        });
    }
    for future in futures {
        future.result()?;
    }
    Ok(())
}

fn threads_for_processes<const MENDED: bool>(workers: usize) -> Result<()> {
    if MENDED {
        return result_after_each::<true>(workers);
    }
    let executor = ThreadPoolExecutor::new(workers)?;
    executor.map(|()| foo(), vec![(); 3])?;
    Ok(())
}

fn the_third_forgotten<const MENDED: bool>(workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let f1 = executor.submit(|()| foo(), ())?;
    let f2 = executor.submit(|()| foo(), ())?;
    if MENDED {
        executor.submit(|()| foo(), ())?.result()?;
    }
    f1.result()?;
    f2.result()
}

/// "There are three naps."
fn three_workers_whatever_was_asked<const MENDED: bool>(workers: usize) -> Result<()> {
    result_after_each::<true>(if MENDED { workers } else { 3 })
}

/// The loop waits for each map.
fn a_map_for_each<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    if MENDED {
        executor.map(boo, list)?;
        return Ok(());
    }
    for seconds in list {
        executor.map(boo, [seconds])?;
    }
    Ok(())
}

/// The executor is made in the loop, and dropped there: which waits.
fn an_executor_for_each<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<()> {
    let shared = ProcessPoolExecutor::new(workers)?;
    for seconds in list {
        if MENDED {
            let _ = shared.submit(boo, seconds)?;
        } else {
            let executor = ProcessPoolExecutor::new(workers)?;
            let _ = executor.submit(boo, seconds)?;
        }
    }
    Ok(())
}

/// Submits in one `map`, asks for results in another; but the two take turns for each nap.
fn one_lazy_chain<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures = list
        .into_iter()
        .map(|seconds| executor.submit(boo, seconds));
    if MENDED {
        let futures: Vec<_> = futures.collect();
        futures.into_iter().try_for_each(|future| future?.result())
    } else {
        for future in futures {
            future?.result()?;
        }
        Ok(())
    }
}

fn one_worker_short<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<()> {
    let workers = if MENDED {
        workers
    } else {
        (workers - 1).max(1)
    };
    a_map_for_each::<true>(list, workers)
}

fn one_long_nap<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<()> {
    let list = if MENDED {
        list
    } else {
        vec![list.iter().sum()]
    };
    a_map_for_each::<true>(list, workers)
}

fn an_iterator_not_consumed<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures = list
        .into_iter()
        .map(|seconds| executor.submit(boo, seconds));
    if MENDED {
        futures.collect::<Result<Vec<_>>>()?;
    } else {
        let _ = futures;
    }
    Ok(())
}
