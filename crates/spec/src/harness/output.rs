//! What an answer prints: read to the end, so that it never blocks, and the last of it kept.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// So much is kept of each stream,
const KEPT: usize = 16 << 10;
/// and so much of it is shown.
const SHOWN_LINES: usize = 20;
const SHOWN_BYTES: usize = 2000;

/// The end of what came through a pipe.
#[derive(Clone, Default)]
pub(super) struct Tail {
    shared: Arc<(Mutex<Seen>, Condvar)>,
}

#[derive(Default)]
struct Seen {
    kept: VecDeque<u8>,
    dropped: u64,
    ended: bool,
}

impl Tail {
    /// Reads `pipe` on a thread of its own until everybody who could write to it has ended.
    pub(super) fn of(mut pipe: impl Read + Send + 'static) -> Self {
        let tail = Self::default();
        let shared = Arc::clone(&tail.shared);
        thread::spawn(move || {
            let (seen, ended) = &*shared;
            let mut buffer = vec![0; 8 << 10];
            while let Ok(count @ 1..) = pipe.read(&mut buffer) {
                let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
                seen.take(&buffer[..count]);
            }
            seen.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
            ended.notify_all();
        });
        tail
    }

    /// All that is kept. Waits for the end of the pipe, but a second at most: a process that escaped
    /// the guard may hold it open.
    pub(super) fn printed(&self) -> Printed {
        let (seen, ended) = &*self.shared;
        let seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        let (seen, _) = ended
            .wait_timeout_while(seen, Duration::from_secs(1), |seen| !seen.ended)
            .unwrap_or_else(PoisonError::into_inner);
        let bytes: Vec<u8> = seen.kept.iter().copied().collect();
        Printed {
            text: String::from_utf8_lossy(&bytes).trim_end().to_owned(),
            dropped: seen.dropped,
        }
    }
}

/// What one stream took.
pub(super) struct Printed {
    /// The end of it.
    pub(super) text: String,
    /// How many bytes came before that.
    dropped: u64,
}

impl Seen {
    fn take(&mut self, bytes: &[u8]) {
        self.kept.extend(bytes);
        let surplus = self.kept.len().saturating_sub(KEPT);
        self.kept.drain(..surplus);
        self.dropped += surplus as u64;
    }
}

impl Printed {
    /// The last lines, with a word of how much came before them.
    pub(super) fn shown(&self) -> String {
        let text = &self.text;
        let few = text.len().saturating_sub(SHOWN_BYTES);
        let few = (few..=text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        let mut lines = text[few..].rmatch_indices('\n').map(|(at, _)| few + at + 1);
        let start = lines.nth(SHOWN_LINES - 1).unwrap_or(few);
        let before = self.dropped + start as u64;
        if before == 0 {
            return text.to_owned();
        }
        format!("({before} bytes before this)\n{}", &text[start..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn a_few_lines_are_shown_as_they_are() {
        assert_eq!(
            Tail::of(Cursor::new("one\ntwo\n")).printed().shown(),
            "one\ntwo"
        );
    }

    #[test]
    fn of_many_lines_the_last_are_shown() {
        let lines: Vec<_> = (0..10_000).map(|line| format!("line {line}")).collect();
        let text = Tail::of(Cursor::new(lines.join("\n"))).printed().shown();
        assert!(text.ends_with("line 9998\nline 9999"), "{text}");
        assert_eq!(text.lines().count(), SHOWN_LINES + 1);
        let shown: usize = text.lines().skip(1).map(|line| line.len() + 1).sum();
        let before = lines.join("\n").len() - (shown - 1);
        assert_eq!(
            text.lines().next(),
            Some(format!("({before} bytes before this)").as_str())
        );
    }

    #[test]
    fn a_line_without_end_is_cut_between_two_letters() {
        let text = Tail::of(Cursor::new("ä".repeat(50_000))).printed().shown();
        let (first, rest) = text.split_once('\n').expect("two lines");
        assert_eq!(
            first,
            format!("({} bytes before this)", 100_000 - SHOWN_BYTES)
        );
        assert!(rest.chars().all(|letter| letter == 'ä'), "{rest}");
    }
}
