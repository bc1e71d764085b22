//! Exercise 4: estimates of pi from seeds. Every seed takes equally long.

use benches::{PiMc, Session, parallel};
use std::cell::LazyCell;

pub(crate) fn run(session: &mut Session) {
    let seeds = session.size(160, 4);
    let work = LazyCell::new(|| PiMc::new(seeds));
    let mut group = session.group("pi_mc");
    group.run_all(&work, &parallel());
    group.finish();
}
