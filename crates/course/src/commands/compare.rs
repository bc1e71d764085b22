//! `cargo course compare`: two baselines, two machines, two students.

use crate::measurements::{self, explained};
use crate::trouble::Trouble;
use clap::{Arg, ArgMatches, Command};
use speedup::{Baseline, Comparison};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("compare")
        .about("Says which benchmarks differ between two measurements, beyond what chance explains")
        .after_help(
            "Examples:\n  cargo bench -p benches -- --save-baseline main  keeps a measurement; then change, measure, and:\n  \
             cargo course compare main new                   the last run against it\n  \
             cargo course compare main new --threshold 5%    exit code 1 if one is slower by over 5%\n  \
             cargo course compare ada.json grace.json        two files of `cargo course export`\n\n\
             What counts is the ratio of the mean times. One beyond the threshold has its whole 95% interval\n\
             beyond it.\n\n\
             Exit code: 0 none slower, 1 one is, 2 no comparison, 3 not all could be judged.\n\
             Only with --threshold are 1 and 3 possible; 1 comes before 3. What cannot be judged has too few\n\
             samples, is the same measurement in both, or is missing in B.",
        )
        .arg(baseline("a", "A", "What it is compared with: a baseline of Criterion's, or an exported file"))
        .arg(baseline("b", "B", "What is slower or faster than that"))
        .arg(
            Arg::new("threshold")
                .long("threshold")
                .value_name("PERCENT")
                .value_parser(percent)
                .allow_hyphen_values(true) // so that `-5%` is told what is wrong with it
                .help("Ends with exit code 1 if a benchmark is slower in B by more than this, else 3 if one could not be judged"),
        )
        .arg(measurements::format_flag())
        .arg(measurements::criterion_flag())
}

fn baseline(id: &'static str, name: &'static str, help: &'static str) -> Arg {
    Arg::new(id).value_name(name).required(true).help(help)
}

/// `1` must not also mean that nothing was compared.
const NO_COMPARISON: u8 = 2;

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    compare(flags).map_err(|trouble| trouble.with_code(NO_COMPARISON))
}

fn compare(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let threshold = flags.get_one("threshold").copied();
    let [a, b] = [open(flags, "a")?, open(flags, "b")?];
    let comparison = Comparison::of(&a, &b, threshold).map_err(explained)?;
    let report = measurements::format(flags).comparison(&comparison);
    measurements::tell(flags, &report, &comparison.remarks)?;
    Ok(ExitCode::from(match comparison {
        _ if comparison.is_slower() => 1,
        _ if !comparison.all_judged() => 3,
        _ => 0,
    }))
}

fn open(flags: &ArgMatches, id: &str) -> Result<Baseline, Trouble> {
    let name: &String = flags.get_one(id).expect("clap demands it");
    measurements::open(flags, name)
}

/// `5%`, or `5`, as a share.
fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').trim();
    let percent: f64 = number
        .parse()
        .map_err(|_| "a percentage, as in 5%".to_owned())?;
    if !percent.is_finite() || percent < 0.0 {
        return Err("a percentage from 0% up".to_owned());
    }
    Ok(percent / 100.0)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_threshold_is_a_percentage() {
        assert_eq!(percent("5%"), Ok(0.05));
        assert_eq!(percent("12.5"), Ok(0.125));
        for wrong in ["five", "-1%", "NaN", "", "inf"] {
            assert!(percent(wrong).is_err(), "{wrong}");
        }
    }
}
