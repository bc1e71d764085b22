//! Wrong in task 2: counts that are told too late, not at all, or made up.

use course_core::count_for_a_moment;
use crossbeam::channel;
use spec::corpus::Entry;
use spec::ex6::{Answer, Subject};
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(counts, sender_never_dropped, Deadlock),
        wrong!(counts, told_at_the_end, HeldBack),
        wrong!(counts, one_thread_after_the_other, Serialised),
        wrong!(counts, the_first_of_each_alone, LostItems),
        wrong!(counts, tells_what_sounds_right, WrongResult),
        wrong!(counts, counts_once_and_tells_often, LostItems),
    ]
}

/// The loop over the counts ends with the last sender, and this function holds one.
fn sender_never_dropped<const MENDED: bool>(
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
fn one_thread_after_the_other<const MENDED: bool>(
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
fn the_first_of_each_alone<const MENDED: bool>(
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
fn counts_once_and_tells_often<const MENDED: bool>(
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
fn tells_what_sounds_right<const MENDED: bool>(
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
