//! The ends: of a worker that has done its share, of a task that takes too long, and of the pool.

use std::time::{Duration, Instant};

use super::state::{Stage, State};
use super::worker::{Phase, Reason, Worker};
use crate::Error;

/// How long a worker without a task may take to leave before it is killed: it may have been stopped, or its exit handlers wait.
const GRACE: Duration = Duration::from_secs(1);

impl State {
    /// Workers that have done their share leave, and new ones come.
    pub(crate) fn retire(&mut self) {
        for place in 0..self.workers.len() {
            let Some(worker) = &self.workers[place] else {
                continue;
            };
            if worker.phase == Phase::Ready && worker.idle() && self.allowance(worker) == 0 {
                self.workers[place].as_mut().expect("just seen").finish();
            }
        }
    }

    /// When something must be done although nothing happens; none while no limit is running.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        let limit = self.config.task_timeout;
        self.workers
            .iter()
            .flatten()
            .filter_map(|worker| time_is_up_at(worker, limit))
            .min_by_key(|(at, _)| *at)
            .map(|(at, _)| at)
    }

    /// Kills the workers whose task has run too long, and those that were to leave and stayed. What was handed out behind
    /// a task is taken back first.
    pub(crate) fn enforce_limits(&mut self) {
        let limit = self.config.task_timeout;
        for place in 0..self.workers.len() {
            if !self.time_is_up(place) {
                continue;
            }
            // It may have finished, and we were slow to look.
            self.read(place);
            let Some(worker) = &mut self.workers[place] else {
                continue;
            };
            let Some((_, reason)) = time_is_up_at(worker, limit).filter(|(at, _)| is_past(*at))
            else {
                continue;
            };
            for chunk in worker.take_back().into_iter().rev() {
                self.queue.push_front(chunk);
            }
            worker.kill(reason);
            self.bury(place);
        }
    }

    fn time_is_up(&self, place: usize) -> bool {
        self.workers[place]
            .as_ref()
            .and_then(|worker| time_is_up_at(worker, self.config.task_timeout))
            .is_some_and(|(at, _)| is_past(at))
    }

    /// The next step to the end of the pool; true when it is reached.
    pub(crate) fn wind_up(&mut self) -> bool {
        match self.stage {
            Stage::Running => return false,
            Stage::Draining => {
                if self.queue.is_empty() && self.workers.iter().flatten().all(Worker::idle) {
                    self.workers.iter_mut().flatten().for_each(Worker::finish);
                    self.stage = Stage::Leaving;
                }
            }
            Stage::Leaving => {}
        }
        self.workers.iter().all(Option::is_none)
    }

    /// Ends every worker now; what they ran, and what waits, fails.
    pub(crate) fn terminate(&mut self) {
        self.stage = Stage::Leaving;
        self.fail_queue(&Error::Closed);
        // First all are told, then all are waited for.
        self.workers
            .iter_mut()
            .flatten()
            .for_each(|worker| worker.kill(Reason::Terminated));
        for place in 0..self.workers.len() {
            self.bury(place);
        }
        self.fail_queue(&Error::Closed);
    }
}

fn is_past(at: Instant) -> bool {
    at <= Instant::now()
}

/// When the worker must be killed if nothing more comes from it, and why.
fn time_is_up_at(worker: &Worker, limit: Option<Duration>) -> Option<(Instant, Reason)> {
    let stays = worker
        .leaving_since
        .map(|since| (since + GRACE, Reason::Stayed));
    // A limit past the end of time is none.
    let runs = || worker.busy_since.checked_add(limit?);
    let runs = (!worker.idle()).then(runs).flatten();
    stays.or(runs.map(|at| (at, Reason::TimedOut)))
}
