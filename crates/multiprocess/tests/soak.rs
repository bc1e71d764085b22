//! Random kills over a stream of checked tasks. Not part of a plain `cargo test`; for a minute of it:
//!
//! ```text
//! cargo test -p multiprocess --test soak -- --ignored
//! SOAK_SECONDS=600 cargo test -p multiprocess --test soak -- --ignored
//! ```

mod common;

fn main() {}
