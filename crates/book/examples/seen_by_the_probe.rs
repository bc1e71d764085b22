//! What the probe sees: the program starts itself again, with a listener, and prints what it was told.
//!
//! ```text
//! cargo run -p book --example seen_by_the_probe
//! ```

use course_core::probe::{Call, Listener};
use course_core::sum_square;
use multiprocess::Pool;
use std::error::Error;
use std::process::Command;

fn main() -> Result<(), Box<dyn Error>> {
    multiprocess::init();
    if std::env::args().nth(1).as_deref() == Some("work") {
        return work();
    }
    // ANCHOR: listen
    let listener = Listener::watching("sum_square")?;
    let (name, value) = listener.environment(); // where it listens
    let program = std::env::current_exe()?;
    Command::new(program)
        .arg("work")
        .env(name, value)
        .status()?;
    let evidence = listener.finish();
    // ANCHOR_END: listen
    let zero = evidence.calls.first().map_or(0, |call| call.start);
    println!("call                 process         from      to (ms)");
    for call in &evidence.calls {
        println!("{}", line(call, zero));
    }
    println!("at most {} at once", evidence.peak);
    Ok(())
}

// ANCHOR: work
fn work() -> Result<(), Box<dyn Error>> {
    let pool = Pool::new(2)?;
    pool.map(sum_square, (1..=6).map(|number| number * 600_000))?;
    Ok(())
}
// ANCHOR_END: work

fn line(call: &Call, zero: u64) -> String {
    let milliseconds = |time: u64| (time - zero) as f64 / 1e6;
    let name = format!("{}({})", call.name, call.item);
    let end = call.end.map_or("never".to_owned(), |end| {
        format!("{:9.2}", milliseconds(end))
    });
    format!(
        "{name:<20} {:>7}    {:9.2} {end}",
        call.worker.process,
        milliseconds(call.start)
    )
}
