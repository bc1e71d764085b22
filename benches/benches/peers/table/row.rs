//! The rows: what each compares, in which unit, and what is to be reached.

use crate::task::{
    MAP_AUTOMATIC, MAP_CHUNK_1, MIB_1, MIB_64, ONE_AT_A_TIME, SUBMIT_MANY, payload_bytes,
};

/// One row of the table.
pub(crate) struct Row {
    pub(crate) task: (&'static str, &'static str),
    pub(crate) title: &'static str,
    pub(crate) unit: Unit,
    pub(crate) goal: Goal,
    /// Rounds that it takes part in, if it is too long for all.
    pub(crate) at_most: usize,
}

/// How the seconds of one iteration are told.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    /// Microseconds.
    Micros,
    /// MiB a second, so many bytes an iteration.
    Rate(usize),
}

/// What ours is to reach.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    /// So much of the row's unit, or less.
    AtMost(f64),
    /// So many times the floor of the same rounds, or less.
    TimesFloor(f64),
    /// This share of what the floor gave in the same rounds, or more.
    ShareOfFloor(f64),
}

/// All rows, in the order of the table.
pub(crate) fn rows() -> Vec<Row> {
    let row = |task, title, unit, goal| Row {
        task,
        title,
        unit,
        goal,
        at_most: usize::MAX,
    };
    let there_and_back = |task: (_, &str)| Unit::Rate(2 * payload_bytes(task.1));
    vec![
        row(
            MAP_CHUNK_1,
            "empty task, chunk 1, all submitted through `map`: µs a task",
            Unit::Micros,
            Goal::AtMost(1.0),
        ),
        row(
            MAP_AUTOMATIC,
            "empty task, automatic chunks: µs a task",
            Unit::Micros,
            Goal::AtMost(0.03),
        ),
        row(
            SUBMIT_MANY,
            "`submit` many, then collect the futures: µs a task",
            Unit::Micros,
            Goal::AtMost(2.0),
        ),
        row(
            ONE_AT_A_TIME,
            "`submit().result()` one at a time: µs a task",
            Unit::Micros,
            Goal::TimesFloor(1.2),
        ),
        row(
            MIB_1,
            "1 MiB there and back: MiB/s",
            there_and_back(MIB_1),
            Goal::ShareOfFloor(0.7),
        ),
        row(
            MIB_64,
            "64 MiB there and back: MiB/s",
            there_and_back(MIB_64),
            Goal::ShareOfFloor(0.4),
        ),
    ]
}

impl Unit {
    /// The seconds of an iteration in this unit.
    pub(crate) fn of(self, seconds: f64) -> f64 {
        match self {
            Unit::Micros => seconds * 1e6,
            Unit::Rate(bytes) => bytes as f64 / f64::from(1 << 20) / seconds,
        }
    }

    pub(crate) fn tell(self, seconds: f64) -> String {
        digits(self.of(seconds))
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
