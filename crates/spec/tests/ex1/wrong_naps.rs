//! Wrong answers to task 1: three naps by hand.

use crate::Answer;
use course_core::foo;
use multiprocess::Process;
use spec::corpus::Entry;
use spec::ex1::Subject;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(parallel_runner, start_join_start_join, Serialised),
        wrong!(parallel_runner, called_and_not_started, Serialised),
        wrong!(parallel_runner, threads_for_processes, WrongEngine),
        wrong!(parallel_runner, one_of_the_naps_forgotten, LostItems),
        wrong!(parallel_runner, one_process_for_all, Serialised),
        wrong!(parallel_runner, one_of_the_naps_at_home, WrongEngine),
        wrong!(parallel_runner, idle_processes_beside_threads, WrongEngine),
    ]
}

fn start_join_start_join<const MENDED: bool>() -> Answer<()> {
    let mut p1 = Process::start(|()| foo(), ())?;
    if !MENDED {
        p1.join()?;
    }
    let mut p2 = Process::start(|()| foo(), ())?;
    if !MENDED {
        p2.join()?;
    }
    let mut p3 = Process::start(|()| foo(), ())?;
    p3.join()?;
    p2.join()?;
    p1.join()?;
    Ok(())
}

/// As Python's `target=foo()`: the nap is taken here, and the process gets what it returned.
#[expect(clippy::unit_arg, reason = "the mistake")]
fn called_and_not_started<const MENDED: bool>() -> Answer<()> {
    let start = || {
        if MENDED {
            Process::start(|()| foo(), ())
        } else {
            Process::start(|()| (), foo())
        }
    };
    for mut process in [start()?, start()?, start()?] {
        process.join()?;
    }
    Ok(())
}

fn threads_for_processes<const MENDED: bool>() -> Answer<()> {
    if MENDED {
        for mut process in [nap()?, nap()?, nap()?] {
            process.join()?;
        }
        return Ok(());
    }
    for thread in [(), (), ()].map(|()| thread::spawn(foo)) {
        thread.join().expect("no panic");
    }
    Ok(())
}

fn nap() -> multiprocess::Result<Process> {
    Process::start(|()| foo(), ())
}

fn one_of_the_naps_forgotten<const MENDED: bool>() -> Answer<()> {
    let mut p1 = nap()?;
    let mut p2 = nap()?;
    if MENDED {
        nap()?.join()?;
    }
    p1.join()?;
    p2.join()?;
    Ok(())
}

/// The loop is in the process.
fn one_process_for_all<const MENDED: bool>() -> Answer<()> {
    if MENDED {
        return threads_for_processes::<true>();
    }
    Process::start(|()| (0..3).for_each(|_| foo()), ())?.join()?;
    Ok(())
}

/// "The program itself is the third process."
fn one_of_the_naps_at_home<const MENDED: bool>() -> Answer<()> {
    let mut p1 = nap()?;
    let mut p2 = nap()?;
    if MENDED {
        nap()?.join()?;
    } else {
        foo();
    }
    p1.join()?;
    p2.join()?;
    Ok(())
}

/// There are three processes, and the naps are elsewhere.
fn idle_processes_beside_threads<const MENDED: bool>() -> Answer<()> {
    let idle = |()| {
        if MENDED {
            foo();
        }
    };
    let processes = [
        Process::start(idle, ())?,
        Process::start(idle, ())?,
        Process::start(idle, ())?,
    ];
    if !MENDED {
        threads_for_processes::<false>()?;
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}
