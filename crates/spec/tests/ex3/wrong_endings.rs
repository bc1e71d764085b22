//! Wrong in how they end: not at all, too soon, or with something left.

use crate::Answer;
use course_core::sum_square;
use crossbeam::channel::{self, Receiver, Sender};
use spec::corpus::Entry;
use spec::ex3::Subject;
use std::hint::black_box;
use std::thread;
use std::time::Duration;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(rayon_runner, sender_never_dropped, Deadlock),
        wrong!(rayon_runner, waits_for_what_it_never_sends, Deadlock),
        wrong!(rayon_runner, spins_for_ever, TimedOut).deadline(Duration::from_secs(3)),
        wrong!(rayon_runner, grows_for_ever, OutOfMemory).memory(200 << 20),
        wrong!(rayon_runner, exits_when_done, Crashed),
        wrong!(rayon_runner, recursion_without_end, Crashed),
        wrong!(rayon_runner, workers_never_told_to_stop, LeftRunning),
    ]
}

/// What a worker does: until nobody sends any more, or nobody listens.
fn serve(work: &Receiver<u64>, done: &Sender<(u64, u64)>) {
    for number in work {
        if done.send((number, sum_square(number))).is_err() {
            return;
        }
    }
}

/// Numbers go to the workers by one channel, sums come back by another.
fn by_channels(
    numbers: u64,
    workers: usize,
    collect: impl FnOnce(Sender<(u64, u64)>, &Receiver<(u64, u64)>),
) {
    let (to_workers, work) = channel::unbounded::<u64>();
    let (done, results) = channel::unbounded();
    (0..numbers).for_each(|number| to_workers.send(number).expect("workers listen"));
    drop(to_workers);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (work, done) = (work.clone(), done.clone());
            scope.spawn(move || serve(&work, &done));
        }
        collect(done, &results);
    });
}

/// The loop over the results ends when the last sender is dropped, and this function holds one.
fn sender_never_dropped<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = vec![0; usize::try_from(numbers)?];
    by_channels(numbers, workers, |done, results| {
        let kept = if MENDED { None } else { Some(done.clone()) };
        drop(done);
        for (number, sum) in results {
            sums[usize::try_from(number).expect("small")] = sum;
        }
        drop(kept);
    });
    Ok(sums)
}

/// The workers are joined before the channel that they read from is closed.
fn waits_for_what_it_never_sends<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let (to_workers, work) = channel::unbounded::<u64>();
    let worker =
        |work: Receiver<u64>| move || work.iter().map(|n| (n, sum_square(n))).collect::<Vec<_>>();
    let handles: Vec<_> = (0..workers)
        .map(|_| thread::spawn(worker(work.clone())))
        .collect();
    (0..numbers).for_each(|number| to_workers.send(number).expect("workers listen"));
    let late = if MENDED {
        None
    } else {
        Some(to_workers.clone())
    };
    drop(to_workers);
    let mut sums: Vec<(u64, u64)> = handles
        .into_iter()
        .flat_map(|handle| handle.join().expect("no panic"))
        .collect();
    drop(late);
    sums.sort_unstable();
    Ok(sums.into_iter().map(|(_, sum)| sum).collect())
}

/// Waits for one result more than there will be, and never sleeps.
fn spins_for_ever<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = vec![0; usize::try_from(numbers)?];
    let expected = if MENDED { numbers } else { numbers + 1 };
    by_channels(numbers, workers, |_done, results| {
        let mut count = 0;
        while count < expected {
            if let Ok((number, sum)) = results.try_recv() {
                sums[usize::try_from(number).expect("small")] = sum;
                count += 1;
            }
        }
    });
    Ok(sums)
}

/// Keeps what came as long as something may come, and something always may.
fn grows_for_ever<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = vec![0; usize::try_from(numbers)?];
    by_channels(numbers, workers, |done, results| {
        drop(done);
        for (number, sum) in results {
            sums[usize::try_from(number).expect("small")] = sum;
        }
        let mut kept: Vec<Vec<u64>> = Vec::new();
        loop {
            if MENDED {
                break;
            }
            kept.push(black_box(vec![1; 1 << 16]));
        }
    });
    Ok(sums)
}

/// "I am done", said to the whole program.
fn exits_when_done<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = vec![0; usize::try_from(numbers)?];
    by_channels(numbers, workers, |done, results| {
        drop(done);
        for (number, sum) in results {
            sums[usize::try_from(number).expect("small")] = sum;
        }
        if !MENDED {
            std::process::exit(0);
        }
    });
    Ok(sums)
}

/// Halves the numbers until there is one left, and forgets that there may be none.
fn recursion_without_end<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| halves::<MENDED>(0, numbers)))
}

fn halves<const MENDED: bool>(start: u64, end: u64) -> Vec<u64> {
    if end - start == 1 {
        return vec![sum_square(start)];
    }
    if MENDED && end == start {
        return Vec::new();
    }
    let middle = start.midpoint(end);
    let (mut left, right) = rayon::join(
        || halves::<MENDED>(start, middle),
        || halves::<MENDED>(middle, end),
    );
    left.extend(right);
    left
}

/// Each worker goes on listening to a channel that nobody closes.
fn workers_never_told_to_stop<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let (to_workers, work) = channel::unbounded::<u64>();
    let (done, results) = channel::unbounded();
    for _ in 0..workers {
        let (work, done) = (work.clone(), done.clone());
        thread::spawn(move || serve(&work, &done));
    }
    (0..numbers).for_each(|number| to_workers.send(number).expect("workers listen"));
    let mut sums = vec![0; usize::try_from(numbers)?];
    for (number, sum) in results.iter().take(sums.len()) {
        sums[usize::try_from(number)?] = sum;
    }
    if !MENDED {
        std::mem::forget(to_workers);
    }
    Ok(sums)
}
