//! Who did the work, and how many of them at once?

#[cfg(test)]
mod tests;

use super::Engine;
use crate::{Finding, Verdict};
use course_core::probe::{Evidence, PROOF, Round, Worker};

/// Judges work that was asked of `asked` workers of the kind `engine`, by the thread `caller`.
/// The gate's plan was for `asked` workers, or for as many as there were items, if those were fewer.
pub(crate) fn workers(
    evidence: &Evidence,
    engine: Engine,
    asked: usize,
    caller: Worker,
) -> Result<(), Finding> {
    let seen = Seen {
        evidence,
        workers: evidence.workers(),
        engine,
        asked,
    };
    if asked > 1 || engine == Engine::Processes {
        on_the_caller(evidence, caller)?;
    }
    wrong_engine(evidence, engine, caller)?;
    seen.held_back()?;
    seen.too_many()
}

struct Seen<'a> {
    evidence: &'a Evidence,
    workers: Vec<Worker>,
    engine: Engine,
    asked: usize,
}

impl Seen<'_> {
    fn calls(&self) -> usize {
        self.evidence.calls.len()
    }

    /// Rounds that were not filled: everybody slept, and those held were all that came.
    fn held_back(&self) -> Result<(), Finding> {
        let Some(round) = self.unfilled() else {
            return Ok(());
        };
        if round.inside == 1 && self.workers.len() > 1 {
            return Err(Finding::new(Verdict::Serialised, self.one_at_a_time(round)));
        }
        let idle = self.idle(round);
        if round.inside == 1 && idle > 0 && idle + 1 >= self.asked {
            let seen = format!(
                "{} calls on one worker, one after another, and {} beside it had nothing to do",
                self.calls(),
                counted(idle, "worker")
            );
            return Err(Finding::new(Verdict::Serialised, seen));
        }
        let seen = format!(
            "{} calls on {}, {} at once at the most",
            self.calls(),
            counted(self.workers.len(), "worker"),
            self.evidence.peak.max(round.inside)
        );
        Err(Finding::new(Verdict::TooFewWorkers, seen))
    }

    /// Of those unfilled rounds that prove something the one that most came to: [`PROOF`] in a row,
    /// or all that there were.
    fn unfilled(&self) -> Option<&Round> {
        let rounds = &self.evidence.rounds;
        let in_a_row = rounds
            .windows(PROOF)
            .find(|run| run.iter().all(|round| !round.filled));
        let all = rounds
            .iter()
            .all(|round| !round.filled)
            .then_some(rounds.as_slice());
        let proof = in_a_row.or(all)?;
        // The first of those that are equal: where it began.
        proof.iter().rev().max_by_key(|round| round.inside)
    }

    /// How many workers there were beside the one inside. The caller is none, it waits for them; nor
    /// is the thread that ends this process with the guard.
    fn idle(&self, round: &Round) -> usize {
        let workers = match self.engine {
            Engine::Processes => round.present.processes,
            Engine::Threads => round.present.threads.saturating_sub(2),
        };
        workers.saturating_sub(1)
    }

    fn one_at_a_time(&self, round: &Round) -> String {
        let workers = counted(self.workers.len(), "worker");
        if self.evidence.peak == 1 {
            return format!("{} calls on {workers}, never two at once", self.calls());
        }
        format!(
            "{} calls on {workers}, {} at once at first; but when call {} was held, everybody else had stopped working",
            self.calls(),
            self.evidence.peak,
            round.call
        )
    }

    fn too_many(&self) -> Result<(), Finding> {
        let workers = self.workers.len();
        if workers == self.calls() && workers > self.asked {
            let seen = format!("{workers} workers for {workers} items, and each made one call");
            return Err(Finding::new(Verdict::OneWorkerPerItem, seen));
        }
        if self.evidence.peak > self.asked {
            let seen = format!(
                "{} at work at once, and {} asked for",
                counted(self.evidence.peak, "worker"),
                self.asked
            );
            return Err(Finding::new(Verdict::TooManyWorkers, seen));
        }
        Ok(())
    }
}

/// Did the thread that asked do all of it itself?
pub(super) fn on_the_caller(evidence: &Evidence, caller: Worker) -> Result<(), Finding> {
    if evidence.workers() != [caller] {
        return Ok(());
    }
    let seen = format!(
        "all {} calls came from the thread that called the function, one after another",
        evidence.calls.len()
    );
    Err(Finding::new(Verdict::Serialised, seen))
}

/// Did somebody work who is not of the kind that was asked for?
pub(super) fn wrong_engine(
    evidence: &Evidence,
    engine: Engine,
    caller: Worker,
) -> Result<(), Finding> {
    let at_home = |worker: Worker| worker.process == caller.process;
    let workers = evidence.workers().into_iter();
    let (stray, what) = match engine {
        Engine::Processes => (
            workers.clone().find(|worker| at_home(*worker)),
            "in this very process",
        ),
        Engine::Threads => (
            workers.clone().find(|worker| !at_home(*worker)),
            "in another process",
        ),
    };
    let Some(stray) = stray else { return Ok(()) };
    let made = evidence.calls.iter().filter(|call| call.worker == stray);
    let seen = format!(
        "{engine} were asked for, and a thread {what} made {} of the {} calls",
        made.count(),
        evidence.calls.len()
    );
    Err(Finding::new(Verdict::WrongEngine, seen))
}

pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
