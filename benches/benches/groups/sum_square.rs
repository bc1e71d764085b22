//! Exercise 3: the sums of squares.

use benches::{Session, SumSquare, parallel};
use std::cell::LazyCell;

pub(crate) fn run(session: &mut Session) {
    let numbers = session.size(20_000, 500);
    let work = LazyCell::new(|| SumSquare::new(numbers));
    let mut group = session.group("sum_square");
    group.run_all(&work, &parallel());
    group.finish();
}
