//! A mistake: each process is joined in the loop that starts it.

mod mistakes;

use course_core::foo;
use mistakes::{Answer, Mistake, nobody};
use multiprocess::Process;
use spec::{Verdict, ex1::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(naps: usize) -> Answer<()> {
    for _ in 0..naps {
        let mut process = Process::start(|()| foo(), ())?;
        process.join()?; // the second starts when the first has ended
    }
    Ok(())
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(naps: usize) -> Answer<()> {
    let mut processes = Vec::new();
    for _ in 0..naps {
        processes.push(Process::start(|()| foo(), ())?);
    }
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
        verdict: Verdict::Serialised,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "foo",
        run: |answer| (answer.parallel_runner_loop)(4),
    })
}
