//! What must be true of an answer to exercise 5.

mod naps;
mod values;

use super::Subject;
use crate::ask::Who;
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law};
use std::error::Error;

const WHY_WORKERS: &str = "a task that is handed in when the last one has been answered keeps one worker busy, \
                           however many there are";
const WHY_LEFT: &str =
    "workers that outlive their executor hold memory, and cores, that nobody uses";

pub(super) fn laws() -> Vec<Law<Subject>> {
    let mut laws = naps::laws();
    laws.extend(values::laws());
    laws
}

/// So many worker processes.
fn processes(workers: usize) -> Who {
    Who::Workers(Engine::Processes, workers)
}

/// That nothing is left after `ask`.
fn leaves(
    function: &'static str,
    ask: fn(&Subject, &mut Lab) -> Result<(), Finding>,
) -> Law<Subject> {
    Law::new(
        function,
        "leaves_nothing_running",
        WHY_LEFT,
        move |s, lab| leaves_nothing(lab, |lab| ask(s, lab)),
    )
}

/// The same error in the type that a [`Lab`] wants.
fn boxed<A>(answer: multiprocess::Result<A>) -> Result<A, Box<dyn Error>> {
    Ok(answer?)
}
