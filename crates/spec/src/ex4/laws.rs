//! What must be true of an answer to exercise 4.

mod who;

use super::Subject;
use crate::ask::{Ask, Who, gives};
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law};
use course_core::{pi_mc, square_cube};
use std::error::Error;
use std::fmt::Debug;

const WHY_VALUES: &str = "a pool's map is a map: each result stands where its input stood";
const WHY_WORKERS: &str =
    "a pool that gets its work piece by piece, or is made anew for each piece, works alone";
const WHY_LEFT: &str = "workers that outlive their pool hold memory, and cores, that nobody uses";

pub(super) fn laws() -> Vec<Law<Subject>> {
    let cubes = Map {
        function: "square_cubes",
        work: "square_cube",
        of: |s, numbers, workers| (s.square_cubes)(numbers, workers),
        right: square_cube,
        example: (&[1, 2, 3, 4, 5], 4),
    };
    let squares = Map {
        function: "squares",
        work: "square",
        of: |s, numbers, workers| (s.squares)(numbers, workers),
        right: |x| x * x,
        example: (&[0, 1, 2, 3, 4, 5], 6),
    };
    let estimates = Map {
        function: "estimates",
        work: "pi_mc",
        of: |s, seeds, workers| (s.estimates)(seeds, workers),
        right: pi_mc,
        example: (&[0, 1, 2, 3], 4),
    };
    let mut laws = cubes.laws();
    laws.extend(squares.laws());
    laws.extend(who::laws());
    laws.extend(estimates.laws());
    laws
}

/// So many worker processes.
fn processes(workers: usize) -> Who {
    Who::Workers(Engine::Processes, workers)
}

/// The same error in the type that a [`Lab`] wants.
fn boxed<A>(answer: multiprocess::Result<A>) -> Result<A, Box<dyn Error>> {
    Ok(answer?)
}

/// Numbers, each once, in no particular order.
fn draw(lab: &mut Lab, count: usize) -> Vec<u64> {
    let first = lab.draw(10..=500) as u64;
    let step = lab.draw(1..=9) as u64;
    let mut numbers: Vec<u64> = (0..count as u64)
        .map(|place| first + place * step)
        .collect();
    for last in (1..count).rev() {
        numbers.swap(last, lab.draw(0..=last));
    }
    numbers
}

/// A function of the subject that maps numbers, and what is right for it.
struct Map<T> {
    function: &'static str,
    work: &'static str,
    of: fn(&Subject, Vec<u64>, usize) -> multiprocess::Result<Vec<T>>,
    right: fn(u64) -> T,
    /// What the exercise itself asks for: numbers and workers.
    example: (&'static [u64], usize),
}

// By hand: no `T` is in it, and a derive would want it to be `Copy`.
impl<T> Clone for Map<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Map<T> {}

impl<T: PartialEq + Debug + 'static> Map<T> {
    fn laws(self) -> Vec<Law<Subject>> {
        let Self { function, .. } = self;
        vec![
            Law::new(
                function,
                "gives_every_value_in_order",
                WHY_VALUES,
                move |s, lab| {
                    let (numbers, workers) = self.example;
                    self.ask(s, lab, numbers, workers, Who::Anybody)?;
                    let several = draw(lab, 40);
                    for numbers in [&[][..], &[7], &several] {
                        for workers in [1, 3] {
                            self.ask(s, lab, numbers, workers, Who::Anybody)?;
                        }
                    }
                    Ok(())
                },
            ),
            Law::new(
                function,
                "works_in_as_many_processes_as_asked",
                WHY_WORKERS,
                move |s, lab| {
                    let several = lab.draw(3..=5);
                    for workers in [2, several, 1] {
                        let count = lab.draw(12..=18) * workers + 1;
                        let numbers = draw(lab, count);
                        self.ask(s, lab, &numbers, workers, processes(workers))?;
                    }
                    Ok(())
                },
            ),
            Law::new(
                function,
                "leaves_nothing_running",
                WHY_LEFT,
                move |s, lab| {
                    leaves_nothing(lab, |lab| self.ask(s, lab, &[5, 3, 4], 2, Who::Anybody))
                },
            ),
        ]
    }

    fn ask(
        &self,
        s: &Subject,
        lab: &mut Lab,
        numbers: &[u64],
        workers: usize,
        who: Who,
    ) -> Result<(), Finding> {
        let right: Vec<T> = numbers.iter().map(|number| (self.right)(*number)).collect();
        let asked = format!("{}({numbers:?}, {workers})", self.function);
        Ask::new(asked, self.work, numbers).by(who).of(
            lab,
            || boxed((self.of)(s, numbers.to_vec(), workers)),
            |given, _| gives(given, &right),
        )
    }
}
