//! Laws of the downloader of pages: task 4.

use super::Subject;
use super::bench::{Bench, addresses};
use crate::ask::{Ask, Who};
use crate::files::{Wanted, judge};
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law};
use bookserver::TOPICS;

const FUNCTION: &str = "page_downloader";

/// The laws of `page_downloader`.
pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            FUNCTION,
            "saves_every_page",
            "each page must be there, whole, and downloaded once, however many threads there are",
            |subject: &Subject, lab| {
                for (topics, workers) in [
                    (&TOPICS[..0], 2),
                    (&TOPICS[..1], 3),
                    (&TOPICS, 1),
                    (&TOPICS, 4),
                ] {
                    ask(subject, lab, topics, workers, Who::Anybody)?;
                }
                Ok(())
            },
        ),
        Law::new(
            FUNCTION,
            "loses_no_page_because_of_another",
            "a page that is not there is one outcome, at its place; it must not cost the others",
            |subject, lab| {
                let mut topics = TOPICS.to_vec();
                // Never the first: it would stand at its place also where the pages were dealt out to two hands.
                topics.insert(lab.draw(1..=3), "nosuchmodule");
                ask(subject, lab, &topics, 2, Who::Anybody)
            },
        ),
        Law::new(
            FUNCTION,
            "works_on_as_many_threads_as_asked",
            "a thread that waits for its turn to wait gains nothing; and more threads than were asked for are \
             more than the site may want",
            |subject, lab| {
                for workers in [2, 3] {
                    let who = Who::Workers(Engine::Threads, workers);
                    ask(subject, lab, &TOPICS, workers, who)?;
                }
                Ok(())
            },
        ),
        Law::new(
            FUNCTION,
            "leaves_nothing_running",
            "a thread that is never joined may still be writing when its page is read",
            |subject, lab| leaves_nothing(lab, |lab| ask(subject, lab, &TOPICS, 2, Who::Anybody)),
        ),
    ]
}

fn ask(
    subject: &Subject,
    lab: &mut Lab,
    topics: &[&str],
    workers: usize,
    who: Who,
) -> Result<(), Finding> {
    let bench = Bench::here()?;
    let folder = bench.folder();
    let wanted: Vec<Wanted> = topics.iter().map(|topic| bench.page(topic)).collect();
    let site = bench.site();
    let asked = format!("{FUNCTION}({site}, {topics:?}, saved/here, {workers})");
    Ask::new(asked, "get", addresses(&wanted)).by(who).of(
        lab,
        || (subject.page_downloader)(&site, topics, folder.path(), workers),
        |outcomes, _| judge(&wanted, outcomes, &folder),
    )
}
