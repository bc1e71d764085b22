//! Naps: work that only waits, as a download does, and leaves its core to others.

use crate::probe;
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

/// How long one nap lasts unless [`NAP_VARIABLE`] says otherwise: 0.2 s.
pub const DEFAULT_NAP: Duration = Duration::from_millis(200);

/// The environment variable that sets how long one nap lasts, in whole milliseconds.
///
/// An environment variable because worker processes inherit it: `foo` naps as long in a worker as
/// in the process that started it, and no nap has to carry its scale along.
pub const NAP_VARIABLE: &str = "COURSE_NAP_MS";

/// Takes one nap, of [`nap_length`]. The classic tutorials nap for a second here.
///
/// # Panics
///
/// As [`nap_length`] does.
///
/// # Examples
///
/// ```
/// for _ in 0..3 {
///     course_core::foo();
/// }
/// ```
pub fn foo() {
    probe::work("foo", 1, || nap(1));
}

/// Naps for `seconds` seconds, where a second is shortened to one nap ([`nap_length`]): `boo(3)`
/// is over after 0.6 s, and after 3 s with `COURSE_NAP_MS=1000`.
///
/// Whole seconds, so that `boo(1)` and the lists `[1, 1, 1]` and `[1, 2, 3]` can be written as in
/// Python. It naps at least that long; the system may wake it up somewhat later.
///
/// # Panics
///
/// As [`nap_length`] does, and when the nap would last longer than a [`Duration`] can say.
///
/// # Examples
///
/// ```
/// for seconds in [1, 2, 3] {
///     course_core::boo(seconds);
/// }
/// ```
pub fn boo(seconds: u32) {
    probe::work("boo", seconds, || nap(seconds));
}

/// How long one nap lasts in this process: what [`NAP_VARIABLE`] says, or [`DEFAULT_NAP`].
///
/// Read once, at the first call.
///
/// # Panics
///
/// When the variable is set to something that is not a whole number of milliseconds. A `main` that
/// calls this first finds out before any work has begun.
///
/// # Examples
///
/// ```
/// // Nobody has set the variable here.
/// assert_eq!(course_core::nap_length(), course_core::DEFAULT_NAP);
/// ```
pub fn nap_length() -> Duration {
    static LENGTH: LazyLock<Duration> =
        LazyLock::new(|| nap_setting().unwrap_or_else(|wrong| panic!("{wrong}")));
    *LENGTH
}

/// The same, for a program that wants to say in its own way what is wrong with the variable.
///
/// # Errors
///
/// What is wrong with it, in words: it is not a whole number of milliseconds.
pub fn nap_setting() -> Result<Duration, String> {
    match std::env::var_os(NAP_VARIABLE) {
        None => Ok(DEFAULT_NAP),
        Some(text) => parse_milliseconds(&text.to_string_lossy()),
    }
}

pub(crate) fn nap(seconds: u32) {
    thread::sleep(nap_length() * seconds);
}

fn parse_milliseconds(text: &str) -> Result<Duration, String> {
    text.parse().map(Duration::from_millis).map_err(|error| {
        format!(
            "{NAP_VARIABLE} is {text:?}, which is not a whole number of milliseconds ({error}): \
             set it to 1000 for naps of a second, or do not set it"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::parse_milliseconds;
    use std::time::Duration;

    #[test]
    fn the_variable_is_in_milliseconds() {
        assert_eq!(parse_milliseconds("1000"), Ok(Duration::from_secs(1)));
        assert_eq!(parse_milliseconds("0"), Ok(Duration::ZERO));
    }

    #[test]
    fn anything_else_is_refused_by_name() {
        let wrong = parse_milliseconds("1s").unwrap_err();
        assert!(wrong.starts_with("COURSE_NAP_MS is \"1s\", which is not a whole number"));
    }
}
