//! Exercise 5: the primes of a range. Four of its hundred numbers take nearly all of the time.

use benches::{PrimeRange, Session, parallel};
use std::cell::LazyCell;

pub(crate) fn run(session: &mut Session) {
    let start = session.size(100_000_000_000_000, 1_000_000_000);
    let work = LazyCell::new(|| PrimeRange::new(start, start + 100));
    let mut group = session.group("prime_range");
    group.run_all(&work, &parallel());
    group.finish();
}
