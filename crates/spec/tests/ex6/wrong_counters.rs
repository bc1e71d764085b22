//! Wrong in tasks 3 to 5: hits that get lost, and threads that wait.

use crate::share;
use course_core::dart;
use spec::corpus::Entry;
use spec::ex6::{Answer, Subject};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(atomic_counter, load_and_store, LostCounts),
        wrong!(
            atomic_counter,
            read_before_the_dart_and_written_after,
            LostCounts
        ),
        wrong!(locked_counter, locked_twice, LostCounts),
        wrong!(locked_counter, locked_twice_in_one_line, Deadlock),
        wrong!(locked_counter, lock_held_across_the_dart, Serialised),
        wrong!(atomic_counter, remainder_lost, LostItems),
        wrong!(own_counters, the_last_thread_counts, LostCounts),
        wrong!(own_counters, joined_in_the_loop, Serialised),
        wrong!(atomic_counter, counts_the_darts, WrongResult),
        wrong!(atomic_counter, a_counter_for_the_whole_program, WrongResult),
        wrong!(atomic_counter, pi_is_known, WorkNotSeen),
        wrong!(atomic_counter, counted_twice_to_be_sure, DoneTwice),
    ]
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

/// Each step is atomic, and the two together are not.
fn load_and_store<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let hits = AtomicU64::new(0);
    threads(darts, count, |number| {
        if dart(number) {
            if MENDED {
                hits.fetch_add(1, Ordering::SeqCst);
            } else {
                hits.store(hits.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
            }
        }
    });
    Ok(hits.into_inner())
}

fn read_before_the_dart_and_written_after<const MENDED: bool>(
    darts: u64,
    count: usize,
) -> Answer<u64> {
    let hits = AtomicU64::new(0);
    threads(darts, count, |number| {
        let before = hits.load(Ordering::SeqCst);
        let hit = u64::from(dart(number));
        if MENDED {
            hits.fetch_add(hit, Ordering::SeqCst);
        } else {
            hits.store(before + hit, Ordering::SeqCst);
        }
    });
    Ok(hits.into_inner())
}

/// Read under the lock, written under the lock, and open in between.
fn locked_twice<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let hits = Mutex::new(0);
    threads(darts, count, |number| {
        if !dart(number) {
            return;
        }
        if MENDED {
            *hits.lock().expect("no panic") += 1;
            return;
        }
        let before = *hits.lock().expect("no panic");
        *hits.lock().expect("no panic") = before + 1;
    });
    Ok(hits.into_inner()?)
}

/// The first lock is open again at the end of the line, and the second one is in the line.
fn locked_twice_in_one_line<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let hits = Mutex::new(0);
    let add = |before: &u64, more: u64| before + more;
    threads(darts, count, |number| {
        let hit = u64::from(dart(number));
        if MENDED {
            *hits.lock().expect("no panic") += hit;
        } else {
            let sum = add(
                &hits.lock().expect("no panic"),
                hit + *hits.lock().expect("no panic"),
            );
            *hits.lock().expect("no panic") = sum;
        }
    });
    Ok(hits.into_inner()?)
}

/// "The lock protects the loop."
fn lock_held_across_the_dart<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let hits = Mutex::new(0);
    threads(darts, count, |number| {
        if MENDED {
            let hit = dart(number);
            *hits.lock().expect("no panic") += u64::from(hit);
        } else {
            let mut hits = hits.lock().expect("no panic");
            *hits += u64::from(dart(number));
        }
    });
    Ok(hits.into_inner()?)
}

fn remainder_lost<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let hits = AtomicU64::new(0);
    let each = darts / count as u64;
    let all = if MENDED { darts } else { each * count as u64 };
    threads(all, count, |number| {
        hits.fetch_add(dart(number).into(), Ordering::Relaxed);
    });
    Ok(hits.into_inner())
}

/// Each thread's sum takes the place of the one before.
fn the_last_thread_counts<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let mut hits = 0;
    thread::scope(|scope| {
        let mut handles = Vec::new();
        for thread in 0..count {
            let own = share(darts, count, thread);
            handles.push(scope.spawn(|| own.filter(|number| dart(*number)).count() as u64));
        }
        for handle in handles {
            let own = handle.join().expect("no panic");
            hits = if MENDED { hits + own } else { own };
        }
    });
    Ok(hits)
}

fn joined_in_the_loop<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let mut hits = 0;
    thread::scope(|scope| {
        let mut handles = Vec::new();
        for thread in 0..count {
            let own = share(darts, count, thread);
            let handle = scope.spawn(|| own.filter(|number| dart(*number)).count() as u64);
            if MENDED {
                handles.push(handle);
            } else {
                hits += handle.join().expect("no panic");
            }
        }
        for handle in handles {
            hits += handle.join().expect("no panic");
        }
    });
    Ok(hits)
}

fn counts_the_darts<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let hits = AtomicU64::new(0);
    threads(darts, count, |number| {
        if dart(number) || !MENDED {
            hits.fetch_add(1, Ordering::Relaxed);
        }
    });
    Ok(hits.into_inner())
}

/// Right the first time.
fn a_counter_for_the_whole_program<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    static HITS: AtomicU64 = AtomicU64::new(0);
    if MENDED {
        HITS.store(0, Ordering::Relaxed);
    }
    threads(darts, count, |number| {
        HITS.fetch_add(dart(number).into(), Ordering::Relaxed);
    });
    Ok(HITS.load(Ordering::Relaxed))
}

/// Threads that have nothing to do.
fn pi_is_known<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    if MENDED {
        return counts_the_darts::<true>(darts, count);
    }
    thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| ());
        }
    });
    Ok(darts * 355 / 452)
}

/// The serial result is returned, and the parallel one is for the looks of it.
fn counted_twice_to_be_sure<const MENDED: bool>(darts: u64, count: usize) -> Answer<u64> {
    let parallel = counts_the_darts::<true>(darts, count)?;
    if MENDED {
        return Ok(parallel);
    }
    let serial = (0..darts).filter(|number| dart(*number)).count() as u64;
    Ok(serial.max(parallel))
}
