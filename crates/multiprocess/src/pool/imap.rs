//! Results as they come, while inputs are still being read.

use std::collections::VecDeque;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::feed::Feed;
use crate::{Pool, Result};

/// The results of [`Pool::imap`](crate::Pool::imap), in the order of the inputs.
///
/// Dropping it takes back what has not started. The pool cannot be joined or dropped before it.
#[must_use = "a task's failure shows in its result alone"]
pub struct Imap<'pool, I, A, R> {
    feed: Feed<I, A>,
    pool: PhantomData<&'pool Pool>,
    /// Results that came, from the next one on.
    ready: VecDeque<Option<Result<R>>>,
    next: usize,
}

/// The results of [`Pool::imap_unordered`](crate::Pool::imap_unordered), as they come.
///
/// Dropping it takes back what has not started. The pool cannot be joined or dropped before it.
#[must_use = "a task's failure shows in its result alone"]
pub struct ImapUnordered<'pool, I, A, R> {
    feed: Feed<I, A>,
    pool: PhantomData<&'pool Pool>,
    ready: VecDeque<Result<R>>,
}

impl<I: Iterator<Item = A>, A: Serialize, R> Imap<'_, I, A, R> {
    /// The first tasks start at once.
    pub(crate) fn new(mut feed: Feed<I, A>) -> Self {
        feed.fill();
        Self {
            feed,
            pool: PhantomData,
            ready: VecDeque::new(),
            next: 0,
        }
    }
}

impl<I: Iterator<Item = A>, A: Serialize, R> ImapUnordered<'_, I, A, R> {
    /// The first tasks start at once.
    pub(crate) fn new(mut feed: Feed<I, A>) -> Self {
        feed.fill();
        Self {
            feed,
            pool: PhantomData,
            ready: VecDeque::new(),
        }
    }
}

impl<I: Iterator<Item = A>, A: Serialize, R: DeserializeOwned> Iterator for Imap<'_, I, A, R> {
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

impl<I: Iterator<Item = A>, A: Serialize, R: DeserializeOwned> Iterator
    for ImapUnordered<'_, I, A, R>
{
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
