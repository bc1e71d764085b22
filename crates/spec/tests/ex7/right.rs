//! Right answers, written quite differently from the reference.

use crate::{convert, listing, one, processes, serial, threads};
use crossbeam::channel;
use ex7_input_files::{Inputs, Outcome, Outcomes, picture};
use multiprocess::{Future, Pool, ProcessPoolExecutor, ThreadPoolExecutor};
use spec::corpus::Entry;
use spec::ex7::Subject;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    let list = |name, answer| Entry::right(name, "input_files", listing(answer));
    let file = |name, answer| Entry::right(name, "convert_file", one(answer));
    let after = |name, answer| Entry::right(name, "serial_converter", serial(answer));
    let thread = |name, answer| Entry::right(name, "thread_converter", threads(answer));
    let process = |name, answer| Entry::right(name, "process_converter", processes(answer));
    vec![
        list("a_sorted_set", sorted_set),
        list("types_of_entries", types_of_entries),
        file("the_usual_way", convert),
        file("another_name_and_a_rename", renamed),
        after("an_iterator", iterator),
        thread("thread_pool_executor", executor_of_threads),
        thread("blocks_on_scoped_threads", blocks),
        thread("the_next_number_is_yours", next_number),
        thread("crossbeam_channels", channels),
        process("pool_starmap", starmap),
        process("executor_submit", submit),
        process("pool_unordered_and_sorted", unordered),
        process("a_task_a_block", task_a_block),
    ]
}

fn sorted_set(folder: &Path) -> Inputs {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.path().is_file() {
            files.insert(entry.path());
        }
    }
    Ok(files.into_iter().collect())
}

fn types_of_entries(folder: &Path) -> Inputs {
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)?.collect();
    let mut names = Vec::new();
    for entry in entries? {
        if entry.file_type()?.is_file() {
            names.push(entry.file_name());
        }
    }
    names.retain(|name| !name.to_string_lossy().starts_with('.'));
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

/// Without the course's own way of saving.
fn renamed(input: &Path, folder: &Path) -> Outcome {
    let turned = picture::turn_picture(input)?;
    let name = picture::name_of(input).replace('.', "_dot_");
    fs::create_dir_all(folder)?;
    let part = folder.join(format!("{name}.part"));
    fs::write(&part, turned)?;
    fs::rename(part, folder.join(format!("turned {name}.png")))?;
    Ok(())
}

fn iterator(inputs: &[PathBuf], folder: &Path) -> Outcomes {
    Ok(inputs.iter().map(|input| renamed(input, folder)).collect())
}

fn executor_of_threads(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let folder = folder.to_owned();
    let inputs = inputs.to_vec();
    Ok(executor.map(move |input: PathBuf| convert(&input, &folder), inputs)?)
}

fn blocks(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let block = inputs.len().div_ceil(workers).max(1);
    Ok(thread::scope(|scope| {
        let handles: Vec<_> = inputs
            .chunks(block)
            .map(|inputs| {
                scope.spawn(move || {
                    let outcomes = inputs.iter().map(|input| convert(input, folder));
                    outcomes.collect::<Vec<_>>()
                })
            })
            .collect();
        let outcomes = handles.into_iter().map(thread::ScopedJoinHandle::join);
        outcomes.flat_map(|some| some.expect("no panic")).collect()
    }))
}

fn next_number(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let next = AtomicUsize::new(0);
    let outcomes: Vec<Mutex<Option<Outcome>>> = inputs.iter().map(|_| Mutex::default()).collect();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((input, place)) = {
                    let number = next.fetch_add(1, Relaxed);
                    inputs.get(number).zip(outcomes.get(number))
                } {
                    *place.lock().expect("no panic") = Some(convert(input, folder));
                }
            });
        }
    });
    let outcomes = outcomes.into_iter().map(Mutex::into_inner);
    Ok(outcomes
        .map(|outcome| outcome.expect("no panic").expect("each was done"))
        .collect())
}

fn channels(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let (to_workers, work) = channel::unbounded();
    for job in inputs.iter().enumerate() {
        to_workers.send(job).expect("the queue is open");
    }
    drop(to_workers);
    let (done, results) = channel::unbounded();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (work, done) = (work.clone(), done.clone());
            scope.spawn(move || {
                for (place, input) in work {
                    let outcome = convert(input, folder);
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

type Input = (PathBuf, PathBuf);

fn task((input, folder): Input) -> Outcome {
    convert(&input, &folder)
}

fn tasks(inputs: &[PathBuf], folder: &Path) -> Vec<Input> {
    let task = |input: &PathBuf| (input.clone(), folder.to_owned());
    inputs.iter().map(task).collect()
}

fn starmap(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let pool = Pool::new(workers)?;
    let convert = |input: PathBuf, folder: PathBuf| convert(&input, &folder);
    Ok(pool.starmap(convert, tasks(inputs, folder))?)
}

fn submit(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let jobs = tasks(inputs, folder).into_iter();
    let futures: Result<Vec<Future<Outcome>>, _> =
        jobs.map(|input| executor.submit(task, input)).collect();
    let mut outcomes = Vec::new();
    for future in futures? {
        outcomes.push(future.result()?);
    }
    Ok(outcomes)
}

fn unordered(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let pool = Pool::new(workers)?;
    let convert = |(place, input): (usize, Input)| (place, task(input));
    let jobs = tasks(inputs, folder).into_iter().enumerate();
    let outcomes: Result<Vec<_>, _> = pool.imap_unordered(convert, jobs).collect();
    let mut outcomes = outcomes?;
    outcomes.sort_by_key(|(place, _)| *place);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// Each task is a list of files.
fn task_a_block(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let all = tasks(inputs, folder);
    let blocks = all.chunks(all.len().div_ceil(workers).max(1));
    let each = |block: Vec<Input>| block.into_iter().map(task).collect::<Vec<_>>();
    Ok(executor.map(each, blocks.map(<[Input]>::to_vec))?.concat())
}
