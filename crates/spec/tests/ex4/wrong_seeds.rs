//! Wrong answers to task 4: seeds.

use course_core::pi_mc;
use multiprocess::{Pool, Result};
use spec::corpus::Entry;
use spec::ex4::Subject;
use std::f64::consts::PI;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

type Estimates = Result<Vec<f64>>;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(estimates, the_same_seed_for_all, WrongResult),
        wrong!(estimates, each_worker_counts_for_itself, WrongResult),
        wrong!(estimates, the_place_for_the_seed, WrongResult),
        wrong!(estimates, their_mean, WrongResult),
        wrong!(estimates, every_worker_does_all, DoneTwice),
        wrong!(estimates, pi_itself, WrongResult),
        wrong!(estimates, the_first_half_in_the_pool, WrongEngine),
    ]
}

fn mapped(seeds: Vec<u64>, workers: usize) -> Estimates {
    Pool::new(workers)?.map(pi_mc, seeds)
}

fn the_same_seed_for_all<const MENDED: bool>(seeds: Vec<u64>, workers: usize) -> Estimates {
    let seed = |seed: u64| if MENDED { seed } else { 42 };
    mapped(seeds.into_iter().map(seed).collect(), workers)
}

/// A variable of the worker: the others have one of their own, and it begins with the same number.
fn each_worker_counts_for_itself<const MENDED: bool>(seeds: Vec<u64>, workers: usize) -> Estimates {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let task = |seed: u64| {
        pi_mc(if MENDED {
            seed
        } else {
            NEXT.fetch_add(1, Relaxed)
        })
    };
    Pool::new(workers)?.map(task, seeds)
}

/// Right for 0, 1, 2, 3, and for no other list.
fn the_place_for_the_seed<const MENDED: bool>(seeds: Vec<u64>, workers: usize) -> Estimates {
    if MENDED {
        return mapped(seeds, workers);
    }
    mapped((0..seeds.len() as u64).collect(), workers)
}

fn their_mean<const MENDED: bool>(seeds: Vec<u64>, workers: usize) -> Estimates {
    let estimates = mapped(seeds, workers)?;
    if MENDED || estimates.is_empty() {
        return Ok(estimates);
    }
    Ok(vec![estimates.iter().sum::<f64>() / estimates.len() as f64])
}

/// A task a worker, and each of them has the whole list.
fn every_worker_does_all<const MENDED: bool>(seeds: Vec<u64>, workers: usize) -> Estimates {
    if MENDED {
        return mapped(seeds, workers);
    }
    let task = |seeds: Vec<u64>| seeds.into_iter().map(pi_mc).collect::<Vec<_>>();
    let mut results = Pool::new(workers)?.map(task, vec![seeds; workers])?;
    Ok(results.swap_remove(0))
}

/// Nobody could tell the difference from an estimate, but for its being too good.
fn pi_itself<const MENDED: bool>(seeds: Vec<u64>, workers: usize) -> Estimates {
    let estimates = mapped(seeds, workers)?;
    let told = |estimate| if MENDED { estimate } else { PI };
    Ok(estimates.into_iter().map(told).collect())
}

/// The caller does the other half itself meanwhile.
fn the_first_half_in_the_pool<const MENDED: bool>(
    mut seeds: Vec<u64>,
    workers: usize,
) -> Estimates {
    let pool = Pool::new(workers)?;
    let half = if MENDED {
        seeds.len()
    } else {
        seeds.len().div_ceil(2)
    };
    let rest = seeds.split_off(half);
    let mut estimates = pool.map(pi_mc, seeds)?;
    estimates.extend(rest.into_iter().map(pi_mc));
    Ok(estimates)
}
