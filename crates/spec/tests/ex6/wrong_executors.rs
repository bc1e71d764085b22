//! Wrong in tasks 6 to 8: executors that look like one.

use crate::crew::{Fault, crew};
use crate::executor;
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex6::Subject;

/// The task, the wrong answer's name, its verdict and its fault. Mended, they are all the same.
macro_rules! wrong_crew {
    ($task:literal, $name:ident, $verdict:ident, $fault:ident) => {
        Entry::wrong(
            stringify!($name),
            $task,
            Verdict::$verdict,
            executor(|workers| crew(workers, Fault::$fault)),
            executor(|workers| crew(workers, Fault::None)),
        )
    };
}

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_crew!("new", one_thread_short, TooFewWorkers, OneShort),
        wrong_crew!("new", four_at_least, TooManyWorkers, AtLeastFour),
        wrong_crew!("submit", done_by_the_caller, Serialised, OnTheCaller),
        wrong_crew!("submit", a_thread_a_task, OneWorkerPerItem, ThreadATask),
        wrong_crew!("submit", lock_held_across_the_job, Serialised, LockHeld),
        wrong_crew!("submit", a_channel_a_thread, TooCoarse, ChannelEach),
        wrong_crew!("submit", a_channel_without_room, CallerBlocked, NoRoom),
        wrong_crew!("submit", waits_for_the_result, Serialised, WaitsForResult),
        wrong_crew!(
            "submit",
            one_channel_for_all_results,
            OutOfOrder,
            OneResultChannel
        ),
        wrong_crew!("submit", last_in_first_out, OutOfOrder, LastInFirstOut),
        wrong_crew!("submit", panic_not_caught, WrongResult, NotCaught),
        wrong_crew!("submit", panic_without_words, WrongResult, WithoutWords),
        wrong_crew!(
            "submit",
            thread_ends_after_a_panic,
            WrongResult,
            EndsAfterPanic
        ),
        wrong_crew!("submit", panic_passed_on, Panicked, PassedOn),
        wrong_crew!("drop", nobody_joined, LeftRunning, NotJoined),
        wrong_crew!("drop", joined_before_it_is_closed, Deadlock, JoinedFirst),
        wrong_crew!("drop", what_waits_is_thrown_away, LostItems, ThrownAway),
        wrong_crew!("drop", one_stop_for_all, Deadlock, OneStop),
    ]
}
