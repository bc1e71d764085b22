//! Wrong with pages on threads.

use crate::addresses;
use ex2_download::{Outcome, Outcomes, download_page};
use multiprocess::ThreadPoolExecutor;
use spec::corpus::Entry;
use spec::ex2::Subject;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(page_downloader, loop_beside_the_executor, Serialised),
        wrong!(page_downloader, lock_held_across_the_download, Serialised),
        wrong!(page_downloader, a_thread_a_page, OneWorkerPerItem),
        wrong!(page_downloader, two_threads_always, TooFewWorkers),
        wrong!(page_downloader, remainder_lost, LostItems),
        wrong!(page_downloader, another_address, WrongResult),
        wrong!(page_downloader, dealt_out_and_concatenated, OutOfOrder),
    ]
}

/// The executor is there, and the loop beside it does the work.
fn loop_beside_the_executor<const MENDED: bool>(
    site: &str,
    topics: &[&str],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let urls = addresses(site, topics);
    if MENDED {
        let folder = folder.to_owned();
        return Ok(executor.map(move |url: String| download_page(&url, &folder), urls)?);
    }
    Ok(urls.iter().map(|url| download_page(url, folder)).collect())
}

/// One lock around the outcomes, taken before the download.
fn lock_held_across_the_download<const MENDED: bool>(
    site: &str,
    topics: &[&str],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let urls = addresses(site, topics);
    let outcomes: Mutex<Vec<(usize, Outcome)>> = Mutex::default();
    let queue = Mutex::new(urls.iter().enumerate());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().expect("no panic").next();
                    let Some((place, url)) = next else { return };
                    if MENDED {
                        let outcome = download_page(url, folder);
                        outcomes.lock().expect("no panic").push((place, outcome));
                    } else {
                        let mut outcomes = outcomes.lock().expect("no panic");
                        outcomes.push((place, download_page(url, folder)));
                    }
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner()?;
    outcomes.sort_by_key(|(place, _)| *place);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// As many threads as there are pages, whatever was asked.
fn a_thread_a_page<const MENDED: bool>(
    site: &str,
    topics: &[&str],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let threads = if MENDED { workers } else { topics.len() };
    let executor = ThreadPoolExecutor::new(threads)?;
    let folder = folder.to_owned();
    let urls = addresses(site, topics);
    Ok(executor.map(move |url: String| download_page(&url, &folder), urls)?)
}

/// "There are two cores, so there are two threads." Threads that wait need no core.
fn two_threads_always<const MENDED: bool>(
    site: &str,
    topics: &[&str],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let threads = if MENDED { workers } else { workers.min(2) };
    let executor = ThreadPoolExecutor::new(threads)?;
    let folder = folder.to_owned();
    let urls = addresses(site, topics);
    Ok(executor.map(move |url: String| download_page(&url, &folder), urls)?)
}

/// In blocks, and what does not fill one is left out.
fn remainder_lost<const MENDED: bool>(
    site: &str,
    topics: &[&str],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let urls = addresses(site, topics);
    let block = if MENDED {
        urls.len().div_ceil(workers).max(1)
    } else {
        (urls.len() / workers).max(1)
    };
    Ok(thread::scope(|scope| {
        let start = |urls: &[String]| {
            let urls = urls.to_vec();
            let each = move || {
                let outcomes = urls.iter().map(|url| download_page(url, folder));
                outcomes.collect::<Vec<_>>()
            };
            scope.spawn(each)
        };
        let handles: Vec<_> = urls.chunks(block).take(workers).map(start).collect();
        let outcomes = handles.into_iter().map(thread::ScopedJoinHandle::join);
        outcomes.flat_map(|some| some.expect("no panic")).collect()
    }))
}

fn another_address<const MENDED: bool>(
    site: &str,
    topics: &[&str],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let library = if MENDED { "3/library" } else { "library" };
    let address = |topic: &&str| format!("{site}/{library}/{topic}.html");
    let urls: Vec<String> = topics.iter().map(address).collect();
    let executor = ThreadPoolExecutor::new(workers)?;
    let folder = folder.to_owned();
    Ok(executor.map(move |url: String| download_page(&url, &folder), urls)?)
}

/// Each thread takes every so-manieth page, and the outcomes are put one thread behind the other.
fn dealt_out_and_concatenated<const MENDED: bool>(
    site: &str,
    topics: &[&str],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let urls = &addresses(site, topics);
    let hands: Vec<Vec<(usize, Outcome)>> = thread::scope(|scope| {
        let deal = |first| {
            let hand = urls.iter().enumerate().skip(first).step_by(workers);
            let each = move |(place, url): (usize, &String)| (place, download_page(url, folder));
            scope.spawn(move || hand.map(each).collect())
        };
        let handles: Vec<_> = (0..workers).map(deal).collect();
        let hands = handles.into_iter().map(thread::ScopedJoinHandle::join);
        hands.map(|hand| hand.expect("no panic")).collect()
    });
    let mut outcomes = hands.concat();
    if MENDED {
        outcomes.sort_by_key(|(place, _)| *place);
    }
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}
