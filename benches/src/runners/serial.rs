//! One item after the other.

use crate::{Answers, Work};

#[expect(clippy::unnecessary_wraps, reason = "all runners have one signature")]
pub(crate) fn run<W: Work>(items: &[W::Item], _workers: usize) -> Answers<W> {
    Ok(items.iter().cloned().map(W::task).collect())
}
