//! Wrong in task 3: asked too often, too late, or never.

use crate::Answer;
use course_core::sum_square;
use multiprocess::Pool;
use spec::corpus::Entry;
use spec::ex8::Subject;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(worthwhile_runner, the_starter, NotWorthIt),
        wrong!(worthwhile_runner, the_pool_is_made_first, NotWorthIt),
        wrong!(worthwhile_runner, threads_for_little_work, NotWorthIt),
        wrong!(worthwhile_runner, a_pool_of_one, NotWorthIt),
        wrong!(worthwhile_runner, one_number_late, Serialised),
        wrong!(worthwhile_runner, never_worth_it, Serialised),
        wrong!(worthwhile_runner, the_wrong_way_round, Serialised),
    ]
}

fn serial(numbers: u64) -> Answer {
    Ok((0..numbers).map(sum_square).collect())
}

fn parallel(numbers: u64, workers: usize) -> Answer {
    Ok(Pool::new(workers)?.map(sum_square, 0..numbers)?)
}

/// As it is handed to the student.
fn the_starter<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if MENDED && numbers < from {
        return serial(numbers);
    }
    parallel(numbers, workers)
}

/// Whoever has paid for the pool has lost already.
fn the_pool_is_made_first<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
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
fn threads_for_little_work<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if numbers >= from {
        return parallel(numbers, workers);
    }
    if MENDED {
        return serial(numbers);
    }
    let thread = thread::spawn(move || (0..numbers).map(sum_square).collect());
    Ok(thread.join().expect("no panic"))
}

fn a_pool_of_one<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if numbers >= from {
        return parallel(numbers, workers);
    }
    if MENDED {
        return serial(numbers);
    }
    parallel(numbers, 1)
}

fn one_number_late<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
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

fn never_worth_it<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if MENDED && numbers >= from {
        return parallel(numbers, workers);
    }
    serial(numbers)
}

fn the_wrong_way_round<const MENDED: bool>(numbers: u64, workers: usize, from: u64) -> Answer {
    if (numbers < from) == MENDED {
        return serial(numbers);
    }
    parallel(numbers, workers)
}
