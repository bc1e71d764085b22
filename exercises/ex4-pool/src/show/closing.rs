//! What the parts have shown, in sentences.

use report::parts::Outcomes;

pub(super) fn closing(outcomes: &Outcomes<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(cost(outcomes));
    sentences.extend(order(outcomes));
    sentences.extend(seeds(outcomes));
    sentences
}

/// Tasks that take no time show what the pool itself takes.
fn cost(outcomes: &Outcomes<'_>) -> Option<String> {
    let (alone, pool) = (outcomes.time("one-by-one")?, outcomes.time("squares")?);
    let milliseconds = pool.as_secs_f64() * 1000.0;
    let microseconds = alone.as_secs_f64() * 1e6;
    Some(format!(
        "Six squares took {milliseconds:.1} ms with six workers, and {microseconds:.0} millionths of a second \
         without: nearly all of it is the start of processes. A pool pays when its tasks take longer than that, \
         and it is made once, not for each of them."
    ))
}

fn order(outcomes: &Outcomes<'_>) -> Option<String> {
    outcomes.time("who")?;
    Some(
        "Without workers it was one process, in order. With them the pairs stand in the order in which the tasks \
         ended, which nobody chooses: run it again, and compare."
            .into(),
    )
}

fn seeds(outcomes: &Outcomes<'_>) -> Option<String> {
    outcomes.time("four-seeds")?;
    Some(
        "Each estimate depends on its seed and on nothing else: whichever process it ran in, it is the same in \
         every run."
            .into(),
    )
}
