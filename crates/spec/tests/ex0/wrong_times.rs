//! Wrong answers to tasks 1 and 2: times.

use course_core::{boo, foo, nap_length};
use spec::corpus::Entry;
use spec::ex0::Subject;
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(time_three_naps, read_before_the_naps, WrongResult),
        wrong!(time_three_naps, started_after_the_first, WrongResult),
        wrong!(time_three_naps, the_last_nap_alone, WrongResult),
        wrong!(time_three_naps, what_it_should_take, WrongResult),
        wrong!(time_three_naps, an_iterator_of_naps, WorkNotSeen),
        wrong!(time_three_naps, one_nap_times_three, LostItems),
        wrong!(time_three_naps, at_the_same_time, WrongEngine),
        wrong!(time_three_naps, one_to_warm_up, DoneTwice),
        wrong!(time_naps, the_average, WrongResult),
        wrong!(time_naps, the_shortest_first, OutOfOrder),
        wrong!(time_naps, one_long_nap, LostItems),
        wrong!(time_naps, a_sleep_of_its_own, WorkNotSeen),
    ]
}

fn read_before_the_naps<const MENDED: bool>() -> Duration {
    let start = Instant::now();
    let time = start.elapsed();
    for _ in 0..3 {
        foo();
    }
    if MENDED { start.elapsed() } else { time }
}

fn started_after_the_first<const MENDED: bool>() -> Duration {
    let before = Instant::now();
    foo();
    let after = Instant::now();
    foo();
    foo();
    if MENDED {
        before.elapsed()
    } else {
        after.elapsed()
    }
}

/// The clock is started in the loop, and so three times.
fn the_last_nap_alone<const MENDED: bool>() -> Duration {
    let mut start = Instant::now();
    for _ in 0..3 {
        if !MENDED {
            start = Instant::now();
        }
        foo();
    }
    start.elapsed()
}

/// Hard-coded: what three naps of a second take.
fn what_it_should_take<const MENDED: bool>() -> Duration {
    let start = Instant::now();
    for _ in 0..3 {
        foo();
    }
    if MENDED {
        start.elapsed()
    } else {
        (nap_length() * 3).max(Duration::from_secs(3))
    }
}

fn an_iterator_of_naps<const MENDED: bool>() -> Duration {
    let start = Instant::now();
    let naps = (0..3).map(|_| foo());
    if MENDED {
        naps.for_each(drop);
    } else {
        let _ = black_box(naps);
    }
    start.elapsed()
}

/// "The other two will take as long."
fn one_nap_times_three<const MENDED: bool>() -> Duration {
    let start = Instant::now();
    foo();
    if MENDED {
        foo();
        foo();
        return start.elapsed();
    }
    start.elapsed() * 3
}

/// Faster, and no baseline.
fn at_the_same_time<const MENDED: bool>() -> Duration {
    let start = Instant::now();
    if MENDED {
        (0..3).for_each(|_| foo());
    } else {
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(foo);
            }
        });
    }
    start.elapsed()
}

fn one_to_warm_up<const MENDED: bool>() -> Duration {
    if !MENDED {
        foo();
    }
    let start = Instant::now();
    for _ in 0..3 {
        foo();
    }
    start.elapsed()
}

fn the_average<const MENDED: bool>(list: &[u32]) -> Duration {
    let start = Instant::now();
    for seconds in list {
        boo(*seconds);
    }
    let naps = u32::try_from(list.len()).expect("a short list").max(1);
    if MENDED {
        start.elapsed()
    } else {
        start.elapsed() / naps
    }
}

fn the_shortest_first<const MENDED: bool>(list: &[u32]) -> Duration {
    let mut list = list.to_vec();
    if !MENDED {
        list.sort_unstable();
    }
    let start = Instant::now();
    list.into_iter().for_each(boo);
    start.elapsed()
}

fn one_long_nap<const MENDED: bool>(list: &[u32]) -> Duration {
    let start = Instant::now();
    if MENDED {
        list.iter().copied().for_each(boo);
    } else {
        boo(list.iter().sum());
    }
    start.elapsed()
}

fn a_sleep_of_its_own<const MENDED: bool>(list: &[u32]) -> Duration {
    let start = Instant::now();
    for seconds in list {
        if MENDED {
            boo(*seconds);
        } else {
            thread::sleep(nap_length() * *seconds);
        }
    }
    start.elapsed()
}
