//! Wrong answers to tasks 1 and 2: times.

use crate::{wrong_list, wrong_naps};
use course_core::{boo, foo, nap_length};
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex0::Subject;
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_naps(
            "read_before_the_naps",
            Verdict::WrongResult,
            read_before::<false>,
            read_before::<true>,
        ),
        wrong_naps(
            "started_after_the_first",
            Verdict::WrongResult,
            late_start::<false>,
            late_start::<true>,
        ),
        wrong_naps(
            "the_last_nap_alone",
            Verdict::WrongResult,
            restarted::<false>,
            restarted::<true>,
        ),
        wrong_naps(
            "what_it_should_take",
            Verdict::WrongResult,
            should::<false>,
            should::<true>,
        ),
        wrong_naps(
            "an_iterator_of_naps",
            Verdict::WorkNotSeen,
            unconsumed::<false>,
            unconsumed::<true>,
        ),
        wrong_naps(
            "one_nap_times_three",
            Verdict::LostItems,
            times_three::<false>,
            times_three::<true>,
        ),
        wrong_naps(
            "at_the_same_time",
            Verdict::WrongEngine,
            on_threads::<false>,
            on_threads::<true>,
        ),
        wrong_naps(
            "one_to_warm_up",
            Verdict::DoneTwice,
            warm_up::<false>,
            warm_up::<true>,
        ),
        wrong_list(
            "the_average",
            Verdict::WrongResult,
            average::<false>,
            average::<true>,
        ),
        wrong_list(
            "the_shortest_first",
            Verdict::OutOfOrder,
            sorted::<false>,
            sorted::<true>,
        ),
        wrong_list(
            "one_long_nap",
            Verdict::LostItems,
            one_long::<false>,
            one_long::<true>,
        ),
        wrong_list(
            "a_sleep_of_its_own",
            Verdict::WorkNotSeen,
            own_sleep::<false>,
            own_sleep::<true>,
        ),
    ]
}

fn read_before<const MENDED: bool>() -> Duration {
    let start = Instant::now();
    let time = start.elapsed();
    for _ in 0..3 {
        foo();
    }
    if MENDED { start.elapsed() } else { time }
}

fn late_start<const MENDED: bool>() -> Duration {
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
fn restarted<const MENDED: bool>() -> Duration {
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
fn should<const MENDED: bool>() -> Duration {
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

fn unconsumed<const MENDED: bool>() -> Duration {
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
fn times_three<const MENDED: bool>() -> Duration {
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
fn on_threads<const MENDED: bool>() -> Duration {
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

fn warm_up<const MENDED: bool>() -> Duration {
    if !MENDED {
        foo();
    }
    let start = Instant::now();
    for _ in 0..3 {
        foo();
    }
    start.elapsed()
}

fn average<const MENDED: bool>(list: &[u32]) -> Duration {
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

fn sorted<const MENDED: bool>(list: &[u32]) -> Duration {
    let mut list = list.to_vec();
    if !MENDED {
        list.sort_unstable();
    }
    let start = Instant::now();
    list.into_iter().for_each(boo);
    start.elapsed()
}

fn one_long<const MENDED: bool>(list: &[u32]) -> Duration {
    let start = Instant::now();
    if MENDED {
        list.iter().copied().for_each(boo);
    } else {
        boo(list.iter().sum());
    }
    start.elapsed()
}

fn own_sleep<const MENDED: bool>(list: &[u32]) -> Duration {
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
