//! What the program shows of each function. Given: there is nothing to write here.

mod closing;
mod primes;

use course_core::{foo, fragile};
use multiprocess::{ProcessPoolExecutor, Result};
use report::parts::{Part, Parts};

pub use primes::check;

/// What became of each task.
pub type Roots = Vec<Result<u64>>;

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// Task 1.
    pub submit_naps: fn(usize) -> Result<()>,
    /// Task 2.
    pub map_naps: fn(Vec<u32>, usize) -> Result<()>,
    /// Task 3.
    pub are_prime: fn(Vec<u64>, usize) -> Result<Vec<bool>>,
    /// Task 4.
    pub prime_range: fn(u64, u64, usize) -> Result<Vec<u64>>,
    /// Task 5.
    pub as_they_end: fn(Vec<u32>, usize) -> Result<Vec<u32>>,
    /// Task 6.
    pub roots: fn(Vec<u64>, usize) -> Result<Roots>,
}

/// The numbers whose roots are asked for: 8 has none.
const NUMBERS: [u64; 4] = [4, 8, 9, 16];
/// The naps of which the longest is handed in first.
const NAPS: [u32; 3] = [3, 1, 2];

/// The exercise with these answers.
pub fn parts(answers: Answers) -> Parts {
    let mut parts = naps(answers);
    parts.extend(values(answers));
    Parts {
        package: "ex5-executor",
        title: "Executors: tasks handed in, futures, and tasks that fail",
        source: answers.source,
        naps: true,
        parts,
        table: Some(primes::table(answers)),
        closing: closing::closing,
    }
}

fn naps(answers: Answers) -> Vec<Part> {
    let map = move |list: [u32; 3], workers| move || Ok((answers.map_naps)(list.into(), workers)?);
    let task = "map naps of different lengths";
    vec![
        Part::new("serial", "three naps, one after another", serial, nothing),
        Part::new(
            "submit",
            "three naps submitted to three workers",
            move || Ok((answers.submit_naps)(3)?),
            nothing,
        )
        .watched("foo")
        .task(1, "submit three naps and wait for their futures"),
        Part::new(
            "map",
            "`map` over naps of 1, 1, 1, three workers",
            map([1, 1, 1], 3),
            nothing,
        )
        .task(2, task),
        Part::new(
            "lengths",
            "`map` over naps of 1, 2, 3, three workers",
            map([1, 2, 3], 3),
            nothing,
        )
        .watched("boo")
        .task(2, task),
        Part::new(
            "two-workers",
            "`map` over naps of 1, 1, 1, two workers",
            map([1, 1, 1], 2),
            nothing,
        )
        .watched("boo")
        .task(2, task),
        Part::new(
            "completed",
            "naps of 3, 1, 2 as they end, three workers",
            move || Ok((answers.as_they_end)(NAPS.into(), 3)?),
            |ended| Ok(vec![format!("submitted {NAPS:?}, ended {ended:?}")]),
        )
        .task(5, "give the naps in the order in which they end"),
    ]
}

fn values(answers: Answers) -> Vec<Part> {
    vec![
        Part::new(
            "prime",
            "is each of 2 to 6 prime? Two workers",
            move || Ok((answers.are_prime)((2..=6).collect(), 2)?),
            |primes| Ok(vec![format!("[2, 3, 4, 5, 6] -> {primes:?}")]),
        )
        .task(3, "submit all numbers before the first result is asked for"),
        Part::new(
            "failing",
            "roots of 4, 8, 9, 16: one task panics",
            move || Ok((answers.roots)(NUMBERS.into(), 2)?),
            |roots| tell_roots(roots),
        )
        .task(6, "keep the result of every task, also of those that fail"),
        Part::new(
            "unread",
            "the root of 8 once more, and nobody reads the result",
            || Ok(unread()?),
            |()| {
                Ok(vec![
                    "no error: it is in a future that was thrown away".into(),
                ])
            },
        ),
    ]
}

fn serial() -> std::result::Result<(), Box<dyn std::error::Error>> {
    for _ in 0..3 {
        foo();
    }
    Ok(())
}

/// Given: a task that fails, handed in and forgotten. Dropping the executor waits for it, as leaving `with`
/// does in Python, and says nothing.
fn unread() -> Result<()> {
    let executor = ProcessPoolExecutor::new(1)?;
    let _ = executor.submit(fragile, 8)?;
    Ok(())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "an answer is lent")]
fn nothing((): &()) -> std::result::Result<Vec<String>, String> {
    Ok(Vec::new())
}

/// A line for each number.
///
/// # Errors
/// There is no result for each of them. Whether they are right is for the checks to say.
pub fn tell_roots(roots: &[Result<u64>]) -> std::result::Result<Vec<String>, String> {
    if roots.len() != NUMBERS.len() {
        let (numbers, roots) = (NUMBERS.len(), roots.len());
        return Err(format!(
            "{numbers} numbers were handed in, and {roots} results came back"
        ));
    }
    let lines = NUMBERS.iter().zip(roots).map(|(number, root)| match root {
        Ok(root) => format!("{number}: {root}"),
        Err(error) => format!("{number}: {error}"),
    });
    Ok(lines.collect())
}
