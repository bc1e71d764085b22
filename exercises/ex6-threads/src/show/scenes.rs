//! What is shown and not timed: two threads that print, and two that count.

use super::Counts;
use crate::Answer;
use course_core::printed;

/// How often each thread prints.
const TIMES: u64 = 200;
/// How often each thread counts.
const ROUNDS: u64 = 5;

/// The two threads print; then a sentence on how often it went from one to the other.
pub(super) fn dots(dots: fn(u64) -> Answer<()>) -> Answer<Vec<String>> {
    printed();
    let answer = dots(TIMES);
    let text = printed();
    if !text.is_empty() {
        println!();
    }
    answer?;
    let (dots, os) = (text.matches('.').count(), text.matches('o').count());
    if (dots as u64, os as u64) != (TIMES, TIMES) {
        let wrong =
            format!("{TIMES} of each were asked for, and there are {dots} dots and {os} os");
        return Err(wrong.into());
    }
    Ok(vec![sentence(switches(&text))])
}

/// How often one text follows the other.
pub fn switches(text: &str) -> usize {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

fn sentence(switches: usize) -> String {
    match switches {
        1 => {
            "One thread had printed all it had before the other one began: they may well have been \
              started one after the other. Run it again, and see whether that changes."
                .into()
        }
        _ => format!(
            "Two threads printed this. It went from one to the other {switches} times, and that is \
             another number each time: nobody has said who is next."
        ),
    }
}

/// The two threads count, and what they tell is printed as it comes.
pub(super) fn counts(counts: Counts) -> Answer<Vec<String>> {
    let mut told = Vec::new();
    let mut tell = |name: &str, iterations: u64| {
        println!("{iterations} iterations in thread {name}");
        told.push(iterations);
    };
    counts(&["a", "b"], ROUNDS, &mut tell)?;
    let (Some(least), Some(most)) = (told.iter().min(), told.iter().max()) else {
        return Err("nothing was told".into());
    };
    Ok(vec![format!(
        "Each line is how far a thread came in a thousandth of a second: from {least} to {most}. \
         That depends on the machine, and on how long the system let the thread run."
    )])
}
