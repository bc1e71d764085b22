//! What was a worker given beforehand? That which nobody did while it was held.

use crate::{Finding, Verdict};
use course_core::probe::{Evidence, Worker};

/// How many items were left to those that were held at a gate that holds
/// [apart](course_core::probe::Plan::apart), beside those they were held in. None if nobody was.
fn left(evidence: &Evidence) -> Option<usize> {
    let round = evidence.rounds.first()?;
    Some(evidence.calls.len() - round.begun - round.inside)
}

/// Judges work that is to be handed out on demand: a worker that is held keeps at most
/// `items / (2 * workers)` of `items` to itself.
pub(crate) fn on_demand(evidence: &Evidence, items: usize, workers: usize) -> Result<(), Finding> {
    let most = items / (2 * workers);
    match left(evidence) {
        Some(left) if left > most => {
            let seen = format!(
                "one of {workers} workers was held in a call; the others did {} of {items} items, and then \
                 had nothing to do, while {left} waited for the one that was held",
                items - left - 1
            );
            Err(Finding::new(Verdict::TooCoarse, seen))
        }
        _ => Ok(()),
    }
}

/// Judges work that is to be handed out in pieces of `piece` items: a worker that is held in the
/// first of a piece keeps the rest of it to itself, and nothing else.
pub(crate) fn pieces(evidence: &Evidence, piece: usize) -> Result<(), Finding> {
    let Some(left) = left(evidence) else {
        return Ok(());
    };
    let verdict = match (left + 1).cmp(&piece) {
        std::cmp::Ordering::Less => Verdict::TooFine,
        std::cmp::Ordering::Equal => return Ok(()),
        std::cmp::Ordering::Greater => Verdict::TooCoarse,
    };
    let seen = format!(
        "a worker was held in its first call, and {} items were its own and not done by the others: \
         pieces of {piece} were asked for",
        left + 1
    );
    Err(Finding::new(verdict, seen))
}

/// Judges work that is too little to be handed out: `caller` does it, and starts nobody.
pub(crate) fn alone(evidence: &Evidence, caller: Worker) -> Result<(), Finding> {
    let calls = evidence.calls.len();
    let others = evidence.calls.iter().filter(|c| c.worker != caller).count();
    let started = evidence.rounds.iter().map(|round| round.present.processes);
    let started = started.max().unwrap_or(0);
    let seen = match (others, started) {
        (0, 0) => return Ok(()),
        (0, started) => format!(
            "the caller made all {calls} calls, while {started} processes had been started for nothing"
        ),
        _ => format!("{others} of {calls} calls were made by others than the caller"),
    };
    Err(Finding::new(Verdict::NotWorthIt, seen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use course_core::probe::{Call, Census, Round};

    const CALLER: Worker = Worker {
        process: 1,
        thread: 1,
    };
    const OTHER: Worker = Worker {
        process: 2,
        thread: 1,
    };

    /// `calls` calls, of which `begun` had begun when the one that was held was let go.
    fn held(calls: usize, begun: usize, worker: Worker, processes: usize) -> Evidence {
        let call = Call {
            worker,
            name: "w".into(),
            item: String::new(),
            start: 0,
            end: Some(1),
        };
        let round = Round {
            call: 1,
            begun,
            inside: 1,
            filled: false,
            present: Census {
                processes,
                threads: 2,
            },
        };
        Evidence {
            calls: vec![call; calls],
            rounds: vec![round],
            peak: 2,
        }
    }

    fn verdict(judged: Result<(), Finding>) -> Option<Verdict> {
        judged.err().map(|finding| finding.verdict)
    }

    #[test]
    fn a_half_that_waits_is_too_much() {
        let judged = |begun| verdict(on_demand(&held(40, begun, OTHER, 0), 40, 2));
        assert_eq!(judged(39), None, "one by one");
        assert_eq!(judged(29), None, "pieces of ten are the largest");
        assert_eq!(judged(28), Some(Verdict::TooCoarse));
        assert_eq!(judged(20), Some(Verdict::TooCoarse), "halves");
    }

    #[test]
    fn a_piece_has_its_size() {
        let judged = |begun| verdict(pieces(&held(40, begun, OTHER, 0), 5));
        assert_eq!(judged(35), None);
        assert_eq!(judged(36), Some(Verdict::TooFine));
        assert_eq!(judged(34), Some(Verdict::TooCoarse));
    }

    #[test]
    fn little_work_stays_with_the_caller() {
        assert_eq!(verdict(alone(&held(5, 0, CALLER, 0), CALLER)), None);
        let others = held(5, 0, OTHER, 0);
        assert_eq!(verdict(alone(&others, CALLER)), Some(Verdict::NotWorthIt));
        let idle = held(5, 0, CALLER, 2);
        assert_eq!(verdict(alone(&idle, CALLER)), Some(Verdict::NotWorthIt));
    }

    #[test]
    fn nobody_held_proves_nothing() {
        let nobody = Evidence::default();
        assert_eq!(verdict(on_demand(&nobody, 0, 2)), None);
        assert_eq!(verdict(pieces(&nobody, 2)), None);
    }
}
