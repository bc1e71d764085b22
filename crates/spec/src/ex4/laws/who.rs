//! Who handled which number, in the order in which the tasks end.

use super::{Subject, WHY_LEFT, WHY_WORKERS, boxed, draw, processes};
use crate::ask::{Ask, Who, gives};
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law, Verdict};
use course_core::probe::Evidence;

const FUNCTION: &str = "who_did_what";

pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            FUNCTION,
            "names_the_process_that_handled_each_number",
            "an id that is asked for in the wrong process is that of the wrong process",
            |s: &Subject, lab| {
                let several = draw(lab, 40);
                for (numbers, workers) in [(&[0, 1, 2, 3, 4, 5][..], 6), (&[], 2), (&several, 3)] {
                    ask(s, lab, numbers, workers, Who::Anybody, &[])?;
                }
                Ok(())
            },
        ),
        Law::new(
            FUNCTION,
            "works_in_as_many_processes_as_asked",
            WHY_WORKERS,
            |s: &Subject, lab| {
                for workers in [2, 3, 1] {
                    let numbers = draw(lab, workers * 14 + 1);
                    ask(s, lab, &numbers, workers, processes(workers), &[])?;
                }
                Ok(())
            },
        ),
        Law::new(
            FUNCTION,
            "gives_the_pairs_in_the_order_in_which_the_tasks_end",
            "whoever waits for the first one first learns of the others late, and has nothing to do meanwhile",
            |s: &Subject, lab| {
                let drawn = draw(lab, 4);
                for (numbers, turns) in [
                    (&[0, 1, 2][..], &[2, 0, 1][..]),
                    (&[5, 3, 4], &[3, 4, 5]),
                    (&drawn, &[drawn[1], drawn[3], drawn[0], drawn[2]]),
                ] {
                    let each = Who::OneEach(Engine::Processes);
                    ask(s, lab, numbers, numbers.len(), each, turns)?;
                }
                Ok(())
            },
        )
        .waiting(),
        Law::new(
            FUNCTION,
            "leaves_nothing_running",
            WHY_LEFT,
            |s: &Subject, lab| {
                leaves_nothing(lab, |lab| ask(s, lab, &[5, 3, 4], 2, Who::Anybody, &[]))
            },
        ),
    ]
}

/// With `turns`, the tasks end in that order, and so must the pairs stand.
fn ask(
    s: &Subject,
    lab: &mut Lab,
    numbers: &[u64],
    workers: usize,
    who: Who,
    turns: &[u64],
) -> Result<(), Finding> {
    let mut asked = format!("{FUNCTION}({numbers:?}, {workers})");
    if !turns.is_empty() {
        asked = format!("{asked}, and they end in the order {turns:?}");
    }
    Ask::new(asked, "parallel_test", numbers)
        .by(who)
        .in_turn(turns)
        .of(
            lab,
            || boxed((s.who_did_what)(numbers.to_vec(), workers)),
            |pairs, evidence| {
                let mut given: Vec<u64> = pairs.iter().map(|(x, _)| *x).collect();
                let mut right = turns.to_vec();
                if turns.is_empty() {
                    given.sort_unstable();
                    right = numbers.to_vec();
                    right.sort_unstable();
                }
                gives(&given, &right)?;
                named(pairs, evidence)
            },
        )
}

/// The ids are those of the processes that made the calls.
fn named(pairs: &[(u64, u32)], evidence: &Evidence) -> Result<(), Finding> {
    for (x, id) in pairs {
        let item = x.to_string();
        let call = evidence.calls.iter().find(|call| call.item == item);
        let Some(call) = call else { continue };
        if call.worker.process != *id {
            let seen = format!(
                "{x} was handled by process {}, and the answer names {id}",
                call.worker.process
            );
            return Err(Finding::new(Verdict::WrongResult, seen));
        }
    }
    Ok(())
}
