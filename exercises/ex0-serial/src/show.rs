//! What the program shows of each function. Given: there is nothing to write here.

use course_core::{foo, nap_length, square};
use report::parts::{Outcomes, Part, Parts};
use std::error::Error;
use std::time::{Duration, Instant};

/// `my_map` for numbers.
pub type Map = fn(fn(&u64) -> u64, &[u64]) -> Vec<u64>;

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// Task 1.
    pub time_three_naps: fn() -> Duration,
    /// Task 2.
    pub time_naps: fn(&[u32]) -> Duration,
    /// Task 3.
    pub my_map: Map,
    /// Task 4.
    pub map_by_iterator: Map,
}

const NAPS: [u32; 3] = [1, 2, 3];
const NUMBERS: [u64; 6] = [0, 1, 2, 3, 4, 5];

/// The exercise with these answers.
pub fn parts(answers: Answers) -> Parts {
    Parts {
        package: "ex0-serial",
        title: "Serial: one thing after another, timed",
        source: answers.source,
        naps: true,
        parts: vec![
            Part::new(
                "three-naps",
                "three naps of the same length",
                move || Ok((answers.time_three_naps)()),
                |time| tell_time(*time, 3),
            )
            .watched("foo")
            .task(1, "take three naps and tell how long they took"),
            Part::new(
                "naps",
                "naps as long as 1, 2 and 3 of them",
                move || Ok((answers.time_naps)(&NAPS)),
                |time| tell_time(*time, NAPS.iter().sum()),
            )
            .watched("boo")
            .task(2, "the same for a list of naps"),
            Part::new("lazy", "three naps that nobody takes", lazy, lazy_time),
            Part::new(
                "loop",
                "the squares of 0 to 5, by a loop",
                squares,
                |squares| tell_squares(squares),
            ),
            Part::new(
                "my-map",
                "the squares of 0 to 5, by `my_map`",
                move || Ok((answers.my_map)(|x| square(*x), &NUMBERS)),
                |squares| tell_squares(squares),
            )
            .task(3, "write a map with a loop"),
            Part::new(
                "iterator",
                "the squares of 0 to 5, by an iterator's `map`",
                move || Ok((answers.map_by_iterator)(|x| square(*x), &NUMBERS)),
                |squares| tell_squares(squares),
            )
            .task(4, "write a map with an iterator"),
        ],
        table: None,
        closing,
    }
}

/// Given: an iterator of naps. Nobody asks it for one.
fn lazy() -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let naps = (0..3).map(|_| foo());
    let time = start.elapsed();
    drop(naps);
    Ok(time)
}

fn lazy_time(time: &Duration) -> Result<Vec<String>, String> {
    Ok(vec![
        "`let naps = (0..3).map(|_| foo());` and nothing that consumes it:".into(),
        told(*time),
    ])
}

/// Given: without a map, each square is used at once.
fn squares() -> Result<Vec<u64>, Box<dyn Error>> {
    let mut squares = Vec::new();
    for number in NUMBERS {
        squares.push(square(number));
    }
    Ok(squares)
}

/// What the answer says it took: it must be at least as long as the naps.
///
/// # Errors
/// It is shorter.
pub fn tell_time(time: Duration, naps: u32) -> Result<Vec<String>, String> {
    let least = nap_length() * naps;
    if time < least {
        let (time, least) = (time.as_secs_f64(), least.as_secs_f64());
        return Err(format!(
            "it tells {time:.4} s, and the naps alone take {least} s"
        ));
    }
    Ok(vec![told(time)])
}

fn told(time: Duration) -> String {
    format!("it tells {:.6} s", time.as_secs_f64())
}

/// The squares in one line.
///
/// # Errors
/// They are not those of the numbers.
pub fn tell_squares(squares: &[u64]) -> Result<Vec<String>, String> {
    if squares != NUMBERS.map(|number| number * number) {
        return Err(format!("{squares:?} are not the squares of {NUMBERS:?}"));
    }
    Ok(vec![format!("{NUMBERS:?} -> {squares:?}")])
}

fn closing(outcomes: &Outcomes<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(sums(outcomes));
    sentences.extend(laziness(outcomes));
    sentences.push(next(outcomes).to_owned());
    sentences
}

fn sums(outcomes: &Outcomes<'_>) -> Option<String> {
    let (three, list) = (outcomes.time("three-naps")?, outcomes.time("naps")?);
    Some(format!(
        "One after another, times add up: three naps took {:.2} s, and 1 + 2 + 3 took {:.2} s. At the \
         same time they would take as long as the longest: {:.2} s and {:.2} s. That is what the next \
         exercises are about.",
        three.as_secs_f64(),
        list.as_secs_f64(),
        nap_length().as_secs_f64(),
        nap_length().as_secs_f64() * 3.0
    ))
}

fn laziness(outcomes: &Outcomes<'_>) -> Option<String> {
    outcomes.time("lazy")?;
    Some(
        "An iterator's `map` only promises. Whoever times it without consuming it times nothing: the \
         three naps of `lazy` were never taken."
            .into(),
    )
}

fn next(outcomes: &Outcomes<'_>) -> &'static str {
    if outcomes.have_failed() {
        "What is wrong with the one that failed? cargo test -p ex0-serial"
    } else if outcomes.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else if outcomes.lack_something() {
        "Check what you have: cargo test -p ex0-serial"
    } else {
        "Check it: cargo test -p ex0-serial. Another answer to compare yours with: solutions/src/ex0_serial.rs"
    }
}
