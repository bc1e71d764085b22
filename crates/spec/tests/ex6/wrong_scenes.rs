//! Wrong in tasks 1 and 2: threads that wait for each other, or tell too late.

use crate::{Dots, counts, dots};
use course_core::{count_for_a_moment, put};
use crossbeam::channel;
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex6::{Answer, Counts, Subject};
use std::sync::Mutex;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_dots(
            "joined_before_the_second_is_started",
            Verdict::Serialised,
            joined_first::<false>,
            joined_first::<true>,
        ),
        wrong_dots(
            "no_threads",
            Verdict::Serialised,
            no_threads::<false>,
            no_threads::<true>,
        ),
        wrong_dots(
            "one_thread_prints_both",
            Verdict::TooFewWorkers,
            one_for_both::<false>,
            one_for_both::<true>,
        ),
        wrong_dots(
            "nobody_waits",
            Verdict::LostItems,
            nobody_waits::<false>,
            nobody_waits::<true>,
        ),
        wrong_dots(
            "a_lock_for_all_of_them",
            Verdict::Serialised,
            locked_out::<false>,
            locked_out::<true>,
        ),
        wrong_dots(
            "a_thread_a_letter",
            Verdict::OneWorkerPerItem,
            thread_a_letter::<false>,
            thread_a_letter::<true>,
        ),
        wrong_counts(
            "sender_never_dropped",
            Verdict::Deadlock,
            sender_kept::<false>,
            sender_kept::<true>,
        ),
        wrong_counts(
            "told_at_the_end",
            Verdict::HeldBack,
            told_at_the_end::<false>,
            told_at_the_end::<true>,
        ),
        wrong_counts(
            "one_thread_after_the_other",
            Verdict::Serialised,
            one_by_one::<false>,
            one_by_one::<true>,
        ),
        wrong_counts(
            "the_first_of_each_alone",
            Verdict::LostItems,
            first_alone::<false>,
            first_alone::<true>,
        ),
        wrong_counts(
            "tells_what_sounds_right",
            Verdict::WrongResult,
            made_up::<false>,
            made_up::<true>,
        ),
        wrong_counts(
            "counts_once_and_tells_often",
            Verdict::LostItems,
            counts_once::<false>,
            counts_once::<true>,
        ),
    ]
}

fn wrong_dots(name: &'static str, verdict: Verdict, wrong: Dots, mended: Dots) -> Entry<Subject> {
    Entry::wrong(name, "dots", verdict, dots(wrong), dots(mended))
}

fn wrong_counts(
    name: &'static str,
    verdict: Verdict,
    wrong: Counts,
    mended: Counts,
) -> Entry<Subject> {
    Entry::wrong(name, "counts", verdict, counts(wrong), counts(mended))
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

fn joined_first<const MENDED: bool>(times: u64) -> Answer<()> {
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

fn one_for_both<const MENDED: bool>(times: u64) -> Answer<()> {
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
fn locked_out<const MENDED: bool>(times: u64) -> Answer<()> {
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

fn thread_a_letter<const MENDED: bool>(times: u64) -> Answer<()> {
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

/// The loop over the counts ends with the last sender, and this function holds one.
fn sender_kept<const MENDED: bool>(
    names: &[&str],
    rounds: u64,
    tell: &mut dyn FnMut(&str, u64),
) -> Answer<()> {
    let (sender, counts) = channel::unbounded();
    thread::scope(|scope| {
        for name in names {
            let sender = sender.clone();
            scope.spawn(move || count(name, rounds, &sender));
        }
        let kept = if MENDED { None } else { Some(sender.clone()) };
        drop(sender);
        for (name, count) in &counts {
            tell(&name, count);
        }
        drop(kept);
    });
    Ok(())
}

fn count(name: &str, rounds: u64, sender: &channel::Sender<(String, u64)>) {
    for _ in 0..rounds {
        let count = count_for_a_moment(name);
        let _ = sender.send((name.to_owned(), count));
    }
}

/// When the scope has ended, all of it is there.
fn told_at_the_end<const MENDED: bool>(
    names: &[&str],
    rounds: u64,
    tell: &mut dyn FnMut(&str, u64),
) -> Answer<()> {
    let (sender, counts) = channel::unbounded();
    thread::scope(|scope| {
        for name in names {
            let sender = sender.clone();
            scope.spawn(move || count(name, rounds, &sender));
        }
        drop(sender);
        if MENDED {
            counts.iter().for_each(|(name, count)| tell(&name, count));
        }
    });
    counts.iter().for_each(|(name, count)| tell(&name, count));
    Ok(())
}

/// Each thread's counts are received before the next thread is started.
fn one_by_one<const MENDED: bool>(
    names: &[&str],
    rounds: u64,
    tell: &mut dyn FnMut(&str, u64),
) -> Answer<()> {
    let groups: Vec<&[&str]> = if MENDED {
        vec![names]
    } else {
        names.chunks(1).collect()
    };
    for group in groups {
        let (sender, counts) = channel::unbounded();
        thread::scope(|scope| {
            for name in group {
                let sender = sender.clone();
                scope.spawn(move || count(name, rounds, &sender));
            }
            drop(sender);
            counts.iter().for_each(|(name, count)| tell(&name, count));
        });
    }
    Ok(())
}

/// As many as there are threads are received, and not as many as they send.
fn first_alone<const MENDED: bool>(
    names: &[&str],
    rounds: u64,
    tell: &mut dyn FnMut(&str, u64),
) -> Answer<()> {
    let (sender, counts) = channel::unbounded();
    let all = names.len() * usize::try_from(rounds)?;
    thread::scope(|scope| {
        for name in names {
            let sender = sender.clone();
            scope.spawn(move || count(name, rounds, &sender));
        }
        let expected = if MENDED { all } else { names.len() };
        for (name, count) in counts.iter().take(expected) {
            tell(&name, count);
        }
    });
    Ok(())
}

/// The work is done once, and its result is sent again and again.
fn counts_once<const MENDED: bool>(
    names: &[&str],
    rounds: u64,
    tell: &mut dyn FnMut(&str, u64),
) -> Answer<()> {
    let (sender, counts) = channel::unbounded();
    thread::scope(|scope| {
        for name in names {
            let sender = sender.clone();
            scope.spawn(move || {
                let mut count = count_for_a_moment(name);
                for round in 0..rounds {
                    if MENDED && round > 0 {
                        count = count_for_a_moment(name);
                    }
                    let _ = sender.send((*name, count));
                }
            });
        }
        drop(sender);
        counts.iter().for_each(|(name, count)| tell(name, count));
    });
    Ok(())
}

/// The numbers of the rounds, and not what was counted in them.
fn made_up<const MENDED: bool>(
    names: &[&str],
    rounds: u64,
    tell: &mut dyn FnMut(&str, u64),
) -> Answer<()> {
    let (sender, counts) = channel::unbounded();
    thread::scope(|scope| {
        for name in names {
            let sender = sender.clone();
            scope.spawn(move || {
                for round in 1..=rounds {
                    let count = count_for_a_moment(name);
                    let _ = sender.send((*name, if MENDED { count } else { round }));
                }
            });
        }
        drop(sender);
        counts.iter().for_each(|(name, count)| tell(name, count));
    });
    Ok(())
}
