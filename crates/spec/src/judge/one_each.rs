//! Was there a worker for each call, all of them at once?

use super::Engine;
use super::workers::{counted, on_the_caller, wrong_engine};
use crate::{Finding, Verdict};
use course_core::probe::{Evidence, Worker};

/// Judges work of which each call was to have a worker of the kind `engine` to itself, all at once.
/// The gate's plan was for as many workers as there were calls, and held them all.
pub(crate) fn one_each(evidence: &Evidence, engine: Engine, caller: Worker) -> Result<(), Finding> {
    let calls = evidence.calls.len();
    on_the_caller(evidence, caller)?;
    wrong_engine(evidence, engine, caller)?;
    let workers = evidence.workers().len();
    let at_once = evidence.rounds.iter().map(|round| round.inside).max();
    let at_once = at_once.unwrap_or(evidence.peak).max(evidence.peak);
    if at_once < calls {
        let seen = format!(
            "{} on {}, {}",
            counted(calls, "call"),
            counted(workers, "worker"),
            if at_once == 1 {
                "never two at once".to_owned()
            } else {
                format!("{at_once} at once at the most")
            }
        );
        let verdict = if at_once == 1 {
            Verdict::Serialised
        } else {
            Verdict::TooFewWorkers
        };
        return Err(Finding::new(verdict, seen));
    }
    if workers < calls {
        let seen = format!(
            "{} on {}: one of them made several",
            counted(calls, "call"),
            counted(workers, "worker")
        );
        return Err(Finding::new(Verdict::TooFewWorkers, seen));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use course_core::probe::{Call, Census, Round};

    const CALLER: Worker = Worker {
        process: 1,
        thread: 1,
    };

    fn judged(processes: &[u32], rounds: &[usize]) -> Option<Verdict> {
        let call = |process: &u32| Call {
            worker: Worker {
                process: *process,
                thread: 1,
            },
            name: "w".into(),
            item: String::new(),
            start: 0,
            end: Some(1),
        };
        let round = |inside: &usize| Round {
            call: 1,
            begun: 0,
            inside: *inside,
            filled: *inside == processes.len(),
            present: Census::default(),
        };
        let evidence = Evidence {
            calls: processes.iter().map(call).collect(),
            rounds: rounds.iter().map(round).collect(),
            peak: rounds.iter().copied().max().unwrap_or(0),
        };
        one_each(&evidence, Engine::Processes, CALLER)
            .err()
            .map(|finding| finding.verdict)
    }

    #[test]
    fn all_at_once_and_each_on_its_own() {
        assert_eq!(judged(&[2, 3, 4], &[3]), None);
        assert_eq!(judged(&[2], &[1]), None, "one alone is all of them");
        assert_eq!(judged(&[], &[]), None, "nothing was asked for");
        assert_eq!(judged(&[2, 3, 4], &[1, 1, 1]), Some(Verdict::Serialised));
        assert_eq!(judged(&[2, 3, 4], &[2, 1]), Some(Verdict::TooFewWorkers));
        assert_eq!(judged(&[1, 1, 1], &[1, 1, 1]), Some(Verdict::Serialised));
        assert_eq!(judged(&[2, 1, 4], &[3]), Some(Verdict::WrongEngine));
    }
}
