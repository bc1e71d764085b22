//! Right answers about books, written quite differently from the reference.

use crate::{book, processes, save, serial};
use course_core::{Failure, file_name};
use ex2_download::{Outcome, Outcomes, web};
use multiprocess::{Pool, Process, ProcessPoolExecutor, wait};
use spec::corpus::Entry;
use spec::ex2::Subject;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    let one = |name, answer| Entry::right(name, "download_book", book(answer));
    let after = |name, answer| Entry::right(name, "serial_downloader", serial(answer));
    let each = |name, answer| Entry::right(name, "process_downloader", processes(answer));
    vec![
        one("the_usual_way", save),
        one("renamed_when_it_is_whole", renamed),
        one("in_a_folder_of_names_by_address", by_address),
        after("an_iterator", iterator),
        after("a_fold", fold),
        each("joined_in_reverse", joined_in_reverse),
        each("a_thread_that_minds_each_process", minded),
        each("an_executor_with_a_worker_each", executor),
        each("a_pool_with_a_worker_each", pool),
        each("futures_waited_for_together", waited),
    ]
}

/// Without the course's own way of saving.
fn renamed(url: &str, folder: &Path) -> Outcome {
    let text = String::from_utf8(web::get(url)?)?;
    let title = web::title(&text, url)?;
    fs::create_dir_all(folder)?;
    let file = folder.join(web::book_file(title, url));
    let part = file.with_extension("part");
    fs::write(&part, text)?;
    fs::rename(part, file)?;
    Ok(())
}

/// The name says nothing about the title.
fn by_address(url: &str, folder: &Path) -> Outcome {
    let book = web::get(url)?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join(file_name(url)), book)?;
    Ok(())
}

fn iterator(urls: &[String], folder: &Path) -> Outcomes {
    Ok(urls.iter().map(|url| save(url, folder)).collect())
}

fn fold(urls: &[String], folder: &Path) -> Outcomes {
    Ok(urls.iter().fold(Vec::new(), |mut outcomes, url| {
        outcomes.push(renamed(url, folder));
        outcomes
    }))
}

fn start(url: &str, folder: &Path) -> multiprocess::Result<Process> {
    let task = |(url, folder): (String, PathBuf)| save(&url, &folder);
    Process::start(task, (url.to_owned(), folder.to_owned()))
}

fn joined_in_reverse(urls: &[String], folder: &Path) -> Outcomes {
    let started: Result<Vec<_>, _> = urls.iter().map(|url| start(url, folder)).collect();
    let mut outcomes = Vec::new();
    for (url, mut process) in urls.iter().zip(started?).rev() {
        let end = process.join()?;
        outcomes.push(if end.success() {
            Ok(())
        } else {
            Err(Failure::of(url, end))
        });
    }
    outcomes.reverse();
    Ok(outcomes)
}

/// Each thread starts a process and waits for it.
fn minded(urls: &[String], folder: &Path) -> Outcomes {
    let mind = |url: &str| match start(url, folder).and_then(|mut process| process.join()) {
        Ok(end) if end.success() => Ok(()),
        Ok(end) => Err(Failure::of(url, end)),
        Err(error) => Err(Failure::of(url, error)),
    };
    Ok(thread::scope(|scope| {
        let handles: Vec<_> = urls.iter().map(|url| scope.spawn(|| mind(url))).collect();
        let outcomes = handles.into_iter().map(thread::ScopedJoinHandle::join);
        outcomes.map(|outcome| outcome.expect("no panic")).collect()
    }))
}

fn inputs(urls: &[String], folder: &Path) -> Vec<(String, PathBuf)> {
    let input = |url: &String| (url.clone(), folder.to_owned());
    urls.iter().map(input).collect()
}

fn task((url, folder): (String, PathBuf)) -> Outcome {
    save(&url, &folder)
}

fn executor(urls: &[String], folder: &Path) -> Outcomes {
    let executor = ProcessPoolExecutor::new(urls.len().max(1))?;
    Ok(executor.map(task, inputs(urls, folder))?)
}

fn pool(urls: &[String], folder: &Path) -> Outcomes {
    let pool = Pool::builder()
        .max_workers(urls.len().max(1))
        .chunksize(1)
        .build()?;
    let outcomes: Result<Vec<_>, _> = pool.imap(task, inputs(urls, folder)).collect();
    Ok(outcomes?)
}

fn waited(urls: &[String], folder: &Path) -> Outcomes {
    let executor = ProcessPoolExecutor::new(urls.len().max(1))?;
    let inputs = inputs(urls, folder).into_iter();
    let futures: Result<Vec<_>, _> = inputs.map(|input| executor.submit(task, input)).collect();
    let futures = futures?;
    wait(&futures, multiprocess::ReturnWhen::AllCompleted, None);
    let outcomes: Result<Vec<_>, _> = futures
        .into_iter()
        .map(multiprocess::Future::result)
        .collect();
    Ok(outcomes?)
}
