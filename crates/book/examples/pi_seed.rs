//! A seed that is used, and one that is not. Chapter: pools.

use multiprocess::{Pool, Result};

/// Whether all are the same, to the last bit.
fn same(once: &[f64], again: &[f64]) -> bool {
    once.iter()
        .map(|x| x.to_bits())
        .eq(again.iter().map(|x| x.to_bits()))
}

// ANCHOR: all
fn darts(random: &mut fastrand::Rng) -> f64 {
    let mut hits = 0;
    for _ in 0..10_000 {
        let (x, y) = (random.f64(), random.f64());
        if x * x + y * y < 1.0 {
            hits += 1;
        }
    }
    f64::from(4 * hits) / 10_000.0
}

fn pi_without_seed(_seed: u64) -> f64 {
    // forgets the seed
    darts(&mut fastrand::Rng::new())
}

fn pi_with_seed(seed: u64) -> f64 {
    darts(&mut fastrand::Rng::with_seed(seed))
}

fn main() -> Result<()> {
    multiprocess::init();
    let pool = Pool::new(2)?;
    let once = pool.map(pi_without_seed, 0..4)?;
    let again = pool.map(pi_without_seed, 0..4)?;
    println!("pi_without_seed: {}", same(&once, &again));
    let once = pool.map(pi_with_seed, 0..4)?;
    let again = pool.map(pi_with_seed, 0..4)?;
    println!("pi_with_seed: {}", same(&once, &again));
    Ok(())
}
// ANCHOR_END: all
