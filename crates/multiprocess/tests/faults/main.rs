//! What goes wrong, and what a user of the library sees: that task alone fails, with its cause; nothing hangs, and
//! nothing is left behind.
//!
//! Each check runs in a process of its own with a deadline; see `common`.

#[cfg(target_os = "linux")]
mod checks;
#[cfg(target_os = "linux")]
#[path = "../common/mod.rs"]
mod common;

#[cfg(target_os = "linux")]
fn main() {
    checks::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("not run here: what is left is read from Linux's process table");
}
