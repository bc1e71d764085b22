//! Right answers with rayon, other than the reference.

use crate::{Answer, right_threads};
use course_core::sum_square;
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex3::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        right_threads("rayon", rayon_pool),
        right_threads("rayon_in_chunks", rayon_chunks),
        right_threads("rayon_in_small_waves", rayon_waves),
        right_threads("rayon_in_pieces_of_at_least_eight", rayon_min_len),
    ]
}

fn rayon_pool(numbers: u64, workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

fn rayon_chunks(numbers: u64, workers: usize) -> Answer {
    let all: Vec<u64> = (0..numbers).collect();
    let length = all.len().div_ceil(4 * workers).max(1);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let work = |chunk: &[u64]| {
        chunk
            .iter()
            .map(|number| sum_square(*number))
            .collect::<Vec<_>>()
    };
    Ok(pool.install(|| all.par_chunks(length).flat_map(work).collect()))
}

/// Each wave ends with less to do than there are workers.
fn rayon_waves(numbers: u64, workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let all: Vec<u64> = (0..numbers).collect();
    let mut sums = Vec::new();
    for wave in all.chunks(10) {
        let wave = || {
            wave.par_iter()
                .map(|number| sum_square(*number))
                .collect::<Vec<_>>()
        };
        sums.extend(pool.install(wave));
    }
    Ok(sums)
}

/// Pieces that are no smaller than this make sense for short work, if there are enough of them.
fn rayon_min_len(numbers: u64, workers: usize) -> Answer {
    let all: Vec<u64> = (0..numbers).collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| {
        all.par_iter()
            .with_min_len(8)
            .map(|number| sum_square(*number))
            .collect()
    }))
}
