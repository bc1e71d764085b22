//! Laws of the converters of many files: tasks 3 to 5.

use super::bench::Bench;
use super::{Outcomes, Subject};
use crate::ask::{Ask, Who};
use crate::files::judge;
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law};
use std::path::{Path, PathBuf};

/// Where the subject has a converter; a serial one ignores the number of workers.
type Convert = fn(&Subject, &[PathBuf], &Path, usize) -> Outcomes;

/// The laws of `serial_converter`.
pub(super) fn serial() -> Vec<Law<Subject>> {
    let of = Of {
        function: "serial_converter",
        convert: |subject, inputs, folder, _| (subject.serial_converter)(inputs, folder),
        who: |_| Who::Caller,
    };
    of.laws()
}

/// The laws of `thread_converter`.
pub(super) fn threads() -> Vec<Law<Subject>> {
    let of = Of {
        function: "thread_converter",
        convert: |subject, inputs, folder, workers| {
            (subject.thread_converter)(inputs, folder, workers)
        },
        who: |workers| Who::Workers(Engine::Threads, workers),
    };
    of.parallel_laws("works_on_as_many_threads_as_asked")
}

/// The laws of `process_converter`.
pub(super) fn processes() -> Vec<Law<Subject>> {
    let of = Of {
        function: "process_converter",
        convert: |subject, inputs, folder, workers| {
            (subject.process_converter)(inputs, folder, workers)
        },
        who: |workers| Who::Workers(Engine::Processes, workers),
    };
    of.parallel_laws("works_in_as_many_processes_as_asked")
}

/// One of the three.
#[derive(Clone, Copy)]
struct Of {
    function: &'static str,
    convert: Convert,
    who: fn(usize) -> Who,
}

impl Of {
    fn laws(self) -> Vec<Law<Subject>> {
        vec![
            Law::new(
                self.function,
                "turns_every_picture",
                "each picture must be there, turned, and worked on once; and of no files, none",
                move |subject: &Subject, lab| {
                    let many = lab.draw(7..=12);
                    for (count, workers) in [(0, 2), (1, 3), (many, 1), (many, 3)] {
                        self.ask(subject, lab, count, workers, &[])?;
                    }
                    Ok(())
                },
            ),
            Law::new(
                self.function,
                "loses_no_picture_because_of_another",
                "a damaged file is one outcome, at its place; it must not cost the others",
                move |subject, lab| {
                    let count = lab.draw(8..=12);
                    let bad = [lab.draw(0..=1), lab.draw(2..=3), lab.draw(4..=count - 2)];
                    self.ask(subject, lab, count, 3, &bad)
                },
            ),
        ]
    }

    fn parallel_laws(self, name: &'static str) -> Vec<Law<Subject>> {
        let mut laws = Self {
            who: |_| Who::Anybody,
            ..self
        }
        .laws();
        laws.push(Law::new(
            self.function,
            name,
            "turning pictures needs a core each: one that is not used is idle, and more workers than were asked for take \
             cores from others",
            move |subject: &Subject, lab| {
                // Two; more than most machines have cores; and one, which must mean one.
                let several = lab.draw(3..=6);
                for workers in [2, several, 1] {
                    let uneven = lab.draw(1..=(workers - 1).max(1));
                    let count = lab.draw(9..=14) * workers + uneven;
                    self.ask(subject, lab, count, workers, &[])?;
                }
                Ok(())
            },
        ));
        laws.push(Law::new(
            self.function,
            "leaves_nothing_running",
            "a worker that is never waited for may still be writing when its picture is looked at",
            move |subject, lab| {
                let anybody = Self {
                    who: |_| Who::Anybody,
                    ..self
                };
                leaves_nothing(lab, |lab| anybody.ask(subject, lab, 6, 2, &[]))
            },
        ));
        laws
    }

    /// Asks for `count` files, of which those at the places `bad` hold no picture.
    fn ask(
        self,
        subject: &Subject,
        lab: &mut Lab,
        count: usize,
        workers: usize,
        bad: &[usize],
    ) -> Result<(), Finding> {
        let mut bench = Bench::new()?;
        bench.add_some(lab, count, bad);
        let some = match bad.len() {
            0 => String::new(),
            some => format!(", {some} of them with no picture"),
        };
        let asked = format!(
            "{}({count} files{some}, saved/here, {workers})",
            self.function
        );
        let folder = bench.folder.path();
        Ask::new(asked, "turn_picture", bench.names())
            .by((self.who)(workers))
            .of(
                lab,
                || (self.convert)(subject, &bench.paths, folder, workers),
                |outcomes, _| judge(&bench.wanted, outcomes, &bench.folder),
            )
    }
}
