//! Wrong answers to tasks 3 and 4: a map.

use crate::{generic, nobody};
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex0::Subject;
use std::collections::VecDeque;
use std::fmt::Debug;

/// What `wrong!` is for other tasks: the subject has the function once for each kind of list.
macro_rules! wrong_map {
    ($task:ident, $function:ident, $verdict:ident) => {
        Entry::wrong(
            stringify!($function),
            stringify!($task),
            Verdict::$verdict,
            Subject {
                $task: generic!($function::<false, _, _>),
                ..nobody()
            },
            Subject {
                $task: generic!($function::<true, _, _>),
                ..nobody()
            },
        )
    };
}

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_map!(my_map, pushed_in_front, OutOfOrder),
        wrong_map!(my_map, from_the_second_on, LostItems),
        wrong_map!(my_map, without_the_last, LostItems),
        wrong_map!(my_map, empty_to_begin_with, LostItems),
        wrong_map!(my_map, the_last_overwrites, LostItems),
        wrong_map!(my_map, called_to_see_and_called_again, DoneTwice),
        wrong_map!(my_map, equal_ones_once, LostItems),
        wrong_map!(my_map, first_element_in_advance, Panicked),
        wrong_map!(map_by_iterator, reversed, OutOfOrder),
        wrong_map!(map_by_iterator, counted_before_it_is_collected, DoneTwice),
    ]
}

fn pushed_in_front<const MENDED: bool, A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    let mut output = VecDeque::new();
    for element in array {
        if MENDED {
            output.push_back(function(element));
        } else {
            output.push_front(function(element));
        }
    }
    output.into()
}

/// "The first is number 1."
fn from_the_second_on<const MENDED: bool, A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    let first = usize::from(!MENDED);
    let mut output = Vec::new();
    for element in array.iter().skip(first) {
        output.push(function(element));
    }
    output
}

#[expect(clippy::needless_range_loop, reason = "so it is written")]
fn without_the_last<const MENDED: bool, A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    let last = if MENDED {
        array.len()
    } else {
        array.len().saturating_sub(1)
    };
    let mut output = Vec::new();
    for place in 0..last {
        output.push(function(&array[place]));
    }
    output
}

/// An iterator that promises, and a list that stays empty.
fn empty_to_begin_with<const MENDED: bool, A, B>(
    function: impl Fn(&A) -> B,
    array: &[A],
) -> Vec<B> {
    let mut output = Vec::new();
    let results = array.iter().map(function);
    if MENDED {
        output.extend(results);
    }
    output
}

/// The container is made in the loop.
fn the_last_overwrites<const MENDED: bool, A, B>(
    function: impl Fn(&A) -> B,
    array: &[A],
) -> Vec<B> {
    let mut output = Vec::new();
    for element in array {
        if !MENDED {
            output = Vec::new();
        }
        output.push(function(element));
    }
    output
}

/// The first call only looks whether there is a result.
fn called_to_see_and_called_again<const MENDED: bool, A, B: Debug>(
    function: impl Fn(&A) -> B,
    array: &[A],
) -> Vec<B> {
    let mut output = Vec::new();
    for element in array {
        if !MENDED {
            println!("{:?}", function(element));
        }
        output.push(function(element));
    }
    output
}

/// A container that keeps no two equal ones.
fn equal_ones_once<const MENDED: bool, A, B: PartialEq>(
    function: impl Fn(&A) -> B,
    array: &[A],
) -> Vec<B> {
    let mut output = Vec::new();
    for element in array {
        let result = function(element);
        if MENDED || !output.contains(&result) {
            output.push(result);
        }
    }
    output
}

/// Wants to know the type of the results, and forgets that there may be none.
fn first_element_in_advance<const MENDED: bool, A, B>(
    function: impl Fn(&A) -> B,
    array: &[A],
) -> Vec<B> {
    if MENDED && array.is_empty() {
        return Vec::new();
    }
    let mut output = vec![function(&array[0])];
    output.extend(array[1..].iter().map(function));
    output
}

fn reversed<const MENDED: bool, A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    if MENDED {
        array.iter().map(function).collect()
    } else {
        array.iter().rev().map(function).collect()
    }
}

/// An iterator does its work each time it is consumed.
fn counted_before_it_is_collected<const MENDED: bool, A, B>(
    function: impl Fn(&A) -> B,
    array: &[A],
) -> Vec<B> {
    let length = if MENDED {
        array.len()
    } else {
        array.iter().map(&function).fold(0, |length, _| length + 1)
    };
    let mut output = Vec::with_capacity(length);
    output.extend(array.iter().map(function));
    output
}
