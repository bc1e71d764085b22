//! Laws about how much of the work a worker is given at a time.
//!
//! Each holds one worker in a call, and lets all the others go on until they have nothing left to
//! do. What is not done by then was the held one's from the start.

use super::RunnerOf;
use crate::{Finding, Lab, Law, Subject, judge};
use course_core::probe::{Evidence, Plan};
use std::fmt::Debug;

impl<S: Subject, T: PartialEq + Debug + 'static> RunnerOf<S, T> {
    /// The law of a runner that hands out work as workers ask for it.
    pub fn hands_out_on_demand(self) -> Law<S> {
        Law::new(
            self.function,
            "hands_out_on_demand",
            "when one item takes long, its worker must not keep others back that it was given beforehand: \
             nobody knows which item it will be",
            move |subject, lab| {
                check_on_demand(
                    lab,
                    S::work_of(self.function),
                    |lab, items, workers, plan| self.ask(subject, lab, items, workers, plan),
                )
            },
        )
        .waiting()
    }
}

/// Is the work handed out as workers ask for it? `ask` as for [`check_workers`](super::check_workers).
pub(crate) fn check_on_demand(
    lab: &mut Lab,
    work: &str,
    ask: impl Fn(&mut Lab, usize, usize, Plan) -> Result<Evidence, Finding>,
) -> Result<(), Finding> {
    // Even numbers of workers: halves of halves are a fair way of cutting the work, too.
    for (workers, later) in [(2, false), (4, false), (2, true)] {
        let items = lab.draw(10..=16) * 4 * workers + lab.draw(1..=workers - 1);
        // Early in the work: what was dealt out beforehand is nearly all there still.
        let held = if later { lab.draw(1..=items / 8) } else { 0 };
        let plan = Plan::hold_apart(work, held);
        let evidence = ask(lab, items, workers, plan)?;
        judge::on_demand(&evidence, items, workers)?;
    }
    Ok(())
}

/// A runner that takes one number more than others: how many items go together, or from how many on
/// it is worth while to ask others.
pub struct TunedRunnerOf<S, T> {
    /// Its name in the student's file.
    pub function: &'static str,
    /// Where the subject has it: items, workers, and the number more.
    pub runner: fn(&S, u64, usize, usize) -> crate::lab::Answer<Vec<T>>,
    /// The right value for an item.
    pub right: fn(u64) -> T,
}

impl<S: Subject, T: PartialEq + Debug + 'static> TunedRunnerOf<S, T> {
    /// The law of a runner that hands out pieces of the size it is told.
    pub fn hands_out_pieces(self) -> Law<S> {
        Law::new(
            self.function,
            "hands_out_pieces_of_the_size_asked_for",
            "the size of a piece decides between the cost of handing it out and the worker that is the last to end: \
             whoever sets it must get it",
            move |subject, lab| {
                let drawn = lab.draw(2..=9);
                for piece in [drawn, 1, 40] {
                    let items = piece * lab.draw(4..=8) + lab.draw(0..=piece - 1);
                    let plan = Plan::hold_apart(S::work_of(self.function), 0);
                    let evidence = self.ask(subject, lab, items, 2, piece, plan)?.1;
                    judge::pieces(&evidence, piece)?;
                }
                // A piece larger than all there is has all there is in it.
                let items = lab.draw(20..=40);
                let plan = Plan::hold_apart(S::work_of(self.function), 0);
                let evidence = self.ask(subject, lab, items, 2, 2 * items, plan)?.1;
                judge::pieces(&evidence, items)
            },
        )
    }

    /// The law of a runner that asks nobody where there is too little to do.
    pub fn stays_alone_with_little_work(self) -> Law<S> {
        Law::new(
            self.function,
            "stays_alone_with_little_work",
            "starting workers and sending work to them takes longer than a few small items do",
            move |subject, lab| {
                let from = lab.draw(20..=40);
                for items in [0, 1, lab.draw(2..=19), from - 1] {
                    let plan = Plan::hold_apart(S::work_of(self.function), 0);
                    let caller = lab.caller();
                    let evidence = self.ask(subject, lab, items, 2, from, plan)?.1;
                    judge::alone(&evidence, caller)?;
                }
                Ok(())
            },
        )
    }

    /// The law that it asks others from exactly so many items on.
    pub fn asks_others_from_there_on(self) -> Law<S> {
        Law::new(
            self.function,
            "asks_others_from_there_on",
            "from where it is worth while, cores that have nothing to do are cores that are wasted",
            move |subject, lab| {
                let from = lab.draw(20..=40);
                for items in [from, from + 1] {
                    let plan = Plan::watch(S::work_of(self.function));
                    let caller = lab.caller();
                    let (asked, evidence) = self.ask(subject, lab, items, 2, from, plan)?;
                    if evidence.workers() == [caller] {
                        let seen = format!("the caller made all {items} calls of {asked}");
                        return Err(Finding::new(crate::Verdict::Serialised, seen));
                    }
                }
                Ok(())
            },
        )
    }

    fn ask(
        &self,
        subject: &S,
        lab: &mut Lab,
        items: usize,
        workers: usize,
        number: usize,
        plan: Plan,
    ) -> Result<(String, Evidence), Finding> {
        let asked = format!("{}({items}, {workers}, {number})", self.function);
        let (given, evidence) = lab.observe(asked.clone(), plan, || {
            (self.runner)(subject, items as u64, workers, number)
        })?;
        let right: Vec<T> = (0..items as u64).map(self.right).collect();
        judge::answer(&given, &right)?;
        let labels: Vec<String> = (0..items).map(|item| item.to_string()).collect();
        judge::calls(&evidence, S::work_of(self.function), &labels)?;
        Ok((asked, evidence))
    }
}

impl<S, T> Clone for TunedRunnerOf<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for TunedRunnerOf<S, T> {}
