//! The table of runners, a row at a time.

use crate::output::{Colour, Style};
use crate::wrap::parts;
use crate::{Row, Status};
use std::time::Duration;

/// How the rows of one run look: known before the first is measured, so that each can be printed at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    pub(crate) style: Style,
    /// Columns for the runners' names.
    pub(crate) names: usize,
    /// The speedup of a bar that fills its column.
    pub(crate) full: f64,
    /// How many workers have a core each; a larger number of them is marked.
    pub(crate) cores: usize,
    /// Whether the machine was probed.
    pub(crate) machine: bool,
}

/// What stands after a number of workers that is larger than that of the cores.
const CROWDED: &str = "*";
const LONGEST_BAR: usize = 32;
const INDENT: usize = 2;

impl Table {
    pub(crate) fn header(&self) -> String {
        let machine = if self.machine { "  machine  used" } else { "" };
        let line = format!(
            "{:names$}  workers   seconds  speedup{machine}",
            "runner",
            names = self.names
        );
        self.style.paint(Colour::Strong, &line)
    }

    /// The row, of one line if it is about a time, else of as many as are needed.
    pub(crate) fn row(&self, row: &Row, hint: Option<&str>) -> String {
        match &row.status {
            Status::Done(measured) => {
                let speedup = row
                    .speedup()
                    .map_or("-".into(), |times| format!("{times:.2}"));
                let machine = if self.machine {
                    machine_columns(row)
                } else {
                    String::new()
                };
                let bar = bar(row.speedup().unwrap_or(0.0) / self.full, self.bar_width());
                let line = format!(
                    "{}  {:>9}  {speedup:>7}{machine}  {}",
                    self.start(row),
                    seconds(measured.time),
                    self.style.paint(Colour::Good, &bar)
                );
                line.trim_end().to_owned()
            }
            Status::NotWritten(place) => {
                let name = format!("{:names$}", row.runner, names = self.names);
                let what = row.task.map_or(String::new(), |task| {
                    format!(", task {}: {}", task.number, task.what)
                });
                let told = format!("{name}  not written yet{what}");
                let place = format!("{}:{}", place.file, place.line);
                let hint = hint.map_or(String::new(), |hint| format!("(hint: {hint})"));
                self.style
                    .paint(Colour::Todo, &self.fit(&[&told, &place, &hint]))
            }
            Status::Failed(error) => {
                let told = format!("{}  FAILED: {error}", self.start(row));
                self.style.paint(Colour::Bad, &self.fit(&[&told]))
            }
        }
    }

    /// A row that failed like the one above it, or lacks the same task.
    pub(crate) fn as_before(&self, row: &Row) -> String {
        if let Status::NotWritten(_) = row.status {
            let line = format!("{:names$}  the same task", row.runner, names = self.names);
            return self.style.paint(Colour::Todo, &line);
        }
        let line = format!("{}  FAILED: the same", self.start(row));
        self.style.paint(Colour::Bad, &line)
    }

    fn start(&self, row: &Row) -> String {
        let crowded = if self.machine && row.workers > self.cores {
            CROWDED
        } else {
            " "
        };
        format!(
            "{:names$}  {:>6}{crowded}",
            row.runner,
            row.workers,
            names = self.names
        )
    }

    /// In a pipe a line stays a line: somebody may look for it.
    fn fit(&self, told: &[&str]) -> String {
        let width = if self.style.wrap {
            self.style.width
        } else {
            usize::MAX
        };
        parts(told, width, INDENT)
    }

    fn bar_width(&self) -> usize {
        let machine = if self.machine {
            "  machine  used".len()
        } else {
            0
        };
        let before = self.names + "  workers    seconds  speedup".len() + machine + 2;
        self.style.width.saturating_sub(before).min(LONGEST_BAR)
    }
}

fn machine_columns(row: &Row) -> String {
    let measured = row.measured().filter(|_| row.parallel);
    let machine = measured.and_then(|measured| measured.machine);
    let used = measured.and_then(|measured| measured.used);
    format!(
        "  {:>7}  {:>4}",
        machine.map_or(String::new(), |cores| format!("{cores:.2}")),
        used.map_or(String::new(), |share| format!(
            "{:.0}%",
            (share * 100.0).min(999.0)
        ))
    )
}

/// Seconds, with as many digits as mean something: four of them, and six behind the point at most.
pub(crate) fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let decimals = match seconds {
        _ if seconds >= 100.0 => 1,
        _ if seconds >= 10.0 => 2,
        _ if seconds >= 1.0 => 3,
        _ if seconds >= 0.01 => 4,
        _ => 6,
    };
    format!("{seconds:.decimals$}")
}

/// A bar that fills the share of `width` columns, to an eighth of a column.
fn bar(share: f64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let share = if share.is_nan() {
        0.0
    } else {
        share.clamp(0.0, 1.0)
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to a few hundred"
    )]
    let eighths = (share * width as f64 * 8.0).round() as usize;
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Measured, Place, Task};
    use proptest::prelude::*;

    fn table(width: usize) -> Table {
        Table {
            style: Style {
                width,
                colours: false,
                wrap: true,
            },
            names: "executor".len(),
            full: 2.0,
            cores: 2,
            machine: true,
        }
    }

    fn done(workers: usize, speedup: f64) -> Row {
        let measured = Measured {
            time: Duration::from_micros(31_234),
            fastest: Duration::from_millis(31),
            runs: 9,
            speedup: Some(speedup),
            machine: Some(1.9),
            used: Some(0.9),
            one_thread: None,
        };
        row(workers, Status::Done(measured))
    }

    fn row(workers: usize, status: Status) -> Row {
        Row {
            runner: "executor",
            parallel: true,
            workers,
            tasks: 20_000,
            task: Some(Task {
                number: 1,
                what: "use as many workers as were asked for",
            }),
            status,
        }
    }

    #[test]
    fn a_row_stands_under_its_header() {
        let table = table(60);
        assert_eq!(
            table.header(),
            "runner    workers   seconds  speedup  machine  used"
        );
        assert_eq!(
            table.row(&done(2, 1.71), None),
            "executor       2      0.0312     1.71     1.90   90%  █████▏"
        );
    }

    #[test]
    fn more_workers_than_cores_are_marked() {
        assert!(table(60).row(&done(4, 1.7), None).contains("4*"));
        assert!(!table(60).row(&done(2, 1.7), None).contains('*'));
    }

    #[test]
    fn what_is_not_written_says_what_to_do_and_where() {
        let place = Place {
            file: "exercises/ex3/src/lib.rs".into(),
            line: 12,
        };
        let row = row(1, Status::NotWritten(place));
        let mut table = table(60);
        let wrapped = table.row(&row, Some("cargo course hint ex3 --task 1"));
        assert!(
            wrapped.lines().count() > 1 && wrapped.lines().all(|line| line.chars().count() <= 60),
            "{wrapped}"
        );
        table.style.wrap = false;
        assert_eq!(
            table.row(&row, Some("cargo course hint ex3 --task 1")),
            "executor  not written yet, task 1: use as many workers as were asked for  \
             exercises/ex3/src/lib.rs:12  (hint: cargo course hint ex3 --task 1)"
        );
    }

    #[test]
    fn seconds_have_digits_that_mean_something() {
        let shown: Vec<String> = [0, 12, 1_234, 31_234, 1_234_567, 12_345_678, 123_456_789]
            .map(Duration::from_micros)
            .map(seconds)
            .to_vec();
        assert_eq!(
            shown,
            [
                "0.000000", "0.000012", "0.001234", "0.0312", "1.235", "12.35", "123.5"
            ]
        );
    }

    #[test]
    fn colours_are_for_those_who_want_them() {
        let mut table = table(60);
        assert!(!table.row(&done(2, 1.7), None).contains('\x1b'));
        table.style.colours = true;
        assert!(table.row(&done(2, 1.7), None).contains("\x1b[32m"));
    }

    proptest! {
        #[test]
        fn a_row_with_a_time_is_one_line_and_fits(
            width in 58_usize..200, workers in 1_usize..=256, speedup in 0.0..1e3,
        ) {
            let line = table(width).row(&done(workers, speedup), None);
            prop_assert!(!line.contains('\n') && line.chars().count() <= width, "{}", line);
        }

        #[test]
        fn a_bar_never_leaves_its_column(share in prop::num::f64::ANY, width in 0_usize..40) {
            prop_assert!(bar(share, width).chars().count() <= width);
        }
    }
}
