//! Wrong in tasks 6 to 8: executors that look like one.

use crate::crew::{Fault, crew};
use crate::{Start, executor};
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex6::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    let mut corpus = wrong_new();
    corpus.extend(wrong_submit());
    corpus.extend(wrong_drop());
    corpus
}

/// Mended, they are all the same.
fn wrong(
    name: &'static str,
    function: &'static str,
    verdict: Verdict,
    start: Start,
) -> Entry<Subject> {
    let mended = executor(|workers| crew(workers, Fault::None));
    Entry::wrong(name, function, verdict, executor(start), mended)
}

fn wrong_new() -> Vec<Entry<Subject>> {
    let new = |name, verdict, start| wrong(name, "new", verdict, start);
    vec![
        new("one_thread_short", Verdict::TooFewWorkers, |workers| {
            crew(workers, Fault::OneShort)
        }),
        new("four_at_least", Verdict::TooManyWorkers, |workers| {
            crew(workers, Fault::AtLeastFour)
        }),
    ]
}

fn wrong_submit() -> Vec<Entry<Subject>> {
    let submit = |name, verdict, start| wrong(name, "submit", verdict, start);
    vec![
        submit("done_by_the_caller", Verdict::Serialised, |workers| {
            crew(workers, Fault::OnTheCaller)
        }),
        submit("a_thread_a_task", Verdict::OneWorkerPerItem, |workers| {
            crew(workers, Fault::ThreadATask)
        }),
        submit("lock_held_across_the_job", Verdict::Serialised, |workers| {
            crew(workers, Fault::LockHeld)
        }),
        submit("a_channel_a_thread", Verdict::TooCoarse, |workers| {
            crew(workers, Fault::ChannelEach)
        }),
        submit(
            "a_channel_without_room",
            Verdict::CallerBlocked,
            |workers| crew(workers, Fault::NoRoom),
        ),
        submit("waits_for_the_result", Verdict::Serialised, |workers| {
            crew(workers, Fault::WaitsForResult)
        }),
        submit(
            "one_channel_for_all_results",
            Verdict::OutOfOrder,
            |workers| crew(workers, Fault::OneResultChannel),
        ),
        submit("last_in_first_out", Verdict::OutOfOrder, |workers| {
            crew(workers, Fault::LastInFirstOut)
        }),
        submit("panic_not_caught", Verdict::WrongResult, |workers| {
            crew(workers, Fault::NotCaught)
        }),
        submit("panic_without_words", Verdict::WrongResult, |workers| {
            crew(workers, Fault::WithoutWords)
        }),
        submit(
            "thread_ends_after_a_panic",
            Verdict::WrongResult,
            |workers| crew(workers, Fault::EndsAfterPanic),
        ),
        submit("panic_passed_on", Verdict::Panicked, |workers| {
            crew(workers, Fault::PassedOn)
        }),
    ]
}

fn wrong_drop() -> Vec<Entry<Subject>> {
    let drop = |name, verdict, start| wrong(name, "drop", verdict, start);
    vec![
        drop("nobody_joined", Verdict::LeftRunning, |workers| {
            crew(workers, Fault::NotJoined)
        }),
        drop("joined_before_it_is_closed", Verdict::Deadlock, |workers| {
            crew(workers, Fault::JoinedFirst)
        }),
        drop("what_waits_is_thrown_away", Verdict::LostItems, |workers| {
            crew(workers, Fault::ThrownAway)
        }),
        drop("one_stop_for_all", Verdict::Deadlock, |workers| {
            crew(workers, Fault::OneStop)
        }),
    ]
}
