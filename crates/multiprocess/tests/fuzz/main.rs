//! Damaged bytes on their way from a worker: tasks write into the channel, which is not theirs.
//!
//! `FUZZ_SECONDS=60 cargo test -p multiprocess --test fuzz` runs longer than the usual two seconds.

#[cfg(target_os = "linux")]
#[path = "../common/mod.rs"]
mod common;
#[cfg(target_os = "linux")]
mod scribbles;

#[cfg(target_os = "linux")]
fn main() {
    multiprocess::init();
    let check = common::check(
        "scribbles_on_the_channel",
        scribbles::scribbles_on_the_channel,
    );
    common::run(vec![check], &[])
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("not run here: what is left is read from Linux's process table");
}
