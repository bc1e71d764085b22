//! For a program.

use super::{Format, Json};
use crate::Study;
use crate::compare::Comparison;
use serde::Serialize;

/// The number of what is written here; a field that is added leaves it as it is.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Numbered<'a, T> {
    format: u32,
    #[serde(flatten)]
    report: &'a T,
}

impl Format for Json {
    fn study(&self, study: &Study) -> String {
        written(study)
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        written(comparison)
    }
}

fn written<T: Serialize>(report: &T) -> String {
    let numbered = Numbered {
        format: FORMAT,
        report,
    };
    serde_json::to_string_pretty(&numbered).expect("all of its keys are text")
}
