//! What Python's `if __name__ == "__main__":` is for, and what stands in its place here. Given.

use course_core::foo;
use multiprocess::Process;
use report::parts::Part;
use std::error::Error;
use std::process::{Command, ExitCode};

/// Set, this program leaves out what must come first in `main`.
const WITHOUT_INIT: &str = "COURSE_WITHOUT_INIT";

/// The whole program, where the part `guard` has started it to see what happens without `init`; none else. For a
/// `main` to call first.
pub fn without_init() -> Option<ExitCode> {
    std::env::var_os(WITHOUT_INIT)?;
    match Process::start(|()| foo(), ()) {
        Ok(_) => println!("a process was started"),
        Err(error) => println!("{error}"),
    }
    Some(ExitCode::SUCCESS)
}

pub(super) fn part() -> Part {
    Part::new(
        "guard",
        "what if `main` does not begin with `multiprocess::init()`?",
        start_without,
        |said| Ok(vec![said.clone()]),
    )
}

fn start_without() -> Result<String, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?)
        .env(WITHOUT_INIT, "yes")
        .output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
