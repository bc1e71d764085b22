//! Right answers, written quite differently from the reference.

use crate::{generic, iterator, list, map, naps};
use course_core::{boo, foo};
use spec::corpus::Entry;
use spec::ex0::Subject;
use std::time::{Duration, Instant};

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        Entry::right(
            "three_calls_and_a_difference",
            "time_three_naps",
            naps(difference),
        ),
        Entry::right(
            "a_sum_of_three_times",
            "time_three_naps",
            naps(sum_of_three),
        ),
        Entry::right("recursion", "time_naps", list(recursion)),
        Entry::right("a_while_loop", "time_naps", list(while_loop)),
        Entry::right("a_fold", "time_naps", list(fold)),
        Entry::right("a_fold", "my_map", map(generic!(fold_map))),
        Entry::right("by_place", "my_map", map(generic!(by_place))),
        Entry::right("recursion", "my_map", map(generic!(recursive_map))),
        Entry::right("extend", "map_by_iterator", iterator(generic!(extend))),
        Entry::right("for_each", "map_by_iterator", iterator(generic!(for_each))),
        Entry::right(
            "a_boxed_slice",
            "map_by_iterator",
            iterator(generic!(boxed)),
        ),
    ]
}

fn difference() -> Duration {
    let start = Instant::now();
    foo();
    foo();
    foo();
    let end = Instant::now();
    end - start
}

/// The clock runs on between the naps: each time begins where the last one ended.
fn sum_of_three() -> Duration {
    let mut sum = Duration::ZERO;
    let mut last = Instant::now();
    for _ in 0..3 {
        foo();
        let now = Instant::now();
        sum += now - last;
        last = now;
    }
    sum
}

fn recursion(list: &[u32]) -> Duration {
    fn nap(list: &[u32]) {
        if let Some((first, rest)) = list.split_first() {
            boo(*first);
            nap(rest);
        }
    }
    let start = Instant::now();
    nap(list);
    start.elapsed()
}

fn while_loop(list: &[u32]) -> Duration {
    let start = Instant::now();
    let mut place = 0;
    while place < list.len() {
        boo(list[place]);
        place += 1;
    }
    Instant::now().duration_since(start)
}

fn fold(list: &[u32]) -> Duration {
    list.iter()
        .fold(Instant::now(), |start, seconds| {
            boo(*seconds);
            start
        })
        .elapsed()
}

fn fold_map<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    array.iter().fold(Vec::new(), |mut output, element| {
        output.push(function(element));
        output
    })
}

fn by_place<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    let mut output: Vec<Option<B>> = array.iter().map(|_| None).collect();
    for place in 0..array.len() {
        output[place] = Some(function(&array[place]));
    }
    output.into_iter().flatten().collect()
}

fn recursive_map<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    fn rest<A, B>(function: &impl Fn(&A) -> B, array: &[A], output: &mut Vec<B>) {
        if let [first, others @ ..] = array {
            output.push(function(first));
            rest(function, others, output);
        }
    }
    let mut output = Vec::with_capacity(array.len());
    rest(&function, array, &mut output);
    output
}

fn extend<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    let mut output = Vec::new();
    output.extend(array.iter().map(function));
    output
}

#[expect(clippy::needless_for_each, reason = "so it is written")]
fn for_each<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    let mut output = Vec::new();
    array
        .iter()
        .for_each(|element| output.push(function(element)));
    output
}

fn boxed<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    let output: Box<[B]> = array.iter().map(function).collect();
    output.into_vec()
}
