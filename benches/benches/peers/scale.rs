//! What the cases of `scale` share: how much there is to do, and what a task of theirs is.

use crate::case::Answer;
use course_core::{sum_square, sum_square_total};
use std::hint::black_box;
use std::time::Duration;

/// How large the large cases are.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// MiB that the large parent has touched.
    pub(crate) touched_mib: usize,
    /// Short tasks, of 1 ms, beside one that is as long as all of them.
    pub(crate) naps: u64,
}

impl Size {
    /// For figures that count.
    pub(crate) const FULL: Self = Size {
        touched_mib: 1024,
        naps: 1000,
    };
    /// To see that everything works.
    pub(crate) const TRIAL: Self = Size {
        touched_mib: 16,
        naps: 20,
    };
    /// Where nothing is large.
    pub(crate) const NONE: Self = Size {
        touched_mib: 0,
        naps: 1,
    };
}

/// A million tasks.
pub(crate) const MANY: u64 = 1_000_000;

/// The numbers that `sum_square` is called with: those below this.
pub(crate) const SUMS: u64 = 20_000;

/// A task that takes that long and no core.
pub(crate) fn nap(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}

/// The long task, then the short ones: what is handed out ahead to the first worker waits behind the long one.
pub(crate) fn naps_of(naps: u64) -> impl Iterator<Item = u64> {
    std::iter::once(naps).chain((0..naps).map(|_| 1))
}

pub(crate) fn check_sums(sums: impl IntoIterator<Item = u64>) -> Answer<()> {
    let total: u128 = sums.into_iter().map(u128::from).sum();
    if total == sum_square_total(SUMS) {
        Ok(())
    } else {
        Err("wrong sums".into())
    }
}

/// Half of the work of `sum_square`, on the thread that calls this.
pub(crate) fn every_second_sum(first: u64) {
    for number in (first..SUMS).step_by(2) {
        black_box(sum_square(black_box(number)));
    }
}
