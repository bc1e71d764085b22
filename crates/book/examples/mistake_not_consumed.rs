//! A mistake: an iterator says what to do, and nobody asks it to.

mod mistakes;

use course_core::foo;
use mistakes::{Answer, Mistake, nobody};
use multiprocess::Process;
use spec::{Verdict, ex1::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(naps: usize) -> Answer<()> {
    let _processes = (0..naps).map(|_| Process::start(|()| foo(), ()));
    Ok(()) // no process was started
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(naps: usize) -> Answer<()> {
    let starts = (0..naps).map(|_| Process::start(|()| foo(), ()));
    let processes: Vec<Process> = starts.collect::<Result<_, _>>()?; // `collect` asks for all
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}
// ANCHOR_END: mended

fn main() -> ExitCode {
    let answer = |parallel_runner_loop| Subject {
        parallel_runner_loop,
        ..nobody::ex1()
    };
    mistakes::main(Mistake {
        task: "parallel_runner_loop",
        verdict: Verdict::WorkNotSeen,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "foo",
        run: |answer| (answer.parallel_runner_loop)(4),
    })
}
