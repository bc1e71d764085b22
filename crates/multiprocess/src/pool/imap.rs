//! Results as they come, while inputs are still being read.

use std::collections::VecDeque;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::feed::Feed;
use crate::Result;

/// The results of [`Pool::imap`](crate::Pool::imap), in the order of the inputs.
///
/// Dropping it cancels what has not started.
pub struct Imap<I, A, R> {
    feed: Feed<I, A>,
    /// Results that came, from the next one on.
    ready: VecDeque<Option<Result<R>>>,
    next: usize,
}

/// The results of [`Pool::imap_unordered`](crate::Pool::imap_unordered), as they come.
///
/// Dropping it cancels what has not started.
pub struct ImapUnordered<I, A, R> {
    feed: Feed<I, A>,
    ready: VecDeque<Result<R>>,
}

impl<I, A, R> Imap<I, A, R> {
    pub(crate) fn new(feed: Feed<I, A>) -> Self {
        Self {
            feed,
            ready: VecDeque::new(),
            next: 0,
        }
    }
}

impl<I, A, R> ImapUnordered<I, A, R> {
    pub(crate) fn new(feed: Feed<I, A>) -> Self {
        Self {
            feed,
            ready: VecDeque::new(),
        }
    }
}

impl<I: Iterator<Item = A>, A: Serialize, R: DeserializeOwned> Iterator for Imap<I, A, R> {
    type Item = Result<R>;

    fn next(&mut self) -> Option<Result<R>> {
        while !matches!(self.ready.front(), Some(Some(_))) {
            let (next, ready) = (self.next, &mut self.ready);
            self.feed.next_piece()?.into_results(|index, result| {
                let at = index - next;
                if ready.len() <= at {
                    ready.resize_with(at + 1, || None);
                }
                ready[at] = Some(result);
            });
        }
        self.next += 1;
        self.feed.used(1);
        self.ready.pop_front().flatten()
    }
}

impl<I: Iterator<Item = A>, A: Serialize, R: DeserializeOwned> Iterator for ImapUnordered<I, A, R> {
    type Item = Result<R>;

    fn next(&mut self) -> Option<Result<R>> {
        while self.ready.is_empty() {
            let ready = &mut self.ready;
            self.feed
                .next_piece()?
                .into_results(|_, result| ready.push_back(result));
        }
        self.feed.used(1);
        self.ready.pop_front()
    }
}
