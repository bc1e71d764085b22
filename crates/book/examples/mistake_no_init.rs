//! A mistake: `main` does not begin with `multiprocess::init()`. It is the one that no check sees,
//! because the checks bring a `main` of their own.

use course_core::sum_square;
use multiprocess::Pool;
use std::process::ExitCode;

// ANCHOR: wrong
fn main() -> ExitCode {
    // multiprocess::init() is missing here
    match Pool::new(2).and_then(|pool| pool.map(sum_square, 0..1_000)) {
        Ok(sums) => {
            println!("{} sums", sums.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
// ANCHOR_END: wrong
