//! Laws of the downloaders of pictures: tasks 5 and 6.

use super::bench::{Bench, addresses};
use super::{PoolDownloader, Subject};
use crate::ask::{Ask, Who};
use crate::files::{Wanted, judge};
use crate::harness::{Tree, settle};
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law, Verdict};
use std::thread;
use std::time::Duration;

/// The laws of one of them.
pub(super) fn laws(
    function: &'static str,
    downloader: fn(&Subject) -> PoolDownloader,
    engine: Engine,
) -> Vec<Law<Subject>> {
    let of = move |subject: &Subject| Of {
        function,
        downloader: downloader(subject),
        engine,
    };
    let name = match engine {
        Engine::Threads => "works_on_as_many_threads_as_asked",
        Engine::Processes => "works_in_as_many_processes_as_asked",
    };
    vec![
        Law::new(
            function,
            "saves_every_picture",
            "each picture must be there, to the last byte, and downloaded once",
            move |subject, lab| of(subject).saves_all(lab),
        ),
        Law::new(
            function,
            "loses_no_picture_because_of_another",
            "a picture that is not there is one outcome, at its place; it must not cost the others",
            move |subject, lab| of(subject).loses_none(lab),
        ),
        Law::new(
            function,
            name,
            "a worker that is not used does not wait for anything, so nothing is gained; and more workers than \
             were asked for are more than the site may want",
            move |subject, lab| of(subject).uses_its_workers(lab),
        ),
        Law::new(
            function,
            "waits_for_as_many_answers_at_once",
            "what is gained is gained at the server: it must have several requests to answer at once",
            move |subject, lab| of(subject).waits_together(lab),
        ),
        Law::new(
            function,
            "leaves_nothing_running",
            "a worker that is never waited for may still be writing when its picture is looked at",
            move |subject, lab| leaves_nothing(lab, |lab| of(subject).ask(lab, 6, 2, Who::Anybody)),
        ),
    ]
}

/// One of the two.
#[derive(Clone, Copy)]
struct Of {
    function: &'static str,
    downloader: PoolDownloader,
    engine: Engine,
}

/// How long everybody must sleep until no further request is taken to come. The server is no part of the
/// answer, and on a busy machine may be the one that is late.
const NO_MORE: Duration = Duration::from_secs(2);

impl Of {
    fn saves_all(self, lab: &mut Lab) -> Result<(), Finding> {
        let many = lab.draw(7..=12);
        for (count, workers) in [(0, 2), (1, 3), (many, 1), (many, 3)] {
            self.ask(lab, count, workers, Who::Anybody)?;
        }
        Ok(())
    }

    fn loses_none(self, lab: &mut Lab) -> Result<(), Finding> {
        let count = lab.draw(7..=12);
        let bad = [lab.draw(0..=2), lab.draw(3..=count - 2)];
        self.question(lab, count, 3, Who::Anybody, &bad, None)
    }

    /// Two; more than most machines have cores; and one, which must mean one.
    fn uses_its_workers(self, lab: &mut Lab) -> Result<(), Finding> {
        let several = lab.draw(4..=6);
        for workers in [2, several, 1] {
            let count = lab.draw(9..=12) * workers + lab.draw(1..=(workers - 1).max(1));
            self.ask(lab, count, workers, Who::Workers(self.engine, workers))?;
        }
        Ok(())
    }

    fn waits_together(self, lab: &mut Lab) -> Result<(), Finding> {
        let workers = lab.draw(4..=6);
        let mut most = 0;
        self.question(
            lab,
            3 * workers,
            workers,
            Who::Anybody,
            &[],
            Some(&mut most),
        )?;
        if most >= workers {
            return Ok(());
        }
        let verdict = if most > 1 {
            Verdict::TooFewWorkers
        } else {
            Verdict::Serialised
        };
        let seen = format!(
            "the server gave no answer until no further request came: {most} were waiting then, of {workers} that could"
        );
        Err(Finding::new(verdict, seen))
    }

    fn ask(self, lab: &mut Lab, count: usize, workers: usize, who: Who) -> Result<(), Finding> {
        self.question(lab, count, workers, who, &[], None)
    }

    /// Asks for `count` pictures; those at the places `bad` are not there. With `held` the server keeps its
    /// answers back until `workers` requests have come, or no more do, and says how many it was.
    fn question(
        self,
        lab: &mut Lab,
        count: usize,
        workers: usize,
        who: Who,
        bad: &[usize],
        held: Option<&mut usize>,
    ) -> Result<(), Finding> {
        let bench = Bench::here()?;
        let folder = bench.folder();
        let first = lab.draw(1..=900);
        let wanted: Vec<Wanted> = (0..count)
            .map(|place| bench.picture(first + place, !bad.contains(&place)))
            .collect();
        let urls = addresses(&wanted);
        let some = match bad.len() {
            0 => String::new(),
            some => format!(", {some} of them of no picture"),
        };
        let function = self.function;
        let asked = format!("{function}({count} addresses{some}, saved/here, {workers})");
        Ask::new(asked, "get", &urls).by(who).of(
            lab,
            || {
                let download = || (self.downloader)(&urls, folder.path(), workers);
                match held {
                    Some(most) => held_back(&bench, workers, most, download),
                    None => download(),
                }
            },
            |outcomes, _| judge(&wanted, outcomes, &folder),
        )
    }
}

/// Calls `download` while the server holds its answers back; `most` is how many requests came.
fn held_back<A>(
    bench: &Bench,
    workers: usize,
    most: &mut usize,
    download: impl FnOnce() -> A,
) -> A {
    bench.hold();
    thread::scope(|scope| {
        scope.spawn(|| {
            settle(&Tree::own(), NO_MORE, |_| bench.in_flight() >= workers);
            *most = bench.in_flight();
            bench.release();
        });
        download()
    })
}
