//! Did the caller do it all, one after another, in order?

use crate::{Finding, Verdict};
use course_core::probe::{Evidence, Worker};

/// Judges work that the thread `caller` was to do alone, for `items` in this order.
pub(crate) fn serial(evidence: &Evidence, items: &[String], caller: Worker) -> Result<(), Finding> {
    let strays = evidence.calls.iter().filter(|call| call.worker != caller);
    let strays = strays.count();
    if strays > 0 {
        let seen = format!(
            "{strays} of {} calls came from another thread or process than the one that called the function",
            evidence.calls.len()
        );
        return Err(Finding::new(Verdict::WrongEngine, seen));
    }
    let calls = evidence.calls.iter().map(|call| &call.item);
    for (place, (made, asked)) in calls.zip(items).enumerate() {
        if made != asked {
            let seen = format!("call {} was for {made}, and {asked} is next", place + 1);
            return Err(Finding::new(Verdict::OutOfOrder, seen));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use course_core::probe::Call;

    const CALLER: Worker = Worker {
        process: 1,
        thread: 1,
    };

    fn judged(calls: &[(u32, &str)]) -> Option<Verdict> {
        let call = |(thread, item): &(u32, &str)| Call {
            worker: Worker {
                process: 1,
                thread: *thread,
            },
            name: "w".into(),
            item: (*item).to_owned(),
            start: 0,
            end: Some(1),
        };
        let evidence = Evidence {
            calls: calls.iter().map(call).collect(),
            ..Evidence::default()
        };
        serial(&evidence, &["1".to_owned(), "2".to_owned()], CALLER)
            .err()
            .map(|finding| finding.verdict)
    }

    #[test]
    fn the_caller_does_it_in_order() {
        assert_eq!(judged(&[(1, "1"), (1, "2")]), None);
        assert_eq!(judged(&[(1, "2"), (1, "1")]), Some(Verdict::OutOfOrder));
        assert_eq!(judged(&[(1, "1"), (2, "2")]), Some(Verdict::WrongEngine));
    }
}
