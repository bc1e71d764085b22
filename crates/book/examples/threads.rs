//! Two threads, a variable that they share, and a channel between them. Chapter: threads without a GIL.

use multiprocess::{Result, ThreadPoolExecutor};
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

// ANCHOR: interleaving
fn print_multiple((text, n): (&str, u64)) {
    for _ in 0..n {
        print!("{text}");
    }
}

fn interleaving() -> Result<()> {
    let executor = ThreadPoolExecutor::new(2)?;
    let points = executor.submit(print_multiple, (".", 20))?;
    let letters = executor.submit(print_multiple, ("o", 20))?;
    points.result()?;
    letters.result()
}
// ANCHOR_END: interleaving

// ANCHOR: spawn
fn one_more() {
    let thread = thread::spawn(|| print_multiple(("x", 20)));
    print_multiple((" ", 1));
    thread.join().expect("it does not panic");
}
// ANCHOR_END: spawn

// ANCHOR: shared
fn offer(longest: &Mutex<String>, words: &[&str]) {
    for word in words {
        let mut longest = longest.lock().expect("no panic");
        if word.len() > longest.len() {
            *longest = (*word).to_string();
        }
        // here the lock is given back
    }
}

fn share() {
    let longest = Mutex::new(String::new());
    thread::scope(|scope| {
        scope.spawn(|| offer(&longest, &["one", "three"]));
        scope.spawn(|| offer(&longest, &["fifteen", "ten"]));
    }); // ends when its threads have ended
    let longest = longest.lock().expect("no panic");
    println!("the longest: {longest}");
}
// ANCHOR_END: shared

// ANCHOR: channel
fn talk() {
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        for word in ["one", "three"] {
            let sender = sender.clone();
            scope.spawn(move || sender.send((word, word.len())));
        }
        drop(sender); // else the loop waits for ever
        for (word, length) in receiver {
            println!("{word}: {length}");
        }
    });
}
// ANCHOR_END: channel

/// Two threads that write to the same place without a lock, which does not compile.
#[cfg(feature = "wrong")]
fn share_without_a_lock() {
    // ANCHOR: wrong
    let mut longest = String::new();
    thread::scope(|scope| {
        scope.spawn(|| longest.push_str("one"));
        scope.spawn(|| longest.push_str("three"));
    });
    // ANCHOR_END: wrong
    println!("{longest}");
}

fn main() -> Result<()> {
    interleaving()?;
    one_more();
    println!("\ncompleted all tasks");
    share();
    talk();
    #[cfg(feature = "wrong")]
    share_without_a_lock();
    Ok(())
}
