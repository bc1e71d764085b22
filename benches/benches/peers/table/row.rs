//! The rows: what each compares, in which unit, and what is to be reached.

use crate::case::TASKS_A_CALL;
use crate::task::{self, Task, payload_bytes};

/// One row of the table.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) task: Task,
    pub(crate) title: &'static str,
    pub(crate) unit: Unit,
    pub(crate) goal: Goal,
    /// Rounds that it takes part in, if it is too long for all.
    pub(crate) at_most: usize,
}

/// How the seconds of one iteration are told.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Millis,
    /// Microseconds of each task, of so many an iteration.
    Micros(f64),
    /// MiB a second, so many bytes an iteration.
    Rate(usize),
}

/// What ours is to reach.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    /// To be told beside the others.
    None,
    /// So much of the row's unit, or less.
    AtMost(f64),
    /// So many times the floor of the same rounds, or less.
    TimesFloor(f64),
    /// This share of what the floor gave in the same rounds, or more.
    ShareOfFloor(f64),
}

/// The rows of one set are measured together: its cases are open at once, and idle while others take their turn.
/// The second has hundreds of processes, which the first is better off without.
pub(crate) fn sets() -> [Vec<Row>; 2] {
    let first = [&dispatch()[..], &startup(), &payload(), &[sum_square()]].concat();
    [first, scale().into()]
}

fn row(task: Task, title: &'static str, unit: Unit, goal: Goal) -> Row {
    Row {
        task,
        title,
        unit,
        goal,
        at_most: usize::MAX,
    }
}

fn dispatch() -> [Row; 4] {
    let micros = |task, title, goal| row(task, title, Unit::Micros(1.0), goal);
    let automatic = Unit::Micros(TASKS_A_CALL as f64);
    [
        micros(
            task::MAP_CHUNK_1,
            "empty task, chunk 1, all submitted through `map`: µs a task",
            Goal::AtMost(1.0),
        ),
        row(
            task::MAP_AUTOMATIC,
            "empty task, automatic chunks: µs a task",
            automatic,
            Goal::AtMost(0.03),
        ),
        micros(
            task::SUBMIT_MANY,
            "`submit` many, then collect the futures: µs a task",
            Goal::AtMost(2.0),
        ),
        micros(
            task::ONE_AT_A_TIME,
            "`submit().result()` one at a time: µs a task",
            Goal::TimesFloor(1.2),
        ),
    ]
}

fn startup() -> [Row; 2] {
    let millis = |task, title| row(task, title, Unit::Millis, Goal::AtMost(1.5));
    [
        millis(task::TWO_WORKERS, "two workers started and stopped: ms"),
        millis(
            task::LARGE_PARENT,
            "the same from a parent that has touched 1 GiB: ms",
        ),
    ]
}

fn payload() -> [Row; 2] {
    let rate = |task, title, share| {
        let unit = Unit::Rate(2 * payload_bytes(task));
        row(task, title, unit, Goal::ShareOfFloor(share))
    };
    [
        rate(task::MIB_1, "1 MiB to one worker and back: MiB/s", 0.7),
        rate(task::MIB_64, "64 MiB to one worker and back: MiB/s", 0.4),
    ]
}

fn sum_square() -> Row {
    row(
        task::SUM_SQUARE,
        "`sum_square` over 0..20_000, pool already started: ms",
        Unit::Millis,
        Goal::ShareOfFloor(0.97),
    )
}

fn scale() -> [Row; 5] {
    let long = |task, title| Row {
        at_most: 3,
        ..row(task, title, Unit::Seconds, Goal::TimesFloor(1.1))
    };
    [
        row(
            task::MILLION,
            "a million empty tasks in one `map`: µs a task",
            Unit::Micros(1e6),
            Goal::None,
        ),
        row(
            task::CHUNK_1_64_WORKERS,
            "64 workers, empty task, chunk 1: µs a task",
            Unit::Micros(1.0),
            Goal::None,
        ),
        row(
            task::AUTOMATIC_64_WORKERS,
            "64 workers, empty task, automatic chunks: µs a task",
            Unit::Micros(TASKS_A_CALL as f64),
            Goal::None,
        ),
        long(
            task::ONE_LONG_MAP,
            "one task of 1 s, then 1000 of 1 ms, `map` of chunk 1: s",
        ),
        long(task::ONE_LONG_SUBMIT, "the same, submitted: s"),
    ]
}

impl Unit {
    /// The seconds of an iteration in this unit.
    pub(crate) fn of(self, seconds: f64) -> f64 {
        match self {
            Unit::Seconds => seconds,
            Unit::Millis => seconds * 1e3,
            Unit::Micros(tasks) => seconds * 1e6 / tasks,
            Unit::Rate(bytes) => bytes as f64 / f64::from(1 << 20) / seconds,
        }
    }
}

/// Two or three digits that say something.
pub(crate) fn digits(value: f64) -> String {
    match value {
        value if value < 0.1 => format!("{value:.3}"),
        value if value < 10.0 => format!("{value:.2}"),
        value if value < 100.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}
