//! Is the answer right, and was the work done for it, once an item?

use crate::{Finding, Verdict};
use course_core::probe::Evidence;
use std::collections::HashMap;
use std::fmt::Debug;

/// Compares an answer with the right one.
pub(crate) fn answer<T: PartialEq + Debug>(given: &[T], right: &[T]) -> Result<(), Finding> {
    let wrong = |verdict, seen: String| Err(Finding::new(verdict, seen));
    if given == right {
        return Ok(());
    }
    let (missing, surplus) = difference(given, right);
    let counts = format!("{} values for {} items", given.len(), right.len());
    match (missing.as_slice(), surplus.as_slice()) {
        ([], []) => {
            let at = (0..right.len())
                .find(|at| given[*at] != right[*at])
                .unwrap_or(0);
            wrong(
                Verdict::OutOfOrder,
                format!(
                    "all the values, in another order: at place {at} stands {:?}, not {:?}",
                    given[at], right[at]
                ),
            )
        }
        ([], [more, ..]) if surplus.iter().all(|value| right.contains(value)) => wrong(
            Verdict::DoneTwice,
            format!("{counts}: {more:?} is there more than once"),
        ),
        ([less, ..], []) => {
            let at = right.iter().position(|value| value == *less).unwrap_or(0);
            wrong(
                Verdict::LostItems,
                format!("{counts}: missing is {less:?}, for one (place {at})"),
            )
        }
        _ if given.len() != right.len() => wrong(Verdict::WrongResult, counts),
        _ => {
            let at = (0..right.len())
                .find(|at| given[*at] != right[*at])
                .unwrap_or(0);
            wrong(
                Verdict::WrongResult,
                format!(
                    "at place {at} stands {:?}, and right would be {:?}",
                    given[at], right[at]
                ),
            )
        }
    }
}

/// The values that `given` lacks, and those it has too many of.
fn difference<'a, T: PartialEq>(given: &'a [T], right: &'a [T]) -> (Vec<&'a T>, Vec<&'a T>) {
    let mut surplus: Vec<&T> = given.iter().collect();
    let mut missing = Vec::new();
    for value in right {
        match surplus.iter().position(|given| *given == value) {
            Some(at) => drop(surplus.remove(at)),
            None => missing.push(value),
        }
    }
    (missing, surplus)
}

/// Was the work done for each of the items, once? An item that stands there twice, as a nap of one
/// second may, is to be worked on twice.
pub(crate) fn calls(evidence: &Evidence, work: &str, items: &[String]) -> Result<(), Finding> {
    if evidence.calls.is_empty() && !items.is_empty() {
        let seen = format!("an answer, and not one call of `{work}` for it");
        return Err(Finding::new(Verdict::WorkNotSeen, seen));
    }
    let seen = count(evidence.calls.iter().map(|call| call.item.as_str()));
    let asked = count(items.iter().map(String::as_str));
    let of = |counts: &HashMap<&str, usize>, item: &str| counts.get(item).copied().unwrap_or(0);
    if let Some(item) = items.iter().find(|item| of(&seen, item) < of(&asked, item)) {
        let none = of(&seen, item) == 0;
        let seen = format!(
            "{} calls of `{work}`, and {} for {item}",
            evidence.calls.len(),
            if none { "none" } else { "too few" }
        );
        return Err(Finding::new(Verdict::LostItems, seen));
    }
    let mut twice: Vec<_> = seen
        .iter()
        .filter(|(item, times)| asked.contains_key(*item) && **times > of(&asked, item))
        .collect();
    twice.sort_unstable();
    if let Some((item, count)) = twice.first() {
        let seen = format!(
            "{} calls of `{work}` for {} items: {item}, for one, was worked on {count} times",
            evidence.calls.len(),
            items.len()
        );
        return Err(Finding::new(Verdict::DoneTwice, seen));
    }
    if let Some(item) = seen.keys().find(|item| !asked.contains_key(*item)) {
        let seen = format!("a call of `{work}` for {item}, which was not asked for");
        return Err(Finding::new(Verdict::WrongResult, seen));
    }
    Ok(())
}

fn count<'a>(items: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    let mut counts = HashMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use course_core::probe::{Call, Worker};

    fn verdict(finding: Result<(), Finding>) -> Option<Verdict> {
        finding.err().map(|finding| finding.verdict)
    }

    #[test]
    fn answers() {
        let right = [0, 0, 1, 5];
        assert_eq!(verdict(answer(&[0, 0, 1, 5], &right)), None);
        assert_eq!(
            verdict(answer(&[0, 1, 0, 5], &right)),
            Some(Verdict::OutOfOrder)
        );
        assert_eq!(
            verdict(answer(&[0, 0, 1], &right)),
            Some(Verdict::LostItems)
        );
        assert_eq!(
            verdict(answer(&[0, 1, 5], &right)),
            Some(Verdict::LostItems),
            "one of two equal ones"
        );
        assert_eq!(verdict(answer(&[], &right)), Some(Verdict::LostItems));
        assert_eq!(
            verdict(answer(&[0, 0, 1, 5, 5], &right)),
            Some(Verdict::DoneTwice)
        );
        assert_eq!(
            verdict(answer(&[0, 0, 1, 6], &right)),
            Some(Verdict::WrongResult)
        );
        assert_eq!(
            verdict(answer(&[0, 0, 1, 5, 6], &right)),
            Some(Verdict::WrongResult)
        );
        assert_eq!(
            verdict(answer(&[0, 1, 6], &right)),
            Some(Verdict::WrongResult)
        );
    }

    fn evidence(items: &[&str]) -> Evidence {
        let worker = Worker {
            process: 1,
            thread: 1,
        };
        let call = |item: &&str| Call {
            worker,
            name: "w".into(),
            item: (*item).into(),
            start: 0,
            end: Some(1),
        };
        Evidence {
            calls: items.iter().map(call).collect(),
            ..Evidence::default()
        }
    }

    #[test]
    fn work() {
        let items: Vec<String> = ["0", "1", "2"].map(String::from).to_vec();
        let judged = |seen: &[&str]| verdict(calls(&evidence(seen), "w", &items));
        assert_eq!(judged(&["0", "1", "2"]), None);
        assert_eq!(judged(&["2", "0", "1"]), None);
        assert_eq!(judged(&[]), Some(Verdict::WorkNotSeen));
        assert_eq!(judged(&["0", "1"]), Some(Verdict::LostItems));
        assert_eq!(judged(&["0", "1", "2", "2"]), Some(Verdict::DoneTwice));
        assert_eq!(judged(&["0", "1", "2", "3"]), Some(Verdict::WrongResult));
        assert_eq!(
            verdict(calls(&evidence(&[]), "w", &[])),
            None,
            "no items, no work"
        );
    }

    #[test]
    fn an_item_may_stand_there_twice() {
        let items: Vec<String> = ["1", "1", "2"].map(String::from).to_vec();
        let judged = |seen: &[&str]| verdict(calls(&evidence(seen), "w", &items));
        assert_eq!(judged(&["1", "2", "1"]), None);
        assert_eq!(judged(&["1", "2"]), Some(Verdict::LostItems));
        assert_eq!(judged(&["1", "1", "2", "2"]), Some(Verdict::DoneTwice));
        assert_eq!(judged(&["1", "1", "1", "2"]), Some(Verdict::DoneTwice));
    }
}
