//! `--nap`: how long a nap lasts, for this program and all that it starts.

use course_core::{NAP_VARIABLE, nap_setting};
use std::ffi::OsString;
use std::io;
use std::process::{Command, ExitCode};
use std::time::Duration;

/// Longer naps are a slip of the finger.
const LONGEST: Duration = Duration::from_mins(1);

/// A time as people write it: `1s`, `0.5s`, `200ms`.
pub(super) fn parse(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let (number, unit) = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => (number, 0.001),
        (None, Some(number)) => (number, 1.0),
        (None, None) => return Err("write it with its unit: 1s, 0.5s or 200ms".into()),
    };
    let seconds: f64 = number.trim().parse().unwrap_or(f64::NAN);
    if !(0.0..=LONGEST.as_secs_f64()).contains(&(seconds * unit)) {
        return Err("from 0s to 60s, like 1s, 0.5s or 200ms".into());
    }
    Ok(Duration::from_millis(
        Duration::from_secs_f64(seconds * unit)
            .as_millis()
            .try_into()
            .unwrap_or(0),
    ))
}

/// Starts this program again with that length of a nap, unless it is what holds already. Returns how it
/// ended; none if this program itself is to go on.
///
/// A nap's length travels in the environment, which worker processes inherit. A program cannot change its
/// own safely, where other threads may be reading it; for a new one it can.
///
/// # Errors
/// The program cannot be started.
pub(super) fn start_again(nap: Duration, arguments: &[OsString]) -> io::Result<Option<ExitCode>> {
    if nap_setting() == Ok(nap) {
        return Ok(None);
    }
    let status = Command::new(crate::observe::this_program()?)
        .args(arguments)
        .env(NAP_VARIABLE, nap.as_millis().to_string())
        .status()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(Some(code.map_or(ExitCode::FAILURE, ExitCode::from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units() {
        assert_eq!(parse("1s"), Ok(Duration::from_secs(1)));
        assert_eq!(parse("0.5s"), Ok(Duration::from_millis(500)));
        assert_eq!(parse("200ms"), Ok(Duration::from_millis(200)));
        assert_eq!(parse("0s"), Ok(Duration::ZERO));
        for text in ["", "1", "s", "one s", "-1s", "61s", "nans", "infs", "1 m"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
