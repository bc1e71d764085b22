//! Wrong in task 3: asked too often, too late, or never.

use crate::{Answer, wrong_worthwhile};
use course_core::sum_square;
use multiprocess::Pool;
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex8::Subject;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_worthwhile(
            "the_starter",
            Verdict::NotWorthIt,
            always::<false>,
            always::<true>,
        ),
        wrong_worthwhile(
            "the_pool_is_made_first",
            Verdict::NotWorthIt,
            pool_first::<false>,
            pool_first::<true>,
        ),
        wrong_worthwhile(
            "threads_for_little_work",
            Verdict::NotWorthIt,
            thread_for_little::<false>,
            thread_for_little::<true>,
        ),
        wrong_worthwhile(
            "a_pool_of_one",
            Verdict::NotWorthIt,
            pool_of_one::<false>,
            pool_of_one::<true>,
        ),
        wrong_worthwhile(
            "one_number_late",
            Verdict::Serialised,
            late::<false>,
            late::<true>,
        ),
        wrong_worthwhile(
            "never_worth_it",
            Verdict::Serialised,
            never::<false>,
            never::<true>,
        ),
        wrong_worthwhile(
            "the_wrong_way_round",
            Verdict::Serialised,
            reversed::<false>,
            reversed::<true>,
        ),
    ]
}

fn serial(numbers: u64) -> Answer {
    Ok((0..numbers).map(sum_square).collect())
}

fn parallel(numbers: u64, workers: usize) -> Answer {
    Ok(Pool::new(workers)?.map(sum_square, 0..numbers)?)
}

/// As it is handed to the student.
fn always<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if MENDED && numbers < from {
        return serial(numbers);
    }
    parallel(numbers, workers)
}

/// Whoever has paid for the pool has lost already.
fn pool_first<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if MENDED && numbers < from {
        return serial(numbers);
    }
    let pool = Pool::new(workers)?;
    if numbers < from {
        return serial(numbers);
    }
    Ok(pool.map(sum_square, 0..numbers)?)
}

/// A thread costs less than a process, and more than a few numbers.
fn thread_for_little<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if numbers >= from {
        return parallel(numbers, workers);
    }
    if MENDED {
        return serial(numbers);
    }
    let thread = thread::spawn(move || (0..numbers).map(sum_square).collect());
    Ok(thread.join().expect("no panic"))
}

fn pool_of_one<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if numbers >= from {
        return parallel(numbers, workers);
    }
    if MENDED {
        return serial(numbers);
    }
    parallel(numbers, 1)
}

fn late<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    let little = if MENDED {
        numbers < from
    } else {
        // From 0 on means always.
        numbers <= from && from > 0
    };
    if little {
        return serial(numbers);
    }
    parallel(numbers, workers)
}

fn never<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if MENDED && numbers >= from {
        return parallel(numbers, workers);
    }
    serial(numbers)
}

fn reversed<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if (numbers < from) == MENDED {
        return serial(numbers);
    }
    parallel(numbers, workers)
}
