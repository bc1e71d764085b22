//! What could not be read, as people are told of it.

/// More of them would hide the report.
const MOST: usize = 10;

/// The first ten, and how many more there are. JSON has them all.
pub fn shortened(remarks: &[String]) -> Vec<String> {
    let mut told: Vec<String> = remarks.iter().take(MOST).cloned().collect();
    if remarks.len() > MOST {
        told.push(format!("and {} more", remarks.len() - MOST));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut() {
        let remarks: Vec<String> = (0..13).map(|number| number.to_string()).collect();
        assert_eq!(shortened(&remarks[..10]), remarks[..10]);
        let told = shortened(&remarks);
        assert_eq!(told[..10], remarks[..10]);
        assert_eq!(told[10..], ["and 3 more"]);
    }
}
