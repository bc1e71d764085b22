//! What the machine gave around a benchmark, and whether that was too little to trust it.

use crate::machine::{Look, MachineRecord};

/// Of the cores asked for, the machine must have given at least so much in the middle look ...
const LEAST: f64 = 0.90;
/// ... and at least so much in every look.
const LEAST_EVER: f64 = 0.75;
/// One thread's loop may take this much longer in one look than in another, or than beside the serial benchmark.
const STEADY: f64 = 1.10;
/// The same for the slowest of all looks.
const STEADY_EVER: f64 = 1.25;

/// The rule by which a measurement is marked, for the legend.
pub const RULE: &str = "The probe was poor. In the looks at the machine just before and after the benchmark (or the \
    serial one), the middle look gave less than 90% of the cores asked for, or one less than 75%; or the loop of one \
    thread took over 10% longer than beside the serial benchmark, or over 25% longer in one look than in another.";

/// How many cores' worth the machine gave, as `workers` workers compare with the serial benchmark: the speedup of
/// work that loses nothing. The loop of one thread is the one beside the serial benchmark, because that is whose
/// time the speedup divides; the loop of all is that beside the benchmark itself.
pub fn gave(record: &MachineRecord, serial: Option<&MachineRecord>) -> Option<f64> {
    let one = middle(&serial.unwrap_or(record).looks(), |look| look.one_seconds)?;
    let all = middle(&record.looks(), |look| look.all_seconds)?;
    Some(record.threads as f64 * one / all)
}

/// Why a time or a speedup should not be trusted; none if the probe was good.
pub fn why_poor(record: &MachineRecord, serial: Option<&MachineRecord>) -> Option<String> {
    too_few_cores(record)
        .or_else(|| unsteady(record))
        .or_else(|| {
            let serial = serial?;
            unsteady(serial)
                .map(|why| format!("beside the serial benchmark, {why}"))
                .or_else(|| another_speed(record, serial))
        })
}

fn too_few_cores(record: &MachineRecord) -> Option<String> {
    let most = record.usable_cores().min(record.threads as f64);
    let given = |look: &Look| record.threads as f64 * look.one_seconds / look.all_seconds;
    let median = middle(&record.looks(), given)?;
    let least = record
        .looks()
        .iter()
        .map(given)
        .fold(f64::INFINITY, f64::min);
    if median < LEAST * most {
        return Some(format!("the machine gave {median:.2} of {most} cores"));
    }
    (least < LEAST_EVER * most)
        .then(|| format!("in one look the machine gave {least:.2} of {most} cores"))
}

fn unsteady(record: &MachineRecord) -> Option<String> {
    let seconds = record.looks().into_iter().map(|look| look.one_seconds);
    let (least, most) = seconds.fold((f64::INFINITY, 0.0_f64), |(least, most), seconds| {
        (least.min(seconds), most.max(seconds))
    });
    (most > STEADY_EVER * least).then(|| {
        let percent = (most / least - 1.0) * 100.0;
        format!("one thread's loop took up to {percent:.0}% longer")
    })
}

fn another_speed(record: &MachineRecord, serial: &MachineRecord) -> Option<String> {
    let [here, there] =
        [record, serial].map(|record| middle(&record.looks(), |look| look.one_seconds));
    let ratio = here? / there?;
    (!(1.0 / STEADY..=STEADY).contains(&ratio)).then(|| {
        let percent = (ratio - 1.0) * 100.0;
        format!("one thread's loop took {percent:+.0}% against that beside the serial benchmark")
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
        let why = why_poor(&away, None).expect("it was poor");
        assert_eq!(why, "the machine gave 1.11 of 2 cores");
        let once = record(2, &[(0.05, 0.05), (0.05, 0.05), (0.05, 0.08)]);
        assert!(why_poor(&once, None).is_some_and(|why| why.contains("in one look")));
        assert_eq!(why_poor(&record(2, &[(0.05, 0.051); 6]), None), None);
    }

    #[test]
    fn more_workers_than_cores_are_not_asked_for_more_than_the_cores() {
        assert_eq!(why_poor(&record(4, &[(0.05, 0.1); 6]), None), None);
    }

    #[test]
    fn a_serial_benchmark_on_a_slow_core_is_seen() {
        let (slow, fast) = (record(1, &[(0.06, 0.06); 3]), record(2, &[(0.05, 0.05); 3]));
        let why = why_poor(&fast, Some(&slow)).expect("20% apart");
        assert!(why.contains("-17%"), "{why}");
        let unsteady = record(1, &[(0.05, 0.05), (0.07, 0.07)]);
        assert!(why_poor(&unsteady, None).is_some_and(|why| why.contains("40% longer")));
        assert!(
            why_poor(&fast, Some(&unsteady))
                .is_some_and(|why| why.starts_with("beside the serial"))
        );
    }
}
