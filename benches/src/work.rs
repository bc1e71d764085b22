//! Work that can be shared out: some items, and a plain function of one of them.

use multiprocess::Portable;
use std::error::Error;

/// The answers to some items, in the order of these; or why there are none.
pub type Answers<W> = Result<Vec<<W as Work>::Answer>, Box<dyn Error>>;

/// Work that every runner can do, written once for all of them.
///
/// The function is an associated one, without `self`: what a process is asked to do must be a plain function. All
/// that it needs travels in its item.
pub trait Work: 'static {
    /// What a worker is given.
    type Item: Portable + Clone + Sync;
    /// What it gives back.
    type Answer: Portable;

    /// The work on one item.
    fn task(item: Self::Item) -> Self::Answer;

    /// All items.
    fn items(&self) -> Vec<Self::Item>;

    /// Brings back the state in which a run begins (removes the files of the last one, say). Not timed.
    ///
    /// # Errors
    /// That cannot be done.
    fn prepare(&self) -> Result<(), Box<dyn Error>> {
        Ok(())
    }

    /// Whether these are the answers to the first `answers.len()` items, and all that goes with them is there.
    ///
    /// # Errors
    /// What is wrong, in words.
    fn check(&self, answers: &[Self::Answer]) -> Result<(), String>;
}

/// Compares answers with those that are known to be right.
///
/// ```
/// assert_eq!(benches::check_each(&[0, 0, 1], &[0, 0, 1, 5]), Ok(()));
/// assert_eq!(
///     benches::check_each(&[0, 1, 1], &[0, 0, 1, 5]),
///     Err("the answer to item 1 is 1, and right is 0".to_owned())
/// );
/// ```
///
/// # Errors
/// The first that is wrong.
pub fn check_each<T: PartialEq + std::fmt::Debug>(
    answers: &[T],
    right: &[T],
) -> Result<(), String> {
    let mut pairs = answers.iter().zip(right).enumerate();
    match pairs.find(|(_, (answer, right))| answer != right) {
        None => Ok(()),
        Some((place, (answer, right))) => Err(format!(
            "the answer to item {place} is {answer:?}, and right is {right:?}"
        )),
    }
}
