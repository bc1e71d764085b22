//! A mistake: processes are started, forgotten, and still run when the answer is given.

mod mistakes;

use course_core::foo;
use mistakes::{Answer, Mistake, nobody};
use multiprocess::Process;
use spec::{Verdict, ex1::Subject};
use std::mem;
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(naps: usize) -> Answer<()> {
    for _ in 0..naps {
        let process = Process::start(|()| foo(), ())?;
        mem::forget(process); // dropping it would wait for it
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
        verdict: Verdict::LeftRunning,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "foo",
        run: |answer| (answer.parallel_runner_loop)(4),
    })
}
