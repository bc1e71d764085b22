//! Times the runners of an exercise, and shows who did what when.
//!
//! An exercise says what its runners are ([`Exercise`], [`Runner`]) and hands itself to [`main`].
//! That reads the command line, runs each runner often enough to mean something, checks every
//! answer, and prints a row as soon as it is known: seconds, speedup, and what the machine itself
//! gave to as many threads in the same seconds. A task that is not written yet is no failure: its
//! row says what to write, and where.

mod choice;
mod clock;
mod exercise;
mod flags;
mod guard;
mod json;
mod machine;
mod measure;
mod notes;
mod observe;
mod output;
mod own;
mod panics;
pub mod parts;
mod printer;
mod row;
mod rows;
mod run;
mod schedule;
mod session;
mod speedup;
mod start;
mod stopwatch;
mod summary;
mod table;
mod target;
pub mod timeline;
mod values;
mod watch;
mod wrap;

pub use clock::{Clock, Wall};
pub use exercise::{Exercise, Limit, Runner, Size, Task};
pub use machine::machine_gives;
pub use own::{Flag, Given};
pub use row::{Measured, Place, Row, Status};
pub use rows::ROWS;
pub use schedule::no_schedule_beats;
pub use speedup::{efficiency, machine_gave, speedup};
pub use start::{main, main_as, main_with};
pub use stopwatch::median;
pub use summary::{Seen, Summary};
pub use wrap::wrap;
