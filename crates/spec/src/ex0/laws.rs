//! What must be true of an answer to exercise 0.

use super::{Map, Subject};
use crate::ask::{Ask, Who, gives};
use crate::{Finding, Lab, Law, Verdict};
use course_core::probe::work;
use course_core::square;
use std::time::{Duration, Instant};

const WHY_TIME: &str =
    "a time means something when the clock is read right before the work and right after it";
const WHY_MAP: &str = "map is a promise: the function is called once for each element, and each result stands \
                       where its element stood";

pub(super) fn laws() -> Vec<Law<Subject>> {
    let mut laws = vec![
        Law::new(
            "time_three_naps",
            "times_three_naps",
            WHY_TIME,
            |s: &Subject, lab| {
                times(
                    lab,
                    "time_three_naps()",
                    "foo",
                    &[1, 1, 1],
                    s.time_three_naps,
                )
            },
        ),
        Law::new(
            "time_naps",
            "times_every_nap_of_the_list",
            WHY_TIME,
            |s: &Subject, lab| {
                let several: Vec<u32> = (0..lab.draw(4..=6)).map(|_| draw(lab)).collect();
                // The first is in no order: what is drawn may be in one.
                for list in [&[3, 1, 2], &[][..], &several] {
                    let asked = format!("time_naps(&{list:?})");
                    times(lab, &asked, "boo", list, || (s.time_naps)(list))?;
                }
                Ok(())
            },
        ),
    ];
    laws.extend(of_map("my_map", |s| s.my_map));
    laws.extend(of_map("map_by_iterator", |s| s.map_by_iterator));
    laws
}

fn draw(lab: &mut Lab) -> u32 {
    u32::try_from(lab.draw(1..=5)).unwrap_or(1)
}

/// The time that is told must be nearly that from right before the function was called until right after
/// it returned. Nearly: whatever a busy machine does in between counts in both; and each nap takes a
/// tenth of a second or more, so a time that leaves one out is far too short.
fn times(
    lab: &mut Lab,
    asked: &str,
    nap: &'static str,
    naps: &[u32],
    ask: impl FnOnce() -> Duration,
) -> Result<(), Finding> {
    let mut times = None;
    let answer = || {
        let start = Instant::now();
        let told = ask();
        times = Some((told, start.elapsed()));
        Ok(())
    };
    Ask::new(asked, nap, naps)
        .by(Who::Caller)
        .slowly()
        .of(lab, answer, |(), _| Ok(()))?;
    let (told, whole) = times.unwrap_or_default();
    let wrong = |seen| Err(Finding::new(Verdict::WrongResult, seen));
    if told > whole {
        return wrong(format!(
            "it tells {told:.3?}, and returned after {whole:.3?}"
        ));
    }
    if !naps.is_empty() && told < whole.mul_f64(0.9) {
        return wrong(format!(
            "it tells {told:.3?}, and the naps took {whole:.3?}"
        ));
    }
    Ok(())
}

fn of_map(function: &'static str, map: fn(&Subject) -> Map) -> Vec<Law<Subject>> {
    vec![
        Law::new(
            function,
            "gives_what_the_function_gives_in_order",
            WHY_MAP,
            move |s, lab| {
                let several: Vec<u64> = (0..lab.draw(20..=50))
                    .map(|_| lab.draw(0..=999) as u64)
                    .collect();
                for array in [&[0, 1, 2, 3, 4, 5], &[][..], &[7], &[5, 5, 2], &several] {
                    numbers(lab, function, map(s), array)?;
                }
                Ok(())
            },
        ),
        Law::new(
            function,
            "takes_elements_of_any_type",
            "a map knows nothing of its elements: words do as well as numbers",
            move |s, lab| {
                for list in [&["map", "", "filter", "map"][..], &[]] {
                    words(lab, function, map(s), list)?;
                }
                Ok(())
            },
        ),
    ]
}

fn numbers(lab: &mut Lab, function: &str, map: Map, array: &[u64]) -> Result<(), Finding> {
    let right: Vec<u64> = array.iter().map(|x| x * x).collect();
    Ask::new(format!("{function}(square, &{array:?})"), "square", array)
        .by(Who::Caller)
        .of(
            lab,
            || Ok((map.numbers)(|x| square(*x), array)),
            |given, _| gives(given, &right),
        )
}

fn words(lab: &mut Lab, function: &str, map: Map, list: &[&str]) -> Result<(), Finding> {
    let array: Vec<String> = list.iter().map(ToString::to_string).collect();
    let right: Vec<usize> = list.iter().map(|word| word.len()).collect();
    let asked = format!("{function}(String::len, &{list:?})");
    Ask::new(asked, "length", list).by(Who::Caller).of(
        lab,
        || {
            Ok((map.words)(
                |word| work("length", word, || word.len()),
                &array,
            ))
        },
        |given, _| gives(given, &right),
    )
}
