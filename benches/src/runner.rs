//! The ways of doing the work that are compared.

use crate::runners::{
    crossbeam_executor, pool, process_executor, rayon_pool, scoped_threads, serial, thread_executor,
};
use crate::{Answers, Work};

/// One way of doing any work.
pub struct Runner<W: Work> {
    /// The middle part of its ids.
    pub name: &'static str,
    /// Does the work on all items, with as many workers as the second argument says. It starts its workers and ends
    /// them: an iteration is the whole answer.
    pub run: fn(items: &[W::Item], workers: usize) -> Answers<W>,
}

/// The one that all others are compared with. It pays no attention to the number of workers.
pub fn serial<W: Work>() -> Runner<W> {
    let (name, run) = ("serial", serial::run::<W>);
    Runner { name, run }
}

/// Those whose workers are threads.
pub fn on_threads<W: Work>() -> Vec<Runner<W>> {
    named::<W, 4>([
        ("scoped_threads", scoped_threads::run::<W>),
        ("rayon", rayon_pool::run::<W>),
        ("crossbeam_executor", crossbeam_executor::run::<W>),
        ("thread_executor", thread_executor::run::<W>),
    ])
}

/// Those whose workers are processes. `main` must have called `multiprocess::init` first.
pub fn on_processes<W: Work>() -> Vec<Runner<W>> {
    named::<W, 2>([
        ("pool", pool::run::<W>),
        ("process_executor", process_executor::run::<W>),
    ])
}

/// All that take workers.
pub fn parallel<W: Work>() -> Vec<Runner<W>> {
    let mut runners = on_threads();
    runners.extend(on_processes());
    runners
}

type Named<W> = (&'static str, fn(&[<W as Work>::Item], usize) -> Answers<W>);

fn named<W: Work, const N: usize>(runners: [Named<W>; N]) -> Vec<Runner<W>> {
    let runner = |(name, run)| Runner { name, run };
    runners.into_iter().map(runner).collect()
}

#[cfg(test)]
mod tests {
    use super::{on_threads, serial};
    use crate::{PiMc, PrimeRange, SumSquare, Work};

    /// The runners on processes are left out: their workers would be this test program, started again, whose
    /// `main` is not ours. The benchmark checks them, also when it runs as a test.
    fn all_do_everything_once_and_in_order<W: Work>(works: &[W]) {
        let runners = on_threads::<W>().into_iter().chain([serial()]);
        for runner in runners {
            for (work, workers) in works
                .iter()
                .flat_map(|work| (1..=5).map(move |w| (work, w)))
            {
                let items = work.items();
                let answers = (runner.run)(&items, workers).expect(runner.name);
                assert_eq!(answers.len(), items.len(), "{} {workers}", runner.name);
                let checked = work.check(&answers);
                assert_eq!(checked, Ok(()), "{} {workers}", runner.name);
            }
        }
    }

    #[test]
    fn sums() {
        all_do_everything_once_and_in_order(&[0, 1, 2, 3, 100, 1_001].map(SumSquare::new));
    }

    #[test]
    fn primes() {
        let range = PrimeRange::new(1_000_000, 1_000_200);
        assert_eq!(range.primes()[..2], [1_000_003, 1_000_033]);
        all_do_everything_once_and_in_order(&[range, PrimeRange::new(9, 9)]);
    }

    #[test]
    fn estimates() {
        all_do_everything_once_and_in_order(&[0, 1, 7].map(PiMc::new));
    }

    #[test]
    fn a_wrong_answer_is_seen() {
        let work = SumSquare::new(100);
        let mut sums = (serial::<SumSquare>().run)(&work.items(), 1).expect("it cannot fail");
        sums.swap(7, 8);
        let wrong = work.check(&sums).unwrap_err();
        assert_eq!(wrong, "the answer to item 7 is 140, and right is 91");
    }
}
