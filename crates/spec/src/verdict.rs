//! The names of what can be wrong with an answer.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong. Each has a name that is printed, and a predicate: what must have been seen.
///
/// Where several hold, the one that stands first in the law that was asked is told: an answer
/// is right before it is fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// The answer panicked with the message of `todo!`, or gave an error that carries it.
    NotWrittenYet,
    /// A value differs from the right one, or the answer is an error.
    WrongResult,
    /// A value is missing from the answer, or the work was not done for an item that others had.
    LostItems,
    /// The work was done more than once for some item, or the answer has more values than items.
    DoneTwice,
    /// The answer has all the right values, in another order; or a single worker did the work in
    /// another order than it was asked for.
    OutOfOrder,
    /// The answer was given without a single call of the work function.
    WorkNotSeen,
    // ANCHOR: two
    /// Either all calls came from the thread that asked; or the gate held one call at a time
    /// while everybody else slept, [`PROOF`](course_core::probe::PROOF) rounds in a row, and the work
    /// has more than one worker, or as many as were asked for stood by.
    Serialised,
    /// The gate held fewer workers than were asked for while everybody else slept,
    /// [`PROOF`](course_core::probe::PROOF) rounds in a row.
    TooFewWorkers,
    // ANCHOR_END: two
    /// More workers than were asked for were inside the work at once.
    TooManyWorkers,
    /// Processes were asked for and a call came from the process that asked, or threads were and a
    /// call came from another process, or nobody was but the thread that asked.
    WrongEngine,
    /// No worker made two calls, and there were more items than workers asked for.
    OneWorkerPerItem,
    /// While one worker was held in a call and the others had come to the end of their work, more
    /// items waited for it than the way of handing them out that was asked for gives to one worker at
    /// a time.
    TooCoarse,
    /// The same, and fewer items waited for it than go together in a piece of the size asked for.
    TooFine,
    /// Of work that was to stay with the caller a call was made by somebody else, or a process had
    /// been started for it.
    NotWorthIt,
    /// The work was done once for every item, and the total is less than what came of it.
    LostCounts,
    /// While one worker was held in a call and everybody else slept, results that were there had not
    /// been passed on.
    HeldBack,
    /// A call that only asks for work had not returned when everybody slept and the work was held.
    CallerBlocked,
    /// After the answer had come, a process that it started still ran, or a call of the work function had
    /// not ended, or each further answer left one more thread behind. A library's pool that answers share is none.
    LeftRunning,
    /// No answer came, and no thread of the answer had run for three seconds, nor slept by the clock.
    Deadlock,
    /// No answer came before the deadline.
    TimedOut,
    /// The program ended without an answer: by a signal, or because it asked to.
    Crashed,
    /// The answer panicked.
    Panicked,
    /// The answer's processes held more memory than the limit, or an allocation failed.
    OutOfMemory,
    /// The answer had more processes at once than the limit.
    TooManyProcesses,
    /// The answer's processes had more threads at once, all together, than the limit; or the system
    /// had none left for it.
    TooManyThreads,
}

impl Verdict {
    /// All of them, in the order in which they stand above. (One that is sent is its number: so no list can forget one.)
    pub fn all() -> impl Iterator<Item = Self> {
        (0_u8..).map_while(|number| postcard::from_bytes(&[number]).ok())
    }

    /// Its name, as it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotWrittenYet => "NOT WRITTEN YET",
            Self::WrongResult => "WRONG RESULT",
            Self::LostItems => "LOST ITEMS",
            Self::DoneTwice => "DONE TWICE",
            Self::OutOfOrder => "OUT OF ORDER",
            Self::WorkNotSeen => "WORK NOT SEEN",
            Self::Serialised => "SERIALISED",
            Self::TooFewWorkers => "TOO FEW WORKERS",
            Self::TooManyWorkers => "TOO MANY WORKERS",
            Self::WrongEngine => "WRONG ENGINE",
            Self::OneWorkerPerItem => "ONE WORKER PER ITEM",
            Self::TooCoarse => "TOO COARSE",
            Self::TooFine => "TOO FINE",
            Self::NotWorthIt => "NOT WORTH IT",
            Self::LostCounts => "LOST COUNTS",
            Self::HeldBack => "HELD BACK",
            Self::CallerBlocked => "CALLER BLOCKED",
            Self::LeftRunning => "LEFT RUNNING",
            Self::Deadlock => "DEADLOCK",
            Self::TimedOut => "TIMED OUT",
            Self::Crashed => "CRASHED",
            Self::Panicked => "PANICKED",
            Self::OutOfMemory => "OUT OF MEMORY",
            Self::TooManyProcesses => "TOO MANY PROCESSES",
            Self::TooManyThreads => "TOO MANY THREADS",
        }
    }

    /// Whether it is about who did the work, and how many at once: what a timeline shows.
    pub fn is_about_who_did_what(self) -> bool {
        matches!(
            self,
            Self::Serialised
                | Self::TooFewWorkers
                | Self::TooManyWorkers
                | Self::WrongEngine
                | Self::OneWorkerPerItem
                | Self::TooCoarse
                | Self::TooFine
                | Self::NotWorthIt
        )
    }

    /// Where to look first.
    pub fn advice(self) -> &'static str {
        match self {
            Self::NotWrittenYet => "the `todo!` in this function: its text says what to write",
            Self::WrongResult => {
                "what is called with which number, and what is done with what comes back"
            }
            Self::LostItems => {
                "the last piece, when the numbers do not divide evenly; and whether every handle is joined"
            }
            Self::DoneTwice => {
                "whether pieces overlap, and whether the work is done once more to check it"
            }
            Self::OutOfOrder => {
                "results that are pushed as they finish: they must go where their number stands"
            }
            Self::WorkNotSeen => {
                "the work itself: call `course_core`'s function for every item, and no formula in its place"
            }
            Self::Serialised => {
                "what each worker waits for: a join or a result inside the loop that starts them, a lock held across the work, or a serial iterator"
            }
            Self::TooFewWorkers => {
                "the number of workers: is the argument used, or a number of your own?"
            }
            Self::TooManyWorkers => {
                "the number of workers: a pool built without it takes as many as the machine has cores"
            }
            Self::WrongEngine => "what does the work: processes, threads, or the function itself",
            Self::OneWorkerPerItem => {
                "where workers are started: once each, outside of the loop over the items"
            }
            Self::TooCoarse => {
                "how much a worker gets at a time: blocks that are dealt out before the work begins stay where they are"
            }
            Self::TooFine => "the size of a piece: is the argument used, or a number of your own?",
            Self::NotWorthIt => {
                "what happens before the first item: with little to do, no worker may be started"
            }
            Self::LostCounts => {
                "what happens between reading the counter and writing it: another thread may write in between; and whether every thread's count is added"
            }
            Self::HeldBack => {
                "where results wait: in a list until all is done, or for one thread while another has some"
            }
            Self::CallerBlocked => {
                "what the call waits for: a channel without room, or the result itself"
            }
            Self::LeftRunning => "whether every process and thread that is started is also joined",
            Self::Deadlock => {
                "who waits for whom: a channel whose sender is never dropped, a lock taken twice, a join before the work is sent"
            }
            Self::TimedOut => "the condition that ends the loop",
            Self::Crashed => {
                "the message above, if there is one; `exit`, `abort` and unbounded recursion end a program like this"
            }
            Self::Panicked => "the place named above",
            Self::OutOfMemory => "what grows in the loop",
            Self::TooManyProcesses => {
                "what starts a process: is it done by each of those that are started, or in a loop that never ends?"
            }
            Self::TooManyThreads => {
                "what starts a thread: a loop that never ends, or one thread for each of very many items?"
            }
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A verdict, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What is wrong.
    pub verdict: Verdict,
    /// What was asked of the answer.
    pub asked: String,
    /// What was seen.
    pub seen: String,
    /// The line of the answer that it is about, where that is known: `file:line`.
    pub place: Option<String>,
}

impl Finding {
    /// A finding about no line in particular; what was asked is filled in by the [`Lab`](crate::Lab).
    pub fn new(verdict: Verdict, seen: impl Into<String>) -> Self {
        Self {
            verdict,
            asked: String::new(),
            seen: seen.into(),
            place: None,
        }
    }

    /// The text of the `todo!` that the answer came to, without what the macro puts before it. Where the file could be
    /// read, with the names of the values.
    pub fn to_write(&self) -> &str {
        self.seen
            .trim_start_matches("not yet implemented")
            .trim_start_matches(": ")
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.verdict)?;
        if let Some(place) = &self.place {
            write!(f, " at {place}")?;
        }
        if !self.asked.is_empty() {
            write!(f, "\n  asked    {}", self.asked)?;
        }
        write!(f, "\n  seen     {}", self.seen)?;
        write!(f, "\n  look at  {}", self.verdict.advice())
    }
}
