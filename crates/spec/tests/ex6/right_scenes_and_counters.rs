//! Right answers to tasks 1 to 5, written quite differently from the reference.

use crate::{Dots, counter, counts, dots, share};
use course_core::{count_for_a_moment, dart, put};
use multiprocess::ThreadPoolExecutor;
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex6::{Answer, Counter, Counts, Subject};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Barrier, Condvar, Mutex, RwLock, mpsc};
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        right_dots("two_handles", two_handles),
        right_dots("one_thread_and_the_caller", with_the_caller),
        right_dots("in_step", in_step),
        right_dots("submitted", submitted),
        right_counts("std_channel", std_channel),
        right_counts("a_channel_without_room", rendezvous),
        right_counts("a_locked_queue", locked_queue),
        right_counter("locked_counter", "a_lock_for_each_hit", locked),
        right_counter("locked_counter", "a_read_write_lock", read_write_lock),
        right_counter("atomic_counter", "compare_and_exchange", compare_exchange),
        right_counter("own_counters", "rayon", rayon_count),
        right_counter("own_counters", "sent_home", sent_home),
        right_counter("locked_counter", "a_lock_for_each_share", lock_a_share),
        right_counter("atomic_counter", "the_next_dart_on_demand", next_dart),
    ]
}

fn right_dots(name: &'static str, answer: Dots) -> Entry<Subject> {
    Entry::right(name, "dots", dots(answer))
}

fn right_counts(name: &'static str, answer: Counts) -> Entry<Subject> {
    Entry::right(name, "counts", counts(answer))
}

fn right_counter(function: &'static str, name: &'static str, answer: Counter) -> Entry<Subject> {
    Entry::right(name, function, counter(answer))
}

fn print_multiple(text: &str, times: u64) {
    (0..times).for_each(|_| put(text));
}

fn two_handles(times: u64) -> Answer<()> {
    let first = thread::spawn(move || print_multiple(".", times));
    let second = thread::spawn(move || print_multiple("o", times));
    first.join().expect("no panic");
    second.join().expect("no panic");
    Ok(())
}

/// There are two threads, and this is one of them.
fn with_the_caller(times: u64) -> Answer<()> {
    let other = thread::spawn(move || print_multiple("o", times));
    print_multiple(".", times);
    other.join().expect("no panic");
    Ok(())
}

/// Neither begins its next one before the other has begun this one.
fn in_step(times: u64) -> Answer<()> {
    let barrier = Barrier::new(2);
    let print = |text| {
        for _ in 0..times {
            barrier.wait();
            put(text);
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| print("."));
        scope.spawn(|| print("o"));
    });
    Ok(())
}

fn submitted(times: u64) -> Answer<()> {
    let executor = ThreadPoolExecutor::new(2)?;
    let dots = executor.submit(move |text| print_multiple(text, times), ".")?;
    let os = executor.submit(move |text| print_multiple(text, times), "o")?;
    dots.result()?;
    Ok(os.result()?)
}

fn std_channel(names: &[&str], rounds: u64, tell: &mut dyn FnMut(&str, u64)) -> Answer<()> {
    let (sender, counts) = mpsc::channel();
    let handles: Vec<_> = names
        .iter()
        .map(|name| {
            let (name, sender) = ((*name).to_owned(), sender.clone());
            thread::spawn(move || {
                (0..rounds).try_for_each(|_| sender.send((name.clone(), count_for_a_moment(&name))))
            })
        })
        .collect();
    drop(sender);
    while let Ok((name, count)) = counts.recv() {
        tell(&name, count);
    }
    for handle in handles {
        handle.join().expect("no panic")?;
    }
    Ok(())
}

/// The number of counts is known, so nobody has to drop anything.
fn rendezvous(names: &[&str], rounds: u64, tell: &mut dyn FnMut(&str, u64)) -> Answer<()> {
    let (sender, counts) = crossbeam::channel::bounded(0);
    thread::scope(|scope| {
        for name in names {
            let sender = &sender;
            scope.spawn(move || {
                for _ in 0..rounds {
                    let count = count_for_a_moment(name);
                    sender.send((*name, count)).expect("the caller listens");
                }
            });
        }
        for _ in 0..rounds * names.len() as u64 {
            let (name, count) = counts.recv().expect("somebody sends");
            tell(name, count);
        }
    });
    Ok(())
}

/// A channel made by hand.
fn locked_queue(names: &[&str], rounds: u64, tell: &mut dyn FnMut(&str, u64)) -> Answer<()> {
    let queue = Mutex::new(VecDeque::new());
    let more = Condvar::new();
    thread::scope(|scope| {
        for name in names {
            let (queue, more) = (&queue, &more);
            scope.spawn(move || {
                for _ in 0..rounds {
                    let count = count_for_a_moment(name);
                    let mut queue = queue.lock().expect("no panic");
                    queue.push_back((*name, count));
                    more.notify_one();
                }
            });
        }
        for _ in 0..rounds * names.len() as u64 {
            let queue = queue.lock().expect("no panic");
            let empty = |queue: &mut VecDeque<_>| queue.is_empty();
            let mut queue = more.wait_while(queue, empty).expect("no panic");
            let first = queue.pop_front();
            drop(queue);
            if let Some((name, count)) = first {
                tell(name, count);
            }
        }
    });
    Ok(())
}

/// `threads` threads, each with its share.
fn threads(darts: u64, threads: usize, work: impl Fn(u64) + Sync) {
    thread::scope(|scope| {
        for thread in 0..threads {
            let work = &work;
            scope.spawn(move || share(darts, threads, thread).for_each(work));
        }
    });
}

fn locked(darts: u64, count: usize) -> Answer<u64> {
    let hits = Mutex::new(0);
    threads(darts, count, |number| {
        let hit = dart(number);
        *hits.lock().expect("no panic") += u64::from(hit);
    });
    Ok(hits.into_inner()?)
}

fn read_write_lock(darts: u64, count: usize) -> Answer<u64> {
    let hits = RwLock::new(0);
    threads(darts, count, |number| {
        if dart(number) {
            *hits.write().expect("no panic") += 1;
        }
    });
    let hits = *hits.read().expect("no panic");
    Ok(hits)
}

/// What `fetch_add` does, by hand.
fn compare_exchange(darts: u64, count: usize) -> Answer<u64> {
    let hits = AtomicU64::new(0);
    threads(darts, count, |number| {
        if dart(number) {
            let add = |hits: u64| Some(hits + 1);
            let _ = hits.fetch_update(Ordering::SeqCst, Ordering::SeqCst, add);
        }
    });
    Ok(hits.load(Ordering::SeqCst))
}

fn rayon_count(darts: u64, count: usize) -> Answer<u64> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build()?;
    let hits = || {
        let hits = (0..darts).into_par_iter().filter(|number| dart(*number));
        hits.count() as u64
    };
    Ok(pool.install(hits))
}

fn sent_home(darts: u64, count: usize) -> Answer<u64> {
    let (sender, sums) = mpsc::channel();
    let sender = Arc::new(sender);
    for thread in 0..count {
        let (sender, share) = (Arc::clone(&sender), share(darts, count, thread));
        thread::spawn(move || sender.send(share.filter(|number| dart(*number)).count() as u64));
    }
    drop(sender);
    Ok(sums.iter().sum())
}

fn lock_a_share(darts: u64, count: usize) -> Answer<u64> {
    let hits = Mutex::new(0);
    thread::scope(|scope| {
        for thread in 0..count {
            let hits = &hits;
            scope.spawn(move || {
                let own = share(darts, count, thread).filter(|number| dart(*number));
                let own = own.count() as u64;
                *hits.lock().expect("no panic") += own;
            });
        }
    });
    Ok(hits.into_inner()?)
}

fn next_dart(darts: u64, count: usize) -> Answer<u64> {
    let (next, hits) = (AtomicU64::new(0), AtomicU64::new(0));
    thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= darts {
                        break;
                    }
                    hits.fetch_add(dart(number).into(), Ordering::Relaxed);
                }
            });
        }
    });
    Ok(hits.into_inner())
}
