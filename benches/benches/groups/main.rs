//! What the course claims, measured: every exercise's work, by runner and by number of workers.
//!
//! ```text
//! cargo bench -p benches --bench groups                      all groups
//! cargo bench -p benches --bench groups -- '^sum_square/'    one
//! cargo bench -p benches --bench groups -- pool/2            the ids that contain it
//! ```

mod beside_python;
mod download;
mod false_sharing;
mod granularity;
mod imbalance;
mod input_files;
mod pi_mc;
mod prime_range;
mod sum_square;

use benches::{Pace, Session};

fn main() {
    multiprocess::init(); // worker processes start here too, and go no further
    let mut session = Session::new(env!("CARGO_TARGET_TMPDIR"), Pace::ANSWERS);
    sum_square::run(&mut session);
    prime_range::run(&mut session);
    pi_mc::run(&mut session);
    download::run(&mut session);
    input_files::run(&mut session);
    granularity::run(&mut session);
    imbalance::run(&mut session);
    false_sharing::run(&mut session);
    beside_python::run(&mut session);
    session.finish();
}
