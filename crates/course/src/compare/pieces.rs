//! A line of a program, broken to fit.

/// How much further the rest of a line begins than the line.
const FURTHER: usize = 4;

/// `line` in pieces of at most `width` columns: broken at spaces or methods where there are any, and the
/// rest indented.
pub(super) fn pieces(line: &str, width: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest: Vec<char> = line.chars().collect();
    let margin = margin(&rest);
    let indent = (margin + FURTHER).min(width / 2);
    while rest.len() > width {
        let tail = rest.split_off(end(&rest, width));
        let piece: String = rest.iter().collect();
        pieces.push(piece.trim_end().to_owned());
        let tail = tail.into_iter().skip_while(|letter| *letter == ' ');
        rest = std::iter::repeat_n(' ', indent).chain(tail).collect();
    }
    pieces.push(rest.into_iter().collect());
    pieces
}

/// Where a line that is too long ends: at its last space, else before its last call of a method.
fn end(line: &[char], width: usize) -> usize {
    let margin = margin(line);
    let last = |is_it: &dyn Fn(usize) -> bool| (margin + 1..=width).rev().find(|at| is_it(*at));
    let space = last(&|at| line[at] == ' ');
    let method = || last(&|at| line[at] == '.' && !line[at - 1..].starts_with(&['.', '.']));
    space.or_else(method).unwrap_or(width)
}

fn margin(line: &[char]) -> usize {
    line.iter().take_while(|letter| **letter == ' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_at_its_spaces() {
        assert_eq!(
            pieces("  let total = numbers.sum();", 20),
            ["  let total =", "      numbers.sum();"]
        );
        assert_eq!(pieces("short", 18), ["short"]);
        assert_eq!(pieces("", 18), [""]);
    }

    #[test]
    fn a_line_without_a_space_is_broken_before_a_method() {
        assert_eq!(
            pieces("(0..numbers).map(sum_square).collect()", 34),
            ["(0..numbers).map(sum_square)", "    .collect()"]
        );
    }

    #[test]
    fn where_there_is_no_space_nothing_is_lost() {
        assert_eq!(pieces("0123456789abcdef", 10), ["0123456789", "    abcdef"]);
        let deep = format!("{:30}x", "");
        assert_eq!(pieces(&deep, 10).concat().trim(), "x");
    }
}
