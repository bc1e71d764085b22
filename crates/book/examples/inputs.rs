//! One function, a different input for each process. Chapter: different inputs.

use multiprocess::{Process, ProcessPoolExecutor, Result};

// ANCHOR: letter
fn letter((name, copies): (String, u32)) {
    println!("{copies} letters for {name}");
}
// ANCHOR_END: letter

// ANCHOR: process
fn send_letters() -> Result<()> {
    let mut processes = Vec::new();
    for (name, copies) in [("Ada", 2), ("Grace", 3)] {
        let argument = (name.to_string(), copies);
        processes.push(Process::start(letter, argument)?);
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}
// ANCHOR_END: process

// ANCHOR: borrowed
fn greet(name: &str) {
    println!("hello {name}");
}

fn greet_one() -> Result<()> {
    #[cfg(not(feature = "wrong"))]
    let mut process = Process::start(|name: String| greet(&name), String::from("Ada"))?;
    #[cfg(feature = "wrong")]
    // ANCHOR: wrong
    let mut process = Process::start(greet, "Ada")?;
    // ANCHOR_END: wrong
    process.join()?;
    Ok(())
}
// ANCHOR_END: borrowed

// ANCHOR: map
fn vowels(word: String) -> usize {
    let vowel = |c: &char| "aeiou".contains(*c);
    word.chars().filter(vowel).count()
}

fn count_vowels() -> Result<Vec<usize>> {
    let words = ["queue", "pool", "worker"].map(String::from);
    let executor = ProcessPoolExecutor::new(2)?;
    executor.map(vowels, words)
}
// ANCHOR_END: map

fn main() -> Result<()> {
    multiprocess::init();
    send_letters()?;
    greet_one()?;
    println!("{:?}", count_vowels()?);
    Ok(())
}
