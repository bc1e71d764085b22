//! What happens where `main` does not begin with `init`. Chapter: processes.

use multiprocess::Process;

fn greet() {
    println!("hello");
}

// ANCHOR: all
fn main() {
    // no `multiprocess::init()` here
    match Process::start(|()| greet(), ()) {
        Ok(_) => println!("it was started"),
        Err(error) => println!("{error}"),
    }
}
// ANCHOR_END: all
