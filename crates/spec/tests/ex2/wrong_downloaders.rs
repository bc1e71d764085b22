//! Wrong with many books, one after another: what happens when one of them fails.

use crate::save;
use ex2_download::Outcomes;
use spec::corpus::Entry;
use spec::ex2::Subject;
use std::path::Path;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(serial_downloader, question_mark_in_the_loop, WrongResult),
        wrong!(serial_downloader, stops_at_the_first_failure, LostItems),
        wrong!(serial_downloader, tells_of_those_saved_alone, LostItems),
        wrong!(serial_downloader, skips_the_first, LostItems),
        wrong!(serial_downloader, tries_again, DoneTwice),
        wrong!(serial_downloader, not_serial_at_all, WrongEngine),
    ]
}

/// The first failure is the answer.
fn question_mark_in_the_loop<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    for url in urls {
        let outcome = save(url, folder);
        if !MENDED {
            outcome.clone().map_err(|failure| failure.to_string())?;
        }
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

fn stops_at_the_first_failure<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    for url in urls {
        let outcome = save(url, folder);
        let failed = outcome.is_err();
        outcomes.push(outcome);
        if failed && !MENDED {
            break;
        }
    }
    Ok(outcomes)
}

/// What failed is forgotten.
fn tells_of_those_saved_alone<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let outcomes = urls.iter().map(|url| save(url, folder));
    Ok(outcomes
        .filter(|outcome| MENDED || outcome.is_ok())
        .collect())
}

fn skips_the_first<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    let first = usize::from(!MENDED);
    for url in urls.iter().skip(first) {
        outcomes.push(save(url, folder));
    }
    Ok(outcomes)
}

/// A server that has a problem is asked once more, at once.
fn tries_again<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    let download = |url: &String| match save(url, folder) {
        Err(_) if !MENDED => save(url, folder),
        outcome => outcome,
    };
    Ok(urls.iter().map(download).collect())
}

/// The baseline of every speedup has to be what it says.
fn not_serial_at_all<const MENDED: bool>(urls: &[String], folder: &Path) -> Outcomes {
    if MENDED {
        return Ok(urls.iter().map(|url| save(url, folder)).collect());
    }
    Ok(thread::scope(|scope| {
        let handles: Vec<_> = urls
            .iter()
            .map(|url| scope.spawn(|| save(url, folder)))
            .collect();
        let outcomes = handles.into_iter().map(thread::ScopedJoinHandle::join);
        outcomes.map(|outcome| outcome.expect("no panic")).collect()
    }))
}
