//! Which worker gets which chunk; and how a task leaves the pool before it has started.

use std::sync::Arc;

use super::chunk::{Call, Chunk};
use super::state::State;
use super::worker::{Phase, Worker};
use crate::Error;

/// How many chunks are handed to a worker before it has answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ahead {
    /// One that runs and one ahead: a write for each chunk that a caller submits would cost more than it saves.
    Few,
    /// So many that worker and parent need not wait for each other: it is the answers to others that bring us here, and one
    /// write takes them all.
    Many,
}

const FEW: usize = 2;
const MANY: usize = 128;

impl State {
    /// Hands out what waits.
    ///
    /// A worker without a task comes first. Only when each has one does any get more, so that it need not
    /// wait for us between the two; and what has not started is taken back when another worker would be idle.
    pub(crate) fn dispatch(&mut self, ahead: Ahead) {
        while self.next_chunk_is_wanted() {
            let Some(place) = self.taker(ahead) else {
                break;
            };
            self.hand(place);
        }
        self.share();
        // A worker whose last tasks were taken back has done its share without a reply that would say so.
        self.retire();
        for worker in self.workers.iter_mut().flatten() {
            worker.flush(&self.registry);
        }
    }

    /// Drops from the front of the queue what nobody wants; whether something is left.
    fn next_chunk_is_wanted(&mut self) -> bool {
        while let Some(chunk) = self.queue.front() {
            if !chunk.call.abandoned() {
                return true;
            }
            chunk.fail(&Error::Cancelled, &self.post);
            self.queue.pop_front();
        }
        false
    }

    /// Which worker gets the next chunk.
    fn taker(&self, ahead: Ahead) -> Option<usize> {
        let all_have_one = self.workers.iter().flatten().all(|worker| !worker.idle());
        let limit = match (all_have_one, ahead) {
            (false, _) => 1,
            (true, Ahead::Many) if self.queue.front().is_some_and(Chunk::is_light) => MANY,
            (true, _) => FEW,
        };
        let takes = |worker: &Worker| {
            worker.phase == Phase::Ready && worker.chunks() < limit && self.allowance(worker) > 0
        };
        let candidates = self
            .workers
            .iter()
            .enumerate()
            .filter_map(|(place, w)| Some((place, w.as_ref()?)));
        candidates
            .filter(|(_, w)| takes(w))
            .min_by_key(|(_, w)| w.chunks())
            .map(|(place, _)| place)
    }

    /// How many more tasks the worker may be given in its life.
    pub(super) fn allowance(&self, worker: &Worker) -> u64 {
        self.config
            .max_tasks_per_child
            .map_or(u64::MAX, |most| most.saturating_sub(worker.tasks_given()))
    }

    fn hand(&mut self, place: usize) {
        let (Some(worker), Some(mut chunk)) = (&self.workers[place], self.queue.pop_front()) else {
            return;
        };
        let most = self.allowance(worker);
        if u64::from(chunk.count) > most {
            let front = chunk.split_front(u32::try_from(most).expect("less than a chunk"));
            self.queue.push_front(std::mem::replace(&mut chunk, front));
        }
        if let Some(worker) = &mut self.workers[place] {
            worker.hand(chunk);
        }
    }

    /// An idle worker gets something of what the fullest one has not started.
    fn share(&mut self) {
        while self.queue.is_empty()
            && self
                .taker(Ahead::Few)
                .is_some_and(|place| self.worker(place).idle())
        {
            let fullest = self
                .workers
                .iter_mut()
                .flatten()
                .max_by_key(|worker| worker.spare());
            let Some(fullest) = fullest.filter(|worker| worker.spare() > 0) else {
                return;
            };
            for mut chunk in fullest.take_back() {
                let half = chunk.count / 2;
                if chunk.divisible && half > 0 {
                    self.queue.push_back(chunk.split_front(half));
                }
                self.queue.push_back(chunk);
            }
            while let Some(place) = self.taker(Ahead::Many).filter(|_| !self.queue.is_empty()) {
                self.hand(place);
            }
        }
    }

    fn worker(&self, place: usize) -> &Worker {
        self.workers[place].as_ref().expect("a place with a worker")
    }

    /// Cancels every task that has not started.
    pub(crate) fn cancel_waiting(&mut self) {
        let back: Vec<Chunk> = self
            .workers
            .iter_mut()
            .flatten()
            .flat_map(Worker::take_back)
            .collect();
        self.queue.extend(back);
        self.fail_queue(&Error::Cancelled);
    }

    /// Takes those tasks of `call` out of the pool that have not started.
    pub(crate) fn cancel(&mut self, call: &Arc<dyn Call>) {
        let is_it = |chunk: &Chunk| Arc::ptr_eq(&chunk.call, call);
        let holders = self.workers.iter_mut().flatten();
        let back: Vec<Chunk> = holders
            .filter(|worker| worker.has(is_it))
            .flat_map(Worker::take_back)
            .collect();
        for chunk in back.into_iter().rev() {
            self.queue.push_front(chunk);
        }
        self.queue.retain(|chunk| {
            if is_it(chunk) {
                chunk.fail(&Error::Cancelled, &self.post);
            }
            !is_it(chunk)
        });
        self.dispatch(Ahead::Few);
    }

    /// Whether the one task of `call` runs now.
    pub(crate) fn runs(&self, call: &Arc<dyn Call>) -> bool {
        self.workers
            .iter()
            .flatten()
            .any(|worker| worker.runs(|chunk| Arc::ptr_eq(&chunk.call, call)))
    }
}
