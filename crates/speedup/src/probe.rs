//! What the machine gave around a benchmark, and whether that was too little to trust it.

use crate::machine::{Look, MachineRecord};
use crate::units;
use serde::{Serialize, Serializer};
use std::fmt;

/// Of the cores asked for, the machine must have given at least so much in the middle look ...
const LEAST: f64 = 0.90;
/// ... and at least so much in every look.
const LEAST_EVER: f64 = 0.75;
/// One thread's loop may take this many times as long here as beside the serial benchmark, or there as here.
const STEADY: f64 = 1.10;
/// And in its slowest look, as in its fastest.
const STEADY_EVER: f64 = 1.25;

/// The rule by which a measurement is marked, for the legend.
pub const RULE: &str = "The probe was poor. In the looks at the machine just before and after the benchmark (or the \
    serial one), the middle look gave less than 90% of the cores asked for, or one less than 75%; or the loop of one \
    thread took over 10% longer or 9% shorter than beside the serial benchmark, or over 25% longer in one look than in \
    another. Or there are no looks that can be used.";

/// How many cores' worth the machine gave, as `workers` workers compare with the serial benchmark: the speedup of
/// work that loses nothing. The loop of one thread is the one beside the serial benchmark, because that is whose
/// time the speedup divides; the loop of all is that beside the benchmark itself.
pub fn gave(record: &MachineRecord, serial: Option<&MachineRecord>) -> Option<f64> {
    let one = middle(&serial.unwrap_or(record).looks(), |look| look.one_seconds)?;
    let all = middle(&record.looks(), |look| look.all_seconds)?;
    Some(record.threads as f64 * one / all)
}

/// Why a time or a speedup should not be trusted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Poor {
    /// What was seen.
    pub reason: Reason,
    /// How much of it: cores, or how much longer the loop took, as a share. None where nobody looked.
    pub figure: Option<f64>,
}

/// What was seen, by the parts of [`RULE`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// The middle look gave too little of so many cores.
    FewCores(f64),
    /// One look did.
    FewCoresOnce(f64),
    /// One thread's loop took longer in one look than in another.
    Unsteady,
    /// The same, beside the serial benchmark.
    UnsteadySerial,
    /// One thread's loop did not take as long as beside the serial benchmark.
    OtherSpeed,
    /// There is no usable record of it, though there are some of its group.
    Unseen,
    /// There is none of the serial benchmark.
    UnseenSerial,
}

impl Reason {
    /// What was seen, without its figure.
    pub fn sentence(self) -> String {
        match self {
            Self::FewCores(of) => format!("of {}, the machine gave", units::cores(of)),
            Self::FewCoresOnce(of) => format!("of {}, the machine once gave", units::cores(of)),
            Self::Unsteady => {
                "one thread's loop took longer in one look than in another, by up to".to_owned()
            }
            Self::UnsteadySerial => {
                "beside the serial benchmark, which all speedups rest on, one thread's loop took longer in one look than in another, by up to"
                    .to_owned()
            }
            Self::OtherSpeed => {
                "compared with the looks beside the serial benchmark, one thread's loop took"
                    .to_owned()
            }
            Self::Unseen => {
                "without a usable machine.json; nobody knows what the machine gave".to_owned()
            }
            Self::UnseenSerial => {
                "the serial benchmark has no usable machine.json: `machine` is measured against one thread beside the same benchmark"
                    .to_owned()
            }
        }
    }
}

impl Poor {
    /// How much of it; nothing where nobody looked.
    pub fn amount(&self) -> Option<String> {
        let write = match self.reason {
            Reason::FewCores(_) | Reason::FewCoresOnce(_) => units::times,
            Reason::OtherSpeed => units::longer,
            _ => units::percent,
        };
        self.figure.map(write)
    }
}

impl fmt::Display for Poor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason.sentence())?;
        match self.amount() {
            Some(amount) => write!(formatter, " {amount}"),
            None => Ok(()),
        }
    }
}

impl Serialize for Poor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Why, by [`RULE`]; none if the probe was good, as far as somebody looked.
pub fn why_poor(record: Option<&MachineRecord>, serial: Option<&MachineRecord>) -> Option<Poor> {
    record
        .and_then(too_few_cores)
        .or_else(|| unsteady(record?, Reason::Unsteady))
        .or_else(|| unsteady(serial?, Reason::UnsteadySerial))
        .or_else(|| another_speed(record?, serial?))
}

/// Nobody looked, for this reason.
pub(crate) fn unseen(reason: Reason) -> Poor {
    Poor {
        reason,
        figure: None,
    }
}

fn too_few_cores(record: &MachineRecord) -> Option<Poor> {
    let most = record.usable_cores().min(record.threads as f64);
    let given = |look: &Look| record.threads as f64 * look.one_seconds / look.all_seconds;
    let median = middle(&record.looks(), given)?;
    let least = record
        .looks()
        .iter()
        .map(given)
        .fold(f64::INFINITY, f64::min);
    if median < LEAST * most {
        return Some(Poor {
            reason: Reason::FewCores(most),
            figure: Some(median),
        });
    }
    (least < LEAST_EVER * most).then_some(Poor {
        reason: Reason::FewCoresOnce(most),
        figure: Some(least),
    })
}

fn unsteady(record: &MachineRecord, reason: Reason) -> Option<Poor> {
    let seconds = record.looks().into_iter().map(|look| look.one_seconds);
    let (least, most) = seconds.fold((f64::INFINITY, 0.0_f64), |(least, most), seconds| {
        (least.min(seconds), most.max(seconds))
    });
    (most > STEADY_EVER * least).then(|| Poor {
        reason,
        figure: Some(most / least - 1.0),
    })
}

fn another_speed(record: &MachineRecord, serial: &MachineRecord) -> Option<Poor> {
    let [here, there] =
        [record, serial].map(|record| middle(&record.looks(), |look| look.one_seconds));
    let ratio = here? / there?;
    (!(1.0 / STEADY..=STEADY).contains(&ratio)).then_some(Poor {
        reason: Reason::OtherSpeed,
        figure: Some(ratio - 1.0),
    })
}

/// The median: half of the looks say more.
fn middle(looks: &[Look], of: impl Fn(&Look) -> f64) -> Option<f64> {
    let mut values: Vec<f64> = looks.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match values.len() {
        0 => None,
        length if length % 2 == 1 => Some(values[half]),
        _ => Some(f64::midpoint(values[half - 1], values[half])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record of looks, each of seconds of one thread and of all.
    fn record(threads: usize, looks: &[(f64, f64)]) -> MachineRecord {
        let looks: Vec<String> = looks
            .iter()
            .map(|(one, all)| format!("{{\"one_seconds\": {one}, \"all_seconds\": {all}}}"))
            .collect();
        let json = format!(
            "{{\"format\": 2, \"threads\": {threads}, \"cores\": 2, \"before\": [{}], \"after\": []}}",
            looks.join(",")
        );
        MachineRecord::parse(json.as_bytes()).expect("it is one")
    }

    fn why_poor_of(record: &MachineRecord, serial: Option<&MachineRecord>) -> Option<Poor> {
        why_poor(Some(record), serial)
    }

    fn near(given: Option<f64>, right: f64) -> bool {
        given.is_some_and(|given| (given - right).abs() < 1e-9)
    }

    #[test]
    fn what_the_machine_gave_is_measured_against_the_serial_seconds() {
        let serial = record(1, &[(0.05, 0.05)]);
        let parallel = record(2, &[(0.04, 0.05)]);
        assert!(near(gave(&parallel, Some(&serial)), 2.0));
        assert!(near(gave(&parallel, None), 1.6));
        assert_eq!(gave(&record(2, &[]), None), None);
    }

    #[test]
    fn a_core_that_was_taken_away_is_seen() {
        let away = record(2, &[(0.05, 0.09), (0.05, 0.09), (0.05, 0.05)]);
        let why = why_poor_of(&away, None).expect("it was poor");
        assert_eq!(why.to_string(), "of 2 cores, the machine gave 1.11");
        let once = record(2, &[(0.05, 0.05), (0.05, 0.05), (0.05, 0.08)]);
        assert!(
            why_poor_of(&once, None).is_some_and(|why| why.reason == Reason::FewCoresOnce(2.0))
        );
        assert_eq!(why_poor_of(&record(2, &[(0.05, 0.051); 6]), None), None);
    }

    #[test]
    fn more_workers_than_cores_are_not_asked_for_more_than_the_cores() {
        assert_eq!(why_poor_of(&record(4, &[(0.05, 0.1); 6]), None), None);
    }

    #[test]
    fn a_serial_benchmark_on_a_slow_core_is_seen() {
        let (slow, fast) = (record(1, &[(0.06, 0.06); 3]), record(2, &[(0.05, 0.05); 3]));
        let why = why_poor_of(&fast, Some(&slow)).expect("20% apart");
        assert_eq!(
            (why.reason, why.amount().as_deref()),
            (Reason::OtherSpeed, Some("16.7% less time"))
        );
        let why = why_poor_of(&slow, Some(&fast)).expect("20% apart");
        assert_eq!(
            why.to_string(),
            "compared with the looks beside the serial benchmark, one thread's loop took 20.0% longer"
        );
        let unsteady = record(1, &[(0.05, 0.05), (0.07, 0.07)]);
        assert!(
            why_poor_of(&unsteady, None).is_some_and(|why| why.amount().as_deref() == Some("40%"))
        );
        let spoilt = why_poor_of(&fast, Some(&unsteady)).expect("40% apart");
        assert_eq!(
            spoilt.to_string(),
            "beside the serial benchmark, which all speedups rest on, one thread's loop took longer in one look than in another, by up to 40%"
        );
    }

    #[test]
    fn an_unsteady_serial_benchmark_spoils_what_nobody_looked_at_too() {
        let unsteady = record(1, &[(0.05, 0.05), (0.07, 0.07)]);
        let why = why_poor(None, Some(&unsteady)).map(|why| why.reason);
        assert_eq!(why, Some(Reason::UnsteadySerial));
        assert_eq!(why_poor(None, Some(&record(1, &[(0.05, 0.05)]))), None);
        assert_eq!(why_poor(None, None), None);
    }

    #[test]
    fn the_rule_names_the_limits() {
        let serial = record(1, &[(0.05, 0.05)]);
        let apart = |factor: f64| {
            let seconds = 0.05 * factor;
            why_poor_of(&record(1, &[(seconds, seconds)]), Some(&serial)).is_some()
        };
        assert_eq!(
            [1.09, 1.11, 0.92, 0.90].map(apart),
            [false, true, false, true]
        );
        assert!(RULE.contains("over 10% longer or 9% shorter than beside the serial benchmark"));
    }
}
