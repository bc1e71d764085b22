//! To apply a function to a list: by a loop, and by an iterator. Chapter: the serial baseline.

// ANCHOR: function_argument
fn both(function: impl Fn(&str) -> usize, left: &str, right: &str) -> (usize, usize) {
    (function(left), function(right))
}
// ANCHOR_END: function_argument

// ANCHOR: shout
fn shout(word: &str) -> String {
    println!("now: {word}");
    word.to_uppercase()
}
// ANCHOR_END: shout

fn main() {
    // ANCHOR: by_hand
    let mut lengths = Vec::new();
    for word in ["one", "three", "fifteen"] {
        lengths.push(word.len());
    }
    println!("{lengths:?}");
    // ANCHOR_END: by_hand

    // ANCHOR: call_both
    let (left, right) = both(str::len, "one", "three");
    println!("{left} and {right}");
    let (left, right) = both(|word| word.len() * 2, "one", "three");
    println!("{left} and {right}");
    // ANCHOR_END: call_both

    // ANCHOR: built_in
    let words = ["one", "three", "fifteen"];
    let lengths: Vec<usize> = words.iter().map(|word| word.len()).collect();
    println!("{lengths:?}");
    // ANCHOR_END: built_in

    // ANCHOR: zip
    for (word, length) in words.iter().zip(lengths) {
        if length > 3 {
            println!("{word} is long");
        }
    }
    // ANCHOR_END: zip

    // ANCHOR: lazy
    let promised = ["one", "two"].into_iter().map(shout);
    println!("nothing has happened yet");
    let loud: Vec<String> = promised.collect();
    println!("{loud:?}");
    // ANCHOR_END: lazy
}
