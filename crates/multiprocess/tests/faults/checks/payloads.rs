//! Arguments and results that are large, or cannot travel.

use multiprocess::{Error, Pool, ProcessPoolExecutor, Step};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::common::check;

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check(
            "an_argument_cannot_be_written",
            an_argument_cannot_be_written,
        ),
        check("an_argument_cannot_be_read", an_argument_cannot_be_read),
        check("a_result_cannot_be_written", a_result_cannot_be_written),
        check("a_result_cannot_be_read", a_result_cannot_be_read),
        check(
            "a_result_panics_while_it_is_written",
            a_result_panics_while_it_is_written,
        ),
        check("a_result_of_200_mib", a_result_of_200_mib),
        check("large_both_ways_at_once", large_both_ways_at_once),
        check(
            "a_large_result_is_left_unread",
            a_large_result_is_left_unread,
        ),
    ]
}

/// A number that refuses to be written or read when it says so.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fussy {
    value: u8,
    refuses: Refuses,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Refuses {
    Nothing,
    Writing,
    Reading,
    Panics,
}

impl Serialize for Fussy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.refuses {
            Refuses::Writing => Err(serde::ser::Error::custom("will not be written")),
            Refuses::Panics => panic!("while writing"),
            Refuses::Reading => (self.value, true).serialize(serializer),
            Refuses::Nothing => (self.value, false).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Fussy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match <(u8, bool)>::deserialize(deserializer)? {
            (value, false) => Ok(Self {
                value,
                refuses: Refuses::Nothing,
            }),
            (_, true) => Err(serde::de::Error::custom("will not be read")),
        }
    }
}

fn fussy(value: u8, refuses: Refuses) -> Fussy {
    Fussy { value, refuses }
}

fn step_of(error: &Error) -> Step {
    let Error::Conversion {
        step, type_name, ..
    } = error
    else {
        panic!("{error}")
    };
    assert!(type_name.contains("Fussy"), "{error}");
    assert!(error.to_string().contains("Fussy"), "{error}");
    *step
}

/// The sixth of ten inputs is the one that fails.
fn check_map(task: impl Fn(Fussy) -> Fussy + Copy + Send + 'static, bad: Fussy, expected: Step) {
    let inputs = (0..10).map(|x| {
        if x == 5 {
            bad
        } else {
            fussy(x, Refuses::Nothing)
        }
    });
    let pool = Pool::builder().max_workers(2).chunksize(4).build().unwrap();
    let results: Vec<_> = pool.imap(task, inputs).collect();
    assert_eq!(results.len(), 10);
    for (x, result) in (0..).zip(results) {
        match result {
            Ok(value) => assert!(x != 5 && value.value == x),
            Err(error) => assert_eq!((x, step_of(&error)), (5, expected)),
        }
    }
}

/// The results of some inputs cannot be used.
fn spoil(x: Fussy) -> Fussy {
    match x.value {
        105 => fussy(5, Refuses::Writing),
        106 => fussy(5, Refuses::Reading),
        107 => fussy(5, Refuses::Panics),
        _ => x,
    }
}

fn an_argument_cannot_be_written() {
    check_map(|x| x, fussy(5, Refuses::Writing), Step::WriteArgument);
    let executor = ProcessPoolExecutor::new(1).unwrap();
    let error = executor
        .submit(spoil, fussy(5, Refuses::Writing))
        .err()
        .unwrap();
    assert_eq!(step_of(&error), Step::WriteArgument);
}

fn an_argument_cannot_be_read() {
    check_map(|x| x, fussy(5, Refuses::Reading), Step::ReadArgument);
}

fn a_result_cannot_be_written() {
    check_map(spoil, fussy(105, Refuses::Nothing), Step::WriteResult);
}

fn a_result_cannot_be_read() {
    check_map(spoil, fussy(106, Refuses::Nothing), Step::ReadResult);
}

fn a_result_panics_while_it_is_written() {
    let pool = Pool::new(1).unwrap();
    let error = pool.apply(spoil, fussy(107, Refuses::Nothing)).unwrap_err();
    assert!(
        matches!(&error, Error::Panic(panic) if panic.message == "while writing"),
        "{error}"
    );
    assert_eq!(
        pool.apply(spoil, fussy(1, Refuses::Nothing)).unwrap().value,
        1
    );
}

fn a_result_of_200_mib() {
    let pool = Pool::new(1).unwrap();
    let bytes = pool
        .apply(|size: usize| vec![3_u8; size], 200 << 20)
        .unwrap();
    assert!(bytes.len() == 200 << 20 && bytes.iter().all(|&b| b == 3));
}

fn large_both_ways_at_once() {
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let echo = |bytes: Vec<u8>| bytes;
    let payload = |x: u8| vec![x; 8 << 20];
    let futures: Vec<_> = (0..12)
        .map(|x| executor.submit(echo, payload(x)).unwrap())
        .collect();
    for (x, future) in (0..12).zip(futures).rev() {
        assert!(future.result().unwrap() == payload(x));
    }
    let echoed = executor.map(echo, (0..12).map(payload)).unwrap();
    assert!((0..12).zip(echoed).all(|(x, bytes)| bytes == payload(x)));
}

fn a_large_result_is_left_unread() {
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let large = |x: u8| vec![x; 32 << 20];
    let unread = executor.submit(large, 1).unwrap();
    drop(executor.submit(large, 2).unwrap());
    let mut hurried = executor.submit(large, 3).unwrap();
    let _ = hurried.result_timeout(std::time::Duration::from_millis(1));
    drop(hurried);
    assert_eq!(executor.map(|x: u8| x, 0..100).unwrap().len(), 100);
    drop(executor);
    assert_eq!(
        unread.result().unwrap().len(),
        32 << 20,
        "it was delivered before the executor ended"
    );
}
