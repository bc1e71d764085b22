//! What a function is that is not written yet. Chapter: before you start.

// ANCHOR: todo
/// Twice the number.
fn double(number: u64) -> u64 {
    todo!("give back twice {number}")
}
// ANCHOR_END: todo

// ANCHOR: written
/// Three times the number.
fn triple(number: u64) -> u64 {
    number * 3
}
// ANCHOR_END: written

fn main() {
    println!("three times 2 is {}", triple(2));
    println!("twice 2 is {}", double(2));
}
