//! Right answers on threads without rayon, and so quite different from the reference.

use crate::{Answer, blocks, right_threads};
use course_core::sum_square;
use crossbeam::channel;
use spec::corpus::Entry;
use spec::ex3::Subject;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        right_threads("scoped_threads_with_blocks", scoped_blocks),
        right_threads("the_caller_is_one_of_the_workers", caller_works),
        right_threads("crossbeam_channels", crossbeam_channels),
        right_threads("an_atomic_index", atomic_index),
        right_threads("a_locked_queue", locked_queue),
        right_threads("joined_threads_that_send_their_blocks", sent_blocks),
        right_threads("waves_of_threads", waves),
        right_threads("slices_written_in_place", in_place),
        right_threads("started_one_by_one", started_late),
        right_threads("guided_self_scheduling", guided),
        right_threads("the_rest_first_on_the_caller", rest_first),
    ]
}

fn scoped_blocks(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let spawn =
            |block: std::ops::Range<u64>| scope.spawn(|| block.map(sum_square).collect::<Vec<_>>());
        let handles: Vec<_> = blocks(numbers, workers).into_iter().map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}

fn caller_works(numbers: u64, workers: usize) -> Answer {
    let mut blocks = blocks(numbers, workers).into_iter();
    let Some(mine) = blocks.next() else {
        return Ok(Vec::new());
    };
    thread::scope(|scope| {
        let spawn =
            |block: std::ops::Range<u64>| scope.spawn(|| block.map(sum_square).collect::<Vec<_>>());
        let handles: Vec<_> = blocks.map(spawn).collect();
        let mut sums: Vec<u64> = mine.map(sum_square).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
        Ok(sums)
    })
}

fn crossbeam_channels(numbers: u64, workers: usize) -> Answer {
    let (to_workers, work) = channel::bounded::<u64>(2 * workers);
    let (done, results) = channel::unbounded();
    let mut sums = vec![0; usize::try_from(numbers)?];
    crossbeam::scope(|scope| {
        for _ in 0..workers {
            let (work, done) = (work.clone(), done.clone());
            scope.spawn(move |_| {
                for number in work {
                    done.send((number, sum_square(number)))
                        .expect("the caller listens");
                }
            });
        }
        drop(done);
        scope.spawn(move |_| {
            for number in 0..numbers {
                to_workers.send(number).expect("workers listen");
            }
        });
        for (number, sum) in &results {
            sums[usize::try_from(number).expect("small")] = sum;
        }
    })
    .expect("no panic");
    Ok(sums)
}

fn atomic_index(numbers: u64, workers: usize) -> Answer {
    let next = AtomicU64::new(0);
    let sums: Vec<AtomicU64> = (0..numbers).map(|_| AtomicU64::new(0)).collect();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(place) = sums.get(usize::try_from(number).expect("small")) else {
                        break;
                    };
                    place.store(sum_square(number), Ordering::Relaxed);
                }
            });
        }
    });
    Ok(sums.into_iter().map(AtomicU64::into_inner).collect())
}

fn locked_queue(numbers: u64, workers: usize) -> Answer {
    let queue = Mutex::new(0..numbers);
    let sums = Mutex::new(vec![0; usize::try_from(numbers)?]);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                // The lock is let go at the end of this statement, before the work.
                let next = || queue.lock().expect("no panic").next();
                while let Some(number) = next() {
                    let sum = sum_square(number);
                    sums.lock().expect("no panic")[usize::try_from(number).expect("small")] = sum;
                }
            });
        }
    });
    Ok(sums.into_inner()?)
}

fn sent_blocks(numbers: u64, workers: usize) -> Answer {
    let (done, results) = mpsc::channel();
    let mut handles = Vec::new();
    for (place, block) in blocks(numbers, workers).into_iter().enumerate() {
        let done = done.clone();
        handles.push(thread::spawn(move || {
            done.send((place, block.map(sum_square).collect::<Vec<_>>()))
        }));
    }
    drop(done);
    for handle in handles {
        handle.join().expect("no panic")?;
    }
    let mut blocks: Vec<_> = results.iter().collect();
    blocks.sort_unstable();
    Ok(blocks.into_iter().flat_map(|(_, block)| block).collect())
}

/// Each wave has threads of its own, `workers` of them.
fn waves(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    let all: Vec<u64> = (0..numbers).collect();
    for wave in all.chunks(8 * workers) {
        thread::scope(|scope| {
            let spawn = |chunk: &[u64]| {
                let chunk = chunk.to_vec();
                scope.spawn(move || chunk.into_iter().map(sum_square).collect::<Vec<_>>())
            };
            let handles: Vec<_> = wave
                .chunks(wave.len().div_ceil(workers))
                .map(spawn)
                .collect();
            for handle in handles {
                sums.extend(handle.join().expect("no panic"));
            }
        });
    }
    Ok(sums)
}

fn in_place(numbers: u64, workers: usize) -> Answer {
    let mut sums: Vec<u64> = (0..numbers).collect();
    let length = sums.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        for chunk in sums.chunks_mut(length) {
            scope.spawn(|| {
                for place in chunk {
                    *place = sum_square(*place);
                }
            });
        }
    });
    Ok(sums)
}

/// The second thread comes when the first has long begun.
fn started_late(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let mut handles = Vec::new();
        for block in blocks(numbers, workers) {
            handles.push(scope.spawn(|| block.map(sum_square).collect::<Vec<_>>()));
            thread::park_timeout(Duration::from_millis(300));
        }
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}

/// Large pieces first, and smaller ones towards the end.
fn guided(numbers: u64, workers: usize) -> Answer {
    let next = Mutex::new(0);
    let sums = Mutex::new(vec![0; usize::try_from(numbers)?]);
    let take = || {
        let mut next = next.lock().expect("no panic");
        let start = *next;
        *next += (numbers - start).div_ceil(2 * workers as u64);
        start..*next
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let piece = take();
                    if piece.is_empty() {
                        return;
                    }
                    for number in piece {
                        let sum = sum_square(number);
                        sums.lock().expect("no panic")[usize::try_from(number).expect("small")] =
                            sum;
                    }
                }
            });
        }
    });
    Ok(sums.into_inner()?)
}

/// What does not divide evenly is done before the threads start.
fn rest_first(numbers: u64, workers: usize) -> Answer {
    let rest = numbers % workers as u64;
    let mut sums: Vec<u64> = (0..rest).map(sum_square).collect();
    let all: Vec<u64> = (rest..numbers).collect();
    thread::scope(|scope| {
        let spawn = |chunk: &[u64]| {
            let chunk = chunk.to_vec();
            scope.spawn(move || chunk.into_iter().map(sum_square).collect::<Vec<_>>())
        };
        let length = (all.len() / workers).max(1);
        let handles: Vec<_> = all.chunks(length).map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}
