//! What the environment may say about how the laws are asked.

use std::env;
use std::time::Duration;

/// Seeds what is drawn at random.
pub(crate) const SEED: &str = "COURSE_SEED";
/// How many seconds a law has.
const DEADLINE: &str = "COURSE_DEADLINE";
/// In no time at all no answer is right.
const SHORTEST: u64 = 1;

pub(crate) fn seed() -> Option<u64> {
    number(SEED, 0).ok().flatten()
}

pub(crate) fn deadline() -> Option<Duration> {
    let seconds = number(DEADLINE, SHORTEST).ok().flatten();
    seconds.map(Duration::from_secs)
}

/// What is wrong with them, in a line: whoever sets one wants it to count.
pub(crate) fn check() -> Result<(), String> {
    number(SEED, 0)?;
    number(DEADLINE, SHORTEST)?;
    Ok(())
}

fn number(name: &str, least: u64) -> Result<Option<u64>, String> {
    let Some(value) = env::var_os(name) else {
        return Ok(None);
    };
    let number = value.to_str().and_then(|text| text.parse().ok());
    let number = number.filter(|number| *number >= least);
    let wrong = || {
        format!(
            "{name} is \"{}\", and takes a whole number, {least} or more: {name}=60",
            value.display()
        )
    };
    number.map(Some).ok_or_else(wrong)
}
