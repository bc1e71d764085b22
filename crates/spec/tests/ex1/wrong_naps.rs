//! Wrong answers to task 1: three naps by hand.

use crate::{Answer, wrong_by_hand};
use course_core::foo;
use multiprocess::Process;
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex1::Subject;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_by_hand(
            "start_join_start_join",
            Verdict::Serialised,
            start_join::<false>,
            start_join::<true>,
        ),
        wrong_by_hand(
            "called_and_not_started",
            Verdict::Serialised,
            called::<false>,
            called::<true>,
        ),
        wrong_by_hand(
            "threads_for_processes",
            Verdict::WrongEngine,
            threads::<false>,
            threads::<true>,
        ),
        wrong_by_hand(
            "one_of_the_naps_forgotten",
            Verdict::LostItems,
            forgotten::<false>,
            forgotten::<true>,
        ),
        wrong_by_hand(
            "one_process_for_all",
            Verdict::Serialised,
            one_for_all::<false>,
            one_for_all::<true>,
        ),
        wrong_by_hand(
            "one_of_the_naps_at_home",
            Verdict::WrongEngine,
            at_home::<false>,
            at_home::<true>,
        ),
        wrong_by_hand(
            "idle_processes_beside_threads",
            Verdict::WrongEngine,
            beside::<false>,
            beside::<true>,
        ),
    ]
}

fn start_join<const MENDED: bool>() -> Answer<()> {
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
fn called<const MENDED: bool>() -> Answer<()> {
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

fn threads<const MENDED: bool>() -> Answer<()> {
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

fn forgotten<const MENDED: bool>() -> Answer<()> {
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
fn one_for_all<const MENDED: bool>() -> Answer<()> {
    if MENDED {
        return threads::<true>();
    }
    Process::start(|()| (0..3).for_each(|_| foo()), ())?.join()?;
    Ok(())
}

/// "The program itself is the third process."
fn at_home<const MENDED: bool>() -> Answer<()> {
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
fn beside<const MENDED: bool>() -> Answer<()> {
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
        threads::<false>()?;
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}
