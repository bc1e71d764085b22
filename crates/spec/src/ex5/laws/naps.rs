//! Naps: submitted, mapped, and as they end.

use super::{Subject, WHY_WORKERS, boxed, leaves, processes};
use crate::ask::{Ask, Who, gives};
use crate::{Engine, Finding, Lab, Law};

/// A worker for each nap.
const ONE_EACH: Who = Who::OneEach(Engine::Processes);

pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            "submit_naps",
            "naps_three_times_on_as_many_processes_as_asked",
            WHY_WORKERS,
            |s: &Subject, lab| {
                submit(s, lab, 3, ONE_EACH)?;
                submit(s, lab, 2, processes(2))?;
                submit(s, lab, 1, processes(1))
            },
        ),
        leaves("submit_naps", |s, lab| submit(s, lab, 2, Who::Anybody)),
        Law::new(
            "map_naps",
            "naps_on_as_many_processes_as_asked",
            WHY_WORKERS,
            |s: &Subject, lab| {
                map(s, lab, &[1, 1, 1], 3, ONE_EACH)?;
                map(s, lab, &[1, 2, 3], 3, ONE_EACH)?;
                map(s, lab, &[1, 1, 1], 2, processes(2))?;
                map(s, lab, &[], 2, Who::Anybody)?;
                let workers = lab.draw(3..=5);
                let list: Vec<u32> = (0..=workers * 10).map(|_| draw(lab)).collect();
                map(s, lab, &list, workers, processes(workers))
            },
        ),
        leaves("map_naps", |s, lab| {
            map(s, lab, &[1, 2, 3], 2, Who::Anybody)
        }),
        Law::new(
            "as_they_end",
            "naps_in_a_process_each_at_once",
            WHY_WORKERS,
            |s: &Subject, lab| any_order(s, lab, 3),
        ),
        Law::new(
            "as_they_end",
            "gives_the_naps_in_the_order_in_which_they_end",
            "whoever waits for the first one first learns of the others late, and has nothing to do meanwhile",
            |s: &Subject, lab| {
                in_turn(s, lab, &[3, 1, 2], &[1, 2, 3])?;
                in_turn(s, lab, &[1, 2, 3], &[2, 3, 1])?;
                let list = [4, 1, 3, 2];
                let turns = shuffled(lab, list);
                in_turn(s, lab, &list, &turns)
            },
        )
        .waiting(),
        leaves("as_they_end", |s, lab| any_order(s, lab, 2)),
    ]
}

fn draw(lab: &mut Lab) -> u32 {
    u32::try_from(lab.draw(1..=3)).unwrap_or(1)
}

fn submit(s: &Subject, lab: &mut Lab, workers: usize, who: Who) -> Result<(), Finding> {
    Ask::new(format!("submit_naps({workers})"), "foo", [1; 3])
        .by(who)
        .of(lab, || boxed((s.submit_naps)(workers)), |(), _| Ok(()))
}

fn map(s: &Subject, lab: &mut Lab, list: &[u32], workers: usize, who: Who) -> Result<(), Finding> {
    Ask::new(format!("map_naps({list:?}, {workers})"), "boo", list)
        .by(who)
        .of(
            lab,
            || boxed((s.map_naps)(list.to_vec(), workers)),
            |(), _| Ok(()),
        )
}

/// They end as they like.
fn any_order(s: &Subject, lab: &mut Lab, workers: usize) -> Result<(), Finding> {
    as_they_end(s, lab, &[3, 1, 2], workers, &[], |ended| {
        let mut ended = ended.clone();
        ended.sort_unstable();
        gives(&ended, &[1, 2, 3])
    })
}

/// Every nap has a worker, and they end in the order `turns`.
fn in_turn(s: &Subject, lab: &mut Lab, list: &[u32], turns: &[u32]) -> Result<(), Finding> {
    as_they_end(s, lab, list, list.len(), turns, |ended| gives(ended, turns))
}

fn as_they_end(
    s: &Subject,
    lab: &mut Lab,
    list: &[u32],
    workers: usize,
    turns: &[u32],
    check: impl FnOnce(&Vec<u32>) -> Result<(), Finding>,
) -> Result<(), Finding> {
    let who = if workers == list.len() {
        ONE_EACH
    } else {
        Who::Anybody
    };
    let asked = if turns.is_empty() {
        format!("as_they_end({list:?}, {workers})")
    } else {
        format!("as_they_end({list:?}, {workers}), and they end in the order {turns:?}")
    };
    Ask::new(asked, "boo", list).by(who).in_turn(turns).of(
        lab,
        || boxed((s.as_they_end)(list.to_vec(), workers)),
        |ended, _| check(ended),
    )
}

fn shuffled(lab: &mut Lab, mut list: [u32; 4]) -> [u32; 4] {
    for last in (1..list.len()).rev() {
        list.swap(last, lab.draw(0..=last));
    }
    list
}
