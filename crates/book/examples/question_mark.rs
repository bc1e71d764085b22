//! What `?` does. Chapter: processes.

use std::num::ParseIntError;

// ANCHOR: short
fn add(left: &str, right: &str) -> Result<u64, ParseIntError> {
    let left: u64 = left.parse()?;
    let right: u64 = right.parse()?;
    Ok(left + right)
}
// ANCHOR_END: short

#[expect(clippy::question_mark, reason = "it shows what `?` stands for")]
// ANCHOR: long
fn parse_or_return(text: &str) -> Result<u64, ParseIntError> {
    let number = match text.parse::<u64>() {
        Ok(number) => number,
        Err(error) => return Err(error),
    };
    Ok(number)
}
// ANCHOR_END: long

fn main() {
    for (left, right) in [("1", "2"), ("1", "two")] {
        match add(left, right) {
            Ok(sum) => println!("{left} + {right} = {sum}"),
            Err(error) => println!("{left} + {right}: {error}"),
        }
    }
    println!("{:?}", parse_or_return("3"));
}
