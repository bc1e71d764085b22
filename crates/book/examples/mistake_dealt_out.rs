//! A mistake: numbers are dealt out like cards, and the hands are put one behind the other.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use spec::{Verdict, ex3::Subject};
use std::process::ExitCode;
use std::thread;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let mut sums = Vec::new();
    for hand in hands(numbers, workers) {
        sums.extend(hand.into_iter().map(|(_, sum)| sum)); // 0, 2, 4 ... and then 1, 3, 5 ...
    }
    Ok(sums)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let mut pairs: Vec<(u64, u64)> = hands(numbers, workers).into_iter().flatten().collect();
    pairs.sort_unstable(); // by the number
    Ok(pairs.into_iter().map(|(_, sum)| sum).collect())
}
// ANCHOR_END: mended

/// Every `workers`-th number and its sum, a thread each.
fn hands(numbers: u64, workers: usize) -> Vec<Vec<(u64, u64)>> {
    let play = |first: u64| {
        let mine = (first..numbers).step_by(workers);
        mine.map(|number| (number, sum_square(number))).collect()
    };
    thread::scope(|scope| {
        let spawn = |worker| scope.spawn(move || play(worker));
        let players: Vec<_> = (0..workers as u64).map(spawn).collect();
        let join = |player: thread::ScopedJoinHandle<'_, _>| player.join().expect("no panic");
        players.into_iter().map(join).collect()
    })
}

fn main() -> ExitCode {
    let answer = |rayon_runner| Subject {
        rayon_runner,
        ..nobody::ex3()
    };
    mistakes::main(Mistake {
        task: "rayon_runner",
        verdict: Verdict::OutOfOrder,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.rayon_runner)(10_000, 2).map(drop),
    })
}
