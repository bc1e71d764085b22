//! Laws of the dots and the counts: threads that say something while they run.

use super::Subject;
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law, Verdict, judge};
use course_core::counted;
use course_core::probe::{Evidence, Plan, now};
use std::collections::BTreeMap;

const PUT: &str = "put";
const COUNT: &str = "count";

pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            "dots",
            "prints_both_as_often_as_asked",
            "what a thread was to do and has not done when the function returns may never be done",
            |subject: &Subject, lab: &mut Lab| {
                for times in [1, lab.draw(20..=60)] {
                    ask_dots(subject, lab, times, Plan::watch(PUT))?;
                }
                Ok(())
            },
        ),
        Law::new(
            "dots",
            "prints_with_two_threads_at_once",
            "two threads of which one waits for the other are no faster than one",
            |subject: &Subject, lab: &mut Lab| {
                let times = lab.draw(20..=60);
                let plan = gate(PUT, 2, times);
                let caller = lab.caller();
                let evidence = ask_dots(subject, lab, times, plan)?;
                judge::workers(&evidence, Engine::Threads, 2, caller)
            },
        ),
        Law::new(
            "dots",
            "leaves_nothing_running",
            "a thread that is never joined prints into whatever comes next",
            |subject: &Subject, lab: &mut Lab| {
                leaves_nothing(lab, |lab| {
                    ask_dots(subject, lab, 40, Plan::watch(PUT)).map(drop)
                })
            },
        ),
        Law::new(
            "counts",
            "tells_every_count",
            "a count that is lost on its way was counted for nothing",
            |subject: &Subject, lab: &mut Lab| {
                for names in [&["a", "b"][..], &["a"], &["x", "y", "z"]] {
                    let rounds = lab.draw(2..=9);
                    ask_counts(subject, lab, names, rounds, Plan::watch(COUNT))?;
                }
                Ok(())
            },
        ),
        Law::new(
            "counts",
            "counts_with_all_threads_at_once",
            "threads that count one after the other need the time of all of them",
            |subject: &Subject, lab: &mut Lab| {
                for names in [&["a", "b"][..], &["a", "b", "c", "d"]] {
                    let rounds = lab.draw(16..=30);
                    let plan = gate(COUNT, names.len(), names.len() * rounds / 2);
                    let caller = lab.caller();
                    let (evidence, _) = ask_counts(subject, lab, names, rounds, plan)?;
                    judge::workers(&evidence, Engine::Threads, names.len(), caller)?;
                }
                Ok(())
            },
        ),
        Law::new(
            "counts",
            "tells_as_they_come",
            "whoever waits for the last count to see the first sees nothing while the threads run",
            |subject: &Subject, lab: &mut Lab| {
                let rounds = lab.draw(3..=9);
                for held in [0, lab.draw(1..=rounds)] {
                    let plan = Plan::hold_apart(COUNT, held);
                    let (evidence, told) = ask_counts(subject, lab, &["a", "b"], rounds, plan)?;
                    judge_told(&evidence, &told)?;
                }
                Ok(())
            },
        )
        .waiting(),
        Law::new(
            "counts",
            "leaves_nothing_running",
            "a thread that is never joined counts on beside whatever comes next",
            |subject: &Subject, lab: &mut Lab| {
                leaves_nothing(lab, |lab| {
                    let plan = Plan::watch(COUNT);
                    ask_counts(subject, lab, &["a", "b"], 20, plan).map(drop)
                })
            },
        ),
    ]
}

/// Holds the first `calls` calls, until `workers` of them are held at once.
fn gate(work: &str, workers: usize, calls: usize) -> Plan {
    Plan {
        name: work.to_owned(),
        workers,
        windows: vec![0..calls],
        apart: false,
    }
}

fn ask_dots(
    subject: &Subject,
    lab: &mut Lab,
    times: usize,
    plan: Plan,
) -> Result<Evidence, Finding> {
    let asked = format!("dots({times})");
    let ((), evidence) = lab.observe(asked, plan, || (subject.dots)(times as u64))?;
    let texts = evidence.calls.iter().map(|call| call.item.as_str());
    judge_often(PUT, texts, &[".", "o"], times)?;
    Ok(evidence)
}

/// What was told, and when: the name, the count, the time.
type Told = Vec<(String, u64, u64)>;

fn ask_counts(
    subject: &Subject,
    lab: &mut Lab,
    names: &[&str],
    rounds: usize,
    plan: Plan,
) -> Result<(Evidence, Told), Finding> {
    counted();
    let mut told = Vec::new();
    let mut tell = |name: &str, count: u64| told.push((name.to_owned(), count, now()));
    let asked = format!("counts({names:?}, {rounds}, ...)");
    let ((), evidence) = lab.observe(asked, plan, || {
        (subject.counts)(names, rounds as u64, &mut tell)
    })?;
    let calls = evidence.calls.iter().map(|call| call.item.as_str());
    judge_often(COUNT, calls, names, rounds)?;
    let names_told = told.iter().map(|(name, ..)| name.as_str());
    judge_often("tell", names_told, names, rounds)?;
    judge_true(&told)?;
    Ok((evidence, told))
}

/// What was told is what was counted, by the thread of that name.
fn judge_true(told: &Told) -> Result<(), Finding> {
    let mut counted = counted();
    for (name, count, _) in told {
        let same = |(by, counted): &(String, u64)| by == name && counted == count;
        let Some(place) = counted.iter().position(same) else {
            let seen = format!("it was told that {name:?} had counted to {count}, and it had not");
            return Err(Finding::new(Verdict::WrongResult, seen));
        };
        counted.swap_remove(place);
    }
    Ok(())
}

/// Each of the `names`, `times` times, and nothing else.
fn judge_often<'a>(
    work: &str,
    seen: impl Iterator<Item = &'a str>,
    names: &[&str],
    times: usize,
) -> Result<(), Finding> {
    let mut often: BTreeMap<&str, usize> = names.iter().map(|name| (*name, 0)).collect();
    for name in seen {
        let Some(count) = often.get_mut(name) else {
            let seen = format!("`{work}` was called with {name:?}, which was not asked for");
            return Err(Finding::new(Verdict::WrongResult, seen));
        };
        *count += 1;
    }
    for (name, count) in often {
        let verdict = match count.cmp(&times) {
            std::cmp::Ordering::Less => Verdict::LostItems,
            std::cmp::Ordering::Equal => continue,
            std::cmp::Ordering::Greater => Verdict::DoneTwice,
        };
        let seen =
            format!("`{work}` was called {count} times with {name:?}, and {times} were asked for");
        return Err(Finding::new(verdict, seen));
    }
    Ok(())
}

/// While one thread was held and everybody slept, all that had been counted must have been told.
fn judge_told(evidence: &Evidence, told: &Told) -> Result<(), Finding> {
    let Some(round) = evidence.rounds.first() else {
        return Ok(());
    };
    // Those that had begun stand first, and the one that was held began when it was let go.
    let Some(held) = evidence.calls.get(round.begun) else {
        return Ok(());
    };
    let before = told.iter().filter(|(.., at)| *at < held.start).count();
    if before >= round.begun {
        return Ok(());
    }
    let seen = format!(
        "one thread was held; {} counts had been made by then, and {before} of them told",
        round.begun
    );
    Err(Finding::new(Verdict::HeldBack, seen))
}
