//! Laws of the counters: no hit is lost, and all threads throw.

use super::{Answer, Subject};
use crate::laws::{check_workers, leaves_nothing};
use crate::{Engine, Finding, Lab, Law, Subject as _, Verdict, judge};
use course_core::dart;
use course_core::probe::{Evidence, Plan, scattered, unheard};

/// So many darts, one time after the other, make a lost count all but certain, if one can get lost. No
/// gate can force it: between reading a counter and writing it there is no call to hold. So the threads
/// are bound to different cores, and the last of these takes long enough for a thread to get its turn on
/// a core that others keep busy while the threads on the other cores still count.
///
/// Beside each stands how many of them hit, as the test below counts them: counted anew in every check they would take
/// a learner as long as the answer does.
const MANY: [(u64, u64); 4] = [
    (1_000_000, 786_170),
    (1_000_000, 786_170),
    (4_000_000, 3_143_502),
    (16_000_000, 12_569_502),
];

/// A counter of the subject.
#[derive(Clone, Copy)]
pub(super) struct CounterOf {
    /// Its name in the student's file.
    pub(super) function: &'static str,
    /// Where the subject has it: darts, threads.
    pub(super) counter: fn(&Subject, u64, usize) -> Answer<u64>,
}

impl CounterOf {
    pub(super) fn parallel(self) -> Vec<Law<Subject>> {
        vec![
            self.counts_every_hit(),
            Law::new(
                self.function,
                "works_in_as_many_threads_as_asked",
                "a lock that is held while others could work, or a thread less than there could be, leaves cores idle",
                move |subject, lab| {
                    check_workers(
                        lab,
                        Subject::WORK,
                        Engine::Threads,
                        |lab, darts, threads, plan| self.ask(subject, lab, darts, threads, plan),
                    )
                },
            ),
            Law::new(
                self.function,
                "loses_no_count",
                "what happens once in ten thousand times happens, and nobody will see why the sum is wrong",
                move |subject, lab| self.check_many(subject, lab),
            ),
            Law::new(
                self.function,
                "leaves_nothing_running",
                "a thread that is never joined lives on, and what it counts comes too late",
                move |subject, lab| {
                    leaves_nothing(lab, |lab| {
                        let plan = Plan::watch(Subject::WORK);
                        self.ask(subject, lab, 40, 2, plan).map(drop)
                    })
                },
            ),
        ]
    }

    pub(super) fn counts_every_hit(self) -> Law<Subject> {
        Law::new(
            self.function,
            "counts_every_hit",
            "every dart is thrown once, and every hit is counted once, however the darts are shared out",
            move |subject, lab| {
                for threads in [1, 3] {
                    let many = lab.draw(30..=60) * threads + lab.draw(1..=(threads - 1).max(1));
                    // Many first: what is lost of one dart would be all there is.
                    for darts in [many, 0, 1] {
                        let plan = Plan::watch(Subject::WORK);
                        self.ask(subject, lab, darts, threads, plan)?;
                    }
                }
                Ok(())
            },
        )
    }

    fn ask(
        &self,
        subject: &Subject,
        lab: &mut Lab,
        darts: usize,
        threads: usize,
        plan: Plan,
    ) -> Result<Evidence, Finding> {
        let asked = format!("{}({darts}, {threads})", self.function);
        let (hits, evidence) = lab.observe(asked, plan, || {
            (self.counter)(subject, darts as u64, threads)
        })?;
        let labels: Vec<String> = (0..darts).map(|dart| dart.to_string()).collect();
        judge::calls(&evidence, Subject::WORK, &labels)?;
        judge_hits(hits, right(darts as u64))?;
        Ok(evidence)
    }

    fn check_many(&self, subject: &Subject, lab: &mut Lab) -> Result<(), Finding> {
        for (many, hits) in MANY {
            let asked = format!("{}({many}, 4)", self.function);
            let plan = Plan::watch(Subject::WORK);
            let count = || (self.counter)(subject, many, 4);
            let (given, _) = lab.observe(asked, plan, || scattered(count))?;
            judge_hits(given, hits)?;
        }
        Ok(())
    }
}

fn right(darts: u64) -> u64 {
    unheard(|| (0..darts).filter(|number| dart(*number)).count() as u64)
}

fn judge_hits(given: u64, right: u64) -> Result<(), Finding> {
    let seen = format!("it counted {given} hits, and there are {right}");
    match given.cmp(&right) {
        std::cmp::Ordering::Less => Err(Finding::new(Verdict::LostCounts, seen)),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(Finding::new(Verdict::WrongResult, seen)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_of_them_hit() {
        for (many, hits) in MANY {
            assert_eq!(right(many), hits, "of {many}");
        }
    }
}
