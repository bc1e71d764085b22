//! How a server behaves, and how that is written on a command line.

use std::time::Duration;

/// How a server behaves unless a request asks for something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The port to listen on; 0 for any that is free.
    pub port: u16,
    /// How long each answer is waited for.
    pub latency: Duration,
    /// Bytes a second for each answer; as fast as it goes if there is none.
    pub bandwidth: Option<u64>,
    /// The share of requests, from 0 to 1, that fail in a way drawn at random.
    pub failing: f64,
    /// What the draws start from.
    pub seed: u64,
    /// How wide and high the pictures are, in points.
    pub picture_side: u32,
    /// What its threads are called: whoever looks for sleeping threads knows them by it.
    pub threads: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            port: 0,
            latency: Duration::ZERO,
            bandwidth: None,
            failing: 0.0,
            seed: 1,
            picture_side: 300,
            threads: "bookserver".into(),
        }
    }
}

/// The longest latency that is taken for meant.
const LONGEST: Duration = Duration::from_mins(1);

/// A time as in `400ms`, `0.4s` or `2s`, a minute at most.
///
/// # Errors
/// It is none, in words.
pub fn duration(text: &str) -> Result<Duration, String> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1e-3),
        None => (text.strip_suffix('s').unwrap_or(""), 1.0),
    };
    let number: f64 = number
        .parse()
        .map_err(|_| "not a time; write it like 400ms or 0.4s")?;
    match Duration::try_from_secs_f64(number * unit) {
        Ok(time) if time <= LONGEST => Ok(time),
        _ => Err("from 0s to 60s".into()),
    }
}

/// Bytes a second, as in `20000` or `200k`.
///
/// # Errors
/// It is none, in words.
pub fn bandwidth(text: &str) -> Result<u64, String> {
    let (number, unit) = match text.strip_suffix('k') {
        Some(number) => (number, 1000),
        None => (text, 1),
    };
    let number: u64 = number
        .parse()
        .map_err(|_| "not a number of bytes a second; write it like 20000 or 200k")?;
    match number.checked_mul(unit) {
        Some(bytes) if bytes > 0 => Ok(bytes),
        _ => Err("at least 1 byte a second".into()),
    }
}

/// A share of a whole, from 0 to 1.
///
/// # Errors
/// It is none, in words.
pub fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a share from 0 to 1, like 0.1".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        assert_eq!(duration("400ms"), Ok(Duration::from_millis(400)));
        assert_eq!(duration("0.4s"), Ok(Duration::from_millis(400)));
        assert_eq!(duration("0s"), Ok(Duration::ZERO));
        for wrong in ["", "s", "4", "ms", "-1s", "61s", "NaNs", "1e99s", "1 h"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn speeds_and_shares() {
        assert_eq!(bandwidth("200k"), Ok(200_000));
        assert!(bandwidth("0").is_err() && bandwidth("fast").is_err());
        assert!(bandwidth("99999999999999999k").is_err());
        assert_eq!(share("0.1"), Ok(0.1));
        assert!(share("1.1").is_err() && share("nan").is_err());
    }
}
