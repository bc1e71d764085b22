//! What the parts have shown, in sentences.

use report::parts::Outcomes;

pub(super) fn closing(outcomes: &Outcomes<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(naps(outcomes));
    sentences.extend(lengths(outcomes));
    sentences.extend(unread(outcomes));
    sentences
}

fn naps(outcomes: &Outcomes<'_>) -> Option<String> {
    let (serial, submit) = (outcomes.time("serial")?, outcomes.time("submit")?);
    let three = report::speedup(serial, submit);
    let two = outcomes.time("two-workers").map_or(String::new(), |two| {
        let two = report::speedup(serial, two);
        format!("; on two workers {two:.1} times: the third nap waits for the first to end")
    });
    Some(format!(
        "Submitted to three workers, three naps were {three:.1} times as fast as one after another{two}."
    ))
}

fn lengths(outcomes: &Outcomes<'_>) -> Option<String> {
    let lengths = outcomes.time("lengths")?.as_secs_f64();
    let longest = course_core::nap_length().as_secs_f64() * 3.0;
    Some(format!(
        "Naps of 1, 2 and 3 took {lengths:.2} s together, and the longest of them alone takes {longest:.2} s: \
         more workers would not help."
    ))
}

fn unread(outcomes: &Outcomes<'_>) -> Option<String> {
    outcomes.time("unread")?;
    Some(
        "A task that fails does so in its future, and nowhere else. Whoever does not ask for the result never \
         learns of it: that is what an unread `map` hides in Python."
            .into(),
    )
}
