//! Random kills over a stream of checked tasks. Not part of a plain `cargo test`; for a minute of it:
//!
//! ```text
//! cargo test -p multiprocess --test soak -- --ignored --nocapture
//! ```
//!
//! `SOAK_SECONDS` makes it longer, and `SOAK_SEED` repeats a run's random numbers.

#[cfg(target_os = "linux")]
#[path = "../common/mod.rs"]
mod common;
#[cfg(target_os = "linux")]
mod kills;

#[cfg(target_os = "linux")]
fn main() {
    multiprocess::init();
    let soak =
        libtest_mimic::Trial::test("random_kills", kills::random_kills).with_ignored_flag(true);
    libtest_mimic::run(&libtest_mimic::Arguments::from_args(), vec![soak]).exit()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("not run here: what is left is read from Linux's process table");
}
