//! Wrong in task 1: threads that wait for each other, or for which nobody waits.

use course_core::put;
use spec::corpus::Entry;
use spec::ex6::{Answer, Subject};
use std::sync::Mutex;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(dots, joined_before_the_second_is_started, Serialised),
        wrong!(dots, no_threads, Serialised),
        wrong!(dots, one_thread_prints_both, TooFewWorkers),
        wrong!(dots, nobody_waits, LostItems),
        wrong!(dots, a_lock_for_all_of_them, Serialised),
        wrong!(dots, a_thread_a_letter, OneWorkerPerItem),
    ]
}

fn print_multiple(text: &str, times: u64) {
    (0..times).for_each(|_| put(text));
}

/// What the mended answers do.
fn right_dots(times: u64) -> Answer<()> {
    thread::scope(|scope| {
        scope.spawn(|| print_multiple(".", times));
        scope.spawn(|| print_multiple("o", times));
    });
    Ok(())
}

fn joined_before_the_second_is_started<const MENDED: bool>(times: u64) -> Answer<()> {
    let mut handles = Vec::new();
    for text in [".", "o"] {
        let handle = thread::spawn(move || print_multiple(text, times));
        if MENDED {
            handles.push(handle);
        } else {
            handle.join().expect("no panic");
        }
    }
    for handle in handles {
        handle.join().expect("no panic");
    }
    Ok(())
}

/// It prints the same letters, and very nicely mixed.
fn no_threads<const MENDED: bool>(times: u64) -> Answer<()> {
    if MENDED {
        return right_dots(times);
    }
    for _ in 0..times {
        put(".");
        put("o");
    }
    Ok(())
}

fn one_thread_prints_both<const MENDED: bool>(times: u64) -> Answer<()> {
    if MENDED {
        return right_dots(times);
    }
    let both = move || {
        for _ in 0..times {
            put(".");
            put("o");
        }
    };
    thread::spawn(both).join().expect("no panic");
    Ok(())
}

/// The handles are dropped, and the threads go on alone.
fn nobody_waits<const MENDED: bool>(times: u64) -> Answer<()> {
    let dots = thread::spawn(move || print_multiple(".", times));
    let os = thread::spawn(move || print_multiple("o", times));
    if MENDED {
        dots.join().expect("no panic");
        os.join().expect("no panic");
    }
    Ok(())
}

/// So that the letters do not get mixed up.
fn a_lock_for_all_of_them<const MENDED: bool>(times: u64) -> Answer<()> {
    let stdout = Mutex::new(());
    let print = |text| {
        let turn = stdout.lock().expect("no panic");
        if MENDED {
            drop(turn);
        }
        print_multiple(text, times);
    };
    thread::scope(|scope| {
        scope.spawn(|| print("."));
        scope.spawn(|| print("o"));
    });
    Ok(())
}

fn a_thread_a_letter<const MENDED: bool>(times: u64) -> Answer<()> {
    if MENDED {
        return right_dots(times);
    }
    thread::scope(|scope| {
        for _ in 0..times {
            scope.spawn(|| put("."));
            scope.spawn(|| put("o"));
        }
    });
    Ok(())
}
