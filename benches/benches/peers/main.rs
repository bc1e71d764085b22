//! The process pool against its peers, and against what sockets and threads give by themselves.

mod case;
#[cfg(unix)]
mod floor;
mod ours;
mod procspawn_pool;
mod table;
mod task;

use case::Case;

fn main() {
    multiprocess::init(); // worker processes start here too, and go no further
    procspawn::init(); // its workers as well
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    #[cfg(unix)]
    if let Some(done) = arguments.first().and_then(|role| floor::other_side(role)) {
        return done.expect("the other end of a floor");
    }
    print!("{}", table::table(&cases(), table::Effort::FULL));
}

fn cases() -> Vec<Case> {
    let mut cases = ours::cases();
    cases.extend(procspawn_pool::cases());
    #[cfg(unix)]
    cases.extend(floor::cases());
    cases
}
