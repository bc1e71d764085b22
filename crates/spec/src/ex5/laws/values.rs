//! Tasks with results: primes, and roots that some numbers lack.

use super::{Subject, WHY_WORKERS, boxed, leaves, processes};
use crate::ask::{Ask, Who, gives};
use crate::{Finding, Lab, Law, Verdict};
use multiprocess::Error;

/// The four primes of the hundred numbers from 10¹⁴ on.
const FAR: u64 = 100_000_000_000_000;
const FAR_PRIMES: [u64; 4] = [FAR + 31, FAR + 67, FAR + 97, FAR + 99];

pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            "are_prime",
            "answers_for_every_number_in_order",
            "an answer that stands at the place of another number is wrong for both",
            |s: &Subject, lab| {
                let several = draw_numbers(lab, 40);
                for numbers in [&[2, 3, 4, 5, 6], &[][..], &[1], &several] {
                    for workers in [1, 3] {
                        are_prime(s, lab, numbers, workers, Who::Anybody)?;
                    }
                }
                Ok(())
            },
        ),
        Law::new(
            "are_prime",
            "works_in_as_many_processes_as_asked",
            WHY_WORKERS,
            |s: &Subject, lab| {
                let several = lab.draw(3..=5);
                for workers in [2, several, 1] {
                    let numbers = draw_numbers(lab, workers * 12 + 1);
                    are_prime(s, lab, &numbers, workers, processes(workers))?;
                }
                Ok(())
            },
        ),
        leaves("are_prime", |s, lab| {
            are_prime(s, lab, &[7, 8, 9], 2, Who::Anybody)
        }),
        Law::new(
            "prime_range",
            "gives_the_primes_in_order",
            "the last number is left out, an empty range has no primes, and 1 is not prime",
            |s: &Subject, lab| {
                let start = lab.draw(100..=900) as u64;
                for (start, end) in [(0, 31), (start, start + 45), (90, 90), (20, 10), (13, 14)] {
                    prime_range(s, lab, start, end, 3, Who::Anybody)?;
                }
                primes(s, lab, FAR, FAR + 100, 2, Who::Anybody, &FAR_PRIMES)
            },
        ),
        Law::new(
            "prime_range",
            "works_in_as_many_processes_as_asked",
            WHY_WORKERS,
            |s: &Subject, lab| {
                let several = lab.draw(3..=5);
                for workers in [2, several, 1] {
                    let start = lab.draw(0..=900) as u64;
                    let end = start + workers as u64 * 14 + 1;
                    prime_range(s, lab, start, end, workers, processes(workers))?;
                }
                Ok(())
            },
        ),
        leaves("prime_range", |s, lab| {
            prime_range(s, lab, 5, 25, 2, Who::Anybody)
        }),
        Law::new(
            "roots",
            "keeps_what_became_of_every_task",
            "a failure belongs to its own task: the others have run, and their results are worth having",
            |s: &Subject, lab| {
                let several: Vec<u64> = (0..30).map(|_| lab.draw(0..=50) as u64).collect();
                for numbers in [&[4, 8, 9, 16][..], &[], &[8], &[7, 8], &[25, 36], &several] {
                    roots(s, lab, numbers, 2, Who::Anybody)?;
                }
                Ok(())
            },
        ),
        Law::new(
            "roots",
            "works_in_as_many_processes_as_asked",
            WHY_WORKERS,
            |s: &Subject, lab| {
                for workers in [2, 3] {
                    let squares: Vec<u64> = (0..=workers as u64 * 12).map(|x| x * x).collect();
                    roots(s, lab, &squares, workers, processes(workers))?;
                }
                Ok(())
            },
        ),
        leaves("roots", |s, lab| roots(s, lab, &[4, 8], 2, Who::Anybody)),
    ]
}

fn draw_numbers(lab: &mut Lab, count: usize) -> Vec<u64> {
    (0..count).map(|_| lab.draw(0..=9999) as u64).collect()
}

fn is_prime(number: u64) -> bool {
    number > 1 && (2..=number.isqrt()).all(|divisor| !number.is_multiple_of(divisor))
}

fn are_prime(
    s: &Subject,
    lab: &mut Lab,
    numbers: &[u64],
    workers: usize,
    who: Who,
) -> Result<(), Finding> {
    let right: Vec<bool> = numbers.iter().map(|number| is_prime(*number)).collect();
    Ask::new(
        format!("are_prime({numbers:?}, {workers})"),
        "is_prime",
        numbers,
    )
    .by(who)
    .of(
        lab,
        || boxed((s.are_prime)(numbers.to_vec(), workers)),
        |given, _| gives(given, &right),
    )
}

fn prime_range(
    s: &Subject,
    lab: &mut Lab,
    start: u64,
    end: u64,
    workers: usize,
    who: Who,
) -> Result<(), Finding> {
    let right: Vec<u64> = (start..end).filter(|number| is_prime(*number)).collect();
    primes(s, lab, start, end, workers, who, &right)
}

fn primes(
    s: &Subject,
    lab: &mut Lab,
    start: u64,
    end: u64,
    workers: usize,
    who: Who,
    right: &[u64],
) -> Result<(), Finding> {
    let asked = format!("prime_range({start}, {end}, {workers})");
    Ask::new(asked, "is_prime", start..end).by(who).of(
        lab,
        || boxed((s.prime_range)(start, end, workers)),
        |given, _| gives(given, right),
    )
}

fn roots(
    s: &Subject,
    lab: &mut Lab,
    numbers: &[u64],
    workers: usize,
    who: Who,
) -> Result<(), Finding> {
    let right: Vec<Root> = numbers.iter().map(|number| root_of(*number)).collect();
    Ask::new(format!("roots({numbers:?}, {workers})"), "fragile", numbers)
        .by(who)
        .of(
            lab,
            || boxed((s.roots)(numbers.to_vec(), workers)),
            |given, _| {
                let mut seen = Vec::new();
                for result in given {
                    seen.push(Root::of(result)?);
                }
                gives(&seen, &right)
            },
        )
}

/// What became of a task.
#[derive(Debug, PartialEq, Eq)]
enum Root {
    Is(u64),
    /// The task panicked, and said this.
    Failed(String),
}

impl Root {
    fn of(result: &multiprocess::Result<u64>) -> Result<Self, Finding> {
        match result {
            Ok(root) => Ok(Self::Is(*root)),
            Err(Error::Panic(panic)) => Ok(Self::Failed(panic.message.clone())),
            Err(other) => {
                let seen = format!("an error that is no panic of the task: {other}");
                Err(Finding::new(Verdict::WrongResult, seen))
            }
        }
    }
}

fn root_of(number: u64) -> Root {
    let root = (0..=number).find(|root| root * root >= number);
    match root {
        Some(root) if root * root == number => Root::Is(root),
        _ => Root::Failed(format!("{number} is no square")),
    }
}
