//! Right answers about pages and pictures, written quite differently from the reference.

use crate::{addresses, in_processes, on_threads, pages};
use crossbeam::channel;
use ex2_download::{Outcome, Outcomes, download_page, download_picture};
use multiprocess::{Future, Pool, ProcessPoolExecutor, ThreadPoolExecutor};
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex2::Subject;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    let page = |name, answer| Entry::right(name, "page_downloader", pages(answer));
    let thread = |name, answer| Entry::right(name, "picture_threads", on_threads(answer));
    let process = |name, answer| Entry::right(name, "picture_processes", in_processes(answer));
    vec![
        page("rayon", rayon_pages),
        page("blocks_on_scoped_threads", page_blocks),
        page("a_queue_behind_a_lock", page_queue),
        thread("rayon", rayon_pictures),
        thread("crossbeam_channels", channels),
        thread("a_wave_at_a_time", waves),
        thread("blocks_on_scoped_threads", picture_blocks),
        process("pool_starmap", starmap),
        process("pool_unordered_and_sorted", unordered),
        process("executor_submit", submit),
        process("executor_a_task_a_block", task_a_block),
    ]
}

fn rayon_pages(site: &str, topics: &[&str], folder: &Path, workers: usize) -> Outcomes {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let urls = addresses(site, topics);
    let download = |url: &String| download_page(url, folder);
    Ok(pool.install(|| urls.par_iter().map(download).collect()))
}

/// Blocks of at most `length`, a thread each.
fn by_blocks(
    urls: &[String],
    workers: usize,
    download: impl Fn(&String) -> Outcome + Sync,
) -> Vec<Outcome> {
    let length = urls.len().div_ceil(workers).max(1);
    let download = &download;
    thread::scope(|scope| {
        let start = |block| scope.spawn(move || <[String]>::iter(block).map(download).collect());
        let handles: Vec<_> = urls.chunks(length).map(start).collect();
        let blocks = handles.into_iter().map(thread::ScopedJoinHandle::join);
        blocks
            .flat_map(|block: thread::Result<Vec<Outcome>>| block.expect("no panic"))
            .collect()
    })
}

fn page_blocks(site: &str, topics: &[&str], folder: &Path, workers: usize) -> Outcomes {
    let urls = addresses(site, topics);
    Ok(by_blocks(&urls, workers, |url| download_page(url, folder)))
}

fn picture_blocks(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    Ok(by_blocks(urls, workers, |url| {
        download_picture(url, folder)
    }))
}

fn page_queue(site: &str, topics: &[&str], folder: &Path, workers: usize) -> Outcomes {
    let urls = addresses(site, topics);
    let queue = Mutex::new(urls.iter().enumerate());
    let outcomes: Vec<Mutex<Option<Outcome>>> = urls.iter().map(|_| Mutex::default()).collect();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().expect("no panic").next();
                    let Some((place, url)) = next else { return };
                    let outcome = download_page(url, folder);
                    *outcomes[place].lock().expect("no panic") = Some(outcome);
                }
            });
        }
    });
    let taken = outcomes.into_iter().map(Mutex::into_inner);
    Ok(taken
        .map(|outcome| outcome.expect("no panic").expect("each was done"))
        .collect())
}

fn rayon_pictures(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let download = |url: &String| download_picture(url, folder);
    Ok(pool.install(|| urls.par_iter().with_max_len(1).map(download).collect()))
}

fn channels(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let (to_workers, work) = channel::unbounded();
    for job in urls.iter().enumerate() {
        to_workers.send(job).expect("the queue is open");
    }
    drop(to_workers);
    let (done, results) = channel::unbounded();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (work, done) = (work.clone(), done.clone());
            scope.spawn(move || {
                for (place, url) in work {
                    let outcome = download_picture(url, folder);
                    done.send((place, outcome))
                        .expect("they are collected below");
                }
            });
        }
        drop(done);
        let mut outcomes: Vec<(usize, Outcome)> = results.iter().collect();
        outcomes.sort_by_key(|(place, _)| *place);
        Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
    })
}

fn waves(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let mut outcomes = Vec::new();
    for wave in urls.chunks(workers) {
        let mut futures = Vec::new();
        for url in wave {
            let (url, folder) = (url.clone(), folder.to_owned());
            futures.push(executor.spawn(move || download_picture(&url, &folder))?);
        }
        for future in futures {
            outcomes.push(future.result()?);
        }
    }
    Ok(outcomes)
}

type Input = (String, PathBuf);

fn task((url, folder): Input) -> Outcome {
    download_picture(&url, &folder)
}

fn inputs(urls: &[String], folder: &Path) -> Vec<Input> {
    let input = |url: &String| (url.clone(), folder.to_owned());
    urls.iter().map(input).collect()
}

fn starmap(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let pool = Pool::new(workers)?;
    let download = |url: String, folder: PathBuf| download_picture(&url, &folder);
    Ok(pool.starmap(download, inputs(urls, folder))?)
}

fn unordered(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let pool = Pool::new(workers)?;
    let download = |(place, input): (usize, Input)| (place, task(input));
    let jobs = inputs(urls, folder).into_iter().enumerate();
    let outcomes: Result<Vec<_>, _> = pool.imap_unordered(download, jobs).collect();
    let mut outcomes = outcomes?;
    outcomes.sort_by_key(|(place, _)| *place);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

fn submit(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let jobs = inputs(urls, folder).into_iter();
    let futures: Result<Vec<Future<Outcome>>, _> =
        jobs.map(|input| executor.submit(task, input)).collect();
    let mut outcomes = Vec::new();
    for future in futures? {
        outcomes.push(future.result()?);
    }
    Ok(outcomes)
}

/// Each task is a list of pictures.
fn task_a_block(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let all = inputs(urls, folder);
    let blocks = all.chunks(all.len().div_ceil(workers).max(1));
    let each = |block: Vec<Input>| block.into_iter().map(task).collect::<Vec<_>>();
    Ok(executor.map(each, blocks.map(<[Input]>::to_vec))?.concat())
}
