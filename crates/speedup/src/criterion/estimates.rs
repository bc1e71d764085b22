//! `estimates.json`: what Criterion made of the samples.

use crate::baseline::Estimates;
use crate::statistics::{Estimated, Interval};
use serde::Deserialize;

/// Before 0.3.4 the names began with a capital letter.
#[derive(Deserialize)]
struct File {
    #[serde(alias = "Mean")]
    mean: Estimate,
    #[serde(alias = "Slope")]
    slope: Option<Estimate>,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
    confidence_interval: ConfidenceInterval,
}

/// Where there is none, of two equal samples say, Criterion writes `null`: JSON has no NaN.
#[derive(Deserialize)]
struct ConfidenceInterval {
    lower_bound: Option<f64>,
    upper_bound: Option<f64>,
}

pub(super) fn parse(json: &[u8]) -> Result<Estimates, String> {
    let file: File = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let mean = estimated(&file.mean);
    if mean.value.is_nan() || mean.value <= 0.0 {
        return Err(format!("a mean time of {} ns", mean.value));
    }
    Ok(Estimates {
        mean,
        slope: file.slope.as_ref().map(estimated),
    })
}

fn estimated(estimate: &Estimate) -> Estimated {
    let interval = &estimate.confidence_interval;
    let ends = interval.lower_bound.zip(interval.upper_bound);
    Estimated {
        value: estimate.point_estimate,
        interval: ends.map(|(low, high)| Interval { low, high }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ESTIMATE: &str = r#"{"confidence_interval":{"confidence_level":0.95,"lower_bound":9.5,"upper_bound":10.5},"point_estimate":10.0,"standard_error":0.3}"#;

    #[test]
    fn old_and_new_spellings_are_read() {
        let new = format!(r#"{{"mean":{ESTIMATE},"median":{ESTIMATE},"slope":null}}"#);
        let old = format!(r#"{{"Mean":{ESTIMATE},"Slope":{ESTIMATE},"StdDev":{ESTIMATE}}}"#);
        let [new, old] =
            [new, old].map(|json| parse(json.as_bytes()).expect("both are Criterion's"));
        assert_eq!(new.mean, old.mean);
        assert!(new.slope.is_none() && old.slope.is_some());
    }

    #[test]
    fn no_time_at_all_is_refused() {
        let zero = ESTIMATE.replace("10.0", "0.0");
        let why = parse(format!(r#"{{"mean":{zero}}}"#).as_bytes()).expect_err("no time");
        assert_eq!(why, "a mean time of 0 ns");
    }
}
