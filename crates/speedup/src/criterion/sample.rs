//! `sample.json`: the samples themselves.

use crate::statistics::{Mode, Sample};
use serde::Deserialize;

/// Before 0.3.4 there was one mode, and the file was a list of two lists.
#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Named {
        #[serde(default = "linear")]
        sampling_mode: Mode,
        iters: Vec<f64>,
        times: Vec<f64>,
    },
    Pair(Vec<f64>, Vec<f64>),
}

fn linear() -> Mode {
    Mode::Linear
}

/// Reads it.
pub(crate) fn parse(json: &[u8]) -> Result<Sample, String> {
    // First as any JSON: an untagged enum would not say where the mistake is.
    let value: serde_json::Value =
        serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let file: File = serde_json::from_value(value)
        .map_err(|_| "no `iters` and `times` as Criterion 0.3 to 0.8 write them".to_owned())?;
    match file {
        File::Named {
            sampling_mode,
            iters,
            times,
        } => Sample::new(sampling_mode, iters, times),
        File::Pair(iters, times) => Sample::new(Mode::Linear, iters, times),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_is_read() {
        let named = parse(br#"{"sampling_mode":"Linear","iters":[1.0,2.0],"times":[5.0,11.0]}"#);
        let pair = parse(b"[[1.0,2.0],[5.0,11.0]]");
        assert_eq!(named.expect("0.8"), pair.expect("0.3"));
    }

    #[test]
    fn a_mistake_is_said_with_its_place() {
        let cut = parse(br#"{"sampling_mode":"Flat","iters":[1.0,"#).expect_err("cut off");
        assert!(cut.contains("line 1 column"), "{cut}");
        let other = parse(br#"{"colour":"red"}"#).expect_err("no sample");
        assert!(other.contains("`iters`"), "{other}");
    }
}
