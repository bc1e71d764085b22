//! The optimiser ate my benchmark: the same sum, with a loop that is run and with one that is not.
//!
//! ```text
//! cargo run -p book --example optimiser
//! ```

use report::median;
use std::hint::black_box;
use std::time::{Duration, Instant};

const NUMBERS: u64 = 20_000;

// Wrapping, as in a release build: in a dev build `+` and `*` look out for an overflow in every turn, and
// that alone keeps the loop alive.

// ANCHOR: loops
/// The loop as one writes it.
fn as_written(number: u64) -> u64 {
    let mut sum: u64 = 0;
    for i in 0..number {
        sum = i.wrapping_mul(i).wrapping_add(sum);
    }
    sum
}

/// The same; but what `black_box` gives could be any number, so each has to be squared and added.
fn with_black_box(number: u64) -> u64 {
    let mut sum: u64 = 0;
    for i in 0..number {
        let i = black_box(i);
        sum = i.wrapping_mul(i).wrapping_add(sum);
    }
    sum
}
// ANCHOR_END: loops

// ANCHOR: nobody_asks
/// The honest loop, and nobody asks for its sums: `map` alone does nothing.
fn never_asked_for() {
    let _ = (0..NUMBERS).map(with_black_box);
}
// ANCHOR_END: nobody_asks

fn main() {
    let total = |sum: fn(u64) -> u64| (0..NUMBERS).map(sum).sum::<u64>();
    assert_eq!(total(as_written), total(with_black_box), "one sum");
    row("as written", || total(as_written));
    row("black_box on i", || total(with_black_box));
    row("never asked for", || {
        never_asked_for();
        0
    });
}

/// Times it until it is over, three times.
fn row(name: &str, run: impl Fn() -> u64) {
    let time = |_| {
        let start = Instant::now();
        black_box(run()); // somebody wants it
        start.elapsed()
    };
    let times: Vec<Duration> = (0..3).map(time).collect();
    println!("{name:<16} {:>12.3} ms", median(&times).as_secs_f64() * 1e3);
}
