//! Wrong in task 2: most of these are parallel, and hand the work out before it begins.

use crate::{Answer, in_order};
use course_core::sum_square;
use crossbeam::channel;
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex8::Subject;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(on_demand_runner, equal_blocks, TooCoarse),
        wrong!(on_demand_runner, dealt_out_like_cards, TooCoarse),
        wrong!(on_demand_runner, rayon_over_equal_blocks, TooCoarse),
        wrong!(on_demand_runner, a_channel_a_worker, TooCoarse),
        wrong!(on_demand_runner, waves_with_a_join_after_each, TooCoarse),
        wrong!(
            on_demand_runner,
            on_demand_first_and_blocks_after,
            TooCoarse
        ),
        wrong!(on_demand_runner, lock_held_across_the_work, Serialised),
        wrong!(on_demand_runner, counted_when_it_is_done, DoneTwice),
        wrong!(on_demand_runner, the_last_number_forgotten, LostItems),
        wrong!(on_demand_runner, the_list_of_one_thread, LostItems),
        wrong!(on_demand_runner, thread_by_thread, OutOfOrder),
        wrong!(on_demand_runner, a_thread_a_number, OneWorkerPerItem),
    ]
}

/// A thread for each of `workers`, which does what `mine` gives it when asked for the next.
fn threads<N: Iterator<Item = u64> + Send>(workers: impl Iterator<Item = N>) -> Vec<(u64, u64)> {
    let mut done = Vec::new();
    thread::scope(|scope| {
        let spawn = |mine: N| {
            scope.spawn(|| {
                mine.map(|number| (number, sum_square(number)))
                    .collect::<Vec<_>>()
            })
        };
        let handles: Vec<_> = workers.map(spawn).collect();
        for handle in handles {
            done.extend(handle.join().expect("no panic"));
        }
    });
    done
}

/// The next number that nobody has, again and again.
fn shared(next: &AtomicU64, numbers: u64) -> impl Iterator<Item = u64> + Send {
    std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed))
        .take_while(move |number| *number < numbers)
}

/// What the mended answers do.
fn on_demand(numbers: u64, workers: usize) -> Answer {
    let next = AtomicU64::new(0);
    let all = (0..workers).map(|_| shared(&next, numbers));
    Ok(in_order(threads(all)))
}

fn equal(numbers: Range<u64>, workers: usize) -> impl Iterator<Item = Range<u64>> {
    let length = (numbers.end - numbers.start)
        .div_ceil(workers as u64)
        .max(1);
    let end = numbers.end;
    numbers
        .step_by(usize::try_from(length).expect("small"))
        .map(move |start| start..(start + length).min(end))
}

/// The given runner once more.
fn equal_blocks<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        return on_demand(numbers, workers);
    }
    Ok(in_order(threads(equal(0..numbers, workers))))
}

/// Each worker gets as much work as the others, as long as no number takes longer than expected.
fn dealt_out_like_cards<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        return on_demand(numbers, workers);
    }
    let hands = (0..workers).map(|worker| (worker as u64..numbers).step_by(workers));
    Ok(in_order(threads(hands)))
}

/// Rayon hands out chunks on demand: but there is one a worker.
fn rayon_over_equal_blocks<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let all: Vec<u64> = (0..numbers).collect();
    let length = if MENDED {
        1
    } else {
        all.len().div_ceil(workers).max(1)
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let sums_of = |chunk: &[u64]| {
        let sums = chunk.iter().map(|number| sum_square(*number));
        sums.collect::<Vec<_>>()
    };
    Ok(pool.install(|| all.par_chunks(length).flat_map(sums_of).collect()))
}

/// Channels, and yet: the caller decides beforehand who gets what.
fn a_channel_a_worker<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let channels: Vec<_> = (0..workers).map(|_| channel::unbounded::<u64>()).collect();
    let (senders, receivers): (Vec<_>, Vec<_>) = channels.into_iter().unzip();
    for (number, sender) in (0..numbers).zip(senders.iter().cycle()) {
        let sender = if MENDED { &senders[0] } else { sender };
        sender.send(number)?;
    }
    drop(senders);
    let mine = receivers.iter().map(|own| {
        let receiver = if MENDED { &receivers[0] } else { own };
        receiver.iter()
    });
    Ok(in_order(threads(mine)))
}

/// Threads for a few numbers; when the last of them is done, threads for the next few.
fn waves_with_a_join_after_each<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        return on_demand(numbers, workers);
    }
    let mut done = Vec::new();
    for start in (0..numbers).step_by(3 * workers) {
        let wave = start..(start + 3 * workers as u64).min(numbers);
        let next = Mutex::new(wave);
        let all =
            (0..workers).map(|_| std::iter::from_fn(|| next.lock().expect("no panic").next()));
        done.extend(threads(all));
    }
    Ok(in_order(done))
}

/// The first tenth looks as it should.
fn on_demand_first_and_blocks_after<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let border = if MENDED { numbers } else { numbers / 10 };
    let next = AtomicU64::new(0);
    let mut rest: Vec<_> = equal(border..numbers, workers).collect();
    rest.resize(workers, 0..0);
    let all = rest
        .into_iter()
        .map(|block| shared(&next, border).chain(block));
    Ok(in_order(threads(all)))
}

/// The lock lives as long as the body of the `while let`.
fn lock_held_across_the_work<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let range = Mutex::new(0..numbers);
    let done = Mutex::new(Vec::new());
    let keep = |number| {
        let sum = sum_square(number);
        done.lock().expect("no panic").push((number, sum));
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                if MENDED {
                    loop {
                        let next = range.lock().expect("no panic").next();
                        let Some(number) = next else { break };
                        keep(number);
                    }
                } else {
                    while let Some(number) = range.lock().expect("no panic").next() {
                        keep(number);
                    }
                }
            });
        }
    });
    Ok(in_order(done.into_inner()?))
}

/// The counter says what is done, and not what is taken.
fn counted_when_it_is_done<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let next = AtomicU64::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = if MENDED {
                next.fetch_add(1, Ordering::Relaxed)
            } else {
                next.load(Ordering::Relaxed)
            };
            if number >= numbers {
                return done;
            }
            done.push((number, sum_square(number)));
            if !MENDED {
                next.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    let mut done = Vec::new();
    thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for handle in handles {
            done.extend(handle.join().expect("no panic"));
        }
    });
    Ok(in_order(done))
}

fn the_last_number_forgotten<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let end = if MENDED {
        numbers
    } else {
        numbers.saturating_sub(1)
    };
    on_demand(end, workers)
}

/// One thread's list is taken for all there is.
fn the_list_of_one_thread<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let next = AtomicU64::new(0);
    let work = || {
        shared(&next, numbers)
            .map(|number| (number, sum_square(number)))
            .collect::<Vec<_>>()
    };
    let mut done = Vec::new();
    thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for handle in handles {
            let list = handle.join().expect("no panic");
            if MENDED || done.is_empty() {
                done.extend(list);
            }
        }
    });
    Ok(in_order(done))
}

/// Each thread's sums behind those of the thread before it.
fn thread_by_thread<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let next = Mutex::new(0..numbers);
    // The largest first, so that even one worker gives them in another order.
    let all =
        (0..workers).map(|_| std::iter::from_fn(|| next.lock().expect("no panic").next_back()));
    let done = threads(all);
    if MENDED {
        return Ok(in_order(done));
    }
    Ok(done.into_iter().map(|(_, sum)| sum).collect())
}

/// Nothing is given beforehand, and the system has to sort it out.
fn a_thread_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        return on_demand(numbers, workers);
    }
    let each = (0..numbers).map(|number| number..number + 1);
    Ok(in_order(threads(each)))
}
