//! Laws of the downloaders of books: tasks 1 to 3.

use super::bench::{Bench, Wrong, addresses};
use super::{Downloader, Subject};
use crate::ask::{Ask, Who};
use crate::files::{Wanted, judge};
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law};

/// What can be wrong with a book so that there is none. Each ends by itself, no clock needed.
const FAULTS: [Wrong; 7] = [
    Wrong::Fault("404", false),
    Wrong::Fault("500", false),
    Wrong::Fault("reset", false),
    Wrong::Fault("cut", false),
    Wrong::Fault("loop", false),
    Wrong::Fault("endless", false),
    Wrong::Refused,
];

/// What looks wrong and is not.
const ODDITIES: [Wrong; 2] = [Wrong::Fault("redirect", true), Wrong::Fault("gzip", true)];

/// The laws of `download_book`.
pub(super) fn one_book() -> Vec<Law<Subject>> {
    const FUNCTION: &str = "download_book";
    vec![
        Law::new(
            FUNCTION,
            "saves_the_whole_book",
            "what is saved must be what the server has, every line of it, whichever way it comes",
            |subject: &Subject, lab| {
                let bench = Bench::here()?;
                for wrong in [Wrong::Nothing, ODDITIES[0], ODDITIES[1]] {
                    let number = lab.draw(1..=900);
                    one_by_one(subject, lab, &bench, &[bench.book(number, wrong)])?;
                }
                Ok(())
            },
        ),
        Law::new(
            FUNCTION,
            "stays_in_its_folder",
            "a title is what somebody else wrote: as a path it can lead anywhere on the disk",
            |subject, lab| {
                let bench = Bench::here()?;
                let book = bench.book(lab.draw(1..=900), Wrong::Fault("escape", true));
                one_by_one(subject, lab, &bench, &[book])
            },
        ),
        Law::new(
            FUNCTION,
            "keeps_books_with_one_title_apart",
            "two books may have one title, and the second must not take the place of the first",
            |subject, lab| {
                let bench = Bench::here()?;
                let first = lab.draw(1..=900);
                let book = |number| bench.book(number, Wrong::Fault("twin", true));
                one_by_one(subject, lab, &bench, &[book(first), book(first + 1)])
            },
        ),
        Law::new(
            FUNCTION,
            "says_which_book_failed",
            "of a hundred downloads some fail, and without the address nobody knows which; half a book \
             is no book",
            |subject, lab| {
                let bench = Bench::here()?;
                for wrong in FAULTS {
                    let number = lab.draw(1..=900);
                    one_by_one(subject, lab, &bench, &[bench.book(number, wrong)])?;
                }
                Ok(())
            },
        ),
    ]
}

/// Asks `download_book` for these books, one after another, into one folder.
fn one_by_one(
    subject: &Subject,
    lab: &mut Lab,
    bench: &Bench,
    wanted: &[Wanted],
) -> Result<(), Finding> {
    let folder = bench.folder();
    let urls = addresses(wanted);
    let asked: Vec<String> = urls
        .iter()
        .map(|url| format!("download_book({url}, saved/here)"))
        .collect();
    Ask::new(asked.join(", "), "get", &urls).of(
        lab,
        || {
            let download = |url: &String| (subject.download_book)(url, folder.path());
            Ok(urls.iter().map(download).collect::<Vec<_>>())
        },
        |outcomes, _| judge(wanted, outcomes, &folder),
    )
}

/// The laws of `serial_downloader`.
pub(super) fn serial() -> Vec<Law<Subject>> {
    laws_of_many(
        "serial_downloader",
        |subject| subject.serial_downloader,
        Who::Caller,
    )
}

/// The laws of `process_downloader`.
pub(super) fn processes() -> Vec<Law<Subject>> {
    const FUNCTION: &str = "process_downloader";
    let mut laws = laws_of_many(FUNCTION, |subject| subject.process_downloader, Who::Anybody);
    laws.push(Law::new(
        FUNCTION,
        "starts_a_process_for_each_book_before_it_joins_one",
        "whoever joins a process before the next is started waits for one download after another",
        |subject: &Subject, lab| {
            let bench = Bench::here()?;
            let books = some_books(lab, &bench, false);
            let who = Who::OneEach(Engine::Processes);
            many(
                FUNCTION,
                subject.process_downloader,
                lab,
                &bench,
                &books,
                who,
            )
        },
    ));
    laws.push(Law::new(
        FUNCTION,
        "leaves_nothing_running",
        "a process that is never joined may still be writing when its book is read",
        |subject: &Subject, lab| {
            let bench = Bench::here()?;
            let books = some_books(lab, &bench, false);
            leaves_nothing(lab, |lab| {
                let downloader = subject.process_downloader;
                many(FUNCTION, downloader, lab, &bench, &books, Who::Anybody)
            })
        },
    ));
    laws
}

fn laws_of_many(
    function: &'static str,
    downloader: fn(&Subject) -> Downloader,
    who: Who,
) -> Vec<Law<Subject>> {
    vec![
        Law::new(
            function,
            "saves_every_book",
            "each book must be there, whole, and downloaded once; and of no books, none",
            move |subject: &Subject, lab| {
                let bench = Bench::here()?;
                let some = some_books(lab, &bench, false);
                for books in [&some[..0], &some[..1], &some[..]] {
                    many(function, downloader(subject), lab, &bench, books, who)?;
                }
                Ok(())
            },
        ),
        Law::new(
            function,
            "loses_no_book_because_of_another",
            "one book that cannot be had is one outcome, at its place; it must not cost the others",
            move |subject, lab| {
                let bench = Bench::here()?;
                let books = some_books(lab, &bench, true);
                many(function, downloader(subject), lab, &bench, &books, who)
            },
        ),
    ]
}

/// A few books; if `broken`, some that cannot be had among them, the last not.
fn some_books(lab: &mut Lab, bench: &Bench, broken: bool) -> Vec<Wanted> {
    let first = lab.draw(1..=900);
    let count = lab.draw(4..=7);
    let bad = (lab.draw(0..=1), lab.draw(2..=count - 2));
    let book = |(place, number)| {
        let wrong = if broken && (place == bad.0 || place == bad.1) {
            FAULTS[number % 4]
        } else {
            Wrong::Nothing
        };
        bench.book(number, wrong)
    };
    (first..first + count).enumerate().map(book).collect()
}

fn many(
    function: &str,
    downloader: Downloader,
    lab: &mut Lab,
    bench: &Bench,
    wanted: &[Wanted],
    who: Who,
) -> Result<(), Finding> {
    let folder = bench.folder();
    let urls = addresses(wanted);
    let bad = wanted.iter().filter(|wanted| wanted.file.is_none()).count();
    let asked = match bad {
        0 => format!("{function}({} addresses, saved/here)", urls.len()),
        _ => format!(
            "{function}({} addresses, {bad} of them of no book, saved/here)",
            urls.len()
        ),
    };
    Ask::new(asked, "get", &urls).by(who).of(
        lab,
        || downloader(&urls, folder.path()),
        |outcomes, _| judge(wanted, outcomes, &folder),
    )
}
