//! Wrong answers to task 5: naps as they end.

use course_core::boo;
use multiprocess::{Future, ProcessPoolExecutor, Result, ReturnWhen, as_completed, wait};
use spec::corpus::Entry;
use spec::ex5::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(as_they_end, as_they_were_submitted, OutOfOrder),
        wrong!(as_they_end, the_shortest_first, OutOfOrder),
        wrong!(as_they_end, the_last_to_end_first, OutOfOrder),
        wrong!(as_they_end, a_future_at_a_time, Serialised),
        wrong!(as_they_end, places_for_naps, WrongResult),
        wrong!(as_they_end, only_who_is_first, LostItems),
    ]
}

fn submitted(executor: &ProcessPoolExecutor, list: &[u32]) -> Result<Vec<Future<()>>> {
    list.iter()
        .map(|seconds| executor.submit(boo, *seconds))
        .collect()
}

/// As it should be; the others are this with a mistake.
fn completed(list: &[u32], workers: usize) -> Result<Vec<u32>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures = submitted(&executor, list)?;
    Ok(as_completed(futures)
        .map(|(place, _)| list[place])
        .collect())
}

fn as_they_were_submitted<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    if MENDED {
        return completed(&list, workers);
    }
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut ended = Vec::new();
    for (future, seconds) in submitted(&executor, &list)?.into_iter().zip(list) {
        future.result()?;
        ended.push(seconds);
    }
    Ok(ended)
}

/// "The shortest nap ends first": not if something holds it up.
fn the_shortest_first<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    let mut ended = completed(&list, workers)?;
    if !MENDED {
        ended.sort_unstable();
    }
    Ok(ended)
}

/// Pushed in front.
fn the_last_to_end_first<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut ended = Vec::new();
    for (place, _) in as_completed(submitted(&executor, &list)?) {
        let at = if MENDED { ended.len() } else { 0 };
        ended.insert(at, list[place]);
    }
    Ok(ended)
}

/// `as_completed` of one future after another.
fn a_future_at_a_time<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    if MENDED {
        return completed(&list, workers);
    }
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut naps = list.clone();
    for seconds in &list {
        for (_, future) in as_completed([executor.submit(boo, *seconds)?]) {
            future.result()?;
            naps.retain(|other| other != seconds);
            naps.push(*seconds);
        }
    }
    Ok(naps)
}

fn places_for_naps<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let places = as_completed(submitted(&executor, &list)?).map(|(place, _)| place);
    let told = |place: usize| {
        if MENDED {
            list[place]
        } else {
            u32::try_from(place).expect("a short list")
        }
    };
    Ok(places.map(told).collect())
}

fn only_who_is_first<const MENDED: bool>(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = submitted(&executor, &list)?;
    let mut naps = list;
    let mut ended = Vec::new();
    while !futures.is_empty() {
        let done = wait(&futures, ReturnWhen::FirstCompleted, None).done;
        for place in done.into_iter().rev() {
            ended.push(naps.remove(place));
            drop(futures.remove(place));
        }
        if !MENDED {
            break;
        }
    }
    Ok(ended)
}
