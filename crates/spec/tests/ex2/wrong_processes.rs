//! Wrong with a process for each book: who runs when, and how it ended.

use crate::save;
use course_core::Failure;
use ex2_download::Outcomes;
use multiprocess::{End, Process, ProcessPoolExecutor};
use spec::corpus::Entry;
use spec::ex2::Subject;
use std::path::{Path, PathBuf};
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(process_downloader, join_in_the_loop, Serialised),
        wrong!(process_downloader, started_when_joined, Serialised),
        wrong!(process_downloader, two_at_a_time, TooFewWorkers),
        wrong!(process_downloader, threads_for_processes, WrongEngine),
        wrong!(process_downloader, how_it_ended_ignored, WrongResult),
        wrong!(process_downloader, failures_last, OutOfOrder),
        wrong!(process_downloader, one_failure_for_all, WrongResult),
        wrong!(process_downloader, downloads_here_too, DoneTwice),
        wrong!(process_downloader, zipped_with_the_rest, LostItems),
    ]
}

fn start(url: &str, folder: &Path) -> multiprocess::Result<Process> {
    let task = |(url, folder): (String, PathBuf)| save(&url, &folder);
    Process::start(task, (url.to_owned(), folder.to_owned()))
}

fn outcome(url: &str, end: End) -> ex2_download::Outcome {
    if end.success() {
        Ok(())
    } else {
        Err(Failure::of(url, end))
    }
}

/// Started and joined in one loop.
fn join_in_the_loop<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    let mut started = Vec::new();
    for url in urls {
        let mut process = start(url, folder)?;
        if MENDED {
            started.push(process);
        } else {
            outcomes.push(outcome(url, process.join()?));
        }
    }
    for (url, process) in urls.iter().zip(&mut started) {
        outcomes.push(outcome(url, process.join()?));
    }
    Ok(outcomes)
}

/// It looks like two loops. But an iterator does nothing before it is asked: each process is started when
/// the one before it has been joined.
fn started_when_joined<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let mut started: Box<dyn Iterator<Item = _>> =
        Box::new(urls.iter().map(|url| start(url, folder)));
    if MENDED {
        started = Box::new(started.collect::<Vec<_>>().into_iter());
    }
    let mut outcomes = Vec::new();
    for (url, process) in urls.iter().zip(started) {
        outcomes.push(outcome(url, process?.join()?));
    }
    Ok(outcomes)
}

fn two_at_a_time<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let wave = if MENDED { urls.len().max(1) } else { 2 };
    let mut outcomes = Vec::new();
    for urls in urls.chunks(wave) {
        let started: Result<Vec<_>, _> = urls.iter().map(|url| start(url, folder)).collect();
        for (url, mut process) in urls.iter().zip(started?) {
            outcomes.push(outcome(url, process.join()?));
        }
    }
    Ok(outcomes)
}

fn threads_for_processes<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    if MENDED {
        let executor = ProcessPoolExecutor::new(urls.len().max(1))?;
        let task = |(url, folder): (String, PathBuf)| save(&url, &folder);
        let inputs = urls.iter().map(|url| (url.clone(), folder.to_owned()));
        return Ok(executor.map(task, inputs)?);
    }
    Ok(thread::scope(|scope| {
        let handles: Vec<_> = urls
            .iter()
            .map(|url| scope.spawn(|| save(url, folder)))
            .collect();
        let outcomes = handles.into_iter().map(thread::ScopedJoinHandle::join);
        outcomes.map(|outcome| outcome.expect("no panic")).collect()
    }))
}

/// It is joined, so it must be there.
fn how_it_ended_ignored<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let started: Result<Vec<_>, _> = urls.iter().map(|url| start(url, folder)).collect();
    let mut outcomes = Vec::new();
    for (url, mut process) in urls.iter().zip(started?) {
        let end = process.join()?;
        outcomes.push(if MENDED { outcome(url, end) } else { Ok(()) });
    }
    Ok(outcomes)
}

/// First what went well, then what did not.
fn failures_last<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let started: Result<Vec<_>, _> = urls.iter().map(|url| start(url, folder)).collect();
    let mut outcomes = Vec::new();
    for (url, mut process) in urls.iter().zip(started?) {
        outcomes.push(outcome(url, process.join()?));
    }
    if !MENDED {
        outcomes.sort_by_key(Result::is_err);
    }
    Ok(outcomes)
}

/// The exit code is told, and not whose it is.
fn one_failure_for_all<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let started: Result<Vec<_>, _> = urls.iter().map(|url| start(url, folder)).collect();
    let mut outcomes = Vec::new();
    for (url, mut process) in urls.iter().zip(started?) {
        let what = if MENDED { url } else { "a process failed" };
        outcomes.push(outcome(what, process.join()?));
    }
    Ok(outcomes)
}

/// "To be sure that it is there."
fn downloads_here_too<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let started: Result<Vec<_>, _> = urls.iter().map(|url| start(url, folder)).collect();
    let mut outcomes = Vec::new();
    for (url, mut process) in urls.iter().zip(started?) {
        let end = process.join()?;
        outcomes.push(if MENDED {
            outcome(url, end)
        } else {
            save(url, folder)
        });
    }
    Ok(outcomes)
}

/// The first is started before the loop, and has no partner in the second one.
fn zipped_with_the_rest<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let started: Result<Vec<_>, _> = urls.iter().map(|url| start(url, folder)).collect();
    let first = usize::from(!MENDED).min(urls.len());
    let mut outcomes = Vec::new();
    for (url, mut process) in urls[first..].iter().zip(started?) {
        outcomes.push(outcome(url, process.join()?));
    }
    Ok(outcomes)
}
