//! What the program shows of each function. Given: there is nothing to write here.

mod closing;
mod pi;

use course_core::{parallel_test, square, square_cube};
use multiprocess::Result;
use report::parts::{Part, Parts};
use std::error::Error;

pub use pi::check;

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// Task 1.
    pub square_cubes: fn(Vec<u64>, usize) -> Result<Vec<String>>,
    /// Task 2.
    pub squares: fn(Vec<u64>, usize) -> Result<Vec<u64>>,
    /// Task 3.
    pub who_did_what: Who,
    /// Task 4.
    pub estimates: fn(Vec<u64>, usize) -> Result<Vec<f64>>,
}

/// Numbers and workers in, numbers and process ids out.
pub type Who = fn(Vec<u64>, usize) -> Result<Vec<(u64, u32)>>;

/// The numbers of 0 to 5, whose squares are asked for.
const NUMBERS: [u64; 6] = [0, 1, 2, 3, 4, 5];

/// The exercise with these answers.
pub fn parts(answers: Answers) -> Parts {
    Parts {
        package: "ex4-pool",
        title: "Pools: one function, many inputs",
        source: answers.source,
        naps: false,
        parts: vec![
            Part::new(
                "cubes",
                "squares and cubes of 1 to 5, four workers",
                move || Ok((answers.square_cubes)((1..=5).collect(), 4)?),
                |lines| tell_cubes(lines),
            )
            .task(1, "map `square_cube` with a pool"),
            Part::new(
                "one-by-one",
                "squares of 0 to 5, no workers",
                one_by_one,
                |squares| tell_squares(squares),
            ),
            Part::new(
                "squares",
                "squares of 0 to 5, six workers",
                move || Ok((answers.squares)(NUMBERS.into(), 6)?),
                |squares| tell_squares(squares),
            )
            .task(2, "make one pool, and let it map all numbers"),
            Part::new("at-home", "who did what? No workers", at_home, |pairs| {
                tell_pairs(pairs)
            }),
            Part::new(
                "who",
                "who did what? Six workers",
                move || Ok((answers.who_did_what)(NUMBERS.into(), 6)?),
                |pairs| tell_pairs(pairs),
            )
            .task(3, "give the pairs in the order in which the tasks end"),
            Part::new(
                "four-seeds",
                "pi, estimated from four seeds by four workers",
                move || Ok((answers.estimates)((0..4).collect(), 4)?),
                |estimates: &Vec<f64>| pi::tell(estimates),
            )
            .task(4, "map `pi_mc` over the seeds"),
        ],
        table: Some(pi::table(answers)),
        closing: closing::closing,
    }
}

/// Given: what `map` does without a pool.
fn one_by_one() -> std::result::Result<Vec<u64>, Box<dyn Error>> {
    Ok(NUMBERS.into_iter().map(square).collect())
}

/// Given: the same.
fn at_home() -> std::result::Result<Vec<(u64, u32)>, Box<dyn Error>> {
    Ok(NUMBERS.into_iter().map(parallel_test).collect())
}

/// A line for each number.
///
/// # Errors
/// One of the lines is wrong, or missing.
pub fn tell_cubes(lines: &[String]) -> std::result::Result<Vec<String>, String> {
    let right: Vec<String> = (1..=5).map(square_cube).collect();
    if lines == right {
        return Ok(right);
    }
    Err(format!("{lines:?} in place of {right:?}"))
}

/// The squares in one line.
///
/// # Errors
/// They are not those of the numbers.
pub fn tell_squares(squares: &[u64]) -> std::result::Result<Vec<String>, String> {
    if squares != NUMBERS.map(|number| number * number) {
        return Err(format!("{squares:?} are not the squares of {NUMBERS:?}"));
    }
    Ok(vec![format!("{NUMBERS:?} -> {squares:?}")])
}

/// A line for each pair, in their order.
///
/// # Errors
/// A number is missing, or there once too often.
pub fn tell_pairs(pairs: &[(u64, u32)]) -> std::result::Result<Vec<String>, String> {
    let mut numbers: Vec<u64> = pairs.iter().map(|(x, _)| *x).collect();
    numbers.sort_unstable();
    if numbers != NUMBERS {
        return Err(format!(
            "there are pairs for {numbers:?}, and not for {NUMBERS:?}"
        ));
    }
    let line = |(x, id): &(u64, u32)| format!("x = {x}, process {id}");
    Ok(pairs.iter().map(line).collect())
}
